"""A page value as HTML, by its template, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.errors import Usage
from onrecord.facets import Facets
from onrecord.overtime import Series
from onrecord.plain import plain
from onrecord.records import Date, Figure, Mention, Span, Statement
from onrecord.shapes import Known, Pair, PlainActor, PlainHead
from onrecord.web import article, charts, marks, plots, wording
from onrecord.web.asking import Asked
from onrecord.web.lines import ActorLine, ArticleLine, Excerpt, Row
from onrecord.web.pages import ArticlePage, Page


def environment(static: Mapping[str, str]) -> Environment:
    """The templates, with everything escaped; `static` gives the address of each style and picture."""
    made = Environment(
        loader=PackageLoader("onrecord.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= wording.FILTERS
    made.filters |= {"running": running, "within": within, "shown": article.shown, "names_shown": article.names_shown}
    made.filters["by_days"] = by_days
    made.filters |= {"histogram": charts.histogram, "terms": charts.terms, "moments": charts.moments, "plot": plots.plot}
    made.globals |= {"address": wording.address, "plural": wording.plural, "static": dict(static)}
    return made


def html(page: Page, templates: Environment) -> bytes:
    text = templates.get_template(page.template).render(page=page)
    return text.encode("utf-8", "replace")  # a lone surrogate of a text has no UTF-8 form


def as_json(page: Page) -> bytes:
    """ASCII, so that any text survives; numbers are finite."""
    return json.dumps(plain(page), allow_nan=False).encode("ascii")


class Placed(Known):
    """Where an item stands: its article, its sentence (as spans and as words) and its place, as the commands give it."""

    sentence: list[Pair]
    sentence_text: str
    place: str


@plain.register
def _(value: Row) -> dict[str, Any]:  # type: ignore[type-arg]
    """The item, and where it stands."""
    return {**plain(value.item), **_placed(value)}


def _placed(row: Row[Any]) -> Placed:
    head: PlainHead = plain(row.head)
    return {
        "url": head["url"],
        "outlet": head["outlet"],
        "title": head["title"],
        "published": head["published"],
        "published_how": head["published_how"],
        "published_from": head["published_from"],
        "published_to": head["published_to"],
        "sentence": [plain(row.sentence.span)],
        "sentence_text": row.sentence.text,
        "place": row.place,
    }


class PlainActorLine(PlainActor):
    """An actor and how much it said."""

    statements: int
    voices: int


@plain.register
def _(value: ActorLine) -> PlainActorLine:
    actor: PlainActor = plain(value.actor)
    return {**actor, "statements": value.statements, "voices": value.voices}


class PlainArticleLine(PlainHead):
    """An article and how many statements stand in it."""

    statements: int


@plain.register
def _(value: ArticleLine) -> PlainArticleLine:
    head: PlainHead = plain(value.head)
    return {**head, "statements": value.statements}


@plain.register
def _(value: Asked) -> dict[str, str]:
    return dict(value.given)


def as_csv(page: Page) -> bytes:
    """The data of the page's chart. Raises Usage where it has none."""
    counted, series = getattr(page, "counted", None), getattr(page, "series", None)
    if isinstance(counted, Facets):
        return charts.as_csv(counted)
    if isinstance(series, Series):
        return plots.as_csv(series)
    raise Usage("There is no chart on this page, so no data of one.")


def running(page: ArticlePage) -> Markup:
    """The article's text in paragraphs, marked."""
    return marks.article(page.article.text, page.part, article.marks(page))


def within(excerpt: Excerpt, item: Statement | Figure | Date | Mention, hits: Iterable[Span] = ()) -> Markup:
    """An excerpt with the item's own words marked, and those that were searched for."""
    at = excerpt.span.start
    shifted = [replace(each, span=Span(each.span.start - at, each.span.end - at)) for each in _marks(item)]
    shifted += [marks.Mark(each, "hit") for each in hits]
    return marks.phrase(excerpt.text, Span(0, len(excerpt.text)), shifted)


def by_days(rows: Iterable[Row[Date]]) -> list[tuple[str, list[Row[Date]]]]:
    """Rows of a timeline under the days they tell of, in the order given."""
    return [(day, list(those)) for day, those in groupby(rows, lambda row: wording.days(row.item.first, row.item.last))]


def _marks(item: Statement | Figure | Date | Mention) -> Iterable[marks.Mark]:
    if isinstance(item, Statement):
        return article.statement_marks(item)
    if isinstance(item, Figure):
        counted = [marks.Mark(item.counted_span, "source")] if item.counted_span else []
        return [marks.Mark(item.span, "figure"), *counted]
    return [marks.Mark(item.span, "date" if isinstance(item, Date) else "name")]
