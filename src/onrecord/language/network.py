"""The network as shipped: windows of pieces in, scores of its heads out. onnxruntime on the processor, no torch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.language.chain import NEVER, Floats, Scheme
from onrecord.language.pieces import CLS, SEP, Pieces, first_of_word, windows

PARTS = ("source", "cue", "content")
SLOW = "SkipLayerNormFusion"  # onnxruntime's addition and norm in one take twice the time of the two apart


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """The heads' scores for the pieces start..end of a text, without [CLS] and [SEP].

    `words` [w + 1]: the piece at which each word begins, and `end`. `tags` and `inner` [w, 13] and `names` [w, 17] score BIES
    tags a word (see `chain.Scheme`). `pointing` [n, 3, 64] and `pointed` [n + 1, 3, 64]: their product scores piece i
    pointing at piece j; place 0 of `pointed` is "nothing".
    """

    start: int
    end: int
    words: NDArray[np.int64]
    tags: Floats
    inner: Floats
    names: Floats
    pointing: Floats
    pointed: Floats


@cache
def session() -> onnxruntime.InferenceSession:
    """The network, loaded once a process; one thread, since articles are spread over processes."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    with as_file(files("onrecord.models").joinpath("reader.onnx")) as path:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"], disabled_optimizers=[SLOW])


def _described(name: str) -> Any:
    return json.loads(session().get_modelmeta().custom_metadata_map[name])


@cache
def weights() -> tuple[float, ...]:
    """The regression's weights by which a statement's confidence follows from its signs (see `confidence`)."""
    return tuple(_described("confidence"))


@cache
def scheme() -> Scheme:
    """The tags of statements with the moves between them that training left."""
    rows = _described("moves")
    moves = [[NEVER if value is None else value for value in row] for row in rows]
    return Scheme(PARTS, np.array(moves, dtype=np.float32))


def scored(read: Pieces) -> Iterator[Window]:
    """One pass over all windows of a text, in order; one at a time, since padding costs as much as text."""
    first = first_of_word(read)
    for start, end in windows(read):
        yield window(read, first[start:end], start, end)


def window(read: Pieces, first: NDArray[np.bool_], start: int, end: int) -> Window:
    """What the network makes of the pieces start..end, at most 254; `first` says of each whether it begins a word."""
    features = featured(read, start, end)
    tags, inner, names, pointing, pointed = session().run(None, {"features": features[None]})
    begins = first.copy()
    begins[:1] = True  # a window that a cut opens amid a word
    words = np.flatnonzero(begins)
    return Window(
        start,
        end,
        np.append(words + start, end),
        tags[0, 1:-1][words],
        inner[0, 1:-1][words],
        names[0, 1:-1][words],
        pointing[0, 1:-1],
        pointed[0, :-1],
    )


def featured(read: Pieces, start: int, end: int) -> NDArray[np.int64]:
    """[4, end - start + 2]: word, case, gap and quotation of each piece, between [CLS] and [SEP]."""
    features = np.zeros((4, end - start + 2), dtype=np.int64)
    for row, column in zip(features, (read.ids, read.case, read.gap, read.quoted), strict=True):
        row[1:-1] = column[start:end]
    features[0, 0], features[0, -1] = CLS, SEP
    return features
