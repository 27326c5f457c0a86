"""Charts as values: what stands where."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.facets import Facets, Period
from onrecord.records import Head, Role
from onrecord.web import charts
from onrecord.web.asking import Asked

DAY = dt.date(2031, 5, 3)


def counted(counts: list[int]) -> Facets:
    periods = tuple(Period(DAY + dt.timedelta(n), DAY + dt.timedelta(n), count) for n, count in enumerate(counts))
    return Facets(sum(counts), sum(counts), (), "day", periods, 2)


@example([182, 8000])  # whose height and place are rounded to different sides
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=130).filter(any))
def test_bars_stand_in_their_box_side_by_side(counts: list[int]) -> None:
    chart = charts.histogram(counted(counts), Asked("/statements"))
    assert chart is not None
    assert [each.count for each in chart.bars] == counts
    assert all(each.x >= 0 and each.x + each.width <= charts.WIDE + 0.1 for each in chart.bars)
    assert all(a.x + a.width <= b.x + 0.02 for a, b in zip(chart.bars, chart.bars[1:], strict=False))
    assert all(0 <= each.height <= charts.HIGH and each.y + each.height == pytest.approx(charts.HIGH) for each in chart.bars)
    assert all(bool(each.height) == bool(each.count) for each in chart.bars), "what is there is seen"
    assert max(each.height for each in chart.bars) == charts.HIGH


def test_a_bar_leads_to_its_days_and_keeps_what_else_is_asked() -> None:
    chart = charts.histogram(counted([3, 1]), Asked("/statements", given=(("about", "a&b"), ("since", "2030-01-01")), page=4))
    assert chart is not None
    assert chart.bars[1].address == "/statements?about=a%26b&since=2031-05-04&until=2031-05-04"
    assert chart.bars[1].label == "4 May 2031: 1 statement"
    assert (chart.begins, chart.ends, chart.most, chart.undated) == ("3 May 2031", "4 May 2031", 3, 2)


def test_nothing_dated_has_no_bars() -> None:
    assert charts.histogram(counted([]), Asked()) is None
    assert charts.as_csv(counted([])) == b"first,last,statements\r\n,,2\r\n"


def test_roles_stand_on_one_axis() -> None:
    roles = [
        Role("mayor", DAY, DAY + dt.timedelta(100)),
        Role("aide", DAY + dt.timedelta(50), DAY + dt.timedelta(50)),
        Role("poet"),
    ]
    mayor, aide, poet = charts.terms(roles)
    assert (mayor.x, mayor.width) == (0, charts.WIDE)
    assert aide.x == pytest.approx(charts.WIDE / 2, abs=2)
    assert 0 < aide.width < 5
    assert poet.width == 0
    assert [each.width for each in charts.terms(roles[1:])] == [0, 0], "one day is no axis"


def test_days_stand_on_a_line_of_time() -> None:
    heads = [Head("a1", outlet="The Oar", published=DAY + dt.timedelta(n)) for n in (0, 5, 20, 20)] + [Head("a2")]
    made = charts.moments(heads)
    assert [(each.x, each.many) for each in made] == [(0, 1), (charts.WIDE / 4, 1), (charts.WIDE, 2)]
    assert made[-1].label == "23 May 2031: The Oar"
    assert charts.moments(heads[2:]) == [], "one day is no line"
