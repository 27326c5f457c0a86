"""What a figure that is no toll counts or measures, as one line that is equal where two figures belong to one series.

It is made of the unit (comparable ones are one), the head noun in the singular, the words that narrow it, and the lands and
names in it. Lands that it does not name itself come from its clause; forces that stand somewhere have the land that the
article is on. What nothing narrows to a land or a name is in no series: a wrong join is worse than a missed one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extract.conversion import comparable
from onrecord.language.nouns import PREPOSITIONS
from onrecord.link.seriescontext import Context
from onrecord.link.serieswords import called, land, lemma
from onrecord.records import Figure, Span

FEWEST = 30  # a smaller count of people or things is mostly of a few at hand, not of all there are
MOST = 3  # lands that a sentence may name for one of them to narrow what it counts
LANDS = 2  # that a series is narrowed to at most; a clause that names more tells of none of them
# Kinds of measure that tell of one thing once: ages, lengths of time, scores, factors, parts of a whole.
_ONCE = frozenset(("year of age", "second", "score", "times", "share"))
_SHARES = frozenset(("percent", "percentage point", "point"))  # of anything
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NARROWS = frozenset("of in from at for on to into".split())
# Modifiers that do not change what is counted.
_LIGHT = frozenset(
    "total overall estimated own entire whole current so-called registered more approximate international the and or a its "
    "their becoming".split()
)
# Nouns too wide to stand for one thing without what is said of it.
_WIDE = frozenset(("people", "other", "one", "man", "woman", "child", "family", "citizen", "member", "resident"))
# Forces, which stand somewhere.
_POSTED = frozenset(
    "troop advisor force fighter personnel operator commando marine trainer mercenary peacekeeper observer inspector "
    "jet warplane aircraft helicopter tank".split()
)
_SPECIAL = frozenset("special operation operations ops force".split())
# What is said of people behind their number, where it makes a number of its own: a state or a participle.
_STATE = re.compile(
    r"(?:\s(?:were|was|have|has|had|been|are|is|be|being|also|already|who|that|remain|remained|internally|left|became|become|registered|"
    r"becoming|forcibly|now|still|as|believed|to|said|people|others))*\s(?P<state>displaced|homeless|besieged|trapped|starving|refugees|detained|imprisoned|jailed"
    r"|missing|unemployed|infected|uninsured|stranded|evacuated|arrested"
    r"|fled(?=\s(?:(?:the|their)\s(?:\S+\s)?country|to\s(?-i:[A-Z])|to\sneighbou?ring|into\s|over\s|across\s|abroad)))\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?P<state>displac(?:ed|ing)|evacuat(?:ed|ing)|arrest(?:ed|ing)|detain(?:ed|ing)|infect(?:ed|ing))\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\bpopulation of\s(?:\w+\s)?$", re.IGNORECASE)  # "half of a population of 20 million have fled"
_STATES = {
    "fled": "refugee",
    "refugees": "refugee",
    "displacing": "displaced",
    "evacuating": "evacuated",
    "arresting": "arrested",
}


_COMING = frozenset(("refugee", "migrant", "immigrant", "asylum-seeker"))
_LET_IN = re.compile(
    r"\b(?:admit\w*|accept\w*|resettl\w*|welcom\w+|bring(?:ing)? in|tak(?:es?|ing) in|let in|allow\w*|settle[ds]?|receiv\w+"
    r"|enter(?:ed|ing)?|target|goal|quota|ceiling)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(  # what is to be is another thing than what came of it
    r"\b(?:will|would|should|plan\w*|want\w*|hop(?:e[sd]?|ing)|propos\w+|pledg\w+|request\w*|goal|target|commit\w+|intend\w*|promis\w+"
    r"|to (?:admit|accept|take|bring|welcome|resettle|receive|let))\b",
    re.IGNORECASE,
)
# "1,000 of the 40,000", "of the estimated 40,000": the words before and of a figure
_WHOLE = re.compile(r"\bof (?:the|its|these|those)\s(?:\D{0,20}\s)?\S+(?:\s\S+)?$", re.IGNORECASE)
_ALL = re.compile(r"\b(?:registered|worldwide)\b", re.IGNORECASE)
_THE_LAND = re.compile(r"\b(?:in|inside|into|from|to|of) (?:the|that) country\b", re.IGNORECASE)
_THERE = re.compile(r"\bin(?:to)?\s(?:the\s)?[A-Z]")
_PART = re.compile(r"\s?of (?:the|those|them|these)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What is counted, in parts."""

    head: str
    words: frozenset[str]
    names: frozenset[str]
    lands: frozenset[str]


