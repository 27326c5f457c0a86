"""Marks in running text: spans that nest, overlap and run over paragraphs, set as well-formed HTML.

The text is cut at every border of a mark, so that each run of characters lies in a fixed set of marks. Marks that go on
from one run to the next stay open; one that crosses another is closed and opened again. Every character of the window
is set exactly once and in order: taking the tags out gives the text back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import Literal

from markupsafe import Markup, escape

from onrecord.language.segmentation import paragraphs
from onrecord.records import Span

MarkKind = Literal["content", "source", "cue", "name", "figure", "date", "hit"]
# of marks on the same words, outermost first
_RANK = {"content": 0, "source": 1, "cue": 2, "name": 3, "figure": 4, "date": 5, "hit": 6}
_UNSHOWABLE = re.compile("[\x00\ud800-\udfff]")  # HTML and UTF-8 have no place for these


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of one item. `place` is the item's fragment in the text; `entry` that of its entry in the side list, empty
    where these words do not link to it: a statement's content is long and holds other marks, so its cue links."""

    span: Span
    kind: MarkKind
    place: str = ""
    entry: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that lies in the same marks throughout, outermost first."""

    span: Span
    marks: tuple[Mark, ...]


def runs(window: Span, marks: Iterable[Mark]) -> Iterator[Run]:
    """`window` cut at every border of a mark; the runs cover it without gap or overlap."""
    inside = sorted((each for each in marks if _shown(each.span, window)), key=_outermost_first)
    inner = {at for each in inside for at in (each.span.start, each.span.end) if window.start < at < window.end}
    current: list[Mark] = []
    taken = 0
    for start, end in pairwise(sorted({window.start, window.end} | inner)):
        current = [each for each in current if each.span.end > start]
        while taken < len(inside) and inside[taken].span.start <= start:
            current.append(inside[taken])
            taken += 1
        yield Run(Span(start, end), tuple(current))


def _shown(span: Span, window: Span) -> bool:
    return span.start < span.end and span.overlaps(window)


def _outermost_first(mark: Mark) -> tuple[int, int, int]:
    return mark.span.start, -mark.span.end, _RANK[mark.kind]


def safe(text: str) -> Markup:
    """`text` escaped, character for character; a carriage return is kept from the parser, which would drop it."""
    return Markup(str(escape(_UNSHOWABLE.sub("\ufffd", text))).replace("\r", "&#13;"))


def phrase(text: str, window: Span, marks: Iterable[Mark]) -> Markup:
    """The words of `window` with marks as plain spans: for an excerpt in a listing, where nothing is linked."""
    return _Setter(text, anchors=False).set(window, marks)


def article(text: str, window: Span, marks: Sequence[Mark]) -> Markup:
    """The words of `window` as paragraphs with linked marks; white space between paragraphs stays between them."""
    setter, at = _Setter(text), window.start
    lines: list[str] = []
    for paragraph, within in _shared_out(_clipped(paragraphs(text), window), marks):
        lines += [safe(text[at : paragraph.start]), '<p dir="auto">', setter.set(paragraph, within), "</p>"]
        at = paragraph.end
    return Markup("".join([*lines, safe(text[at : window.end])]))


def _clipped(spans: Iterable[Span], window: Span) -> Iterator[Span]:
    for each in spans:
        if each.overlaps(window):
            yield Span(max(each.start, window.start), min(each.end, window.end))


def _shared_out(windows: Iterable[Span], marks: Sequence[Mark]) -> Iterator[tuple[Span, list[Mark]]]:
    """Each window with the marks that may stand in it, in one pass over both."""
    waiting, taken = sorted(marks, key=_outermost_first), 0
    current: list[Mark] = []
    for window in windows:
        current = [each for each in current if each.span.end > window.start]
        while taken < len(waiting) and waiting[taken].span.start < window.end:
            current.append(waiting[taken])
            taken += 1
        yield window, current


@dataclass(slots=True)
class _Setter:
    """Sets runs as HTML. An item's first mark bears its id; of nested marks only the outermost link is a link."""

    text: str
    anchors: bool = True
    placed: set[str] = field(default_factory=set)

    def set(self, window: Span, marks: Iterable[Mark]) -> Markup:
        parts: list[str] = []
        opened: list[tuple[Mark, str]] = []
        for run in runs(window, marks):
            shared = sum(1 for _ in takewhile(lambda pair: pair[0][0] is pair[1], zip(opened, run.marks, strict=False)))
            parts += self._closed(opened, shared)
            for mark in run.marks[shared:]:
                name = self._element(mark, opened)
                opened.append((mark, name))
                parts.append(self._tag(mark, name))
            parts.append(str(safe(run.span.of(self.text))))
        parts += self._closed(opened, 0)
        return Markup("".join(parts))

    def _closed(self, opened: list[tuple[Mark, str]], down_to: int) -> Iterator[str]:
        while len(opened) > down_to:
            yield f"</{opened.pop()[1]}>"

    def _element(self, mark: Mark, opened: list[tuple[Mark, str]]) -> str:
        if mark.kind == "hit":
            return "mark"
        return "a" if self.anchors and mark.entry and all(name != "a" for _, name in opened) else "span"

    def _tag(self, mark: Mark, name: str) -> str:
        shown = f'<{name} class="{mark.kind}{" unsure" if mark.unsure else ""}"'
        if self.anchors and mark.place and mark.place not in self.placed:
            self.placed.add(mark.place)
            shown += f' id="t-{escape(mark.place)}"'
        if name == "a":
            shown += f' href="#{escape(mark.entry)}"'
        return shown + ">"
