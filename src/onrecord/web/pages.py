"""The pages as values: each is resolved, frozen and typed, and is rendered twice, as HTML by its template and as JSON.

A page holds records and words, never markup. `template`, `section` (the entry of the menu it stands under) and `scripts` (those
that add to the page, if any) belong to the HTML alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from onrecord.compared import Carried, Checked
from onrecord.facets import Facets, Tally, Topic
from onrecord.overtime import HappeningKind, Series
from onrecord.records import (
    Actor,
    Article,
    Copy,
    Correction,
    Date,
    Figure,
    Head,
    Mention,
    Quote,
    Rejected,
    Span,
    Statement,
    Story,
)
from onrecord.store.answers import Counts
from onrecord.web.asking import Asked
from onrecord.web.lines import ActorLine, ArticleLine, NameLine, Row, SeriesLine, Turn


@dataclass(frozen=True, slots=True)
class Front:
    """The record at a glance."""

    template: ClassVar[str] = "front.html"
    section: ClassVar[str] = "front"
    title: str
    counts: Counts
    stories: tuple[Story, ...]
    speakers: tuple[ActorLine, ...]
    newest: tuple[Row[Statement], ...]


@dataclass(frozen=True, slots=True)
class Search:
    """The first of each kind that a search finds, and how many there are: of figures, which are not counted, whether more."""

    template: ClassVar[str] = "search.html"
    section: ClassVar[str] = "search"
    title: str
    asked: Asked
    tallies: dict[str, Tally]
    actors: tuple[ActorLine, ...]
    statements: tuple[Row[Statement], ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Row[Figure], ...]
    more_figures: bool
    stories: tuple[Story, ...]
    articles: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Articles:
    template: ClassVar[str] = "articles.html"
    section: ClassVar[str] = "articles"
    title: str
    asked: Asked
    articles: tuple[ArticleLine, ...]
    turn: Turn


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article with all that was read out of it; the HTML shows one part of a very long text, the JSON the whole."""

    template: ClassVar[str] = "article.html"
    section: ClassVar[str] = "articles"
    scripts: ClassVar[tuple[str, ...]] = ("keys.js",)
    title: str
    article: Article
    part: Span
    turn: Turn
    parts: int
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    mentions: tuple[Mention, ...]
    names: tuple[NameLine, ...]
    story: Story | None = None
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Statements:
    template: ClassVar[str] = "statements.html"
    section: ClassVar[str] = "statements"
    scripts: ClassVar[tuple[str, ...]] = ("brush.js",)
    title: str
    asked: Asked
    total: int
    voices: int
    counted: Facets
    statements: tuple[Row[Statement], ...]
    turn: Turn


@dataclass(frozen=True, slots=True)
class StatementPage:
    """One statement with its paragraph, and the figures that stand in it."""

    template: ClassVar[str] = "statement.html"
    section: ClassVar[str] = "statements"
    title: str
    statement: Row[Statement]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Actors:
    """Actors as asked; `corrections_made` is how many a person has made in all."""

    template: ClassVar[str] = "actors.html"
    section: ClassVar[str] = "actors"
    title: str
    asked: Asked
    actors: tuple[ActorLine, ...]
    corrections_made: int
    turn: Turn


