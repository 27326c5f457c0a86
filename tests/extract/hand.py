"""Readings made by hand, for tests of what follows the network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from onrecord.language.pieces import pieces
from onrecord.language.quotation import quotations
from onrecord.language.reading import Attribution, NamePart, Part, Reading
from onrecord.language.segmentation import sentences
from onrecord.records import ActorKind, Article, ArticleKind, Span


def at(text: str, words: str, nth: int = 0) -> Span:
    """Where `words` stand in `text` for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def attribution(text: str, source: str | None, cue: str, *content: str) -> Attribution:
    sources = (Part(at(text, source), 0.9),) if source else ()
    return Attribution(Part(at(text, cue), 0.9), sources, tuple(Part(at(text, words), 0.9) for words in content), 0.9)


def reading(
    text: str,
    said: Sequence[tuple[str | None, str, str]] = (),
    names: Mapping[str, ActorKind] | None = None,
    *,
    published: dt.date | None = None,
    kind: ArticleKind = "report",
) -> Reading:
    """A reading in which the network found these (source, cue, content) and, everywhere they stand, these names."""
    parts = [
        NamePart(Span(start, start + len(name)), of, 0.9)
        for name, of in (names or {}).items()
        for start in range(len(text))
        if text.startswith(name, start)
    ]
    return Reading(
        article=Article(text, published=published, published_how="stated" if published else "unknown", kind=kind),
        sentences=sentences(text),
        quotations=tuple(quotations(text)),
        pieces=pieces(text),
        attributions=tuple(attribution(text, *each) for each in said),
        names=tuple(sorted(parts, key=lambda part: part.span)),
    )
