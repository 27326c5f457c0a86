"""The command line: what it prints, where, and with which exit status; over a record of the sample story."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner

import onrecord
from onrecord.cli import app, rows, showing, tables
from onrecord.cli.options import day
from onrecord.cli.printing import as_json, clean, line
from onrecord.compared import Stretch
from onrecord.overtime import Happening
from onrecord.records import Article, Date, Figure, Head, Name, Passage, Role, Span, Speaker, Statement

RUNNER = CliRunner()
HOSTILE = "[bold]x[/bold] \x1b[31mred\x1b]0;t\x07 \x9b2J \u202eabc :smile:"
CONTROLS = ("\x1b", "\x07", "\x9b", "\u202e")
TITLES = {"statements": "said", "quotes": "carried by", "actors": "actor", "figures": "given by", "timeline": "told by"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    path = str(tmp_path_factory.mktemp("cli") / "demo.db")
    result = RUNNER.invoke(app, ["demo", "--record", path], env={"COLUMNS": "100"})
    assert result.exit_code == 0, result.output
    return path, result.stdout


def run(demo: tuple[str, str], *words: str, width: int = 100) -> str:
    result = RUNNER.invoke(app, list(words), env={"ONRECORD_RECORD": demo[0], "COLUMNS": str(width)})
    assert result.exit_code == 0, result.output
    return result.stdout


def found(demo: tuple[str, str], *words: str) -> Any:
    return json.loads(run(demo, *words, "--format", "json"))


def printed(value: Any, width: int = 80) -> str:
    out = io.StringIO()
    Console(file=out, width=width, highlight=False, markup=False, emoji=False).print(value)
    return out.getvalue()


# --- the demo and the answers ---


def test_demo_answers_and_says_what_to_type_next(demo: tuple[str, str]) -> None:
    path, told = demo
    for title in ("Who said what", "Which figures were given", "What happened when", "Who is on the record"):
        assert title in told
    assert f"serve --record {path}" in told
    assert " 0 rejected" in told
    assert Path(path).is_file()


def test_demo_twice_adds_nothing(demo: tuple[str, str]) -> None:
    before = run(demo, "verify")
    again = RUNNER.invoke(app, ["demo", "--record", demo[0]])
    assert again.stdout.startswith("0 articles added")
    assert run(demo, "verify") == before


@pytest.mark.parametrize("name", TITLES)
def test_listings_in_every_format(demo: tuple[str, str], name: str) -> None:
    items = found(demo, name)
    assert items
    assert set(items[0]) == set(rows.COLUMNS[name])
    assert json.loads(run(demo, name)) == items  # off a terminal
    parsed = list(csv.DictReader(io.StringIO(run(demo, name, "--format", "csv"))))
    assert [each["id"] for each in parsed] == [each["id"] for each in items]
    assert list(parsed[0]) == list(rows.COLUMNS[name])
    table = run(demo, name, "--format", "table")
    assert TITLES[name] in table
    assert items[0]["id"] in table


@pytest.mark.parametrize("name", TITLES)
def test_limit_and_offset(demo: tuple[str, str], name: str) -> None:
    items = found(demo, name)
    assert found(demo, name, "--limit", "2", "--offset", "1") == items[1:3]
    table = run(demo, name, "--format", "table", "--limit", "2")
    assert items[1]["id"] in table
    assert items[2]["id"] not in table
    assert "The first 2 rows; there are more" in table


@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize("name", TITLES)
def test_tables_keep_within_the_terminal(demo: tuple[str, str], name: str, width: int) -> None:
    lines = run(demo, name, "--format", "table", width=width).splitlines()
    assert max(map(len, lines)) <= width


def test_content_is_printed_in_full(demo: tuple[str, str]) -> None:
    longest = max(found(demo, "statements"), key=lambda each: len(each["content_text"]))
    wrapped = run(demo, "statements", "--format", "table", "--about", longest["content_text"].split()[0], "--limit", "1000")
    cells = " ".join(line(row[43:] if width else row) for width in (0, 1) for row in wrapped.splitlines())
    assert all(word in cells for word in longest["content_text"].split())


def test_filters(demo: tuple[str, str]) -> None:
    items = found(demo, "statements")
    some = items[len(items) // 2]
    assert {each["speaker"] for each in found(demo, "statements", "--speaker", some["speaker"])} == {some["speaker"]}
    assert {each["outlet"] for each in found(demo, "statements", "--outlet", some["outlet"])} == {some["outlet"]}
    assert {each["kind"] for each in found(demo, "statements", "--kind", "direct")} == {"direct"}
    on = some["published"]
    assert {each["published"] for each in found(demo, "statements", "--since", on, "--until", on)} == {on}
    assert found(demo, "statements", "--about", "nosuchword") == []
    assert found(demo, "actors", some["speaker"])[0]["id"] == some["speaker"]
    counted = next(each["counted"] for each in found(demo, "figures") if each["counted"])
    assert found(demo, "figures", "--of", counted)


@pytest.mark.parametrize(
    ("office", "since", "until", "holders"),
    [
        ("president", "2023-03-01", "2023-05-31", ["Ilmar Restan"]),
        ("president", "2024-09-01", "2024-09-30", ["Mirela Sostan"]),
        ("foreign minister", "2023-07-01", "2023-07-31", ["Lena Dravik"]),  # no article of that month says so
        ("foreign minister", "2024-09-01", "2024-09-30", ["Tomas Ilvane"]),
        ("foreign minister", "2022-01-01", "2022-12-31", []),
    ],
)
def test_who_held_an_office(demo: tuple[str, str], office: str, since: str, until: str, holders: list[str]) -> None:
    assert [each["name"] for each in found(demo, "actors", office, "--since", since, "--until", until)] == holders


def test_figures_of_one_thing_are_shown_as_they_moved(demo: tuple[str, str]) -> None:
    series = {each["series"] for each in found(demo, "figures") if each["series"]}
    shown = found(demo, "show", min(series))
    assert {each["series"] for each in shown["item"]["points"]} == {min(series)}
    assert min(series) in run(demo, "show", min(series), "--format", "table")
    counted = next(each["counted"] for each in shown["item"]["points"] if each["counted"])
    assert min(series) in run(demo, "figures", "--of", counted, "--format", "table", width=200)
    told = (found(demo, "timeline", "--story", each["id"], "--statements", "--figures") for each in found(demo, "stories"))
    kinds = {each["kind"] for lines in told for each in lines}
    assert kinds == {"happening", "statement", "figure"}


def test_nothing_found(demo: tuple[str, str]) -> None:
    result = RUNNER.invoke(app, ["statements", "--about", "nosuchword", "--format", "table", "--record", demo[0]])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing on record" in result.stderr
    assert run(demo, "statements", "--about", "nosuchword", "--format", "csv").count("\n") == 1


def test_show(demo: tuple[str, str]) -> None:
    statement, figure, happening = (found(demo, name)[0] for name in ("statements", "figures", "timeline"))
    for each in (statement, figure, happening):
        shown = found(demo, "show", each["id"])
        assert shown["item"]["id"] == each["id"]
        start, end = shown["paragraph"]
        assert end - start == len(shown["paragraph_text"])
        text = run(demo, "show", each["id"], "--format", "table")
        assert each["id"] in text
        assert all(word in text for word in shown["paragraph_text"].split())
    article = run(demo, "show", statement["article"], "--format", "table")
    assert statement["title"].split()[0] in article
    assert statement["id"] in article
    actor = run(demo, "show", statement["speaker"], "--format", "table")
    assert statement["speaker"] in actor


def test_export_verify_relink(demo: tuple[str, str], tmp_path: Path) -> None:
    told = run(demo, "export", str(tmp_path / "out"))
    assert str(tmp_path / "out" / "statements.jsonl") in told
    exported = [json.loads(each) for each in (tmp_path / "out" / "statements.jsonl").read_text().splitlines()]
    assert {each["id"] for each in exported} == {each["id"] for each in found(demo, "statements")}
    assert "none broken" in run(demo, "verify")
    assert "actors linked" in run(demo, "relink")


def test_rows_carry_the_names_of_the_export(demo: tuple[str, str], tmp_path: Path) -> None:
    run(demo, "export", str(tmp_path))
    for name, table in (("statements", "statements"), ("figures", "figures"), ("actors", "actors"), ("timeline", "dates")):
        exported = json.loads((tmp_path / f"{table}.jsonl").read_text().splitlines()[0])
        assert set(exported) - {"series"} <= set(rows.COLUMNS[name])


# --- adding ---


def test_add_reports_what_it_rejects_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.jsonl").write_text(
        '{"text": "The mayor said the bridge would close."}\nbroken\n{"text": "B.", "published": "?"}\n'
    )
    (tmp_path / "in/b\x1b[31m.txt").write_bytes(b"\xff\0")
    first = RUNNER.invoke(app, ["add", str(tmp_path / "in"), "--record", str(tmp_path / "r.db"), "--published", "2021-03-04"])
    assert first.exit_code == 1
    assert first.stdout.startswith("2 articles added, 0 known already, 2 rejected; the record is ")
    told = first.stderr.splitlines()
    assert f"{tmp_path}/in/a.jsonl:2: rejected in parsing: broken JSON: Expecting value, at character 0" in told
    assert f"{tmp_path}/in/b[31m.txt: rejected in decoding: binary data, not text: byte 1 is zero" in told
    assert any(each.startswith("note: ") and "dated 2021-03-04 as stated" in each for each in told)
    again = RUNNER.invoke(app, ["add", str(tmp_path / "in"), "--record", str(tmp_path / "r.db"), "--published", "2021-03-04"])
    assert again.stdout.startswith("0 articles added, 2 known already, 2 rejected")


def test_add_from_standard_input(tmp_path: Path) -> None:
    record = str(tmp_path / "r.db")
    options = ["--outlet", "Gazette", "--published", "2021-03-04", "--kind", "release", "--record", record]
    result = RUNNER.invoke(app, ["add", "-", *options], input="“We will not go,” the mayor said on Monday.")
    assert (result.exit_code, result.stderr) == (0, "")
    with onrecord.open(record) as held:
        [head] = held.articles()
    assert (head.outlet, head.published, head.kind) == ("Gazette", dt.date(2021, 3, 4), "release")


WRONG = [
    ([], 2, "Usage"),
    (["nope"], 2, "nope"),
    (["add"], 2, "Missing argument"),
    (["add", "no-such-file", "no-such-*.txt"], 2, "no file that matches: no-such-file, no-such-*.txt"),
    (["add", ".", "--kind", "novel"], 2, "novel"),
    (["add", ".", "--published", "4 March"], 2, "write it as YYYY-MM-DD"),
    (["add", ".", "--jobs", "0"], 2, "--jobs"),
    (["statements"], 2, "no record"),
    (["statements", "--since", "2021"], 2, "write it as YYYY-MM-DD"),
    (["statements", "--since", "2021-02-02", "--until", "2021-01-01"], 2, "no day is both"),
    (["statements", "--kind", "loud"], 2, "loud"),
    (["statements", "--limit", "0"], 2, "--limit"),
    (["statements", "--format", "xml"], 2, "xml"),
    (["serve"], 2, ""),
    (["serve", "--port", "0"], 2, "--port"),
    (["show"], 2, "Missing argument"),
]


@pytest.mark.parametrize(("words", "status", "said"), WRONG, ids=[" ".join(words) for words, _, _ in WRONG])
def test_wrong_usage(words: list[str], status: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = RUNNER.invoke(app, words, env={"ONRECORD_RECORD": None})
    assert result.exit_code == status
    assert said in result.output
    assert "Traceback" not in result.output
    assert not list(tmp_path.iterdir())


def test_errors_are_one_line(demo: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "no.db").write_text("This is no record, but it is long enough to be looked at as one. " * 50)
    for words in (["show", "a0"], ["statements", "--record", str(tmp_path / "no.db")], ["verify", "--record", str(tmp_path)]):
        result = RUNNER.invoke(app, words, env={"ONRECORD_RECORD": demo[0]})
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1), result.output
        assert result.stderr.startswith("onrecord: ")


def test_a_setting_that_is_none(demo: tuple[str, str]) -> None:
    result = RUNNER.invoke(app, ["statements"], env={"ONRECORD_RECORD": demo[0], "ONRECORD_PORT": "x"})
    assert (result.exit_code, result.stderr) == (2, "onrecord: ONRECORD_PORT is 'x', not a int\n")


def test_serve_says_when_the_port_is_taken(demo: tuple[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = RUNNER.invoke(app, ["serve", "--port", port], env={"ONRECORD_RECORD": demo[0]})
    assert result.exit_code == 2
    assert f"cannot serve on 127.0.0.1:{port}" in result.stderr


@pytest.mark.parametrize("form", ["table", "json"])  # rich and print each have their own way to end
def test_a_closed_pipe_ends_quietly(demo: tuple[str, str], form: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "statements", "--format", form]
    with os.fdopen(writing, "wb") as out:
        done = subprocess.run(command, env={**os.environ, "ONRECORD_RECORD": demo[0]}, stdout=out, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")


# --- printing ---

HEAD = Head("a0", HOSTILE, HOSTILE, dt.date(2021, 3, 4), "inferred")


def hostile() -> list[Any]:
    text = f"{HOSTILE} said {HOSTILE}."
    words = Passage.of(text, [Span(0, len(HOSTILE))])
    who = Speaker("p0", HOSTILE, HOSTILE, anonymous="source")
    told = Date(Span(0, 1), "DATE", "2021", dt.date(2021, 1, 1), dt.date(2021, 12, 31), HOSTILE, "a0.d1", HEAD)
    return [
        Statement("a0.s1", "direct", words, words, words, who, (HOSTILE,), None, None, 1.0, HEAD),
        Figure(Span(0, 1), HOSTILE, 1, 2, "between", HOSTILE, HOSTILE, None, None, who, HOSTILE, 1.0, "a0.f1", HEAD),
        Happening(told, words, HEAD),
        onrecord.Actor("p0", "person", HOSTILE, (Name(HOSTILE, 1),), (Role(HOSTILE),)),
    ]


@pytest.mark.parametrize("item", hostile(), ids=lambda item: type(item).__name__)
def test_nothing_of_an_article_is_obeyed(item: Any) -> None:
    make = {"Statement": tables.statements, "Figure": tables.figures, "Happening": tables.timeline, "Actor": tables.actors}
    shown = printed(make[type(item).__name__]([item]), width=160)
    assert "[bold]x[/bold]" in shown
    assert ":smile:" in shown
    as_text = as_json([rows.row(item)])
    assert json.loads(as_text)[0] == json.loads(json.dumps(rows.row(item)))
    for control in CONTROLS:
        assert control not in shown
        assert control not in as_text


def test_an_article_is_shown_without_its_controls_and_with_its_marks() -> None:
    from onrecord.records import Findings

    text = f"{HOSTILE} said Ann."
    statement = Statement("a0.s1", "direct", *(Passage.of(text, [Span(0, 9)]),) * 2, Passage.of(text, [Span(0, len(HOSTILE))]))
    shown = printed(showing.article(Findings(Article(text, title=HOSTILE, authors=(HOSTILE,)), (statement,))))
    assert "[bold]x[/bold]" in shown
    assert not any(control in shown for control in CONTROLS)


def test_a_measure_is_shown_in_the_text_s_unit_and_in_the_one_it_is_compared_in() -> None:
    from onrecord.evidence import shown
    from onrecord.records import Figure

    found = shown(Article("The wall is 3 miles long."), Figure(Span(12, 19), "3 miles", 3, 3, "exact", "mile"))
    as_text = printed(showing.item(found))
    assert "3 mile" in as_text
    assert "4,828.03 meter" in as_text
    assert showing.as_row(found)["compared"] == {"low": 4828.03, "high": 4828.03, "unit": "meter"}
    plain = shown(Article("3 walls"), Figure(Span(0, 1), "3", 3, 3, "exact", counted="walls"))
    assert "compared" not in showing.as_row(plain)


def test_the_days_inferred_are_shown_with_their_words() -> None:
    from onrecord.records import Dating, Findings

    days = Dating(dt.date(2031, 5, 1), dt.date(2031, 5, 9), 0.92, (Span(0, 3),))
    shown = printed(showing.article(Findings(Article("Ada said so.", published_how="inferred", dating=days))))
    assert "2031-05-01 and 2031-05-09 (92%), by “Ada”" in shown
    address = Dating(days.first, days.last, 0.99)
    shared = replace(days, shared=True)
    shown = printed(showing.article(Findings(Article("Ada said so.", published_how="inferred", dating=shared))))
    assert "(92%), as dated articles" in shown
    assert "by its address" in printed(showing.article(Findings(Article("Ada.", published_how="inferred", dating=address))))


@pytest.mark.parametrize(
    ("text", "cell"),
    [("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), (" \n=1", "' \n=1"), ("\x1b=1", "'=1"), ("a=1", "a=1")],
)
def test_no_cell_is_a_formula(text: str, cell: str, capsys: pytest.CaptureFixture[str]) -> None:
    from onrecord.cli.printing import listing

    listing("actors", [onrecord.Actor("p0", "person", text)], "csv", None, tables.actors)
    assert next(csv.DictReader(io.StringIO(capsys.readouterr().out)))["name"] == cell


def test_clean_and_line() -> None:
    assert clean("a\tb\nc\r\x00\ud800é🙂") == "a\tb\ncé🙂"
    assert line(" a\n\n b\u2028c ") == "a b c"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2021-03-04", "2021-03-04", "2021-03-04"),
        ("2021-03-01", "2021-03-31", "2021-03"),
        ("2020-02-01", "2020-02-29", "2020-02"),
        ("2021-01-01", "2021-12-31", "2021"),
        ("2021-12-01", "2021-12-31", "2021-12"),
        ("2021-01-01", "2022-12-31", "2021-01-01 to 2022-12-31"),
        ("2021-03-01", "2021-04-30", "2021-03-01 to 2021-04-30"),
        ("9999-01-01", "9999-12-31", "9999-01-01 to 9999-12-31"),
        (None, "2021-03-04", "2021-03-04"),
        (None, None, ""),
    ],
)
def test_interval(first: str | None, last: str | None, expected: str) -> None:
    assert tables.interval(*(value and dt.date.fromisoformat(value) for value in (first, last))) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "unit", "expected"),
    [
        (500, 600, "between", "people", "500-600 people"),
        (None, 1500, "at_most", None, "at most 1,500"),
        (12.5, 12.5, "exact", "percent", "12.5 percent"),
        (None, None, "vague", None, "vague"),
        (1e6, 1e6, "about", "EUR", "about 1,000,000 EUR"),
    ],
)
def test_amount(low: float | None, high: float | None, qualifier: Any, unit: str | None, expected: str) -> None:
    assert tables.amount(Figure(Span(0, 1), "x", low, high, qualifier, unit)) == expected


def test_marks_of_the_day() -> None:
    assert tables.when(HEAD) == "~2021-03-04"
    assert tables.when(Head("a0", published=dt.date(2021, 3, 4), published_how="stated")) == "2021-03-04"
    assert tables.when(Head("a0")) == tables.when(None) == "undated"
    between = Head("a0", published_how="inferred", dated_from=dt.date(2021, 3, 4), dated_to=dt.date(2021, 3, 9))
    assert tables.when(between) == "~2021-03-04 to 2021-03-09"
    statement = hostile()[0]
    assert "~ a date that was inferred" in printed(tables.statements([statement]))


def test_day() -> None:
    assert day("2021-03-04") == dt.date(2021, 3, 4)


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in (*TITLES, "add", "show", "serve", "demo"))])
def test_help(words: list[str]) -> None:
    result = RUNNER.invoke(app, words)
    assert result.exit_code == 0
    assert "Usage:" in result.stdout


# --- quotes ---


def test_a_quote_is_shown_with_all_who_carry_it(demo: tuple[str, str]) -> None:
    quote = found(demo, "quotes")[0]
    assert list(quote) == ["id", "wording", "statements", "carriers", "first_article", "first_on", "variants"]
    shown = json.loads(run(demo, "show", quote["id"], "--format", "json"))
    assert shown["kind"] == "quote"
    assert [each["statement"]["id"] for each in shown["carried"]] == quote["statements"]
    table = run(demo, "show", quote["id"], "--format", "table")
    assert all(id in table for id in quote["statements"])


def test_check(demo: tuple[str, str]) -> None:
    quote = found(demo, "quotes")[0]
    checked = found(demo, "check", quote["wording"])
    assert (checked["on_record"], checked["faith"]) == (True, "verbatim")
    assert checked["near"][0]["quote"]["id"] == quote["id"]
    assert "word for word" in run(demo, "check", quote["wording"], "--format", "table")
    nowhere = found(demo, "check", "the moon is made of seven green umbrellas")
    assert (nowhere["on_record"], nowhere["near"]) == (False, [])
    assert "Not on the record." in run(demo, "check", "seven green umbrellas", "--format", "table")
    assert len(found(demo, "check", quote["wording"], "--limit", "1")["near"]) == 1


def test_nothing_to_check_is_wrong_usage(demo: tuple[str, str]) -> None:
    result = RUNNER.invoke(app, ["check", "..."], env={"ONRECORD_RECORD": demo[0]})
    assert result.exit_code == 2


def test_differences_are_marked_without_colour() -> None:
    stretches = [Stretch("same", "the board"), Stretch("out", "has"), Stretch("in", f"had {HOSTILE}")]
    told = printed(tables.differing(stretches))
    assert told.startswith("the board [-has-] {+had [bold]x[/bold]")
    assert not any(each in told for each in CONTROLS)
