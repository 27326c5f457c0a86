"""A timeline's entries: sentences of several articles that tell what happened on one day, as one; and which tells it best.

Sentences with dates of the same days are of one happening where they share enough words that mean something (SHARE, FEWEST).
Best is a sentence that tells a fact, with the date in its main clause, and names who acts; an aside or a subordinate clause
tells it worse. Nothing depends on the order of the articles.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType

from onrecord.language.nouns import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS, singular
from onrecord.link.union import Union
from onrecord.overtime import Happening

SHARE, LONG_SHARE, FEWEST = (
    0.5,
    0.75,
    3,
)  # of the shorter sentence's words that two must share (of longer than a day), and how many; by eye
COMMON = 40  # sentences of one day that may hold a word for it to bring two together; what more hold says nothing
FITTING = (40, 320)  # characters of a sentence that reads well in a line
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d,.]*\d|\d")
_AUXILIARIES = frozenset(
    "is are was were be been being has have had do does did will would can could may might must not".split()
)
_TELLING = frozenset(
    "said says say told tell tells according also more than after before when who which new day week month year".split()
)
_EMPTY = CONJUNCTIONS | DETERMINERS | PREPOSITIONS | PRONOUNS | _AUXILIARIES | _TELLING
_SUBORDINATE = re.compile(
    r"\b(?:who|which|that|when|where|while|because|although|though|if|whether|after|before|since|until)\b[^,;]*$", re.IGNORECASE
)
_FACT = re.compile(
    r"\b(?:\w{3,}ed|was|were|will|began|met|won|lost|held|came|went|took|left|fell|struck|hit|shot|sent|made|broke)\b"
)
_UNSURE = re.compile(r"\b(?:would|could|may|might|if|whether|reportedly|allegedly|perhaps)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<!^)\b[A-Z][\w'’-]+")
_QUOTE = re.compile(r"[“\"][^”\"]*$")

Days = tuple[dt.date | None, dt.date | None]
NO_VOICES: Mapping[str, str] = MappingProxyType({})


def entries(found: Iterable[Happening], voices: Mapping[str, str] = NO_VOICES) -> list[Happening]:
    """One entry a happening, by day: what tells it best, with how many outlets and voices tell it. `voices` tells of articles
    that are reprints, by their ids, whose words they carry."""
    days: dict[Days, list[Happening]] = defaultdict(list)
    for each in found:
        days[each.date.first, each.date.last].append(each)
    return [entry for day in sorted(days, key=_by_days) for entry in of_days(days[day], voices)]


def of_days(found: Sequence[Happening], voices: Mapping[str, str] = NO_VOICES) -> list[Happening]:
    """The entries of happenings that are all told of the same days."""
    if len(found) == 1:
        return [_entry(found, voices)]
    ranked = sorted(found, key=lambda each: (each.article.id, each.date.span))
    union = Union()
    share = SHARE if all(each.date.first == each.date.last for each in ranked) else LONG_SHARE
    for one, other in _alike([_words(each) for each in ranked], share):
        union.join(str(one), str(other))
    groups: dict[str, list[Happening]] = defaultdict(list)
    for number, each in enumerate(ranked):
        groups[union.root(str(number))].append(each)
    made = (_entry(each, voices) for each in groups.values())
    return sorted(made, key=lambda each: (each.article.id, each.date.span))


def _by_days(days: Days) -> tuple[dt.date, dt.date]:
    return days[0] or dt.date.max, days[1] or dt.date.max


def _entry(told: Sequence[Happening], voices: Mapping[str, str]) -> Happening:
    best = min(told, key=lambda each: (-worth(each), each.article.published or dt.date.max, each.date.id))
    tellers = {each.article.id: (each.article.outlet or each.article.id).casefold() for each in told}
    own = {voices.get(id, teller) for id, teller in tellers.items()}
    others = tuple(sorted(each.date.id for each in told if each is not best))
    return replace(best, outlets=len(set(tellers.values())), voices=len(own), others=others)


def _words(each: Happening) -> frozenset[str]:
    """What a sentence is about, without its date."""
    start = each.sentence.spans[0].start if each.sentence.spans else 0
    at, end = each.date.span.start - start, each.date.span.end - start
    text = f"{each.sentence.text[: max(at, 0)]} {each.sentence.text[max(end, 0) :]}"
    return frozenset(
        singular(word) for word in _WORD.findall(text.replace("’s", "").replace("'s", "")) if word.lower() not in _EMPTY
    )


def _alike(every: Sequence[frozenset[str]], share: float) -> Iterator[tuple[int, int]]:
    """Pairs of sentences that share enough words."""
    holding: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(every):
        for word in words:
            holding[word].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for those in holding.values():
        if len(those) <= COMMON:
            shared.update(combinations(those, 2))
    for (one, other), count in shared.items():
        if count >= FEWEST and len(every[one] & every[other]) >= share * min(len(every[one]), len(every[other])):
            yield one, other


def worth(each: Happening) -> int:
    """How well a sentence tells what happened on its date; higher is better."""
    text, start = each.sentence.text, each.sentence.spans[0].start if each.sentence.spans else 0
    before = text[: max(each.date.span.start - start, 0)]
    aside = bool(_QUOTE.search(before)) or before.count("(") > before.count(")")
    subordinate = bool(_SUBORDINATE.search(before))
    told = bool(_FACT.search(text)) - bool(_UNSURE.search(text))
    fits = FITTING[0] <= len(text) <= FITTING[1]
    named = min(len(_NAMED.findall(text)), 3)
    return 3 * told - 4 * aside - 3 * subordinate + 2 * fits + named
