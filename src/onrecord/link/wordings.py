"""The words of a statement that stand in quotation marks, as they are compared.

A word is a run of letters and digits; case, accents, stops within ("U.S.") and marks around it do not count. What is printed in
several pieces ("...," he said, "...") is one wording of several pieces.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from onrecord.language.quotation import quotations
from onrecord.language.spans import touching
from onrecord.records import Span, StatementKind

MOST_WORDS = 2_000  # of one wording; a longer one is compared by its beginning
# Closed classes and the commonest verbs and adverbs: what any two sentences share. Not what denies.
_COMMON = frozenset(
    "a an the this that these those its it it's their his her hers him he she we us our ours you your yours my mine me i they"
    " them theirs who whom whose which what there here myself itself ourselves themselves himself herself yourself"
    " of in on at by for with from to into onto over under about above below after before between among against as"
    " during like near off out per since through till toward towards until up upon via within without down around"
    " and or but so yet because although though while when where whereas if whether how why then than"
    " am is are was were be been being has have had having do does did doing done will would shall should can could may might"
    " must let let's get gets got getting go goes going went gone come comes came make makes made making take takes"
    " say says said saying"
    " i'd we'd you'd he's he'd she's she'd they'd that's there's what's who's here's"
    " yes also still already just only even ever now too very more most less least much many some any all both each every"
    " either another other others again well really quite rather almost always often such own same one ones thing"
    " things something somebody anybody someone anyone way lot kind"
    " sort bit mr mrs ms".split()
)
_WORD = re.compile(r"[^\W_]+(?:(?:['’.]|(?<=\d),(?=\d))[^\W_]+)*")
_CLOSING = re.compile(r"[.!?%]+")
_CURLY = str.maketrans({"’": "'", ".": None, ",": None})
# How what is said is written down differs: "don't" is "do not". Not 's and 'd, which stand for more than one word each.
_SHORTENED = {"n't": "not", "'ve": "have", "'re": "are", "'ll": "will", "'m": "am"}
_WHOLE = {"can't": ("can", "not"), "won't": ("will", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not")}
_KEPT = 65_536  # words whose form is kept


@dataclass(frozen=True)
class Wording:
    """Words as compared, each with its span in the text that they were taken from; two may share one ("don't"). `starts` are
    the numbers of the words that begin a piece."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    starts: tuple[int, ...]

    @cached_property
    def telling(self) -> tuple[bool, ...]:
        """Of each word, whether it says more than any two sentences share."""
        return tuple(word not in _COMMON for word in self.words)

    @cached_property
    def runs(self) -> tuple[int, ...]:
        """Hashes of the pairs of telling words that follow each other, common ones between them left out."""
        kept = [word for word, tells in zip(self.words, self.telling, strict=True) if tells]
        return tuple(hashed(one, other) for one, other in pairwise(kept))

    @cached_property
    def marks(self) -> frozenset[int]:
        """The runs by which it is found: all but those that are larger than both of their neighbours. Of any two neighbours one
        is a mark, and words cut out of others share a mark with them where they hold two runs (winnowing: Schleimer, Wilkerson
        and Aiken, SIGMOD 2003, with a window of two)."""
        runs = self.runs
        inner = (each for before, each, after in zip(runs, runs[1:], runs[2:], strict=False) if each <= max(before, after))
        return frozenset((*runs[:1], *inner, *runs[-1:]))

    @property
    def key(self) -> str:
        return " ".join(self.words)

    def stretches(self, text: str) -> Iterator[Span]:
        """Where its pieces stand, each with the stop or question mark that ends it."""
        for start, end in zip(self.starts, (*self.starts[1:], len(self.words)), strict=True):
            last = self.spans[end - 1].end
            closing = _CLOSING.match(text, last)
            yield Span(self.spans[start].start, closing.end() if closing else last)

    def pieces(self) -> Iterator[tuple[str, ...]]:
        for start, end in zip(self.starts, (*self.starts[1:], len(self.words)), strict=True):
            yield self.words[start:end]


def hashed(one: str, other: str) -> int:
    """24 bits, signed: SQLite keeps it in 3 bytes."""
    return (zlib.crc32(f"{one} {other}".encode("utf-8", "surrogatepass")) & 0xFFFFFF) - (1 << 23)


def wording(text: str, pieces: Iterable[Span]) -> Wording:
    """The words in these stretches of a text, in order."""
    words: list[str] = []
    spans: list[Span] = []
    starts: list[int] = []
    for piece in pieces:
        found = [Span(*match.span()) for match in _WORD.finditer(text, piece.start, piece.end)]
        if found:
            starts.append(len(words))
            for span in found:
                forms = written_out(form(span.of(text)))
                words += forms
                spans += [span] * len(forms)
    if len(words) > MOST_WORDS:
        starts = [start for start in starts if start < MOST_WORDS]
    return Wording(tuple(words[:MOST_WORDS]), tuple(spans[:MOST_WORDS]), tuple(starts))


@lru_cache(maxsize=_KEPT)
def form(word: str) -> str:
    """A word as it is compared."""
    plain = "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))
    return plain.translate(_CURLY).casefold()


@lru_cache(maxsize=_KEPT)
def written_out(word: str) -> tuple[str, ...]:
    """A word's form, a shortened one as two words."""
    if word in _WHOLE or "'" not in word:
        return _WHOLE.get(word, (word,))
    found = next((each for each in _SHORTENED if word.endswith(each) and len(word) > len(each)), None)
    return (word.removesuffix(found), _SHORTENED[found]) if found else (word,)


def in_marks(text: str) -> list[Span]:
    """Where a text stands in quotation marks."""
    return quotations(text)


def quoted(kind: StatementKind, content: Sequence[Span], quotations: Sequence[Span]) -> list[Span]:
    """The stretches of a statement's content that stand in quotation marks: all of it where it is direct, as the turns of a
    transcript are without marks."""
    if kind == "direct":
        return sorted(content)
    if kind == "indirect":
        return []
    return sorted(
        Span(max(span.start, each.start), min(span.end, each.end)) for span in content for each in touching(quotations, span)
    )
