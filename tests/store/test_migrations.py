"""What is opened: records of this version, older ones, newer ones, and what is no record."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from onrecord.errors import RecordDamaged, RecordMissing, RecordNewer, RecordUnusable
from onrecord.link.actors import actors
from onrecord.records import Actor, Correction, Findings, Meant, Name, Passage, Place, Span, Speaker, Statement
from onrecord.store import Store, export, migrations
from tests.store import made, older


def _sql(path: Path, *lines: str) -> list[tuple[object, ...]]:
    raw = sqlite3.connect(path)
    found = [row for line in lines for row in raw.execute(line)]
    raw.commit()
    raw.close()
    return found


def _version(path: Path) -> object:
    return _sql(path, "PRAGMA user_version")[0][0]


def test_a_new_record(path: Path) -> None:
    Store(path).close()
    assert _sql(path, "PRAGMA application_id", "PRAGMA user_version", "PRAGMA journal_mode") == [
        (migrations.MARK,),
        (len(migrations.STEPS),),
        ("wal",),
    ]
    Store(path, create=False).close()


def test_an_empty_file_becomes_a_record_only_if_one_may_be_made(path: Path) -> None:
    path.touch()
    with pytest.raises(RecordDamaged):
        Store(path, create=False)
    Store(path).close()
    assert _version(path) == len(migrations.STEPS)


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(RecordMissing):
        Store(tmp_path / "none.db", create=False)
    with pytest.raises(RecordMissing):
        Store(tmp_path / "no" / "folder.db")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordUnusable):
        Store(tmp_path)


@pytest.mark.parametrize("content", [b"not a database at all", b"SQLite format 3\x00" + b"\xff" * 4096, b"SQL", b"\0" * 100])
def test_no_database(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(RecordDamaged):
        Store(path)
    assert path.read_bytes() == content


def test_a_database_of_somebody_else_is_left_as_it_is(path: Path) -> None:
    _sql(path, "CREATE TABLE theirs (a)", "INSERT INTO theirs VALUES (1)")
    before = path.read_bytes()
    with pytest.raises(RecordDamaged):
        Store(path)
    assert path.read_bytes() == before


def test_a_newer_record_is_refused_and_left_as_it_is(path: Path) -> None:
    Store(path).close()
    _sql(path, f"PRAGMA user_version={len(migrations.STEPS) + 1}", "PRAGMA journal_mode=DELETE")
    before = path.read_bytes()
    with pytest.raises(RecordNewer):
        Store(path)
    assert path.read_bytes() == before


def test_a_truncated_record_is_damaged(path: Path) -> None:
    store = Store(path)
    for each in made.EVERY:
        store.keep(made.findings(each))
    store.close()
    path.write_bytes(path.read_bytes()[: 4096 * 5])
    with pytest.raises(RecordDamaged):
        _read_all(path)


def _read_all(path: Path) -> None:
    store = Store(path)
    try:
        list(store.sightings())
        if store.verify():
            raise RecordDamaged("found by verify")
    finally:
        store.close()


_WITHOUT_SERIES = ("DROP TABLE points", "DELETE FROM meta WHERE key = 'series'")  # a record as version 10 had it
_WITHOUT_STORIES = (  # a record as version 9 had it
    *_WITHOUT_SERIES,
    *(f"DROP TABLE {table}" for table in ("copies", "sketches", "stories")),
    "DELETE FROM meta WHERE key IN ('stories', 'stories_rules')",
)
_WITHOUT_SEATS = (  # a record as version 8 had it
    *_WITHOUT_STORIES,
    "DROP INDEX links_by_seat",
    "DROP TABLE tenures",
    "ALTER TABLE links DROP COLUMN seat",
)
_WITHOUT_QUOTES = (  # a record as version 7 had it
    *_WITHOUT_SEATS,
    *(f"DROP TABLE {table}" for table in ("quoted", "quotes", "marks")),
)
_WITHOUT_TRACES = (  # a record as version 6 had it
    *_WITHOUT_QUOTES,
    *(f"DROP TABLE {table}" for table in ("traces", "sought", "due", "datings")),
    "DELETE FROM meta WHERE key = 'traced'",
)
_WITHOUT_EVIDENCE = (  # a record as version 3 had it
    *_WITHOUT_TRACES,
    *(f"ALTER TABLE articles DROP COLUMN dated_{name}" for name in ("from", "to", "confidence", "words")),
    "ALTER TABLE actor_roles DROP COLUMN held",
    "DROP INDEX links_by_actor",
    "DROP INDEX links_by_signature",
    "DROP INDEX casts_of_offices",
    "ALTER TABLE links DROP COLUMN signature",
    "CREATE INDEX links_by_actor ON links (actor)",
    *(f"DROP TABLE {table}" for table in ("signatures", "terms", "crowds")),
    "DELETE FROM meta WHERE key = 'evidence'",
)


def _shape(path: Path) -> list[tuple[object, ...]]:
    """Every table with its columns and every index with its columns and condition."""
    names = [str(name) for (name,) in _sql(path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    tables = [(name, *row[1:4], row[5]) for name in names for row in _sql(path, f"PRAGMA table_info({name})")]
    indexes = [(name, *row[1:5:2], row[4]) for name in names for row in sorted(_sql(path, f"PRAGMA index_list({name})"))]
    return [*tables, *sorted(indexes, key=str)]


def _second(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE second (a)")


def _failing(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE third (a)")
    raise ZeroDivisionError


def test_an_older_record_goes_through_the_steps_after_its_own(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(path)
    store.keep(made.findings(made.HARBOUR))
    store.close()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, _second))
    store = Store(path)
    assert store.kept(made.HARBOUR.head) is not None
    store.close()
    assert _version(path) == len(migrations.STEPS)
    assert _sql(path, "SELECT count(*) FROM second") == [(0,)]


def test_a_record_of_version_1_keeps_who_had_no_name(path: Path) -> None:
    aide = Actor(f"{made.HARBOUR.id}.e1", "person", "aide", (Name("aide", 1),), anonymous="official")
    words = Passage.of(made.HARBOUR.text, [Span(0, 3)])
    said = Statement("", "direct", words, words, words, Speaker(aide.id, "aide", anonymous="official"))
    store = Store(path)
    store.keep(Findings(made.HARBOUR, (said,), actors=(aide,)))
    store.keep(made.findings(made.QUAY))
    store.close()
    older.of_version_11(path)
    for table in ("casts", "statements", "actors"):  # as version 1 had it
        _sql(
            path,
            f"ALTER TABLE {table} RENAME COLUMN anonymous TO kind_of",
            f"ALTER TABLE {table} ADD COLUMN anonymous BOOLEAN NOT NULL DEFAULT 0",
        )
    _sql(path, "UPDATE casts SET anonymous = kind_of IS NOT NULL", "UPDATE statements SET anonymous = kind_of IS NOT NULL")
    for table in ("casts", "statements", "actors"):
        _sql(path, f"ALTER TABLE {table} DROP COLUMN kind_of")
    _sql(path, *_WITHOUT_EVIDENCE, "DROP TABLE corrections", "PRAGMA user_version=1")
    store = Store(path)
    assert {actor.anonymous for sighting in store.sightings() for actor in sighting.actors} == {"source", None}
    store.close()
    assert _version(path) == len(migrations.STEPS)
    assert {row[0] for row in _sql(path, "SELECT anonymous FROM statements")} == {"source", None}


def test_a_record_of_version_2_can_be_corrected(path: Path) -> None:
    store = Store(path)
    store.keep(made.findings(made.HARBOUR))
    store.relink(made.links)
    store.close()
    new = _sql(path, "PRAGMA table_info(corrections)")
    older.of_version_11(path)
    _sql(path, *_WITHOUT_EVIDENCE, "DROP TABLE corrections", "PRAGMA user_version=2")
    store = Store(path)
    assert _sql(path, "PRAGMA table_info(corrections)") == new
    store.relink(made.links, only_if_stale=True)
    assert not store.stale()
    store.correct(Correction(0, "rename", (Meant("Ben Tarr"),), "Benjamin Tarr", made=dt.datetime.now(dt.UTC)))
    assert store.stale()
    store.relink(made.links)
    store.close()
    assert _sql(path, "SELECT name FROM actors ORDER BY name") == [("Ada Lorne",), ("Benjamin Tarr",)]
    assert _version(path) == len(migrations.STEPS)


def test_a_record_of_version_3_gets_its_evidence_with_the_next_article(path: Path) -> None:
    store = Store(path)
    store.keep(made.findings(made.HARBOUR))
    store.relink(actors)
    store.close()
    new = _shape(path)
    before = sorted(_sql(path, "SELECT article, n, actor FROM links"), key=str)
    older.of_version_11(path)
    _sql(path, *_WITHOUT_EVIDENCE, "PRAGMA user_version=3")
    store = Store(path)
    assert _shape(path) == new
    store.relink(actors, only_if_stale=True)
    assert not store.stale()
    assert sorted(_sql(path, "SELECT article, n, actor FROM links"), key=str) == before
    store.keep(made.findings(made.QUAY))
    store.relink(actors, only_if_stale=True)
    store.close()
    assert _sql(path, "SELECT count(*) FROM signatures") == [(3,)]
    assert _sql(path, "SELECT name FROM actors ORDER BY name") == [("Ada Lorne",), ("Ben Tarr",)]


def test_a_record_of_version_6_names_articles_without_the_days_that_were_inferred(path: Path) -> None:
    before, stated = (replace(made.HARBOUR, published_how=how) for how in ("unknown", "stated"))  # with the day in the id
    now = replace(made.HARBOUR, published_how="inferred")
    store = Store(path)
    store.keep(made.findings(before))
    store.keep(made.findings(made.QUAY))
    store.relink(actors)
    place = Place(before.id, Span(0, 9))
    store.correct(Correction(0, "rename", (Meant("Ada Lorne", (place,)),), "Ada", (before.id,), dt.datetime.now(dt.UTC)))
    store.close()
    new = _shape(path)
    older.of_version_11(path)
    _sql(path, *_WITHOUT_TRACES, "UPDATE articles SET published_how = 'inferred' WHERE key = 1", "PRAGMA user_version=6")
    store = Store(path)
    assert _shape(path) == new
    assert store.kept(now.head) is not None
    assert store.kept(before.head) is None
    assert stated.id == before.id != now.id
    assert store.stale()
    store.relink(actors, only_if_stale=True)
    store.date()
    assert store.verify() == []
    store.close()
    assert _sql(path, "SELECT count(*) FROM meta WHERE key = 'traced'") == [(1,)]
    (row,) = _sql(path, "SELECT meant || articles, standing FROM corrections")
    assert (str(row[0]).count(now.id), str(row[0]).count(before.id), row[1]) == (2, 0, "applied")


def test_a_record_of_version_7_gets_its_quotes_when_something_is_asked(path: Path) -> None:
    store = Store(path)
    store.keep(made.findings(made.HARBOUR))
    store.relink(actors)
    store.close()
    new = _shape(path)
    older.of_version_11(path)
    _sql(path, *_WITHOUT_QUOTES, "DELETE FROM meta WHERE key IN ('quotes', 'quoted')", "PRAGMA user_version=7")
    store = Store(path)
    assert _shape(path) == new
    assert store.stale()
    store.relink(actors, only_if_stale=True)
    assert not store.stale()
    store.close()


def test_a_record_of_version_9_gets_its_stories_when_something_is_asked(path: Path) -> None:
    store = Store(path)
    store.keep(made.findings(made.HARBOUR))
    store.relink(actors)
    store.close()
    new = _shape(path)
    older.of_version_11(path)
    _sql(path, *_WITHOUT_STORIES, "PRAGMA user_version=9")
    store = Store(path)
    assert _shape(path) == new
    assert store.stale()
    store.relink(actors, only_if_stale=True)
    assert not store.stale()
    assert store.verify() == []
    store.close()
    assert _sql(path, "SELECT count(*) FROM sketches") == [(1,)]


def test_a_record_of_version_10_gets_its_series_when_something_is_asked(path: Path) -> None:
    store = Store(path)
    for each in made.EVERY:
        store.keep(made.findings(each))
    store.relink(actors)
    new, before = _shape(path), _sql(path, "SELECT * FROM points ORDER BY article, n")
    store.close()
    older.of_version_11(path)
    _sql(path, *_WITHOUT_SERIES, "PRAGMA user_version=10")
    store = Store(path)
    assert sorted(_shape(path), key=str) == sorted(new, key=str)
    assert store.stale()
    store.relink(actors, only_if_stale=True)
    assert not store.stale()
    assert store.verify() == []
    store.close()
    assert _sql(path, "SELECT * FROM points ORDER BY article, n") == before


def test_a_record_of_version_11_becomes_smaller_and_says_the_same(path: Path, tmp_path: Path) -> None:
    store = Store(path)
    for each in made.EVERY:
        store.keep(made.findings(each))
    store.relink(actors)
    before = _exported(store, tmp_path / "before")
    store.close()
    new, rows = _shape(path), _sql(path, "SELECT * FROM statements", "SELECT * FROM casts", "SELECT * FROM dates")
    older.of_version_11(path)
    assert _shape(path) != new
    assert _sql(path, "SELECT text FROM articles WHERE key = 1") == [(made.HARBOUR.text,)]
    store = Store(path)
    assert store.stale()
    store.relink(actors, only_if_stale=True)
    assert store.verify() == []
    assert _exported(store, tmp_path / "after") == before
    store.close()
    assert sorted(_shape(path), key=str) == sorted(new, key=str)
    now = _sql(path, "SELECT * FROM statements", "SELECT * FROM casts", "SELECT * FROM dates")
    assert [row[:4] for row in now] == [row[:4] for row in rows]


def test_a_record_of_version_12_finds_figures_dates_and_roles_by_their_words(path: Path) -> None:
    store = Store(path)
    for each in made.EVERY:
        store.keep(made.findings(each))
    store.relink(actors)
    store.close()
    rows = ("SELECT article, n, line FROM figures", "SELECT article, n, line FROM dates", "SELECT head, role FROM heads")
    words = "SELECT rowid FROM line_words WHERE line_words MATCH 'boats'"
    new, before = _shape(path), _sql(path, *rows, words)
    older.of_version_12(path)
    store = Store(path)
    assert not store.stale()
    assert store.verify() == []
    store.close()
    assert sorted(_shape(path), key=str) == sorted(new, key=str)
    assert _sql(path, *rows, words) == before
    assert len(_sql(path, words)) == 3
    assert ("master", "harbour master") in before


def _exported(store: Store, folder: Path) -> dict[str, bytes]:
    with store.reading() as connection:
        export.export(connection, folder, "jsonl")
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_a_step_that_fails_is_not_done_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(path).close()
    before = _version(path)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, _second, _failing))
    with pytest.raises(ZeroDivisionError):
        Store(path)
    assert _version(path) == before + 1  # type: ignore[operator]
    assert _sql(path, "SELECT name FROM sqlite_master WHERE name IN ('second', 'third')") == [("second",)]


def test_every_table_of_the_schema_is_made(path: Path) -> None:
    Store(path).close()
    names = {row[0] for row in _sql(path, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {*migrations.metadata.tables, "article_words", "statement_words", "line_words"} <= names
