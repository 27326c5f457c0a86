"""From the heads' scores to spans and their links.

Tags are read word by word along the best legal path (see `chain`). Links: each source and content goes to the cue its
pieces point at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.language.chain import Floats, Scheme, chances, free, legal, paths
from onrecord.language.confidence import signs
from onrecord.language.network import Window
from onrecord.language.pieces import Pieces

KINDS = ("person", "organisation", "place", "group")
LEAST, BOLD = 0.1, 0.3  # a source is taken before "none" unless that is far more probable; chosen on polnear/dev
AGREE = 0.6  # of 0 (posterior decoding alone), 0.3, 0.6 and no posterior decoding the best on polnear/dev
NAMES = free(KINDS)


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces start..end (of the whole text) that carry one label, the mean probability of their words' tags and the lower
    one of the first and last word's."""

    label: str
    start: int
    end: int
    confidence: float
    edge: float


@dataclass(frozen=True, slots=True)
class Linked:
    """A cue with its sources and contents; `signs` are what its confidence follows from (see `confidence`)."""

    cue: Run
    sources: tuple[Run, ...]
    contents: tuple[Run, ...]
    signs: tuple[float, ...]


def runs(windows: Sequence[Window], scores: Sequence[Floats], scheme: Scheme) -> list[list[Run]]:
    """The labelled runs of each window, from `scores` [w, tags] a word; their confidence is the mean probability of their
    words' tags over all legal paths."""
    found, sure = paths(scores, scheme), chances(scores, scheme)
    if not scheme.free:
        found = legal([_agreeing(*each) for each in zip(sure, found, strict=True)], free(scheme.labels))
    return [list(_spans(path, chance, scheme, window)) for path, chance, window in zip(found, sure, windows, strict=True)]


def _agreeing(chance: Floats, path: NDArray[np.int64]) -> Floats:
    """What posterior decoding maximises: each tag's log-probability, and something for agreeing with the best path. A span
    whose ends are in doubt shares its probability among many paths, each worse than the one without it."""
    made = np.log(np.maximum(chance, 1e-6))
    made[np.arange(len(path)), path] += AGREE
    return made


def _spans(path: NDArray[np.int64], chance: Floats, scheme: Scheme, window: Window) -> Iterator[Run]:
    own = chance[np.arange(len(path)), path].tolist()
    words, begin = window.words.tolist(), 0
    for at, tag in enumerate(path.tolist()):
        place = (tag - 1) % 4  # B, I, E, S
        if tag and place in (0, 3):
            begin = at
        if tag and place in (2, 3):
            mean = sum(own[begin : at + 1]) / (at + 1 - begin)
            yield Run(scheme.labels[(tag - 1) // 4], words[begin], words[at + 1], mean, min(own[begin], own[at]))


def linked(window: Window, found: Sequence[Run], read: Pieces) -> list[Linked]:
    """The statements of one window: every cue that at least one content points at, with its source.

    Links stay in a paragraph, as all but 0.7 % do in polnear/train: a content without a cue in its own paragraph is dropped
    unless it is quoted.
    """
    cues = [run for run in found if run.label == "cue"]
    contents = [_in_paragraph(run, read) for run in found if run.label == "content"]
    if not cues or not contents:
        return []
    to_cue = _chances(window, contents, cues, 0) * _near(contents, cues, read)
    owner = to_cue.argmax(axis=1)
    made = []
    for number, cue in enumerate(cues):
        mine = [i for i in range(len(contents)) if owner[i] == number and to_cue[i, number] > 0]
        if mine:
            taken = sources_of(window, cue, near(found, "source", cue, read), cues)
            links = [float(to_cue[i, number]) for i in mine]
            made.append(joined(cue, _merged([contents[i] for i in mine], read), taken, links, read))
    return made


def _in_paragraph(run: Run, read: Pieces) -> Run:
    """A content ends where its paragraph does, unless a quotation goes on in the next."""
    breaks = np.flatnonzero(np.diff(read.paragraph[run.start : run.end])) + run.start + 1
    ends = [int(at) for at in breaks if not read.quoted[at]]
    return replace(run, end=ends[0]) if ends else run


def near(found: Sequence[Run], label: str, cue: Run, read: Pieces) -> list[Run]:
    """The runs of that label in the cue's paragraph."""
    return [run for run in found if run.label == label and _paragraph(run, read) == _paragraph(cue, read)]


def _merged(contents: list[Run], read: Pieces) -> list[Run]:
    """Contents of one cue and paragraph with nothing between them are one: 2.2 points of exact content F1 on polnear/dev."""
    made: list[Run] = []
    for run in contents:
        if made and made[-1].end == run.start and read.paragraph[run.start - 1] == read.paragraph[run.start]:
            before = made.pop()
            share = (before.end - before.start) / (run.end - before.start)
            confidence = share * before.confidence + (1 - share) * run.confidence
            run = Run(run.label, before.start, run.end, confidence, min(before.edge, run.edge))
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


def joined(cue: Run, contents: Sequence[Run], sources: Sequence[Run], links: Sequence[float], read: Pieces) -> Linked:
    """The parts as one statement; `links` are the probabilities that each content is the cue's."""
    own = signs(
        cue=cue.confidence,
        contents=[run.confidence for run in contents],
        edges=[run.edge for run in contents],
        links=links,
        source=sources[0].confidence if sources else None,
        quoted=bool(read.quoted[contents[0].start]),
    )
    return Linked(cue, tuple(sources), tuple(contents), own)


def sources_of(window: Window, cue: Run, sources: list[Run], cues: list[Run]) -> list[Run]:
    """The one source that points at the cue, or that the cue points at, best; two cues may share a source.

    Broken sources are left out knowingly: 9 of 18,000 in polnear/train.
    """
    if not sources:
        return []
    back = _back(window, cue, sources)
    forth = _chances(window, sources, cues, 1)[:, cues.index(cue)]
    both = forth + back[:-1]
    best = int(both.argmax())
    return [sources[best]] if both[best] > max(LEAST, BOLD * float(back[-1])) else []


def _chances(window: Window, runs: Sequence[Run], cues: Sequence[Run], way: int) -> Floats:
    """[runs, cues]: the probability that a run belongs to each cue, its pieces' log-probabilities averaged."""
    keys = window.pointed[[cue.start - window.start + 1 for cue in cues], way].T
    rows = []
    for run in runs:
        asks = window.pointing[run.start - window.start : run.end - window.start, way]
        scores = (asks @ keys).astype(np.float64)
        highest = scores.max(axis=1, keepdims=True)
        scores -= highest + np.log(np.exp(scores - highest).sum(axis=1, keepdims=True))
        rows.append(np.exp(scores.sum(axis=0) / len(scores)))
    return np.array(rows, dtype=np.float32)


def _back(window: Window, cue: Run, sources: Sequence[Run]) -> Floats:
    """[sources + 1]: where the cue points; the last is "no source"."""
    columns = [source.start - window.start + 1 for source in sources] + [0]
    scores = (window.pointing[cue.start - window.start, 2] @ window.pointed[columns, 2].T).astype(np.float64)
    return np.asarray(np.exp(scores - np.logaddexp.reduce(scores)), dtype=np.float32)
