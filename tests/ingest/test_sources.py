"""Files, folders, patterns and standard input; what cannot be read is rejected and the rest goes on."""

from __future__ import annotations

import inspect
import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ingest import articles, count, missing
from onrecord.records import Article, Rejected
from onrecord.settings import Settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.TXT", "sub/c.md", "sub/deep/d.txt", ".hidden.txt", ".git/e.txt", "Thumbs.db", ".DS_Store"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {name}.")
    return tmp_path


def texts(*sources: str | Path) -> list[str]:
    return [each.text if isinstance(each, Article) else each.reason for each in articles(sources)]


def only(path: Path, content: bytes, longest: int = 1000) -> Article | Rejected:
    path.write_bytes(content)
    [found] = articles(path, settings=Settings(max_text=longest))
    return found


def test_a_folder_is_read_in_order_without_what_is_hidden(folder: Path) -> None:
    assert texts(folder) == ["Text of a.TXT.", "Text of b.txt.", "Text of sub/c.md.", "Text of sub/deep/d.txt."]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["b.txt"]),
        ("*", ["a.TXT", "b.txt", "sub/c.md", "sub/deep/d.txt"]),
        ("**/*.txt", ["b.txt", "sub/deep/d.txt"]),
        ("**", ["a.TXT", "b.txt", "sub/c.md", "sub/deep/d.txt"]),
        ("s?b/**/[cd].*", ["sub/c.md", "sub/deep/d.txt"]),
        ("**/deep", ["sub/deep/d.txt"]),
        ("sub/../b.txt", ["b.txt"]),
    ],
)
def test_patterns(folder: Path, pattern: str, names: list[str]) -> None:
    assert [text for text in texts(f"{folder}/{pattern}") if not text.startswith("a kind of file")] == [
        f"Text of {name}." for name in names
    ]


def test_a_pattern_in_a_real_name_is_a_name(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("One.")
    assert texts(tmp_path / "a[1].txt") == ["One."]


def test_sources_that_name_nothing(folder: Path) -> None:
    sources = [folder / "nope", f"{folder}/*.pdf", f"{folder}/**/*.pdf", folder, "-", "a\0b"]
    assert missing(sources) == [str(folder / "nope"), f"{folder}/*.pdf", f"{folder}/**/*.pdf", "a\0b"]
    found = list(articles([folder / "nope", folder / "b.txt"]))
    assert isinstance(found[0], Rejected)
    assert "no such file or folder" in found[0].reason
    assert isinstance(found[1], Article)


@pytest.mark.parametrize(
    ("content", "step", "reason"),
    [
        (b"", "reading", "empty"),
        (b" \n\t\xc2\xa0\r\n", "reading", "empty"),
        (b"\xef\xbb\xbf", "reading", "empty"),
        (b"a\0b", "decoding", "binary data, not text: byte 1 is zero"),
        (b"\x89PNG\r\n\x1a\n\0\0", "decoding", "binary data"),
        (b"caf\xe9", "decoding", "not UTF-8 text: byte 3 (0xe9)"),
        (b"\xef\xbb\xbfcaf\xe9", "decoding", "not UTF-8 text: byte 6 (0xe9)"),
        (b"\xed\xa0\x80", "decoding", "not UTF-8 text: byte 0"),
        (b"\xff\xfea", "decoding", "not UTF-16 text"),
        (b"\xff\xfe\x00\xd8", "decoding", "not UTF-16 text: byte 2"),
        (b"x" * 1001, "reading", "too long: 1,001 characters"),
        (b"x" * 4001, "reading", "too long: 4,001 bytes"),
    ],
)
def test_text_that_cannot_be_kept(tmp_path: Path, content: bytes, step: str, reason: str) -> None:
    found = only(tmp_path / "a.txt", content)
    assert isinstance(found, Rejected)
    assert (found.path, found.step) == (str(tmp_path / "a.txt"), step)
    assert reason in found.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_say_what_they_are(tmp_path: Path, encoding: str) -> None:
    text = "Line one – café.\r\nLine two.\rLine three. 🙂\n"
    found = only(tmp_path / "a.txt", text.encode(encoding))
    assert isinstance(found, Article)
    assert found.text == text


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1).filter(str.strip))
def test_text_is_kept_character_for_character(tmp_path: Path, text: str) -> None:
    found = only(tmp_path / "a.txt", text.encode())
    assert isinstance(found, Article)
    assert found.text == text


