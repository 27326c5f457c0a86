"""Statements with their quoted words: read from the text of their article, as only spans are stored."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select

from onrecord.link.quotes import Said
from onrecord.link.wordings import Wording, in_marks, quoted, wording
from onrecord.records import Head, Span, Statement
from onrecord.store import values
from onrecord.store.batches import rows_with
from onrecord.store.queries import QUOTED
from onrecord.store.schema import casts, statements
from onrecord.store.words import folded

NARROW = 6  # days between both ends of an interval of days that tells when something was said
_OWN = (statements.c.key, casts.c.kind, casts.c.name)  # as the article has the speaker: what the record calls it may change
_HELD = 64  # articles whose quotations are kept at hand


@dataclass(frozen=True, slots=True)
class Printed:
    """A statement by its row key, with its article's text and its quoted words; `kind` and `name` are those of its speaker in
    its article."""

    key: int
    statement: Statement
    text: str
    wording: Wording
    kind: str | None = None
    name: str | None = None

    @property
    def head(self) -> Head:
        return self.statement.article or Head("")

    @property
    def day(self) -> dt.date | None:
        """When it was said, where the text tells to within a week; else when it was printed."""
        said = self.statement.said_on
        narrow = said is not None and (said[1] - said[0]).days <= NARROW
        return said[0] if said is not None and narrow else self.head.published

    @property
    def shown(self) -> str:
        """The words as printed, with what stands between them in a piece; pieces of a mixed statement apart."""
        apart = " " if self.statement.kind == "direct" else " … "
        return apart.join(" ".join(piece.of(self.text).split()) for piece in self.wording.stretches(self.text))

    @property
    def said(self) -> Said:
        speaker = self.statement.speaker
        if speaker is None or speaker.anonymous:
            return Said(self.statement.id, self.wording, self.day, self.head.published)
        name, person = folded(self.name or "").strip(), self.kind == "person"
        return Said(self.statement.id, self.wording, self.day, self.head.published, speaker.actor, name, person)


def of_articles(connection: Connection, keys: Iterable[int]) -> Iterator[Printed]:
    """The direct and mixed statements of the articles with these row keys."""
    return _printed(connection, statements.c.article, sorted(keys))


def of_statements(connection: Connection, keys: Iterable[int]) -> Iterator[Printed]:
    """Those with these row keys."""
    return _printed(connection, statements.c.key, sorted(keys))


def _printed(connection: Connection, column: ColumnElement[int], keys: list[int]) -> Iterator[Printed]:
    query = select(*_OWN, *values.HEAD, *values.STATEMENT).select_from(QUOTED)
    query = query.where(statements.c.kind != "indirect").order_by(statements.c.article, statements.c.n)
    texts, marked = values.Texts(connection), _Quotations()
    wide = len(values.HEAD)
    for key, kind, name, *row in rows_with(connection, query, column, keys):
        head, rest = Head(*row[:wide]), row[wide:]
        text = texts[rest[0]]
        made = values.statement(head, rest, text)
        pieces = quoted(made.kind, made.content.spans, marked.of(head.id, text) if made.kind == "mixed" else ())
        yield Printed(key, made, text, wording(text, pieces), kind, name)


class _Quotations:
    """Where articles stand in quotation marks, found once an article and kept for the last few."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, list[Span]] = OrderedDict()

    def of(self, id: str, text: str) -> list[Span]:
        if id not in self._held:
            self._held[id] = in_marks(text)
            if len(self._held) > _HELD:
                self._held.popitem(last=False)
        return self._held[id]
