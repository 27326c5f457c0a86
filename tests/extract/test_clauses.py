"""Relative clauses between a source and its cue belong to the source."""

from __future__ import annotations

import pytest

from onrecord.extract.clauses import with_clauses
from tests.extract.hand import reading

Said = tuple[str | None, str, str]
ASKED: Said = ("who", "asked", "not to be named")
KEPT: list[tuple[str, Said, list[str]]] = [
    (
        "An officer who asked not to be named said it was over.",
        ("An officer", "said", "it was over"),
        ["An officer " + "who asked not to be named"],
    ),
    (
        "An officer, who asked not to be named, said it was over.",
        ("An officer", "said", "it was over"),
        ["An officer, who asked not to be named"],
    ),
    (
        "It was over, said an officer who asked not to be named.",
        ("an officer", "said", "It was over"),
        ["an officer who asked not to be named"],
    ),
    ("It was over, said an officer, who asked not to be named.", ("an officer", "said", "It was over"), ["an officer", "who"]),
    (
        "An officer said it was over. Moor, who asked not to be named, left.",
        ("An officer", "said", "it was over"),
        ["An officer", "who"],
    ),
]


@pytest.mark.parametrize(("text", "said", "sources"), KEPT, ids=[case[0] for case in KEPT])
def test_a_clause_is_part_of_the_source(text: str, said: Said, sources: list[str]) -> None:
    read = reading(text, [said, ASKED])
    made = with_clauses(read, read.attributions)
    assert [part.span.of(text) for each in made for part in each.sources] == sources
