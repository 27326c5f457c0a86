"""Stories and copies that follow articles as they are added: both are current up to the article that `meta` notes.

A new article is compared with those within days of it, whose sketches are read from one stretch of the file; the blocks
(link.stories) that it connects become one, and the stories of that block alone are told anew. The stories are those that a
derivation of everything makes.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from sqlalchemy import Connection, func, select

from onrecord.link import stories as telling
from onrecord.link.copies import signature
from onrecord.link.stories_likeness import DAYS, Traces
from onrecord.link.stories_terms import trace
from onrecord.link.union import Union
from onrecord.store import copies, notes
from onrecord.store.batches import insert, rows_with
from onrecord.store.schema import articles, sketches, stories
from onrecord.store.schema import copies as copied
from onrecord.store.stories_noted import RULES, last_article

_ORDER = (sketches.c.day, articles.c.id)


def follow(connection: Connection, *, afresh: bool = False) -> None:
    """Brings stories and copies up to date, within the caller's transaction; `afresh` derives all of them again."""
    noted = notes.read(connection)
    if afresh or noted.get("stories_rules") != RULES:
        for table in (copied, sketches, stories):
            connection.execute(table.delete())
        noted = {}
    since = int(noted.get("stories", "0"))
    insert(connection, sketches, _traced(connection, since))
    days = _days(connection, since)
    copies.follow(connection, days)
    for block in _blocks(connection, days):
        _tell(connection, block)
    notes.write(connection, stories=str(last_article(connection)), stories_rules=RULES)


def _traced(connection: Connection, since: int) -> Iterator[dict[str, Any]]:
    query = select(articles.c.key, articles.c.published, articles.c.title, articles.c.text).where(articles.c.key > since)
    for key, day, title, text in connection.execute(query).yield_per(100):
        known = {"terms": trace(title, text), "prints": signature(text)}
        yield {"day": day.toordinal() if day else 0, "article": key, **known, "block": key, "story": None}


def _days(connection: Connection, since: int) -> dict[int, set[int]]:
    """The new articles by day."""
    found: dict[int, set[int]] = defaultdict(set)
    for day, key in connection.execute(select(sketches.c.day, sketches.c.article).where(sketches.c.article > since)):
        found[day].add(key)
    return dict(sorted(found.items()))


def _blocks(connection: Connection, days: dict[int, set[int]]) -> list[int]:
    """Joins the blocks that the new articles connect, and gives those that have a new article and another one."""
    union = Union()
    for day, new in days.items():
        if day:
            for one, other in _ties(connection, day, new):
                union.join(str(one), str(other))
    parts: dict[int, list[int]] = defaultdict(list)
    for each in union.joined():
        parts[int(union.root(each))].append(int(each))
    for root, part in parts.items():
        for (key,) in list(rows_with(connection, select(stories.c.key), stories.c.block, part)):
            _forget(connection, key)
        for some in (part[start : start + 500] for start in range(0, len(part), 500)):
            connection.execute(sketches.update().where(sketches.c.block.in_(some)).values(block=root))
    return sorted(parts)


def _forget(connection: Connection, story: int) -> None:
    connection.execute(sketches.update().where(sketches.c.story == story).values(story=None))
    connection.execute(stories.delete().where(stories.c.key == story))


def _ties(connection: Connection, day: int, new: set[int]) -> Iterator[tuple[int, int]]:
    """The blocks of new articles of a day, each with one that holds an article like it."""
    columns = (sketches.c.article, sketches.c.day, sketches.c.terms, sketches.c.block)
    near = sketches.c.day.between(max(1, day - DAYS), day + DAYS)
    keys, days, terms, blocks = zip(*connection.execute(select(*columns).where(near)), strict=True)
    every = Traces.of([str(key) for key in keys], days, terms)
    for place, key in enumerate(keys):
        if key in new:
            for other in np.flatnonzero(every.likeness(place) >= telling.TIE).tolist():
                yield blocks[place], blocks[other]


def _tell(connection: Connection, block: int) -> None:
    """Writes the stories of a block."""
    rows = block_rows(connection, block)
    told = tell(rows)
    made: list[str] = []
    for each in told:
        keys, heads = [rows[place].article for place in each.articles], [rows[place] for place in each.articles]
        row = story_row(heads, rows[each.title].article, block)
        row["follows"] = made[each.follows] if each.follows is not None else None
        made.append(row["id"])
        story = connection.execute(stories.insert().values(row)).inserted_primary_key
        assert story is not None
        for some in (keys[start : start + 500] for start in range(0, len(keys), 500)):
            connection.execute(sketches.update().where(sketches.c.article.in_(some)).values(story=story[0]))


def block_rows(connection: Connection, block: int) -> list[Any]:
    """What the stories of a block are told from: articles by day, then by id."""
    columns = (sketches.c.article, sketches.c.day, sketches.c.terms, sketches.c.story, articles.c.id, articles.c.title)
    query = select(*columns).join_from(sketches, articles, articles.c.key == sketches.c.article)
    return list(connection.execute(query.where(sketches.c.block == block).order_by(*_ORDER)))


def tell(rows: list[Any]) -> list[telling.Told]:
    every = Traces.of([row.id for row in rows], [row.day for row in rows], [row.terms for row in rows])
    return telling.stories(every, [bool(row.title) for row in rows])


def story_row(told: list[Any], titled: int, block: int) -> dict[str, Any]:
    first, last = (dt.date.fromordinal(each.day) for each in (told[0], told[-1]))
    return {"id": telling.story_id(told[0].id), "block": block, "titled": titled, "first": first, "last": last}


def check(connection: Connection) -> Iterator[tuple[str, str]]:
    """Articles whose trace is not that of their text, stories that are not those of their articles: id and what is wrong."""
    query = select(articles.c.id, articles.c.title, articles.c.text, articles.c.published, sketches)
    joined = query.join_from(sketches, articles, articles.c.key == sketches.c.article).order_by(articles.c.id)
    for row in connection.execute(joined).yield_per(100):
        day = row.published.toordinal() if row.published else 0
        if (day, trace(row.title, row.text), signature(row.text)) != (row.day, row.terms, row.prints):
            yield row.id, "what stories and copies are derived from is not that of its text"
    yield from _checked(connection)


def _checked(connection: Connection) -> Iterator[tuple[str, str]]:
    several = select(sketches.c.block).group_by(sketches.c.block).having(func.count() > 1).order_by(sketches.c.block)
    known = {row.key: row for row in connection.execute(select(stories))}
    for (block,) in connection.execute(several).all():
        rows = block_rows(connection, block)
        found = {frozenset(rows[place].article for place in each.articles): each for each in tell(rows)}
        kept: dict[int | None, set[int]] = defaultdict(set)
        for row in rows:
            kept[row.story].add(row.article)
        for story, theirs in kept.items():
            each = found.get(frozenset(theirs))
            if story is not None and not (each and _same(known.get(story), rows, each)):
                yield (known[story].id if story in known else ""), "its articles, days or title are not what they make"


def _same(kept: Any, rows: list[Any], told: telling.Told) -> bool:
    if kept is None:
        return False
    row = story_row([rows[place] for place in told.articles], rows[told.title].article, kept.block)
    return all(getattr(kept, name) == value for name, value in row.items())


def orphans(connection: Connection) -> Iterable[str]:
    """Stories without an article."""
    query = select(stories.c.id).where(stories.c.key.not_in(select(sketches.c.story).where(sketches.c.story.is_not(None))))
    return [id for (id,) in connection.execute(query.order_by(stories.c.id))]
