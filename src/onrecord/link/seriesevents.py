"""The events that tolls are of: told apart within a day by places and values, and found again on the days after.

Tolls of one day that share a place, or a value that hardly two events share, are of one event. An event whose day no article
tells (its tolls are of their articles' days) may have been on a day before, within its *reach*: it is an event there that
shares such a value, else one that shares a place and has a toll from which one of its own can have grown, as tolls do over
days; of several, the one that most tolls tell of. An event whose day is told is another one's only
where it shares both a place and such a value: articles tell one day beside another. So an event depends on those of the
days before it alone, over at most SPAN days, and never on the order of the articles.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.link.union import Union

REACH = 14  # days before an article's own within which it may tell of an event, and over which one is found again day by day
OWN = 6  # days before an article that its own events are told of
TOLD_AGAIN = 6  # days after its own on which an event is found again although another day is told: swept 3-10
SPAN = REACH + OWN  # days before a toll by which its series can be decided
LEADS = 0.5  # of the tolls of a day with a place, beyond which one event draws those without: swept 0.4-0.6
# Of the toll of an event, between which a later one of it lies: swept 0.6-0.9 and 1.5-4; 0.6-0.9 and 2-4 give the same.
LESS, GROWN = 0.8, 2.5

_BITS = 64
Item = TypeVar("Item", bound=Hashable)
Place = tuple[int, str]  # an event: its day, and its name there


@dataclass(frozen=True, slots=True)
class Told:
    """Of an event's toll: its day (date.toordinal), what it counts (the dead or wounded, and of whom), how many, and the places
    it is told of, perhaps none; among them a value that hardly two events share, marked with #. `reach` is on how many days
    before it may have been as well: 0 where the day is told."""

    day: int
    counts: str
    value: float
    places: frozenset[str]
    reach: int = 0

    @property
    def vague(self) -> bool:
        """Whether of its day only a week or more is told, so that it stands with no other toll by its day alone."""
        return self.reach > OWN


def events(tolls: Mapping[Item, Told], *, since: int = 0) -> dict[Item, int]:
    """The series of each toll from the day `since` on: of each event the dead, the wounded and so on. What it gives for a toll
    holds where all tolls of SPAN days before it are among those given."""
    by_day: dict[int, dict[Item, Told]] = defaultdict(dict)
    for item, told in tolls.items():
        by_day[told.day][item] = told
    days = _Days({day: _Day(those) for day, those in by_day.items()})
    made: dict[Item, int] = {}
    for day, each in days.days.items():
        for item, name in each.names.items() if day >= since else ():
            lone = item in each.homes and days.earlier((day, name)) is None
            first, known_as = days.first((day, each.homes[item] if lone else name))
            made[item] = key_of(f"toll|{dt.date.fromordinal(first)}|{known_as}|{tolls[item].counts}")
    return made


class _Days(Generic[Item]):
    """The events of several days, found by what they share."""

    def __init__(self, days: Mapping[int, _Day[Item]]) -> None:
        self.days = days
        self._events = {(day, name): event for day, each in days.items() for name, event in each.events.items()}
        self._by_mark: dict[tuple[str, int], list[Place]] = defaultdict(list)
        self._earlier: dict[Place, Place | None] = {}
        for place, event in self._events.items():
            for mark in () if event.vague else event.marks:
                self._by_mark[mark, event.day].append(place)

    def first(self, event: Place) -> Place:
        """The event as it was told first, at most REACH days before."""
        found = event
        while (before := self.earlier(found)) is not None and event[0] - before[0] <= REACH:
            found = before
        return found

    def earlier(self, place: Place) -> Place | None:
        if place not in self._earlier:
            self._earlier[place] = self._found(self._events[place])
        return self._earlier[place]

    def _found(self, event: _Event) -> Place | None:
        """The event of a day before that this one is, else, without a place, that which leads its day; None where there is
        none. Of several, the one that most tolls tell of."""
        last = event.day if event.vague else event.day - 1
        days = range(event.day - event.reach, last + 1)
        for marks, is_one in event.ways():
            near = {place for mark in marks for day in days for place in self._by_mark.get((mark, day), ())}
            if found := [(len(self._events[place].tolls), place) for place in near if is_one(self._events[place])]:
                return max(found)[1]
        here = self.days[event.day].leading
        return (event.day, here) if here and not event.places and not event.vague else None


class _Day(Generic[Item]):
    """The tolls of one day, and its events by their names: the least of an event's places, else of its values."""

    def __init__(self, tolls: Mapping[Item, Told]) -> None:
        together = _placed(tolls, frozenset())
        others = frozenset(_others(tolls, together))
        placed = _placed(tolls, others) if others else together
        sure = {together[item]: placed[item] for item in sorted(together, key=placed.__getitem__) if not tolls[item].reach}
        self.homes = {item: sure[together[item]] for item in others}  # where a toll stands that is of no event before
        counts = Counter(name for name in placed.values() if not name.startswith(("#", "~")))
        self.leading = next((name for name, count in counts.items() if count > LEADS * counts.total()), "")
        self.names = {item: placed.get(item, self.leading) for item in tolls}
        members: dict[str, list[Told]] = defaultdict(list)
        for item, told in tolls.items():
            members[self.names[item]].append(told)
        self.events = {name: _Event(told) for name, told in sorted(members.items())}


