"""A content read again as a text of its own."""

from __future__ import annotations

import pytest

from onrecord.language import read, read_alone
from onrecord.language.pieces import pieces
from onrecord.records import Article, Span
from tests.extract.hand import at

TOLD = [
    ("Moor thinks that the bridge is safe", "Moor", "thinks", "that the bridge is safe"),
    ("the mayor wanted to close the school", "the mayor", "wanted", "to close the school"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), TOLD)
def test_offsets_are_those_of_the_whole_text(text: str, source: str, cue: str, content: str) -> None:
    whole = f"Hale had nothing to say. {text}. It was late."
    (found,) = read_alone(pieces(whole), [at(whole, text)])
    assert [part.span.of(whole) for part in (*found.sources, found.cue, *found.contents)] == [source, cue, content]


def test_what_stood_between_the_parts_of_a_content_is_in_no_statement() -> None:
    text = "The mayor, Hale said on Monday, wanted to close the school."
    (found,) = read_alone(pieces(text), [at(text, "The mayor"), at(text, "wanted to close the school")])
    spans = [part.span for part in (*found.sources, found.cue, *found.contents)]
    assert found.sources[0].span.of(text) == "The mayor"
    assert not any(span.overlaps(at(text, ", Hale said on Monday, ")) for span in spans)


def test_a_content_too_short_for_a_statement_or_too_long_for_a_window_breaks_nothing() -> None:
    assert not read_alone(pieces("“ … ” !"), [Span(0, 7)])
    long = "Moor said that he would go. " * 60
    made = pieces(long)
    found = read_alone(made, [Span(0, len(long))])
    assert found
    assert all(part.span.end <= made.end[253] for each in found for part in each.contents)


def test_the_head_hints_at_a_cue_inside_a_content_and_at_none_elsewhere() -> None:
    text = "Priya Naylor said the doctors feared that the fever would spread. The ward is on the second floor."
    assert [span.of(text) for span in read(Article(text=text)).hints] == ["feared"]
