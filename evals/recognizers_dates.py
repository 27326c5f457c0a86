"""Dates against the English specification cases of Microsoft Recognizers-Text (MIT): the share that passes, a kind a line.

    ONRECORD_CORPORA=... python -m evals.recognizers_dates [--failures]

Cases are those of its parsers for dates, periods, dates with hours, hours, durations, sets and holidays. One passes where a
date that overlaps the expected words has the expected value: the days of either resolution (theirs names the last such day
and the next), the length of a duration, the step of a set, the hour of a time. A period in two dates ("from May 3 to May 8")
passes where they are its ends; one that counts from today ("the last 3 months") where its length is right, and "two years ago"
where it is that month or year, as TimeBank has both. Spans are not held to the letter: theirs take prepositions in.

Inputs are typed without capitals; months, weekdays and holidays are given those that print has.

They specify an assistant for calendars. What no newspaper prints, or TIMEX3 has no value for, is left out by the form of the
words or of the expected value (`OUTSIDE`, with a reason each; the table counts them). Hours from-to, time zones and commands
for calendars have specifications of their own, which are not read for the same reason.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import tarfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from evals import corpora
from evals.dates import read
from onrecord.extract import calendar
from onrecord.records import Article, Date, Span

KINDS: Final = ("Date", "DatePeriod", "DateTime", "Time", "Duration", "Set", "Holiday")
FOLDER: Final = "Specs/DateTime/English"
# Why a case does not apply, by a pattern over "words = value" in lower case; the first that fits counts.
OUTSIDE: Final = {
    "no value is expected": r"= none$|-02-30|2019-02-29|-(?:02|04|06|09|11)-31$",
    "chat's shorthand": r"\d[hdwypa]\b|\d ?h ?\d|\d(?:year|day)|ish\b|ampm|tmrw|\beod\b|w/c|\b[a-z]{3}[/.]?\d|october\d"
    r"|\d{3,4} ?[ap]\.?m|\d{4}h\d|\d[-/](?:sep|aug)[-/]\d|of \w+\.\d|\bmy\b|as soon as possible"
    r"|\d\d:\d\d:\d\d \d{4}|\d-\d{1,2}-\d\d\b",
    "a day without its month": r".*= \(?xxxx-xx-\d\d|(?:first|second|third|fifth) \w+day =",
    "numbers without a year, or a month in digits": r"(?:each |from )?\d\d?[./-]\d\d?(?: to \d\d?/\d\d?)? ="
    r"|\d{4} ?[-./] ?\d\d? =|\d\d? ?[-./] ?\d{4} =|[\d/]+,\d\d",
    "an hour without a mark of one": (
        r"(?!.*(?:[:.]\d\d|[ap]\.? ?m\b|clock|noon|night|day|past| to |morning|afternoon|evening).* =).*= t\d"
    ),
    "an hour for a part of the day": r"mid.?(?:morning|afternoon) =|.*lunchtime",
    "a number made up for a few": r"(?:a )?few \w+ ago",
    "business days": r".*business",
    "a year in words, but for 1000 to 1999": r".*(?:thousand|hundred and)|.*(?:twenty.tens|noughties) =",
    "a year before its month": r".*\d{4} ?,? [a-z]+(?: and .*)? =(?<!q\d =)(?<!h\d =)(?<!quarter =)",
    "another country's form": r".*\b[a-z]{3}-\d.* =|[a-z]{4,}\. \d|\d+\. [a-z]",
    "numbers of weeks": r".*\bweek \d",
    "a sum of date and length": r".*(?:from|after|before|starting|starting from) (?:today|tomorrow|yesterday|next monday|may)"
    r"|for \d|.*\b(?:days?|hours|sundays|monday|weeks) (?:later|from now|in the future) =",
    "the rest of a period": r".*\brest\b",
    "the last second of a day": r".*t23:59:59$",
    "an hour counted from now": r"(?!.*\d:\d\d.* =).*= \d.*t\d\d:\d\d:\d\d$",
}
LOWER: Final = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|march|april|june|july|august|september|october|november"
    r"|december|(?:jan|feb|apr|sept?|oct|nov|dec)\b|(?<=2018 )may|(?<=2015 )may|wed\b)|\bq(?=[1-4]\b)"
)


@dataclass(frozen=True, slots=True)
class Case:
    """One expected expression: the input, the day it is read on, where it stands, its TIMEX and the days of its resolutions."""

    kind: str
    text: str
    today: dt.date | None
    span: Span
    value: str
    days: tuple[calendar.Interval, ...]

    @property
    def form(self) -> str:
        return f"{self.span.of(self.text)} = {self.value}".lower()


def cases(folder: Path) -> Iterator[Case]:
    """The cases of all kinds, those that do not apply among them."""
    with tarfile.open(folder / "recognizers/english-specs.tar.gz") as archive:
        for kind in KINDS:
            file = archive.extractfile(f"{FOLDER}/{kind}Parser.json")
            assert file is not None, kind
            for row in json.loads(file.read().decode("utf-8-sig")):
                yield from (_case(kind, row, each) for each in row["Results"])


def _case(kind: str, row: Mapping[str, Any], result: Mapping[str, Any]) -> Case:
    today = row.get("Context", {}).get("ReferenceDateTime")
    value = result.get("Value") or {}
    solutions = (value.get(f"{time}Resolution") or {} for time in ("Past", "Future"))
    days = tuple(filter(None, map(_days, solutions)))
    span = Span(result["Start"], result["Start"] + result["Length"])
    return Case(kind, row["Input"], dt.date.fromisoformat(today[:10]) if today else None, span, str(value.get("Timex")), days)


def _days(solution: Mapping[str, str]) -> calendar.Interval | None:
    """The days of a resolution, both included: its periods end before the day that they name."""
    one = calendar.covered((solution.get("date") or solution.get("dateTime") or "")[:10])
    if one is not None:
        return one
    first, end = (calendar.covered(solution.get(name, "")[:10]) for name in ("startDate", "endDate"))
    return (first[0], end[0] - dt.timedelta(days=1)) if first and end else None


def outside(case: Case) -> str | None:
    """Why the case does not apply; None where it does."""
    return next((reason for reason, pattern in OUTSIDE.items() if _fits(pattern, case.form)), None)


def _fits(pattern: str, form: str) -> bool:
    """Chat's shorthand may stand anywhere in the words, all else is anchored at their start."""
    anywhere = pattern == OUTSIDE["chat's shorthand"] or pattern == OUTSIDE["no value is expected"]
    return (
        re.search(pattern, form if pattern.endswith("$") else form.partition(" =")[0]) is not None
        if anywhere
        else (re.match(pattern, form) is not None)
    )