def stock(context: Context, figure: Figure) -> str | None:
    """The line of a figure; None where it belongs to no series."""
    value = figure.low if figure.low is not None else figure.high
    unit = comparable(0, figure.unit)[1]
    if value is None or unit in _ONCE or (unit is None and value < FEWEST):
        return None
    phrase = _stated(context, figure)
    if phrase is None or _PART.match(context.text, figure.span.end):
        return None
    lands = _lands(context, figure, phrase)
    if not (phrase.names or lands) or not (_narrowed(phrase, unit) or (unit is None and _near(context, figure))):
        return None
    parts = (unit or "", phrase.head, *(" ".join(sorted(each)) for each in (phrase.words, phrase.names, lands)))
    return "|".join(parts)


def _narrowed(phrase: _Phrase, unit: str | None) -> bool:
    """Whether its own words say more than one noun: "cuts", "support" and "teachers" alone may be any, tons of coal not."""
    if unit is not None and unit not in _SHARES and not unit[:3].isupper():
        return True
    return bool(phrase.words or phrase.names or phrase.lands) or phrase.head in _POSTED | _COMING or " " in phrase.head


def _near(context: Context, figure: Figure) -> bool:
    """Whether its clause tells of a land."""
    return bool(context.lands_in(context.clause(figure.span, _end(figure))))


def _stated(context: Context, figure: Figure) -> _Phrase | None:
    """The phrase, with what is said of people where their noun alone says too little."""
    phrase = _phrase(context, figure)
    behind = figure.counted_span is not None and figure.counted_span.start >= figure.span.end
    if phrase is not None and behind and not _wide(phrase):
        return _admitted(context, figure, phrase)
    state = _state(context.text, figure) if figure.unit is None else None
    if state is None:
        return phrase if phrase is not None and not _wide(phrase) else None
    phrase = phrase if phrase is not None and behind else _Phrase("", frozenset(), frozenset(), frozenset())
    head = "refugee" if state == "refugee" else f"people {state}"
    words = phrase.words - {head, state, "other", "internally", "becoming"}
    return _Phrase(head, words, phrase.names, phrase.lands)


def _admitted(context: Context, figure: Figure, phrase: _Phrase) -> _Phrase:
    """Of people who come to a land, those that it lets in are counted apart from all that there are."""
    if phrase.head not in _COMING or (phrase.lands and _all_of_them(context.text, figure)):
        return phrase
    sentence = context.sentence(figure.span)
    before = context.text[max(sentence.start, figure.span.start - 70) : figure.span.start]
    behind = context.text[figure.span.end : min(sentence.end, figure.span.end + 70)]
    let_in = _LET_IN.search(before) or _LET_IN.search(behind)
    how = {"admitted", *(["planned"] if _PLANNED.search(before) or _PLANNED.search(behind) else [])}
    return _Phrase(phrase.head, phrase.words | how, phrase.names, phrase.lands) if let_in else phrase


def _wide(phrase: _Phrase) -> bool:
    """Whether what is counted says too little by itself."""
    return phrase.head in _WIDE or phrase.head.endswith("ly") or _people(phrase)


def _people(phrase: _Phrase) -> bool:
    """Whether it counts a land's people by its name alone: "Norlanders"."""
    return phrase.head in phrase.lands


def _state(text: str, figure: Figure) -> str | None:
    end = figure.counted_span.end if figure.counted_span and figure.counted_span.start >= figure.span.end else figure.span.end
    if _OUT_OF.search(text, max(0, figure.span.start - 20), figure.span.start):
        return None
    found = _STATE.match(text, end) or _MADE.search(text[max(0, figure.span.start - 40) : figure.span.start])
    if found is None:
        return None
    state = found["state"].lower()
    return _STATES.get(state, state)


