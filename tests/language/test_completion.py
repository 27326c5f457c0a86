"""A sure cue without a content gets the best one beside it, if that costs little."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.language.completion import completed
from onrecord.language.decoding import Run
from onrecord.language.network import Window
from onrecord.language.pieces import first_of_word, pieces

TEXT = "Rain fell. Ada said they left. Snow fell."


def window(bonus: float) -> Window:
    """ "they left" nearly a content, `bonus` below nothing, with source and cue found."""
    read = pieces(TEXT)
    words = np.r_[np.flatnonzero(first_of_word(read)), len(read)]
    tags = np.full((len(words) - 1, 13), -20, dtype=np.float32)
    tags[:, 0] = 0
    tags[3, [0, 4]], tags[4, [0, 8]] = (-20, 0), (-20, 0)
    tags[5, 9], tags[6, 11] = -bonus / 2, -bonus / 2
    empty = np.zeros((len(words) - 1, 1), dtype=np.float32)
    pointing = np.zeros((len(read), 3, 64), dtype=np.float32)
    return Window(0, len(read), words, tags, empty, empty, pointing, np.zeros((len(read) + 1, 3, 64), dtype=np.float32))


@pytest.mark.parametrize(("bonus", "sure", "expected"), [(0.5, 0.9, "they left"), (9.0, 0.9, None), (0.5, 0.5, None)])
def test_a_content_is_taken_where_it_is_nearly_as_likely_as_none(bonus: float, sure: float, expected: str | None) -> None:
    read = pieces(TEXT)
    found = [Run("source", 3, 4, 0.9, 0.9), Run("cue", 4, 5, sure, sure)]
    made = [
        TEXT[read.start[run.start] : read.end[run.end - 1]]
        for each in completed(window(bonus), found, [], read)
        for run in each.contents
    ]
    assert made == ([expected] if expected else [])


def test_a_cue_that_has_a_content_is_left_alone() -> None:
    read = pieces(TEXT)
    cue = Run("cue", 4, 5, 0.9, 0.9)
    (made,) = completed(window(0.5), [cue], [], read)
    assert not list(completed(window(0.5), [cue], [made], read))
