"""How values that are not plain columns are stored: as short text or numbers that any SQLite shell shows legibly."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Dialect, Float, Integer, Text
from sqlalchemy.types import TypeDecorator, UserDefinedType

from onrecord.errors import RecordDamaged
from onrecord.records import Meant, Name, Place, Role, Span

_ACTOR = {"person": "p", "organisation": "o", "place": "l", "group": "g", "office": "f", "document": "d"}
LETTERS: Mapping[str, Mapping[str, str]] = {  # never to be changed: records hold them
    "actor": _ACTOR,
    "statement": {"direct": "d", "indirect": "i", "mixed": "m"},
    "date": {"DATE": "d", "TIME": "t", "DURATION": "l", "SET": "s"},
    "signature": {**_ACTOR, "surname": "s"},
    "verdict": {"joined": "j", "apart": "a", "chosen": "c"},
}
_BEFORE_ZERO = 1 << 63
_ID = re.compile("p([0-9a-f]{16})")


@contextmanager
def legible(value: str) -> Iterator[None]:
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
        with legible(value):
            return tuple(Span(*map(int, span.split("-"))) for span in value.split(","))


class Coded(TypeDecorator[str]):
    """One of a few words as a letter (LETTERS); another word stays as it is."""

    impl = Text
    cache_ok = True

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what
        self._of, self._word = LETTERS[what], {letter: word for word, letter in LETTERS[what].items()}

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else self._of.get(value, value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else self._word.get(value, value)


class Thousandths(TypeDecorator[float]):
    """A share of one in thousandths, which take two bytes where a float takes eight; what is no whole thousandth as it is."""

    impl = Float
    cache_ok = True

    def process_bind_param(self, value: float | None, dialect: Dialect) -> float | None:
        if value is None:
            return None
        whole = float(round(value * 1000))
        return whole if whole / 1000 == value else value

    def process_result_value(self, value: float | None, dialect: Dialect) -> float | None:
        return value / 1000 if value is not None and value.is_integer() else value


class Day(UserDefinedType[dt.date]):
    """A day as its number since the first of year 1 (date.toordinal)."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "DATE"

    def bind_processor(self, dialect: Dialect) -> Any:
        return lambda day: None if day is None else day.toordinal()

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        return _day


def _day(value: Any) -> dt.date | None:
    if value is None:
        return None
    with legible(value):
        return dt.date.fromordinal(value)


class ActorId(TypeDecorator[str]):
    """`p` and 16 hex digits as a number of 8 bytes in the same order. Any other text is nobody's id: it equals nothing."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> int | None:
        known = _ID.fullmatch(value or "")
        return int(known[1], 16) - _BEFORE_ZERO if known is not None else None

    def process_result_value(self, value: int | None, dialect: Dialect) -> str | None:
        return None if value is None else f"p{value + _BEFORE_ZERO:016x}"


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
        with legible(value):
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


class Forms(_Json):
    """A tuple of Name, and of a number alone for a name that is told elsewhere."""

    cache_ok = True

    def plain(self, each: Name | int) -> list[Any] | int:
        return each if isinstance(each, int) else [each.name, each.count]

    def made(self, each: Any) -> Name | int:
        return each if isinstance(each, int) else Name(*each)


class Roles(_Json):
    """A tuple of Role: `[role, first, last, count]`, and `[role, day]` of one article, or `[role]` of one without a day."""

    cache_ok = True

    def plain(self, each: Role) -> list[Any]:
        days = [each.first and each.first.toordinal(), each.last and each.last.toordinal()]
        if each.first == each.last and each.count == 1:
            return [each.role, days[0]] if each.first else [each.role]
        return [each.role, *days, each.count]

    def made(self, each: Any) -> Role:
        role, first, last, count = each if len(each) == 4 else (each[0], *(each[1:] or [None]) * 2, 1)
        return Role(role, _told(first), _told(last), count)


def _told(day: int | str | None) -> dt.date | None:
    """A day of a role; records before version 12 have it as text."""
    return dt.date.fromisoformat(day) if isinstance(day, str) else _day(day)


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
        with legible(value):
            return dt.datetime.fromisoformat(value)
