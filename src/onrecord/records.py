"""The words of the domain: what a record holds, as frozen values that know nothing of storage.

Offsets are half-open and count Unicode code points of the article's stored text: `text[span.start:span.end]` is what is
shown. Ids are derived from content (the article's digest, then the item's number in reading order), so that the same
articles give the same ids whatever the order in which they are added.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import Literal

ArticleKind = Literal["report", "transcript", "release"]
PublishedHow = Literal["stated", "inferred", "unknown"]
StatementKind = Literal["direct", "indirect", "mixed"]
ActorKind = Literal["person", "organisation", "place", "group", "office", "document"]
AnonymousKind = Literal["official", "source", "witness", "report"]  # how one without a name speaks
CorrectionKind = Literal["merge", "split", "rename", "retype"]
Standing = Literal["applied", "needless", "unfound", "undone"]  # what a correction does at present
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
Qualifier = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "between", "vague"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of an article's text, in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article, perhaps broken ("...," he said, "..."): its spans in order, and the words joined by blanks."""

    spans: tuple[Span, ...] = ()
    text: str = ""

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> Passage:
        ordered = tuple(sorted(spans))
        return cls(ordered, " ".join(span.of(text) for span in ordered))

    @property
    def whole(self) -> Span:
        """From the first word to the last; only for a passage that is not empty."""
        return Span(self.spans[0].start, self.spans[-1].end)

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.spans)


@dataclass(frozen=True, slots=True)
class Head:
    """An article without its text, as listings show it; `dated_from` and `dated_to` are the days of its dating."""

    id: str
    title: str | None = None
    outlet: str | None = None
    published: dt.date | None = None
    published_how: PublishedHow = "unknown"
    url: str | None = None
    kind: ArticleKind = "report"
    path: str | None = None
    dated_from: dt.date | None = None
    dated_to: dt.date | None = None

    @property
    def shown(self) -> str | None:
        """The title; where there is none, the name of the file it came from."""
        return self.title or (PurePath(self.path).name if self.path else None)


