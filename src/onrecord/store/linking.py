"""Actors across articles: what linking reads, and what it leaves in the record.

Links are current when they were derived from all articles and corrections: `linked` in `meta` is the last article that they
know of; a correction, or one undone, sets it back to 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, select

from onrecord.link.actors import Links, Sighting
from onrecord.records import Actor, Head
from onrecord.store import corrections, notes
from onrecord.store.engine import measure
from onrecord.store.schema import actor_names, actor_roles, actors, articles, casts, links, statements
from onrecord.store.values import CAST, HEAD, cast
from onrecord.store.words import folded

Derive = Callable[[Iterable[Sighting]], Links]
_BATCH = 10_000  # rows to one call of the driver


def stale(connection: Connection) -> bool:
    """Whether an article was kept, or a correction made or undone, since the links were derived."""
    return _last(connection) > int(notes.read(connection).get("linked", "0"))


def sightings(connection: Connection) -> Iterator[Sighting]:
    """The actors of each article, by the article's id: the order of adding does not show."""
    query = select(*HEAD, *CAST).join_from(articles, casts).order_by(articles.c.id, casts.c.n)
    for head, rows in groupby(connection.execute(query), key=lambda row: Head(*row[: len(HEAD)])):
        yield Sighting(head, tuple(cast(head.id, row[len(HEAD) :]) for row in rows))


def relink(connection: Connection, derive: Derive) -> None:
    """Replaces all links by what `derive` and then corrections make of the sightings, within the caller's transaction."""
    every = list(sightings(connection))
    made = corrections.applied(connection, derive(every), every)
    for table in (links, actor_roles, actor_names, actors):
        connection.execute(table.delete())
    keys = {actor.id: key for key, actor in enumerate(sorted(made.actors, key=lambda each: each.id), 1)}
    _insert(connection, actors, (_actor(each, keys) for each in made.actors))
    _insert(connection, actor_names, (row for each in made.actors for row in _names(each, keys)))
    _insert(connection, actor_roles, (row for each in made.actors for row in _roles(each, keys)))
    _insert(connection, links, _links(connection, made, keys))
    _count(connection)
    notes.write(connection, linked=str(_last(connection)))
    measure(connection)


def _last(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(articles.c.key), 0))).scalar_one())


def _insert(connection: Connection, table: Any, rows: Iterable[dict[str, Any]]) -> None:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            connection.execute(table.insert(), batch)
            batch = []
    if batch:
        connection.execute(table.insert(), batch)


def _actor(actor: Actor, keys: dict[str, int]) -> dict[str, Any]:
    return {
        "key": keys[actor.id],
        "id": actor.id,
        "kind": actor.kind,
        "name": actor.name,
        "anonymous": actor.anonymous,
        "statements": 0,
    }


def _names(actor: Actor, keys: dict[str, int]) -> Iterator[dict[str, Any]]:
    for n, each in enumerate(actor.names, 1):
        yield {"actor": keys[actor.id], "n": n, "name": each.name, "folded": folded(each.name), "count": each.count}


def _roles(actor: Actor, keys: dict[str, int]) -> Iterator[dict[str, Any]]:
    for n, each in enumerate(actor.roles, 1):
        yield {
            "actor": keys[actor.id],
            "n": n,
            "role": each.role,
            "first": each.first,
            "last": each.last,
            "count": each.count,
        }


def _links(connection: Connection, made: Links, keys: dict[str, int]) -> Iterator[dict[str, Any]]:
    rows = connection.execute(select(articles.c.id, casts.c.article, casts.c.n).join_from(casts, articles)).all()
    for id, article, n in rows:
        actor = made.of.get(f"{id}.e{n}")
        if actor is not None:  # what linking leaves alone is shown as its article has it
            yield {"article": article, "n": n, "actor": keys[actor]}


def _count(connection: Connection) -> None:
    """How many statements each actor makes, kept with it since listings are ordered by it."""
    theirs = (statements.c.article == links.c.article) & (statements.c.speaker == links.c.n)
    said = select(func.count()).select_from(links).join(statements, theirs).where(links.c.actor == actors.c.key)
    connection.execute(actors.update().values(statements=said.scalar_subquery()))
