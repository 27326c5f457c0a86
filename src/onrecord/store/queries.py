"""Questions to the record. Each takes a connection and gives values, lazily, in an order that is always the same.

Articles come newest first, undated ones last, then by id; what stands in them in reading order. What is asked for is always
bound, never part of the SQL.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, Text, exists, func, literal_column, select, true, type_coerce
from sqlalchemy.sql.expression import FromClause

from onrecord.ask import Ask
from onrecord.records import Actor, Article, Date, Figure, Findings, Head, Mention, Rejected, Statement
from onrecord.store import fulltext, lines, names, people, values
from onrecord.store.answers import Counts
from onrecord.store.batches import rows_with
from onrecord.store.schema import actors, articles, casts, dates, figures, links, rejected, sizes, statements
from onrecord.store.schema_across import points, quoted, quotes, sketches, stories
from onrecord.store.words import folded, wanted

Clause = ColumnElement[Any]
Order = Sequence[Clause]
_Item = TypeVar("_Item")
_NUMBERS = 1 << 30  # an item's number is less (keeping.number)
_AT_ONCE = 16  # items read at once where a page of them is filled

ALL = Ask()
BY_DAY: Order = (articles.c.published.desc().nulls_last(), articles.c.id)
BY_ID: Order = (articles.c.id,)

_SPEAKER = (links.c.article == statements.c.article) & (links.c.n == statements.c.speaker)
_OWN = (casts.c.article == statements.c.article) & (casts.c.n == statements.c.speaker)
_INSIDE = (statements.c.article == figures.c.article) & (statements.c.n == figures.c.statement)
_PLACED = (points.c.article == figures.c.article) & (points.c.n == figures.c.n)
_theirs = links.alias("theirs")
_other = points.alias("elsewhere")
# A figure that belongs to a series: another article has a figure of the same.
IN_SERIES = exists().where(_other.c.series == points.c.series, _other.c.article != points.c.article)


def _named(joined: FromClause) -> FromClause:
    """With the speaker of each statement: the record's actor, and the article's own where links leave it alone."""
    return joined.outerjoin(links, _SPEAKER).outerjoin(actors, actors.c.key == links.c.actor).outerjoin(casts, _OWN)


_STATEMENTS = _named(articles.join(statements, statements.c.article == articles.c.key))
QUOTED = _STATEMENTS.outerjoin(quoted, quoted.c.statement == statements.c.key).outerjoin(quotes, quotes.c.key == quoted.c.quote)
_PLACED_FIGURES = articles.join(figures, figures.c.article == articles.c.key).outerjoin(points, _PLACED)
_FIGURES = _named(_PLACED_FIGURES.outerjoin(statements, _INSIDE))
_DATES = articles.join(dates, dates.c.article == articles.c.key)


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


Made = Callable[[Head, values.Row, str], _Item]


def _items(connection: Connection, rows: Any, made: Made[_Item]) -> Iterator[tuple[_Item, str]]:
    texts = values.Texts(connection)
    wide = len(values.HEAD)
    for some in rows.partitions(_AT_ONCE):
        texts.gather(row[wide] for row in some)
        for row in some:
            text = texts[row[wide]]
            yield made(Head(*row[:wide]), row[wide:], text), text


def paged(query: Select[Any], page: Ask) -> Select[Any]:
    if page.limit is None and not page.offset:
        return query
    return query.limit(-1 if page.limit is None else page.limit).offset(page.offset)


def asked_statements(connection: Connection, ask: Ask) -> Iterator[Statement]:
    """A page of statements; one of words that very many hold is filled by reading them, newest first."""
    if ask.limit is None or not fulltext.dense(connection, ask.about):
        return statements_of(connection, *_stated(connection, ask), page=ask)
    asked, every = wanted(ask.about or ""), replace(ask, about=None)
    found = statements_of(connection, *_stated(connection, every))
    held = (each for each in found if all(word in folded(each.content.text) for word in asked))
    return islice(held, ask.offset, ask.offset + ask.limit)


_OF_KIND: dict[str | None, Clause] = {
    None: sizes.c.statements,
    "direct": sizes.c.direct,
    "mixed": sizes.c.mixed,
    "indirect": sizes.c.statements - sizes.c.direct - sizes.c.mixed,
}


def count_statements(connection: Connection, ask: Ask, *where: Clause) -> int:
    """How many there are as asked in the articles that `where` tells, by sums where these tell enough."""
    if not (ask.about or ask.speaker or ask.named or ask.via):
        summed = select(func.coalesce(func.sum(_OF_KIND[ask.kind]), 0)).join_from(sizes, articles)
        return int(connection.execute(summed.where(*_stood(ask), *where)).scalar_one())
    if not where and Ask(about=ask.about) == replace(ask, limit=None, offset=0):
        return fulltext.count_statements(connection, ask.about)
    if not where and Ask(speaker=ask.speaker) == replace(ask, limit=None, offset=0):
        return people.count_statements(connection, ask.speaker or "")
    found = fulltext.statements_with(ask.about)
    said = (*_stood(ask), *_met(connection, ask), *_said(connection, ask), *where)
    query = select(func.count()).select_from(_STATEMENTS).where(*said)
    return int(connection.execute(query if found is None else query.where(statements.c.key.in_(found))).scalar_one())


def said(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """By the id of an actor or of an article how many statements it makes or holds."""
    made = select(actors.c.id, actors.c.statements)
    held = select(articles.c.id, sizes.c.statements).join_from(articles, sizes)
    rows = (*rows_with(connection, made, actors.c.id, ids), *rows_with(connection, held, articles.c.id, ids))
    return {id: int(count) for id, count in rows}


def quotes_asked(connection: Connection, ask: Ask) -> Clause:
    """Quotes with a statement as asked. A speaker's are looked for from the speaker, others quote by quote."""
    here = select(quoted.c.quote).select_from(_STATEMENTS.join(quoted, quoted.c.statement == statements.c.key))
    here = here.where(*_stood(ask), *_met(connection, ask), *_said(connection, ask))
    found = fulltext.statements_with(ask.about)
    if found is not None:  # a quote's few statements are held against all that have the words, which are gathered once
        here = here.where(fulltext.aside(quoted.c.statement).in_(found))
    if ask.speaker is not None:
        return quotes.c.key.in_(here.where(quoted.c.quote.is_not(None)))
    return exists(here.where(quoted.c.quote == quotes.c.key).correlate(quotes))


