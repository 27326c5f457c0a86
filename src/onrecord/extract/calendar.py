"""The calendar behind dates: TIMEX3 values of days, weeks and years, the days a value covers, holidays.

Values are ISO-TimeML's (2019-11-14, 2019-W46, 2018-12, 2019, 2019-Q3, 2019-SU, 199 for a decade, 19 for a century); weeks are
ISO 8601's, Monday to Sunday. Seasons are those of the northern hemisphere, of three months each; the winter of a year is the
one that begins in its December. Years are 1 to 9999: what falls outside has no value.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Final

Interval = tuple[dt.date, dt.date]

SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_UNKNOWN: Final = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
_LENGTHS: Final = {"day": 10, "month": 7, "year": 4, "decade": 3, "century": 2}
_VALUE: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?|-W(?P<week>\d\d)(?P<weekend>-WE)?|-Q(?P<quarter>[1-4])"
    r"|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI))?"
    r"|(?P<decade>\d{3})|(?P<century>\d\d)"
)
_WELL_FORMED: Final = re.compile(
    r"[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?)?(?:T(?:[0-2]\d(?::[0-5]\d)?(?::[0-6]\d)?(?:Z|[+-]\d\d:?\d\d)?|MO|MI|AF|EV|NI|DT))?"
    r"|[\dX]{4}-W[\dX]{2}(?:-(?:WE|[1-7]))?(?:T(?:[0-2]\d(?::[0-5]\d)?(?::[0-6]\d)?Z?|MO|MI|AF|EV|NI|DT))?"
    r"|[\dX]{4}-(?:Q[1-4X]|H[12X]|SP|SU|FA|WI)|[\dX]{3}|[\dX]{2}"
    r"|P(?:(?:\d+(?:\.\d+)?|X)(?:Y|Q|M|W|D|E|C|L))+(?:T(?:(?:\d+(?:\.\d+)?|X)[HMS])+)?|PT(?:(?:\d+(?:\.\d+)?|X)[HMS])+|PXX"
    r"|PAST_REF|PRESENT_REF|FUTURE_REF"
)


def well_formed(value: str) -> bool:
    """Whether `value` is a TIMEX3 value as this package gives them."""
    return _WELL_FORMED.fullmatch(value) is not None


def covered(value: str) -> Interval | None:
    """The first and last day of a fully specified date or time; None for all else."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    try:
        return _covered(match)
    except (ValueError, OverflowError):  # a thirteenth month, a week 60, the year 0
        return None


def _covered(match: re.Match[str]) -> Interval:
    if match["decade"]:
        return _years(int(match["decade"]) * 10, 10)
    if match["century"]:
        return _years(int(match["century"]) * 100, 100)
    year = int(match["year"])
    if match["day"]:
        day = dt.date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["week"]:
        monday = dt.date.fromisocalendar(year, int(match["week"]), 1)
        return monday + dt.timedelta(days=5 if match["weekend"] else 0), monday + dt.timedelta(days=6)
    if match["month"]:
        return _months(year, int(match["month"]), 1)
    if match["quarter"]:
        return _months(year, 3 * int(match["quarter"]) - 2, 3)
    if match["half"]:
        return _months(year, 6 * int(match["half"]) - 5, 6)
    return _months(year, SEASONS[match["season"]], 3) if match["season"] else _years(year, 1)


def _years(year: int, count: int) -> Interval:
    return dt.date(max(year, 1), 1, 1), dt.date(year + count - 1, 12, 31)


def _months(year: int, month: int, count: int) -> Interval:
    first = dt.date(year, month, 1)
    return first, _moved(first, count) - dt.timedelta(days=1)


def _moved(day: dt.date, months: int) -> dt.date:
    """The day some months on, held back to the month's last (31 January and a month is 28 February)."""
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    for number in range(day.day, 27, -1):
        try:
            return dt.date(year, month + 1, number)
        except ValueError:
            if not 1 <= year <= 9999:
                raise
    return dt.date(year, month + 1, min(day.day, 28))


def week(day: dt.date) -> str:
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def year(number: int) -> str:
    """The year's value; unknown outside the calendar."""
    return f"{number:04}" if 1 <= number <= 9999 else "XXXX"


