"""Whether a record holds: the file's pages, its references, its full-text index, and every span against the stored text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DatabaseError

from onrecord.errors import RecordDamaged
from onrecord.link.quotes import quote_id
from onrecord.records import Passage, Span
from onrecord.store import fulltext, indexing, notes, placing, quoting, values
from onrecord.store.answers import Broken
from onrecord.store.batches import BOUND, cut
from onrecord.store.keeping import digest
from onrecord.store.lines import LINES
from onrecord.store.packed import Standing
from onrecord.store.printed import of_statements
from onrecord.store.schema import articles, casts, dates, figures, mentions, sizes, statements
from onrecord.store.schema_across import quoted, quotes
from onrecord.store.stories_noted import stale

_LETTERS = {"statements": "s", "figures": "f", "dates": "d", "mentions": "m"}


def file(connection: Connection) -> Iterator[Broken]:
    """What SQLite itself finds: broken pages, rows that point nowhere, a broken index."""
    try:
        damage = [line for (line,) in connection.exec_driver_sql("PRAGMA integrity_check") if line != "ok"]
    except DatabaseError as wrong:
        damage = [str(wrong.orig)]
    if damage:  # whatever else is asked of such a file may fail, too
        yield from (Broken("", "", f"the file is damaged: {line}") for line in damage)
        return
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Broken("", table, f"row {row or '?'} points to a row of {parent} that is not there")
    for table, check in fulltext.CHECKS.items():
        try:
            connection.execute(check)
        except DatabaseError as wrong:
            yield Broken("", table, f"the full-text index does not hold: {wrong.orig}")


def index(connection: Connection) -> Iterator[Broken]:
    """An article whose words are not those by which it, or its figures and dates, are found."""
    query = select(articles.c.key, articles.c.title, values.TEXT).order_by(articles.c.key)
    key = fulltext.differing(connection, ((row.key, row.title, row.text) for row in connection.execute(query)))
    if key is not None:
        yield Broken(_id(connection, key), "articles", "the full-text index is not that of its text")
    line = fulltext.differing_lines(connection, indexing.every(connection))
    if line is not None:
        yield Broken(_id(connection, line // LINES), "articles", "the index of its figures and dates is not that of its text")
    for key in indexing.misplaced(connection):
        yield Broken(_id(connection, key), "articles", "a figure or date is said to stand on another line than it does")


def _id(connection: Connection, key: int) -> str:
    return connection.execute(select(articles.c.id).where(articles.c.key == key)).scalar() or ""


def links(connection: Connection) -> Iterator[Broken]:
    """Quotes that are not what their statements make of them, where they are those of this version of the rules."""
    if not quoting.current(notes.read(connection)):
        return
    counts = select(quoted.c.quote, func.count()).where(quoted.c.quote.is_not(None)).group_by(quoted.c.quote)
    found: dict[int, int] = {row[0]: row[1] for row in connection.execute(counts)}
    for key, id, expected in connection.execute(select(quotes.c.key, quotes.c.id, quotes.c.statements).order_by(quotes.c.id)):
        if found.get(key, 0) != expected:
            yield Broken(id, "quotes", f"it has {found.get(key, 0)} statements, not the {expected} that were joined")
    yield from _identified(connection)


def _identified(connection: Connection) -> Iterator[Broken]:
    """Quotes whose id is not that of the statement that comes first."""
    keys = connection.execute(select(quotes.c.key).order_by(quotes.c.key)).scalars().all()
    for some in cut(keys, BOUND):
        members = defaultdict(list)
        rows = connection.execute(select(quoted.c.statement).where(quoted.c.quote.in_(some))).scalars()
        for each in of_statements(connection, rows):
            members[each.statement.quote or ""].append(each.said)
        yield from (Broken(id, "quotes", "its id is not that of its words") for id in members if id != quote_id(members[id]))


def spans(connection: Connection) -> Iterator[Broken]:
    """Articles whose text is no longer what was read, and items whose words no longer stand where they were found."""
    series = not placing.stale(notes.read(connection))
    for key, id in connection.execute(select(articles.c.key, articles.c.id).order_by(articles.c.id)).all():
        try:
            yield from _article(connection, key, id)
            yield from placing.broken(connection, key, id) if series else ()
        except (RecordDamaged, ValueError) as wrong:  # ValueError: of a day that is none
            yield Broken(id, "articles", f"it cannot be read: {wrong}")
    yield from placing.unsorted(connection) if series else ()


def across(connection: Connection) -> Iterator[Broken]:
    """Stories and copies that are not what the articles make; those that wait for the next question hold."""
    from onrecord.store import copies, stories  # late, as it loads numpy, which asking does not need

    if stale(connection):
        return
    yield from (Broken(id, "stories", what) for id, what in stories.check(connection))
    yield from (Broken(id, "copies", what) for id, what in copies.check(connection))


def _article(connection: Connection, key: int, id: str) -> Iterator[Broken]:
    article = values.article(connection.execute(select(*values.ARTICLE).where(articles.c.key == key)).one())
    if article.id != id:
        yield Broken(id, "articles", "its text, title, outlet, date, url or kind is not what was read")
    if connection.execute(select(articles.c.length).where(articles.c.key == key)).scalar_one() != len(article.text):
        yield Broken(id, "articles", "its length is not that of its text")
    if article.dating is not None and any(not 0 <= span.start < span.end <= len(article.text) for span in article.dating.words):
        yield Broken(id, "articles", "the words that tell its date do not stand in its text")
    yield from _statements(connection, key, id, article.text)
    for table in (figures, dates):
        yield from _items(connection, table, key, id, article.text)
    yield from _names(connection, key, id, article.text)
    yield from _sized(connection, key, id)
    yield from _counted(connection, key, id, article.text)


def _statements(connection: Connection, key: int, id: str, text: str) -> Iterator[Broken]:
    s = statements.c
    columns = (s.n, s.source, s.source_digest, s.cue, s.cue_digest, s.content, s.content_digest)
    for n, *pairs in connection.execute(select(*columns).where(s.article == key).order_by(s.n)):
        for part, found, expected in zip(("source", "cue", "content"), pairs[::2], pairs[1::2], strict=True):
            if not _holds(text, found, expected):
                yield Broken(f"{id}.s{n}", "statements", f"its {part} is not what was read")


def _items(connection: Connection, table: Any, key: int, id: str, text: str) -> Iterator[Broken]:
    columns = (table.c.n, table.c.start, table.c.end, table.c.digest)
    for n, start, end, expected in connection.execute(select(*columns).where(table.c.article == key).order_by(table.c.n)):
        if not _holds(text, (Span(start, end),), expected):
            yield Broken(f"{id}.{_LETTERS[table.name]}{n}", table.name, "its words are not what was read")


def _names(connection: Connection, key: int, id: str, text: str) -> Iterator[Broken]:
    found: tuple[Standing, ...] = connection.execute(select(mentions.c.found).where(mentions.c.article == key)).scalar() or ()
    cast = set(connection.execute(select(casts.c.n).where(casts.c.article == key)).scalars())
    for each in found:
        if not _holds(text, (Span(each.start, each.end),), each.digest):
            yield Broken(f"{id}.m{each.n}", "mentions", "its words are not what was read")
        if each.actor is not None and each.actor not in cast:
            yield Broken(f"{id}.m{each.n}", "mentions", "it means somebody who is not in its article")


def _sized(connection: Connection, key: int, id: str) -> Iterator[Broken]:
    """What is counted of an article, held against what stands in it."""
    said = connection.execute(select(statements.c.kind, statements.c.speaker).where(statements.c.article == key)).all()
    kinds = [row.kind for row in said]
    speakerless = sum(row.speaker is None for row in said)
    others = [_how_many(connection, table, key) for table in (figures, dates)]
    names = len(connection.execute(select(mentions.c.found).where(mentions.c.article == key)).scalar() or ())
    found = (len(said), kinds.count("direct"), kinds.count("mixed"), speakerless, *others, names)
    kept = connection.execute(select(*(each for each in sizes.c if each is not sizes.c.article)).where(sizes.c.article == key))
    if kept.one_or_none() != found:
        yield Broken(id, "articles", "what is counted of it is not what stands in it")


def _how_many(connection: Connection, table: Any, key: int) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(table.c.article == key)).scalar_one())


def _counted(connection: Connection, key: int, id: str, text: str) -> Iterator[Broken]:
    f = figures.c
    query = select(f.n, f.counted_start, f.counted_end, f.counted).where(f.article == key, f.counted_start.is_not(None))
    for n, start, end, counted in connection.execute(query.order_by(f.n)):
        if not _inside(text, Span(start, end)) or text[start:end] != counted:
            yield Broken(f"{id}.f{n}", "figures", "the words of what it counts are not what was read")


def _holds(text: str, found: tuple[Span, ...], expected: int) -> bool:
    return all(_inside(text, span) for span in found) and digest(Passage.of(text, found).text) == expected


def _inside(text: str, span: Span) -> bool:
    return 0 <= span.start < span.end <= len(text)
