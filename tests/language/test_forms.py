"""Forms of names as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.forms import also_known, bare_surname, body_form, initials, is_acronym, nationless, shorter_forms

BODIES = [
    ("Moor Works, Inc.", "moor works"),
    ("The Moor Works Company", "moor works"),
    ("Moor & Reed S.p.A.", "moor and reed"),
    ("Moor & Co.", "moor"),
    ("Harbour Defence Organisation", "harbor defense organization"),
    ("U.S. Navy", "US navy"),
    ("the United States' Navy", "US navy"),
    ("United States", "US"),
    ("U.K.", "GB"),
    ("Norlandish Navy", "norlandish navy"),
    ("Company", "company"),
]


@pytest.mark.parametrize(("name", "form"), BODIES, ids=[name for name, _ in BODIES])
def test_a_body_has_one_form_however_it_is_written(name: str, form: str) -> None:
    assert body_form(name) == form


@given(st.text())
def test_a_form_is_never_empty_where_the_name_has_letters(name: str) -> None:
    assert bool(body_form(name).strip()) or not any(char.isalnum() for char in name)


SHORTER = [
    ("moor works", ["moor"]),
    ("moor works group", ["moor"]),
    ("moor norland", ["moor"]),
    ("moor europe", []),
    ("moor a40", []),
    ("bank of moor", []),
    ("front al-moor", []),
    ("US navy", ["navy"]),
    ("norlandish harbor board", ["harbor board"]),
    ("national grain plan", []),
    ("river mills bank", ["river mills"]),
    ("committee room", []),
]


@pytest.mark.parametrize(("form", "shorter"), SHORTER, ids=[form for form, _ in SHORTER])
def test_what_an_article_may_go_on_with(form: str, shorter: list[str]) -> None:
    assert [short for short in shorter_forms(form) if short != "works"] == shorter


INITIALS = [("Navy Club of Reed", {"ncor", "ncr"}), ("U.S. Navy", {"usn"}), ("Moor's Works", {"mw"}), ("Moor", set())]


@pytest.mark.parametrize(("name", "letters"), INITIALS, ids=[name for name, _ in INITIALS])
def test_initials(name: str, letters: set[str]) -> None:
    assert initials(name) == letters


def test_acronyms_and_lands() -> None:
    assert is_acronym("N.A.T.O.")
    assert is_acronym("MW N.V.")
    assert not is_acronym("Moor")
    assert nationless("US navy") == "navy"
    assert nationless("moor navy") is None
    assert nationless("bush administration") is None
    assert nationless("white house") is None
    assert nationless("republican committee") is None
    assert nationless("shiite council") == "council"


ALSO = [
    ("Ordan", ", the movement also known as the ", "Front", True),
    ("Ordan", " (OM), known to its foes as ", "Front", True),
    ("River Movement", " militia, also known as ", "Front", True),
    ("Norlandish", " militia known as the ", "Front", False),
    ("Marxist", " group known as ", "Front", False),
    ("Norway", ", also known as ", "Front", False),
    ("Ordan", " attacked ", "Front", False),
    ("Ordan", " attack on a base formerly known as ", "Fort Reed", False),
    ("Ordan", " fighter known as ", "Rufus", False),
    ("Ordan", " group, which is more commonly known as ", "Front", True),
    ("Ordan", " is also known as ", "Front", True),
]


@pytest.mark.parametrize(("one", "between", "other", "known"), ALSO)
def test_also_known(one: str, between: str, other: str, known: bool) -> None:
    assert also_known(one, between, other) is known


SURNAMES = [
    ("Moor", True), ("Mr Moor", True), ("de Moor", True), ("De Moor", True), ("al Moor", True),
    ("Al Moor", False), ("Ada Moor", False), ("Ada de Moor", False), ("Ada II", False), ("Moor Jr.", True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "bare"), SURNAMES, ids=[name for name, _ in SURNAMES])
def test_a_surname_alone(name: str, bare: bool) -> None:
    assert bare_surname(name) is bare
