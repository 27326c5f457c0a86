"""Turns of a transcript: "MINISTER DOE: ..." says who speaks in so many words, so these statements are certain.

A turn opens a line with a label and a colon, perhaps after a time stamp: a name in capitals, "Q" and "A" (also with a stop, or
"Question" and "Answer"), or a name in title case. It goes on over paragraphs until the next label. Stage directions, time
stamps and lines about the transcript ("NOTE: ...") are not said. A label may hold an affiliation ("ADA MOOR (Norland)",
"JOHN HALE, HOST"); it stays in the source and is no part of the name.

Known limits: a name on a line of its own without a colon opens no turn; words in title case before a colon open one only
where the network reads a person in them, a title opens them or they come back, and no label in capitals names anybody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from onrecord.language import nouns
from onrecord.language.forms import HONORIFICS, TITLES
from onrecord.language.reading import Reading
from onrecord.language.spans import items_touching, touching
from onrecord.records import Passage, Span, Statement

NEAR = 20  # characters beside a parenthesis within which a sentence ends or begins
_STAMP = r"(?:[\[(<]\s?)?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?[\])>])?"
_AFFILIATION = r"(?:[ \t]?\([^()\n]{1,60}\))"
_UPPER = r"[^\W\d_a-zß-öø-ÿ]"  # a capital; beyond Latin-1 any letter
_WORD = rf"{_UPPER}[\w.'’-]*"
_CAPITALS = rf"{_UPPER}(?:{_UPPER}|[\d.'’,#& \-])*(?:{_UPPER}|[\d.])"
_TITLE_CASE = rf"{_WORD}(?:[ \t](?:{_WORD}|of|the|and|for|de|del|van|von|der|bin|al|la)){{0,6}}(?:,[ \t][^:\n.?!]{{1,50}})?"
_LABEL = re.compile(
    rf"^[ \t]*(?:{_STAMP}[ \t–—-]*)?[*_]{{0,2}}"
    rf"(?:(?P<who>(?:(?P<asked>[QA])|(?P<capitals>{_CAPITALS})|(?P<cased>{_TITLE_CASE})){_AFFILIATION}?)"
    rf"(?:[ \t]?\[[^\[\]\n]{{1,60}}\])?(?:[ \t]*{_STAMP})?[ \t]?[*_]{{0,2}}(?P<colon>:)[*_]{{0,2}}"
    rf"|(?P<short>[QA])(?P<stop>\.)(?=[ \t]))"
    rf"[ \t]*(?:{_STAMP})?[ \t]*\n?[ \t]*(?=\S)",
    re.MULTILINE,
)
# What heads a line about the transcript, not a turn: its last word; a closed class of the trade.
_HEADINGS = frozenset(
    "note notes date dateline time place location venue subject topic topics title transcript source sources contact present"
    " attendance attendees participants speakers panelists panellists witnesses copyright update correction disclaimer"
    " release embargo embargoed duration length recorded broadcast aired published summary background re from to cc end"
    " index contents agenda event occasion language translation".split()
)
# Labels of those whom a transcript does not name.
_NAMELESS = frozenset(
    "q a question questioner speaker male female man woman voice voices audience member members operator moderator"
    " host interviewer interviewee interpreter translator participant participants reporter reporters journalist press"
    " unidentified unknown all crowd both clerk witness court juror the student caller announcer narrator".split()
)
# Words of a stage direction that breaks a sentence; others are heard only between sentences.
_STAGE = re.compile(
    r"\b(?:applause|laughter|laugh(?:s|ing)?|chuckl(?:es|ing)|cheers?|cheering|boos|booing|inaudible|unintelligible|indiscernible"
    r"|cross-?talk|off[- ]mi(?:c|ke)|pauses?|silence|music|gavel|sighs|coughs|nods|through (?:an )?interpreter|via (?:an )?"
    r"interpreter|as translated|phonetic|ph|sic|video|audio|clip|foreign language)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    rf"(?P<bracketed>[\[(][^\])\n]{{1,80}}[\])])|^[ \t]*{_STAMP}[ \t]*$"
    rf"|^[ \t]*\d{{1,2}}:\d{{2}}:\d{{2}}\b|^[ \t]*(?:[*~_=-][ \t]*){{3,}}$",
    re.MULTILINE,
)
_END = re.compile(r"^[ \t]*(?:[\[(*–—-]*[ \t]*END\b[^a-z\n]*|(?:#[ \t]*){3,}|-30-|[\[(]?[Ee]nd of transcript.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Turn:
    who: Span
    colon: Span
    said: Span
    notes: tuple[Span, ...] = ()  # lines about the transcript that stand in the turn


def turns(reading: Reading) -> Iterator[Statement]:
    """One direct statement a turn, in order, numbered from 1; content without stage directions. Nothing where the article is
    no transcript."""
    if reading.article.kind != "transcript":
        return
    number = 0
    for turn in _turns(reading):
        content = tuple(_without_asides(reading.text, turn))
        if content:
            number += 1
            yield Statement(
                id=f"{reading.article.id}.s{number}",
                kind="direct",
                source=Passage.of(reading.text, [turn.who]),
                cue=Passage.of(reading.text, [turn.colon]),
                content=Passage.of(reading.text, content),
                article=reading.article.head,
            )


def turn_sources(reading: Reading) -> Iterator[Span]:
    """Where each named speaker's name stands, without an affiliation; nothing where the article is no transcript."""
    if reading.article.kind == "transcript":
        for turn in _turns(reading):
            name = _name(turn.who.of(reading.text))
            if not _nameless(name):
                yield Span(turn.who.start, turn.who.start + len(name))


