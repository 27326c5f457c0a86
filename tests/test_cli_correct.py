"""`onrecord correct`: what it prints, where, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.cli import app, tables
from onrecord.records import Correction, Meant
from onrecord.store import Store
from tests.store import made

RUNNER = CliRunner()
ARTICLES = [
    made.article("Ada Moor said 12 boats were lost. Tom Reed denied it all.", day="2031-05-01"),
    made.article("Ada Mohr said the quay is open. Nan Reed said so too.", day="2031-05-02"),
    made.article("Ada Mohr denied that 3 boats came.", day="2031-05-03"),
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("base") / "record.db"
    store = Store(path)
    for each in ARTICLES:
        store.keep(made.findings(each))
    store.close()
    return path


@pytest.fixture
def path(base: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(base, tmp_path / "record.db"))


def run(path: Path, *words: str, status: int = 0) -> str:
    result = RUNNER.invoke(app, list(words), env={"ONRECORD_RECORD": str(path), "COLUMNS": "120"})
    assert result.exit_code == status, result.output
    return result.stdout if not status else result.stderr


def listed(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(run(path, "correct", "list")))


def test_merge_then_undo(path: Path) -> None:
    told = run(path, "correct", "merge", "Ada Moor", "Ada Mohr").splitlines()
    assert told[0] == "1: merge Ada Moor + Ada Mohr"
    assert told[1].startswith("   now Ada Mohr (person) p")
    assert told[2] == "   undo it with: onrecord correct undo 1"
    assert {each["speaker_name"] for each in json.loads(run(path, "statements", "--speaker", "Ada Moor"))} == {"Ada Mohr"}
    assert run(path, "correct", "undo", "1") == "undone: merge Ada Moor + Ada Mohr\n"
    assert "Ada Moor" in {each["name"] for each in json.loads(run(path, "actors"))}
    assert [(each["number"], each["standing"]) for each in listed(path)] == [(1, "undone")]


def test_a_corrected_actor_says_so(path: Path) -> None:
    for words in (("rename", "Tom Reed", "Thomas Reed"), ("retype", "Tom Reed", "group"), ("rename", "Nan Reed", "Nan")):
        run(path, "correct", *words)
    run(path, "correct", "undo", "3")
    [reed] = json.loads(run(path, "actors", "Tom Reed"))
    assert reed["corrections"] == [1, 2]
    assert json.loads(run(path, "actors", "Nan Reed"))[0]["corrections"] == []
    [row] = csv.DictReader(io.StringIO(run(path, "actors", "Tom Reed", "--format", "csv")))
    assert row["corrections"] == "[1, 2]"
    listed_as = run(path, "actors", "--format", "table")
    assert listed_as.count("corrected:") == listed_as.count("corrected: 1, 2") == 1
    shown = run(path, "show", reed["id"], "--format", "table")
    assert "corrected: 1, 2" in shown
    assert "rename Tom Reed: Thomas Reed" in shown
    assert json.loads(run(path, "show", reed["id"]))["item"]["corrections"] == [1, 2]


def test_actors_by_office_and_days(path: Path) -> None:
    def names(*words: str) -> list[str]:
        return sorted(each["name"] for each in json.loads(run(path, "actors", *words)))

    assert names("Harbour Master") == ["Ada Mohr", "Ada Moor", "Nan Reed", "Tom Reed"]
    assert names("harbour master", "--since", "2031-05-03") == ["Ada Mohr"]
    assert names("harbour master", "--until", "2031-05-01") == names("--until", "2031-05-01") == ["Ada Moor", "Tom Reed"]
    assert names("harbour") == names("harbour master", "--since", "2031-05-04") == []
    assert "no day is both" in run(path, "actors", "--since", "2031-05-04", "--until", "2031-05-01", status=2)


def test_split_rename_and_retype(path: Path) -> None:
    told = run(path, "correct", "split", "Ada Mohr", "--article", ARTICLES[2].id, "--record", str(path))
    assert told.startswith(f"1: split Ada Mohr: in {ARTICLES[2].id}\n")
    assert told.endswith(f"correct undo 1 --record {path}\n")
    part = listed(path)[0]["actors"][1]
    assert run(path, "correct", "rename", part, "Another Mohr").startswith("2: rename Ada Mohr: Another Mohr\n")
    assert run(path, "correct", "retype", "Another Mohr", "group").startswith("3: retype Another Mohr: group\n")
    [actor] = json.loads(run(path, "actors", "Another Mohr"))
    assert (actor["id"], actor["kind"], actor["names"][-1]) == (part, "group", {"name": "Another Mohr", "count": 0})
    assert run(path, "verify").endswith("none broken\n")


def test_list(path: Path) -> None:
    assert json.loads(run(path, "correct", "list")) == []
    for words in (("rename", "Tom Reed", "Thomas Reed"), ("merge", "Ada Moor", "Ada Mohr"), ("retype", "Nan Reed", "group")):
        run(path, "correct", *words)
    run(path, "correct", "undo", "3")
    first = listed(path)[0]
    assert (first["what"], first["value"], first["standing"], first["undone"]) == ("rename", "Thomas Reed", "applied", None)
    assert first["meant"][0]["places"] == [{"article": ARTICLES[0].id, "span": [34, 42]}]
    rows = list(csv.DictReader(io.StringIO(run(path, "correct", "list", "--format", "csv", "--offset", "1"))))
    assert [(each["number"], each["what"], each["standing"]) for each in rows] == [
        ("2", "merge", "applied"),
        ("3", "retype", "undone"),
    ]
    table = run(path, "correct", "list", "--format", "table", "--limit", "2")
    assert "rename Tom Reed: Thomas Reed" in table
    assert "The first 2 rows" in table


def test_copy(path: Path, base: Path, tmp_path: Path) -> None:
    run(path, "correct", "merge", "Ada Moor", "Ada Mohr")
    newer = Path(shutil.copy(base, tmp_path / "newer.db"))
    assert run(newer, "correct", "copy", str(path)) == "1 new\n"
    assert run(newer, "correct", "copy", str(path)) == "0 new\n"
    assert json.loads(run(newer, "actors")) == json.loads(run(path, "actors"))
    empty = tmp_path / "empty.db"
    Store(empty).close()
    assert run(empty, "correct", "copy", str(path)) == "1 new; 1 of all corrections find nobody here\n"


WRONG = [
    (["merge"], "Missing argument"),
    (["merge", "Ada Moor"], "two actors or more"),
    (["merge", "Ada Moor", "Reed"], "'Reed' may mean 2 actors, give an id: Nan Reed (person) p"),
    (["rename", "Nobody", "X"], "nobody on record has the id or name 'Nobody'"),
    (["split", "Ada Mohr"], "either articles or a name"),
    (["retype", "Ada Mohr", "cat"], "cat"),
    (["undo", "1"], "there is no correction 1"),
    (["undo", "x"], "valid integer"),
    (["copy", "nowhere.db"], "there is no record at nowhere.db"),
    (["join"], "join"),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_wrong_usage(path: Path, words: list[str], said: str) -> None:
    assert said in run(path, "correct", *words, status=2)
    assert listed(path) == []


def test_no_record_is_made(tmp_path: Path) -> None:
    assert "no record" in run(tmp_path / "none.db", "correct", "list", status=2)
    assert list(tmp_path.iterdir()) == []


def test_nothing_of_an_article_is_obeyed() -> None:
    hostile = "[bold]x[/bold] \x1b[31mred\x07 \u202eabc"
    told = tables.correction(Correction(1, "rename", (Meant(hostile),), hostile))
    assert told == "rename [bold]x[/bold] [31mred abc: [bold]x[/bold] [31mred abc"
