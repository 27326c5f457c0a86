"""What articles tell over time: series of figures, and the lines of a timeline."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from onrecord.records import Date, Figure, Head, Passage

HappeningKind = Literal["happening", "statement", "figure"]
Move = Literal["first", "same", "update", "conflict", "correction"]  # what a figure does to those of its series before it
DatedBy = Literal["as_of", "said_on", "published"]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a series: the days it is of, both ends included, and what tells them (what the text says beside it, when it
    was said, when the article came out; all None where nothing does). `move` is what it does to those before it, `against` the
    id of the one it is held against."""

    figure: Figure
    first: dt.date | None = None
    last: dt.date | None = None
    dated_by: DatedBy | None = None
    move: Move = "first"
    against: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one thing over time, from two articles or more, by the days they are of. `counted` is how most say what they
    count, `unit` the unit of most."""

    id: str
    counted: str | None
    unit: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """A line of a timeline: a date in the text, and the sentence that tells what happened then.

    Where several sentences tell of it, this is the one that tells it best: `outlets` is how many outlets do, `voices` how many
    of them in words of their own (reprints of one text are one voice), `others` the ids of the dates in the other sentences.
    Beside happenings a line may be a statement, by when it was said, or a figure, by the days it is of: then `date` has its
    id and its words.
    """

    date: Date
    sentence: Passage
    article: Head
    outlets: int = 1
    voices: int = 1
    others: tuple[str, ...] = ()
    kind: HappeningKind = "happening"
