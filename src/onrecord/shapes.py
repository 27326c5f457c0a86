"""The shapes of the JSON that `plain` gives, which the description of the web app is made of."""

from __future__ import annotations

from typing import Annotated, Any, TypedDict

from onrecord.compared import Faith, Near
from onrecord.overtime import DatedBy, Move, Point
from onrecord.records import (
    ActorKind,
    AnonymousKind,
    ArticleKind,
    DateType,
    Name,
    PublishedHow,
    Qualifier,
    StatementKind,
)

Day = Annotated[str, "date"]  # as 2019-11-14
Moment = Annotated[str, "date-time"]  # as RFC 3339 writes it
Pair = Annotated[list[int], 2]  # [start, end], half-open, in code points
Number = float | None  # None for a number that JSON cannot write


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


class PlainArticle(PlainHead):
    """One article with its text and what is known of its date."""

    external_id: str | None
    path: str | None
    authors: list[str]
    published_confidence: Number
    published_words: list[Pair]
    text: str


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


class PlainMention(TypedDict):
    """A name in the text."""

    id: str
    article: str | None
    span: Pair
    kind: ActorKind
    actor: str | None
    confidence: Number
    text: str


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


class PlainChecked(TypedDict):
    """Whether words are on record, and the nearest."""

    text: str
    on_record: bool
    faith: Faith
    near: list[Annotated[Any, Near]]


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
