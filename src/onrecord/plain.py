"""A page value as JSON: the records under the field names of `onrecord export`, everything else under its own.

Beside the export's fields an item carries the words it stands for (`text`, `source_text`, ...), so that a reader of the
JSON need not fetch the article to show it.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import fields, is_dataclass
from functools import singledispatch
from typing import Any

from onrecord.compared import Checked
from onrecord.overtime import Point, Series
from onrecord.records import Actor, Article, Date, Figure, Head, Mention, Passage, Role, Span, Statement, Story


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
def _(value: dt.date) -> str:
    return value.isoformat()


@plain.register(tuple)
@plain.register(list)
def _rows(value: Any) -> list[Any]:
    return [plain(each) for each in value]


@plain.register
def _(value: dict) -> dict[str, Any]:  # type: ignore[type-arg]
    return {str(name): plain(each) for name, each in value.items()}


@plain.register
def _(value: Span) -> list[int]:
    return [value.start, value.end]


@plain.register
def _(value: Passage) -> list[list[int]]:
    return [[each.start, each.end] for each in value.spans]


@plain.register
def _(value: Head) -> dict[str, Any]:
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
def _(value: Article) -> dict[str, Any]:
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
        "published_from": value.dating and plain(value.dating.first),
        "published_to": value.dating and plain(value.dating.last),
        "published_confidence": value.dating and value.dating.confidence,
        "published_words": [plain(each) for each in value.dating.words] if value.dating else [],
        "kind": value.kind,
        "text": value.text,
    }


@plain.register
def _(value: Statement) -> dict[str, Any]:
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
def _(value: Figure) -> dict[str, Any]:
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
def _(value: Series) -> dict[str, Any]:
    known = {"id": value.id, "counted": value.counted, "unit": value.unit}
    return {**known, "figures": [each.figure.id for each in value.points], "points": [plain(each) for each in value.points]}


@plain.register
def _(value: Point) -> dict[str, Any]:
    """The figure with where its article stood, the days it is of, and what it does to those before it."""
    head = plain(value.figure.article) if value.figure.article else {}
    days = {"from": plain(value.first), "to": plain(value.last), "dated_by": value.dated_by}
    stood = {name: head.get(name) for name in ("outlet", "title", "published", "published_how", "url")}
    return {**plain(value.figure), **stood, **days, "move": value.move, "against": value.against}


@plain.register
def _(value: Date) -> dict[str, Any]:
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
def _(value: Mention) -> dict[str, Any]:
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
def _(value: Actor) -> dict[str, Any]:
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
def _(value: Role) -> dict[str, Any]:
    return {"role": value.role, "from": plain(value.first), "to": plain(value.last), "count": value.count}


@plain.register
def _(value: Checked) -> dict[str, Any]:
    return {"text": value.text, "on_record": value.on_record, "faith": value.faith, "near": plain(value.near)}


@plain.register
def _(value: Story) -> dict[str, Any]:
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
