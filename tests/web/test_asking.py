"""Query strings into filters, and refusals in words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ask import Ask
from onrecord.errors import Usage
from onrecord.web.asking import asked, form

ASKS = [
    ({}, Ask()),
    ({"speaker": " Lorne ", "about": ""}, Ask(speaker="Lorne")),
    ({"since": "2031-03-01", "until": "2031-03-01"}, Ask(since=dt.date(2031, 3, 1), until=dt.date(2031, 3, 1))),
    ({"kind": "mixed", "outlet": "The Courier"}, Ask(kind="mixed", outlet="The Courier")),
    ({"of": "troops"}, Ask(about="troops")),
    ({"of": "troops", "about": "port"}, Ask(about="port")),
    ({"unknown": "x"}, Ask()),
]
REFUSED = [
    ({"since": "yesterday"}, "no day"),
    ({"since": "20310301"}, "no day"),
    ({"until": "2031-02-30"}, "no day"),
    ({"until": "٢٠٣١-٠٢-٠١"}, "no day"),
    ({"since": "2031-03-02", "until": "2031-03-01"}, "before"),
    ({"kind": "shouted"}, "direct, indirect, mixed"),
    ({"page": "0"}, "page"),
    ({"page": "-1"}, "page"),
    ({"page": "²"}, "page"),
    ({"page": "9" * 30}, "page"),
    ({"about": "x" * 501}, "501 characters"),
]


@pytest.mark.parametrize(("query", "ask"), ASKS)
def test_ask(query: dict[str, str], ask: Ask) -> None:
    assert asked("/statements", "", query).ask == ask


@pytest.mark.parametrize(("query", "words"), REFUSED)
def test_refused(query: dict[str, str], words: str) -> None:
    with pytest.raises(Usage, match=words):
        asked("/statements", "", query)


@given(st.dictionaries(st.sampled_from(["since", "until", "page", "kind", "about", "name"]), st.text()))
def test_any_query_is_taken_or_refused_in_words(query: dict[str, str]) -> None:
    refusal = None
    try:
        asked("/", "", query)
    except Usage as error:
        refusal = str(error)
    assert refusal is None or len(refusal) > 10


def test_rows_ask_for_one_more_than_a_page() -> None:
    third = asked("/statements", "", {"page": "3"})
    assert third.rows(speaker="p1") == Ask(speaker="p1", limit=51, offset=100)


def test_an_address_keeps_filters_and_form() -> None:
    given = asked("/statements", "", {"about": "a&b c", "page": "2", "format": "json"})
    assert given.address(3) == "/statements?about=a%26b+c&page=3&format=json"
    assert given.address(1) == "/statements?about=a%26b+c&format=json"


FORMS = [
    ({}, "", "html"),
    ({}, "*/*", "html"),
    ({}, "application/json", "json"),
    ({}, "text/html,application/json;q=0.9", "html"),
    ({"format": "json"}, "text/html", "json"),
    ({"format": "html"}, "application/json", "html"),
]


@pytest.mark.parametrize(("query", "accept", "expected"), FORMS)
def test_form(query: dict[str, str], accept: str, expected: str) -> None:
    assert form(query, accept) == expected


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(Usage, match="html or json"):
        form({"format": "xml"}, "")
