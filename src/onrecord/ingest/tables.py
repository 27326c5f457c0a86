"""Articles as JSON: one object, a list of them, or one object a line.

An object is `{"id", "text", "published", "outlet", "url", "title", "authors"}`; all but `text` may be missing or null.
`kind` is read where it is one of report, transcript and release. Other fields are left alone.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol, get_args

from onrecord.errors import Unreadable
from onrecord.ingest.decoding import UTF16, decoded
from onrecord.ingest.draft import Draft
from onrecord.records import ArticleKind

_JSON_NAMES = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}


def from_json(raw: bytes) -> Iterator[tuple[int | None, Draft | Unreadable]]:
    """The articles of a .json file with their place in its list from 1 (None for a single object)."""
    value = _parsed(decoded(raw))
    if not isinstance(value, list):
        yield None, _attempt(value)
        return
    for number, item in enumerate(value, 1):
        yield number, _attempt(item)


class Lines(Protocol):
    """What gives a line of at most so many bytes, with its newline."""

    def readline(self, size: int, /) -> bytes: ...


class _Recoded:
    """UTF-16 lines as UTF-8 ones."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text

    def readline(self, size: int, /) -> bytes:
        return self._text.readline(size).encode()


@contextmanager
def by_line(stream: Any) -> Iterator[Lines]:
    """The lines of a buffered stream (one with `peek`); UTF-16 is told by its byte order mark. Leaves the stream open."""
    if stream.peek(2)[:2] not in UTF16:
        yield stream
        return
    text = io.TextIOWrapper(stream, encoding="utf-16", newline="\n")
    try:
        yield _Recoded(text)
    finally:
        text.detach()


def opens_object(beginning: bytes) -> bool:
    """Whether bytes begin with an object of JSON, white space and a byte order mark aside."""
    return beginning.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"{")


def from_lines(stream: Lines, longest: int) -> Iterator[tuple[int, Draft | Unreadable]]:
    """The articles of a .jsonl stream with their line numbers from 1; a broken line does not stop the next.

    Empty lines are skipped. A line of over `longest` bytes is not held in memory.
    """
    for number, line in lines(stream, longest):
        try:
            text = line if isinstance(line, Unreadable) else decoded(line).strip()
            if text:
                yield number, text if isinstance(text, Unreadable) else _attempt(_parsed(text))
        except Unreadable as error:
            yield number, error


def lines(stream: Lines, longest: int) -> Iterator[tuple[int, bytes | Unreadable]]:
    """Lines with their numbers from 1; an overlong one is read past and given as Unreadable."""
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        if len(line) <= longest:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(longest + 1)
        yield number, Unreadable(f"too long: a line of over {longest:,} bytes")


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(f"broken JSON: {error.msg}, at character {error.pos}", step="parsing") from None
    except RecursionError:
        raise Unreadable("broken JSON: nested too deep", step="parsing") from None
    except ValueError as error:  # an integer of thousands of digits
        raise Unreadable(f"broken JSON: {error}", step="parsing") from None


def _attempt(value: Any) -> Draft | Unreadable:
    try:
        return _draft(value)
    except Unreadable as error:
        return error


def _draft(value: Any) -> Draft:
    if not isinstance(value, dict):
        raise Unreadable(f"not an article: {_named(value)} where an object with a text is wanted", step="parsing")
    if value.get("text") is None:
        raise Unreadable('not an article: it has no "text"', step="parsing")
    kind = value.get("kind")
    return Draft(
        _string(value, "text") or "",
        external_id=_id(value),
        url=_string(value, "url"),
        outlet=_string(value, "outlet"),
        title=_string(value, "title"),
        authors=_authors(value),
        published=_string(value, "published"),
        kind=kind if kind in get_args(ArticleKind) else None,
    )


def _string(value: dict[str, Any], name: str) -> str | None:
    found = value.get(name)
    if found is None or isinstance(found, str):
        return found
    raise Unreadable(f'"{name}" is {_named(found)}, not a string', step="parsing")


def _id(value: dict[str, Any]) -> str | None:
    found = value.get("id")
    return str(found) if isinstance(found, int) and not isinstance(found, bool) else _string(value, "id")


def _authors(value: dict[str, Any]) -> tuple[str, ...]:
    """A list of names; a single string is taken as one name, however many it may hold."""
    found = value.get("authors")
    if found is None or isinstance(found, str):
        return (found,) if found else ()
    if isinstance(found, list) and all(isinstance(name, str) for name in found):
        return tuple(found)
    raise Unreadable('"authors" is not a list of strings', step="parsing")


def _named(value: Any) -> str:
    return "null" if value is None else _JSON_NAMES[type(value)]
