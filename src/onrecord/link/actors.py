"""Actors across articles: which actors of which articles are one.

Persons join by first and last name; a surname alone joins the one full name that the record knows for it, or the one that
clearly leads; an office joins the person of the same article to whom the record gives it. Bodies join by written-out name,
by the entries of a public dictionary of armed groups and organisations, and by an acronym where only one body has it.
People without a name stay in their article. A wrong join is worse than a missed one. The result does not depend on the
order of the articles.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.knowledge import aliases, entry_size
from onrecord.language.forms import body_key, middle, same_office, suffix, tokens
from onrecord.link.union import Union
from onrecord.records import Actor, ActorKind, Head, Name, Role

LEADS = 0.9  # share of a surname's or acronym's articles that the leading actor must have to take the bare form
_BODIES = ("organisation", "place", "group")


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
    bodies = _bodies(every)
    key_of = {**_persons(every), **bodies, **_others(every)}
    _misnamed(every, key_of, bodies)
    _offices(every, key_of)
    members: dict[str, list[tuple[Head, Actor]]] = defaultdict(list)
    for head, actor in every:
        members[key_of[actor.id]].append((head, actor))
    made = {key: _joined(key, of) for key, of in members.items()}
    ranked = sorted(made.values(), key=lambda each: each.id)
    return Links(tuple(ranked), {actor.id: made[key_of[actor.id]].id for _, actor in every})


# --- persons ---


def _persons(every: Sequence[tuple[Head, Actor]]) -> dict[str, str]:
    """Actor id -> key: "person first last" with what tells two of that name apart, or "person last" alone."""
    persons = [actor for _, actor in every if actor.kind == "person" and not actor.anonymous]
    middles: dict[str, Counter[str]] = defaultdict(Counter)
    for actor in persons:
        middles[_name_key(actor.name)][middle(actor.name)] += 1
    full: dict[str, Counter[str]] = defaultdict(Counter)
    for actor in persons:
        if len(name := tokens(actor.name)) > 1:
            full[_surname(name)][_full_key(actor.name, middles)] += 1
    return {actor.id: _person_key(actor, full, middles) for actor in persons}


def _surname(name: Sequence[str]) -> str:
    return name[-1].removeprefix("al-")


def _name_key(name: str) -> str:
    words = tokens(name)
    return " ".join(["person", *words[:1], *([_surname(words)] if words else []), suffix(name)]).strip()


def _full_key(name: str, middles: dict[str, Counter[str]]) -> str:
    """First and last name; with the middle initials where they disagree: "george w bush", "george hw bush"."""
    key, own = _name_key(name), middle(name)
    given = [each for each in middles[key] if each]
    if all(one.startswith(other) or other.startswith(one) for one in given for other in given):
        return key
    if own:
        return f"{key} {min((each for each in given if own.startswith(each)), key=len)}"
    leading = _leading(Counter({each: middles[key][each] for each in given}))
    return f"{key} {leading}" if leading else key


def _person_key(actor: Actor, full: dict[str, Counter[str]], middles: dict[str, Counter[str]]) -> str:
    name = tokens(actor.name)
    if len(name) > 1:
        return _full_key(actor.name, middles)
    if not name:
        return f"person {actor.id}"
    return _leading(full.get(_surname(name), Counter())) or f"person {_surname(name)}"


def _leading(counted: Counter[str]) -> str | None:
    """The one that clearly leads, else None."""
    if not counted:
        return None
    best, count = min(counted.items(), key=lambda each: (-each[1], each[0]))
    return best if count >= LEADS * counted.total() else None


# --- bodies ---


def _bodies(every: Sequence[tuple[Head, Actor]]) -> dict[str, str]:
    """Actor id -> key; bodies of any kind with one written-out name, or one entry of the dictionary, share a key."""
    bodies = [actor for _, actor in every if actor.kind in _BODIES and not actor.anonymous]
    union = Union()
    owners: dict[str, Counter[str]] = defaultdict(Counter)
    for actor in bodies:
        strong = list(dict.fromkeys(_strong(actor)))
        for one in strong:
            union.join(strong[0], one)
        for short in (form for form in _forms(actor) if strong and form not in strong):
            owners[short][strong[0]] += 1
    return {actor.id: "body " + _body_key(actor, union, owners) for actor in bodies}


def _forms(actor: Actor) -> list[str]:
    return [body_key(name.name) for name in actor.names]


def _strong(actor: Actor) -> Iterator[str]:
    """What makes bodies of two articles one: the dictionary's entry, a name of several words, a word that is no acronym."""
    known = [
        (min(aliases()[form], key=lambda entry: (entry_size(entry), entry)), form)
        for form in _forms(actor)
        if form in aliases()
    ]
    if known:
        yield f"entry {min(known, key=lambda each: (entry_size(each[0]), each))[0]}"
    for name in actor.names:
        form = body_key(name.name)
        if form in aliases() and known:
            continue
        if " " in form or not name.name.replace(".", "").isupper():
            yield form


def _body_key(actor: Actor, union: Union, owners: dict[str, Counter[str]]) -> str:
    for strong in _strong(actor):
        return union.root(strong)
    shorts = _forms(actor)
    counted: Counter[str] = Counter()
    for short in shorts:
        for owner, count in owners.get(short, Counter()).items():
            counted[union.root(owner)] += count
    return _leading(counted) or (shorts[0] if shorts else actor.id)


def _misnamed(every: Sequence[tuple[Head, Actor]], key_of: dict[str, str], bodies: dict[str, str]) -> None:
    """A single word that one article takes for a person and others know for one body, while nobody has it for a surname."""
    known: dict[str, Counter[str]] = defaultdict(Counter)
    for _, actor in every:
        if actor.id in bodies:
            for form in _forms(actor):
                known[form][bodies[actor.id]] += 1
    for _, actor in every:
        name = tokens(actor.name)
        if actor.kind == "person" and len(name) == 1 and key_of[actor.id] == f"person {name[0]}":
            key_of[actor.id] = _leading(known.get(body_key(actor.name), Counter())) or key_of[actor.id]


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
