"""Dates and front matter at the top of plain text; prose stays prose."""

from __future__ import annotations

import pytest

from onrecord.ingest import plain

DATE_LINES = [
    (" date 2021-03-04 Harbour talks resume, minister says.\n\nText.", "2021-03-04"),
    ("Published: 4 March 2021\nText.", "4 March 2021"),
    ("Date: Thu, 04 Mar 2021 10:00:00 GMT\nFrom: desk", "Thu, 04 Mar 2021 10:00:00 GMT"),
    ("Harbour talks resume\nBy Ann Lee\n\nPublished 4 March 2021\n\nText.", "4 March 2021"),
    ("published on March 4, 2021.\nText.", "March 4, 2021"),
    ("DATE = 2021-03-04", "2021-03-04"),
    ("Posted: March 4, 2021 | The Post", "March 4, 2021"),
    ("Published on 4 March 2021, the report names no one.", None),
    ("Date palms were planted on 2021-03-04.", None),
    ("The paper was issued.\nDate: soon", None),
    ("1\n2\n3\n4\n5\nDate: 2021-03-04", None),
    ("She said the date: 2021-03-04.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "published"), DATE_LINES)
def test_date_line(text: str, published: str | None) -> None:
    draft = plain.from_text(text)
    assert (draft.text, draft.published) == (text, published)


def test_front_matter() -> None:
    text = (
        '---\r\ntitle: "Harbour: talks resume"  # desk\r\ndate: 2021-03-04T10:00:00+01:00\r\nauthors:\r\n  - Ann Lee\r\n'
        "  - 'Bo Ek'\r\nsource: Harbour Post\r\nlink: https://harbour.example/1\r\n---\r\nText.\r\n"
    )
    draft = plain.from_markdown(text)
    assert draft.text == text
    assert (draft.title, draft.published, draft.outlet) == (
        "Harbour: talks resume",
        "2021-03-04T10:00:00+01:00",
        "Harbour Post",
    )
    assert (draft.authors, draft.url) == (("Ann Lee", "Bo Ek"), "https://harbour.example/1")


@pytest.mark.parametrize(
    ("matter", "authors"),
    [("author: Ann Lee", ("Ann Lee",)), ("authors: [Ann Lee, 'Bo Ek']", ("Ann Lee", "Bo Ek")), ("author:", ())],
)
def test_authors(matter: str, authors: tuple[str, ...]) -> None:
    assert plain.from_markdown(f"---\n{matter}\n---\nText.").authors == authors


@pytest.mark.parametrize("text", ["---\ntitle: open\nText.", "----\ntitle: x\n---\n", "\n---\ntitle: x\n---\n"])
def test_what_is_no_front_matter(text: str) -> None:
    assert plain.from_markdown(text).title is None


def test_markdown_without_front_matter_is_plain_text() -> None:
    assert plain.from_markdown("# Talks\n\nDate: 2021-03-04\n").published == "2021-03-04"
