"""Words as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.wordings import MOST_WORDS, Wording, quoted, wording
from onrecord.records import Span, StatementKind


def words(text: str) -> Wording:
    return wording(text, [Span(0, len(text))])


SAME = [  # texts of the same words
    ("The quay is shut.", "the QUAY is shut"),
    ("U.S. boats — “all of them”", "us boats all of them"),
    ("We don’t know", "we don't know"),
    ("We don’t know", "we do not know"),
    ("We’ve lost 1,200 boats", "We have lost 1200 boats"),
    ("Senora, the café", "Señora the cafe"),
    ("long-term", "long term"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_words(one: str, other: str) -> None:
    assert words(one).words == words(other).words


def test_other_words() -> None:
    assert words("It's 3.5 boats").words == ("it's", "35", "boats")
    assert words("can't").words == ("can", "not")
    assert words("…").words == ()


@given(st.text(max_size=80))
def test_every_span_holds(text: str) -> None:
    made = words(text)
    assert len(made.words) == len(made.spans) == len(made.telling)
    assert all(0 <= span.start < span.end <= len(text) for span in made.spans)
    assert [*made.spans] == sorted(made.spans)
    assert list(made.starts) == ([0] if made.words else [])


@given(st.lists(st.sampled_from("boats quay storm the of harbour pier crew".split()), min_size=4, max_size=30), st.data())
def test_words_cut_out_of_others_share_a_mark(told: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(told) - 1))
    part = words(" ".join(told[first : data.draw(st.integers(first, len(told)))]))
    if len(part.runs) >= 2:
        assert part.marks & words(" ".join(told)).marks


def test_pieces_and_the_longest() -> None:
    text = '"The quay," he said, "is shut."'
    made = wording(text, [Span(0, 10), Span(21, len(text))])
    assert list(made.pieces()) == [("the", "quay"), ("is", "shut")]
    assert [span.of(text) for span in made.stretches(text)] == ["The quay", "is shut."]
    assert len(words("boat " * (MOST_WORDS + 5)).words) == MOST_WORDS


KINDS: list[tuple[StatementKind, list[Span]]] = [
    ("direct", [Span(5, 30)]),
    ("indirect", []),
    ("mixed", [Span(8, 12), Span(20, 30)]),
]


@pytest.mark.parametrize(("kind", "expected"), KINDS)
def test_quoted(kind: StatementKind, expected: list[Span]) -> None:
    assert quoted(kind, [Span(5, 30)], [Span(0, 2), Span(8, 12), Span(20, 40)]) == expected
