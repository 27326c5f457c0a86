"""A record's corrections: made, listed, undone, kept through what comes after; in the place of the network, made.py reads."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.errors import NotOnRecord, OnrecordError, Usage
from onrecord.record import Record
from onrecord.records import Actor, Article, Findings, Name, Span, Speaker
from tests.store import made

TEXTS = [
    "Ada Moor said 12 boats were lost. Tom Reed denied it all. Moor said more.",
    "Adele Moor said the quay is shut. Ada Moor denied that.",
    "Ada Mohr said the quay is open. Nan Reed said so too.",
    "Ada Mohr denied that 3 boats came. Mohr said nothing.",
]
ARTICLES = [made.article(text, day=f"2031-05-0{n}", outlet="The Lamp") for n, text in enumerate(TEXTS, 1)]
IDS = [each.id for each in ARTICLES]


@pytest.fixture(autouse=True)
def _simple_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.adding.findings", made.read)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the four articles, linked and closed: to be copied, since making one takes long."""
    folder = tmp_path_factory.mktemp("base")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.adding.findings", made.read)
        with filled(folder / "record.db", folder) as held:
            held.actors()
    return folder / "record.db"


@pytest.fixture
def record(base: Path, tmp_path: Path) -> Iterator[Record]:
    shutil.copy(base, tmp_path / "record.db")
    with onrecord.open(tmp_path / "record.db") as held:
        yield held


def filled(path: Path, folder: Path, articles: Iterable[Article] = ARTICLES) -> Record:
    held = onrecord.open(path)
    add(held, folder, articles)
    return held


