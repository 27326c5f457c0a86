"""Days: what "Oct. 26", "Thursday night", "yesterday" and "Easter" mean.

Each function takes a phrase of its family and gives type and value, or None where the words, after all, are no date.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from onrecord.extract import calendar
from onrecord.extract.tense import leaning
from onrecord.extract.timephrases import MONTH_AHEAD, Phrase
from onrecord.extract.timesetting import Meaning, Setting, in_part, month_of, ordinal, stated_year, step_of
from onrecord.extract.timewords import CARDINALS, MONTHS, PARTS, WEEKDAYS

ATTACKS: Final = frozenset(("attack", "attacks", "terror", "terrorist"))  # "the Sept. 11 attacks" are those of 2001
PAPERS: Final = frozenset(
    "times telegraph mirror express mail herald tribune live".split()
)  # "the Sunday Times" is a name; so is "Saturday Night Live"
# Where the middle of the year lies in which a day without a year is sought, in days from the article's, as the words point
# back, nowhere or ahead (-3: surely back). Swept -180 to 150 on four folds of TimeBank and AQUAINT, which are flat between
# -120 and 0 for the first two: taken where "met on 3 March", written in November, is the March before.
DAY_BIAS: Final = {-3: -182, -1: -107, 0: -60, 1: 60}


def iso(phrase: Phrase, setting: Setting) -> Meaning | None:
    value = phrase.forms[0].upper().replace("/", "-")
    if calendar.covered(value[:10]) is None:
        return None
    return ("TIME" if "T" in value else "DATE"), value


def slash(phrase: Phrase, setting: Setting) -> Meaning | None:
    """Day first with dots and where the outlet or the text writes so, else month first, unless only the other is a date; two
    digits are 1950 to 2049."""
    one, other, year = (int(part) for part in re.split("[/.-]", phrase.forms[0]))
    if year < 100:
        year += 1900 if year >= 50 else 2000
    orders = [calendar.date(year, one, other), calendar.date(year, other, one)]
    day = next(filter(None, orders[::-1] if setting.day_first or "." in phrase.forms[0] else orders), None)
    return None if day is None else ("DATE", day.isoformat())


def month_day(phrase: Phrase, setting: Setting) -> Meaning | None:
    value = day_value(phrase, setting, _day_number(phrase))
    return None if value is None else ("DATE", value)


def _day_number(phrase: Phrase) -> int:
    """The day in "14", "14th", "fourteenth" or "twenty-first"."""
    figures, spelled = phrase.form("day", "nthday"), phrase.form("nth", "second")
    if figures or spelled is None:
        return ordinal(figures or "")
    before = phrase.forms[: phrase.forms.index(spelled)]
    tens = next((CARDINALS[form] for form in before if form in CARDINALS), 0)
    return tens + ordinal(spelled) if tens % 10 == 0 and tens <= 30 else 0


def day_value(phrase: Phrase, setting: Setting, number: int) -> str | None:
    """The day of that number in the phrase's month; None where the month has none such."""
    month, year = month_of(phrase), stated_year(phrase) or phrase.year_ahead
    if calendar.date(2000, month, number) is None:
        return None
    if (month, number) == (9, 11) and not ATTACKS.isdisjoint(phrase.after(1)):
        year = year or "2001"
    if year:
        value = f"{year}-{month:02}-{number:02}"
        return value if calendar.covered(value) else None
    day = _day_of_year(phrase, setting.anchor, month, number) if setting.anchor else None
    return day.isoformat() if day else f"XXXX-{month:02}-{number:02}"


def _day_of_year(phrase: Phrase, anchor: dt.date, month: int, number: int) -> dt.date | None:
    """In the year in which the weekday fits, where one is named; else the nearest, in the direction of the words."""
    named = phrase.form("weekday", "wkd") if phrase.family != "clock" else None
    days = [calendar.date(year, month, number) for year in calendar.years_around(anchor, 3 if named else 1)]
    fitting = [day for day in days if named and day is not None and day.isoweekday() == WEEKDAYS[named]]
    return calendar.nearest(fitting or days, anchor, DAY_BIAS[leaning(phrase)])


