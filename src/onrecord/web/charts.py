"""Charts as values, drawn on the server as SVG: they need no script, follow light and dark, and print.

Each has a table of the same data beside it, and as CSV under the page's address. Coordinates are in the units of its box,
which is stretched to the page's width, so nothing in it is text.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.facets import Facets, Period, Unit
from onrecord.records import Head, Role
from onrecord.web.asking import Asked
from onrecord.web.wording import address, days, label, plural
from onrecord.web.wording import day as words_of

WIDE, HIGH = 1000, 100  # units of a box
_GAP = 0.12  # of a bar's place, left between bars
_LEAST = 2.0  # units: a count of one is seen beside one of a thousand
_COLUMNS = ("first", "last", "statements")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in its box, what it says, and where it leads; `first` and `last` are the days that it stands for."""

    x: float
    y: float
    width: float
    height: float
    label: str
    address: str
    first: str
    last: str
    count: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """Statements over time: bars, the words at both ends of the axis, and the highest bar's count."""

    bars: tuple[Bar, ...]
    unit: Unit
    begins: str
    ends: str
    most: int
    undated: int
    csv: str
    wide: int = WIDE
    high: int = HIGH


def histogram(counted: Facets, asked: Asked) -> Histogram | None:
    """None where nothing has a day. A bar leads to the same listing of its days alone."""
    if not counted.periods:
        return None
    most = max(each.count for each in counted.periods)
    step = WIDE / len(counted.periods)
    bars = tuple(_bar(each, place * step, step, most, asked) for place, each in enumerate(counted.periods))
    begins, ends = (_called(each, counted.unit) for each in (counted.periods[0], counted.periods[-1]))
    return Histogram(bars, counted.unit, begins, ends, most, counted.undated, asked.as_csv)


def _bar(period: Period, x: float, step: float, most: int, asked: Asked) -> Bar:
    high = round(max(_LEAST, HIGH * period.count / most), 2) if period.count else 0.0  # so that all stand on one line
    first, last = str(period.first), str(period.last)
    label = f"{days(period.first, period.last)}: {plural(period.count, 'statement')}"
    return Bar(
        x=round(x + step * _GAP / 2, 2),
        y=round(HIGH - high, 2),
        width=round(step * (1 - _GAP), 2),
        height=high,
        label=label,
        address=asked.choosing(since=first, until=last),
        first=first,
        last=last,
        count=period.count,
    )


def _called(period: Period, unit: Unit) -> str:
    return days(period.first, period.last) if unit != "week" else days(period.first, period.first)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on a line of time: its place, the articles of it, and their outlets in words."""

    day: dt.date
    x: float
    label: str
    address: str
    many: int


def moments(heads: Sequence[Head]) -> list[Moment]:
    """The days on which articles with a day came out, in order; none where all are of one day."""
    by_day: dict[dt.date, list[Head]] = {}
    for each in heads:
        if each.published is not None:
            by_day.setdefault(each.published, []).append(each)
    if len(by_day) < 2:
        return []
    begin, end = min(by_day), max(by_day)
    return [_moment(day, by_day[day], WIDE * (day - begin).days / (end - begin).days) for day in sorted(by_day)]


def _moment(day: dt.date, those: Sequence[Head], x: float) -> Moment:
    outlets = ", ".join(dict.fromkeys(label(each.outlet, "unknown outlet", 60) for each in those))
    return Moment(day, round(x, 2), f"{words_of(day)}: {outlets}", address("articles", those[0].id), len(those))


@dataclass(frozen=True, slots=True)
class Term:
    """A role and where its bar stands; of one without a day, or where all are of one day, the bar has no width."""

    role: Role
    x: float = 0.0
    width: float = 0.0


def terms(roles: Sequence[Role]) -> list[Term]:
    """Each role from the first article that gives it to the last, on one axis."""
    dated = [(each.first, each.last) for each in roles if each.first and each.last]
    begin, end = min((first for first, _ in dated), default=None), max((last for _, last in dated), default=None)
    if begin is None or end is None or begin == end:
        return [Term(each) for each in roles]
    scale = (WIDE - _LEAST) / (end - begin).days
    return [_term(each, begin, scale) for each in roles]


def _term(role: Role, begin: dt.date, scale: float) -> Term:
    if not (role.first and role.last):
        return Term(role)
    return Term(role, round((role.first - begin).days * scale, 2), round(_LEAST + (role.last - role.first).days * scale, 2))


def as_csv(counted: Facets) -> bytes:
    """The periods with their counts, and those without a day last."""
    rows: list[Sequence[object]] = [(each.first, each.last, each.count) for each in counted.periods]
    if counted.undated:
        rows.append(("", "", counted.undated))
    written = io.StringIO()
    csv.writer(written).writerows([_COLUMNS, *rows])
    return written.getvalue().encode("utf-8")
