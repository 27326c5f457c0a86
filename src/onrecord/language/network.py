"""The network as shipped: windows of pieces in, scores of its heads out. onnxruntime on the processor, no torch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.language.pieces import CLS, SEP, Pieces, windows

Floats = NDArray[np.float32]
BATCH = 4  # windows a call; on one core more gains nothing and holds more memory


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """The heads' scores for the pieces start..end of a text, without [CLS] and [SEP].

    `tags` [n, 7] and `names` [n, 9] are log-probabilities. `pointing` [n, 3, 64] and `pointed` [n + 1, 3, 64]: their
    product scores piece i pointing at piece j; place 0 of `pointed` is "nothing".
    """

    start: int
    end: int
    tags: Floats
    names: Floats
    pointing: Floats
    pointed: Floats


@cache
def session() -> onnxruntime.InferenceSession:
    """The network, loaded once a process; one thread, since articles are spread over processes."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # measured: the arena keeps the largest window's buffers for ever
    with as_file(files("onrecord.models").joinpath("reader.onnx")) as path:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def scored(read: Pieces) -> Iterator[Window]:
    """One pass over all windows of a text, in order."""
    ranges = windows(read)
    for first in range(0, len(ranges), BATCH):
        yield from _batch(read, ranges[first : first + BATCH])


def _batch(read: Pieces, ranges: list[tuple[int, int]]) -> Iterator[Window]:
    longest = max(end - start for start, end in ranges) + 2
    features = np.zeros((len(ranges), 4, longest), dtype=np.int64)
    mask = np.zeros((len(ranges), longest), dtype=np.int64)
    for row, (start, end) in enumerate(ranges):
        size = end - start
        features[row, 0, 0], features[row, 0, size + 1] = CLS, SEP
        for channel, column in enumerate((read.ids, read.case, read.gap, read.quoted)):
            features[row, channel, 1 : size + 1] = column[start:end]
        mask[row, : size + 2] = 1
    tags, names, pointing, pointed = session().run(None, {"features": features, "mask": mask})
    for row, (start, end) in enumerate(ranges):
        last = end - start + 1
        yield Window(
            start,
            end,
            _log_softmax(tags[row, 1:last]),
            _log_softmax(names[row, 1:last]),
            pointing[row, 1:last],
            pointed[row, :last],
        )


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)
