"""Turns that a report prints take the place of what was found in their lines."""

from __future__ import annotations

import pytest

from onrecord.extract.dates import dates
from onrecord.extract.statements import statements
from tests.extract.hand import reading

TURNS = 'Here is what they said:\n\n"HALE: Will you stay?"\n\n"MOOR: I will.\n\n"HALE: For how long?\n\nHale then left.'
NONE = [
    "HALE: Will you stay?\n\nMOOR: I will.",
    "NOTE: One.\n\nNOTE: Two.\n\nNOTE: Three.",
    "Hale: Will you stay?\n\nMoor: I will.\n\nHale: For how long?",
]


def test_each_turn_is_a_direct_statement() -> None:
    read = reading(TURNS, [("HALE", ":", 'Will you stay?"\n\n"MOOR: I will.')])
    made = statements(read, dates(read))
    assert [(each.source.text, each.content.text.strip('"'), each.kind) for each in made] == [
        ("HALE", "Will you stay?", "direct"),
        ("MOOR", "I will.", "direct"),
        ("HALE", "For how long?", "direct"),
    ]


@pytest.mark.parametrize("text", NONE)
def test_two_turns_or_one_speaker_or_small_letters_are_no_transcript(text: str) -> None:
    read = reading(text)
    assert not statements(read, dates(read))
