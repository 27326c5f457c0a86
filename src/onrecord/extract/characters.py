"""The actors of one article: names that mean one person or body joined, with the roles the text gives them.

Persons: a surname belongs to the full name that ends in it; of two, to the one that was named last. Bodies: the same name, the
acronym in parentheses after it, or an acronym whose letters are its initials. A wrong join is worse than a missed one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from onrecord.extract.roles import roles
from onrecord.language import nouns
from onrecord.language.forms import body_key, initials, same_office, tokens
from onrecord.records import ActorKind, Mention, Span

# A definite description without a name after it: "the president", "the then foreign minister".
_OFFICE = re.compile(r"\b[Tt]he\s((?:[\w'’-]+\s){0,3}?[a-z][\w-]+)\b(?!\s(?:[A-Z]|of\b))")
_MALE, _FEMALE = frozenset({"mr", "sir", "lord"}), frozenset({"mrs", "ms", "miss", "lady", "dame"})


@dataclass(slots=True)
class Character:
    """An actor in the making."""

    kind: ActorKind
    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)
    gender: str | None = None
    anonymous: bool = False
    head: str = ""

    @property
    def name(self) -> str:
        """A person's name with most words, a body's most written out, a document's with a proper name; else the most
        frequent."""
        return max(self.forms, key=lambda form: (*_proper(form), self.forms[form], len(form), form), default="")

    @property
    def role(self) -> str | None:
        """The most frequent role, offices of several words before a rank or title alone."""
        return max(self.roles, key=lambda role: (" " in role, self.roles[role], -len(role)), default=None)

    def last_before(self, at: int) -> Span | None:
        return max((span for span in self.spans if span.end <= at), default=None)


def _proper(form: str) -> tuple[bool, int]:
    """Names before descriptions ("Dam Inquiry report" before "leaked report on the loss"), then the number of words."""
    return any(char.isupper() for char in form), len(form.split())


def characters(
    text: str, mentions: Sequence[Mention], sentences: Sequence[Span], cues: Sequence[Span]
) -> tuple[list[Character], dict[str, Character]]:
    """The article's named characters in order of appearance, and the character of every mention by the mention's id."""
    persons = [each for each in mentions if each.kind == "person"]
    others = [each for each in mentions if each.kind != "person"]
    of = {**_persons(text, persons), **_bodies(text, others)}
    made = list({id(character): character for character in (of[each.id] for each in mentions)}.values())
    for mention in persons:
        home = next((span for span in sentences if span.overlaps(mention.span)), mention.span)
        of[mention.id].roles.update(roles(text, mention, home, cues))
    return made, of


def offices(text: str, made: Sequence[Character]) -> Iterator[tuple[Span, Character]]:
    """Where "the president" or "the former governor" means a person to whom the article gives that office."""
    for match in _OFFICE.finditer(text):
        if not nouns.is_person(match[0].split()[-1]):
            continue
        holder = holder_of(match[1], match.start(), made)
        if holder is not None:
            yield Span(match.start(1), match.end()), holder


def holder_of(office: str, at: int, made: Sequence[Character]) -> Character | None:
    """The person to whom the article gives that office; of several, the one named last before `at`, else the first."""
    fits = [who for who in made if who.kind == "person" and any(same_office(office, role) >= 1.0 for role in who.roles)]
    return max(fits, key=lambda who: who.last_before(at) or Span(-1, -1), default=None)


def _persons(text: str, mentions: list[Mention]) -> dict[str, Character]:
    full: list[tuple[list[str], Character]] = []
    for mention in mentions:
        name = tokens(mention.text)
        if len(name) > 1 and not any(_one_person(name, known) for known, _ in full):
            full.append((name, Character("person")))
    of: dict[str, Character] = {}
    for mention in mentions:
        character = _person_of(tokens(mention.text), mention, full)
        _count(character, mention)
        character.gender = character.gender or _gender(text, mention)
        of[mention.id] = character
    return of


def _person_of(name: list[str], mention: Mention, full: list[tuple[list[str], Character]]) -> Character:
    fits = [character for known, character in full if known == name or (len(name) > 1 and _one_person(name, known))]
    if not fits and len(name) == 1:
        fits = [character for known, character in full if known[-1].removeprefix("al-") == name[0].removeprefix("al-")]
        fits = fits or [character for known, character in full if name[0] in known]
    if not fits:
        fresh = Character("person")
        full.append((name, fresh))
        return fresh
    named = [each for each in fits if each.last_before(mention.span.start)]
    return max(named, key=lambda each: each.last_before(mention.span.start) or Span(0, 0)) if named else fits[0]


def _one_person(one: list[str], other: list[str]) -> bool:
    """The same last word, and first words that agree as far as they are given: "Joseph L Votel", "J. Votel"."""
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    a, b = one[0], other[0]
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _gender(text: str, mention: Mention) -> str | None:
    before = text[max(0, mention.span.start - 8) : mention.span.start].split()
    first = (before[-1] if before else "").strip(".").lower()
    own = mention.text.split()[0].strip(".").lower()
    if first in _MALE or own in _MALE:
        return "male"
    return "female" if first in _FEMALE or own in _FEMALE else None


def _bodies(text: str, mentions: list[Mention]) -> dict[str, Character]:
    by_key: dict[str, Character] = {}
    of: dict[str, Character] = {}
    for mention in mentions:
        key = body_key(mention.text)
        if key not in by_key:
            by_key[key] = Character(mention.kind)
        _count(by_key[key], mention)
        of[mention.id] = by_key[key]
    for long, short in _same_bodies(text, mentions):
        _merge(of, of[long.id], of[short.id])
    return of


def _same_bodies(text: str, mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    shorts = {body_key(each.text): each for each in mentions if _acronym(each.text)}
    for long, following in zip_longest(mentions, mentions[1:]):
        if _acronym(long.text):
            continue
        if following is not None and _in_parentheses(text, long, following):
            yield long, following
        for letters in initials(long.text):
            if letters in shorts and len(letters) > 1:
                yield long, shorts[letters]


def _acronym(name: str) -> bool:
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 7 and bare.isalpha() and bare[:1].isupper()


def _in_parentheses(text: str, long: Mention, short: Mention) -> bool:
    """ "Islamic Front (IF)": directly after, in parentheses, beginning with the same letter."""
    between = text[long.span.end : short.span.start]
    closed = text[short.span.end : short.span.end + 1] == ")"
    same = body_key(long.text)[:1] == body_key(short.text)[:1]
    return bool(re.fullmatch(r"\s?\((?:the\s)?", between)) and closed and same and _acronym(short.text)


def _merge(of: dict[str, Character], kept: Character, lost: Character) -> None:
    if kept is lost:
        return
    kept.forms.update(lost.forms)
    kept.spans.extend(lost.spans)
    for key, character in of.items():
        if character is lost:
            of[key] = kept


def _count(character: Character, mention: Mention) -> None:
    form = " ".join(mention.text.split())
    shouted = mention.kind == "person" and form.isupper() and len(form) > 3  # turns of a transcript
    character.forms[form.title() if shouted else form] += 1
    character.spans.append(mention.span)
