"""How true the confidence of statements is: expected calibration error against gold.

    ONRECORD_CORPORA=... python -m evals.calibration

A statement is right where evals/statements.py counts it as found and linked. Statements are put into ten bins of equal width by
confidence; the error is the mean distance between a bin's mean confidence and its share of right ones, weighted by the
bin's size (Guo et al., ICML 2017).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals import corpora
from evals.statements import Document, polnear, right, spans_of
from onrecord.extract.statements import statements
from onrecord.language import read
from onrecord.records import Article

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements of one range of confidence: how many, their mean confidence, the share that is right."""

    count: int
    confidence: float
    right: float


def judged(documents: Sequence[Document]) -> Iterator[tuple[float, bool]]:
    """(confidence, right) of each statement found."""
    for document in documents:
        found = statements(read(Article(text=document.text)), ())
        good = right([each for each in document.gold if each.content], [spans_of(each) for each in found])
        yield from ((each.confidence, number in good) for number, each in enumerate(found))


def bins(pairs: Sequence[tuple[float, bool]]) -> list[Bin]:
    """The ten bins that hold anything, least confident first."""
    made = []
    for number in range(BINS):
        own = [pair for pair in pairs if min(int(pair[0] * BINS), BINS - 1) == number]
        if own:
            made.append(Bin(len(own), sum(c for c, _ in own) / len(own), sum(r for _, r in own) / len(own)))
    return made


def error(pairs: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error, 0 to 1; 0 where nothing was found."""
    return sum(each.count * abs(each.confidence - each.right) for each in bins(pairs)) / max(1, len(pairs))


def main() -> None:
    folder = corpora.folder()
    if folder is None:
        print("ONRECORD_CORPORA is not set: confidence is not scored")
        return
    pairs = list(judged(polnear(folder / "polnear/dev.jsonl.gz")))
    for each in bins(pairs):
        print(f"{each.count:5} statements of confidence {each.confidence:.2f}: {each.right:.2f} right")
    print(f"expected calibration error {error(pairs):.3f} over {len(pairs)} statements")


if __name__ == "__main__":
    main()
