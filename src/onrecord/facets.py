"""Counts of what a listing holds: by who spoke, where it stood, how it was said, and when it was printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

FacetName = Literal["speaker", "outlet", "story", "kind", "named", "via"]
Unit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: what to ask for, how it is called, and how many fit it beside all else that is asked."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The commonest values of one facet, most first; `others` is how many more there are. What is asked of the facet itself
    does not count, so that another value can be chosen."""

    name: FacetName
    choices: tuple[Choice, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both included, and how many statements were printed on them."""

    first: dt.date
    last: dt.date
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """`total` statements, of which `voices` stand in no reprint; `unit` is the length of each of `periods`, which leave none
    out between the first and the last; `undated` stand in articles without a day."""

    total: int
    voices: int
    facets: tuple[Facet, ...]
    unit: Unit
    periods: tuple[Period, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Topic:
    """Words that some of the statements share, and how many do."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were found; with `more` there are more than were counted."""

    count: int
    more: bool = False
