"""The dead and the wounded of an event or of a war: which figures are tolls, of whom, of which day, and where.

A toll is a bare count near a word of killing or wounding, in its sentence. Tolls of an event belong to a day; those of a war
(thousands, or so told) do not, and go by the land at war. Rules over small closed classes of English; there is no parser.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.language.nouns import is_person
from onrecord.link.seriescontext import Context
from onrecord.link.seriesevents import OWN, REACH
from onrecord.link.serieswords import land, lemma
from onrecord.records import Date, Figure, Span

When = tuple[dt.date, int]  # a day, and on how many before it may have been
OF_WAR = 5_000  # more dead than one event brings in news, but for the worst
BEFORE, AFTER = 45, 25  # characters between a figure and the word that makes it a toll; measured on nothing, chosen
TOLL = 90  # characters between the word toll and its figure
STAMP = 250  # characters of an article in which the day stands that its outlet printed
FIRST = 700  # characters of an article that tell where its event was
NEAR_WAR = 300  # characters before a figure where a war may be named
_DEAD = (
    r"kill(?:ed|ing|s)?|dead|died|die|dying|deaths?|lives|fatalities|martyr(?:ed|s)?|massacr(?:ed?|ing)|execut(?:ed?|ing)"
    r"|slain|beheaded|bodies|perished|slaughter(?:ed|ing)"
)
_HURT = r"wound(?:ed|ing|s)?|injur(?:ed|ing|es|ies|e)|hurt|maimed"
_ELSE = (
    r"displac\w+|fled|flee\w*|forced|driven|uprooted|homeless|evacuat\w+|arrest\w*|detain\w*|missing|captur\w+|rescued"
    r"|carried out|destroy\w+"
)
_CUE = re.compile(rf"\b(?:(?P<dead>{_DEAD})|(?P<hurt>{_HURT})|(?P<other>{_ELSE}))\b", re.IGNORECASE)
_PASSIVE = re.compile(  # "40 people were killed", whatever stands before
    rf"\s(?:who\s)?(?:were|was|are|have been|has been|had been|being)\s(?:also\s|then\s|now\s|reportedly\s)?"
    rf"(?:(?P<dead>killed|slain|massacred|executed|beheaded|slaughtered|dead)|(?P<hurt>wounded|injured|hurt|maimed)|(?P<other>{_ELSE}))\b(?!\s(?:and|or)\b)",
    re.IGNORECASE,
)
_HARM = re.compile(rf"\b(?:{_DEAD}|{_HURT})\b", re.IGNORECASE)
_TOLL = re.compile(r"\b(?:death )?toll\b|\bnumber of (?:dead|deaths)\b", re.IGNORECASE)
_LIGHT = re.compile(r"\b(?:of|the|some|an?|estimated|perhaps|its|their|his|own)\b\s?", re.IGNORECASE)
_INSET = re.compile(  # "40 people, including 12 children, were killed"
    r"[,\s(]*\b(?:including|among them|mostly|many of them)\b.{0,50}?(?=\s(?:were|was|have|had|are|died|perished)\b)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\W*(?:\d|over|more than|at least|another|dozens|some|nearly|about|hundreds|scores|around|several)\b|\W*\d", re.IGNORECASE
)
_RATE = re.compile(r"\b(?:per|each|every|a) (?:day|week|month|year)\b|\bannual", re.IGNORECASE)
_BOTH = re.compile(rf"\b(?:{_DEAD}) (?:and|or) (?:{_HURT})|\b(?:{_HURT}) (?:and|or) (?:{_DEAD})|\bcasualties\b", re.IGNORECASE)
_ANEW = re.compile(r"\d|\b(?:while|whereas|but)\b", re.IGNORECASE)  # what ends what a word of killing tells of
_MONTH_DAY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\w*\.? \d{1,2}\b(?:,? (?:19|20)\d\d)?")
_SAVED = re.compile(r"\bsav(?:e|ed|es|ing)\b[^.,;]*$", re.IGNORECASE)
_SMALL = re.compile(r"\b(?:now|were|was|have|has|had|been|are|is|be|being|reportedly|reported|confirmed|also|who|may)\b\s?")
_PART = re.compile(
    r"\b(?:including|includes?|included|among them|among the dead|among those \w+|of them|of whom)\W+(?:were )?$", re.IGNORECASE
)
_AMONG = re.compile(r"\W*(?:were|was|are) among\b", re.IGNORECASE)
_SOME = re.compile(r"\s?of (?:the|those|them|these)\b", re.IGNORECASE)  # "15 of the wounded"
# A day behind it is that on which it was said: "the ministry said on Sunday"
_SAID = re.compile(r"\b(?:said|says|told\s\w+|announced|reported|added)\s(?:on\s|late\s|early\s|late\son\s)?$", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:said|says|told|announced|reported)\b", re.IGNORECASE)
_PER = re.compile(r"\b(?:per|every|each)\s$", re.IGNORECASE)  # "120 per 100,000 people"
_ANOTHER = re.compile(r"\b(?:another|additional|further)\s$", re.IGNORECASE)
_MORE = re.compile(r"\s?(?:more|others?|additional)\b", re.IGNORECASE)
_OTHER = frozenset(("other", "others", "another", "more"))
_WAR = re.compile(
    r"\b(?:war|conflict|uprising|unrest|insurgency|revolt|crisis|crackdown|fighting|violence|turmoil|revolution)s?\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\b|\bso far\b|\bover the (?:past|last)\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had)\b", re.IGNORECASE)
WITHIN = 40  # characters behind a toll of a war in which the one year that it is of may stand
_WITHIN = re.compile(r"(?:(?!since|beg[aiu]n|start|erupt|broke)[^.,;])*?\b(?:in|during) (?P<year>(?:19|20)\d\d)\b")
_HELD = re.compile(r"\b(?:jails?|prisons?|tortur\w+|detention|custody)\b", re.IGNORECASE)
# Whom a toll counts that says no more than how many.
_BEINGS = frozenset(("child", "woman", "man", "troop", "fighter"))
_MOSTLY = frozenset(("mostly", "mainly", "many", "most"))
NUMERALS = frozenset(("dozen", "score", "hundred", "thousand", "million"))
_ANYBODY = frozenset(
    "people civilian victim dead body death killed wounded injured resident casualty toll citizen syrian life fatality hurt "
    "estimated evacuee refugee migrant passenger villager worshipper pilgrim guest mourner shopper bystander".split()
)


@dataclass(frozen=True, slots=True)
class Toll:
    """What a figure counts the dead or wounded of. `day` is None for those of a war, which have `lands`; `places` are the
    consonants of places that an event's are told of; `reach` is on how many days before it may have been, 0 where the day is
    told."""

    kind: str
    group: str
    day: dt.date | None
    lands: frozenset[str]
    places: frozenset[str]
    reach: int = 0


def toll(context: Context, figure: Figure) -> Toll | None:
    """The toll that a figure gives; None where it gives none, or none that could be told from others."""
    if figure.unit is not None or (figure.low is None and figure.high is None):
        return None
    sentence = context.sentence(figure.span)
    if _SOME.match(context.text, figure.span.end) or _PER.search(
        context.text, max(0, figure.span.start - 8), figure.span.start
    ):
        return None
    kind, group = _kind(context.text, figure, sentence), _group(figure)
    if kind is None or group is None:
        return None
    told = sentence.of(context.text)
    partial = bool(_PART.search(context.text[max(sentence.start, figure.span.start - 30) : figure.span.start]))
    group = f"of them {group}" if partial or _AMONG.match(context.text, _end(figure)) else group
    if _of_war(figure):
        return _war_toll(context, figure, sentence, kind, group)
    if kind == "dead" and not partial and _others(context.text, figure):
        return None
    if _SINCE.search(told) and _PERFECT.search(told):
        return None
    when = _day(context, figure, sentence)
    if when is None:
        return None
    return Toll(kind, group, when[0], frozenset(), _places(context, sentence), when[1])


def _end(figure: Figure) -> int:
    return max(figure.span.end, figure.counted_span.end if figure.counted_span else 0)


def _kind(text: str, figure: Figure, sentence: Span) -> str | None:
    """ "dead" or "hurt": what is said to have happened to them, else by the nearest word of either; None where none is near or
    one stands for both."""
    near = text[max(sentence.start, figure.span.start - 25) : min(sentence.end, _end(figure) + 25)]
    saved = _SAVED.search(text, max(sentence.start, figure.span.start - BEFORE), figure.span.start)
    if saved or _BOTH.search(near) or _RATE.search(near):
        return None
    passive = _PASSIVE.match(text, _end(figure), sentence.end)
    ranked = [(0, _of(passive))] if passive else sorted(_cues(text, figure, sentence))
    return ranked[0][1] if ranked and ranked[0][1] != "other" else None


def _cues(text: str, figure: Figure, sentence: Span) -> Iterator[tuple[int, str]]:
    """The words of killing and wounding near a figure, by how far they stand from it or from what it counts; and those that
    tell of something else."""
    yield from _before(text, figure, sentence)
    yield from _behind(text, figure, sentence)


def _before(text: str, figure: Figure, sentence: Span) -> Iterator[tuple[int, str]]:
    start = figure.span.start
    part = bool(_PART.search(text[max(sentence.start, start - 30) : start]))  # "killed 40 people, including 12 children"
    reach = TOLL if part else BEFORE
    for found in _CUE.finditer(text, max(sentence.start, start - reach - 12), start):
        gap = text[found.end() : start]
        if len(gap) <= reach and (part or not _ANEW.search(gap)):
            yield len(_LIGHT.sub("", gap).strip()) + (found[0].lower() == "dead"), _of(found)  # "40 dead 90 injured"
    for found in _TOLL.finditer(text, max(sentence.start, start - TOLL), start):
        if not re.search(r"\d", _MONTH_DAY.sub("", text[found.end() : start])):
            yield 1, "dead"


def _behind(text: str, figure: Figure, sentence: Span) -> Iterator[tuple[int, str]]:
    end = figure.span.end
    counted = figure.counted_span if figure.counted_span and figure.counted_span.start >= end else None
    for found in _CUE.finditer(text, end, min(sentence.end, _end(figure) + 100)):
        held = counted is not None and found.start() < counted.end
        written = "" if held else text[counted.end if counted else end : found.start()]
        gap = _SMALL.sub("", _INSET.sub("", written))
        active = (
            counted is not None
            and not held
            and found[0].lower().endswith("ed")
            and gap.strip() == written.strip()
            and _NEXT.match(text, found.end())
        )
        if len(gap) <= AFTER and not re.search(r"\d|,", gap) and not active:
            yield len(gap.strip()), _of(found)


def _of(found: re.Match[str]) -> str:
    return "dead" if found["dead"] else "hurt" if found["hurt"] else "other"


def _group(figure: Figure) -> str | None:
    """Of whom: empty for anybody, else the nouns in the singular; None where it counts something else."""
    counted = figure.counted_span
    if counted is None or counted.start < figure.span.start:
        return ""
    words = re.split(r"\b(?:of|in|from|at|for|by)\b", figure.counted or "", maxsplit=1)[0].split()
    if words[:1] and words[0].lower() in _MOSTLY:
        return ""
    pairs = [(word, lemma(word.strip(",.'’\"”").rpartition("-")[2])) for word in words]
    while pairs and (_CUE.fullmatch(pairs[-1][0]) or pairs[-1][1] in NUMERALS):  # "people dead"
        pairs.pop()
    if not pairs or _being(*pairs[-1]):
        beings = [one for word, one in pairs if _being(word, one)]
        return "" if not beings or beings[0] in _ANYBODY else " ".join(sorted({one for one in beings if one not in _ANYBODY}))
    if any(_CUE.fullmatch(word) for word in words) or all(word[:1].isupper() for word in words):
        return ""  # a name that the reading of headlines took for what is counted
    return "" if pairs[-1][1] in _OTHER or land(pairs[-1][0]) else None


def _being(word: str, one: str) -> bool:
    if one in NUMERALS:
        return False
    return one in _ANYBODY or one in _BEINGS or is_person(word)


def _others(text: str, figure: Figure) -> bool:
    """Whether the dead are others than those told of before: "six more", "two others"."""
    words = (figure.counted or "").lower().split()
    before = _ANOTHER.search(text, max(0, figure.span.start - 12), figure.span.start)
    return bool(before or _MORE.match(text, figure.span.end)) or any(word in _OTHER for word in words)


def _of_war(figure: Figure) -> bool:
    value = figure.low if figure.low is not None else figure.high or 0.0
    return value >= OF_WAR


def _war_toll(context: Context, figure: Figure, sentence: Span, kind: str, group: str) -> Toll | None:
    near = Span(max(0, figure.span.start - NEAR_WAR), max(sentence.end, figure.span.end))
    where = _at_war(context, figure, sentence)
    told = _WAR.search(near.of(context.text)) or where == context.war or where == context.strife
    if where is None or not (told or _told_in(context, sentence)) or _others(context.text, figure):
        return None
    held = "held " if _HELD.search(sentence.of(context.text)) else ""
    within = _WITHIN.match(context.text, figure.span.end, min(sentence.end, _end(figure) + WITHIN))
    year = f" in {within['year']}" if within else ""
    return Toll(f"{kind} {held}in war{year}", group, None, frozenset((where,)), frozenset())


def _at_war(context: Context, figure: Figure, sentence: Span) -> str | None:
    """The land whose war it is: whose people are counted, or one that the sentence has at war or people die in; else that of
    the article."""
    counted = {each.what for each in context.lands_in(figure.counted_span)} if figure.counted_span is not None else set()
    at_war = {each.what for each in context.lands_in(sentence) if context.at_war(each.span)}
    named = counted or at_war or _told_in(context, context.clause(figure.span, _end(figure)))
    articles = context.war or context.strife
    if len(named) > 1:
        return articles if articles in named else None
    return named.pop() if named else articles or context.main


def _told_in(context: Context, sentence: Span) -> set[str]:
    return {each.what for each in context.lands_in(sentence) if context.within(each.span)}


def _day(context: Context, figure: Figure, sentence: Span) -> When | None:
    """The day of the event: told beside the figure, in its sentence, in the one before, where the article begins, else the
    article's own. None where only a longer time than REACH is told."""
    here = [each for each in context.dates_in(sentence) if each.type in ("DATE", "TIME")]
    if figure.as_of is not None:
        told = [each for each in here if each.value == figure.as_of]
        found = re.match(r"\d{4}-\d{2}-\d{2}", figure.as_of)
        return (
            _of_date(context, told[0], figure.span.start) if told else (dt.date.fromisoformat(found[0]), 0) if found else None
        )
    near = sorted(here, key=lambda each: (each.first != each.last, abs(each.span.start - figure.span.start), each.span.start))
    return _of_date(context, near[0], figure.span.start) if near else _day_before(context, sentence) or _own_day(context)


