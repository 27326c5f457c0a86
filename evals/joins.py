"""The actors with most names in a record of real news, with a person's verdicts on wrong joins.

    ONRECORD_CORPORA=... python -m evals.joins [--every 4] [--open]

The articles of news/syria-2012-2016 (from github.com/ramybaly/Article-Bias-Prediction, Apache-2.0), or every so many of
them, are read and linked together. A line an actor, the hundred with most different names: number, kind, the name shown, the
number of articles, and each name with how often it stands. A join is wrong where two of the names mean different persons or
bodies. gold/joins.jsonl keeps which names were judged an actor's own, and which wrong. What is printed last: how many actors
hold a name judged wrong beside one of their own (at most BAR), and the names that nobody has judged yet, as another network or
another way to link brings new ones. `--open` prints these as rows of that file, to be filled in.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from evals import corpora
from onrecord.link.actors import Sighting, actors
from onrecord.pipeline import findings
from onrecord.records import Actor, Article, Name

GOLD = Path(__file__).parent / "gold/joins.jsonl"
MOST = 100  # actors
BAR = 3  # actors with a wrong join, at most


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person said of one actor: the names that are its own, and those that mean somebody else. A surname may mean the
    actor and another: of such a name `uses` is how often it stood when it was judged by what most of them meant; at any other
    number it is to be judged again."""

    name: str
    kind: str
    own: frozenset[str]
    wrong: frozenset[str]
    uses: Mapping[str, int] = field(default_factory=dict)

    def says(self, name: Name) -> Literal["own", "wrong", ""]:
        """Empty for a name that is not judged."""
        if self.uses.get(name.name, name.count) != name.count:
            return ""
        if name.name in self.wrong:
            return "wrong"
        return "own" if name.name in self.own else ""


NOBODY = Verdict("", "", frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Judged:
    """An actor of the table, the verdict on it (NOBODY where there is none), the names judged wrong beside one of its own, and
    those not judged."""

    actor: Actor
    verdict: Verdict
    wrong: tuple[str, ...]
    unjudged: tuple[str, ...]


def articles(path: Path, every: int) -> Iterator[Article]:
    for number, row in enumerate(corpora.rows(path)):
        if number % every == 0:
            day = dt.date.fromisoformat(row["published"]) if row["published"] else None
            yield Article(row["text"], external_id=row["id"], outlet=row["outlet"], published=day, title=row["title"])


def ranked(sightings: Iterable[Sighting]) -> tuple[list[Actor], Counter[str]]:
    """The actors with most names, most first; and by an actor's id the number of its articles."""
    links = actors(sightings)
    found = sorted(links.actors, key=lambda actor: (-len(actor.names), actor.name, actor.id))
    return found[:MOST], Counter(links.of.values())


def table(found: Sequence[Actor], articles_of: Counter[str]) -> Iterator[str]:
    for number, actor in enumerate(found, 1):
        names = "; ".join(f"{name.name} {name.count}" for name in actor.names)
        yield f"{number}. {actor.kind} {actor.name} ({articles_of[actor.id]}): {names}"


def verdicts(path: Path = GOLD) -> list[Verdict]:
    return [
        Verdict(row["name"], row["kind"], frozenset(row["own"]), frozenset(row["wrong"]), row.get("uses", {}))
        for row in corpora.rows(path)
    ]


def judged(found: Iterable[Actor], known: Sequence[Verdict]) -> Iterator[Judged]:
    """Each actor under the verdict that shares most of its own names with it, the one of its shown name where several do."""
    for actor in found:
        near = max(known, key=lambda verdict: _shared(actor, verdict), default=NOBODY)
        verdict = near if _shared(actor, near)[0] else NOBODY
        said = {name.name: verdict.says(name) for name in actor.names}
        wrong, unjudged = (tuple(name for name in said if said[name] == what) for what in ("wrong", ""))
        yield Judged(actor, verdict, wrong, unjudged)


def _shared(actor: Actor, verdict: Verdict) -> tuple[int, bool, bool]:
    names = {name.name for name in actor.names}
    return len(names & verdict.own), verdict.name == actor.name, verdict.kind == actor.kind


def report(every: Sequence[Judged]) -> Iterator[str]:
    """The score in words, each wrong join and each actor with names that are not judged."""
    wrong, unjudged = [each for each in every if each.wrong], [each for each in every if each.unjudged]
    yield f"wrong joins: {len(wrong)} of {len(every)} actors (at most {BAR})"
    yield from (f"  {each.actor.kind} {each.actor.name}: {'; '.join(each.wrong)}" for each in wrong)
    yield f"not judged: {sum(len(each.unjudged) for each in unjudged)} names of {len(unjudged)} actors"
    yield from (f"  {each.actor.kind} {each.actor.name}: {'; '.join(each.unjudged)}" for each in unjudged)


def rows(every: Iterable[Judged]) -> Iterator[str]:
    """Rows for gold/joins.jsonl of the actors with names that are not judged, which stand under `open`."""
    for each in every:
        if each.unjudged:
            wrong = sorted(each.verdict.wrong - set(each.unjudged))
            row = {"name": each.actor.name, "kind": each.actor.kind, "own": sorted(each.verdict.own), "wrong": wrong}
            yield json.dumps({**row, "reason": "", "open": each.unjudged}, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.joins")
    parser.add_argument("--every", type=int, default=1, help="reads one article in so many")
    parser.add_argument("--open", action="store_true", help="prints what is not judged as rows to be filled in")
    asked = parser.parse_args()
    folder = corpora.folder()
    if folder is None:
        print("joins: ONRECORD_CORPORA is not set, nothing is listed")
        return
    read = map(findings, articles(folder / "news/syria-2012-2016.jsonl.gz", asked.every))
    found, articles_of = ranked(Sighting(each.article.head, each.actors) for each in read)
    every = list(judged(found, verdicts()))
    print(*(rows(every) if asked.open else (*table(found, articles_of), *report(every))), sep="\n")


if __name__ == "__main__":
    main()
