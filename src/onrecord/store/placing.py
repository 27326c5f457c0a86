"""Which figures of an article belong to which series (link.series): kept with the article, so never behind it.

What a figure counts is told from its own article; only the tolls of events are told apart anew, together with those of SPAN
days before and after.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, bindparam, select

from onrecord.link.series import RULES, SPAN, Placed, Told, events, placed
from onrecord.records import Date, Figure, Findings, Mention, Span
from onrecord.store import notes, values
from onrecord.store.answers import Broken
from onrecord.store.batches import insert
from onrecord.store.schema import articles, dates, figures, mentions
from onrecord.store.schema_across import points

Row = dict[str, Any]
Key = tuple[int, int]  # of a figure: its article's row key and its number there


def stale(noted: Mapping[str, str]) -> bool:
    """Whether the series were told by other rules than these."""
    return noted.get("series") != RULES


def keep(connection: Connection, key: int, findings: Findings) -> None:
    """Places the figures of an article that is being kept."""
    numbers = [_number(figure, at) for at, figure in enumerate(findings.figures, 1)]
    found = list(placed(findings))
    if found:
        connection.execute(points.insert(), [_row(key, numbers[each.at], each) for each in found])
    _sort(connection, {each.told.day for each in found if each.told is not None})


def _number(figure: Figure, at: int) -> int:
    return int(figure.id.rpartition(".f")[2]) if figure.id else at


def _row(key: int, number: int, each: Placed) -> Row:
    row: Row = {"article": key, "n": number, "series": each.series, "day": None, "told": None}
    return row if each.told is None else row | {"day": each.told.day, "told": _words(each.told)}


def _words(told: Told) -> str:
    return "/".join((told.counts, repr(float(told.value)), str(told.reach), *sorted(told.places)))


def _told(day: int, words: str) -> Told:
    counts, value, reach, *places = words.split("/")
    return Told(day, counts, float(value), frozenset(places), int(reach))


def _sort(connection: Connection, days: Collection[int]) -> None:
    """Tells the events of these days, and of those that can depend on them, apart from others."""
    for first, last in _stretches(days):
        _write(connection, _changed(_between(connection, first - SPAN, last + SPAN), first))


def _stretches(days: Collection[int]) -> Iterator[tuple[int, int]]:
    """Days near each other, as one stretch."""
    left = sorted(days)
    while left:
        last = next((one for one, other in pairwise(left) if other - one > SPAN), left[-1])
        yield left[0], last
        left = [day for day in left if day > last]


def _between(connection: Connection, first: int, last: int) -> dict[Key, tuple[int, Told]]:
    query = select(points.c.article, points.c.n, points.c.series, points.c.day, points.c.told)
    rows = connection.execute(query.where(points.c.day.between(first, last)))
    return {(article, n): (series, _told(day, words)) for article, n, series, day, words in rows}


def _changed(tolls: Mapping[Key, tuple[int, Told]], since: int) -> dict[Key, int]:
    """The tolls from that day on that stand in another series than they should."""
    found = events({key: told for key, (_, told) in tolls.items()}, since=since)
    return {key: series for key, series in found.items() if tolls[key][0] != series}


def _write(connection: Connection, changed: Mapping[Key, int]) -> None:
    here = (points.c.article == bindparam("of")) & (points.c.n == bindparam("number"))
    if changed:
        rows = [{"of": article, "number": n, "now": series} for (article, n), series in changed.items()]
        connection.execute(points.update().where(here).values(series=bindparam("now")), rows)


def place_all(connection: Connection) -> None:
    """Places the figures of all articles anew."""
    connection.execute(points.delete())
    keys = [row[0] for row in connection.execute(select(articles.c.key).order_by(articles.c.id))]
    insert(connection, points, (row for key in keys for row in _rows(connection, key)))
    _write(connection, _changed(_between(connection, 0, dt.date.max.toordinal()), 0))
    notes.write(connection, series=RULES)


def _rows(connection: Connection, key: int) -> Iterator[Row]:
    findings, numbers = _findings(connection, key)
    return (_row(key, numbers[each.at], each) for each in placed(findings))


def _findings(connection: Connection, key: int) -> tuple[Findings, Sequence[int]]:
    """What series ask of an article as it is on file, and the numbers of its figures."""
    article = values.article(connection.execute(select(*values.ARTICLE).where(articles.c.key == key)).one())
    f, d = figures.c, dates.c
    given = connection.execute(
        select(f.n, f.start, f.end, f.low, f.high, f.qualifier, f.unit, f.counted_start, f.counted_end, f.as_of)
        .where(f.article == key)
        .order_by(f.n)
    ).all()
    if not given:
        return Findings(article), []
    told = connection.execute(select(d.start, d.end, d.type, d.value, d.first, d.last).where(d.article == key).order_by(d.n))
    named = connection.execute(select(mentions.c.found).where(mentions.c.article == key)).scalar() or ()
    made = Findings(
        article,
        figures=tuple(_figure(article.text, row) for row in given),
        dates=tuple(Date(Span(start, end), *rest) for start, end, *rest in told),
        mentions=tuple(Mention(Span(each.start, each.end), each.kind, article.text[each.start : each.end]) for each in named),
    )
    return made, [row[0] for row in given]


def _figure(text: str, row: Sequence[Any]) -> Figure:
    _, start, end, low, high, qualifier, unit, c_start, c_end, as_of = row
    counted = Span(c_start, c_end) if c_start is not None else None
    words = counted.of(text) if counted is not None else None
    return Figure(Span(start, end), text[start:end], low, high, qualifier, unit, words, counted, as_of=as_of)


def broken(connection: Connection, key: int, id: str) -> Iterator[Broken]:
    """Figures of an article that stand in another series than their words tell."""
    columns = (points.c.n, points.c.series, points.c.day, points.c.told)
    query = select(*columns).where(points.c.article == key).order_by(points.c.n)
    kept = {n: rest for n, *rest in connection.execute(query)}
    told = {row["n"]: row for row in _rows(connection, key)}
    for n in sorted(kept.keys() | told.keys()):
        if n not in kept or n not in told or not _agrees(kept[n], told[n]):
            yield Broken(f"{id}.f{n}", "points", "its series is not what its words tell")


def _agrees(kept: Sequence[Any], told: Row) -> bool:
    series, day, words = kept
    return bool((day, words) == (told["day"], told["told"]) and (day is not None or series == told["series"]))


def unsorted(connection: Connection) -> Iterator[Broken]:
    """Tolls that stand with another event than those of the days around tell."""
    for article, n in sorted(_changed(_between(connection, 0, dt.date.max.toordinal()), 0)):
        yield Broken("", "points", f"figure {n} of the article of row {article} stands with another event")
