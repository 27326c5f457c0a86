"""By what articles of one time know one another: `traces(text)`.

Three kinds. Of what stands in *quotation* marks: runs of eight words, chosen by winnowing (Schleimer, Wilkerson and Aiken,
SIGMOD 2003), so that articles that quote the same choose the same. Of the *copy*: the few runs of the whole text with the
smallest numbers (bottom-k sketch; Broder 1997), of which near copies share half. Of *events*: a name with a noun of happening
and the weekday on which it was (link.datingevents). Words are compared without case and punctuation; a run is kept as 32 bits.

A quotation is `old` where the words around it say so: by a year, a month, "years ago". Limits: English; two articles that share
words of a quotation choose the same run where they share 14 words or more, and of only eight words in a quarter of cases.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal
from zlib import crc32

from onrecord.language.quotation import quotations
from onrecord.link.datingevents import events
from onrecord.records import Span

TraceKind = Literal["quotation", "copy", "event"]

RUN: Final = 8  # words; shorter runs are sayings as often as quotations
WINDOW: Final = 7  # runs of a quotation of which the one with the smallest number is chosen
SKETCH: Final = 6  # runs of the whole text
SHORTEST: Final = 60  # words of a text that can be told to be a copy
MOST: Final = 200  # runs of quotations of one article: a transcript must not fill the index
BEFORE, AFTER = 200, 150  # characters around a quotation in its paragraph that may call it old

_WORDS: Final = re.compile(r"\w+(?:['’]\w+)?")
_PRIME: Final = (1 << 61) - 1
_BASE: Final = 0x1B873593CC9E2D51 % _PRIME
_LEAVING: Final = pow(_BASE, RUN, _PRIME)
_MIXING: Final = 0x1E3779B97F4A7C15 % _PRIME
_COPIED: Final = 0x5BD1E995  # tells a run of the sketch from the same run of a quotation
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_OLD: Final = re.compile(
    rf"\b(?:(?:19|20)\d\d|last (?:year|month|week|summer|fall|autumn|spring|winter|(?i:{_MONTHS}))"
    rf"|(?:years?|months?|decades?) (?:ago|earlier|later|before)|once|famously"
    rf"|(?:[Ii]n|[Oo]n|[Ss]ince) (?:{_MONTHS}|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.))(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Trace:
    """Words as a number that is the same wherever they stand. `part` tells the quotations of an article apart; `weekday`, 0 for
    Monday, is when an event was; `old` a quotation that the words around it call so."""

    kind: TraceKind
    number: int
    span: Span
    part: int = 0
    weekday: int | None = None
    old: bool = False


_Word = tuple[str, int, int]  # its form, start and end


def traces(text: str) -> tuple[Trace, ...]:
    """The traces of a text, those of quotations first, in reading order; a number may come twice."""
    words = [(match[0].casefold().replace("’", "'"), match.start(), match.end()) for match in _WORDS.finditer(text)]
    runs = _numbers(form for form, _, _ in words)
    told = [Trace("event", _number(each.told), each.span, weekday=each.weekday) for each in events(text)]
    return (*_quoted(text, words, runs), *_sketch(words, runs), *told)


def _quoted(text: str, words: Sequence[_Word], runs: Sequence[int]) -> Iterator[Trace]:
    found: list[Trace] = []
    at = 0
    for part, quotation in enumerate(quotations(text)):
        while at < len(words) and words[at][1] < quotation.start:
            at += 1
        first = at
        while at < len(words) and words[at][2] <= quotation.end:
            at += 1
        chosen = _winnowed(runs, first, at - RUN + 1)
        if chosen:
            old = _old(text, quotation)
            found += (Trace("quotation", runs[each], _span(words, each), part, old=old) for each in chosen)
    if len(found) > MOST:
        least = sorted({each.number for each in found})[:MOST]
        found = [each for each in found if each.number <= least[-1]]
    yield from found


def _winnowed(runs: Sequence[int], first: int, last: int) -> list[int]:
    """Of each window of the runs from `first` to `last` the place of the one with the smallest number, the last of equals."""
    windows = range(first, max(first + 1, last - WINDOW + 1)) if last > first else ()
    chosen = (min(range(at, min(at + WINDOW, last)), key=lambda each: (runs[each], -each)) for at in windows)
    return list(dict.fromkeys(chosen))


def _sketch(words: Sequence[_Word], runs: Sequence[int]) -> Iterator[Trace]:
    if len(words) >= SHORTEST:
        first = {run ^ _COPIED: at for at, run in reversed(list(enumerate(runs)))}
        yield from (Trace("copy", number, _span(words, first[number])) for number in heapq.nsmallest(SKETCH, first))


def _span(words: Sequence[_Word], at: int) -> Span:
    return Span(words[at][1], words[at + RUN - 1][2])


def _numbers(forms: Iterable[str]) -> list[int]:
    """The number of the run that begins at each word, by a rolling hash (Karp and Rabin 1987): a run costs what a word does."""
    values: list[int] = []
    made: list[int] = []
    total = 0
    for at, form in enumerate(forms):
        values.append(crc32(form.encode("utf-8", "surrogatepass")))
        total = total * _BASE + values[at]
        if at >= RUN:
            total -= values[at - RUN] * _LEAVING
        total %= _PRIME
        if at >= RUN - 1:
            made.append(_bits(total))
    return made


def _bits(value: int) -> int:
    """32 bits, signed: SQLite keeps it in 4 bytes."""
    return (value * _MIXING % _PRIME >> 29) - (1 << 31)


def _number(words: str) -> int:
    return _bits(crc32(words.encode("utf-8", "surrogatepass")) * _BASE)


def _old(text: str, quotation: Span) -> bool:
    reach = max(0, quotation.start - BEFORE)
    start = max(text.rfind("\n", reach, quotation.start) + 1, reach)
    end = text.find("\n", quotation.end, quotation.end + AFTER)
    after = text[quotation.end : end if end >= 0 else quotation.end + AFTER]
    return bool(_OLD.search(f"{text[start : quotation.start]}\n{after}"))
