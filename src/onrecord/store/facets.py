"""The facets of a listing of statements: counted over the census, named by the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce

import numpy as np
from sqlalchemy import Connection, Select, func, select

from onrecord.ask import Ask
from onrecord.facets import Choice, Facet, FacetName, Facets, Period, Unit
from onrecord.store import fulltext, people
from onrecord.store.batches import rows_with
from onrecord.store.census import KINDS, NAMED, NONE, UNDATED, Census, Flags, Ints, caseless, numbers
from onrecord.store.schema import actors, articles
from onrecord.store.schema_across import stories

NAMES: tuple[FacetName, ...] = ("speaker", "outlet", "story", "kind", "named", "via")
SHOWN = 8  # choices of a facet
BARS = 130  # periods at most: days of four months, weeks of two years, months of ten, then years or several of them


def facets(connection: Connection, census: Census, ask: Ask) -> Facets:
    """Of all statements as asked, whatever the limit."""
    masks = dict(_masks(connection, census, ask))
    held = _all(census, masks.values())
    days = census.day[held]
    unit, periods = _periods(days[days != UNDATED])
    made = (_facet(connection, census, name, _all(census, (masks[each] for each in masks if each != name))) for name in NAMES)
    voices, undated = np.count_nonzero(held & ~census.reprint), np.count_nonzero(days == UNDATED)
    return Facets(int(np.count_nonzero(held)), int(voices), tuple(made), unit, periods, int(undated))


def _all(census: Census, masks: Iterable[Flags]) -> Flags:
    every: Flags = np.ones(len(census.key), dtype=np.bool_)
    return reduce(np.logical_and, masks, every)


# --- what is asked ---


def _masks(connection: Connection, census: Census, ask: Ask) -> Iterator[tuple[str, Flags]]:
    """By filter which statements fit it, as queries.asked_statements has them."""
    if ask.speaker is not None:
        yield "speaker", np.isin(census.speaker, _keys(connection, people.named(connection, ask.speaker)))
    found = fulltext.statements_with(ask.about)
    if found is not None:
        yield "about", np.isin(census.key, _keys(connection, found))
    if ask.article is not None:
        yield "article", np.isin(census.article, _keys(connection, select(articles.c.key).where(articles.c.id == ask.article)))
    if ask.story is not None:
        yield "story", np.isin(census.story, _keys(connection, select(stories.c.key).where(stories.c.id == ask.story)))
    yield from _days(census, ask)
    yield from _words(census, ask)


def _keys(connection: Connection, query: Select[int]) -> Ints:
    found = query.subquery()
    return numbers(connection.execute(select(func.group_concat(found.c[0]))).scalar())


def _days(census: Census, ask: Ask) -> Iterator[tuple[str, Flags]]:
    if ask.since is not None:
        yield "since", census.day >= ask.since.toordinal()
    if ask.until is not None:
        yield "until", (census.day <= ask.until.toordinal()) & (census.day != UNDATED)


def _words(census: Census, ask: Ask) -> Iterator[tuple[str, Flags]]:
    if ask.outlet is not None:
        same = [place for place, each in enumerate(census.outlets) if caseless(each) == caseless(ask.outlet)]
        yield "outlet", np.isin(census.outlet, np.array(same, dtype=np.int64))
    if ask.kind is not None:
        yield "kind", census.kind == KINDS.index(ask.kind)
    if ask.named is not None:
        yield "named", census.named == NAMED.index(ask.named)
    if ask.via is not None:
        statements, media = census.via
        made: Flags = np.zeros(len(census.key), dtype=np.bool_)
        made[statements[media == (census.media.index(ask.via) if ask.via in census.media else NONE)]] = True
        yield "via", made


# --- what is counted ---


def _facet(connection: Connection, census: Census, name: FacetName, held: Flags) -> Facet:
    counts = np.bincount(_values(census, name, held))
    order = np.lexsort((np.arange(len(counts)), -counts))[: np.count_nonzero(counts)]
    shown = order[:SHOWN].tolist()
    called = _called(connection, census, name, shown)
    choices = (Choice(*called[each], int(counts[each])) for each in shown if each in called)
    return Facet(name, tuple(choices), len(order) - len(shown))


def _values(census: Census, name: FacetName, held: Flags) -> Ints:
    """The value of each statement that has one."""
    if name == "via":
        statements, media = census.via
        return np.asarray(media[held[statements]])
    every = {
        "speaker": census.speaker,
        "outlet": census.outlet,
        "story": census.story,
        "kind": census.kind,
        "named": census.named,
    }
    values: Ints = every[name][held]
    return np.asarray(values[values != NONE])


def _called(connection: Connection, census: Census, name: FacetName, shown: list[int]) -> Mapping[int, tuple[str, str]]:
    """By value what to ask for, and what it is called; an actor or a story may have gone since the census."""
    if name == "speaker":
        rows = rows_with(connection, select(actors.c.key, actors.c.id, actors.c.name), actors.c.key, shown)
        return {key: (id, label) for key, id, label in rows}
    if name == "story":
        query = select(stories.c.key, stories.c.id, articles.c.title).join_from(
            stories, articles, articles.c.key == stories.c.titled
        )
        return {key: (id, label or "") for key, id, label in rows_with(connection, query, stories.c.key, shown)}
    words = {"outlet": census.outlets, "kind": KINDS, "named": NAMED, "via": census.media}[name]
    return {each: (words[each], words[each]) for each in shown}


# --- when ---


def _periods(days: Ints) -> tuple[Unit, tuple[Period, ...]]:
    """Days, weeks, months or years from the first day to the last, whichever is the shortest that makes few enough."""
    if not len(days):
        return "day", ()
    first, last = (dt.date.fromordinal(int(each)) for each in (days.min(), days.max()))
    unit = _unit(first, last)
    starts = list(_starts(unit, first, last))
    begins = np.array([each.toordinal() for each in starts], dtype=np.int64)
    counts = np.bincount(np.searchsorted(begins, days, side="right") - 1, minlength=len(starts))
    ends = [*(dt.date.fromordinal(each.toordinal() - 1) for each in starts[1:]), _after(unit, starts[-1], first, last)]
    return unit, tuple(map(Period, starts, ends, counts.tolist()))


def _unit(first: dt.date, last: dt.date) -> Unit:
    length = (last - first).days + 1
    if length <= BARS:
        return "day"
    if length <= 6 * BARS:
        return "week"
    return "month" if length <= 30 * BARS else "year"


def _starts(unit: Unit, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    each = _start(unit, first)
    while each <= last:
        yield each
        following = _next(unit, each, _step(first, last))
        if following is None:
            return
        each = following


def _start(unit: Unit, day: dt.date) -> dt.date:
    if unit == "week":
        return dt.date.fromordinal(max(1, day.toordinal() - day.weekday()))
    if unit == "day":
        return day
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _step(first: dt.date, last: dt.date) -> int:
    """Years of one period."""
    return -(-(last.year - first.year + 1) // BARS)


def _next(unit: Unit, start: dt.date, step: int) -> dt.date | None:
    """The first day of the next period; None where the calendar ends."""
    try:
        if unit in ("day", "week"):
            return start + dt.timedelta(days=7 if unit == "week" else 1)
        if unit == "month":
            return start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)
        return start.replace(year=start.year + step)
    except (OverflowError, ValueError):
        return None


def _after(unit: Unit, start: dt.date, first: dt.date, last: dt.date) -> dt.date:
    """The last day of the period that begins at `start`."""
    following = _next(unit, start, _step(first, last))
    return dt.date.fromordinal(following.toordinal() - 1) if following else dt.date.max
