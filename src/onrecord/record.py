"""A record as its users hold it: add articles, ask who said what, export, verify.

    with onrecord.open("record.db") as record:
        record.add("articles/")
        for statement in record.statements(speaker="Moor", about="withdrawal"): ...

Speakers and actors are those that articles share, linked when first asked for after something was added or corrected.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeVar, get_args

from sqlalchemy import Connection

from onrecord import adding, evidence, timelines
from onrecord.adding import Added, OnItem
from onrecord.ask import Ask
from onrecord.asking import asked as asked_of
from onrecord.asking import checked, day, page, titles_first
from onrecord.compared import Carried, Checked
from onrecord.correcting import Corrections
from onrecord.errors import NotOnRecord, Unreadable, Usage
from onrecord.evidence import Shown, told
from onrecord.facets import Facets, Tally, Topic
from onrecord.ingest.stated import NOTHING, Stated
from onrecord.language.offices import akin, titled
from onrecord.link.actors import actors as derive
from onrecord.link.series import key_from
from onrecord.link.topics import topics
from onrecord.overtime import Happening, Series
from onrecord.records import (
    Actor,
    Article,
    ArticleKind,
    Copy,
    Figure,
    Findings,
    Head,
    Quote,
    Rejected,
    Statement,
    Story,
)
from onrecord.store import Broken, Counts, Kept, Store, export, people, queries, quotes, searching, series, stories_asking
from onrecord.store.words import wanted as words_of
from onrecord.timelines import Beside

__all__ = ["Added", "Broken", "Counts", "Kept", "Record", "Shown", "open", "read"]

TOPICAL = 150  # statements that tell what an actor speaks about
ExportFormat = Literal["jsonl", "csv", "parquet"]
_Item = TypeVar("_Item")
_SERIES = re.compile(r"g[0-9a-f]{16}", re.ASCII)
_ID = re.compile(r"(a[0-9a-f]{16})(?:\.([sfdme])([0-9]{1,9}))?", re.ASCII)
_QUOTE = re.compile(r"q[0-9a-f]{16}", re.ASCII)


class Record:
    """A record in one SQLite file; made by `open`. May be used from several threads."""

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        self.path = Path(path)
        self._store = Store(self.path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; may be called twice."""
        self._store.close()

    def add(
        self,
        sources: str | Path | Iterable[str | Path],
        *,
        stated: Stated = NOTHING,
        jobs: int = 1,
        on_item: OnItem | None = None,
    ) -> Added:
        """Reads the sources and keeps what they hold, one transaction an article; `on_item` hears of each as it comes.

        What is known already adds nothing. What cannot be read is rejected, kept in `rejected` and never stops the rest.
        Raises Usage where `jobs` is under 1.
        """
        if jobs < 1:
            raise Usage(f"jobs is {jobs}: at least one process must read")
        return adding.add(self._store, sources, stated=stated, jobs=jobs, on_item=on_item)

    def statements(self, ask: Ask | None = None, **filters: Any) -> list[Statement]:
        """Who said what: newest article first, undated last, then in reading order. `filters` are the fields of Ask.

        Raises Usage for a filter that cannot be meant, as all listings do.
        """
        asked = asked_of(ask, filters)
        with self._linked() as connection:
            return list(queries.asked_statements(connection, asked))

    def count_statements(self, ask: Ask | None = None, *, reprints: bool = True, **filters: Any) -> int:
        """How many `statements` would give without limit and offset; without those in reprints, which are articles of whose
        words at least half are another's, each is counted for the voice that it is."""
        asked = asked_of(ask, filters)
        with self._linked() as connection:
            count = queries.count_statements(connection, asked)
            return count if reprints else count - queries.count_statements(connection, asked, stories_asking.in_reprint())

    def facets(self, ask: Ask | None = None, **filters: Any) -> Facets:
        """The statements that `statements` would give without limit and offset, counted: by who spoke, where, how and when.

        The counts of a large record may be some seconds old while it is added to.
        """
        wanted, linked = asked_of(ask, filters), self._linked()
        census = self._store.census()  # before a connection is held: who waits for another's census must not keep one from it
        with linked as connection:
            return self._store.facets(connection, census, wanted)

    def tallies(self, about: str) -> dict[str, Tally]:
        """How many articles, stories, statements and quotes hold words, and how many actors are named so; none of no words."""
        if not words_of(about):
            return {}
        with self._linked() as connection:
            return dict(searching.tallies(connection, about))

    def topics(self, id: str, *, limit: int = 12) -> list[Topic]:
        """What an actor's newest statements (TOPICAL of them) are about, the most telling first. Raises NotOnRecord."""
        actor = self.actor(id)
        said = self.statements(speaker=actor.id, limit=TOPICAL)
        return topics((each.content.text for each in said), [name.name for name in actor.names], limit)

    def quotes(self, ask: Ask | None = None, **filters: Any) -> list[Quote]:
        """Utterances that more than one statement carries: most carriers first. A filter is held against any one of them."""
        asked = asked_of(ask, filters)
        with self._linked() as connection:
            return list(quotes.asked(connection, asked))

    def carried(self, id: str) -> list[Carried]:
        """The statements of a quote, first printed first: what differs from its wording, and how faithful each is to a
        transcript or release. Raises NotOnRecord."""
        with self._linked() as connection:
            _there(quotes.one(connection, id), id)
            return list(quotes.carried(connection, id))

    def check(self, text: str, *, limit: int = 10) -> Checked:
        """Whether words from anywhere are on record, and the nearest quoted words. Indirect speech does not count.

        Raises Usage for a text without a word, or of more than 10,000 characters.
        """
        checked(Ask(limit=limit))
        with self._linked() as connection:
            return quotes.check(connection, text, limit)

    def figures(self, ask: Ask | None = None, **filters: Any) -> list[Figure]:
        """Figures in the order of `statements`; `about` is held against what is counted and against the figure's sentence.

        A speaker or kind is that of the statement which a figure stands in.
        """
        asked = asked_of(ask, filters)
        with self._linked() as connection:
            found = queries.asked_figures(connection, asked)
            if not asked.about:
                return [figure for figure, _ in found]
            held = (figure for figure, _ in told(found, asked.about, lambda figure: figure.counted or ""))
            return page(held, asked)

    def series(self, ask: Ask | None = None, **filters: Any) -> list[Series]:
        """Figures of one thing over time, from two articles or more: those with most figures first.

        With filters, the series of the figures that `figures` would give, those with most of these first; each series is given
        whole.
        """
        asked = asked_of(ask, filters)
        if asked == Ask(limit=asked.limit, offset=asked.offset):
            with self._linked() as connection:
                return list(series.load(connection, series.keys(connection, limit=asked.limit, offset=asked.offset)))
        with self._linked() as connection:
            if not asked.about:
                return list(series.load(connection, [key for key, _ in queries.series_of(connection, asked)]))
            given = queries.asked_figures(connection, asked, queries.IN_SERIES)
            held = told(given, asked.about, lambda figure: figure.counted or "")
            found = Counter(figure.series for figure, _ in held if figure.series is not None)
            wanted = sorted(found, key=lambda id: (-found[id], id))
            return list(series.load(connection, [key_from(id) for id in page(wanted, asked)]))

    def timeline(self, ask: Ask | None = None, *, also: Collection[Beside] = (), **filters: Any) -> list[Happening]:
        """What happened when: dates that cover known days, by day, with the sentence that tells best what happened then, and
        how many outlets tell it. `about` is held against the sentences.

        `also` puts statements on the same axis, by when they were said, and figures, by the days they are of. `since` and
        `until` are held against the days told. Raises Usage for a speaker or a kind: dates have neither.
        """
        asked = asked_of(ask, filters)
        with self._linked() as connection:
            return timelines.timeline(connection, asked, also)

    def articles(self, ask: Ask | None = None, **filters: Any) -> list[Head]:
        """Articles, newest first, undated last; `about` is held against title and text, speaker and kind against any
        one statement in it."""
        asked = asked_of(ask, filters)
        with self._linked() if asked.speaker else self._dated() as connection:
            return list(queries.asked_articles(connection, asked))

    def stories(self, ask: Ask | None = None, **filters: Any) -> list[Story]:
        """Articles that tell of one thing, of two and more each: stories that end last come first. The filters are those of
        `articles`, and hold of any one article of the story."""
        asked = asked_of(ask, filters)
        with self._linked() as connection:
            return list(stories_asking.asked_stories(connection, asked))

    def story(self, id: str) -> Story:
        """Raises NotOnRecord."""
        with self._linked() as connection:
            return _there(stories_asking.story(connection, id), id)

    def stories_after(self, id: str) -> list[Story]:
        """The stories that follow this one in a long affair, earliest first."""
        with self._linked() as connection:
            return list(stories_asking.going_on(connection, id))

    def story_of(self, article: str) -> Story | None:
        """The story that an article belongs to; None where no other article tells of the same."""
        with self._linked() as connection:
            return stories_asking.story_of(connection, article)

    def copies(self, article: str) -> list[Copy]:
        """What an article copies, if anything, then the articles that copy it, by day."""
        with self._linked() as connection:
            return stories_asking.copies_about(connection, article)

    def article(self, id: str) -> Article:
        """The article with its text. Raises NotOnRecord."""
        with self._dated() as connection:
            return _there(queries.article(connection, id), id)

    def whole(self, ids: Iterable[str]) -> dict[str, Article]:
        """By its id each of these articles with its text; what is not on record is left out."""
        with self._dated() as connection:
            return {each.id: each for each in queries.whole(connection, ids)}

    def findings(self, id: str) -> Findings:
        """All that was read out of one article, its actors being those of the record. Raises NotOnRecord."""
        with self._linked() as connection:
            return _there(queries.findings(connection, id), id)

    def actors(
        self,
        name: str | None = None,
        *,
        since: str | dt.date | None = None,
        until: str | dt.date | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Actor]:
        """Actors, those with most statements first, then by name.

        `name` is an id, any form of a name, or a title ("Secretary of State"): then whoever articles give such a role, which
        comes first among the roles. With days, only those who have a role (the title's, where it is one, in all its wordings)
        on one of them, taken to run from the first article that gives it to the last. An undated article gives no days.
        """
        asked = asked_of(Ask(speaker=name or None, limit=limit, offset=offset), {"since": since, "until": until})
        with self._linked() as connection:
            fits, near = (partial(titled, name), partial(akin, name)) if name else (None, None)
            found = [actor for actor, _ in people.asked(connection, asked, titled=fits, akin=near)]
        return [titles_first(actor, name, asked) for actor in found]

    def actor(self, id: str) -> Actor:
        """Raises NotOnRecord."""
        with self._linked() as connection:
            return _there(people.one(connection, id), id)

    def speakers(self, *, limit: int | None = None) -> list[tuple[Actor, int]]:
        """Actors that speak, with the number of their statements, most first."""
        checked(Ask(limit=limit))
        with self._linked() as connection:
            return list(people.speaking(connection, limit=limit))

    def said(self, ids: Iterable[str]) -> dict[str, int]:
        """By the id of an actor or of an article how many statements it makes or holds."""
        with self._linked() as connection:
            return queries.said(connection, list(ids))

    def reprinted(self, actors: Iterable[str]) -> dict[str, int]:
        """By an actor's id how many of its statements stand in reprints (see `count_statements`), where any do."""
        with self._linked() as connection:
            return stories_asking.reprinted_by(connection, list(actors))

    def counts(self) -> Counts:
        """How much is on record."""
        with self._linked() as connection:
            return queries.counts(connection)

    def rejected(self) -> list[Rejected]:
        """What could not be read, by path."""
        with self._store.reading() as connection:
            return list(queries.rejections(connection))

    def show(self, id: str) -> Shown:
        """Any item by its id, with its evidence; an actor within an article gives the record's. Raises NotOnRecord."""
        with self._linked() as connection:
            if _QUOTE.fullmatch(id):
                return Shown("quote", _there(quotes.one(connection, id), id))
            if _SERIES.fullmatch(id):
                return Shown("series", _there(series.one(connection, id), id))
            parts = _ID.fullmatch(id)
            if parts is None and (told := stories_asking.story(connection, id)) is not None:
                return Shown("story", told)
            if parts is None:
                return Shown("actor", _there(people.one(connection, id), id))
            article = _there(queries.article(connection, parts[1]), id)
            if parts[2] is None:
                return Shown("article", article, article)
            item = queries.item(connection, article.id, parts[2], int(parts[3]))
            if item is None:
                raise NotOnRecord(_absent(id))
            return evidence.shown(article, item)

    def export(self, folder: str | Path, *, format: ExportFormat = "jsonl") -> dict[str, int]:
        """Writes one file a table into `folder`, made if missing, and gives the rows of each.

        Raises Usage where the format is unknown or parquet is asked for without pyarrow, RecordUnusable where nothing can be
        written there.
        """
        with self._linked() as connection:
            return export.export(connection, Path(folder), format)

    def verify(self) -> list[Broken]:
        """Re-derives every span from the stored text and checks the file; empty where all holds."""
        return self._store.verify()

    @property
    def corrections(self) -> Corrections:
        """What a person said of actors against what was derived: to merge, split, rename, retype, list and undo."""
        return Corrections(self._store, self._linked)

    def relink(self) -> None:
        """Derives every link across articles again, corrections included."""
        self._store.relink(derive)

    def _linked(self) -> AbstractContextManager[Connection]:
        """A connection on which actors and inferred dates are current."""
        if self._store.stale():
            self._store.relink(derive, only_if_stale=True)
        return self._dated()

    def _dated(self) -> AbstractContextManager[Connection]:
        """A connection on which inferred dates are current; actors need not be."""
        self._store.date()
        return self._store.reading()


def open(path: str | Path = "record.db", *, create: bool = True) -> Record:
    """The record at `path`, made where there is none. Raises RecordMissing (with create=False), RecordNewer, RecordDamaged."""
    return Record(path, create=create)


def read(
    text: str,
    *,
    published: str | dt.date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    kind: ArticleKind = "report",
) -> Findings:
    """Reads one text without a record. Raises Unreadable, and Usage where `published` is no day (YYYY-MM-DD)."""
    if kind not in get_args(ArticleKind):
        raise Usage(f"{kind!r} is no kind of article; there are {', '.join(get_args(ArticleKind))}")
    on = day(published, "published")
    how: Literal["stated", "unknown"] = "stated" if on else "unknown"
    article = Article(text, title=title, outlet=outlet, published=on, published_how=how, kind=kind)
    for found in adding.findings([adding.dated(article)], jobs=1):
        if isinstance(found, Rejected):
            raise Unreadable(found.reason, step=found.step)
        return found
    raise AssertionError("one article in, one out")


# --- answers ---


def _there(found: _Item | None, id: str) -> _Item:
    if found is None:
        raise NotOnRecord(_absent(id))
    return found


def _absent(id: str) -> str:
    return f"nothing on record has the id {id!r}"
