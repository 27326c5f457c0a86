"""Stories written: what the groups that something bears upon make, in place of the stories they were in."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from onrecord.link import stories as telling
from onrecord.link.stories_weeks import Place
from onrecord.store import batches
from onrecord.store.batches import delete_with, rows_with, update_with
from onrecord.store.schema_across import sketches, stories
from onrecord.store.stories_weeks import Keys, Sketched

_STORY = (sketches.c.story, sketches.c.article, sketches.c.day, stories)


@dataclass(frozen=True, slots=True)
class Made:
    """A story: its row, and the days of its articles by row key."""

    row: batches.Row
    days: dict[int, int]

    @property
    def keys(self) -> Keys:
        return frozenset(self.days)


def write(sketched: Sketched, touched: set[Place]) -> dict[int, int]:
    """Writes the stories of groups and of those that shared one with them. Gives the days of the articles that are now in
    another story, or in none, by row key."""
    wholes = {sketched.weeks.whole(place) for place in sorted(touched)}
    places = {place for whole in wholes for place in whole}
    known = on_file(sketched.connection, sorted({row.article for place in places for row in sketched.members(place)}))
    mates = sketched.places(pair for each in known.values() for pair in each.days.items())
    wholes |= {sketched.weeks.whole(place) for place in sorted(mates - places)}
    came = {each.keys: each for each in made(sketched, wholes)}
    gone = {each.row["id"]: each for theirs, each in known.items() if theirs not in came}
    new = {each.row["id"]: each for theirs, each in came.items() if theirs not in known}
    _forget(sketched.connection, gone, new)
    for id, each in new.items():
        _keep(sketched.connection, each, gone.get(id))
    return _moved(known.values(), came.values())


def on_file(connection: Connection, keys: Iterable[int]) -> dict[Keys, Made]:
    """The stories on file that have one of these articles."""
    theirs = select(sketches.c.story).where(sketches.c.story.is_not(None)).distinct()
    found = sorted({row[0] for row in rows_with(connection, theirs, sketches.c.article, keys)})
    query = select(*_STORY).join_from(sketches, stories, stories.c.key == sketches.c.story)
    parts: dict[int, list[Any]] = defaultdict(list)
    for row in rows_with(connection, query, sketches.c.story, found):
        parts[row[0]].append(row)
    names = [column.name for column in stories.c]
    every = (Made(dict(zip(names, rows[0][3:], strict=True)), {row[1]: row[2] for row in rows}) for rows in parts.values())
    return {each.keys: each for each in every}


def made(sketched: Sketched, wholes: Iterable[tuple[Place, ...]]) -> Iterator[Made]:
    """The stories that groups make, each given as its groups."""
    for whole in sorted(wholes):
        rows = [row for each in whole for row in sketched.members(each)]
        if len(rows) > 1:
            yield Made(_row(sketched, whole, rows), {row.article: row.day for row in rows})


def _row(sketched: Sketched, whole: tuple[Place, ...], rows: list[Any]) -> batches.Row:
    first, last = (dt.date.fromordinal(each.day) for each in (rows[0], rows[-1]))
    every = sketched.weeks.traces(whole[0])
    for place in whole[1:]:
        every = every.with_(sketched.weeks.traces(place))
    titled = rows[telling.titled(every, [row.titled for row in rows])].article
    block = sketched.joined.get(rows[0].block, rows[0].block)
    return {"id": telling.story_id(rows[0].id), "block": block, "titled": titled, "first": first, "last": last}


def _forget(connection: Connection, gone: Mapping[str, Made], new: Mapping[str, Made]) -> None:
    """Takes out stories, but for the articles that are in a new one of the same id."""
    left = {key for id, each in gone.items() for key in each.days.keys() - (new[id].days.keys() if id in new else set())}
    update_with(connection, sketches, sketches.c.article, sorted(left), {"story": None})
    delete_with(connection, stories, stories.c.key, [each.row["key"] for id, each in gone.items() if id not in new])


def _keep(connection: Connection, story: Made, before: Made | None) -> None:
    """Writes a story, over the one of the same id where there was one. What that followed is what this follows, but where
    store.stories_chains finds otherwise."""
    if before is not None:
        key = before.row["key"]
        connection.execute(stories.update().where(stories.c.key == key).values(story.row))
    else:
        made = connection.execute(stories.insert().values(story.row)).inserted_primary_key
        assert made is not None
        key = made[0]
    came = story.days.keys() - (before.days.keys() if before else set())
    update_with(connection, sketches, sketches.c.article, sorted(came), {"story": key})


def _moved(before: Iterable[Made], after: Iterable[Made]) -> dict[int, int]:
    was, now = ({(key, day): each.row["id"] for each in every for key, day in each.days.items()} for every in (before, after))
    return {key: day for key, day in was.keys() | now.keys() if was.get((key, day)) != now.get((key, day))}


def check(sketched: Sketched) -> Iterator[tuple[str, str]]:
    """Stories on file that are not those that a derivation of everything makes: id and what is wrong. `sketched` is afresh."""
    told: dict[str, str] = {}
    for number in sketched.numbers():
        known = on_file(sketched.connection, [row.article for row in sketched.rows(number)])
        wholes = {sketched.weeks.whole((number, group)) for group in range(len(sketched.weeks[number].groups))}
        found = {each.keys: each for each in made(sketched, wholes)}
        for keys, each in known.items():
            same = keys in found and all(each.row[name] == value for name, value in found[keys].row.items())
            if not same:
                told[each.row["id"]] = "its articles, days or title are not what they make"
        for keys in found.keys() - known.keys():
            told.setdefault(found[keys].row["id"], "its articles make it, and it is not there")
    full = select(sketches.c.story).where(sketches.c.story.is_not(None))
    for id in sketched.connection.execute(select(stories.c.id).where(stories.c.key.not_in(full))).scalars():
        told[id] = "it has no articles"
    yield from sorted(told.items())
