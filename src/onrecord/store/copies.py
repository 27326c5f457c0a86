"""Copies that follow articles as they are added: each article with the one it copies, and the share of its words.

A new article's signature is held against those of articles within days of it; where they have a value in common, the texts are
compared. An article without a date is held against others without one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection, func, select

from onrecord.link.copies import DAYS, LEAST, PRINTS, Rank, rank, share
from onrecord.store.batches import cut, delete_with, insert, rows_with
from onrecord.store.schema import articles, copies, sketches
from onrecord.store.values import Texts

_KNOWN = (articles.c.key, articles.c.outlet, articles.c.published, func.length(articles.c.text), articles.c.id)


@dataclass(frozen=True, slots=True)
class _Copied:
    """What an article copies: the original's rank and row key, and the share."""

    rank: Rank
    original: int
    share: float


def follow(connection: Connection, days: dict[int, set[int]]) -> None:
    """Holds the new articles, by day, against those near them."""
    pairs = sorted({pair for day, new in days.items() for pair in _near(connection, day, new)})
    for some in cut(pairs, 1_000):
        _keep(connection, some)


def _near(connection: Connection, day: int, new: set[int]) -> Iterator[tuple[int, int]]:
    """Pairs of articles, one of them new, whose signatures have a value in common."""
    near = sketches.c.day.between(max(1, day - DAYS), day + DAYS) if day else sketches.c.day == 0
    rows = connection.execute(select(sketches.c.article, sketches.c.prints).where(near, sketches.c.prints.is_not(None))).all()
    if not rows:
        return
    prints = np.frombuffer(b"".join(row.prints for row in rows), dtype="<u2").reshape(len(rows), PRINTS)
    for place, row in enumerate(rows):
        if row.article in new:
            for other in np.flatnonzero((prints == prints[place]).any(axis=1)).tolist():
                if other != place:
                    yield min(row.article, rows[other].article), max(row.article, rows[other].article)


def _keep(connection: Connection, pairs: list[tuple[int, int]]) -> None:
    """Compares the texts of pairs and writes down which article copies which, where its original comes first so far."""
    keys = sorted({key for pair in pairs for key in pair})
    ranks = _ranks(connection, keys)
    known = _kept(connection, keys)
    found: dict[int, _Copied] = {}
    texts = Texts(connection)
    for pair in pairs:
        original, copy = sorted(pair, key=ranks.__getitem__)
        before = found.get(copy) or known.get(copy)
        if before is None or ranks[original] < before.rank:
            held = share(texts[copy], texts[original])
            if held >= LEAST:
                found[copy] = _Copied(ranks[original], original, held)
    delete_with(connection, copies, copies.c.article, sorted(found))
    insert(connection, copies, ({"article": copy, "original": c.original, "share": c.share} for copy, c in found.items()))


def _ranks(connection: Connection, keys: list[int]) -> dict[int, Rank]:
    rows = rows_with(connection, select(*_KNOWN), articles.c.key, keys)
    return {key: rank(outlet, day.toordinal() if day else 0, length, id) for key, outlet, day, length, id in rows}


def _kept(connection: Connection, keys: list[int]) -> dict[int, _Copied]:
    rows = list(rows_with(connection, select(copies.c.article, copies.c.original, copies.c.share), copies.c.article, keys))
    ranks = _ranks(connection, sorted({row[1] for row in rows}))
    return {copy: _Copied(ranks[original], original, held) for copy, original, held in rows}


def check(connection: Connection) -> Iterator[tuple[str, str]]:
    """Copies whose share does not hold, or that come before what they copy: the article's id and what is wrong."""
    texts = Texts(connection)
    query = select(copies, articles.c.id).join_from(copies, articles, articles.c.key == copies.c.article)
    for row in connection.execute(query.order_by(articles.c.id)).all():
        ranks: dict[int, Any] = _ranks(connection, [row.article, row.original])
        if len(ranks) < 2 or ranks[row.original] > ranks[row.article]:
            yield row.id, "what it copies comes after it"
        elif share(texts[row.article], texts[row.original]) != row.share:
            yield row.id, "the share of its text that is copied is not what it was"
