"""What kind of noun phrase a source is: a name, a pronoun, an office, people without a name, a document, a body.

No parser: a source is short, and where its head stands follows from the closed-class words around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.language import nouns
from onrecord.language.spans import items_touching
from onrecord.records import Mention, Span

PhraseKind = Literal["name", "names", "pronoun", "office", "people", "document", "body", "issued"]
_WORD = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*\.?|[,;:()“”\"—–]")
_SELF = frozenset("himself herself itself themselves alone too , ; :".split())
_SIZE = re.compile(r"\d[\d,.]*-")
_BREAKS = frozenset(",(—–;:")
_OPENING = frozenset({",", '"', "“", "”", "(", "—", "–"})
_ASKERS = frozenset({"Q", "QUESTION", "A", "ANSWER"})  # turns of a transcript
_SOME = frozenset("some many others most few several".split())  # people without a name, not somebody named before
_AFTER_HEAD = frozenset(  # before a preposition they say more about the people before them: "officials familiar with"
    "familiar close privy loyal opposed sympathetic living speaking working fleeing watching waiting sheltering travelling"
    " traveling".split()
)
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they", "my": "i", "our": "we"}  # "his belief that"
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a phrase; `start` and `end` in the article's text."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source, read. `names` are the mentions that speak (none unless kind is name, names or issued); `head` the head noun,
    lower case; `description` the phrase without its determiner; `definite` as "the president", "his spokesman"."""

    kind: PhraseKind
    description: str
    head: str = ""
    names: tuple[Mention, ...] = ()
    definite: bool = True
    plural: bool = False


def words(text: str, span: Span) -> list[Word]:
    return [Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, span.start, span.end)]


def phrase(text: str, span: Span, mentions: Sequence[Mention]) -> Phrase | None:
    """The source at `span` read with the names in it; None where it holds no word."""
    inside = list(items_touching(mentions, span))
    every = words(text, span)
    parts = _trimmed(every) or [word for word in every if word.lower == "that"]  # a relative pronoun where it stands alone
    if not parts:
        return None
    return _pronoun(parts) or _named(text, parts, inside) or _described(text, parts, inside)


def _trimmed(parts: list[Word]) -> list[Word]:
    """Without what links the source to what stands before it, and without "himself" after it."""
    while parts and parts[0].lower in nouns.CONJUNCTIONS | nouns.PREPOSITIONS | _OPENING:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1].lower in _SELF:
        parts = parts[:-1]
    examined = len(parts) > 2 and parts[0].lower.endswith("ing") and parts[1].lower in nouns.DETERMINERS
    return parts[1:] if examined else parts  # "Examining that document shows"


def _pronoun(parts: list[Word]) -> Phrase | None:
    """A source of one word that is no noun; "who" also with what follows it."""
    word = parts[0].lower
    if word in ("who", "whom"):
        return Phrase("pronoun", "who", "who")
    if len(parts) > 1 or parts[0].text == "US":
        return None
    if word in _SOME or parts[0].text in _ASKERS:
        return Phrase("people", parts[0].text, word, definite=parts[0].text in _ASKERS, plural=word in _SOME)
    word = _OWNERS.get(word, word)
    return Phrase("pronoun", word, word) if word in nouns.PRONOUNS else None


def _named(text: str, parts: list[Word], inside: list[Mention]) -> Phrase | None:
    """The names that are the phrase's head: persons outside any preposition first, else the name that ends its core."""
    persons = [each for each in inside if each.kind == "person" and not _oblique(parts, each)]
    if persons:
        speakers = tuple(persons) if _coordinated(parts, persons) else (_first(parts, persons),)
        return Phrase("names" if len(speakers) > 1 else "name", _joined(parts), names=speakers)
    core = _core(parts, inside)
    if _listed(parts, core):
        return Phrase("people", _without_determiner(text, parts), plural=True)
    issuer = _issuer(parts, core, inside)
    if issuer is not None:
        return Phrase("issued", _joined(parts), head=core[-1].lower if core else "", names=(issuer,))
    for each in inside:
        ends = bool(core) and each.span.start < core[-1].end <= each.span.end
        if ends and each.kind != "person" and not _possessive(core[-1]):
            return Phrase("name", _joined(parts), names=(each,))
    return None


