"""Copies scored on pairs of articles that a person judged: precision and recall.

    ONRECORD_CORPORA=... python -m evals.copies [--every]

gold/copies.jsonl holds 100 pairs of news/mixed and news/syria-2012-2016 (github ramybaly/Article-Bias-Prediction) with the
share of one's text that was carried from the other, as judged; 0 where nothing was, or little, or only speech, captions and
page furniture. A pair is found where its signatures have a value in common, its days are near and the share reaches
link.copies.LEAST. The rules were made on these pairs: expect less on others. `--every` prints each pair that is not right.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evals import corpora
from evals.stories import mixed
from onrecord.link.copies import DAYS, LEAST, PRINTS, rank, share, signature
from onrecord.records import Article

GOLD = Path(__file__).parent / "gold/copies.jsonl"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles and the share of text that one has of the other, as judged and as found."""

    one: Article
    other: Article
    judged: float
    found: float


def pairs(folder: Path, gold: Path = GOLD) -> Iterator[Pair]:
    names = ("mixed", "syria-2012-2016")
    known = {(name, each.external_id): each for name in names for each in mixed(folder / f"news/{name}.jsonl.gz")}
    for row in corpora.rows(gold):
        one, other = (known[row["corpus"], row[name]] for name in ("one", "other"))
        yield Pair(one, other, row["share"], found(one, other))


def found(one: Article, other: Article) -> float:
    """The share of the copy's text that a record would give; 0 where it would not compare the two."""
    if not _near(one, other) or not _alike(signature(one.text), signature(other.text)):
        return 0.0
    original, copy = sorted((one, other), key=lambda each: rank(each.outlet, _day(each), len(each.text), each.id))
    return share(copy.text, original.text)


def _near(one: Article, other: Article) -> bool:
    undated = (one.published is None) + (other.published is None)
    return undated != 1 and abs(_day(one) - _day(other)) <= DAYS


def _day(article: Article) -> int:
    return article.published.toordinal() if article.published else 0


def _alike(one: bytes | None, other: bytes | None) -> bool:
    values = range(0, 2 * PRINTS, 2)
    return one is not None and other is not None and any(one[at : at + 2] == other[at : at + 2] for at in values)


def scores(every: Iterable[Pair]) -> dict[str, float]:
    """Precision and recall of copies, in per cent."""
    said = [(pair.judged >= LEAST, pair.found >= LEAST) for pair in every]
    right = sum(judged and got for judged, got in said)
    p, r = right / max(1, sum(got for _, got in said)), right / max(1, sum(judged for judged, _ in said))
    return {"copies P": round(100 * p, 1), "copies R": round(100 * r, 1)}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.copies")
    parser.add_argument("--every", action="store_true", help="prints each pair that is not right")
    asked = parser.parse_args()
    folder = corpora.folder()
    if folder is None:
        print("copies: ONRECORD_CORPORA is not set, nothing is scored")
        return
    every = list(pairs(folder))
    for each in every:
        if asked.every and (each.judged >= LEAST) != (each.found >= LEAST):
            print(f"judged {each.judged} found {each.found}: {each.one.external_id} {each.other.external_id}")
    print(f"{len(every)} pairs, {sum(each.judged >= LEAST for each in every)} copies:", scores(every))


if __name__ == "__main__":
    main()
