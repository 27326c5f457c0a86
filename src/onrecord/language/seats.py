"""Seats: offices that one holds at a time, in one form for all ways to write them: "the US secretary of state" and "Secretary
of State of the United States" are one.

Only words that say whose office it is name a seat: a country's, or, of an office in a body, that of a body whose name is an
acronym. Limits: offices of provinces and towns, of bodies with other names, and what one holds of several (ambassador, senator,
deputy) are no seats here; "Turkey's leader" and "the Turkish president" are two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile

from onrecord.knowledge import country_codes, nationalities
from onrecord.language.forms import OF_LAND, body_form

# Head nouns of offices that a country has one of.
_RULING = frozenset("president premier chancellor king queen emir sultan monarch supreme-leader leader".split())
# Of those that it has one of for a matter ("foreign minister", "secretary of state").
_OF_A_MATTER = frozenset("minister secretary attorney-general chief speaker".split())
_IN_A_BODY = frozenset("chief director chairman commissioner secretary-general".split())
_ONE_WORD = {  # for offices of two words, and for other words of the same office
    "prime minister": "premier", "pm": "premier", "attorney general": "attorney-general", "chairwoman": "chairman",
    "secretary general": "secretary-general", "supreme leader": "supreme-leader",
}  # fmt: skip
_SAME = re.compile(rf"\b(?:{'|'.join(_ONE_WORD)})\b")
# Words that make another office of it, one that is not held now, or one that several hold.
_OTHER = frozenset(
    "former ex then late past onetime next future incoming outgoing acting interim caretaker elect designate shadow deputy"
    " vice assistant associate under junior senior top another other fellow exiled self regional"
    " provincial local and or for to in on at".split()
)
_ANY = frozenset({"cabinet", "government", "state", "chief"})  # before "minister": one of many
_SKIPPED = frozenset("new newly elected current the sitting incumbent".split())
_NAMING = frozenset({"new"})  # but before a country it may make another land of it: "New Mexico"
_BODIES = frozenset({"UN", "EU"})  # they have two letters as countries have
_BODY_WORDS = frozenset(code.casefold() for code in _BODIES)
_MARKS = re.compile(r"[,;:()\"“”…/—–]")


@dataclass(frozen=True, slots=True)
class _Parts:
    """The country (two letters, or an adjective that is no known country's), the words of the office with its head noun
    last, and what it is of."""

    land: str
    words: tuple[str, ...]
    of: tuple[str, ...]


@lru_cache(maxsize=65_536)
def seat(role: str) -> str | None:
    """The seat that somebody has whom articles call so; None where it may be none. Which words are the name of a body does
    not show in titles, which are in capitals: it is the office asked for (`stated`) that has to name one."""
    parts = _parts(role)
    if parts is None or not (_is_of_land(parts) or _is_in_body(parts)):
        return None
    return " ".join((parts.land or "-", *sorted((*parts.words, *parts.of))))


@lru_cache(maxsize=65_536)
def stated(office: str) -> str | None:
    """The seat of an office without a name, where its words leave no doubt whose it is."""
    parts = _parts(office)
    if parts is None or not (parts.land or _names_body(office) or not _BODY_WORDS.isdisjoint(parts.words)):
        return None
    return seat(office)


def _is_of_land(parts: _Parts) -> bool:
    head = parts.words[-1]
    if not parts.land:
        return False
    if head == "leader" and not parts.land.isupper():
        return False  # of a people or a faith there are many
    narrow = len(parts.words) > 1 or bool(parts.of)
    return head in _OF_A_MATTER if narrow else head in _RULING or head == "attorney-general"


def _is_in_body(parts: _Parts) -> bool:
    return not parts.land and parts.words[-1] in _IN_A_BODY and (len(parts.words) > 1 or bool(parts.of))


def _names_body(office: str) -> bool:
    words = office.replace(".", "").replace("-", " ").split()
    return not office.isupper() and any(word.isupper() and word.isalpha() and len(word) > 1 for word in words)


def _parts(office: str) -> _Parts | None:
    """None where the words tell of more than one office, or of one that is not held."""
    if _MARKS.search(office.strip(" ,")):
        return None
    form = body_form(office.replace("-", " ").strip(" ,"))
    core, *complements = _SAME.sub(lambda found: _ONE_WORD[found[0]], form).split(" of ")
    land, words = _country(core.split())
    of: list[str] = []
    for complement in complements:
        told, rest = _country(complement.split()) if not land else ("", _plain(complement.split()))
        land, of = land or told, [*of, *rest]
    if not words or not _OTHER.isdisjoint([*words, *of]) or not _ANY.isdisjoint(words[:-1]):
        return None
    return _Parts(land, tuple(words), tuple(of))


def _country(words: list[str]) -> tuple[str, list[str]]:
    """The country at the front, and the words after it."""
    words = list(dropwhile(lambda word: word in _SKIPPED - _NAMING, words))
    for length in (3, 2, 1):
        name = " ".join(words[:length]).removesuffix("'s").removesuffix("'")
        code = name if name in country_codes().values() else country_codes().get(name) or nationalities().get(name)
        if code in _BODIES:
            return "", [code.casefold(), *_plain(words[length:])]
        if code:
            return code, _plain(words[length:])
    if len(words) > 1 and OF_LAND.fullmatch(words[0]):
        return words[0], _plain(words[1:])
    return "", _plain(words)


def _plain(words: list[str]) -> list[str]:
    return [word for word in words if word not in _SKIPPED]
