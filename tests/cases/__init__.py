"""Cases that must work: tables of sentences, each read by `onrecord.read` with the network as shipped, and checked on what a
user sees: who said what, in which kind of speech, through whom.

A row is `case(text, *said)`: exactly these statements, in any order, and no other. Contents are written without quotation
marks, without the stop or comma at their ends, and without an opening "that", "to", "of" or "for", which belong to cue or
content; " | " stands where a content is broken by words that are not its own. A speaker's name is the one shown, without "the"
or "her" before it; None where the text names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import pytest
from _pytest.mark import ParameterSet

import onrecord
from onrecord.records import ArticleKind, Span, Statement
from tests.cases.missed import MISSED

_MARKS = re.compile("[\"“”„«»]|``|''|(?<![^\\s—–(])[‘']|[’'](?![^\\s,.;:!?)—–])")
_OUTER = " \t\n,.;:!?…—–-‘’'`[]()"
_OPENING = re.compile(r"(?:that|to|of|for)\s+", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:the|my|his|her|its|our|their) ")


class Said(NamedTuple):
    speaker: str | None
    content: str
    kind: str
    via: tuple[str, ...] = ()


class Case(NamedTuple):
    text: str
    said: tuple[Said, ...]


def case(text: str, *said: Said) -> Case:
    return Case(text, said)


def direct(speaker: str | None, content: str, *via: str) -> Said:
    return Said(speaker, content, "direct", via)


def mixed(speaker: str | None, content: str, *via: str) -> Said:
    return Said(speaker, content, "mixed", via)


def indirect(speaker: str | None, content: str, *via: str) -> Said:
    return Said(speaker, content, "indirect", via)


def rows(*tables: Sequence[Case]) -> pytest.MarkDecorator:
    """Runs a test once a row, named by the row's first words; a row in `MISSED` has to fail, for the reason told there."""
    return pytest.mark.parametrize("row", [_param(row) for table in tables for row in table])


def _param(row: Case) -> ParameterSet:
    name = " ".join(row.text.split())[:70]
    marks = [pytest.mark.xfail(reason=MISSED[name], strict=True)] if name in MISSED else []
    return pytest.param(row, id=name, marks=marks)


def check(row: Case, kind: ArticleKind = "report") -> tuple[Statement, ...]:
    """Reads the row's text and asserts that its statements are those of the row; gives them."""
    found = onrecord.read(row.text, kind=kind).statements
    assert sorted(map(_key, (_seen(row.text, each) for each in found))) == sorted(map(_key, row.said))
    return found


def _key(said: Said) -> tuple[str, str, str, tuple[str, ...]]:
    """Comparable, without regard to case or to how a content is marked."""
    name = _DETERMINER.sub("", (said.speaker or "").casefold())
    return " | ".join(map(_bare, said.content.split(" | "))), name, said.kind, said.via


def _seen(text: str, found: Statement) -> Said:
    name = found.speaker.name if found.speaker is not None else None
    return Said(name, " | ".join(span.of(text) for span in _runs(text, found.content.spans)), found.kind, found.via)


def _runs(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, those joined between which no word stands; a span without a word left out."""
    made: list[Span] = []
    for span in spans:
        if not _worded(span.of(text)):
            continue
        if made and not _worded(text[made[-1].end : span.start]):
            made[-1] = Span(made[-1].start, span.end)
        else:
            made.append(span)
    return made


def _worded(words: str) -> bool:
    return any(char.isalnum() for char in words)


def _bare(words: str) -> str:
    plain = " ".join(_MARKS.sub("", words).split()).strip(_OUTER)
    opening = _OPENING.match(plain)
    return plain[opening.end() :] if opening else plain
