"""Questions about quotes: what is one utterance, who carried it in which words, and whether words are on record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sqlalchemy import Connection, Select, select

from onrecord.ask import Ask
from onrecord.compared import Carried, Checked, Near
from onrecord.errors import Usage
from onrecord.link import faithful
from onrecord.link.alignment import aligned
from onrecord.link.quotes import first
from onrecord.link.wordings import Wording, wording
from onrecord.records import Quote, Span, Variant
from onrecord.store import fulltext, queries
from onrecord.store.batches import rows_with
from onrecord.store.printed import Printed, of_statements
from onrecord.store.schema_across import marks, quoted, quotes
from onrecord.store.words import folded

LONGEST = 10_000  # characters of words to be checked
_AT_ONCE = 200  # quotes made at once
_RUNS = 48  # of the words that are checked; of longer ones so many, spread evenly
_OF_A_RUN = 1_000  # statements looked at that share one run
_CLOSEST = 40  # statements read and held against what is checked
_TELLING, _LIKE = 3, 0.7  # of the words shared with what is not what was asked for, but near enough to show
_SHORT = 6  # words; so few may also be looked for by the full-text index
_BY_CARRIERS = (quotes.c.carriers.desc(), quotes.c.statements.desc(), quotes.c.id)


# --- quotes ---


def asked(connection: Connection, ask: Ask) -> Iterator[Quote]:
    """Quotes with a statement as asked: those with most carriers first."""
    query = select(quotes.c.key).order_by(*_BY_CARRIERS)
    if ask != Ask(limit=ask.limit, offset=ask.offset):
        query = query.where(queries.quotes_asked(connection, ask))
    if ask.limit is not None or ask.offset:
        query = query.limit(-1 if ask.limit is None else ask.limit).offset(ask.offset)
    return _whole(connection, query)


def every(connection: Connection) -> Iterator[Quote]:
    """All quotes, by id."""
    return _whole(connection, select(quotes.c.key).order_by(quotes.c.id))


def one(connection: Connection, id: str) -> Quote | None:
    return next(_whole(connection, select(quotes.c.key).where(quotes.c.id == id)), None)


def carried(connection: Connection, id: str) -> Iterator[Carried]:
    """The statements of a quote, first printed first, each against the quote's wording and what a transcript or release has."""
    [found] = _members(connection, [key for (key,) in connection.execute(select(quotes.c.key).where(quotes.c.id == id))])
    shown = _chosen(found)
    sources = [each.wording for each in found if each.head.kind != "report"]
    for each in found:
        faith = faithful.best(each.wording, sources) if each.head.kind == "report" else None
        differing = faithful.stretches(shown.text, shown.wording, each.text, each.wording)
        yield Carried(each.statement, each.shown, differing, faith)


def _whole(connection: Connection, query: Select[int]) -> Iterator[Quote]:
    for keys in connection.execute(query).scalars().partitions(_AT_ONCE):
        yield from map(_quote, _members(connection, keys))


def _members(connection: Connection, keys: Sequence[int]) -> Iterator[list[Printed]]:
    """The statements of each of these quotes, first printed first."""
    rows = sorted((quote, key) for key, quote in rows_with(connection, _MEMBERS, quoted.c.quote, keys))
    found = {each.key: each for each in of_statements(connection, (key for _, key in rows))}
    members = {quote: [found[key] for _, key in some] for quote, some in groupby(rows, key=lambda row: row[0])}
    yield from (sorted(members[key], key=_first) for key in keys)


_MEMBERS = select(quoted.c.statement, quoted.c.quote)


def _first(each: Printed) -> tuple[object, str]:
    return first(each.said)


def _quote(members: Sequence[Printed]) -> Quote:
    begin, shown = members[0], _chosen(members)
    return Quote(
        id=begin.statement.quote or "",
        wording=shown.shown,
        statements=tuple(each.statement.id for each in members),
        carriers=tuple(dict.fromkeys(each.head.outlet or each.head.id for each in members)),
        first_article=begin.head.id,
        first_on=begin.head.published,
        variants=tuple(_variants(members)),
    )


def _chosen(members: Sequence[Printed]) -> Printed:
    """The wording that most print; of several the longest, but a transcript's only where there is none else: people quote less
    than a whole turn."""
    counts = Counter(each.wording.key for each in members)
    return max(members, key=lambda e: (e.head.kind != "transcript", counts[e.wording.key], len(e.wording.words)))


def _variants(members: Sequence[Printed]) -> Iterator[Variant]:
    counts = Counter(each.wording.key for each in members)
    shown = {each.wording.key: each.shown for each in reversed(members)}
    for key, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        yield Variant(shown[key], count)


# --- checking ---


def check(connection: Connection, text: str, limit: int) -> Checked:
    """The statements nearest to a text from anywhere. Raises Usage where it is too long, or holds no word."""
    if len(text) > LONGEST:
        raise Usage(f"{len(text)} characters are to be checked; at most {LONGEST} can be")
    words = wording(text, [Span(0, len(text))])
    if not words.words:
        raise Usage("there is no word to check")
    found = sorted(_near(connection, text, words), key=_nearest)[:limit]
    return Checked(text, found[0].faith if found else "not in it", tuple(_with_quotes(connection, found)))


def _near(connection: Connection, text: str, words: Wording) -> Iterator[Near]:
    for each in of_statements(connection, _closest(connection, text, words)):
        faith, passage = faithful.faith(words, each.wording), aligned(words, each.wording)
        if faith != "not in it" or (passage.telling >= _TELLING and passage.likeness >= _LIKE):
            share = passage.words / len(words.words)
            differing = faithful.stretches(text, words, each.text, each.wording)
            yield Near(each.statement, each.shown, faith, round(share * passage.likeness, 3), differing)


def _nearest(near: Near) -> tuple[int, float, int, object, str]:
    """The most faithful first, then the most alike, then what is printed with least around it, then the oldest."""
    head = near.statement.article
    day = (head and head.published and head.published.isoformat()) or "~"
    return faithful.ORDER.index(near.faith), -near.likeness, len(near.wording), day, near.statement.id


def _closest(connection: Connection, text: str, words: Wording) -> list[int]:
    """Row keys of the statements that share most runs with these words."""
    runs = list(dict.fromkeys(words.runs))
    step = max(1, -(-len(runs) // _RUNS))
    shared = Counter[int]()
    for run in runs[::step]:
        query = select(marks.c.statement).where(marks.c.mark == run).limit(_OF_A_RUN)
        shared.update(connection.execute(query).scalars())
    if not shared and len(words.words) <= _SHORT:
        return _spelt(connection, text)
    return sorted(sorted(shared, key=lambda key: (-shared[key], key))[:_CLOSEST])


def _spelt(connection: Connection, text: str) -> list[int]:
    """By the full-text index: of so few words that they have no mark."""
    phrase = folded(text).split()
    return sorted(connection.execute(fulltext.statements_saying(phrase).limit(_CLOSEST)).scalars()) if phrase else []


def _with_quotes(connection: Connection, found: Iterable[Near]) -> Iterator[Near]:
    near = list(found)
    ids = sorted({each.statement.quote for each in near if each.statement.quote})
    known = {quote.id: quote for quote in _whole(connection, select(quotes.c.key).where(quotes.c.id.in_(ids)))} if ids else {}
    for each in near:
        own = known.get(each.statement.quote or "")
        yield Near(each.statement, each.wording, each.faith, each.likeness, each.stretches, own)
