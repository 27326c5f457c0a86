"""Articles whose date is taken away: how many get one back from their words and address, and how often it holds.

    ONRECORD_CORPORA=... python -m evals.undated [--record [--developed]] [--wrong]

Sets: news/mixed (6,000 articles of many outlets; the rules' reach was measured on every second one, the others are those
scored), basil (180 articles of three papers) and MEANTIME (Wikinews prints the day in a line of its own).
`inferred` is the share that gets days, `holding` the share of those whose
days hold the true one, `within a day` the same with a day's leave, as print and web differ; `width` the median number of days.
`--record` asks the other articles instead of an article's own words (evals.redated), a line a kind of evidence.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from evals import corpora, dates, redated
from onrecord.extract.publication import publication
from onrecord.ingest import days
from onrecord.records import Dating

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dated:
    """An article, the day it came out, and where."""

    id: str
    text: str
    url: str
    published: dt.date


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares in per cent; `width` in days, 0 where nothing was inferred."""

    articles: int
    inferred: float
    holding: float
    within: float
    width: float
    wrong: int


Judged = Sequence[tuple[Dated, Dating | None]]


def mixed(folder: Path) -> Iterator[Dated]:
    """Every second dated article of news/mixed: those on which nothing was measured."""
    for number, row in enumerate(corpora.rows(folder / "news/mixed.jsonl.gz")):
        day = days.whole(row["published"] or "")
        if number % 2 and day is not None:
            yield Dated(row["id"], row["text"], row["url"] or "", day.date)


def basil(folder: Path) -> Iterator[Dated]:
    for row in corpora.rows(folder / "basil/dev.jsonl.gz"):
        day = days.whole(row["date"] or "")
        if day is not None:
            text = "\n".join(" ".join(paragraph) for paragraph in row["body-paragraphs"])
            yield Dated(row["uuid"], text, row["url"] or "", day.date)


def meantime(folder: Path) -> Iterator[Dated]:
    """MEANTIME's articles as they stood on Wikinews, with their date line."""
    for document in dates.meantime(folder):
        if document.published is not None:
            yield Dated(document.id, document.text, "", document.published)


def by_words(article: Dated) -> Dating | None:
    return publication(article.text)


def by_all(article: Dated) -> Dating | None:
    """The address first, as when articles are added."""
    day = days.of_address(article.url)
    return Dating(day - DAY, day + DAY, 1.0) if day else publication(article.text)


def scores(judged: Judged) -> Scores:
    """Over articles, each with what was inferred for it."""
    found = [(article, dating) for article, dating in judged if dating is not None]
    holding = sum(dating.first <= article.published <= dating.last for article, dating in found)
    within = sum(dating.first - DAY <= article.published <= dating.last + DAY for article, dating in found)
    width = median((dating.last - dating.first).days + 1 for _, dating in found) if found else 0
    return Scores(
        len(judged), _share(len(found), len(judged)), _share(holding, len(found)), _share(within, len(found)), width,
        len(found) - within,
    )  # fmt: skip


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def table(folder: Path) -> Iterator[tuple[str, Judged]]:
    """What was inferred, a line a set and a source of evidence."""
    for name, articles in (("mixed", mixed), ("basil", basil), ("meantime", meantime)):
        yield f"{name}, words alone", [(article, by_words(article)) for article in articles(folder)]
        yield f"{name}, with address", [(article, by_all(article)) for article in articles(folder)]


def record_table(folder: Path, *, developed: bool) -> Iterator[tuple[str, Judged]]:
    """What other articles of one record tell, a line a corpus and a kind of evidence."""
    every = list(redated.record(folder))
    for name, judged in redated.by_kind(list(redated.told(every, developed=developed))):
        yield name, [(_dated(known), found.dating if found else None) for known, found in judged]


def _dated(known: redated.Known) -> Dated:
    return Dated(known.carrier.article, known.text, "", known.carrier.day)


def wrong(judged: Judged) -> Iterable[str]:
    for article, dating in judged:
        if dating is not None and not dating.first - DAY <= article.published <= dating.last + DAY:
            shown = " ... ".join(article.text[max(0, span.start - 80) : span.end + 40] for span in dating.words)
            yield f"{article.published} is not in {dating.first}..{dating.last}: {shown!r}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the dates inferred for articles without one.")
    parser.add_argument("--record", action="store_true", help="ask the other articles of one record")
    parser.add_argument("--developed", action="store_true", help="with --record: on the half that the rules were made on")
    parser.add_argument("--wrong", action="store_true", help="print those that do not hold")
    folder, told = corpora.folder(), parser.parse_args()
    if folder is None:
        print("ONRECORD_CORPORA is not set: inferred dates are not scored")
        return
    print(f"{'':22}{'articles':>9}{'inferred':>10}{'holding':>9}{'within a day':>14}{'width':>7}{'wrong':>7}")
    chosen = record_table(folder, developed=told.developed) if told.record else table(folder)
    for name, judged in chosen:
        got = scores(judged)
        shares = f"{got.inferred:10.1f}{got.holding:9.1f}{got.within:14.1f}"
        print(f"{name:22}{got.articles:9}{shares}{got.width:7.0f}{got.wrong:7}")
        if told.wrong:
            print(*wrong(judged), sep="\n")


if __name__ == "__main__":
    main()
