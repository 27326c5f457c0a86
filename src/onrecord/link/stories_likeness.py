"""How alike articles are in what they tell and when: of 0 to ONE, in whole numbers, so that sums are the same in any order.

The cosine of two articles' terms (link.stories_terms), less with each day between them, nothing after a week.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.link.stories_terms import TERMS

ONE = 1_000_000  # the likeness of an article to itself
DAYS = 7  # days between two articles beyond which nothing joins them
# a tenth less a day; swept 0, 0.05, 0.1 on every second event of basil/dev
_LEFT = np.array([1.0, 0.905, 0.819, 0.741, 0.67, 0.607, 0.549, 0.497])

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Traces:
    """Articles by number, with their days and their terms: parallel arrays in the order given."""

    ids: tuple[str, ...]
    days: Numbers
    terms: NDArray[np.uint16]
    weights: Numbers
    lengths: NDArray[np.float64]

    @classmethod
    def of(cls, ids: Sequence[str], days: Sequence[int], traces: Sequence[bytes]) -> Traces:
        """`days` are ordinals; `traces` are of link.stories_terms.trace."""
        raw = np.frombuffer(b"".join(traces), dtype=np.uint8).reshape(len(ids), 3 * TERMS)
        terms = np.ascontiguousarray(raw[:, : 2 * TERMS]).view("<u2")
        weights = raw[:, 2 * TERMS :].astype(np.int64)
        lengths = np.sqrt((weights * weights).sum(axis=1).astype(np.float64))
        return cls(tuple(ids), np.array(days, dtype=np.int64), terms, weights, np.maximum(lengths, 1.0))

    def among(self, places: Sequence[int]) -> Traces:
        """Some of them, in the order of `places`."""
        some = list(places)
        ids = tuple(self.ids[place] for place in some)
        return Traces(ids, self.days[some], self.terms[some], self.weights[some], self.lengths[some])

    def likeness(self, place: int) -> Numbers:
        """Of the article at `place` to each of them; to itself 0."""
        dense = np.zeros(0x10000, dtype=np.int64)
        np.maximum.at(dense, self.terms[place], self.weights[place])  # a row is filled up with terms that weigh nothing
        shared = (dense[self.terms] * self.weights).sum(axis=1)
        apart = np.abs(self.days - self.days[place])
        left = np.where(apart <= DAYS, _LEFT[np.minimum(apart, DAYS)], 0.0)
        alike: Numbers = np.floor(ONE * left * (shared / (self.lengths * self.lengths[place]))).astype(np.int64)
        alike[place] = 0
        return alike

    def matrix(self) -> Numbers:
        """The likeness of each to each."""
        return np.stack([self.likeness(place) for place in range(len(self.ids))])
