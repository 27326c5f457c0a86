"""A cue without a content is none: where the network is sure of the cue, the best path that has a content beside it is taken.

Of a long content the ends are often in doubt. Its probability is then shared by many paths, and the one path without it wins,
although a content is about as likely as not. On polnear/dev this moves no score by more than 0.1; in short texts, unlike those
that the network was trained on, it finds statements that were lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.language.chain import NEVER, Floats, best_paths
from onrecord.language.decoding import Linked, Run, joined, near, sources_of
from onrecord.language.network import PARTS, Window, scheme
from onrecord.language.pieces import GLUED, Pieces, tokenizer

SURE, LOSS, LONGEST = 0.8, 2.0, 120  # of the cue; log-odds that a content may cost; words of a sentence
BEGIN, END = (9, 12), (11, 12)  # B and S, E and S of a content
LINK = 0.5  # the probability of a link that no pointer was asked for


def completed(window: Window, found: Sequence[Run], made: Sequence[Linked], read: Pieces) -> Iterator[Linked]:
    """The statements of cues in `found` that none of `made` has."""
    used = {each.cue for each in made}
    cues = [run for run in found if run.label == "cue"]
    for cue in cues:
        if cue not in used and cue.confidence >= SURE:
            contents = _contents(window, cue, found, read)
            if contents:
                sources = sources_of(window, cue, near(found, "source", cue, read), cues)
                yield joined(cue, contents, sources, [LINK], read)


def _contents(window: Window, cue: Run, found: Sequence[Run], read: Pieces) -> list[Run]:
    start, end = _sentence(window, cue, read)
    if end - start > LONGEST:
        return []
    tags = _tags(window, found, start, end)
    scores = _held(window.tags[start:end], tags)
    free = [at for at in range(end - start) if not tags[at] and read.wordlike[window.words[start + at]]]
    if not free:
        return []
    found_paths, worth = best_paths([scores, *(_begun(scores, at) for at in free)], scheme())
    best = int(worth[1:].argmax()) + 1
    loss = float(worth[0] - worth[best])
    return list(_runs(window, found_paths[best], tags, start, loss)) if loss <= LOSS else []


def _sentence(window: Window, cue: Run, read: Pieces) -> tuple[int, int]:
    """The cue's sentence in words of the window: from stop to stop in its paragraph."""
    last = len(window.words) - 1
    start = int(np.searchsorted(window.words, cue.start, side="right")) - 1
    end = int(np.searchsorted(window.words, cue.end - 1, side="right"))
    while start > 0 and not _stops(window, start - 1, read):
        start -= 1
    while end < last and not _stops(window, end - 1, read):
        end += 1
    return start, end


def _stops(window: Window, word: int, read: Pieces) -> bool:
    at, following = int(window.words[word]), int(window.words[word + 1])
    if following >= len(read) or read.paragraph[at] != read.paragraph[following]:
        return True
    return int(read.ids[at]) in _marks() and read.gap[following] != GLUED


@cache
def _marks() -> frozenset[int | None]:
    return frozenset(tokenizer().token_to_id(mark) for mark in ".?!")


def _tags(window: Window, found: Sequence[Run], start: int, end: int) -> NDArray[np.int64]:
    """The tags of what was found, for the words start..end."""
    made = np.zeros(len(window.words) - 1, dtype=np.int64)
    for run in found:
        first, last = np.searchsorted(window.words, (run.start, run.end)) - (0, 1)
        base = 4 * PARTS.index(run.label)
        made[first : last + 1] = base + 2
        made[first], made[last] = (base + 4, base + 4) if first == last else (base + 1, base + 3)
    return made[start:end]


def _held(scores: Floats, tags: NDArray[np.int64]) -> Floats:
    """The scores, with what was found held fast."""
    made = scores.copy()
    for at in np.flatnonzero(tags):
        made[at] = NEVER
        made[at, tags[at]] = scores[at, tags[at]]
    return made


def _begun(scores: Floats, at: int) -> Floats:
    """The scores, with a content beginning at `at`."""
    made = scores.copy()
    made[at] = NEVER
    made[at, BEGIN] = scores[at, BEGIN]
    return made


def _runs(window: Window, path: NDArray[np.int64], tags: NDArray[np.int64], start: int, loss: float) -> Iterator[Run]:
    chance = float(1 / (1 + np.exp(loss)))
    for first in np.flatnonzero(np.isin(path, BEGIN) & (tags == 0)).tolist():
        last = next(at for at in range(first, len(path)) if path[at] in END)
        yield Run("content", int(window.words[start + first]), int(window.words[start + last + 1]), chance, chance)
