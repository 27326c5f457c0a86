"""What stands on several pages: an item in its sentence, the lines of listings, the way to the next page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.overtime import Point
from onrecord.records import Actor, Date, Figure, Head, Mention, Span, Statement

Item = TypeVar("Item", Statement, Figure, Date, Mention)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The sentence or sentences around an item: their span in the article, the words, and whether they were cut short."""

    span: Span
    text: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Row(Generic[Item]):
    """An item in its sentence, with the article it stands in and the address of its place there; the numbers of the corrections
    that made its speaker what it is; and where in the sentence's words stands what was searched for."""

    item: Item
    sentence: Excerpt
    place: str
    head: Head
    corrections: tuple[int, ...] = ()
    hits: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page of a listing this is, from 1, and the addresses of the pages before and after it."""

    page: int = 1
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor and the number of its statements; `voices` are those that stand in no reprint."""

    actor: Actor
    statements: int
    voices: int


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article and the number of its statements."""

    head: Head
    statements: int


@dataclass(frozen=True, slots=True)
class NameLine:
    """One actor as an article names it; a name that no actor was found for stands alone. `places` are fragments in the text."""

    key: str
    name: str
    kind: str
    actor: str | None
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A series as a listing shows it: the first and the last of its figures by their days, and how many it has."""

    id: str
    counted: str | None
    unit: str | None
    first: Point
    last: Point
    points: int
