"""How well figures of one thing are joined: 20 series judged by eye in news/syria-2012-2016 and fakes/dev.

    ONRECORD_CORPORA=... python -m evals.series [--half developed|other] [--wrong]

The articles of both corpora (github ramybaly/Article-Bias-Prediction, Apache-2.0; FA-KES, Zenodo 2607278, CC BY 4.0) are read
and their figures placed together. gold/series.jsonl keeps, for each judged series, its points as the article's id in the corpus
and the span of the number. A point is rightly joined where it stands in the series that has most of its series' points. Recall
is the share of judged points that are, precision the share of that series' points that were judged to belong; both as the
mean over the 20 series, and over all points. An article of fakes is dated by the day printed at its head where there is one.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals import corpora
from onrecord.link.series import Told, events, placed
from onrecord.pipeline import run_shard
from onrecord.records import Article, Findings, Span

GOLD = Path(__file__).parent / "gold/series.jsonl"
HALVES = {"developed": slice(0, None, 2), "other": slice(1, None, 2), "all": slice(None)}
HEAD = 250  # characters of an article of fakes in which the day stands that its outlet printed
AROUND = 60
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_STAMP = re.compile(r"\b(?:(\d{1,2}) ([A-Z][a-z]{2,8})|([A-Z][a-z]{2,8}) (\d{1,2})),? ?(20\d\d)")

Point = tuple[str, Span]  # an article's id in its corpus, and where the number stands


@dataclass(frozen=True, slots=True)
class Score:
    """One judged series: how many points it has, how many the series found for it has, and how many of these are its own."""

    name: str
    judged: int
    found: int
    right: int

    @property
    def recall(self) -> float:
        return 100 * self.right / self.judged if self.judged else 0.0

    @property
    def precision(self) -> float:
        return 100 * self.right / self.found if self.found else 0.0


def articles(folder: Path) -> Iterator[Article]:
    for row in corpora.rows(folder / "news/syria-2012-2016.jsonl.gz"):
        day = dt.date.fromisoformat(row["published"]) if row["published"] else None
        yield Article(row["text"], external_id=row["id"], outlet=row["outlet"], published=day, title=row["title"])
    for row in corpora.rows(folder / "fakes/dev.jsonl.gz"):
        text, title = f"{row['article_title']}\n{row['article_content']}", row["article_title"]
        stated = dt.datetime.strptime(row["date"], "%m/%d/%y").date()
        day = printed(row["article_content"][:HEAD]) or stated
        yield Article(text, external_id=row["unit_id"], outlet=row["source"], published=day, title=title)


def printed(head: str) -> dt.date | None:
    """The first full date in a text; None where there is none, or no such day."""
    found = _STAMP.search(head)
    month = (found[2] or found[3])[:3].lower() if found else ""
    if found is None or month not in _MONTHS:
        return None
    try:
        return dt.date(int(found[5]), _MONTHS.index(month) + 1, int(found[1] or found[4]))
    except ValueError:  # the 31st of June
        return None


def joined(every: Iterable[Findings]) -> dict[Point, int]:
    """The series of each figure that has one, alone in it or not."""
    made: dict[Point, int] = {}
    tolls: dict[Point, Told] = {}
    for each in every:
        for place in placed(each):
            point = each.article.external_id or "", each.figures[place.at].span
            if place.told is None:
                made[point] = place.series
            else:
                tolls[point] = place.told
    return made | events(tolls)


def judged(path: Path = GOLD) -> dict[str, frozenset[Point]]:
    return {row["series"]: frozenset((id, Span(*span)) for id, span in row["points"]) for row in corpora.rows(path)}


def half(gold: Mapping[str, frozenset[Point]], which: str) -> dict[str, frozenset[Point]]:
    """Every second series, those between them, or all."""
    return dict(list(gold.items())[HALVES[which]])


def gate(folder: Path) -> dict[str, float]:
    """The means over all judged series."""
    read = (each for each in run_shard(articles(folder)) if isinstance(each, Findings))
    every = list(scores(judged(), joined(read)))
    recall, precision = means(every)
    return {"points joined": round(recall, 1), "points right": round(precision, 1)}


def means(every: Sequence[Score]) -> tuple[float, float]:
    """Recall and precision, over the series."""
    return sum(each.recall for each in every) / len(every), sum(each.precision for each in every) / len(every)


def best(points: frozenset[Point], found: Mapping[Point, int]) -> frozenset[Point]:
    """The series found that has most of these points."""
    counts = Counter(found[point] for point in points if point in found)
    if not counts:
        return frozenset()
    series = max(counts, key=lambda key: (counts[key], key))
    return frozenset(point for point, key in found.items() if key == series)


def scores(gold: Mapping[str, frozenset[Point]], found: Mapping[Point, int]) -> Iterator[Score]:
    for name, points in gold.items():
        series = best(points, found)
        yield Score(name, len(points), len(series), len(points & series))


def table(every: list[Score]) -> Iterator[str]:
    for each in every:
        yield f"{each.name:28}{each.right:4} of {each.judged:3} in {each.found:3}{each.recall:8.1f}{each.precision:8.1f}"
    right, judged_, found = (sum(getattr(each, name) for each in every) for name in ("right", "judged", "found"))
    mean = means(every)
    yield f"{'mean over series':46}{mean[0]:8.1f}{mean[1]:8.1f}"
    yield f"{'over all points':46}{100 * right / judged_:8.1f}{100 * right / found:8.1f}"


def wrong(gold: Mapping[str, frozenset[Point]], found: Mapping[Point, int], texts: Mapping[str, str]) -> Iterator[str]:
    """A line for each point that is missed or not judged to belong, with the words around."""
    for name, points in gold.items():
        series = best(points, found)
        for what, those in (("missed", points - series), ("not judged", series - points)):
            for id, span in sorted(those):
                text = texts.get(id, "")
                words = text[max(0, span.start - AROUND) : span.start], span.of(text), text[span.end : span.end + AROUND]
                yield f"{name} {what} {id} {span.start}: " + "{}[{}]{}".format(*words).replace("\n", " ")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.series")
    parser.add_argument("--half", choices=HALVES, default="all", help="rules are chosen on every second series")
    parser.add_argument("--wrong", action="store_true", help="prints the points that are missed or not judged to belong")
    asked = parser.parse_args()
    folder = corpora.folder()
    if folder is None:
        print("series: ONRECORD_CORPORA is not set, nothing is scored")
        return
    read = [each for each in run_shard(articles(folder)) if isinstance(each, Findings)]
    gold, found = half(judged(), asked.half), joined(read)
    print(f"{'':46}{'recall':>8}{'prec.':>8}")
    print(*table(list(scores(gold, found))), sep="\n")
    if asked.wrong:
        texts = {each.article.external_id or "": each.article.text for each in read}
        print(*wrong(gold, found, texts), sep="\n")


if __name__ == "__main__":
    main()
