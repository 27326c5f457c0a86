"""What a relative pronoun goes back to: the name or the noun phrase that ends before it.

Standing apart from other pronouns, it needs no memory: its antecedent is the phrase that ends there ("Ada Moor, who"), the one
that phrase is in apposition to ("Ada Moor, an aide at the ministry who") or the head that a prepositional phrase belongs to
("an aide at the ministry who"). No parser: where a phrase begins follows from the closed-class words around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.phrases import Word, words
from onrecord.language import nouns
from onrecord.language.spans import items_touching
from onrecord.records import Mention, Span

WORDS = frozenset({"who", "which", "that"})
LONGEST = 6  # words of an antecedent without a name
BACK = 16  # words back that the head of "an aide at the ministry who" may stand
_ASIDE = re.compile(r"(?:[\s,–—-]|\([^()\n]{1,40}\)|\b(?:to|of|in|for|from|with|by|on|at)$)+$")
_AGAIN = re.compile(r"\b(who|which|that)\b[^.;:]*[,\s](?:and|or|but)$", re.IGNORECASE)
_APPOSED = re.compile(r"(?:\s\([^()\n]{1,40}\))?,\s")
_JOINT = re.compile(r",\s(?:an?|the)\s[^,.;:()\n]{2,60}\sand\s(?:an?\s|the\s)?")  # "Ada Moor, a pilot and aide who"
_WITH = re.compile(r"\s(?:of|with|at|from|for)\s(?:the\s)?")
_PEOPLE = frozenset("others people one some many several few most".split())
_STOP = nouns.PREPOSITIONS | nouns.CONJUNCTIONS | nouns.RELATIVES | nouns.PRONOUNS - nouns.DETERMINERS
_OPENING = (nouns.DETERMINERS | nouns.POSSESSIVES | nouns.INDEFINITE) - {"that", "all"}


def antecedent(text: str, sentence: Span, pronoun: Span, mentions: Sequence[Mention]) -> Span | None:
    """The words that "who", "which" or "that" at `pronoun` stands for; None where none can be read off."""
    word = pronoun.of(text).lower()
    before = text[sentence.start : pronoun.start].rstrip()
    again = _AGAIN.search(before)
    if again is not None and again[1].lower() == word:  # "who left and who said"
        first = sentence.start + again.start(1)
        return antecedent(text, sentence, Span(first, first + len(word)), mentions)
    aside = _ASIDE.search(before)
    end = sentence.start + (aside.start() if aside else len(before))
    if end <= sentence.start:
        return None
    near = [each for each in items_touching(mentions, Span(sentence.start, end)) if each.span.end <= end]
    named = near[-1] if near and near[-1].span.end == end else None
    if named is not None and (named.kind in ("person", "group") or word not in ("who", "whom")):
        return _joined(text, near)
    run = words(text, Span(sentence.start, end))
    if not run:
        return None
    person = _of_body(text, near, end) if word in ("who", "whom") else None
    found = person or (_people(run) if word in ("who", "whom") else None) or _things(run)
    if found is None:
        return named.span if named is not None else None
    return _described_name(text, found, near) or found


def _of_body(text: str, near: Sequence[Mention], end: int) -> Span | None:
    """The person before a body's or a place's name: "Ada Moor of the Dam Board, who"."""
    if len(near) < 2 or near[-1].span.end != end or near[-2].kind != "person":
        return None
    between = text[near[-2].span.end : near[-1].span.start]
    return near[-2].span if _WITH.fullmatch(between) else None


def _joined(text: str, near: Sequence[Mention]) -> Span:
    """The last name, with the one joined to it where both are groups: "both Reds and Blues, who"."""
    last = near[-1]
    if len(near) > 1 and last.kind == near[-2].kind == "group" and text[near[-2].span.end : last.span.start] == " and ":
        return Span(near[-2].span.start, last.span.end)
    return last.span


def _people(run: list[Word]) -> Span | None:
    """The noun phrase whose head is the last noun for people, however far a preposition has led away from it."""
    for at in range(len(run) - 1, max(-1, len(run) - BACK), -1):
        if run[at].text in (";", ":", "(", ")"):
            return None
        near = len(run) - at <= 2  # "protesters here, who"
        if _human(run[at]) and (near or run[at + 1].lower in nouns.PREPOSITIONS or _clause(run, at + 1)):
            return _phrase(run, at)
    return None


def _human(word: Word) -> bool:
    return nouns.is_person(word.lower) or word.lower in _PEOPLE


def _clause(run: list[Word], at: int) -> bool:
    """A participle after a noun: "the man named Moor who"."""
    return run[at].text.islower() and run[at].lower.endswith(("ed", "ing"))


def _things(run: list[Word]) -> Span | None:
    """The noun phrase that ends there."""
    last = run[-1]
    if not last.text[0].isalpha() or last.lower in _STOP | nouns.DETERMINERS:
        return None
    return _phrase(run, len(run) - 1)


def _phrase(run: list[Word], head: int) -> Span:
    """From the determiner to the head; of a phrase without one, the head and the word before it where that can only
    describe."""
    for first in range(head - 1, max(-1, head - LONGEST), -1):
        word = run[first]
        if word.lower in _OPENING:
            return Span(word.start, run[head].end)
        if word.lower in _STOP or not (word.text[0].isalnum()):
            break
    before = run[head - 1] if head else None
    describes = before is not None and _describes(before) and head > 1
    return Span(before.start if before is not None and describes else run[head].start, run[head].end)


def _describes(word: Word) -> bool:
    """Whether a word before a noun can only say more of it: "Norland miners", "20 miners", "party leaders"."""
    noun = word.text.islower() and (nouns.is_body(word.lower) or nouns.is_person(word.lower)) and not nouns.plural(word.lower)
    return word.text[0].isupper() or word.text[0].isdigit() or noun


def _described_name(text: str, found: Span, near: Sequence[Mention]) -> Span | None:
    """The name before a comma that the phrase is in apposition to: "Ada Moor, an aide who"."""
    before = [each for each in near if each.span.end < found.start]
    article = found.of(text).split()[0].lower() in ("a", "an", "the")
    between = text[before[-1].span.end : found.start] if before else ""
    if _JOINT.fullmatch(between) or (article and _APPOSED.fullmatch(between)):
        return before[-1].span
    return None
