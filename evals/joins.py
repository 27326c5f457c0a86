"""The actors with most names in a record of real news, for a person to judge for wrong joins.

    ONRECORD_CORPORA=... python -m evals.joins [--every 4]

The articles of news/syria-2012-2016 (from github.com/ramybaly/Article-Bias-Prediction, Apache-2.0), or every so many of
them, are read and linked together. A line an actor, the hundred with most different names: number, kind, the name shown, the
number of articles, and each name with how often it stands. A join is wrong where two of the names mean different persons or
bodies.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from evals import corpora
from onrecord.link.actors import Sighting, actors
from onrecord.pipeline import findings
from onrecord.records import Article

MOST = 100  # actors


def articles(path: Path, every: int) -> Iterator[Article]:
    for number, row in enumerate(corpora.rows(path)):
        if number % every == 0:
            day = dt.date.fromisoformat(row["published"]) if row["published"] else None
            yield Article(row["text"], external_id=row["id"], outlet=row["outlet"], published=day, title=row["title"])


def table(sightings: Iterable[Sighting]) -> Iterator[str]:
    """The lines, actors with most names first."""
    links = actors(sightings)
    articles_of = Counter(links.of.values())
    ranked = sorted(links.actors, key=lambda actor: (-len(actor.names), actor.name, actor.id))
    for number, actor in enumerate(ranked[:MOST], 1):
        names = "; ".join(f"{name.name} {name.count}" for name in actor.names)
        yield f"{number}. {actor.kind} {actor.name} ({articles_of[actor.id]}): {names}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.joins")
    parser.add_argument("--every", type=int, default=1, help="reads one article in so many")
    every = parser.parse_args().every
    folder = corpora.folder()
    if folder is None:
        print("joins: ONRECORD_CORPORA is not set, nothing is listed")
        return
    found = map(findings, articles(folder / "news/syria-2012-2016.jsonl.gz", every))
    print(*table(Sighting(each.article.head, each.actors) for each in found), sep="\n")


if __name__ == "__main__":
    main()
