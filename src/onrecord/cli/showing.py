"""One item with its evidence, as `onrecord show` prints it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.cli import tables
from onrecord.cli.printing import clean, line
from onrecord.cli.rows import Row
from onrecord.compared import Carried, Checked
from onrecord.plain import plain
from onrecord.records import Actor, Article, Correction, Date, Figure, Findings, Mention, Quote, Span, Statement

if TYPE_CHECKING:
    from onrecord.record import Shown

SAID = 10  # statements shown under an actor
_SOURCE, _CUE, _WORDS = "bold cyan", "bold yellow", "bold green"


def article(found: Findings) -> RenderableType:
    """The article's text with its statements marked, then who says what in it."""
    spans = [(span, style) for statement in found.statements for span, style in _spans(statement)]
    parts: list[RenderableType] = [
        _head(found.article),
        Text(),
        _marked(found.article.text, Span(0, len(found.article.text)), spans),
    ]
    if found.statements:
        parts += [Text(), tables.statements(found.statements)]
    return Group(*parts)


def actor(who: Actor, said: list[Statement], corrected: list[Correction]) -> RenderableType:
    """The actor with all names and roles, then what a person corrected of it, then the newest statements."""
    parts: list[RenderableType] = [tables.actors([who])]
    if corrected:
        parts.append(tables.corrections(corrected))
    if said:
        parts.append(tables.statements(said[:SAID]))
    return Group(*parts)


def quote(found: Quote, carried: Sequence[Carried]) -> RenderableType:
    """A quote, then each statement that carries it."""
    return Group(tables.quotes([found]), tables.carried(carried))


def checked(found: Checked) -> RenderableType:
    """Whether words are on record, then the statements nearest to them."""
    told = {
        "verbatim": "On the record, word for word.",
        "cut": "On the record, with words left out.",
        "altered": "Not so: on the record are other words.",
        "not in it": "Not on the record.",
    }
    return Group(Text(told[found.faith]), *([tables.near(found.near)] if found.near else []))


def quote_row(shown: Shown, carried: Sequence[Carried]) -> Row:
    """A quote under the names of `onrecord export`, with the statements that carry it."""
    return {**as_row(shown), "carried": plain(tuple(carried))}


def item(shown: Shown) -> RenderableType:
    """A statement, figure, date or name with the paragraph that bears it."""
    found = shown.item
    parts: list[RenderableType] = [_head(shown.article)] if shown.article else []
    parts += [Text(), tables.pairs(_facts(found))]
    if shown.article and shown.paragraph:
        parts += [Text(), _marked(shown.article.text, shown.paragraph, _spans(found))]
    return Group(*parts)


def as_row(shown: Shown) -> Row:
    """The item under the names of `onrecord export`, its article without the text, and the paragraph in words."""
    text = shown.article.text if shown.article else ""
    return {
        "kind": shown.kind,
        "item": plain(shown.item),
        "article": plain(shown.article.head) if shown.article else None,
        "paragraph": plain(shown.paragraph) if shown.paragraph else None,
        "paragraph_text": shown.paragraph.of(text) if shown.paragraph else None,
    }


def _head(found: Article) -> RenderableType:
    known = {
        "title": found.title,
        "outlet": found.outlet,
        "published": f"{tables.when(found.head)} ({found.published_how})" if found.published else "undated",
        "published between": _between(found),
        "authors": ", ".join(found.authors),
        "url": found.url,
        "file": found.path,
        "kind": found.kind,
        "id": found.id,
    }
    return tables.pairs((name, value) for name, value in known.items() if value)


def _between(found: Article) -> str:
    """The days between which it came out, how sure that is, and the words that tell; empty where nothing was inferred."""
    if found.dating is None:
        return ""
    words = "; ".join(f"“{line(span.of(found.text))}”" for span in found.dating.words) or "its address"
    by = "as dated articles have" if found.dating.shared else "by"
    return f"{found.dating.first} and {found.dating.last} ({found.dating.confidence:.0%}), {by} {words}"


def _facts(found: Any) -> list[tuple[str, str | Text]]:
    facts: dict[str, Any] = plain(found)
    for name in ("source", "cue", "content", "span", "counted_span", "article"):
        facts.pop(name, None)
    if isinstance(found, Figure):
        facts["amount"] = tables.amount(found)
    return [(name.replace("_", " "), _words(value)) for name, value in facts.items() if value not in (None, "", [], False)]


def _words(value: Any) -> str:
    return " to ".join(map(str, value)) if isinstance(value, list) else str(value)


def _spans(found: Any) -> list[tuple[Span, str]]:
    if isinstance(found, Statement):
        styled = ((found.content, _WORDS), (found.source, _SOURCE), (found.cue, _CUE))
        return [(span, style) for passage, style in styled for span in passage.spans]
    return [(found.span, _WORDS)] if isinstance(found, Figure | Date | Mention) else []


def _marked(text: str, within: Span, spans: list[tuple[Span, str]]) -> Text:
    """The stretch `within` of a text, with styles on spans; built in pieces so that cleaning cannot shift a style."""
    edges = sorted({within.start, within.end, *(edge for span, _ in spans for edge in (span.start, span.end))})
    marked = Text()
    for start, end in pairwise(edges):
        piece = Span(start, end)
        if within.holds(piece):
            styles = [style for span, style in spans if span.holds(piece)]
            marked.append(clean(piece.of(text)), style=styles[-1] if styles else "")
    return marked