def _placed(tolls: Mapping[Item, Told], others: Collection[Item]) -> dict[Item, str]:
    """The event of each toll that has a place or a value; `others` are of none of those that the rest are of."""
    held = {item: _held(told, item in others) for item, told in tolls.items()}
    union = Union()
    for places in held.values():
        first, *rest = sorted(places) or [""]
        for other in rest:
            union.join(first, other)
    least: dict[str, str] = {}
    for place in sorted({place for places in held.values() for place in places}, key=_places_first):
        least.setdefault(union.root(place), place)
    return {item: least[union.root(min(places))] for item, places in held.items() if places}


def _held(told: Told, other: bool) -> frozenset[str]:
    """The places by which it is joined to others of its day."""
    mark = "~~" if other else "~" if told.vague else ""
    return frozenset(f"{mark}{place}" for place in told.places)


def _others(tolls: Mapping[Item, Told], placed: Mapping[Item, str]) -> Iterator[Item]:
    """Tolls without a day of their own that are far beyond those of their place which are told to be of this day."""
    told: dict[str, list[Told]] = defaultdict(list)
    for item, name in placed.items():
        if not tolls[item].reach:
            told[name].append(tolls[item])
    sure = {name: _Event(those) for name, those in told.items()}
    for item, name in placed.items():
        each = tolls[item]
        middle = sure[name].middle(each.counts) if name in sure else 0.0
        if each.reach and middle and each.value > GROWN * middle:  # fewer may be what was known first
            yield item


def _places_first(place: str) -> tuple[bool, str]:
    return place.startswith("#"), place


class _Event:
    """The tolls of one event on one day."""

    def __init__(self, tolls: Sequence[Told]) -> None:
        self.tolls = tolls
        self.day = tolls[0].day
        self.marks = frozenset(mark for each in tolls for mark in each.places)
        self.values = {mark for mark in self.marks if mark.startswith("#")}
        self.places = self.marks - self.values
        self.vague = any(each.vague for each in tolls)
        self.told = not all(each.reach for each in tolls)
        self.reach = TOLD_AGAIN if self.told else max(each.reach for each in tolls)
        kinds: dict[str, list[float]] = defaultdict(list)
        for each in tolls:
            kinds[each.counts].append(each.value)
        self._middle = {counts: sorted(values)[len(values) // 2] for counts, values in kinds.items()}

    def ways(self) -> Iterator[tuple[Collection[str], Callable[[_Event], bool]]]:
        """How it can be an event of a day before: by which marks that one is found, and what must hold."""
        yield self.values, self._is_one_by_value
        if not self.told:
            yield self.places, lambda other: any(map(other.may_become, self.tolls))

    def _is_one_by_value(self, other: _Event) -> bool:
        return not self.told or bool(self.places & other.places)

    def may_become(self, toll: Told) -> bool:
        """Whether a toll is one that the middle one of this event's can have grown to."""
        middle = self.middle(toll.counts)
        return middle > 0 and LESS * middle <= toll.value <= GROWN * middle

    def middle(self, counts: str) -> float:
        """The middle one of its tolls of this kind; 0 where there is none."""
        return self._middle.get(counts, 0.0)


def key_of(words: str) -> int:
    """64 bits of a digest of the words, signed: SQLite keeps them in one column."""
    return key_from("g" + hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest())


def series_id(key: int) -> str:
    """The id of the series with that key: `g` and 16 hex digits."""
    return f"g{key % (1 << _BITS):016x}"


def key_from(id: str) -> int:
    """The key of the series with that id."""
    number = int(id[1:], 16)
    return number - (1 << _BITS) if number >> (_BITS - 1) else number
