"""The chart of a series: what stands where."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.overtime import Point, Series
from onrecord.records import Figure, Head, Span, Speaker
from onrecord.web import plots

DAY = dt.date(2031, 5, 3)
HEAD = Head("a1", outlet="The Oar")


def point(
    low: float | None, high: float | None, days: int | None = 0, giver: str | None = None, unit: str | None = None
) -> Point:
    whose = Speaker("p1", giver) if giver else None
    figure = Figure(Span(0, 1), "x", low, high, "exact", unit, given_by=whose, id="a1.f1", article=HEAD)
    day = DAY + dt.timedelta(days) if days is not None else None
    return Point(figure, day, day, "as_of")


def drawn(*points: Point) -> plots.Plot:
    made = plots.plot(Series("g1", "boats", None, points))
    assert made is not None
    return made


def test_higher_is_more_and_right_is_later() -> None:
    made = drawn(point(10, 10, 0), point(40, 60, 10))
    low, high = made.marks
    assert low.x < high.x
    assert low.y > high.y
    assert (low.height, high.height > 0) == (0, True)
    assert (made.lowest, made.highest, made.logarithmic) == ("0", "60", False)
    assert (made.begins, made.ends) == ("3 May 2031", "13 May 2031")


def test_figures_of_very_different_size_have_an_axis_by_powers_of_ten() -> None:
    made = drawn(point(10, 10), point(1000, 1000, 1), point(100000, 100000, 2))
    assert made.logarithmic
    assert made.marks[0].y - made.marks[1].y == pytest.approx(made.marks[1].y - made.marks[2].y, abs=0.2)


def test_measures_are_drawn_in_one_unit() -> None:
    made = drawn(point(1, 1, 0, unit="mile"), point(1.609, 1.609, 1, unit="kilometer"))
    assert made.marks[0].y == pytest.approx(made.marks[1].y, abs=0.2)


def test_who_gives_most_has_a_colour() -> None:
    made = drawn(point(1, 1, 0, "Lorne"), point(2, 2, 1, "Lorne"), point(3, 3, 2, "Tarr"))
    assert made.givers == ("Lorne",)
    assert [each.giver for each in made.marks] == [0, 0, plots.GIVERS]


def test_what_has_no_day_or_no_number_is_not_drawn() -> None:
    assert plots.plot(Series("g1", None, None, (point(1, 1), point(None, None, 1), point(2, 2, None)))) is None
    assert len(drawn(point(5, None), point(None, 9, 1)).marks) == 2  # a bound is drawn where it is


_NUMBERS = st.none() | st.floats(allow_nan=False)


@given(st.lists(st.builds(point, _NUMBERS, _NUMBERS, st.integers(0, 9999)), max_size=6))
def test_any_figures_stand_in_the_box(points: list[Point]) -> None:
    made = plots.plot(Series("g1", None, None, tuple(points)))
    for mark in made.marks if made else ():
        assert 0 <= mark.x <= plots.WIDE
        assert 0 <= mark.y - mark.height / 2 <= mark.y + mark.height / 2 <= plots.HIGH + 0.2


def test_a_series_has_its_data_as_csv_and_no_formula_in_it() -> None:
    evil = point(1, 2, 0, "=HYPERLINK(1)")
    lines = plots.as_csv(Series("g1", None, None, (evil, point(3, None, None)))).decode().splitlines()
    assert lines[0].startswith("first,last,low,high")
    assert lines[1] == "2031-05-03,2031-05-03,1,2,,,'=HYPERLINK(1),first,a1.f1"
    assert lines[2] == ",,3,,,,The Oar,first,a1.f1"
