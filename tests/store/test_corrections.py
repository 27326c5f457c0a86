"""Corrections on file, and which actor of its article stands at a place now."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from onrecord.errors import NotOnRecord, RecordDamaged, RecordUnusable, Usage
from onrecord.records import Correction, Meant, Place, Span
from onrecord.store import Store, corrections
from onrecord.store.engine import transaction
from tests.store import made

NOW = dt.datetime(2031, 5, 3, 12, 30, tzinfo=dt.UTC)
LONGEST = Meant("Ada \U0001f30a “Lorne”", (Place(made.HARBOUR.id, Span(0, 9)), Place("a", Span(7, 2**40))))


@pytest.mark.parametrize(
    "correction",
    [
        Correction(1, "merge", (LONGEST, Meant("Ben Tarr")), made=NOW),
        Correction(1, "split", (LONGEST,), None, ("a1", "a2"), NOW),
        Correction(1, "rename", (Meant("Ben Tarr"),), "[x,\n]", made=NOW),
    ],
)
def test_a_correction_comes_back_as_it_was(store: Store, correction: Correction) -> None:
    assert store.correct(correction) == 1
    assert store.correct(correction) == 2
    with store.reading() as connection:
        assert next(corrections.every(connection)) == corrections.one(connection, 1) == correction


def test_one_that_was_undone_stays_on_file(store: Store) -> None:
    store.correct(Correction(0, "rename", (Meant("Ben Tarr"),), "B", made=NOW))
    store.undo(1, NOW)
    with store.reading() as connection:
        [found] = corrections.every(connection)
    assert (found.undone, found.standing) == (NOW, "undone")
    with pytest.raises(Usage):
        store.undo(1, NOW)
    with pytest.raises(NotOnRecord):
        store.undo(2, NOW)
    assert store.correct(Correction(0, "rename", (Meant("Ben Tarr"),), "B", made=NOW)) == 2


# "Ada Lorne said ... Ben Tarr denied": the words, and whose they are
@pytest.mark.parametrize(
    ("start", "end", "n"),
    [(0, 9, 1), (4, 9, 1), (0, 20, None), (0, 18, 1), (10, 14, None), (68, 76, 2), (0, 76, None), (2**40, 2**41, None)],
)
def test_who_stands_at_a_place(full: Store, start: int, end: int, n: int | None) -> None:
    place = Place(made.HARBOUR.id, Span(start, end))
    with full.reading() as connection:
        found = corrections._standing_at(connection, [place, Place("a0", Span(0, 9))])
    assert found == ({place: f"{made.HARBOUR.id}.e{n}"} if n else {})


def test_a_correction_that_no_one_wrote_is_damage(store: Store) -> None:
    store.correct(Correction(0, "rename", (Meant("Ben Tarr"),), "B", made=NOW))
    with transaction(store._writer) as connection:
        connection.exec_driver_sql("UPDATE corrections SET meant = '[3]'")
    with pytest.raises(RecordDamaged), store.reading() as connection:
        list(corrections.every(connection))


def test_readers_cannot_correct(store: Store) -> None:
    with pytest.raises(RecordUnusable), store.reading() as connection:
        corrections.keep(connection, Correction(0, "rename", (Meant("Ben Tarr"),), "B", made=NOW))


def test_a_correction_waits_for_articles(path: Path) -> None:
    store = Store(path)
    store.correct(Correction(0, "rename", (Meant("Ada Lorne"),), "Dame Ada", made=NOW))
    assert not store.stale()  # there is nobody yet
    store.keep(made.findings(made.HARBOUR))
    store.relink(made.links, only_if_stale=True)
    with store.reading() as connection:
        assert corrections.one(connection, 1).standing == "applied"
    store.close()
