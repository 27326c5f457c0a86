"""The benchmark of stories, on invented articles."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from pathlib import Path

import pytest

from benchmarks import stories
from onrecord.records import Article

TEXT = (
    "Mayor Tilda Osk opened the bridge of Harn on Friday. It carries trams over the Ull and took nine years to build. "
    "The old bridge of Harn will be a market hall, and its stones were sold to the town of Brenn."
)


def news(count: int) -> list[Article]:
    return [Article(f"{TEXT} Note {n}.", external_id=f"n{n}", published=dt.date(2030, 1, 1 + n)) for n in range(count)]


def test_a_small_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = Namespace(articles=10, day=4, reprints=2, added=2, check=True)
    stories.measure(tmp_path / "record.db", given, news(20))
    told = capsys.readouterr().out
    assert "the same afresh   yes" in told
    assert told.count("95th percentile") == 4


def test_so_many_each_day_in_their_order() -> None:
    dense = stories.dense(reversed(news(6)), 2)
    assert [each.external_id for each in dense] == [f"n{n}" for n in range(6)]
    assert [(each.published - stories.FIRST).days for each in dense if each.published] == [0, 0, 1, 1, 2, 2]


def test_reprints_differ_by_a_sentence_at_most() -> None:
    made = list(stories.reprints(news(1)[0], days=2, per_day=3))
    assert len({each.id for each in made}) == 6
    assert all(len(TEXT) / 2 < len(each.text) <= len(TEXT) + 20 for each in made)
