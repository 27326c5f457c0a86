"""Weeks to centuries: what "mid-February", "last year", "the third quarter", "a year earlier" and "the 1990s" mean.

Each function takes a phrase of its family and gives type and value, or None where the words, after all, are no date.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from onrecord.extract import calendar
from onrecord.extract.tense import leaning
from onrecord.extract.timelengths import CLOCK_UNITS, count_of, length, lengths, unit_of
from onrecord.extract.timephrases import Phrase
from onrecord.extract.timesetting import Meaning, Setting, month_of, ordinal, stated_year, step_of
from onrecord.extract.timewords import CARDINALS, DECADES, SEASONS, amount

# How many months ahead the next "November" may be, with words that point ahead and without. Swept 5-11 and 0-5 on four folds
# of TimeBank and AQUAINT: flat from 6 to 9 and from 2 to 4.
MONTHS_AHEAD: Final = 9
MONTHS_AHEAD_UNSAID: Final = 2
YEAR_PREPOSITIONS: Final = frozenset(("in", "since", "until", "from", "before", "after", "circa"))
IN_QUARTERS: Final = frozenset(("in", "during", "for", "since", "by"))  # "in Q3"; a bare "Q3" may be a car
BEFORE_YEARS: Final = YEAR_PREPOSITIONS | frozenset(
    "of by to and between during through the this that its his her their our my a early late mid - 's ’s".split()
)
_PLURAL: Final = re.compile(r"[a-z]{3,}s|people|men|women|troops|children")
_AGO_GRAIN: Final = {"week": "day", "fortnight": "day", "decade": "year"}  # "two weeks ago" is a day, "a decade ago" a year


def month(phrase: Phrase, setting: Setting) -> Meaning:
    number, year = month_of(phrase), stated_year(phrase) or phrase.year_ahead
    if year is None and setting.anchor is not None:
        year = _month_year(phrase, setting.anchor, number)
    return "DATE", f"{year or 'XXXX'}-{number:02}"


def _month_year(phrase: Phrase, anchor: dt.date, number: int) -> str:
    step, away = step_of(phrase), number - anchor.month
    if phrase.form("this", "yr"):
        return calendar.year(anchor.year + (step if phrase.form("yr") else 0))
    if step:
        return calendar.year(anchor.year + (away <= 0 if step > 0 else -(away >= 0)))
    ahead = MONTHS_AHEAD if leaning(phrase) > 0 else MONTHS_AHEAD_UNSAID
    return calendar.year(anchor.year - (away > ahead) + (away <= ahead - 12))


_CENTURY = re.compile(r"20\d\d")


def year(phrase: Phrase, setting: Setting) -> Meaning | None:
    form, before = stated_year(phrase), set(phrase.before(1))
    if form is None:
        number = amount(phrase.forms)
        return ("DATE", f"{int(number)}") if number and 1000 <= number < 2200 else None
    ahead = form >= "2050" and (before == {"by"} or (before == {"to"} and any(map(_CENTURY.fullmatch, phrase.before(2)))))
    if phrase.form("oldyear") and before.isdisjoint(YEAR_PREPOSITIONS) and not ahead:
        return None  # a number outside 1900-2049 is a year only after a preposition of time: "by 2050", "2030 to 2060"
    plural = any(map(_PLURAL.fullmatch, phrase.after(1)))
    if len(phrase.forms) == 1 and plural and before.isdisjoint(BEFORE_YEARS):
        return None  # 2000 soldiers
    return "DATE", form


def year_words(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "twenty nineteen", "fifteen ninety-two"; "nineteen ninety-six" is a year's own form already."""
    numbers = [CARDINALS[form] for form in phrase.forms if form in CARDINALS]
    if not 15 <= numbers[0] <= 20 or numbers[1] < 10 or (len(numbers) == 3 and (numbers[1] < 20 or numbers[2] > 9)):
        return None
    return "DATE", f"{numbers[0]}{sum(numbers[1:]):02}"


