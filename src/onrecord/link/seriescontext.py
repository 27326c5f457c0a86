"""What an article says around a figure: its sentence, the lands and places in it, the days, and what the article is on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.language.spans import START
from onrecord.link.serieswords import CONTINENTS, land, sounds
from onrecord.records import Date, Figure, Findings, Mention, Span

LEAD = 700  # characters within which an article says what it is on
LONG = 3  # consonants of a word that can stand for a place's whole name
LEADS = 1.5  # times as often as any other that an article must name the land that it is on
OF_TITLE = 3  # mentions that one in the title counts for
_CUT = re.compile(
    r"[,;:()—–]|\s-\s|\b(?:and|but|while|whereas|although|though|compared|than|including|that|which|who|where|whom)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"which|who|where|that", re.IGNORECASE)
_OF_WHOM = re.compile(r"\s*(?:which|who|where)\b", re.IGNORECASE)
BESIDE = 50  # characters on either side of a land's name within which words tell of war there
_STRIFE = re.compile(
    r"\b(?:civil war|war|conflict|fighting|uprising|insurgen\w+|rebels?|regime|opposition|militias?|militants?|air ?strikes?"
    r"|bomb\w*|shell(?:ed|ing)|killed|massacr\w+|ceasefire|truce|refugees?|displaced|violence|crackdown)\b",
    re.IGNORECASE,
)
_UNIONS = frozenset(("UN", "EU"))
_CAUSE = r"(?:civil\s)?(?:war|conflict|uprising|crisis|revolt|insurgency|unrest)"
_IN = re.compile(r"\b(?:in|into|to|across|within|throughout|inside)\s(?:the\s|all of\s)?$", re.IGNORECASE)
_WAR_OF = re.compile(rf"(?:['’]?s)?\s(?:[\w-]+\s){{0,2}}?{_CAUSE}\b", re.IGNORECASE)
_WAR_IN = re.compile(rf"\b{_CAUSE}\s(?:in|engulfing|against|within)\s(?:the\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A land (its two letters) or another place (its consonants) where the text names it."""

    span: Span
    what: str


