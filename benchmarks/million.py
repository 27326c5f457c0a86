"""What a record of a million statements costs: to add an article, to ask, and on disk.

    ONRECORD_CORPORA=... python -m benchmarks.million [--statements 1000000] [--record FILE] [--findings FILE] [--added 50]

Reads some 2,000 articles of the corpora once (news/syria-2012-2016 and the first of news/mixed), keeping what it found in
`--findings` for the next time, and keeps them again and again on other days of ten years, with words and names exchanged
(benchmarks.exchanging), until the record has that many statements. All is linked by one full derivation. A `--record` that
is there already is measured as it is. Then: one article after another is added and all links are made to follow; every page and
listing is asked for with 20 and more arguments each (benchmarks.asked); words are checked; and what is on disk is told.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import os
import pickle
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from benchmarks.asked import Question, questions
from benchmarks.exchanging import Copy, frequent
from onrecord.adding import dated
from onrecord.errors import OnrecordError
from onrecord.ingest import articles
from onrecord.ingest.stated import Stated
from onrecord.link.actors import actors
from onrecord.pipeline import run_shard
from onrecord.record import Record
from onrecord.records import Findings, Rejected
from onrecord.store import Store, dating, engine, linking, queries, stories, stories_noted

SOURCES = (("syria-2012-2016", 696), ("mixed", 1_300))
FIRST, DAYS = date(2012, 1, 1), 3_652
ADDED = 5  # copy of the articles that are added one by one: a number that no record of ten million gets to


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--record", type=Path)
    parser.add_argument("--findings", type=Path, help="where what was read is kept, and found again (a pickle of one's own)")
    parser.add_argument("--added", type=int, default=50, help="articles added one by one")
    given = parser.parse_args()
    found = read(given.findings)
    with tempfile.TemporaryDirectory() as folder:
        path = given.record or Path(folder) / "record.db"
        if not path.exists():
            build(path, found, given.statements)
        measure(path, found, given.added)


# --- making it ---


def read(kept: Path | None) -> list[Findings]:
    """What the articles of the corpora hold; out of `kept` where that is there."""
    if kept is not None and kept.exists():
        with kept.open("rb") as file:
            return list(pickle.load(file))
    found = [each for name, count in SOURCES for each in _read(name, count)]
    if kept is not None:
        with kept.open("wb") as file:
            pickle.dump(found, file, protocol=5)
    return found


def _read(name: str, count: int) -> Iterator[Findings]:
    folder = os.environ.get("ONRECORD_CORPORA")
    if folder is None:
        sys.exit("ONRECORD_CORPORA is not set: the record is made of articles of news/")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        with gzip.open(Path(folder) / "news" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            file.writelines(islice(lines, count))
        file.flush()
        given = (dated(each) for each in articles([Path(file.name)], stated=Stated()) if not isinstance(each, Rejected))
        yield from (each for each in run_shard(given) if not isinstance(each, Rejected))


def build(path: Path, found: Sequence[Findings], statements: int) -> None:
    began, store = time.perf_counter(), Store(path)
    kept = made = 0
    for each in copies(found):
        if made >= statements:
            break
        if store.keep(each):
            kept, made = kept + 1, made + len(each.statements)
    print(f"kept        {kept:,} articles, {made:,} statements in {time.perf_counter() - began:.0f} s", flush=True)
    began, used = time.perf_counter(), time.process_time()
    store.relink(actors)
    took = f"{time.perf_counter() - began:.0f} s, {time.process_time() - used:.0f} s of the processor"
    print(f"linked      in {took}; memory at most {_memory():.0f} MB", flush=True)
    store.close()


def copies(found: Sequence[Findings]) -> Iterator[Findings]:
    """The articles in other words, copy after copy, without end."""
    words = frequent(each.article for each in found)
    number = ADDED
    while True:
        number += 1
        copy = Copy.of(number, words, FIRST, DAYS)
        yield from map(copy.findings, found)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


# --- measuring it ---


def measure(path: Path, found: Sequence[Findings], added: int) -> None:
    store = Store(path)
    with store.reading() as connection:
        counts = queries.counts(connection)
    print(f"record      {counts.articles:,} articles, {counts.statements:,} statements, {counts.actors:,} actors,", end=" ")
    size = path.stat().st_size / 1e6
    print(f"{size:,.0f} MB, {1_000 * size / counts.articles:.1f} MB per 1,000 articles")
    gc.collect()
    gc.freeze()  # what the benchmark itself holds: a pass of the collector over it takes 0.4 s of whatever is measured then
    add(store, found, added)
    store.close()
    with Record(path, create=False) as record:
        ask(questions(record, path))
    print(f"memory      at most {_memory():.0f} MB")


Took = tuple[float, float]  # seconds by the clock and of the processor, which tells more on a machine with other work


def _now() -> Took:
    return time.perf_counter(), time.process_time()


def _since(then: Took) -> Took:
    now = _now()
    return now[0] - then[0], now[1] - then[1]


@dataclass(slots=True)
class Steps:
    """What each step took, article by article."""

    kept: list[Took] = field(default_factory=list)
    linked: list[Took] = field(default_factory=list)
    told: list[Took] = field(default_factory=list)


def add(store: Store, found: Sequence[Findings], added: int) -> None:
    """Adds articles one by one and lets all follow each, as the next question would."""
    copy = Copy.of(ADDED, frequent(each.article for each in found), FIRST, DAYS)
    steps = Steps()
    every = range(0, len(found), max(1, len(found) // max(1, added)))
    for place in islice(every, added):
        _add(store, copy.findings(found[place]), steps)
    for name, seconds in (("keep", steps.kept), ("actors, quotes", steps.linked), ("stories, copies", steps.told)):
        report(f"  {name}", seconds)
    report("one added", [_summed(each) for each in zip(steps.kept, steps.linked, steps.told, strict=True)])
    report("but stories", [_summed(each) for each in zip(steps.kept, steps.linked, strict=True)])


def _summed(steps: Sequence[Took]) -> Took:
    return sum(each[0] for each in steps), sum(each[1] for each in steps)


def _add(store: Store, found: Findings, steps: Steps) -> None:
    """As Store.keep and then Store.relink and Store.date do, with each step timed."""
    then = _now()
    if not store.keep(found):
        return  # measured before
    steps.kept.append(_since(then))
    with engine.transaction(store._writer) as connection:
        then = _now()
        linking.catch_up(connection, actors)
        dating.catch_up(connection)
        steps.linked.append(_since(then))
        then = _now()
        if stories_noted.stale(connection):
            stories.follow(connection)
        steps.told.append(_since(then))


def ask(every: Sequence[Question]) -> None:
    """Asks everything once and tells the slowest ten kinds by their 95th percentile, of the processor."""
    rows = [(each, [_timed(each, place) for place in range(len(each.arguments))]) for each in every]
    rows.sort(key=lambda row: -high([took[1] for took in row[1]]))
    print(f"asked       {sum(len(took) for _, took in rows)} questions of {len(rows)} kinds; the slowest ten:")
    for each, took in rows[:10]:
        worst = each.arguments[max(range(len(took)), key=took.__getitem__)]
        report(f"  {each.name}", took, f"  worst: {str(worst)[:60]}")
    report("all pages", [each for question, took in rows for each in took if question.name != "check"])
    report("check", [each for question, took in rows for each in took if question.name == "check"])


def _timed(question: Question, place: int) -> Took:
    then = _now()
    try:
        question.ask(question.arguments[place])
    except OnrecordError as wrong:
        sys.exit(f"{question.name} {question.arguments[place]!r}: {wrong}")
    return _since(then)


def high(seconds: Sequence[float]) -> float:
    return sorted(seconds)[int(0.95 * len(seconds))]


def report(what: str, took: Sequence[Took], more: str = "") -> None:
    """Median, 95th percentile and maximum in milliseconds, of the processor and by the clock."""
    if not took:
        return
    clock, processor = ([each[place] for each in took] for place in (0, 1))
    print(f"{what:30}{_told(processor)} of the processor; {_told(clock)} by the clock{more}", flush=True)


def _told(seconds: Sequence[float]) -> str:
    return " / ".join(f"{1000 * each:.0f}" for each in (statistics.median(seconds), high(seconds), max(seconds)))


if __name__ == "__main__":
    main()