def quarter(day: dt.date) -> str:
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def value(day: dt.date | None, unit: str) -> str:
    """The day, week, month, quarter, year, decade or century that holds `day`; with X for what is not known."""
    if day is None:
        return _UNKNOWN[unit]
    if unit in ("week", "quarter"):
        return week(day) if unit == "week" else quarter(day)
    return day.isoformat()[: _LENGTHS[unit]]


def shifted(day: dt.date | None, count: int, unit: str) -> dt.date | None:
    """`day` some units on (back, where negative); None where it is not known or falls outside the calendar."""
    if day is None:
        return None
    try:
        if unit in _DAYS:
            return day + dt.timedelta(days=count * _DAYS[unit])
        return _moved(day, count * _MONTHS[unit])
    except (ValueError, OverflowError):
        return None


_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}


def weekday(day: dt.date, number: int, towards: int) -> dt.date | None:
    """The nearest day with ISO weekday `number`: towards -1 last or the same, +1 next or the same, -7 and 7 never the same."""
    step = (number - day.isoweekday()) % 7
    if towards > 0:
        return shifted(day, step or (7 if towards == 7 else 0), "day")
    return shifted(day, step - 7 if step or towards == -7 else 0, "day")


def date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def nearest(days: Iterable[dt.date | None], anchor: dt.date, bias: int) -> dt.date | None:
    """The day nearest to `anchor`, as if `anchor` lay `bias` days later."""
    known = [each for each in days if each is not None]
    return min(known, key=lambda each: abs((each - anchor).days - bias), default=None)


def years_around(anchor: dt.date, reach: int) -> range:
    """The years from `reach` before the anchor's to `reach` after it, inside the calendar."""
    return range(max(1, anchor.year - reach), min(9999, anchor.year + reach) + 1)


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876; Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + ell - 7 * ((a + 11 * h + 22 * ell) // 451) + 114, 31)
    return dt.date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, day)


def nth_weekday(year: int, month: int, number: int, nth: int) -> dt.date:
    """The nth day of a month with ISO weekday `number`, the last for -1; the fifth may lie in the next month."""
    if nth < 0:
        last = _months(year, month, 1)[1]
        return last - dt.timedelta(days=(last.isoweekday() - number) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(number - first.isoweekday()) % 7 + 7 * (nth - 1))


def _nth(month: int, number: int, nth: int) -> Callable[[int], dt.date]:
    return lambda year: nth_weekday(year, month, number, nth)


def _from_easter(days: int) -> Callable[[int], dt.date]:
    return lambda year: easter(year) + dt.timedelta(days=days)


def _election(year: int) -> dt.date:
    return _nth(11, 1, 1)(year) + dt.timedelta(days=1)


# The main holidays of American and British news with a fixed or computable date; moving ones of other calendars are missed.
HOLIDAYS: Final[dict[str, Callable[[int], dt.date]]] = {
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "new year's": _fixed(1, 1),
    "martin luther king day": _nth(1, 1, 3),
    "martin luther king jr. day": _nth(1, 1, 3),
    "valentine's day": _fixed(2, 14),
    "presidents' day": _nth(2, 1, 3),
    "presidents day": _nth(2, 1, 3),
    "st. patrick's day": _fixed(3, 17),
    "st patrick's day": _fixed(3, 17),
    "saint patrick's day": _fixed(3, 17),
    "mlk day": _nth(1, 1, 3),
    "groundhog day": _fixed(2, 2),
    "mardi gras": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "good friday": _from_easter(-2),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter": _from_easter(0),
    "whit monday": _from_easter(50),
    "april fools' day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "mother's day": _nth(5, 7, 2),
    "father's day": _nth(6, 7, 3),
    "canada day": _fixed(7, 1),
    "may day": _fixed(5, 1),
    "memorial day": _nth(5, 1, -1),
    "juneteenth": _fixed(6, 19),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "july fourth": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(9, 1, 1),
    "columbus day": _nth(10, 1, 2),
    "halloween": _fixed(10, 31),
    "guy fawkes night": _fixed(11, 5),
    "election day": _election,
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "remembrance sunday": _nth(11, 7, 2),
    "thanksgiving day": _nth(11, 4, 4),
    "thanksgiving": _nth(11, 4, 4),
    "black friday": lambda year: nth_weekday(year, 11, 4, 4) + dt.timedelta(days=1),
    "cyber monday": lambda year: nth_weekday(year, 11, 4, 4) + dt.timedelta(days=4),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
}
