"""The best path through a chain of tags and the probability of each tag on the way, for several texts at once.

Viterbi (Forney 1973) and forward-backward (Rabiner 1989) over a linear-chain conditional random field (Lafferty et al. 2001).
All texts step together, so that the cost of a step in numpy is paid once a batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
NEVER = -1e4
SCALED = 8  # every so many steps the odds are brought back to a sum of 1: in double precision none runs out before
_Number = TypeVar("_Number", bound=np.generic)


@dataclass(frozen=True, slots=True, eq=False)
class Scheme:
    """Tags in BIES order (O, then B, I, E, S of each label) and `moves` [tags, tags], the score of going from one to the
    next, NEVER where that is illegal."""

    labels: tuple[str, ...]
    moves: Floats

    @property
    def free(self) -> bool:
        """Whether every legal move scores nothing."""
        return not (self.moves[self.moves != NEVER]).any()

    @property
    def begins(self) -> Floats:
        """[tags]: 0 where a text may begin, NEVER inside a span."""
        return _open(len(self.labels), (2, 3))

    @property
    def ends(self) -> Floats:
        return _open(len(self.labels), (1, 2))


def free(labels: Sequence[str]) -> Scheme:
    """The scheme in which every legal move scores nothing."""
    count = len(labels)
    moves = np.zeros((1 + 4 * count, 1 + 4 * count), dtype=np.float32)
    outside = [0] + [4 * label + place for label in range(count) for place in (1, 4)]
    for label in range(count):
        for inside in (4 * label + 1, 4 * label + 2):
            moves[inside] = NEVER
            moves[inside, [4 * label + 2, 4 * label + 3]] = 0
    for tag in [0] + [4 * label + place for label in range(count) for place in (3, 4)]:
        moves[tag] = NEVER
        moves[tag, outside] = 0
    return Scheme(tuple(labels), moves)


def _open(labels: int, shut: tuple[int, int]) -> Floats:
    made = np.zeros(1 + 4 * labels, dtype=np.float32)
    for place in shut:
        made[place::4] = NEVER
    return made


def paths(scores: Sequence[Floats], scheme: Scheme) -> list[NDArray[np.int64]]:
    """The best legal tags of each text; `scores` [n, tags] each, n may be 0."""
    if not scheme.free:
        return _viterbi(scores, scheme)
    made = [each.argmax(axis=1) for each in scores]
    torn = [(number, *stretch) for number, path in enumerate(made) for stretch in _torn(path, scheme)]
    mended = _viterbi([scores[number][start:end] for number, start, end in torn], scheme)
    for (number, start, end), path in zip(torn, mended, strict=True):
        made[number][start:end] = path
    return made


def legal(scores: Sequence[Floats], scheme: Scheme) -> list[NDArray[np.int64]]:
    """As `paths`, but where moves score nothing exact for every text: the best tags where they are legal, else Viterbi."""
    made = [each.argmax(axis=1) for each in scores]
    torn = [number for number, path in enumerate(made) if _torn(path, scheme)]
    for number, path in zip(torn, _viterbi([scores[number] for number in torn], scheme), strict=True):
        made[number] = path
    return made


def _torn(path: NDArray[np.int64], scheme: Scheme) -> list[tuple[int, int]]:
    """Stretches of a path that moves do not allow, with a word more on both sides. Where moves score nothing, the best tag of
    every word elsewhere is the best path's, unless a span that begins outside of the stretch scores better still."""
    padded = np.r_[0, path, 0]
    edges = np.flatnonzero(np.diff(np.r_[0, padded != 0, 0].astype(np.int8)))
    illegal = scheme.moves[padded[:-1], padded[1:]] != 0
    made: list[tuple[int, int]] = []
    for first, end in edges.reshape(-1, 2).tolist():  # of what is tagged, in places of `padded`
        if illegal[first - 1 : end].any():
            start = max(first - 2, 0)
            before = made.pop() if made and made[-1][1] > start else (start, 0)
            made.append((before[0], min(end, len(path))))
    return made


def _viterbi(scores: Sequence[Floats], scheme: Scheme) -> list[NDArray[np.int64]]:
    return best_paths(scores, scheme)[0] if scores else []


