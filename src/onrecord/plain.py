"""A page value as JSON: the records under the field names of `onrecord export`, everything else under its own.

Beside the export's fields an item carries the words it stands for (`text`, `source_text`, ...), so that a reader of the
JSON need not fetch the article to show it.

What a function gives is said by its return type and nowhere else: the description of the web app's JSON is made of these types
(web/openapi.py), and a field that is missing there does not pass mypy. `Annotated[Any, X]` is what `plain` makes of an X.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import fields, is_dataclass
from functools import singledispatch
from typing import Annotated, Any, TypedDict

from onrecord.compared import Checked, Faith, Near
from onrecord.overtime import DatedBy, Move, Point, Series
from onrecord.records import (
    Actor,
    ActorKind,
    AnonymousKind,
    Article,
    ArticleKind,
    Date,
    DateType,
    Figure,
    Head,
    Mention,
    Name,
    Passage,
    PublishedHow,
    Qualifier,
    Role,
    Span,
    Statement,
    StatementKind,
    Story,
)

Day = Annotated[str, "date"]  # as 2019-11-14
Moment = Annotated[str, "date-time"]  # as RFC 3339 writes it
Pair = Annotated[list[int], 2]  # [start, end], half-open, in code points
Number = float | None  # None for a number that JSON cannot write


@singledispatch
def plain(value: Any) -> Any:
    """`value` as dicts, lists, strings, numbers and None. A dataclass gives its fields in order."""
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form")


@plain.register(str)
@plain.register(int)
@plain.register(type(None))
def _as_it_is(value: Any) -> Any:
    return value


@plain.register
def _(value: float) -> float | None:
    return value if math.isfinite(value) else None


@plain.register
def _(value: dt.date) -> Day:
    return value.isoformat()


@plain.register
def _(value: dt.datetime) -> Moment:
    return value.isoformat()


@plain.register(tuple)
@plain.register(list)
def _rows(value: Any) -> list[Any]:
    return [plain(each) for each in value]


@plain.register
def _(value: dict) -> dict[str, Any]:  # type: ignore[type-arg]
    return {str(name): plain(each) for name, each in value.items()}


@plain.register
def _(value: Span) -> Pair:
    return [value.start, value.end]


@plain.register
def _(value: Passage) -> list[Pair]:
    return [[each.start, each.end] for each in value.spans]


class Known(TypedDict):
    """What is known of an article."""

    url: str | None
    outlet: str | None
    title: str | None
    published: Day | None
    published_how: PublishedHow
    published_from: Day | None
    published_to: Day | None


class PlainHead(Known):
    """An article without its text, as listings show it."""

    id: str
    kind: ArticleKind


@plain.register
def _(value: Head) -> PlainHead:
    return {
        "id": value.id,
        "url": value.url,
        "outlet": value.outlet,
        "title": value.title,
        "published": plain(value.published),
        "published_how": value.published_how,
        "published_from": plain(value.dated_from),
        "published_to": plain(value.dated_to),
        "kind": value.kind,
    }


class PlainArticle(PlainHead):
    """One article with its text and what is known of its date."""

    external_id: str | None
    path: str | None
    authors: list[str]
    published_confidence: Number
    published_words: list[Pair]
    text: str


@plain.register
def _(value: Article) -> PlainArticle:
    return {
        "id": value.id,
        "external_id": value.external_id,
        "path": value.path,
        "url": value.url,
        "outlet": value.outlet,
        "title": value.title,
        "authors": list(value.authors),
        "published": plain(value.published),
        "published_how": value.published_how,
        "published_from": plain(value.dating.first) if value.dating else None,
        "published_to": plain(value.dating.last) if value.dating else None,
        "published_confidence": value.dating.confidence if value.dating else None,
        "published_words": [plain(each) for each in value.dating.words] if value.dating else [],
        "kind": value.kind,
        "text": value.text,
    }


class PlainStatement(TypedDict):
    """What somebody said, thought or wanted: its spans, and their words."""

    id: str
    article: str | None
    kind: StatementKind
    source: list[Pair]
    cue: list[Pair]
    content: list[Pair]
    speaker: str | None
    speaker_name: str | None
    role: str | None
    anonymous: AnonymousKind | None
    via: list[str]
    said_on: list[Day] | None
    quote: str | None
    confidence: Number
    source_text: str
    cue_text: str
    content_text: str


@plain.register
def _(value: Statement) -> PlainStatement:
    speaker = value.speaker
    return {
        "id": value.id,
        "article": _article_of(value),
        "kind": value.kind,
        "source": plain(value.source),
        "cue": plain(value.cue),
        "content": plain(value.content),
        "speaker": speaker.actor if speaker else None,
        "speaker_name": speaker.name if speaker else None,
        "role": speaker.role if speaker else None,
        "anonymous": speaker.anonymous if speaker else None,
        "via": list(value.via),
        "said_on": plain(value.said_on),
        "quote": value.quote,
        "confidence": plain(value.confidence),
        "source_text": value.source.text,
        "cue_text": value.cue.text,
        "content_text": value.content.text,
    }


class PlainFigure(TypedDict):
    """A number that the text gives."""

    id: str
    article: str | None
    span: Pair
    low: Number
    high: Number
    qualifier: Qualifier
    unit: str | None
    counted: str | None
    counted_span: Pair | None
    statement: str | None
    given_by_name: str | None
    as_of: str | None
    confidence: Number
    text: str
    series: str | None


@plain.register
def _(value: Figure) -> PlainFigure:
    return {
        "id": value.id,
        "article": _article_of(value),
        "span": plain(value.span),
        "low": plain(value.low),
        "high": plain(value.high),
        "qualifier": value.qualifier,
        "unit": value.unit,
        "counted": value.counted,
        "counted_span": plain(value.counted_span),
        "statement": value.statement,
        "given_by_name": value.given_by_name,
        "as_of": value.as_of,
        "series": value.series,
        "confidence": plain(value.confidence),
        "text": value.text,
    }


class PlainSeries(TypedDict):
    """`figures` are ids, `points` the figures with their days."""

    id: str
    counted: str | None
    unit: str | None
    figures: list[str]
    points: list[Annotated[Any, Point]]


PlainPoint = TypedDict(
    "PlainPoint",
    {
        "id": str,
        "article": str | None,
        "span": Pair,
        "low": Number,
        "high": Number,
        "qualifier": Qualifier,
        "unit": str | None,
        "counted": str | None,
        "counted_span": Pair | None,
        "statement": str | None,
        "given_by_name": str | None,
        "as_of": str | None,
        "confidence": Number,
        "text": str,
        "series": str | None,
        "outlet": str | None,
        "title": str | None,
        "published": Day | None,
        "published_how": PublishedHow | None,
        "url": str | None,
        "from": Day | None,
        "to": Day | None,
        "dated_by": DatedBy | None,
        "move": Move,
        "against": str | None,
    },
)


PlainDate = TypedDict(  # `from` is a word of Python's own
    "PlainDate",
    {
        "id": str,
        "article": str | None,
        "span": Pair,
        "type": DateType,
        "value": str,
        "from": Day | None,
        "to": Day | None,
        "text": str,
    },
)


@plain.register
def _(value: Series) -> PlainSeries:
    return {
        "id": value.id,
        "counted": value.counted,
        "unit": value.unit,
        "figures": [each.figure.id for each in value.points],
        "points": [plain(each) for each in value.points],
    }


@plain.register
def _(value: Point) -> PlainPoint:
    """The figure with where its article stood, the days it is of, and what it does to those before it."""
    head = value.figure.article
    figure: PlainFigure = plain(value.figure)
    return {
        **figure,
        "outlet": head.outlet if head else None,
        "title": head.title if head else None,
        "published": plain(head.published) if head else None,
        "published_how": head.published_how if head else None,
        "url": head.url if head else None,
        "from": plain(value.first),
        "to": plain(value.last),
        "dated_by": value.dated_by,
        "move": value.move,
        "against": value.against,
    }


@plain.register
def _(value: Date) -> PlainDate:
    return {
        "id": value.id,
        "article": _article_of(value),
        "span": plain(value.span),
        "type": value.type,
        "value": value.value,
        "from": plain(value.first),
        "to": plain(value.last),
        "text": value.text,
    }


class PlainMention(TypedDict):
    """A name in the text."""

    id: str
    article: str | None
    span: Pair
    kind: ActorKind
    actor: str | None
    confidence: Number
    text: str


@plain.register
def _(value: Mention) -> PlainMention:
    return {
        "id": value.id,
        "article": _article_of(value),
        "span": plain(value.span),
        "kind": value.kind,
        "actor": value.actor,
        "confidence": plain(value.confidence),
        "text": value.text,
    }


PlainRole = TypedDict("PlainRole", {"role": str, "from": Day | None, "to": Day | None, "count": int})


class PlainActor(TypedDict):
    """Somebody or something that speaks or is spoken of."""

    id: str
    kind: ActorKind
    name: str
    anonymous: AnonymousKind | None
    names: list[Annotated[Any, Name]]
    roles: list[PlainRole]
    corrections: list[int]


@plain.register
def _(value: Actor) -> PlainActor:
    return {
        "id": value.id,
        "kind": value.kind,
        "name": value.name,
        "anonymous": value.anonymous,
        "names": plain(value.names),
        "roles": plain(value.roles),
        "corrections": list(value.corrections),
    }


@plain.register
def _(value: Role) -> PlainRole:
    return {"role": value.role, "from": plain(value.first), "to": plain(value.last), "count": value.count}


class PlainChecked(TypedDict):
    """Whether words are on record, and the nearest."""

    text: str
    on_record: bool
    faith: Faith
    near: list[Annotated[Any, Near]]


@plain.register
def _(value: Checked) -> PlainChecked:
    return {"text": value.text, "on_record": value.on_record, "faith": value.faith, "near": plain(value.near)}


PlainStory = TypedDict(
    "PlainStory",
    {
        "id": str,
        "title": str | None,
        "from": Day,
        "to": Day,
        "articles": list[str],
        "outlets": list[str],
        "follows": str | None,
    },
)


@plain.register
def _(value: Story) -> PlainStory:
    return {
        "id": value.id,
        "title": value.title,
        "from": plain(value.first),
        "to": plain(value.last),
        "articles": [each.id for each in value.articles],
        "outlets": list(value.outlets),
        "follows": value.follows,
    }


def _article_of(item: Statement | Figure | Date | Mention) -> str | None:
    """An item's id begins with its article's."""
    return item.article.id if item.article else item.id.rpartition(".")[0] or None
