"""Articles of one story: what a story is.

Likeness (link.stories_likeness) makes stories in two steps, neither of which looks far, so that an article bears on what is
near it alone, however long its subject stays in the news.

1. Of each week, from Monday: the two groups of articles that are most alike, on the average of all their pairs, become one as
   long as that is at least MEAN (average linkage). A group may be one article. Only articles that pairs at least MEAN alike
   connect can become one: these are a block, and an article bears on its own block alone.
2. Over the week's end: two groups of weeks that follow each other are one story where each is the one that the other is most
   like, of both weeks around it, and they are at least MEAN alike (link.stories_weeks).

So a story is of two weeks at most, the stories are the same in whatever order articles are added, and an article changes those
of its block and of the weeks beside it. A long affair is a chain: each story follows the one that an earlier article most like
its own first one is in.

Limits: an undated article is in no story. What is common to all of a record on one subject is not taken for common, so two
events of one day in one place can become one story. A block is kept as a matrix: one of more than MOST articles, all of one
week and subject, is first cut where it is least connected, and telling it costs the square of their number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.link.stories_likeness import ONE, Numbers, Traces

# swept 0.11-0.16 on every second event of basil/dev among 1,000 articles of news/mixed: F1 97.5-98.0 up to 0.15, 96.7 at 0.16;
# 0.15 makes the fewest wrong stories of these
MEAN = round(0.15 * ONE)
MOST = 600  # articles of a block whose groups are compared with each other
_STRICTER = 1.15  # how much more alike articles of a larger block must be, until no part is larger


def week(day: int) -> int:
    """The number of the week, from Monday, that a day is in; `day` is an ordinal."""
    return (day - 1) // 7


def days_of(week: int) -> tuple[int, int]:
    """The first and last day of a week."""
    return 7 * week + 1, 7 * week + 7


def story_id(first: str) -> str:
    """The id of the story whose earliest article this is: the same in any record that begins it with this article."""
    return "t" + hashlib.blake2b(f"story {first}".encode(), digest_size=8).hexdigest()


def blocks(week: Traces) -> list[list[int]]:
    """The blocks of a week, each as places among its articles, in order."""
    return sorted(_connected(range(len(week.ids)), lambda place: week.likeness(place) >= MEAN))


def groups(block: Traces) -> list[list[int]]:
    """The groups of a block, each as places among its articles, in order."""
    if len(block.ids) == 1:
        return [[0]]
    alike = block.matrix()
    return sorted(sorted(group) for part in _parts(alike) for group in _joined(alike, part))


def titled(story: Traces, titles: Sequence[bool]) -> int:
    """The place of the article most like the others, of those that have a title; the first of equals."""
    close = (story.toward(story) - story.itself()).tolist()
    return min(range(len(close)), key=lambda place: (not titles[place], -close[place], place))


def _connected(places: Iterable[int], tied: Callable[[int], NDArray[np.bool_]]) -> Iterator[list[int]]:
    """Places that ties connect; `tied` tells for every place whether it is tied to one."""
    left = set(places)
    while left:
        reached = [min(left)]
        left.remove(reached[0])
        for place in reached:
            near = left.intersection(np.flatnonzero(tied(place)).tolist())
            left -= near
            reached += sorted(near)
        yield sorted(reached)


def _parts(alike: Numbers) -> Iterator[list[int]]:
    """All of a block; of one that is too large the parts that stay connected among more alike articles."""
    open_parts = [(list(range(len(alike))), float(MEAN))]
    while open_parts:
        part, edge = open_parts.pop()
        if len(part) <= MOST or edge > ONE:
            yield part
        else:
            open_parts += [(each, edge * _STRICTER) for each in _tighter(alike, part, edge * _STRICTER)]


def _tighter(alike: Numbers, part: list[int], edge: float) -> Iterator[list[int]]:
    return _connected(part, lambda place: alike[place] >= edge)


def _joined(alike: Numbers, part: list[int]) -> list[list[int]]:
    """Groups by average linkage; of equals the earliest are joined first."""
    sums = alike[np.ix_(part, part)]
    sizes = np.ones(len(part), dtype=np.int64)
    made: dict[int, list[int]] = {place: [each] for place, each in enumerate(part)}
    means = sums.copy()
    most = means.max(axis=1)
    while most.max() >= MEAN:
        one = int(most.argmax())
        other = int(means[one].argmax())
        made[one] += made.pop(other)
        sizes[one] += sizes[other]
        sums[one] += sums[other]
        sums[one, [one, other]] = sums[other] = sums[:, other] = 0
        sums[:, one] = sums[one]
        before = np.maximum(means[:, one], means[:, other])
        means[other] = means[:, other] = 0
        means[one] = means[:, one] = sums[one] // (sizes * sizes[one])
        again = np.flatnonzero((before == most) | (means[:, one] > most))  # for these the most may be another one
        most[again] = means[again].max(axis=1)
    return list(made.values())
