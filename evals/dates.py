"""Dates against gold as TempEval-3 scores them: strict F1, relaxed F1, value F1.

    ONRECORD_CORPORA=... python -m evals.dates [--folds 1 2 3 4] [--misses]

Strict asks for the same span, relaxed for one that overlaps (each date used once); value F1 is relaxed F1 times the share
of the relaxed matches with the gold's value (UzZaman et al., SemEval-2013 task 1). Gold is TimeBank and AQUAINT as in that
task's release. Documents fall into five folds by a digest of their id: fold 0 is for choosing, the others for developing.
MEANTIME (Minard et al., LREC 2016) is scored beside them: Wikinews, by another team, of the sentences that are marked in full;
an article's day is that of the date marked as its creation time. `--misses` prints each wrong value with its words.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

from evals import corpora, named
from onrecord.extract import calendar
from onrecord.extract.dates import dates
from onrecord.language.pieces import pieces
from onrecord.language.quotation import quotations
from onrecord.language.reading import Reading
from onrecord.records import Article, Date, Span

FOLDS = 5
AROUND = 90  # characters shown to either side of a miss
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


def meantime(folder: Path) -> Iterator[Document]:
    """The articles of MEANTIME up to the sentence where its annotation ends."""
    for root in named.meantime_documents(folder):
        tokens = [token for token in root.iter("token") if int(token.get("sentence", "0")) < named.MARKED]
        lines = [[word.text or "" for word in line] for _, line in groupby(tokens, key=lambda word: word.get("sentence"))]
        text, places = named.written(lines)
        where = {token.get("t_id"): place for token, place in zip(tokens, places, strict=True)}
        gold = tuple(sorted(_marked(root, where), key=lambda each: each.span))
        yield Document(root.get("doc_id", ""), text, _created(root), gold)


def _marked(root: ElementTree.Element, where: Mapping[str | None, tuple[int, int]]) -> Iterator[Timex]:
    for each in root.iter("TIMEX3"):
        own = [where[anchor.get("t_id")] for anchor in each.iter("token_anchor") if anchor.get("t_id") in where]
        if own:
            yield Timex(Span(min(own)[0], max(own)[1]), each.get("type", ""), each.get("value", ""))


def _created(root: ElementTree.Element) -> dt.date | None:
    marks = (each for each in root.iter("TIMEX3") if each.get("functionInDocument") == "CREATION_TIME")
    days = (calendar.covered(each.get("value", "")) for each in marks)
    return next((day[0] for day in days if day is not None and day[0] == day[1]), None)


def fold(id: str) -> int:
    """The document's fold, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(id.encode(), digest_size=8).digest(), "big") % FOLDS


def found(document: Document) -> tuple[Timex, ...]:
    """What onrecord reads in the document."""
    made = read(Article(document.text, published=document.published))
    return tuple(Timex(date.span, date.type, date.value) for date in made)


def read(article: Article) -> tuple[Date, ...]:
    """The article's dates, read without the network."""
    return dates(reading(article))


def reading(article: Article) -> Reading:
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
    yield "meantime", scores([(document.gold, found(document)) for document in meantime(folder)])


def misses(documents: Iterable[Document]) -> Iterator[str]:
    """A line for each date whose value is not the gold's: the article's day, gold, found, and the words around."""
    for document in documents:
        for one, other in sorted(matched(document.gold, found(document)), key=lambda pair: pair[0].span):
            if one.value != other.value:
                yield f"{document.published} {one.value:12} {other.value:12} {_shown(document.text, one.span)}"


def _shown(text: str, span: Span) -> str:
    parts = text[max(0, span.start - AROUND) : span.start], span.of(text), text[span.end : span.end + AROUND]
    return "{}[{}]{}".format(*(part.replace("\n", " ") for part in parts))


def main() -> None:
    parser = argparse.ArgumentParser(description="Score dates on TimeBank and AQUAINT.")
    parser.add_argument("--folds", type=int, nargs="+", default=list(range(FOLDS)))
    parser.add_argument("--misses", action="store_true", help="print the dates whose value is wrong")
    given = parser.parse_args()
    folder = corpora.folder()
    if folder is None:
        print("ONRECORD_CORPORA is not set: dates are not scored")
        return
    if given.misses:
        print(*misses([*timex(folder, folds=given.folds), *meantime(folder)]), sep="\n")
        return
    print(f"{'':10}{'gold':>6}{'strict':>8}{'relaxed':>9}{'value':>7}{'P':>7}{'R':>7}")
    for name, got in table(folder, given.folds):
        figures = f"{got.strict:8.1f}{got.relaxed:9.1f}{got.value:7.1f}{got.precision:7.1f}{got.recall:7.1f}"
        print(f"{name:10}{got.gold:6}{figures}")


if __name__ == "__main__":
    main()
