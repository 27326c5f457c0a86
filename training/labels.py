"""From annotated articles to what the network is trained on: windows of pieces with a label a piece.

Tags stand on the first piece of each word. Their scheme is BIES, so that the end of a span is something to learn: a span cut
by its window's edge begins or ends there.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from examples import Attribution, Example, noisy
from network import IGNORE, KINDS, PARTS, RELATIONS, WORD_TAGS
from onrecord.language.pieces import CLS, SEP, WINDOW, Pieces, first_of_word, pieces, windows

BATCH = 16
HIDDEN = 0.03  # of pieces masked: what stands around them must do
MASK = 103

Columns = dict[str, np.ndarray]  # by head: [n] or [ways, n]


@dataclass(frozen=True)
class Window:
    features: np.ndarray  # [4, n]: ids, case, gap, quoted; [CLS] first, [SEP] last
    labels: Columns
    name_weight: float


def batches(examples: Sequence[Example], rng: random.Random) -> list[list[Window]]:
    """Windows of about one length together: padding costs as much as text."""
    every = [window for example in examples for window in article_windows(example, rng)]
    rng.shuffle(every)
    pools = [sorted(every[i : i + BATCH * 20], key=lambda w: w.features.shape[1]) for i in range(0, len(every), BATCH * 20)]
    made = [pool[i : i + BATCH] for pool in pools for i in range(0, len(pool), BATCH)]
    rng.shuffle(made)
    return made


def article_windows(example: Example, rng: random.Random) -> Iterator[Window]:
    """The article's windows, of a size drawn for it, so that each epoch sees other neighbours."""
    read = pieces(noisy(example.text, rng))
    if not len(read):
        return
    first = first_of_word(read)
    outer, pointers = _statements(read, example.attributions)
    inner, _ = _statements(read, example.nested if example.attributions is not None else None)
    named = _names(read, example)
    syntax = _syntax(read, example)
    for start, end in windows(read, rng.choice((WINDOW, WINDOW, WINDOW * 3 // 4, WINDOW // 2))):
        cut = slice(start, end)
        labels = {
            "tags": _bies(outer, first, cut),
            "inner": _bies(inner, first, cut),
            "names": _bies(named, first, cut),
            "pointers": _moved(pointers, cut),
            "governor": _moved(syntax["governor"], cut),
            "word_tag": _edged(syntax["word_tag"][cut]),
            "relation": _edged(syntax["relation"][cut]),
        }
        yield Window(_features(read, cut, rng), labels, example.name_weight)


def _features(read: Pieces, cut: slice, rng: random.Random) -> np.ndarray:
    features = np.stack([np.pad(column[cut], 1) for column in (read.ids, read.case, read.gap, read.quoted)])
    hidden = np.array([rng.random() < HIDDEN for _ in range(features.shape[1])])
    features[0, hidden] = MASK
    features[0, 0], features[0, -1] = CLS, SEP
    return features


@dataclass
class Marked:
    """[n] each: which label covers a piece (0 none, IGNORE unknown) and which span does."""

    label: np.ndarray
    span: np.ndarray


def _marked(read: Pieces, spans: Sequence[tuple[int, int, int]], empty: int) -> Marked:
    made = Marked(np.full(len(read), empty), np.zeros(len(read), dtype=np.int64))
    for number, (start, end, label) in enumerate(spans):
        within = _within(read, start, end)
        made.label[within], made.span[within] = label, number + 1
    return made


def _within(read: Pieces, start: int, end: int) -> np.ndarray:
    return np.flatnonzero((read.start >= start) & (read.end <= end))


def _bies(marked: Marked, first: np.ndarray, cut: slice) -> np.ndarray:
    """O, then B, I, E, S of each label, on the words' first pieces; IGNORE elsewhere."""
    label, span, words = marked.label[cut], marked.span[cut], np.flatnonzero(first[cut])
    made = np.full(len(label), IGNORE)
    of = span[words]
    begins = np.r_[True, of[1:] != of[:-1]] if len(of) else np.array([], dtype=bool)
    ends = np.r_[begins[1:], True] if len(of) else begins
    place = np.where(begins & ends, 3, np.where(begins, 0, np.where(ends, 2, 1)))
    here = label[words]
    made[words] = np.where(here > 0, (here - 1) * 4 + 1 + place, here)
    return _edged(made)


def _edged(column: np.ndarray) -> np.ndarray:
    return np.pad(column, 1, constant_values=IGNORE)


def _statements(read: Pieces, attributions: Sequence[Attribution] | None) -> tuple[Marked, np.ndarray]:
    pointers = np.full((3, len(read)), IGNORE)
    spans = []
    for given in attributions or ():
        parts = {part: getattr(given, part) for part in PARTS}
        spans += [(start, end, 1 + PARTS.index(part)) for part in PARTS for start, end in parts[part]]
        inside = {part: [at for start, end in parts[part] for at in _within(read, start, end)] for part in PARTS}
        if inside["cue"]:
            cue = inside["cue"][0]
            pointers[0, inside["content"]] = cue
            pointers[1, inside["source"]] = cue
            pointers[2, cue] = inside["source"][0] if inside["source"] else -1
    return _marked(read, spans, IGNORE if attributions is None else 0), pointers


def _names(read: Pieces, example: Example) -> Marked:
    spans = [(start, end, IGNORE if kind is None else 1 + KINDS.index(kind)) for start, end, kind in example.names]
    return _marked(read, spans, 0 if example.name_weight else IGNORE)


def _syntax(read: Pieces, example: Example) -> Columns:
    at = {start: piece for piece, start in enumerate(read.start.tolist())}
    made = {name: np.full(len(read), IGNORE) for name in ("governor", "word_tag", "relation")}
    for token in example.tokens:
        piece = at.get(token.start)
        if piece is None:
            continue
        made["word_tag"][piece] = WORD_TAGS.get(token.tag, IGNORE)
        made["relation"][piece] = RELATIONS.get(token.relation, IGNORE)
        made["governor"][piece] = -1 if token.governor is None else at.get(token.governor, IGNORE)
    return made


def _moved(pointers: np.ndarray, cut: slice) -> np.ndarray:
    """Positions in the window; 0 (at [CLS]) for "nothing", IGNORE for what lies outside."""
    moved = pointers[..., cut]
    inside = (moved >= cut.start) & (moved < cut.stop)
    moved = np.where(inside, moved - cut.start + 1, np.where(moved == -1, 0, IGNORE))
    return np.pad(moved, [(0, 0)] * (moved.ndim - 1) + [(1, 1)], constant_values=IGNORE)


def collated(batch: Sequence[Window]) -> tuple[Tensor, Tensor, dict[str, Tensor], Tensor]:
    """features [b, 4, t], mask [b, t], labels by head, name weights [b]."""
    longest = max(window.features.shape[1] for window in batch)

    def stacked(arrays: Sequence[np.ndarray], value: int) -> Tensor:
        edges = [[(0, 0)] * (array.ndim - 1) + [(0, longest - array.shape[-1])] for array in arrays]
        return torch.from_numpy(np.stack([np.pad(a, e, constant_values=value) for a, e in zip(arrays, edges, strict=True)]))

    features = stacked([window.features for window in batch], 0)
    mask = stacked([np.ones(window.features.shape[1], dtype=np.int64) for window in batch], 0)
    labels = {name: stacked([window.labels[name] for window in batch], IGNORE) for name in batch[0].labels}
    return features, mask, labels, torch.tensor([window.name_weight for window in batch])
