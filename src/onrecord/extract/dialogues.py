"""Who speaks in a dialogue whose turns have no cue.

News goes on with the same speaker where a quotation stands alone in its paragraph. Where two have just spoken in turn and
somebody asks, they go on in turn: the third paragraph is the first one's. The statement then has the source and cue of its
speaker's last cued turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.language.reading import Attribution, Part, Reading
from onrecord.language.spans import items_touching, touching
from onrecord.records import Span

LONGEST_TURN = 30  # words; who says more at once is being interviewed, and is named again
_CLOSING = "\"”»’'"


@dataclass(frozen=True, slots=True)
class _Turn:
    """A paragraph: whether it is one closed quotation and nothing else, and the statement whose cue stands in it."""

    span: Span
    bare: bool
    said: Attribution | None


def in_turn(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """The statements, the cueless turns of dialogues taken from where the network put them and given to whose turn it is."""
    fresh = list(_taken(reading, list(_turns(reading, found))))
    if not fresh:
        return list(found)
    gone = [part.span for each in fresh for part in each.contents]
    kept = (replace(each, contents=tuple(part for part in each.contents if not touching(gone, part.span))) for each in found)
    return [*(each for each in kept if each.contents), *fresh]


def _turns(reading: Reading, found: Sequence[Attribution]) -> Iterator[_Turn]:
    outer = sorted(found, key=lambda each: each.cue.span)
    cues = [each.cue.span for each in outer]
    by_cue = dict(zip(cues, outer, strict=True))
    for line in re.finditer(r"\S[^\n]*", reading.text):
        span = Span(line.start(), line.start() + len(line[0].rstrip()))
        inside = [by_cue[cue] for cue in touching(cues, span)]
        quoted = touching(reading.quotations, span)
        alone = len(quoted) == 1 and quoted[0] == span and reading.text[span.end - 1] in _CLOSING
        yield _Turn(span, alone and not inside, inside[0] if len(inside) == 1 and quoted and inside[0].sources else None)


def _taken(reading: Reading, turns: Sequence[_Turn]) -> Iterator[Attribution]:
    at = 0
    while at < len(turns):
        first = turns[at].said
        second = turns[at + 1].said if at + 1 < len(turns) else None
        start = at + (1 if second is None else 2)
        bare = _bare(reading, turns, start)
        other = second or (_asked(reading, turns[at], first) if first and bare else None)
        if first and other and bare and _dialogue(reading, turns[at : start + len(bare)], first, other):
            order = (first, other) if second is not None else (other, first)
            for number, turn in enumerate(bare):
                speaker = order[number % 2]
                yield Attribution(speaker.cue, speaker.sources, (Part(turn.span, speaker.confidence),), speaker.confidence)
            at = start + len(bare)
        else:
            at += 1


def _bare(reading: Reading, turns: Sequence[_Turn], start: int) -> list[_Turn]:
    made = []
    for turn in turns[start:]:
        if not turn.bare or len(turn.span.of(reading.text).split()) > LONGEST_TURN:
            break
        made.append(turn)
    return made


def _dialogue(reading: Reading, turns: Sequence[_Turn], first: Attribution, other: Attribution) -> bool:
    """Two speakers, and one of them asks."""
    who, whom = (each.sources[0].span.of(reading.text).casefold() for each in (first, other))
    return who != whom and any(_asks(reading, turn) for turn in turns)


def _asks(reading: Reading, turn: _Turn) -> bool:
    return any("?" in quoted.of(reading.text)[-2:] for quoted in touching(reading.quotations, turn.span))


def _asked(reading: Reading, turn: _Turn, said: Attribution) -> Attribution | None:
    """Who is asked by name after the cue, as the one who answers: "Moor asked Tom Hale"."""
    after = Span(said.cue.span.end, turn.span.end)
    names = [part for part in items_touching(reading.names, after) if part.kind == "person"]
    free = [part for part in names if not any(part.span.overlaps(source.span) for source in said.sources)]
    if not _asks(reading, turn) or not free or touching(reading.quotations, free[0].span):
        return None
    return replace(said, sources=(Part(free[0].span, free[0].confidence),))
