"""The record as files."""

from __future__ import annotations

import csv
import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import RecordUnusable, Usage
from onrecord.records import Article, Figure, Findings, Rejected, Span
from onrecord.store import Store, export
from tests.store import made

FIELDS = {
    "articles": "id external_id path url outlet title authors published published_how kind story copy_of text"
    " published_from published_to published_confidence published_words copied_share",
    "statements": "id article kind source cue content speaker speaker_name role anonymous via said_on quote confidence",
    "figures": "id article span low high qualifier unit counted counted_span statement given_by_name as_of series confidence",
    "dates": "id article span type value from to",
    "mentions": "id article span kind actor confidence",
    "actors": "id kind name names roles",
    "quotes": "id wording statements carriers first_article first_on variants",
    "stories": "id title from to articles follows",
    "series": "id counted unit figures",
    "corrections": "number what meant value articles made undone standing actors",
    "rejected": "path step reason",
}


def exported(store: Store, folder: Path, format: str = "jsonl") -> dict[str, int]:
    with store.reading() as connection:
        return export.export(connection, folder, format)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_files_and_fields(store: Store, tmp_path: Path) -> None:
    store.reject(Rejected("a.txt", "reading", "empty"))
    counts = exported(store, tmp_path / "out")
    assert {each.name for each in (tmp_path / "out").iterdir()} == {f"{name}.jsonl" for name in FIELDS}
    for name, fields in FIELDS.items():
        rows = lines(tmp_path / "out" / f"{name}.jsonl")
        assert len(rows) == counts[name]
        assert all(list(row) == fields.split() for row in rows)
    assert [name for name, count in counts.items() if not count] == ["quotes", "stories", "series", "corrections"]


def test_values(store: Store, tmp_path: Path) -> None:
    exported(store, tmp_path)
    text = made.HARBOUR.text
    said = next(row for row in lines(tmp_path / "statements.jsonl") if row["id"] == f"{made.HARBOUR.id}.s1")
    assert [text[s:e] for s, e in said["content"]] == ["12 boats were lost on 2031-05-02"]
    assert (said["speaker_name"], said["via"], said["quote"]) == ("Ada Lorne", ["The Agency"], None)
    assert said["said_on"] == ["2031-05-03", "2031-05-03"]
    figure = next(row for row in lines(tmp_path / "figures.jsonl") if row["article"] == made.QUAY.id)
    assert (figure["low"], figure["counted"], figure["statement"], figure["given_by_name"]) == (40.0, "boats", None, "The Oar")
    actor = next(row for row in lines(tmp_path / "actors.jsonl") if row["name"] == "Ada Lorne")
    assert actor["names"] == [{"name": "Ada Lorne", "count": 1}, {"name": "Lorne", "count": 1}]
    assert list(actor["roles"][0]) == ["role", "from", "to", "count"]
    undated = next(row for row in lines(tmp_path / "articles.jsonl") if row["id"] == made.UNDATED.id)
    assert (undated["published"], undated["published_how"], undated["text"]) == (None, "unknown", made.UNDATED.text)


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_the_order_of_adding_does_not_change_a_byte(tmp_path: Path, format: str) -> None:
    more = [
        made.article(f"Ada Lorne said {n} boats came. Ben Tarr denied it all.", day=f"2031-01-{n:02}") for n in range(1, 15)
    ]
    every = [*made.EVERY, *more]
    found = []
    for number, order in enumerate((every, every[::-1], every[5:] + every[:5])):
        store = Store(tmp_path / f"{number}.db")
        for each in order:
            store.keep(made.findings(each))
        store.relink(made.links)
        exported(store, tmp_path / str(number), format)
        store.close()
        found.append({each.name: each.read_bytes() for each in (tmp_path / str(number)).iterdir()})
    assert found[0] == found[1] == found[2]


def test_items_come_in_reading_order(tmp_path: Path, path: Path) -> None:
    store = Store(path)
    of = made.article(" ".join(f"Ada Lorne said {n} boats came." for n in range(12)))
    store.keep(made.findings(of))
    exported(store, tmp_path)
    assert [row["id"] for row in lines(tmp_path / "statements.jsonl")] == [f"{of.id}.s{n}" for n in range(1, 13)]
    store.close()


def test_lines_end_where_lines_end_and_numbers_are_json(tmp_path: Path, path: Path) -> None:
    store = Store(path)
    of = Article("one\u2028two\x85three\u2029four\nfive\r\0 9", title="\u202e")
    figure = Figure(Span(0, 3), "one", float("inf"), None, "exact", id=f"{of.id}.f1")
    store.keep(Findings(of, figures=(figure,)))
    exported(store, tmp_path)
    assert [row["text"] for row in lines(tmp_path / "articles.jsonl")] == [of.text]
    assert [row["low"] for row in lines(tmp_path / "figures.jsonl")] == [None]
    store.close()


def test_csv(store: Store, tmp_path: Path) -> None:
    exported(store, tmp_path, "csv")
    with (tmp_path / "statements.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == FIELDS["statements"].split()
    said = next(row for row in rows if row["id"] == f"{made.HARBOUR.id}.s1")
    assert [made.HARBOUR.text[s:e] for s, e in json.loads(said["cue"])] == ["said"]
    assert (said["quote"], said["anonymous"]) == ("", "")
    assert (tmp_path / "quotes.csv").read_text(encoding="utf-8") == FIELDS["quotes"].replace(" ", ",") + "\n"


def test_a_format_that_is_none(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Usage, match="jsonl, csv, parquet"):
        exported(store, tmp_path, "xlsx")


def test_parquet_without_pyarrow(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(Usage, match="onrecord\\[parquet\\]"):
        exported(store, tmp_path / "out", "parquet")
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(importlib.util.find_spec("pyarrow") is None, reason="pyarrow is not installed")
def test_parquet(store: Store, tmp_path: Path) -> None:
    counts = exported(store, tmp_path, "parquet")
    exported(store, tmp_path / "json")
    parquet = importlib.import_module("pyarrow.parquet")
    for name in FIELDS:
        table = parquet.read_table(tmp_path / f"{name}.parquet")
        assert table.num_rows == counts[name]
        assert table.to_pylist() == lines(tmp_path / "json" / f"{name}.jsonl")


def test_an_export_that_fails_leaves_what_was_there(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exported(store, tmp_path)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir() if each.suffix == ".jsonl"}

    def failing(*_: object) -> None:
        raise ZeroDivisionError

    store.keep(made.findings(made.article("Ada Lorne said more.")))
    monkeypatch.setattr("onrecord.store.queries.rejections", failing)
    with pytest.raises(ZeroDivisionError):
        exported(store, tmp_path)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir() if not each.name.startswith("record")} == before


def test_a_folder_that_cannot_be_made(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(RecordUnusable):
        exported(store, tmp_path / "file")
