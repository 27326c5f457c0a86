"""Whether two statements are one utterance, against pairs that were judged by eye.

    ONRECORD_CORPORA=... python -m evals.quotes [--record FILE] [--jobs 2] [--misses]

gold/quotes.jsonl holds pairs of statements of news/syria-2012-2016 (from github.com/ramybaly/Article-Bias-Prediction,
Apache-2.0). They were drawn by a looser method than ours: any two direct or mixed statements whose quoted words, weighed by how
rare they are, overlap by 30 % of the lesser. `--record` names a record of the corpus; made there where there is none, which
takes six minutes. A statement is the one at its place: one that is no longer found there joins nothing.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onrecord
from evals import corpora
from onrecord.record import Record
from onrecord.records import Span, Statement

GOLD = Path(__file__).parent / "gold/quotes.jsonl"
CORPUS = "news/syria-2012-2016.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Place:
    """A statement by the article's id in the corpus and the spans of its content."""

    article: str
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements, and whether they were judged to be one utterance."""

    one: Place
    other: Place
    same: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs rightly joined, wrongly joined and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return 100 * self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.right / (self.right + self.missed) if self.right else 0.0


def pairs(path: Path = GOLD) -> list[Pair]:
    return [Pair(_place(row["one"]), _place(row["other"]), row["same"]) for row in corpora.rows(path)]


def _place(raw: Sequence[Any]) -> Place:
    return Place(raw[0], tuple(Span(*span) for span in raw[1]))


def joined(one: Statement | None, other: Statement | None) -> bool:
    return (
        one is not None and other is not None and (one.id == other.id or (one.quote is not None and one.quote == other.quote))
    )


def at(place: Place, statements: Mapping[str, Sequence[Statement]]) -> Statement | None:
    """The statement whose content covers most of the place, and at least half of it."""
    size = sum(span.end - span.start for span in place.content)
    found = max(statements.get(place.article, ()), key=lambda each: _shared(place, each), default=None)
    return found if found is not None and _shared(place, found)[0] >= size / 2 else None


def _shared(place: Place, statement: Statement) -> tuple[int, int]:
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in place.content for b in statement.content.spans)
    return shared, -sum(span.end - span.start for span in statement.content.spans)


def score(gold: Iterable[Pair], statements: Mapping[str, Sequence[Statement]]) -> tuple[Score, list[tuple[Pair, bool]]]:
    """The score, and each pair that was judged otherwise with whether it was joined."""
    made = [(pair, joined(at(pair.one, statements), at(pair.other, statements))) for pair in gold]
    right = sum(pair.same and got for pair, got in made)
    wrong = sum(got and not pair.same for pair, got in made)
    missed = sum(pair.same and not got for pair, got in made)
    return Score(right, wrong, missed), [(pair, got) for pair, got in made if got != pair.same]


def statements_of(record: Record, wanted: Iterable[str]) -> dict[str, list[Statement]]:
    """By the article's id in the corpus."""
    ids = {found.external_id: head.id for head in record.articles() if (found := record.article(head.id)).external_id}
    return {name: record.statements(article=ids[name]) for name in set(wanted) if name in ids}


def report(record: Record, *, misses: bool = False) -> Iterator[str]:
    gold = pairs()
    statements = statements_of(record, (place.article for pair in gold for place in (pair.one, pair.other)))
    got, others = score(gold, statements)
    yield f"{len(gold)} pairs, {sum(pair.same for pair in gold)} of one utterance: {got.right} right, {got.wrong} wrong"
    yield f"precision {got.precision:.1f}, recall {got.recall:.1f}"
    for pair, joined_ in others if misses else ():
        yield f"{'joined' if joined_ else 'missed'}:"
        for place in (pair.one, pair.other):
            found = at(place, statements)
            yield f"  {found.id} {found.speaker}: {found.content}" if found is not None else f"  nothing at {place}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.quotes")
    parser.add_argument("--record", type=Path, help="a record of the corpus; made there where there is none")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="prints each pair that was judged otherwise")
    given = parser.parse_args()
    folder = corpora.folder()
    if folder is None:
        print("quotes: ONRECORD_CORPORA is not set, nothing is scored")
        return
    with tempfile.TemporaryDirectory() as made, onrecord.open(given.record or Path(made) / "record.db") as record:
        record.add(folder / CORPUS, jobs=given.jobs)
        print(*report(record, misses=given.misses), sep="\n")


if __name__ == "__main__":
    main()
