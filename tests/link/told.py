"""Articles of invented events with what was read out of them, put together by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from onrecord.records import ActorKind, Article, Date, Figure, Findings, Mention, Span

DAY = dt.date(2031, 5, 3)
Given = tuple[str, float, str | None]  # the words of a figure, its value, what it counts: words behind it, or none


def told(
    text: str,
    given: Sequence[Given],
    *,
    places: Iterable[str] = (),
    groups: Iterable[str] = (),
    days: Iterable[tuple[str, dt.date]] = (),
    day: dt.date | None = DAY,
    outlet: str = "The Lamp",
    unit: str | None = None,
) -> Findings:
    """Findings of a text: every occurrence of the names, the first of each day, the figures in the order given."""
    article = Article(text, outlet=outlet, published=day, published_how="stated" if day else "unknown")
    names = sorted([*_named(text, places, "place"), *_named(text, groups, "group")], key=lambda each: each.span)
    dates = tuple(_date(text, words, when) for words, when in days)
    return Findings(article, figures=tuple(_figures(article, given, unit)), dates=dates, mentions=tuple(names))


def _named(text: str, names: Iterable[str], kind: ActorKind) -> Iterable[Mention]:
    for name in names:
        at = text.find(name)
        while at >= 0:
            yield Mention(Span(at, at + len(name)), kind, name)
            at = text.find(name, at + 1)


def _date(text: str, words: str, when: dt.date) -> Date:
    at = text.index(words)
    return Date(Span(at, at + len(words)), "DATE", when.isoformat(), when, when, words)


def _figures(article: Article, given: Sequence[Given], unit: str | None) -> Iterable[Figure]:
    at = 0
    for number, (words, value, counted) in enumerate(given, 1):
        start = article.text.index(words, at)
        at = start + len(words)
        behind = article.text.index(counted, at) if counted else None
        span = Span(behind, behind + len(counted)) if behind is not None and counted else None
        yield Figure(
            Span(start, at),
            words,
            value,
            value,
            "exact",
            unit,
            counted,
            span,
            id=f"{article.id}.f{number}",
            article=article.head,
        )
