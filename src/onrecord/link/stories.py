"""Articles of one story, and the chains that stories of a long affair make.

Articles at least TIE alike are tied, and whatever is so connected is a block: blocks only grow as articles come, and an
article bears on its own block alone. Within a block the two groups that are most alike, on the average of all their pairs,
become one as long as that is at least MEAN (average linkage). So the stories are the same in whatever order articles are
added. An affair of weeks falls into stories of days, as articles more than a week apart have nothing in common; each story
follows the one before it in its block that it is most connected to.

Limits: an undated article is in no story. What is common to all of a record on one subject is not taken for common, so two
events of one day in one place can become one story. A block is kept as a matrix: one of more than MOST articles is first cut
where it is least connected.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.link.stories_likeness import ONE, Numbers, Traces
from onrecord.link.union import Union

# swept 0.10-0.22 on every second event of basil/dev among 1,000 articles of news/mixed: 0.12-0.16 alike, best in the middle
MEAN = round(0.15 * ONE)
# swept 0.15-0.25: F1 falls from 97.8 to 97.3 at 0.18 and to 96 at 0.2; the largest block of 6,000 articles, squeezed into 120
# days, from 1,058 articles to 426 and 286, and with it what an article costs
TIE = round(0.18 * ONE)
MOST = 600  # articles of a block whose groups are compared with each other
_STRICTER = 1.15  # how much more alike articles of a larger block must be, until no part is larger


@dataclass(frozen=True, slots=True)
class Told:
    """A story of a block: the places of its articles in order, of the one whose title is shown, and the story it follows, by
    its number among those of the block."""

    articles: tuple[int, ...]
    title: int
    follows: int | None


def story_id(first: str) -> str:
    """The id of the story whose earliest article this is: the same in any record that begins it with this article."""
    return "t" + hashlib.blake2b(f"story {first}".encode(), digest_size=8).hexdigest()


def stories(block: Traces, titled: Sequence[bool]) -> list[Told]:
    """The stories of a block, of at least two articles each, earliest first. The articles come by day, then by id; `titled`
    tells which have a title."""
    alike = block.matrix()
    groups = sorted(sorted(group) for part in _parts(alike) for group in _joined(alike, part) if len(group) > 1)
    made = []
    for number, group in enumerate(groups):
        made.append(Told(tuple(group), _title(alike, group, titled), _follows(alike, groups[:number], group)))
    return made


def _parts(alike: Numbers) -> Iterator[list[int]]:
    """All of a block; of one that is too large the parts that stay connected among more alike articles."""
    open_parts = [(list(range(len(alike))), float(TIE))]
    while open_parts:
        part, edge = open_parts.pop()
        if len(part) <= MOST or edge > ONE:
            yield part
        else:
            open_parts += [(each, edge * _STRICTER) for each in _connected(alike, part, edge * _STRICTER)]


def _connected(alike: Numbers, part: list[int], edge: float) -> Iterator[list[int]]:
    left = set(part)
    while left:
        reached = [left.pop()]
        for place in reached:
            near = left.intersection(np.flatnonzero(alike[place] >= edge).tolist())
            left -= near
            reached += sorted(near)
        yield sorted(reached)


def _joined(alike: Numbers, part: list[int]) -> list[list[int]]:
    """Groups by average linkage; of equals the earliest are joined first."""
    sums = alike[np.ix_(part, part)].copy()
    sizes = np.ones(len(part), dtype=np.int64)
    groups: dict[int, list[int]] = {place: [each] for place, each in enumerate(part)}
    means = sums.copy()
    while len(groups) > 1:
        one, other = divmod(int(means.argmax()), len(part))
        if means[one, other] < MEAN:
            break
        groups[one] += groups.pop(other)
        sizes[one] += sizes[other]
        sums[one] += sums[other]
        sums[one, [one, other]] = sums[other] = sums[:, other] = 0
        sums[:, one] = sums[one]
        means[other] = means[:, other] = 0
        means[one] = means[:, one] = sums[one] // (sizes * sizes[one])
    return list(groups.values())


def _title(alike: Numbers, group: list[int], titled: Sequence[bool]) -> int:
    """The article most like the others, of those that have a title."""
    close = alike[np.ix_(group, group)].sum(axis=1).tolist()
    return min(zip(group, close, strict=True), key=lambda each: (not titled[each[0]], -each[1], each[0]))[0]


def _follows(alike: Numbers, before: Sequence[list[int]], group: list[int]) -> int | None:
    """The earlier story with the most alike pair; the last of equals."""
    ties = [(int(alike[np.ix_(each, group)].max()), number) for number, each in enumerate(before)]
    best = max(ties, default=(0, 0))
    return best[1] if best[0] >= MEAN else None


def gathered(traces: Sequence[tuple[str, int, bytes]]) -> list[tuple[str, ...]]:
    """The stories of articles that are all at hand, each as the ids of its articles: id, day as an ordinal and trace
    (link.stories_terms) of each article come by day, then by id."""
    every = Traces.of([id for id, _, _ in traces], [day for _, day, _ in traces], [trace for _, _, trace in traces])
    blocks = Union()
    for place, id in enumerate(every.ids):
        for near in np.flatnonzero(every.likeness(place) >= TIE).tolist():
            blocks.join(id, every.ids[near])
    parts: dict[str, list[int]] = {}
    for place, id in enumerate(every.ids):
        parts.setdefault(blocks.root(id), []).append(place)
    several = (part for part in parts.values() if len(part) > 1)
    return [
        tuple(every.ids[part[place]] for place in told.articles)
        for part in several
        for told in stories(every.among(part), [True] * len(part))
    ]