def _turns(reading: Reading) -> Iterator[_Turn]:
    text = reading.text
    labels = list(_labels(reading))
    speaking = [each for each in labels if not _heading(each)]
    headings = [_line(text, each) for each in labels if _heading(each)]
    for match, following in zip_longest(speaking, speaking[1:]):
        end = following.start() if following is not None else len(text)
        last = _END.search(text, match.end(), end)
        said = Span(match.end(), last.start() if last is not None else end)
        notes = tuple(touching(headings, said))
        who, mark = ("who", "colon") if match["who"] else ("short", "stop")
        yield _Turn(Span(*match.span(who)), Span(*match.span(mark)), said, notes)


def _line(text: str, match: re.Match[str]) -> Span:
    end = text.find("\n", match.end())
    return Span(match.start(), end if end >= 0 else len(text))


def _labels(reading: Reading) -> list[re.Match[str]]:
    """The labels that open turns, and the headings among them."""
    found = list(_LABEL.finditer(reading.text))
    told = [each for each in found if each["capitals"] and not _heading(each) and not _nameless(_name(each["who"]))]
    if told and _dateline(reading, told):
        found.remove(told.pop(0))
    counts = Counter(each["cased"] for each in found)
    return [each for each in found if not each["cased"] or _heading(each) or _cased(reading, each, counts, bool(told))]


def _dateline(reading: Reading, told: list[re.Match[str]]) -> bool:
    """ "NORHAVEN: ..." before all turns: no person, and in no later label, while others speak."""
    first, later = told[0]["capitals"], {word for each in told[1:] for word in each["capitals"].split()}
    kinds = {part.kind for part in items_touching(reading.names, Span(*told[0].span("capitals")))}
    return len(told) > 1 and not later.intersection(first.split()) and kinds == {"place"}


def _cased(reading: Reading, match: re.Match[str], counts: Counter[str], capitals: bool) -> bool:
    """Whether words in title case before a colon name a speaker."""
    name = _name(match["cased"])
    words = name.casefold().replace(".", "").split()
    if _nameless(name) and words[-1] != "the":
        return True
    if capitals:
        return False
    start = match.start("cased")
    persons = [each for each in items_touching(reading.names, Span(start, start + len(name))) if each.kind == "person"]
    return counts[match["cased"]] > 1 or bool(persons) or words[0] in TITLES | HONORIFICS


def _heading(match: re.Match[str]) -> bool:
    words = re.findall(r"[^\W\d_]+", (match["capitals"] or match["cased"] or "").casefold())
    return bool(words) and words[-1] in _HEADINGS


def _name(label: str) -> str:
    """The label up to its affiliation: "ADA MOOR" of "ADA MOOR (Norland)" and "ADA MOOR, HOST"."""
    return re.split(r"[ \t]?[(\[]|,[ \t]", label, maxsplit=1)[0]


def _nameless(name: str) -> bool:
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return all(word in _NAMELESS or word in nouns.DETERMINERS for word in words)


def _without_asides(text: str, turn: _Turn) -> Iterator[Span]:
    at, said = turn.said.start, turn.said
    asides = [Span(*each.span()) for each in _ASIDE.finditer(text, said.start, said.end) if _aside(text, each, said)]
    for aside in (*sorted((*asides, *turn.notes)), Span(said.end, said.end)):
        words = text[at : aside.start]
        start = at + len(words) - len(words.lstrip())
        if any(char.isalnum() for char in words):
            yield Span(start, start + len(words.strip()))
        at = max(at, aside.end)


def _aside(text: str, match: re.Match[str], said: Span) -> bool:
    """In brackets amid a sentence stands what is said, "(noon, that is)", or what an editor put in, "[the mayor]", unless it
    is a word of the stage."""
    if not match["bracketed"] or _STAGE.search(match.group()):
        return True
    if re.fullmatch(rf"[\[(]?{_STAMP}[\])]?", match.group()):
        return True
    before = text[max(said.start, match.start() - NEAR) : match.start()].rstrip(" \t")
    after = text[match.end() : min(said.end, match.end() + NEAR)].lstrip(" \t")
    opens = not before or before[-1] in ".?!…—–\n" or (before[-1] in "”\"’'" and before[-2:-1] in tuple(".?!"))
    return opens and (not after or not after[0].islower())
