"""Sources where English puts them: behind a quotation and its cue, and behind "by" after a passive cue.

"'How many?' asked Moor" and "that it leaked was confirmed by Moor" name who speaks in the one place where grammar has it. Where
the network left a statement without a source, the name in that place is its source.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.language.reading import Attribution, NamePart, Part, Reading
from onrecord.records import Span

# What may stand between the cue, or its "by", and the name: titles, at most three words of them.
_TITLES = r"(?:the\s+)?(?:[A-Z][\w'’.-]*\s+){0,3}"
_AGENT, _INVERTED = re.compile(rf"\s+by\s+({_TITLES})"), re.compile(rf"\s+({_TITLES})")
_PASSIVE = re.compile(r"\b(?:is|was|were|are|been|being|be)\s+(?:\w+\s+)?\w+(?:ed|en|wn|ld|ght|de|ung)$", re.IGNORECASE)
_FINITE = re.compile(r"\w+(?:s|ed|id|ote|old)$")
_BETWEEN = re.compile(r"[\"”’',?!.»\s]*")


def with_agents(reading: Reading, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """The statements; those without a source with the name that stands in a source's place, if one does."""
    for each in found:
        agent = None if each.sources else _agent(reading, each)
        yield replace(each, sources=(agent,)) if agent else each


def _agent(reading: Reading, each: Attribution) -> Part | None:
    cue = each.cue.span.of(reading.text)
    if _PASSIVE.search(cue):
        return _behind(reading, each, _AGENT)
    return _behind(reading, each, _INVERTED) if _FINITE.fullmatch(cue) and _quoted_before(reading, each) else None


def _behind(reading: Reading, each: Attribution, place: re.Pattern[str]) -> Part | None:
    """The name behind the cue, with the titles before it."""
    text, end = reading.text, each.cue.span.end
    number = bisect_left(reading.names, end, key=lambda name: name.span.start)
    if number == len(reading.names):
        return None
    name = reading.names[number]
    before = place.fullmatch(text, end, name.span.start)
    return _part(name, before.start(1)) if before and "\n" not in before[0] and not _taken(each, name) else None


def _part(name: NamePart, start: int) -> Part:
    return Part(Span(start, name.span.end), name.confidence)


def _taken(each: Attribution, name: NamePart) -> bool:
    return any(part.span.overlaps(name.span) for part in each.contents)


def _quoted_before(reading: Reading, each: Attribution) -> bool:
    """Whether a quotation of the content ends directly before the cue."""
    text, start = reading.text, each.cue.span.start
    last = max((part.span.end for part in each.contents if part.span.end <= start), default=None)
    if last is None or not _BETWEEN.fullmatch(text, last, start):
        return False
    return any(quotation.end <= start and quotation.end >= last - 1 for quotation in reading.quotations)
