"""Records as older versions had them, made of those of this one."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import zlib
from itertools import accumulate
from pathlib import Path

from onrecord.store.columns import LETTERS

_TEXTS = (
    "ALTER TABLE articles ADD COLUMN text TEXT NOT NULL DEFAULT ''",
    "UPDATE articles SET text = (SELECT inflated(body) FROM texts WHERE article = key)",
    "ALTER TABLE articles DROP COLUMN length",
    "DROP TABLE texts",
    "DROP TABLE article_words",
    "CREATE VIRTUAL TABLE article_words USING fts5(title, text, content='articles', content_rowid='key',"
    " tokenize='unicode61 remove_diacritics 2', columnsize=0)",
    "INSERT INTO article_words(article_words) VALUES ('rebuild')",
)
_MENTIONS = (
    "CREATE TABLE before (article INTEGER NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,"
    " digest INTEGER NOT NULL, kind TEXT NOT NULL, actor INTEGER, confidence FLOAT NOT NULL, PRIMARY KEY (article, n),"
    " FOREIGN KEY(article, actor) REFERENCES casts (article, n), FOREIGN KEY(article) REFERENCES articles (key)) WITHOUT ROWID",
    "DROP TABLE mentions",
    "DROP TABLE sizes",
    "ALTER TABLE before RENAME TO mentions",
)
_ACTORS = (
    "CREATE TABLE before (key INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, anonymous TEXT,"
    " statements INTEGER NOT NULL, PRIMARY KEY (key), UNIQUE (id))",
    "INSERT INTO before SELECT key, actor_id(id), kind, name, anonymous, statements FROM actors",
    "DROP TABLE actors",
    "ALTER TABLE before RENAME TO actors",
    "CREATE INDEX actors_by_statements ON actors (statements DESC, name, id)",
    "DROP INDEX signatures_chosen",
    "CREATE INDEX signatures_chosen ON signatures (block) WHERE how = 'chosen'",
    "DROP INDEX casts_of_offices",
    "CREATE INDEX casts_of_offices ON casts (article, n) WHERE kind = 'office'",
)
_KINDS = (
    ("casts", "kind", "actor"),
    ("actors", "kind", "actor"),
    ("statements", "kind", "statement"),
    ("dates", "type", "date"),
)
_SPELT = "UPDATE {0} SET {1} = ? WHERE {1} = ?"
_WRITTEN = "UPDATE {0} SET {1} = iso({1}) WHERE {1} IS NOT NULL"
_DAYS = (("dates", "first"), ("dates", "last"), ("statements", "said_from"), ("statements", "said_to"))


_WORDS = (
    "DROP TABLE line_words",
    "DROP TABLE heads",
    "DROP INDEX actor_roles_by_role",
    "ALTER TABLE figures DROP COLUMN line",
    "ALTER TABLE dates DROP COLUMN line",
    "PRAGMA user_version=12",
)


def of_version_12(path: Path) -> None:
    """Figures, dates and roles that are not indexed by their words."""
    raw = sqlite3.connect(path, isolation_level=None)
    _run(raw, *_WORDS)
    raw.close()


def of_version_11(path: Path) -> None:
    """Texts as they are, a row of each name in an article, kinds and days spelt out."""
    of_version_12(path)
    raw = sqlite3.connect(path, isolation_level=None)
    raw.create_function("inflated", 1, lambda body: zlib.decompress(body).decode())
    raw.create_function("actor_id", 1, lambda number: f"p{number + 2**63:016x}")
    raw.create_function("iso", 1, lambda day: dt.date.fromordinal(day).isoformat())
    _run(raw, *_TEXTS, _MENTIONS[0])
    for article, found in raw.execute("SELECT article, found FROM mentions").fetchall():
        raw.executemany(
            "INSERT INTO before VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _rows(article, json.loads(zlib.decompress(found)))
        )
    _run(raw, *_MENTIONS[1:], *_ACTORS)
    for table, name, what in _KINDS:
        raw.executemany(_SPELT.format(table, name), LETTERS[what].items())
    for table, name in _DAYS:
        raw.execute(_WRITTEN.format(table, name))
    _run(raw, "UPDATE statements SET confidence = confidence / 1000", "PRAGMA user_version=11")
    raw.close()


def _run(raw: sqlite3.Connection, *lines: str) -> None:
    for line in lines:
        raw.execute(line)


def _rows(article: int, columns: list[list[int]]) -> list[tuple[object, ...]]:
    numbers, starts, lengths, kinds, actors, confidences, digests = columns
    words = tuple(LETTERS["actor"])
    rows = zip(accumulate(numbers), accumulate(starts), lengths, kinds, actors, confidences, digests, strict=True)
    return [
        (article, n, start, start + long, digest, words[kind], who, sure) for n, start, long, kind, who, sure, digest in rows
    ]
