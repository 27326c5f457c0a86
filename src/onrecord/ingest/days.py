"""A day as metadata write it: ISO 8601, RFC 5322 and the usual forms of English-language newsrooms, read strictly.

Only whole days are read ("November 2019" is none), in the time zone in which they are written. Where day and month
could change places (1/4/19) the month comes first, as in the US, and the day is marked as not sure.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
CENTURY = 69  # two-digit years: 69-99 are 19xx, 00-68 are 20xx, as POSIX strptime has it
LONGEST_ADDRESS = 1000  # characters
LONGEST = 80  # characters; no day is longer, with its weekday, time and zone

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTH = rf"(?P<name>{'|'.join(month if len(month) < 4 else f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)}|sept)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ZONE = r"(?:\s?(?:z|utc|gmt|[a-z]{2,4}|[+-]\d{2}:?\d{2})(?:\s\([a-z ]+\))?)?"
_TIME = rf"(?:(?:,?\s+(?:at\s+)?|t)\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}}(?:[.,]\d{{1,9}})?)?\s?(?:[ap]\.?m\.?)?{_ZONE})?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        r"(?P<year>\d{4})(?P<gap>[-/.])(?P<month>\d{1,2})(?P=gap)(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
        rf"{_WEEKDAY}{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+(?P<year>\d{{4}})(?!\d)",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})(?!\d)",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)",
        r"(?P<first>\d{1,2})(?P<gap>[/-])(?P<second>\d{1,2})(?P=gap)(?P<year>\d{4}|\d{2})(?!\d)",
    )
)
_IN_ADDRESS = re.compile(
    r"^https?://[^/?#]+/(?:[^?#]*/)?(?:((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?=[/?#]|$)|((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d))",
    re.ASCII,
)
_CLOCK = re.compile(_TIME, re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was read; not `sure` where day and month could change places."""

    date: dt.date
    sure: bool = True


def whole(text: str) -> Day | None:
    """The day that is all of the text, perhaps with a time of day behind it; else None."""
    found = beginning(text.strip())
    return found[0] if found and found[1] == len(text.strip()) else None


def beginning(text: str) -> tuple[Day, int] | None:
    """The day with which the text begins, and where it (and a time of day) ends; else None."""
    for form in _FORMS:
        match = form.match(text[:LONGEST])
        day = _day(match.groupdict()) if match else None
        if match and day:
            clock = _CLOCK.match(text[:LONGEST], match.end())
            return day, clock.end() if clock else match.end()
    return None


def of_address(url: str) -> dt.date | None:
    """The day in a web address ("/2019/11/15/...", "/2019-11-15-..."), as newsrooms put it there; None where it has none.

    It is the day of publication or one beside it: a paper puts there the day that it prints on.
    """
    match = _IN_ADDRESS.search(url[:LONGEST_ADDRESS])
    return _date(*(int(part) for part in match.groups() if part)) if match else None


def _day(parts: dict[str, str | None]) -> Day | None:
    year = _year(parts["year"] or "")
    if parts.get("first"):
        return _either_order(year, int(parts["first"] or 0), int(parts["second"] or 0))
    name = parts.get("name")
    month = _month(name) if name else int(parts["month"] or 0)
    date = _date(year, month, int(parts["day"] or 0))
    return Day(date) if date else None


def _either_order(year: int, first: int, second: int) -> Day | None:
    month_first, day_first = _date(year, first, second), _date(year, second, first)
    date = month_first or day_first
    return Day(date, sure=not (month_first and day_first) or first == second) if date else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:  # 31 November: not a day, so not read
        return None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= CENTURY else 2000)


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3] == name[:3].lower())
