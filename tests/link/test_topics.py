"""What somebody's statements are about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.topics import topics

SAID = [
    "the Maravel dam will not be sold, whatever the turbine costs",
    "We bought a turbine for the Maravel Dam and nothing else",
    "the turbines are Lorne’s idea and nobody’s fault",
    "this is not what people want this year",
    "people said this year would be good",
]


def test_what_most_share_and_few_texts_have_comes_first() -> None:
    made = [(each.words, each.count) for each in topics(SAID, ["Ada Lorne"], 5)]
    assert made[0] in (("turbine", 3), ("Maravel", 2), ("dam", 2))
    assert ("turbine", 3) in made
    assert not {"people", "year", "this"} & {words for words, _ in made}


def test_who_speaks_is_no_topic() -> None:
    said = ["Lorne's plan for the dam", "the Lorne plan for the dam"]
    assert "Lorne" in [each.words for each in topics(said, [], 5)]
    assert "Lorne" not in [each.words for each in topics(said, ["Ada Lorne"], 5)]


def test_a_name_of_several_words_is_one_topic() -> None:
    said = ["the Orva Front has left", "nobody trusts the Orva Front", "the Orva Front will pay"]
    assert [(each.words, each.count) for each in topics(said, [], 5)] == [("Orva Front", 3)]


def test_what_stands_once_is_none() -> None:
    assert topics(SAID[:1], [], 5) == []


@given(st.lists(st.text(max_size=40), max_size=8), st.integers(0, 5))
def test_any_text_has_topics_or_none(said: list[str], most: int) -> None:
    made = topics(said, ["x"], most)
    assert len(made) <= most
    assert all(2 <= each.count <= len(said) for each in made)


@pytest.mark.parametrize("own", ["Ada’s", "ADA LORNE"])
def test_a_name_is_known_in_any_form(own: str) -> None:
    assert "Ada" not in [each.words for each in topics(["ask Ada now", "ask Ada soon"], [own], 3)]
