"""Attributions set in commas: both sides are content, and nothing else is touched."""

from __future__ import annotations

import pytest

from onrecord.extract.parenthetical import whole
from tests.extract.hand import reading

Said = tuple[str | None, str, str]
BROKEN: list[tuple[str, Said, list[str]]] = [
    ("The plant, Moor said, would close.", ("Moor", "said", "The plant"), ["The plant", "would close"]),
    ("The plant, Moor said, would close.", ("Moor", "said", "would close"), ["The plant", "would close"]),
    ("The plant, according to Moor, would close.", ("Moor", "according to", "The plant"), ["The plant", "would close"]),
    ("Profits, Moor said on Tuesday, fell again.", ("Moor", "said", "fell again"), ["Profits", "fell again"]),
    ("The plant would close, Moor said, amid protests by its workers.", ("Moor", "said", "The plant"), ["The plant"]),
    ("The plant, Moor said, closed.", ("Moor", "said", "The plant"), ["The plant"]),
    ("Tired, old, Moor said, and out of use.", ("Moor", "said", "Tired, old"), ["Tired, old"]),
    ("“The plant,” Moor said, “would close.”", ("Moor", "said", "The plant"), ["The plant"]),
    ("Moor said the plant, and its harbour, would close.", ("Moor", "said", "the plant"), ["the plant"]),
]


@pytest.mark.parametrize(("text", "said", "contents"), BROKEN, ids=[f"{case[0]} {case[1][2]}" for case in BROKEN])
def test_both_sides_are_said(text: str, said: Said, contents: list[str]) -> None:
    read = reading(text, [said])
    (made,) = whole(read, read.attributions)
    assert [part.span.of(text) for part in made.contents] == contents
