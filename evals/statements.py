"""Statements against gold: exact span F1 a component, linked F1, recall by kind, overlap F1.

    ONRECORD_CORPORA=... python -m evals.statements

Spans are compared without outer white space, quotation marks and a trailing comma or stop. Exact F1 counts the distinct
spans of a component in an article (contents cut into contiguous runs), as CofeNet's tables do (Zhang et al., COLING 2022).
A statement is found (linked) where its content covers the gold's with intersection over union of at least .5 in characters
and its source and cue overlap the gold's (no source where the gold has none). Recall by kind asks for the content alone.
Overlap F1 asks that the best content covers more than a share of the gold's length, and precision the same of the found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals import corpora
from onrecord.extract.statements import kind, statements
from onrecord.language import read
from onrecord.language.quotation import quotations
from onrecord.records import Article, Span, Statement

PARTS = ("source", "cue", "content")
OUTER = " \t\r\n\xa0\"“”„«»‘’'`"
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A gold or found statement, spans only."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Document:
    text: str
    gold: tuple[Attribution, ...]


@dataclass(slots=True)
class Count:
    right: int = 0
    gold: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 200 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0


def polnear(path: Path) -> list[Document]:
    """PolNeAR's articles with their attributions."""
    return [Document(row["text"], tuple(map(_attribution, row["attributions"]))) for row in corpora.rows(path)]


def _attribution(row: dict[str, list[list[int]]]) -> Attribution:
    return Attribution(*(tuple(Span(start, end) for start, end in row[part]) for part in PARTS))


def found(document: Document) -> tuple[Attribution, ...]:
    """What onrecord reads in the document."""
    return tuple(map(spans_of, statements(read(Article(text=document.text)), ())))


def spans_of(statement: Statement) -> Attribution:
    return Attribution(statement.source.spans, statement.cue.spans, statement.content.spans)


def trimmed(text: str, span: Span) -> Span | None:
    """The span without what the comparison leaves out; None where nothing is left."""
    start, end = span.start, span.end
    before = None
    while before != (start, end):
        before = (start, end)
        while start < end and text[start] in OUTER:
            start += 1
        while start < end and text[end - 1] in OUTER + ",.":
            end -= 1
    return Span(start, end) if end > start else None


def exact(documents: Sequence[Document], predicted: Sequence[Sequence[Attribution]]) -> dict[str, Count]:
    counts = {part: Count() for part in PARTS}
    for document, guesses in zip(documents, predicted, strict=True):
        for part in PARTS:
            gold, guess = _distinct(document, document.gold, part), _distinct(document, guesses, part)
            counts[part].gold += len(gold)
            counts[part].found += len(guess)
            counts[part].right += len(gold & guess)
    return counts


def _distinct(document: Document, attributions: Iterable[Attribution], part: str) -> set[Span]:
    cut = (trimmed(document.text, span) for each in attributions for span in getattr(each, part))
    return {span for span in cut if span is not None}


def linked(documents: Sequence[Document], predicted: Sequence[Sequence[Attribution]]) -> Count:
    count = Count()
    for document, guesses in zip(documents, predicted, strict=True):
        gold = [each for each in document.gold if each.content]
        count.gold += len(gold)
        count.found += len(guesses)
        count.right += len(right(gold, guesses))
    return count


def right(gold: Sequence[Attribution], guesses: Sequence[Attribution]) -> set[int]:
    """Which of the guesses are found rightly (linked), each gold statement used once."""
    pairs = [(g, p) for g in range(len(gold)) for p in range(len(guesses)) if _joined(gold[g], guesses[p])]
    return _matched((iou(gold[g].content, guesses[p].content), g, p) for g, p in pairs)


def _joined(gold: Attribution, guess: Attribution) -> bool:
    same_source = overlap(gold.source, guess.source) > 0 if gold.source else not guess.source
    return same_source and overlap(gold.cue, guess.cue) > 0 and iou(gold.content, guess.content) >= 0.5


def _matched(scored: Iterable[tuple[float, int, int]]) -> set[int]:
    """The guesses of the pairs that stand when each side is used once, best score first."""
    left: set[int] = set()
    used: set[int] = set()
    for _, g, p in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if g not in left and p not in used:
            left.add(g)
            used.add(p)
    return used


def by_kind(documents: Sequence[Document], predicted: Sequence[Sequence[Attribution]]) -> dict[str, Count]:
    counts = {name: Count() for name in ("direct", "mixed", "indirect")}
    for document, guesses in zip(documents, predicted, strict=True):
        quoted = quotations(document.text)
        for gold in document.gold:
            if gold.content:
                count = counts[kind(document.text, gold.content, quoted)]
                count.gold += 1
                count.right += any(iou(gold.content, guess.content) >= 0.5 for guess in guesses)
    return counts


def covering(documents: Sequence[Document], predicted: Sequence[Sequence[Attribution]], share: float) -> Count:
    """Overlap over the gold's length above `share`; precision by the same test, seen from the found ones."""
    count = Count()
    for document, guesses in zip(documents, predicted, strict=True):
        gold = [each.content for each in document.gold if each.content]
        contents = [each.content for each in guesses]
        count.gold += len(gold)
        count.found += len(contents)
        shares = [(_covers(gold[g], contents[p]), g, p) for g in range(len(gold)) for p in range(len(contents))]
        count.right += len(_matched(each for each in shares if each[0] > share))
    return count


def _covers(gold: Spans, guess: Spans) -> float:
    return overlap(gold, guess) / length(gold)


def overlap(one: Spans, other: Spans) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def length(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def iou(one: Spans, other: Spans) -> float:
    shared = overlap(one, other)
    return shared / (length(one) + length(other) - shared) if shared else 0.0


def scores(documents: Sequence[Document], predicted: Sequence[Sequence[Attribution]]) -> dict[str, float]:
    """Every figure by its name, in per cent."""
    made = {f"exact F1 {part}": count.f1 for part, count in exact(documents, predicted).items()}
    made["linked F1"] = linked(documents, predicted).f1
    made |= {f"recall {name}": count.recall for name, count in by_kind(documents, predicted).items()}
    made |= {f"overlap F1 > {share}": covering(documents, predicted, share).f1 for share in (0.3, 0.8)}
    return {name: round(value, 1) for name, value in made.items()}


def main() -> None:
    folder = corpora.folder()
    if folder is None:
        print("ONRECORD_CORPORA is not set: polnear/dev is not scored")
        return
    documents = polnear(folder / "polnear/dev.jsonl.gz")
    print(json.dumps(scores(documents, [found(document) for document in documents]), indent=1))


if __name__ == "__main__":
    main()
