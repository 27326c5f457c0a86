"""Text as the network reads it: word pieces with what lower-casing and splitting took away.

The encoder's vocabulary (30,522 word pieces, Devlin et al. 2019) is lower-cased and drops white space, so each piece
carries three more inputs: its case, what stood before it, and whether it is quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.language.quotation import quotations

LOWER, TITLE, UPPER, OTHER = range(4)
GLUED, SPACED, PARAGRAPH = range(3)
CLS, SEP, PAD = 101, 102, 0
WINDOW = 256  # pieces a window, [CLS] and [SEP] among them; 128 loses a point of linked F1 and gains a fifth in speed

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The word pieces of one text, all arrays of one length n.

    `start` and `end` are offsets in code points of the text; `paragraph` numbers the paragraphs from 0. `wordlike` is
    true where a piece is letters or digits: such pieces side by side are one word.
    """

    ids: Ints
    start: Ints
    end: Ints
    case: Ints
    gap: Ints
    quoted: Ints
    paragraph: Ints
    wordlike: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)


@cache
def tokenizer() -> Tokenizer:
    """The word-piece tokenizer that ships beside the model."""
    path = files("onrecord.models").joinpath("tokenizer.json")
    made = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    made.no_truncation()
    made.no_padding()
    return made


def pieces(text: str) -> Pieces:
    """`text` as word pieces with their features; linear in its length."""
    encoding: Any = tokenizer().encode(text, add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    start, end = offsets[:, 0], offsets[:, 1]
    breaks = np.array([match.start() for match in re.finditer("\n", text)], dtype=np.int64)
    line = np.searchsorted(breaks, start)
    _, paragraph = np.unique(line, return_inverse=True)
    written = [text[s:e] for s, e in offsets.tolist()]
    case = {word: _case(word) for word in set(written)}
    return Pieces(
        ids=ids,
        start=start,
        end=end,
        case=np.array([case[word] for word in written], dtype=np.int64),
        gap=_gaps(start, end, line),
        quoted=_quoted(text, start),
        paragraph=paragraph.astype(np.int64),
        wordlike=np.array([word[:1].isalnum() for word in written], dtype=np.bool_),
    )


def _case(word: str) -> int:
    if word.islower() or not word[:1].isalpha():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    return TITLE if word[:1].isupper() else OTHER


def _gaps(start: Ints, end: Ints, line: Ints) -> Ints:
    gap = np.full(len(start), PARAGRAPH, dtype=np.int64)
    gap[1:] = np.where(start[1:] > end[:-1], SPACED, GLUED)
    gap[1:][line[1:] != line[:-1]] = PARAGRAPH
    return gap


def _quoted(text: str, start: Ints) -> Ints:
    inside = np.zeros(len(start), dtype=np.int64)
    for span in quotations(text):
        inside[np.searchsorted(start, span.start) : np.searchsorted(start, span.end)] = 1
    return inside


def first_of_word(read: Pieces) -> NDArray[np.bool_]:
    """True where a piece begins a word, false where letters or digits go on with the piece before and nothing between."""
    goes_on = (read.gap == GLUED) & read.wordlike
    goes_on[1:] &= read.wordlike[:-1]
    goes_on[:1] = False
    return np.asarray(~goes_on)


def taken(read: Pieces, index: Ints) -> Pieces:
    """The pieces at `index`, ascending, as a text of their own in one paragraph: quoted only where but a part of it is."""
    gap, quoted = read.gap[index], read.quoted[index]
    gap[1:][np.diff(index) != 1] = SPACED
    gap[:1] = PARAGRAPH
    if quoted[read.wordlike[index]].all():
        quoted[:] = 0
    return Pieces(
        ids=read.ids[index],
        start=read.start[index],
        end=read.end[index],
        case=read.case[index],
        gap=gap,
        quoted=quoted,
        paragraph=np.zeros_like(index),
        wordlike=read.wordlike[index],
    )


def windows(read: Pieces, size: int = WINDOW) -> list[tuple[int, int]]:
    """Half-open ranges of pieces, each at most `size` - 2 long: whole paragraphs as far as they fit.

    A paragraph longer than a window is cut after a full stop in the window's second half, else at a word.
    """
    room = size - 2
    if not len(read):
        return []
    firsts = np.flatnonzero(np.r_[True, read.paragraph[1:] != read.paragraph[:-1]])
    bounds = [*firsts.tolist(), len(read)]
    made: list[tuple[int, int]] = []
    start = 0
    for end, following in zip(bounds[1:], [*bounds[2:], None], strict=False):
        while end - start > room:
            cut = _cut(read, start, room)
            made.append((start, cut))
            start = cut
        if following is None or following - start > room:
            made.append((start, end))
            start = end
    return made


def _cut(read: Pieces, start: int, room: int) -> int:
    stop = tokenizer().token_to_id(".")
    for at in range(start + room, start + room // 2, -1):
        if read.ids[at - 1] == stop and read.gap[at] != GLUED:
            return at
    for at in range(start + room, start + room // 2, -1):
        if read.gap[at] != GLUED:
            return at
    return start + room
