"""What a date means: TIMEX3 type and value of each phrase, against the article's date and the dates before it.

One function a family of timephrases.py, in the modules time*.py. Without an article's date what is
relative keeps its unknown places (XXXX-WXX-4 for a Thursday); today's date is never put in. Values follow TimeBank where its
annotators agree: "the last 17 years" is P17Y, "five months ago" a month, "recently" PAST_REF.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from onrecord.extract import timedays, timehours, timelengths, timeordinals, timeperiods
from onrecord.extract.timephrases import Phrase
from onrecord.extract.timesetting import Meaning, Setting


def _weekdays(phrase: Phrase, setting: Setting) -> Meaning | None:
    return timehours.repeated(phrase) or timedays.weekdays(phrase, setting)


_MEANINGS: Final[dict[str, Callable[[Phrase, Setting], Meaning | None]]] = {
    "iso": timedays.iso,
    "slash": timedays.slash,
    "clock": timehours.clock,
    "month_day": timedays.month_day,
    "day_month": timedays.month_day,
    "day_ahead": timedays.day_ahead,
    "day_more": timedays.day_more,
    "nth_day": timeordinals.nth_day,
    "nth_week": timeordinals.nth_week,
    "of_week": timeordinals.of_week,
    "day_named": timeordinals.day_named,
    "of_month": timeordinals.of_month,
    "weekday": timedays.weekday,
    "weekdays": _weekdays,
    "today": timedays.today,
    "part": timedays.part,
    "holiday": timedays.holiday,
    "week_of": timedays.week_of,
    "month": timeperiods.month,
    "year": timeperiods.year,
    "year_words": timeperiods.year_words,
    "decade": timeperiods.decade,
    "century": timeperiods.century,
    "quarter": timeperiods.quarter,
    "halves": timeperiods.halves,
    "compared": timeperiods.compared,
    "season": timeperiods.season,
    "unit": timeperiods.unit,
    "the_unit": timeperiods.the_unit,
    "whole": timeperiods.whole,
    "edge": timeperiods.edge,
    "ago": timeperiods.ago,
    "earlier": timeperiods.earlier,
    "duration": timelengths.duration,
    "durations": timelengths.duration,
    "set": timelengths.every,
    "reference": timelengths.reference,
}


def meaning(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The phrase's type and value, or None where it is no date."""
    made = _MEANINGS[phrase.family](phrase, setting)
    if made is not None:
        setting.heard(phrase, made[1])
    return made