class Context:
    """An article with what was read out of it, as series ask for it."""

    def __init__(self, findings: Findings) -> None:
        from onrecord.language.segmentation import sentences  # loads the network's library too, which asking does not need

        self.article = findings.article
        self.text = findings.article.text
        self.figures: Sequence[Figure] = findings.figures
        self.sentences = sentences(self.text)
        self.dates = sorted((each for each in findings.dates if each.first is not None), key=lambda each: each.span)
        self.names = sorted((each for each in findings.mentions if each.kind != "person"), key=lambda each: each.span)
        people = {
            word for each in findings.mentions if each.kind == "person" and " " in each.text for word in each.text.split()
        }
        alone = (each for each in findings.mentions if each.kind == "person" and each.text not in people)
        named = sorted(
            [*self.names, *(replace(each, kind="place") for each in alone if land(each.text))], key=lambda each: each.span
        )
        self.lands = _told(Named(each.span, code) for each in named if (code := _land_of(each)))
        self.places = _told(Named(each.span, spoken) for each in self.names for spoken in _places_of(each))

    def sentence(self, span: Span) -> Span:
        """The sentence that a span stands in."""
        at = bisect_right(self.sentences, span.start, key=START)
        return self.sentences[max(at - 1, 0)] if self.sentences else Span(0, len(self.text))

    def before(self, sentence: Span) -> Span | None:
        """The sentence before, in the same paragraph."""
        at = bisect_left(self.sentences, sentence.start, key=START) - 1
        if at < 0 or "\n" in self.text[self.sentences[at].end : sentence.start]:
            return None
        return self.sentences[at]

    def lands_in(self, span: Span) -> Sequence[Named]:
        return _within(self.lands, span)

    def places_in(self, span: Span) -> Sequence[Named]:
        return _within(self.places, span)

    def dates_in(self, span: Span) -> Sequence[Date]:
        first = bisect_left(self.dates, span.start, key=lambda each: each.span.start)
        return self.dates[first : bisect_left(self.dates, span.end, key=lambda each: each.span.start)]

    def names_in(self, span: Span) -> Sequence[Mention]:
        first = bisect_left(self.names, span.start, key=lambda each: each.span.start)
        return self.names[first : bisect_left(self.names, span.end, key=lambda each: each.span.start)]

    def clause(self, span: Span, end: int, *, whole: bool = False) -> Span:
        """The stretch of the sentence around a span (up to `end`), between marks and joining words; with `whole`, a relative
        clause goes with the words that it is about."""
        sentence = self.sentence(span)
        before = list(_CUT.finditer(self.text, sentence.start, span.start))
        while whole and before and _RELATIVE.fullmatch(before[-1][0]):
            before.pop()
            if before and _OF_WHOM.match(self.text, before[-1].end()):
                before.pop()
        after = _CUT.search(self.text, end, max(sentence.end, end))
        return Span(before[-1].end() if before else sentence.start, after.start() if after else max(sentence.end, end))

    @cached_property
    def main(self) -> str | None:
        """The land that the article is on; None where none leads."""
        return _leader(self._counts())

    def _counts(self) -> Counter[str]:
        title = self.article.title or ""
        counts = Counter(each.what for each in self.lands)
        forms = {(each.what, each.span.of(self.text)) for each in self.lands}
        counts.update({what: OF_TITLE for what, form in sorted(forms) if form in title})
        return counts

    @cached_property
    def war(self) -> str | None:
        """The land whose war the article tells of."""
        counts = Counter(each.what for each in self.lands if each.what not in CONTINENTS and self.at_war(each.span))
        return _leader(counts)

    @cached_property
    def strife(self) -> str | None:
        """The land that the article names most beside words of war: mostly that of `war`, also where no sentence says so."""
        around = (Span(max(0, each.span.start - BESIDE), each.span.end + BESIDE) for each in self.lands)
        counts = Counter(each.what for each, near in zip(self.lands, around, strict=True) if _STRIFE.search(near.of(self.text)))
        every = Counter(each.what for each in self.lands)
        return _leader({what: count * count / every[what] for what, count in counts.items() if what not in CONTINENTS}, 1.0)

    @cached_property
    def two(self) -> frozenset[str]:
        """The two lands named most."""
        return frozenset(what for what, _ in self._counts().most_common(2))

    def at_war(self, span: Span) -> bool:
        before = self.text[max(0, span.start - 40) : span.start]
        return bool(_WAR_OF.match(self.text, span.end) or _WAR_IN.search(before))

    def within(self, span: Span) -> bool:
        """Whether a land is told to be where something is: "in Peru"."""
        return bool(_IN.search(self.text[max(0, span.start - 16) : span.start]))

    @cached_property
    def lead(self) -> Span:
        return Span(0, min(LEAD, len(self.text)))


def _leader(counts: Mapping[str, float], leads: float = LEADS) -> str | None:
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:2]
    if not ranked or (len(ranked) > 1 and ranked[0][1] < leads * ranked[1][1]):
        return None
    return ranked[0][0]


def _told(found: Iterable[Named]) -> list[Named]:
    return list(found)


def _within(named: Sequence[Named], span: Span) -> Sequence[Named]:
    first = bisect_left(named, span.start, key=lambda each: each.span.start)
    return named[first : bisect_left(named, span.end, key=lambda each: each.span.start)]


def _land_of(mention: Mention) -> str | None:
    """The land that a name of a place or a people means: also as the first word of "Syria's north"."""
    if mention.kind not in ("place", "group", "organisation"):
        return None
    code = land(mention.text) or land(mention.text.split()[0].removesuffix("'s").removesuffix("’s"))
    return None if code in _UNIONS else code


def _places_of(mention: Mention) -> set[str]:
    """A place that is no land, without the land's name before it; and the long words of it, as one may run into the next."""
    if mention.kind != "place" or land(mention.text) is not None:
        return set()
    words = [word for word in mention.text.split() if word[:1].isupper() and not land(word)]
    long = {spoken for word in words if len(spoken := sounds(word)) >= LONG} if len(words) > 1 else set()
    return {spoken for spoken in (sounds(" ".join(words)), *long) if spoken}