@dataclass(frozen=True, slots=True)
class Dating:
    """The days between which an article came out, both included; the words of its own that tell, and how sure that is.

    `shared` where they tell only since dated articles of the record have the same words.
    """

    first: dt.date
    last: dt.date
    confidence: float
    words: tuple[Span, ...] = ()
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: its stored text and what is known of where it stood.

    `published_how` is inferred where the day was (from a page's visible parts, an address, or the text), and where only
    `dating` is known: then `published` is None.
    """

    text: str
    external_id: str | None = None
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: dt.date | None = None
    published_how: PublishedHow = "unknown"
    kind: ArticleKind = "report"
    dating: Dating | None = None

    @property
    def id(self) -> str:
        """A digest of the text and of where it stood; not of its path, so that a moved file is the same article, nor of a day
        that was inferred, so that it is the same when that is done by other rules."""
        return _digest(self)

    @property
    def head(self) -> Head:
        path = spelt_out(self.path) if self.path is not None else None
        days = (self.dating.first, self.dating.last) if self.dating else ()
        return Head(self.id, self.title, self.outlet, self.published, self.published_how, self.url, self.kind, path, *days)


def spelt_out(text: str) -> str:
    r"""The text with lone surrogates, which UTF-8 cannot hold, spelt out (`\udc80`): the path of a file whose name is no
    text."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@lru_cache(maxsize=8)  # every item of an article asks for its id; a text of a megabyte takes 3 ms
def _digest(article: Article) -> str:
    day = article.published if article.published_how != "inferred" else None
    known = (article.external_id, article.url, article.outlet, day, article.title, article.kind, article.text)
    words = "\x1f".join(str(part or "") for part in known)
    return "a" + hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Rejected:
    """An item that could not be read: where it stood, the step that refused it, and why."""

    path: str
    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class Name:
    """A form under which an actor appears, and how often."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Role:
    """An office or description given to an actor, with the first and last date of the articles that give it."""

    role: str
    first: dt.date | None = None
    last: dt.date | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that speaks or is spoken of. In one article's findings its id is the article's own;
    in a record it is the actor that several articles share. `anonymous` tells how one without a name speaks, else None: from
    an office or for a body (official), as one who saw or lived it (witness), as an unnamed document or medium (report), or as
    anybody else (source). `corrections` are the numbers of a person's corrections that made it what it is in the record."""

    id: str
    kind: ActorKind
    name: str
    names: tuple[Name, ...] = ()
    roles: tuple[Role, ...] = ()
    anonymous: AnonymousKind | None = None
    corrections: tuple[int, ...] = ()

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who makes a statement: the actor, the name shown for it, and the role that this article gives. `anonymous` is as
    in Actor."""

    actor: str
    name: str
    role: str | None = None
    anonymous: AnonymousKind | None = None

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. `actor` is the actor it was resolved to."""

    span: Span
    kind: ActorKind
    text: str
    actor: str | None = None
    confidence: float = 1.0
    id: str = ""
    article: Head | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said, thought or wanted, with the words that bear it: source, cue and content.

    `kind` is direct where all of the content stands in quotation marks, mixed where some does, else indirect.
    `said_on` is an interval, both ends included. `via` names who carried it ("told AFP").
    """

    id: str
    kind: StatementKind
    source: Passage
    cue: Passage
    content: Passage
    speaker: Speaker | None = None
    via: tuple[str, ...] = ()
    said_on: tuple[dt.date, dt.date] | None = None
    quote: str | None = None
    confidence: float = 1.0
    article: Head | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A TIMEX3: type and value as in ISO-TimeML, and the interval of days it covers where it has one."""

    span: Span
    type: DateType
    value: str
    first: dt.date | None = None
    last: dt.date | None = None
    text: str = ""
    id: str = ""
    article: Head | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the text gives: both ends, how sure, in which unit, of what, and by whom.

    `low` and `high` are equal for a plain number; one is None where only a bound is given; both are None for a vague
    figure ("thousands"). `unit` is a currency's ISO code, "percent", a unit's name, or None for a bare count.
    `statement` is the id of the statement it stands in, `given_by` that statement's speaker, `series` the id of the figures of
    the same thing in other articles, where there are some.
    """

    span: Span
    text: str
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str | None = None
    counted: str | None = None
    counted_span: Span | None = None
    statement: str | None = None
    given_by: Speaker | None = None
    as_of: str | None = None
    confidence: float = 1.0
    id: str = ""
    article: Head | None = None
    series: str | None = None

    @property
    def given_by_name(self) -> str | None:
        """The speaker inside a statement, else the outlet."""
        if self.given_by is not None:
            return self.given_by.name
        return self.article.outlet if self.article is not None else None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was read out of one article."""

    article: Article
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A wording as printed, and how many statements print it so."""

    wording: str
    count: int


@dataclass(frozen=True, slots=True)
class Quote:
    """One utterance and all who carried it. `wording` is the one that most statements print, else the longest; `statements` are
    in the order of the days they were said or printed on, `carriers` the outlets (of an article without one, its id) in that
    order, and `first_article` is the first that carried it, on the day `first_on` where that is known."""

    id: str
    wording: str
    statements: tuple[str, ...]
    carriers: tuple[str, ...]
    first_article: str
    first_on: dt.date | None = None
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell of one thing, within days of each other, earliest first. `title` is that of the article most like the
    others, `follows` the id of the story before it in a long affair."""

    id: str
    title: str | None
    first: dt.date
    last: dt.date
    articles: tuple[Head, ...] = ()
    follows: str | None = None

    @property
    def outlets(self) -> tuple[str, ...]:
        """Those whose articles these are, by name."""
        return tuple(sorted({each.outlet for each in self.articles if each.outlet is not None}))


@dataclass(frozen=True, slots=True)
class Copy:
    """An article whose text stands in another one, whole or in part: that other one, and the share of its words, up to 1."""

    article: Head
    original: Head
    share: float


@dataclass(frozen=True, slots=True)
class Place:
    """Words of an article, by the article's id."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Meant:
    """An actor as a correction means it: the name it was shown under, and places where it appears. Not its id: that
    changes when the articles are read or linked in another way; what stands in the articles does not."""

    name: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of actors, against what was derived.

    `value` is the new name (rename), the new kind (retype) or the name under which appearances are split off; `articles`
    are those whose appearances are split off. `meant` are the actors merged, else one: of a split the one that stays.
    `standing` tells what it does at present: applied; needless, as all is so without it; unfound, as an actor that it means is
    not there, or not one only; undone. `actors` are the ids at present: of the one that was merged, renamed or retyped, or
    of the one that stays and the one split off.
    """

    number: int
    what: CorrectionKind
    meant: tuple[Meant, ...]
    value: str | None = None
    articles: tuple[str, ...] = ()
    made: dt.datetime | None = None
    undone: dt.datetime | None = None
    standing: Standing = "unfound"
    actors: tuple[str, ...] = ()
