"""Quotes across articles, derived: which statements are one utterance (link.quotes), and the marks by which they are found.

Likeness of words and days makes pools, which only grow as articles are added; a pool is cut into quotes anew when a statement
comes to it or when one of its speakers becomes somebody else. So an article costs what the pools that it touches do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations, groupby

from sqlalchemy import Connection, bindparam, func, select

from onrecord.link.quotes import MOST_DAYS, RULES, Judge, Said, echoes, enough, least_shared, pooled, quote_id
from onrecord.link.quotes import quotes as cut_into_quotes
from onrecord.store import notes
from onrecord.store.batches import Row, cut, delete_with, insert, rows_with
from onrecord.store.printed import Printed, of_articles, of_statements
from onrecord.store.schema import articles, statements
from onrecord.store.schema_across import marks, quoted, quotes

_AT_ONCE = 200  # articles, or pools, whose statements are in memory together


def current(noted: Mapping[str, str]) -> bool:
    """Whether the quotes on file were made by these rules."""
    return noted.get("quotes") == RULES


def rebuild(connection: Connection) -> None:
    """Derives all quotes afresh, within the caller's transaction."""
    for table in (marks, quoted, quotes):
        connection.execute(table.delete())
    notes.write(connection, quotes=RULES, quoted="0")
    catch_up(connection, ())


def catch_up(connection: Connection, moved: Collection[int] | None) -> None:
    """Takes in what was added since; speakers in the articles `moved` (all, where None) may be others than before. Derives
    everything afresh where the quotes on file are of other rules."""
    noted = notes.read(connection)
    if not current(noted):
        rebuild(connection)
        return
    known = int(noted.get("quoted", "0"))
    new = connection.execute(select(articles.c.key).where(articles.c.key > known).order_by(articles.c.key)).scalars().all()
    touched: set[int] = set()
    for some in cut(new, _AT_ONCE):
        touched |= _take_in(connection, some)
    touched |= _pools_of(connection, moved)
    for pools in cut(sorted(touched), _AT_ONCE):
        _settle(connection, pools)
    notes.write(connection, quoted=str(max(new, default=known)))


def _pools_of(connection: Connection, moved: Collection[int] | None) -> set[int]:
    query = select(quoted.c.pool).where(quoted.c.pool.is_not(None)).distinct()
    if moved is None:
        return set(connection.execute(query).scalars())
    query = query.join_from(statements, quoted, quoted.c.statement == statements.c.key)
    return {row[0] for row in rows_with(connection, query, statements.c.article, sorted(moved))}


# --- pools ---


def _take_in(connection: Connection, new: Iterable[int]) -> set[int]:
    """Finds a place in the pools for the statements of these articles; gives the pools that this touches."""
    found = {each.key: each for each in of_articles(connection, new) if enough(each.wording)}
    insert(connection, quoted, map(_quoted_row, found.values()))
    insert(connection, marks, _mark_rows(found.values()))
    said = {key: each.said for key, each in found.items()}
    near = [*_near(connection, said), *_beside(found.values())]
    said.update({each.key: each.said for each in of_statements(connection, {key for _, key in near} - said.keys())})
    judge = Judge()
    alike = [(one, other) for one, other in near if judge.alike(said[one], said[other])]
    return _pool(connection, alike)


def _beside(found: Iterable[Printed]) -> Iterator[tuple[int, int]]:
    """Pairs of statements of one article."""
    for _, some in groupby(found, key=lambda each: each.head.id):
        yield from ((a.key, b.key) for a, b in combinations(some, 2) if echoes(a.said, b.said))


def _quoted_row(each: Printed) -> Row:
    day = each.day.toordinal() if each.day is not None else None
    return {"statement": each.key, "day": day, "marks": len(each.wording.marks), "pool": None, "quote": None}


def _mark_rows(found: Iterable[Printed]) -> Iterator[Row]:
    """In the order of the table, so that its pages fill up."""
    for mark, key in sorted((mark, each.key) for each in found for mark in each.wording.marks):
        yield {"mark": mark, "statement": key}


