"""Stories of made-up articles, and that their order does not show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.stories import groups, story_id, titled
from onrecord.link.stories_likeness import DAYS, ONE, Traces
from onrecord.link.stories_terms import BYTES, plain_word, terms, trace
from onrecord.link.stories_weeks import followed, gathered

DAM = "The dam at Maravec burst on Monday. Minister Ilva Hann flew to Maravec, where the dam had held for forty years."
AFTER = "Ilva Hann promised the people of Maravec a new dam. The Maravec dam burst on Monday after weeks of rain."
WALL = "Engineers had warned of the dam above Maravec, and Ilva Hann knew of cracks in the Maravec dam, papers show."
CHESS = "Oren Pell won the chess final in Brandt after six hours. Pell, of Brandt, took the queen with a pawn."


def made(*told: tuple[str, int, str]) -> list[tuple[str, int, bytes]]:
    return [(id, day, trace(None, text)) for id, day, text in told]


def traces(*told: tuple[str, int, str]) -> Traces:
    rows = made(*told)
    return Traces.of([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows])


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


@pytest.mark.parametrize(
    ("days", "expected"),
    [  # day 7 is a Sunday, day 8 a Monday
        ([7, 8], [{"a0", "a1"}]),
        ([6, 7, 8], [{"a0", "a1", "a2"}]),
        ([1, 9], []),  # more than a week apart
        ([10, 10, 15, 20, 20, 25], [{"a0", "a1"}, {"a2", "a3", "a4", "a5"}]),  # the middle week is more like the last one
        ([1, 8, 15, 22], [{"a0", "a1"}]),  # one day's distance each: the earlier of equals, and none is in two stories
    ],
)
def test_a_story_goes_over_the_end_of_a_week(days: list[int], expected: list[set[str]]) -> None:
    assert [set(each) for each in gathered(made(*((f"a{n}", day, DAM) for n, day in enumerate(days))))] == expected


@pytest.mark.parametrize(
    ("first", "story_of", "expected"),
    [
        (3, [1, 2, 3, 4], 2),  # its own words of two days before are more like it than older ones
        (3, [1, None, 3, 4], 1),
        (3, [None, None, 3, 4], None),  # what is unlike it does not count
        (0, [1, 2, 3, 4], None),
    ],
)
def test_a_story_follows_that_of_the_article_most_like_its_first(
    first: int, story_of: list[int | None], expected: int | None
) -> None:
    assert followed(first, traces(("a", 10, DAM), ("b", 12, DAM), ("c", 13, CHESS), ("d", 14, DAM)), story_of) == expected


def test_the_title_is_of_the_article_most_like_the_others() -> None:
    story = traces(("a", 10, f"{DAM} {CHESS}"), ("b", 10, DAM), ("c", 10, DAM))
    assert titled(story, [True, True, True]) == 1
    assert titled(story, [True, False, True]) == 2
    assert titled(story, [True, False, False]) == 0


def test_too_large_a_block_is_cut_where_it_is_least_connected(monkeypatch: pytest.MonkeyPatch) -> None:
    block = traces(("a", 10, DAM), ("b", 10, f"{DAM} {CHESS}"), ("c", 10, CHESS), ("d", 10, DAM))
    monkeypatch.setattr("onrecord.link.stories.MOST", 2)
    assert groups(block) == [[0, 3], [1], [2]]


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
        every = Traces.of([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows])
        alike = every.matrix()
        assert (alike == alike.T).all()
        assert 0 <= alike.min() <= alike.max() <= ONE
        assert all((every.likeness(place) == alike[place]).all() for place in range(len(rows)))
        assert (every.toward(every) - every.itself() == alike.sum(axis=0)).all()
    found = [id for each in gathered(rows) for id in each]
    assert len(found) == len(set(found))
