"""What is asked of a record, made strict, and pages of what is answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar, get_args

from onrecord.ask import Ask, Named
from onrecord.errors import Usage
from onrecord.language.offices import akin, titled
from onrecord.records import Actor, Role, StatementKind

_Item = TypeVar("_Item")


def asked(ask: Ask | None, filters: dict[str, Any]) -> Ask:
    """What is asked, with empty text as no filter and days given as text."""
    given: dict[str, Any] = {name: value or None if isinstance(value, str) else value for name, value in filters.items()}
    for name in ("since", "until"):
        if name in given:
            given[name] = day(given[name], name)
    try:
        return checked(replace(ask or Ask(), **given))
    except TypeError as wrong:
        raise Usage(str(wrong)) from None


def checked(ask: Ask) -> Ask:
    """The same. Raises Usage where it cannot be meant."""
    for name, value in (("limit", ask.limit), ("offset", ask.offset)):
        if value is not None and not 0 <= value < 2**63:
            raise Usage(f"{name} is {value}; it must not be negative, nor beyond all rows")
    if ask.kind is not None and ask.kind not in get_args(StatementKind):
        raise Usage(f"{ask.kind!r} is no kind of statement; there are {', '.join(get_args(StatementKind))}")
    if ask.named is not None and ask.named not in get_args(Named):
        raise Usage(f"{ask.named!r} does not say whether a speaker has a name; {', '.join(get_args(Named))} do")
    return ask


def day(given: str | dt.date | None, name: str) -> dt.date | None:
    """A day, also one given as text. Raises Usage, which calls it by `name`."""
    if isinstance(given, dt.datetime):
        return given.date()
    if given is None or isinstance(given, dt.date):
        return given
    try:
        return dt.date.fromisoformat(given)
    except (TypeError, ValueError):
        raise Usage(f"{name} is {given!r}, not a day (YYYY-MM-DD)") from None


def page(items: Iterable[_Item], ask: Ask) -> list[_Item]:
    """Limit and offset, where more was left out than the database can."""
    return list(islice(items, ask.offset, None if ask.limit is None else ask.offset + ask.limit))


def titles_first(actor: Actor, name: str | None, ask: Ask) -> Actor:
    """With the roles that were asked for before the others, both in their order."""
    if not name or not actor.roles:
        return actor
    rank = {role: (not akin(name, role.role), not _within(role, ask), not titled(name, role.role)) for role in actor.roles}
    return replace(actor, roles=tuple(sorted(actor.roles, key=rank.__getitem__)))


def _within(role: Role, ask: Ask) -> bool:
    since, until = ask.since or dt.date.min, ask.until or dt.date.max
    return role.first is not None and role.last is not None and role.first <= until and role.last >= since