def _near(connection: Connection, said: Mapping[int, Said]) -> list[tuple[int, int]]:
    """Pairs of a new statement and one on file that share enough marks and lie near enough in time."""
    mine: dict[int, list[int]] = defaultdict(list)
    for key, each in said.items():
        for mark in each.wording.marks:
            mine[mark].append(key)
    shared = Counter[tuple[int, int]]()
    about: dict[int, tuple[int | None, int]] = {}
    query = select(marks.c.mark, quoted.c.statement, quoted.c.day, quoted.c.marks).select_from(_FOUND)
    for mark, other, day, count in rows_with(connection, query, marks.c.mark, sorted(mine)):
        about[other] = day, count
        shared.update((key, other) for key in mine[mark] if key != other and not (other in said and other < key))
    return sorted(pair for pair, count in shared.items() if _may(said[pair[0]], about[pair[1]], count))


_FOUND = marks.join(quoted, quoted.c.statement == marks.c.statement)


def _may(said: Said, other: tuple[int | None, int], shared: int) -> bool:
    day, count = other
    soon = said.day is None or day is None or abs(said.day.toordinal() - day) <= MOST_DAYS
    return soon and shared >= least_shared(len(said.wording.marks), count)


def _pool(connection: Connection, alike: Collection[tuple[int, int]]) -> set[int]:
    """Makes one pool of all that these pairs connect."""
    keys = sorted({key for pair in alike for key in pair})
    rows = rows_with(connection, select(quoted.c.statement, quoted.c.pool), quoted.c.statement, keys)
    known = {key: pool for key, pool in rows if pool is not None}
    made = pooled(keys, alike, known)
    renamed = [{"at": pool, "to": made[pool]} for pool in set(known.values()) if made[pool] != pool]
    if renamed:
        connection.execute(quoted.update().where(quoted.c.pool == bindparam("at")).values(pool=bindparam("to")), renamed)
    placed = [{"at": key, "to": made[key]} for key in keys if key not in known]
    if placed:
        connection.execute(quoted.update().where(quoted.c.statement == bindparam("at")).values(pool=bindparam("to")), placed)
    return {made[key] for key in keys}


# --- quotes ---


def _settle(connection: Connection, pools: Collection[int]) -> None:
    """Cuts these pools into quotes anew."""
    rows = list(rows_with(connection, select(quoted.c.statement, quoted.c.pool, quoted.c.quote), quoted.c.pool, pools))
    found = {each.key: each for each in of_statements(connection, (key for key, *_ in rows))}
    members: dict[int, list[Printed]] = defaultdict(list)
    for key, pool, _ in rows:
        members[pool].append(found[key])
    before = {key: quote for key, _, quote in rows if quote is not None}
    if before:
        gone = quoted.update().where(quoted.c.statement == bindparam("at")).values(quote=None)
        connection.execute(gone, [{"at": key} for key in before])
    delete_with(connection, quotes, quotes.c.key, sorted(set(before.values())))
    number = connection.execute(select(func.coalesce(func.max(quotes.c.key), 0))).scalar_one()
    for pool in sorted(members):
        for group in _groups(members[pool]):
            number += 1
            _write(connection, number, group)


def _groups(members: Iterable[Printed]) -> Iterator[list[Printed]]:
    by_id = {each.statement.id: each for each in members}
    for group in cut_into_quotes(each.said for each in by_id.values()):
        yield [by_id[said.id] for said in group]


def _write(connection: Connection, number: int, group: Collection[Printed]) -> None:
    carriers = len({each.head.outlet or each.head.id for each in group})
    id = quote_id([each.said for each in group])
    connection.execute(quotes.insert(), {"key": number, "id": id, "carriers": carriers, "statements": len(group)})
    rows = [{"at": each.key, "to": number} for each in group]
    connection.execute(quoted.update().where(quoted.c.statement == bindparam("at")).values(quote=bindparam("to")), rows)
