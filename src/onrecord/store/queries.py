"""Questions to the record. Each takes a connection and gives values, lazily, in an order that is always the same.

Articles come newest first, undated ones last, then by id; what stands in them in reading order. What is asked for is always
bound, never part of the SQL.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Text, func, select, true, type_coerce
from sqlalchemy.sql.expression import FromClause

from onrecord.ask import Ask
from onrecord.records import Actor, Article, Date, Figure, Findings, Head, Mention, Rejected, Statement
from onrecord.store import fulltext, people, values
from onrecord.store.answers import Counts
from onrecord.store.schema import (
    actors,
    articles,
    casts,
    dates,
    figures,
    links,
    mentions,
    points,
    quoted,
    quotes,
    rejected,
    sketches,
    statements,
    stories,
)

Clause = ColumnElement[Any]
Order = Sequence[Clause]
_Item = TypeVar("_Item")

ALL = Ask()
BY_DAY: Order = (articles.c.published.desc().nulls_last(), articles.c.id)
BY_ID: Order = (articles.c.id,)

_SPEAKER = (links.c.article == statements.c.article) & (links.c.n == statements.c.speaker)
_OWN = (casts.c.article == statements.c.article) & (casts.c.n == statements.c.speaker)
_INSIDE = (statements.c.article == figures.c.article) & (statements.c.n == figures.c.statement)
_PLACED = (points.c.article == figures.c.article) & (points.c.n == figures.c.n)
_theirs = links.alias("theirs")
_MEANT = (links.c.article == mentions.c.article) & (links.c.n == mentions.c.actor)


def _named(joined: FromClause) -> FromClause:
    """With the speaker of each statement: the record's actor, and the article's own where links leave it alone."""
    return joined.outerjoin(links, _SPEAKER).outerjoin(actors, actors.c.key == links.c.actor).outerjoin(casts, _OWN)


_STATEMENTS = _named(articles.join(statements, statements.c.article == articles.c.key))
QUOTED = _STATEMENTS.outerjoin(quoted, quoted.c.statement == statements.c.key).outerjoin(quotes, quotes.c.key == quoted.c.quote)
_PLACED_FIGURES = articles.join(figures, figures.c.article == articles.c.key).outerjoin(points, _PLACED)
_FIGURES = _named(_PLACED_FIGURES.outerjoin(statements, _INSIDE))
_DATES = articles.join(dates, dates.c.article == articles.c.key)
_MENTIONS = articles.join(mentions, mentions.c.article == articles.c.key).outerjoin(links, _MEANT)


def statements_of(connection: Connection, *where: Clause, order: Order = BY_DAY, page: Ask = ALL) -> Iterator[Statement]:
    return (item for item, _ in statements_in(connection, *where, order=order, page=page))


def statements_in(
    connection: Connection, *where: Clause, order: Order = BY_DAY, page: Ask = ALL
) -> Iterator[tuple[Statement, str]]:
    """Statements, each with the text of its article."""
    query = select(*values.HEAD, *values.STATEMENT).select_from(QUOTED).where(*where)
    rows = connection.execute(paged(query.order_by(*order, statements.c.n), page))
    return _items(connection, rows, values.statement)


def figures_of(connection: Connection, *where: Clause, order: Order = BY_DAY, page: Ask = ALL) -> Iterator[tuple[Figure, str]]:
    """Figures, each with the text of its article."""
    query = select(*values.HEAD, *values.FIGURE).select_from(_FIGURES).where(*where)
    return _items(connection, connection.execute(paged(query.order_by(*order, figures.c.n), page)), values.figure)


def dates_of(connection: Connection, *where: Clause, order: Order = BY_DAY, page: Ask = ALL) -> Iterator[tuple[Date, str]]:
    """Dates, each with the text of its article."""
    query = select(*values.HEAD, *values.DATE).select_from(_DATES).where(*where)
    return _items(connection, connection.execute(paged(query.order_by(*order, dates.c.n), page)), values.date)


def mentions_of(connection: Connection, *where: Clause, order: Order = BY_DAY) -> Iterator[Mention]:
    joined = _MENTIONS.outerjoin(actors, actors.c.key == links.c.actor)
    query = select(*values.HEAD, *values.MENTION).select_from(joined).where(*where).order_by(*order, mentions.c.n)
    return (item for item, _ in _items(connection, connection.execute(query), values.mention))


def _items(connection: Connection, rows: Any, made: Callable[[Head, values.Row, str], _Item]) -> Iterator[tuple[_Item, str]]:
    texts = values.Texts(connection)
    wide = len(values.HEAD)
    for row in rows:
        text = texts[row[wide]]
        yield made(Head(*row[:wide]), row[wide:], text), text


def paged(query: Select[Any], page: Ask) -> Select[Any]:
    if page.limit is None and not page.offset:
        return query
    return query.limit(-1 if page.limit is None else page.limit).offset(page.offset)


def asked_statements(connection: Connection, ask: Ask) -> Iterator[Statement]:
    return statements_of(connection, *_stated(connection, ask), page=ask)


def count_statements(connection: Connection, ask: Ask, *where: Clause) -> int:
    query = select(func.count()).select_from(_STATEMENTS).where(*_stated(connection, ask), *where)
    return int(connection.execute(query).scalar_one())


def keys_asked(connection: Connection, ask: Ask) -> Select[int]:
    """The row keys of statements as asked."""
    return select(statements.c.key).select_from(_STATEMENTS).where(*_stated(connection, ask))


def _stated(connection: Connection, ask: Ask) -> Iterator[Clause]:
    yield from _stood(ask)
    yield from _said(connection, ask)
    found = fulltext.statements_with(ask.about)
    if found is not None:
        yield statements.c.key.in_(found)


def _stood(ask: Ask) -> Iterator[Clause]:
    """What is asked of the article: its own date, outlet and id."""
    if ask.since is not None:
        yield articles.c.published >= ask.since
    if ask.until is not None:
        yield articles.c.published <= ask.until
    yield from _carried(ask)


def _carried(ask: Ask) -> Iterator[Clause]:
    if ask.outlet is not None:
        yield articles.c.outlet == ask.outlet
    if ask.article is not None:
        yield articles.c.id == ask.article
    if ask.story is not None:
        inside = select(sketches.c.article).join_from(stories, sketches, sketches.c.story == stories.c.key)
        yield articles.c.key.in_(inside.where(stories.c.id == ask.story))


def _said(connection: Connection, ask: Ask) -> Iterator[Clause]:
    """What is asked of a statement: who makes it, its kind, and who carried it."""
    if ask.speaker is not None:
        meant = people.named(connection, ask.speaker)
        yield links.c.actor.in_(meant)
        yield articles.c.key.in_(
            select(_theirs.c.article).where(_theirs.c.actor.in_(meant))
        )  # or all articles are gone through
    if ask.kind is not None:
        yield statements.c.kind == ask.kind
    if ask.named is not None:
        unnamed = statements.c.anonymous.is_not(None)
        whose = {"unknown": statements.c.speaker.is_(None), "unnamed": unnamed, "named": ~unnamed}[ask.named]
        yield whose & (statements.c.speaker.is_not(None) if ask.named != "unknown" else true())
    if ask.via is not None:  # a string of a list in JSON: no other text holds it, quotation marks and all
        yield func.instr(type_coerce(statements.c.via, Text), json.dumps(ask.via, ensure_ascii=False)) > 0


def _holding(ask: Ask) -> Iterator[Clause]:
    """Articles that hold all words of `about` somewhere."""
    found = fulltext.articles_with(ask.about)
    if found is not None:
        yield articles.c.key.in_(found)


def asked_figures(connection: Connection, ask: Ask) -> Iterator[tuple[Figure, str]]:
    """Figures as asked; of `about` only that their article holds the words: limit and offset are left where it is asked."""
    page = Ask() if ask.about else ask
    return figures_of(connection, *_stood(ask), *_said(connection, ask), *_holding(ask), page=page)


def asked_dates(connection: Connection, ask: Ask) -> Iterator[tuple[Date, str]]:
    """Dates that cover known days, by day; `since` and `until` are held against those days.

    Where `about`, a story, an article or all are asked for, they come by article, so that each text is read once. Limit and
    offset are left, as several may tell of one happening; of `about` only that their article holds the words.
    """
    where = [dates.c.first.is_not(None), *_carried(ask), *_holding(ask)]
    if ask.since is not None:
        where.append(dates.c.last >= ask.since)
    if ask.until is not None:
        where.append(dates.c.first <= ask.until)
    if ask.about or ask.story or ask.article or ask.limit is None:
        return dates_of(connection, *where, order=BY_ID)
    return dates_of(connection, *where, order=(dates.c.first, dates.c.last, *BY_ID))


def asked_articles(connection: Connection, ask: Ask) -> Iterator[Head]:
    """Articles as asked; with a speaker or a kind, those that hold such a statement."""
    query = select(*values.HEAD).where(*article_clauses(connection, ask)).order_by(*BY_DAY)
    return (Head(*row) for row in connection.execute(paged(query, ask)))


def article_clauses(connection: Connection, ask: Ask) -> Iterator[Clause]:
    """What is asked of an article; with a speaker or a kind, that it holds such a statement."""
    yield from (*_stood(ask), *_holding(ask))
    said = list(_said(connection, ask))
    if said:
        yield articles.c.key.in_(select(statements.c.article).select_from(_STATEMENTS).where(*said))


def article(connection: Connection, id: str) -> Article | None:
    row = connection.execute(select(*values.ARTICLE).where(articles.c.id == id)).first()
    return values.article(row) if row is not None else None


def all_articles(connection: Connection) -> Iterator[Article]:
    """Every article with its text, by id."""
    return (values.article(row) for row in connection.execute(select(*values.ARTICLE).order_by(articles.c.id)))


def findings(connection: Connection, id: str) -> Findings | None:
    """An article with all that was read out of it."""
    found = article(connection, id)
    if found is None:
        return None
    here = articles.c.id == id
    return Findings(
        article=found,
        statements=tuple(statements_of(connection, here)),
        figures=tuple(figure for figure, _ in figures_of(connection, here)),
        dates=tuple(date for date, _ in dates_of(connection, here)),
        mentions=tuple(mentions_of(connection, here)),
        actors=tuple(people.met_in(connection, id)),
    )


def item(connection: Connection, article: str, letter: str, n: int) -> Statement | Figure | Date | Mention | Actor | None:
    """One item by its article, its kind's letter and its number; for an actor of the article, the record's."""
    here = articles.c.id == article
    if letter == "s":
        return next(statements_of(connection, here, statements.c.n == n), None)
    if letter == "f":
        return next((figure for figure, _ in figures_of(connection, here, figures.c.n == n)), None)
    if letter == "d":
        return next((date for date, _ in dates_of(connection, here, dates.c.n == n)), None)
    if letter == "m":
        return next(mentions_of(connection, here, mentions.c.n == n), None)
    return people.linked(connection, article, n)


def rejections(connection: Connection) -> Iterator[Rejected]:
    columns = (rejected.c.path, rejected.c.step, rejected.c.reason)
    return (Rejected(*row) for row in connection.execute(select(*columns).order_by(*columns)))


def counts(connection: Connection) -> Counts:
    tables = (articles, statements, actors, figures, dates, mentions, rejected)
    how_many = {table.name: _count(connection, table) for table in tables}
    with_date = _count(connection, articles, articles.c.published.is_not(None))
    return Counts(**how_many, with_date=with_date, speakerless=_count(connection, statements, statements.c.speaker.is_(None)))


def _count(connection: Connection, table: Any, *where: Clause) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one())