def add(record: Record, folder: Path, articles: Iterable[Article]) -> None:
    rows = [{"text": each.text, "outlet": each.outlet, "published": str(each.published)} for each in articles]
    (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    record.add(folder / "in.jsonl")


def names(record: Record) -> list[str]:
    return sorted(each.name for each in record.actors())


def speakers(record: Record, article: int) -> list[str | None]:
    return [each.speaker and each.speaker.name for each in record.findings(IDS[article - 1]).statements]


BEFORE = ["Ada Mohr", "Ada Moor", "Adele Moor", "Moor", "Nan Reed", "Tom Reed"]


def test_nothing_is_corrected_at_first(record: Record) -> None:
    assert names(record) == BEFORE
    assert record.corrections.all() == []


def test_merge(record: Record, tmp_path: Path) -> None:
    moor, mohr = record.actors("Ada Moor")[0], record.actors("Ada Mohr")[0]
    done = record.corrections.merge("Ada Mohr", moor.id)
    assert (done.number, done.what, done.standing, done.actors) == (1, "merge", "applied", (min(moor.id, mohr.id),))
    both = record.actor(done.actors[0])
    assert [(each.name, each.count) for each in both.names] == [("Ada Mohr", 2), ("Ada Moor", 2), ("Mohr", 1)]
    assert {each.id for each in record.statements(speaker="Ada Mohr")} == {
        each.id for each in record.statements(speaker=both.id)
    }
    assert len(record.statements(speaker=both.id)) == 5
    assert record.show(f"{IDS[0]}.e1").item == both
    assert {each.given_by and each.given_by.actor for each in record.figures()} == {both.id}
    assert record.verify() == []
    record.export(tmp_path / "out")
    lines = (tmp_path / "out/corrections.jsonl").read_text(encoding="utf-8").splitlines()
    [row] = [json.loads(line) for line in lines]
    assert (row["number"], row["what"], row["standing"], row["actors"]) == (1, "merge", "applied", [both.id])
    texts = {each.id: each.text for each in ARTICLES}
    shown = [texts[each["article"]][slice(*each["span"])] for whom in row["meant"] for each in whom["places"]]
    assert shown == ["Ada Mohr", "Ada Mohr", "Mohr", "Ada Moor", "Ada Moor"]


def test_actors_tell_by_which_corrections_they_are_what_they_are(record: Record) -> None:
    def told() -> dict[str, tuple[int, ...]]:
        return {each.name: each.corrections for each in record.actors() if each.corrections}

    assert told() == record.corrections.marks() == {}
    record.corrections.rename("Tom Reed", "Thomas Reed")
    one = record.corrections.merge("Ada Mohr", "Ada Moor").actors[0]
    record.corrections.retype(one, "group")
    whole, part = record.corrections.split(one, articles=[IDS[3]]).actors
    assert record.corrections.marks() == {record.actors("Tom Reed")[0].id: (1,), whole: (2, 3, 4), part: (4,)}
    assert set(told().values()) == {(1,), (2, 3, 4), (4,)}
    assert record.actor(part).corrections == record.show(part).item.corrections == (4,)  # type: ignore[union-attr]
    for number in (4, 3):
        record.corrections.undo(number)
    assert told() == {"Thomas Reed": (1,), "Ada Mohr": (2,)}
    with pytest.raises(NotOnRecord):
        record.corrections.one(9)


def test_split_by_article_and_by_name(record: Record) -> None:
    mohr = record.actors("Ada Mohr")[0]
    done = record.corrections.split("Ada Mohr", articles=[IDS[3]])
    stays, part = done.actors
    assert stays == mohr.id
    assert {each.article.id for each in record.statements(speaker=stays) if each.article} == {IDS[2]}
    assert {each.article.id for each in record.statements(speaker=part) if each.article} == {IDS[3]}
    record.corrections.rename(part, "Ada Mohr the younger")
    assert speakers(record, 4) == ["Ada Mohr the younger"] * 2
    stays, part = record.corrections.split(part, name="mohr").actors
    assert speakers(record, 4) == ["Ada Mohr the younger", "Mohr"]


def test_rename_and_retype(record: Record) -> None:
    done = record.corrections.rename("Tom Reed", "  Thomas\n Reed ")
    assert speakers(record, 1)[1] == "Thomas Reed"
    assert [each.id for each in record.actors("thomas reed")] == list(done.actors)
    record.corrections.retype("Thomas Reed", "organisation")
    assert record.actor(done.actors[0]).kind == "organisation"
    assert record.actors("Tom Reed")[0].name == "Thomas Reed"


def test_undo_gives_back_what_was_derived(record: Record) -> None:
    before = record.statements(), record.actors()
    record.corrections.merge("Ada Mohr", "Ada Moor")
    record.corrections.rename("Tom Reed", "Thomas Reed")
    assert [(each.number, each.standing) for each in record.corrections.all()] == [(1, "applied"), (2, "applied")]
    assert record.corrections.undo(1).standing == "undone"
    assert "Ada Mohr" in names(record)
    record.corrections.undo(2)
    assert (record.statements(), record.actors()) == before
    assert [(each.number, each.standing, each.actors) for each in record.corrections.all()] == [
        (1, "undone", ()),
        (2, "undone", ()),
    ]
    assert record.corrections.merge("Ada Mohr", "Ada Moor").number == 3


def test_undo_refuses_what_others_build_on(record: Record) -> None:
    part = record.corrections.split("Ada Mohr", articles=IDS[3]).actors[1]
    record.corrections.rename(part, "Another Mohr")
    record.corrections.rename("Tom Reed", "Thomas Reed")
    with pytest.raises(Usage, match="correction 2 is about the actor that 1 made"):
        record.corrections.undo(1)
    record.corrections.undo(2)
    record.corrections.undo(1)
    assert names(record) == sorted({*BEFORE, "Thomas Reed"} - {"Tom Reed"})


def test_what_is_added_later_is_corrected_too(record: Record, tmp_path: Path) -> None:
    record.corrections.merge("Ada Mohr", "Ada Moor")
    record.corrections.rename("Ada Mohr", "Dame Ada")
    more = made.article("Ada Mohr said it rained. Ada Moor said it snowed.", day="2031-06-01")
    add(record, tmp_path, [more])
    assert {each.speaker and each.speaker.name for each in record.findings(more.id).statements} == {"Dame Ada"}


@pytest.mark.parametrize(
    ("words", "error", "said"),
    [
        (("merge", "Ada Moor", "Nobody"), NotOnRecord, "Nobody"),
        (("merge", "Ada Moor", " "), NotOnRecord, "nobody on record"),
        (("merge", "Ada Moor"), Usage, "two actors or more"),
        (("merge", "Ada Moor", "ada moor"), Usage, "two actors or more"),
        (("merge", "Ada Moor", "Reed"), Usage, r"may mean 2 actors, give an id: Nan Reed \(person\) p\w+; Tom Reed"),
        (("rename", "Tom Reed", " ... "), Usage, "holds no word"),
        (("rename", "Tom Reed", "a" * 5000), Usage, "at most"),
        (("retype", "Tom Reed", "cat"), Usage, "no kind of actor"),
        (("split", "Ada Moor"), Usage, "either articles or a name"),
        (("undo", 7), NotOnRecord, "no correction 7"),
        (("undo", 2**70), NotOnRecord, "no correction"),
    ],
)
def test_what_cannot_be_meant(record: Record, words: tuple[Any, ...], error: type[OnrecordError], said: str) -> None:
    what, *rest = words
    with pytest.raises(error, match=said):
        getattr(record.corrections, what)(*rest)
    assert record.corrections.all() == []


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        ({"articles": [IDS[0]], "name": "Moor"}, Usage, "either"),
        ({"articles": ["a0000000000000000"]}, NotOnRecord, "a0000000000000000"),
        ({"articles": [IDS[0], IDS[3]]}, Usage, "does not appear in"),
        ({"articles": IDS[2:]}, Usage, "nothing would be left"),
        ({"name": "Dame Ada"}, Usage, "they show Ada Mohr"),
    ],
)
def test_a_split_that_cannot_be(record: Record, options: dict[str, Any], error: type[OnrecordError], said: str) -> None:
    with pytest.raises(error, match=said):
        record.corrections.split("Ada Mohr", **options)


