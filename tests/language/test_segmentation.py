"""Sentences and paragraphs cover the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.segmentation import paragraphs, sentences

CASES = [
    ("One. Two.", ["One.", "Two."]),
    ("Gen. Ada L. Moor, of the U.S. Army, spoke at 5 p.m. on Friday. Then no.", None),
    ("A headline without a stop\nA sentence.", ["A headline without a stop", "A sentence."]),
    ("  \n\n ", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences(text: str, expected: list[str] | None) -> None:
    expected = ["Gen. Ada L. Moor, of the U.S. Army, spoke at 5 p.m. on Friday.", "Then no."] if expected is None else expected
    assert [span.of(text) for span in sentences(text)] == expected


@given(st.text(max_size=200))
def test_every_visible_character_is_in_one_sentence_of_one_paragraph(text: str) -> None:
    for cut in (sentences(text), paragraphs(text)):
        inside = [at for span in cut for at in range(span.start, span.end)]
        assert len(inside) == len(set(inside))
        assert {at for at, char in enumerate(text) if not char.isspace()} <= set(inside)
        assert all("\n" not in span.of(text) for span in cut)
