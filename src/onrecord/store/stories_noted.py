"""How far stories and copies have followed the articles, and by which rules: what can be asked without loading them."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from onrecord.store import notes
from onrecord.store.schema import articles

RULES = "2"  # raised where link.stories or link.copies decide otherwise: all is derived afresh then


def stale(connection: Connection) -> bool:
    """Whether an article was kept since, or other rules hold."""
    noted = notes.read(connection)
    return last_article(connection) > int(noted.get("stories", "0")) or (
        noted.get("stories_rules", RULES) != RULES and last_article(connection) > 0
    )


def last_article(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(articles.c.key), 0))).scalar_one())
