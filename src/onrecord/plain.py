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
from typing import Any

from onrecord.compared import Checked
from onrecord.overtime import Point, Series
from onrecord.records import (
    Actor,
    Article,
    Date,
    Figure,
    Head,
    Mention,
    Passage,
    Role,
    Span,
    Statement,
    Story,
)
from onrecord.shapes import (
    Day,
    Moment,
    Pair,
    PlainActor,
    PlainArticle,
    PlainChecked,
    PlainDate,
    PlainFigure,
    PlainHead,
    PlainMention,
    PlainPoint,
    PlainRole,
    PlainSeries,
    PlainStatement,
    PlainStory,
)


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


@plain.register
def _(value: Checked) -> PlainChecked:
    return {"text": value.text, "on_record": value.on_record, "faith": value.faith, "near": plain(value.near)}


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
