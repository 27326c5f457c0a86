"""What a date leans on: the article's day, what was last spoken of, and the small words that every family reads."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from onrecord.extract import calendar
from onrecord.extract.timephrases import Phrase
from onrecord.extract.timewords import CARDINALS, KIND, MONTHS, ORDINALS, PARTS
from onrecord.records import DateType

Meaning = tuple[DateType, str]


NEAR: Final = 400  # characters; swept 100-1600 on four folds: see docs
_COARSE: Final = re.compile(r"\d{4}(?:-\d\d)?")
_FINE: Final = {"day": 10, "week": 8, "month": 7, "quarter": 7}  # characters of a value that tells the unit


@dataclass(slots=True)
class Setting:
    """What is known where a date stands: the article's day, and the day, date and quarter last spoken of."""

    anchor: dt.date | None
    day: dt.date | None = None
    last: str | None = None
    quarter: str | None = None
    day_first: bool = False
    place: int = 0

    def heard(self, phrase: Phrase, value: str) -> None:
        """Takes note of a date, for those that lean on it."""
        if phrase.family == "quarter":
            begun = self.anchor is not None and value <= calendar.quarter(self.anchor)
            self.quarter = value if begun else self.quarter
        elif phrase.form("units") == "months":  # after "the nine months", "a year earlier" is no quarter's
            self.quarter = None
        known = calendar.covered(value)
        if known is not None and phrase.family != "compared":
            self.last, self.place = value, phrase.end
            self.day = known[0] if known[0] == known[1] else self.day

    def told(self, phrase: Phrase, unit: str) -> dt.date | None:
        """The first day of the date last spoken of, where it is near and at least as fine as the unit; else the article's.

        "That day" after "in 1845" is no day of 1845.
        """
        if self.last is None or phrase.start - self.place > NEAR or len(self.last) < _FINE.get(unit, 4):
            return self.anchor
        known = calendar.covered(self.last)
        return known[0] if known else self.anchor

    def that_day(self, phrase: Phrase, step: int = 0) -> str:
        """The day spoken of near by, or one from it; with X where only its month or year is known, or nothing stands near."""
        near = self.last if self.last is not None and phrase.start - self.place <= NEAR else ""
        known = calendar.covered(near) if near else None
        if known is not None and known[0] == known[1]:
            return calendar.value(calendar.shifted(known[0], step, "day"), "day")
        coarse = near if _COARSE.fullmatch(near) and not step else ""
        return coarse + "XXXX-XX-XX"[len(coarse) :]

    def now(self, unit: str, *, step: int = 0) -> str:
        """The article's own day, week, month ... or one some steps away."""
        return calendar.value(calendar.shifted(self.anchor, step, unit), unit)


def in_part(phrase: Phrase, day: str) -> Meaning:
    """The day, or its part where the phrase names one."""
    part = phrase.form("part")
    return ("TIME", f"{day}T{PARTS[part]}") if part else ("DATE", day)


def step_of(phrase: Phrase) -> int:
    """-1, 0, +1 for last, this, next."""
    if phrase.form("last", "past") or phrase.has("previous", "preceding"):
        return -1
    return 1 if phrase.form("next", "following") else 0


def month_of(phrase: Phrase) -> int:
    return MONTHS[phrase.form("month", "abbr", "may") or "january"]


def stated_year(phrase: Phrase) -> str | None:
    """The year that the phrase names, in digits or as "nineteen ninety-six"."""
    form = phrase.form("year", "oldyear")
    if form is not None or not phrase.form("teen"):
        return form
    at = phrase.kinds.index(KIND["teen"])
    numbers = [CARDINALS[each] for each in phrase.forms[at:] if each in CARDINALS]
    return f"{numbers[0]}{sum(numbers[1:]):02}" if len(numbers) > 1 and sum(numbers[1:]) < 100 else None


def ordinal(form: str) -> int:
    """The number in "14", "14th", "third" or "three"; 0 where there is none."""
    plain = form.rstrip("stndrh")
    return int(plain) if plain.isdigit() else ORDINALS.get(form, CARDINALS.get(form, 0))
