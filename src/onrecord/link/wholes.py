"""Whole names of bodies: which of them are one.

What one article takes for one body, or a public dictionary lists as one, other articles may tell apart. So two names are one
where enough of the articles that have both have them as one actor; where an article and the dictionary agree; and where the
dictionary alone says so and no article speaks against it. The names that most articles join are joined first, and sets of
names are held against one another as wholes, so that no third name brings together what is told apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from onrecord.language.forms import body_form
from onrecord.link.evidence import Block
from onrecord.link.signatures import Body, Person, Signature, entry_of
from onrecord.link.union import Union

WEIGHS = 4  # articles with two names as two actors, at most, to one with them as one; 1-8 the same on evals.joins, 16 worse

_Pair = tuple[str, str]


def names(signature: Signature) -> tuple[str, ...]:
    """The whole names that its articles print: without the dictionary's entry."""
    if isinstance(signature, Person):
        return (body_form(signature.name),)
    return (*signature.listed, *signature.whole[1:]) if signature.listed else signature.whole


def whole_names(block: Block) -> Union:
    """The whole names of a block's bodies, joined with one another and with the dictionary's entries."""
    bodies = {body: block.counts[body] for body in block.bodies}
    taught, listed = _taught(bodies), _listed(bodies)
    near = Union()
    for one, other in (*taught, *listed):
        near.join(one, other)
    told = _Told(taught)
    told.count_apart(near, block)
    for pair in sorted(taught, key=lambda each: (-taught[each], each)):
        told.join(*pair, sure=entry_of(pair[0]) is not None and entry_of(pair[0]) == entry_of(pair[1]))
    for pair in sorted(listed, key=lambda each: (-listed[each], each)):
        told.join(*pair)
    return told.union


def _taught(bodies: dict[Body, int]) -> Counter[_Pair]:
    """Pairs of names that one actor has, by the number of articles."""
    counted: Counter[_Pair] = Counter()
    for body, count in bodies.items():
        for pair in combinations(sorted(set(names(body))), 2):
            counted[pair] += count
    return counted


def _listed(bodies: dict[Body, int]) -> Counter[_Pair]:
    """Names with their entries, by the number of articles that have the name."""
    counted: Counter[_Pair] = Counter()
    for body, count in bodies.items():
        for form in body.listed:
            counted[entry_of(form) or body.whole[0], form] += count
    return counted


class _Told:
    """What articles say of names, sets of which grow: for two sets how many pairs they join, less those that they tell
    apart."""

    def __init__(self, taught: Counter[_Pair]) -> None:
        self.union = Union()
        self.said: dict[str, Counter[str]] = defaultdict(Counter)
        for pair, count in taught.items():
            self._say(*pair, WEIGHS * count)

    def _say(self, one: str, other: str, count: int) -> None:
        self.said[one][other] += count
        self.said[other][one] += count

    def count_apart(self, near: Union, block: Block) -> None:
        """Counts articles in which two names that something connects (`near`) are two actors."""
        groups = _groups(near, block.counts)
        for crowd, articles in block.crowds.items():
            connected = [own for each in crowd if (own := groups[each])]
            if len(connected) > 1:  # few are: most articles of a block have one of its actors to whom this matters
                for one, other in _apart(connected):
                    self._say(one, other, -articles)

    def join(self, one: str, other: str, *, sure: bool = False) -> None:
        """Makes two names one with all that was joined with either: where they are not told apart, or it is sure."""
        one, other = self.union.root(one), self.union.root(other)
        if one == other or (self.said[one][other] < 0 and not sure):
            return
        self.union.join(one, other)
        stays = self.union.root(one)
        gone = other if stays == one else one
        for each, count in self.said.pop(gone, Counter()).items():
            del self.said[each][gone]
            if each != stays:
                self._say(stays, each, count)


_Groups = list[tuple[str, str]]  # the names of a signature, each after what stands for all that is connected with it


def _groups(near: Union, signatures: Collection[Signature]) -> dict[Signature, _Groups]:
    """Of each signature, but for the names that nothing is connected with: most crowds then hold none, and cost nothing."""
    size = Counter(near.root(form) for form in {form for each in signatures for form in names(each)})
    rooted = {each: [(near.root(form), form) for form in names(each)] for each in signatures}
    return {each: [(root, form) for root, form in forms if size[root] > 1] for each, forms in rooted.items()}


def _apart(crowd: Iterable[_Groups]) -> Iterator[_Pair]:
    """The names of an article that something connects, and that no actor has both of."""
    groups: dict[str, dict[str, int]] = {}
    for number, each in enumerate(crowd):
        for root, form in each:
            having = groups.setdefault(root, {})
            having[form] = having.get(form, 0) | 1 << number  # a bit an actor: thousands of sets are slower
    for having in groups.values():
        if len(having) > 1:
            yield from (pair for pair in combinations(having, 2) if not having[pair[0]] & having[pair[1]])
