"""Fits the weights by which a statement's confidence follows from its signs, and writes them into the shipped file.

    ONRECORD_CORPORA=... python -m training.calibration --models src/onrecord/models

Logistic regression on polnear/dev (eight weights on some 2,200 statements; on train the network is surer than it should be).
Prints the calibration error with every fifth article held out.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
from evals.calibration import error
from evals.statements import Attribution, Document, polnear, right

from onrecord.language.confidence import SIGNS, probability
from onrecord.language.decoding import Linked, Run, linked, runs
from onrecord.language.network import scheme, scored
from onrecord.language.pieces import Pieces, pieces
from onrecord.records import Span

Row = tuple[int, tuple[float, ...], bool]  # the article's number, the signs, whether the statement is right


def rows(documents: Sequence[Document]) -> Iterator[Row]:
    for number, document in enumerate(documents):
        read = pieces(document.text)
        windows = list(scored(read))
        tagged = runs(windows, [each.tags for each in windows], scheme())
        found = [each for window, own in zip(windows, tagged, strict=True) for each in linked(window, own, read)]
        good = right([each for each in document.gold if each.content], [_spans(each, read) for each in found])
        yield from ((number, each.signs, place in good) for place, each in enumerate(found))


def _spans(found: Linked, read: Pieces) -> Attribution:
    def spans(parts: Sequence[Run]) -> tuple[Span, ...]:
        return tuple(Span(int(read.start[run.start]), int(read.end[run.end - 1])) for run in parts)

    return Attribution(spans(found.sources), spans((found.cue,)), spans(found.contents))


def fitted(given: Sequence[Row], *, ridge: float = 1.0, rounds: int = 30) -> list[float]:
    """Newton's method."""
    x = np.array([signs for _, signs, _ in given])
    y = np.array([good for *_, good in given], dtype=float)
    held = ridge * np.eye(len(SIGNS))
    held[0, 0] = 0
    weights = np.zeros(len(SIGNS))
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - chance) - held @ weights
        weights += np.linalg.solve((x * (chance * (1 - chance))[:, None]).T @ x + held, slope)
    return [round(float(each), 4) for each in weights]


def held_out(given: Sequence[Row]) -> float:
    """The calibration error where each fifth of the articles is judged by weights fitted on the others."""
    pairs = []
    for fold in range(5):
        weights = fitted([row for row in given if row[0] % 5 != fold])
        pairs += [(probability(signs, weights), good) for number, signs, good in given if number % 5 == fold]
    return error(pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, required=True)
    given = parser.parse_args()
    found = list(rows(polnear(Path(os.environ["ONRECORD_CORPORA"]) / "polnear/dev.jsonl.gz")))
    weights = fitted(found)
    print(dict(zip(SIGNS, weights, strict=True)), f"held-out calibration error {held_out(found):.3f}")
    model = onnx.load(given.models / "reader.onnx")
    for entry in model.metadata_props:
        if entry.key == "confidence":
            entry.value = json.dumps(weights)
    onnx.save(model, given.models / "reader.onnx")


if __name__ == "__main__":
    main()
