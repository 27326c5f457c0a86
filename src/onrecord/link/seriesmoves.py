"""How the figures of a series move: which only say again, which bring a later state, which clash, which put right.

Figures agree where their values are close. Of two that do not and are of the same days, the one
whose article came out later is an update, unless it is of another giver and lower, which is a conflict: a count that goes on
only grows. From one giver a lower one, and any that its own sentence calls corrected, is a correction. Of a later day, it is
an update. Where both came out on one day, two givers are in conflict.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from onrecord.overtime import Move, Point
from onrecord.records import Figure

CLOSE = 0.1  # of the value, by which two figures still agree; an "about" is hardly meant closer
CORRECTING = re.compile(
    r"\b(?:correct(?:ed|ion)|revis(?:ed|ion)|retract(?:ed|ion)|mistaken(?:ly)?|miscount(?:ed)?|lowered|wrongly)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")


def point(figure: Figure, said_on: tuple[dt.date, dt.date] | None) -> Point:
    """The figure with the days it is of: those that the text gives it, else when it was said, else the article's."""
    days = _days(figure.as_of)
    if days is not None:
        return Point(figure, *days, "as_of")
    if said_on is not None:
        return Point(figure, *said_on, "said_on")
    published = figure.article.published if figure.article is not None else None
    return Point(figure, published, published, "published") if published is not None else Point(figure)


def _days(value: str | None) -> tuple[dt.date, dt.date] | None:
    """The days of a TIMEX3 value that is a day, a month or a year; None for every other."""
    try:
        if found := _DAY.match(value or ""):
            day = dt.date(*map(int, found.groups()))
            return day, day
        if found := _MONTH.fullmatch(value or ""):
            year, month = map(int, found.groups())
            return dt.date(year, month, 1), _end(year, month)
        if found := _YEAR.fullmatch(value or ""):
            return dt.date(int(found[0]), 1, 1), dt.date(int(found[0]), 12, 31)
    except ValueError:  # a day that no calendar has
        return None
    return None


def _end(year: int, month: int) -> dt.date:
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return after - dt.timedelta(days=1)


def moved(points: Iterable[Point], corrected: Collection[str]) -> tuple[Point, ...]:
    """The points by their days, each with what it does to those before it; `corrected` are the ids of figures whose own
    sentences call them so."""
    return tuple(_moved(sorted(points, key=_order), corrected))


def _order(each: Point) -> tuple[dt.date, dt.date, dt.date, str, int]:
    article, _, number = each.figure.id.rpartition(".f")
    return each.first or dt.date.max, each.last or dt.date.max, _published(each) or dt.date.max, article, int(number or 0)


def _moved(points: Sequence[Point], corrected: Collection[str]) -> Iterator[Point]:
    last: Point | None = None
    for _, each in groupby(points, key=lambda point: (point.first, point.last)):
        same: list[Point] = []
        for point in each:
            yield _held(point, same, last, corrected)
            same.append(point)
        last = same[-1]


def _held(point: Point, same: Sequence[Point], last: Point | None, corrected: Collection[str]) -> Point:
    """A point held against those of the same days before it, else the last one before these."""
    before = same or ([last] if last is not None else [])
    if not before:
        return replace(point, move="first")
    like = next((other for other in reversed(before) if agree(other.figure, point.figure)), None)
    if like is not None:
        return replace(point, move="same", against=like.figure.id)
    move = _move(point, before[-1], bool(same), point.figure.id in corrected)
    return replace(point, move=move, against=before[-1].figure.id)


def _move(each: Point, against: Point, same: bool, corrected: bool) -> Move:
    one_giver = each.figure.given_by_name is not None and each.figure.given_by_name == against.figure.given_by_name
    if corrected and (same or one_giver):
        return "correction"
    if not same:
        return "update"
    later = (_published(each) or dt.date.max) > (_published(against) or dt.date.max)
    lower = _value(each.figure) < _value(against.figure)
    if one_giver and lower:
        return "correction" if later else "conflict"
    return "update" if later and not lower else "conflict"


def agree(one: Figure, other: Figure) -> bool:
    """Whether two values are the same within CLOSE of them. A bound stands for its value."""
    low, high = _ends(one)
    least, most = _ends(other)
    return low <= most * (1 + CLOSE) and least <= high * (1 + CLOSE)


def _ends(figure: Figure) -> tuple[float, float]:
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    return (low or 0.0, high or 0.0)


def _value(figure: Figure) -> float:
    return _ends(figure)[1]


def _published(each: Point) -> dt.date | None:
    return each.figure.article.published if each.figure.article is not None else None
