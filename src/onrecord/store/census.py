"""Every statement by what it is counted by, in arrays: a count over a million statements then takes milliseconds, where the
database takes a second for each facet.

The arrays are one state of the record. They are read again once somebody has written to it, but not more than a tenth of the
time is spent on that: while a large record is being added to, counts may be some seconds old.
"""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, Text, case, func, select, type_coerce

from onrecord.link.copies import WHOLE
from onrecord.store import engine, notes
from onrecord.store.schema import articles, corrections, links, statements
from onrecord.store.schema_across import copies, sketches

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NONE = -1  # no speaker, no outlet, no story
UNDATED = 0  # no day
KINDS = ("direct", "indirect", "mixed")
NAMED = ("named", "unnamed", "unknown")  # whose the words are: somebody's with a name, somebody's without, not told
_AT_ONCE = 0.2  # seconds; what is read faster is read as often as it is asked
_SHARE = 10  # after a slower reading, so many times as long passes before the next


@dataclass(frozen=True, slots=True, eq=False)
class Census:
    """Parallel arrays of statements, by row key. `article`, `speaker` and `story` are row keys, `outlet` is a place in
    `outlets`, `kind` and `named` are places in KINDS and NAMED, `day` is an ordinal. `via` lists which statement (by place)
    came by which of `media`."""

    key: Ints
    article: Ints
    day: Ints
    kind: Ints
    named: Ints
    speaker: Ints
    outlet: Ints
    story: Ints
    reprint: Flags
    outlets: tuple[str, ...]
    via: tuple[Ints, Ints]
    media: tuple[str, ...]

    def places(self, keys: Iterable[int]) -> Flags:
        """Which statements have one of these row keys."""
        return np.asarray(np.isin(self.key, np.fromiter(keys, dtype=np.int64)))


class Censuses:
    """The census of one record file, as it is now or was a moment ago. Safe to use from several threads."""

    def __init__(self, readers: Engine) -> None:
        self._readers = readers
        self._lock = threading.Lock()
        self._version: object = None
        self._taken: Census | None = None
        self._took = self._at = 0.0

    def now(self) -> Census:
        while self._taken is None or self._due():
            if self._lock.acquire(blocking=self._taken is None):  # who has an older one does not wait for another's reading
                try:
                    self._look()
                finally:
                    self._lock.release()
            if self._taken is not None:
                break
        return self._taken

    def _look(self) -> None:
        began = time.monotonic()
        # not limited: of a large record it takes longer than a question may, and is needed by all that follow
        with engine.limited(None), engine.transaction(self._readers) as connection:
            version = _version(connection)
            if version != self._version:
                self._taken, self._version = taken(connection), version
                self._took = time.monotonic() - began
        self._at = time.monotonic()

    def _due(self) -> bool:
        return self._took < _AT_ONCE or time.monotonic() - self._at > _SHARE * self._took


def _version(connection: Connection) -> object:
    """Something that changes with whatever the census shows: articles, corrections, and what was derived of them."""
    last = connection.execute(select(func.max(articles.c.key))).scalar()
    made = connection.execute(select(func.count(), func.count(corrections.c.undone))).one()
    return last, tuple(made), tuple(sorted(notes.read(connection).items()))


def taken(connection: Connection) -> Census:
    """The census of the record as this connection sees it."""
    where = _articles(connection)
    key, article, kind, speaker, named = map(numbers, connection.execute(_STATEMENTS).one())
    at = np.searchsorted(where.key, article)
    media, passed = _media(key, connection.execute(_VIA).all())
    return Census(
        key=key,
        article=article,
        day=where.day[at],
        kind=kind,
        named=named,
        speaker=speaker,
        outlet=where.outlet[at],
        story=where.story[at],
        reprint=where.reprint[at],
        outlets=where.outlets,
        via=passed,
        media=media,
    )


