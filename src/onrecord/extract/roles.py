"""Offices and descriptions that the text gives to a person: before the name ("Defense Secretary Ada Moor"), after it
("Ada Moor, the Blue House press secretary,") or set before it with a comma ("the head of the army, Gen Joe Doe").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.extract.phrases import Word, words
from onrecord.language import nouns
from onrecord.language.forms import HONORIFICS, OF_LAND, TITLES
from onrecord.records import Mention, Span

LONGEST = 12  # words of a role; longer ones were clauses in polnear/train
_BEFORE = frozenset("former then acting deputy vice senior ex current interim assistant retired state federal".split())
_INSIDE = frozenset("of for and to the in on at".split())
# No word of a title or of a description: what makes a clause of it, and days of news.
_CLAUSE = frozenset(
    "is are was were be been being has have had will would can could may might must should shall do does did not how what why"
    " whatever whoever monday tuesday wednesday thursday friday saturday sunday today yesterday".split()
)
_RANKED = frozenset("major senior junior general private chief prime native rival fellow".split())  # more often an adjective
# What offices are of, and ranks among them, as a sentence may begin with them.
_FIELDS = frozenset(
    "prime vice deputy chief general attorney foreign defense defence interior home finance treasury justice state security"
    " national health education energy labor labour transport transportation trade commerce agriculture environment housing"
    " intelligence police fire army navy air naval military coast campaign press communications budget party majority"
    " minority opposition house senate council committee union board managing executive supreme circuit district county city"
    " supreme presidential parliamentary republican democratic conservative liberal joint special senior junior crown grand"
    " major lieutenant brigadier rear veteran company white".split()
)
# Where an apposition ends; the stops of "U.S." and "Mr." end nothing.
_CUT = re.compile(r"[,;:!?()\n—–]|(?<![A-Z])(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)\.|\s(?:who|which|whose|said|says)\b")
_ACRONYM = 4  # letters at most of one that a sentence may begin with: FBI, NATO; a longer word in capitals is shouted


def roles(text: str, person: Mention, sentence: Span, cues: Sequence[Span], names: Sequence[Mention] = ()) -> Iterator[str]:
    """The roles that the words around one mention of a person give, as the text has them, without determiner; `names` are the
    names of the sentence."""
    before = _title(text, person, sentence, cues, names)
    if before:
        yield before
    after = _apposition(text, person, sentence, cues, names)
    if after:
        yield after
    ahead = _leading(text, person, sentence, cues, names)
    if ahead:
        yield ahead


def _title(text: str, person: Mention, sentence: Span, cues: Sequence[Span], names: Sequence[Mention]) -> str | None:
    """Words directly before the name, back to the first that cannot stand in a title."""
    every = words(text, Span(sentence.start, person.span.start))
    run, following = every[-LONGEST:], person.span.start
    taken: list[Word] = []
    while run and not _stops(run[-1], text, cues) and not text[run[-1].end : following].strip():
        word = run.pop()
        following = word.start
        if word.lower.strip(".") in HONORIFICS:
            continue
        taken.insert(0, word)
    taken = _own(taken)
    if taken and taken[0] is every[0] and _opens(taken, names):
        taken = taken[1:]
    if not taken or taken[-1].lower in _INSIDE | {"former", "then", "acting", "retired"} or not _heads(taken):
        return None
    if len(taken) == 1 and taken[0].text in _RANKED:
        return None
    return _written(text, taken)


def _opens(run: list[Word], names: Sequence[Mention]) -> bool:
    """Whether the first word of a title is capital only because a sentence begins with it: "Unlike President Moor"."""
    first = run[0]
    if len(run) < 2 or run[-1].text.islower() or _role_noun(first) or first.lower in _BEFORE or _office_word(first):
        return False
    short = (first.text.isupper() and len(first.text) <= _ACRONYM) or "." in first.text
    return not short and not any(name.span.start < first.end and first.start < name.span.end for name in names)


def _office_word(word: Word) -> bool:
    return word.lower in _FIELDS or bool(OF_LAND.fullmatch(word.lower))


def _stops(word: Word, text: str, cues: Sequence[Span]) -> bool:
    if word.lower in ("of", "for", "and"):
        return False
    if word.text == "US":  # the country, not the pronoun
        return False
    if not word.text[0].isalnum() or word.lower in nouns.DETERMINERS | nouns.POSSESSIVES | nouns.PRONOUNS | nouns.CONJUNCTIONS:
        return True
    if word.lower in nouns.PREPOSITIONS | nouns.RELATIVES | _CLAUSE or (
        word.text.islower() and word.text.endswith(("ed", "ing"))
    ):
        return True
    if word.text.endswith(".") and "." not in word.text[:-1] and len(word.text) > 5:
        return True  # a sentence ends: "tax rates. President"
    return any(cue.start < word.end and word.start < cue.end for cue in cues)


def _own(run: list[Word]) -> list[Word]:
    """The title alone: in "regime of President", "Ms Moor and Foreign Minister" what stands before the small word is
    another's; a lower-case word before a capitalised title is no part of it, but "former" and its like are."""
    if run and _role_noun(run[-1]):
        last = max((at for at, word in enumerate(run) if word.lower in ("of", "for", "and")), default=-1)
        run = run[last + 1 :]
    else:
        ahead = pairwise(run)
        inner = max((at for at, (word, title) in enumerate(ahead, 1) if word.lower == "for" and _titled(title)), default=0)
        run = run[inner:]  # "spokeswoman for Secretary of State"
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
    capital = next((at for at, word in enumerate(run) if word.text[0].isupper()), 0)
    before = run[:capital]
    head = run[next((at for at, word in enumerate(run) if word.lower in ("of", "for")), len(run)) - 1]
    return bool(before) and _role_noun(head) and head.text[0].isupper() and any(map(_foreign, before))


