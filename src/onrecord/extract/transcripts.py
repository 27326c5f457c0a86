"""Turns of a transcript: "MINISTER DOE: ..." says who speaks in so many words, so these statements are certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.language.reading import Reading
from onrecord.records import Passage, Span, Statement

# A turn opens a line: capitals (or "Q", "A"), perhaps with a role in parentheses, then a colon and words.
_TURN = re.compile(
    r"^[ \t]*(?P<who>[A-Z][A-Z.'’ \-]*[A-Z](?:[ \t]\([^()\n]{1,60}\))?|[QA])[ \t]?(?P<colon>:)[ \t]*(?=\S)", re.MULTILINE
)
_ASIDE = re.compile(r"[\[(][^\])\n]{1,80}[\])]")  # stage directions: "(applause)", "[crosstalk]"


@dataclass(frozen=True, slots=True)
class _Turn:
    who: Span
    colon: Span
    said: Span


def turns(reading: Reading) -> Iterator[Statement]:
    """One direct statement a turn, in order, numbered from 1; content without stage directions. Nothing where the article is
    no transcript."""
    if reading.article.kind != "transcript":
        return
    number = 0
    for turn in _turns(reading.text):
        content = tuple(_without_asides(reading.text, turn.said))
        if content:
            number += 1
            yield Statement(
                id=f"{reading.article.id}.s{number}",
                kind="direct",
                source=Passage.of(reading.text, [turn.who]),
                cue=Passage.of(reading.text, [turn.colon]),
                content=Passage.of(reading.text, content),
                article=reading.article.head,
            )


def turn_sources(reading: Reading) -> Iterator[Span]:
    """Where each turn's speaker stands; nothing where the article is no transcript."""
    if reading.article.kind == "transcript":
        yield from (turn.who for turn in _turns(reading.text))


def _turns(text: str) -> Iterator[_Turn]:
    found = list(_TURN.finditer(text))
    for match, following in zip(found, [*found[1:], None], strict=True):
        end = following.start() if following is not None else len(text)
        yield _Turn(Span(*match.span("who")), Span(*match.span("colon")), Span(match.end(), end))


def _without_asides(text: str, said: Span) -> Iterator[Span]:
    at = said.start
    for aside in (*_ASIDE.finditer(text, said.start, said.end), None):
        end = aside.start() if aside is not None else said.end
        words = text[at:end]
        start = at + len(words) - len(words.lstrip())
        if any(char.isalnum() for char in words):
            yield Span(start, start + len(words.strip()))
        at = aside.end() if aside is not None else end
