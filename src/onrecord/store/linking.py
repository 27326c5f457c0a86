"""Actors across articles: what linking reads, and what it leaves in the record.

Links are current when they were derived from all articles and corrections: `linked` in `meta` is the last article that they
know of; a correction, or one undone, sets it back to 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.link import offices
from onrecord.link.actors import RULES, Links
from onrecord.link.gathering import Gathered, Sighting
from onrecord.link.offices import Tenure
from onrecord.records import Head, Role
from onrecord.store import corrections, evidence, fulltext, heads, notes, placing, quoting, seats, updating
from onrecord.store.batches import insert
from onrecord.store.engine import measure
from onrecord.store.restating import actor_row, name_rows, role_rows
from onrecord.store.schema import actor_names, actor_roles, actors, articles, casts, links, statements, tenures
from onrecord.store.values import CAST, HEAD, cast

Derive = Callable[[Iterable[Sighting]], Links]
SHARE = 0.2  # of new articles to known ones, beyond which deriving everything is faster


def stale(connection: Connection) -> bool:
    """Whether an article was kept, or a correction made or undone, since the links were derived, or quotes or series were made
    by other rules."""
    noted, last = notes.read(connection), _last(connection)
    made = quoting.current(noted) and not placing.stale(noted)
    return last > int(noted.get("linked", "0")) or (last > 0 and not made)


def sightings(connection: Connection, *where: ColumnElement[bool]) -> Iterator[Sighting]:
    """The actors of each article, by the article's id: the order of adding does not show."""
    query = select(*HEAD, *CAST).join_from(articles, casts).where(*where).order_by(articles.c.id, casts.c.n)
    for head, rows in groupby(connection.execute(query), key=lambda row: Head(*row[: len(HEAD)])):
        yield Sighting(head, tuple(cast(head.id, row[len(HEAD) :]) for row in rows))


def relink(connection: Connection, derive: Derive) -> None:
    """Derives all links across articles afresh, within the caller's transaction: actors, quotes and series."""
    fulltext.pack(connection)  # first, so that what it leaves free is filled by what is derived
    _relink_actors(connection, derive)
    quoting.rebuild(connection)
    placing.place_all(connection)
    measure(connection)


def _relink_actors(connection: Connection, derive: Derive) -> None:
    """Replaces all actors by what `derive` and then corrections make of the sightings."""
    every = list(sightings(connection))
    derived = derive(every)
    made = corrections.applied(connection, derived, every)
    for table in (links, tenures, actor_roles, actor_names, actors):
        connection.execute(table.delete())
    keys = {actor.id: key for key, actor in enumerate(sorted(made.actors, key=lambda each: each.id), 1)}
    insert(connection, actors, (actor_row(each, keys[each.id]) for each in made.actors))
    insert(connection, actor_names, (row for each in made.actors for row in name_rows(each, keys[each.id])))
    named = _named(made, every)
    heads.clear(connection)
    heads.keep(connection, (role.role for each in made.actors for role in each.roles))
    insert(connection, actor_roles, (row for each in made.actors for row in role_rows(each, keys[each.id], named[each.id])))
    insert(connection, tenures, (row for id, own in _tenures(made, every) for row in seats.rows(keys[id], own)))
    insert(connection, links, _links(connection, made, keys, _kept(connection, derived, made)))
    _count(connection)
    notes.write(connection, linked=str(_last(connection)))


def _named(made: Links, every: Iterable[Sighting]) -> dict[str, set[str]]:
    """The roles, without case, that articles give each actor by name."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in (each for sighting in every for each in sighting.actors if each.kind != "office"):
        found[made.of[each.id]].update(role.role.casefold() for role in each.roles)
    return found


def _tenures(made: Links, every: Iterable[Sighting]) -> Iterator[tuple[str, dict[str, Tenure]]]:
    """The seats that articles give each actor by name, where they give any."""
    told: dict[str, list[Role]] = defaultdict(list)
    for head, each in ((sighting.article, each) for sighting in every for each in sighting.actors):
        if roles := offices.by_name(head, each):
            told[made.of[each.id]] += roles
    return ((id, offices.tenures(roles)) for id, roles in told.items())


def _kept(connection: Connection, derived: Links, made: Links) -> dict[str, int]:
    """Keeps what the links were derived from, where they may follow it: not where a correction changed them. Gives the
    signature of each actor of an article."""
    follows = derived.evidence is not None and made is derived
    notes.write(connection, evidence=RULES if follows else "")
    if derived.evidence is None or not follows:
        evidence.clear(connection)
        return {}
    return evidence.keep_all(connection, derived.evidence)


def catch_up(connection: Connection, derive: Derive) -> None:
    """Links what was added since, at a cost of what that touches; or derives all anew, where links have no evidence on file,
    where a correction stands, or where so much is new that this is faster."""
    noted = notes.read(connection)
    linked = int(noted.get("linked", "0"))
    if placing.stale(noted):
        placing.place_all(connection)
    rows = connection.execute(select(articles.c.id, articles.c.key).where(articles.c.key > linked))
    new = {row.id: row.key for row in rows}
    if noted.get("evidence") != RULES or len(new) > SHARE * linked:
        _relink_actors(connection, derive)
        quoting.catch_up(connection, None)
        measure(connection)
    elif new:
        moved = updating.update(connection, Gathered(list(sightings(connection, articles.c.key > linked))), new)
        notes.write(connection, linked=str(_last(connection)))
        quoting.catch_up(connection, moved)
    else:
        quoting.catch_up(connection, ())


def _last(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(articles.c.key), 0))).scalar_one())


def _links(connection: Connection, made: Links, keys: dict[str, int], signatures: dict[str, int]) -> Iterator[dict[str, Any]]:
    rows = connection.execute(select(articles.c.id, casts.c.article, *CAST).join_from(casts, articles)).all()
    for id, article, *row in rows:
        own = cast(id, row)
        actor = made.of.get(own.id)
        if actor is not None:  # what linking leaves alone is shown as its article has it
            bound = {"article": article, "n": row[0], "actor": keys[actor], "signature": signatures.get(own.id)}
            yield {**bound, "seat": offices.asked(own)}


def _count(connection: Connection) -> None:
    """How many statements each actor makes, kept with it since listings are ordered by it."""
    theirs = (statements.c.article == links.c.article) & (statements.c.speaker == links.c.n)
    said = select(func.count()).select_from(links).join(statements, theirs).where(links.c.actor == actors.c.key)
    connection.execute(actors.update().values(statements=said.scalar_subquery()))
