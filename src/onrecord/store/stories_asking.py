"""Questions about stories and copies: listed newest first, by id, by article; which articles are reprints."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from onrecord.ask import Ask
from onrecord.link.copies import WHOLE
from onrecord.records import Copy, Head, Story
from onrecord.store import queries, values
from onrecord.store.batches import rows_with
from onrecord.store.schema import actors, articles, links, statements
from onrecord.store.schema_across import copies, sketches, stories

_STORY = (stories.c.key, stories.c.id, articles.c.title, stories.c.first, stories.c.last, stories.c.follows)
_BATCH = 500
_COPY = articles.alias("copy")
_ORIGINAL = articles.alias("original")


def asked_stories(connection: Connection, ask: Ask) -> Iterator[Story]:
    """Stories with an article as asked: those that end last come first."""
    query = _stories().order_by(stories.c.last.desc(), stories.c.id)
    if ask != Ask(limit=ask.limit, offset=ask.offset):
        inside = select(sketches.c.story).join_from(sketches, articles, articles.c.key == sketches.c.article)
        query = query.where(stories.c.key.in_(inside.where(*queries.article_clauses(connection, ask))))
    return _whole(connection, queries.paged(query, ask))


def story(connection: Connection, id: str) -> Story | None:
    return next(_whole(connection, _stories().where(stories.c.id == id)), None)


def every(connection: Connection) -> Iterator[Story]:
    """All stories, by id."""
    return _whole(connection, _stories().order_by(stories.c.id))


def going_on(connection: Connection, id: str) -> Iterator[Story]:
    """The stories that follow this one, earliest first."""
    return _whole(connection, _stories().where(stories.c.follows == id).order_by(stories.c.first, stories.c.id))


def _stories() -> Select[Any]:
    return select(*_STORY).join_from(stories, articles, articles.c.key == stories.c.titled)


def _whole(connection: Connection, query: Select[Any]) -> Iterator[Story]:
    for rows in connection.execute(query).partitions(_BATCH):
        heads = _heads(connection, [row[0] for row in rows])
        for key, id, title, first, last, follows in rows:
            yield Story(id, title, first, last, tuple(heads[key]), follows)


def _heads(connection: Connection, keys: Sequence[int]) -> dict[int, list[Head]]:
    query = select(sketches.c.story, *values.HEAD).join_from(sketches, articles, articles.c.key == sketches.c.article)
    rows = sorted(rows_with(connection, query, sketches.c.story, keys), key=lambda row: (row[0], row[4], row[1]))
    return {key: [Head(*row[1:]) for row in group] for key, group in groupby(rows, key=lambda row: row[0])}


def story_ids(connection: Connection) -> dict[str, str]:
    """The id of its story by an article's id, of those that are in one."""
    query = select(articles.c.id, stories.c.id).join_from(sketches, articles, articles.c.key == sketches.c.article)
    rows = connection.execute(query.join(stories, stories.c.key == sketches.c.story))
    return {row[0]: row[1] for row in rows}


def story_of(connection: Connection, article: str) -> Story | None:
    inside = select(sketches.c.story).join_from(sketches, articles, articles.c.key == sketches.c.article)
    return next(_whole(connection, _stories().where(stories.c.key.in_(inside.where(articles.c.id == article)))), None)


def originals(connection: Connection) -> dict[str, tuple[str, float]]:
    """By a copy's id the id of what it copies, and the share of its words."""
    query = _copies(_COPY.c.id, _ORIGINAL.c.id, copies.c.share)
    return {copy: (original, held) for copy, original, held in connection.execute(query)}


def copies_about(connection: Connection, article: str) -> list[Copy]:
    """What an article copies, then its own copies: by day, then by id."""
    query = _copies(*values.head(_COPY), *values.head(_ORIGINAL), copies.c.share)
    query = query.where((_COPY.c.id == article) | (_ORIGINAL.c.id == article))
    wide = len(values.HEAD)
    rows = connection.execute(query.order_by(_COPY.c.id != article, _COPY.c.published, _COPY.c.id))
    return [Copy(Head(*row[:wide]), Head(*row[wide : 2 * wide]), row[-1]) for row in rows]


def _copies(*columns: ColumnElement[Any]) -> Select[Any]:
    joined = copies.join(_COPY, _COPY.c.key == copies.c.article).join(_ORIGINAL, _ORIGINAL.c.key == copies.c.original)
    return select(*columns).select_from(joined)


def in_reprint() -> ColumnElement[bool]:
    """That an article is a reprint: at least half of its words are another's."""
    return articles.c.key.in_(select(copies.c.article).where(copies.c.share >= WHOLE))


def voices(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Of those of these articles that are reprints, whose words they are: the original's outlet without case, else its id."""
    found: dict[str, tuple[str, str]] = {}
    query = _copies(_COPY.c.id, _ORIGINAL.c.id, _ORIGINAL.c.outlet).where(copies.c.share >= WHOLE)
    wanted = set(ids)
    while wanted:  # an original may be a reprint itself
        rows = rows_with(connection, query, _COPY.c.id, sorted(wanted))
        new = {copy: (original, (outlet or original).casefold()) for copy, original, outlet in rows}
        found.update(new)
        wanted = {original for original, _ in new.values()} - found.keys()
    return {id: _first(found, id) for id in sorted(found.keys() & set(ids))}


def _first(found: Mapping[str, tuple[str, str]], id: str) -> str:
    seen = {id}
    original, voice = found[id]
    while original in found and original not in seen:
        seen.add(original)
        original, voice = found[original]
    return voice


def reprinted_by(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """By an actor's id how many of its statements stand in reprints; those without any are left out."""
    theirs = (statements.c.article == links.c.article) & (statements.c.speaker == links.c.n)
    query = select(actors.c.id, func.count()).join_from(copies, links, links.c.article == copies.c.article)
    query = query.join(statements, theirs).join(actors, actors.c.key == links.c.actor).where(copies.c.share >= WHOLE)
    return {id: int(count) for id, count in rows_with(connection, query.group_by(actors.c.id), actors.c.id, ids)}
