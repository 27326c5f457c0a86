"""Corrections on file: how they are kept, the places by which they know actors, and links after them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select

from onrecord.errors import NotOnRecord, Usage
from onrecord.link.actors import Links, Sighting
from onrecord.link.corrections import Outcome, corrected, spread
from onrecord.records import Actor, Correction, Meant, Passage, Place, Span
from onrecord.store import notes
from onrecord.store.schema import actors, articles, casts, links, mentions, statements
from onrecord.store.schema import corrections as table
from onrecord.store.values import CAST, cast

# Of the characters of both, to be the same place: less is mostly a name inside a longer one. Swept 0.25-0.5 over 274 actors
# of 18 news articles read by two models: 0.5 leaves 18 unfound (0.25: 9), and takes 4 for others (about 10).
SHARED = 0.5
_BATCH = 500  # articles asked for at once; old builds of SQLite bind at most 999 values

_c = table.c
_CORRECTION = (_c.number, _c.what, _c.meant, _c.value, _c.articles, _c.made, _c.undone, _c.standing, _c.actors)
_SAID = (statements.c.article == links.c.article) & (statements.c.speaker == links.c.n)


# --- on file ---


def every(connection: Connection) -> Iterator[Correction]:
    """All corrections by their numbers, the undone ones too."""
    return map(_correction, connection.execute(select(*_CORRECTION).order_by(_c.number)))


def one(connection: Connection, number: int) -> Correction:
    """Raises NotOnRecord."""
    known = number if 0 < number < 2**63 else 0  # SQLite knows no greater number
    row = connection.execute(select(*_CORRECTION).where(_c.number == known)).first()
    if row is None:
        raise NotOnRecord(f"there is no correction {number}")
    return _correction(row)


def keep(connection: Connection, correction: Correction) -> int:
    """Keeps it under the next number, which it gives; links are then to be derived again."""
    number = int(connection.execute(select(func.coalesce(func.max(_c.number), 0))).scalar_one()) + 1
    row = {column.name: getattr(correction, column.name) for column in _CORRECTION}
    connection.execute(table.insert(), row | {"number": number, "standing": "unfound", "actors": ()})
    notes.write(connection, linked="0")
    return number


def undo(connection: Connection, number: int, when: dt.datetime) -> None:
    """Marks it undone; links are then to be derived again. Raises NotOnRecord, and Usage where it is undone already."""
    if one(connection, number).undone is not None:
        raise Usage(f"correction {number} is undone already")
    connection.execute(table.update().where(_c.number == number).values(undone=when))
    notes.write(connection, linked="0")


def marks(connection: Connection) -> dict[str, tuple[int, ...]]:
    """Actor's id -> the numbers of the corrections that are applied to it at present."""
    query = select(_c.number, _c.actors).where(_c.undone.is_(None), _c.standing == "applied").order_by(_c.number)
    found: dict[str, tuple[int, ...]] = {}
    for number, ids in connection.execute(query):
        for id in ids:
            found[id] = (*found.get(id, ()), number)
    return found


def _correction(row: Sequence[Any]) -> Correction:
    made = Correction(*row)
    return made if made.undone is None else replace(made, standing="undone", actors=())


# --- whom they mean ---


def cast_of(connection: Connection, actor: str) -> list[Actor]:
    """The actors of articles that the record's actor is."""
    joined = actors.join(links).join(casts, (casts.c.article == links.c.article) & (casts.c.n == links.c.n))
    joined = joined.join(articles, articles.c.key == casts.c.article)
    query = select(articles.c.id, *CAST).select_from(joined).where(actors.c.id == actor)
    return [cast(row[0], row[1:]) for row in connection.execute(query.order_by(articles.c.id, casts.c.n))]


def meant(connection: Connection, actor: Actor, *, but: Iterable[str] = ()) -> Meant:
    """The actor by its name and places, but for those where it is one of these actors of articles."""
    left = set(but)
    return Meant(actor.name, spread(_places(_named(connection, actor.id), left), _places(_spoken(connection, actor.id), left)))


def _places(appearances: Iterable[tuple[str, int, Span]], left: set[str]) -> Iterator[Place]:
    return (Place(article, span) for article, n, span in appearances if f"{article}.e{n}" not in left)


def _named(connection: Connection, actor: str) -> Iterator[tuple[str, int, Span]]:
    """Where its names stand: article, number of the article's actor, words."""
    joined = actors.join(links).join(mentions, mentions.c.article == links.c.article)
    joined = joined.join(articles, articles.c.key == links.c.article)
    query = select(articles.c.id, links.c.n, mentions.c.found).select_from(joined).where(actors.c.id == actor)
    for article, n, found in connection.execute(query):
        yield from ((article, n, Span(each.start, each.end)) for each in found if each.actor == n)


def _spoken(connection: Connection, actor: str) -> Iterator[tuple[str, int, Span]]:
    """Where the sources of its statements stand."""
    joined = actors.join(links).join(statements, _SAID).join(articles, articles.c.key == links.c.article)
    query = select(articles.c.id, links.c.n, statements.c.source).select_from(joined).where(actors.c.id == actor)
    return ((article, n, Passage(source).whole) for article, n, source in connection.execute(query) if source)


# --- links after them ---


def applied(connection: Connection, derived: Links, sightings: Sequence[Sighting]) -> Links:
    """Links after all corrections, and on file how each stands; `derived` itself where none stands."""
    made = list(every(connection))
    if all(each.undone is not None for each in made):
        return derived
    places = {place for each in made if each.undone is None for whom in each.meant for place in whom.places}
    after = corrected(derived, sightings, made, _standing_at(connection, places))
    for number, outcome in after.outcomes.items():
        _tell(connection, number, outcome)
    return after.links


def _tell(connection: Connection, number: int, outcome: Outcome) -> None:
    found = {"standing": outcome.standing, "actors": outcome.actors}
    connection.execute(table.update().where(_c.number == number).values(found))


def _standing_at(connection: Connection, places: Iterable[Place]) -> dict[Place, str]:
    """For each place the article's actor whose name or source stands there, sharing most of its words with it."""
    asked: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        asked[place.article].append(place)
    ids = sorted(asked)
    found: dict[Place, str] = {}
    for start in range(0, len(ids), _BATCH):
        there = _appearing(connection, ids[start : start + _BATCH])
        for article in ids[start : start + _BATCH]:
            found.update(_nearest(asked[article], there[article]))
    return found


def _appearing(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[Span, int]]]:
    """Names, then sources, of each article, with the numbers of its actors."""
    s = statements.c
    named = select(articles.c.id, mentions.c.found).join(mentions).where(articles.c.id.in_(ids))
    spoken = select(articles.c.id, s.source, s.speaker).join(statements).where(articles.c.id.in_(ids), s.speaker.is_not(None))
    there: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for id, found in connection.execute(named.order_by(articles.c.id)):
        there[id] += ((Span(each.start, each.end), each.actor) for each in found if each.actor is not None)
    for id, source, n in connection.execute(spoken.order_by(articles.c.id, s.n)):
        if source:
            there[id].append((Passage(source).whole, n))
    return there


def _nearest(places: Iterable[Place], there: Sequence[tuple[Span, int]]) -> Iterator[tuple[Place, str]]:
    for place in places:
        share, n = max(((_share(place.span, span), n) for span, n in there), key=lambda each: each[0], default=(0.0, 0))
        if share >= SHARED:
            yield place, f"{place.article}.e{n}"


def _share(one: Span, other: Span) -> float:
    """Words of both as a share of words of either, in characters."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(both, 0) / (max(one.end, other.end) - min(one.start, other.start))
