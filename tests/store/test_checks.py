"""What verify finds: every span that no longer yields its words, and a file that does not hold."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from onrecord.store import Store, engine
from onrecord.store.schema import mentions
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
]


@pytest.mark.parametrize(("change", "id", "table"), TAMPERED)
def test_a_tampered_span_is_found(store: Store, raw: sqlite3.Connection, change: str, id: str, table: str) -> None:
    key = raw.execute("SELECT key FROM articles WHERE id = ?", (ID,)).fetchone()[0]
    where = " AND" if "WHERE" in change else " WHERE"
    assert raw.execute(f"{change}{where} article = {key}").rowcount
    assert [(each.id, each.table) for each in store.verify()] == [(id, table)]


def test_a_changed_text_is_found(store: Store, raw: sqlite3.Connection) -> None:
    body = zlib.compress(made.HARBOUR.text.replace("boats", "ships").encode())
    raw.execute("UPDATE texts SET body = ? WHERE article = 1", (body,))
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


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO line_words(rowid, words) VALUES (64, 'never written')",
        "UPDATE figures SET line = 5 WHERE article = 1",
        "UPDATE dates SET line = 5 WHERE article = 1",
    ],
)
def test_lines_that_are_not_those_of_the_text_are_found(store: Store, raw: sqlite3.Connection, change: str) -> None:
    raw.execute(change)
    assert (ID, "articles") in [(each.id, each.table) for each in store.verify()]


def test_a_row_that_points_nowhere_is_found(store: Store, raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE figures SET statement = 99 WHERE article = 1 AND n = 1")
    assert [each.table for each in store.verify()] == ["figures"]


@pytest.mark.parametrize("change", ["UPDATE sizes SET figures = 3 WHERE article = 1", "DELETE FROM sizes WHERE article = 1"])
def test_a_wrong_count_is_found(store: Store, raw: sqlite3.Connection, change: str) -> None:
    raw.execute(change)
    assert [(each.id, each.table) for each in store.verify()] == [(ID, "articles")]


@pytest.mark.parametrize("change", [{"actor": 99}, {"digest": 7}, {"start": 2}, {"end": 9999}])
def test_a_tampered_name_is_found(store: Store, change: dict[str, int]) -> None:
    with engine.transaction(store._writer) as connection:
        one, *rest = connection.execute(select(mentions.c.found).where(mentions.c.article == 1)).scalar_one()
        connection.execute(mentions.update().where(mentions.c.article == 1).values(found=(replace(one, **change), *rest)))
    assert [(each.id, each.table) for each in store.verify()] == [(f"{ID}.m1", "mentions")]


@pytest.mark.parametrize(
    "change", ["texts SET body = x'00'", "texts SET body = substr(body, 1, 20)", "mentions SET found = x'00'"]
)
def test_what_cannot_be_unpacked_is_found(store: Store, raw: sqlite3.Connection, change: str) -> None:
    raw.execute(f"UPDATE {change} WHERE article = 1")
    assert [(each.id, each.table) for each in store.verify()] == [(ID, "articles")]


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
