"""The full-text index: FTS5 over articles and over what was stated.

SQLite's own SQL stands here and in engine.py only. `article_words` reads its text from `articles`, `statement_words` keeps
no text (a statement's words stand in its article). Neither keeps word counts: nothing is ranked.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Integer, column, literal_column, select, table, text
from sqlalchemy.sql.selectable import Select

from onrecord.store import words

_TOKENS = "tokenize='unicode61 remove_diacritics 2', columnsize=0"
_TABLES = (
    f"CREATE VIRTUAL TABLE article_words USING fts5(title, text, content='articles', content_rowid='key', {_TOKENS})",
    f"CREATE VIRTUAL TABLE statement_words USING fts5(content, content='', {_TOKENS})",
)
_ARTICLE = text("INSERT INTO article_words(rowid, title, text) VALUES (:key, :title, :text)")
_STATEMENT = text("INSERT INTO statement_words(rowid, content) VALUES (:key, :content)")
CHECKS = {  # table -> what fails with "malformed" where the index does not hold
    "articles": text("INSERT INTO article_words(article_words, rank) VALUES ('integrity-check', 1)"),
    "statements": text("INSERT INTO statement_words(statement_words) VALUES ('integrity-check')"),
}


def create(connection: Connection) -> None:
    for each in _TABLES:
        connection.exec_driver_sql(each)


def index_article(connection: Connection, key: int, title: str | None, body: str) -> None:
    connection.execute(_ARTICLE, {"key": key, "title": title, "text": body})


def index_statements(connection: Connection, contents: list[tuple[int, str]]) -> None:
    """`contents` are row keys of statements with the words of their content."""
    if contents:
        connection.execute(_STATEMENT, [{"key": key, "content": words} for key, words in contents])


def articles_with(asked: str | None) -> Select[int] | None:
    """Keys of the articles that hold all words of `asked`; None where there is nothing to look for."""
    return _rows("article_words", asked)


def statements_with(asked: str | None) -> Select[int] | None:
    """Keys of the statements whose content holds all words of `asked`; None where there is nothing to look for."""
    return _rows("statement_words", asked)


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
