"""One record of the same articles, in whatever order they are kept and whatever is asked in between: its export, byte for byte.

The articles are read once and kept in many orders, by the store; links are derived whenever something is asked. On the sample
story, and on real articles where ONRECORD_CORPORA names the folder of the corpora.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from evals import corpora, speakers
from onrecord import sample
from onrecord.ingest import articles
from onrecord.pipeline import run_shard
from onrecord.record import Record
from onrecord.records import Article, Findings
from onrecord.store import Store

REAL = 42  # articles: 14 events of BASIL, each told by three outlets
Export = dict[str, bytes]

few = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def story() -> list[Findings]:
    with sample.story() as paths:
        return read(each for each in articles(paths) if isinstance(each, Article))


@pytest.fixture(scope="module")
def real() -> list[Findings]:
    folder = corpora.folder()
    if folder is None:
        pytest.skip("ONRECORD_CORPORA is not set: no real articles")
    return read(article for article, _ in islice(speakers.basil(folder / "basil/dev.jsonl.gz"), REAL))


def read(found: Iterable[Article]) -> list[Findings]:
    done = list(run_shard(found))
    assert all(isinstance(each, Findings) for each in done)
    return [each for each in done if isinstance(each, Findings)]


def export(found: Sequence[Findings], asked: Collection[int] = ()) -> Export:
    """The files of a record that got these findings in this order, with questions before those of these places."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "record.db")
        with onrecord.open(store.path) as record:
            for place, each in enumerate(found):
                if place in asked:
                    ask(record)
                assert store.keep(each)
            store.close()
            record.export(Path(folder) / "out")
            assert record.verify() == []
        return {path.name: path.read_bytes() for path in (Path(folder) / "out").iterdir()}


def ask(record: Record) -> None:
    """What an answer is does not matter here: each brings the links up to date."""
    assert record.counts().actors or not record.counts().articles
    for actor in record.actors(limit=2):
        record.statements(speaker=actor.id)


def differing(one: Export, other: Export) -> list[str]:
    """The names of files that differ, and the first lines in them that do: all bytes would be too long a message."""
    assert one.keys() == other.keys()
    lines = {name: zip(one[name].splitlines(), other[name].splitlines(), strict=False) for name in one}
    first = {name: next((pair for pair in lines[name] if pair[0] != pair[1]), None) for name in one}
    return [f"{name}: {first[name]}" for name in one if one[name] != other[name]]


@pytest.fixture(scope="module")
def told(story: list[Findings]) -> Export:
    return export(story)


@pytest.fixture(scope="module")
def really_told(real: list[Findings]) -> Export:
    return export(real)


@few
@given(data=st.data())
def test_any_order_makes_the_same_record(story: list[Findings], told: Export, data: st.DataObject) -> None:
    order = data.draw(st.permutations(story))
    asked = data.draw(st.sets(st.integers(0, len(story) - 1), max_size=4))
    assert differing(told, export(order, asked)) == []


@few
@given(data=st.data())
def test_any_order_of_real_articles_makes_the_same_record(
    real: list[Findings], really_told: Export, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(real))
    asked = data.draw(st.sets(st.integers(0, len(real) - 1), max_size=4))
    assert differing(really_told, export(order, asked)) == []


def test_two_halves_with_questions_between_make_the_same_record(story: list[Findings], told: Export) -> None:
    assert differing(told, export(story, asked=[len(story) // 2])) == []
    assert differing(told, export(story[::-1], asked=range(len(story)))) == []


def test_two_halves_of_real_articles_with_questions_between(real: list[Findings], really_told: Export) -> None:
    assert differing(really_told, export(real, asked=[len(real) // 2])) == []
    assert differing(really_told, export(real[::-1], asked=range(0, len(real), 5))) == []


def test_there_are_stories_whose_order_could_show(really_told: Export) -> None:
    assert len(really_told["stories.jsonl"].splitlines()) >= REAL // 6


def test_a_difference_would_be_seen(story: list[Findings], told: Export) -> None:
    fewer = export(story[1:])
    assert {each.partition(":")[0] for each in differing(told, fewer)} >= {"articles.jsonl", "actors.jsonl"}