def _of_date(context: Context, date: Date, start: int) -> When | None:
    """Of a stretch of days the last, up to the article's own. A day in the line under the title is that of the article, and one
    with a word of saying behind it, before the figure at `start`, that on which it was said."""
    published = context.article.published
    if date.first is None or date.last is None or (date.last - date.first).days > REACH:
        return None
    if date.first == date.last:
        said = _SAID.search(context.text, max(0, date.span.start - 25), date.span.start)
        said = said or _SAYS.search(context.text, date.span.end, max(start, date.span.end))
        return date.first, OWN if said or _is_stamp(context, date) else 0
    last = min(date.last, published) if published is not None and published >= date.first else date.last
    return last, max((last - date.first).days, OWN + 1)


def _is_stamp(context: Context, date: Date) -> bool:
    """Whether it is the day that stands at the head of an article, by which its outlet dates it."""
    return date.first == context.article.published and date.span.start < STAMP and any(c.isdigit() for c in date.text)


def _day_before(context: Context, sentence: Span) -> When | None:
    """The day told in the sentence before, of the same paragraph."""
    before = context.before(sentence)
    told = context.dates_in(before) if before is not None else ()
    days = {each.first for each in told if each.first == each.last and not _is_stamp(context, each)}
    day, published = days.pop() if len(days) == 1 else None, context.article.published
    if day is None or published is None or not 1 < (published - day).days <= REACH:
        return None if day is None else (day, 0)
    return published, max((published - day).days + 1, OWN + 1)  # what was told before may be another day's


def _own_day(context: Context) -> When | None:
    published = context.article.published
    for each in context.dates_in(context.lead):
        if each.first is None or each.first != each.last:
            continue
        if published is None or 0 <= (published - each.first).days <= OWN:
            return each.first, OWN
    return None if published is None else (published, OWN)


def _places(context: Context, sentence: Span) -> frozenset[str]:
    """The places in the sentence, else those in the first sentence that tells of dead or wounded."""
    found = context.places_in(sentence)
    if found:
        return frozenset(each.what for each in found)
    for other in context.sentences:
        if other.start > FIRST:
            break
        places = context.places_in(other)
        if places and _HARM.search(context.text, other.start, other.end):
            return frozenset(each.what for each in places)
    return frozenset()
