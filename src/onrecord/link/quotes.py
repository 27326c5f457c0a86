"""Which statements are one utterance: nearly the same quoted words, said within days, by one speaker or one whom nobody names.

Whether two statements are alike depends on the two alone, and what is made of a pool (all that likeness connects) on the pool
alone: so the quotes are the same in whatever order articles come. Telling words are those of `wordings.Wording.telling`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from onrecord.link.alignment import NONE, Alignment, aligned
from onrecord.link.wordings import Wording

RULES = "1"  # to be raised where the same articles would make other quotes
ALL_IN_ALL = 120  # days between the first and the last of one quote
WEAK = 6  # telling words; fewer in common do not make one of two that both go on otherwise
INSIDE = 0.8  # of a passage's words that must lie in a piece, to be held against the piece alone
SHARE = 0.25  # of the telling words of the lesser of two groups that such a weak likeness must cover


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two wordings must have in common at least, to be one utterance: telling words, words, the share of words that
    are the same within the passage, the share of the shorter one that the passage covers; and the most days between them."""

    telling: int
    words: int
    same: float
    cover: float
    days: int

    def holds(self, found: Alignment, cover: float, days: int | None) -> bool:
        enough = found.telling >= self.telling and found.words >= self.words
        return enough and found.likeness >= self.same and cover >= self.cover and (days is None or days <= self.days)


# Found by eye on pairs of news/syria-2012-2016. The fewer words, the more of them must be the same, and the sooner.
ONE_SPEAKER = (
    Likeness(2, 3, 1.0, 1.0, 3),
    Likeness(2, 6, 1.0, 1.0, 10),
    Likeness(3, 3, 0.85, 0.9, 5),
    Likeness(3, 3, 1.0, 1.0, 10),
    Likeness(4, 5, 0.8, 0.7, 7),
    Likeness(5, 7, 0.75, 0.6, 14),
    Likeness(7, 12, 0.75, 0.4, 21),
    Likeness(7, 12, 0.9, 0.25, 21),
    Likeness(8, 14, 0.9, 0.5, 90),
)
UNNAMED = (Likeness(4, 5, 0.9, 0.9, 4), Likeness(5, 8, 0.8, 0.6, 7), Likeness(8, 12, 0.8, 0.3, 21))
# Two people do not say a dozen words alike: one of them is named wrongly, in the article or by us.
TWO_SPEAKERS = (Likeness(6, 10, 0.95, 0.9, 7), Likeness(8, 14, 0.9, 0.6, 30))


@dataclass(frozen=True, slots=True)
class Said:
    """A statement's quoted words. `printed` is the article's day, `day` when they were said, else printed; `speaker` tells who
    says them, and is empty where nobody is named; `person` whether that is a person."""

    id: str
    wording: Wording
    day: dt.date | None = None
    printed: dt.date | None = None
    speaker: str = ""
    name: str = ""
    person: bool = True

    @property
    def telling(self) -> int:
        """How many different words of it say something."""
        return len({word for word, tells in zip(self.wording.words, self.wording.telling, strict=True) if tells})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that are alike, by their numbers; `echo` where they stand in one article."""

    one: int
    other: int
    found: Alignment
    cover: float
    days: int | None
    echo: bool = False


def enough(wording: Wording) -> bool:
    """Whether a wording can be told from others at all: "no comment" cannot. Without a mark it can so in its article alone."""
    return len(wording.words) >= 3 and any(wording.telling)


def echoes(one: Said, other: Said) -> bool:
    """Whether an article has the words of the one again, whole and word for word, within those of the other, or the other way
    round: then fewer words tell enough."""
    if one.id.partition(".")[0] != other.id.partition(".")[0]:
        return False
    short, long = sorted((one.wording.key, other.wording.key), key=len)
    return f" {short} " in f" {long} "


def days_between(one: Said, other: Said) -> int | None:
    """None where one of them has no day."""
    return abs((one.day - other.day).days) if one.day and other.day else None


def cover(one: Wording, other: Wording, found: Alignment) -> float:
    """The share of the shorter one's words that the passage takes up; or of a piece, where nearly all of it lies in one."""
    if not found.blocks:
        return 0.0
    short = found.one if (len(one.words), one.words) <= (len(other.words), other.words) else found.other
    (a, b, _), (last_a, last_b, length) = found.blocks[0], found.blocks[-1]
    own = _of_a_piece(one, a, last_a + length), _of_a_piece(other, b, last_b + length)
    return max(short / min(len(one.words), len(other.words)), *own)


def _of_a_piece(wording: Wording, first: int, end: int) -> float:
    """The share of a piece that the words from `first` to `end` take up, where they lie in it but for a few."""
    edges = pairwise((*wording.starts, len(wording.words)))
    inside = ((min(end, last) - max(first, start), last - start) for start, last in edges)
    return max((size / whole for size, whole in inside if size >= INSIDE * (end - first)), default=0.0)


def least_shared(one: int, other: int) -> int:
    """How many marks two wordings with so many of their own must share, to be held against each other at all."""
    return 1 + (min(one, other) >= 6) + (min(one, other) >= 12)


MOST_DAYS = max(each.days for each in ONE_SPEAKER)  # between two that are alike


