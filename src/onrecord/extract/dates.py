"""Dates in a text: `dates(reading)` gives a TIMEX3 for each, with the days it covers.

Types and values are ISO-TimeML's as TimeBank uses them (Pustejovsky et al. 2003); rules over closed classes of English words,
in steps: words (timewords.py), phrases (timephrases.py), values (timevalues.py, tense.py, calendar.py). Linear in the text.
Limits: English; ISO weeks; northern seasons; a weekday or a date without a year is placed by the article's date and a few words
around it, not by reading the story; events ("the day after the vote") are no dates.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.extract import calendar
from onrecord.extract.timeorder import day_first
from onrecord.extract.timephrases import Phrase, phrases
from onrecord.extract.timesetting import Meaning, Setting
from onrecord.extract.timevalues import meaning
from onrecord.extract.timewords import stretches, words
from onrecord.language.reading import Reading
from onrecord.language.spans import items_touching
from onrecord.records import Date, Span

_YEAR = 4  # digits
_UP_TO = re.compile(r"\s(?:to|and)\s(?:\d{1,3},\d{3}|\d{5}|\d+(?:\.\d+)?\s(?:million|thousand|billion))")


def dates(reading: Reading, said: Sequence[tuple[Span, dt.date]] = ()) -> tuple[Date, ...]:
    """The dates, times, durations and sets of an article in reading order, none overlapping.

    `first` and `last` are the days that a date or time covers; None for durations, sets and what has unknown places.
    `said` are quoted words, in order, with the day on which they were said: "tomorrow" among them is the day after it. What is
    a date does not depend on that, only its value.
    """
    article, head = reading.article, reading.article.head
    made = []
    for number, (phrase, (kind, value)) in enumerate(_meanings(reading, said), start=1):
        span = Span(phrase.start, phrase.end)
        first, last = (calendar.covered(value) if kind in ("DATE", "TIME") else None) or (None, None)
        made.append(Date(span, kind, value, first, last, span.of(article.text), f"{head.id}.d{number}", head))
    return tuple(made)


def _meanings(reading: Reading, said: Sequence[tuple[Span, dt.date]]) -> Iterator[tuple[Phrase, Meaning]]:
    setting = Setting(reading.article.published, day_first=day_first(reading.article))
    for start, end in stretches(reading.text):
        for phrase in phrases(words(reading.text, start, end)):
            setting.anchor = _day_of(Span(phrase.start, phrase.end), said) or reading.article.published
            found = meaning(phrase, setting)
            span = Span(phrase.start, phrase.end)
            if found is not None and not _in_name(reading, span) and not _counted(reading.text, span):
                yield phrase, found


def _counted(text: str, span: Span) -> bool:
    """Whether four digits are a number beside another that no year is: "from 1500 to 10,000"."""
    bare = span.end - span.start == _YEAR and span.of(text).isdigit()
    return (
        bare
        and _UP_TO.match(text, span.end) is not None
        and text[max(0, span.start - 9) : span.start].rstrip().lower().endswith(("from", "between"))
    )


def _day_of(span: Span, said: Sequence[tuple[Span, dt.date]]) -> dt.date | None:
    at = bisect_right(said, span.start, key=lambda each: each[0].start) - 1
    return said[at][1] if at >= 0 and said[at][0].holds(span) else None


def _in_name(reading: Reading, span: Span) -> bool:
    """Whether the words are only part of somebody's name: "April Miller"."""
    return any(
        name.kind == "person" and name.span.holds(span) and name.span != span for name in items_touching(reading.names, span)
    )
