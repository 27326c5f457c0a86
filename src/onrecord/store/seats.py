"""Who has which seat, as articles give it by name (link.offices): on file, and what changes there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import Connection, select

from onrecord.link.offices import Shift, Tenure, shifts
from onrecord.store.batches import Row, delete_with, insert, rows_with
from onrecord.store.schema import tenures

Seats = Mapping[str, Tenure]  # of one actor

_c = tenures.c
_TENURE = select(_c.actor, _c.seat, _c.first, _c.last)


def rows(actor: int, seats: Seats) -> Iterator[Row]:
    for seat, tenure in seats.items():
        yield {"actor": actor, "seat": seat, "first": tenure.first, "last": tenure.last}


def of(connection: Connection, actors: Collection[int]) -> dict[int, dict[str, Tenure]]:
    """The seats of each of these actors that has any."""
    found: dict[int, dict[str, Tenure]] = defaultdict(dict)
    for actor, seat, first, last in rows_with(connection, _TENURE, _c.actor, sorted(actors)):
        found[actor][seat] = Tenure(first, last)
    return dict(found)


def having(connection: Connection, seats: Collection[str]) -> dict[str, dict[int, Tenure]]:
    """Who has each of these seats."""
    found: dict[str, dict[int, Tenure]] = {seat: {} for seat in seats}
    for actor, seat, first, last in rows_with(connection, _TENURE, _c.seat, sorted(seats)):
        found[seat][actor] = Tenure(first, last)
    return found


def exchange(connection: Connection, after: Mapping[int, Seats]) -> list[Shift]:
    """Leaves each of these actors with these seats, and gives what changes."""
    before = of(connection, after.keys())
    changed = [actor for actor, own in after.items() if before.get(actor, {}) != own]
    delete_with(connection, tenures, _c.actor, [actor for actor in changed if actor in before])
    insert(connection, tenures, (row for actor in changed for row in rows(actor, after[actor])))
    return [shift for actor in changed for shift in shifts(before.get(actor, {}), after[actor])]
