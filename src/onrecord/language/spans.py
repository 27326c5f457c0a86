"""Finding spans among many: by bisection, so that a long text costs what its length does."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

from onrecord.records import Span


class Spanned(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def span(self) -> Span: ...


_Item = TypeVar("_Item", bound=Spanned)
START, END = attrgetter("start"), attrgetter("end")  # of a span; half the cost of a function of our own
_ITEM_START, _ITEM_END = attrgetter("span.start"), attrgetter("span.end")


def touching(ordered: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of `ordered` (in order, none overlapping another) that overlap `span`."""
    first = bisect_right(ordered, span.start, key=END)
    return ordered[first : bisect_left(ordered, span.end, key=START)]


def items_touching(ordered: Sequence[_Item], span: Span) -> Sequence[_Item]:
    """Those of `ordered` (by span, none overlapping another) whose span overlaps `span`."""
    first = bisect_right(ordered, span.start, key=_ITEM_END)
    return ordered[first : bisect_left(ordered, span.end, key=_ITEM_START)]


def home(sentences: Sequence[Span], span: Span) -> Span:
    """The first of the sentences that `span` overlaps; the span itself where none does."""
    return next(iter(touching(sentences, span)), span)


class Cover:
    """Which characters of a text some spans cover; a byte a character."""

    def __init__(self, size: int) -> None:
        self._marks = bytearray(size)

    def add(self, span: Span) -> None:
        self._marks[span.start : span.end] = b"\1" * (span.end - span.start)

    def touches(self, span: Span) -> bool:
        return self._marks.find(1, span.start, span.end) >= 0

    def holds(self, span: Span) -> bool:
        return self._marks.find(0, span.start, span.end) < 0
