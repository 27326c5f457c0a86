"""Values in words, cut titles, and which addresses become links."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article, Date, Dating, Figure, Head, Mention, Passage, Span, Statement
from onrecord.web.wording import address, amount, between, days, how_sure, label, number, published, tail, unsure, web_link

DAY = dt.date(2031, 3, 6)
LABELS = [
    (None, "untitled"),
    ("", "untitled"),
    (" \u200b\u202e\u2060 ", "untitled"),
    ("a\n b\t c", "a b c"),
    ("a\x07\ud800b", "ab"),
    ("x" * 1_000_000, "x" * 159 + "…"),
    ("שלום", "שלום"),
]
AMOUNTS = [
    ({"low": 1500.0, "high": 1500.0, "qualifier": "exact"}, "1,500"),
    ({"low": None, "high": 1500.0, "qualifier": "at_most"}, "at most 1,500"),
    ({"low": 500.0, "high": 600.0, "qualifier": "between"}, "500 to 600"),
    ({"low": 500.0, "high": 600.0, "qualifier": "about", "unit": "km"}, "about 500 to 600 km"),
    ({"low": 2.5, "high": 2.5, "qualifier": "exact", "unit": "percent"}, "2.5 percent"),
    ({"low": 0.0, "high": 0.0, "qualifier": "exact"}, "0"),
    ({"low": None, "high": 0.0, "qualifier": "less_than"}, "less than 0"),
    ({"low": None, "high": None, "qualifier": "vague"}, "no exact number"),
    ({"low": 1000.0, "high": None, "qualifier": "vague"}, "roughly 1,000"),
]
LINKS = [
    ("https://a.example/x?y=1", True),
    ("HTTP://a.example", True),
    ("javascript:alert(1)", False),
    ("jAvAsCrIpT:alert(1)", False),
    ("java\nscript:alert(1)", False),
    (" https://a.example", False),
    ("data:text/html,x", False),
    ("//a.example", False),
    ("/etc/passwd", False),
    ("http:", False),
    ("https://[x", False),
    ("", False),
    (None, False),
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_label(text: str | None, expected: str) -> None:
    assert label(text) == expected


@given(st.text())
def test_a_label_is_one_short_line_that_can_be_sent(text: str) -> None:
    cut = label(text)
    assert 0 < len(cut) <= 160
    assert "\n" not in cut
    assert cut.encode()


@pytest.mark.parametrize(("figure", "expected"), AMOUNTS)
def test_amount(figure: dict[str, Any], expected: str) -> None:
    assert amount(Figure(span=Span(0, 1), text="", **figure)) == expected


def test_a_vague_amount_is_in_the_words_of_the_text() -> None:
    assert amount(Figure(Span(0, 9), "thousands", None, None, "vague")) == "“thousands”"


NUMBERS = [(1e6, "1,000,000"), (1e300, "1e+300"), (float("nan"), "?"), (float("-inf"), "?"), (-3.25, "-3.25")]


@pytest.mark.parametrize(("value", "expected"), NUMBERS)
def test_number(value: float, expected: str) -> None:
    assert number(value) == expected


@pytest.mark.parametrize(("url", "linked"), LINKS)
def test_only_addresses_of_the_web_are_links(url: str | None, linked: bool) -> None:
    assert web_link(url) == (url if linked else None)


PUBLISHED = [
    (None, "unknown", "date unknown"),
    (DAY, "stated", "6 March 2031"),
    (DAY, "inferred", "6 March 2031 (date inferred)"),
    (DAY, "unknown", "6 March 2031 (date uncertain)"),
]


@pytest.mark.parametrize(("day", "how", "expected"), PUBLISHED)
def test_published(day: dt.date | None, how: Any, expected: str) -> None:
    assert published(Head("a1", published=day, published_how=how)) == expected


def test_published_between() -> None:
    days_known = Dating(DAY, DAY + dt.timedelta(3), 0.8, (Span(0, 3),), shared=True)
    article = Article("Ada said so.", published_how="inferred", dating=days_known)
    assert published(article) == published(article.head) == "6–9 March 2031 (date inferred)"
    expected = "It came out between 6 March 2031 and 9 March 2031 (80% sure): dated articles have the same words “Ada”."
    assert between(article) == expected


DAYS = [
    (None, None, ""),
    (DAY, None, "6 March 2031"),
    (DAY, DAY, "6 March 2031"),
    (DAY, dt.date(2031, 3, 8), "6–8 March 2031"),
    (DAY, dt.date(2031, 4, 1), "6 March – 1 April 2031"),
    (DAY, dt.date(2032, 1, 1), "6 March 2031 – 1 January 2032"),
    (dt.date(2031, 1, 1), dt.date(2031, 12, 31), "2031"),
    (dt.date(2030, 1, 1), dt.date(2039, 12, 31), "2030–2039"),
    (dt.date(2032, 2, 1), dt.date(2032, 2, 29), "February 2032"),
    (dt.date(2032, 2, 1), dt.date(2032, 2, 28), "1–28 February 2032"),
]


@pytest.mark.parametrize(("first", "last", "expected"), DAYS)
def test_days(first: dt.date | None, last: dt.date | None, expected: str) -> None:
    assert days(first, last) == expected


@pytest.mark.parametrize(("confidence", "expected"), [(0.9, ""), (0.65, ""), (0.41, "less sure (41%)")])
def test_how_sure(confidence: float, expected: str) -> None:
    assert how_sure(Statement("a0.s1", "direct", Passage(), Passage(), Passage(), confidence=confidence)) == expected


def test_only_what_has_a_confidence_is_unsure() -> None:
    assert unsure(Mention(Span(0, 1), "person", "A", confidence=0.2))
    assert unsure(Figure(Span(0, 1), "1", 1, 1, "exact", confidence=0.4))
    assert not unsure(Date(Span(0, 1), "DATE", "2031"))


def test_addresses_are_quoted() -> None:
    assert address("actors", 'p1/../"x') == "/actors/p1%2F..%2F%22x"
    assert tail('a0.s"1') == "s%221"
