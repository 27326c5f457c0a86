"""A record as its users hold it. In the place of the network stands a reading that one sees through (tests/store/made.py)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord import evidence
from onrecord import record as module
from onrecord.ask import Ask
from onrecord.errors import NotOnRecord, RecordMissing, Unreadable, Usage
from onrecord.ingest import Stated
from onrecord.link.actors import actors as link
from onrecord.record import Counts, Kept, Record
from onrecord.records import Actor, Article, Name, Passage, Rejected, Role, Span, Statement
from tests.store import made


@pytest.fixture(autouse=True)
def _simple_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.adding.findings", made.read)
    monkeypatch.setattr(module, "derive", made.links)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    rows = [
        {"text": each.text, "title": each.title, "outlet": each.outlet, "published": each.published and str(each.published)}
        for each in made.EVERY
    ]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "three.jsonl").write_text(text + '{"broken\n', encoding="utf-8")
    (folder / "odd.txt").write_text("This is unreadable, it says.", encoding="utf-8")
    return folder


@pytest.fixture
def record(tmp_path: Path, sources: Path) -> Iterator[Record]:
    with onrecord.open(tmp_path / "record.db") as held:
        held.add(sources)
        yield held


H, Q, U = (each.id for each in made.EVERY)


def test_add_tells_of_each_and_adds_nothing_twice(tmp_path: Path, sources: Path) -> None:
    with onrecord.open(tmp_path / "record.db") as record:
        heard: list[Kept | Rejected] = []
        added = record.add(sources, on_item=heard.append)
        assert (added.articles, added.known, len(added.rejected)) == (3, 0, 2)
        assert sorted(each.article.id for each in heard if isinstance(each, Kept)) == sorted([H, Q, U])
        assert {each.step for each in heard if isinstance(each, Rejected)} == {"parsing", "extraction"}
        before = record.counts()
        heard.clear()
        again = record.add(sources, on_item=heard.append)
        assert (again.articles, again.known, len(again.rejected)) == (0, 3, 2)
        assert {(each.article.id, each.new, each.statements) for each in heard if isinstance(each, Kept)} == {
            (H, False, 2),
            (Q, False, 1),
            (U, False, 1),
        }
        assert record.counts() == before
        assert {each.reason for each in record.rejected()} == {each.reason for each in added.rejected}


def test_the_same_article_twice_in_one_add_is_kept_once(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(made.UNDATED.text, encoding="utf-8")
    with onrecord.open(tmp_path / "record.db") as record:
        added = record.add([tmp_path / "a.txt", tmp_path / "b.txt"])
        assert (added.articles, added.known) == (1, 1)


def test_an_interrupted_add_goes_on_when_run_again(tmp_path: Path, sources: Path) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    with onrecord.open(tmp_path / "record.db") as record:
        with pytest.raises(KeyboardInterrupt):
            record.add(sources / "three.jsonl", on_item=interrupt)
        assert record.counts().articles == 1
        assert record.verify() == []
        assert record.add(sources / "three.jsonl").articles == 2


def test_findings_that_cannot_be_stored_are_rejected_and_the_rest_goes_on(
    tmp_path: Path, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(articles: Any, *, jobs: int) -> Any:
        for found in made.read(articles, jobs=jobs):
            if isinstance(found, Rejected) or found.article.id != H:
                yield found
            else:
                yield onrecord.Findings(found.article, found.statements)  # its speakers are missing

    monkeypatch.setattr("onrecord.adding.findings", read)
    with onrecord.open(tmp_path / "record.db") as record:
        added = record.add(sources / "three.jsonl")
        assert added.articles == 2
        assert "storing" in {each.step for each in added.rejected}


def test_what_is_stated_reaches_the_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ada Lorne said so.", encoding="utf-8")
    with onrecord.open(tmp_path / "record.db") as record:
        record.add(str(tmp_path / "a.txt"), stated=Stated("The Lamp", dt.date(2031, 5, 3), "transcript"))
        head = record.articles()[0]
        assert (head.outlet, head.published, head.kind) == ("The Lamp", dt.date(2031, 5, 3), "transcript")


def test_a_text_comes_back_character_for_character(tmp_path: Path) -> None:
    text = "\ufeff  Ada Lorne said so.\r\n\tZoë\u202e \0 'quoted' 👩‍🚀\n\n"
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}) + "\n", encoding="utf-8")
    with onrecord.open(tmp_path / "record.db") as record:
        added = record.add(tmp_path / "a.jsonl")
        if added.articles:
            assert record.article(record.articles()[0].id).text == text
        else:
            assert added.rejected  # a NUL may be refused, but never dropped


def test_jobs(record: Record, sources: Path) -> None:
    with pytest.raises(Usage):
        record.add(sources, jobs=0)


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(RecordMissing):
        onrecord.open(tmp_path / "none.db", create=False)


def test_statements(record: Record) -> None:
    assert [each.id for each in record.statements()] == [f"{Q}.s1", f"{H}.s1", f"{H}.s2", f"{U}.s1"]
    assert [each.id for each in record.statements(Ask(speaker="Lorne"), about="boats")] == [f"{H}.s1"]
    assert record.count_statements(speaker="Lorne", limit=1) == 2
    one = record.statements(speaker="Lorne", limit=1)[0]
    assert (str(one.speaker), one.speaker and one.speaker.role, one.article and one.article.id) == (
        "Ada Lorne",
        "harbour master",
        Q,
    )


@pytest.mark.parametrize(
    "filters",
    [
        {"kind": "loud"},
        {"since": "yesterday"},
        {"until": 2031},
        {"limit": -1},
        {"offset": -1},
        {"limit": 2**64},
        {"who": "Lorne"},
        {"about": "a" * 5000},
        {"speaker": "a" * 5000},
    ],
)
def test_what_cannot_be_meant(record: Record, filters: dict[str, Any]) -> None:
    with pytest.raises(Usage):
        record.statements(**filters)


def test_days_may_be_text_and_empty_text_does_not_filter(record: Record) -> None:
    assert [each.id for each in record.articles(since="2031-05-04", speaker="", about="")] == [Q]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, [f"{Q}.f1", f"{H}.f1", f"{U}.f1"]),
        ({"about": "boats"}, [f"{Q}.f1", f"{H}.f1", f"{U}.f1"]),
        ({"about": "boats", "limit": 1, "offset": 1}, [f"{H}.f1"]),
        ({"about": "lost"}, [f"{H}.f1"]),  # of its sentence
        ({"about": "quay"}, []),  # of its article only
        ({"about": "boats", "speaker": "Senn"}, [f"{U}.f1"]),
    ],
)
def test_figures(record: Record, filters: dict[str, Any], expected: list[str]) -> None:
    assert [each.id for each in record.figures(**filters)] == expected


def test_timeline(record: Record) -> None:
    told = [(each.date.value, each.sentence.text, each.article.id) for each in record.timeline()]
    assert told == [
        ("2031-05-02", "Ada Lorne said 12 boats were lost on 2031-05-02.", H),
        ("2031-05-20", "Then 40 boats came on 2031-05-20.", Q),
        ("2031-06-01", "Lorne said the quay will open on 2031-06-01.", Q),
    ]
    assert [each.date.value for each in record.timeline(about="boats")] == ["2031-05-02", "2031-05-20"]
    assert [each.date.value for each in record.timeline(about="boats", limit=1, offset=1)] == ["2031-05-20"]
    assert [each.date.value for each in record.timeline(since="2031-05-03", until="2031-05-31")] == ["2031-05-20"]
    assert [each.date.value for each in record.timeline(limit=1, offset=1)] == ["2031-05-20"]
    assert [each.date.value for each in record.timeline(offset=2)] == ["2031-06-01"]
    for happening in record.timeline():
        text = record.article(happening.article.id).text
        assert happening.sentence.whole.of(text) == happening.sentence.text
        assert happening.sentence.whole.holds(happening.date.span)


def test_statements_and_figures_on_the_axis_of_a_timeline(record: Record) -> None:
    told = record.timeline(about="boats", also=("statement", "figure"))
    assert {each.kind for each in told} == {"happening", "statement", "figure"}
    assert [each.date.first for each in told] == sorted(each.date.first for each in told if each.date.first is not None)
    assert all(record.show(each.date.id).item for each in told)
    assert {each.kind for each in record.timeline(about="boats", also=["figure"])} == {"happening", "figure"}
    late = record.timeline(about="boats", also=("statement", "figure"), since="2031-05-20", until="2031-05-31")
    assert all(each.date.last >= dt.date(2031, 5, 20) for each in late if each.date.last is not None)


def test_a_timeline_has_no_speaker(record: Record) -> None:
    with pytest.raises(Usage):
        record.timeline(speaker="Lorne")


def test_statements_of_a_whole_record_stand_in_no_timeline(record: Record) -> None:
    with pytest.raises(Usage):
        record.timeline(also=["statement"], since="2031-05-20")


def test_actors(record: Record) -> None:
    assert [each.name for each in record.actors()] == ["Ada Lorne", "Ben Tarr", "Mira Senn"]
    assert [each.name for each in record.actors("senn")] == ["Mira Senn"]
    assert [(actor.name, count) for actor, count in record.speakers(limit=2)] == [("Ada Lorne", 2), ("Ben Tarr", 1)]
    lorne = record.actors(limit=1)[0]
    assert record.actor(lorne.id) == lorne
    assert record.counts() == Counts(3, 4, 3, 3, 3, 4, 2, 2, 0)


def test_who_held_an_office_and_when(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hold it one after the other; one article gives it in fewer words, one gives another office."""
    held = [
        *(("Ada Moor", "Norlandish Harbour Minister", "2030-03-01"), ("Ada Moor", "Harbour Minister", "2030-09-01")),
        *(("Tom Reed", "Norlandish Harbour Minister", "2031-02-01"), ("Nan Hale", "deputy Harbour Minister", "2030-05-01")),
        ("Ada Moor", "Senator", "2031-02-01"),
    ]

    def read(articles: Any, *, jobs: int) -> Any:
        for each, (name, role, day) in zip(articles, held, strict=True):
            who = Actor(f"{each.id}.e1", "person", name, (Name(name, 1),), (Role(role, *[dt.date.fromisoformat(day)] * 2),))
            yield onrecord.Findings(each, actors=(who,))

    monkeypatch.setattr("onrecord.adding.findings", read)
    monkeypatch.setattr(module, "derive", link)
    rows = [{"text": f"{name}, {role}, spoke.", "published": day} for name, role, day in held]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    def who(*asked: str, **days: Any) -> list[tuple[str, str]]:
        return sorted((each.name, each.roles[0].role) for each in record.actors(*asked, **days))

    with onrecord.open(tmp_path / "record.db") as record:
        record.add(tmp_path / "in.jsonl")
        both = [("Ada Moor", "Norlandish Harbour Minister"), ("Tom Reed", "Norlandish Harbour Minister")]
        assert who("Norlandish Harbour Minister") == both
        assert who("harbour minister", since="2031-01-01") == both[1:]
        spring = {"since": "2030-04-01", "until": "2030-08-31"}
        assert who("Harbour Minister", **spring) == [("Ada Moor", "Harbour Minister")]  # between its two wordings
        assert who("Ada Moor", **spring) == []  # of a name, each role is taken by itself
        assert who("Norlandish Harbour Minister", since="2030-08-01", until="2030-10-01") == [("Ada Moor", "Harbour Minister")]
        assert who("Ada Moor") == [("Ada Moor", "Harbour Minister")]
        assert who("Ada Moor", since="2031-01-01") == [("Ada Moor", "Senator")]
        assert who(until="2030-03-31") == [("Ada Moor", "Harbour Minister")]
        assert who("minister", limit=1, offset=1) == who("minister")[1:]
        with pytest.raises(Usage):
            record.actors(since="soon")


