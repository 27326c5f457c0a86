"""From scores to spans and links, with scores made by hand."""

from __future__ import annotations

import numpy as np

from onrecord.language.decoding import PARTS, linked, runs
from onrecord.language.network import Window
from onrecord.language.pieces import pieces

OUT, B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = range(7)


def scores(tags: list[int], sure: float = 0.9) -> np.ndarray:
    made = np.full((len(tags), 7), (1 - sure) / 6)
    made[np.arange(len(tags)), tags] = sure
    return np.log(made).astype(np.float32)


def test_runs_follow_the_tags() -> None:
    read = pieces("Ada said they left")
    found = runs(scores([B_SOURCE, B_CUE, B_CONTENT, I_CONTENT]), PARTS, read, 0)
    assert [(run.label, run.start, run.end) for run in found] == [("source", 0, 1), ("cue", 1, 2), ("content", 2, 4)]


def test_an_inner_tag_without_a_beginning_is_not_taken() -> None:
    read = pieces("Ada said they left")
    found = runs(scores([OUT, B_CUE, I_CONTENT, OUT], sure=0.5), PARTS, read, 0)
    assert [(run.label, run.start, run.end) for run in found] == [("cue", 1, 2)]


def test_a_word_is_not_torn_between_its_pieces() -> None:
    read = pieces("Xyloq said")
    assert len(read) > 2
    last = len(read) - 1
    mostly_out = [B_SOURCE, *[OUT] * (last - 1), B_CUE]
    assert [(run.label, run.start, run.end) for run in runs(scores(mostly_out), PARTS, read, 0)] == [("cue", last, last + 1)]
    mostly_in = [B_SOURCE, *[I_SOURCE] * (last - 2), OUT, B_CUE]
    found = runs(scores(mostly_in), PARTS, read, 0)
    assert [(run.label, run.start, run.end) for run in found] == [("source", 0, last), ("cue", last, last + 1)]


def window(size: int, points: dict[tuple[int, int], int]) -> Window:
    """A window in which piece i points at piece j of the window for (way, i): j; place -1 is "nothing"."""
    pointing = np.zeros((size, 3, 64), dtype=np.float32)
    pointed = np.zeros((size + 1, 3, 64), dtype=np.float32)
    for place in range(size + 1):
        pointed[place, :, place] = 1
    for (way, at), to in points.items():
        pointing[at, way, to + 1] = 20
    empty = np.zeros((size, 1), dtype=np.float32)
    return Window(0, size, empty, empty, pointing, pointed)


def test_contents_and_sources_go_to_the_cue_they_point_at() -> None:
    read = pieces("Ada said yes and Bob denied that")
    tags = [B_SOURCE, B_CUE, B_CONTENT, OUT, B_SOURCE, B_CUE, B_CONTENT]
    found = runs(scores(tags), PARTS, read, 0)
    made = linked(window(7, {(0, 2): 1, (0, 6): 5, (1, 0): 1, (1, 4): 5, (2, 1): 0, (2, 5): 4}), found, read)
    assert [(each.cue.start, [s.start for s in each.sources], [c.start for c in each.contents]) for each in made] == [
        (1, [0], [2]),
        (5, [4], [6]),
    ]


def test_two_cues_may_share_a_source() -> None:
    read = pieces("Ada said yes and denied that")
    tags = [B_SOURCE, B_CUE, B_CONTENT, OUT, B_CUE, B_CONTENT]
    found = runs(scores(tags), PARTS, read, 0)
    made = linked(window(6, {(0, 2): 1, (0, 5): 4, (1, 0): 1, (2, 1): 0, (2, 4): 0}), found, read)
    assert [[s.start for s in each.sources] for each in made] == [[0], [0]]


def test_a_cue_that_points_at_nothing_has_no_source_and_one_without_content_is_none() -> None:
    read = pieces("Ada said yes and denied")
    tags = [B_SOURCE, B_CUE, B_CONTENT, OUT, B_CUE]
    found = runs(scores(tags), PARTS, read, 0)
    made = linked(window(5, {(0, 2): 1, (1, 0): 4, (2, 1): -1}), found, read)
    assert [(each.cue.start, each.sources) for each in made] == [(1, ())]


def test_contents_of_one_cue_side_by_side_are_one_but_not_across_paragraphs() -> None:
    tags = [B_SOURCE, B_CUE, B_CONTENT, B_CONTENT]
    points = {(0, 2): 1, (0, 3): 1, (1, 0): 1, (2, 1): 0}
    for text, ends in (("Ada said yes indeed", [(2, 4)]), ("Ada said yes\nindeed", [(2, 3), (3, 4)])):
        read = pieces(text)
        read.quoted[:] = 1  # quoted, so that the next paragraph may go on
        found = runs(scores(tags), PARTS, read, 0)
        (made,) = linked(window(4, points), found, read)
        assert [(content.start, content.end) for content in made.contents] == ends
