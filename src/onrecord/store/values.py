"""Rows -> the words of the domain. A select lists HEAD first, then the columns of one item, in the order given here."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, bindparam, case, exists, func, literal_column, select

from onrecord.link.series import series_id
from onrecord.records import Actor, Article, Date, Dating, Figure, Head, Mention, Name, Passage, Span, Speaker, Statement
from onrecord.store.batches import rows_with
from onrecord.store.packed import Standing
from onrecord.store.schema import actors, articles, casts, dates, datings, figures, statements, texts
from onrecord.store.schema_across import points, quotes

_TEXTS = 4_000_000  # characters of article texts kept at hand; a page of a timeline goes to and fro between articles

_a, _s, _f, _d = articles.c, statements.c, figures.c, dates.c
TEXT = select(texts.c.body).where(texts.c.article == articles.c.key).correlate(articles).scalar_subquery().label("text")


def _told(what: ColumnElement[Any], of: FromClause = articles) -> ColumnElement[Any]:
    """What the record tells of the date of an article that does not have one."""
    return select(what).where(datings.c.article == of.c.key).correlate(of).scalar_subquery()


def _known(own: str, told: ColumnElement[Any], of: FromClause = articles) -> ColumnElement[Any]:
    """Of an article's dating. What its own words tell stands behind the text, so it is read only where there is some."""
    return case((of.c.published_how == literal_column("'inferred'"), of.c[own]), else_=_told(told, of))


def head(of: FromClause) -> tuple[ColumnElement[Any], ...]:
    """The columns of a Head, of `articles` or of an alias of it."""
    c = of.c
    how = func.coalesce(_told(literal_column("'inferred'"), of), c.published_how)
    days = (_known("dated_from", datings.c.first, of), _known("dated_to", datings.c.last, of))
    return (c.id, c.title, c.outlet, c.published, how, c.url, c.kind, c.path, *days)


HEAD = head(articles)
_HOW, _DAYS = HEAD[4], HEAD[8:]
ARTICLE = (
    *(TEXT, _a.external_id, _a.path, _a.url, _a.outlet, _a.title, _a.authors, _a.published, _HOW, _a.kind),
    *(*_DAYS, _known("dated_confidence", datings.c.confidence), _known("dated_words", datings.c.words)),
    func.coalesce(_told(literal_column("1")), literal_column("0")),
)
CAST = (casts.c.n, casts.c.kind, casts.c.name, casts.c.names, casts.c.roles, casts.c.anonymous)
# An office that somebody turned out to hold is the role that the article gives.
_ROLE = case(((casts.c.kind == "office") & (actors.c.kind != "office"), func.coalesce(_s.role, casts.c.name)), else_=_s.role)
_SPEAKER = (_s.speaker, actors.c.id, func.coalesce(actors.c.name, casts.c.name), _ROLE, _s.anonymous)
STATEMENT = (
    *(_s.article, _s.n, _s.kind, _s.source, _s.cue, _s.content),
    *(_s.via, _s.said_from, _s.said_to, _s.confidence, quotes.c.id, *_SPEAKER),
)
_other = points.alias("other")
# The series of a figure, where another article has a figure of it.
_SERIES = case((exists().where(_other.c.series == points.c.series, _other.c.article != points.c.article), points.c.series))
FIGURE = (
    *(_f.article, _f.n, _f.start, _f.end, _f.low, _f.high, _f.qualifier, _f.unit, _f.counted),
    *(_f.counted_start, _f.counted_end, _f.statement, _f.as_of, _f.confidence, _SERIES, *_SPEAKER),
)
DATE = (_d.article, _d.n, _d.start, _d.end, _d.type, _d.value, _d.first, _d.last)

Row = Sequence[Any]


_BODY = select(texts.c.body).where(texts.c.article == bindparam("key"))  # made once: making it costs as much as running it

_BODIES = select(texts.c.article, texts.c.body)


class Texts:
    """Texts of articles by row key, the last ones kept at hand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held: OrderedDict[int, str] = OrderedDict()
        self._size = 0

    def __getitem__(self, key: int) -> str:
        if key not in self._held:
            self._hold(key, self._connection.execute(_BODY, {"key": key}).scalar_one())
        return self._held[key]

    def gather(self, keys: Iterable[int]) -> None:
        """Has these at hand, asked for at once: one by one, asking takes longer than reading."""
        wanted = sorted(set(keys) - self._held.keys())
        for key, text in rows_with(self._connection, _BODIES, texts.c.article, wanted) if wanted else ():
            self._hold(key, text)

    def _hold(self, key: int, text: str) -> None:
        self._held[key] = text
        self._size += len(text)
        while self._size > _TEXTS and len(self._held) > 1:
            self._size -= len(self._held.popitem(last=False)[1])


def cast(article: str, row: Row) -> Actor:
    """An actor as one article has it."""
    n, kind, name, names, roles, anonymous = row
    return Actor(f"{article}.e{n}", kind, name, _forms(name, names), roles, anonymous)


def names(actor: Actor) -> tuple[Name | int, ...]:
    """The names of an actor as they are kept: most go by one, which need not be written twice."""
    return tuple(each.count if each.name == actor.name else each for each in actor.names)


def _forms(name: str, kept: tuple[Name | int, ...]) -> tuple[Name, ...]:
    return tuple(Name(name, each) if isinstance(each, int) else each for each in kept)


def article(row: Row) -> Article:
    first, last, confidence, words, shared = row[-5:]
    article = Article(*row[:-5])
    return article if first is None else replace(article, dating=Dating(first, last, confidence, words, bool(shared)))


def statement(head: Head, row: Row, text: str) -> Statement:
    _, n, kind, source, cue, content, via, said_from, said_to, confidence, quote, *said_by = row
    return Statement(
        id=f"{head.id}.s{n}",
        kind=kind,
        source=Passage.of(text, source),
        cue=Passage.of(text, cue),
        content=Passage.of(text, content),
        speaker=_speaker(head, said_by),
        via=via,
        said_on=(said_from, said_to) if said_from is not None else None,
        quote=quote,
        confidence=confidence,
        article=head,
    )


def _speaker(head: Head, row: Row) -> Speaker | None:
    n, actor, name, role, anonymous = row
    if n is None:
        return None
    return Speaker(actor or f"{head.id}.e{n}", name, role, anonymous)


def figure(head: Head, row: Row, text: str) -> Figure:
    _, n, start, end, low, high, qualifier, unit, counted, c_start, c_end, said_in, as_of, confidence, series, *said_by = row
    return Figure(
        span=Span(start, end),
        text=text[start:end],
        low=low,
        high=high,
        qualifier=qualifier,
        unit=unit,
        counted=counted,
        counted_span=Span(c_start, c_end) if c_start is not None else None,
        statement=f"{head.id}.s{said_in}" if said_in is not None else None,
        given_by=_speaker(head, said_by),
        as_of=as_of,
        confidence=confidence,
        id=f"{head.id}.f{n}",
        article=head,
        series=series_id(series) if series is not None else None,
    )


def date(head: Head, row: Row, text: str) -> Date:
    _, n, start, end, type, value, first, last = row
    return Date(Span(start, end), type, value, first, last, text[start:end], f"{head.id}.d{n}", head)


def mention(head: Head, found: Standing, actor: str | None, text: str) -> Mention:
    """`actor` is the record's, where it is linked."""
    resolved = actor or (f"{head.id}.e{found.actor}" if found.actor is not None else None)
    words = text[found.start : found.end]
    return Mention(Span(found.start, found.end), found.kind, words, resolved, found.confidence, f"{head.id}.m{found.n}", head)
