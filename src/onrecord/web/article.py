"""The page of one article: its text in parts, the marks in the text, and the side list that they link to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from onrecord.errors import NotOnRecord
from onrecord.record import Record
from onrecord.records import Date, Figure, Mention, Span, Statement
from onrecord.web.asking import Asked
from onrecord.web.excerpts import extent, parts
from onrecord.web.lines import NameLine, Turn
from onrecord.web.marks import Mark, MarkKind
from onrecord.web.pages import ArticlePage
from onrecord.web.wording import label, tail, unsure

Found = TypeVar("Found", Statement, Figure, Date, Mention)


def article(record: Record, asked: Asked) -> ArticlePage:
    """Raises NotOnRecord where there is no such article, or the text has no such part."""
    findings = record.findings(asked.id)
    text_parts = parts(findings.article.text)
    if asked.page > len(text_parts):
        raise NotOnRecord(f"The article has {len(text_parts)} page(s); there is no page {asked.page}.")
    return ArticlePage(
        title=label(findings.article.head.shown, longest=300),
        article=findings.article,
        part=text_parts[asked.page - 1],
        turn=_turn(asked, len(text_parts)),
        parts=len(text_parts),
        statements=findings.statements,
        figures=findings.figures,
        dates=findings.dates,
        mentions=findings.mentions,
        names=names(findings.mentions, {each.id: each.name for each in findings.actors}),
        story=record.story_of(asked.id),
        copies=tuple(record.copies(asked.id)),
    )


def _turn(asked: Asked, count: int) -> Turn:
    before = asked.address(asked.page - 1) if asked.page > 1 else None
    return Turn(asked.page, before, asked.address(asked.page + 1) if asked.page < count else None)


def names(mentions: tuple[Mention, ...], actors: dict[str, str]) -> tuple[NameLine, ...]:
    """One line an actor, or a name that has none, in the order of the text."""
    together: dict[str, list[Mention]] = {}
    for each in mentions:
        together.setdefault(each.actor or f"{each.kind} {each.text}", []).append(each)
    return tuple(
        NameLine(
            key="n-" + tail(first.id),
            name=actors.get(first.actor or "", first.text),
            kind=first.kind,
            actor=first.actor,
            places=tuple(tail(each.id) for each in (first, *others)),
        )
        for first, *others in together.values()
    )


def shown(items: tuple[Found, ...], part: Span) -> list[Found]:
    """The items that begin in this part of the text."""
    return [each for each in items if part.start <= extent(each).start < part.end]


def names_shown(page: ArticlePage) -> list[NameLine]:
    """The names of this part, each with its places in it."""
    here = {tail(each.id) for each in shown(page.mentions, page.part)}
    lines = []
    for each in page.names:
        places = tuple(at for at in each.places if at in here)
        if places:
            lines.append(NameLine(each.key, each.name, each.kind, each.actor, places))
    return lines


def marks(page: ArticlePage) -> list[Mark]:
    """Every mark of the article; each item's words lead to its entry, all names of an actor to one entry."""
    entries = {at: line.key for line in page.names for at in line.places}
    found = [mark for each in page.statements for mark in statement_marks(each)]
    found += [_mark(each, "figure") for each in page.figures]
    found += [_mark(each, "date") for each in page.dates]
    return found + [_mark(each, "name", entries[tail(each.id)]) for each in page.mentions]


def _mark(item: Figure | Date | Mention, kind: MarkKind, entry: str = "") -> Mark:
    return Mark(item.span, kind, tail(item.id), entry or tail(item.id), unsure(item))


def statement_marks(item: Statement) -> Iterator[Mark]:
    """Content, source and cue. The cue leads to the statement's entry; where there is none, the source or the content."""
    passages: list[tuple[MarkKind, tuple[Span, ...]]] = [
        ("content", item.content.spans),
        ("source", item.source.spans),
        ("cue", item.cue.spans),
    ]
    leads = next((kind for kind, spans in reversed(passages) if spans), None)
    for kind, spans in passages:
        for span in spans:
            yield Mark(span, kind, tail(item.id), tail(item.id) if kind == leads else "", unsure(item))
