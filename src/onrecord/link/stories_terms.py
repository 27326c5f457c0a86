"""What an article tells of, as few weighted terms: names and rare words, those of title and beginning first.

A term is a word without case and plural; it weighs more the fewer articles have it in general (knowledge.word_counts), the
more often it stands here, and as a name, which is a word that most often stands with a capital. How rare a word is comes from
a fixed table and not from the record, so that an article's terms stay the same whatever is added.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest

from onrecord.knowledge import word_counts

# swept on every second event of basil/dev among 1,000 articles of news/mixed: TERMS 25-80, NAME 1-2, LEAD 800-1500, TITLE 1-4
TERMS = 48  # terms kept of an article
NAME = 1.5  # how much more a name weighs
LEAD = 800  # characters of the beginning, whose words count twice as much as those after it
TITLE = 2.0  # how often a word of the title counts
_AFTER = 0.5
_COMMON = 1.5  # a word that more than one article in exp(1.5) has tells nothing
_CAPITAL = 0.8  # the share of its uses in which a name stands with a capital
_SCALE = 400  # weights of a unit vector as bytes: 255 for 0.64
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]{2}))+[^\W\d_]")

BYTES = 3 * TERMS  # of a trace: the terms as numbers of two bytes, then a byte of weight for each


def plain_word(word: str) -> str:
    """Without case, possessive and plural: "Moors'" and "moor" are one."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def words(text: str) -> Iterator[tuple[str, bool, int]]:
    """Words of three letters and more: plain, whether with a capital, and where they begin."""
    for found in _WORD.finditer(text):
        yield plain_word(found[0]), found[0][0].isupper(), found.start()


def terms(title: str | None, text: str) -> dict[str, float]:
    """The article's terms with their weights, a vector of length 1; empty where there are no words."""
    counts, capitals, uses = _counted(title, text)
    weighed = {word: _weight(word, count, capitals[word] > _CAPITAL * uses[word]) for word, count in counts.items()}
    best = nsmallest(TERMS, weighed.items(), key=lambda each: (-each[1], each[0]))
    length = math.sqrt(math.fsum(weight * weight for _, weight in best))
    return {word: weight / length for word, weight in best if weight > 0}


def _counted(title: str | None, text: str) -> tuple[dict[str, float], Counter[str], Counter[str]]:
    counts: dict[str, float] = {}
    capitals: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    for word, _, _ in words(title or ""):
        counts[word] = counts.get(word, 0.0) + TITLE
    for word, capital, place in words(text):
        counts[word] = counts.get(word, 0.0) + (1.0 if place < LEAD else _AFTER)
        capitals[word] += capital
        uses[word] += 1
    return counts, capitals, uses


def _weight(word: str, count: float, name: bool) -> float:
    known = word_counts()
    rare = math.log((known.documents + 1) / (known.words.get(word, known.least) + 1))
    if rare < _COMMON:
        return 0.0
    often = 1 + math.log1p(count) if count >= 1 else count
    return often * rare * (NAME if name else 1.0)


def trace(title: str | None, text: str) -> bytes:
    """The terms in BYTES bytes: their numbers, in order, then their weights; two words of one number are one term."""
    numbered: dict[int, int] = {}
    for word, weight in terms(title, text).items():
        number = zlib.crc32(word.encode("utf-8", "surrogatepass")) & 0xFFFF
        numbered[number] = max(numbered.get(number, 0), min(255, round(_SCALE * weight)))
    pairs = [*sorted(numbered.items()), *[(0, 0)] * TERMS][:TERMS]
    return b"".join(number.to_bytes(2, "little") for number, _ in pairs) + bytes(weight for _, weight in pairs)
