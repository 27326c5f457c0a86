"""The chart of a series: its figures by the days they are of, ranges as bars, each giver in a colour, conflicts marked."""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.conversion import comparable
from onrecord.overtime import Point, Series
from onrecord.web.wording import address, amount, day, days, label, number

WIDE, HIGH = 1000, 300  # units of the box
MARGIN = 14  # units left free at each side
GIVERS = 4  # with a colour of their own
_COLUMNS = ("first", "last", "low", "high", "unit", "counted", "given_by", "move", "figure")
_MOST = 1e100  # nothing that news gives is larger
_LOG = 50.0  # times the lowest figure; where the highest is more, the axis goes by powers of ten


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure in the box: its middle, how high its range is (0 for an exact one), whose it is, its words, where it leads."""

    x: float
    y: float
    height: float
    giver: int
    moved: str
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Marks, the words at the ends of both axes, and the givers with a colour, in its order."""

    marks: tuple[Mark, ...]
    begins: str
    ends: str
    lowest: str
    highest: str
    logarithmic: bool
    givers: tuple[str, ...]
    wide: int = WIDE
    high: int = HIGH


def as_csv(series: Series) -> bytes:
    """The figures with their days, as they are given: the text's words stand behind an apostrophe where a spreadsheet would
    take them for a formula."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(_COLUMNS)
    for point in series.points:
        figure, words = point.figure, (point.figure.unit, point.figure.counted, point.figure.given_by_name)
        rows.writerow([point.first, point.last, figure.low, figure.high, *map(_plain, words), point.move, figure.id])
    return written.getvalue().encode("utf-8", "replace")


def _plain(words: str | None) -> str:
    return f"'{words}" if words and words.lstrip()[:1] in ("=", "+", "-", "@") else words or ""


def plot(series: Series) -> Plot | None:
    """None where fewer than two figures have both a day and a number."""
    shown = [(each, _middle(each), _ends(each)) for each in series.points]
    known = [(point, at, ends) for point, at, ends in shown if at is not None and ends is not None]
    if len(known) < 2:
        return None
    first, last = min(at for _, at, _ in known), max(at for _, at, _ in known)
    up = _Axis.over([end for _, _, ends in known for end in ends])
    givers = _givers([point for point, _, _ in known])
    marks = tuple(_mark(point, _share(at, first, last), ends, up, givers) for point, at, ends in known)
    begins, ends = (day(dt.date.fromordinal(round(each))) for each in (first, last))
    return Plot(marks, begins, ends, number(up.low), number(up.high), up.logarithmic, tuple(givers))


@dataclass(frozen=True, slots=True)
class _Axis:
    low: float
    high: float
    logarithmic: bool

    @classmethod
    def over(cls, values: Sequence[float]) -> _Axis:
        """From nothing to the highest, or by powers of ten from the lowest."""
        low, high = min(values), max(values)
        if low > 0 and math.log(high) - math.log(low) > math.log(_LOG):
            return cls(low, high, True)
        return cls(min(low, 0.0), high if high > 0 else 1.0, False)

    def at(self, value: float) -> float:
        """Units from the top."""
        if self.logarithmic:
            share = (math.log(value) - math.log(self.low)) / (math.log(self.high) - math.log(self.low))
        else:
            share = (value - self.low) / (self.high - self.low)
        return MARGIN + (HIGH - 2 * MARGIN) * (1 - share)


def _mark(point: Point, share: float, ends: tuple[float, float], up: _Axis, givers: Sequence[str]) -> Mark:
    top, bottom = up.at(ends[1]), up.at(ends[0])
    whose = label(point.figure.given_by_name, "not said", 80)
    words = f"{days(point.first, point.last)}: {amount(point.figure)}, {whose}"
    return Mark(
        x=round(MARGIN + (WIDE - 2 * MARGIN) * share, 1),
        y=round((top + bottom) / 2, 1),
        height=round(bottom - top, 1),
        giver=givers.index(whose) if whose in givers else GIVERS,
        moved=point.move,
        label=words + (f" ({point.move})" if point.move in ("conflict", "correction") else ""),
        address=address("figures", point.figure.id),
    )


def _givers(points: Sequence[Point]) -> list[str]:
    """Those who give most figures, most first; none where everybody gives one."""
    counts = Counter(label(each.figure.given_by_name, "not said", 80) for each in points)
    return [name for name, count in counts.most_common(GIVERS) if count > 1]


def _middle(point: Point) -> float | None:
    if point.first is None or point.last is None:
        return None
    return (point.first.toordinal() + point.last.toordinal()) / 2


def _ends(point: Point) -> tuple[float, float] | None:
    """Both ends in the unit that the series is compared in; of a bound that end alone; None for a figure without a number."""
    low, high = point.figure.low, point.figure.high
    known = [comparable(end, point.figure.unit)[0] for end in (low, high) if end is not None and abs(end) < _MOST]
    return (min(known), max(known)) if known else None


def _share(at: float, first: float, last: float) -> float:
    return (at - first) / (last - first) if last > first else 0.5
