"""Where dates stand: one pattern a family, over the kinds of words (timewords.py), not over the letters.

A pattern is written in names of kinds (lower case) and macros (capitals); blanks mean nothing. What is in and out of a
date's span follows TimeBank (Pustejovsky et al. 2003) under TIMEX3's guidelines: articles, "early", "nearly", "at least" are
in, prepositions are out. Every repetition is bounded, so that the work is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.extract.timewords import KIND, NO_KIND, Words

_MACROS: Final = r"""
YEAR     = [year oldyear] | teen cardinal (?:hyphen? cardinal)?
MON      = [month abbr may]
NTH      = [nth second nthday]
SPELLED  = (?:cardinal hyphen?)? [nth second]
DAY      = [day nthday]
UNIT     = [unit yr century quarter second]
UNITS    = [unit yr century units quarter second seconds]
NUM      = [day year oldyear number] multiple? | a? multiple
         | [cardinal teen] (?:hyphen? (?:[cardinal teen multiple] | and cardinal)){0,4}
COUNT    = NUM (?:and a half)? | a? couple of? | a? few | a
COUNTED  = [unit yr units number day quarter cardinal nth few couple season part]
APPROX   = at least | no? [additional less] than | up to | approx
BOUND    = APPROX | over (?=NUM | a UNIT (?! hyphen))
EARLY    = the? (?:early | mid hyphen?) | the? end of
WHICH    = this? [last past next] | the? following | this | that that?
YEARAGO  = yr hyphen? [ago earlier]
WEEKDAY  = [weekday wkd] comma?
SPECIFIC = WEEKDAY? MON DAY (?:comma? YEAR)? | weekday | today | iso
EVENING  = tonight | today part | (?:this | last) part | (?:WHICH)? weekday part
HOUR     = [day cardinal] (?:ampm | oclock | part | in the part | (?! hyphen? [unit units yr number multiple percent]))
BARE     = [day cardinal] (?! [unit units yr multiple percent hyphen])
CLOCK    = clock ampm? | cardinal? cardinal? hyphen? [day cardinal] ampm | [day cardinal] oclock | noon
         | cardinal? [day cardinal] in the part | [day cardinal] past [day cardinal] (?:ampm | oclock | in the part)
         | (?:in the)? part at? (?:clock | BARE)
         | (?:half | a? quarter | [day cardinal] units) past HOUR | (?:a? quarter | [day cardinal] units) to HOUR
REPEATED = each (?:weekday | part | unit)
"""

# In the order that decides between two phrases of one length.
_FAMILIES: Final = r"""
iso        = iso
slash      = slash
clock      = approx? CLOCK tz? (?:comma? on? SPECIFIC)? | EVENING [at approx]? (?:CLOCK | BARE)
month_day  = approx? WEEKDAY? MON (?:DAY (?! multiple | percent) | the? SPELLED)
             (?:comma? YEAR (?! hyphen [day number year oldyear]))?
day_month  = approx? WEEKDAY? (?:the? DAY of? | the SPELLED of | (?<! a) SPELLED of) MON (?:comma? YEAR)?
day_ahead  = (?<=since) day (?= [and to hyphen since] DAY of? MON) | day (?= [to hyphen] DAY of? MON)
day_more   = (?<=[and to hyphen]) day (?! hyphen | multiple | percent)
month      = approx? EARLY? (?: [last past next this following]? MON (?:comma | of)? (?:YEAR | [last next this] yr)
                              | [last next this past] [month abbr may] | month
                              | (?<=[in since of early hyphen to and]) may (?! poss) | (?<=the) may (?! on | since))