def _stated(connection: Connection, ask: Ask) -> Iterator[Clause]:
    yield from (*_stood(ask), *_met(connection, ask), *_said(connection, ask))
    saying = fulltext.saying(connection, ask.about)
    if saying is not None:
        yield saying


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
        yield links.c.actor.in_(people.named(connection, ask.speaker))
    if ask.kind is not None:
        yield statements.c.kind == ask.kind
    if ask.named is not None:
        unnamed = statements.c.anonymous.is_not(None)
        whose = {"unknown": statements.c.speaker.is_(None), "unnamed": unnamed, "named": ~unnamed}[ask.named]
        yield whose & (statements.c.speaker.is_not(None) if ask.named != "unknown" else true())
    if ask.via is not None:  # a string of a list in JSON: no other text holds it, quotation marks and all
        yield func.instr(type_coerce(statements.c.via, Text), json.dumps(ask.via, ensure_ascii=False)) > 0


def _met(connection: Connection, ask: Ask) -> Iterator[Clause]:
    """Articles with the speaker that is asked for, by which SQLite begins where they are few or all are wanted."""
    if ask.speaker is not None:
        theirs = select(_theirs.c.article).where(_theirs.c.actor.in_(people.named(connection, ask.speaker)))
        paged = ask.limit is not None
        yield fulltext.holding(connection, articles.c.key, theirs) if paged else articles.c.key.in_(theirs)


def _holding(connection: Connection, ask: Ask) -> Iterator[Clause]:
    """Articles that hold all words of `about` somewhere."""
    found = fulltext.articles_with(ask.about)
    if found is not None:
        yield fulltext.holding(connection, articles.c.key, found)


def series_of(connection: Connection, ask: Ask) -> Iterator[tuple[int, int]]:
    """The series of the figures as asked, but for `about`, with how many each has of them: those with most first."""
    where = [IN_SERIES, *_stood(ask), *_met(connection, ask), *_said(connection, ask)]
    joined = _FIGURES if ask.speaker or ask.kind or ask.named or ask.via else _PLACED_FIGURES
    query = select(points.c.series, func.count()).select_from(joined).where(*where).group_by(points.c.series)
    by_id = (points.c.series < 0, points.c.series)  # an id is the key as a number without a sign
    rows = connection.execute(paged(query.order_by(func.count().desc(), *by_id), ask))
    return ((int(series), int(count)) for series, count in rows)


def _on_lines(connection: Connection, items: Table, ask: Ask) -> Iterator[Clause]:
    """Figures or dates whose line holds all words of `about`, as far as the index tells."""
    found = fulltext.lines_with(ask.about)
    if found is None:
        yield from _holding(connection, ask)
    else:
        yield from fulltext.on_lines(connection, items.c.article, items.c.line, found)


