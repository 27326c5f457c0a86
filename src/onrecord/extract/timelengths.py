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
    "decade": "Y",
    "century": "C",
}
_TIMES: Final = {"fortnight": 2, "decade": 10}  # ISO 8601 has no letters for these
HALVES: Final = {"year": "6M", "minute": "30S", "hour": "30M", "century": "50Y"}
CLOCK_UNITS: Final = frozenset(("second", "minute", "hour"))
NUMBERS: Final = ("cardinal", "teen", "day", "number", "multiple")
_RANGE: Final = re.compile("[{0}]{1}[{0}]|{2}[{0}]".format("".join(map(KIND.__getitem__, NUMBERS)), KIND["to"], KIND["or"]))
_COUNTS: Final = frozenset(map(KIND.__getitem__, NUMBERS))
_UNITS: Final = frozenset(map(KIND.__getitem__, ("unit", "yr", "century", "quarter", "units", "seconds", "second")))
_VAGUE: Final = {"recent": "PAST_REF", "coming": "FUTURE_REF", "upcoming": "FUTURE_REF"}
EVERY: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
}
PAST: Final = frozenset(("recently", "recent", "past"))
AHEAD: Final = frozenset(("soon", "future"))


def duration(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the last 17 years", "two-week", "years", "two years and three months"; no fraction ("three-quarters"), order ("the
    second year", "a second try")."""
    parts = lengths(phrase)
    if len(parts) > 1:
        return _several(parts)
    if phrase.form("units") and not phrase.form(*NUMBERS, "few", "couple", "a"):
        vague = phrase.forms[0] if phrase.forms[0] in _VAGUE else ""
        if vague:
            return "DATE", _VAGUE[vague]  # "in recent years", "the coming months"
    ordered = phrase.forms[0] == "the" and phrase.form("nth") and phrase.form("unit", "yr")
    if ordered and not phrase.form(*NUMBERS):
        return None
    if unit_of(phrase) in ("quarter", "second") and not phrase.form("last", "past", "next", "recent") and _part(phrase):
        return None
    return length(phrase)


def lengths(phrase: Phrase) -> list[tuple[float, str]]:
    """The numbers and units of a length in several units: "two years and three months", "1 hour, 20 minutes"."""
    made, number = [], list[str]()
    for form, kind in zip(phrase.forms, phrase.kinds, strict=True):
        if kind in _COUNTS:
            number.append(form)
        elif number and kind in _UNITS:
            made.append((amount(number) or 1, PLURALS.get(form, form)))
            number = []
    return made


def _several(parts: list[tuple[float, str]]) -> Meaning | None:
    """P2Y3M, P1DT2H; none where a unit comes twice, or a number is broken."""
    letters = [LETTERS[unit] for _, unit in parts]
    if len(set(letters)) < len(letters) or any(count % 1 for count, _ in parts):
        return None
    written = {
        LETTERS[unit]: f"{count * _TIMES.get(unit, 1):g}{LETTERS[unit]}" for count, unit in parts if unit not in CLOCK_UNITS
    }
    clock = "".join(f"{count:g}{LETTERS[unit]}" for count, unit in _ordered(parts) if unit in CLOCK_UNITS)
    days = "".join(written[letter] for letter in "CYQMWD" if letter in written)
    return "DURATION", f"P{days}{f'T{clock}' if clock else ''}"


def _ordered(parts: list[tuple[float, str]]) -> list[tuple[float, str]]:
    return sorted(parts, key=lambda part: list(LETTERS).index(part[1]), reverse=True)


def _part(phrase: Phrase) -> bool:
    return "-" in phrase.forms or phrase.after(1) == ["of"] or phrase.form("quarter", "second") is not None


def length(phrase: Phrase) -> Meaning:
    """The duration that the phrase's number and unit make."""
    unit, count = unit_of(phrase), None if _RANGE.search(phrase.kinds) else count_of(phrase)
    if count is not None:
        count *= _TIMES.get(unit, 1)
    elif unit == "decade":
        return "DURATION", "PXE"
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