nth_day    = the? [nth second last] weekday [of in] (?:MON (?:comma? YEAR)? | the? [last next following this]? unit)
nth_week   = the? [nth second last] unit (?:[of in] (?:MON (?:comma? YEAR)? | YEAR) | [of in]? [last next this] [unit yr])
of_week    = weekday (?:part)? of? the? [last next following this] unit | [last next this] unit on? weekday
day_named  = weekday comma? the nthday
of_month   = the? [nthday] of [last next this] unit
weekday    = [earlier later early]? (?:WHICH | each other?)? weekday part?
weekdays   = weekdays | weekday part | CLOCK tz? on? (?:weekdays | REPEATED) | REPEATED at? (?:CLOCK | day)
today      = [earlier later early]? (?:today part? | tonight) | mid hyphen? part today | the unit since today
part       = mid hyphen? part | [earlier later early]? (?:this | last | that | the [following next] | each) part
           | (?<=in) the part
holiday    = [last next this]? holiday (?:comma? of? YEAR | of [last next this] yr | unit)?
year       = (?<! money) (?:approx? | EARLY) (?:the? fiscal hyphen? yr? | the yr)? YEAR
             (?! [percent money multiple] | hyphen [unit number])
           | the? yr cardinal multiple
year_words = (?:the? yr)? cardinal hyphen? cardinal (?:hyphen cardinal)?
decade     = EARLY? (?:the? decadeday | the? [cardinal teen]? decade)
century    = (?:EARLY? the? NTH | this | last | the [last next]) hyphen? century
quarter    = (?: (?: the? [current last next]? YEARAGO | the YEAR | the? [last next this] yr poss | the fiscal? hyphen? | a)?
                 NTH quarter | fiscal? NTH hyphen quarter | qn) (?:of? fiscal? YEAR | of? [last next this] yr)? | YEAR qn
halves     = the [nth second last] half of (?:YEAR | the yr | [last next this] yr | decadeday)
compared   = (?:the comparable?)? YEARAGO (?:quarter | period | cardinal units)?
           | the quarter a yr [ago earlier] | the (?:current | latest | YEAR) period
season     = EARLY? (?:WHICH | each) season | the? [season named] of YEAR | EARLY? [season named] YEAR | the early season
           | (?<=[in the since]) season
unit       = the [unit yr] since the? next | the that unit | the [next following] unit
           | (?:[earlier early] | sometime | EARLY)? (?:WHICH | the? [current latest]) fiscal? UNIT
the_unit   = EARLY? the [fiscal additional]? [yr unit quarter]
week_of    = the unit (?:of | [starting end] on?) MON DAY
whole      = the all UNIT
edge       = yr poss? hyphen? end | the end of (?:the | WHICH) UNIT
ago        = BOUND? (?:COUNT additional? UNITS (?:and a half)? | units) (?:or so)? [ago hence]
           | NUM UNITS (?:[comma and]? NUM UNITS){1,3} ago | COUNT UNITS since right? now
earlier    = a UNIT earlier
duration   = BOUND? COUNT hyphen UNIT period | (?:BOUND | the? [last past next])? NUM UNITS (?:comma? and? NUM UNITS){1,3}
           | a? all hyphen? UNIT
           | (?: (?:at least | approx)? the? [last past next following recent current latest nth second] | BOUND)?
             COUNT (?:to NUM)? [additional all]? hyphen? UNITS (?:and a? half | or cardinal | or so)? (?! hyphen? old)
           | the (?:[last past next following recent] | nth | current) [unit yr units seconds] | the cardinal [units]
           | the units ahead | each of the [last past] NUM units | [unit units] hyphen long | half hyphen? a? UNIT
durations  = (?:recent | (?<! the) next | last | past) units (?:and units)?
           | (?<=[in since approx]) units (?:[or and] units)?
set        = each (?:other | NUM | NTH)? [unit yr units quarter part month season] | per [unit yr quarter] | daily
reference  = right? now | additional? recently | recent | (?<! as) soon (?! as | since) | the near? future
           | the past (?! COUNTED) | current
"""


def _rules(grammar: str) -> dict[str, str]:
    """Each rule's pattern by its name; a rule goes on over lines that begin with a blank."""
    return dict(re.findall(r"^(\w+) *= (.*(?:\n .*)*)", grammar, re.M))


_MACRO: Final = _rules(_MACROS)


