"""The steps in order: an article in, its findings out; a shard of articles into a store."""

from __future__ import annotations

import datetime as dt
import logging
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.errors import Unreadable
from onrecord.extract.dates import dates
from onrecord.extract.figures import figures
from onrecord.extract.names import mentions
from onrecord.extract.speakers import cast
from onrecord.extract.statements import statements
from onrecord.language import read
from onrecord.language.reading import Reading
from onrecord.language.spans import touching
from onrecord.records import Article, Figure, Findings, Rejected, Span, Statement

log = logging.getLogger(__name__)
_HALVES = re.compile("[\ud800-\udfff]")


def run_shard(articles: Iterable[Article]) -> Iterator[Findings | Rejected]:
    """The findings of each article, in order; an article that fails is rejected with its reason and stops nothing."""
    for article in articles:
        try:
            yield findings(article)
        except Unreadable as refused:
            yield Rejected(_where(article), refused.step, refused.reason)
        except Exception as fault:  # a defect of ours in one article must not cost the other ten thousand
            log.exception("extraction failed on article %s", article.id)
            yield Rejected(_where(article), "extraction", f"a defect in onrecord: {type(fault).__name__}: {fault}")


def _where(article: Article) -> str:
    return article.path or article.url or article.external_id or article.id


def findings(article: Article) -> Findings:
    """All that can be read out of one article. Raises Unreadable where its text holds no word."""
    if not article.text.strip():
        raise Unreadable("the text is empty", step="extraction")
    if _HALVES.search(article.text):
        raise Unreadable("the text holds half a character (a lone surrogate)", step="extraction")
    reading = read(article)
    told = dates(reading)
    said = statements(reading, told)
    if quoted := said_before(reading, said):
        told = dates(reading, quoted)
    who = cast(reading, mentions(reading), said)
    return Findings(
        article=article,
        statements=who.statements,
        figures=tuple(_given(figures(reading, told), who.statements)),
        dates=told,
        mentions=who.mentions,
        actors=who.actors,
    )


def said_before(reading: Reading, said: Sequence[Statement]) -> list[tuple[Span, dt.date]]:
    """Quotations that were said on one day, which is not the article's, with that day."""
    made = []
    for each in said:
        if each.said_on is None or each.said_on[0] != each.said_on[1] or each.said_on[0] == reading.article.published:
            continue
        quotes = (quote for span in each.content.spans for quote in touching(reading.quotations, span))
        made += [(quote, each.said_on[0]) for quote in quotes]
    return sorted(made)


def _given(found: Iterable[Figure], said: Sequence[Statement]) -> Iterator[Figure]:
    """Figures with the statement they stand in: of nested ones the innermost, which is the shortest."""
    starts = sorted((span.start, span.end, number) for number, each in enumerate(said) for span in each.content.spans)
    longest = max((end - start for start, end, _ in starts), default=0)
    for figure in found:
        first = bisect_left(starts, figure.span.end - longest, key=lambda each: each[0])
        last = bisect_right(starts, figure.span.start, key=lambda each: each[0])
        holding = [(end - start, number) for start, end, number in starts[first:last] if end >= figure.span.end]
        yield _in_statement(figure, said[min(holding)[1]]) if holding else figure


def _in_statement(figure: Figure, said: Statement) -> Figure:
    return replace(figure, statement=said.id, given_by=said.speaker)
