"""How long stories and copies take to follow when articles are added to a dense record of real news.

    ONRECORD_CORPORA=... python -m benchmarks.stories [--articles 3000] [--day 50] [--reprints 0] [--added 60] [--check]

Keeps articles of news/mixed (github ramybaly/Article-Bias-Prediction) as if so many had come out each day, with so many
reprints of one text a day beside them, derives their stories and copies, then adds single articles, on days all over the
record, and lets stories and copies follow each. Nothing else is read from the articles or linked. Prints the sizes, the time of
the full derivation, and median, 95th percentile and maximum for one added article, by the clock and of the processor, of real
articles and of reprints; `--check` derives everything again at the end and tells whether all is the same.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from evals.stories import mixed

from benchmarks.linking import report
from evals import corpora
from onrecord.link.actors import actors
from onrecord.records import Article, Findings
from onrecord.store import Store

FIRST = dt.date(2016, 1, 4)


def dense(news: Iterable[Article], per_day: int) -> list[Article]:
    """The articles by the day they came out on, so many each day from FIRST on: what came near in time stays near."""
    dated = [(each.published, each.id, each) for each in news if each.published is not None]
    days = (FIRST + dt.timedelta(days=number // per_day) for number in range(len(dated)))
    return [replace(each, published=day) for day, (_, _, each) in zip(days, sorted(dated), strict=False)]


def reprints(text: Article, days: int, per_day: int) -> Iterator[Article]:
    """The same text, so often a day, each under an outlet of its own and without one sentence or another."""
    sentences = text.text.split(". ")
    for number in range(days * per_day):
        left = [each for place, each in enumerate(sentences) if place != number % (len(sentences) + 1)]
        day = FIRST + dt.timedelta(days=number // per_day)
        yield replace(text, text=". ".join(left), outlet=f"Outlet {number}", published=day, external_id=f"r{number}")


def measure(path: Path, given: argparse.Namespace, news: Iterable[Article]) -> None:
    real = dense(islice(news, given.articles + given.added), given.day)
    copied = list(reprints(real[0], len(real) // given.day, given.reprints))
    chance = random.Random(4)
    single = [chance.sample(some, min(given.added, len(some) // 2)) for some in (real, copied)]
    later = {each.id for some in single for each in some}
    store = Store(path)
    for each in (*real, *copied):
        if each.id not in later:
            store.keep(Findings(each))
    began = time.perf_counter()
    store.relink(actors)
    print(f"full derivation   {time.perf_counter() - began:.1f} s: {_sizes(store)}")
    for what, some in zip(("article", "reprint"), single, strict=True):
        follow(store, what, some)
    if given.check:
        before = _told(store)
        store.relink(actors)
        print("the same afresh   " + ("yes" if before == _told(store) else "NO"))
    store.close()


def follow(store: Store, what: str, some: Iterable[Article]) -> None:
    clock, processor = [], []
    for each in some:
        store.keep(Findings(each))
        began, used = time.perf_counter(), time.process_time()
        store.relink(actors, only_if_stale=True)
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - used)
    if clock:
        report(f"one {what}", clock)
        report("of the processor", processor)


def _sizes(store: Store) -> str:
    """How many articles and stories there are, and how many articles the largest block and story have."""
    with store.reading() as connection:
        counts = (
            connection.exec_driver_sql(query).scalar_one()
            for query in (
                "SELECT count(*) FROM sketches",
                "SELECT count(*) FROM stories",
                "SELECT max(n) FROM (SELECT count(*) AS n FROM sketches GROUP BY block)",
                "SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM sketches WHERE story NOT NULL GROUP BY story)",
                "SELECT count(*) FROM copies",
            )
        )
        return "{} articles, {} stories, {} articles in the largest block, {} in the largest story, {} copies".format(*counts)


def _told(store: Store) -> list[tuple[object, ...]]:
    queries = (
        "SELECT a.id, s.id, s.first, s.last, s.follows, t.id FROM sketches k JOIN articles a ON a.key = k.article"
        " JOIN stories s ON s.key = k.story JOIN articles t ON t.key = s.titled ORDER BY a.id",
        "SELECT a.id, o.id, c.share FROM copies c JOIN articles a ON a.key = c.article JOIN articles o ON o.key = c.original"
        " ORDER BY a.id",
    )
    with store.reading() as connection:
        return [tuple(row) for query in queries for row in connection.exec_driver_sql(query)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=3_000)
    parser.add_argument("--day", type=int, default=50, help="articles a day")
    parser.add_argument("--reprints", type=int, default=0, help="reprints of one text a day")
    parser.add_argument("--added", type=int, default=60, help="articles added one by one, and reprints")
    parser.add_argument("--check", action="store_true", help="derives everything again at the end")
    given = parser.parse_args()
    folder = corpora.folder()
    if folder is None:
        print("stories: ONRECORD_CORPORA is not set, nothing is measured")
        return
    with tempfile.TemporaryDirectory() as place:
        measure(Path(place) / "record.db", given, mixed(folder / "news/mixed.jsonl.gz"))


if __name__ == "__main__":
    main()
