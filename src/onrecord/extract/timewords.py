"""The words that dates are made of: text cut into tokens, each with the kind of word it can be in a date.

Kinds are single characters, so that a stretch of text becomes a string over which the patterns of timephrases.py run. Most
tokens are of no kind (`.`). Words are closed classes of English; nothing here is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from onrecord.extract.calendar import HOLIDAYS

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan jan.",
            "february feb feb.",
            "march mar mar.",
            "april apr apr.",
            "may",
            "june jun jun.",
            "july jul jul.",
            "august aug aug.",
            "september sept sept. sep sep.",
            "october oct oct.",
            "november nov nov.",
            "december dec dec.",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mon mon. mondays",
            "tuesday tue tue. tues tues. tuesdays",
            "wednesday wed wed. wednesdays",
            "thursday thu thu. thur. thurs thurs. thursdays",
            "friday fri fri. fridays",
            "saturday sat sat. saturdays",
            "sunday sun sun. sundays",
        ),
        start=1,
    )
    for name in names.split()
}
UNITS: Final = ("second", "minute", "hour", "day", "night", "week", "weekend", "month", "quarter", "year", "decade", "century")
PLURALS: Final = {f"{unit}s": unit for unit in UNITS[:-1]} | {
    "centuries": "century",
    "fortnights": "fortnight",
    "min": "minute",
    "mins": "minute",
    "sec": "second",
    "secs": "second",
    "hr": "hour",
    "hrs": "hour",
    "yrs": "year",
    "summers": "summer",
    "winters": "winter",
}
SEASONS: Final = {"spring": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS: Final = {
    "morning": "MO",
    "mornings": "MO",
    "midmorning": "MO",
    "afternoon": "AF",
    "afternoons": "AF",
    "midafternoon": "AF",
    "evening": "EV",
    "evenings": "EV",
    "night": "NI",
    "nights": "NI",
}
CARDINALS: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
} | {word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
MULTIPLES: Final = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30}
DECADES: Final = {
    word: 10 * number
    for number, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}

# The small words, a kind a line.
_SMALL: Final = """
unit        day decade fortnight hour minute month week weekend
yr          year
century     century
quarter     quarter
seconds     seconds
period      period term
half        half
second      second
a           a an
the         the
this        this
that        same that
last        last
past        past
next        coming next upcoming
following   following preceding previous
current     current
latest      latest
recent      recent
each        each every
all         all another entire full whole
per         per
other       other
of          of
in          in
since       after before between by during for from since through throughout till until within
on          on
at          at
to          to
and         and
or          or
so          so
as          as
ago         ago
earlier     earlier
later       later
hence       hence
ahead       ahead
old         old
long        long
early       early late
mid         mid
end         beginning close end middle start
sometime    sometime
couple      couple
few         few many several some
additional  additional consecutive extra full more straight
over        over under
approx      about almost approximately around nearly roughly
less        fewer less longer
no          no
than        than
least       least most
up          up
fiscal      calendar financial fiscal fy
ampm        a.m a.m. am p.m p.m. pm
oclock      o'clock o’clock
tz          bst cdt cet cst ct edt est et gmt local mdt mst mt pdt pst pt utc
noon        midday midnight noon
today       today tomorrow yesterday
tonight     overnight tonight
now         currently now nowadays
right       right
recently    recently
soon        soon
future      future
near        near
daily       annually biweekly daily fortnightly hourly monthly nightly weekly yearly
comparable  comparable corresponding
comma       ,
hyphen      - –
starting    commencing ended ending starting
poss        ' 's ’ ’s
money       # $ £ €
percent     % per-cent percent
"""
_RISKY: Final = ("may", "march")  # words of other senses, with a capital at a sentence's start
_WHOLE: Final = ("june", "july")
# Each kind is one character; the patterns name kinds by these words. Where a word has two kinds, the first holds.
_WORDS: Final[dict[str, Iterable[str]]] = {
    "month": [name for name in MONTHS if name not in _RISKY and (len(name) > 4 or name.endswith(".") or name in _WHOLE)],
    "abbr": [name for name in MONTHS if len(name) in (3, 4) and name.isalpha() and name not in {*_RISKY, *_WHOLE}],
    "may": _RISKY,
    "weekday": [name for name in WEEKDAYS if name.endswith(("day", "."))],
    "weekdays": [name for name in WEEKDAYS if name.endswith("days")],
    "wkd": [name for name in WEEKDAYS if len(name) < 6 and name.isalpha()],
    "season": SEASONS,
    "part": PARTS,
    "teen": ["eighteen", "nineteen"],
    "cardinal": CARDINALS,
    "multiple": MULTIPLES,
    "second": ["second"],
    "nth": ORDINALS,
    "decade": DECADES,
    **{line.split()[0]: line.split()[1:] for line in _SMALL.strip().splitlines()},
    "units": [word for word in PLURALS if word not in {"nights", "seconds"}],
    "break": ["\n"],
}
# Kinds that the token's form gives.
_FORMS: Final = ("iso", "slash", "clock", "day", "year", "number", "nthday", "decadeday", "holiday", "oldyear", "qn", "named")

NO_KIND: Final = "."
KIND: Final = {name: chr(0x100 + at) for at, name in enumerate([*_WORDS, *_FORMS])}
CAPITAL: Final = frozenset(KIND[name] for name in ("month", "abbr", "may", "weekday", "weekdays", "wkd"))
UNCAPITAL: Final = frozenset({KIND["units"], KIND["daily"]})  # "60 Minutes", "The Daily Post" are names
_CLASS: Final = {word: KIND[name] for name, words in reversed(_WORDS.items()) for word in words}
_ABBREVIATED: Final = frozenset(name[:-1] for name in [*MONTHS, *WEEKDAYS] if name.endswith("."))
_HOLIDAY_STARTS: Final = frozenset(re.split(r"[ ']", name)[0].rstrip(".") for name in HOLIDAYS)
_HOLIDAY: Final = re.compile(
    r"(?:" + "|".join(re.escape(name).replace("'", "['’]") for name in sorted(HOLIDAYS, key=len, reverse=True)) + r")(?!\w)",
    re.I,
)
_KNOWN: Final = frozenset(_CLASS) | _ABBREVIATED | _HOLIDAY_STARTS
LONGEST_NUMBER: Final = 9  # digits; a longer run is no part of a date

_TOKEN: Final = re.compile(
    r"(?=[oapAPhwQH])(?:(?P<clock>o['’]clock\b|[ap]\.m\.?|[AP]\.M\.?)|(?P<url>https?://\S+|www\.\S+)|(?P<quarter>[QH][1-4]\b))"
    r"|[^\W\d_]+"
    r"|(?a:"  # digits are ASCII's: the figures of other scripts are left alone
    r"(?P<iso>\d{4}/\d\d/\d\d(?![\w/-])|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))"
    r"|(?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/])|\d{1,2}-\d{1,2}-\d{4}(?![\w-])|\d{1,2}\.\d{1,2}\.\d{4}(?!\.?\w))"
    r"|(?P<time>\d{1,2}:\d\d(?::\d\d)?(?![\d:])|\d{1,2}\.\d\d(?=\ ?[ap]\.?m\b))"
    r"|(?P<decade>\d{3}0['’]?s\b|['’]?\d0s\b|\d0['’]s\b)"
    r"|(?P<nth>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<half>\d+\ \d/\d)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r")"
    r"|['’]s\b|\n|\S"
)


@dataclass(slots=True)
class Words:
    """The tokens of one stretch of text: where each starts and ends in the article, its lower-cased form, their kinds."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    kinds: str = ""


