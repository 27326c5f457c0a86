"""The score of series, on gold made here; and the gold file itself."""

from __future__ import annotations

import datetime as dt

import pytest

from evals import series
from onrecord.records import Span
from tests.link.told import told

A, B, C = (("x", Span(0, 2)), ("y", Span(3, 5)), ("z", Span(4, 6)))


def test_scores() -> None:
    gold = {"boats": frozenset([A, B]), "troops": frozenset([C])}
    [boats, troops] = series.scores(gold, {A: 1, B: 2, C: 1})
    assert (boats.right, boats.judged) == (1, 2)
    assert (troops.right, troops.found, troops.recall, troops.precision) == (1, 2, 100.0, 50.0)
    assert [each.split()[-2:] for each in series.table([boats, troops])][-2] == ["75.0", f"{(boats.precision + 50) / 2:.1f}"]
    assert next(series.scores({"none": frozenset([A])}, {})).precision == 0.0
    assert [line.split(":")[0] for line in series.wrong({"troops": frozenset([C])}, {A: 1, C: 1}, {"x": "12 boats"})] == [
        "troops not judged x 0"
    ]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Published May 3 2021 A boat sank", dt.date(2021, 5, 3)),
        ("Mon, 3 May, 2021", dt.date(2021, 5, 3)),
        ("31 Jun 2021", None),
        ("3 Boats 2021", None),
        ("May 3", None),
    ],
)
def test_the_day_printed(head: str, day: dt.date | None) -> None:
    assert series.printed(head) == day


def test_the_halves_make_the_whole() -> None:
    gold = series.judged()
    developed, other = series.half(gold, "developed"), series.half(gold, "other")
    assert (len(developed), len(other), {*developed, *other}) == (10, 10, set(gold))
    assert series.half(gold, "all") == gold


def test_figures_are_joined() -> None:
    text = "Kenya has 400 troops in Peru."
    found = series.joined([told(text, [("400", 400, "troops in Peru")], places=["Kenya", "Peru"])])
    assert list(found) == [("", Span(10, 13))]


def test_the_gold_keeps_ids_and_spans_only() -> None:
    gold = series.judged()
    assert len(gold) == 20
    assert all(len({id for id, _ in points}) > 1 for points in gold.values())
    assert all(span.start < span.end for points in gold.values() for _, span in points)
