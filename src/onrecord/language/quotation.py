"""Where a text stands in quotation marks.

News prints them straight, curly, single (British), opened in each paragraph and closed once, or never closed.
The rules are typographic and need no language model; the reader's network takes the result as one of its inputs,
and `kind` (direct, indirect, mixed) follows from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import Span

_DOUBLE = '"“”„«»'
_MARKS = re.compile(r"[\"“”„«»‘’'`]|\n")
_OPENS_BEFORE = " \t\n\r\xa0([{—–-/:;\u2009\u202f…"
_CLOSES_AFTER = " \t\n\r\xa0)]}—–-/:;,.?!…\u2009\u202f*"
MAX_SINGLE = 600  # characters; a straight apostrophe pair further apart than this is no quotation


def quotations(text: str) -> list[Span]:
    """The quoted stretches of `text`, marks included, in order and not overlapping (outermost only).

    A quotation that is still open where its paragraph ends stops there: news opens the next paragraph with a new
    mark when the speech goes on. Inch marks and apostrophes do not open. Single marks count only outside double
    ones and only when closed in the same paragraph.
    """
    found: list[Span] = []
    for start, end in _paragraphs(text):
        found.extend(_in_paragraph(text, start, end))
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"\n", text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    while at < end:
        match = _MARKS.search(text, at, end)
        if match is None:
            return
        mark, here = match.group(), match.start()
        at = here + 1
        if not _opens(text, here, start, end):
            continue
        close = _closing(text, here, end) if mark in _DOUBLE else _closing_single(text, here, end)
        if close is not None:
            yield Span(here, close)
            at = close


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark in "”»":
        return False
    following = text[at + 1] if at + 1 < end else " "
    before = text[at - 1] if at > start else " "
    if mark in "“„«":
        return True
    if mark == "’" or following.isspace():
        return mark == '"' and before.isspace() and not following.isspace()
    return before in _OPENS_BEFORE or before in _DOUBLE


def _closing(text: str, at: int, end: int) -> int | None:
    """Past the mark that closes the double quotation opened at `at`; the paragraph's end where none does."""
    straight = text[at] == '"'
    for here in range(at + 1, end):
        char = text[here]
        if char not in _DOUBLE:
            continue
        if straight and char == '"':
            if not _reopens(text, here, end):
                return here + 1
        elif char in "”»" or (char == '"' and not _reopens(text, here, end)):
            return here + 1
    return end


def _reopens(text: str, at: int, end: int) -> bool:
    """A straight mark with space before and a word after it opens; inside a quotation it is a missed closing."""
    following = text[at + 1] if at + 1 < end else " "
    return text[at - 1].isspace() and (following.isalnum() or following in "‘'[")


def _closing_single(text: str, at: int, end: int) -> int | None:
    closers = "’'" if text[at] in "‘'`" else "'"
    best: int | None = None
    for here in range(at + 2, min(end, at + MAX_SINGLE)):
        if text[here] in _DOUBLE:
            break
        if text[here] not in closers:
            continue
        following = text[here + 1] if here + 1 < end else " "
        if following in _CLOSES_AFTER and not text[here - 1].isspace():
            best = here + 1
            if text[here - 1] in ",.?!" or not _plural_possessive(text, here, end):
                return best
    return best


def _plural_possessive(text: str, at: int, end: int) -> bool:
    """`workers' rights`: an s before, a lower-case word after."""
    following = text[at + 1 : at + 3]
    return text[at - 1] in "sz" and len(following) == 2 and following[0] == " " and following[1].islower()
