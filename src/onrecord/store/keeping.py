"""Findings of one article -> rows."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, func, select

from onrecord.errors import Unreadable
from onrecord.records import Actor, Article, Date, Dating, Figure, Findings, Mention, Passage, Rejected, Statement, spelt_out
from onrecord.store import dating, fulltext, lines, placing, values
from onrecord.store.packed import Standing
from onrecord.store.schema import articles, casts, dates, figures, mentions, rejected, sizes, statements, texts

Row = dict[str, Any]


class _Numbered(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Numbered)


def digest(words: str) -> int:
    """CRC-32 of the words, signed: SQLite keeps it in 4 bytes."""
    found = zlib.crc32(words.encode("utf-8", "surrogatepass"))
    return found - (1 << 32) if found >= 1 << 31 else found


def statements_in(connection: Connection, article: str) -> int | None:
    """How many statements the article with that id has; None where it is not on record."""
    key = connection.execute(select(articles.c.key).where(articles.c.id == article)).scalar_one_or_none()
    if key is None:
        return None
    return int(connection.execute(select(sizes.c.statements).where(sizes.c.article == key)).scalar_one())


def keep(connection: Connection, findings: Findings) -> bool:
    """Inserts all of it; False where the article is there already. Raises Unreadable where ids do not belong together."""
    article = findings.article
    id = article.id
    if statements_in(connection, id) is not None:
        return False
    key = _after(connection, articles.c.key)
    connection.execute(articles.insert(), _article(article, key, id))
    fulltext.index_article(connection, key, article.title, article.text)
    connection.execute(texts.insert(), {"article": key, "body": article.text})
    dating.trace(connection, key, article)
    _insert(connection, casts, (_cast(each, key, n) for n, each in _numbered(findings.actors, id, "e")))
    _keep_statements(connection, findings.statements, key, id)
    on = _keep_lines(connection, findings, key)
    figured = ((n, each, on[_place(each)]) for n, each in _numbered(findings.figures, id, "f"))
    _insert(connection, figures, (_figure(each, key, n, id) | {"line": line} for n, each, line in figured))
    placing.keep(connection, key, findings)
    dated = ((n, each, on[_place(each)]) for n, each in _numbered(findings.dates, id, "d"))
    _insert(connection, dates, (_date(each, key, n, article) | {"line": line} for n, each, line in dated))
    found = tuple(_mention(each, n, id) for n, each in _numbered(findings.mentions, id, "m"))
    _check(found, {n for n, _ in _numbered(findings.actors, id, "e")})
    _insert(connection, mentions, [{"article": key, "found": found}] if found else [])
    connection.execute(sizes.insert(), {"article": key, **_sizes(findings)})
    return True


def reject(connection: Connection, item: Rejected) -> None:
    """Keeps a rejection; the same one twice is one. A path that is no Unicode is kept with its bytes spelt out."""
    row = {"path": spelt_out(item.path), "step": spelt_out(item.step), "reason": spelt_out(item.reason)}
    same = [rejected.c[name] == value for name, value in row.items()]
    if connection.execute(select(rejected.c.key).where(*same)).first() is None:
        connection.execute(rejected.insert(), row)


def _after(connection: Connection, key: Any) -> int:
    """The next row key; safe since only one transaction writes at a time."""
    return int(connection.execute(select(func.coalesce(func.max(key), 0))).scalar_one()) + 1


def _insert(connection: Connection, table: Any, rows: Iterable[Row]) -> None:
    made = list(rows)
    if made:
        connection.execute(table.insert(), made)


def _numbered(items: Sequence[_Item], article: str, letter: str) -> Iterator[tuple[int, _Item]]:
    """Each item with the number of its id, which is its place where it has no id yet."""
    for place, item in enumerate(items, 1):
        yield (number(item.id, article, letter) if item.id else place), item


def number(id: str, article: str, letter: str) -> int:
    start = f"{article}.{letter}"
    digits = id[len(start) :]
    if not id.startswith(start) or not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
        raise Unreadable(f"{id!r} is no id of an item of {article}", step="storing")
    return int(digits)


def _article(article: Article, key: int, id: str) -> Row:
    return {
        "key": key,
        "id": id,
        "external_id": article.external_id,
        "path": spelt_out(article.path) if article.path is not None else None,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "authors": article.authors,
        "published": article.published,
        "published_how": article.published_how,
        "kind": article.kind,
        "length": len(article.text),
        **_dating(article.dating),
    }


def _dating(known: Dating | None) -> Row:
    return {
        "dated_from": known and known.first,
        "dated_to": known and known.last,
        "dated_confidence": known and known.confidence,
        "dated_words": known and known.words,
    }


def _cast(actor: Actor, key: int, n: int) -> Row:
    return {
        "article": key,
        "n": n,
        "kind": actor.kind,
        "name": actor.name,
        "names": values.names(actor),
        "roles": actor.roles,
        "anonymous": actor.anonymous,
    }


def _keep_statements(connection: Connection, found: Sequence[Statement], key: int, id: str) -> None:
    first = _after(connection, statements.c.key)
    numbered = list(_numbered(found, id, "s"))
    rows = [_statement(each, key, n, id) | {"key": row} for row, (n, each) in enumerate(numbered, first)]
    _insert(connection, statements, rows)
    fulltext.index_statements(connection, [(row, each.content.text) for row, (_, each) in enumerate(numbered, first)])


def _keep_lines(connection: Connection, findings: Findings, key: int) -> dict[tuple[int, int], int]:
    """Indexes the lines with figures and dates, and gives the number of its line by where an item stands."""
    text = findings.article.text
    on = lines.numbered(text, (*map(_place, findings.figures), *map(_place, findings.dates)))
    counted = [(_place(each), each.counted) for each in findings.figures if each.counted]
    every = lines.words_of(text, on, counted)
    fulltext.index_lines(connection, {lines.key(key, line): words for line, words in every.items()})
    return on


def _place(item: Figure | Date) -> tuple[int, int]:
    return item.span.start, item.span.end


def _statement(statement: Statement, key: int, n: int, id: str) -> Row:
    said_from, said_to = statement.said_on or (None, None)
    speaker = statement.speaker
    row: Row = {
        "article": key,
        "n": n,
        "kind": statement.kind,
        "speaker": number(speaker.actor, id, "e") if speaker else None,
        "role": speaker.role if speaker else None,
        "anonymous": speaker.anonymous if speaker else None,
        "via": statement.via,
        "said_from": said_from,
        "said_to": said_to,
        "confidence": statement.confidence,
    }
    for part in ("source", "cue", "content"):
        passage: Passage = getattr(statement, part)
        row |= {part: passage.spans, f"{part}_digest": digest(passage.text)}
    return row


def _figure(figure: Figure, key: int, n: int, id: str) -> Row:
    counted = figure.counted_span
    return {
        "article": key,
        "n": n,
        "start": figure.span.start,
        "end": figure.span.end,
        "digest": digest(figure.text),
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "unit": figure.unit,
        "counted": figure.counted,
        "counted_start": counted.start if counted else None,
        "counted_end": counted.end if counted else None,
        "statement": number(figure.statement, id, "s") if figure.statement else None,
        "as_of": figure.as_of,
        "confidence": figure.confidence,
    }


def _date(date: Date, key: int, n: int, article: Article) -> Row:
    return {
        "article": key,
        "n": n,
        "start": date.span.start,
        "end": date.span.end,
        "digest": digest(date.text or date.span.of(article.text)),
        "type": date.type,
        "value": date.value,
        "first": date.first,
        "last": date.last,
    }


def _mention(mention: Mention, n: int, id: str) -> Standing:
    actor = number(mention.actor, id, "e") if mention.actor else None
    words = digest(mention.text)
    return Standing(n, mention.span.start, mention.span.end, words, mention.kind, actor, mention.confidence)


def _sizes(findings: Findings) -> Row:
    found = {name: len(getattr(findings, name)) for name in ("statements", "figures", "dates", "mentions")}
    kinds = Counter(each.kind for each in findings.statements)
    speakerless = sum(each.speaker is None for each in findings.statements)
    return {**found, "direct": kinds["direct"], "mixed": kinds["mixed"], "speakerless": speakerless}


def _check(found: Sequence[Standing], cast: set[int]) -> None:
    """What SQLite sees to in tables with a row an item."""
    if len({each.n for each in found}) < len(found):
        raise Unreadable("two names have one number", step="storing")
    if any(each.actor is not None and each.actor not in cast for each in found):
        raise Unreadable("a name means somebody who is not in its article", step="storing")
