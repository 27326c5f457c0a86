"""The tables of an export: their fields in order with their shapes, and their rows.

A shape is the name of an Arrow type, a list of one shape, or a dictionary of named shapes. Days are ISO text (2019-11-15),
a span is [start, end], a passage a list of spans.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection

from onrecord.records import Actor, Article, Correction, Date, Dating, Figure, Mention, Passage, Quote, Span, Statement
from onrecord.store import corrections, names, people, queries, quotes, series, stories_asking
from onrecord.store.queries import BY_ID

Shape: TypeAlias = "str | list[Shape] | dict[str, Shape]"
Rows = Iterable[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Field:
    """A column of an exported table."""

    name: str
    shape: Shape = "string"


@dataclass(frozen=True, slots=True)
class Table:
    """An exported table."""

    fields: tuple[Field, ...]
    rows: Callable[[Connection], Rows]


_SPAN: Shape = ["int64"]
_PASSAGE: Shape = [_SPAN]
_SHAPES: dict[str, Shape] = {
    "authors": ["string"],
    "source": _PASSAGE,
    "cue": _PASSAGE,
    "content": _PASSAGE,
    "via": ["string"],
    "said_on": ["string"],
    "confidence": "float64",
    "published_confidence": "float64",
    "published_words": _PASSAGE,
    "copied_share": "float64",
    "span": _SPAN,
    "low": "float64",
    "high": "float64",
    "counted_span": _SPAN,
    "names": [{"name": "string", "count": "int64"}],
    "roles": [{"role": "string", "from": "string", "to": "string", "count": "int64"}],
    "statements": ["string"],
    "carriers": ["string"],
    "variants": [{"wording": "string", "count": "int64"}],
    "articles": ["string"],
    "figures": ["string"],
    "number": "int64",
    "meant": [{"name": "string", "places": [{"article": "string", "span": _SPAN}]}],
    "actors": ["string"],
}


def _fields(names: str) -> tuple[Field, ...]:
    return tuple(Field(name, _SHAPES.get(name, "string")) for name in names.split())


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


def _passage(passage: Passage) -> list[list[int]]:
    return [[span.start, span.end] for span in passage.spans]


def _head(item: Statement | Figure | Date | Mention) -> str | None:
    return item.article.id if item.article is not None else None


def _articles(connection: Connection) -> Iterator[tuple[Any, ...]]:
    told, copied = stories_asking.story_ids(connection), stories_asking.originals(connection)
    for article in queries.all_articles(connection):
        original, share = copied.get(article.id, (None, None))
        yield *_article(article, told.get(article.id), original), share


def _article(article: Article, story: str | None, original: str | None) -> tuple[Any, ...]:
    known = (article.id, article.external_id, article.path, article.url, article.outlet, article.title, list(article.authors))
    when = (_day(article.published), article.published_how)
    return (*known, *when, article.kind, story, original, article.text, *_dating(article.dating))


def _dating(known: Dating | None) -> tuple[Any, ...]:
    if known is None:
        return None, None, None, []
    return _day(known.first), _day(known.last), known.confidence, [[span.start, span.end] for span in known.words]


def _statements(connection: Connection) -> Iterator[tuple[Any, ...]]:
    return map(_statement, queries.statements_of(connection, order=BY_ID))


def _statement(statement: Statement) -> tuple[Any, ...]:
    spans = (_passage(statement.source), _passage(statement.cue), _passage(statement.content))
    by = statement.speaker
    speaker = (by.actor, by.name, by.role, by.anonymous) if by is not None else (None, None, None, None)
    said_on = [day.isoformat() for day in statement.said_on] if statement.said_on is not None else None
    said = (list(statement.via), said_on, statement.quote, statement.confidence)
    return (statement.id, _head(statement), statement.kind, *spans, *speaker, *said)


def _figures(connection: Connection) -> Iterator[tuple[Any, ...]]:
    return (_figure(figure) for figure, _ in queries.figures_of(connection, order=BY_ID))


def _figure(figure: Figure) -> tuple[Any, ...]:
    value = (figure.low, figure.high, figure.qualifier, figure.unit, figure.counted, _span(figure.counted_span))
    given = (figure.statement, figure.given_by_name, figure.as_of, figure.series, figure.confidence)
    return (figure.id, _head(figure), _span(figure.span), *value, *given)


def _dates(connection: Connection) -> Iterator[tuple[Any, ...]]:
    for date, _ in queries.dates_of(connection, order=BY_ID):
        yield date.id, _head(date), _span(date.span), date.type, date.value, _day(date.first), _day(date.last)


def _mentions(connection: Connection) -> Iterator[tuple[Any, ...]]:
    for mention in names.of_articles(connection):
        yield mention.id, _head(mention), _span(mention.span), mention.kind, mention.actor, mention.confidence


def _actors(connection: Connection) -> Iterator[tuple[Any, ...]]:
    return map(_actor, people.every(connection))


def _actor(actor: Actor) -> tuple[Any, ...]:
    names = [{"name": each.name, "count": each.count} for each in actor.names]
    roles = [{"role": r.role, "from": _day(r.first), "to": _day(r.last), "count": r.count} for r in actor.roles]
    return actor.id, actor.kind, actor.name, names, roles


def _quotes(connection: Connection) -> Iterator[tuple[Any, ...]]:
    return map(_quote, quotes.every(connection))


def _quote(quote: Quote) -> tuple[Any, ...]:
    first = (quote.first_article, _day(quote.first_on))
    variants = [{"wording": each.wording, "count": each.count} for each in quote.variants]
    return quote.id, quote.wording, list(quote.statements), list(quote.carriers), *first, variants


def _stories(connection: Connection) -> Iterator[tuple[Any, ...]]:
    for story in stories_asking.every(connection):
        yield story.id, story.title, _day(story.first), _day(story.last), [each.id for each in story.articles], story.follows


def _series(connection: Connection) -> Iterator[tuple[Any, ...]]:
    for each in series.every(connection):
        yield each.id, each.counted, each.unit, [point.figure.id for point in each.points]


def _rejected(connection: Connection) -> Iterator[tuple[Any, ...]]:
    return ((each.path, each.step, each.reason) for each in queries.rejections(connection))


def _corrections(connection: Connection) -> Iterator[tuple[Any, ...]]:
    return map(_correction, corrections.every(connection))


def _correction(correction: Correction) -> tuple[Any, ...]:
    meant = [
        {"name": each.name, "places": [{"article": place.article, "span": _span(place.span)} for place in each.places]}
        for each in correction.meant
    ]
    told = (correction.number, correction.what, meant, correction.value, list(correction.articles))
    moments = (each.isoformat() if each is not None else None for each in (correction.made, correction.undone))
    return (*told, *moments, correction.standing, list(correction.actors))


def _nothing(_: Connection) -> Rows:
    """A table that is not derived yet."""
    return ()


TABLES = {
    "articles": Table(
        _fields(
            "id external_id path url outlet title authors published published_how kind story copy_of text"
            " published_from published_to published_confidence published_words copied_share"
        ),
        _articles,
    ),
    "statements": Table(
        _fields("id article kind source cue content speaker speaker_name role anonymous via said_on quote confidence"),
        _statements,
    ),
    "figures": Table(
        _fields("id article span low high qualifier unit counted counted_span statement given_by_name as_of series confidence"),
        _figures,
    ),
    "dates": Table(_fields("id article span type value from to"), _dates),
    "mentions": Table(_fields("id article span kind actor confidence"), _mentions),
    "actors": Table(_fields("id kind name names roles"), _actors),
    "quotes": Table(_fields("id wording statements carriers first_article first_on variants"), _quotes),
    "stories": Table(_fields("id title from to articles follows"), _stories),
    "series": Table(_fields("id counted unit figures"), _series),
    "corrections": Table(_fields("number what meant value articles made undone standing actors"), _corrections),
    "rejected": Table(_fields("path step reason"), _rejected),
}
