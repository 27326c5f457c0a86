"""Two wordings word by word: which words both have, in order, and where they lie close enough together to be one passage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from onrecord.link.wordings import Wording

_MISS = 0.45  # what a word that only one of them has takes off, where one that both have gives 1, a common one COMMON: more, so
# that a common word behind a single change stays in the passage
COMMON = 0.5
_SLACK = 8  # words on either side of the place in a longer wording where a shorter one is looked for

Block = tuple[int, int, int]  # the first word in the one, the first in the other, and how many are the same from there


@dataclass(frozen=True, slots=True)
class Alignment:
    """The passage that two wordings share: runs of the same words, in order. `words` counts them, `telling` those that say
    something; `one` and `other` are how many words the passage takes up in each."""

    blocks: tuple[Block, ...]
    words: int
    telling: int
    one: int
    other: int

    @property
    def likeness(self) -> float:
        """The share of the passage's words that are the same, from 0 to 1."""
        return 2 * self.words / (self.one + self.other) if self.words else 0.0


NONE = Alignment((), 0, 0, 0, 0)


def aligned(one: Wording, other: Wording) -> Alignment:
    """The best passage; the same whichever comes first, but for the sides."""
    if (len(one.words), one.words) > (len(other.words), other.words):
        return _turned(aligned(other, one))
    start = _place(one, other)
    end = start + len(one.words) + 2 * _room(one)
    found = _same(one.words, other.words[start:end], start)
    return _passage(one, other, list(_best(one, found)))


def _turned(found: Alignment) -> Alignment:
    return Alignment(tuple((b, a, n) for a, b, n in found.blocks), found.words, found.telling, found.other, found.one)


def _room(one: Wording) -> int:
    return _SLACK + len(one.words) // 3


def _place(short: Wording, long: Wording) -> int:
    """The word of the longer wording from which on the shorter one is looked for: where most of its telling words, each at its
    distance, would fall; 0 where all of it is short enough."""
    if len(long.words) <= len(short.words) + 2 * _room(short):
        return 0
    at = defaultdict(list)
    for number, word in enumerate(long.words):
        at[word].append(number)
    votes = Counter[int]()
    for number, (word, tells) in enumerate(zip(short.words, short.telling, strict=True)):
        if tells:
            votes.update((place - number) // _SLACK for place in at[word])
    if not votes:
        return 0
    best = max(votes, key=lambda each: (votes[each] + votes[each + 1] / 2 + votes[each - 1] / 2, -each))
    return max(0, best * _SLACK - _room(short) + _SLACK // 2)


def _same(one: Sequence[str], other: Sequence[str], start: int) -> list[Block]:
    """Runs of the same words in a longest common subsequence."""
    steps = LCSseq.opcodes(one, other)
    return [(each.src_start, each.dest_start + start, each.src_end - each.src_start) for each in steps if each.tag == "equal"]


def _best(one: Wording, blocks: Sequence[Block]) -> Iterator[Block]:
    """The stretch of blocks with most words in common and least between them: the largest sum of neighbours."""
    best, total, first, span = 0.0, 0.0, 0, (0, 0)
    for number, (a, b, length) in enumerate(blocks):
        if number:
            before = blocks[number - 1]
            total -= _MISS * max(a - before[0] - before[2], b - before[1] - before[2])
        if total <= 0:
            total, first = 0.0, number
        total += sum(1.0 if tells else COMMON for tells in one.telling[a : a + length])
        if total > best:
            best, span = total, (first, number + 1)
    yield from blocks[span[0] : span[1]]


def _passage(one: Wording, other: Wording, blocks: list[Block]) -> Alignment:
    """With the words next to it that are the same: a longest common subsequence may have taken others for them, further off."""
    if not blocks:
        return NONE
    a, b, length = blocks[0]
    while a and b and one.words[a - 1] == other.words[b - 1]:
        a, b, length = a - 1, b - 1, length + 1
    blocks[0] = (a, b, length)
    a, b, length = blocks[-1]
    while a + length < len(one.words) and b + length < len(other.words) and one.words[a + length] == other.words[b + length]:
        length += 1
    blocks[-1] = (a, b, length)
    telling = sum(sum(one.telling[a : a + length]) for a, _, length in blocks)
    first, last = blocks[0], blocks[-1]
    return Alignment(
        blocks=tuple(blocks),
        words=sum(length for *_, length in blocks),
        telling=telling,
        one=last[0] + last[2] - first[0],
        other=last[1] + last[2] - first[1],
    )
