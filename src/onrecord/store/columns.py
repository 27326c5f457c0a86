"""How values that are not plain columns are stored: as short text that any SQLite shell shows legibly."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from onrecord.errors import RecordDamaged
from onrecord.records import Meant, Name, Place, Role, Span


@contextmanager
def _legible(value: str) -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError) as wrong:
        raise RecordDamaged(f"a column holds {value!r:.80}, which is not what is written there") from wrong


class Spans(TypeDecorator[tuple[Span, ...]]):
    """`12-30,45-60`: half the size of JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Span, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else ",".join(f"{span.start}-{span.end}" for span in value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Span, ...] | None:
        if not value:
            return ()
        with _legible(value):
            return tuple(Span(*map(int, span.split("-"))) for span in value.split(","))


class _Json(TypeDecorator[Any]):
    """A tuple of values as JSON text; an empty one as empty text, which is most of them."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str | None:
        if not value:
            return ""
        return json.dumps([self.plain(each) for each in value], ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...]:
        if not value:
            return ()
        with _legible(value):
            return tuple(self.made(each) for each in json.loads(value))

    def plain(self, each: Any) -> Any:
        raise NotImplementedError

    def made(self, each: Any) -> Any:
        raise NotImplementedError


class Lines(_Json):
    """A tuple of strings."""

    cache_ok = True

    def plain(self, each: str) -> str:
        return each

    def made(self, each: Any) -> str:
        return str(each)


class Pairs(_Json):
    """A tuple of Name."""

    cache_ok = True

    def plain(self, each: Name) -> list[Any]:
        return [each.name, each.count]

    def made(self, each: Any) -> Name:
        return Name(*each)


class Roles(_Json):
    """A tuple of Role."""

    cache_ok = True

    def plain(self, each: Role) -> list[Any]:
        return [each.role, each.first and each.first.isoformat(), each.last and each.last.isoformat(), each.count]

    def made(self, each: Any) -> Role:
        role, first, last, count = each
        return Role(role, first and dt.date.fromisoformat(first), last and dt.date.fromisoformat(last), count)


class MeantActors(_Json):
    """A tuple of Meant: the name, then each place as article, start, end."""

    cache_ok = True

    def plain(self, each: Meant) -> list[Any]:
        return [each.name, *([place.article, place.span.start, place.span.end] for place in each.places)]

    def made(self, each: Any) -> Meant:
        name, *places = each
        return Meant(str(name), tuple(Place(str(article), Span(int(start), int(end))) for article, start, end in places))


class Moment(TypeDecorator[dt.datetime]):
    """A moment with its offset from UTC, as ISO 8601 writes it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        with _legible(value):
            return dt.datetime.fromisoformat(value)