def test_actors_are_linked_anew_when_something_was_added(record: Record, tmp_path: Path) -> None:
    before = record.actors()
    (tmp_path / "more.txt").write_text("Cara Lorne-Holm said it. Dana Tarr denied it.", encoding="utf-8")
    record.add(tmp_path / "more.txt")
    assert len(record.statements(speaker="Tarr")) == 2
    assert [each.id for each in record.actors("Tarr")] == [each.id for each in before if each.name == "Ben Tarr"]


def test_article_and_findings(record: Record) -> None:
    assert record.article(H).text == made.HARBOUR.text
    found = record.findings(H)
    assert found.article.id == H
    assert [each.name for each in found.actors] == ["Ada Lorne", "Ben Tarr"]
    assert {each.actor for each in found.mentions} == {each.id for each in found.actors}


@pytest.mark.parametrize(
    ("letter", "kind", "words"),
    [
        ("s2", "statement", "Ben Tarr denied the pier was weak."),
        ("f1", "figure", "Ada Lorne said 12 boats were lost on 2031-05-02."),
        ("d1", "date", "Ada Lorne said 12 boats were lost on 2031-05-02."),
        ("m2", "mention", "Ben Tarr denied the pier was weak."),
    ],
)
def test_show(record: Record, letter: str, kind: str, words: str) -> None:
    shown = record.show(f"{H}.{letter}")
    assert shown.kind == kind
    assert shown.article is not None
    assert shown.paragraph is not None
    assert shown.paragraph.of(shown.article.text) == words
    assert not isinstance(shown.item, Article)
    assert shown.item.id == f"{H}.{letter}"


