"""Events that a text puts on a weekday: "the Harbour Pact summit on Tuesday", "Tuesday's Harbour Pact summit".

An event is told by its words: a name of two words or more, at most one word between, and a noun of happening. Only what was,
for what will be says less of when the article came out. Limits: English; the weekday stands in the same clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.records import Span

REACH: Final = 35  # characters on either side of an event within which its weekday stands
AHEAD: Final = 80  # characters before it that may say that it is yet to come

_WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_NOUNS: Final = (
    "speech address debate summit election vote primary caucus attack shooting massacre bombing hearing conference rally "
    "convention inauguration trial funeral referendum march ceremony visit game testimony raid strike crash ruling forum "
    "protest explosion verdict earthquake storm riot talks concert parade race fire flood match festival launch signing"
).split()
_SAME: Final = {"address": "speech", "caucuse": "caucus"}  # one happening under two nouns
_PART: Final = r"[A-Z][\w’'-]{0,40}"  # bounded: a text of hyphens must not be gone through from each of them
_NAME: Final = rf"{_PART}(?: (?:of|the|for|on|and|de|in) (?:the )?{_PART}| {_PART}){{1,6}}"
_EVENT: Final = re.compile(rf"\b({_NAME})(?:[ -][a-z]+)? ({'|'.join(_NOUNS)}|caucuse)(?:e?s)?\b")
_DAY: Final = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b")
_LEADING: Final = re.compile(
    rf"^(?:(?:[Tt]he|In|At|On|After|And|But|An?|{'|'.join(_WEEKDAYS)})(?:['’]s)? (?:[Nn]ight(?:['’]s)? )?)+"
)
_CLAUSE: Final = re.compile(r"[.;:!?\n,]")
_AHEAD: Final = re.compile(
    r"\b(?:will|would|next|upcoming|scheduled|plans?|planned|set to|ahead of|before|until|expected|due|slated|later this)\b"
)
_LONG_AGO: Final = re.compile(r"\b(?:last week|last month|previous|years?|(?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Event:
    """An event with the weekday that the text gives it, 0 for Monday; `told` are its words and that day, for comparing."""

    told: str
    weekday: int
    span: Span


def events(text: str) -> Iterator[Event]:
    """The events of a text that have a weekday, in order; `span` holds both."""
    for match in _EVENT.finditer(text):
        name = _LEADING.sub("", match[1])
        if " " not in name:
            continue
        before = _CLAUSE.split(text[max(0, match.start() - REACH) : match.start()])[-1]
        after = _CLAUSE.split(text[match.end() : match.end() + REACH])[0]
        window = Span(match.start() - len(before), match.end() + len(after))
        day = _nearest(text, window, Span(*match.span()))
        if day is None or _LONG_AGO.search(window.of(text)) or _ahead(text, match.start(), window.end):
            continue
        weekday = _WEEKDAYS.index(day[1])
        noun = _SAME.get(match[2], match[2])
        span = Span(min(day.start(), match.start()), max(day.end(), match.end()))
        yield Event(f"{name} {noun} {weekday}".casefold().replace("’", "'"), weekday, span)


def _nearest(text: str, window: Span, event: Span) -> re.Match[str] | None:
    """The weekday among the event's own words, else the one behind them, else the one before."""
    found = list(_DAY.finditer(text, window.start, window.end))
    return min(found, key=lambda day: (day.start() < event.start, day.start() >= event.end), default=None)


def _ahead(text: str, start: int, end: int) -> bool:
    sentence = re.split(r"[.!?\n]", text[max(0, start - AHEAD) : start])[-1]
    return bool(_AHEAD.search(sentence + text[start:end]))
