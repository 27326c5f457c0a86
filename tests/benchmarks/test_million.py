"""The record that benchmarks.million makes: other words, the same spans, and all that is asked of it is answered."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from benchmarks.exchanging import Copy, frequent

from benchmarks import million
from onrecord.records import Findings, Passage
from onrecord.store import Store
from tests.store import made

FOUND = [
    made.findings(
        made.article(
            f"Ada Lorne said {n} boats with sails will reach the harbour wall on 2031-05-02.\nBen Tarr{n} denied it was weak.",
            day="2031-05-03",
            outlet="The Lamp",
            title="Boats of Ada Lorne",
        )
    )
    for n in range(10, 40)
]


def _copied(number: int) -> list[Findings]:
    words = [f"word{n}" for n in range(150)] + frequent(each.article for each in FOUND)
    copy = Copy.of(number, words, dt.date(2031, 1, 1), 300)
    return [copy.findings(each) for each in FOUND]


def test_a_copy_is_another_article_with_the_same_spans() -> None:
    for before, after in zip(FOUND, _copied(3), strict=True):
        text = after.article.text
        assert len(text) == len(before.article.text)
        assert after.article.id != before.article.id
        assert [each.content.spans for each in after.statements] == [each.content.spans for each in before.statements]
        assert all(each.content == Passage.of(text, each.content.spans) for each in after.statements)
        assert all(each.text == each.span.of(text) for each in (*after.mentions, *after.figures, *after.dates))


def test_some_actors_stay_and_some_are_new() -> None:
    names = [{each.name for found in _copied(number) for each in found.actors} for number in (3, 4, 5, 6)]
    known = {each.name for found in FOUND for each in found.actors}
    assert any(each & known for each in names)
    assert any(each - known for each in names)


def test_the_same_copy_each_time() -> None:
    assert _copied(3) == _copied(3) != _copied(4)


def test_a_copy_holds(tmp_path: Path) -> None:
    store = Store(tmp_path / "record.db")
    assert all(store.keep(each) for each in _copied(3))
    assert store.verify() == []
    store.close()


def test_a_small_record_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "record.db"
    million.build(path, FOUND, 80)
    million.measure(path, FOUND, 3)
    told = capsys.readouterr().out
    assert all(word in told for word in ("kept", "linked", "one added", "all pages", "check", "memory"))
