"""The weeks of a record, as stories are told from them (link.stories_weeks), read from the sketches when they are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection, select

from onrecord.link.stories import days_of, week
from onrecord.link.stories_likeness import Traces
from onrecord.link.stories_weeks import NEAR, Place, Week, Weeks
from onrecord.store.schema import articles
from onrecord.store.schema_across import sketches

Keys = frozenset[int]  # of articles
_COLUMNS = (
    sketches.c.article,
    sketches.c.day,
    sketches.c.block,
    sketches.c.story,
    articles.c.id,
    articles.c.title.is_not(None),
)


class Sketch(NamedTuple):
    """An article of a week, its block and story as they were when the week was read."""

    article: int
    day: int
    block: int
    story: int | None
    id: str
    titled: bool


@dataclass(slots=True)
class Sketched:
    """Weeks by number, their articles by row key; those asked of last are kept at hand. `told` holds the groups of weeks that
    were told anew, in another one they are the parts of the stories on file; with `afresh` every week is told anew. `joined`
    tells which blocks are part of another one now."""

    connection: Connection
    afresh: bool = False
    told: dict[int, list[Keys]] = field(default_factory=dict)
    joined: dict[int, int] = field(default_factory=dict)
    weeks: Weeks = field(init=False)
    _read: dict[int, tuple[list[Sketch], Traces]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.weeks = Weeks(self._week)

    def rows(self, number: int) -> list[Sketch]:
        """Articles of a week by day, then by id."""
        return self._held(number)[0]

    def traces(self, number: int) -> Traces:
        return self._held(number)[1]

    def numbers(self) -> list[int]:
        """Of the weeks that have articles."""
        days = self.connection.execute(select(sketches.c.day).where(sketches.c.day > 0).distinct())
        return sorted({week(day) for day in days.scalars()})

    def members(self, place: Place) -> list[Sketch]:
        """The articles of a group."""
        rows = self.rows(place[0])
        return [rows[at] for at in self.weeks[place[0]].groups[place[1]]]

    def places(self, days: Iterable[tuple[int, int]]) -> set[Place]:
        """The groups of articles that are given with their days."""
        parts: dict[int, set[int]] = defaultdict(set)
        for key, day in days:
            parts[week(day)].add(key)
        return {
            (number, int(self.weeks[number].of[at]))
            for number, keys in parts.items()
            for at, row in enumerate(self.rows(number))
            if row.article in keys
        }

    def on_file(self, number: int, without: Collection[int] = ()) -> list[Keys]:
        """The groups of a week that the stories on file tell of: articles of a story, each other one by itself."""
        parts: dict[tuple[int | None, int], set[int]] = defaultdict(set)
        for row in self.rows(number):
            if row.article not in without:
                parts[row.story, 0 if row.story is not None else row.article].add(row.article)
        return [frozenset(part) for part in parts.values()]

    def _week(self, number: int) -> Week:
        if self.afresh:
            return Week.told(self.traces(number))
        place_of = {row.article: place for place, row in enumerate(self.rows(number))}
        groups = self.told.get(number) or self.on_file(number)
        return Week.made(self.traces(number), ([place_of[key] for key in group] for group in groups))

    def _held(self, number: int) -> tuple[list[Sketch], Traces]:
        if number not in self._read:
            query = select(*_COLUMNS, sketches.c.terms).join_from(sketches, articles, articles.c.key == sketches.c.article)
            query = query.where(sketches.c.day.between(*days_of(number))).order_by(sketches.c.day, articles.c.id)
            read = self.connection.execute(query).all()
            rows = [Sketch._make(row[:-1]) for row in read]
            traces = Traces.of([row.id for row in rows], [row.day for row in rows], [row[-1] for row in read])
            self._read = {each: read for each, read in self._read.items() if abs(each - number) <= NEAR}
            self._read[number] = rows, traces
        return self._read[number]
