"""Printing: as a table, JSON or CSV; nothing from an article is taken for markup, a terminal's command or a formula."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any

from rich.console import Console, RenderableType
from rich.text import Text

from onrecord.cli.options import Form

TABLE_ROWS = 100  # rows of a table where no limit is given: what a person scrolls through
# Controls, marks that turn the direction of writing, and halves of characters: what can move a cursor or hide words.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_RAW_CONTROL = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "\t")


def clean(text: str) -> str:
    """Text without anything that a terminal obeys; tabs and newlines stay."""
    return _UNSAFE.sub("", text)


def line(text: str) -> str:
    """Text as one line: clean, and every run of white space one blank."""
    return " ".join(clean(text).split())


class _Quiet(Console):
    """Lets a closed pipe be told from what was rejected: rich alone would end with exit status 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console() -> Console:
    return _Quiet(highlight=False, markup=False, emoji=False)


def errors() -> Console:
    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def say(*parts: RenderableType) -> None:
    """To standard output; text is cleaned, and longer lines are left to the terminal."""
    out = console()
    for part in parts:
        out.print(Text(clean(part)) if isinstance(part, str) else part, soft_wrap=isinstance(part, str))


def complain(message: str) -> None:
    """One line on standard error."""
    errors().print(Text(line(message)))


def chosen(form: Form | None) -> Form:
    """Tables for people, JSON for programs: a table on a terminal, unless one is named."""
    return form or ("table" if sys.stdout.isatty() else "json")


def most(form: Form, limit: int | None) -> int | None:
    """How many rows to ask for: one more than a table shows, which tells whether there are more."""
    if form == "table":
        return (limit or TABLE_ROWS) + 1
    return limit


def listing(
    name: str, items: Sequence[Any], form: Form, limit: int | None, table: Callable[[Sequence[Any]], RenderableType]
) -> None:
    """Prints a listing, all of it or the first `limit` rows of a table."""
    if form != "table":
        from onrecord.cli.rows import COLUMNS, row  # late, as the names of fields come with the web app's libraries

        _machine_readable(form, COLUMNS[name], [row(item) for item in items])
    elif not items:
        complain("nothing on record for this")
    else:
        shown = items[: limit or TABLE_ROWS]
        say(table(shown))
        if len(items) > len(shown):
            say(f"The first {len(shown)} rows; there are more: --limit N, --offset N.")


def _machine_readable(form: Form, columns: Sequence[str], rows: list[dict[str, Any]]) -> None:
    if form == "json":
        print(as_json(rows))
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(each[column]) for column in columns] for each in rows)


def as_json(value: Any) -> str:
    """One array with one row a line, or one object; controls that JSON lets stand are escaped too."""
    if isinstance(value, list):
        inside = ",\n".join(_json(each) for each in value)
        return f"[\n{inside}\n]" if value else "[]"
    return _json(value, indent=2)


def _json(value: Any, indent: int | None = None) -> str:
    unicode = "utf" in (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    text = json.dumps(value, ensure_ascii=not unicode, allow_nan=False, indent=indent)
    return _RAW_CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _cell(value: Any) -> Any:
    """Lists as JSON. A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, list):
        return clean(json.dumps(value, ensure_ascii=False)) if value else ""
    if isinstance(value, str):
        cleaned = clean(value)
        return f"'{cleaned}" if cleaned.lstrip(" \n").startswith(_FORMULA) else cleaned
    return value
