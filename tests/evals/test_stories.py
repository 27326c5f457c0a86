"""How stories and copies are scored, on invented articles."""

from __future__ import annotations

import datetime as dt

import pytest
from evals.copies import Pair, found
from evals.copies import scores as copy_scores
from evals.stories import Marked, day, grouped, scores

from onrecord.records import Article

WIRE = (
    "The harbour of Veld closed on Monday after the wind tore two cranes from their rails. Nobody was hurt, the port said. "
    "Ships wait outside the bay, and the first will not be unloaded before Thursday, when new cranes come from the north."
)


def article(text: str, day: int | None = 3) -> Article:
    return Article(text, published=dt.date(2031, 3, day) if day else None)


@pytest.mark.parametrize(
    ("stories", "expected"),
    [
        ([1, 1, 2, 3], {"B-Cubed P": 100.0, "B-Cubed R": 100.0, "B-Cubed F1": 100.0}),
        ([1, 2, 3, 4], {"B-Cubed P": 100.0, "B-Cubed R": 66.7, "B-Cubed F1": 80.0}),
        ([1, 1, 1, 3], {"B-Cubed P": 55.6, "B-Cubed R": 100.0, "B-Cubed F1": 71.4}),
        ([1, 1, 2, 2], {"B-Cubed P": 83.3, "B-Cubed R": 100.0, "B-Cubed F1": 90.9}),  # another article counts against it
    ],
)
def test_stories_are_scored_over_marked_articles(stories: list[int], expected: dict[str, float]) -> None:
    events = [0, 0, 1, None]
    every = [Marked(article(f"text {number}"), event) for number, event in enumerate(events)]
    story_of = {each.article.id: story for each, story in zip(every, stories, strict=True)}
    assert scores(every, story_of, {0, 1}) == expected


def test_each_article_is_in_one_group() -> None:
    told = [article(WIRE), article(f"{WIRE} Again."), article("Bakers went on strike."), article(f"{WIRE} Later.", 29)]
    numbers = grouped(told)
    assert len(set(numbers.values())) == 3
    assert numbers[told[0].id] == numbers[told[1].id]


@pytest.mark.parametrize(("written", "expected"), [("3/22/16", (2016, 3, 22)), ("2016-03-22", (2016, 3, 22)), ("", None)])
def test_days_are_read_in_both_manners(written: str, expected: tuple[int, int, int] | None) -> None:
    assert day({"published": written}) == (dt.date(*expected) if expected else None)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (article(WIRE), article(WIRE, 4), 1.0),
        (article(WIRE), article(WIRE, 29), 0.0),  # too far apart
        (article(WIRE), article(WIRE, None), 0.0),
        (article(WIRE), article("Bakers went on strike."), 0.0),
    ],
)
def test_copies_are_found_as_a_record_finds_them(one: Article, other: Article, share: float) -> None:
    assert found(one, other) == share


def test_copies_are_scored() -> None:
    one = article(WIRE)
    pairs = [Pair(one, one, *each) for each in ((0.9, 0.8), (0.3, 0.0), (0.0, 0.5), (0.0, 0.0))]
    assert copy_scores(pairs) == {"copies P": 50.0, "copies R": 50.0}
