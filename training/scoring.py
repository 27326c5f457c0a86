"""Scores of networks that do not ship, or of several at once, on polnear/dev: the rows of EXPERIMENTS.md come from here.

    ONRECORD_CORPORA=... python -m training.scoring src/onrecord/models/reader.onnx
    ONRECORD_CORPORA=... python -m training.scoring build/one/reader.fp32.onnx build/other/reader.fp32.onnx --begin 0 0.3 0.2

Takes ONNX files as shipping.py leaves them, int8 or float. Of several the scores of tags are averaged, everything else is the
first one's. `--begin` adds to the score of beginning a source, a cue, a content. Statements inside statements, which PolNeAR
does not mark, are left out; `python -m evals.statements` scores what ships, with them.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import onnxruntime
from evals.statements import found, polnear, scores

from onrecord.language import network

Outputs = list[np.ndarray]
TAGS, INNER = 0, 1  # places in what a network gives
NONE = 1e4  # added to the score of "no statement inside" so that nothing hints at one


class Averaged:
    """Several networks behind the face of one session of onnxruntime."""

    def __init__(self, paths: list[Path], begin: list[float]) -> None:
        self.sessions = [onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"]) for path in paths]
        self.bonus = np.zeros(1 + 4 * len(network.PARTS), dtype=np.float32)
        for part, bonus in enumerate(begin):
            self.bonus[[1 + 4 * part, 4 + 4 * part]] = bonus  # B and S

    def run(self, names: None, given: dict[str, Any]) -> Outputs:
        theirs = [each.run(names, given) for each in self.sessions]
        made: Outputs = theirs[0]
        made[TAGS] = np.mean([each[TAGS] for each in theirs], axis=0, dtype=np.float32) + self.bonus
        made[INNER][..., 0] += NONE
        return made

    def get_modelmeta(self) -> Any:
        return self.sessions[0].get_modelmeta()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--begin", type=float, nargs=3, default=[0.0, 0.0, 0.0], metavar=("SOURCE", "CUE", "CONTENT"))
    given = parser.parse_args()
    documents = polnear(Path(os.environ["ONRECORD_CORPORA"]) / "polnear/dev.jsonl.gz")
    averaged = Averaged(given.models, given.begin)
    with patch.object(network, "session", lambda: averaged):
        print(json.dumps(scores(documents, [found(document) for document in documents]), indent=1))


if __name__ == "__main__":
    main()
