"""Speakers against gold: of the quotes that BASIL marks with a speaker's name and that onrecord finds, how many have the
right one.

    ONRECORD_CORPORA=... python -m evals.speakers

BASIL (Fan et al., EMNLP 2019) marks biased spans; those of its spans that are quotes carry a name for who says them. Where that
name is a side's and not a speaker's ("House Democrats" for one of them), nothing in the article could give it: only names
of two words and more whose last is no noun for people or bodies are held against. A quote counts as found where a
statement's content overlaps half of it; its speaker is right where the names share their last word (or one holds the
other), case and accents aside.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals import corpora
from onrecord.language import nouns
from onrecord.language.forms import body_key, tokens
from onrecord.pipeline import findings
from onrecord.records import Article, Findings, Span


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote's place in the article, and who says it."""

    span: Span
    speaker: str


@dataclass(frozen=True, slots=True)
class Scored:
    gold: int
    found: int
    right: int
    unknown: int

    @property
    def scores(self) -> dict[str, float]:
        """Per cent: quotes found; of these speaker right, speaker unknown."""
        return {
            "quotes found": round(100 * self.found / max(1, self.gold), 1),
            "speaker right": round(100 * self.right / max(1, self.found), 1),
            "speaker unknown": round(100 * self.unknown / max(1, self.found), 1),
        }


def basil(path: Path) -> Iterator[tuple[Article, tuple[Quoted, ...]]]:
    for row in corpora.rows(path):
        text, quotes = _text(row)
        published = dt.date.fromisoformat(row["date"][:10])
        article = Article(text, outlet=row["source"], title=row["title"], published=published, published_how="stated")
        yield article, quotes


def basil_scores(path: Path) -> dict[str, float]:
    """The share of quotes found, and of these of right speakers, in per cent: what the gate pins (more is better)."""
    made = score((findings(article), quotes) for article, quotes in basil(path)).scores
    del made["speaker unknown"]
    return made


def score(pairs: Iterator[tuple[Findings, tuple[Quoted, ...]]]) -> Scored:
    gold = found = right = unknown = 0
    for read, quotes in pairs:
        for quote in quotes:
            gold += 1
            shares = [_shared(each.content.spans, quote.span) for each in read.statements]
            if not shares or 2 * max(shares) < quote.span.end - quote.span.start:
                continue
            best = read.statements[shares.index(max(shares))]
            found += 1
            unknown += best.speaker is None
            right += best.speaker is not None and same_name(best.speaker.name, quote.speaker)
    return Scored(gold, found, right, unknown)


def same_name(found: str, gold: str) -> bool:
    """The last words agree ("Mr. Clinton", "Bill Clinton"), or one holds the other's words ("White House", "the White
    House")."""
    one, other = tokens(found), tokens(gold)
    if not one or not other:
        return False
    a, b = set(body_key(found).split()), set(body_key(gold).split())
    return one[-1] == other[-1] or a <= b or b <= a


def _shared(spans: tuple[Span, ...], quote: Span) -> int:
    return sum(max(0, min(span.end, quote.end) - max(span.start, quote.start)) for span in spans)


def _text(row: dict[str, Any]) -> tuple[str, tuple[Quoted, ...]]:
    """The article's text, sentences joined by blanks and paragraphs by blank lines, and the quotes with a named speaker.

    An annotation's id is "p" and the number of its sentence; its offsets count from the sentence's start."""
    text, starts = "", []
    for number, paragraph in enumerate(row["body-paragraphs"]):
        text += "\n\n" if number else ""
        for place, sentence in enumerate(paragraph):
            text += " " if place else ""
            starts.append((len(text), sentence))
            text += sentence
    return text, tuple(_quotes(row, starts))


def _one_speaker(name: str) -> bool:
    words = name.split()
    if len(words) < 2 or name.startswith("other"):
        return False
    last = words[-1].lower()
    return not (nouns.is_person(last) or nouns.is_body(last) or last in ("republicans", "catholics"))


def _quotes(row: dict[str, Any], starts: list[tuple[int, str]]) -> Iterator[Quoted]:
    for mark in row["annotations"]["phrase-level-annotations"]:
        name = mark.get("speaker") or ""
        match = re.fullmatch(r"p(\d+)", mark["id"])
        if mark.get("quote") != "yes" or not _one_speaker(name.replace("_", " ")) or match is None:
            continue
        at, sentence = starts[int(match[1])] if int(match[1]) < len(starts) else (0, "")
        if sentence[mark["start"] : mark["end"]] == mark["txt"]:
            yield Quoted(Span(at + mark["start"], at + mark["end"]), name.replace("_", " "))


def main() -> None:
    folder = corpora.folder()
    if folder is None:
        print("ONRECORD_CORPORA is not set: basil/dev is not scored")
        return
    print(json.dumps(basil_scores(folder / "basil/dev.jsonl.gz"), indent=1))


if __name__ == "__main__":
    main()