def best_paths(scores: Sequence[Floats], scheme: Scheme) -> tuple[list[NDArray[np.int64]], Floats]:
    """The best legal path of each of one text or more, and its score."""
    batch = _batched(scores)
    moves = scheme.moves.T.copy()  # to, from: the last axis is searched
    reached = batch.scores.copy()  # the best score of a path up to each tag; what follows a text's end repeats its last
    reached[:, 0] += scheme.begins
    for at, live in enumerate(batch.live[1:], 1):
        reached[:live, at] += (reached[:live, at - 1, None, :] + moves).max(axis=2)
        reached[live:, at] = reached[live:, at - 1]
    last = reached[:, -1] + scheme.ends
    tags = _traced(reached, last.argmax(axis=1), moves, batch.live)
    return batch.apart(tags), np.asarray(last.max(axis=1)[batch.place])


def _traced(reached: Floats, last: NDArray[np.int64], moves: Floats, live: Sequence[int]) -> NDArray[np.int64]:
    """The way back from each text's last tag: which tag a best score came from is asked of one tag a place alone."""
    tags: NDArray[np.int64] = np.empty(reached.shape[:2], dtype=np.int64)
    tags[:, -1] = last
    for at in range(tags.shape[1] - 1, 0, -1):
        tags[:, at - 1] = tags[:, at]
        going = live[at]
        tags[:going, at - 1] = (reached[:going, at - 1] + moves[tags[:going, at]]).argmax(axis=1)
    return tags


def chances(scores: Sequence[Floats], scheme: Scheme) -> list[Floats]:
    """[n, tags] for each text: the probability of every tag at every place, over all legal paths; where moves score nothing,
    that of the place alone, which costs a tenth."""
    if scheme.free:
        return [_softmax(each) for each in scores]
    batch = _batched(scores)
    odds = np.exp((batch.scores - batch.scores.max(axis=2, keepdims=True)).astype(np.float64))
    moves = np.exp(scheme.moves.astype(np.float64))
    forth, back = np.empty_like(odds), np.empty_like(odds)
    forth[:, 0] = _scaled(odds[:, 0] * np.exp(scheme.begins))
    for at, live in enumerate(batch.live[1:], 1):
        forth[live:, at] = forth[live:, at - 1]
        reached = (forth[:live, at - 1] @ moves) * odds[:live, at]
        forth[:live, at] = reached if at % SCALED else _scaled(reached)
    back[:, -1] = np.exp(scheme.ends)
    for at in range(odds.shape[1] - 2, -1, -1):
        live = batch.live[at + 1]
        back[live:, at] = back[live:, at + 1]
        reached = (back[:live, at + 1] * odds[:live, at + 1]) @ moves.T
        back[:live, at] = reached if at % SCALED else _scaled(reached)
    both = forth * back
    both /= np.maximum(both.sum(axis=2, keepdims=True), 1e-300)
    return batch.apart(both.astype(np.float32))


def _softmax(scores: Floats) -> Floats:
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def _scaled(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(odds / np.maximum(odds.sum(axis=-1, keepdims=True), 1e-300))


@dataclass(frozen=True, slots=True, eq=False)
class _Batch:
    """Texts side by side, the longest first: of `scores` [texts, longest, tags] the first `live[at]` rows go on at that place,
    and `place` says in which row each text is."""

    scores: Floats
    live: list[int]
    place: NDArray[np.int64]
    sizes: list[int]

    def apart(self, made: NDArray[_Number]) -> list[NDArray[_Number]]:
        """Each text's part of an array made for all."""
        return [made[row, :size] for row, size in zip(self.place, self.sizes, strict=True)]


def _batched(scores: Sequence[Floats]) -> _Batch:
    sizes = [len(each) for each in scores]
    order = np.argsort([-size for size in sizes], kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    padded = np.zeros((len(sizes), max(max(sizes), 1), scores[0].shape[1]), dtype=np.float32)
    for row, each in zip(place, scores, strict=True):
        padded[row, : len(each)] = each
    live = (np.array(sizes)[:, None] > np.arange(padded.shape[1])).sum(axis=0).tolist()
    return _Batch(padded, live, place, sizes)