def _pattern(rule: str) -> re.Pattern[str]:
    """The rule's pattern with macros spelled out and each name of a kind replaced by its character."""
    while re.search(r"[A-Z]", rule):
        rule = re.sub(r"[A-Z]+", lambda match: f"(?:{_MACRO[match[0]]})", rule)
    return re.compile(re.sub(r"\s+", "", re.sub(r"[a-z_]+", lambda match: KIND[match[0]], rule)))


FAMILIES: Final = {name: _pattern(rule) for name, rule in _rules(_FAMILIES).items()}
# "March" and "April 3" of "between March and June 2015", "April 3 to May 5, 2015": the year stands with what follows.
YEAR_AHEAD: Final = _pattern("[and to or hyphen] (?: MON DAY? | DAY) [comma of]? [year oldyear]")
# "January 1995" of "from 4 to 22 January 1995".
MONTH_AHEAD: Final = _pattern("[and to hyphen since] DAY of? MON (?:comma? YEAR)?")
# Words that are no date by themselves, nor in company of their like.
_LINKS: Final = (
    "a the this that last next following each per other of in since on at to and or so as few approx over less no than least "
    "starting all up additional early end right comma hyphen poss money percent cardinal nth day number"
)
_RUN: Final = re.compile(f"[^{re.escape(NO_KIND)}{KIND['break']}]+")
_CORE: Final = re.compile("[^" + "".join(KIND[name] for name in _LINKS.split()) + "]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens `first` to `last` (half-open) of a stretch, which one family's pattern found."""

    family: str
    words: Words
    first: int
    last: int

    @property
    def kinds(self) -> str:
        return self.words.kinds[self.first : self.last]

    @property
    def forms(self) -> list[str]:
        return self.words.forms[self.first : self.last]

    @property
    def start(self) -> int:
        return self.words.starts[self.first]

    @property
    def end(self) -> int:
        return self.words.ends[self.last - 1]

    def form(self, *kinds: str) -> str | None:
        """The first word of one of these kinds."""
        wanted = {KIND[kind] for kind in kinds}
        return next((form for form, kind in zip(self.forms, self.kinds, strict=True) if kind in wanted), None)

    @property
    def year_ahead(self) -> str | None:
        """The year of the range that the phrase opens."""
        match = YEAR_AHEAD.match(self.words.kinds, self.last)
        return self.words.forms[match.end() - 1] if match else None

    def has(self, *forms: str) -> bool:
        return any(form in forms for form in self.forms)

    def before(self, count: int) -> list[str]:
        """Up to `count` words before the phrase, the nearest first."""
        return self.words.forms[max(0, self.first - count) : self.first][::-1]

    def after(self, count: int) -> list[str]:
        return self.words.forms[self.last : self.last + count]


def phrases(words: Words) -> Iterator[Phrase]:
    """The phrases of a stretch in order, none overlapping: the longest first, then the earlier family."""
    kinds, places = _islands(words.kinds)
    found = [
        (match.start() - match.end(), rank, match.start(), name)
        for rank, (name, pattern) in enumerate(FAMILIES.items())
        for match in pattern.finditer(kinds)
    ]
    taken = bytearray(len(kinds))
    kept = []
    for length, _, start, name in sorted(found):
        if not any(taken[start : start - length]):
            taken[start : start - length] = b"\x01" * -length
            kept.append(Phrase(name, words, places[start], places[start] - length))
    yield from sorted(kept, key=lambda phrase: phrase.first)


def _islands(kinds: str) -> tuple[str, list[int]]:
    """The runs of words that have kinds and can hold a date, parted by a word of none, and the place of each in `kinds`.

    Most words of a text have no kind or are prepositions and articles by themselves: leaving them out before thirty
    patterns run halves the time.
    """
    parts: list[str] = []
    places: list[int] = []
    for run in _RUN.finditer(kinds):
        if _CORE.search(run[0]):
            parts.append(run[0])
            places.extend(range(run.start(), run.end() + 1))
    return NO_KIND.join(parts), places
