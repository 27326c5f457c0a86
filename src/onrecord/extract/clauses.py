"""A relative clause that belongs to a source: of "an officer who asked not to be named said" the clause tells who speaks.

The network finds a statement in the clause, its source "who"; where the clause stands between another statement's source and
cue, it is that source's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.language.reading import Attribution, Part, Reading
from onrecord.records import Span

_RELATIVE = frozenset("who which that".split())
GAP = 2  # characters: a blank, or a comma and a blank


def with_clauses(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """The statements, relative clauses between a source and its cue made part of the source."""
    by_end = {part.span.end: each for each in found for part in each.sources if not _relative(reading, each)}
    longer: dict[Span, Part] = {}
    gone = []
    for clause in found:
        whose = _whose(clause, by_end) if _relative(reading, clause) else None
        if whose is not None:
            source = whose.sources[-1]
            longer[source.span] = Part(Span(source.span.start, _end(clause)), source.confidence)
            gone.append(clause)
    return [_lengthened(each, longer) for each in found if each not in gone]


def _relative(reading: Reading, each: Attribution) -> bool:
    return len(each.sources) == 1 and each.sources[0].span.of(reading.text).lower() in _RELATIVE


def _whose(clause: Attribution, by_end: dict[int, Attribution]) -> Attribution | None:
    """The statement whose source the clause follows and whose cue follows the clause; or, without a comma before the clause,
    comes before the source: "said an officer who asked not to be named"."""
    start = clause.sources[0].span.start
    for gap in range(1, GAP + 1):
        each = by_end.get(start - gap)
        if each is None:
            continue
        after, before = each.cue.span.start - _end(clause), each.sources[-1].span.start - each.cue.span.end
        if 0 < after <= GAP or (gap == 1 and 0 < before <= GAP):
            return each
    return None


def _end(clause: Attribution) -> int:
    return max(part.span.end for part in (clause.cue, *clause.contents))


def _lengthened(each: Attribution, longer: dict[Span, Part]) -> Attribution:
    if not any(part.span in longer for part in each.sources):
        return each
    return replace(each, sources=tuple(longer.get(part.span, part) for part in each.sources))
