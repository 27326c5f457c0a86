"""Which article copies which: agency text that outlets carry, whole or in part.

Copies are looked for by MinHash (Broder 1997) over runs of eight words: 96 values of two bytes, of which one pair of texts in
700 has one in common by chance, and a text with a fifth of its words from another of its length about eight. Then the share of
the copy's words that stand in such runs of the other article is counted exactly: page furniture is left out, and words in
quotation marks hardly count.

Of two articles the agency's own comes before the other, then the earlier, then the longer one: the other is the copy. An
article copies the first one, in that order, that bears at least LEAST of its words. Neither depends on the order of adding.
Limits: copies more than DAYS days after or before are not looked for, nor undated ones of dated articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

RUN = 8  # words that must follow one another in both texts
LEAST = 0.18  # of its words as counted here: a fifth of the text, of which speech is counted in part
WHOLE = 0.5  # of an article's words, from which on it speaks with the voice of what it copies
DAYS = 14  # days between a text and its copy
PRINTS = 96  # values of a signature, each of two bytes; two texts are compared where one is equal
_SHORTEST = 3 * RUN  # words; what is shorter is no copy
_LONGEST = 400_000  # characters that are looked at: the patterns below take seconds on a hostile text of megabytes
_SEED = 1
_WORD = re.compile(r"[^\W_]+")
_PARAGRAPH = re.compile(r"[^\n]+")
# What others said: in quotation marks, of which one left open runs to the end of its paragraph, or a paragraph in which
# somebody says "I" or "our" outside them, as of posts and speeches that a page sets apart without marks.
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us)\b")
_SPOKEN = 2  # words of speech that count with each word around them
# What pages put beside the text, as extraction leaves it: captions of picture galleries, film players, invitations to sign up
# or follow, the author's life, and lists of links that end with MORE.
_FURNITURE = {  # what a text must hold for the pattern to be looked for: every pattern is bounded, as texts are hostile
    "Hide Caption": re.compile(r"Photos?: [^\n]{0,2000}?Hide Caption\s+\d+ of \d+"),
    "MUST WATCH": re.compile(r"JUST WATCHED[^\n]{0,500}?MUST WATCH"),
    "MORE": re.compile(r"[a-z][A-Z][a-z](?:(?!\bMORE\b)[^\n]){0,600}\bMORE\b"),
}
_INVITING = re.compile(
    r"\b(?:[Ss]ign(?:ing)? up (?:for|to|now)|[Ss]ubscribe (?:now|to)|[Pp]rivacy [Pp]olicy|[Rr]eader supported"
    r"|[Ff]ollow (?:him|her|them|us|me) on|[Ll]ike us on)\b"
)
# News agencies, as the field of an article's outlet may name them, without case and "the".
_AGENCIES = frozenset(
    (
        "afp|agence france presse|agence france-presse|ap|associated press|ap news|reuters|thomson reuters|upi|"
        "united press international|dpa|deutsche presse-agentur|efe|agencia efe|ansa|anp|belga|tass|itar-tass|ria novosti|"
        "interfax|xinhua|xinhua news agency|kyodo|kyodo news|jiji press|yonhap|yonhap news agency|pti|press trust of india|"
        "ians|ani|pa|pa media|press association|canadian press|australian associated press|aap|anadolu|anadolu agency|"
        "irna|sana|wam|petra|mena|ukrinform|bloomberg news wire|un news|states news service|inter press service|ips"
    ).split("|")
)


Rank = tuple[bool, int, int, str]


def is_agency(outlet: str | None) -> bool:
    """Whether the outlet is a news agency by name."""
    name = " ".join((outlet or "").casefold().split())
    return name.removeprefix("the ") in _AGENCIES


def rank(outlet: str | None, day: int, length: int, id: str) -> Rank:
    """What orders articles: the original comes before its copies. `length` is that of the text in characters."""
    return not is_agency(outlet), day, -length, id


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words without case, page furniture left out, and which stand outside quotation marks; its runs once each."""

    words: tuple[str, ...]
    own: tuple[bool, ...]
    runs: frozenset[str]

    def run(self, start: int) -> str:
        return " ".join(self.words[start : start + RUN])


@lru_cache(maxsize=4)  # one text is held against many
def words_of(text: str) -> Words:
    text = text[:_LONGEST]
    text = _blank(text, _furniture(text))
    quoted = _blank(text, (found.span() for found in _QUOTED.finditer(text)))
    quoted = _blank(quoted, (found.span() for found in _PARAGRAPH.finditer(quoted) if _FIRST_PERSON.search(found[0])))
    found = [(each[0].casefold(), quoted[each.start()] != " ") for each in _WORD.finditer(text)]
    words, own = tuple(word for word, _ in found), tuple(each for _, each in found)
    runs = frozenset(" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
    return Words(words, own, runs)


def _furniture(text: str) -> Iterator[tuple[int, int]]:
    """Where captions, invitations and lists of links stand, and paragraphs that the text has twice."""
    for mark, pattern in _FURNITURE.items():
        if mark in text:
            yield from (found.span() for found in pattern.finditer(text))
    paragraphs = list(_PARAGRAPH.finditer(text))
    times = Counter(found[0].strip() for found in paragraphs)
    for found in paragraphs:
        if times[found[0].strip()] > 1 or _INVITING.search(found[0]):
            yield found.span()


def _blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """With blanks in place of spans."""
    parts, at = [], 0
    for start, end in sorted(spans):
        parts += [text[at:start], " " * (end - max(at, start))]
        at = max(at, end)
    return "".join([*parts, text[at:]])


def signature(text: str) -> bytes | None:
    """What tells of a text's runs, in 2 * PRINTS bytes; None for a text that is too short to be a copy."""
    known = words_of(text)
    if len(known.words) < _SHORTEST:
        return None
    from rensa import RMinHash  # type: ignore[import-untyped]  # late, as only linking needs it

    made = RMinHash(num_perm=PRINTS, seed=_SEED)
    made.update(sorted(known.runs))
    return b"".join((value & 0xFFFF).to_bytes(2, "little") for value in made.digest())


def share(copy: str, original: str) -> float:
    """The share of the words of `copy` that stand in runs of words of `original`, from 0 to 1. What was said counts only
    with words around it: two outlets may quote one speech."""
    ours, theirs = words_of(copy), words_of(original)
    shared = [False] * len(ours.words)
    for start in range(len(ours.words) - RUN + 1):
        if ours.run(start) in theirs.runs:
            shared[start : start + RUN] = [True] * RUN
    counted = 0
    for held, group in groupby(zip(shared, ours.own, strict=True), key=itemgetter(0)):
        if held:
            marks = [own for _, own in group]
            counted += min(len(marks), (1 + _SPOKEN) * sum(marks)) if sum(marks) >= RUN else 0
    return round(counted / len(ours.words), 4) if ours.words else 0.0
