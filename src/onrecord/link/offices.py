"""An office without a name goes to the person of its article to whom the record gives it, where there is one only; where the
article names nobody who has it, to the one person of the record who has that seat on the article's day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from onrecord.language.offices import head_words, titled
from onrecord.language.seats import seat, stated
from onrecord.records import Actor, Head, Role

NEAR = dt.timedelta(days=60)  # how far an article may be from a tenure for its office to be that person's

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Tenure:
    """From the first to the last article that gives somebody a seat by name. Articles give it afterwards, too ("US President
    Moor's war"), so tenures overlap; then nobody is found."""

    first: dt.date
    last: dt.date

    def near(self, day: dt.date) -> bool:
        return self.first - day <= NEAR and day - self.last <= NEAR

    @property
    def told_again(self) -> bool:
        """Whether two articles give it, of two days: one may be mistaken."""
        return self.first < self.last


def heads(role: str) -> set[str]:
    """By which words a role is found (language.offices.head_words)."""
    return head_words(role)


def holder(office: str, present: Iterable[_Key], roles: Mapping[_Key, Collection[str]]) -> _Key | None:
    """Of the persons that an article names the one who holds the office; `roles` are what the record calls each of them."""
    fits = {each for each in present if any(fits_role(office, role) for role in roles.get(each, ()))}
    return fits.pop() if len(fits) == 1 else None


@lru_cache(maxsize=65_536)  # the same few offices are held against the same roles over and over
def fits_role(office: str, role: str) -> bool:
    """Whether both are one seat; where either tells of none, whether all that the office says stands in the role: a "French
    foreign minister" is not just any "foreign minister"."""
    own, given = stated(office), seat(role)
    return own == given if own is not None and given is not None else titled(office, role)


def asked(actor: Actor) -> str | None:
    """The seat that an office without a name says it is; None for all else."""
    return stated(actor.name) if actor.kind == "office" and not actor.anonymous else None


def by_name(head: Head, actor: Actor) -> list[Role]:
    """The roles that one article gives a person by name, on its day."""
    if actor.kind != "person" or actor.anonymous:
        return []
    return [Role(role.role, head.published, head.published) for role in actor.roles]


def tenures(roles: Iterable[Role]) -> dict[str, Tenure]:
    """The seats that one person's roles by name tell, each from first to last."""
    found: dict[str, Tenure] = {}
    for role in roles:
        own = seat(role.role)
        if own is None or role.first is None or role.last is None:
            continue
        known = found.get(own, Tenure(role.first, role.last))
        found[own] = Tenure(min(known.first, role.first), max(known.last, role.last))
    return found


def seated(day: dt.date | None, having: Mapping[_Key, Tenure]) -> _Key | None:
    """Of all whom the record gives a seat the one who has it on that day, or near it; None without a day, and where another
    may have it as well."""
    near = [each for each, tenure in having.items() if day is not None and tenure.near(day)]
    return near[0] if len(near) == 1 and having[near[0]].told_again else None


@dataclass(frozen=True, slots=True)
class Shift:
    """Days, both included, on which somebody else may have a seat than before."""

    seat: str
    first: dt.date
    last: dt.date


def shifts(before: Mapping[str, Tenure], after: Mapping[str, Tenure]) -> Iterator[Shift]:
    """What a person's tenures that came, went or grew change."""
    for own in sorted(before.keys() | after.keys()):
        was, now = before.get(own), after.get(own)
        if was == now:
            continue
        if was is None or now is None or was.told_again != now.told_again:
            every = [each for each in (was, now) if each is not None]
            yield Shift(own, _before(min(each.first for each in every)), _after(max(each.last for each in every)))
            continue
        if was.first != now.first:
            yield Shift(own, _before(min(was.first, now.first)), _before(max(was.first, now.first)))
        if was.last != now.last:
            yield Shift(own, _after(min(was.last, now.last)), _after(max(was.last, now.last)))


def _before(day: dt.date) -> dt.date:
    """As far as an office may stand before a tenure, within the calendar: an article may claim to be of the year 1."""
    return dt.date.min + max(day - dt.date.min - NEAR, dt.timedelta())


def _after(day: dt.date) -> dt.date:
    return dt.date.max - max(dt.date.max - day - NEAR, dt.timedelta())
