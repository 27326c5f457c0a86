"""Stories and copies that follow articles as they are added: both are current up to the article that `meta` notes.

A new article is compared with those of its week, whose sketches are read from one stretch of the file; the blocks
(link.stories) that it connects become one, and the groups of that block alone are told anew. Where groups came or went, so are
the stories of these and of the groups of the weeks around that are like them (link.stories_weeks), and what follows them
(store.stories_chains). The stories are those that a derivation of everything makes; what an article costs depends on the weeks
around it alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np
from sqlalchemy import Connection, select

from onrecord.link import stories as telling
from onrecord.link.copies import signature
from onrecord.link.stories_terms import trace
from onrecord.link.stories_weeks import Place
from onrecord.link.union import Union
from onrecord.store import copies, notes, stories_chains, stories_written
from onrecord.store.batches import insert, update_with
from onrecord.store.schema import articles
from onrecord.store.schema_across import copies as copied
from onrecord.store.schema_across import sketches, stories
from onrecord.store.stories_noted import RULES, last_article
from onrecord.store.stories_weeks import Keys, Sketched
from onrecord.store.values import TEXT


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
    _tell(connection, days)
    notes.write(connection, stories=str(last_article(connection)), stories_rules=RULES)


def _traced(connection: Connection, since: int) -> Iterator[dict[str, Any]]:
    query = select(articles.c.key, articles.c.published, articles.c.title, TEXT).where(articles.c.key > since)
    for key, day, title, text in connection.execute(query).yield_per(100):
        known = {"terms": trace(title, text), "prints": signature(text)}
        yield {"day": day.toordinal() if day else 0, "article": key, **known, "block": key, "story": None}


def _days(connection: Connection, since: int) -> dict[int, set[int]]:
    """The new articles by day."""
    found: dict[int, set[int]] = defaultdict(set)
    for day, key in connection.execute(select(sketches.c.day, sketches.c.article).where(sketches.c.article > since)):
        found[day].add(key)
    return dict(sorted(found.items()))


def _tell(connection: Connection, days: dict[int, set[int]]) -> None:
    """Tells the stories that new articles bear upon."""
    new: dict[int, set[int]] = defaultdict(set)
    for day, keys in days.items():
        if day:
            new[telling.week(day)] |= keys
    sketched = Sketched(connection)
    before = {number: _regroup(sketched, number, keys) for number, keys in new.items()}
    touched = {place for number, groups in before.items() for place in _touched(sketched, number, groups)}
    moved = stories_written.write(sketched, touched)
    stories_chains.follow(sketched, moved)


def _regroup(sketched: Sketched, number: int, new: set[int]) -> set[Keys]:
    """Tells the groups of a week anew, and gives those that were there before."""
    before = sketched.on_file(number, without=new)
    rows = sketched.rows(number)
    blocks = _joined(sketched, number, new)
    traces = sketched.traces(number)
    parts: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row.block in blocks:
            parts[blocks[row.block]].append(place)
    told = [
        frozenset(rows[part[at]].article for at in group)
        for part in parts.values()
        for group in telling.groups(traces.among(part))
    ]
    again = {key for group in told for key in group}
    sketched.told[number] = [*told, *(group for group in before if not group & again)]
    return set(before)


def _joined(sketched: Sketched, number: int, new: set[int]) -> dict[int, int]:
    """Joins the blocks of a week that new articles connect, and gives for each that has one the block it is now in."""
    rows, traces = sketched.rows(number), sketched.traces(number)
    union = Union()
    for place, row in enumerate(rows):
        if row.article in new:
            union.join(str(row.block), str(row.block))
            for other in np.flatnonzero(traces.likeness(place) >= telling.MEAN).tolist():
                union.join(str(row.block), str(rows[other].block))
    blocks = {int(each): int(union.root(each)) for each in union.joined()}
    sketched.joined |= blocks
    parts: dict[int, list[int]] = defaultdict(list)
    for block, root in blocks.items():
        parts[root] += [block] if block != root else []
    for root, part in parts.items():
        for table in (sketches, stories):
            update_with(sketched.connection, table, table.c.block, part, {"block": root})
    return blocks


def _touched(sketched: Sketched, number: int, before: set[Keys]) -> Iterator[Place]:
    """The groups of a week that were not there before, and those of the weeks around that these, or groups that are no more,
    are like."""
    weeks, place_of = sketched.weeks, {row.article: place for place, row in enumerate(sketched.rows(number))}
    now = [frozenset(row.article for row in sketched.members((number, at))) for at in range(len(weeks[number].groups))]
    for place, group in enumerate(now):
        if group not in before:
            yield number, place
            yield from weeks.near((number, place))
    for gone in before.difference(now):
        yield from weeks.like(number, sketched.traces(number).among(sorted(place_of[key] for key in gone)))


def check(connection: Connection) -> Iterator[tuple[str, str]]:
    """Articles whose trace is not that of their text, stories that are not those of their articles: id and what is wrong."""
    query = select(articles.c.id, articles.c.title, TEXT, articles.c.published, sketches)
    joined = query.join_from(sketches, articles, articles.c.key == sketches.c.article).order_by(articles.c.id)
    for row in connection.execute(joined).yield_per(100):
        day = row.published.toordinal() if row.published else 0
        if (day, trace(row.title, row.text), signature(row.text)) != (row.day, row.terms, row.prints):
            yield row.id, "what stories and copies are derived from is not that of its text"
    sketched = Sketched(connection, afresh=True)
    yield from stories_written.check(sketched)
    yield from stories_chains.check(sketched)
