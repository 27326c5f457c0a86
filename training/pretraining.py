"""Goes on with the encoder's pre-training on news: masked words, with case, white space and quotation as inputs.

    ONRECORD_CORPORA=... python training/pretraining.py --out build/pretrained     # about half an hour on two cores

The published encoder was last tuned to compare sentences; tags need words. Text: PolNeAR (train only), the articles that name
Syria and some of the mixed ones. Whole words are masked (Devlin et al. 2019 with whole-word masking): 8 in 10 become [MASK],
1 in 10 another word, 1 in 10 stay. `reader.py --start` takes what this leaves.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

import network
from onrecord.language.pieces import CLS, GLUED, SEP, Pieces, pieces, windows

MASK, VOCABULARY = 103, 30522
SHARE = 0.2  # of words masked
BATCH, STEPS, RATE, WARMUP = 16, 850, 2e-4, 40
POLNEAR, SYRIA, MIXED = "polnear/train.jsonl.gz", "news/syria-2012-2016.jsonl.gz", "news/mixed.jsonl.gz"


class Guesser(nn.Module):
    """The masked-word head: a layer of its own, then the word embeddings turned round."""

    def __init__(self) -> None:
        super().__init__()
        self.change, self.norm = nn.Linear(network.WIDTH, network.WIDTH), nn.LayerNorm(network.WIDTH, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(VOCABULARY))

    def forward(self, x: Tensor, words: Tensor) -> Tensor:
        return F.linear(self.norm(F.gelu(self.change(x))), words, self.bias)


def texts(corpora: Path, rng: random.Random) -> Iterator[str]:
    """Article texts without end, each round in another order: all of PolNeAR, all on Syria, as many mixed ones again."""
    own = [row["text"] for name in (POLNEAR, SYRIA) for row in _rows(corpora / name)]
    mixed = [row["text"] for row in _rows(corpora / MIXED)]
    rng.shuffle(mixed)
    while True:
        part = own + [mixed.pop() for _ in range(min(len(mixed), 2 * len(own)))]
        rng.shuffle(part)
        yield from part


def _rows(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def examples(corpora: Path, rng: random.Random) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """(features [4, n], gold [n], -100 where not masked), window by window."""
    for text in texts(corpora, rng):
        read = pieces(text)
        for start, end in windows(read):
            if end - start >= 64:
                yield _masked(read, start, end, rng)


def _masked(read: Pieces, start: int, end: int, rng: random.Random) -> tuple[np.ndarray, np.ndarray]:
    columns = (read.ids, read.case, read.gap, read.quoted)
    features = np.stack([np.pad(column[start:end], 1) for column in columns])
    features[0, 0], features[0, -1] = CLS, SEP
    gold = np.full(features.shape[1], -100)
    firsts = [at for at in range(1, len(gold) - 1) if features[2, at] != GLUED or not read.wordlike[start + at - 1]]
    for at in firsts:
        if rng.random() < SHARE:
            until = at + 1
            while until < len(gold) - 1 and features[2, until] == GLUED and read.wordlike[start + until - 1]:
                until += 1
            _mask(features[0], gold, at, until, rng)
    return features, gold


def _mask(ids: np.ndarray, gold: np.ndarray, start: int, end: int, rng: random.Random) -> None:
    gold[start:end] = ids[start:end]
    draw = rng.random()
    if draw < 0.8:
        ids[start:end] = MASK
    elif draw < 0.9:
        ids[start:end] = [rng.randrange(1000, VOCABULARY) for _ in range(end - start)]


def batches(corpora: Path, rng: random.Random) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    pool: list[tuple[np.ndarray, np.ndarray]] = []
    for example in examples(corpora, rng):
        pool.append(example)
        if len(pool) == BATCH * 20:
            pool.sort(key=lambda pair: len(pair[1]))
            made = [pool[at : at + BATCH] for at in range(0, len(pool), BATCH)]
            rng.shuffle(made)
            yield from map(_collated, made)
            pool = []


def _collated(batch: list[tuple[np.ndarray, np.ndarray]]) -> tuple[Tensor, Tensor, Tensor]:
    longest = max(len(gold) for _, gold in batch)
    features = np.zeros((len(batch), 4, longest), dtype=np.int64)
    gold, mask = np.full((len(batch), longest), -100), np.zeros((len(batch), longest), dtype=np.int64)
    for row, (given, wanted) in enumerate(batch):
        features[row, :, : len(wanted)] = given
        gold[row, : len(wanted)], mask[row, : len(wanted)] = wanted, 1
    return torch.from_numpy(features), torch.from_numpy(mask), torch.from_numpy(gold)


def train(out: Path, corpora: Path, steps: int, start: Path | None, seed: int) -> None:
    """Leaves out/encoder.pt, and every 100 steps what it has so far."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    reader, guesser = network.pretrained(start).eval(), Guesser()  # without dropout: few rounds of a large text
    parameters = [*reader.parameters(), *guesser.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min((n + 1) / WARMUP, (steps - n) / (steps - WARMUP)))
    began, losses = time.time(), []
    for step, (features, mask, gold) in zip(range(steps), batches(corpora, random.Random(seed)), strict=False):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = reader.encoded(features, mask)[-1][gold != -100]
            scores = guesser(hidden, reader.words.weight)
        value = F.cross_entropy(scores.float(), gold[gold != -100])
        value.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad(set_to_none=True)
        losses.append(float(value.detach()))
        if step % 20 == 19:
            print(f"step {step + 1}/{steps} loss {np.mean(losses[-20:]):.3f} {time.time() - began:.0f} s", flush=True)
        if step % 100 == 99 or step + 1 == steps:
            torch.save({"reader": reader.state_dict(), "step": step + 1}, out / "encoder.tmp")
            (out / "encoder.tmp").rename(out / "encoder.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--start", type=Path, help="what an earlier run left, to go on from")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    train(given.out, Path(os.environ["ONRECORD_CORPORA"]), given.steps, given.start, given.seed)


if __name__ == "__main__":
    main()
