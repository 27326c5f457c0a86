"""When an article without a date came out, as far as its own words tie it down: `publication(text)`.

Three kinds of words do, in this order. A *stamp*: a line among the first or last that is a full date, perhaps labelled
("Updated 3 May 2018, 10:00") or a dateline ("LONDON, May 3, 2018 -"). Else the latest full date of the text, where it signs a
post that the article shows ("(@name) May 3, 2018") or stands with its weekday ("Thursday, May 3, 2018"): reports print such
dates of what has just been. Every other date says only that the article is younger, and most articles that name a year name
an old one, so they give nothing: wrong is worse than unknown. Today's date plays no part. Limits: English; a day without its
year ties nothing down; what other articles of a record could tell is not asked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.extract import calendar
from onrecord.extract.tense import leaning
from onrecord.extract.timephrases import Phrase, phrases
from onrecord.extract.timesetting import Setting
from onrecord.extract.timevalues import meaning
from onrecord.extract.timewords import stretches, words
from onrecord.records import Dating, Span

# Days before and after the date that the article came out in, and the share of articles for which that held: measured on 3,000
# dated articles of many outlets, every second one of news/mixed (six stamps only; of Wikinews' 117 date lines 116 held). Photo
# captions were tried and left out: 80 % within a month.
STAMP: Final = (1, 1, 0.9)
POST: Final = (1, 7, 0.92)
WEEKDAY: Final = (1, 7, 0.91)
AGREED: Final = 7  # days between stamps that may be one article's: posted, then updated
TOP: Final = 6  # lines, not counting blank ones, among which a stamp stands at the start ...
BOTTOM: Final = 2  # ... and at the end
LINE: Final = 120  # characters of a line that can be a stamp's
AROUND: Final = 60  # characters looked at on either side of a date

_DAYS: Final = frozenset(("iso", "slash", "month_day", "day_month", "clock"))
_LABEL: Final = frozenset(
    "first last originally published posted updated modified issued released filed date dateline at on by am pm a m p".split()
)
_DIGITS: Final = re.compile(r"(?<!\d)(?:\d{4}(?!\d)|\d{1,2}[/.-]\d{1,2}[/.-]\d)")
_ZONE: Final = re.compile(r"[A-Z]{2,4}")
_WORD: Final = re.compile(r"[^\W\d_]+")
_DATELINE_BEFORE: Final = re.compile(r"\s?[A-Z][A-Z .'’-]{2,40}(?:, [A-Z][\w. ]{1,20})?(?:\([\w ]{2,20}\))?[, ]*")
_DATELINE_AFTER: Final = re.compile(r" ?(?:\([\w /]{2,20}\) ?)?[-–—:]")
_SIGNED: Final = re.compile(r"\(@\w{1,30}\)\s*$")
_OLD: Final = re.compile(r"\b(?:files?|archives?|anniversary|originally|first appeared|first published)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """A full date of the text, its year given."""

    day: dt.date
    phrase: Phrase

    @property
    def span(self) -> Span:
        return Span(self.phrase.start, self.phrase.end)


def publication(text: str) -> Dating | None:
    """The days between which the text came out, with the words it rests on; None where nothing ties it down well enough."""
    told, latest_year = _read(text)
    stamps = [each for each in told if _stamped(text, each)]
    if stamps:
        return _between(stamps) if _agree(stamps) else None
    past = [each for each in told if leaning(each.phrase) <= 0]
    last = max(past, key=lambda each: each.day, default=None)
    if last is None or last.day.year < latest_year:
        return None
    around = _before(text, last.span), text[last.span.end : last.span.end + AROUND]
    if _OLD.search("\n".join(around)):
        return None
    if _SIGNED.search(around[0]):
        return _around(last, POST)
    return _around(last, WEEKDAY) if last.phrase.form("weekday", "wkd") else None


def _read(text: str) -> tuple[list[_Told], int]:
    """The full dates of a text, and the latest year that it names."""
    setting, told, latest = Setting(None), [], 0
    for start, end in _with_digits(text):
        for phrase in phrases(words(text, start, end)):
            found = meaning(phrase, setting) if phrase.form("year", "iso", "slash") else None
            days = calendar.covered(found[1][:10]) if found is not None and found[0] in ("DATE", "TIME") else None
            if days is None:
                continue
            latest = max(latest, days[0].year)
            if days[0] == days[1] and phrase.family in _DAYS:
                told.append(_Told(days[0], phrase))
    return told, latest


def _with_digits(text: str) -> Iterator[tuple[int, int]]:
    """The lines in which a year or a date in digits stands, with the line before: half-open ranges, none twice."""
    for start, end in stretches(text):
        until = start
        for match in _DIGITS.finditer(text, start, end):
            if match.start() < until:
                continue
            line = max(text.rfind("\n", start, match.start()), 0)
            first = max(until, text.rfind("\n", start, line) + 1)
            following = text.find("\n", match.end(), end)
            until = following if following >= 0 else end
            yield first, until


def _stamped(text: str, told: _Told) -> bool:
    """Whether the date, with label and hour, is all of a line near the start or the end, or makes a dateline."""
    start = text.rfind("\n", max(0, told.span.start - LINE), told.span.start) + 1
    if told.span.start - start > LINE or not _near_edge(text, start, told.span.end):
        return False
    end = text.find("\n", told.span.end, told.span.end + LINE)
    before, after = text[start : told.span.start], text[told.span.end : end if end >= 0 else told.span.end + LINE]
    if _DATELINE_BEFORE.fullmatch(before) and _DATELINE_AFTER.match(after):
        return True
    return all(word.lower() in _LABEL or _ZONE.fullmatch(word) for word in _WORD.findall(before + after))


def _near_edge(text: str, start: int, end: int) -> bool:
    room = LINE * 20
    above = sum(1 for line in text[:start].split("\n") if line.strip()) if start < room else TOP
    below = sum(1 for line in text[end:].split("\n")[1:] if line.strip()) if len(text) - end < room else BOTTOM
    return above < TOP or below < BOTTOM


def _before(text: str, span: Span) -> str:
    return text[max(0, span.start - AROUND) : span.start]


def _agree(stamps: Sequence[_Told]) -> bool:
    days = [each.day for each in stamps]
    return (max(days) - min(days)).days <= AGREED


def _between(stamps: Sequence[_Told]) -> Dating | None:
    days = [each.day for each in stamps]
    first, last = calendar.shifted(min(days), -STAMP[0], "day"), calendar.shifted(max(days), STAMP[1], "day")
    return Dating(first, last, STAMP[2], tuple(each.span for each in stamps)) if first and last else None


def _around(told: _Told, reach: tuple[int, int, float]) -> Dating | None:
    first, last = calendar.shifted(told.day, -reach[0], "day"), calendar.shifted(told.day, reach[1], "day")
    return Dating(first, last, reach[2], (told.span,)) if first and last else None
