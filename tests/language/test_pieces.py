"""Word pieces, their features and the windows cut from them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.pieces import GLUED, LOWER, PARAGRAPH, SPACED, TITLE, UPPER, pieces, windows


def test_features_tell_what_the_vocabulary_lost() -> None:
    text = 'The NATO chief\nsaid "no".'
    read = pieces(text)
    words = [text[s:e] for s, e in zip(read.start.tolist(), read.end.tolist(), strict=True)]
    assert words == ["The", "NATO", "chief", "said", '"', "no", '"', "."]
    assert read.case.tolist() == [TITLE, UPPER, LOWER, LOWER, LOWER, LOWER, LOWER, LOWER]
    assert read.gap.tolist() == [PARAGRAPH, SPACED, SPACED, PARAGRAPH, SPACED, GLUED, GLUED, GLUED]
    assert read.quoted.tolist() == [0, 0, 0, 0, 1, 1, 1, 0]
    assert read.paragraph.tolist() == [0, 0, 0, 1, 1, 1, 1, 1]


@given(st.text(max_size=300))
def test_offsets_lie_in_the_text_and_do_not_run_back(text: str) -> None:
    read = pieces(text)
    starts, ends = read.start.tolist(), read.end.tolist()
    assert all(0 <= s < e <= len(text) for s, e in zip(starts, ends, strict=True))
    assert all(a <= b for a, b in pairwise(starts))


@given(st.lists(st.integers(1, 60), min_size=1, max_size=20), st.integers(8, 40))
def test_windows_cover_every_piece_once(lengths: list[int], size: int) -> None:
    read = pieces("\n".join("word " * length for length in lengths))
    cut = windows(read, size)
    assert [at for start, end in cut for at in range(start, end)] == list(range(len(read)))
    assert all(end - start <= size - 2 for start, end in cut)


def test_windows_hold_whole_paragraphs_where_they_fit() -> None:
    read = pieces("one two three\nfour five six\nseven eight nine")
    assert windows(read, 8) == [(0, 6), (6, 9)]


def test_an_empty_text_has_no_window() -> None:
    assert windows(pieces("")) == []
