"""How alike articles are in what they tell and when: of 0 to ONE, in whole numbers, so that sums are the same in any order.

The cosine of two articles' terms (link.stories_terms), less with each day between them, nothing after a week. Terms are whole
numbers too: so the likeness of an article to a group adds up day by day, whatever the group's size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.link.stories_terms import TERMS

DAYS = 7  # days between two articles beyond which nothing joins them
# thousandths, a tenth less a day; swept 0, 0.05, 0.1 on every second event of basil/dev
_LEFT = np.array([1000, 905, 819, 741, 670, 607, 549, 497], dtype=np.int64)
_UNIT = 1 << 12  # the length of an article's terms
ONE = 1000 * _UNIT * _UNIT  # the likeness of an article to itself, of which rounding takes less than a hundredth
_NUMBERS = 1 << 16  # of terms

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Traces:
    """Articles by day, then by id: their ids, days and weighted terms in parallel arrays. Traces of a part in `among`."""

    ids: tuple[str, ...]
    days: Numbers
    terms: NDArray[np.intp]
    weights: NDArray[np.float64]  # whole numbers below 2 ** 12, of which a double holds the sum of 2 ** 41 exactly

    @classmethod
    def of(cls, ids: Sequence[str], days: Sequence[int], traces: Sequence[bytes]) -> Traces:
        """`days` are ordinals, in order; `traces` are of link.stories_terms.trace."""
        raw = np.frombuffer(b"".join(traces), dtype=np.uint8).reshape(len(ids), 3 * TERMS)
        terms = np.ascontiguousarray(raw[:, : 2 * TERMS]).view("<u2").astype(np.intp)
        weights = raw[:, 2 * TERMS :].astype(np.float64)
        lengths = np.maximum(np.sqrt((weights * weights).sum(axis=1, keepdims=True)), 1.0)
        return cls(tuple(ids), np.array(days, dtype=np.int64), terms, np.floor(_UNIT * weights / lengths))

    def among(self, places: Sequence[int]) -> Traces:
        """Some of them, in the order of `places`."""
        some = list(places)
        return Traces(tuple(self.ids[place] for place in some), self.days[some], self.terms[some], self.weights[some])

    def with_(self, other: Traces) -> Traces:
        """Both, these first."""
        days, terms = np.concatenate((self.days, other.days)), np.concatenate((self.terms, other.terms))
        return Traces(self.ids + other.ids, days, terms, np.concatenate((self.weights, other.weights)))

    def toward(self, some: Traces) -> Numbers:
        """The likeness of each of them to all of `some`, added up; what is in both counts as like itself."""
        alike = np.zeros(len(self.ids), dtype=np.int64)
        for day in np.unique(some.days):
            near = slice(*np.searchsorted(self.days, (day - DAYS, day + DAYS + 1)))
            its = some.days == day
            told = np.bincount(some.terms[its].ravel(), some.weights[its].ravel(), _NUMBERS)
            shared = np.einsum("ij,ij->i", told[self.terms[near]], self.weights[near])
            alike[near] += _LEFT[np.abs(self.days[near] - day)] * shared.astype(np.int64)
        return alike

    def itself(self) -> Numbers:
        """The likeness of each to itself: ONE but for rounding, 0 without terms."""
        own: Numbers = _LEFT[0] * np.einsum("ij,ij->i", self.weights, self.weights).astype(np.int64)
        return own

    def likeness(self, place: int) -> Numbers:
        """Of the article at `place` to each of them; to itself 0."""
        alike = self.toward(self.among([place]))
        alike[place] = 0
        return alike

    def matrix(self) -> Numbers:
        """The likeness of each to each; to itself 0."""
        _, terms, times = np.unique(self.terms, return_inverse=True, return_counts=True)
        shared = np.where(times > 1, np.cumsum(times > 1), 0)
        column = shared[terms.reshape(self.terms.shape)]  # 0 for a term of one article, which tells nothing
        # single precision holds the whole numbers up to _UNIT ** 2, and no product of two articles is larger
        told = np.zeros((len(self.ids), column.max(initial=0) + 1), dtype=np.float32)
        np.add.at(told, (np.arange(len(self.ids))[:, None], column), self.weights)
        told[:, 0] = 0
        apart = np.abs(self.days[:, None] - self.days[None, :])
        left = np.where(apart <= DAYS, _LEFT[np.minimum(apart, DAYS)], 0)
        alike: Numbers = left * (told @ told.T).astype(np.int64)
        np.fill_diagonal(alike, 0)
        return alike
