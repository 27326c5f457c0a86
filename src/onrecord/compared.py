"""Words held against others: how faithfully they were printed, and what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records import Quote, Statement

Faith = Literal["verbatim", "cut", "altered", "not in it"]  # how words were printed; the most faithful first


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one wording held against another: the same in both, left out of the second, or put in by it."""

    what: Literal["same", "out", "in"]
    text: str


@dataclass(frozen=True, slots=True)
class Carried:
    """One statement of a quote: its words against those of the quote's wording, and against the nearest transcript or
    release of the quote (None where there is none, and for those themselves)."""

    statement: Statement
    wording: str
    stretches: tuple[Stretch, ...]
    faith: Faith | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """A statement near to words that were asked for: its wording, how the asked words stand to it and what differs, and the
    quote that it belongs to, else None."""

    statement: Statement
    wording: str
    faith: Faith
    likeness: float
    stretches: tuple[Stretch, ...]
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether words are on record: `faith` to the nearest statement ("not in it" where none is near), and the nearest, the most
    faithful first."""

    text: str
    faith: Faith
    near: tuple[Near, ...] = ()

    @property
    def on_record(self) -> bool:
        """Whether the words stand on record so, whole or with words left out."""
        return self.faith in ("verbatim", "cut")
