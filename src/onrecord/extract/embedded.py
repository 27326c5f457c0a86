"""Turns of a transcript that a report prints: `"HALE: Will you stay?`, each on a line of its own, three or more, by two or
more.

Who speaks is said in so many words, so a turn takes the place of whatever the network found in its line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.language.reading import Attribution, Part, Reading
from onrecord.language.spans import touching
from onrecord.records import Span

FEWEST, SURE = 3, 0.95  # turns; their confidence, by eye
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_TURN = re.compile(
    rf"^[ \t\"“”']*(?P<who>{_CAPITAL}(?:{_CAPITAL}|[.'’ -])+{_CAPITAL})(?P<colon>:)[ \t]+(?P<said>\S[^\n]*?)[ \t\"“”]*$",
    re.MULTILINE,
)


def printed_turns(reading: Reading) -> list[Attribution]:
    """The turns, as statements with the colon for their cue."""
    turns = list(_TURN.finditer(reading.text))
    if len(turns) < FEWEST or len({turn["who"] for turn in turns}) < 2:
        return []
    return [_said(turn) for turn in turns]


def without_lines_of(turns: Sequence[Attribution], found: Sequence[Attribution]) -> list[Attribution]:
    """What was found outside of the turns' lines."""
    lines = [Span(turn.sources[0].span.start, turn.contents[0].span.end) for turn in turns]
    kept = (
        replace(each, contents=tuple(part for part in each.contents if not touching(lines, part.span)))
        for each in found
        if not touching(lines, each.cue.span)
    )
    return [each for each in kept if each.contents]


def _said(turn: re.Match[str]) -> Attribution:
    who, colon, said = (Part(Span(*turn.span(name)), SURE) for name in ("who", "colon", "said"))
    return Attribution(colon, (who,), (said,), SURE)
