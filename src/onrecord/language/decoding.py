"""From the heads' scores to spans and their links.

Tags are read by Viterbi (Forney 1973) over the legal transitions of BIO, words held together: a piece that continues a
word takes its word's tag. Links: each source and content goes to the cue its pieces point at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.language.network import Floats, Window
from onrecord.language.pieces import GLUED, Pieces

PARTS = ("source", "cue", "content")
KINDS = ("person", "organisation", "place", "group")


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces start..end (of the whole text) that carry one label, and the mean probability of their tags."""

    label: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Linked:
    """A cue with its sources and contents; `confidence` is the geometric mean of spans and links."""

    cue: Run
    sources: tuple[Run, ...]
    contents: tuple[Run, ...]
    confidence: float


def runs(scores: Floats, labels: Sequence[str], read: Pieces, start: int) -> list[Run]:
    """The labelled runs of one window; `scores` [n, 1 + 2 * labels] in the order O, B-first, I-first, B-second, ..."""
    path = _viterbi(scores, _transitions(len(labels), _continues(read, start, start + len(scores))))
    return list(_spans(path, scores, labels, start))


def _continues(read: Pieces, start: int, end: int) -> NDArray[np.bool_]:
    """True where a piece goes on with the word before it: letters or digits on both sides and nothing between."""
    inside = read.gap[start:end] == GLUED
    wordlike = read.wordlike[start:end]
    inside &= wordlike
    inside[1:] &= wordlike[:-1]
    inside[:1] = False
    return np.asarray(inside)


def _transitions(labels: int, continues: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Penalties [n, tags, tags] of going from tag to tag: only B-x and I-x lead to I-x; within a word no B and no end."""
    tags = 1 + 2 * labels
    free = np.zeros((tags, tags), dtype=np.float32)
    glued = np.full((tags, tags), -np.inf, dtype=np.float32)
    glued[0, 0] = 0
    for label in range(labels):
        begin, inner = 1 + 2 * label, 2 + 2 * label
        free[:, inner] = -np.inf
        free[[begin, inner], inner] = 0
        glued[[begin, inner], inner] = 0
    return np.where(continues[:, None, None], glued, free)


def _viterbi(scores: Floats, moves: NDArray[np.float32]) -> NDArray[np.int64]:
    n, tags = scores.shape
    best = scores[0].copy()
    best[2::2] = -np.inf  # no window begins inside a span
    back = np.zeros((n, tags), dtype=np.int64)
    for at in range(1, n):
        ways = best[:, None] + moves[at]
        back[at] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[at]
    path = np.zeros(n, dtype=np.int64)
    path[-1] = int(best.argmax())
    for at in range(n - 1, 0, -1):
        path[at - 1] = back[at, path[at]]
    return path


def _spans(path: NDArray[np.int64], scores: Floats, labels: Sequence[str], offset: int) -> Iterator[Run]:
    at, n = 0, len(path)
    while at < n:
        tag = int(path[at])
        until = at + 1
        if tag:
            while until < n and path[until] == (tag + 1 if tag % 2 else tag):
                until += 1
            chance = float(np.exp(scores[np.arange(at, until), path[at:until]]).mean())
            yield Run(labels[(tag - 1) // 2], offset + at, offset + until, chance)
        at = until


def linked(window: Window, found: Sequence[Run], read: Pieces) -> list[Linked]:
    """The statements of one window: every cue that at least one content points at, with its source.

    Links stay in a paragraph, as all but 0.7 % do in polnear/train: a content without a cue in its own paragraph is dropped
    unless it is quoted.
    """
    cues = [run for run in found if run.label == "cue"]
    contents = [run for run in found if run.label == "content"]
    sources = [run for run in found if run.label == "source"]
    if not cues or not contents:
        return []
    to_cue = _chances(window, contents, cues, 0) * _near(contents, cues, read)
    owner = to_cue.argmax(axis=1)
    made = []
    for number, cue in enumerate(cues):
        mine = [i for i in range(len(contents)) if owner[i] == number and to_cue[i, number] > 0]
        if mine:
            taken = _sources(window, cue, [run for run in sources if _paragraph(run, read) == _paragraph(cue, read)], cues)
            links = [float(to_cue[i, number]) for i in mine]
            made.append(_statement(cue, _merged([contents[i] for i in mine], read), taken, links))
    return made


def _merged(contents: list[Run], read: Pieces) -> list[Run]:
    """Contents of one cue and paragraph with nothing between them are one: 2.2 points of exact content F1 on polnear/dev."""
    made: list[Run] = []
    for run in contents:
        if made and made[-1].end == run.start and read.paragraph[run.start - 1] == read.paragraph[run.start]:
            before = made.pop()
            share = (before.end - before.start) / (run.end - before.start)
            confidence = share * before.confidence + (1 - share) * run.confidence
            run = Run(run.label, before.start, run.end, confidence)
        made.append(run)
    return made


def _near(contents: Sequence[Run], cues: Sequence[Run], read: Pieces) -> NDArray[np.float32]:
    """1 where a content may belong to a cue: the same paragraph, or quoted and no cue in its own."""
    of = np.array([_paragraph(cue, read) for cue in cues])
    rows = []
    for content in contents:
        same = of == _paragraph(content, read)
        rows.append(same if same.any() else np.full(len(cues), bool(read.quoted[content.start])))
    return np.array(rows, dtype=np.float32)


def _paragraph(run: Run, read: Pieces) -> int:
    return int(read.paragraph[run.start])


def _statement(cue: Run, contents: list[Run], sources: list[Run], links: list[float]) -> Linked:
    chances = [cue.confidence, *(run.confidence for run in contents), *(run.confidence for run in sources), *links]
    return Linked(cue, tuple(sources), tuple(contents), float(np.exp(np.mean(np.log(np.maximum(chances, 1e-6))))))


def _sources(window: Window, cue: Run, sources: list[Run], cues: list[Run]) -> list[Run]:
    """The one source that points at the cue, or that the cue points at, best; two cues may share a source.

    Broken sources are left out knowingly: 9 of 18,000 in polnear/train.
    """
    if not sources:
        return []
    back = _back(window, cue, sources)
    forth = _chances(window, sources, cues, 1)[:, cues.index(cue)]
    both = forth + back[:-1]
    best = int(both.argmax())
    return [sources[best]] if both[best] > max(0.5, float(back[-1])) else []


def _chances(window: Window, runs: Sequence[Run], cues: Sequence[Run], way: int) -> Floats:
    """[runs, cues]: the probability that a run belongs to each cue, its pieces' log-probabilities averaged."""
    keys = window.pointed[:, way]
    columns = [cue.start - window.start + 1 for cue in cues]
    rows = []
    for run in runs:
        asks = window.pointing[run.start - window.start : run.end - window.start, way]
        scores = (asks @ keys[columns].T).astype(np.float64)
        scores -= np.logaddexp.reduce(scores, axis=1, keepdims=True)
        rows.append(np.exp(scores.mean(axis=0)))
    return np.array(rows, dtype=np.float32)


def _back(window: Window, cue: Run, sources: Sequence[Run]) -> Floats:
    """[sources + 1]: where the cue points; the last is "no source"."""
    columns = [source.start - window.start + 1 for source in sources] + [0]
    scores = (window.pointing[cue.start - window.start, 2] @ window.pointed[columns, 2].T).astype(np.float64)
    return np.asarray(np.exp(scores - np.logaddexp.reduce(scores)), dtype=np.float32)