def decade(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the 1990s", "the '80s", "the nineteen nineties"; a bare "80s" may be somebody's age and is left."""
    spelled = phrase.form("decade")
    if spelled:
        first = CARDINALS.get(phrase.form("cardinal", "teen") or "nineteen", 0)
        return ("DATE", f"{first}{DECADES[spelled] // 10}") if 15 <= first <= 20 else None
    form = phrase.form("decadeday") or ""
    digits = form.strip("'’s")
    if len(digits) == 4:
        return "DATE", digits[:3]
    if len(phrase.forms) == 1 and form[0].isdigit():
        return None
    return "DATE", f"{'20' if digits[0] in '01' else '19'}{digits[0]}"


def century(phrase: Phrase, setting: Setting) -> Meaning | None:
    form = phrase.form("nth", "second", "nthday")
    if form is None:
        return "DATE", setting.now("century", step=step_of(phrase))
    number = ordinal(form)
    return ("DATE", f"{number - 1:02}") if 1 <= number <= 21 else None


def quarter(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the third quarter", "Q3 2019", "H1 2019"; without a year, the last to have begun, or the next where so said."""
    short, year = phrase.form("qn"), phrase.form("year", "oldyear")
    number = int(short[1]) if short else ordinal(phrase.form("nth", "second", "nthday") or "")
    letter = short[0].upper() if short else "Q"
    told = year or phrase.form("yr") or not IN_QUARTERS.isdisjoint(phrase.before(1))
    if not 1 <= number <= (4 if letter == "Q" else 2) or (short and not told):
        return None
    return "DATE", f"{year or _quarter_year(phrase, setting.anchor, number)}-{letter}{number}"


def _quarter_year(phrase: Phrase, anchor: dt.date | None, number: int) -> str:
    if anchor is None:
        return "XXXX"
    if phrase.has("ago", "earlier"):
        return calendar.year(anchor.year - 1)
    if phrase.form("yr"):
        return calendar.year(anchor.year + step_of(phrase))
    begun = (6 if phrase.form("qn") and phrase.has("h1", "h2") else 3) * (number - 1) < anchor.month
    return calendar.year(anchor.year - (not begun and leaning(phrase) <= 0))


def halves(phrase: Phrase, setting: Setting) -> Meaning | None:
    if phrase.form("decadeday"):
        return decade(phrase, setting)
    tail = phrase.forms[phrase.forms.index("of") :]
    year = stated_year(phrase) or setting.now("year", step=("next" in tail) - ("last" in tail))
    return "DATE", f"{year}-H{1 if phrase.has('first') else 2}"


def compared(phrase: Phrase, setting: Setting) -> Meaning:
    """ "a year earlier", "the year-ago period": a year before the quarter last spoken of, else before the article's year."""
    if phrase.form("current", "latest"):
        return "DATE", setting.quarter or setting.now("quarter")
    if phrase.form("units"):
        return length(phrase)
    year = phrase.form("year", "oldyear")
    if setting.quarter:
        return "DATE", f"{year or calendar.year(int(setting.quarter[:4]) - 1)}{setting.quarter[4:]}"
    return "DATE", year or setting.now("year", step=-1)


def season(phrase: Phrase, setting: Setting) -> Meaning:
    letters, year = SEASONS[phrase.form("season", "named") or "summer"], stated_year(phrase)
    if phrase.form("each"):
        return "SET", f"XXXX-{letters}"
    if year is None and setting.anchor is not None:
        year = _season_year(phrase, setting.anchor, calendar.SEASONS[letters])
    return "DATE", f"{year or 'XXXX'}-{letters}"


def _season_year(phrase: Phrase, anchor: dt.date, begins: int) -> str:
    """Amid a season "last" and "next" leave it out; a season that a verb alone places may be the present one."""
    said = step_of(phrase)
    step = said or (0 if phrase.form("this") else leaning(phrase) or -1)
    over = anchor.month >= begins + (3 if said < 0 or (step > 0 and not said) else 0)
    move = -(not over) if step < 0 else over if step > 0 else 0
    return calendar.year(anchor.year + move)


def unit(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "last week", "this year", "the following month", "that day"; "the latest quarter" is the one last spoken of."""
    name, step = unit_of(phrase), step_of(phrase)
    leans = phrase.form("that", "following") and not phrase.has("previous", "preceding")
    if phrase.forms[:2] == ["the", "next"] or phrase.forms[:2] == ["the", "coming"]:
        return length(phrase) if name != "day" else ("DATE", _next_day(phrase, setting))
    if name == "day" and leans:
        return "DATE", setting.that_day(phrase, step)
    anchor = setting.told(phrase, name) if leans else setting.anchor
    step = 2 if phrase.form("since") else step  # "the week after next"
    if name == "weekend":
        step = -1 if phrase.form("this") and leaning(phrase) < 0 else step  # "wrote this weekend", on a Monday
        return "DATE", f"{calendar.value(calendar.shifted(anchor, step, 'week'), 'week')}-WE"
    if name == "quarter" and setting.quarter and phrase.form("latest"):
        return "DATE", setting.quarter
    if name in CLOCK_UNITS or name == "fortnight" or (name == "day" and phrase.form("this")):
        return None
    return "DATE", calendar.value(calendar.shifted(anchor, step, name), name)


def _next_day(phrase: Phrase, setting: Setting) -> str:
    """The day after the one spoken of near by; tomorrow where none is and the words point ahead."""
    told = setting.that_day(phrase, 1)
    return setting.now("day", step=1) if told.startswith("XXXX") and leaning(phrase) > 0 else told


def the_unit(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the year", "the quarter", "the weekend", of which there is one to speak of; "the day" and "the hour" are none."""
    name = unit_of(phrase)
    if name == "year" and not {"ended", "ending"}.isdisjoint(phrase.after(1)):
        return "DURATION", "P1Y"
    if name == "quarter":
        return "DATE", setting.quarter or setting.now("quarter")
    if name == "weekend":
        return "DATE", f"{setting.now('week', step=0 if leaning(phrase) > 0 else -1)}-WE"
    return ("DATE", setting.now(name)) if name in ("year", "week", "month") else None


def whole(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the full year", "the entire week" is the one spoken of; "the whole day" a length."""
    name = unit_of(phrase)
    if name not in ("year", "quarter", "month", "week"):
        return length(phrase)
    return "DATE", calendar.value(setting.told(phrase, name), name)


def edge(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "year-end", "the end of the month": the whole year or month, as TIMEX3 gives it (its mod says which part)."""
    name = unit_of(phrase)
    if name in CLOCK_UNITS:
        return None
    if phrase.forms[:2] == ["year", "-"]:  # the day on which accounts are closed
        return "DATE", f"{setting.now('year', step=-(phrase.before(1) == ['since']))}-12-31"
    if name == "weekend":
        return "DATE", f"{setting.now('week', step=step_of(phrase))}-WE"
    return "DATE", setting.now("week" if name == "fortnight" else name, step=step_of(phrase))


def ago(phrase: Phrase, setting: Setting) -> Meaning:
    """ "five months ago" is that month, "two years ago" that year, "ten days ago" that day, "hours ago" the past."""
    name, count = unit_of(phrase), count_of(phrase)
    name = "year" if name in SEASONS else name  # "two winters ago"
    ahead = phrase.form("hence", "since") is not None
    if len(lengths(phrase)) > 1:
        return _several_ago(phrase, setting)
    if count is None or name in CLOCK_UNITS:
        return "DATE", "FUTURE_REF" if ahead else "PAST_REF"
    if name == "year" and count == 1 and setting.quarter and not ahead:
        return compared(phrase, setting)
    if name == "year" and count % 1:
        name, count = "month", 12 * count
    day = calendar.shifted(setting.anchor, int(count) if ahead else -int(count), "week" if name == "weekend" else name)
    if day is None and setting.anchor is not None:
        return "DATE", "FUTURE_REF" if ahead else "PAST_REF"
    return "DATE", calendar.value(day, _AGO_GRAIN.get(name, "week" if name == "weekend" else name))


def _several_ago(phrase: Phrase, setting: Setting) -> Meaning:
    """ "two years and three months ago" is that month; with days or weeks it is a day."""
    day, parts = setting.anchor, lengths(phrase)
    for count, unit in parts:
        day = calendar.shifted(day, -int(count), unit)
    if setting.anchor is not None and day is None:
        return "DATE", "PAST_REF"
    exact = not {"day", "week", "fortnight"}.isdisjoint(unit for _, unit in parts)
    return "DATE", calendar.value(day, "day" if exact else "month")


def earlier(phrase: Phrase, setting: Setting) -> Meaning:
    return compared(phrase, setting) if unit_of(phrase) == "year" else length(phrase)
