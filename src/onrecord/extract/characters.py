"""The actors of one article: names that mean one person or body joined, with the roles the text gives them.

Persons: a surname belongs to the full name that ends in it; of two, to the one that was named last. Bodies: the same name, the
acronym in parentheses after it, or an acronym whose letters are its initials. A wrong join is worse than a missed one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from onrecord.extract.roles import roles
from onrecord.knowledge import given_names
from onrecord.language import nouns
from onrecord.language.forms import (
    TITLES,
    also_known,
    body_form,
    body_key,
    fits_acronym,
    initials,
    is_acronym,
    middle,
    same_office,
    shorter_forms,
    suffix,
    tokens,
)
from onrecord.language.spans import END, START, home, touching
from onrecord.records import ActorKind, AnonymousKind, Mention, Span

# A definite description without a name after it: "the president", "the then foreign minister".
_OFFICE = re.compile(r"\b[Tt]he\s((?:[\w'’-]+\s){0,3}?[a-z][\w-]+)\b(?!\s(?:[A-Z]|of\b))")
_MALE, _FEMALE = frozenset({"mr", "sir", "lord"}), frozenset({"mrs", "ms", "miss", "lady", "dame"})
_MEN = frozenset("man father husband son brother boy uncle nephew grandfather widower king prince actor priest".split())
_WOMEN = frozenset("mother wife daughter sister girl aunt niece grandmother widow queen princess actress nun".split())
_EITHER = frozenset({"chairman", "human", "german", "roman", "ottoman", "layman", "ombudsman"})


@dataclass(slots=True)
class Character:
    """An actor in the making."""

    kind: ActorKind
    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)
    gender: str | None = None
    anonymous: AnonymousKind | None = None
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

    def add(self, span: Span) -> None:
        insort(self.spans, span)

    def last_before(self, at: int) -> Span | None:
        before = bisect_right(self.spans, at, key=END)
        return self.spans[before - 1] if before else None

    def within(self, start: int, end: int) -> list[Span]:
        """Where it is named between two places, in order."""
        first = bisect_left(self.spans, start, key=START)
        return self.spans[first : bisect_right(self.spans, end, key=END)]


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
    ordered = sorted(cues)
    for mention in persons:
        sentence = home(sentences, mention.span)
        who = of[mention.id]
        for role in roles(text, mention, sentence, touching(ordered, sentence)):
            who.roles[role] += 1
            who.gender = who.gender or _role_gender(role)
    return made, of


def _role_gender(role: str) -> str | None:
    """The gender that a role tells by its head: "daughter of the late mayor", "state spokeswoman"."""
    words = role.lower().split()
    end = next((at for at, word in enumerate(words) if word in nouns.PREPOSITIONS), len(words))
    return noun_gender(words[end - 1]) if end else None


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


class _Known:
    """The persons known by a full name so far, found by any word of it."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[str, Character]]] = defaultdict(list)

    def add(self, name: str, character: Character) -> None:
        for word in {each.removeprefix("al-") for each in tokens(name)}:
            self._by_word[word].append((name, character))

    def same(self, name: str) -> list[Character]:
        """Those whose full name agrees with a name of several words, is the same, or is longer in front ("Ada Moor Reed" for
        "Moor Reed")."""
        words = tokens(name)
        near = self._by_word.get(words[-1].removeprefix("al-"), []) if words else []
        alike = suffix(name)
        several = len(words) > 1
        return [
            who
            for known, who in near
            if (suffix(known) == alike and (tokens(known)[-len(words) :] == words if several else tokens(known) == words))
            or one_person(name, known)
        ]

    def by_word(self, word: str, generation: str) -> list[Character]:
        """Those whose surname is the word: only the son for "Moor Jr.", else the son only where the father is not named; else
        those who have it anywhere in their name."""
        near = self._by_word.get(word.removeprefix("al-"), [])
        surnames = [(known, who) for known, who in near if tokens(known)[-1].removeprefix("al-") == word.removeprefix("al-")]
        alike = [who for known, who in surnames if suffix(known) == generation]
        return alike or ([] if generation else [who for _, who in surnames or near])


def _persons(text: str, mentions: list[Mention]) -> dict[str, Character]:
    known = _Known()
    for mention in sorted(mentions, key=lambda each: -len(tokens(each.text))):
        if len(tokens(mention.text)) > 1 and not known.same(mention.text):
            known.add(mention.text, Character("person", gender=_of_given_name(mention.text)))
    of: dict[str, Character] = {}
    for mention in mentions:
        gender = _titled_gender(text, mention)
        character = _person_of(mention, known, gender)
        _count(character, mention)
        character.gender = gender or character.gender
        of[mention.id] = character
    return of


def _person_of(mention: Mention, known: _Known, gender: str | None) -> Character:
    words = tokens(mention.text)
    fits = known.same(mention.text)
    if not fits and len(words) == 1:
        fits = known.by_word(words[0], suffix(mention.text))
        fits = [who for who in fits if gender is None or who.gender in (None, gender)]  # "Mrs Moor" is not Tom Moor
    if not fits:
        fresh = Character("person")
        known.add(mention.text, fresh)
        return fresh
    named = [each for each in fits if each.last_before(mention.span.start)]
    return max(named, key=lambda each: each.last_before(mention.span.start) or Span(0, 0)) if named else fits[0]


