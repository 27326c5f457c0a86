"""Makes src/onrecord/models/reader.onnx: one encoder and its heads for statements, what points at what, and names.

    pip install -e . -r training/requirements.txt
    ONRECORD_CORPORA=... python training/pretraining.py --out build/pretrained
    ONRECORD_CORPORA=... python training/nested.py --out build/nested.jsonl
    ONRECORD_CORPORA=... PYTHONPATH=. python training/reader.py --out build/reader --start build/pretrained/encoder.pt \\
        --nested build/nested.jsonl
    ONRECORD_CORPORA=... PYTHONPATH=. python training/naming.py --out build/named --reader build/reader/checkpoint.pt
    PYTHONPATH=. python training/shipping.py --out build/named --models src/onrecord/models
    ONRECORD_CORPORA=... python -m training.calibration --models src/onrecord/models

Every epoch cuts the articles into other windows and prints some of them in another style. A checkpoint is left after each,
and the same command goes on from it. About an hour on two cores.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from descent import Descent, descent
from examples import Example, named, polnear
from labels import Window, batches, collated
from network import IGNORE, Reader, pretrained
from rewriting import Told, rewritten, told

EPOCHS, ENCODER_LR, HEAD_LR, WARMUP = 10, 1.5e-4, 1e-3, 0.08
REWRITTEN = 800  # sentences an epoch in constructions that the corpus lacks: one window in forty
WEIGHTS = {"inner": 0.5, "word_tag": 0.1, "relation": 0.2, "governor": 0.3}  # beside 1 for what ships


def loss(reader: Reader, batch: list[Window]) -> dict[str, Tensor]:
    """Each head's loss by its name, weighted."""
    features, mask, labels, weight = collated(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        layers = reader.encoded(features, mask)
        tags, inner, names, pointing, pointed = reader.headed(layers)
        word_tag, relation, governor = reader.syntax(layers[-1])
    made = {"tags": _chain(reader, tags, labels["tags"])}
    made["inner"] = _cross_entropy(inner, labels["inner"])
    made["names"] = names_loss(names, labels["names"], weight)
    for way in range(3):
        scores = _points(pointing[:, :, way], pointed[:, :, way], mask)
        made[f"pointer {way}"] = (0.5 if way else 1.0) * _cross_entropy(scores, labels["pointers"][:, way])
    made["governor"] = _cross_entropy(governor.float().masked_fill(mask[:, None, :] == 0, -1e4), labels["governor"])
    made["word_tag"] = _cross_entropy(word_tag, labels["word_tag"])
    made["relation"] = _cross_entropy(relation, labels["relation"])
    return {name: WEIGHTS.get(name, 1.0) * value for name, value in made.items()}


def names_loss(scores: Tensor, gold: Tensor, weight: Tensor) -> Tensor:
    """A mean over the labelled pieces, each window by its weight."""
    each = F.cross_entropy(scores.float().transpose(1, 2), gold, ignore_index=IGNORE, reduction="none")
    return (each * weight[:, None]).sum() / max(1, int((gold != IGNORE).sum()))


def _points(pointing: Tensor, pointed: Tensor, mask: Tensor) -> Tensor:
    return (pointing.float() @ pointed.float().transpose(1, 2)).masked_fill(mask[:, None, :] == 0, -1e4)


def _chain(reader: Reader, scores: Tensor, gold: Tensor) -> Tensor:
    """The chain's loss a word over the windows whose statements are marked: their words' first pieces, side by side."""
    rows = [(row, torch.nonzero(gold[row] != IGNORE)[:, 0]) for row in range(len(gold))]
    rows = [(row, at) for row, at in rows if len(at)]
    if not rows:
        return scores.sum() * 0.0
    longest = max(len(at) for _, at in rows)
    index = torch.stack([F.pad(at, (0, longest - len(at))) for _, at in rows])
    mask = torch.stack([torch.arange(longest) < len(at) for _, at in rows])
    which = torch.tensor([row for row, _ in rows])[:, None]
    wanted = gold[which, index].masked_fill(~mask, 0)
    return reader.chain(scores[which, index].float(), wanted, mask) / mask.sum()


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    if not bool((gold != IGNORE).any()):
        return scores.sum() * 0.0
    return F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE)


def train(out: Path, corpora: Path, epochs: int, start: Path | None, nested: Path | None) -> None:
    """Leaves out/checkpoint.pt after every epoch."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    examples = [*polnear(corpora, nested), *named(corpora)]
    known = told(examples)
    plan = [_batches(examples, known, random.Random(epoch)) for epoch in range(epochs)]
    steps = sum(map(len, plan))
    down = descent(pretrained(start).train(), steps=steps, encoder=ENCODER_LR, heads=HEAD_LR, warmup=WARMUP)
    for epoch in range(down.resume(out), epochs):
        _epoch(down, plan[epoch], f"epoch {epoch + 1}/{epochs}")
        down.save(out, epoch + 1)


def _batches(examples: list[Example], known: list[Told], rng: random.Random) -> list[list[Window]]:
    return batches([*examples, *rewritten(known, REWRITTEN, rng)], rng)


def _epoch(down: Descent, plan: list[list[Window]], label: str) -> None:
    began, losses = time.time(), []
    for step, batch in enumerate(plan):
        each = loss(down.reader, batch)
        down.step(each.values())
        losses.append([float(value.detach()) for value in each.values()])
        if step % 40 == 39:
            means = " ".join(f"{name} {mean:.3f}" for name, mean in zip(each, np.mean(losses[-80:], axis=0), strict=True))
            print(f"{label} step {step + 1}/{len(plan)} {time.time() - began:.0f} s: {means}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="what pretraining.py left")
    parser.add_argument("--nested", type=Path, help="what nested.py left")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    train(given.out, Path(os.environ["ONRECORD_CORPORA"]), given.epochs, given.start, given.nested)


if __name__ == "__main__":
    main()
