"""Annotated articles from the corpora: statements, statements inside them, names, syntax; and the noise they are read with.

Statements: PolNeAR (Newell et al., LREC 2018), train only. Names and syntax: CoreNLP's on the same articles (silver); CrossNER
politics (train and dev) and MEANTIME (but for a fifth) for gold names.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.named import crossner, meantime

SILVER = 0.3  # weight of CoreNLP's names against gold ones: they are right about nine times in ten
STRAIGHT, BRITISH = 0.2, 0.1  # shares of articles whose double quotation marks become straight, single
RUN_ON = 0.05  # share of articles printed without line breaks, as some extractors leave them

Spans = list[list[int]]


@dataclass(frozen=True)
class Attribution:
    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True)
class Token:
    """One token of CoreNLP's: where it starts, its tag, its relation and where its governor starts (None: the root)."""

    start: int
    tag: str
    relation: str
    governor: int | None


@dataclass(frozen=True)
class Example:
    """One article: its text, its attributions (None where nobody marked them) and names as (start, end, kind or None)."""

    text: str
    attributions: list[Attribution] | None
    names: list[tuple[int, int, str | None]]
    name_weight: float
    nested: tuple[Attribution, ...] = ()
    tokens: tuple[Token, ...] = ()


def polnear(corpora: Path, nested: Path | None = None) -> Iterator[Example]:
    """PolNeAR's training articles; `nested` is what nested.py left."""
    parsed = {row["id"]: row for row in rows(corpora / "polnear/train.corenlp.jsonl.gz")}
    inner = {row["id"]: row["nested"] for row in rows(nested)} if nested else {}
    for row in rows(corpora / "polnear/train.jsonl.gz"):
        own = parsed.get(row["id"], {"sentences": []})
        yield Example(
            row["text"],
            [_attribution(each) for each in row["attributions"]],
            list(_agreeing(row["text"], list(_silver(own)))),
            SILVER if own["sentences"] else 0.0,
            tuple(_attribution(each) for each in inner.get(row["id"], ())),
            tuple(_tokens(own)),
        )


def _attribution(given: dict) -> Attribution:
    return Attribution(given["source"], given["cue"], given["content"])


def _tokens(row: dict) -> Iterator[Token]:
    for sentence in row["sentences"]:
        tokens = sentence["tokens"]
        for token, (governor, relation) in zip(tokens, sentence["heads"], strict=True):
            yield Token(token[0], token[3], relation, tokens[governor - 1][0] if governor else None)


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


def _agreeing(text: str, names: list[tuple[int, int, str | None]]) -> Iterator[tuple[int, int, str | None]]:
    """A surname alone that CoreNLP takes for a body or a place, as it often does, is left out of the loss."""
    surnames = {text[s:e].split()[-1] for s, e, kind in names if kind == "person" and len(text[s:e].split()) > 1}
    for start, end, kind in names:
        yield start, end, None if kind != "person" and text[start:end] in surnames else kind


def named(corpora: Path) -> Iterator[Example]:
    """Texts whose names were marked by hand: CrossNER politics (train and dev) and, twice since they are few, four in five of
    MEANTIME's articles."""
    business = list(meantime(corpora, held_out=False))
    for given in (*crossner(corpora, ["train", "dev"]), *business, *business):
        yield Example(given.text, None, list(given.names), 1.0)


def rows(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def noisy(text: str, rng: random.Random) -> str:
    """The text as another outlet or extractor might print it; the same length, so spans hold."""
    draw = rng.random()
    if draw < STRAIGHT:
        text = text.translate({ord("“"): '"', ord("”"): '"', ord("’"): "'", ord("‘"): "'"})
    elif draw < STRAIGHT + BRITISH and not re.search(r"(?<!\w)['‘]\w", text):
        text = re.sub(r'["”]', "’", re.sub(r'(?<![\w.,?!])["“](?=\S)', "‘", text))
    return text.replace("\n", " ") if rng.random() < RUN_ON else text
