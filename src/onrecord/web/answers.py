"""The answer to each address: from the record and what was asked, one page value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from onrecord.ask import Ask
from onrecord.errors import NotOnRecord
from onrecord.extract.conversion import converted
from onrecord.overtime import Series
from onrecord.record import Record
from onrecord.records import Actor, Date, Figure, Head, Mention, Quote, Statement
from onrecord.web import pages
from onrecord.web.article import article
from onrecord.web.asking import PAGE, Asked
from onrecord.web.excerpts import paragraph, shelf_of
from onrecord.web.lines import ActorLine, ArticleLine, SeriesLine, Turn
from onrecord.web.wording import address, amount, label, speaker_of

Answer = Callable[[Record, Asked], pages.Page]
Thing = TypeVar("Thing")

AT_A_GLANCE = 10  # rows of each list on the front page
STORIES = 6  # stories there
FOUND = 4  # rows of each kind that a search finds
LINES, AROUND = 12, 7  # lines of a story's page: what happened on its days, and so many days around them


def front(record: Record, asked: Asked) -> pages.Front:
    shelf = shelf_of(record)
    said = record.speakers(limit=AT_A_GLANCE)
    again = record.reprinted(actor.id for actor, _ in said)
    speakers = tuple(ActorLine(actor, count, count - again.get(actor.id, 0)) for actor, count in said)
    newest = shelf.rows(record.statements(Ask(limit=AT_A_GLANCE)))
    return pages.Front("The record", record.counts(), tuple(record.stories(limit=STORIES)), speakers, newest)


def search(record: Record, asked: Asked) -> pages.Search:
    """The first of each kind; without words none, and nothing but the form."""
    about = asked.ask.about or ""
    tallies = record.tallies(about)
    ask, shelf = Ask(about=about, limit=FOUND if tallies else 0), shelf_of(record, about)
    figures = record.figures(replace(ask, limit=FOUND + 1 if tallies else 0))
    return pages.Search(
        title=f"Search: {label(about, 'nothing')}" if about else "Search",
        asked=asked,
        tallies=tallies,
        actors=_lines(record, record.actors(about, limit=ask.limit)),
        statements=shelf.rows(record.statements(ask)),
        quotes=tuple(record.quotes(ask)),
        figures=shelf.rows(figures[:FOUND]),
        more_figures=len(figures) > FOUND,
        stories=tuple(record.stories(ask)),
        articles=tuple(record.articles(ask)),
    )


def articles(record: Record, asked: Asked) -> pages.Articles:
    heads, turn = _turned(record.articles(asked.rows()), asked)
    return pages.Articles("Articles", asked, _article_lines(record, list(heads)), turn)


def _article_lines(record: Record, heads: Sequence[Head]) -> tuple[ArticleLine, ...]:
    said = record.said(each.id for each in heads)
    return tuple(ArticleLine(each, said.get(each.id, 0)) for each in heads)


def statements(record: Record, asked: Asked) -> pages.Statements:
    shelf = shelf_of(record, asked.ask.about)
    found, turn = _turned(record.statements(asked.rows()), asked)
    counted = record.facets(asked.ask)
    return pages.Statements("Statements", asked, counted.total, counted.voices, counted, shelf.rows(found), turn)


def statement(record: Record, asked: Asked) -> pages.StatementPage:
    item = _shown(record, asked.id, Statement)
    within = tuple(each for each in record.figures(Ask(article=asked.id.rpartition(".")[0])) if each.statement == item.id)
    title = f"{speaker_of(item)}: {label(item.content.text, 'statement', 80)}"
    return pages.StatementPage(title, shelf_of(record).row(item, paragraph), within)


def actors(record: Record, asked: Asked) -> pages.Actors:
    ask = asked.rows()
    every = record.actors(asked.name, since=ask.since, until=ask.until, limit=ask.limit, offset=ask.offset)
    found, turn = _turned(every, asked)
    return pages.Actors("Actors", asked, _lines(record, found), len(record.corrections.all()), turn)


def _lines(record: Record, found: Iterable[Actor]) -> tuple[ActorLine, ...]:
    """The actors with how much they said."""
    every = list(found)
    ids = [actor.id for actor in every]
    said, again = record.said(ids), record.reprinted(ids)
    return tuple(ActorLine(each, said.get(each.id, 0), said.get(each.id, 0) - again.get(each.id, 0)) for each in every)


def actor(record: Record, asked: Asked) -> pages.ActorPage:
    whom, shelf = record.actor(asked.id), shelf_of(record, asked.ask.about)
    ask = asked.rows(speaker=whom.id)
    found, turn = _turned(record.statements(ask), asked)
    counted = record.facets(replace(ask, limit=None, offset=0))
    given = record.figures(Ask(speaker=whom.id, limit=AT_A_GLANCE + 1))
    return pages.ActorPage(
        title=label(whom.name, "Actor without a name"),
        asked=asked,
        actor=whom,
        corrections=tuple(record.corrections.one(number) for number in whom.corrections),
        total=counted.total,
        voices=counted.voices,
        counted=counted,
        topics=tuple(record.topics(whom.id)),
        statements=shelf.rows(found),
        figures=shelf.rows(given[:AT_A_GLANCE]),
        more_figures=f"/figures?speaker={whom.id}" if len(given) > AT_A_GLANCE else None,
        turn=turn,
    )


def corrections(record: Record, asked: Asked) -> pages.Corrections:
    found, turn = _turned(record.corrections.all()[asked.offset :], asked)
    return pages.Corrections("Corrections by hand", asked, tuple(found), turn)


def correction(record: Record, asked: Asked) -> pages.CorrectionPage:
    """Raises NotOnRecord."""
    item = record.corrections.one(_number(asked.id))
    places = dict.fromkeys([*item.articles, *(place.article for whom in item.meant for place in whom.places)])
    known = {head.id: head for id in places for head in record.articles(Ask(article=id))}
    return pages.CorrectionPage(
        f"Correction {item.number}: {item.what}",
        item,
        tuple(record.actor(id) for id in item.actors),
        tuple(known[id] for id in places if id in known),
    )


def _number(id: str) -> int:
    if not (id.isascii() and id.isdecimal() and len(id) < 10):
        raise NotOnRecord(f"There is no correction {id!r:.60}.")
    return int(id)


def figures(record: Record, asked: Asked) -> pages.Figures:
    shelf = shelf_of(record, asked.ask.about)
    found, turn = _turned(record.figures(asked.rows()), asked)
    return pages.Figures("Figures", asked, shelf.rows(found), turn)


def figure(record: Record, asked: Asked) -> pages.FigurePage:
    item = _shown(record, asked.id, Figure)
    counted = f" {label(item.counted, '')}" if item.counted else ""
    return pages.FigurePage(f"Figure: {amount(item)}{counted}", shelf_of(record).row(item, paragraph), converted(item))


def every_series(record: Record, asked: Asked) -> pages.SeriesList:
    found, turn = _turned(record.series(asked.rows()), asked)
    lines = (SeriesLine(each.id, each.counted, each.unit, each.points[0], each.points[-1], len(each.points)) for each in found)
    return pages.SeriesList("Figures over time", asked, tuple(lines), turn)


def series(record: Record, asked: Asked) -> pages.SeriesPage:
    """Raises NotOnRecord."""
    item = _shown(record, asked.id, Series)
    return pages.SeriesPage(f"Over time: {label(item.counted or item.unit, 'figures')}", item)


def date(record: Record, asked: Asked) -> pages.DatePage:
    item = _shown(record, asked.id, Date)
    return pages.DatePage(f"Date: {label(item.text or item.value, 'a date')}", shelf_of(record).row(item, paragraph))


def mention(record: Record, asked: Asked) -> pages.MentionPage:
    item = _shown(record, asked.id, Mention)
    return pages.MentionPage(f"Name: {label(item.text, 'a name')}", shelf_of(record).row(item, paragraph))


def timeline(record: Record, asked: Asked) -> pages.Timeline:
    shelf = shelf_of(record, asked.ask.about)
    found, turn = _turned(record.timeline(asked.rows(), also=asked.beside), asked)
    told = list(found)
    shared = [each for each in told if each.outlets > 1]
    return pages.Timeline(
        "Timeline",
        asked,
        shelf.rows(each.date for each in told),
        {each.date.id: each.outlets for each in shared},
        {each.date.id: each.voices for each in shared},
        {each.date.id: each.kind for each in told if each.kind != "happening"},
        turn,
    )


def quotes(record: Record, asked: Asked) -> pages.Quotes:
    found, turn = _turned(record.quotes(asked.rows()), asked)
    return pages.Quotes("Quotes", asked, tuple(found), turn)


def quote(record: Record, asked: Asked) -> pages.QuotePage:
    item = _shown(record, asked.id, Quote)
    return pages.QuotePage(f"Quote: {label(item.wording, 'no words', 80)}", item, tuple(record.carried(item.id)))


def check(record: Record, asked: Asked) -> pages.CheckPage:
    checked = record.check(asked.quote) if asked.quote else None
    return pages.CheckPage("Is it on the record?", asked, checked)


def stories(record: Record, asked: Asked) -> pages.Stories:
    found, turn = _turned(record.stories(asked.rows()), asked)
    return pages.Stories("Stories", asked, tuple(found), turn)


def story(record: Record, asked: Asked) -> pages.StoryPage:
    """Raises NotOnRecord."""
    told = record.story(asked.id)
    days = dt.timedelta(days=AROUND)
    lines = record.timeline(story=told.id, since=told.first - days, until=told.last + days, limit=LINES)
    shelf = shelf_of(record)
    return pages.StoryPage(
        label(told.title, "A story without a title", 300),
        told,
        _article_lines(record, told.articles),
        record.story(told.follows) if told.follows else None,
        tuple(record.stories_after(told.id)),
        Asked("/statements", given=(("story", told.id),)),
        record.facets(story=told.id),
        tuple(shelf.row(each.date) for each in lines),
        {each.date.id: each.outlets for each in lines if each.outlets > 1},
    )


def rejected(record: Record, asked: Asked) -> pages.RejectedPage:
    found, turn = _turned(record.rejected()[asked.offset :], asked)
    return pages.RejectedPage("What could not be read", asked, tuple(found), turn)


def where(record: Record, asked: Asked) -> str:
    """The address of the page that shows an item, whatever its kind. Raises NotOnRecord."""
    kind = record.show(asked.id).kind
    return address({"story": "stories", "series": "series"}.get(kind, f"{kind}s"), asked.id)


def _shown(record: Record, id: str, kind: type[Thing]) -> Thing:
    item = record.show(id).item
    if not isinstance(item, kind):
        raise NotOnRecord(f"There is no {kind.__name__.lower()} {id} on the record.")
    return item


def _turned(found: Sequence[Thing], asked: Asked) -> tuple[Iterable[Thing], Turn]:
    """One page of rows, and the ways on: `found` holds one row more than a page where another follows."""
    before = asked.address(asked.page - 1) if asked.page > 1 else None
    after = asked.address(asked.page + 1) if len(found) > PAGE else None
    return found[:PAGE], Turn(asked.page, before, after)


ANSWERS: dict[str, Answer] = {
    "/": front,
    "/articles": articles,
    "/articles/{id}": article,
    "/statements": statements,
    "/statements/{id}": statement,
    "/actors": actors,
    "/actors/{id}": actor,
    "/corrections": corrections,
    "/corrections/{id}": correction,
    "/search": search,
    "/figures": figures,
    "/figures/{id}": figure,
    "/series": every_series,
    "/series/{id}": series,
    "/dates/{id}": date,
    "/mentions/{id}": mention,
    "/timeline": timeline,
    "/quotes": quotes,
    "/quotes/{id}": quote,
    "/check": check,
    "/stories": stories,
    "/stories/{id}": story,
    "/rejected": rejected,
}