def test_show_an_article_and_an_actor(record: Record) -> None:
    assert record.show(H).item == record.show(H).article == record.article(H)
    lorne = record.actors("Ada Lorne")[0]
    assert record.show(lorne.id).item == lorne
    assert record.show(f"{Q}.e1").item == lorne  # "Lorne" there


def test_the_paragraphs_of_a_broken_statement_are_shown_whole() -> None:
    of = Article("First.\n“So much,” Ada Lorne said,\nand more.\nLast.")
    parts = [Passage.of(of.text, [Span(*span)]) for span in ((16, 25), (26, 30), (32, 40))]
    shown = evidence.shown(of, Statement("s", "direct", *parts, article=of.head))
    assert shown.paragraph is not None
    assert shown.paragraph.of(of.text) == "“So much,” Ada Lorne said,\nand more."


ABSENT = ["", "a", "a0000000000000000", "p0", "' OR 1=1", "\0", "é" * 50]
ABSENT += [f"{H}.{rest}" for rest in ("", "s", "s0", "s9", "x1", "s" + "9" * 30)]


@pytest.mark.parametrize("id", ABSENT)
def test_not_on_record(record: Record, id: str) -> None:
    for ask in (record.show, record.article, record.findings, record.actor):
        with pytest.raises(NotOnRecord):
            ask(id)


