"""The actors of articles by what linking asks of them: signature, article, sums."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.link.evidence import Block, Sight, blocks_of
from onrecord.link.joining import Tally
from onrecord.link.signatures import Person, Signature, signature
from onrecord.records import Actor, Head


@dataclass(frozen=True, slots=True)
class Sighting:
    """The actors of one article."""

    article: Head
    actors: tuple[Actor, ...]


class Gathered:
    """Articles taken together. `actors` are theirs with the article of each, by id, and `signatures` those of the ones that
    may be joined with others."""

    def __init__(self, sightings: Iterable[Sighting]) -> None:
        every = [(sighting.article, actor) for sighting in sightings for actor in sighting.actors]
        every.sort(key=lambda each: each[1].id)
        self.actors = {actor.id: (head, actor) for head, actor in every}
        self.signatures = {actor.id: own for _, actor in every if (own := signature(actor)) is not None}
        self.ids: dict[Signature, list[str]] = defaultdict(list)
        self.tallies: dict[Signature, Tally] = {}
        self.met: dict[str, list[str]] = defaultdict(list)
        for id, (head, actor) in self.actors.items():
            self.met[head.id].append(id)
            if id in self.signatures:
                own = self.signatures[id]
                self.ids[own].append(id)
                self.tallies.setdefault(own, Tally(actor.kind)).add(head, actor)

    def blocks(self) -> list[Block]:
        """All blocks with their evidence."""
        made: list[Block] = []
        number: dict[Signature, int] = {}
        for signatures in blocks_of(self.tallies):
            number.update(dict.fromkeys(signatures, len(made)))
            made.append(Block(Counter({each: len(self.ids[each]) for each in signatures}), self.roles(signatures)))
        for crowd in self.crowds(number):
            made[number[crowd[0]]].crowds[crowd] += 1
        return made

    def roles(self, signatures: Iterable[Signature]) -> dict[Person, set[str]]:
        """What persons are called."""
        return {each: set(self.tallies[each].roles) for each in signatures if isinstance(each, Person)}

    def crowds(self, block_of: Mapping[Signature, int]) -> Iterator[tuple[Signature, ...]]:
        """Of each article those that stand in one block, where there are two or more."""
        for ids in self.met.values():
            crowds: dict[int, list[Signature]] = defaultdict(list)
            for id in ids:
                if id in self.signatures:
                    crowds[block_of[self.signatures[id]]].append(self.signatures[id])
            yield from (tuple(crowd) for crowd in crowds.values() if len(crowd) > 1)

    def sights(self, signatures: Collection[Signature]) -> Iterator[Sight]:
        """As evidence.Seen."""
        for own in signatures:
            for id in self.ids.get(own, ()):
                head, actor = self.actors[id]
                yield Sight(id, head.id, own, head.published, tuple(role.role for role in actor.roles))

    def persons(self, article: str) -> Iterator[tuple[str, Person]]:
        """The persons with a name in an article, by id."""
        for id in self.met.get(article, ()):
            own = self.signatures.get(id)
            if isinstance(own, Person):
                yield id, own

    def offices(self) -> Iterator[tuple[str, str, str]]:
        """The offices without a person: id, article, words."""
        for id, (head, actor) in self.actors.items():
            if actor.kind == "office" and not actor.anonymous:
                yield id, head.id, actor.name
