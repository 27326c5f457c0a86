"""Sentences, by sentencex (Wikimedia), never across a paragraph's end."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from onrecord.records import Span

_LINE = re.compile(r"[^\n]+")


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, without outer white space; every character that is not white space is in one."""
    return tuple(_within(text))


def _within(text: str) -> Iterator[Span]:
    for line in _LINE.finditer(text):
        at = line.start()
        for piece in sentencex.segment("en", line.group()):
            if not text.startswith(piece, at):  # the library changed the text: keep the rest of the line whole
                break
            yield from _trimmed(text, at, at + len(piece))
            at += len(piece)
        yield from _trimmed(text, at, line.end())


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if end > start:
        yield Span(start, end)


def paragraphs(text: str) -> tuple[Span, ...]:
    """The lines of `text` that hold more than white space, trimmed."""
    return tuple(span for line in _LINE.finditer(text) for span in _trimmed(text, line.start(), line.end()))
