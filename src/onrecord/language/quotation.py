"""Where a text stands in quotation marks.

News prints them straight, curly, single (British), opened in each paragraph and closed once, or never closed.
The rules are typographic and need no language model; the reader's network takes the result as one of its inputs,
and `kind` (direct, indirect, mixed) follows from it. What counts is written out in docs/extraction.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import Span

_DOUBLE = '"“”„«»'
_MARKS = re.compile(r"[\"“”„«»‘’'`]|\n")
_INNER = re.compile(f"[{_DOUBLE}]")
_CLOSERS = {'"': '"”»', "“": '"”»', "„": '"”“', "«": '"”»', "»": "«"}
_OPENS_BEFORE = " \t\n\r\xa0([{—–-/:;\u2009\u202f…"
_CLOSES_AFTER = " \t\n\r\xa0)]}—–-/:;,.?!…\u2009\u202f*"
_ELISION = re.compile(r"['‘](?:\d0s|em|n['’])(?!\w)")  # "the '90s", "rock 'n' roll"
_FIRST = re.compile(r"\s*(\S)")
MAX_SINGLE = 600  # characters; a straight apostrophe pair further apart than this is no quotation


def quotations(text: str) -> list[Span]:
    """The quoted stretches of `text`, marks included, in order and not overlapping (outermost only).

    A quotation that is still open where its paragraph ends stops there: news opens the next paragraph with a new
    mark when the speech goes on. Inch marks and apostrophes do not open. Single marks count only outside double
    ones and only when closed in the same paragraph, or when the next paragraph opens with the same mark.
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
    first = _FIRST.match(text, end)
    following = first[1] if first else ""
    at = start
    while at < end:
        match = _MARKS.search(text, at, end)
        if match is None:
            return
        mark, here = match.group(), match.start()
        at = here + 1
        if not _opens(text, here, start, end):
            continue
        find = _closing if mark in _DOUBLE else _closing_single
        close = find(text, here, end, goes_on=mark == following)
        if close is not None:
            yield Span(here, close)
            at = close


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    following = text[at + 1] if at + 1 < end else " "
    before = text[at - 1] if at > start else " "
    if mark == "»":  # German books set »so«
        return before in _OPENS_BEFORE and not following.isspace() and text.find("«", at, min(end, at + MAX_SINGLE)) >= 0
    if mark == "”" or _ELISION.match(text, at, end):
        return False
    if mark in "“„«":
        return True
    if mark == "’" or following.isspace():
        return mark == '"' and before.isspace() and not following.isspace()
    return before in _OPENS_BEFORE or before in _DOUBLE or (mark == '"' and before in ",‘'" and following.isalnum())


def _closing(text: str, at: int, end: int, *, goes_on: bool) -> int | None:
    """Past the mark that closes the double quotation opened at `at`; the paragraph's end where none does.

    One that opens inside is closed first, where marks enough follow; where they do not, somebody forgot a closing mark, or
    the speech goes on in the next paragraph.
    """
    closers, depth = _CLOSERS[text[at]], 1
    for match in _INNER.finditer(text, at + 1, end):
        here = match.start()
        if not _closes(text, here, end, closers):
            depth += 1
            continue
        depth -= 1
        more = depth and _INNER.search(text, here + 1, end)
        if not depth or (not more and not goes_on) or (more and not _closes(text, more.start(), end, closers)):
            return here + 1
    return end


def _closes(text: str, at: int, end: int, closers: str) -> bool:
    """A straight mark with space before and a word after it opens; inside a quotation it is a missed closing, or another."""
    if text[at] not in closers:
        return False
    following = text[at + 1] if at + 1 < end else " "
    return text[at] != '"' or not (text[at - 1].isspace() and (following.isalnum() or following in "‘'["))


def _closing_single(text: str, at: int, end: int, *, goes_on: bool) -> int | None:
    """Past the mark that closes the single quotation opened at `at`, double ones within it left aside; None where none does."""
    closers = "’'" if text[at] in "‘'`" else "'"
    limit = end if goes_on else min(end, at + MAX_SINGLE)
    best: int | None = None
    here = at + 1
    while here < limit:
        if text[here] in _DOUBLE:
            here = _past_double(text, here, at, limit)
            continue
        if here > at + 1 and text[here] in closers and _may_close(text, here, end):
            best = here + 1
            if text[here - 1] in ",.?!" or not _plural_possessive(text, here, end):
                return best
        here += 1
    return end if goes_on else best


def _past_double(text: str, here: int, start: int, limit: int) -> int:
    """Past the double quotation that opens at `here`; the limit where none opens or it is not closed: then the single mark
    was an apostrophe."""
    if not _opens(text, here, start, limit):
        return limit
    close = _closing(text, here, limit, goes_on=False) or limit
    return close if text[close - 1] in _CLOSERS[text[here]] and close > here + 1 else limit


def _may_close(text: str, at: int, end: int) -> bool:
    following = text[at + 1] if at + 1 < end else " "
    return following in _CLOSES_AFTER and not text[at - 1].isspace()


def _plural_possessive(text: str, at: int, end: int) -> bool:
    """`workers' rights`: an s before, a lower-case word after."""
    following = text[at + 1 : at + 3]
    return text[at - 1] in "sz" and len(following) == 2 and following[0] == " " and following[1].islower()
