"""Stories and copies on file: they follow what is added in any order, and verify sees what was changed."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import NotOnRecord
from onrecord.link.actors import actors
from onrecord.link.copies import share
from onrecord.records import Actor, Article, Date, Findings, Name, Passage, Span, Speaker, Statement
from onrecord.store import Store, copies, stories_asking
from tests.link.test_dating import FERRY, MILL
from tests.store import made

WIRE = (
    "Ada Lorne closed the harbour of Veld on Monday after the wind tore two cranes from their rails. Nobody was hurt, the port "
    "said. Ships wait outside the bay of Veld, and the first will not be unloaded before Thursday, when new cranes come."
)
MORE = "The cranes of Veld were built in Brandt forty years ago, and Lorne had asked for new ones since the flood of May."
CHESS = "Oren Pell won the chess final in Brandt after six hours. Pell, of Brandt, took the queen of Marek Dahl with a pawn."
EARLY = Article(WIRE, outlet="The Courier", title="Harbour shut", published=dt.date(2031, 3, 3))
REPRINT = Article(f"{WIRE} By wire.", outlet="The Post", title="Cranes torn down", published=dt.date(2031, 3, 4))
AGENCY = Article(f"VELD — {WIRE} {MORE}", outlet="Reuters", title="Wind shuts Veld harbour", published=dt.date(2031, 3, 4))
OWN = Article(f"{MORE} The harbour of Veld stays shut.", outlet="Echo", title="Old cranes", published=dt.date(2031, 3, 5))
ELSE = Article(CHESS, outlet="Echo", title="Pell wins", published=dt.date(2031, 3, 4))
UNDATED = Article(f"{WIRE} Again.", outlet="Nowhere", title="No date")
MONDAY = dt.date(2031, 3, 3)
EVERY = (EARLY, REPRINT, AGENCY, OWN, ELSE, UNDATED)


def filled(path: Path, told: Sequence[Article], *, step: int = 1) -> onrecord.Record:
    """A record with these articles, whose stories follow after so many of them."""
    store = Store(path)
    for number, each in enumerate(told, 1):
        store.keep(_said(each))
        if number % step == 0:
            store.relink(actors, only_if_stale=True)
    store.close()
    return onrecord.open(path)


def _said(article: Article) -> Findings:
    """With one statement, of one speaker."""
    lorne = Actor(f"{article.id}.e1", "person", "Ada Lorne", (Name("Ada Lorne", 1),))
    words = [Passage.of(article.text, [Span(at, at + 5)]) for at in (0, 6, 12)]
    said = Statement(f"{article.id}.s1", "indirect", *words[:2], words[2], Speaker(lorne.id, "Ada Lorne"), article=article.head)
    return Findings(article, (said,), actors=(lorne,))


def test_a_story_and_its_copies(path: Path) -> None:
    with filled(path, EVERY) as record:
        (story,) = record.stories()
        assert {each.id for each in story.articles} == {each.id for each in (EARLY, REPRINT, AGENCY, OWN)}
        assert (story.first, story.last, story.follows) == (dt.date(2031, 3, 3), dt.date(2031, 3, 5), None)
        assert story.title in {"Harbour shut", "Cranes torn down", "Wind shuts Veld harbour"}
        assert story.outlets == ("Echo", "Reuters", "The Courier", "The Post")
        assert record.show(story.id).item == record.story(story.id) == record.story_of(OWN.id) == story
        assert record.story_of(ELSE.id) is None
        copied = {each.article.id: each for each in record.copies(AGENCY.id)}
        assert set(copied) == {EARLY.id, REPRINT.id, OWN.id}
        assert {each.original.id for each in copied.values()} == {AGENCY.id}
        assert copied[EARLY.id].share == 1.0
        assert record.copies(UNDATED.id) == []
        assert record.verify() == []


def test_copies_tell_the_days_that_others_of_the_record_give(path: Path) -> None:
    """Each of the two articles of a copy those that are told of itself."""
    rain = "Rain fell upon the valley for a week, and nobody left the house but for bread, as the road was under water."
    copy, original = Article(f"{rain}\n{FERRY}\n{MILL}"), Article(f"{rain} So it went on.\n{rain} Then it stopped.")
    with filled(path, (copy, original, made.article(f"Trams stood.\n{FERRY}\n{MILL}", day="2023-05-03"))) as record:
        (found,) = record.copies(copy.id)
        assert {found.article, found.original} == {record.article(each.id).head for each in (copy, original)}
        assert {found.article.published_how, found.original.published_how} == {"inferred", "unknown"}
        assert record.verify() == []


def test_a_timeline_of_a_story_counts_reprints_as_one_voice(path: Path) -> None:
    store = Store(path)
    for each in EVERY:
        store.keep(replace(_said(each), dates=tuple(_monday(each))))
    store.close()
    with onrecord.open(path) as record:
        (story,) = record.stories()
        (line,) = record.timeline(story=story.id)
        assert (line.outlets, line.voices, line.date.first) == (3, 1, MONDAY)
        assert line.article.id in {EARLY.id, REPRINT.id, AGENCY.id}
        assert sorted({line.date.id, *line.others}) == sorted(f"{each.id}.d1" for each in (EARLY, REPRINT, AGENCY))
        assert [each.outlets for each in record.timeline()] == [4]  # the undated article is in no story
        assert {each.kind for each in record.timeline(story=story.id, also=["statement"])} == {"happening"}  # said on no day
        assert record.timeline(story="t0000000000000000") == []


def _monday(article: Article) -> Iterator[Date]:
    at = article.text.find("Monday")
    if at >= 0:
        yield Date(Span(at, at + 6), "DATE", MONDAY.isoformat(), MONDAY, MONDAY, "Monday", f"{article.id}.d1")


def test_reprints_are_one_voice(path: Path) -> None:
    with filled(path, EVERY) as record:
        assert record.count_statements() == 6
        assert record.count_statements(reprints=False) == 3  # the agency's, the chess story's and the undated one
        (lorne,) = record.actors("Ada Lorne")
        assert record.reprinted([lorne.id]) == {lorne.id: 3}


def test_no_order_shows(path: Path, tmp_path: Path) -> None:
    shown = set()
    for number, order in enumerate(list(permutations(EVERY))[::90]):
        with filled(tmp_path / f"{number}.db", order, step=1 + number % 3) as record:
            record.export(tmp_path / f"out{number}")
        shown.add(tuple((tmp_path / f"out{number}" / f"{name}.jsonl").read_bytes() for name in ("stories", "articles")))
    assert len(shown) == 1


def test_stories_that_followed_are_those_derived_afresh(path: Path) -> None:
    with filled(path, EVERY) as record:
        before = record.stories(), record.copies(AGENCY.id)
        record.relink()
        assert (record.stories(), record.copies(AGENCY.id)) == before


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"about": "cranes"}, 1),
        ({"about": "chess"}, 0),
        ({"outlet": "Echo"}, 1),
        ({"since": "2031-03-06"}, 0),
        ({"until": "2031-03-03"}, 1),
        ({"speaker": "Lorne"}, 1),
        ({"limit": 0}, 0),
    ],
)
def test_what_is_asked_holds_of_one_article(path: Path, asked: dict[str, str], count: int) -> None:
    with filled(path, EVERY) as record:
        assert len(record.stories(**asked)) == count


ONE, OTHER = "Brand Kolm Ferv Tulk Marn Oskel Vint Drag".split(), "ova ick usto arn ild".split()
WORDS = [f"{one}{other}" for one in ONE for other in OTHER]


def affair(chance: random.Random, number: int) -> Article:
    """Of one of three subjects, on one of five weeks' days."""
    subject = 10 * chance.randrange(3)
    words = chance.sample(WORDS[subject : subject + 20], 7)
    day = dt.date(2031, 3, 1) + dt.timedelta(days=chance.randrange(chance.choice((8, 35))))
    title, outlet = chance.choice((None, words[0])), chance.choice("ABC")
    return Article(f"{' '.join(words)}. Number {number}.", published=day, outlet=outlet, title=title)