def _first(parts: list[Word], persons: list[Mention]) -> Mention:
    """The last person before the first comma: what the network calls a person in "Norland Prime Minister Ada Moor, who" may
    begin with the country."""
    comma = next((word.start for word in parts if word.text == "," and word.start >= persons[0].span.end), None)
    return [each for each in persons if comma is None or each.span.end <= comma][-1]


def _oblique(parts: list[Word], mention: Mention) -> bool:
    """Whether a person in the phrase is only part of its description: "Moor's spokesman", "a spokesman for Ms Moor"."""
    at = next((i for i, word in enumerate(parts) if word.end > mention.span.start), 0)
    last = max((i for i, word in enumerate(parts) if word.start < mention.span.end), default=at)
    if _possessive(parts[last]) and parts[last].end > mention.span.end - 1 and last + 1 < len(parts):
        return True
    if last + 1 < len(parts) and _modified(parts[last + 1]):
        return True  # "a Moor spokesman", "the Moor administration"
    while at > 0 and _titular(parts[at - 1]):
        at -= 1
    return at > 0 and parts[at - 1].lower in nouns.PREPOSITIONS and not _opening_title(parts, at)


def _modified(word: Word) -> bool:
    """Whether a word after a name is a noun that the name describes, or begins one: "Moor campaign", "Norland's new army"."""
    function = nouns.PREPOSITIONS | nouns.CONJUNCTIONS | nouns.RELATIVES | nouns.DETERMINERS | nouns.PRONOUNS
    return word.text[0].islower() and word.lower not in function and not _verbal(word)


def _titular(word: Word) -> bool:
    return (
        word.lower not in nouns.PREPOSITIONS
        and word.text[0].isalpha()
        and (word.text[0].isupper() or nouns.is_person(word.lower))
    )


def _opening_title(parts: list[Word], at: int) -> bool:
    """ "Secretary of State Ada Moor": the preposition belongs to a capitalised title that begins the phrase."""
    before = parts[: at - 1]
    return (
        bool(before)
        and at < len(parts)
        and parts[at - 1].lower in ("of", "for")
        and all(
            word.text[0].isupper() or word.lower in nouns.DETERMINERS | {"of", "for", "and"} or nouns.is_person(word.lower)
            for word in before
        )
        and any(word.text[0].isupper() and nouns.is_person(word.lower) for word in before)
    )


def _coordinated(parts: list[Word], persons: list[Mention]) -> bool:
    """Persons joined by "and" speak together."""
    if len(persons) < 2:
        return False
    between = [word for word in parts if word.start >= persons[0].span.end and word.end <= persons[1].span.start]
    return (
        bool(between)
        and all(word.lower in ("and", ",", "&") or _titular(word) for word in between)
        and any(word.lower in ("and", "&") for word in parts)
    )


def _listed(parts: list[Word], core: list[Word]) -> bool:
    """Several bodies or groups that speak together: "Republicans, officials and allies", "France and Britain"."""
    rest = [word for word in parts if core and word.start >= core[-1].end]
    if len(core) > 2 and any(word.lower == "and" for word in core[1:-1]) and nouns.plural(core[-1].lower):
        return True
    joined = any(word.lower == "and" for word in rest)
    return joined and rest[0].text == "," and len(rest) > 1 and rest[1].lower not in nouns.DETERMINERS | nouns.RELATIVES


def _core(parts: list[Word], inside: list[Mention]) -> list[Word]:
    """The words up to the first preposition, comma or relative that no name holds."""
    made: list[Word] = []
    for at, word in enumerate(parts):
        held = any(each.span.start < word.start < each.span.end for each in inside)
        stops = word.lower in nouns.PREPOSITIONS | nouns.RELATIVES | _BREAKS or _clause(parts, at) or _tail(parts, at)
        if made and stops and not held:
            break
        made.append(word)
    while made and made[-1].lower in nouns.DETERMINERS | {"such"}:
        made.pop()
    return made


def _clause(parts: list[Word], at: int) -> bool:
    """A participle with a preposition after it begins a clause about the head; one before a noun does not ("leaked report")."""
    return _verbal(parts[at]) and (at + 1 == len(parts) or parts[at + 1].lower in nouns.PREPOSITIONS)


def _tail(parts: list[Word], at: int) -> bool:
    """ "Officials familiar with the talks", "a woman living near the bridge"."""
    return parts[at].lower in _AFTER_HEAD and at + 1 < len(parts) and parts[at + 1].lower in nouns.PREPOSITIONS


