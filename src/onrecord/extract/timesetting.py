"""What a date leans on: the article's day, what was last spoken of, and the small words that every family reads."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onrecord.extract import calendar
from onrecord.extract.timephrases import Phrase
from onrecord.extract.timewords import CARDINALS, KIND, MONTHS, ORDINALS
from onrecord.records import DateType

Meaning = tuple[DateType, str]


@dataclass(slots=True)
class Setting:
    """What is known where a date stands: the article's day, and the day, date and quarter last spoken of."""

    anchor: dt.date | None
    day: dt.date | None = None
    last: str | None = None
    quarter: str | None = None

    def heard(self, phrase: Phrase, value: str) -> None:
        """Takes note of a date, for those that lean on it."""
        if phrase.family == "quarter":
            begun = self.anchor is not None and value <= calendar.quarter(self.anchor)
            self.quarter = value if begun else self.quarter
        elif phrase.form("units") == "months":  # after "the nine months", "a year earlier" is no quarter's
            self.quarter = None
        known = calendar.covered(value)
        if known is not None and phrase.family != "compared":
            self.last = value
            self.day = known[0] if known[0] == known[1] else self.day

    @property
    def told(self) -> dt.date | None:
        """The first day of the date last spoken of, else the article's."""
        known = calendar.covered(self.last) if self.last else None
        return known[0] if known else self.anchor

    def now(self, unit: str, *, step: int = 0) -> str:
        """The article's own day, week, month ... or one some steps away."""
        return calendar.value(calendar.shifted(self.anchor, step, unit), unit)


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
