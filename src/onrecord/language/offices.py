"""Offices as they are asked for: whether a role that articles give is the one that a title means."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.language import nouns
from onrecord.language.forms import body_form, office_words, same_office

_PARTS = re.compile(r",\s+|\s+and\s+")
_SKIPPED = nouns.PREPOSITIONS | nouns.DETERMINERS


def titled(asked: str, role: str) -> bool:
    """Whether the role is that office, or a closer description of it: all words of what is asked stand in it, and its head
    noun is the one asked for. "Secretary of State" means a "U.S. Secretary of State"; not her "deputy Secretary of State",
    nor a "Secretary of State's lawyer". A country at the front may be written in any way."""
    return any(_fits(asked, part) for part in _parts(role))


def akin(asked: str, role: str) -> bool:
    """Whether the role is titled so, or in fewer words: "Secretary of State" where a "US Secretary of State" is asked for."""
    return titled(asked, role) or _fits(role, asked)


def head_words(role: str) -> set[str]:
    """The words of the head nouns of a role and of its parts. A role that is `titled` or `akin` as asked shares one with what
    is asked."""
    return {word for part in _parts(role) for word in office_words(_head(part))}


@lru_cache(maxsize=16_384)
def _parts(role: str) -> tuple[str, ...]:
    """The role and, where it is several, each of them."""
    return tuple(dict.fromkeys((role, *_PARTS.split(role))))


def _fits(asked: str, role: str) -> bool:
    if not _same_head(_head(asked), _head(role)):  # first, as a record has thousands of roles and few of that head
        return False
    wanted, given = body_form(asked), body_form(role)
    return len(_words(wanted)) <= len(_words(given)) and same_office(wanted, given) >= 1.0


@lru_cache(maxsize=4096)
def _same_head(one: str, other: str) -> bool:
    return same_office(one, other) >= 1.0


@lru_cache(maxsize=16_384)
def _head(office: str) -> str:
    """The last word before the first preposition."""
    last = ""
    for word in office.casefold().split():
        if word in nouns.PREPOSITIONS and last:
            break
        last = word
    return last


def _words(form: str) -> set[str]:
    return {word for word in form.casefold().split() if word not in _SKIPPED}
