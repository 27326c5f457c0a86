"""What the record tells of articles without a date, as articles are added."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.link.actors import actors
from onrecord.records import Article, Dating, Findings, Head, Span
from onrecord.store import Store, dating, queries
from tests.link.test_dating import BRIDGE, FERRY, MILL, SALT, SUMMIT
from tests.store import made


def dated(*parts: str, day: str = "2023-05-03", outlet: str | None = "Gazette") -> Article:
    return made.article("\n".join(parts), day=day, outlet=outlet)


def undated(*parts: str) -> Article:
    return made.article("\n".join(parts), outlet="Herald")


UNDATED = undated("Trams stood.", FERRY, MILL)
OWN = Dating(dt.date(2023, 5, 1), dt.date(2023, 5, 9), 0.9, (Span(0, 5),))
PAIR = dated("Rain fell.", FERRY, MILL)


def keep(store: Store, *every: Article) -> None:
    for each in every:
        assert store.keep(Findings(each))


def read(store: Store, article: Article = UNDATED) -> Article:
    store.date()
    with store.reading() as connection:
        found = queries.article(connection, article.id)
    assert found is not None
    return found


def heads(store: Store) -> dict[str, Head]:
    store.date()
    with store.reading() as connection:
        return {each.id: each for each in queries.asked_articles(connection, queries.ALL)}


@pytest.fixture
def empty(path: Path) -> Store:
    return Store(path)


def test_an_article_without_a_date_gets_days_from_others(empty: Store) -> None:
    keep(empty, UNDATED)
    assert (read(empty).published_how, read(empty).dating) == ("unknown", None)
    keep(empty, PAIR)
    found = read(empty)
    assert found.dating is not None
    assert (found.published, found.published_how, found.dating.shared) == (None, "inferred", True)
    assert str(found.dating.first) == "2023-04-28"
    assert str(found.dating.last) == "2023-05-08"
    assert all(span.of(found.text) in UNDATED.text for span in found.dating.words)
    assert found.id == UNDATED.id
    head = heads(empty)[UNDATED.id]
    assert head == found.head
    assert (head.published_how, head.dated_from, head.dated_to) == ("inferred", found.dating.first, found.dating.last)
    assert empty.verify() == []


def test_it_goes_when_others_speak_against_it(empty: Store) -> None:
    keep(empty, UNDATED, PAIR)
    assert read(empty).dating is not None
    keep(empty, dated("Snow.", FERRY, day="2024-01-03", outlet="Mirror"))
    assert (read(empty).published_how, read(empty).dating) == ("unknown", None)


def test_words_that_are_not_there_are_told(empty: Store) -> None:
    keep(empty, UNDATED, PAIR)
    assert read(empty).dating is not None
    raw = sqlite3.connect(empty.path)
    raw.execute("UPDATE datings SET words = '3-99999'")
    raw.commit()
    raw.close()
    assert [(each.id, each.table) for each in empty.verify()] == [(UNDATED.id, "articles")]


def test_what_was_inferred_is_no_evidence(empty: Store) -> None:
    keep(empty, UNDATED, PAIR, undated(MILL, BRIDGE, SALT), replace(undated(BRIDGE, SALT), outlet="Mirror"))
    assert read(empty).dating is not None
    assert sum(each.published_how == "inferred" for each in heads(empty).values()) == 1


def test_what_its_own_words_tell_stays(empty: Store) -> None:
    article = replace(UNDATED, published_how="inferred", dating=OWN)
    keep(empty, article, PAIR)
    assert read(empty, article) == article


def test_adding_again_adds_nothing(empty: Store) -> None:
    keep(empty, UNDATED, PAIR)
    assert read(empty).dating is not None
    assert not empty.keep(Findings(UNDATED))
    assert empty.kept(UNDATED.head) is not None


def test_relink_derives_the_same(empty: Store) -> None:
    keep(empty, UNDATED, PAIR, undated(SALT), dated(SUMMIT))
    before = heads(empty)
    empty.relink(actors)
    assert heads(empty) == before


def test_traces_by_other_rules_are_made_again(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(empty, UNDATED, PAIR, undated(SALT), replace(UNDATED, url="two", dating=OWN))
    before, rows = heads(empty), _rows(empty.path)
    monkeypatch.setattr(dating, "RULES", "others")
    with empty.reading() as connection:
        assert dating.stale(connection)
    assert heads(empty) == before
    assert _rows(empty.path) == rows
    with empty.reading() as connection:
        assert not dating.stale(connection)


def _rows(path: Path) -> list[list[tuple[object, ...]]]:
    raw = sqlite3.connect(path)
    every = (f"SELECT * FROM {table}" for table in ("traces", "sought", "datings", "due"))  # noqa: S608
    found = [sorted(raw.execute(each)) for each in every]
    raw.close()
    return found


def test_an_article_makes_due_only_those_that_share_with_it(empty: Store) -> None:
    keep(empty, UNDATED, undated(SALT, BRIDGE))
    heads(empty)
    keep(empty, dated("Nothing."), dated(FERRY))
    assert _rows(empty.path)[3] == [(1,)]


def test_what_is_common_makes_nothing_due(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dating, "COMMON", 2)
    keep(empty, UNDATED, PAIR, dated("Two.", FERRY, MILL))
    assert read(empty).dating is not None
    keep(empty, dated("Three.", FERRY, MILL))
    assert read(empty).dating is None
    keep(empty, dated("Four.", FERRY, MILL))
    assert _rows(empty.path)[3] == []


def test_a_failure_amid_leaves_all_as_it_was(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(empty, UNDATED, PAIR)
    before = _rows(empty.path)
    with monkeypatch.context() as broken:
        broken.setattr(dating, "inferred", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            empty.date()
    assert _rows(empty.path) == before
    assert read(empty).dating is not None


_SOME = st.lists(st.sampled_from([FERRY, MILL, BRIDGE, SALT, SUMMIT]), min_size=1, max_size=4)
_DAY = st.sampled_from([None, "2023-05-03", "2023-05-05", "2023-05-20", "2024-05-01"])
_ARTICLES = st.lists(st.tuples(_SOME, _DAY, st.sampled_from(["Gazette", "Herald", None])), min_size=2, max_size=7)


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(every=_ARTICLES, chosen=st.randoms(use_true_random=False))
def test_the_order_of_adding_does_not_show(
    every: Sequence[tuple[list[str], str | None, str | None]], chosen: random.Random
) -> None:
    whole = [made.article("\n".join([str(at), *p]), day=day, outlet=outlet) for at, (p, day, outlet) in enumerate(every)]
    shuffled = list(whole)
    chosen.shuffle(shuffled)
    with TemporaryDirectory() as folder:
        stepwise, at_once = (Store(Path(folder) / name) for name in ("stepwise.db", "at_once.db"))
        for each in shuffled:
            keep(stepwise, each)
            stepwise.date()
        keep(at_once, *whole)
        assert heads(stepwise) == heads(at_once)
        at_once.relink(actors)
        assert heads(stepwise) == heads(at_once)
        assert stepwise.verify() == []
        stepwise.close()
        at_once.close()


def test_the_record_shows_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "record.db")
    keep(store, UNDATED, PAIR)
    store.close()
    with onrecord.open(tmp_path / "record.db") as record:
        assert {head.published_how for head in record.articles()} == {"stated", "inferred"}
        found = record.article(UNDATED.id)
        assert record.findings(UNDATED.id).article == found
        assert record.show(UNDATED.id).item == found
        record.export(tmp_path)
        lines = (tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert any('"published_from": "2023-04-28"' in line and '"published_how": "inferred"' in line for line in lines)
