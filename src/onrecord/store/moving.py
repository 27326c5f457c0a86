"""Links that are set or changed, and the record's actors after them: made, restated, gone with their last link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, func, select

from onrecord.link.actors import actor_id
from onrecord.link.offices import Shift, shifts
from onrecord.records import Actor
from onrecord.store import seats
from onrecord.store.batches import Row, delete_with, insert, rows_with
from onrecord.store.restating import Roles, actor_row, restate
from onrecord.store.schema import actor_names, actor_roles, actors, links, statements, tenures


@dataclass(frozen=True, slots=True)
class Bound:
    """An actor of an article (row key of the article, its number there) that goes to an actor of the record; `known` is the
    row key of the one it is linked to, `signature` its signature's, `seat` that of an office without a name."""

    article: int
    n: int
    known: int | None = None
    signature: int | None = None
    seat: str | None = None


@dataclass(slots=True)
class Moved:
    """What moving did: articles with an actor that was somebody else before, the roles that actors gained or lost, and the
    days on which who has a seat may have changed."""

    articles: set[int] = field(default_factory=set)
    roles: Roles = field(default_factory=dict)
    shifts: Sequence[Shift] = ()


def move(connection: Connection, bound: Mapping[Bound, str]) -> Moved:
    """Links each of them to the actor with that key of linking, and states anew who is touched by that."""
    rows = rows_of(connection, set(bound.values()))
    away = {each: rows[key] for each, key in bound.items() if each.known != rows[key]}
    left = {each.known for each in away if each.known is not None}
    seated = seats.of(connection, left)
    gone = link(connection, away)
    restated = restate(connection, {*away.values(), *left} - gone)
    lost = [shift for actor in sorted(gone) for shift in shifts(seated.get(actor, {}), {})]
    return Moved({each.article for each in away if each.known is not None}, restated.roles, [*restated.shifts, *lost])


def link(connection: Connection, away: Mapping[Bound, int]) -> set[int]:
    """Links each of them to the actor with that row key, and gives the actors that have gone, with their last link."""
    new = ((each, to) for each, to in away.items() if each.known is None)
    insert(connection, links, (_link_row(each, to) for each, to in new))
    moved = [{"at": each.article, "at_n": each.n, "to": to} for each, to in away.items() if each.known is not None]
    if moved:
        here = (links.c.article == bindparam("at")) & (links.c.n == bindparam("at_n"))
        connection.execute(links.update().where(here).values(actor=bindparam("to")), moved)
    _count_statements(connection, away)
    return _emptied(connection, {each.known for each in away if each.known is not None} - set(away.values()))


def _link_row(bound: Bound, to: int) -> Row:
    place: Row = {"article": bound.article, "n": bound.n, "actor": to}
    return {**place, "signature": bound.signature, "seat": bound.seat}


def rows_of(connection: Connection, keys: Collection[str]) -> dict[str, int]:
    """The row key of the actor with each key of linking, made where there is none: it then is nobody until restated."""
    ids = {actor_id(key): key for key in keys}
    query = select(actors.c.id, actors.c.key)
    found = {ids[id]: row for id, row in rows_with(connection, query, actors.c.id, sorted(ids))}
    first = int(connection.execute(select(func.coalesce(func.max(actors.c.key), 0))).scalar_one()) + 1
    made = {key: row for row, key in enumerate(sorted(set(keys) - found.keys()), first)}
    insert(connection, actors, (actor_row(Actor(actor_id(key), "person", ""), row) for key, row in made.items()))
    return {**found, **made}


def _count_statements(connection: Connection, away: Mapping[Bound, int]) -> None:
    """Takes what an actor of an article says from the one it was and gives it to the one it is."""
    query = select(statements.c.article, statements.c.speaker, func.count()).where(statements.c.speaker.is_not(None))
    query = query.group_by(statements.c.article, statements.c.speaker)
    found = rows_with(connection, query, statements.c.article, sorted({each.article for each in away}))
    said = {(article, n): count for article, n, count in found}
    change = Counter[int]()
    for each, to in away.items():
        change[to] += said.get((each.article, each.n), 0)
        if each.known is not None:
            change[each.known] -= said.get((each.article, each.n), 0)
    rows = [{"at": actor, "more": more} for actor, more in change.items() if more]
    if rows:
        more = actors.c.statements + bindparam("more")
        connection.execute(actors.update().where(actors.c.key == bindparam("at")).values(statements=more), rows)


def _emptied(connection: Connection, keys: Collection[int]) -> set[int]:
    """Takes out those of the actors that no link leads to any more, and gives them."""
    linked = {row[0] for row in rows_with(connection, select(links.c.actor).distinct(), links.c.actor, sorted(keys))}
    gone = set(keys) - linked
    for table in (actor_names, actor_roles, tenures):
        delete_with(connection, table, table.c.actor, sorted(gone))
    delete_with(connection, actors, actors.c.key, sorted(gone))
    return gone