def test_unknown_kinds_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("x")
    (tmp_path / "b.txt").write_text("Text.")
    assert texts(tmp_path) == [
        "a kind of file that is not read; those that are: .txt .md .html .htm .json .jsonl .jsonl.gz",
        "Text.",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("/dev/zero")
    assert texts(tmp_path) == [
        "a named pipe, not a regular file; it was not opened",
        "a device, not a regular file; it was not opened",
    ]


def test_links_in_a_circle_and_to_nothing(folder: Path) -> None:
    (folder / "sub/up").symlink_to("..")
    (folder / "sub/void.txt").symlink_to("nowhere")
    (folder / "sub/self.txt").symlink_to("self.txt")
    (folder / "twin").symlink_to("sub/deep")
    found = texts(folder)
    told = [text for text in found if text.startswith("Text")]
    assert told == [f"Text of {name}." for name in ("a.TXT", "b.txt", "sub/c.md", "sub/deep/d.txt")]
    assert "a link back to a folder that holds it; not followed in a circle" in found
    assert "there is no such file (a link to nothing, or it was moved)" in found
    assert len(found) == 7
    assert len(texts(f"{folder}/**/*.txt")) == 5


def test_no_permission(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        assert texts(folder / "b.txt") == ["no permission to read it"]
    listdir = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: refuse(path) if Path(path).name == "deep" else listdir(path))
    assert texts(folder)[-1] == "no permission to read it"
    assert texts(f"{folder}/**/*.txt") == ["Text of b.txt.", "no permission to read it"]


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("Text.")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes only UTF-8 names")
    [found] = articles(tmp_path)
    assert found.path == f"{tmp_path}/caf\\xe9.txt"


def test_a_folder_deeper_than_python_calls(tmp_path: Path) -> None:
    deepest = tmp_path.joinpath(*["d"] * 200)
    deepest.mkdir(parents=True)
    (deepest / "a.txt").write_text("Deep.")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        assert texts(tmp_path) == ["Deep."]
    finally:
        sys.setrecursionlimit(limit)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (b'{"text": "One."}\n{"text": 2}\n', [("-:1", Article), ("-:2", Rejected)]),
        (b'\xef\xbb\xbf\n {"text": "One."}', [("-:2", Article)]),
        ('{"text": "One."}'.encode("utf-16"), [("-:1", Article)]),
        (b"Plain {text}.", [("-", Article)]),
        (b"", [("-", Rejected)]),
        (b"caf\xe9", [("-", Rejected)]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, given: bytes, expected: list[tuple[str, type]]) -> None:
    stream = io.BytesIO(given)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    assert [(each.path, type(each)) for each in articles("-")] == expected
    assert not stream.closed


def test_standard_input_is_cut_off_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 500)))
    [found] = articles("-", settings=Settings(max_text=100))
    assert found == Rejected("-", "reading", "too long: over 400 bytes")


def test_nothing_that_an_article_names_is_opened(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Other.")
    found = only(
        tmp_path / "a.jsonl", f'{{"text": "See other.txt", "path": "{tmp_path}/other.txt", "url": "file:///x"}}'.encode()
    )
    assert isinstance(found, Article)
    assert found.text == "See other.txt"


def test_count_for_the_bar(folder: Path) -> None:
    (folder / "z.jsonl").write_text('{"text": "1"}\n{"text": "2"}\n')
    (folder / "z.jsonl.gz").write_bytes(b"broken")
    assert count(folder) == 7
    assert count([folder, "-"]) is None
    assert count(folder / "nope") == 1
