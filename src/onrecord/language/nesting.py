"""Statements inside the contents of others: "Moor, Hale said, wants to leave" holds what Hale said and what Moor wants.

A head of its own tags them. Inside one content there is seldom more than one, so what stands nearest belongs together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.language.decoding import Linked, Run, joined
from onrecord.language.pieces import Pieces


def nested(outer: Sequence[Linked], inner: Sequence[Run], read: Pieces) -> Iterator[Linked]:
    """The statements with a source that stand wholly inside a content of another."""
    for each in outer:
        for content in each.contents:
            inside = [run for run in inner if content.start <= run.start and run.end <= content.end]
            yield from _within(inside, read)


def _within(inside: Sequence[Run], read: Pieces) -> Iterator[Linked]:
    cues = [run for run in inside if run.label == "cue"]
    for cue in cues:
        contents, sources = (
            [run for run in inside if run.label == label and _nearest(run, cues) is cue] for label in ("content", "source")
        )
        if contents and sources:
            source = min(sources, key=lambda run: _gap(run, cue))
            yield joined(cue, contents, [source], [cue.confidence], read)


def _nearest(run: Run, cues: Sequence[Run]) -> Run:
    return min(cues, key=lambda cue: _gap(run, cue))


def _gap(one: Run, other: Run) -> int:
    return max(other.start - one.end, one.start - other.end)
