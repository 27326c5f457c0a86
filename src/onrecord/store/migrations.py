"""What makes a file a record, and how older records become those of this version.

A new record gets the tables of schema.py. A record of an older version goes through the steps after its own, each in one
transaction with its number, so that a step is done or not done. Number and mark stand in the file's header
(`user_version`, `application_id`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, column, inspect
from sqlalchemy import table as sql_table

from onrecord.errors import RecordDamaged, RecordMissing, RecordNewer, RecordUnusable
from onrecord.link.series import RULES
from onrecord.records import Article
from onrecord.store import compacting, fulltext, indexing, notes
from onrecord.store.engine import log_ahead, transaction
from onrecord.store.schema_across import EVERY as metadata

MARK = 0x6F6E7263  # "onrc": this SQLite file is a record
_HEADER = b"SQLite format 3\x00"


def _first(connection: Connection) -> None:
    metadata.create_all(connection)
    fulltext.create(connection)


def _kinds_of_unnamed(connection: Connection) -> None:
    """`anonymous` becomes how one without a name speaks. Version 1 knew only that there was no name: its people become
    "source", which holds for all of them; its documents stay as they were."""
    for table in ("casts", "statements", "actors"):
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN unnamed TEXT")
        before = sql_table(table, column("anonymous"), column("unnamed"))
        connection.execute(before.update().where(before.c.anonymous == 1).values(unnamed="source"))
        connection.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN anonymous")
        connection.exec_driver_sql(f"ALTER TABLE {table} RENAME COLUMN unnamed TO anonymous")


def _corrections(connection: Connection) -> None:
    """Version 2 had no corrections."""
    connection.exec_driver_sql(
        "CREATE TABLE corrections (number INTEGER NOT NULL, what TEXT NOT NULL, meant TEXT NOT NULL, value TEXT,"
        " articles TEXT NOT NULL, made TEXT NOT NULL, undone TEXT, standing TEXT NOT NULL, actors TEXT NOT NULL,"
        " PRIMARY KEY (number))"
    )


def _evidence(connection: Connection) -> None:
    """Version 3 kept nothing of what links are derived from: they are derived afresh when the next article was added."""
    for line in (
        "ALTER TABLE links ADD COLUMN signature INTEGER",
        "DROP INDEX links_by_actor",
        "CREATE INDEX links_by_actor ON links (actor, signature)",
        "CREATE INDEX links_by_signature ON links (signature) WHERE signature IS NOT NULL",
        "CREATE INDEX casts_of_offices ON casts (article, n) WHERE kind = 'office'",
        "CREATE TABLE signatures (key INTEGER NOT NULL, block INTEGER NOT NULL, what TEXT NOT NULL, words TEXT NOT NULL,"
        " count INTEGER NOT NULL, shown TEXT NOT NULL, names TEXT NOT NULL, roles TEXT NOT NULL, how TEXT NOT NULL,"
        " decided TEXT NOT NULL, tied TEXT, PRIMARY KEY (key))",
        "CREATE INDEX signatures_by_block ON signatures (block)",
        "CREATE INDEX signatures_chosen ON signatures (block) WHERE how = 'chosen'",
        "CREATE TABLE terms (term TEXT NOT NULL, block INTEGER NOT NULL, PRIMARY KEY (term)) WITHOUT ROWID",
        "CREATE TABLE crowds (block INTEGER NOT NULL, members TEXT NOT NULL, count INTEGER NOT NULL,"
        " PRIMARY KEY (block, members)) WITHOUT ROWID",
    ):
        connection.exec_driver_sql(line)


def _held(connection: Connection) -> None:
    """Version 4 dropped what offices without a name say of who holds them."""
    connection.exec_driver_sql("ALTER TABLE actor_roles ADD COLUMN held INTEGER DEFAULT '0' NOT NULL")


def _dated(connection: Connection) -> None:
    """Version 5 did not tell the days between which an article without a date came out."""
    for column_ in ("dated_from DATE", "dated_to DATE", "dated_confidence FLOAT", "dated_words TEXT"):
        connection.exec_driver_sql(f"ALTER TABLE articles ADD COLUMN {column_}")


def _traced(connection: Connection) -> None:
    """Version 6 asked nothing of other articles when one came out, and had the days that were inferred in articles' ids."""
    for line in (
        "CREATE TABLE traces (number INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (number, article)) WITHOUT ROWID",
        "CREATE TABLE sought (number INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (number, article)) WITHOUT ROWID",
        'CREATE TABLE due (article INTEGER NOT NULL, PRIMARY KEY (article), FOREIGN KEY(article) REFERENCES articles ("key"))',
        "CREATE TABLE datings (article INTEGER NOT NULL, first DATE NOT NULL, last DATE NOT NULL, confidence FLOAT NOT NULL,"
        ' words TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (article), FOREIGN KEY(article) REFERENCES articles ("key"))',
    ):
        connection.exec_driver_sql(line)
    _rename(connection)


