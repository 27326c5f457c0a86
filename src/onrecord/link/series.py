"""Figures of one thing over time: which figures of which articles make one series.

What a figure counts is told from its own article alone (link.seriesstocks, link.seriestolls): figures with one line are of one
thing. Only the tolls of events are told apart further, by what other articles tell of the same days (link.seriesevents).
Therefore the result does not depend on the order of the articles, and an article that is added touches nothing but the
tolls of the days around its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.link.seriescontext import Context
from onrecord.link.seriesevents import SPAN, Told, events, key_from, key_of, series_id
from onrecord.link.seriesstocks import stock
from onrecord.link.seriestolls import Toll, toll
from onrecord.records import Figure, Findings

__all__ = ["RULES", "SPAN", "Placed", "Told", "events", "key_from", "key_of", "placed", "series_id"]

RULES = "4"  # raised where what is decided changes: the points of a record by other rules are told afresh
FEW, ROUND = 10, 10  # a toll under FEW, or a multiple of ROUND under a hundred, may be that of two events


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure, by its place among those of its article from 0: the key of its series, or what it tells of an event."""

    at: int
    series: int
    told: Told | None = None


def placed(findings: Findings) -> Iterator[Placed]:
    """The figures of an article that may belong to a series, in reading order."""
    if not findings.figures:
        return
    context = Context(findings)
    tolls: dict[int, Told] = {}
    made: dict[int, Placed] = {}
    for at, figure in enumerate(findings.figures):
        told = toll(context, figure)
        if told is not None and told.day is not None:
            tolls[at] = _told(told, figure)
        elif told is not None:
            made[at] = Placed(at, key_of("|".join(("toll", told.kind, told.group, *sorted(told.lands)))))
        elif (line := stock(context, figure)) is not None:
            made[at] = Placed(at, key_of(f"of|{line}"))
    made.update((at, Placed(at, 0, each)) for at, each in _agreed(tolls))
    yield from (made[at] for at in sorted(made))


def _told(toll: Toll, figure: Figure) -> Told:
    assert toll.day is not None
    counts, value = f"{toll.kind}|{toll.group}".replace("/", " "), _value(figure)
    distinct = value >= FEW and (value % ROUND or value >= ROUND * ROUND)
    marks = {f"#{counts}#{value:g}"} if distinct else set()
    return Told(toll.day.toordinal(), counts, value, toll.places | marks, toll.reach)


def _value(figure: Figure) -> float:
    return figure.low if figure.low is not None else figure.high or 0.0


def _agreed(tolls: dict[int, Told]) -> Iterator[tuple[int, Told]]:
    """What an article tells of one number in several places, put together: of the days the one that is sure, and all places."""
    alike: dict[tuple[str, float], list[int]] = defaultdict(list)
    for at, each in tolls.items():
        alike[each.counts, each.value].append(at)
    for numbers in alike.values():
        every = [tolls[at] for at in numbers]
        sure = {each.day for each in every if not each.reach}
        for at in numbers:
            each = tolls[at]
            if each.reach and len(sure) == 1 and each.day - each.reach <= min(sure) <= each.day:
                each = replace(each, day=min(sure), reach=0)
            yield at, replace(each, places=_places(each, every))


def _places(told: Told, every: Sequence[Told]) -> frozenset[str]:
    """Its own places, else those that the same article gives the same number elsewhere."""
    if any(not place.startswith("#") for place in told.places):
        return told.places
    return frozenset(place for each in every for place in each.places)