def asked_figures(connection: Connection, ask: Ask, *more: Clause) -> Iterator[tuple[Figure, str]]:
    """Figures as asked; of `about` only that their lines hold the words: limit and offset are left where it is asked."""
    where = [*_stood(ask), *_met(connection, ask), *_said(connection, ask), *more]
    if not ask.about:
        return figures_of(connection, *where, page=ask)
    f = figures.c
    where += _on_lines(connection, figures, ask)
    joined = (
        _FIGURES if ask.speaker or ask.kind or ask.named or ask.via else _PLACED_FIGURES if more else articles.join(figures)
    )
    narrow = select(f.article, f.n, f.start, f.end, f.counted).select_from(joined).where(*where).order_by(*BY_DAY, f.n)
    texts = values.Texts(connection)
    told = lines.holding(texts, connection.execute(narrow), ask.about)
    return _in_turn(connection, told, select(*values.HEAD, *values.FIGURE).select_from(_FIGURES), values.figure, texts)


def asked_dates(connection: Connection, ask: Ask) -> Iterator[tuple[Date, str]]:
    """Dates that cover known days, by day; `since` and `until` are held against those days.

    Where a story, an article or all are asked for, they come by article, so that each text is read once. Limit and offset are
    left, as several may tell of one happening; of `about` only that their lines hold the words.
    """
    d = dates.c
    where = [d.first.is_not(None), *_carried(ask), *_on_lines(connection, dates, ask)]
    if ask.since is not None:
        where.append(d.last >= ask.since)
    if ask.until is not None:
        where.append(d.first <= ask.until)
    whole = ask.story or ask.article or ask.limit is None
    order = BY_ID if whole else (d.first, d.last, *BY_ID)
    if not ask.about:
        return dates_of(connection, *where, order=order)
    narrow = select(d.article, d.n, d.start, d.end, literal_column("NULL")).select_from(_DATES)
    texts = values.Texts(connection)
    told = lines.holding(texts, connection.execute(narrow.where(*where).order_by(*order, d.n)), ask.about)
    return _in_turn(connection, told, select(*values.HEAD, *values.DATE).select_from(_DATES), values.date, texts)


def _in_turn(
    connection: Connection, told: Iterator[tuple[int, int]], query: Select[Any], made: Made[_Item], texts: values.Texts
) -> Iterator[tuple[_Item, str]]:
    """Items by article and number, in that order; some at once, since asking for one takes as long as for all of these."""
    wide = len(values.HEAD)
    article, n = query.selected_columns[wide], query.selected_columns[wide + 1]
    while some := list(islice(told, _AT_ONCE)):
        these = (article * _NUMBERS + n).in_([key * _NUMBERS + number for key, number in some])
        rows = connection.execute(query.where(article.in_(sorted({key for key, _ in some})), these))
        found = {(row[wide], row[wide + 1]): row for row in rows}
        for key in some:
            row, text = found[key], texts[key[0]]
            yield made(Head(*row[:wide]), row[wide:], text), text


def asked_articles(connection: Connection, ask: Ask) -> Iterator[Head]:
    """Articles as asked; with a speaker or a kind, those that hold such a statement."""
    query = select(*values.HEAD).where(*article_clauses(connection, ask)).order_by(*BY_DAY)
    return (Head(*row) for row in connection.execute(paged(query, ask)))


def article_clauses(connection: Connection, ask: Ask) -> Iterator[Clause]:
    """What is asked of an article; with a speaker or a kind, that it holds such a statement."""
    yield from (*_stood(ask), *_holding(connection, ask), *_met(connection, ask))
    said = list(_said(connection, ask))
    if said:
        here = select(statements.c.key).select_from(statements.outerjoin(links, _SPEAKER))
        yield exists(here.where(statements.c.article == articles.c.key, *said).correlate(articles))


def article(connection: Connection, id: str) -> Article | None:
    row = connection.execute(select(*values.ARTICLE).where(articles.c.id == id)).first()
    return values.article(row) if row is not None else None


def whole(connection: Connection, ids: Iterable[str]) -> Iterator[Article]:
    """Those of these articles that are on record, with their texts."""
    query = select(*values.ARTICLE)
    return (values.article(row) for row in rows_with(connection, query, articles.c.id, sorted(ids)))


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
        mentions=tuple(names.of_articles(connection, here)),
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
        return next((each for each in names.of_articles(connection, here) if each.id == f"{article}.m{n}"), None)
    return people.linked(connection, article, n)


def rejections(connection: Connection) -> Iterator[Rejected]:
    columns = (rejected.c.path, rejected.c.step, rejected.c.reason)
    return (Rejected(*row) for row in connection.execute(select(*columns).order_by(*columns)))


def counts(connection: Connection) -> Counts:
    tables = (articles, actors, rejected)
    how_many = {table.name: _count(connection, table) for table in tables}
    names = ("statements", "speakerless", "figures", "dates", "mentions")
    summed = connection.execute(select(*(func.coalesce(func.sum(sizes.c[name]), 0) for name in names))).one()
    with_date = _count(connection, articles, articles.c.published.is_not(None))
    return Counts(**how_many, **dict(zip(names, map(int, summed), strict=True)), with_date=with_date)


def _count(connection: Connection, table: Any, *where: Clause) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one())
