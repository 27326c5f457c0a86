"""A question that takes too long is stopped, where that was asked for, and leaves the record usable."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from onrecord.errors import TookTooLong
from onrecord.record import Record
from onrecord.store import Store, census
from onrecord.store.engine import limited

LONG = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :most) SELECT max(i) FROM n")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    held = Store(tmp_path / "record.db")
    yield held
    held.close()


def count(store: Store, most: int) -> int:
    with store.reading() as connection:
        return int(connection.execute(LONG, {"most": most}).scalar_one())


def test_a_question_is_stopped_when_its_time_is_over(store: Store) -> None:
    began = time.monotonic()
    with limited(0.05), pytest.raises(TookTooLong, match=r"stopped after 0\.05 seconds"):
        count(store, 10**9)
    assert time.monotonic() - began < 5
    assert count(store, 10) == 10, "the connection can be used again"


def test_each_question_has_its_own_time(store: Store) -> None:
    with limited(0.3):
        for _ in range(4):
            assert count(store, 50_000) == 50_000
            time.sleep(0.1)


def test_nothing_is_stopped_without_a_limit(store: Store) -> None:
    with limited(0.0):
        with limited(None):
            assert count(store, 300_000) == 300_000
        with pytest.raises(TookTooLong):
            count(store, 300_000)
    assert count(store, 300_000) == 300_000


def test_a_limit_is_that_of_one_thread(store: Store) -> None:
    counted: list[int] = []
    with limited(0.0):
        other = threading.Thread(target=lambda: counted.append(count(store, 300_000)))
        other.start()
        other.join()
    assert counted == [300_000]


def test_a_writer_is_let_finish(store: Store) -> None:
    with limited(0.0):
        store.note(told="all of it")
    assert store.notes()["told"] == "all of it"


def test_a_census_is_taken_whatever_the_limit_and_while_no_other_connection_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or readers as many as there are connections would wait for the one that takes it, and it for a connection."""
    held: list[int] = []
    taken = census.taken

    def watched(connection: Connection) -> census.Census:
        held.append(record._store._readers.pool.checkedout())  # type: ignore[attr-defined]
        connection.execute(LONG, {"most": 300_000})
        return taken(connection)

    monkeypatch.setattr(census, "taken", watched)
    with Record(tmp_path / "record.db") as record, limited(0.0):
        assert record.facets().total == 0
    assert held == [1]
