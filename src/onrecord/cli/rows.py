"""Answers as rows of named values, for JSON and CSV; the names are those of `onrecord export`.

Beside the export's fields a row carries the words it stands for and where its article stood.
"""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from onrecord.overtime import Happening
from onrecord.plain import plain
from onrecord.records import Actor, Correction, Figure, Head, Quote, Statement, Story

Row = dict[str, Any]

_PLACE = ("outlet", "title", "published", "published_how", "url")
COLUMNS: dict[str, tuple[str, ...]] = {  # of CSV: what a person looks for first comes first
    "statements": (
        *("published", "outlet", "speaker_name", "role", "kind", "content_text", "cue_text", "source_text", "via", "said_on"),
        *("anonymous", "confidence", "published_how", "title", "url", "id", "article", "speaker", "quote"),
        *("source", "cue", "content"),
    ),
    "actors": ("name", "kind", "anonymous", "names", "roles", "corrections", "id"),
    "quotes": ("first_on", "wording", "carriers", "statements", "variants", "first_article", "id"),
    "corrections": ("number", "what", "value", "articles", "meant", "standing", "actors", "made", "undone"),
    "figures": (
        *("published", "outlet", "text", "low", "high", "qualifier", "unit", "counted", "given_by_name", "as_of", "series"),
        *("confidence", "published_how", "title", "url", "id", "article", "statement", "span", "counted_span"),
    ),
    "stories": ("from", "to", "title", "outlets", "articles", "id", "follows"),
    "timeline": (
        *("from", "to", "sentence_text", "text", "type", "value", "published", "outlet", "published_how", "title", "url"),
        *("id", "article", "span", "sentence", "outlets", "voices", "others", "kind"),
    ),
}


@singledispatch
def row(item: Any) -> Row:
    """An answer as a row. Raises TypeError for what is no answer."""
    raise TypeError(f"{type(item).__name__} is no row")


@row.register(Actor)
@row.register(Correction)
@row.register(Quote)
@row.register(Story)
def _whole(item: Actor | Correction | Quote | Story) -> Row:
    return dict(plain(item))


@row.register(Statement)
@row.register(Figure)
def _item(item: Statement | Figure) -> Row:
    return {**plain(item), **_place(item.article)}


@row.register
def _(item: Happening) -> Row:
    sentence = {"sentence": plain(item.sentence), "sentence_text": item.sentence.text}
    more = {"outlets": item.outlets, "voices": item.voices, "others": list(item.others), "kind": item.kind}
    return {**plain(item.date), "article": item.article.id, **sentence, **more, **_place(item.article)}


def _place(head: Head | None) -> Row:
    known = plain(head or Head(""))
    return {name: known[name] for name in _PLACE}
