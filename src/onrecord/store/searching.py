"""How much of each kind a search finds. A count goes no further than MOST, since that is all that a reader uses of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.facets import Tally
from onrecord.store import fulltext, people
from onrecord.store.schema import actors
from onrecord.store.schema_across import quoted, sketches

MOST = 1_000


def tallies(connection: Connection, about: str) -> Iterator[tuple[str, Tally]]:
    """Articles that hold the words, their stories, statements that do, their quotes, actors named so; nothing of no words."""
    holding, saying = fulltext.articles_with(about), fulltext.statements_with(about)
    if holding is None or saying is None:
        return
    yield "articles", _tally(connection, holding)
    told = select(sketches.c.story).where(sketches.c.story.is_not(None), sketches.c.article.in_(holding))
    yield "stories", _tally(connection, told.distinct())
    yield "statements", _tally(connection, saying)
    carried = select(quoted.c.quote).where(quoted.c.quote.is_not(None), quoted.c.statement.in_(saying))
    yield "quotes", _tally(connection, carried.distinct())
    yield "actors", _tally(connection, select(actors.c.key).where(actors.c.key.in_(people.named(connection, about))))


def _tally(connection: Connection, query: Select[Any]) -> Tally:
    found = connection.execute(select(func.count()).select_from(query.limit(MOST + 1).subquery())).scalar_one()
    return Tally(min(int(found), MOST), found > MOST)