def test_undone_twice(record: Record) -> None:
    record.corrections.rename("Tom Reed", "T. Reed")
    record.corrections.undo(1)
    with pytest.raises(Usage, match="undone already"):
        record.corrections.undo(1)


def test_of_several_that_have_a_name_the_one_shown_under_it_is_meant(record: Record) -> None:
    record.corrections.merge("Tom Reed", "Moor")
    record.corrections.rename("Tom Reed", "Nan Reed")
    with pytest.raises(Usage, match="may mean 2"):
        record.corrections.rename("Nan Reed", "N")
    record.corrections.undo(2)
    assert record.corrections.rename("Nan Reed", "N").standing == "applied"


# --- read anew ---


def reread(articles: Iterable[Article], *, jobs: int) -> Iterator[Findings]:
    """As a newer model might: one more actor first, the others' numbers other ones, a first name never part of a name."""
    for of in articles:
        found = made.findings(of)
        moved = {each.id: f"{of.id}.e{9 - n}" for n, each in enumerate(found.actors)}
        cast = [
            replace(each, id=moved[each.id], name=each.name.split()[-1], names=(Name(each.name.split()[-1], 1),))
            for each in found.actors
        ]
        said = tuple(
            replace(each, speaker=Speaker(moved[each.speaker.actor], each.speaker.name) if each.speaker else None)
            for each in found.statements
        )
        seen = tuple(
            replace(each, span=Span(each.span.end - len(last), each.span.end), text=last, actor=moved[each.actor or ""])
            for each in found.mentions
            for last in (each.text.split()[-1],)
        )
        more = Actor(f"{of.id}.e1", "organisation", "The Agency", (Name("The Agency", 1),))
        yield replace(found, actors=(more, *cast[::-1]), statements=said, mentions=seen, figures=())


def test_corrections_survive_articles_read_anew(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record.corrections.merge("Tom Reed", "Adele Moor")
    record.corrections.rename("Tom Reed", "Both")
    record.corrections.split("Ada Mohr", articles=[IDS[3]])
    record.corrections.rename("Nan Reed", "Nanette")
    record.corrections.undo(4)
    monkeypatch.setattr("onrecord.adding.findings", reread)
    with filled(tmp_path / "newer.db", tmp_path, ARTICLES[::-1]) as newer:
        for name in ("Both", "Ada Mohr", "Nan Reed"):
            assert not newer.actors(record.actors(name)[0].id)
        assert newer.corrections.copy(record.corrections) == 4
        assert newer.corrections.copy(record.corrections) == 0
        copied = newer.corrections.all()
        assert [each.standing for each in copied] == ["applied", "applied", "applied", "undone"]
        assert [each.made for each in copied] == [each.made for each in record.corrections.all()]
        assert speakers(newer, 1)[1] == speakers(newer, 2)[0] == "Both"
        third, fourth = (newer.statements(article=IDS[n])[0].speaker for n in (2, 3))
        assert third is not None
        assert fourth is not None
        assert third.actor != fourth.actor
        assert newer.verify() == []


def test_a_correction_that_finds_nobody_stays_and_does_nothing(record: Record, tmp_path: Path) -> None:
    record.corrections.merge("Ada Mohr", "Tom Reed")
    with filled(tmp_path / "other.db", tmp_path, ARTICLES[1:2]) as other:
        before = other.actors()
        assert other.corrections.copy(record.corrections) == 1
        assert other.actors() == before
        assert [(each.standing, each.actors) for each in other.corrections.all()] == [("unfound", ())]
        add(other, tmp_path, ARTICLES)
        assert [each.standing for each in other.corrections.all()] == ["applied"]
        assert len(other.actors("Ada Mohr")[0].names) == 3


def test_the_order_of_adding_does_not_show(record: Record, tmp_path: Path) -> None:
    record.corrections.merge("Ada Mohr", "Ada Moor")
    record.corrections.split("Ada Moor", name="Ada Mohr")
    record.export(tmp_path / "out")
    with filled(tmp_path / "other.db", tmp_path, ARTICLES[:2][::-1]) as other:
        other.corrections.copy(record.corrections)
        add(other, tmp_path, ARTICLES[::-1])
        other.export(tmp_path / "other")
    for each in ("actors", "statements", "mentions", "corrections"):
        assert (tmp_path / "out" / f"{each}.jsonl").read_bytes() == (tmp_path / "other" / f"{each}.jsonl").read_bytes()


def test_linking_again_changes_nothing(record: Record) -> None:
    record.corrections.rename("Tom Reed", "T")
    before = record.actors()
    record.relink()
    assert record.actors() == before