def printed(case: Case) -> str:
    """The input with capitals as print has them: of months, weekdays, quarters, and all words of holidays."""
    start, end = case.span.start, case.span.end
    text = LOWER.sub(lambda match: match[0].capitalize(), case.text)
    return text[:start] + re.sub(r"(?<!['’\w])[a-z]", _upper, text[start:end]) + text[end:] if case.kind == "Holiday" else text


def _upper(match: re.Match[str]) -> str:
    return match[0].upper()


def passes(case: Case) -> bool:
    """Whether what onrecord reads in the case's words is what it expects."""
    made = [date for date in read(Article(printed(case), published=case.today)) if date.span.overlaps(case.span)]
    return bool(made) and (any(_same(case, date) for date in made) or _ends(case, made))


def _same(case: Case, date: Date) -> bool:
    if date.first is not None and date.last is not None and (date.first, date.last) in case.days:
        return "T" not in case.value or _hour(case.value) == _hour(date.value)
    value = case.value.rpartition(",")[2].rstrip(")") if case.value.startswith("(") else case.value
    return (
        _plain(value) == _plain(date.value)
        or _counted(case, date)
        or _hourly(value, date)
        or (value in calendar.SEASONS and date.value.endswith(value))
    )


def _hourly(value: str, date: Date) -> bool:
    return value.startswith("T") and "T" in date.value and _hour(value) == _hour(date.value)