def words(text: str, start: int, end: int) -> Words:
    """The tokens of `text[start:end]`."""
    made = Words()
    starts, ends, forms, kinds = made.starts, made.ends, made.forms, []
    taken = start
    for match in _TOKEN.finditer(text, start, end):
        at, last = match.span()
        if at < taken:
            continue
        form, kind = match[0].lower(), NO_KIND
        if form in _KNOWN or match.lastgroup is not None:
            last, form, kind = _token(text, match)
        starts.append(at)
        ends.append(last)
        forms.append(form)
        kinds.append(kind)
        taken = last
    made.kinds = "".join(kinds)
    return made


def _token(text: str, match: re.Match[str]) -> tuple[int, str, str]:
    """Where the token ends, its form, its kind."""
    end, form, how = match.end(), match[0].lower(), match.lastgroup
    if how is not None and how != "clock":
        return end, form, _numeric(form, how)
    capital = match[0][0] != form[0]
    named = _HOLIDAY.match(text, match.start()) if capital and form in _HOLIDAY_STARTS else None
    if named is not None:
        return named.end(), named[0].lower().replace("’", "'"), KIND["holiday"]
    if form in _ABBREVIATED and text.startswith(".", end):
        end, form = end + 1, form + "."
    kind = _CLASS.get(form, NO_KIND)
    if capital and form in SEASONS:
        return end, form, KIND["named"]  # "Winter" is a season's name only beside a year
    return end, form, NO_KIND if kind in (UNCAPITAL if capital else CAPITAL) else kind


def _numeric(form: str, how: str) -> str:
    if how in ("iso", "slash"):
        return KIND[how]
    if how == "url":
        return NO_KIND
    if how == "quarter":
        return KIND["qn"]
    if how == "time":
        return KIND["clock"]
    if how == "decade":
        return KIND["decadeday"]
    if how == "nth":
        return KIND["nthday"] if 1 <= int(form[:-2]) <= 31 else KIND["nth"]
    if how == "half" or len(form) > LONGEST_NUMBER:
        return KIND["number"] if len(form) <= LONGEST_NUMBER else NO_KIND
    if len(form) == 4 and form.isascii() and form.isdigit():
        return KIND["year"] if "1900" <= form < "2050" else KIND["oldyear"] if "1000" <= form < "2200" else KIND["number"]
    return KIND["day"] if form.isdigit() and len(form) <= 2 and 1 <= int(form) <= 31 else KIND["number"]


def stretches(text: str, *, room: int = 20_000) -> Iterator[tuple[int, int]]:
    """Half-open ranges of at most `room` characters that cover `text`, cut after a line, else after a blank."""
    start = 0
    while len(text) - start > room:
        cut = max(text.rfind("\n", start, start + room), text.rfind(" ", start + room // 2, start + room)) + 1
        cut = cut if cut > start else start + room
        yield start, cut
        start = cut
    yield start, len(text)


def amount(forms: list[str]) -> float | None:
    """The number that these words and digits spell; None where they spell none."""
    total, part, seen = 0.0, 0.0, False
    for form in forms:
        if form in CARDINALS:
            part += CARDINALS[form]
        elif form in MULTIPLES:
            total, part = total + max(part, 1) * MULTIPLES[form], 0.0
        elif form[0].isdigit():
            part += digits(form)
        elif form == "half":
            part += 0.5
        else:
            continue
        seen = True
    return total + part if seen else None


def digits(form: str) -> float:
    """The number in a token of digits, as 2,000 or 1.5 or 2 1/2; digits of other scripts count."""
    whole, _, broken = form.partition(" ")
    if broken:
        above, _, below = broken.partition("/")
        return int(whole) + (int(above) / int(below) if int(below) else 0.0)
    plain = whole.replace(",", "")
    return float(plain) if plain.count(".") <= 1 else 0.0
