"""What verify finds: every span that no longer yields its words, and a file that does not hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.store import Store
from tests.store import made


@pytest.fixture
def raw(store: Store, path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, isolation_level=None)
    yield connection
    connection.close()


def test_a_whole_record_holds(store: Store) -> None:
    assert store.verify() == []


ID = made.HARBOUR.id
TAMPERED = [
    ("UPDATE statements SET content = '0-4' WHERE n = 1", f"{ID}.s1", "statements"),
    ("UPDATE statements SET cue = '10-9999' WHERE n = 2", f"{ID}.s2", "statements"),
    ("UPDATE statements SET source = '' WHERE n = 1", f"{ID}.s1", "statements"),
    ("UPDATE statements SET source = '0-9,3-3' WHERE n = 1", f"{ID}.s1", "statements"),
    ("UPDATE statements SET content_digest = 1 WHERE n = 1", f"{ID}.s1", "statements"),
    ("UPDATE figures SET start = start + 1", f"{ID}.f1", "figures"),
    ("UPDATE figures SET counted_start = counted_start - 1", f"{ID}.f1", "figures"),
    ("UPDATE figures SET counted = 'ships'", f"{ID}.f1", "figures"),
    ('UPDATE dates SET "end" = "end" + 1', f"{ID}.d1", "dates"),
    ("UPDATE dates SET start = -1", f"{ID}.d1", "dates"),
    ("UPDATE mentions SET digest = 7 WHERE n = 2", f"{ID}.m2", "mentions"),
    ('UPDATE mentions SET start = "end" WHERE n = 2', f"{ID}.m2", "mentions"),
]


@pytest.mark.parametrize(("change", "id", "table"), TAMPERED)
def test_a_tampered_span_is_found(store: Store, raw: sqlite3.Connection, change: str, id: str, table: str) -> None:
    key = raw.execute("SELECT key FROM articles WHERE id = ?", (ID,)).fetchone()[0]
    where = " AND" if "WHERE" in change else " WHERE"
    assert raw.execute(f"{change}{where} article = {key}").rowcount
    assert [(each.id, each.table) for each in store.verify()] == [(id, table)]


def test_a_changed_text_is_found(store: Store, raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE articles SET text = replace(text, 'boats', 'ships') WHERE id = ?", (ID,))
    raw.execute("INSERT INTO article_words(article_words) VALUES ('rebuild')")
    found = {(each.id, each.table) for each in store.verify()}
    assert found == {(ID, "articles"), (f"{ID}.s1", "statements"), (f"{ID}.f1", "figures")}


def test_a_changed_date_is_found(store: Store, raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE articles SET published = '1999-01-01' WHERE id = ?", (ID,))
    assert [(each.id, each.table) for each in store.verify()] == [(ID, "articles")]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE articles SET published = 'May'",
        "UPDATE articles SET authors = '['",
        "UPDATE statements SET cue = 'here' WHERE n = 1",
        "UPDATE statements SET cue = '1-2-3' WHERE n = 1",
    ],
)
def test_values_that_cannot_be_read_are_found(store: Store, raw: sqlite3.Connection, change: str) -> None:
    raw.execute(change)
    assert {each.table for each in store.verify()} == {"articles"}


def test_an_index_that_is_not_that_of_the_text_is_found(store: Store, raw: sqlite3.Connection) -> None:
    raw.execute("INSERT INTO article_words(rowid, title, text) VALUES (1, 'never', 'written')")
    assert [each.table for each in store.verify()] == ["articles"]


def test_a_row_that_points_nowhere_is_found(store: Store, raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE mentions SET actor = 99 WHERE article = 1 AND n = 1")
    assert [each.table for each in store.verify()] == ["mentions"]


def test_broken_pages_are_found(store: Store, path: Path) -> None:
    store.close()
    data = bytearray(path.read_bytes())
    raw = sqlite3.connect(path)
    page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'mentions'").fetchone()[0]
    raw.close()
    data[(page - 1) * 4096 + 8 : (page - 1) * 4096 + 40] = b"\x07" * 32
    path.write_bytes(bytes(data))
    again = Store(path)
    assert any("damaged" in each.what for each in again.verify())
    again.close()
