"""Days as metadata write them: read strictly, or not at all."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import days

WHOLE = [
    ("2019-11-15", "2019-11-15", True),
    ("2019-11-15T10:00:00Z", "2019-11-15", True),
    ("2019-11-15T23:30:00.123-05:00", "2019-11-15", True),
    ("2019-11-15 10:00:00 UTC", "2019-11-15", True),
    ("2019/11/15", "2019-11-15", True),
    ("20191115", "2019-11-15", True),
    ("15 November 2019", "2019-11-15", True),
    ("15th Nov, 2019", "2019-11-15", True),
    ("15-Nov-2019", "2019-11-15", True),
    ("1st of May 2020", "2020-05-01", True),
    ("November 15, 2019", "2019-11-15", True),
    ("Sept. 3rd, 2019 at 4:05 p.m. EDT", "2019-09-03", True),
    ("Fri, 15 Nov 2019 10:00:00 GMT", "2019-11-15", True),
    ("Fri, 15 Nov 2019 10:00:00 +0200 (EET)", "2019-11-15", True),
    ("Wednesday 6 May 2015 10.15 BST", "2015-05-06", True),
    ("15.11.2019", "2019-11-15", True),
    ("1/4/19", "2019-01-04", False),
    ("4/4/19", "2019-04-04", True),
    ("25/12/2019", "2019-12-25", True),
    ("12/25/2019", "2019-12-25", True),
    ("3/1/69", "1969-03-01", False),
    ("  2019-11-15\n", "2019-11-15", True),
]
NONE = [
    *("", "next week", "2019", "November 2019", "2019-11", "2019-13-01", "31 November 2019", "0000-01-01", "2019-02-30"),
    *("2019-11-15 or so", "about 15 November 2019", "2019-11-155", "1/4/190", "13/13/2019", "15 Brumaire 2019"),
    "٢٠١٩-١١-١٥",
]


@pytest.mark.parametrize(("text", "expected", "sure"), WHOLE)
def test_a_day_is_read(text: str, expected: str, sure: bool) -> None:
    assert days.whole(text) == days.Day(dt.date.fromisoformat(expected), sure)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert days.whole(text) is None


@given(
    st.dates(min_value=dt.date(1000, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y 09:30:00 +0100"]),
)
def test_every_day_comes_back(date: dt.date, form: str) -> None:
    assert days.whole(date.strftime(form)) == days.Day(date)


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    found = days.beginning(text)
    assert found is None or 0 < found[1] <= len(text)


ADDRESSES = [
    ("https://example.com/2019/11/15/mill-burns/", "2019-11-15"),
    ("http://www.example.com/news/politics/2019/1/4/17989224/mill", "2019-01-04"),
    ("https://example.com/world/2019-11-15-mill-burns.html", "2019-11-15"),
    ("https://example.com/2019/11/15", "2019-11-15"),
]
NO_ADDRESSES = [
    *("https://example.com/2019/11/mill", "https://example.com/2019/13/15/mill", "https://example.com/?day=2019-11-15"),
    *(
        "https://2019-11-15.example.com/",
        "https://example.com/12019/11/15x/",
        "2019/11/15",
        "",
        "https://example.com/#/2019/11/15/",
    ),
]


@pytest.mark.parametrize(("url", "expected"), ADDRESSES)
def test_the_day_in_an_address(url: str, expected: str) -> None:
    assert days.of_address(url) == dt.date.fromisoformat(expected)


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_an_address_without_a_day(url: str) -> None:
    assert days.of_address(url) is None


@given(st.text())
def test_no_address_breaks_it(url: str) -> None:
    found = days.of_address(f"https://example.com/{url}")
    assert found is None or 1900 <= found.year < 2100
