"""Hours: what "10 p.m. yesterday", "half past eight" and "Monday night at 9" mean.

An hour without a.m. or p.m. is taken as it stands on a clock of 24 hours, unless a part of the day says which half it is in.
"""

from __future__ import annotations

from typing import Final

from onrecord.extract import calendar
from onrecord.extract.timedays import day_around, day_value, weekday_value
from onrecord.extract.timephrases import Phrase
from onrecord.extract.timesetting import Meaning, Setting, ordinal
from onrecord.extract.timewords import CARDINALS, KIND, MONTHS, PARTS, PLURALS, WEEKDAYS

BEFORE_HOURS: Final = frozenset("at by from until till around about before after since to between".split())
LATE: Final = frozenset(("AF", "EV", "NI"))
_UNITS: Final = frozenset(PLURALS) - {"minutes", "mins", "min"}
_NUMBERS: Final = frozenset((KIND["day"], KIND["cardinal"]))


def clock(phrase: Phrase, setting: Setting) -> Meaning | None:
    """An hour; bare figures (14:30) only after a preposition, since scores and verses look the same."""
    spoken = phrase.form("past", "to") is not None
    told = _spoken(phrase) if spoken else _told(phrase)
    bare = len(phrase.forms) == 1 and phrase.form("clock") is not None
    if told is None or (bare and BEFORE_HOURS.isdisjoint(phrase.before(1))):
        return None
    hour, rest = told
    universal = "Z" if phrase.form("tz") in ("utc", "gmt") else ""
    return "TIME", f"{_day(phrase, setting)}T{_half(phrase, hour):02}:{rest}{universal}"


def repeated(phrase: Phrase) -> Meaning | None:
    """ "9 a.m. every Sunday", "every night at 9"; None where the phrase has no hour or is no set."""
    told = _told(phrase) if phrase.form("clock", "day", "noon", "ampm") else None
    if told is None:
        return None
    weekday = phrase.form("weekday", "weekdays")
    return "SET", f"XXXX-{f'WXX-{WEEKDAYS[weekday]}' if weekday else 'XX-XX'}T{_half(phrase, told[0]):02}:{told[1]}"


def _told(phrase: Phrase) -> tuple[int, str] | None:
    """The hour, and its minutes and seconds, as figures or words give them: 10:30, noon, eight, seven thirty."""
    named = phrase.form("noon")
    if named is not None:
        return (0 if named == "midnight" else 12), "00"
    numbers = [_number(form) for form, kind in zip(phrase.forms, phrase.kinds, strict=True) if kind in _NUMBERS]
    parts = (phrase.form("clock") or "").replace(".", ":").split(":")
    if parts[0]:
        hour, minutes = int(parts[0]), [int(part) for part in parts[1:]]
    else:
        hour, minutes = numbers[0], [sum(numbers[1:])] if phrase.form("cardinal") and not phrase.form("month") else []
    if hour > 23 or any(part > 59 for part in minutes):
        return None
    return hour, ":".join(f"{part:02}" for part in minutes or [0])


def _spoken(phrase: Phrase) -> tuple[int, str] | None:
    """ "half past eight", "ten minutes to six"; None where no hour is told in that way."""
    at = next((at for at, form in enumerate(phrase.forms) if form in ("past", "to")), 0)
    if not at:
        return None
    before, after = phrase.forms[:at], phrase.forms[at + 1 :]
    if not _UNITS.isdisjoint(before):
        return None
    minutes = 30 if "half" in before else 15 if "quarter" in before else next(filter(None, map(_number, before)), 0)
    hour = next(filter(None, map(_number, after)), 0)
    if not 1 <= minutes <= 59 or not 1 <= hour <= 23:
        return None
    return (hour, f"{minutes:02}") if phrase.forms[at] == "past" else (hour - 1, f"{60 - minutes:02}")


def _number(form: str) -> int:
    return int(form) if form.isdigit() else CARDINALS.get(form, 0)


def _half(phrase: Phrase, hour: int) -> int:
    """The hour of 24, by a.m. and p.m. or the part of the day."""
    half, part = phrase.form("ampm") or "", phrase.form("part")
    late = PARTS[part] in LATE if part else phrase.form("tonight") is not None
    if half.startswith("a"):
        return 0 if hour == 12 else hour
    return hour + 12 if hour < 12 and (half.startswith("p") or late) and not phrase.form("noon") else hour


def _day(phrase: Phrase, setting: Setting) -> str:
    """The day named beside the hour; else the day last spoken of; else the article's."""
    if phrase.form("iso"):
        return (phrase.form("iso") or "")[:10].replace("/", "-")
    if phrase.form("month", "abbr", "may"):
        return _after_month(phrase, setting) or setting.now("day")
    if phrase.form("weekday"):
        return weekday_value(phrase, setting)
    if phrase.form("today", "tonight"):
        return day_around(phrase, setting)[1][:10]
    if phrase.form("this", "last"):
        return setting.now("day", step=-1 if phrase.form("last") else 0)
    return calendar.value(setting.day or setting.anchor, "day")


def _after_month(phrase: Phrase, setting: Setting) -> str | None:
    at = next(at for at, form in enumerate(phrase.forms) if form in MONTHS)
    return day_value(phrase, setting, ordinal(phrase.forms[at + 1]))
