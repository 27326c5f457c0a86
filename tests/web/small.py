"""A small record of invented articles, held in memory, with the methods of Record that pages ask."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from onrecord.ask import Ask
from onrecord.compared import Carried, Checked, Near, Stretch
from onrecord.correcting import Corrections
from onrecord.errors import NotOnRecord
from onrecord.facets import Choice, Facet, Facets, Period, Tally, Topic
from onrecord.overtime import Happening, Point, Series
from onrecord.record import Counts, Record, Shown
from onrecord.records import (
    Actor,
    Article,
    Copy,
    Correction,
    Date,
    Figure,
    Findings,
    Head,
    Meant,
    Mention,
    Name,
    Passage,
    Place,
    Quote,
    Rejected,
    Role,
    Span,
    Speaker,
    Statement,
    Story,
    Variant,
)

LORNE = Actor(
    "p00000000000000a1",
    "person",
    "Ada Lorne",
    (Name("Ada Lorne", 2), Name("Lorne", 2), Name("Ms Lorne", 1)),
    (Role("Prime Minister", dt.date(2031, 3, 2), dt.date(2031, 5, 9), 2), Role("finance minister", None, None, 1)),
    corrections=(1,),
)
HARBOUR = Actor("p00000000000000a2", "organisation", "Harbour Authority", (Name("Harbour Authority", 2),))
AIDE = Actor("p00000000000000a3", "person", "a government aide", (Name("a government aide", 1),), anonymous="official")
ACTORS = (LORNE, HARBOUR, AIDE)

FIRST = Article(
    text=(
        "Prime Minister Ada Lorne said on Thursday that at least 1,200 dockers “will keep their work” when the port of Veld "
        "closes.\n\n"
        "“Nobody will be left behind,” Lorne told the Veld Courier. “We have set aside 40 to 50 million crowns for it.”\n"
        "\n"
        "The Harbour Authority estimated last month that about 2,000 jobs hang on the port.\n"
        "The talks go on."
    ),
    title="Lorne promises dockers their work",
    outlet="The Courier",
    published=dt.date(2031, 3, 6),
    published_how="stated",
    url="https://courier.example/dockers?a=1&b=2",
    authors=("Tom Reed",),
)
SECOND = Article(
    text=("A government aide doubted on Friday that the money would be enough.\n\nMs Lorne denied it: “The sum stands.”"),
    title="Aide doubts port money",
    outlet="Northern Post",
    published=dt.date(2031, 5, 9),
    published_how="inferred",
)
THIRD = Article(text="The port closed its gates in May.", outlet="Northern Post")
STORY = Story("t00000000000000b1", "Port of Veld", dt.date(2031, 3, 6), dt.date(2031, 5, 9), (FIRST.head, SECOND.head))


SERIES = "g00000000000000c1"
MADE = dt.datetime(2031, 6, 1, 9, 30, tzinfo=dt.UTC)
MERGE = Correction(
    *(1, "merge", (Meant("Ada Lorne", (Place(FIRST.id, Span(15, 24)),)), Meant("A. <Lorne>")), None, (), MADE),
    standing="applied",
    actors=(LORNE.id,),
)
CORRECTIONS = (
    MERGE,
    Correction(2, "split", (Meant("Ada Lorne"),), None, (FIRST.id,), MADE, standing="unfound"),
    Correction(3, "split", (Meant("Harbour Authority"),), "Authority", (), MADE, standing="needless", actors=(HARBOUR.id,)),
    Correction(4, "rename", (Meant("Harbour Authority"),), "Authority", (), MADE, MADE, standing="undone"),
    Correction(5, "retype", (Meant("Nobody"),), "group", (), MADE, standing="unfound"),
)


QUOTE = Quote(
    id="q0123456789abcdef",
    wording="Nobody will be <i>left</i> behind",
    statements=(f"{FIRST.id}.s2", f"{SECOND.id}.s2"),
    carriers=("Veld Courier", "The <Lamp>"),
    first_article=FIRST.id,
    first_on=dt.date(2031, 3, 7),
    variants=(Variant("Nobody will be left behind", 2),),
)


def span(text: str, words: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def _spoken(
    article: Article, n: int, source: str, cue: str, content: Iterable[str], actor: Actor | None, **more: Any
) -> Statement:
    text = article.text
    start = text.index(cue)
    nearest = min((at for at in range(len(text)) if text.startswith(source, at)), key=lambda at: abs(at - start))
    return Statement(
        id=f"{article.id}.s{n}",
        source=Passage.of(text, [Span(nearest, nearest + len(source))]),
        cue=Passage.of(text, [span(text, cue)]),
        content=Passage.of(text, [span(text, each) for each in content]),
        speaker=Speaker(actor.id, actor.name, actor.roles[0].role if actor.roles else None, actor.anonymous) if actor else None,
        article=article.head,
        **more,
    )


def _mention(article: Article, n: int, words: str, actor: Actor | None, nth: int = 0) -> Mention:
    kind = actor.kind if actor else "place"
    where = span(article.text, words, nth)
    return Mention(where, kind, words, actor.id if actor else None, 0.9, f"{article.id}.m{n}", article.head)


def _date(article: Article, n: int, words: str, value: str, first: dt.date, last: dt.date) -> Date:
    return Date(span(article.text, words), "DATE", value, first, last, words, f"{article.id}.d{n}", article.head)


def _figure(article: Article, n: int, words: str, low: float | None, high: float | None, qualifier: Any, **more: Any) -> Figure:
    where = span(article.text, words)
    return Figure(where, words, low, high, qualifier, id=f"{article.id}.f{n}", article=article.head, **more)


def _first() -> Findings:
    said = (
        _spoken(
            FIRST,
            1,
            "Prime Minister Ada Lorne",
            "said",
            ["that at least 1,200 dockers “will keep their work” when the port of Veld closes"],
            LORNE,
            kind="mixed",
            said_on=(dt.date(2031, 3, 6), dt.date(2031, 3, 6)),
            confidence=0.93,
        ),
        _spoken(
            FIRST,
            2,
            "Lorne",
            "told",
            ["“Nobody will be left behind,”", "“We have set aside 40 to 50 million crowns for it.”"],
            LORNE,
            kind="direct",
            via=("Veld Courier",),
            confidence=0.97,
        ),
        _spoken(
            FIRST,
            3,
            "The Harbour Authority",
            "estimated",
            ["that about 2,000 jobs hang on the port"],
            HARBOUR,
            kind="indirect",
            confidence=0.41,
        ),
    )
    lorne = Speaker(LORNE.id, LORNE.name)
    figures = (
        _figure(FIRST, 1, "at least 1,200", 1200.0, None, "at_least", counted="dockers", statement=said[0].id, given_by=lorne),
        _figure(FIRST, 2, "40 to 50 million", 4e7, 5e7, "between", unit="crowns", statement=said[1].id, given_by=lorne),
        _figure(FIRST, 3, "about 2,000", 2000.0, 2000.0, "about", counted="jobs", confidence=0.3),
    )
    dates = (
        _date(FIRST, 1, "Thursday", "2031-03-06", dt.date(2031, 3, 6), dt.date(2031, 3, 6)),
        _date(FIRST, 2, "last month", "2031-02", dt.date(2031, 2, 1), dt.date(2031, 2, 28)),
    )
    mentions = (
        _mention(FIRST, 1, "Ada Lorne", LORNE),
        _mention(FIRST, 2, "Veld", None),
        _mention(FIRST, 3, "Lorne", LORNE, nth=1),
        _mention(FIRST, 4, "Harbour Authority", HARBOUR),
    )
    return Findings(FIRST, said, figures, dates, mentions, (LORNE, HARBOUR))


def _second() -> Findings:
    said = (
        _spoken(SECOND, 1, "A government aide", "doubted", ["that the money would be enough"], AIDE, kind="indirect"),
        _spoken(SECOND, 2, "Ms Lorne", "denied", ["it: “The sum stands.”"], LORNE, kind="mixed"),
    )
    dates = (_date(SECOND, 1, "Friday", "2031-05-09", dt.date(2031, 5, 9), dt.date(2031, 5, 9)),)
    return Findings(SECOND, said, (), dates, (_mention(SECOND, 1, "Ms Lorne", LORNE),), (LORNE, AIDE))


@dataclass
class HeldCorrections(Corrections):
    """Corrections in memory."""

    made: tuple[Correction, ...] = CORRECTIONS

    def all(self) -> list[Correction]:
        return list(self.made)

    def one(self, number: int) -> Correction:
        for each in self.made:
            if each.number == number:
                return each
        raise NotOnRecord(f"there is no correction {number}")

    def marks(self) -> dict[str, tuple[int, ...]]:
        return {id: (each.number,) for each in self.made if each.standing == "applied" for id in each.actors}


def _head_of(each: Statement) -> str | None:
    return each.article.id if each.article is not None else None


def _overlaps(date: Date, ask: Ask) -> bool:
    """Whether a date covers some of the days asked for; one that covers none that are known does where none are asked for."""
    first, last = date.first or dt.date.max, date.last or dt.date.min
    return not (ask.since and last < ask.since) and not (ask.until and first > ask.until)


@dataclass
class Held(Record):
    """A record in memory; enough of each method for a page. `about` is words in the item's article."""

    found: tuple[Findings, ...] = field(default_factory=lambda: (_second(), _first(), Findings(THIRD)))
    people: tuple[Actor, ...] = ACTORS
    refused: tuple[Rejected, ...] = ()
    path: Path = Path("small.db")
    made: tuple[Correction, ...] = CORRECTIONS
    story_told: Story = STORY

    @property
    def corrections(self) -> Corrections:
        return HeldCorrections(self.made)

    def close(self) -> None:
        pass

    def _fits(self, article: Article, ask: Ask) -> bool:
        if ask.article not in (None, article.id) or (ask.outlet and ask.outlet.casefold() != (article.outlet or "").casefold()):
            return False
        if ask.about and not all(word in article.text.casefold() for word in ask.about.casefold().split()):
            return False
        when = article.published
        return not ((ask.since and (not when or when < ask.since)) or (ask.until and (not when or when > ask.until)))

    def _by(self, speaker: Speaker | None, ask: Ask) -> bool:
        wanted = (ask.speaker or "").casefold()
        return not wanted or bool(speaker and (speaker.actor == ask.speaker or wanted in speaker.name.casefold()))

    def _chosen(self, items: list[Any], ask: Ask) -> list[Any]:
        return items[ask.offset :][: ask.limit]

    def _items(self, ask: Ask | None, name: str) -> list[Any]:
        return [each for found in self.found if self._fits(found.article, ask or Ask()) for each in getattr(found, name)]

    def statements(self, ask: Ask | None = None, **filters: Any) -> list[Statement]:
        ask = ask or Ask(**filters)
        items = [
            each for each in self._items(ask, "statements") if self._by(each.speaker, ask) and ask.kind in (None, each.kind)
        ]
        return self._chosen(items, ask)

    def count_statements(self, ask: Ask | None = None, *, reprints: bool = True, **filters: Any) -> int:
        return len(self.statements(replace(ask or Ask(**filters), limit=None, offset=0)))

    def facets(self, ask: Ask | None = None, **filters: Any) -> Facets:
        """By outlet and by day."""
        wanted = replace(ask or Ask(**filters), limit=None, offset=0)
        said = self.statements(wanted)
        days = Counter(each.article.published for each in said if each.article)
        outlets = Counter(each.article.outlet or "" for each in said if each.article)
        choices = tuple(Choice(name, name, count) for name, count in outlets.most_common())
        periods = tuple(Period(day, day, count) for day, count in sorted(days.items(), key=str) if day)
        voices = self.count_statements(wanted, reprints=False)
        return Facets(self.count_statements(wanted), voices, (Facet("outlet", choices, 3),), "day", periods, days[None])

    def tallies(self, about: str) -> dict[str, Tally]:
        if not about.split():
            return {}
        of = {"articles": self.articles, "statements": self.statements, "quotes": self.quotes, "stories": self.stories}
        return {kind: Tally(len(found(about=about)), kind == "articles") for kind, found in of.items()}  # type: ignore[operator]

    def topics(self, id: str, *, limit: int = 12) -> list[Topic]:
        return [Topic("<b>dockers</b>", 2)]

    def figures(self, ask: Ask | None = None, **filters: Any) -> list[Figure]:
        ask = ask or Ask(**filters)
        return self._chosen([each for each in self._items(ask, "figures") if self._by(each.given_by, ask)], ask)

    def quotes(self, ask: Ask | None = None, **filters: Any) -> list[Quote]:
        said = self.statements()[:2]
        own = replace(QUOTE, statements=tuple(each.id for each in said), first_article=self.found[0].article.id)
        if said:
            own = replace(own, wording=said[-1].content.text, carriers=(said[-1].content.text, "The <Lamp>"))
        return self._chosen([own], ask or Ask(**filters))

    def carried(self, id: str) -> list[Carried]:
        made = []
        for each in self.statements()[:2]:
            own = (Stretch("same", each.content.text), Stretch("out", "<i>left</i>"), Stretch("in", each.source.text))
            made.append(Carried(each, each.content.text, own, "cut"))
        return made

    def check(self, text: str, *, limit: int = 10) -> Checked:
        [quote] = self.quotes()
        near = [Near(each.statement, each.wording, "altered", 0.5, each.stretches, quote) for each in self.carried(QUOTE.id)]
        return Checked(text, "altered", tuple(near[:limit]))

    def series(self, ask: Ask | None = None, **filters: Any) -> list[Series]:
        """The first figures of each article with any, as one series."""
        every = [figure for each in self.found for figure in each.figures]
        first, last = dt.date(2031, 2, 1), dt.date(2031, 2, 28)
        points = [Point(each, first, last, "as_of", "conflict" if at else "first") for at, each in enumerate(every)]
        return self._chosen(
            [Series(SERIES, every[0].counted, every[0].unit, tuple(points))] if every else [], ask or Ask(**filters)
        )

    def timeline(self, ask: Ask | None = None, *, also: Collection[str] = (), **filters: Any) -> list[Happening]:
        ask = ask or Ask(**filters)
        dates = sorted(self._items(replace(ask, since=None, until=None), "dates"), key=lambda each: (each.first, each.id))
        inside = [each for each in dates if _overlaps(each, ask)]
        return [Happening(each, Passage.of("", []), each.article) for each in self._chosen(inside, ask)]

    def articles(self, ask: Ask | None = None, **filters: Any) -> list[Head]:
        ask = ask or Ask(**filters)
        return self._chosen([each.article.head for each in self.found if self._fits(each.article, ask)], ask)

    def said(self, ids: Iterable[str]) -> dict[str, int]:
        of_articles = {each.article.id: len(each.statements) for each in self.found}
        return {id: of_articles[id] if id in of_articles else self.count_statements(Ask(speaker=id)) for id in ids}

    def reprinted(self, actors: Iterable[str]) -> dict[str, int]:
        every = {id: Ask(speaker=id) for id in actors}
        return {id: self.count_statements(ask) - self.count_statements(ask, reprints=False) for id, ask in every.items()}

    def stories(self, ask: Ask | None = None, **filters: Any) -> list[Story]:
        return [self.story_told] if self.articles(ask, **filters) else []

    def story(self, id: str) -> Story:
        if id != self.story_told.id:
            raise NotOnRecord(id)
        return self.story_told

    def stories_after(self, id: str) -> list[Story]:
        return []

    def story_of(self, article: str) -> Story | None:
        return self.story_told if article in {each.id for each in self.story_told.articles} else None

    def copies(self, article: str) -> list[Copy]:
        first, last = self.story_told.articles[0], self.story_told.articles[-1]
        return [Copy(last, first, 0.625)] if self.story_of(article) else []

    def article(self, id: str) -> Article:
        return self.findings(id).article

    def whole(self, ids: Iterable[str]) -> dict[str, Article]:
        wanted = set(ids)
        return {each.article.id: each.article for each in self.found if each.article.id in wanted}

    def findings(self, id: str) -> Findings:
        for each in self.found:
            if each.article.id == id:
                return each
        raise NotOnRecord(f"There is no article {id} on the record.")

    def actors(
        self,
        name: str | None = None,
        *,
        since: str | dt.date | None = None,
        until: str | dt.date | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Actor]:
        wanted = (name or "").casefold()
        words = {each.id: [*(form.name for form in each.names), *(role.role for role in each.roles)] for each in self.people}
        fit = [each for each in self.people if not wanted or any(wanted in form.casefold() for form in words[each.id])]
        if since or until:
            fit = [each for each in fit if any(role.first for role in each.roles)]
        return fit[offset:][:limit]

    def actor(self, id: str) -> Actor:
        for each in self.people:
            if each.id == id:
                return each
        raise NotOnRecord(f"There is no actor {id} on the record.")

    def speakers(self, *, limit: int | None = None) -> list[tuple[Actor, int]]:
        return [(each, self.count_statements(Ask(speaker=each.id))) for each in self.people][:limit]

    def counts(self) -> Counts:
        sums = {
            name: sum(len(getattr(each, name)) for each in self.found)
            for name in ("statements", "figures", "dates", "mentions")
        }
        return Counts(articles=len(self.found), actors=len(self.people), with_date=2, rejected=len(self.refused), **sums)

    def rejected(self) -> list[Rejected]:
        return list(self.refused)

    def show(self, id: str) -> Shown:
        for found in self.found:
            for kind in ("statement", "figure", "date", "mention"):
                for each in getattr(found, kind + "s"):
                    if each.id == id:
                        return Shown(kind, each, found.article)
            if found.article.id == id:
                return Shown("article", found.article, found.article)
        if id == QUOTE.id:
            return Shown("quote", self.quotes()[0])
        if id == SERIES and self.series():
            return Shown("series", self.series()[0])
        return Shown("actor", self.actor(id))
