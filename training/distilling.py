"""One network taught by several: what they agree on about news that nobody marked, and gold where there is some.

    ONRECORD_CORPORA=... PYTHONPATH=. python training/distilling.py --out build/distilled --start build/one/checkpoint.pt \\
        --teachers build/one/checkpoint.pt build/other/checkpoint.pt --names build/other/checkpoint.pt \\
        --nested build/nested.jsonl

The teachers' scores of tags and pointers are averaged (Hinton et al. 2015; for chains Wang et al., ACL 2020); names and inner
statements are those of one of them. Every other batch is news without gold. A checkpoint is left every 100 steps, and the same
command goes on from it.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections import deque
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from descent import descent
from examples import Example, named, polnear, rows
from labels import MASK, Window, batches, collated
from network import Reader
from onrecord.language.pieces import CLS, PAD, SEP, tokenizer
from reader import REWRITTEN, loss
from rewriting import rewritten, told

STEPS, ENCODER_LR, HEAD_LR, WARMUP = 2400, 6e-5, 3e-4, 0.05
HEAT = 2.0  # of the softened scores
NEWS = ("news/mixed.jsonl.gz", "news/syria-2012-2016.jsonl.gz")
TOLD = 0.5  # the least probability, by the teachers, that a word is in a statement, for its pointers to count


def news(corpora: Path, rng: random.Random) -> Iterator[list[Window]]:
    """Batches of news without labels, without end."""
    texts = [row["text"] for name in NEWS for row in rows(corpora / name)]
    while True:
        rng.shuffle(texts)
        for at in range(0, len(texts), 200):
            yield from batches([Example(text, None, [], 0.0) for text in texts[at : at + 200]], rng)


def marked(corpora: Path, nested: Path, rng: random.Random) -> Iterator[list[Window]]:
    examples = [*polnear(corpora, nested), *named(corpora)]
    known = told(examples)
    while True:
        yield from batches([*examples, *rewritten(known, REWRITTEN, rng)], rng)


def taught(student: Reader, teachers: list[Reader], namer: Reader, batch: list[Window]) -> dict[str, Tensor]:
    """The student's losses against its teachers on one batch without gold."""
    features, mask, _, _ = collated(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        own = student.headed(student.encoded(features, mask))
        with torch.no_grad():
            theirs = [each.headed(each.encoded(features, mask)) for each in teachers]
            named_by = theirs[teachers.index(namer)]
    words = _first_pieces()[features[:, 0]] & (mask > 0)
    tags = torch.stack([each[0].float() for each in theirs]).mean(0)
    made = {"tags": _apart(own[0], tags, words)}
    made["inner"] = 0.5 * _apart(own[1], named_by[1].float(), words)
    made["names"] = 0.5 * _apart(own[2], named_by[2].float(), words)
    inside = words & (1 - tags.softmax(-1)[..., 0] > TOLD)
    for way in range(3):
        wanted = torch.stack([_points(each[3], each[4], way, mask) for each in theirs]).mean(0)
        made[f"pointer {way}"] = (0.5 if way else 1.0) * _apart(_points(own[3], own[4], way, mask), wanted, inside)
    return made


@cache
def _first_pieces() -> Tensor:
    """By piece: whether it begins a word; what is masked might."""
    known = tokenizer().get_vocab()
    first = torch.ones(len(known), dtype=torch.bool)
    first[[number for piece, number in known.items() if piece.startswith("##")]] = False
    first[[CLS, SEP, PAD, MASK]] = False
    return first


def _points(pointing: Tensor, pointed: Tensor, way: int, mask: Tensor) -> Tensor:
    scores = pointing[:, :, way].float() @ pointed[:, :, way].float().transpose(1, 2)
    return scores.masked_fill(mask[:, None, :] == 0, -1e4).log_softmax(-1)


def _apart(own: Tensor, wanted: Tensor, where: Tensor) -> Tensor:
    """Kullback-Leibler divergence of the softened scores, a mean over the places."""
    if not bool(where.any()):
        return own.sum() * 0.0
    log_own = (own.float()[where] / HEAT).log_softmax(-1)
    log_wanted = (wanted[where] / HEAT).log_softmax(-1)
    return HEAT**2 * F.kl_div(log_own, log_wanted, log_target=True, reduction="batchmean")


def train(given: argparse.Namespace, corpora: Path) -> None:
    """Leaves out/checkpoint.pt every 100 steps."""
    given.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(2)
    teachers = [_loaded(path) for path in given.teachers]
    namer = teachers[given.teachers.index(given.names)]
    student = _loaded(given.start).train()
    down = descent(student, steps=given.steps, encoder=ENCODER_LR, heads=HEAD_LR, warmup=WARMUP)
    first = down.resume(given.out)
    rng = random.Random(1000 + first)
    gold, plain = marked(corpora, given.nested, rng), news(corpora, rng)
    log = _Log(given.steps)
    for step in range(first, given.steps):
        each = taught(student, teachers, namer, next(plain)) if step % 2 else loss(student, next(gold))
        down.step(each.values())
        log.add(step, each["tags"])
        if step % 100 == 99 or step + 1 == given.steps:
            down.save(given.out, step + 1)


class _Log:
    """Prints the mean losses of tags, on gold and by the teachers."""

    def __init__(self, steps: int) -> None:
        self.steps, self.began, self.seen = steps, time.time(), {"gold": deque(maxlen=40), "taught": deque(maxlen=40)}

    def add(self, step: int, value: Tensor) -> None:
        self.seen["taught" if step % 2 else "gold"].append(float(value.detach()))
        if step % 40 == 39:
            means = " ".join(f"{kind} {np.mean(values):.4f}" for kind, values in self.seen.items() if values)
            print(f"step {step + 1}/{self.steps} {time.time() - self.began:.0f} s: {means}", flush=True)


def _loaded(path: Path) -> Reader:
    reader = Reader().eval()
    reader.load_state_dict(torch.load(path)["reader"])
    return reader


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--teachers", type=Path, nargs="+", required=True)
    parser.add_argument("--names", type=Path, required=True, help="the teacher of names, one of the teachers")
    parser.add_argument("--nested", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    train(given, Path(os.environ["ONRECORD_CORPORA"]))


if __name__ == "__main__":
    main()
