"""The actors of one article: names that mean one person or body joined, with the roles the text gives them.

Persons as extract.persons joins them. Bodies: the same name, the acronym in parentheses after it, or an acronym whose letters
are its initials. A wrong join is worse than a missed one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from onrecord.extract.character import Character
from onrecord.extract.persons import persons
from onrecord.extract.roles import roles
from onrecord.language import nouns
from onrecord.language.forms import (
    also_known,
    body_form,
    body_key,
    fits_acronym,
    initials,
    is_acronym,
    same_office,
    shorter_forms,
)
from onrecord.language.spans import home, items_touching, touching
from onrecord.records import Mention, Span

# A definite description without a name after it: "the president", "the then foreign minister".
_OFFICE = re.compile(r"\b[Tt]he\s((?:[\w'’-]+\s){0,3}?[a-z][\w-]+)\b(?!\s(?:[A-Z]|of\b))")


def characters(
    text: str, mentions: Sequence[Mention], sentences: Sequence[Span], cues: Sequence[Span]
) -> tuple[list[Character], dict[str, Character]]:
    """The article's named characters in order of appearance, and the character of every mention by the mention's id."""
    named = [each for each in mentions if each.kind == "person"]
    others = [each for each in mentions if each.kind != "person"]
    given = _roles(text, mentions, sentences, sorted(cues))
    of = {**persons(text, named, sentences, given), **_bodies(text, others)}
    made = list({id(character): character for character in (of[each.id] for each in mentions)}.values())
    for mention in named:
        of[mention.id].roles.update(given[mention.id])
    return made, of


def _roles(text: str, mentions: Sequence[Mention], sentences: Sequence[Span], cues: Sequence[Span]) -> dict[str, list[str]]:
    """The roles that the words around every person's name give, by the mention's id."""
    ordered = sorted(mentions, key=lambda each: each.span)
    made = {}
    for each in mentions:
        if each.kind == "person":
            sentence = home(sentences, each.span)
            made[each.id] = list(roles(text, each, sentence, touching(cues, sentence), items_touching(ordered, sentence)))
    return made


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


def _bodies(text: str, mentions: list[Mention]) -> dict[str, Character]:
    by_key: dict[str, Character] = {}
    of: dict[str, Character] = {}
    for mention in mentions:
        key = body_form(mention.text)
        if key not in by_key:
            by_key[key] = Character(mention.kind)
        by_key[key].named(mention)
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
            fits = letters in shorts and len(letters) > 1 and len(fitting[letters]) == 1
            if fits and (len(letters) > 2 or _two_letters_of(text, shorts[letters], long)):
                yield long, shorts[letters]


def _two_letters_of(text: str, short: Mention, long: Mention) -> bool:
    """Whether two letters stand for the body: not a place's ("D.C." is no District Court), and not before it is named, but in
    a headline."""
    of_place = short.kind == "place" != long.kind
    return not of_place and (long.span < short.span or short.span.end <= _headline_end(text))


def _acronym(name: str) -> bool:
    """Whether it may be one: short, of letters alone."""
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 7 and bare.isalpha() and (bare.isupper() if len(bare) == 2 else bare[0].isupper())


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