@pytest.mark.parametrize("seed", range(1, 4))
def test_stories_of_a_dense_record_follow_in_any_order(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    told = [affair(chance, number) for number in range(36)]
    shown = set()
    for number, step in enumerate((2, 36)):
        chance.shuffle(told)
        store = Store(tmp_path / f"{number}.db")
        for place, each in enumerate(told, 1):
            store.keep(Findings(each))
            if place % step == 0:
                store.relink(actors, only_if_stale=True)
        assert store.verify() == []
        with store.reading() as connection:
            shown.add(tuple(stories_asking.every(connection)))
        store.close()
    assert len(shown) == 1
    (stories,) = shown
    assert {True, False} == {each.follows is None for each in stories}
    assert max((each.last - each.first).days for each in stories) < 14


def test_a_reprint_is_held_against_few_texts(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reprints = [Article(f"{WIRE} Page {n}.", outlet=f"O{n}", published=dt.date(2031, 3, 4 + n // 10)) for n in range(30)]
    filled(path, [EARLY, *reprints[1:]]).close()
    held: list[str] = []

    def counted(copy: str, original: str) -> float:
        held.append(copy)
        return share(copy, original)

    monkeypatch.setattr(copies, "share", counted)
    store = Store(path)
    store.keep(Findings(reprints[0]))
    store.relink(actors, only_if_stale=True)
    store.close()
    assert held == [reprints[0].text]


def test_an_original_that_comes_late_takes_the_copies_over(path: Path) -> None:
    told = [REPRINT, *(Article(f"{WIRE} Page {n}.", outlet=f"O{n}", published=dt.date(2031, 3, 5)) for n in range(5)), AGENCY]
    with filled(path, told) as record:
        assert {each.original.id for each in record.copies(AGENCY.id)} == {AGENCY.id}
        assert len(record.copies(AGENCY.id)) == 6
        assert record.verify() == []


def test_no_such_story(path: Path) -> None:
    with filled(path, [EARLY]) as record:
        assert record.stories() == []
        with pytest.raises(NotOnRecord):
            record.story("t0000000000000000")


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ("UPDATE copies SET share = 0.5 WHERE share > 0.9", "copies"),
        ("UPDATE stories SET first = '2031-03-01'", "stories"),
        ("UPDATE stories SET follows = id", "stories"),
        ("UPDATE sketches SET story = NULL", "stories"),
        ("UPDATE sketches SET story = NULL WHERE article = 1", "stories"),
        ("UPDATE sketches SET terms = zeroblob(144) WHERE article = 1", "stories"),
        ("UPDATE copies SET original = 1, article = 3 WHERE article = 1", "copies"),
    ],
)
def test_what_was_changed_is_found(path: Path, sql: str, table: str) -> None:
    filled(path, EVERY).close()
    with sqlite3.connect(path) as raw:
        raw.execute(sql)
    raw.close()
    with onrecord.open(path) as record:
        assert {each.table for each in record.verify()} >= {table}
