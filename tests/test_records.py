"""The values of the domain."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.records import Article, Dating, Head, Passage, Span


def test_a_passage_is_its_words_in_order() -> None:
    text = "“Go,” Moor said, “now.”"
    passage = Passage.of(text, [Span(17, 23), Span(0, 5)])
    assert str(passage) == "“Go,” “now.”"
    assert passage.whole == Span(0, 23)
    assert not Passage()


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 5).holds(Span(3, 5))


def test_an_articles_id_is_of_its_content_and_not_of_its_path() -> None:
    article = Article("words", path="a.txt", published=dt.date(2024, 3, 1))
    assert article.id == Article("words", path="b.txt", published=dt.date(2024, 3, 1)).id
    assert article.id != Article("words", path="a.txt").id
    assert article.id != Article("other words", path="a.txt", published=dt.date(2024, 3, 1)).id


def test_an_articles_id_is_the_same_whatever_day_is_inferred() -> None:
    article = Article("words", published=dt.date(2024, 3, 1), published_how="inferred")
    found = Dating(dt.date(2024, 3, 2), dt.date(2024, 3, 9), 0.9, (Span(0, 5),))
    assert article.id == Article("words").id == Article("words", published_how="inferred", dating=found).id
    assert article.id != Article("words", published=dt.date(2024, 3, 1), published_how="stated").id


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        (Head("a", title="T", path="x/y.txt"), "T"),
        (Head("a", path="x/y.txt"), "y.txt"),
        (Head("a"), None),
    ],
)
def test_an_article_without_a_title_is_shown_by_its_file(head: Head, shown: str | None) -> None:
    assert head.shown == shown
