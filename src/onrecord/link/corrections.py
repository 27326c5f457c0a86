"""A person's corrections over what was derived: actors merged, split, renamed, retyped.

A correction means the actor that most of its places fall on now; where none of them falls on any, the only one with its
name; where there is none or several, nobody, and it does nothing. Corrections are applied in the order of their numbers, each
to what those before it made. The result depends neither on the order of the articles nor on ids that linking gave.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import cast

from onrecord.link.actors import Links, Sighting, joined
from onrecord.records import Actor, ActorKind, Correction, Head, Meant, Name, Place, Standing

PLACES = 32  # of an actor that a correction keeps: enough for a clear majority where a newer reading sees some differently


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction: its standing, and the ids of the actors that it made or changed."""

    standing: Standing
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """Links after corrections, and by each one's number what became of it."""

    links: Links
    outcomes: dict[int, Outcome]


def corrected(
    links: Links, sightings: Iterable[Sighting], corrections: Iterable[Correction], at: Mapping[Place, str]
) -> Corrected:
    """Applies all that are not undone. `at` gives for each place the id of the article's actor that stands there now."""
    work = _Correcting(links, sightings, at)
    valid = sorted((each for each in corrections if each.undone is None), key=lambda each: each.number)
    outcomes = {each.number: work.apply(each) for each in valid}
    return Corrected(work.links(), {number: work.at_last(outcome) for number, outcome in outcomes.items()})


def split_off(correction: Correction, cast: Iterable[Actor]) -> list[str]:
    """Of the actors of articles that are one actor, the ids of those that the split takes out of it: those of its
    articles, else those that their article shows under its name."""
    form = _key(correction.value or "")
    return [
        each.id
        for each in cast
        if (each.id.rpartition(".")[0] in correction.articles if correction.articles else _key(each.name) == form)
    ]


def spread(named: Iterable[Place], spoken: Iterable[Place]) -> tuple[Place, ...]:
    """Up to PLACES of them, from as many articles as can be: names first, as it is surer whom they mean than who "he" is."""
    ordered = dict.fromkeys((*_by_turns(named), *_by_turns(spoken)))
    return tuple(islice(ordered, PLACES))


def _by_turns(places: Iterable[Place]) -> list[Place]:
    """One of each article, by the article's id, then the next of each."""
    seen: Counter[str] = Counter()
    turns: list[tuple[int, Place]] = []
    for place in sorted(places, key=lambda each: (each.article, each.span)):
        turns.append((seen[place.article], place))
        seen[place.article] += 1
    turns.sort(key=lambda each: (each[0], each[1].article, each[1].span))
    return [place for _, place in turns]


class _Correcting:
    """The actors as they stand between one correction and the next."""

    def __init__(self, links: Links, sightings: Iterable[Sighting], at: Mapping[Place, str]) -> None:
        self._derived = {actor.id: actor for actor in links.actors}
        self._of = dict(links.of)
        self._at = at
        self._cast = {actor.id: (sighting.article, actor) for sighting in sightings for actor in sighting.actors}
        self._members: dict[str, list[str]] = {id: [] for id in self._derived}
        for id in sorted(self._cast):
            if id in self._of:
                self._members[self._of[id]].append(id)
        self._changed: set[str] = set()
        self._named: dict[str, str] = {}
        self._typed: dict[str, str] = {}
        self._became: dict[str, str] = {}
        self._index: dict[str, list[str]] = {}

    def apply(self, correction: Correction) -> Outcome:
        found = [id for id in map(self._found, correction.meant) if id is not None]
        if not found or len(found) < len(correction.meant):
            return Outcome("unfound")
        if correction.what == "merge":
            return self._merge(list(dict.fromkeys(found)))
        if correction.what == "split":
            return self._split(correction, found[0])
        given = self._named if correction.what == "rename" else self._typed
        given[found[0]] = correction.value or ""
        return Outcome("applied", (found[0],))

    def at_last(self, outcome: Outcome) -> Outcome:
        """With the ids that later merges gave."""
        return replace(outcome, actors=tuple(dict.fromkeys(map(self._last, outcome.actors))))

    def links(self) -> Links:
        return Links(tuple(self._actor(id) for id in sorted(self._members)), self._of)

    # --- whom it means ---

    def _found(self, meant: Meant) -> str | None:
        votes: Counter[str] = Counter()
        for place in meant.places:
            who = self._of.get(self._at.get(place, ""))
            if who is not None:
                votes[who] += 1
        if votes:
            return min(votes, key=lambda id: (-votes[id], id))
        called = self._called(_key(meant.name))
        return called.pop() if len(called) == 1 else None

    def _called(self, key: str) -> set[str]:
        """All that have the name, given by an article or by a correction."""
        if not self._index:
            self._index = self._by_name()
        articles = {self._of[id] for id in self._index.get(key, ())}
        return articles | {id for id, name in self._named.items() if _key(name) == key}

    def _by_name(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = defaultdict(list)
        for id in self._of:
            if id in self._cast:
                actor = self._cast[id][1]
                for key in {_key(actor.name), *(_key(name.name) for name in actor.names)}:
                    index[key].append(id)
        return index

    # --- what it does ---

    def _merge(self, ids: Sequence[str]) -> Outcome:
        """The least id stays, so that the order in which they are given does not matter; names and kinds that were
        given by hand stay, those of the first where several have one."""
        one = min(ids)
        if len(ids) == 1:
            return Outcome("needless", (one,))
        for given in (self._named, self._typed):
            by_hand = [given.pop(id) for id in ids if id in given]
            if by_hand:
                given[one] = by_hand[0]
        for id in ids:
            if id != one:
                self._became[id] = one
                self._move(self._members.pop(id), one)
        return Outcome("applied", (one,))

    def _split(self, correction: Correction, whole: str) -> Outcome:
        taken = split_off(correction, (self._cast[id][1] for id in self._members[whole]))
        if not 0 < len(taken) < len(self._members[whole]):
            return Outcome("needless", (whole,))
        part = _split_id(correction)
        left = set(taken)
        self._members[whole] = [id for id in self._members[whole] if id not in left]
        self._changed.add(whole)
        self._move(taken, part)
        return Outcome("applied", (whole, part))

    def _move(self, members: Iterable[str], to: str) -> None:
        moved = list(members)
        self._members[to] = sorted({*self._members.get(to, ()), *moved})
        self._of.update(dict.fromkeys(moved, to))
        self._changed.add(to)

    def _last(self, id: str) -> str:
        while id in self._became and id not in self._members:
            id = self._became[id]
        return id

    def _actor(self, id: str) -> Actor:
        actor = joined(id, self._told(id)) if id in self._changed else self._derived[id]
        if name := self._named.get(id):
            known = any(each.name == name for each in actor.names)
            actor = replace(actor, name=name, names=actor.names if known else (*actor.names, Name(name, 0)))
        return replace(actor, kind=cast(ActorKind, self._typed[id])) if id in self._typed else actor

    def _told(self, id: str) -> list[tuple[Head, Actor]]:
        """The actor's articles' actors; those without a name only where no other has one."""
        own = [self._cast[each] for each in self._members[id]]
        return [each for each in own if not each[1].anonymous] or own


def _split_id(correction: Correction) -> str:
    """The same for the same correction, whatever linking made of the articles since."""
    whole = correction.meant[0]
    places = (f"{place.article}:{place.span.start}-{place.span.end}" for place in whole.places)
    kept = "\x1f".join(("split", correction.value or "", *correction.articles, whole.name, *places))
    return "p" + hashlib.blake2b(kept.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
