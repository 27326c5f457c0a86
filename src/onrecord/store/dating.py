"""What the record tells of when articles without a date came out, as articles are added.

With an article its traces are kept (link.datingtraces): those of a dated one in `traces`, of an undated one in `sought`. An
article makes `due` itself, if it is undated, or else the undated ones that share a trace with it; before the next question
what is due is derived anew, from all dated articles that share a trace. Articles stay as they were read, so what is derived
hangs on the set of articles, and is the same in whatever order they come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, exists, func, insert, select

from onrecord.link.dating import COMMON, RULES, Carrier, inferred
from onrecord.link.datingtraces import traces as traces_of
from onrecord.records import Article
from onrecord.store import batches, notes
from onrecord.store.schema import articles, datings, due, sought, traces
from onrecord.store.values import TEXT

_NOTE = "traced"  # by which rules the traces were made
_CARRIERS = (
    select(articles.c.id, articles.c.outlet, articles.c.published)
    .join_from(traces, articles, articles.c.key == traces.c.article)
    .where(traces.c.number == bindparam("number"))
    .limit(bindparam("most"))
)
_UNDATED: tuple[ColumnElement[bool], ...] = (articles.c.published.is_(None), articles.c.dated_from.is_(None))


def trace(connection: Connection, key: int, article: Article) -> None:
    """Keeps the traces of a new article, and notes whose date must be looked at again."""
    if key == 1:
        notes.write(connection, **{_NOTE: RULES})
    every = traces_of(article.text)
    if article.published is not None:
        numbers = {each.number for each in every if not each.old}
        _due(connection, _bearing_upon(connection, numbers))
        _keep(connection, traces, key, numbers)
    elif article.dating is None:
        _keep(connection, sought, key, {each.number for each in every})
        _due(connection, [key])


def stale(connection: Connection) -> bool:
    """Whether something is due, or the traces were made by other rules."""
    if connection.execute(select(exists(select(due.c.article)))).scalar_one():
        return True
    return (
        notes.read(connection).get(_NOTE) != RULES and connection.execute(select(exists(select(articles.c.key)))).scalar_one()
    )


def catch_up(connection: Connection) -> None:
    """Derives what is due, within the caller's transaction."""
    if notes.read(connection).get(_NOTE) != RULES:
        _trace_all(connection)
    keys = list(connection.execute(select(due.c.article).order_by(due.c.article)).scalars())
    batches.delete_with(connection, datings, datings.c.article, keys)
    for key in keys:
        _derive(connection, key)
    connection.execute(due.delete())


def derive(connection: Connection) -> None:
    """Derives all afresh, within the caller's transaction."""
    connection.execute(datings.delete())
    _due(connection, connection.execute(select(articles.c.key).where(*_UNDATED)).scalars())
    catch_up(connection)


def _trace_all(connection: Connection) -> None:
    """Makes all traces anew, an article after the other."""
    for table in (traces, sought, due, datings):
        connection.execute(table.delete())
    columns = (TEXT, articles.c.published, articles.c.dated_from)
    for key in connection.execute(select(articles.c.key)).scalars().all():
        text, published, dated = connection.execute(select(*columns).where(articles.c.key == key)).one()
        every = traces_of(text) if published is not None or dated is None else ()
        _keep(connection, traces if published else sought, key, {each.number for each in every if not (published and each.old)})
    _due(connection, connection.execute(select(articles.c.key).where(*_UNDATED)).scalars())
    notes.write(connection, **{_NOTE: RULES})


def _keep(connection: Connection, table: Table, key: int, numbers: Iterable[int]) -> None:
    batches.insert(connection, table, ({"number": number, "article": key} for number in sorted(numbers)))


def _due(connection: Connection, keys: Iterable[int]) -> None:
    rows = [{"article": key} for key in keys]
    if rows:
        connection.execute(insert(due).prefix_with("OR IGNORE"), rows)


def _bearing_upon(connection: Connection, numbers: Collection[int]) -> set[int]:
    """The undated articles that have one of the numbers; not by one that was too common before to count."""
    found: dict[int, list[int]] = defaultdict(list)
    query = select(sought.c.number, sought.c.article)
    for number, article in batches.rows_with(connection, query, sought.c.number, sorted(numbers)):
        found[number].append(article)
    return {each for number, every in found.items() if _count(connection, number) <= COMMON for each in every}


def _count(connection: Connection, number: int) -> int:
    """How many dated articles have it, counted to one beyond COMMON."""
    some = select(traces.c.article).where(traces.c.number == number).limit(COMMON + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def _derive(connection: Connection, key: int) -> None:
    text, outlet = connection.execute(select(TEXT, articles.c.outlet).where(articles.c.key == key)).one()
    own = traces_of(text)
    found = inferred(own, outlet, {each: _carriers(connection, each) for each in {trace.number for trace in own}})
    if found is not None:
        connection.execute(datings.insert(), {"article": key, "kind": found.kind, **_row(found.dating)})


def _row(dating: Any) -> dict[str, Any]:
    return {"first": dating.first, "last": dating.last, "confidence": dating.confidence, "words": dating.words}


def _carriers(connection: Connection, number: int) -> list[Carrier]:
    """The dated articles that have it; none where they are too many."""
    rows = connection.execute(_CARRIERS, {"number": number, "most": COMMON + 1}).all()
    return [Carrier(*row) for row in rows] if len(rows) <= COMMON else []
