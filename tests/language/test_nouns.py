"""Which nouns name people."""

from __future__ import annotations

import pytest

from onrecord.language import nouns

PEOPLE = "officials residents teammate roommates senator pilots jihadist Norlander activists".split()
OTHERS = "meeting kingdom climate estimate restaurant accident career gender list important calculator animate".split()


@pytest.mark.parametrize("word", PEOPLE)
def test_people(word: str) -> None:
    assert nouns.is_person(word)


@pytest.mark.parametrize("word", OTHERS)
def test_what_only_ends_like_people(word: str) -> None:
    assert not nouns.is_person(word)
