"""A statement's probability from its signs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.confidence import EVEN, SIGNS, probability, signs

CHANCE = st.floats(0, 1)


def made(cue: float = 0.9, *, source: float | None = 0.9, quoted: bool = False) -> tuple[float, ...]:
    return signs(cue=cue, contents=[0.8, 0.9], edges=[0.7, 0.6], links=[0.9], source=source, quoted=quoted)


def test_there_is_a_sign_a_weight() -> None:
    assert len(made()) == len(SIGNS) == len(EVEN)


@given(CHANCE, CHANCE)
def test_a_surer_cue_makes_a_surer_statement(one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert 0 < probability(made(less), EVEN) <= probability(made(more), EVEN) < 1


def test_no_source_and_a_quotation_are_signs_of_their_own() -> None:
    plain, silent, quoted = made(), made(source=None), made(quoted=True)
    assert [a != b for a, b in zip(plain, silent, strict=True)] == [False] * 5 + [True, True, False]
    assert [a != b for a, b in zip(plain, quoted, strict=True)] == [False] * 7 + [True]