def _phrase(context: Context, figure: Figure) -> _Phrase | None:
    span = figure.counted_span
    if span is None or not figure.counted:
        return None
    named = {word for each in context.names_in(span) for word in range(each.span.start, each.span.end)}
    names = {(each.span, called(each.text)) for each in context.names_in(span)}
    lands = {what for _, what in names if len(what) == 2 and what.isupper()}
    plain = [(found[0], found.start() + span.start) for found in _WORD.finditer(figure.counted)]
    plain = plain[: next((at for at, (word, _) in enumerate(plain) if at and word.lower() in ("and", "or")), len(plain))]
    core = _core(plain)
    if not core:
        return None
    head, at = core[-1]
    lemmas = {
        lemma(word) for word, place in plain if place not in named and word.lower() not in PREPOSITIONS and word[:1].islower()
    }
    noun = (land(head) if at in named else None) or lemma(head)
    if at in named and land(head) is None and noun not in _POSTED:
        return None
    words = frozenset(lemmas - {noun} - _LIGHT)
    others = frozenset(what.replace("|", " ") for span, what in names if what not in lands and not span.start <= at < span.end)
    if noun in _POSTED and "special" in f"{figure.counted.lower()} ".split():
        noun, words = "commando", words - _SPECIAL  # "special forces", "special operations troops", "special operators"
    return _Phrase(noun, words, others, frozenset(lands))


def _core(words: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The words before the first that narrows them; "displaced" and its like are a head by themselves."""
    cut = next((number for number, (word, _) in enumerate(words) if word.lower() in _NARROWS), len(words))
    return words[:cut]


def _lands(context: Context, figure: Figure, phrase: _Phrase) -> frozenset[str]:
    found = set(phrase.lands)
    sentence = context.sentence(figure.span)
    people = phrase.head in _COMING or " " in phrase.head
    if "admitted" in phrase.words and len(found | context.two) == LANDS:
        named = found | {each.what for each in context.lands_in(sentence)}
        return frozenset(found | context.two) if found or len(named & context.two) == LANDS else frozenset(named & context.two)
    if not (people and phrase.lands and _all_of_them(context.text, figure)):
        stretches = (context.clause(figure.span, _end(figure), whole=people), *([sentence] if people else []))
        if len({each.what for each in context.lands_in(sentence)}) <= MOST:
            for stretch in stretches:
                near = {each.what for each in context.lands_in(stretch)} - found
                if len(found) < LANDS and len(near) + len(found) <= LANDS:
                    found |= near
    there = (_there(context, figure) or _meant(context, figure, found)) if phrase.head in _POSTED else set()
    if len(found | there) <= LANDS:
        found |= there
    if not found or (phrase.head in _POSTED and len(found) < LANDS and not there):
        of = context.war or (context.strife if people else None) or context.main
        found |= {of} if of else set()
    return frozenset(found)


def _there(context: Context, figure: Figure) -> set[str]:
    """Where forces are told to be or to go: in their clause, else in the sentence."""
    stretches = (context.clause(figure.span, _end(figure)), context.sentence(figure.span))
    told = ({each.what for each in context.lands_in(stretch) if context.within(each.span)} for stretch in stretches)
    return next((lands for lands in told if lands), set())


def _meant(context: Context, figure: Figure, found: set[str]) -> set[str]:
    """The land that "in the country" behind the figure means: the last one told before it, in its sentence or the two before,
    that is not whose the forces are."""
    sentence = context.sentence(figure.span)
    if not _THE_LAND.search(context.text, figure.span.end, sentence.end):
        return set()
    start = sentence
    for _ in range(2):
        start = context.before(start) or start
    told = [each.what for each in context.lands_in(Span(start.start, figure.span.start)) if each.what not in found]
    return set(told[-1:])


def _all_of_them(text: str, figure: Figure) -> bool:
    """Whether it is told to be of all that there are, wherever they went: "of the 40,000", "90,000 registered refugees"."""
    behind = text[figure.span.end : _end(figure) + 12]
    whole = _WHOLE.search(text[max(0, figure.span.start - 14) : figure.span.end]) or _ALL.search(behind)
    return bool(whole) and not _THERE.search(text, _end(figure), _end(figure) + 25) and not _LET_IN.search(behind)


def _end(figure: Figure) -> int:
    return max(figure.span.end, figure.counted_span.end if figure.counted_span else 0)
