"""Which statements inside others are kept: those of somebody else, named there, that the network is sure of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.extract.nested import worth_keeping
from onrecord.language.reading import Attribution, Part
from tests.extract.hand import at, attribution, reading

OUTER = ("Hale", "said", "Moor wants to leave and he hopes to stay and others doubt it")
INNER = [
    (("Moor", "wants", "to leave"), 0.9, True),
    (("Moor", "wants", "to leave"), 0.2, False),
    (("he", "hopes", "to stay"), 0.9, False),
    (("others", "doubt", "it"), 0.9, False),
]


@pytest.mark.parametrize(("inner", "sure", "kept"), INNER, ids=[" ".join(case[0]) + f" {case[1]}" for case in INNER])
def test_others_statements_inside_one_are_kept(inner: tuple[str, str, str], sure: float, kept: bool) -> None:
    text = f"Hale said {OUTER[2]}."
    read = reading(text, [OUTER], names={"Moor": "person", "Hale": "person"})
    nested = replace(attribution(text, *inner), nested=True, confidence=sure)
    made = list(worth_keeping(read, (*read.attributions, nested)))
    assert made == [*read.attributions, *([nested] if kept else [])]


def test_the_speakers_own_name_inside_is_left_out() -> None:
    text = "Ada Hale said that Hale wants to leave."
    read = reading(text, [("Ada Hale", "said", "that Hale wants to leave")], names={"Ada Hale": "person", "Hale": "person"})
    own = Attribution(
        Part(at(text, "wants"), 0.9), (Part(at(text, "Hale", 1), 0.9),), (Part(at(text, "to leave"), 0.9),), 0.9, True
    )
    assert list(worth_keeping(read, (*read.attributions, own))) == list(read.attributions)
