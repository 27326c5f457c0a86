"""Whose "I" stands outside quotation marks: signatures, announcements, marks left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract import firstperson
from onrecord.records import Article, Span
from tests.extract.hand import at

SIGNED = [
    ("I am glad. — Ada Moor (@adamoor) May 3", "Ada Moor"),
    ("I am glad.\n\n— Ada Moor (@adamoor) May 3", "Ada Moor"),
    ("No. — Tom Reed (@reed) May 2\n\nI am glad.\n\nMore: example - Ada Moor (@adamoor) May 3", "Ada Moor"),
    ("No.\n\nI am glad.\n\nMore: example — Ada Moor (@adamoor) May 3", None),
    ("No. — Tom Reed (@reed) May 2\n\nI am glad.", None),
    ("I am glad — Ada Moor (minister) is not.", None),
]


@pytest.mark.parametrize(("text", "name"), SIGNED)
def test_a_post_is_of_who_signs_it(text: str, name: str | None) -> None:
    found = firstperson.signature(text, at(text, "I"))
    assert (found.of(text) if found else None) == name


def test_an_announcement_is_a_paragraph_that_ends_in_a_colon_not_far_before() -> None:
    text = "She wrote:\n\nNorland is dry.\n\nI want rain."
    found = firstperson.announcement(text, text.index("I want"))
    assert found is not None
    assert found.of(text) == "She wrote:"
    far = "She wrote:\n\n" + "Norland is dry.\n\n" * firstperson.BLOCK + "I want rain."
    assert firstperson.announcement(far, far.index("I want")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [('No. I do."', True), ("No. I do.”", True), ('I do. "No."', False), ("I do. “No.”", False), ('I do.\n"No', False)],
)
def test_a_quotation_that_no_mark_opens(text: str, expected: bool) -> None:
    assert firstperson.unopened(text, at(text, "I")) is expected


def test_an_author_has_a_full_name() -> None:
    assert firstperson.author(Article("x", authors=("Ada Moor",))) == "Ada Moor"
    assert firstperson.author(Article("x", authors=("Ada Moor and Tom Reed",))) is None
    assert firstperson.author(Article("x", authors=("Staff",))) is None


@given(st.text(alphabet='aA \n:—-(@)“”"', max_size=60), st.integers(0, 60))
def test_what_is_found_stands_in_the_text(text: str, place: int) -> None:
    start = min(place, len(text))
    span = Span(start, min(start + 1, len(text)))
    signed, lead = firstperson.signature(text, span), firstperson.announcement(text, start)
    firstperson.unopened(text, span)
    assert signed is None or 0 <= signed.start < signed.end <= len(text)
    assert lead is None or (lead.end <= start and lead.of(text).endswith(":"))
