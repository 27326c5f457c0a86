"""Signatures: what linking looks at of a named actor of an article. Actors with one signature are decided upon as one.

Signatures that can bear upon one another share a term, and those that terms connect make a block (link.blocks): a surname, a
body's forms, what is left of a form without its country or without "Group" at its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from onrecord.knowledge import aliases, entry_size
from onrecord.language.forms import HOLDINGS, bare_surname, body_form, body_key, is_acronym, nationless, tokens
from onrecord.records import Actor, ActorKind

BODIES: tuple[ActorKind, ...] = ("organisation", "place", "group")


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the name that an article shows."""

    name: str
    _hash: int = field(init=False, repr=False, compare=False)  # once: a block asks for it ten thousand times

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash(self.name))

    def __hash__(self) -> int:
        return self._hash

    @property
    def bare(self) -> bool:
        """Whether that is a surname alone."""
        return bare_surname(self.name)


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, place or group by its forms: those that name it whole, those that are short for these, which of them
    are acronyms, and those that a dictionary lists; the first whole one then is the dictionary's entry."""

    kind: ActorKind
    whole: tuple[str, ...]
    short: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.kind, self.whole, self.short, self.acronyms, self.listed)))

    def __hash__(self) -> int:
        return self._hash

    @property
    def called(self) -> set[str]:
        """The forms that articles print."""
        return {*(self.whole[1:] if self.listed else self.whole), *self.short, *self.listed}


Signature = Person | Body


def signature(actor: Actor) -> Signature | None:
    """None for who stays in its article: people without a name, offices, documents, and bodies that are only described ("the
    group", "two sides"), whose words mean others elsewhere."""
    if actor.anonymous:
        return None
    if actor.kind == "person":
        return Person(actor.name)
    named = any(_entries(name.name) or not name.name.islower() for name in actor.names)
    return _body(actor) if actor.kind in BODIES and named else None


def _body(actor: Actor) -> Body:
    forms = {body_form(name.name): name.name for name in actor.names}
    acronyms = sorted(form for form, name in forms.items() if is_acronym(name) and form.islower())
    entries = sorted({entry for name in actor.names for entry in _entries(name.name)})
    listed = sorted(form for form, name in forms.items() if _entries(name))
    short = [form for form in forms if form not in listed and (form in acronyms or _shortens(form, forms))]
    whole = [f"entry {entries[0][1]}"] if entries else []
    whole += [form for form in forms if form not in listed and form not in short]
    return Body(actor.kind, tuple(whole), tuple(short), tuple(acronyms), tuple(listed))


def _entries(name: str) -> list[tuple[int, int]]:
    """The dictionary's entry for a name with its size: the narrowest of several. None for a name that another entry has with
    a land before it, as nothing then tells which one is meant."""
    key = body_key(name)
    found = aliases().get(key, frozenset())
    if _landless().get(key, frozenset()) - found:
        return []
    return sorted((entry_size(entry), entry) for entry in found)[:1]


@cache
def _landless() -> dict[str, frozenset[int]]:
    """What follows a land in the dictionary's names -> the entries that have it."""
    made: dict[str, frozenset[int]] = {}
    for name, entries in aliases().items():
        rest = nationless(body_form(name))
        if rest is not None:
            made[rest] = made.get(rest, frozenset()) | entries
    return made


def entry_of(form: str) -> str | None:
    """What stands for the dictionary's entry that lists a name, among the whole names of a body."""
    entries = _entries(form)
    return f"entry {entries[0][1]}" if entries else None


def _shortens(form: str, forms: dict[str, str]) -> bool:
    return any(other.startswith(form + " ") or other.endswith(" " + form) for other in forms)


def surname(name: str) -> str:
    words = tokens(name)
    return words[-1].removeprefix("al-") if words else ""


def holding_core(form: str) -> str | None:
    """ "moor" of "moor group"; else None."""
    core, _, last = form.rpartition(" ")
    return core if last in HOLDINGS and core else None


def terms(signature: Signature) -> set[str]:
    """What it shares with every signature that may bear upon what is decided of it. A surname ends with a comma, which no
    form does."""
    if isinstance(signature, Person):
        return {f"{surname(signature.name)},", body_form(signature.name)}
    return {term for form in (*signature.whole, *signature.called) for term in (form, *_reduced(form))}


def _reduced(form: str) -> Iterator[str]:
    yield from filter(None, (nationless(form), holding_core(form)))
