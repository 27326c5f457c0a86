"""Counts of statements by facet are those that the listing would give."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ask import Ask
from onrecord.facets import Facets
from onrecord.link.actors import actors
from onrecord.records import Findings, Statement
from onrecord.store import Store, facets, queries, stories_asking
from tests.store import made

_KINDS = ("direct", "indirect", "mixed")
_MEDIA = ((), ("The Agency",), ("The Agency", 'A "Wire"'), ("Agency",))
_FLOOD = "The river rose over the lower quay of Maravel and the barges broke loose. Ada Lorne said the quay would be shut."


def _varied(findings: Findings, number: int) -> Findings:
    return replace(findings, statements=tuple(map(_changed, findings.statements, range(number, number + 9))))


def _changed(said: Statement, number: int) -> Statement:
    speaker = None if number % 5 == 4 else replace(said.speaker, anonymous="official" if number % 3 == 1 else None)  # type: ignore[type-var]
    return replace(said, kind=_KINDS[number % 3], via=_MEDIA[number % 4], speaker=speaker)  # type: ignore[arg-type]


def _articles() -> Iterator[Findings]:
    outlets = ("The Lamp", "the lamp", "The Oar", None)
    names = ("Ada Lorne", "Ben Tarr", "Mira Senn", "Lorne")
    for number in range(24):
        said = ". ".join(f"{names[(number + n) % 4]} said {number} boats left quay {n}" for n in range(number % 4 + 1))
        day = None if number % 7 == 6 else f"20{31 + number % 3}-0{number % 9 + 1}-1{number % 10}"
        yield made.findings(made.article(f"{said}.", day=day, outlet=outlets[number % 4]))
    for number, day in enumerate(("2031-05-02", "2031-05-03")):
        yield made.findings(made.article(f"{_FLOOD} It was day {number}.", day=day, outlet="The Oar", title="Quay shut"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    held = Store(tmp_path_factory.mktemp("facets") / "record.db")
    for number, each in enumerate(_articles()):
        assert held.keep(_varied(each, number))
    held.relink(actors)
    yield held
    held.close()


def counted(store: Store, ask: Ask) -> Facets:
    census = store.census()
    with store.reading() as connection:
        return store.facets(connection, census, ask)


def count(store: Store, ask: Ask, *where: Any) -> int:
    with store.reading() as connection:
        return queries.count_statements(connection, ask, *where)


_DAYS = st.none() | st.dates(dt.date(2031, 1, 1), dt.date(2034, 1, 1))
_ASKS = st.builds(
    Ask,
    speaker=st.sampled_from([None, None, "Lorne", "Ben Tarr", "nobody", "%"]),
    about=st.sampled_from([None, None, "boats", "quay 1", "shut", '"']),
    since=_DAYS,
    until=_DAYS,
    outlet=st.sampled_from([None, None, "THE LAMP", "The Oar", "Lamp"]),
    kind=st.sampled_from([None, *_KINDS]),
    named=st.sampled_from([None, None, "named", "unnamed", "unknown"]),
    via=st.sampled_from([None, None, "The Agency", "Agency", 'A "Wire"', "agency"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(_ASKS)
def test_they_count_what_is_listed(store: Store, ask: Ask) -> None:
    found = counted(store, ask)
    assert found.total == count(store, ask)
    assert found.voices == found.total - count(store, ask, stories_asking.in_reprint())
    assert sum(each.count for each in found.periods) + found.undated == found.total
    for facet in found.facets:
        for choice in facet.choices:
            assert choice.count == count(store, replace(ask, **{facet.name: choice.value}))


def test_every_facet_has_its_values(store: Store) -> None:
    found = {each.name: each for each in counted(store, Ask()).facets}
    assert [each.value for each in found["kind"].choices] == ["direct", "indirect", "mixed"]
    assert {each.value for each in found["named"].choices} == {"named", "unnamed", "unknown"}
    assert [each.value for each in found["outlet"].choices] == ["The Oar", "The Lamp"]  # in whatever case
    assert {each.value for each in found["via"].choices} == {"The Agency", 'A "Wire"', "Agency"}
    [flood] = next(each for each in counted(store, Ask(about="shut")).facets if each.name == "story").choices
    assert flood.label == "Quay shut"
    assert (flood.count, counted(store, Ask(story=flood.value)).total) == (2, 2)


def test_a_facet_leaves_out_what_is_asked_of_itself(store: Store) -> None:
    found = {each.name: each for each in counted(store, Ask(kind="direct", outlet="The Oar")).facets}
    assert len(found["kind"].choices) == 3
    assert len(found["outlet"].choices) == 2


def test_what_is_added_and_corrected_counts(tmp_path: Path) -> None:
    store = Store(tmp_path / "record.db")
    nothing = counted(store, Ask())
    assert (nothing.total, nothing.voices, nothing.periods, nothing.undated) == (0, 0, (), 0)
    assert not any(each.choices for each in nothing.facets)
    store.keep(made.findings(made.HARBOUR))
    assert counted(store, Ask()).total == 2
    store.keep(made.findings(made.QUAY))
    store.relink(actors, only_if_stale=True)
    assert counted(store, Ask(outlet="The Oar")).total == 1
    store.close()


@pytest.mark.parametrize(
    ("days", "unit", "first", "last", "many"),
    [
        (["2031-05-02", "2031-05-02"], "day", "2031-05-02", "2031-05-02", 1),
        (["2031-05-02", "2031-08-30"], "day", "2031-05-02", "2031-08-30", 121),
        (["2031-05-02", "2032-05-01"], "week", "2031-04-28", "2032-05-02", 53),
        (["2028-02-29", "2036-01-31"], "month", "2028-02-01", "2036-01-31", 96),
        (["1990-02-01", "2036-01-31"], "year", "1990-01-01", "2036-12-31", 47),
        (["0001-01-01", "9999-12-31"], "year", "0001-01-01", "9999-12-31", 130),
    ],
)
def test_periods_leave_no_day_out(days: list[str], unit: str, first: str, last: str, many: int) -> None:
    made_of, periods = facets._periods(np.array([dt.date.fromisoformat(each).toordinal() for each in days], dtype=np.int64))
    assert (made_of, str(periods[0].first), str(periods[-1].last), len(periods)) == (unit, first, last, many)
    assert sum(each.count for each in periods) == len(days)
    assert all(a.last + dt.timedelta(1) == b.first for a, b in itertools.pairwise(periods))
