"""What can be asked of a record: one frozen value that commands, pages and the Python API all fill in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from onrecord.errors import Usage
from onrecord.records import StatementKind

Named = Literal["named", "unnamed", "unknown"]  # whose the words are: somebody's with a name, somebody's without, not told


@dataclass(frozen=True, slots=True)
class Ask:
    """Filters of a listing; None does not filter.

    `speaker` is an actor's id or any form of a name, matched without regard to case; `about` is words that must all
    stand in the passage (the last one may be a beginning); `since` and `until` are days, both included, held against
    the article's date (for a timeline against the date told). `via` is a medium that carried a statement, `named` whether its
    speaker has a name; `article` and `story` are ids, `limit` the most rows.
    """

    speaker: str | None = None
    about: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    outlet: str | None = None
    kind: StatementKind | None = None
    named: Named | None = None
    via: str | None = None
    article: str | None = None
    story: str | None = None
    limit: int | None = None
    offset: int = 0


def meant(ask: Ask | None, filters: dict[str, Any]) -> Ask:
    """What is asked, with empty text as no filter and days given as text. Raises Usage for what cannot be meant."""
    given: dict[str, Any] = {name: value or None if isinstance(value, str) else value for name, value in filters.items()}
    for name in ("since", "until"):
        if name in given:
            given[name] = as_day(given[name], name)
    try:
        return checked(replace(ask or Ask(), **given))
    except TypeError as wrong:
        raise Usage(str(wrong)) from None


def checked(ask: Ask) -> Ask:
    """The same. Raises Usage for what cannot be meant."""
    for name, value in (("limit", ask.limit), ("offset", ask.offset)):
        if value is not None and not 0 <= value < 2**63:
            raise Usage(f"{name} is {value}; it must not be negative, nor beyond all rows")
    if ask.kind is not None and ask.kind not in get_args(StatementKind):
        raise Usage(f"{ask.kind!r} is no kind of statement; there are {', '.join(get_args(StatementKind))}")
    if ask.named is not None and ask.named not in get_args(Named):
        raise Usage(f"{ask.named!r} does not say whether a speaker has a name; {', '.join(get_args(Named))} do")
    return ask


def as_day(day: str | dt.date | None, name: str) -> dt.date | None:
    """A day that may be given as text; `name` is what Usage calls it where it is none."""
    if isinstance(day, dt.datetime):
        return day.date()
    if day is None or isinstance(day, dt.date):
        return day
    try:
        return dt.date.fromisoformat(day)
    except (TypeError, ValueError):
        raise Usage(f"{name} is {day!r}, not a day (YYYY-MM-DD)") from None
