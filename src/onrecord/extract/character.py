"""An actor of one article in the making, and what words tell of a person's gender."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from dataclasses import dataclass, field

from onrecord.language import nouns
from onrecord.language.spans import END, START
from onrecord.records import ActorKind, AnonymousKind, Mention, Span

_MEN = frozenset("man father husband son brother boy uncle nephew grandfather widower king prince actor priest".split())
_WOMEN = frozenset("mother wife daughter sister girl aunt niece grandmother widow queen princess actress nun".split())
_KIN = frozenset(
    "father husband son brother uncle nephew grandfather widower mother wife daughter sister aunt niece grandmother widow"
    " cousin grandson granddaughter son-in-law daughter-in-law lady".split()
)
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

    def named(self, mention: Mention) -> None:
        """Counts one name in the text."""
        form = re.sub(r"(?<!s)['’]s?$", "", " ".join(mention.text.split()))
        shouted = mention.kind == "person" and form.isupper() and len(form) > 3  # turns of a transcript
        self.forms[form.title() if shouted else form] += 1
        self.add(mention.span)

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


def noun_gender(noun: str) -> str | None:
    """The gender that a noun for a person tells: "mother", "spokeswoman"."""
    if noun in _MEN | _WOMEN or noun.istitle():  # "Queen Ada", but what ends "Wasserman" tells nothing
        return "male" if noun.lower() in _MEN else "female" if noun.lower() in _WOMEN else None
    if noun.endswith("woman"):
        return "female"
    return "male" if noun.endswith("man") and nouns.is_person(noun) and noun not in _EITHER else None


def is_kin(noun: str) -> bool:
    """Whether a noun names a relative: "wife", "first lady"; but not the "Lady" before a name."""
    return noun in _KIN


def is_kin_role(role: str) -> bool:
    """Whether a role is a relative's by its head: "daughter of the late mayor"."""
    return is_kin(_head(role))


def role_gender(role: str) -> str | None:
    """The gender that a role tells by its head: "daughter of the late mayor", "state spokeswoman"."""
    return noun_gender(_head(role))


def _head(role: str) -> str:
    words = role.lower().split()
    end = next((at for at, word in enumerate(words) if word in nouns.PREPOSITIONS), len(words))
    return words[end - 1] if end else ""
