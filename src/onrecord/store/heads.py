"""Roles by the words of their head nouns, so that who holds an office is asked of few roles, however many there are.

Roles only come: one that no actor has any more leads to nobody, and goes when links are derived afresh.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from onrecord.link.offices import heads as words_of
from onrecord.store.schema import heads

_AT_ONCE = 1_000


def keep(connection: Connection, roles: Iterable[str]) -> None:
    """Those that are there already stay once."""
    rows = ({"head": word, "role": role} for role in sorted(set(roles)) for word in sorted(words_of(role)))
    while some := list(islice(rows, _AT_ONCE)):
        connection.execute(insert(heads).on_conflict_do_nothing(), some)


def clear(connection: Connection) -> None:
    connection.execute(delete(heads))


def roles(connection: Connection, asked: str) -> list[str]:
    """All roles that can be titled as asked, or akin to it (language.offices), and others."""
    query = select(heads.c.role).where(heads.c.head.in_(sorted(words_of(asked)))).distinct().order_by(heads.c.role)
    return list(connection.execute(query).scalars())
