"""Speakers behind pronouns against judged gold: how many have a speaker, and how many the right one.

    ONRECORD_CORPORA=... python -m evals.pronouns

gold/pronouns.jsonl holds 200 sources of PolNeAR's dev part that are pronouns, drawn at random, with whom a reader of the
article takes each for; gold/pronouns_mixed.jsonl the like of sources that onrecord found in news of many outlets.

A source counts as found where a statement's source overlaps it. Its speaker is right where the name
has all the words of the judged one or of a name as good, or they have all of its words: stricter than
evals.speakers.same_name, which takes one Moor for another. Where nobody can tell who it is, no speaker is right.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals import corpora
from onrecord.ingest import articles as ingested
from onrecord.language.forms import body_key
from onrecord.pipeline import findings
from onrecord.records import Article, Findings, Span, Statement

GOLD = Path(__file__).parent / "gold/pronouns.jsonl"
MIXED = Path(__file__).parent / "gold/pronouns_mixed.jsonl"
CLASSES = {
    "he, she": frozenset("he him his himself she her hers herself".split()),
    "they": frozenset("they them their theirs themselves".split()),
    "it": frozenset("it its itself".split()),
    "relative": frozenset("who whom whose which that".split()),
    "first person": frozenset("i me my we us our".split()),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A pronoun's place in an article, and all names that are right for it; none where nobody can tell."""

    source: Span
    names: tuple[str, ...]


@dataclass(slots=True)
class Count:
    """Of the judged sources (`gold`), those found; of these, those with a speaker and those with the right one."""

    gold: int = 0
    found: int = 0
    resolved: int = 0
    right: int = 0

    @property
    def scores(self) -> dict[str, float]:
        return {
            "judged": self.gold,
            "found": self.found,
            "resolved": _percent(self.resolved, self.found),
            "right": _percent(self.right, self.found),
        }


def judged(path: Path = GOLD) -> dict[str, tuple[Judged, ...]]:
    """The judged pronouns by their article's id."""
    made: dict[str, list[Judged]] = defaultdict(list)
    for row in corpora.rows(path):
        names = (row["speaker"], *row["names"]) if row["speaker"] is not None else ()
        made[row["article"]].append(Judged(Span(*row["source"]), names))
    return {article: tuple(each) for article, each in made.items()}


def articles(path: Path) -> Iterator[Article]:
    """PolNeAR's articles, with the corpus's id for theirs."""
    for row in corpora.rows(path):
        author = row.get("author")
        authors = (author,) if author and author != "None" else ()
        yield Article(row["text"], external_id=row["id"], title=row.get("title"), authors=authors)


def mixed_articles(path: Path, wanted: Iterable[str]) -> Iterator[Article]:
    """Those of news/mixed with one of these ids."""
    ids = set(wanted)
    read = ingested([path])
    return (each for each in read if isinstance(each, Article) and each.external_id in ids)


def word_class(text: str, span: Span) -> str | None:
    """The name of the pronoun's class, None for any other words."""
    word = re.sub(r"['’].*", "", span.of(text).casefold().strip(" ,"))
    return next((name for name, words in CLASSES.items() if word in words), None)


def score(read: Iterable[Findings], gold: Mapping[str, Sequence[Judged]]) -> tuple[dict[str, Count], Count]:
    """The counts by class over what is judged ("all" among them), and the count over every statement whose source is a
    pronoun, of which none is judged."""
    counts, every = {name: Count() for name in (*CLASSES, "all")}, Count()
    for found in read:
        text = found.article.text
        for each in gold.get(found.article.external_id or "", ()):
            for name in (word_class(text, each.source), "all"):
                if name is not None:
                    _add(counts[name], each, statement_of(found.statements, each.source))
        spoken = [each for each in found.statements if each.source and word_class(text, each.source.whole)]
        every.found += len(spoken)
        every.resolved += sum(each.speaker is not None for each in spoken)
    return counts, every


def statement_of(statements: Sequence[Statement], source: Span) -> Statement | None:
    """The statement whose source is there; of several, the one with the shortest source."""
    there = [each for each in statements if any(span.overlaps(source) for span in each.source.spans)]
    return min(there, key=lambda each: each.source.whole.end - each.source.whole.start, default=None)


def _add(count: Count, asked: Judged, found: Statement | None) -> None:
    count.gold += 1
    if found is None:
        return
    name = found.speaker.name if found.speaker else None
    count.found += 1
    count.resolved += name is not None
    count.right += right(name, asked.names)


def right(found: str | None, names: Sequence[str]) -> bool:
    """Whether the name is one of the judged ones, or as good."""
    if found is None or not names:
        return found is None and not names
    return any(_same(found, name) for name in names)


def _same(found: str, name: str) -> bool:
    """One has all words of the other; several people are none of them."""
    a, b = set(body_key(found).split()), set(body_key(name).split())
    return ("and" in a) == ("and" in b) and bool(a and b) and (a <= b or b <= a)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 1)


def scores(folder: Path) -> dict[str, dict[str, float]]:
    """By class: how many are judged and found, and per cent of the found with a speaker and with the right one; for every
    statement of the dev part whose source is a pronoun, how many there are and per cent with a speaker."""
    read = (findings(article) for article in articles(folder / "polnear/dev.jsonl.gz"))
    counts, every = score(read, judged())
    made = {name: count.scores for name, count in counts.items()}
    return made | {"every pronoun source": {"found": every.found, "resolved": _percent(every.resolved, every.found)}}


def mixed_scores(folder: Path) -> dict[str, dict[str, float]]:
    """By class: the same over what is judged of news/mixed."""
    gold = judged(MIXED)
    counts, _ = score(map(findings, mixed_articles(folder / "news/mixed.jsonl.gz", gold)), gold)
    return {name: count.scores for name, count in counts.items()}


def main() -> None:
    folder = corpora.folder()
    if folder is None:
        print("ONRECORD_CORPORA is not set: pronouns of polnear/dev and of news/mixed are not scored")
        return
    print(json.dumps({"polnear/dev": scores(folder), "news/mixed": mixed_scores(folder)}, indent=1))


if __name__ == "__main__":
    main()