def day_ahead(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The first day of "from 4 to 22 January": the month stands with the second."""
    words, number = phrase.words, int(phrase.forms[0])
    match = MONTH_AHEAD.match(words.kinds, phrase.last)
    made = month_day(Phrase("day_month", words, phrase.last + 1, match.end()), setting) if match else None
    if made is None:
        return None
    value = f"{made[1][:8]}{number:02}"
    return ("DATE", value) if setting.anchor is None or calendar.covered(value) else None


def day_more(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The second day of "April 24 and 25"."""
    last = phrase.before(3)
    if len(last) < 3 or not ordinal(last[1]) or last[2] not in MONTHS or setting.day is None:
        return None
    value = f"{setting.day.isoformat()[:8]}{int(phrase.forms[0]):02}"
    return ("DATE", value) if calendar.covered(value) else None


def weekday(phrase: Phrase, setting: Setting) -> Meaning | None:
    if not PAPERS.isdisjoint(phrase.after(1)):
        return None
    if phrase.form("each"):
        return "SET", f"XXXX-WXX-{_weekday_number(phrase)}"
    if (phrase.form("part") or "").endswith("s"):  # "on Tuesday nights"
        return weekdays(phrase, setting)
    return in_part(phrase, weekday_value(phrase, setting))


def _weekday_number(phrase: Phrase) -> int:
    return WEEKDAYS[phrase.form("weekday", "wkd", "weekdays") or "monday"]


def weekday_value(phrase: Phrase, setting: Setting) -> str:
    number, step = _weekday_number(phrase), step_of(phrase)
    if setting.anchor is None:
        return f"XXXX-WXX-{number}"
    if phrase.form("this") and not step:
        monday = calendar.weekday(setting.anchor, 1, -1)
        return calendar.value(calendar.shifted(monday, number - 1, "day"), "day")
    anchor = setting.day or setting.anchor if phrase.form("following") else setting.anchor
    return calendar.value(calendar.weekday(anchor, number, 7 * step or leaning(phrase) or -1), "day")


def weekdays(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "Mondays", "Tuesday nights"; a single "Tuesday night" comes here too."""
    part = phrase.form("part") or ""
    if phrase.form("weekdays") or part.endswith("s"):
        return "SET", f"XXXX-WXX-{_weekday_number(phrase)}{f'T{PARTS[part]}' if part else ''}"
    return weekday(phrase, setting)


def today(phrase: Phrase, setting: Setting) -> Meaning | None:
    if phrase.before(1) == ["usa"]:
        return None
    return day_around(phrase, setting)


def day_around(phrase: Phrase, setting: Setting) -> Meaning:
    step = {"yesterday": -1, "tomorrow": 1}.get(phrase.form("today") or "", 0)
    value = setting.now("day", step=step * (2 if phrase.form("since") else 1))  # "the day before yesterday"
    return ("TIME", f"{value}TNI") if phrase.form("tonight") else in_part(phrase, value)


def part(phrase: Phrase, setting: Setting) -> Meaning:
    """ "this morning", "last night"; "that night" and "the next morning" lean on the day last spoken of."""
    letters = PARTS[phrase.form("part") or "night"]
    if phrase.form("each"):
        return "SET", f"XXXX-XX-XXT{letters}"
    if phrase.form("that", "the"):
        day = calendar.shifted(setting.day or setting.anchor, step_of(phrase), "day")
        return "TIME", f"{calendar.value(day, 'day')}T{letters}"
    return "TIME", f"{setting.now('day', step=-1 if phrase.form('last') else 0)}T{letters}"


def holiday(phrase: Phrase, setting: Setting) -> Meaning:
    of, year = calendar.HOLIDAYS[phrase.form("holiday") or "christmas"], phrase.form("year", "oldyear")
    if year is None and setting.anchor is None:
        fixed = {of(each).isoformat()[5:] for each in (2001, 2002)}
        return "DATE", f"XXXX-{fixed.pop()}" if len(fixed) == 1 else "XXXX-XX-XX"
    day: dt.date | None = of(int(year)) if year else None
    if day is None and setting.anchor is not None:
        days = [of(each) for each in calendar.years_around(setting.anchor, 1)]
        if phrase.form("yr"):
            days = [
                of(each) for each in calendar.years_around(setting.anchor, 1) if each - setting.anchor.year == step_of(phrase)
            ]
        day = calendar.nearest(days, setting.anchor, 180 * step_of(phrase) or DAY_BIAS[leaning(phrase)])
    return "DATE", calendar.value(day, "week" if phrase.form("unit") == "week" else "day")


def week_of(phrase: Phrase, setting: Setting) -> Meaning | None:
    made = month_day(phrase, setting)
    known = calendar.covered(made[1]) if made else None
    return ("DATE", calendar.week(known[0])) if known else None
