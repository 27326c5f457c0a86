"""Series as questions ask for them: by id, all, or those of given figures."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, func, select

from onrecord.link.series import key_from, series_id
from onrecord.link.seriesmoves import CORRECTING, moved, point
from onrecord.overtime import Series
from onrecord.records import Figure
from onrecord.store import fulltext, queries
from onrecord.store.batches import BOUND, cut
from onrecord.store.schema import articles, statements
from onrecord.store.schema import figures as figures_
from onrecord.store.schema_across import points

Given = list[tuple[Figure, str]]
_AROUND = 200  # characters on either side of a figure in which a correction is looked for, within its line


def keys(connection: Connection, *, limit: int | None = None, offset: int = 0) -> list[int]:
    """The series of two articles or more, those with most figures first."""
    query = select(points.c.series).group_by(points.c.series).having(func.count(points.c.article.distinct()) > 1)
    query = query.order_by(func.count().desc(), points.c.series).limit(-1 if limit is None else limit).offset(offset)
    return [key for (key,) in connection.execute(query)]


def one(connection: Connection, id: str) -> Series | None:
    """The series with that id; None where there is none, or where only one article has figures of it."""
    return next(load(connection, [key_from(id)]), None)


def every(connection: Connection) -> Iterator[Series]:
    """All series, by id."""
    return load(connection, sorted(keys(connection), key=series_id))


def load(connection: Connection, wanted: Sequence[int]) -> Iterator[Series]:
    """The series with those keys, in that order; without those that only one article has figures of."""
    for some in cut(wanted, BOUND):
        given, said = _figures(connection, some), _said(connection, some)
        for id in map(series_id, some):
            if id in given:
                yield _series(id, given[id], said)


def _figures(connection: Connection, some: Sequence[int]) -> dict[str, Given]:
    made: dict[str, Given] = defaultdict(list)
    held = connection.execute(select(points.c.article).where(points.c.series.in_(some)).distinct()).scalars().all()
    within = figures_.c.article.in_(fulltext.bound(sorted(held)))  # else SQLite goes through all articles in their order
    for figure, text in queries.figures_of(connection, within, points.c.series.in_(some), order=queries.BY_ID):
        if figure.series is not None:
            made[figure.series].append((figure, text))
    return made


def _said(connection: Connection, some: Sequence[int]) -> dict[str, tuple[dt.date, dt.date]]:
    """When the statements were made that figures stand in, by the figures' ids."""
    placed = (points.c.article == figures_.c.article) & (points.c.n == figures_.c.n)
    inside = (statements.c.article == figures_.c.article) & (statements.c.n == figures_.c.statement)
    query = select(articles.c.id, figures_.c.n, statements.c.said_from, statements.c.said_to)
    query = query.select_from(
        points.join(figures_, placed).join(statements, inside).join(articles, articles.c.key == points.c.article)
    )
    rows = connection.execute(query.where(points.c.series.in_(some), statements.c.said_from.is_not(None)))
    return {f"{id}.f{n}": (first, last) for id, n, first, last in rows}


def _series(id: str, given: Given, said: dict[str, tuple[dt.date, dt.date]]) -> Series:
    corrected = {figure.id for figure, text in given if CORRECTING.search(_around(figure, text))}
    made = moved((point(figure, said.get(figure.id)) for figure, _ in given), corrected)
    counted = (" ".join(figure.counted.split()) for figure, _ in given if figure.counted)
    return Series(id, _most(counted), _most(figure.unit for figure, _ in given if figure.unit), made)


def _around(figure: Figure, text: str) -> str:
    """The sentence, roughly: this is looked at for every point of a series that is shown."""
    line = text.rfind("\n", 0, figure.span.start) + 1
    start = max(line, text.rfind(". ", 0, figure.span.start) + 1, figure.span.start - _AROUND)
    ends = [end for mark in (". ", "\n") if (end := text.find(mark, figure.span.end)) >= 0]
    return text[start : min([*ends, figure.span.end + _AROUND])]


def _most(words: Iterable[str]) -> str | None:
    """The one that stands most often; the shortest, then the first of the alphabet, where several do."""
    counts = Counter(words)
    return min(counts, key=lambda each: (-counts[each], len(each), each), default=None)
