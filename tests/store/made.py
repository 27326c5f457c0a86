"""Findings made by hand, or by a reading so simple that one sees what it does."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.link.actors import Links, Sighting
from onrecord.records import (
    Actor,
    Article,
    Date,
    Figure,
    Findings,
    Mention,
    Name,
    Passage,
    Rejected,
    Role,
    Span,
    Speaker,
    Statement,
)

_SAID = re.compile(r"(?P<name>[A-Z]\w+(?: [A-Z]\w+)?) (?P<cue>said|denied) (?P<content>[^.\n]+)\.")
_COUNTED = re.compile(r"(?P<number>\d+) (?P<counted>[a-z]+)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def article(text: str, *, day: str | None = None, outlet: str | None = None, title: str | None = None) -> Article:
    published = dt.date.fromisoformat(day) if day else None
    return Article(text, outlet=outlet, title=title, published=published, published_how="stated" if day else "unknown")


def findings(of: Article) -> Findings:
    """Every "Name Name said this." is a statement, "12 boats" a figure, 2031-05-02 a date, every speaker's name a mention."""
    cast = _cast(of)
    said = tuple(_statement(of, n, found, cast) for n, found in enumerate(_SAID.finditer(of.text), 1))
    return Findings(of, said, tuple(_figures(of, said)), tuple(_dates(of)), tuple(_mentions(of, cast)), tuple(cast.values()))


def read(articles: Iterable[Article], *, jobs: int) -> Iterator[Findings | Rejected]:
    """In the place of the network: an article that says "unreadable" is rejected."""
    for each in articles:
        if "unreadable" in each.text:
            yield Rejected(each.path or each.id, "extraction", "it says so")
        else:
            yield findings(each)


def links(sightings: Iterable[Sighting]) -> Links:
    """Actors by their last name; each is called by its longest name."""
    of: dict[str, str] = {}
    named: dict[str, list[tuple[Sighting, Actor]]] = {}
    for sighting in sightings:
        for actor in sighting.actors:
            key = actor.name.split()[-1]
            of[actor.id] = _actor_id(key)
            named.setdefault(key, []).append((sighting, actor))
    return Links(tuple(_joined(key, members) for key, members in named.items()), of)


def _joined(key: str, members: Sequence[tuple[Sighting, Actor]]) -> Actor:
    counts: dict[str, int] = {}
    for _, actor in members:
        for name in actor.names:
            counts[name.name] = counts.get(name.name, 0) + name.count
    names = tuple(Name(name, count) for name, count in sorted(counts.items()))
    return Actor(_actor_id(key), "person", max(counts, key=lambda name: (len(name), name)), names, members[0][1].roles)


def _actor_id(key: str) -> str:
    return "p" + key.encode().hex().rjust(16, "0")[:16]


def _cast(of: Article) -> dict[str, Actor]:
    counts: dict[str, int] = {}
    for found in _SAID.finditer(of.text):
        counts[found["name"]] = counts.get(found["name"], 0) + 1
    role = Role("harbour master", of.published, of.published)
    return {
        name: Actor(f"{of.id}.e{n}", "person", name, (Name(name, count),), (role,))
        for n, (name, count) in enumerate(counts.items(), 1)
    }


def _statement(of: Article, n: int, found: re.Match[str], cast: dict[str, Actor]) -> Statement:
    source, cue, content = (Passage.of(of.text, [Span(*found.span(part))]) for part in ("name", "cue", "content"))
    speaker = Speaker(cast[found["name"]].id, found["name"], "harbour master")
    said_on = (of.published, of.published) if of.published else None
    return Statement(f"{of.id}.s{n}", "indirect", source, cue, content, speaker, ("The Agency",), said_on, None, 0.5, of.head)


def _figures(of: Article, said: Sequence[Statement]) -> Iterator[Figure]:
    for n, found in enumerate(_COUNTED.finditer(of.text), 1):
        span, counted, value = Span(*found.span("number")), Span(*found.span("counted")), float(found["number"])
        holding = next((each for each in said if each.content.whole.holds(span)), None)
        yield Figure(
            span=span,
            text=found["number"],
            low=value,
            high=value,
            qualifier="exact",
            counted=found["counted"],
            counted_span=counted,
            statement=holding.id if holding else None,
            given_by=holding.speaker if holding else None,
            confidence=0.5,
            id=f"{of.id}.f{n}",
            article=of.head,
        )


def _dates(of: Article) -> Iterator[Date]:
    for n, found in enumerate(_DAY.finditer(of.text), 1):
        day = dt.date.fromisoformat(found[0])
        yield Date(Span(*found.span()), "DATE", found[0], day, day, found[0], f"{of.id}.d{n}", of.head)


def _mentions(of: Article, cast: dict[str, Actor]) -> Iterator[Mention]:
    for n, found in enumerate(_SAID.finditer(of.text), 1):
        span = Span(*found.span("name"))
        yield Mention(span, "person", found["name"], cast[found["name"]].id, 0.5, f"{of.id}.m{n}", of.head)


HARBOUR = article(
    "Ada Lorne said 12 boats were lost on 2031-05-02.\nThe quay is shut.\nBen Tarr denied the pier was weak.",
    day="2031-05-03",
    outlet="The Lamp",
    title="Boats lost",
)
QUAY = article(
    "Lorne said the quay will open on 2031-06-01. Nobody believed it. Then 40 boats came on 2031-05-20.",
    day="2031-05-21",
    outlet="The Oar",
    title="Quay to open",
)
UNDATED = article("Mira Senn said nothing of 12 boats.")
EVERY = (HARBOUR, QUAY, UNDATED)
