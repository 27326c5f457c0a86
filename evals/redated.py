"""Articles whose date and address are taken away, in a record that keeps those of the others: what the record tells of them.

Called by `python -m evals.undated --record`. All of news/mixed, news/syria and basil make one record of about 6,900 articles.
Three times another third of them, chosen by a digest of the id, loses its dates; every second article of mixed and basil is one
on which rules and shares were developed (`--developed`), the others are reported; on syria nothing was. An article's own words
are not asked, so that this measures the record alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from evals import corpora
from onrecord.ingest import days
from onrecord.link.dating import COMMON, Carrier, Inferred, inferred
from onrecord.link.datingtraces import Trace, traces

THIRDS = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A dated article of the record, with its traces."""

    corpus: str
    carrier: Carrier
    text: str
    traces: tuple[Trace, ...]
    developed: bool

    @property
    def third(self) -> int:
        return crc32(self.carrier.article.encode()) % THIRDS


Told = tuple[Known, Inferred | None]


def record(folder: Path) -> Iterator[Known]:
    """Every dated article of the corpora, with its half."""
    for number, row in enumerate(corpora.rows(folder / "news/mixed.jsonl.gz")):
        yield from _known("mixed", row["id"], row["text"], row["outlet"], row["published"], number % 2 == 0)
    for number, row in enumerate(corpora.rows(folder / "news/syria-2012-2016.jsonl.gz")):
        yield from _known("syria", row["id"], row["text"], row["outlet"], row["published"], number % 2 == 0)
    for number, row in enumerate(corpora.rows(folder / "basil/dev.jsonl.gz")):
        text = "\n".join(" ".join(paragraph) for paragraph in row["body-paragraphs"])
        yield from _known("basil", row["uuid"], text, row["source"], row["date"], number % 2 == 0)


def _known(corpus: str, id: str, text: str, outlet: str | None, published: str | None, developed: bool) -> Iterator[Known]:
    day = days.whole(published or "")
    if day is not None:
        yield Known(corpus, Carrier(id, outlet, day.date), text, traces(text), developed)


def told(every: Sequence[Known], *, developed: bool) -> Iterator[Told]:
    """What the record tells of each article of the half, when its third has no dates."""
    for third in range(THIRDS):
        held = _index(each for each in every if each.third != third)
        for each in every:
            if each.third == third and each.developed == developed:
                numbers = {trace.number for trace in each.traces}
                carriers = {number: held[number] for number in numbers if 0 < len(held.get(number, ())) <= COMMON}
                yield each, inferred(each.traces, each.carrier.outlet, carriers)


def _index(dated: Iterable[Known]) -> Mapping[int, Sequence[Carrier]]:
    held: dict[int, list[Carrier]] = defaultdict(list)
    for each in dated:
        for number in {trace.number for trace in each.traces if not trace.old}:
            held[number].append(each.carrier)
    return held


def by_kind(judged: Collection[Told]) -> Iterator[tuple[str, list[Told]]]:
    """The articles of each corpus: all of them, then those told of by each kind of evidence."""
    for corpus in dict.fromkeys(known.corpus for known, _ in judged):
        own = [each for each in judged if each[0].corpus == corpus]
        yield f"{corpus}, record", own
        for kind in sorted({found.kind for _, found in own if found is not None}):
            yield f"  by {kind}", [each for each in own if each[1] is not None and each[1].kind == kind]
