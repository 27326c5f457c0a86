"""Timelines: what happened when, told once, with the statements and figures of the same days where they are asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import groupby, islice
from typing import Literal

from sqlalchemy import Connection

from onrecord.ask import Ask
from onrecord.asking import page
from onrecord.errors import Usage
from onrecord.evidence import told
from onrecord.link.happenings import entries, of_days
from onrecord.link.seriesmoves import point
from onrecord.overtime import Happening, HappeningKind
from onrecord.records import Date, Figure, Head, Passage, Span
from onrecord.store import queries, stories_asking

Beside = Literal["statement", "figure"]
Days = tuple[dt.date, dt.date]
_DAYS = 8  # read at once of a page, which may be full after the first


def timeline(connection: Connection, ask: Ask, also: Collection[Beside] = ()) -> list[Happening]:
    """The lines asked for, by day. Raises Usage for a speaker or a kind, which dates do not have, and where statements or
    figures are wanted beside those of the whole record."""
    narrowed = bool(ask.about or ask.story or ask.article)
    if ask.speaker or ask.kind:
        raise Usage("a timeline can be asked about, since, until, by outlet, story and article; not by speaker or kind")
    if also and not narrowed:
        raise Usage("statements and figures stand in a timeline of a search, a story or an article: ask for one of these")
    if also or ask.story or ask.article or ask.limit is None:
        found = list(_happenings(connection, replace(ask, limit=None)))
        every = entries(found, stories_asking.voices(connection, {each.article.id for each in found}))
        return page(sorted([*every, *_beside(connection, ask, also)], key=_by_day), ask)
    return page(_day_by_day(connection, ask), ask)


def _day_by_day(connection: Connection, ask: Ask) -> Iterator[Happening]:
    """Some days at once: asking whose words the articles of one day carry takes as long as for all of these."""
    by_day = groupby(_happenings(connection, ask), key=lambda each: (each.date.first, each.date.last))
    days = (list(found) for _, found in by_day)
    while some := list(islice(days, _DAYS)):
        voices = stories_asking.voices(connection, {each.article.id for found in some for each in found})
        yield from (line for found in some for line in of_days(found, voices))


def _happenings(connection: Connection, ask: Ask) -> Iterator[Happening]:
    """The dates asked for with their sentences."""
    for date, words in told(queries.asked_dates(connection, ask), ask.about or "", lambda _: ""):
        if date.article is not None:
            yield Happening(date, words, date.article)


def _beside(connection: Connection, ask: Ask, also: Collection[Beside]) -> Iterator[Happening]:
    """Statements and figures as lines of a timeline; those that no day is known of are left out."""
    every = replace(ask, since=None, until=None, limit=None, offset=0)  # the days are held against those of the line below
    lines = {"statement": _statements, "figure": _figures}
    for kind in sorted(set(also)):
        yield from (each for each in lines[kind](connection, every) if _within(each.date, ask))


def _statements(connection: Connection, ask: Ask) -> Iterator[Happening]:
    for each in queries.asked_statements(connection, ask):
        if each.said_on is not None and each.article is not None and each.content:
            yield _line(each.id, each.content.whole, each.content, each.said_on, each.article, "statement")


def _figures(connection: Connection, ask: Ask) -> Iterator[Happening]:
    given = queries.asked_figures(connection, ask)
    for figure, _ in told(given, ask.about or "", lambda figure: figure.counted or ""):
        days = point(figure, None)
        if days.first is not None and days.last is not None and figure.article is not None:
            yield _line(figure.id, figure.span, _words(figure), (days.first, days.last), figure.article, "figure")


def _words(figure: Figure) -> Passage:
    spans = [figure.span, *([figure.counted_span] if figure.counted_span else [])]
    return Passage(tuple(sorted(spans)), f"{figure.text} {figure.counted or ''}".strip())


def _within(date: Date, ask: Ask) -> bool:
    first, last = date.first or dt.date.max, date.last or dt.date.min
    return (ask.since is None or last >= ask.since) and (ask.until is None or first <= ask.until)


def _line(id: str, span: Span, words: Passage, days: Days, article: Head, kind: HappeningKind) -> Happening:
    value = days[0].isoformat() if days[0] == days[1] else f"{days[0]}/{days[1]}"
    return Happening(Date(span, "DATE", value, *days, words.text, id, article), words, article, kind=kind)


def _by_day(happening: Happening) -> tuple[dt.date, dt.date, str, str]:
    date = happening.date
    return date.first or dt.date.max, date.last or dt.date.max, happening.article.id, date.id
