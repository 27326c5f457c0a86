"""Days and weeks told by their place in something longer: "the first Monday of May", "Tuesday of last week", "Friday the 15th".

Each function takes a phrase of its family and gives type and value, or None where the words, after all, are no date.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from onrecord.extract import calendar
from onrecord.extract.tense import leaning
from onrecord.extract.timedays import weekday
from onrecord.extract.timelengths import unit_of
from onrecord.extract.timephrases import Phrase
from onrecord.extract.timesetting import Meaning, Setting, in_part, month_of, ordinal, stated_year, step_of
from onrecord.extract.timewords import WEEKDAYS

REACH: Final = 400  # days to either side in which "Friday the 15th" is sought: every such day comes round within 14 months


def nth_day(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the first Monday of May", "the last Friday of next month"."""
    begun = _begun(phrase, setting)
    number, nth = WEEKDAYS[phrase.form("weekday") or "monday"], _nth(phrase)
    if begun is None or nth > 5:
        return None
    day = calendar.nth_weekday(begun.year, begun.month, number, nth)
    return ("DATE", day.isoformat()) if day.month == begun.month else None


def nth_week(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the first week of October" is the ISO week with its 4th, "the last" the one that most of its last seven days are in;
    so for weekends, days and months: "the last day of 2018"."""
    begun, nth, unit = _begun(phrase, setting), _nth(phrase), phrase.form("unit") or ""
    if begun is None or nth > _MOST.get(unit, 1):
        return None
    if unit not in _MOST:  # "the last hours of 2018": the year alone
        return "DATE", calendar.value(begun, "year" if _of_year(phrase) else "month")
    ends = calendar.shifted(begun, 1, "year" if _of_year(phrase) else "month")
    step = _INTO.get(unit, 0)
    day = calendar.shifted(ends, nth, unit) if nth < 0 and unit in ("day", "month") else None
    if nth < 0 and day is None:
        day = calendar.shifted(ends, -step - 1, "day")
    elif nth > 0:
        day = calendar.shifted(calendar.shifted(begun, nth - 1, "week" if step else unit), step, "day")
    if day is None:
        return None
    value = calendar.value(day, "week" if step else unit)
    return "DATE", f"{value}-WE" if unit == "weekend" else value


_MOST: Final = {"week": 53, "weekend": 53, "day": 366, "month": 12}
_INTO: Final = {"week": 3, "weekend": 3}  # days: a week belongs where its middle is


def _nth(phrase: Phrase) -> int:
    return (
        -1 if phrase.forms[0] == "last" or phrase.forms[1] == "last" else ordinal(phrase.form("nth", "second", "nthday") or "")
    )


def _of_year(phrase: Phrase) -> bool:
    return phrase.form("month", "abbr", "may") is None and not phrase.has("month")


def _begun(phrase: Phrase, setting: Setting) -> dt.date | None:
    """The first day of the month or year that the place is counted in."""
    year, anchor = stated_year(phrase), setting.anchor
    if phrase.form("month", "abbr", "may"):
        return _month_begun(phrase, anchor, int(year) if year else None)
    if year:
        return calendar.date(int(year), 1, 1)
    unit = phrase.forms[-1]
    moved = calendar.shifted(anchor, _step(phrase), unit) if unit in ("month", "year") else None
    return moved.replace(day=1, month=1 if unit == "year" else moved.month) if moved else None


def _step(phrase: Phrase) -> int:
    """That of the unit at the end: the "last" of "the last Friday of next month" is none."""
    before = phrase.forms[-2]
    return -1 if before in ("last", "past", "previous", "preceding") else 1 if before in ("next", "following") else 0


def _month_begun(phrase: Phrase, anchor: dt.date | None, year: int | None) -> dt.date | None:
    if year is None and anchor is not None:
        days = (calendar.date(each, month_of(phrase), 15) for each in calendar.years_around(anchor, 1))
        nearest = calendar.nearest(days, anchor, 90 * leaning(phrase) or -90)
        year = nearest.year if nearest else None
    return calendar.date(year, month_of(phrase), 1) if year else None


def of_week(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "Tuesday of last week", "next week Friday"."""
    number = WEEKDAYS[phrase.form("weekday") or "monday"]
    if unit_of(phrase) != "week":
        return weekday(phrase, setting)
    monday = calendar.weekday(setting.anchor, 1, -1) if setting.anchor else None
    day = calendar.shifted(monday, 7 * step_of(phrase) + number - 1, "day")
    return in_part(phrase, day.isoformat() if day else f"XXXX-WXX-{number}")


def day_named(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "Friday the 15th": the nearest day, in the direction of the words, on which both are true."""
    number, weekday = ordinal(phrase.form("nthday") or ""), WEEKDAYS[phrase.form("weekday") or "monday"]
    if setting.anchor is None:
        return "DATE", f"XXXX-XX-{number:02}"
    around = (calendar.shifted(setting.anchor, step, "day") for step in range(-REACH, REACH))
    fitting = [day for day in around if day is not None and (day.day, day.isoweekday()) == (number, weekday)]
    day = calendar.nearest(fitting, setting.anchor, 30 * leaning(phrase))
    return ("DATE", day.isoformat()) if day else None


def of_month(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the 20th of next month"."""
    if unit_of(phrase) != "month":
        return None
    month, number = setting.now("month", step=step_of(phrase)), ordinal(phrase.form("nthday") or "")
    value = f"{month}-{number:02}"
    return ("DATE", value) if setting.anchor is None or calendar.covered(value) else None
