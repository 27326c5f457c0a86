"""Figures against a person's judgement: are both ends and the qualifier right?

    ONRECORD_CORPORA=... python -m evals.figures_judged [--misses]

gold/figures.jsonl holds 200 of the figures that onrecord found in PolNeAR's dev part, drawn at random, with what a reader of
the sentence takes each for; `qualifier` null where it is no figure. Right is a figure that overlaps the place and has its ends
and qualifier, or none where it is none. The draw is of what was found, so this is precision; figures missed are not in it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals import corpora
from onrecord.pipeline import findings
from onrecord.records import Article, Figure, Span

GOLD = Path(__file__).parent / "gold/figures.jsonl"


@dataclass(frozen=True, slots=True)
class Judged:
    """A place in an article, and low, high and qualifier of the figure there; None where there is none."""

    article: str
    span: Span
    ends: tuple[float | None, float | None, str] | None


def judged(path: Path = GOLD) -> Iterator[Judged]:
    for row in corpora.rows(path):
        ends = (row["low"], row["high"], row["qualifier"]) if row["qualifier"] else None
        yield Judged(row["article"], Span(*row["span"]), ends)


def right(each: Judged, figures: tuple[Figure, ...]) -> bool:
    """Whether one of the figures is the judged one; where none is, that nothing is found there."""
    there = [figure for figure in figures if figure.span.overlaps(each.span)]
    if each.ends is None:
        return not there
    return any((figure.low, figure.high, figure.qualifier) == each.ends for figure in there)


def outcomes(path: Path) -> Iterator[tuple[Judged, bool]]:
    """Each judged figure of polnear/dev at `path`, and whether it is right."""
    texts = {row["id"]: row["text"] for row in corpora.rows(path)}
    read: dict[str, tuple[Figure, ...]] = {}
    for each in judged():
        if each.article not in read:
            read[each.article] = findings(Article(text=texts[each.article])).figures
        yield each, right(each, read[each.article])


def scores(path: Path) -> dict[str, float]:
    """In per cent: what the gate pins."""
    told = [good for _, good in outcomes(path)]
    return {"judged figures right": round(100 * sum(told) / len(told), 1)}


def main() -> None:
    folder = corpora.folder()
    if folder is None:
        print("ONRECORD_CORPORA is not set: no judged figure is scored")
        return
    path = folder / "polnear/dev.jsonl.gz"
    if "--misses" in sys.argv[1:]:
        for each, good in outcomes(path):
            if not good:
                print(each.article, each.span.start, each.span.end, each.ends)
    print(json.dumps(scores(path)))


if __name__ == "__main__":
    main()
