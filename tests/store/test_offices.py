"""An office whose holder its article does not name: what the record shows of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from onrecord.ask import Ask
from onrecord.link.actors import actors
from onrecord.records import Correction, Meant, Speaker
from onrecord.store import Store, queries
from tests.link.casts import actor
from tests.store.test_updating import found

SEAT = "Norlandish harbour minister"
NAMED = actor("person", "Ada Moor", role=SEAT)
ASKED = actor("office", "Norlandish harbor minister")


def record(path: Path, *, asked_on: dt.date | None) -> Store:
    store = Store(path)
    store.keep(found(1, [NAMED], dt.date(2031, 3, 1)))
    store.keep(found(2, [NAMED], dt.date(2031, 3, 9)))
    store.keep(found(3, [ASKED], asked_on))
    store.relink(actors)
    return store


def speakers(store: Store, name: str) -> list[Speaker | None]:
    with store.reading() as connection:
        return [each.speaker for each in queries.asked_statements(connection, Ask(speaker=name))]


def shown(store: Store, name: str) -> list[tuple[str, str | None]]:
    return [(each.name, each.role) for each in speakers(store, name) if each is not None]


def test_its_statement_has_the_person_as_speaker_with_the_role(path: Path) -> None:
    store = record(path, asked_on=dt.date(2031, 4, 1))
    assert ("Ada Moor", "Norlandish harbor minister") in shown(store, "Ada Moor")
    assert len(shown(store, "Ada Moor")) == 3
    store.close()


def test_an_undated_article_has_the_office_as_speaker(path: Path) -> None:
    store = record(path, asked_on=None)
    assert len(shown(store, "Ada Moor")) == 2
    assert shown(store, "harbor minister") == [("Norlandish harbor minister", None)]
    store.close()


def test_it_follows_a_correction_of_the_person(path: Path) -> None:
    store = record(path, asked_on=dt.date(2031, 4, 1))
    store.correct(Correction(0, "rename", (Meant("Ada Moor"),), "Dame Ada", made=dt.datetime.now(dt.UTC)))
    store.relink(actors)
    assert ("Dame Ada", "Norlandish harbor minister") in shown(store, "Dame Ada")
    store.close()