@dataclass(frozen=True, slots=True)
class ActorPage:
    """Who an actor is on this record: names, roles, what a person corrected of it, what it said, and about what, the figures it
    gave (the first of them)."""

    template: ClassVar[str] = "actor.html"
    section: ClassVar[str] = "actors"
    scripts: ClassVar[tuple[str, ...]] = ("brush.js",)
    title: str
    asked: Asked
    actor: Actor
    corrections: tuple[Correction, ...]
    total: int
    voices: int
    counted: Facets
    topics: tuple[Topic, ...]
    statements: tuple[Row[Statement], ...]
    figures: tuple[Row[Figure], ...]
    more_figures: str | None
    turn: Turn


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person said of actors against what was derived, the undone ones too."""

    template: ClassVar[str] = "corrections.html"
    section: ClassVar[str] = "actors"
    title: str
    asked: Asked
    corrections: tuple[Correction, ...]
    turn: Turn


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """One correction, the actors that it is about as they are now, and the articles whose places tell whom it means."""

    template: ClassVar[str] = "correction.html"
    section: ClassVar[str] = "actors"
    title: str
    correction: Correction
    actors: tuple[Actor, ...]
    articles: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    template: ClassVar[str] = "figures.html"
    section: ClassVar[str] = "figures"
    title: str
    asked: Asked
    figures: tuple[Row[Figure], ...]
    turn: Turn


@dataclass(frozen=True, slots=True)
class FigurePage:
    template: ClassVar[str] = "figure.html"
    section: ClassVar[str] = "figures"
    title: str
    figure: Row[Figure]
    compared: Figure | None  # in the unit that its kind is compared in, where the text has another


@dataclass(frozen=True, slots=True)
class SeriesList:
    """Figures of one thing over time, those with most figures first."""

    template: ClassVar[str] = "series_list.html"
    section: ClassVar[str] = "figures"
    title: str
    asked: Asked
    series: tuple[SeriesLine, ...]
    turn: Turn


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """One series, as a plain table."""

    template: ClassVar[str] = "series.html"
    section: ClassVar[str] = "figures"
    title: str
    series: Series


@dataclass(frozen=True, slots=True)
class DatePage:
    template: ClassVar[str] = "date.html"
    section: ClassVar[str] = "timeline"
    title: str
    date: Row[Date]


@dataclass(frozen=True, slots=True)
class MentionPage:
    template: ClassVar[str] = "mention.html"
    section: ClassVar[str] = "actors"
    title: str
    mention: Row[Mention]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened when, by day. Of lines told by more than one outlet, `outlets` is how many those are and `voices` how many
    of them tell it in words of their own, both by the date's id; of lines that are statements or figures, `kinds` says so."""

    template: ClassVar[str] = "timeline.html"
    section: ClassVar[str] = "timeline"
    title: str
    asked: Asked
    dates: tuple[Row[Date], ...]
    outlets: dict[str, int]
    voices: dict[str, int]
    kinds: dict[str, HappeningKind]
    turn: Turn


@dataclass(frozen=True, slots=True)
class Quotes:
    """Utterances that more than one statement carries."""

    template: ClassVar[str] = "quotes.html"
    section: ClassVar[str] = "quotes"
    title: str
    asked: Asked
    quotes: tuple[Quote, ...]
    turn: Turn


@dataclass(frozen=True, slots=True)
class Stories:
    """Articles that tell of one thing, newest first."""

    template: ClassVar[str] = "stories.html"
    section: ClassVar[str] = "stories"
    title: str
    asked: Asked
    stories: tuple[Story, ...]
    turn: Turn


@dataclass(frozen=True, slots=True)
class QuotePage:
    """One utterance with every statement that carries it."""

    template: ClassVar[str] = "quote.html"
    section: ClassVar[str] = "quotes"
    title: str
    quote: Quote
    carried: tuple[Carried, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """Whether words are on record; without any, the form alone."""

    template: ClassVar[str] = "check.html"
    section: ClassVar[str] = "quotes"
    title: str
    asked: Asked
    checked: Checked | None


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One story with its articles, earliest first; the story before it in a long affair, and those that follow; who is quoted
    in it, and what happened on its days (the first lines of that, with how many outlets tell each)."""

    template: ClassVar[str] = "story.html"
    section: ClassVar[str] = "stories"
    scripts: ClassVar[tuple[str, ...]] = ("brush.js",)
    title: str
    story: Story
    articles: tuple[ArticleLine, ...]
    follows: Story | None
    followed_by: tuple[Story, ...]
    narrowing: Asked
    counted: Facets
    happenings: tuple[Row[Date], ...]
    outlets: dict[str, int]


@dataclass(frozen=True, slots=True)
class RejectedPage:
    """What could not be read, and why."""

    template: ClassVar[str] = "rejected.html"
    section: ClassVar[str] = "front"
    title: str
    asked: Asked
    rejected: tuple[Rejected, ...]
    turn: Turn


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request that cannot be answered: the HTTP status and why, in words."""

    template: ClassVar[str] = "refusal.html"
    section: ClassVar[str] = ""
    title: str
    status: int
    error: str


Page = (
    Front
    | Search
    | Articles
    | ArticlePage
    | Statements
    | StatementPage
    | Actors
    | ActorPage
    | Corrections
    | CorrectionPage
    | Figures
    | FigurePage
    | SeriesList
    | SeriesPage
    | DatePage
    | MentionPage
    | Timeline
    | Quotes
    | QuotePage
    | CheckPage
    | Stories
    | StoryPage
    | RejectedPage
    | Refusal
)
