"""The full-text index: FTS5 over articles and over what was stated.

SQLite's own SQL stands here and in engine.py only. Neither table keeps text (an article's is compressed, a statement's words
stand in its article's), nor word counts: nothing is ranked.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    UnaryExpression,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.sql.operators import custom_op
from sqlalchemy.sql.selectable import Select

from onrecord.store import words
from onrecord.store.schema import statements

_TOKENS = "tokenize='unicode61 remove_diacritics 2', columnsize=0"
ARTICLES = f"CREATE VIRTUAL TABLE article_words USING fts5(title, text, content='', {_TOKENS})"
_STATEMENTS = f"CREATE VIRTUAL TABLE statement_words USING fts5(content, content='', {_TOKENS})"
_ARTICLE = text("INSERT INTO article_words(rowid, title, text) VALUES (:key, :title, :text)")
_STATEMENT = text("INSERT INTO statement_words(rowid, content) VALUES (:key, :content)")
CHECKS = {  # table -> what fails with "malformed" where the index is broken
    "articles": text("INSERT INTO article_words(article_words) VALUES ('integrity-check')"),
    "statements": text("INSERT INTO statement_words(statement_words) VALUES ('integrity-check')"),
}


_WORDS = 'SELECT term, doc, col, "offset" FROM temp.{0}_instances'  # in one order: word, article, column, place
_INSTANCES = "CREATE VIRTUAL TABLE temp.{0}_instances USING fts5vocab(main, {0}, instance)"
FEW = 400  # articles with a word; so many values can be bound
MANY, DENSE = 5_000, 10  # statements with a word; of how many statements one has it
_PACKED = "INSERT INTO {0}({0}) VALUES ('optimize')"


def create(connection: Connection) -> None:
    for each in (ARTICLES, _STATEMENTS):
        connection.exec_driver_sql(each)


def index_article(connection: Connection, key: int, title: str | None, body: str) -> None:
    connection.execute(_ARTICLE, {"key": key, "title": title, "text": body})


def index_statements(connection: Connection, contents: list[tuple[int, str]]) -> None:
    """`contents` are row keys of statements with the words of their content."""
    if contents:
        connection.execute(_STATEMENT, [{"key": key, "content": words} for key, words in contents])


def pack(connection: Connection) -> None:
    """Merges what single articles left: a tenth of the index."""
    for name in ("article_words", "statement_words"):
        connection.exec_driver_sql(_PACKED.format(name))


def differing(connection: Connection, every: Iterable[tuple[int, str | None, str]]) -> int | None:
    """The key of an article whose words are not those of its index, given the key, title and text of all; None where all
    are. The index is made again in memory: 3.5 MB per 1,000 articles."""
    again = sqlite3.connect(":memory:")
    try:
        for line in (ARTICLES, _INSTANCES.format("article_words")):
            again.execute(line)
        again.executemany("INSERT INTO article_words(rowid, title, text) VALUES (?, ?, ?)", every)
        connection.exec_driver_sql(_INSTANCES.format("article_words"))
        with connection.exec_driver_sql(_WORDS.format("article_words")) as kept:
            return _first_apart(map(tuple, kept), again.execute(_WORDS.format("article_words")))
    finally:
        again.close()


def _first_apart(kept: Iterable[tuple[Any, ...]], made: Iterable[tuple[Any, ...]]) -> int | None:
    pairs = zip_longest(kept, made)
    return next((min(each[1] for each in pair if each is not None) for pair in pairs if pair[0] != pair[1]), None)


def articles_with(asked: str | None) -> Select[int] | None:
    """Keys of the articles that hold all words of `asked`; None where there is nothing to look for."""
    return _rows("article_words", asked)


def holding(connection: Connection, key: ColumnElement[int], found: Select[int]) -> ColumnElement[bool]:
    """That a key is among those found, put so that SQLite begins with these where they are few; where they are many it goes
    through what is asked for in its order, and stops when a page is full."""
    keys = connection.execute(found.limit(FEW + 1)).scalars().all()
    return key.in_(keys) if len(keys) <= FEW else _aside(key).in_(found)


def dense(connection: Connection, asked: str | None) -> bool:
    """Whether the words stand in more than one statement of DENSE, so that a page of them is full soon."""
    found = statements_with(asked)
    if found is None:
        return False
    enough = (connection.execute(select(func.max(statements.c.key))).scalar_one() or 0) // DENSE + MANY
    return _counted(connection, found.limit(enough)) == enough


def saying(connection: Connection, asked: str | None) -> ColumnElement[bool] | None:
    """That a statement's content holds all words of `asked`: see `holding`."""
    found = statements_with(asked)
    if found is None:
        return None
    few = _counted(connection, found.limit(MANY)) < MANY
    return statements.c.key.in_(found) if few else _aside(statements.c.key).in_(found)


def _counted(connection: Connection, found: Select[int]) -> int:
    return int(connection.execute(select(func.count()).select_from(found.subquery())).scalar_one())


def _aside(key: ColumnElement[int]) -> ColumnElement[int]:
    """As SQLite's documents advise, a plus keeps a column from being looked up by."""
    return UnaryExpression(key, operator=custom_op("+"), type_=key.type)


def statements_with(asked: str | None) -> Select[int] | None:
    """Keys of the statements whose content holds all words of `asked`; None where there is nothing to look for."""
    return _rows("statement_words", asked)


def count_statements(connection: Connection, asked: str | None) -> int:
    """How many statements' content holds all words of `asked`; all do where that is no word."""
    found = statements_with(asked)
    counted = select(func.count()).select_from(found.subquery() if found is not None else statements)
    return int(connection.execute(counted).scalar_one())


def statements_saying(phrase: Sequence[str]) -> Select[int]:
    """Keys of the statements whose content has these words, each of letters and digits alone, one after the other."""
    rowid: ColumnElement[int] = column("rowid", Integer)
    return select(rowid).select_from(table("statement_words")).where(_SAYING.op("MATCH")(f'"{" ".join(phrase)}"'))


_SAYING: ColumnElement[str] = literal_column("statement_words")


def _rows(name: str, asked: str | None) -> Select[int] | None:
    query = words.match(asked or "")
    if query is None:
        return None
    rowid: ColumnElement[int] = column("rowid", Integer)
    return select(rowid).select_from(table(name)).where(literal_column(name).op("MATCH")(query))
