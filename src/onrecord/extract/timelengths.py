"""Lengths, sets and vague times: what "nearly two years", "every week" and "recently" mean.

Each function takes a phrase of its family and gives type and value, or None where the words, after all, are no date.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.extract.timephrases import Phrase
from onrecord.extract.timesetting import Meaning, Setting, ordinal
from onrecord.extract.timewords import KIND, MONTHS, PARTS, PLURALS, SEASONS, amount

LETTERS: Final = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "weekend": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "summer": "Y",
    "winter": "Y",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
HALVES: Final = {"year": "6M", "minute": "30S", "hour": "30M", "decade": "5Y", "century": "50Y"}
CLOCK_UNITS: Final = frozenset(("second", "minute", "hour"))
NUMBERS: Final = ("cardinal", "teen", "day", "number", "multiple")
_RANGE: Final = re.compile("[{0}]{1}[{0}]|{2}[{0}]".format("".join(map(KIND.__getitem__, NUMBERS)), KIND["to"], KIND["or"]))
EVERY: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "annually": "P1Y",
    "yearly": "P1Y",
}
PAST: Final = frozenset(("recently", "recent", "past"))
AHEAD: Final = frozenset(("soon", "future"))


def duration(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the last 17 years", "two-week", "years"; no fraction ("three-quarters"), order ("the second year", "a second try")."""
    ordered = phrase.forms[0] == "the" and phrase.form("nth") and phrase.form("unit", "yr")
    if ordered and not phrase.form(*NUMBERS):
        return None
    if unit_of(phrase) in ("quarter", "second") and not phrase.form("last", "past", "next", "recent") and _part(phrase):
        return None
    return length(phrase)


def _part(phrase: Phrase) -> bool:
    return "-" in phrase.forms or phrase.after(1) == ["of"] or phrase.form("quarter", "second") is not None


def length(phrase: Phrase) -> Meaning:
    """The duration that the phrase's number and unit make."""
    unit, count = unit_of(phrase), None if _RANGE.search(phrase.kinds) else count_of(phrase)
    if unit == "fortnight" and count is not None:
        count *= 2
    return "DURATION", _iso(count, unit)


def _iso(count: float | None, unit: str) -> str:
    """P17Y, PT2H, PXM; halves in the next smaller unit, as TimeBank writes them: P2Y6M, PT1M30S."""
    mark = "PT" if unit in CLOCK_UNITS else "P"
    if count is not None and count % 1 == 0.5 and unit in HALVES:
        return f"{mark}{f'{int(count)}{LETTERS[unit]}' if count > 1 else ''}{HALVES[unit]}"
    return f"{mark}{_plain(count)}{LETTERS[unit]}"


def _plain(count: float | None) -> str:
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else f"{count:.2f}".rstrip("0").rstrip(".")


def unit_of(phrase: Phrase) -> str:
    """The unit counted, in the singular."""
    form = phrase.form("units", "seconds") or phrase.form("unit", "yr", "century", "quarter", "second") or "day"
    return PLURALS.get(form, form)


def count_of(phrase: Phrase) -> float | None:
    """How many; None for "a few", "several" and bare plurals."""
    if phrase.form("couple"):
        return 2
    if phrase.form("few") and not phrase.form(*NUMBERS):
        return None
    number = amount([form for form in phrase.forms if form not in ("first", "second")])
    if number is not None:
        return number + (number == 0.5 and phrase.forms[0] in ("a", "an"))  # "a minute and a half"
    return None if phrase.form("units", "seconds") else 1


def every(phrase: Phrase, setting: Setting) -> Meaning:
    """ "daily", "every other week", "each night", "each July"."""
    word, part = phrase.form("daily"), phrase.form("part")
    month, season = phrase.form("month"), phrase.form("season")
    if word:
        return "SET", EVERY[word]
    if part:
        return "SET", f"XXXX-XX-XXT{PARTS[part]}"
    if month:
        return "SET", f"XXXX-{MONTHS[month]:02}"
    return "SET", f"XXXX-{SEASONS[season]}" if season else _iso(_times(phrase), unit_of(phrase))


def _times(phrase: Phrase) -> float:
    form = phrase.form("nth", "nthday")
    return 2 if phrase.form("other") else ordinal(form) if form else count_of(phrase) or 1


def reference(phrase: Phrase, setting: Setting) -> Meaning:
    if not PAST.isdisjoint(phrase.forms):
        return "DATE", "PAST_REF"
    return "DATE", "PRESENT_REF" if AHEAD.isdisjoint(phrase.forms) else "FUTURE_REF"
