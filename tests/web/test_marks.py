"""Marked text gives the text back, each span's mark covers its words, and the HTML is well formed."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.web.marks import Mark, article, phrase, runs, safe

KINDS = ("content", "source", "cue", "name", "figure", "date")
TEXTS = st.text(alphabet=st.one_of(st.sampled_from("ab <>&\"'\n\r\t\u202e\u200b\x00\ud800é😀/="), st.characters()), max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, Span, list[Mark]]:
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    spans = st.tuples(place, place).map(lambda pair: Span(min(pair), max(pair)))
    kinds = st.sampled_from(KINDS)
    names = st.sampled_from(["s1", "s2", "m1", 'x"><b>'])
    marks = draw(st.lists(st.builds(Mark, spans, kinds, names, st.sampled_from(["", "s1", "n-m1"]), st.booleans()), max_size=8))
    return text, draw(st.one_of(st.just(Span(0, len(text))), spans)), marks


class Read(HTMLParser):
    """The characters of a piece of HTML, each with the classes it stands in; refuses what is not well formed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.characters: list[tuple[str, frozenset[str]]] = []
        self.ids: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        assert tag in ("p", "a", "span")
        assert set(held) <= {"class", "id", "href", "dir"}
        assert not (tag == "a" and any(name == "a" for name, _ in self.open)), "links do not nest"
        assert tag != "p" or not self.open
        self.open.append((tag, (held.get("class") or "").split(" ")[0]))
        if held.get("id"):
            self.ids.append(str(held["id"]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        classes = frozenset(name for _, name in self.open if name)
        self.characters += [(char, classes) for char in data]

    @property
    def text(self) -> str:
        return "".join(char for char, _ in self.characters)


def shown(text: str) -> str:
    return "".join("\ufffd" if char == "\x00" or "\ud800" <= char <= "\udfff" else char for char in text)


@given(marked())
def test_article_gives_the_text_back_and_marks_each_word(given: tuple[str, Span, list[Mark]]) -> None:
    text, window, marks = given
    read = Read(str(article(text, window, marks)))
    assert read.text == shown(window.of(text))
    for at, (char, classes) in enumerate(read.characters, window.start):
        expected = {mark.kind for mark in marks if mark.span.start <= at < mark.span.end}
        assert classes == expected or (char.isspace() and classes <= expected)  # between paragraphs nothing is marked
    assert len(read.ids) == len(set(read.ids))


@given(marked())
def test_phrase_marks_exactly_the_words(given: tuple[str, Span, list[Mark]]) -> None:
    text, window, marks = given
    read = Read(str(phrase(text, window, marks)))
    assert read.text == shown(window.of(text))
    assert not read.ids
    for at, (_, classes) in enumerate(read.characters, window.start):
        assert classes == {mark.kind for mark in marks if mark.span.start <= at < mark.span.end}


@given(marked())
def test_runs_cover_the_window_in_order(given: tuple[str, Span, list[Mark]]) -> None:
    _, window, marks = given
    at = window.start
    for run in runs(window, marks):
        assert run.span.start == at < run.span.end
        assert all(mark.span.holds(run.span) for mark in run.marks)
        at = run.span.end
    assert at == window.end


CONTENT = Mark(Span(0, 7), "content", "s1")
CASES = [
    ([CONTENT], '<span class="content" id="t-s1">one two</span> six'),
    ([Mark(Span(4, 7), "figure", "f1", "f1")], 'one <a class="figure" id="t-f1" href="#f1">two</a> six'),
    (  # nested: the figure inside the content
        [Mark(Span(4, 7), "figure", "f1", "f1"), CONTENT],
        '<span class="content" id="t-s1">one <a class="figure" id="t-f1" href="#f1">two</a></span> six',
    ),
    (  # crossing: the name goes on past the content's end and is opened again, its id given once
        [CONTENT, Mark(Span(4, 11), "name", "m1")],
        '<span class="content" id="t-s1">one <span class="name" id="t-m1">two</span></span><span class="name"> six</span>',
    ),
    (  # a link within a link is none, but keeps its place
        [Mark(Span(0, 7), "name", "m1", "n1"), Mark(Span(0, 3), "figure", "f1", "f1")],
        '<a class="name" id="t-m1" href="#n1"><span class="figure" id="t-f1">one</span> two</a> six',
    ),
    ([Mark(Span(0, 3), "cue", "s1", "s1", unsure=True)], '<a class="cue unsure" id="t-s1" href="#s1">one</a> two six'),
    ([Mark(Span(2, 2), "name", "m1"), Mark(Span(20, 30), "name", "m2")], "one two six"),
]


@pytest.mark.parametrize(("marks", "html"), CASES)
def test_setting(marks: list[Mark], html: str) -> None:
    assert str(article("one two six", Span(0, 11), marks)) == f'<p dir="auto">{html}</p>'


def test_a_mark_over_two_paragraphs_is_opened_in_each() -> None:
    html = str(article("ab\n\ncd", Span(0, 6), [Mark(Span(1, 5), "content", "s1")]))
    assert (
        html
        == '<p dir="auto">a<span class="content" id="t-s1">b</span></p>\n\n<p dir="auto"><span class="content">c</span>d</p>'
    )


@pytest.mark.parametrize(
    ("text", "html"), [("<b>", "&lt;b&gt;"), ("\r", "&#13;"), ("\x00\udc00", "\ufffd\ufffd"), ("\"'&", "&#34;&#39;&amp;")]
)
def test_safe(text: str, html: str) -> None:
    assert str(safe(text)) == html
