"""A source stands behind a quotation and its cue, or behind "by" after a passive cue."""

from __future__ import annotations

import pytest

from onrecord.extract.agents import with_agents
from tests.extract.hand import reading

Said = tuple[str | None, str, str]
NAMED = {"Ada Moor": "person", "Hale": "person", "Orrin Council": "organisation"}
ROWS: list[tuple[str, Said, list[str]]] = [
    ('"How many?" asked Ada Moor.', (None, "asked", '"How many?"'), ["Ada Moor"]),
    ("‘How many?’ asked Ada Moor.", (None, "asked", "‘How many?’"), ["Ada Moor"]),
    ('"It is over," said Minister Ada Moor.', (None, "said", '"It is over,"'), ["Minister Ada Moor"]),
    ('"It is over," said the Orrin Council.', (None, "said", '"It is over,"'), ["the Orrin Council"]),
    ('"It is over," wrote Hale in a letter.', (None, "wrote", '"It is over,"'), ["Hale"]),
    ("That it leaked was confirmed by Ada Moor.", (None, "was confirmed", "That it leaked"), ["Ada Moor"]),
    ("The leak was later denied by Dr. Hale.", (None, "was later denied", "The leak"), ["Dr. Hale"]),
    ("The plan has been drawn up by Hale.", (None, "has been drawn", "The plan"), []),
    ("It would close, said Hale.", (None, "said", "It would close"), []),
    ('"How many?" he asked Ada Moor.', ("he", "asked", '"How many?"'), ["he"]),
    ('"How many?" she wondered. Hale left.', (None, "wondered", '"How many?"'), []),
    ('"It is over," it said when Hale left.', (None, "said", '"It is over,"'), []),
    ('"No," read a sign. Asked by Hale, she left.', (None, "read", '"No,"'), []),
    ("The leak was confirmed by the bank.", (None, "was confirmed", "The leak"), []),
]


@pytest.mark.parametrize(("text", "said", "sources"), ROWS, ids=[row[0] for row in ROWS])
def test_the_name_in_a_sources_place_is_the_source(text: str, said: Said, sources: list[str]) -> None:
    names = {name: kind for name, kind in NAMED.items() if not (name == "Hale" and "Ada Moor" in text)}
    read = reading(text, [said], names)
    (made,) = with_agents(read, read.attributions)
    assert [part.span.of(text) for part in made.sources] == sources


def test_a_name_that_is_said_is_no_source() -> None:
    text = '"It is over," was confirmed by Hale and others.'
    read = reading(text, [(None, "was confirmed", "by Hale and others")], {"Hale": "person"})
    (made,) = with_agents(read, read.attributions)
    assert made.sources == ()