def test_export_and_verify(record: Record, tmp_path: Path) -> None:
    assert record.export(tmp_path / "out") | {"rejected": 0} == {
        **{"articles": 3, "statements": 4, "figures": 3, "dates": 3, "mentions": 4, "actors": 3},
        **{"quotes": 0, "stories": 0, "series": 0, "corrections": 0, "rejected": 0},
    }
    assert record.verify() == []


def test_relinking_changes_nothing(record: Record) -> None:
    before = record.statements()
    record.relink()
    assert record.statements() == before


def test_a_closed_record_can_be_closed_again(tmp_path: Path) -> None:
    record = onrecord.open(tmp_path / "record.db")
    record.close()
    record.close()
    assert [each.name for each in tmp_path.iterdir()] == ["record.db"]  # the log is folded in


def test_read() -> None:
    found = onrecord.read("Ada Lorne said so.", published="2031-05-03", outlet="The Lamp")
    assert isinstance(found.statements[0], Statement)
    assert (found.article.published, found.article.published_how) == (dt.date(2031, 5, 3), "stated")
    assert onrecord.read("Ada Lorne said so.").article.published_how == "unknown"


def test_read_refuses() -> None:
    with pytest.raises(Unreadable, match="says so"):
        onrecord.read("unreadable")
    with pytest.raises(Usage):
        onrecord.read("x", published="May")
    with pytest.raises(Usage):
        onrecord.read("x", kind="poem")  # type: ignore[arg-type]
