"""Numbers as they are written: words, digits, both, parts, ratios."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.cardinals import SMALL, TENS
from onrecord.extract.numbers import SIGNS, STARTS, Number, number_at
from onrecord.extract.tokens import tokens
from onrecord.records import Span

_SMALL = {value: word for word, value in SMALL.items()}
_TENS = {value: word for word, value in TENS.items()}


def number(text: str, *, money: bool = False) -> Number | None:
    """The first number of a text."""
    read = tokens(text, Span(0, len(text)))
    at = next(at for at in range(read.size) if read.numeric(at) or read.low[at] in STARTS or read.text[at] in SIGNS)
    return number_at(read, at, money=money)


def in_words(value: int) -> str:
    """A whole number below 10^15 in English words, British style."""
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if value >= scale:
            rest = value % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_words(value // scale)} {name}{joint + in_words(rest) if rest else ''}"
    if value >= 100:
        rest = value % 100
        return f"{_SMALL[value // 100]} hundred{' and ' + in_words(rest) if rest else ''}"
    if value < 20:
        return _SMALL[value]
    return _TENS[value - value % 10] + (f"-{_SMALL[value % 10]}" if value % 10 else "")


WRITTEN = [
    ("seventy-nine", 79),
    ("twenty-five hundred", 2500),
    ("two hundred and five thousand", 205_000),
    ("twenty-eight thousand six hundred forty-two", 28_642),
    ("a hundred", 100),
    ("a dozen", 12),
    ("half a dozen", 6),
    ("half a million", 500_000),
    ("half-million", 500_000),
    ("a quarter of a million", 250_000),
    ("three quarters of a billion", 750_000_000),
    ("two and a half million", 2_500_000),
    ("two point five million", 2_500_000),
    ("1,234,567.5", 1_234_567.5),
    ("1,50,000", 150_000),
    ("1\u00a0500", 1500),
    ("4.2bn", 4.2e9),
    ("15k", 15_000),
    ("3½", 3.5),
    ("5 crore", 5e7),
    ("2 dozen", 24),
    (".5", 0.5),
    ("two-thirds of", 2 / 3),
    ("one-fifth of", 0.2),
    ("3/4", 0.75),
    ("1 in every 100", 0.01),
    ("one in every hundred", 0.01),
    ("two out of 5,000", 0.0004),
    ("10 1/2", 10.5),
    ("five and a quarter", 5.25),
    ("three million and a half", 3_500_000),
    ("six and two thirds", 6 + 2 / 3),
    ("one hundred and three quarters", 100.75),
    ("one billion and a half million", 1_000_500_000),
    ("half million", 500_000),
    ("hundred thousand", 100_000),
    ("three dozens", 36),
    ("two hundred point zero three", 200.03),
    ("three lakh crore", 3e12),
    ("2 lakh crore", 2e12),
    ("1 234 567", 1_234_567),
    ("⅝", 0.625),
    ("1.2b", 1.2e9),
    ("1.053 trillion", 1_053_000_000_000),
    ("3 mil", 3e6),
    ("nought point five", 0.5),
]


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_a_number_reads(text: str, value: float) -> None:
    found = number(text)
    assert found is not None
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize("text", ["dozens", "hundreds", "tens of thousands", "several hundred", "a few thousand", "scores of"])
def test_a_multitude_has_no_value(text: str) -> None:
    found = number(text)
    assert found is not None
    assert found.value is None


@pytest.mark.parametrize("text", ["9" * 13, "1" * 40, "5000000 trillion", "24/7", "a third man", "the half", "several"])
def test_no_number(text: str) -> None:
    assert number(text) is None


def test_a_glued_letter_is_billion_only_of_money() -> None:
    assert number("5b", money=True).value == 5e9  # type: ignore[union-attr]
    assert number("5b").value == 5  # type: ignore[union-attr]


@given(st.integers(0, 10**15 - 1))
def test_words_read_back(value: int) -> None:
    found = number(in_words(value))
    assert found is not None
    assert found.value == value


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_digits_read_back(whole: int, cents: int) -> None:
    written = f"{whole:,}.{cents:02}"
    found = number(written)
    assert found is not None
    assert found.value == float(written.replace(",", ""))
