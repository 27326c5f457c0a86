"""Which story follows which, as stories come and go: asked again of those whose first article is like one that moved."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import select

from onrecord.link.stories import MEAN, days_of, week
from onrecord.link.stories_likeness import Traces
from onrecord.link.stories_weeks import followed
from onrecord.store.batches import rows_with
from onrecord.store.schema_across import sketches, stories
from onrecord.store.stories_weeks import Sketched


def follow(sketched: Sketched, moved: Mapping[int, int]) -> None:
    """Writes what stories follow, after articles, given with their days, came into another story or left one."""
    parts: dict[int, set[int]] = {}
    for key, day in moved.items():
        for number in (week(day), week(day) + 1):  # where stories begin that they can be before
            parts.setdefault(number, set()).add(key)
    for number, keys in sorted(parts.items()):
        for story, before in _chains(sketched, number, keys):
            sketched.connection.execute(stories.update().where(stories.c.key == story).values(follows=before))


def check(sketched: Sketched) -> Iterator[tuple[str, str]]:
    """Stories that follow another one than on file: id and what is wrong."""
    for number in sketched.numbers():
        found = dict(_chains(sketched, number))
        query = select(stories.c.key, stories.c.id, stories.c.follows)
        for key, id, before in rows_with(sketched.connection, query, stories.c.key, found):
            if before != found[key]:
                yield id, "it does not follow what it is said to"


def _chains(sketched: Sketched, number: int, moved: Collection[int] | None = None) -> Iterator[tuple[int, str | None]]:
    """The stories that begin in a week, as row keys, and the id of what each follows; with `moved` those only that one of these
    articles may bear upon."""
    rows = [*sketched.rows(number - 1), *sketched.rows(number)]
    every = sketched.traces(number - 1).with_(sketched.traces(number))
    stories_of = _stories(sketched, number)
    told = [stories_of.get(row.article) for row in rows]
    near = _near(every, [place for place, row in enumerate(rows) if moved is None or row.article in moved])
    first: dict[int, int] = {}
    for place, story in enumerate(told):
        if story is not None:
            first.setdefault(story, place)
    begun = {story: place for story, place in first.items() if place in near and place >= len(sketched.rows(number - 1))}
    before = {story: followed(place, every, told) for story, place in begun.items()}
    known = {each for each in before.values() if each is not None}
    named = rows_with(sketched.connection, select(stories.c.key, stories.c.id), stories.c.key, sorted(known))
    ids = {row[0]: row[1] for row in named}
    yield from ((story, ids[each] if each is not None else None) for story, each in before.items())


def _near(every: Traces, moved: list[int]) -> set[int]:
    """The articles that one of some may be at least MEAN like: what they are like to all of them is as much."""
    return set((every.toward(every.among(moved)) >= MEAN).nonzero()[0].tolist())


def _stories(sketched: Sketched, number: int) -> dict[int, int]:
    """By an article of a week or of the one before, the story that it is in now."""
    days = sketches.c.day.between(days_of(number - 1)[0], days_of(number)[1])
    query = select(sketches.c.article, sketches.c.story).where(days, sketches.c.story.is_not(None))
    return {row.article: row.story for row in sketched.connection.execute(query)}
