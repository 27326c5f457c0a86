"""Stories of made-up articles, and that their order does not show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.stories import gathered, stories, story_id
from onrecord.link.stories_likeness import DAYS, ONE, Traces
from onrecord.link.stories_terms import BYTES, plain_word, terms, trace

DAM = "The dam at Maravec burst on Monday. Minister Ilva Hann flew to Maravec, where the dam had held for forty years."
AFTER = "Ilva Hann promised the people of Maravec a new dam. The Maravec dam burst on Monday after weeks of rain."
WALL = "Engineers had warned of the dam above Maravec, and Ilva Hann knew of cracks in the Maravec dam, papers show."
CHESS = "Oren Pell won the chess final in Brandt after six hours. Pell, of Brandt, took the queen with a pawn."


def made(*told: tuple[str, int, str]) -> list[tuple[str, int, bytes]]:
    return [(id, day, trace(None, text)) for id, day, text in told]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("a", 10, DAM), ("b", 10, AFTER), ("c", 11, CHESS)], [{"a", "b"}]),
        ([("a", 10, DAM), ("b", 12, WALL)], [{"a", "b"}]),
        ([("a", 10, DAM), ("b", 10 + DAYS + 1, DAM)], []),  # the same words a week later are another story
        ([("a", 10, DAM), ("b", 10, CHESS)], []),
        ([("a", 10, ""), ("b", 10, "")], []),
        ([("a", 10, DAM), ("b", 10, AFTER), ("c", 10, CHESS), ("d", 11, CHESS)], [{"a", "b"}, {"c", "d"}]),
    ],
)
def test_articles_of_one_story_form_one(told: list[tuple[str, int, str]], expected: list[set[str]]) -> None:
    assert [set(each) for each in gathered(made(*told))] == expected


def test_a_long_affair_is_a_chain() -> None:
    days = [10, 10, 15, 20, 20, 25]
    rows = made(*((f"a{number}", day, DAM) for number, day in enumerate(days)))
    told = stories(Traces.of([row[0] for row in rows], days, [row[2] for row in rows]), [True] * len(rows))
    assert len(told) > 1
    assert [each.follows for each in told] == [None, *range(len(told) - 1)]


def test_the_title_is_of_the_article_most_like_the_others() -> None:
    rows = made(("a", 10, f"{DAM} {CHESS}"), ("b", 10, DAM), ("c", 10, DAM))
    block = Traces.of([row[0] for row in rows], [10, 10, 10], [row[2] for row in rows])
    assert [each.title for each in stories(block, [True, True, True])] == [1]
    assert [each.title for each in stories(block, [True, False, True])] == [2]
    assert [each.title for each in stories(block, [True, False, False])] == [0]


def test_an_id_tells_the_earliest_article_and_nothing_else() -> None:
    assert story_id("a1") == story_id("a1") != story_id("a2")
    assert len(story_id("a1")) == 17


@pytest.mark.parametrize(
    ("one", "other"), [("Moors", "moor"), ("Moor's", "moor"), ("harbours", "Harbour"), ("glass", "GLASS"), ("gas", "gas")]
)
def test_a_word_is_plain(one: str, other: str) -> None:
    assert plain_word(one) == plain_word(other)


def test_names_and_rare_words_weigh_most() -> None:
    weights = terms("Dam bursts", DAM)
    assert max(weights, key=weights.__getitem__) in {"maravec", "dam"}
    assert "the" not in weights
    assert sum(weight**2 for weight in weights.values()) == pytest.approx(1)


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_has_a_trace(title: str, text: str) -> None:
    assert len(trace(title, text)) == BYTES


@given(st.lists(st.tuples(st.sampled_from([DAM, AFTER, WALL, CHESS, f"{DAM} {CHESS}"]), st.integers(1, 20)), max_size=8))
def test_likeness_is_the_same_both_ways_and_no_story_shares_an_article(told: list[tuple[str, int]]) -> None:
    ordered = sorted((day, number, text) for number, (text, day) in enumerate(told))
    rows = made(*((f"a{number}", day, text) for day, number, text in ordered))
    if rows:
        alike = Traces.of(*([row[at] for row in rows] for at in range(3))).matrix()  # type: ignore[arg-type]
        assert (alike == alike.T).all()
        assert 0 <= alike.min() <= alike.max() <= ONE
    found = [id for each in gathered(rows) for id in each]
    assert len(found) == len(set(found))
