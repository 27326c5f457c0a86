"""Stories scored on the events of BASIL among other news: B-Cubed precision, recall and F1 (Bagga and Baldwin 1998).

    ONRECORD_CORPORA=... python -m evals.stories [--half even|odd] [--distractors 1000] [--every]

60 events of basil/dev (github launchnlp/BASIL, EMNLP 2019), each told by three outlets, and the first 1,000 articles of
news/mixed (github ramybaly/Article-Bias-Prediction), whose events nobody marked. The score is over the articles of BASIL; any
other article in a story of theirs counts against precision, even where it tells the same. `even` and `odd` score every
second event, all being there: the parameters were chosen on the even ones. `--every` prints each story that is not right.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from evals import corpora, speakers
from onrecord.link.stories_terms import trace
from onrecord.link.stories_weeks import gathered
from onrecord.records import Article

DISTRACTORS = 1_000
HALVES = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}


@dataclass(frozen=True, slots=True)
class Marked:
    """An article and the number of the event it tells of; None where nobody marked one."""

    article: Article
    event: int | None


def marked(folder: Path, distractors: int = DISTRACTORS) -> list[Marked]:
    path = folder / "basil/dev.jsonl.gz"
    events = [row["triplet-uuid"] for row in corpora.rows(path)]
    numbers = {event: number for number, event in enumerate(sorted(set(events)))}
    told = zip(speakers.basil(path), events, strict=True)
    others = (article for article in mixed(folder / "news/mixed.jsonl.gz") if article.published is not None)
    return [
        *(Marked(article, numbers[event]) for (article, _), event in told),
        *(Marked(article, None) for article in islice(others, distractors)),
    ]


def mixed(path: Path) -> Iterator[Article]:
    """The articles of a file of news/, whose days are written 2016-03-22 or 3/22/16."""
    for row in corpora.rows(path):
        yield Article(row["text"], external_id=row["id"], outlet=row["outlet"], published=day(row), title=row["title"])


def day(row: Mapping[str, str]) -> dt.date | None:
    written = row["published"]
    if not written:
        return None
    return dt.datetime.strptime(written, "%m/%d/%y").date() if "/" in written else dt.date.fromisoformat(written)


def grouped(articles: Iterable[Article]) -> dict[str, int]:
    """The number of its story by an article's id, as a record would have it; one in no story has a number of its own."""
    ordered = sorted((each.published, each.id, each) for each in articles if each.published is not None)
    traces = [(id, day.toordinal(), trace(each.title, each.text)) for day, id, each in ordered]
    numbers = {id: number for number, group in enumerate(gathered(traces)) for id in group}
    alone = (id for id, _, _ in traces if id not in numbers)
    return numbers | {id: len(numbers) + place for place, id in enumerate(alone)}


def scores(every: Collection[Marked], story_of: Mapping[str, int], events: Collection[int]) -> dict[str, float]:
    """B-Cubed over the articles of some events, in per cent."""
    inside: dict[int, Counter[int | None]] = {}
    for each in every:
        inside.setdefault(story_of[each.article.id], Counter())[each.event] += 1
    sizes = Counter(each.event for each in every)
    precision = recall = 0.0
    meant = [each for each in every if each.event in events]
    for each in meant:
        story = inside[story_of[each.article.id]]
        precision += story[each.event] / story.total()
        recall += story[each.event] / sizes[each.event]
    p, r = 100 * precision / len(meant), 100 * recall / len(meant)
    return {"B-Cubed P": round(p, 1), "B-Cubed R": round(r, 1), "B-Cubed F1": round(2 * p * r / (p + r), 1)}


def gate(folder: Path) -> dict[str, float]:
    every = marked(folder)
    return scores(every, grouped(each.article for each in every), _events(every, "all"))


def _events(every: Iterable[Marked], half: str) -> set[int]:
    return set(sorted({each.event for each in every if each.event is not None})[HALVES[half]])


def _wrong(every: Iterable[Marked], story_of: Mapping[str, int], events: Collection[int]) -> Iterator[str]:
    stories: dict[int, list[Marked]] = {}
    for each in every:
        stories.setdefault(story_of[each.article.id], []).append(each)
    for group in stories.values():
        found = {each.event for each in group}
        if found & set(events) and (len(found) > 1 or len(group) != 3):
            yield from ("", *(f"{each.event} {each.article.published} {each.article.title}" for each in group))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.stories")
    parser.add_argument("--half", choices=HALVES, default="all")
    parser.add_argument("--distractors", type=int, default=DISTRACTORS)
    parser.add_argument("--every", action="store_true", help="prints each story that is not right")
    asked = parser.parse_args()
    folder = corpora.folder()
    if folder is None:
        print("stories: ONRECORD_CORPORA is not set, nothing is scored")
        return
    every = marked(folder, asked.distractors)
    story_of = grouped(each.article for each in every)
    events = _events(every, asked.half)
    if asked.every:
        print(*_wrong(every, story_of, events), sep="\n")
    print(f"{len(events)} events, {len(every)} articles:", scores(every, story_of, events))


if __name__ == "__main__":
    main()