def one_person(one: str, other: str) -> bool:
    """The same last word, and the rest agrees as far as it is given: "Ada K Moor" and "A. Moor", but not "Ada W. Moor"
    and "Ada H.W. Moor", nor a son and his father."""
    a, b = tokens(one), tokens(other)
    if len(a) < 2 or len(b) < 2 or a[-1].removeprefix("al-") != b[-1].removeprefix("al-") or suffix(one) != suffix(other):
        return False
    first = a[0] == b[0] or (min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0])
    shorter, longer = sorted((middle(one), middle(other)), key=len)
    return first and longer.startswith(shorter)


def _titled_gender(text: str, mention: Mention) -> str | None:
    """The gender that a title or the word for a relative before the name tells: "Ms Moor", "his wife, Ada Moor"."""
    own, before = mention.text.split()[0], text[max(0, mention.span.start - 16) : mention.span.start].split()
    for word in (own, *before[-1:]):
        plain = word.strip(".,")
        gender = "male" if plain.lower() in _MALE else "female" if plain.lower() in _FEMALE else noun_gender(plain)
        if gender is not None:
            return gender
    return None


def noun_gender(noun: str) -> str | None:
    """The gender that a noun for a person tells: "mother", "spokeswoman"."""
    if noun in _MEN | _WOMEN or noun.istitle():  # "Queen Ada", but what ends "Wasserman" tells nothing
        return "male" if noun.lower() in _MEN else "female" if noun.lower() in _WOMEN else None
    if noun.endswith("woman"):
        return "female"
    return "male" if noun.endswith("man") and nouns.is_person(noun) and noun not in _EITHER else None


def _of_given_name(name: str) -> str | None:
    """The gender that nearly all bearers of the first of several names have."""
    words = tokens(name)
    while words and words[0].rstrip(".") in TITLES:
        words = words[1:]
    return given_names().get(words[0]) if len(words) > 1 else None


def _bodies(text: str, mentions: list[Mention]) -> dict[str, Character]:
    by_key: dict[str, Character] = {}
    of: dict[str, Character] = {}
    for mention in mentions:
        key = body_form(mention.text)
        if key not in by_key:
            by_key[key] = Character(mention.kind)
        _count(by_key[key], mention)
        of[mention.id] = by_key[key]
    for long, short in (*_same_bodies(text, mentions), *_shortened(text, mentions)):
        _merge(of, of[long.id], of[short.id])
    return of


def _shortened(text: str, mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """An organisation named whole and from then on by the beginning of its name ("Moor" after "Moor Works") or by what follows
    a country ("the Navy" after "the Norlandish Navy"), where only one name of the article could be meant. Headlines are
    brief and do not count."""
    first: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda each: (each.span.end <= _headline_end(text), each.span)):
        first.setdefault(body_form(mention.text), mention)
    longer: dict[str, list[Mention]] = defaultdict(list)
    for form, mention in first.items():
        for short in shorter_forms(form):
            longer[short].append(mention)
    for form, mention in first.items():
        wholes = longer.get(form, [])
        before = len(wholes) == 1 and (wholes[0].span < mention.span or mention.span.end <= _headline_end(text))
        if before and mention.kind == "organisation" and not is_acronym(mention.text):
            yield wholes[0], mention


def _headline_end(text: str) -> int:
    """Where a first line ends that does not end as a sentence does; 0 where there is none."""
    line = text[: text.find("\n") + 1].rstrip()
    return 0 if line.endswith((".", "!", "?", '"', "”")) else len(line)


def _same_bodies(text: str, mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    shorts = {body_key(each.text): each for each in mentions if _acronym(each.text)}
    fitting: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        for letters in initials(mention.text):
            fitting[letters].add(body_form(mention.text))
    for long, following in zip_longest(mentions, mentions[1:]):
        if following is not None and _also_known(text, long, following):
            yield long, following
        if _acronym(long.text):
            continue
        if following is not None and _in_parentheses(text, long, following):
            yield long, following
        for letters in initials(long.text):
            if letters in shorts and len(letters) > 1 and len(fitting[letters]) == 1:
                yield long, shorts[letters]


def _acronym(name: str) -> bool:
    """Whether it may be one: short, of letters alone."""
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 7 and bare.isalpha() and bare[:1].isupper()


def _also_known(text: str, one: Mention, other: Mention) -> bool:
    """ "Ordan, the movement also known as the Front": the words between say that both name one body."""
    return also_known(one.text, text[one.span.end : other.span.start], other.text)


def _in_parentheses(text: str, long: Mention, short: Mention) -> bool:
    """ "Islamic Front (IF)": directly after, in parentheses, beginning with the same letter."""
    between = text[long.span.end : short.span.start]
    closed = text[short.span.end : short.span.end + 1] == ")"
    opened = bool(re.fullmatch(r"\s?\((?:the\s)?", between))
    return opened and closed and _acronym(short.text) and fits_acronym(long.text, short.text)


def _merge(of: dict[str, Character], kept: Character, lost: Character) -> None:
    if kept is lost:
        return
    kept.forms.update(lost.forms)
    for span in lost.spans:
        kept.add(span)
    for key, character in of.items():
        if character is lost:
            of[key] = kept


def _count(character: Character, mention: Mention) -> None:
    form = re.sub(r"(?<!s)['’]s?$", "", " ".join(mention.text.split()))
    shouted = mention.kind == "person" and form.isupper() and len(form) > 3  # turns of a transcript
    character.forms[form.title() if shouted else form] += 1
    character.add(mention.span)
