"""Where a text stands in quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.quotation import quotations

CASES = [
    ('She said "we won" and "we left".', ['"we won"', '"we left"']),
    ("“We won,” she said.", ["“We won,”"]),
    ("‘I am here,’ he said. ‘It’s mine.’", ["‘I am here,’", "‘It’s mine.’"]),
    ("They call it 'the hard part' here.", ["'the hard part'"]),
    ("The workers' rights and the players' union", []),
    ("It's Tom's, isn't it?", []),
    ("He is 5'10\" tall.", []),
    ("“One thing.\n“And another.”", ["“One thing.", "“And another.”"]),
    ("“Never closed in this paragraph\nNext one", ["“Never closed in this paragraph"]),
    ("\"He told me 'go away' and I went,\" she said.", ["\"He told me 'go away' and I went,\""]),
    ("“He told me ‘go away’ [sic] … and I went,” she said.", ["“He told me ‘go away’ [sic] … and I went,”"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == expected


@given(st.text(alphabet="ab '\"“”‘’\n.,«»", max_size=80))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = quotations(text)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all("\n" not in span.of(text) for span in found)
