"""Offices and descriptions that the text gives to a person: before the name ("Defense Secretary Ada Moor"), after it
("Ada Moor, the Blue House press secretary,") or set before it with a comma ("the head of the army, Gen Joe Doe").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.extract.phrases import Word, words
from onrecord.language import nouns
from onrecord.language.forms import HONORIFICS, TITLES
from onrecord.records import Mention, Span

LONGEST = 12  # words of a role; longer ones were clauses in polnear/train
_BEFORE = frozenset("former then acting deputy vice senior ex current interim assistant retired state federal".split())
_INSIDE = frozenset("of for and to the in on at".split())


def roles(text: str, person: Mention, sentence: Span, cues: Sequence[Span]) -> Iterator[str]:
    """The roles that the words around one mention of a person give, as the text has them, without determiner."""
    before = _title(text, person, sentence, cues)
    if before:
        yield before
    after = _apposition(text, person, sentence, cues)
    if after:
        yield after
    ahead = _leading(text, person, sentence, cues)
    if ahead:
        yield ahead


def _title(text: str, person: Mention, sentence: Span, cues: Sequence[Span]) -> str | None:
    """Words directly before the name, back to the first that cannot stand in a title."""
    run = words(text, Span(sentence.start, person.span.start))[-LONGEST:]
    taken: list[Word] = []
    while run and not _stops(run[-1], text, cues):
        word = run.pop()
        if word.lower.strip(".") in HONORIFICS:
            continue
        taken.insert(0, word)
    taken = _own(taken)
    if not taken or taken[-1].lower in _INSIDE | {"former", "then", "acting", "retired"} or not _heads(taken):
        return None
    return _written(text, taken)


def _stops(word: Word, text: str, cues: Sequence[Span]) -> bool:
    if word.lower in ("of", "for", "and"):
        return False
    if word.text == "US":  # the country, not the pronoun
        return False
    if not word.text[0].isalnum() or word.lower in nouns.DETERMINERS | nouns.POSSESSIVES | nouns.PRONOUNS | nouns.CONJUNCTIONS:
        return True
    if word.lower in nouns.PREPOSITIONS or (word.text.islower() and word.text.endswith(("ed", "ing"))):
        return True
    return any(cue.start < word.end and word.start < cue.end for cue in cues)


def _own(run: list[Word]) -> list[Word]:
    """The title alone: in "regime of President", "Ms Moor and Foreign Minister" what stands before the small word is
    another's; a lower-case word before a capitalised title is no part of it, but "former" and its like are."""
    if run and _role_noun(run[-1]):
        last = max((at for at, word in enumerate(run) if word.lower in ("of", "for", "and")), default=-1)
        run = run[last + 1 :]
    else:
        of = next((at for at, word in enumerate(run) if word.lower in ("of", "for")), len(run))
        joined = max((at for at, word in enumerate(run[:of]) if word.lower == "and"), default=-1)
        run = run[joined + 1 :]
    shouted = next((at for at, word in enumerate(run) if not word.text.isupper()), 0)
    run = run[shouted:] if shouted > 1 else run  # "JUST WATCHED Sen.", but "FBI Director"
    while run and (run[0].lower in _INSIDE or _stray(run)):
        run = run[1:]
    return run


def _stray(run: list[Word]) -> bool:
    first, rest = run[0], run[1:]
    if not rest:
        return not _role_noun(first)
    return first.text[0].islower() and rest[0].text[0].isupper() and first.lower not in _BEFORE and not _role_noun(first)


def _role_noun(word: Word) -> bool:
    return nouns.is_person(word.lower.rstrip(".")) or word.lower.rstrip(".") in TITLES


def _heads(run: list[Word]) -> bool:
    """A title's head is a noun for people: its last word, or the last before "of" or "for"."""
    lowered = [word.lower.rstrip(".") for word in run]
    cut = next((i for i, word in enumerate(lowered) if word in ("of", "for")), len(lowered))
    return cut > 0 and any(nouns.is_person(word) or word in TITLES for word in (lowered[cut - 1], lowered[-1]))


def _apposition(text: str, person: Mention, sentence: Span, cues: Sequence[Span]) -> str | None:
    """What stands between commas after the name, where its head is a noun for people."""
    after = re.match(r",\s+", text[person.span.end : sentence.end])
    if after is None:
        return None
    start = person.span.end + after.end()
    end = start + len(re.split(r"[,;:.!?()\n—–]|\s(?:who|which|whose|said|says)\b", text[start : sentence.end], maxsplit=1)[0])
    return _described(text, Span(start, end), cues)


def _leading(text: str, person: Mention, sentence: Span, cues: Sequence[Span]) -> str | None:
    """ "the head of the army, Gen Joe Doe": a definite description, a comma, the name (with its title)."""
    before = text[sentence.start : person.span.start]
    match = re.search(r"(?:^|[,\s])((?:[Tt]he|[A-Z][\w.-]*['’]s)\s+[^,;:.!?()\n]{4,90}),\s+(?:[A-Z][\w.]*\s+){0,3}$", before)
    if match is None:
        return None
    return _described(text, Span(sentence.start + match.start(1), sentence.start + match.end(1)), cues)


def _described(text: str, span: Span, cues: Sequence[Span]) -> str | None:
    run = words(text, span)
    if not run or len(run) > LONGEST or any(cue.overlaps(span) for cue in cues):
        return None
    if run[0].lower in nouns.DETERMINERS | nouns.POSSESSIVES:
        run = run[1:]
    core = []
    for word in run:
        if word.lower in nouns.PREPOSITIONS:
            break
        core.append(word)
    if (
        not core
        or core[0].lower in nouns.CONJUNCTIONS
        or not nouns.is_person(core[-1].lower)
        or core[-1].lower in nouns.PRONOUNS
    ):
        return None
    other = (nouns.CONJUNCTIONS | nouns.RELATIVES | nouns.POSSESSIVES) - {"and"}  # "the senator and his wife"
    if any(word.lower in other for word in run):
        return None
    return _written(text, run)


def _written(text: str, run: list[Word]) -> str:
    role = " ".join(text[run[0].start : run[-1].end].split()).rstrip(".")
    return role.title() if role.isupper() and " " in role else role  # "PRIME MINISTER" of a transcript
