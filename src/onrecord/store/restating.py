"""Actors of the record as rows: their names and roles, stated anew from what their signatures add up to."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from onrecord.link import joining, offices
from onrecord.link.joining import Tally
from onrecord.link.offices import Shift
from onrecord.records import Actor, Head, Role
from onrecord.store import evidence, heads, seats
from onrecord.store.batches import BOUND, Row, cut, insert, rows_with
from onrecord.store.schema import actor_names, actor_roles, actors, articles, casts, links, signatures
from onrecord.store.values import CAST, cast
from onrecord.store.words import folded

_THEIRS = (casts.c.article == links.c.article) & (casts.c.n == links.c.n)
_SOME = actors.c.key.in_(bindparam("some", expanding=True))
_SINGLE = (
    select(links.c.actor, articles.c.id, articles.c.published, *CAST)
    .select_from(links.join(casts, _THEIRS).join(articles, articles.c.key == links.c.article))
    .order_by(articles.c.id, casts.c.n)
)
_LOOSE = _SINGLE.where(links.c.signature.in_(select(func.json_each(bindparam("loose")).table_valued("value").c.value)))
_UNSIGNED = _SINGLE.where(links.c.signature.is_(None))

Roles = dict[int, set[str]]  # of each actor, by its row key


@dataclass(frozen=True, slots=True)
class Restated:
    """What stating actors anew changed: the roles, as they are shown, that each gained or lost by name, and who has seats."""

    roles: Roles = field(default_factory=dict)
    shifts: Sequence[Shift] = ()


def restate(connection: Connection, keys: Collection[int]) -> Restated:
    """Brings the rows of these actors, each with at least one link, to what its links say."""
    members = _members(connection, keys)
    query = select(actors.c.key, actors.c.id, actors.c.kind, actors.c.name, actors.c.anonymous)
    changed: list[Row] = []
    made: dict[int, Actor] = {}
    for key, id, *known in rows_with(connection, query, actors.c.key, sorted(keys)):
        unnamed = next((each.anonymous for _, each in members[key].single), None)
        made[key] = replace(joining.joined(id, members[key].all()), anonymous=unnamed)
        if known != [made[key].kind, made[key].name, made[key].anonymous]:
            changed.append({"at": key, "kind": made[key].kind, "name": made[key].name, "anonymous": made[key].anonymous})
    if changed:
        values: Row = {name: bindparam(name) for name in ("kind", "name", "anonymous")}
        connection.execute(actors.update().where(actors.c.key == bindparam("at")).values(values), changed)
    _exchange(connection, actor_names, [row for key, each in made.items() for row in name_rows(each, key)], keys)
    roles = [row for key, each in made.items() for row in role_rows(each, key, members[key].named())]
    heads.keep(connection, (row["role"] for row in roles))
    shifts = seats.exchange(connection, {key: offices.tenures(members[key].by_name()) for key in made})
    return Restated(_differing(_exchange(connection, actor_roles, roles, keys), roles), shifts)


# --- rows ---


def actor_row(actor: Actor, key: int) -> Row:
    row = {"id": actor.id, "kind": actor.kind, "name": actor.name, "anonymous": actor.anonymous}
    return {"key": key, **row, "statements": 0}


def name_rows(actor: Actor, key: int) -> Iterator[Row]:
    for n, each in enumerate(actor.names, 1):
        yield {"actor": key, "n": n, "name": each.name, "folded": folded(each.name), "count": each.count}


def role_rows(actor: Actor, key: int, named: Collection[str]) -> Iterator[Row]:
    """`named` are the roles, without case, that articles give it by name."""
    for n, each in enumerate(actor.roles, 1):
        row = {"actor": key, "n": n, "role": each.role, "first": each.first, "last": each.last, "count": each.count}
        yield {**row, "held": int(each.role.casefold() not in named)}


def _exchange(connection: Connection, table: Any, rows: Sequence[Row], keys: Collection[int]) -> list[Row]:
    """Leaves these rows in the table for these actors, touching only those that differ; gives those that were there."""
    names = [column.name for column in table.c]
    known = [dict(zip(names, row, strict=True)) for row in rows_with(connection, select(*table.c), table.c.actor, sorted(keys))]
    before = {(row["actor"], row["n"]): row for row in known}
    after = {(row["actor"], row["n"]): row for row in rows}
    gone = [{"at": place[0], "at_n": place[1]} for place in before if before[place] != after.get(place)]
    if gone:
        connection.execute(table.delete().where((table.c.actor == bindparam("at")) & (table.c.n == bindparam("at_n"))), gone)
    insert(connection, table, (row for place, row in after.items() if before.get(place) != row))
    return known


def _differing(before: Sequence[Row], after: Sequence[Row]) -> Roles:
    was, now = _by_actor(before), _by_actor(after)
    return {key: differs for key in was.keys() | now.keys() if (differs := was.get(key, set()) ^ now.get(key, set()))}


def _by_actor(rows: Sequence[Row]) -> Roles:
    found: Roles = defaultdict(set)
    for row in rows:
        if not row["held"]:
            found[row["actor"]].add(row["role"])
    return dict(found)


# --- what they are ---


class _Members:
    """What an actor of the record is: signatures as a whole, and single actors of articles."""

    def __init__(self) -> None:
        self.whole: list[Tally] = []
        self.single: list[tuple[Head, Actor]] = []

    def named(self) -> set[str]:
        """The roles, without case, that are not those of offices without a name."""
        return {role.casefold() for each in self.all() if each.kind != "office" for role in each.roles}

    def by_name(self) -> Iterator[Role]:
        """The roles of persons with a name, each with its days."""
        yield from (role for each in self.whole if each.kind == "person" for role in each.roles.values())
        yield from (role for head, actor in self.single for role in offices.by_name(head, actor))

    def all(self) -> Iterator[Tally]:
        yield from self.whole
        yield from (Tally.of(*each) for each in self.single)


def _members(connection: Connection, keys: Collection[int]) -> Mapping[int, _Members]:
    made: dict[int, _Members] = defaultdict(_Members)
    pairs = list(_signed(connection, keys))
    loose = _loose(connection, {own for _, own in pairs})
    tallies = evidence.tallies(connection, {own for _, own in pairs} - loose)
    for actor, own in pairs:
        if own in tallies:
            made[actor].whole.append(tallies[own])
    named = {actor for actor, _ in pairs}
    _singles(connection, made, {actor for actor, own in pairs if own in loose}, _LOOSE.params(loose=json.dumps(sorted(loose))))
    _singles(connection, made, set(keys) - named, _UNSIGNED)
    for actor, tally in _held(connection, named):
        made[actor].whole.append(tally)
    return made


def _signed(connection: Connection, keys: Collection[int]) -> Iterator[tuple[int, int]]:
    """Each actor with each of its signatures, by steps along the index from one to the next: an actor may have thousands of
    links with few signatures."""
    first = select(func.min(links.c.signature)).where(links.c.actor == actors.c.key).scalar_subquery()
    own = select(actors.c.key.label("actor"), first.label("own")).where(_SOME).cte("own", recursive=True)
    after = links.alias()
    following = select(func.min(after.c.signature)).where(after.c.actor == own.c.actor, after.c.signature > own.c.own)
    steps = own.union_all(select(own.c.actor, following.scalar_subquery()).where(own.c.own.is_not(None)))
    query = select(steps.c.actor, steps.c.own).where(steps.c.own.is_not(None))
    for some in cut(sorted(keys), BOUND):
        yield from connection.execute(query, {"some": some}).all()


def _held(connection: Connection, keys: Collection[int]) -> Iterator[tuple[int, Tally]]:
    """The offices without a name that each of these holds, added up by their words."""
    days = func.min(articles.c.published), func.max(articles.c.published)
    query = select(links.c.actor, casts.c.name, *days, func.count())
    query = query.select_from(links.join(casts, _THEIRS).join(articles, articles.c.key == links.c.article))
    query = query.where(links.c.signature.is_(None), casts.c.kind == "office").group_by(links.c.actor, casts.c.name)
    for actor, words, first, last, count in rows_with(connection, query, links.c.actor, sorted(keys)):
        yield actor, Tally("office", roles={words: Role(words, first, last, count)})


def _loose(connection: Connection, keys: Collection[int]) -> set[int]:
    """The signatures whose actors are not all one."""
    query = select(signatures.c.key).where(signatures.c.how != "joined")
    return {row[0] for row in rows_with(connection, query, signatures.c.key, sorted(keys))}


def _singles(connection: Connection, made: Mapping[int, _Members], keys: Collection[int], query: Select[Any]) -> None:
    for actor, article, published, *row in rows_with(connection, query, links.c.actor, sorted(keys)):
        made[actor].single.append((Head(article, published=published), cast(article, row)))
