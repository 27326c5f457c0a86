"""Which roles a title means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.offices import akin, titled

TITLED = [
    ("Secretary of State", "Secretary of State", True),
    ("secretary of state", "U.S. Secretary of State", True),
    ("US Secretary of State", "United States Secretary of State", True),
    ("US Secretary of State", "Secretary of State", False),  # whose, the article does not say
    ("Secretary of State", "deputy Secretary of State", False),
    ("Secretary of State", "former Secretary of State", False),
    ("former Secretary of State", "former Secretary of State", True),
    ("secretary", "Secretary of State", True),
    ("State", "Secretary of State", False),
    ("president", "President's lawyer", False),
    ("president", "president of the harbour board", True),
    ("the harbour board", "president of the harbour board", False),
    ("Governor of Norland", "Gov. of Norland", True),
    ("foreign minister", "deputy leader and foreign minister", True),
    ("minister of trade and transport", "Minister of Trade and Transport", True),
    ("", "president", False),
    ("president", "", False),
    ("...", "president", False),
]


@pytest.mark.parametrize(("asked", "role", "expected"), TITLED)
def test_titled(asked: str, role: str, expected: bool) -> None:
    assert titled(asked, role) is expected


@pytest.mark.parametrize(
    ("asked", "role", "expected"),
    [
        ("US Secretary of State", "Secretary of State", True),
        ("US Secretary of State", "Secretary", True),
        ("US Secretary of State", "former Secretary of State", False),
        ("US Secretary of State", "Senator", False),
    ],
)
def test_akin(asked: str, role: str, expected: bool) -> None:
    assert akin(asked, role) is expected
    assert not titled(asked, role)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_words_can_be_asked(asked: str, role: str) -> None:
    assert akin(asked, role) >= titled(asked, role)
