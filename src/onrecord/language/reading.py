"""What the language step makes of one article, and all that the extractors may look at."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.language.pieces import Pieces
from onrecord.records import ActorKind, Article, Span


@dataclass(frozen=True, slots=True)
class Part:
    """A source, cue or content that the network found, with the mean probability of its tags."""

    span: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with the sources and contents that point at it."""

    cue: Part
    sources: tuple[Part, ...]
    contents: tuple[Part, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class NamePart:
    """A name that the network found."""

    span: Span
    kind: ActorKind
    confidence: float


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One article with its sentences, quotations, word pieces and what the network's heads say of them.

    `sentences` cover every word, in order, without outer white space, never across a paragraph's end. `quotations`
    hold their marks and are in order and not nested. `hints` are words, in order, that may be the cue of a statement inside
    another one's content.
    """

    article: Article
    sentences: tuple[Span, ...]
    quotations: tuple[Span, ...]
    pieces: Pieces
    attributions: tuple[Attribution, ...]
    names: tuple[NamePart, ...]
    hints: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        return self.article.text