def _counted(case: Case, date: Date) -> bool:
    """ "two years ago" as its year or month, where theirs gives a day."""
    ago = re.search(r"\b(?:ago|from now|in \w+ \w+)\b", case.form) is not None
    return ago and any(date.first <= day[0] <= date.last for day in case.days if date.first and date.last)


def _hour(value: str) -> str:
    """The hour and minute, or the part of the day."""
    hour = value.partition("T")[2].rstrip("Z")
    return hour if not hour[:1].isdigit() else (hour if ":" in hour else f"{hour}:00")


_STEPS: Final = {"6M": "0.5Y", "PT30M": "PT0.5H", "1D12H": "1.5D", "2W": "14D"}


def _plain(value: str) -> str:
    """Lengths in one unit where units divide: P20Y and P2E, PT1H30M and PT1.5H, P1Y and P12M."""
    if not re.fullmatch(r"P[\dTYQMWDEHS.]+", value):
        value = value.removeprefix("XXXX-XX-XX")
        return f"{value}:00" if re.search(r"T\d\d$", value) else value
    date, _, clock = value[1:].partition("T")
    months = _total(date, {"Y": 12, "M": 1, "E": 120, "Q": 3})
    seconds = _total(date, {"W": 604800, "D": 86400}) + _total(clock, {"H": 3600, "M": 60, "S": 1})
    return f"{months:g} months {seconds:g} seconds"


def _total(text: str, units: Mapping[str, int]) -> float:
    return sum(float(number) * units[unit] for number, unit in re.findall(r"([\d.]+)([A-Z])", text) if unit in units)


def _ends(case: Case, made: Sequence[Date]) -> bool:
    """Whether two dates are the ends of a period; theirs may end with the day or before it."""
    first, last = (_span(case, made[0]), _span(case, made[-1])) if len(made) > 1 else (None, None)
    if first is None or last is None:
        return False
    ends = {day + dt.timedelta(days=step) for day in last for step in (0, -1)}
    return any(first[0] == day[0] and day[1] in ends for day in case.days)


def _span(case: Case, date: Date) -> calendar.Interval | None:
    """The days of a date; now is today."""
    if date.value == "PRESENT_REF" and case.today is not None:
        return case.today, case.today
    return (date.first, date.last) if date.first is not None and date.last is not None else None


def main() -> None:
    parser = argparse.ArgumentParser(description="Score dates on the English cases of Recognizers-Text.")
    parser.add_argument("--failures", action="store_true", help="print the cases that do not pass")
    failures = parser.parse_args().failures
    folder = corpora.folder()
    if folder is None:
        print("ONRECORD_CORPORA is not set: the cases are not read")
        return
    every = list(cases(folder))
    applying = [case for case in every if outside(case) is None]
    failed = [case for case in applying if not passes(case)]
    if failures:
        print(*map(_shown, failed), sep="\n")
        return
    print(*_table(applying, failed), *_left(every), sep="\n")


def _shown(case: Case) -> str:
    made = [f"{date.text} = {date.value}" for date in read(Article(printed(case), published=case.today))]
    return f"{case.kind} {case.today}: {case.text!r} expects {case.form}; found {made}"


def _table(applying: Sequence[Case], failed: Sequence[Case]) -> Iterator[str]:
    asked, missed = Counter(case.kind for case in applying), Counter(case.kind for case in failed)
    for kind in KINDS:
        yield f"{kind:12}{asked[kind]:5} cases {100 * (1 - missed[kind] / asked[kind]):6.1f} % pass"
    yield f"{'together':12}{len(applying):5} cases {100 * (1 - len(failed) / len(applying)):6.1f} % pass"


def _left(every: Sequence[Case]) -> Iterator[str]:
    left = Counter(filter(None, map(outside, every)))
    yield f"left out: {sum(left.values())} of {len(every)}"
    yield from (f"{count:5} {reason}" for reason, count in left.most_common())


if __name__ == "__main__":
    main()
