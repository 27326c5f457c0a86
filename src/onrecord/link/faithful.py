"""How faithfully words were printed: against a transcript, a release, or any wording that is on record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import get_args

from onrecord.compared import Faith, Stretch
from onrecord.link.alignment import Alignment, aligned
from onrecord.link.wordings import Wording

ORDER: tuple[Faith, ...] = get_args(Faith)
_OPENING = "$£€¥#("  # signs that belong to the word behind them
_CLOSING = re.compile(r"[.,;:!?%…)]*")
LEAST = 0.5  # of the telling words that must be found for words to be altered ones; with fewer they are not in it


def faith(printed: Wording, spoken: Wording) -> Faith:
    """verbatim: each piece stands there word for word; cut: words were left out, none put in; altered: some are other words;
    "not in it": most are."""
    if all(f" {' '.join(piece)} " in f" {spoken.key} " for piece in printed.pieces()):
        return "verbatim"
    found = aligned(printed, spoken)
    if found.words == len(printed.words):
        return "cut"
    telling = sum(printed.telling) or len(printed.words)
    return "altered" if found.telling >= LEAST * telling and found.words >= 2 else "not in it"


def best(printed: Wording, sources: Iterable[Wording]) -> Faith | None:
    """The most faithful; None where there is no source."""
    return min((faith(printed, each) for each in sources), key=ORDER.index, default=None)


def stretches(text: str, printed: Wording, other_text: str, other: Wording) -> tuple[Stretch, ...]:
    """The first wording turned into the second: what is the same, what the second leaves out, what it puts in."""
    found = aligned(printed, other)
    if not found.blocks:
        return (Stretch("out", _words(text, printed, 0, len(printed.words))), *_put_in(other_text, other))
    return tuple(each for each in _steps(text, printed, other_text, other, found) if each.text)


def _put_in(text: str, wording: Wording) -> tuple[Stretch, ...]:
    return (Stretch("in", _words(text, wording, 0, len(wording.words))),)


def _steps(text: str, printed: Wording, other_text: str, other: Wording, found: Alignment) -> Iterator[Stretch]:
    ends = len(printed.words), len(other.words)
    blocks = [(0, 0, 0), *found.blocks, (*ends, 0)]
    for (a, b, length), (next_a, next_b, _) in pairwise(blocks):
        if length:
            yield Stretch("same", _words(other_text, other, b, b + length))
        yield Stretch("out", _words(text, printed, a + length, next_a))
        yield Stretch("in", _words(other_text, other, b + length, next_b))


def _words(text: str, wording: Wording, first: int, end: int) -> str:
    """The words as they are printed, with the signs between and right beside them; pieces apart."""
    cuts = [first, *(start for start in wording.starts if first < start < end), end]
    return " ".join(_printed(text, wording.spans[a].start, wording.spans[b - 1].end) for a, b in pairwise(cuts) if a < b)


def _printed(text: str, start: int, end: int) -> str:
    while start and text[start - 1] in _OPENING:
        start -= 1
    closing = _CLOSING.match(text, end)
    return " ".join(text[start : closing.end() if closing else end].split())
