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
from onrecord.overtime import Series
from onrecord.plain import plain
from onrecord.records import Actor, Article, Copy, Correction, Date, Figure, Findings, Mention, Quote, Span, Statement, Story

if TYPE_CHECKING:
    from onrecord.record import Record, Shown

_SAID = 10  # statements shown under an actor
_SOURCE, _CUE, _WORDS = "bold cyan", "bold yellow", "bold green"


def told(held: Record, shown: Shown) -> RenderableType:
    """One item as people read it, with what the record holds of it."""
    match shown.item:
        case Article(id=id):
            return article(held.findings(id), held.story_of(id), held.copies(id))
        case Actor() as who:
            corrected = [held.corrections.one(number) for number in who.corrections]
            return actor(who, held.statements(speaker=who.id, limit=_SAID), corrected)
        case Quote() as found:
            return quote(found, held.carried(found.id))
        case Story() as found:
            return story(found, held.stories_after(found.id))
        case Series() as found:
            return tables.series(found)
    return item(shown)


def row(held: Record, shown: Shown) -> Row:
    """One item under the names of `onrecord export`; a quote with the statements that carry it."""
    carried = {"carried": plain(tuple(held.carried(shown.item.id)))} if isinstance(shown.item, Quote) else {}
    return {**as_row(shown), **carried}


def article(found: Findings, story: Story | None = None, copies: Sequence[Copy] = ()) -> RenderableType:
    """The article's text with its statements marked, then who says what in it, its story and its copies."""
    spans = [(span, style) for statement in found.statements for span, style in _spans(statement)]
    parts: list[RenderableType] = [
        _head(found.article),
        Text(),
        _marked(found.article.text, Span(0, len(found.article.text)), spans),
    ]
    if found.statements:
        parts += [Text(), tables.statements(found.statements)]
    if story is not None:
        parts += [Text(f"story {story.id}: {line(story.title or 'no title')}, {len(story.articles)} articles")]
    return Group(*parts, *(Text(_copied(each, found.article.id)) for each in copies))


def _copied(copy: Copy, id: str) -> str:
    """`83% of it stands in a0123...: The Courier, Flood at Varn`, or what stands in it."""
    other = copy.original if copy.article.id == id else copy.article
    told = f"{other.id}: {line(other.outlet or 'unknown')}, {line(other.shown or 'no title')}"
    share = f"{copy.share:.0%}"
    return f"{share} of it stands in {told}" if copy.article.id == id else f"copied by {told} ({share} of that)"


def actor(who: Actor, said: list[Statement], corrected: list[Correction]) -> RenderableType:
    """The actor with all names and roles, then what a person corrected of it, then the newest statements."""
    parts: list[RenderableType] = [tables.actors([who])]
    if corrected:
        parts.append(tables.corrections(corrected))
    if said:
        parts.append(tables.statements(said[:_SAID]))
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


def story(told: Story, after: list[Story]) -> RenderableType:
    """The story, its articles, and the stories that follow it."""
    parts: list[RenderableType] = [tables.stories([told]), tables.heads(told.articles)]
    if told.follows:
        parts.append(Text(f"follows {told.follows}"))
    if after:
        parts += [Text("followed by"), tables.stories(after)]
    return Group(*parts)


def item(shown: Shown) -> RenderableType:
    """A statement, figure, date or name with the paragraph that bears it."""
    found = shown.item
    parts: list[RenderableType] = [_head(shown.article)] if shown.article else []
    parts += [Text(), tables.pairs([*_facts(found), *_compared(shown.compared)])]
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
        **({"compared": _converted(shown.compared)} if shown.compared else {}),
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


def _compared(figure: Figure | None) -> list[tuple[str, str | Text]]:
    return [("compared as", tables.amount(figure))] if figure else []


def _converted(figure: Figure) -> Row:
    return {"low": plain(figure.low), "high": plain(figure.high), "unit": figure.unit}


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
