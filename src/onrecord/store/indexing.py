"""Lines that figures and dates stand on, as they are indexed by their words; and the step that indexes those of an older
record, and its roles by their head nouns."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from onrecord.store import fulltext, heads, lines
from onrecord.store.values import Texts

_NUMBERED = "ALTER TABLE {0} ADD COLUMN line INTEGER DEFAULT '0' NOT NULL"
_TABLES = ("figures", "dates")
_HEADS = "CREATE TABLE heads (head TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (head, role)) WITHOUT ROWID"
_BY_ROLE = "CREATE INDEX actor_roles_by_role ON actor_roles (role)"
_AT = 'UPDATE {0} SET line = :line WHERE article = :article AND start = :start AND "end" = :end'
_FIGURES = 'SELECT start, "end", counted, line FROM figures WHERE article = ?'
_DATES = 'SELECT start, "end", NULL, line FROM dates WHERE article = ?'


def index(connection: Connection) -> None:
    """Within the caller's transaction."""
    for line in (*map(_NUMBERED.format, _TABLES), fulltext.LINES, _HEADS, _BY_ROLE):
        connection.exec_driver_sql(line)
    heads.keep(connection, connection.exec_driver_sql("SELECT DISTINCT role FROM actor_roles").scalars())
    for article in _articles(connection):
        made = _Lines(connection, article)
        fulltext.index_lines(connection, made.words)
        rows = [{"article": article, "start": at[0], "end": at[1], "line": line} for at, line in made.numbers.items() if line]
        for name in _TABLES if rows else ():
            connection.execute(text(_AT.format(name)), rows)


def every(connection: Connection) -> Iterator[tuple[int, str]]:
    """The words of all lines as they are to be indexed, by their keys."""
    return (pair for article in _articles(connection) for pair in _Lines(connection, article).words.items())


def misplaced(connection: Connection) -> Iterator[int]:
    """The keys of articles with a figure or a date that is said to stand on another line."""
    return (article for article in _articles(connection) if not _Lines(connection, article).hold)


def _articles(connection: Connection) -> list[int]:
    return [key for (key,) in connection.exec_driver_sql("SELECT article FROM texts ORDER BY article")]


class _Lines:
    """Of one article: by where an item stands the number of its line, the words of each line by its key, and whether the
    items say so."""

    def __init__(self, connection: Connection, article: int) -> None:
        body = Texts(connection)[article]
        items = [row for query in (_FIGURES, _DATES) for row in connection.exec_driver_sql(query, (article,))]
        self.numbers = lines.numbered(body, ((start, end) for start, end, _, _ in items))
        counted = [((start, end), more) for start, end, more, _ in items if more]
        words = lines.words_of(body, self.numbers, counted)
        self.words = {lines.key(article, line): held for line, held in words.items()}
        self.hold = all(self.numbers[start, end] == line for start, end, _, line in items)
