"""Stories over the ends of weeks: which groups of neighbouring weeks are one story, and which story follows which.

Each group is held against those of the weeks before and after its own; which one it is most like depends on these alone, and
whether two are one story on what each is most like. So `Weeks` looks at two weeks around a group, whatever the record's size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from onrecord.link.stories import MEAN, blocks, groups, week
from onrecord.link.stories_likeness import Numbers, Traces

Place = tuple[int, int]  # of a group: the number of its week, and its own among the groups of that week
NEAR = 4  # weeks around the last one asked of that are kept at hand


@dataclass(frozen=True, slots=True, eq=False)
class Week:
    """The articles of a week by day, then by id, and its groups as places among them; `of` is the group of each article."""

    traces: Traces
    groups: tuple[tuple[int, ...], ...]
    of: Numbers

    @classmethod
    def made(cls, traces: Traces, grouped: Iterable[Iterable[int]]) -> Week:
        """The groups come in any order, and hold each article once."""
        ordered = tuple(sorted(tuple(sorted(group)) for group in grouped))
        of = np.zeros(len(traces.ids), dtype=np.int64)
        for number, group in enumerate(ordered):
            of[list(group)] = number
        return cls(traces, ordered, of)

    @classmethod
    def told(cls, traces: Traces) -> Week:
        """With the groups that its articles make."""
        parts = blocks(traces)
        return cls.made(traces, ([part[at] for at in group] for part in parts for group in groups(traces.among(part))))

    def alike(self, group: Traces) -> Iterator[tuple[int, int]]:
        """The groups of this week that are at least MEAN like a group of another one: how much, and which."""
        sums = np.zeros(len(self.groups), dtype=np.int64)
        np.add.at(sums, self.of, self.traces.toward(group))
        sizes = np.bincount(self.of, minlength=len(self.groups))
        means = sums // np.maximum(sizes * len(group.ids), 1)
        for number in np.flatnonzero(means >= MEAN).tolist():
            yield int(means[number]), number


@dataclass(slots=True)
class Weeks:
    """The weeks of a record, by number: `load` gives one, with no articles where there are none."""

    load: Callable[[int], Week]
    _held: dict[int, Week] = field(default_factory=dict)
    _near: dict[Place, list[Place]] = field(default_factory=dict)

    def __getitem__(self, number: int) -> Week:
        if number not in self._held:
            self._held = {each: week for each, week in self._held.items() if abs(each - number) <= NEAR}
            self._near = {each: near for each, near in self._near.items() if abs(each[0] - number) <= NEAR}
            self._held[number] = self.load(number)
        return self._held[number]

    def traces(self, place: Place) -> Traces:
        """Of the articles of a group."""
        held = self[place[0]]
        return held.traces.among(held.groups[place[1]])

    def near(self, place: Place) -> list[Place]:
        """The groups beside it that a group is at least MEAN like, the most alike first; of equals the first."""
        if place not in self._near:
            self._near[place] = self.like(place[0], self.traces(place))
        return self._near[place]

    def like(self, number: int, group: Traces) -> list[Place]:
        """The same of any articles of week `number`."""
        beside = (number - 1, number + 1)
        found = ((-mean, (each, other)) for each in beside for mean, other in self[each].alike(group))
        return [place for _, place in sorted(found)]

    def partner(self, place: Place) -> Place | None:
        """The group with which a group is one story."""
        best = next(iter(self.near(place)), None)
        return best if best is not None and self.near(best)[:1] == [place] else None

    def whole(self, place: Place) -> tuple[Place, ...]:
        """The groups of the story that a group is in, in order."""
        partner = self.partner(place)
        return (place,) if partner is None else tuple(sorted((place, partner)))


def followed(first: int, every: Traces, story_of: Sequence[int | None]) -> int | None:
    """The story that the one whose earliest article is at `first` follows: that of the article before it, within days, that is
    most like it; the last of equals. `story_of` gives the story of each article, None for one in no story."""
    alike = every.likeness(first)[:first]
    before = [place for place in np.flatnonzero(alike >= MEAN).tolist() if story_of[place] is not None]
    best = max(before, key=lambda place: (alike[place], place), default=None)
    return story_of[best] if best is not None else None


def gathered(traces: Sequence[tuple[str, int, bytes]]) -> list[tuple[str, ...]]:
    """The stories of articles that are all at hand, each as the ids of its articles in order: id, day as an ordinal and trace
    (link.stories_terms) of each article come by day, then by id."""
    parts: dict[int, list[tuple[str, int, bytes]]] = {}
    for each in traces:
        parts.setdefault(week(each[1]), []).append(each)

    def load(number: int) -> Week:
        part = parts.get(number, [])
        return Week.told(Traces.of(*([row[at] for row in part] for at in range(3))))  # type: ignore[arg-type]

    weeks = Weeks(load)
    places = [(number, group) for number in sorted(parts) for group in range(len(weeks[number].groups))]
    wholes = dict.fromkeys(weeks.whole(place) for place in places)
    stories = (tuple(id for place in whole for id in weeks.traces(place).ids) for whole in wholes)
    return [each for each in stories if len(each) > 1]