def _foreign(word: Word) -> bool:
    """A lower-case word that is no part of a title in capitals: "data hub President"."""
    return word.lower not in _BEFORE and not _role_noun(word)


def _titled(word: Word) -> bool:
    return word.text[0].isupper() and word.lower in TITLES


def _role_noun(word: Word) -> bool:
    return nouns.is_person(word.lower.rstrip(".")) or word.lower.rstrip(".") in TITLES


def _heads(run: list[Word]) -> bool:
    """A title's head is a noun for people: its last word, or the last before "of" or "for"."""
    lowered = [word.lower.rstrip(".") for word in run]
    cut = next((i for i, word in enumerate(lowered) if word in ("of", "for")), len(lowered))
    head = next((word for word in (lowered[-1], lowered[cut - 1]) if nouns.is_person(word) or word in TITLES), None)
    return cut > 0 and head is not None and (not nouns.plural(head) or head in TITLES)


def _apposition(text: str, person: Mention, sentence: Span, cues: Sequence[Span], names: Sequence[Mention]) -> str | None:
    """What stands between commas after the name, where its head is a noun for people."""
    after = re.match(r",\s+", text[person.span.end : sentence.end])
    if after is None:
        return None
    start = person.span.end + after.end()
    end = start + len(_CUT.split(text[start : sentence.end], maxsplit=1)[0])
    return _described(text, Span(start, end), cues, names)


def _leading(text: str, person: Mention, sentence: Span, cues: Sequence[Span], names: Sequence[Mention]) -> str | None:
    """ "the head of the army, Gen Joe Doe": a definite description, a comma, the name (with its title)."""
    before = text[sentence.start : person.span.start]
    match = re.search(r"(?:^|[,\s])((?:[Tt]he|[A-Z][\w.-]*['’]s)\s+[^,;:.!?()\n]{4,90}),\s+(?:[A-Z][\w.]*\s+){0,3}$", before)
    if match is None:
        return None
    return _described(text, Span(sentence.start + match.start(1), sentence.start + match.end(1)), cues, names)


def _described(text: str, span: Span, cues: Sequence[Span], names: Sequence[Mention]) -> str | None:
    run = words(text, span)
    if not run or len(run) > LONGEST or any(cue.overlaps(span) for cue in cues):
        return None
    definite = run[0].lower in nouns.DETERMINERS | nouns.POSSESSIVES
    run = run[1:] if definite else run
    core = []
    for word in run:
        if word.lower in nouns.PREPOSITIONS:
            break
        core.append(word)
    if not core or not _describes(core, definite, names):
        return None
    other = ((nouns.CONJUNCTIONS | nouns.RELATIVES | nouns.POSSESSIVES) - {"and"}) | _CLAUSE  # "the senator and his wife"
    if any(word.lower in other for word in run):
        return None
    return _written(text, run)


def _describes(core: list[Word], definite: bool, names: Sequence[Mention]) -> bool:
    """Whether the words before the first preposition tell who somebody is: a noun for one person at their end, which is no
    name, and no clause; one word alone only with an article or as a title."""
    first, head = core[0], core[-1]
    if first.lower in nouns.CONJUNCTIONS or head.lower in nouns.PRONOUNS or not nouns.is_person(head.lower):
        return False
    if nouns.plural(head.lower) or any(word.lower in _CLAUSE for word in core):
        return False
    if first.lower.endswith("ing") and len(core) > 1 and first.lower != "acting" and first.text.islower():
        return False  # "joining Attorney General Eric Holder"
    persons = [name.span for name in names if name.kind == "person"]
    named = any(span.start <= head.start < span.end for span in persons)
    if len(core) > 1 and first.lower in TITLES and any(span.start == core[1].start for span in persons):
        return False  # "Senator Reed and Secretary ...": another's
    return not named and (definite or len(core) > 1 or head.lower in TITLES or not head.text.islower())


def _written(text: str, run: list[Word]) -> str:
    role = " ".join(text[run[0].start : run[-1].end].split()).rstrip(".")
    return role.title() if role.isupper() and " " in role else role  # "PRIME MINISTER" of a transcript
