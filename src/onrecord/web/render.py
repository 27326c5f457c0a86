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
from onrecord.plain import plain
from onrecord.records import Date, Figure, Mention, Span, Statement
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


@plain.register
def _(value: Row) -> dict[str, Any]:  # type: ignore[type-arg]
    """The item, where its article stood, its sentence (as spans and as words) and its place: as the commands give it."""
    head = {name: known for name, known in plain(value.head).items() if name not in ("id", "kind")}
    sentence = {"sentence": [plain(value.sentence.span)], "sentence_text": value.sentence.text}
    return {**plain(value.item), **head, **sentence, "place": value.place}


@plain.register
def _(value: ActorLine) -> dict[str, Any]:
    return {**plain(value.actor), "statements": value.statements, "voices": value.voices}


@plain.register
def _(value: ArticleLine) -> dict[str, Any]:
    return {**plain(value.head), "statements": value.statements}


@plain.register
def _(value: Asked) -> dict[str, Any]:
    return dict(value.given)


def as_csv(page: Page) -> bytes:
    """The data of the page's chart. Raises Usage where it has none."""
    counted = getattr(page, "counted", None)
    if not isinstance(counted, Facets):
        raise Usage("There is no chart on this page, so no data of one.")
    return charts.as_csv(counted)


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