def numbers(written: str | None) -> Ints:
    """What SQLite's group_concat made of integers."""
    return np.fromstring(written, dtype=np.int64, sep=",") if written else np.zeros(0, dtype=np.int64)


_SPEAKING = (links.c.article == statements.c.article) & (links.c.n == statements.c.speaker)
_NAMED = case(
    (statements.c.speaker.is_(None), NAMED.index("unknown")),
    (statements.c.anonymous.is_not(None), NAMED.index("unnamed")),
    else_=NAMED.index("named"),
)
_EACH = (
    select(
        *(statements.c.key, statements.c.article),
        case(*((statements.c.kind == kind, place) for place, kind in enumerate(KINDS))).label("kind"),
        *(func.coalesce(links.c.actor, NONE).label("speaker"), _NAMED.label("named")),
    )
    .select_from(statements.outerjoin(links, _SPEAKING))
    .order_by(statements.c.key)
    .subquery()
)
# One text of numbers a column: making a value of each row for Python takes four times as long as all of this.
_STATEMENTS = select(*(func.group_concat(column) for column in _EACH.c))
_VIA = select(statements.c.key, type_coerce(statements.c.via, Text)).order_by(statements.c.key)
_VIA = _VIA.where(type_coerce(statements.c.via, Text) != "")  # as most are


@dataclass(frozen=True, slots=True, eq=False)
class _Articles:
    """Of each article, by row key, what its statements are counted by."""

    key: Ints
    day: Ints
    outlet: Ints
    story: Ints
    reprint: Flags
    outlets: tuple[str, ...]


def _articles(connection: Connection) -> _Articles:
    reprints = set(connection.execute(select(copies.c.article).where(copies.c.share >= WHOLE)).scalars())
    joined = articles.outerjoin(sketches, (sketches.c.article == articles.c.key) & sketches.c.story.is_not(None))
    query = select(articles.c.key, articles.c.published, articles.c.outlet, sketches.c.story).select_from(joined)
    rows = connection.execute(query.order_by(articles.c.key)).all()
    outlets = _spelt(row.outlet for row in rows if row.outlet is not None)
    at = {caseless(outlet): place for place, outlet in enumerate(outlets)}
    return _Articles(
        key=np.array([row.key for row in rows], dtype=np.int64),
        day=np.array([row.published.toordinal() if row.published else UNDATED for row in rows], dtype=np.int64),
        outlet=np.array([NONE if row.outlet is None else at[caseless(row.outlet)] for row in rows], dtype=np.int64),
        story=np.array([NONE if row.story is None else row.story for row in rows], dtype=np.int64),
        reprint=np.array([row.key in reprints for row in rows], dtype=np.bool_),
        outlets=outlets,
    )


def _spelt(outlets: Iterable[str]) -> tuple[str, ...]:
    """Each outlet once, as most articles spell it, in the order of the alphabet."""
    counts = Counter(outlets)
    spelt: dict[str, str] = {}
    for outlet in sorted(counts, key=lambda each: (-counts[each], each)):
        spelt.setdefault(caseless(outlet), outlet)
    return tuple(sorted(spelt.values()))


def caseless(outlet: str) -> str:
    """As SQLite's NOCASE takes it: Latin letters without accents alone."""
    return "".join(each.lower() if each.isascii() else each for each in outlet)


def _media(key: Ints, via: Sequence[Sequence[Any]]) -> tuple[tuple[str, ...], tuple[Ints, Ints]]:
    """The media, and which statement (by place) came by which of them, each once."""
    found = [(at, name) for at, written in via if written for name in _once(written)]
    media = sorted({name for _, name in found})
    number = {name: place for place, name in enumerate(media)}
    by = np.array([(at, number[name]) for at, name in found], dtype=np.int64).reshape(-1, 2)
    return tuple(media), (np.searchsorted(key, by[:, 0]), by[:, 1])


def _once(written: str) -> Iterator[str]:
    yield from dict.fromkeys(map(str, json.loads(written)))