class Judge:
    """Holds statements against each other; each two wordings once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[Alignment, float]] = {}

    def alike(self, one: Said, other: Said) -> bool:
        """Whether it may be one utterance for all that their words and days tell. Symmetric."""
        if echoes(one, other):
            return True
        days = days_between(one, other)
        if days is not None and days > MOST_DAYS:
            return False
        found, share = self.held(one.wording, other.wording)
        return any(each.holds(found, share, days) for each in ONE_SPEAKER)

    def held(self, one: Wording, other: Wording) -> tuple[Alignment, float]:
        if len(one.marks & other.marks) < least_shared(len(one.marks), len(other.marks)):
            return NONE, 0.0
        key = (one.key, other.key) if one.key <= other.key else (other.key, one.key)
        if key not in self._known:
            found = aligned(*((one, other) if key[0] == one.key else (other, one)))
            self._known[key] = found, cover(one, other, found) if key[0] == one.key else cover(other, one, found)
        return self._known[key]

    def pairs(self, said: Sequence[Said]) -> Iterator[Pair]:
        """Those of one pool that are one utterance by their speakers, too."""
        for one, other in _sharing(said):
            a, b = said[one], said[other]
            days = days_between(a, b)
            if echoes(a, b) and _again(a, b):
                yield Pair(one, other, aligned(a.wording, b.wording), 1.0, days, echo=True)
                continue
            found, share = self.held(a.wording, b.wording)
            if any(each.holds(found, share, days) for each in _rules(a, b)):
                yield Pair(one, other, found, share, days)


def _again(one: Said, other: Said) -> bool:
    """Whether an article means one utterance by words that it has again: one person says them, or they are the same words at
    the same place, in a statement within another."""
    spans = {*one.wording.spans}, {*other.wording.spans}
    return _one_speaker(one, other) or spans[0] <= spans[1] or spans[1] <= spans[0]


def _sharing(said: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """Numbers of those that share a mark or stand in one article."""
    at: dict[Hashable, list[int]] = defaultdict(list)
    for number, each in enumerate(said):
        for mark in (*each.wording.marks, each.id.partition(".")[0]):
            at[mark].append(number)
    yield from sorted({pair for numbers in at.values() for pair in combinations(numbers, 2)})


def _rules(one: Said, other: Said) -> Sequence[Likeness]:
    if _one_speaker(one, other):
        return ONE_SPEAKER
    return TWO_SPEAKERS if _two_persons(one, other) else UNNAMED


def _one_speaker(one: Said, other: Said) -> bool:
    return bool(one.speaker and other.speaker) and (one.speaker == other.speaker or _one_name(one, other))


def _two_persons(one: Said, other: Said) -> bool:
    return bool(one.speaker and other.speaker) and one.person and other.person and not _one_speaker(one, other)


def _one_name(one: Said, other: Said) -> bool:
    """Whether the names are one, or a person's is part of the other's, as a surname is."""
    names = set(one.name.split()), set(other.name.split())
    part = one.person and other.person and (names[0] <= names[1] or names[1] <= names[0])
    return bool(names[0] and names[1]) and (part or one.name == other.name)


def quotes(said: Iterable[Said]) -> list[tuple[Said, ...]]:
    """A pool cut into quotes of at least two statements each, in the order of `first`."""
    ordered = sorted(said, key=first)
    groups = _Groups(ordered)
    for pair in sorted(Judge().pairs(ordered), key=_strongest):
        groups.join(pair)
    return [tuple(ordered[number] for number in sorted(each)) for each in groups.all() if len(each) > 1]


def first(said: Said) -> tuple[dt.date, str]:
    """By the day of printing, undated last; then by id."""
    return said.printed or dt.date.max, said.id


def _strongest(pair: Pair) -> tuple[float, float, int, int, int]:
    return -pair.found.telling, -pair.found.likeness, pair.days or 0, pair.one, pair.other


class _Groups:
    """Sets of statements that grow together, the surest pairs first."""

    def __init__(self, said: Sequence[Said]) -> None:
        self._said = said
        self._of: dict[int, set[int]] = {number: {number} for number in range(len(said))}

    def all(self) -> list[set[int]]:
        return sorted({id(each): each for each in self._of.values()}.values(), key=min)

    def join(self, pair: Pair) -> None:
        one, other = self._of[pair.one], self._of[pair.other]
        if one is other or not (self._sure(pair, one, other) and self._in_time(one | other)):
            return
        one |= other
        for number in other:
            self._of[number] = one

    def _sure(self, pair: Pair, one: Collection[int], other: Collection[int]) -> bool:
        """A few words do not make one of two longer ones, nor of the words of two people."""
        if pair.echo:
            return True
        least = min(max(self._said[number].telling for number in each) for each in (one, other))
        if pair.found.telling < WEAK and pair.found.telling < SHARE * least:
            return False
        if any(each.holds(pair.found, pair.cover, pair.days) for each in TWO_SPEAKERS):
            return True
        return not any(_two_persons(self._said[a], self._said[b]) for a in one for b in other)

    def _in_time(self, every: Iterable[int]) -> bool:
        days = [day for number in every if (day := self._said[number].day) is not None]
        return not days or (max(days) - min(days)).days <= ALL_IN_ALL


def quote_id(said: Sequence[Said]) -> str:
    """`q` and 16 hex digits: of the statement that comes first, so that a quote keeps its id while later ones join."""
    words = min(said, key=first).id
    return "q" + hashlib.blake2b(words.encode("utf-8"), digest_size=8).hexdigest()


def pooled(numbers: Iterable[int], alike: Iterable[tuple[int, int]], known: Mapping[int, int]) -> dict[int, int]:
    """By the number of a statement its pool, which is the least number in it; `known` are the pools that some are in."""
    pool: dict[int, int] = {}

    def of(number: int) -> int:
        root = number
        while pool.setdefault(root, root) != root:
            root = pool[root]
        while pool[number] != root:
            pool[number], number = root, pool[number]
        return root

    for one, other in (*alike, *known.items()):
        low, high = sorted((of(one), of(other)))
        pool[high] = low
    return {number: of(number) for number in {*numbers, *known, *pool}}
