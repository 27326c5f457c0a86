"""Values as columns hold them: what goes in comes out, and small."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from onrecord.errors import RecordDamaged
from onrecord.records import ActorKind, Name, Role
from onrecord.store.columns import LETTERS, ActorId, Coded, Day, Forms, Roles, Thousandths
from onrecord.store.packed import Body, Found, Standing

SQLITE = sqlite.dialect()  # type: ignore[no-untyped-call]
NUMBERS = st.integers(0, 10**7)
DAYS = st.none() | st.dates()
STANDING = st.builds(
    Standing,
    n=NUMBERS,
    start=NUMBERS,
    end=NUMBERS,
    digest=st.integers(-(2**31), 2**31 - 1),
    kind=st.sampled_from(get_args(ActorKind)),
    actor=st.none() | NUMBERS,
    confidence=st.floats(0, 1),
)


def back(column: Any, value: Any) -> Any:
    return column.process_result_value(column.process_bind_param(value, SQLITE), SQLITE)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_texts(text: str) -> None:
    assert back(Body(), text) == text


@given(st.lists(STANDING, max_size=5).map(tuple))
def test_names_of_an_article(found: tuple[Standing, ...]) -> None:
    assert back(Found(), found) == found


@pytest.mark.parametrize("column", [Body(), Found()])
@pytest.mark.parametrize("blob", [b"", b"\x00", b"x\x9c", Body().process_bind_param("boats", SQLITE), b"x\x9c\x03\x00"])
def test_what_is_none_is_damage(column: Any, blob: bytes) -> None:
    if isinstance(column, Body) and blob == Body().process_bind_param("boats", SQLITE):
        assert column.process_result_value(blob, SQLITE) == "boats"
        return
    with pytest.raises(RecordDamaged):
        column.process_result_value(blob, SQLITE)


def test_a_repeated_word_takes_few_bytes() -> None:
    packed = Body().process_bind_param("boats " * 1_000, SQLITE)
    assert packed is not None
    assert len(packed) < 100


@given(st.floats(0, 1) | st.integers(0, 1000).map(lambda n: n / 1000))
def test_shares(share: float) -> None:
    assert back(Thousandths(), share) == share


@pytest.mark.parametrize(("share", "kept"), [(0.746, 746.0), (1.0, 1000.0), (0.0, 0.0), (0.5004, 0.5004), (None, None)])
def test_shares_are_thousandths(share: float | None, kept: float | None) -> None:
    assert Thousandths().process_bind_param(share, SQLITE) == kept


@given(DAYS)
def test_days(day: dt.date | None) -> None:
    kept = Day().bind_processor(SQLITE)(day)
    assert Day().result_processor(SQLITE, None)(kept) == day


@given(st.integers(0, 2**64 - 1), st.integers(0, 2**64 - 1))
def test_ids_keep_their_order(one: int, other: int) -> None:
    ids = [f"p{number:016x}" for number in (one, other)]
    kept = [ActorId().process_bind_param(id, SQLITE) for id in ids]
    assert [back(ActorId(), id) for id in ids] == ids
    assert (kept[0] < kept[1]) == (ids[0] < ids[1])  # type: ignore[operator]
    assert all(number is not None and -(2**63) <= number < 2**63 for number in kept)


@pytest.mark.parametrize("id", ["", "p", "Ada Lorne", "p" + "g" * 16, "p" + "A" * 16, "q" + "0" * 16, "p" + "0" * 17, None])
def test_what_is_no_id_is_nobodys(id: str | None) -> None:
    assert ActorId().process_bind_param(id, SQLITE) is None


@pytest.mark.parametrize("what", LETTERS)
def test_words_are_letters(what: str) -> None:
    words = [*LETTERS[what], "another word"]
    kept = [Coded(what).process_bind_param(word, SQLITE) for word in words]
    assert [back(Coded(what), word) for word in words] == words
    assert len(set(kept)) == len(words)
    assert {len(letter or "") for letter in kept[:-1]} == {1}


@given(st.lists(st.builds(Role, st.text(max_size=5), DAYS, DAYS, st.integers(0, 3)), max_size=3).map(tuple))
def test_roles(roles: tuple[Role, ...]) -> None:
    assert back(Roles(), roles) == roles


def test_roles_of_an_older_record() -> None:
    kept = '[["mayor","2031-05-02","2031-05-03",2],["guard",null,null,1]]'
    made = (Role("mayor", dt.date(2031, 5, 2), dt.date(2031, 5, 3), 2), Role("guard"))
    assert Roles().process_result_value(kept, SQLITE) == made


def test_forms() -> None:
    forms = (3, Name("Lorne", 2))
    assert back(Forms(), forms) == forms
