"""The full-text index: FTS5 over articles and over what was stated.

SQLite's own SQL stands here and in engine.py only. Neither table keeps text (an article's is compressed, a statement's words
stand in its article's), nor word counts: nothing is ranked.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
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

from onrecord.store import lines, words
from onrecord.store.schema import sizes, statements

_TOKENS = "tokenize='unicode61 remove_diacritics 2', columnsize=0"
ARTICLES = f"CREATE VIRTUAL TABLE article_words USING fts5(title, text, content='', {_TOKENS})"
_STATEMENTS = f"CREATE VIRTUAL TABLE statement_words USING fts5(content, content='', {_TOKENS})"
LINES = f"CREATE VIRTUAL TABLE line_words USING fts5(words, content='', detail=none, {_TOKENS})"  # which line, not where in it
_ARTICLE = text("INSERT INTO article_words(rowid, title, text) VALUES (:key, :title, :text)")
_STATEMENT = text("INSERT INTO statement_words(rowid, content) VALUES (:key, :content)")
_LINE = text("INSERT INTO line_words(rowid, words) VALUES (:key, :words)")
CHECKS = {  # table -> what fails with "malformed" where the index is broken
    "articles": text("INSERT INTO article_words(article_words) VALUES ('integrity-check')"),
    "statements": text("INSERT INTO statement_words(statement_words) VALUES ('integrity-check')"),
    "lines": text("INSERT INTO line_words(line_words) VALUES ('integrity-check')"),
}


_WORDS = 'SELECT term, doc, col, "offset" FROM temp.{0}_instances'  # in one order: word, article, column, place
_INSTANCES = "CREATE VIRTUAL TABLE temp.{0}_instances USING fts5vocab(main, {0}, instance)"
Clauses = list[ColumnElement[bool]]
FEW_LINES = 1_500  # lines with a word; their items are looked up, those of more gone through in order until a page is full
DENSE_LINES = 8  # figures and dates to one line with a word: about a third of all lines then has it
BEGUN = 3  # letters of the beginning of a word by which lines are looked for; too many words begin with fewer
FEW = 400  # articles with a word; so many values can be bound
MANY, DENSE = 5_000, 10  # statements with a word; of how many statements one has it
_PACKED = "INSERT INTO {0}({0}) VALUES ('optimize')"


def create(connection: Connection) -> None:
    for each in (ARTICLES, _STATEMENTS, LINES):
        connection.exec_driver_sql(each)


def index_article(connection: Connection, key: int, title: str | None, body: str) -> None:
    connection.execute(_ARTICLE, {"key": key, "title": title, "text": body})


def index_statements(connection: Connection, contents: list[tuple[int, str]]) -> None:
    """`contents` are row keys of statements with the words of their content."""
    if contents:
        connection.execute(_STATEMENT, [{"key": key, "content": words} for key, words in contents])


def index_lines(connection: Connection, every: Mapping[int, str]) -> None:
    """`every` has folded words by the key of their line (lines.key)."""
    if every:
        connection.execute(_LINE, [{"key": key, "words": words} for key, words in every.items()])


def pack(connection: Connection) -> None:
    """Merges what single articles left: a tenth of the index."""
    for name in ("article_words", "statement_words", "line_words"):
        connection.exec_driver_sql(_PACKED.format(name))


def differing(connection: Connection, every: Iterable[tuple[int, str | None, str]]) -> int | None:
    """The key of an article whose words are not those of its index, given the key, title and text of all; None where all
    are. The index is made again in memory: 3.5 MB per 1,000 articles."""
    return _differing(
        connection, "article_words", (ARTICLES, "INSERT INTO article_words(rowid, title, text) VALUES (?, ?, ?)"), every
    )


def differing_lines(connection: Connection, every: Iterable[tuple[int, str]]) -> int | None:
    """The same of a line with figures or dates, given the key and the folded words of all."""
    return _differing(connection, "line_words", (LINES, "INSERT INTO line_words(rowid, words) VALUES (?, ?)"), every)


def _differing(connection: Connection, name: str, make: tuple[str, str], every: Iterable[Sequence[Any]]) -> int | None:
    again = sqlite3.connect(":memory:")
    try:
        again.execute(make[0])
        again.execute(_INSTANCES.format(name))
        again.executemany(make[1], every)
        connection.exec_driver_sql(_INSTANCES.format(name))
        with connection.exec_driver_sql(_WORDS.format(name)) as kept:
            return _first_apart(map(tuple, kept), again.execute(_WORDS.format(name)))
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
    return key.in_(keys) if len(keys) <= FEW else aside(key).in_(found)


def lines_with(asked: str | None) -> Select[int] | None:
    """Keys of the lines with figures or dates (lines.key) that may hold all words of `asked`, since all of these that are
    plain letters and digits stand in them; None where there is no such word."""
    typed = [word for word in words.folded(words.checked(asked or "")).split() if word.isascii()]
    *whole, begun = typed or [""]
    terms = [f'"{word}"' for word in whole]
    if len(begun) >= BEGUN or (begun and not whole):
        terms.append(f'"{begun}" *')
    return _matching("line_words", " ".join(terms)) if terms else None


def on_lines(connection: Connection, article: ColumnElement[int], line: ColumnElement[int], found: Select[int]) -> Clauses:
    """That an item stands on one of the lines found: see `holding`. Nothing where very many do: what comes next is soon one."""
    keys = connection.execute(found.limit(FEW_LINES + 1)).scalars().all()
    on = article * lines.LINES + line
    if len(keys) <= FEW_LINES:
        return [article.in_(bound(sorted({key // lines.LINES for key in keys}))), on.in_(bound(keys))]
    items = connection.execute(select(func.coalesce(func.sum(sizes.c.figures + sizes.c.dates), 0))).scalar_one()
    enough = int(items) // DENSE_LINES + 1
    return [] if _counted(connection, found.limit(enough)) == enough else [on.in_(found)]


def bound(keys: Sequence[int]) -> Select[int]:
    """As one value to bind, since there may be thousands."""
    return select(func.json_each(json.dumps(keys)).table_valued("value").c.value)


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
    return statements.c.key.in_(found) if few else aside(statements.c.key).in_(found)


def _counted(connection: Connection, found: Select[int]) -> int:
    return int(connection.execute(select(func.count()).select_from(found.subquery())).scalar_one())


def aside(key: ColumnElement[int]) -> ColumnElement[int]:
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
    return _matching(name, query) if query is not None else None


def _matching(name: str, query: str) -> Select[int]:
    rowid: ColumnElement[int] = column("rowid", Integer)
    return select(rowid).select_from(table(name)).where(literal_column(name).op("MATCH")(query))
