"""Copies that follow articles as they are added: each article with the one it copies, and the share of its words.

A new article's signature is held against those of articles within days of it; where they have a value in common, the texts are
compared, the first in order first and no more than it takes: of forty reprints a day, a new one is held against the first text
alone. An article without a date is held against all others without one. Limit: a text that comes before the one which others
were found to copy is held against each of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np
from sqlalchemy import Connection, select

from onrecord.link.copies import DAYS, LEAST, PRINTS, Rank, rank, share
from onrecord.store.batches import delete_with, insert, rows_with
from onrecord.store.schema import articles
from onrecord.store.schema_across import copies, sketches
from onrecord.store.values import Texts

_KNOWN = (articles.c.key, articles.c.outlet, articles.c.published, articles.c.id)


@dataclass(frozen=True, slots=True)
class _Copied:
    """What an article copies: the original's rank and row key, and the share."""

    rank: Rank
    original: int
    share: float


class _Ranks:
    """The ranks of articles by row key. How long its text is, which takes reading it, is looked up only where it matters."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, Rank] = {}  # as of a text of no length
        self._whole: dict[int, Rank] = {}

    def of(self, keys: Iterable[int]) -> list[Rank]:
        some = list(keys)
        lengths = select(articles.c.key, articles.c.length)
        new = {key for key in some if key not in self._whole}
        for key, length in rows_with(self._connection, lengths, articles.c.key, new):
            agency, day, _, id = self._known[key]
            self._whole[key] = agency, day, -length, id
        return [self._whole[key] for key in some]

    def before(self, keys: Iterable[int], limit: Rank) -> Iterator[tuple[Rank, int]]:
        """Those of a lower rank, the lowest first."""
        by_day = sorted((self._known[key][:2], key) for key in keys if self._known[key][:2] <= limit[:2])
        for _, group in groupby(by_day, key=itemgetter(0)):
            theirs = [key for _, key in group]
            yield from sorted((rank, key) for rank, key in zip(self.of(theirs), theirs, strict=True) if rank < limit)

    def know(self, keys: Iterable[int]) -> None:
        """To be told before of all that is asked of."""
        new = {key for key in keys if key not in self._known}
        for key, outlet, day, id in rows_with(self._connection, select(*_KNOWN), articles.c.key, new):
            self._known[key] = rank(outlet, day.toordinal() if day else 0, 0, id)


def follow(connection: Connection, days: dict[int, set[int]]) -> None:
    """Holds the new articles, by day, against those near them."""
    new = {key for keys in days.values() for key in keys}
    texts = Texts(connection)
    for day, keys in days.items():
        _keep(connection, _originals(_near(connection, day, keys), new), texts)


def _near(connection: Connection, day: int, new: set[int]) -> Iterator[tuple[int, list[int]]]:
    """New articles of a day, each with those within days of it whose signatures have a value in common with its own."""
    near = sketches.c.day.between(max(1, day - DAYS), day + DAYS) if day else sketches.c.day == 0
    rows = connection.execute(select(sketches.c.article, sketches.c.prints).where(near, sketches.c.prints.is_not(None))).all()
    keys = [row[0] for row in rows]
    prints = np.frombuffer(b"".join(row[1] for row in rows), dtype="<u2").reshape(len(rows), PRINTS)
    for place, key in enumerate(keys):
        if key in new:
            same = np.flatnonzero((prints == prints[place]).any(axis=1)).tolist()
            yield key, [keys[other] for other in same if other != place]


def _originals(near: Iterable[tuple[int, list[int]]], new: Container[int]) -> dict[int, list[int]]:
    """By an article those that it may copy and was not yet held against."""
    found: dict[int, list[int]] = defaultdict(list)
    for key, others in near:
        found[key] += others
        for other in others:
            if other not in new:
                found[other].append(key)
    return found


def _keep(connection: Connection, originals: dict[int, list[int]], texts: Texts) -> None:
    """Compares texts and writes down which article copies which, where its original comes first so far."""
    ranks = _Ranks(connection)
    ranks.know(originals.keys() | {key for others in originals.values() for key in others})
    known = _kept(connection, ranks, sorted(originals))
    found: dict[int, _Copied] = {}
    for copy, others in originals.items():
        limit = known[copy].rank if copy in known else ranks.of([copy])[0]
        if (first := _first(copy, ranks.before(others, limit), texts)) is not None:
            found[copy] = first
    delete_with(connection, copies, copies.c.article, sorted(found))
    insert(connection, copies, ({"article": copy, "original": c.original, "share": c.share} for copy, c in found.items()))


def _first(copy: int, originals: Iterable[tuple[Rank, int]], texts: Texts) -> _Copied | None:
    """What a text copies, of others in order."""
    for place, original in originals:
        held = share(texts[copy], texts[original])
        if held >= LEAST:
            return _Copied(place, original, held)
    return None


def _kept(connection: Connection, ranks: _Ranks, keys: list[int]) -> dict[int, _Copied]:
    query = select(copies.c.article, copies.c.original, copies.c.share)
    rows = list(rows_with(connection, query, copies.c.article, keys))
    ranks.know(row[1] for row in rows)
    places = ranks.of(row[1] for row in rows)
    return {row[0]: _Copied(place, row[1], row[2]) for row, place in zip(rows, places, strict=True)}


def check(connection: Connection) -> Iterator[tuple[str, str]]:
    """Copies whose share does not hold, or that come before what they copy: the article's id and what is wrong."""
    texts, ranks = Texts(connection), _Ranks(connection)
    query = select(copies, articles.c.id).join_from(copies, articles, articles.c.key == copies.c.article)
    present = set(connection.execute(select(articles.c.key)).scalars())
    ranks.know(present)
    for row in connection.execute(query.order_by(articles.c.id)).all():
        if row.original not in present or ranks.of([row.original]) >= ranks.of([row.article]):
            yield row.id, "what it copies comes after it"
        elif share(texts[row.article], texts[row.original]) != row.share:
            yield row.id, "the share of its text that is copied is not what it was"