def _rename(connection: Connection) -> None:
    """Articles whose day was inferred get the ids that they would get now; corrections and links follow. Where the same text is
    on record twice, by two rules, the second stays as it is."""
    rows = connection.exec_driver_sql(
        "SELECT key, id, text, external_id, url, outlet, title, kind FROM articles"
        " WHERE published_how = 'inferred' AND published IS NOT NULL ORDER BY key"
    ).all()
    for key, before, text, external_id, url, outlet, title, kind in rows:
        after = Article(text, external_id=external_id, url=url, outlet=outlet, title=title, kind=kind).id
        connection.exec_driver_sql("UPDATE OR IGNORE articles SET id = ? WHERE key = ?", (after, key))
        connection.exec_driver_sql(
            "UPDATE corrections SET meant = replace(meant, ?, ?), articles = replace(articles, ?, ?)",
            (before, after, before, after),
        )
    if rows:
        notes.write(connection, linked="0", evidence="")


def _quotes(connection: Connection) -> None:
    """Version 7 did not know quotes: they are derived when something is asked."""
    for line in (
        "CREATE TABLE quotes (key INTEGER NOT NULL, id TEXT NOT NULL, carriers INTEGER NOT NULL, statements INTEGER NOT NULL,"
        " PRIMARY KEY (key), UNIQUE (id))",
        "CREATE INDEX quotes_by_carriers ON quotes (carriers DESC, statements DESC, id)",
        "CREATE TABLE quoted (statement INTEGER NOT NULL, day INTEGER, marks INTEGER NOT NULL, pool INTEGER, quote INTEGER,"
        " PRIMARY KEY (statement), FOREIGN KEY(statement) REFERENCES statements (key),"
        " FOREIGN KEY(quote) REFERENCES quotes (key))",
        "CREATE INDEX quoted_by_pool ON quoted (pool) WHERE pool IS NOT NULL",
        "CREATE INDEX quoted_by_quote ON quoted (quote) WHERE quote IS NOT NULL",
        "CREATE TABLE marks (mark INTEGER NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (mark, statement)) WITHOUT ROWID",
    ):
        connection.exec_driver_sql(line)


def _seats(connection: Connection) -> None:
    """Version 8 did not tell which seats there are and who has them: they are derived when the next article is added."""
    for line in (
        "ALTER TABLE links ADD COLUMN seat TEXT",
        "CREATE INDEX links_by_seat ON links (seat) WHERE seat IS NOT NULL",
        "CREATE TABLE tenures (actor INTEGER NOT NULL, seat TEXT NOT NULL, first DATE NOT NULL, last DATE NOT NULL,"
        " PRIMARY KEY (actor, seat), FOREIGN KEY(actor) REFERENCES actors (key)) WITHOUT ROWID",
        "CREATE INDEX tenures_by_seat ON tenures (seat)",
    ):
        connection.exec_driver_sql(line)


