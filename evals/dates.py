"""Dates against gold as TempEval-3 scores them: strict F1, relaxed F1, value F1.

    ONRECORD_CORPORA=... python -m evals.dates [--folds 1 2 3 4]

Strict asks for the same span, relaxed for one that overlaps (each date used once); value F1 is relaxed F1 times the share
of the relaxed matches with the gold's value (UzZaman et al., SemEval-2013 task 1). Gold is TimeBank and AQUAINT as in that
task's release. Documents fall into five folds by a digest of their id: fold 0 is for choosing, the others for developing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals import corpora
from onrecord.extract.dates import dates
from onrecord.language.pieces import pieces
from onrecord.language.quotation import quotations
from onrecord.language.reading import Reading
from onrecord.records import Article, Span

FOLDS = 5
CORPORA = ("timebank", "aquaint")


@dataclass(frozen=True, slots=True)
class Timex:
    """A gold or found date: its span, type and value."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    id: str
    text: str
    published: dt.date | None
    gold: tuple[Timex, ...]


Pairs = Sequence[tuple[Sequence[Timex], Sequence[Timex]]]


@dataclass(frozen=True, slots=True)
class Scores:
    """F1 in per cent; precision and recall are of the relaxed match."""

    gold: int
    strict: float
    relaxed: float
    value: float
    precision: float
    recall: float


def timex(folder: Path, *, folds: Iterable[int] = range(FOLDS)) -> Iterator[Document]:
    """The documents of TimeBank and AQUAINT in these folds; `folder` is the corpora's folder."""
    wanted = set(folds)
    for name in CORPORA:
        for row in corpora.rows(folder / "timex" / f"{name}.jsonl.gz"):
            if fold(row["id"]) in wanted:
                day = row["published"]
                gold = tuple(Timex(Span(each["start"], each["end"]), each["type"], each["value"]) for each in row["timexes"])
                yield Document(row["id"], row["text"], dt.date.fromisoformat(day[:10]) if day else None, gold)


def fold(id: str) -> int:
    """The document's fold, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(id.encode(), digest_size=8).digest(), "big") % FOLDS


def found(document: Document) -> tuple[Timex, ...]:
    """What onrecord reads in the document."""
    article = Article(document.text, published=document.published)
    return tuple(Timex(date.span, date.type, date.value) for date in dates(_reading(article)))


def _reading(article: Article) -> Reading:
    """A reading without the network, which dates do not look at; a paragraph is one sentence."""
    text, start, sentences = article.text, 0, []
    for line in text.split("\n"):
        if line.strip():
            sentences.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Reading(article, tuple(sentences), tuple(quotations(text)), pieces(text), (), ())


def scores(pairs: Pairs) -> Scores:
    """The three figures over documents, each given as (gold, found)."""
    gold, guessed = sum(len(one) for one, _ in pairs), sum(len(other) for _, other in pairs)
    exact = sum(len({each.span for each in one} & {each.span for each in other}) for one, other in pairs)
    matches = [match for one, other in pairs for match in matched(one, other)]
    right = sum(one.value == other.value for one, other in matches)
    relaxed = _f1(len(matches), gold, guessed)
    value = relaxed * right / len(matches) if matches else 0.0
    precision = 100 * len(matches) / guessed if guessed else 0.0
    recall = 100 * len(matches) / gold if gold else 0.0
    return Scores(gold, _f1(exact, gold, guessed), relaxed, value, precision, recall)


def matched(gold: Sequence[Timex], guessed: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Pairs that overlap, each date used once, the same spans first."""
    overlapping = [(one, other) for one in gold for other in guessed if one.span.overlaps(other.span)]
    used_gold: set[Span] = set()
    used_guess: set[Span] = set()
    made = []
    for one, other in sorted(overlapping, key=lambda pair: pair[0].span != pair[1].span):
        if one.span not in used_gold and other.span not in used_guess:
            used_gold.add(one.span)
            used_guess.add(other.span)
            made.append((one, other))
    return made


def _f1(right: int, gold: int, guessed: int) -> float:
    return 200 * right / (gold + guessed) if gold + guessed else 0.0


def table(folder: Path, folds: Sequence[int]) -> Iterator[tuple[str, Scores]]:
    """A line for each fold, then one for all of them."""
    every: list[tuple[Sequence[Timex], Sequence[Timex]]] = []
    for number in folds:
        pairs = [(document.gold, found(document)) for document in timex(folder, folds=[number])]
        every += pairs
        yield f"fold {number}", scores(pairs)
    yield "together", scores(every)


def main() -> None:
    parser = argparse.ArgumentParser(description="Score dates on TimeBank and AQUAINT.")
    parser.add_argument("--folds", type=int, nargs="+", default=list(range(FOLDS)))
    folds = parser.parse_args().folds
    folder = corpora.folder()
    if folder is None:
        print("ONRECORD_CORPORA is not set: dates are not scored")
        return
    print(f"{'':10}{'gold':>6}{'strict':>8}{'relaxed':>9}{'value':>7}{'P':>7}{'R':>7}")
    for name, got in table(folder, folds):
        figures = f"{got.strict:8.1f}{got.relaxed:9.1f}{got.value:7.1f}{got.precision:7.1f}{got.recall:7.1f}"
        print(f"{name:10}{got.gold:6}{figures}")


if __name__ == "__main__":
    main()
