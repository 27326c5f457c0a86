"""A head for names on a reader that stays as it is, so that nothing else that it finds changes.

    ONRECORD_CORPORA=... PYTHONPATH=. python training/naming.py --out build/named --reader build/reader/checkpoint.pt

Gold and silver are those of reader.py, the gold twice. A checkpoint is left after each epoch, and the same command goes on
from it. Some ten minutes on two cores.
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

from descent import Descent, descent
from examples import named, polnear
from labels import Window, batches, collated
from network import Reader
from reader import names_loss

EPOCHS, RATE, WARMUP = 3, 1e-3, 0.05


def frozen(path: Path) -> Reader:
    """The reader of a checkpoint, of which only the head for names, new, will learn."""
    reader = Reader().eval()
    given = torch.load(path)["reader"]
    missing, _ = reader.load_state_dict(
        {name: each for name, each in given.items() if not name.startswith("names.")}, strict=False
    )
    if any(not name.startswith("names.") for name in missing):
        raise SystemExit(f"{path} is no checkpoint of a reader: it lacks {missing[0]}")
    for name, parameter in reader.named_parameters():
        parameter.requires_grad_(name.startswith("names."))
    reader.names.train()
    return reader


def loss(reader: Reader, batch: list[Window]) -> Tensor:
    features, mask, labels, weight = collated(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        with torch.no_grad():
            layers = reader.encoded(features, mask)
        return names_loss(reader.names(layers), labels["names"], weight)


def train(given: argparse.Namespace, corpora: Path) -> None:
    """Leaves out/checkpoint.pt after every epoch."""
    given.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(3)
    examples = [*polnear(corpora), *named(corpora), *named(corpora)]
    plan = [batches(examples, random.Random(epoch)) for epoch in range(given.epochs)]
    down = descent(frozen(given.reader), steps=sum(map(len, plan)), encoder=0.0, heads=RATE, warmup=WARMUP)
    for epoch in range(down.resume(given.out), given.epochs):
        _epoch(down, plan[epoch], f"epoch {epoch + 1}/{given.epochs}")
        down.save(given.out, epoch + 1)


def _epoch(down: Descent, plan: list[list[Window]], label: str) -> None:
    began, losses = time.time(), []
    for step, batch in enumerate(plan):
        value = loss(down.reader, batch)
        down.step([value])
        losses.append(float(value.detach()))
        if step % 40 == 39:
            mean = np.mean(losses[-80:])
            print(f"{label} step {step + 1}/{len(plan)} {time.time() - began:.0f} s: names {mean:.4f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--reader", type=Path, required=True, help="the checkpoint that reader.py left")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    train(given, Path(os.environ["ONRECORD_CORPORA"]))


if __name__ == "__main__":
    main()
