"""The step that makes records smaller: texts and the names in articles compressed, kinds as letters, days as numbers.

What was read is rewritten where it stands. Actors and their links, whose tables have other columns now, are derived anew at the
next question. The file keeps its size; what is free in it now is filled before it grows.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from onrecord.store import fulltext, notes
from onrecord.store.columns import LETTERS
from onrecord.store.packed import Body, Found, Standing

_SPELT = "UPDATE {0} SET {1} = ? WHERE {1} = ?"
_NUMBERED = "UPDATE {0} SET {1} = CAST(julianday({1}) - 1721424.5 AS INTEGER) WHERE {1} IS NOT NULL"  # as date.toordinal
_DAYS = (("dates", "first"), ("dates", "last"), ("statements", "said_from"), ("statements", "said_to"))
_KINDS = (("casts", "kind", "actor"), ("statements", "kind", "statement"), ("dates", "type", "date"))
_SIZES = (
    "CREATE TABLE sizes (article INTEGER NOT NULL, statements INTEGER NOT NULL, direct INTEGER NOT NULL,"
    " mixed INTEGER NOT NULL, speakerless INTEGER NOT NULL, figures INTEGER NOT NULL, dates INTEGER NOT NULL,"
    ' mentions INTEGER NOT NULL, PRIMARY KEY (article), FOREIGN KEY(article) REFERENCES articles ("key"))',
    "INSERT INTO sizes SELECT key, (SELECT count(*) FROM statements WHERE article = articles.key),"
    " (SELECT count(*) FROM statements WHERE article = articles.key AND kind = 'd'),"
    " (SELECT count(*) FROM statements WHERE article = articles.key AND kind = 'm'),"
    " (SELECT count(*) FROM statements WHERE article = articles.key AND speaker IS NULL),"
    " (SELECT count(*) FROM figures WHERE article = articles.key), (SELECT count(*) FROM dates WHERE article = articles.key),"
    " (SELECT count(*) FROM mentions WHERE article = articles.key) FROM articles",
)
_EMPTIED = ("links", "tenures", "actor_roles", "actor_names", "actors", "signatures", "terms", "crowds")
_AGAIN = (
    'CREATE TABLE actors ("key" INTEGER NOT NULL, id INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, anonymous TEXT,'
    ' statements INTEGER NOT NULL, PRIMARY KEY ("key"), UNIQUE (id))',
    "CREATE INDEX actors_by_statements ON actors (statements DESC, name, id)",
    "DROP INDEX signatures_chosen",
    "CREATE INDEX signatures_chosen ON signatures (block) WHERE how = 'c'",
    "DROP INDEX casts_of_offices",
    "CREATE INDEX casts_of_offices ON casts (article, n) WHERE kind = 'f'",
)


def compact(connection: Connection) -> None:
    """Within the caller's transaction."""
    _texts(connection)
    for table, name, what in _KINDS:
        for word, letter in LETTERS[what].items():
            connection.exec_driver_sql(_SPELT.format(table, name), (letter, word))
    for line in _SIZES:
        connection.exec_driver_sql(line)
    _names(connection)
    for table, name in _DAYS:
        connection.exec_driver_sql(_NUMBERED.format(table, name))
    connection.exec_driver_sql(
        "UPDATE statements SET confidence = round(confidence * 1000) WHERE round(confidence * 1000) / 1000 = confidence"
    )
    _derived(connection)


def _texts(connection: Connection) -> None:
    for line in (
        "CREATE TABLE texts (article INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (article),"
        ' FOREIGN KEY(article) REFERENCES articles ("key"))',
        "ALTER TABLE articles ADD COLUMN length INTEGER DEFAULT '0' NOT NULL",
        "DROP TABLE article_words",
        fulltext.ARTICLES,
    ):
        connection.exec_driver_sql(line)
    pack = Body().process_bind_param
    for (key,) in connection.exec_driver_sql("SELECT key FROM articles ORDER BY key").all():
        title, text = connection.exec_driver_sql("SELECT title, text FROM articles WHERE key = ?", (key,)).one()
        connection.exec_driver_sql("INSERT INTO texts VALUES (?, ?)", (key, pack(text, connection.dialect)))
        connection.exec_driver_sql("UPDATE articles SET length = ? WHERE key = ?", (len(text), key))
        fulltext.index_article(connection, key, title, text)
    connection.exec_driver_sql("ALTER TABLE articles DROP COLUMN text")


def _names(connection: Connection) -> None:
    connection.exec_driver_sql(
        "CREATE TABLE found (article INTEGER NOT NULL, found BLOB NOT NULL, PRIMARY KEY (article),"
        ' FOREIGN KEY(article) REFERENCES articles ("key"))'
    )
    query = 'SELECT n, start, "end", digest, kind, actor, confidence FROM mentions WHERE article = ? ORDER BY n'
    pack = Found().process_bind_param
    for (key,) in connection.exec_driver_sql("SELECT DISTINCT article FROM mentions ORDER BY article").all():
        found: list[Any] = [Standing(*row) for row in connection.exec_driver_sql(query, (key,))]
        connection.exec_driver_sql("INSERT INTO found VALUES (?, ?)", (key, pack(found, connection.dialect)))
    connection.exec_driver_sql("DROP TABLE mentions")
    connection.exec_driver_sql("ALTER TABLE found RENAME TO mentions")


def _derived(connection: Connection) -> None:
    """Actors have an id that is a number; what points to them goes with them until they are derived again."""
    for table in _EMPTIED:
        connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - our own names
    connection.exec_driver_sql("DROP TABLE actors")
    for line in _AGAIN:
        connection.exec_driver_sql(line)
    notes.write(connection, linked="0", evidence="")
