"""Many values in one statement: cut into batches that any build of SQLite takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam

BOUND = 500  # values at once; old builds of SQLite bind at most 999
_ROWS = 10_000  # rows to one call of the driver

Row = dict[str, Any]


def rows_with(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], values: Iterable[Any]
) -> Iterator[Sequence[Any]]:
    """The rows of `query` whose `column` is one of the values, batch after batch."""
    wanted = query.where(_one_of(column))
    for some in cut(values, BOUND):
        yield from connection.execute(wanted, {"some": some}).all()  # one by one they take three times as long


def insert(connection: Connection, table: Any, rows: Iterable[Row]) -> None:
    for some in cut(rows, _ROWS):
        connection.execute(table.insert(), some)


def delete_with(connection: Connection, table: Any, column: ColumnElement[Any], values: Iterable[Any]) -> None:
    wanted = table.delete().where(_one_of(column))
    for some in cut(values, BOUND):
        connection.execute(wanted, {"some": some})


def update_with(connection: Connection, table: Any, column: ColumnElement[Any], values: Iterable[Any], row: Row) -> None:
    """Sets what `row` gives in each row of the table whose `column` is one of the values."""
    wanted = table.update().where(_one_of(column)).values(row)
    for some in cut(values, BOUND):
        connection.execute(wanted, {"some": some})


def cut(values: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


@lru_cache(maxsize=256)  # a tenth of a millisecond
def _one_of(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """As `column.in_(values)`, whose values SQLAlchemy looks at one by one at several microseconds each."""
    return column.in_(bindparam("some", expanding=True, type_=column.type))
