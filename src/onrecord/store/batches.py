"""Many values in one statement: cut into batches that any build of SQLite takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select

BOUND = 500  # values at once; old builds of SQLite bind at most 999
_ROWS = 10_000  # rows to one call of the driver

Row = dict[str, Any]


def rows_with(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], values: Iterable[Any]
) -> Iterator[Sequence[Any]]:
    """The rows of `query` whose `column` is one of the values, batch after batch."""
    for some in cut(values, BOUND):
        yield from connection.execute(query.where(column.in_(some)))


def insert(connection: Connection, table: Any, rows: Iterable[Row]) -> None:
    for some in cut(rows, _ROWS):
        connection.execute(table.insert(), some)


def delete_with(connection: Connection, table: Any, column: ColumnElement[Any], values: Iterable[Any]) -> None:
    for some in cut(values, BOUND):
        connection.execute(table.delete().where(column.in_(some)))


def cut(values: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
