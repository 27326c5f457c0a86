"""From scores to spans and links, with scores made by hand."""

from __future__ import annotations

import numpy as np

from onrecord.language.chain import free
from onrecord.language.decoding import Run, linked, runs
from onrecord.language.network import PARTS, Window
from onrecord.language.pieces import Pieces, first_of_word, pieces

STATEMENTS = free(PARTS)
OUT = 0
SOURCE, CUE, CONTENT = ({place: 1 + 4 * part + n for n, place in enumerate("BIES")} for part in range(3))


def scores(tags: list[int], sure: float = 0.9) -> np.ndarray:
    made = np.full((len(tags), 13), (1 - sure) / 12)
    made[np.arange(len(tags)), tags] = sure
    return np.log(made).astype(np.float32)


def window(read: Pieces, points: dict[tuple[int, int], int] | None = None) -> Window:
    """A window in which piece i points at piece j of the window for (way, i): j; place -1 is "nothing"."""
    size = len(read)
    pointing = np.zeros((size, 3, 64), dtype=np.float32)
    pointed = np.zeros((size + 1, 3, 64), dtype=np.float32)
    for place in range(size + 1):
        pointed[place, :, place] = 1
    for (way, at), to in (points or {}).items():
        pointing[at, way, to + 1] = 20
    empty = np.zeros((size, 1), dtype=np.float32)
    words = np.r_[np.flatnonzero(first_of_word(read)), size]
    return Window(0, size, words, empty, empty, empty, pointing, pointed)


def found_in(read: Pieces, tags: list[int], sure: float = 0.9) -> list[Run]:
    (found,) = runs([window(read)], [scores(tags, sure)], STATEMENTS)
    return found


def test_runs_follow_the_tags() -> None:
    found = found_in(pieces("Ada said they left"), [SOURCE["S"], CUE["S"], CONTENT["B"], CONTENT["E"]])
    assert [(run.label, run.start, run.end) for run in found] == [("source", 0, 1), ("cue", 1, 2), ("content", 2, 4)]
    assert all(run.confidence == run.edge for run in found)


def test_an_inner_tag_without_a_beginning_is_not_taken() -> None:
    found = found_in(pieces("Ada said they left"), [OUT, CUE["S"], CONTENT["I"], OUT], sure=0.5)
    assert [(run.label, run.start, run.end) for run in found] == [("cue", 1, 2)]


def test_a_run_holds_all_pieces_of_its_words() -> None:
    read = pieces("Xyloq said")
    assert len(read) > 2
    found = found_in(read, [SOURCE["S"], CUE["S"]])
    last = len(read) - 1
    assert [(run.label, run.start, run.end) for run in found] == [("source", 0, last), ("cue", last, last + 1)]


def test_contents_and_sources_go_to_the_cue_they_point_at() -> None:
    read = pieces("Ada said yes and Bob denied that")
    tags = [SOURCE["S"], CUE["S"], CONTENT["S"], OUT, SOURCE["S"], CUE["S"], CONTENT["S"]]
    found = found_in(read, tags)
    made = linked(window(read, {(0, 2): 1, (0, 6): 5, (1, 0): 1, (1, 4): 5, (2, 1): 0, (2, 5): 4}), found, read)
    assert [(each.cue.start, [s.start for s in each.sources], [c.start for c in each.contents]) for each in made] == [
        (1, [0], [2]),
        (5, [4], [6]),
    ]


def test_two_cues_may_share_a_source() -> None:
    read = pieces("Ada said yes and denied that")
    tags = [SOURCE["S"], CUE["S"], CONTENT["S"], OUT, CUE["S"], CONTENT["S"]]
    found = found_in(read, tags)
    made = linked(window(read, {(0, 2): 1, (0, 5): 4, (1, 0): 1, (2, 1): 0, (2, 4): 0}), found, read)
    assert [[s.start for s in each.sources] for each in made] == [[0], [0]]


def test_a_cue_that_points_at_nothing_has_no_source_and_one_without_content_is_none() -> None:
    read = pieces("Ada said yes and denied")
    tags = [SOURCE["S"], CUE["S"], CONTENT["S"], OUT, CUE["S"]]
    found = found_in(read, tags)
    made = linked(window(read, {(0, 2): 1, (1, 0): 4, (2, 1): -1}), found, read)
    assert [(each.cue.start, each.sources) for each in made] == [(1, ())]


def test_contents_of_one_cue_side_by_side_are_one_but_not_across_paragraphs() -> None:
    tags = [SOURCE["S"], CUE["S"], CONTENT["S"], CONTENT["S"]]
    points = {(0, 2): 1, (0, 3): 1, (1, 0): 1, (2, 1): 0}
    for text, ends in (("Ada said yes indeed", [(2, 4)]), ("Ada said yes\nindeed", [(2, 3), (3, 4)])):
        read = pieces(text)
        read.quoted[:] = 1  # quoted, so that the next paragraph may go on
        found = found_in(read, tags)
        (made,) = linked(window(read, points), found, read)
        assert [(content.start, content.end) for content in made.contents] == ends
