"""JSON and JSON lines: every article character for character, every broken one by its place."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ingest import Stated, articles
from onrecord.records import Article, Rejected
from onrecord.settings import Settings

FULL = {
    "id": "x1",
    "text": "Line one.\r\n\r\nShe said “no”.\n",
    "published": "2021-03-04",
    "outlet": "Harbour Post",
    "url": "https://harbour.example/1",
    "title": "Talks",
    "authors": ["Ann Lee", "Bo Ek"],
}


def read(path: Path, content: str | bytes, **options: Any) -> list[Article | Rejected]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(articles(path, **options))


def test_all_fields(tmp_path: Path) -> None:
    [article] = read(tmp_path / "a.jsonl", json.dumps(FULL) + "\n")
    assert isinstance(article, Article)
    assert article.text == FULL["text"]
    assert (article.external_id, article.outlet, article.title) == ("x1", "Harbour Post", "Talks")
    assert (article.url, article.authors) == ("https://harbour.example/1", ("Ann Lee", "Bo Ek"))
    assert (str(article.published), article.published_how, article.kind) == ("2021-03-04", "stated", "report")
    assert article.path == f"{tmp_path / 'a.jsonl'}:1"


BROKEN = [
    ('{"text": "cut', "parsing", "broken JSON: Unterminated string starting at, at character 9"),
    ("[1]", "parsing", "not an article: a list where an object with a text is wanted"),
    ("null", "parsing", "not an article: null where"),
    ("{}", "parsing", 'it has no "text"'),
    ('{"text": null}', "parsing", 'it has no "text"'),
    ('{"text": 5}', "parsing", '"text" is a number, not a string'),
    ('{"text": ["a"]}', "parsing", '"text" is a list, not a string'),
    ('{"text": ""}', "reading", "empty or only white space"),
    ('{"text": " \\n\\u00a0"}', "reading", "empty or only white space"),
    ('{"text": "a\\ud800b"}', "decoding", "half a character (a lone surrogate), at 1"),
    ('{"text": "a\\u0000b"}', "decoding", "zero character, at 1"),
    ('{"text": "a", "title": "\\udfff"}', "decoding", "the title holds half a character"),
    ('{"text": "a", "url": 1}', "parsing", '"url" is a number'),
    ('{"text": "a", "id": true}', "parsing", '"id" is true or false'),
    ('{"text": "a", "published": 20210304}', "parsing", '"published" is a number'),
    ('{"text": "a", "authors": [1]}', "parsing", '"authors" is not a list of strings'),
    ('{"text": "a", "outlet": {}}', "parsing", '"outlet" is an object'),
    ('{"text": ' + "[" * 100_000, "parsing", "nested too deep"),
    ('{"text": "a", "n": ' + "9" * 5000 + "}", "parsing", "broken JSON"),
]


@pytest.mark.parametrize(("line", "step", "reason"), BROKEN, ids=[reason for _, _, reason in BROKEN])
def test_a_broken_line_does_not_stop_the_next(tmp_path: Path, line: str, step: str, reason: str) -> None:
    found = read(tmp_path / "a.jsonl", f'{{"text": "One."}}\n\n{line}\n{{"text": "Two."}}')
    first, rejected, last = found
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(rejected, Rejected)
    assert (first.text, last.text) == ("One.", "Two.")
    assert rejected.path == f"{tmp_path / 'a.jsonl'}:3"
    assert rejected.step == step
    assert reason in rejected.reason


def test_a_line_that_is_no_utf8(tmp_path: Path) -> None:
    found = read(tmp_path / "a.jsonl", b'{"text": "caf\xe9"}\n{"text": "Two."}\n')
    assert found[0] == Rejected(
        f"{tmp_path / 'a.jsonl'}:1",
        "decoding",
        "not UTF-8 text: byte 13 (0xe9) does not fit; save it as UTF-8 and add it again",
    )
    assert isinstance(found[1], Article)


def test_a_list_and_a_single_object(tmp_path: Path) -> None:
    listed = read(tmp_path / "list.json", '[{"text": "One."}, {"text": 1}, {"text": "Two."}]')
    assert [each.path for each in listed] == [f"{tmp_path / 'list.json'}#{number}" for number in (1, 2, 3)]
    assert [type(each) for each in listed] == [Article, Rejected, Article]
    [single] = read(tmp_path / "single.json", '{\n  "text": "One."\n}')
    assert single.path == str(tmp_path / "single.json")


@pytest.mark.parametrize("content", ["{", "", "[" * 100_000, '{"text": "a"}{"text": "b"}'])
def test_broken_json(tmp_path: Path, content: str) -> None:
    [rejected] = read(tmp_path / "a.json", content)
    assert isinstance(rejected, Rejected)
    assert rejected.step == "parsing"


def test_liberal_where_nothing_is_lost(tmp_path: Path) -> None:
    [article] = read(
        tmp_path / "a.json", '{"text": "A.", "id": 7, "authors": "Ann Lee", "outlet": " ", "kind": "release", "x": [1]}'
    )
    assert isinstance(article, Article)
    assert (article.external_id, article.authors, article.outlet, article.kind) == ("7", ("Ann Lee",), None, "release")


@pytest.mark.parametrize(
    ("published", "expected", "how", "said"),
    [
        ("2021-03-04T22:00:00Z", "2021-03-04", "stated", ""),
        ("25/12/21", "2021-12-25", "stated", ""),
        ("3/4/21", "2021-03-04", "inferred", "read month first"),
        ("last week", "None", "unknown", "no day can be read"),
        ("", "None", "unknown", ""),
    ],
)
def test_dates(tmp_path: Path, caplog: pytest.LogCaptureFixture, published: str, expected: str, how: str, said: str) -> None:
    with caplog.at_level(logging.WARNING, "onrecord.ingest"):
        [article] = read(tmp_path / "a.jsonl", json.dumps({"text": "A.", "published": published}))
    assert isinstance(article, Article)
    assert (str(article.published), article.published_how) == (expected, how)
    assert said in caplog.text
    assert bool(said) == bool(caplog.records)


def test_what_the_user_states_fills_only_gaps(tmp_path: Path) -> None:
    stated = Stated("Gazette", dt.date(2020, 1, 2), "release")
    full, bare, odd = read(
        tmp_path / "a.jsonl",
        "\n".join(json.dumps(each) for each in (FULL, {"text": "B."}, {"text": "C.", "published": "?"})),
        stated=stated,
    )
    assert isinstance(full, Article)
    assert isinstance(bare, Article)
    assert isinstance(odd, Article)
    assert (full.outlet, str(full.published), full.kind) == ("Harbour Post", "2021-03-04", "release")
    assert (bare.outlet, str(bare.published), bare.published_how, bare.kind) == ("Gazette", "2020-01-02", "stated", "release")
    assert str(odd.published) == "2020-01-02"


def test_gzip_and_what_is_left_of_it(tmp_path: Path) -> None:
    packed = gzip.compress(
        "".join(json.dumps({"text": f"Text {number} {number**9}."}) + "\n" for number in range(2000)).encode()
    )
    assert len(read(tmp_path / "a.jsonl.gz", packed)) == 2000
    *whole, last = read(tmp_path / "b.jsonl.gz", packed[: len(packed) // 2])
    assert whole
    assert all(isinstance(each, Article) for each in whole)
    assert isinstance(last, Rejected)
    assert last.path == f"{tmp_path / 'b.jsonl.gz'}:{len(whole) + 1}"
    assert "not read any further" in last.reason
    [rejected] = read(tmp_path / "c.jsonl.gz", b"no gzip")
    assert isinstance(rejected, Rejected)


def test_utf16_lines(tmp_path: Path) -> None:
    lines = '{"text": "café \u2028 one"}\r\n{"text": "two"}'
    assert [each.text for each in read(tmp_path / "a.jsonl", lines.encode("utf-16")) if isinstance(each, Article)] == [
        "café \u2028 one",
        "two",
    ]
    assert isinstance(read(tmp_path / "b.jsonl", lines.encode("utf-16")[:-1])[-1], Rejected)


def test_an_overlong_line_is_passed_over(tmp_path: Path) -> None:
    content = json.dumps({"text": "x" * 200}) + "\n" + json.dumps({"text": "y" * 9}) + "\n" + json.dumps({"text": "z" * 11})
    found = read(tmp_path / "a.jsonl", content, settings=Settings(max_text=10))
    assert [type(each) for each in found] == [Rejected, Article, Rejected]
    assert found[0] == Rejected(f"{tmp_path / 'a.jsonl'}:1", "reading", "too long: a line of over 60 bytes")
    assert found[2] == Rejected(f"{tmp_path / 'a.jsonl'}:3", "reading", "too long: 11 characters, at most 10 are read")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip)))
def test_texts_are_kept_character_for_character(tmp_path: Path, texts: list[str]) -> None:
    rows = [{"text": text} for text in texts]
    for name, content in (
        ("a.jsonl", "\n".join(json.dumps(each) for each in rows)),
        ("b.jsonl", "\r\n".join(json.dumps(each, ensure_ascii=False) for each in rows)),
        ("c.json", json.dumps(rows, ensure_ascii=False)),
    ):
        assert [each.text for each in read(tmp_path / name, content) if isinstance(each, Article)] == texts


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.sampled_from(["a.jsonl", "a.json", "a.txt", "a.md", "a.jsonl.gz"]))
def test_no_bytes_break_it(tmp_path: Path, content: bytes, name: str) -> None:
    for each in read(tmp_path / name, content):
        assert isinstance(each, Article) or each.reason


@pytest.mark.parametrize(
    ("known", "stated", "expected"),
    [
        ({"url": "https://example.com/2019/11/15/mill"}, None, ("2019-11-15", "inferred")),
        ({"url": "https://example.com/2019/11/15/mill", "published": "2019-11-16"}, None, ("2019-11-16", "stated")),
        ({"url": "https://example.com/2019/11/15/mill"}, dt.date(2020, 1, 1), ("2020-01-01", "stated")),
        ({"url": "https://example.com/mill"}, None, (None, "unknown")),
    ],
)
def test_an_address_dates_what_nothing_else_does(
    tmp_path: Path, known: dict[str, str], stated: dt.date | None, expected: tuple[str | None, str]
) -> None:
    [article] = read(tmp_path / "a.jsonl", json.dumps({"text": "A.", **known}), stated=Stated(published=stated))
    assert isinstance(article, Article)
    assert (article.published and article.published.isoformat(), article.published_how) == expected
    assert (article.dating is not None) == (expected[1] == "inferred")
