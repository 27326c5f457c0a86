"""Saved pages: the article and what its metadata state; never a guessed encoding."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import Unreadable
from onrecord.ingest import html

BODY = """<nav><a href="/">Home</a></nav><article><h1>Ferry talks resume</h1>
<p>The minister said on Monday that talks about the ferry would resume next week, after a long pause.</p>
<p>“We will not close the café,” she told reporters in the harbour, and repeated it for those at the back.</p>
</article><footer>Copyright 2024 Harbour Post</footer>"""
META = """<title>Ferry talks resume</title><meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2021-03-04T22:00:00-05:00"><meta name="author" content="Ann Lee; Bo Ek">
<link rel="canonical" href="https://harbour.example/ferry">"""


def page(meta: str = META, body: str = BODY) -> str:
    return f"<html><head>{meta}</head><body>{body}</body></html>"


def test_text_and_metadata() -> None:
    draft = html.from_page(page().encode())
    assert "talks about the ferry" in draft.text
    assert "“We will not close the café,”" in draft.text
    assert "Copyright" not in draft.text
    assert (draft.title, draft.outlet, draft.authors) == ("Ferry talks resume", "Harbour Post", ("Ann Lee", "Bo Ek"))
    assert (draft.published, draft.inferred, draft.url) == ("2021-03-04", False, "https://harbour.example/ferry")


def test_a_date_outside_the_metadata_is_inferred() -> None:
    visible = BODY.replace("<p>The", '<p class="date"><time datetime="2021-03-05">5 March 2021</time></p><p>The', 1)
    draft = html.from_page(page("<title>Ferry</title>", visible).encode())
    assert (draft.published, draft.inferred) == ("2021-03-05", True)


def test_a_year_in_the_footer_is_no_date() -> None:
    assert html.from_page(page("<title>Ferry</title>").encode()).published is None


def test_json_ld_states_the_date() -> None:
    linked = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-03-06"}</script>'
    draft = html.from_page(page("<title>Ferry</title>", BODY + linked).encode())
    assert (draft.published, draft.inferred) == ("2021-03-06", False)


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("iso-8859-1", "cp1252"),
        ("windows-1250", "cp1250"),
        ("utf-8", "utf-8"),
        ("x", "utf-8"),
        ("", "utf-16"),
        ("", "utf-8-sig"),
    ],
)
def test_encodings(declared: str, codec: str) -> None:
    raw = page(f'<meta charset="{declared}">{META}').encode(codec)
    assert "“We will not close the café,”" in html.from_page(raw).text


@pytest.mark.parametrize("declared", ["", "utf-8", "ascii2", "rot13", "unicode_escape", "punycode", "utf-7", "zlib"])
def test_no_encoding_is_guessed(declared: str) -> None:
    raw = page(f'<meta charset="{declared}">').encode("cp1252")
    with pytest.raises(Unreadable, match="byte"):
        html.from_page(raw)


def test_bytes_that_belie_the_declared_encoding() -> None:
    raw = page('<meta charset="windows-1252">').encode("utf-8").replace("é".encode(), b"\x81")
    with pytest.raises(Unreadable, match="not the cp1252 text that it says it is: byte"):
        html.from_page(raw)


LINKS = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(40)) + "</ul></nav>"


@pytest.mark.parametrize(
    "body", ["", LINKS, "<div>Please log in to continue.</div>", "<p>short</p>", "<script>let x = 1;</script>"]
)
def test_no_article(body: str) -> None:
    with pytest.raises(Unreadable, match="no article"):
        html.from_page(page("<title>Home</title>", body).encode())


@pytest.mark.parametrize("raw", [b"<", b"<html", b"plain words.", b"<?xml version='1.0' encoding='utf-8'?>", b"<p>" * 2000])
def test_what_is_no_page(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        html.from_page(raw)


def test_a_page_of_countless_tags_is_not_taken_apart() -> None:
    with pytest.raises(Unreadable, match="over 100,000 tags"):
        html.from_page(page(body=BODY + "<p>" * 100_000).encode())


def test_xhtml_with_a_declaration() -> None:
    raw = b'<?xml version="1.0" encoding="iso-8859-1"?>\n' + page().encode("cp1252")
    assert "café" in html.from_page(raw).text


def test_an_address_that_is_not_of_the_web_is_left_out() -> None:
    meta = META.replace("https://harbour.example/ferry", "javascript:alert(1)")
    assert html.from_page(page(meta).encode()).url is None


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<table>", "<script>", "<!--", "]]>", "&#0;", "&#xd800;", '<a href="', "é", BODY]))
)
def test_broken_markup_is_read_or_refused(parts: list[str]) -> None:
    with suppress(Unreadable):
        assert html.from_page("".join(parts).encode()).text
