"""The best path through a chain of tags and the probability of each tag on the way, for several texts at once.

Viterbi (Forney 1973) and forward-backward (Rabiner 1989) over a linear-chain conditional random field (Lafferty et al. 2001).
All texts step together, so that the cost of a step in numpy is paid once a batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
NEVER = -1e4


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
    padded, alive = _padded(scores)
    best = padded[:, 0] + scheme.begins
    back = np.zeros(padded.shape, dtype=np.int64)
    stay = np.arange(padded.shape[2])
    for at in range(1, padded.shape[1]):
        ways = best[:, :, None] + scheme.moves
        on = alive[:, at, None]
        back[:, at] = np.where(on, ways.argmax(axis=1), stay)
        best = np.where(on, ways.max(axis=1) + padded[:, at], best)
    tags = np.zeros(padded.shape[:2], dtype=np.int64)
    row = np.arange(len(padded))
    best = best + scheme.ends
    tags[:, -1] = best.argmax(axis=1)
    for at in range(padded.shape[1] - 1, 0, -1):
        tags[:, at - 1] = back[row, at, tags[:, at]]
    return [tags[number, : len(each)] for number, each in enumerate(scores)], best.max(axis=1)


def chances(scores: Sequence[Floats], scheme: Scheme) -> list[Floats]:
    """[n, tags] for each text: the probability of every tag at every place, over all legal paths; where moves score nothing,
    that of the place alone, which costs a tenth."""
    if scheme.free:
        return [_softmax(each) for each in scores]
    padded, alive = _padded(scores)
    odds = np.exp(padded - padded.max(axis=2, keepdims=True))
    moves = np.exp(scheme.moves)
    steps, ends = padded.shape[1], np.exp(scheme.ends)
    forth = np.empty_like(odds)
    forth[:, 0] = _scaled(odds[:, 0] * np.exp(scheme.begins))
    for at in range(1, steps):
        forth[:, at] = np.where(alive[:, at, None], _scaled((forth[:, at - 1] @ moves) * odds[:, at]), forth[:, at - 1])
    back = np.empty_like(odds)
    back[:, -1] = ends
    for at in range(steps - 2, -1, -1):
        stepped = _scaled((back[:, at + 1] * odds[:, at + 1]) @ moves.T)
        back[:, at] = np.where(alive[:, at + 1, None], stepped, back[:, at + 1])
    both = forth * back
    both /= np.maximum(both.sum(axis=2, keepdims=True), 1e-30)
    return [both[number, : len(each)] for number, each in enumerate(scores)]


def _softmax(scores: Floats) -> Floats:
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def _scaled(odds: Floats) -> Floats:
    return np.asarray(odds / np.maximum(odds.sum(axis=-1, keepdims=True), 1e-30))


def _padded(scores: Sequence[Floats]) -> tuple[Floats, NDArray[np.bool_]]:
    longest = max((len(each) for each in scores), default=0)
    tags = scores[0].shape[1]
    padded = np.zeros((len(scores), max(longest, 1), tags), dtype=np.float32)
    alive = np.zeros(padded.shape[:2], dtype=np.bool_)
    for number, each in enumerate(scores):
        padded[number, : len(each)] = each
        alive[number, : len(each)] = True
    return padded, alive
