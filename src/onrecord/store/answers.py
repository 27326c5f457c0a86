"""What a store says of itself: what was kept, how much there is, and what does not hold."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Head


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that is on the record. `new` is False where it already was; `statements` is how many it has."""

    article: Head
    new: bool
    statements: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is on record. `with_date` counts articles, `speakerless` statements whose speaker is not known."""

    articles: int = 0
    statements: int = 0
    actors: int = 0
    figures: int = 0
    dates: int = 0
    mentions: int = 0
    rejected: int = 0
    with_date: int = 0
    speakerless: int = 0


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that does not hold: the item's id (empty where it is the file as a whole), its table, and what is wrong."""

    id: str
    table: str
    what: str
