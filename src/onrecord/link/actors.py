"""Actors across articles: which actors of which articles are one.

Persons join as link.persons tells, bodies as link.bodies does; a word that some articles take for a person and others for a
body is one of both. An office joins the person of the same article to whom the record gives it. People without a name stay
in their article. A wrong join is worse than a missed one. The result does not depend on the order of the articles.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.language.forms import body_form, same_office
from onrecord.link.bodies import body_keys
from onrecord.link.persons import leading, person_keys, surname
from onrecord.link.union import Union
from onrecord.records import Actor, ActorKind, Head, Name, Role


@dataclass(frozen=True, slots=True)
class Sighting:
    """The actors of one article."""

    article: Head
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """The actors that articles share, and for each actor of an article (by id) which of them it is."""

    actors: tuple[Actor, ...]
    of: dict[str, str]


def actors(sightings: Iterable[Sighting]) -> Links:
    """The record's actors. Linear in the number of sightings, but for surnames shared by many."""
    every = [(sighting.article, actor) for sighting in sightings for actor in sighting.actors]
    every.sort(key=lambda each: each[1].id)
    bodies = body_keys(every)
    key_of = {**person_keys(every), **bodies, **_others(every)}
    _misnamed(every, key_of, bodies)
    _offices(every, key_of)
    members: dict[str, list[tuple[Head, Actor]]] = defaultdict(list)
    for head, actor in every:
        members[key_of[actor.id]].append((head, actor))
    made = {key: _joined(key, of) for key, of in members.items()}
    ranked = sorted(made.values(), key=lambda each: each.id)
    return Links(tuple(ranked), {actor.id: made[key_of[actor.id]].id for _, actor in every})


def joined(id: str, members: Sequence[tuple[Head, Actor]]) -> Actor:
    """The actor with that id out of the actors of its articles, each with its article, as all are joined here."""
    return replace(_joined(id, members), id=id)


# --- between kinds ---


def _misnamed(every: Sequence[tuple[Head, Actor]], key_of: dict[str, str], bodies: dict[str, str]) -> None:
    """What some articles take for a person and others for a body is one: a single word is the body, while nobody has it for a
    surname; a name of several words, where more articles take it for the body, or the body goes by no other name."""
    known: dict[str, Counter[str]] = defaultdict(Counter)
    persons: dict[str, Counter[str]] = defaultdict(Counter)
    for _, actor in every:
        if actor.id in bodies:
            for form in {body_form(name.name) for name in actor.names}:
                known[form][bodies[actor.id]] += 1
        elif actor.kind == "person" and not actor.anonymous:
            persons[body_form(actor.name)][key_of[actor.id]] += 1
    union = Union()
    for form, taken in persons.items():
        body, person = leading(known.get(form, Counter())), leading(taken)
        if body is None or person is None:
            continue
        one_word = " " not in form and person == f"person {surname(form)}"
        if one_word or (" " in form and (known[form].total() >= taken.total() or body == f"body {form}")):
            union.join(person, body)
    for actor_id, key in key_of.items():
        key_of[actor_id] = union.root(key)


# --- the rest ---


def _others(every: Sequence[tuple[Head, Actor]]) -> dict[str, str]:
    """Who has no name stays in its article; so do offices and documents, whose words mean another one elsewhere."""
    return {actor.id: f"own {actor.id}" for _, actor in every if actor.anonymous or actor.kind in ("office", "document")}


def _offices(every: Sequence[tuple[Head, Actor]], key_of: dict[str, str]) -> None:
    """An office without a name goes to the person of its article to whom other articles give it, where there is one only."""
    holders: dict[str, Counter[str]] = defaultdict(Counter)
    for _, actor in every:
        if actor.kind == "person":
            holders[key_of[actor.id]].update({role.role: role.count for role in actor.roles})
    present: dict[str, set[str]] = defaultdict(set)
    for head, actor in every:
        if actor.kind == "person" and not actor.anonymous:
            present[head.id].add(key_of[actor.id])
    for head, actor in every:
        if actor.kind == "office" and not actor.anonymous:
            fits = [key for key in present[head.id] if any(same_office(actor.name, role) >= 1.0 for role in holders[key])]
            if len(fits) == 1:
                key_of[actor.id] = fits[0]


def _joined(key: str, members: Sequence[tuple[Head, Actor]]) -> Actor:
    """One actor of the record out of those of its articles."""
    own = [each for each in members if each[1].kind != "office"] or list(members)
    names: Counter[str] = Counter()
    for _, actor in own:
        names.update({name.name: name.count for name in actor.names})
    kinds: Counter[ActorKind] = Counter(actor.kind for _, actor in own)
    kind = min(kinds, key=lambda each: (-kinds[each], each))
    shown = min((actor.name for _, actor in own), key=lambda name: _shown_rank(name, kind, own))
    ordered = tuple(Name(name, count) for name, count in sorted(names.items(), key=lambda each: (-each[1], each[0])))
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return Actor("p" + digest, kind, shown, ordered, tuple(_roles(own)), own[0][1].anonymous)


def _shown_rank(name: str, kind: ActorKind, members: Sequence[tuple[Head, Actor]]) -> tuple[bool, int, int, str]:
    """Full names before bare ones, then what most articles print, then the shorter."""
    count = sum(actor.name == name for _, actor in members)
    return (len(name.split()) < 2 and kind == "person", -count, len(name), name)


def _roles(members: Sequence[tuple[Head, Actor]]) -> Iterator[Role]:
    """Each role with the first and last date of the articles that give it, most frequent first."""
    counted: Counter[str] = Counter()
    days: dict[str, list[dt.date]] = defaultdict(list)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for head, actor in members:
        for role in actor.roles:
            key = role.role.casefold()
            counted[key] += role.count
            written[key][role.role] += role.count
            if head.published is not None:
                days[key].append(head.published)
    for key, count in sorted(counted.items(), key=lambda each: (-each[1], each[0])):
        shown = min(written[key], key=lambda role: (-written[key][role], role))
        yield Role(shown, min(days[key], default=None), max(days[key], default=None), count)