def _verbal(word: Word) -> bool:
    """A participle after the head opens a clause about it: "a report compiled by", "a man named", "officials speaking"."""
    return word.text.islower() and (word.text in nouns.PARTICIPLES or (word.text.endswith("ed") and len(word.text) > 4))


def _issuer(parts: list[Word], core: list[Word], inside: list[Mention]) -> Mention | None:
    """Who issued a statement: "a statement from the Blue House", "Ms Moor's message"."""
    if not core or not nouns.is_speech(core[-1].lower):
        return None
    for each in inside:
        at = [i for i, word in enumerate(parts) if word.start < each.span.end and word.end > each.span.start]
        if not at:
            continue
        if _possessive(parts[at[-1]]) or (at[-1] + 1 < len(parts) and parts[at[-1]] in core and parts[at[-1] + 1] in core):
            return each
        before = [word.lower for word in parts[: at[0]] if word.lower not in nouns.DETERMINERS]
        if any(word in ("from", "by", "of") for word in before[-4:]):
            return each
    return None


def _described(text: str, parts: list[Word], inside: list[Mention]) -> Phrase | None:
    core = _core(parts, inside)
    if not core:
        return _partitive(parts, inside)
    head = _POSSESSIVE.sub("", core[-1].lower)
    if core[-1].text[0].isupper() and len(core) > 1 and core[0].lower in nouns.DETERMINERS and not nouns.is_person(head):
        return _capitalised(text, core)
    first = parts[0].lower
    definite = first not in nouns.INDEFINITE and (
        first in ("the", "this", "that")
        or first in nouns.POSSESSIVES
        or any(map(_possessive, core[:-1]))
        or core[0].text[0].isupper()
    )
    many = nouns.plural(head) or first in (
        "some",
        "many",
        "several",
        "few",
        "most",
        "both",
        "two",
        "three",
        "all",
        "these",
        "those",
    )
    description = _without_determiner(text, _described_by(parts))
    return Phrase(_kind_of(head, definite=definite, many=many), description, head, definite=definite, plural=many)


def _partitive(parts: list[Word], inside: list[Mention]) -> Phrase | None:
    """ "One of the officials", "some of Ms Moor's critics": people without a name."""
    whole = _core(parts[2:], inside) if len(parts) > 2 and parts[1].lower == "of" else []
    if not whole:
        return None
    head, many = _POSSESSIVE.sub("", whole[-1].lower), parts[0].lower not in ("one", "each", "another")
    return Phrase("people", _joined(_described_by(parts)), head, definite=False, plural=many)


def _capitalised(text: str, core: list[Word]) -> Phrase:
    """A name that the network did not take for one: "the charity Northern Relief"."""
    start = len(core) - 1
    while start > 0 and core[start - 1].text[0].isupper() and core[start - 1].lower not in nouns.DETERMINERS:
        start -= 1
    name = " ".join(text[core[start].start : core[-1].end].split())
    return Phrase("body", _POSSESSIVE.sub("", name), core[-1].lower)


def _described_by(parts: list[Word]) -> list[Word]:
    """The words up to a clause about the head: "a report compiled by ...", "an official who ..."."""
    for at, word in enumerate(parts):
        if at and (word.lower in nouns.RELATIVES | _BREAKS or (at > 1 and _clause(parts, at))):
            return parts[:at]
    return parts


def _kind_of(head: str, *, definite: bool, many: bool) -> PhraseKind:
    if nouns.is_document(head):
        return "document"
    if nouns.is_person(head):
        return "office" if definite and not many else "people"
    if nouns.is_body(head):
        return "body"
    if many:
        return "people"
    return "document" if nouns.is_speech(head) else "body" if definite else "people"


def _without_determiner(text: str, parts: list[Word]) -> str:
    first = 1 if len(parts) > 1 and parts[0].lower in ("the", "a", "an", "one", "this", "that") else 0
    first += len(parts) > first + 1 and bool(_SIZE.match(parts[first].text))  # "212-page report"
    return re.sub(r"(?<!s)['’]s$", "", " ".join(text[parts[first].start : parts[-1].end].split()))


def _possessive(word: Word) -> bool:
    return bool(_POSSESSIVE.search(word.text)) and len(word.text) > 2


def _joined(parts: list[Word]) -> str:
    return " ".join(word.text for word in parts)
