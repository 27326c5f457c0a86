"""Actors across articles: which actors of which articles are one.

Persons join as link.persons tells, bodies as link.bodies does; a word that some articles take for a person and others for a
body is one of both (link.blocks). An office joins the person of the same article to whom the record gives it, else the one who
has it on the article's day (link.offices). People without a name stay in their article, and so do documents, whose words mean
another one elsewhere. A wrong join is worse than a missed one. The result does not depend on the order of the articles.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.language.seats import stated
from onrecord.link import joining
from onrecord.link.blocks import decided
from onrecord.link.evidence import Block, Decided, Sight, own_key
from onrecord.link.gathering import Gathered, Sighting
from onrecord.link.joining import Tally
from onrecord.link.offices import Tenure, by_name, holder, seated, tenures
from onrecord.link.persons import full_keys
from onrecord.link.signatures import Person, Signature
from onrecord.records import Actor, Head, Role

__all__ = ["RULES", "Evidence", "Links", "Sighting", "actor_id", "actors", "joined"]

RULES = "4"  # raised where what is decided changes: links by other rules do not follow new articles but are derived afresh


@dataclass(frozen=True, slots=True)
class Evidence:
    """What links were derived from: the articles' actors, and each block with what was decided of it."""

    gathered: Gathered
    blocks: Sequence[tuple[Block, Decided]]


@dataclass(frozen=True, slots=True)
class Links:
    """The actors that articles share, and for each actor of an article (by id) which of them it is. `evidence` is there for
    a record that keeps it, so that links can follow when articles are added."""

    actors: tuple[Actor, ...]
    of: dict[str, str]
    evidence: Evidence | None = field(default=None, compare=False, repr=False)


def actors(sightings: Iterable[Sighting]) -> Links:
    """The record's actors. Linear in the number of sightings, but for surnames shared by many."""
    gathered = Gathered(sightings)
    blocks = gathered.blocks()
    full = {person: key for block in blocks for person, key in full_keys(block).items()}
    seen = _Seen(gathered, full)
    evidence = Evidence(gathered, [(block, decided(block, full, seen)) for block in blocks])
    key_of = _keys(evidence)
    members = _members(key_of)
    made = {key: _actor(key, ids, gathered) for key, ids in members.items()}
    held = {key_of[id]: key for id, key in _offices(gathered, key_of, made)}
    for office, key in held.items():
        members[key] += members[office]
    made.update((key, _actor(key, members[key], gathered)) for key in set(held.values()))
    ids = {key: made[held.get(key, key)].id for key in made}
    ranked = sorted((actor for key, actor in made.items() if key not in held), key=lambda each: each.id)
    return Links(tuple(ranked), {id: ids[key_of[id]] for id in gathered.actors}, evidence)


def actor_id(key: str) -> str:
    """The id of the record's actor with that key."""
    return "p" + hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def joined(id: str, members: Sequence[tuple[Head, Actor]]) -> Actor:
    """The actor with that id out of the actors of its articles, each with its article, as all are joined here."""
    own = [actor for _, actor in members if actor.kind != "office"] or [actor for _, actor in members]
    made = joining.joined(id, (Tally.of(head, actor) for head, actor in members))
    return replace(made, anonymous=own[0].anonymous)


@dataclass(frozen=True, slots=True)
class _Seen:
    """evidence.Seen of all articles at once."""

    gathered: Gathered
    full: Mapping[Person, str]

    def sights(self, signatures: Collection[Signature]) -> Iterator[Sight]:
        return self.gathered.sights(signatures)

    def company(self, articles: Collection[str], *, among: Collection[str] | None = None) -> dict[str, set[str]]:
        every = {
            each: {self.full[person] for _, person in self.gathered.persons(each) if person in self.full} for each in articles
        }
        return every if among is None else {each: keys.intersection(among) for each, keys in every.items()}

    def settled(self, surname: str) -> bool:
        return False


def _keys(evidence: Evidence) -> dict[str, str]:
    """The key of every actor of every article, by id; equal keys are one actor."""
    of = {signature: made for block, made in evidence.blocks for signature in block.counts}
    signatures = evidence.gathered.signatures
    return {
        id: of[signatures[id]].key(signatures[id], id) if id in signatures else own_key("own", id)
        for id in evidence.gathered.actors
    }


def _members(key_of: dict[str, str]) -> dict[str, list[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for id, key in key_of.items():
        members[key].append(id)
    return members


def _actor(key: str, ids: Sequence[str], gathered: Gathered) -> Actor:
    return joined(actor_id(key), [gathered.actors[id] for id in ids])


def _offices(gathered: Gathered, key_of: dict[str, str], made: dict[str, Actor]) -> Iterator[tuple[str, str]]:
    """The offices that somebody holds, in their article or on its day, by id, each with that person's key."""
    having = _having(gathered, key_of)
    for id, article, words in gathered.offices():
        present = {key_of[person] for person, _ in gathered.persons(article)}
        key = holder(words, present, {each: [role.role for role in made[each].roles] for each in present})
        if key is None:
            key = seated(gathered.actors[id][0].published, having.get(stated(words) or "", {}))
        if key is not None:
            yield id, key


def _having(gathered: Gathered, key_of: dict[str, str]) -> dict[str, dict[str, Tenure]]:
    """For each seat who has it, by key."""
    told: dict[str, list[Role]] = defaultdict(list)
    for id, (head, actor) in gathered.actors.items():
        told[key_of[id]] += by_name(head, actor)
    found: dict[str, dict[str, Tenure]] = defaultdict(dict)
    for key, roles in told.items():
        for own, tenure in tenures(roles).items():
            found[own][key] = tenure
    return found
