"""Names in articles as values: which words stand where, and whom of the record they mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from onrecord.records import Head, Mention
from onrecord.store import values
from onrecord.store.schema import actors, articles, links, mentions


def of_articles(connection: Connection, *where: ColumnElement[Any]) -> Iterator[Mention]:
    """The names in these articles, by the article's id, in reading order."""
    query = select(*values.HEAD, articles.c.key, mentions.c.found).join_from(articles, mentions).where(*where)
    texts = values.Texts(connection)
    for *head, key, found in connection.execute(query.order_by(articles.c.id)):
        linked, text = _linked(connection, key), texts[key]
        yield from (values.mention(Head(*head), each, linked.get(each.actor), text) for each in found)


def _linked(connection: Connection, article: int) -> dict[int | None, str]:
    """By its number in the article, the record's actor."""
    query = select(links.c.n, actors.c.id).join_from(links, actors).where(links.c.article == article)
    return {row.n: row.id for row in connection.execute(query)}
