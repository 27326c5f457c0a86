"""Offices without a person, held anew against the persons of their articles, and against who has their seat on that day, where
something changed that bears upon them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, literal_column, select

from onrecord.link.evidence import own_key
from onrecord.link.offices import Shift, fits_role, holder, seated
from onrecord.store import moving, seats
from onrecord.store.batches import rows_with
from onrecord.store.moving import Bound, Moved
from onrecord.store.restating import Roles, restate
from onrecord.store.schema import actor_roles, articles, casts, links

_IS_OFFICE = casts.c.kind == literal_column("'f'")  # spelt out, or the index of offices alone is not used
_LINKED = (links.c.article == casts.c.article) & (links.c.n == casts.c.n)
_OFFICES = (
    select(
        casts.c.article,
        casts.c.n,
        articles.c.id.concat(".e").concat(casts.c.n),
        casts.c.name,
        links.c.actor,
        articles.c.published,
        links.c.seat,
    )
    .select_from(casts.join(links, _LINKED).join(articles, articles.c.key == casts.c.article))
    .where(_IS_OFFICE, casts.c.anonymous.is_(None))
)


@dataclass(frozen=True, slots=True)
class _Office:
    """An office in an article: where, its words, the row key of the actor that it is linked to, the article's day, and the
    seat that it says it is."""

    article: int
    n: int
    id: str
    words: str
    actor: int
    day: dt.date | None
    seat: str | None


def settle(connection: Connection, moved: Moved, *, new: Iterable[int]) -> set[int]:
    """Links the offices of new articles, of those in which somebody was moved, of those with somebody who gained or lost a
    role that fits, and of those of days on which somebody else may have their seat. Gives the articles with an office that
    somebody else holds now."""
    asked = {*_in(connection, {*new, *moved.articles}), *_fitting(connection, moved.roles)}
    asked |= set(_shifted(connection, moved.shifts))
    holders = _holders(connection, asked)
    own = moving.rows_of(connection, {own_key("own", each.id) for each, who in holders.items() if who is None})
    to = {each: own[own_key("own", each.id)] if who is None else who for each, who in holders.items()}
    away = {Bound(each.article, each.n, each.actor): to[each] for each in to if each.actor != to[each]}
    gone = moving.link(connection, away)
    restate(connection, {*away.values(), *(each.actor for each in asked if each.actor != to[each])} - gone)
    return {each.article for each in away}


def _holders(connection: Connection, asked: Collection[_Office]) -> dict[_Office, int | None]:
    present = _present(connection, {each.article for each in asked})
    called = _called(connection, {actor for here in present.values() for actor in here})
    having = seats.having(connection, {each.seat for each in asked if each.seat is not None})
    found: dict[_Office, int | None] = {}
    for each in asked:
        here = holder(each.words, present[each.article], called)
        found[each] = here if here is not None or each.seat is None else seated(each.day, having[each.seat])
    return found


def _in(connection: Connection, asked: Iterable[int]) -> Iterator[_Office]:
    return (_Office(*row) for row in rows_with(connection, _OFFICES, casts.c.article, sorted(asked)))


def _fitting(connection: Connection, roles: Roles) -> Iterator[_Office]:
    """Offices in articles with one of these actors that fit a role which that actor gained or lost."""
    beside = links.alias()
    query = _OFFICES.add_columns(beside.c.actor).join(beside, beside.c.article == casts.c.article).distinct()
    for *office, actor in rows_with(connection, query, beside.c.actor, sorted(roles)):
        found = _Office(*office)
        if any(fits_role(found.words, role) for role in roles[actor]):
            yield found


def _shifted(connection: Connection, shifts: Iterable[Shift]) -> Iterator[_Office]:
    days: dict[str, list[Shift]] = defaultdict(list)
    for shift in shifts:
        days[shift.seat].append(shift)
    for row in rows_with(connection, _OFFICES, links.c.seat, sorted(days)):
        found = _Office(*row)
        if found.day is not None and any(each.first <= found.day <= each.last for each in days[found.seat or ""]):
            yield found


def _present(connection: Connection, asked: Iterable[int]) -> dict[int, set[int]]:
    """The actors that are named as a person in each of these articles."""
    found: dict[int, set[int]] = {each: set() for each in asked}
    query = select(links.c.article, links.c.actor).join_from(links, casts, _LINKED)
    query = query.where(casts.c.kind == "person", casts.c.anonymous.is_(None))
    for article, actor in rows_with(connection, query, links.c.article, sorted(found)):
        found[article].add(actor)
    return found


def _called(connection: Connection, asked: Iterable[int]) -> Roles:
    """What the articles call each of them by name: an office that one is found to hold speaks for no other."""
    found: Roles = defaultdict(set)
    query = select(actor_roles.c.actor, actor_roles.c.role).where(actor_roles.c.held == 0)
    for actor, role in rows_with(connection, query, actor_roles.c.actor, sorted(asked)):
        found[actor].add(role)
    return found
