"""What the articles say of signatures, added up: so that a name of thousands of articles costs what its block costs."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from onrecord.link.signatures import Body, Person, Signature, terms
from onrecord.link.union import Union

How = Literal["joined", "apart", "chosen"]


@dataclass(slots=True)
class Block:
    """Signatures whose links depend on one another, and on those of no other block but for the company that persons keep.

    `counts` are actors of articles, `roles` what persons are called, `crowds` how many articles have exactly these of it,
    for articles with two of its actors or more.
    """

    counts: Counter[Signature] = field(default_factory=Counter)
    roles: dict[Person, set[str]] = field(default_factory=dict)
    crowds: Counter[tuple[Signature, ...]] = field(default_factory=Counter)

    @property
    def persons(self) -> Iterator[Person]:
        return (each for each in self.counts if isinstance(each, Person))

    @property
    def bodies(self) -> Iterator[Body]:
        return (each for each in self.counts if isinstance(each, Body))


@dataclass(frozen=True, slots=True)
class Sight:
    """One actor of an article, by its id, as far as a contested surname looks at it."""

    id: str
    article: str
    signature: Signature
    day: dt.date | None = None
    roles: tuple[str, ...] = ()


class Seen(Protocol):
    """The single actors of articles, where sums do not tell enough."""

    def sights(self, signatures: Collection[Signature]) -> Iterable[Sight]:
        """All that have one of these signatures; of persons with a full name perhaps without their roles, which Block has."""

    def company(self, articles: Collection[str], *, among: Collection[str] | None = None) -> Mapping[str, set[str]]:
        """For each of these articles the keys of the persons that it names in full, of those `among` which alone are asked
        for; it may be left out where there are none of these."""

    def settled(self, surname: str) -> bool:
        """Whether all choices for that contested surname were made on what there is now: they then need not be made again,
        and do not stand in Decided.single."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided of a signature. All its actors are one (joined), each is its own (apart), or each goes where its
    article speaks for (chosen). `key` is the one's key, or what the key of each begins with; `tied` the key of the actor of
    another kind that it turned out to be."""

    how: How
    key: str = ""
    tied: str | None = None


@dataclass(slots=True)
class Decided:
    """What is decided of a block: of each signature; and by its id the key of each actor of those that are chosen, where it
    was not settled before, or apart and perhaps tied."""

    verdicts: dict[Signature, Verdict] = field(default_factory=dict)
    single: dict[Signature, dict[str, str]] = field(default_factory=dict)

    def key(self, signature: Signature, id: str) -> str:
        """The key of one actor of an article; equal keys are one actor."""
        verdict = self.verdicts[signature]
        if verdict.how == "joined":
            return verdict.tied or verdict.key
        return self.single.get(signature, {}).get(id) or own_key(verdict.key, id)


def own_key(begin: str, id: str) -> str:
    """The key of an actor of an article that is joined with no other."""
    return f"{begin} {id}"


def blocks_of(signatures: Iterable[Signature]) -> list[list[Signature]]:
    """Signatures by their blocks: what terms connect, however far."""
    union, named = Union(), {each: sorted(terms(each)) for each in signatures}
    for shared in named.values():
        for term in shared:
            union.join(shared[0], term)
    made: dict[str, list[Signature]] = defaultdict(list)
    for each, shared in named.items():
        made[union.root(shared[0])].append(each)
    return list(made.values())
