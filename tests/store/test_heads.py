"""Roles found by their head nouns: whoever is titled as asked is among them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.offices import akin, head_words, titled
from onrecord.store import Store, engine, heads

WORDS = (
    "harbour",
    "minister",
    "ministers",
    "vice-president",
    "of",
    "the",
    "mills",
    "and",
    "deputy",
    "Norlandish",
    "head,",
    "for",
)
ROLES = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


@given(ROLES, ROLES)
def test_who_is_titled_as_asked_shares_a_head(asked: str, role: str) -> None:
    if titled(asked, role) or akin(asked, role):
        assert head_words(asked) & head_words(role)


def test_roles_are_found_by_any_head_of_theirs(path: Path) -> None:
    store = Store(path)
    kept = ["harbour minister", "Norlandish Minister of Mills", "mill owner and minister", "owner", "minister's aide"]
    with engine.transaction(store._writer) as connection:
        heads.keep(connection, kept)
        heads.keep(connection, kept[:2])
        assert heads.roles(connection, "minister") == sorted([*kept[:3]])
        assert heads.roles(connection, "the owner") == ["mill owner and minister", "owner"]
        assert heads.roles(connection, "") == []
        heads.clear(connection)
        assert heads.roles(connection, "minister") == []
    store.close()
