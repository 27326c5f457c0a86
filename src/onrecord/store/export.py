"""The record as files, one a table: JSON lines, CSV or Parquet.

Rows come by article's id, then in reading order, so that the same articles give the same bytes in whatever order they were
added; quotes and series by their ids.
"""

from __future__ import annotations

import contextlib
import csv
import importlib
import json
import math
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import RecordUnusable, Usage
from onrecord.store.tables import TABLES, Field, Rows, Shape

_BATCH = 1_000  # rows to one row group of a Parquet file
_BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})  # line ends to some readers, not to JSON

Write = Callable[[Path, tuple[Field, ...], Rows], int]


def export(connection: Connection, folder: Path, format: str) -> dict[str, int]:
    """Writes every table into `folder`, made if missing, and gives the rows of each. A file appears when all are whole.

    CSV has lists as JSON text and nothing for null; cells are given as they are, so let no spreadsheet take them for formulas.
    Raises Usage for an unknown format and for parquet without pyarrow, RecordUnusable where nothing can be written there.
    """
    if format not in _WRITERS:
        raise Usage(f"no format {format!r}; there are {', '.join(_WRITERS)}")
    write = _WRITERS[format]()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _written(connection, folder, format, write)
    except OSError as wrong:
        raise RecordUnusable(f"cannot export to {folder}: {wrong.strerror or wrong}") from wrong


def _written(connection: Connection, folder: Path, format: str, write: Write) -> dict[str, int]:
    drafts = {name: folder / f".{name}.{format}.{os.getpid()}" for name in TABLES}
    try:
        counts = {name: write(drafts[name], table.fields, table.rows(connection)) for name, table in TABLES.items()}
        for name, draft in drafts.items():
            draft.replace(folder / f"{name}.{format}")
        return counts
    finally:
        for draft in drafts.values():
            with contextlib.suppress(FileNotFoundError):  # gone to its place
                draft.unlink()


def _jsonl() -> Write:
    return _write_jsonl


def _csv() -> Write:
    return _write_csv


def _parquet() -> Write:
    try:
        arrow, parquet = importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError:
        raise Usage("parquet needs pyarrow: pip install 'onrecord[parquet]'") from None
    return lambda path, fields, rows: _write_parquet(path, fields, rows, arrow, parquet)


_WRITERS: dict[str, Callable[[], Write]] = {"jsonl": _jsonl, "csv": _csv, "parquet": _parquet}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_BREAKS)


def _finite(value: Any) -> Any:
    """JSON has no infinity, to which a number of 400 digits comes."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _write_jsonl(path: Path, fields: tuple[Field, ...], rows: Rows) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            count += 1
            file.write(_json({field.name: _finite(value) for field, value in zip(fields, row, strict=True)}) + "\n")
    return count


def _write_csv(path: Path, fields: tuple[Field, ...], rows: Rows) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(field.name for field in fields)
        for row in rows:
            count += 1
            out.writerow(_cell(value) for value in row)
    return count


def _cell(value: Any) -> Any:
    if isinstance(value, list | bool):
        return _json(value)
    return "" if _finite(value) is None else value


def _write_parquet(path: Path, fields: tuple[Field, ...], rows: Rows, arrow: ModuleType, parquet: ModuleType) -> int:
    schema = arrow.schema([(field.name, _type(field.shape, arrow)) for field in fields])
    count = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as file:
        for batch in _batches(rows):
            made = [dict(zip(schema.names, row, strict=True)) for row in batch]
            file.write_table(arrow.Table.from_pylist(made, schema=schema))
            count += len(batch)
    return count


def _type(shape: Shape, arrow: ModuleType) -> Any:
    """The Arrow type: a name of a plain type, a list of one shape, or named fields."""
    if isinstance(shape, list):
        return arrow.list_(_type(shape[0], arrow))
    if isinstance(shape, dict):
        return arrow.struct([(name, _type(each, arrow)) for name, each in shape.items()])
    return getattr(arrow, shape)()


def _batches(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        yield batch