def _stories(connection: Connection) -> None:
    """Version 9 had neither stories nor copies: they are derived when something is asked."""
    for line in (
        "CREATE TABLE stories (key INTEGER NOT NULL, id TEXT NOT NULL, block INTEGER NOT NULL, titled INTEGER NOT NULL,"
        " first DATE NOT NULL, last DATE NOT NULL, follows TEXT, PRIMARY KEY (key), UNIQUE (id),"
        " FOREIGN KEY(titled) REFERENCES articles (key))",
        "CREATE INDEX stories_by_block ON stories (block)",
        "CREATE INDEX stories_by_day ON stories (last DESC, id)",
        "CREATE TABLE sketches (day INTEGER NOT NULL, article INTEGER NOT NULL, terms BLOB NOT NULL, prints BLOB,"
        " block INTEGER NOT NULL, story INTEGER, PRIMARY KEY (day, article), FOREIGN KEY(article) REFERENCES articles (key),"
        " FOREIGN KEY(story) REFERENCES stories (key)) WITHOUT ROWID",
        "CREATE INDEX sketches_by_block ON sketches (block)",
        "CREATE INDEX sketches_by_story ON sketches (story) WHERE story IS NOT NULL",
        "CREATE INDEX sketches_by_article ON sketches (article)",
        "CREATE TABLE copies (article INTEGER NOT NULL, original INTEGER NOT NULL, share FLOAT NOT NULL, PRIMARY KEY (article),"
        " FOREIGN KEY(article) REFERENCES articles (key), FOREIGN KEY(original) REFERENCES articles (key))",
        "CREATE INDEX copies_by_original ON copies (original)",
    ):
        connection.exec_driver_sql(line)


def _points(connection: Connection) -> None:
    """Version 10 had no series: they are derived when something is asked."""
    for line in (
        "CREATE TABLE points (article INTEGER NOT NULL, n INTEGER NOT NULL, series INTEGER NOT NULL, day INTEGER, told TEXT,"
        " PRIMARY KEY (article, n), FOREIGN KEY(article, n) REFERENCES figures (article, n)) WITHOUT ROWID",
        "CREATE INDEX points_by_series ON points (series)",
        "CREATE INDEX points_by_day ON points (day) WHERE day IS NOT NULL",
    ):
        connection.exec_driver_sql(line)


def _smaller(connection: Connection) -> None:
    """Version 11 kept texts as they are, and a row of each name in an article."""
    compacting.compact(connection)


def _indexed(connection: Connection) -> None:
    """Version 12 looked for figures, dates and roles by going through all articles and roles with a word."""
    indexing.index(connection)


# step n takes a record from version n - 1 to n
STEPS: tuple[Callable[[Connection], None], ...] = (
    _first,
    _kinds_of_unnamed,
    _corrections,
    _evidence,
    _held,
    _dated,
    _traced,
    _quotes,
    _seats,
    _stories,
    _points,
    _smaller,
    _indexed,
)


def look(path: Path, *, create: bool) -> None:
    """Raises RecordMissing or RecordDamaged before SQLite is let at a file that it would take for a new one."""
    if not path.exists():
        if not create:
            raise RecordMissing(f"there is no record at {path}")
        if not path.absolute().parent.is_dir():
            raise RecordMissing(f"there is no folder {path.parent} to make a record in")
        return
    if not path.is_file():
        raise RecordUnusable(f"{path} is not a file")
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except OSError as wrong:
        raise RecordUnusable(f"{path}: {wrong.strerror}") from wrong
    if header != _HEADER and (header or not create):
        raise RecordDamaged(f"{path} is no record")


def migrate(engine: Engine, readers: Engine, path: Path) -> None:
    """Brings the record to this version. Raises RecordNewer where a later one wrote it, RecordDamaged where it is none."""
    with transaction(readers) as connection:
        version = _version(connection, path)  # without the write lock, which another process may hold for long
    log_ahead(engine)
    while version < len(STEPS):
        version = _next(engine, path)


def _next(engine: Engine, path: Path) -> int:
    """One step, or all at once for a new record; the version is read again, as another process may have been faster."""
    with transaction(engine) as connection:
        version = _version(connection, path)
        if version == 0:
            _first(connection)
            notes.write(connection, series=RULES)
            connection.exec_driver_sql(f"PRAGMA application_id={MARK}")
            return _set(connection, len(STEPS))
        if version < len(STEPS):
            STEPS[version](connection)
            return _set(connection, version + 1)
        return version


def _version(connection: Connection, path: Path) -> int:
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if mark != MARK and (version or inspect(connection).get_table_names()):
        raise RecordDamaged(f"{path} is an SQLite file, but no record")
    if version > len(STEPS):
        raise RecordNewer(f"{path} is of version {version}; this onrecord knows records up to version {len(STEPS)}")
    return version


def _set(connection: Connection, version: int) -> int:
    connection.exec_driver_sql(f"PRAGMA user_version={version}")
    return version
