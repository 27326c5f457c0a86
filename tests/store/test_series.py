"""Series in a record: the same in any order, kept true as articles come, checked."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.errors import NotOnRecord
from onrecord.link.actors import actors
from onrecord.overtime import Series
from onrecord.records import Findings
from onrecord.store import Store
from tests.link.told import told


def day(number: int) -> dt.date:
    return dt.date(2031, 5, number)


def blast(place: str, dead: int, on: int, outlet: str) -> Findings:
    where = f" in {place}" if place else ""
    text = f"{outlet}: a blast{where} killed {dead} people."
    return told(text, [(str(dead), dead, "people")], places=[place] if place else [], day=day(on), outlet=outlet)


def posted(number: int, on: int) -> Findings:
    text = f"Kenya has {number} troops in Peru."
    return told(text, [(str(number), number, "troops in Peru")], places=["Kenya", "Peru"], day=day(on))


EVERY = (
    *(posted(400, 1), posted(600, 20), posted(650, 21)),
    *(blast("Veld", 40, 3, "The Lamp"), blast("Velde", 44, 3, "The Oar"), blast("Lima", 12, 3, "The Mast")),
    *(blast("", 41, 3, "The Keel"), blast("Veld", 9, 9, "The Lamp")),
)


def series(path: Path) -> list[Series]:
    with onrecord.open(path) as record:
        return record.series()


def kept(path: Path, every: Sequence[Findings]) -> Path:
    store = Store(path)
    for each in every:
        store.keep(each)
    store.close()
    return path


def test_series_of_a_record(path: Path) -> None:
    found = series(kept(path, EVERY))
    assert [len(each.points) for each in found] == [3, 3]
    values = {each.counted: sorted(point.figure.low or 0 for point in each.points) for each in found}
    assert values == {"troops in Peru": [400, 600, 650], "people": [40, 41, 44]}
    with onrecord.open(path) as record:
        asked = record.series(about="Peru")
        assert [each.counted for each in asked] == ["troops in Peru"]
        assert record.series(about="Peru", since="2031-05-20")[0] == asked[0]
        assert record.series(limit=1, offset=1) == found[1:2]
        assert record.show(found[0].id).item == found[0]
        assert {each.series for each in record.figures(about="troops")} == {asked[0].id}
        assert [each.series for each in record.figures(about="Lima")] == [None]
        with pytest.raises(NotOnRecord):
            record.show("g0000000000000000")


@pytest.mark.parametrize(
    "asked",
    [
        {"outlet": "The Lamp"},
        {"since": "2031-05-03", "until": "2031-05-20"},
        {"about": "people"},
        {"about": "blast", "outlet": "The Oar"},
        {"since": "2031-05-04"},
        {"outlet": "The Reef"},
    ],
)
def test_series_with_filters_are_those_of_the_figures_with_them(path: Path, asked: dict[str, str]) -> None:
    with onrecord.open(kept(path, EVERY)) as record:
        counts = Counter(each.series for each in record.figures(**asked) if each.series is not None)
        expected = sorted(counts, key=lambda id: (-counts[id], id))
        assert [each.id for each in record.series(**asked)] == expected
        assert [each.id for each in record.series(**asked, limit=1)] == expected[:1]


def points(path: Path) -> list[tuple[object, ...]]:
    raw = sqlite3.connect(path)
    query = "SELECT a.id, p.n, p.series, p.day, p.told FROM points p JOIN articles a ON a.key = p.article ORDER BY 1, 2"
    found = raw.execute(query).fetchall()
    raw.close()
    return found


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(EVERY))
def test_any_order_makes_the_same_series(order: list[Findings]) -> None:
    with TemporaryDirectory() as folder:
        one, other = kept(Path(folder) / "one.db", EVERY), kept(Path(folder) / "other.db", order)
        assert points(one) == points(other)
        assert series(one) == series(other)


def test_derived_afresh_they_are_the_same(path: Path) -> None:
    before = points(kept(path, EVERY))
    store = Store(path)
    store.relink(actors)
    assert store.verify() == []
    store.close()
    assert points(path) == before


@pytest.mark.parametrize(
    "line",
    [
        "UPDATE points SET series = 7 WHERE day IS NULL",
        "UPDATE points SET series = 7 WHERE day IS NOT NULL",
        "UPDATE points SET told = 'dead|/40.0/0/nowhere' WHERE day IS NOT NULL",
        "DELETE FROM points WHERE n = 1",
    ],
)
def test_verify_finds_what_does_not_hold(path: Path, line: str) -> None:
    kept(path, EVERY)
    raw = sqlite3.connect(path)
    raw.execute(line)
    raw.commit()
    raw.close()
    store = Store(path)
    assert {each.table for each in store.verify()} == {"points"}
    store.relink(actors)
    assert store.verify() == []
    store.close()


def test_export(path: Path, tmp_path: Path) -> None:
    with onrecord.open(kept(path, EVERY)) as record:
        record.export(tmp_path / "out")
        found = record.series()
    rows = [json.loads(line) for line in (tmp_path / "out/series.jsonl").read_text().splitlines()]
    assert [list(row) for row in rows] == [["id", "counted", "unit", "figures"]] * 2
    assert {row["id"]: row["figures"] for row in rows} == {each.id: [p.figure.id for p in each.points] for each in found}
    figures = [json.loads(line) for line in (tmp_path / "out/figures.jsonl").read_text().splitlines()]
    for row in rows:
        assert {figure["id"] for figure in figures if figure["series"] == row["id"]} == set(row["figures"])
