"""Copies of made-up texts: whose the text is, and how much of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.copies import LEAST, PRINTS, is_agency, rank, share, signature

WIRE = (
    "The harbour of Veld closed on Monday after the wind tore two cranes from their rails. Nobody was hurt, the port said. "
    "Ships wait outside the bay, and the first will not be unloaded before Thursday, when new cranes come from the north."
)
OTHER = (
    "Bakers in the old town went on strike over the price of flour this week. Their guild wants the city to buy grain for "
    "the winter and to sell it at cost, as it did in the years of the great drought, when the mills stood still for months."
)
SPEECH = "“We will not leave one docker of this city without work, not this winter and not in any winter after it,” she said."
POST = "I will build what I said I would build, and nobody in my city will wait for me to ask twice. Bad wind!"
INVITING = "Sign up for our letter of the day and follow us on every street of the town of Veld."
CAPTION = "Cranes on the quay of Veld in the wind of Monday."


@pytest.mark.parametrize(
    ("copy", "original", "low", "high"),
    [
        (WIRE, WIRE, 1.0, 1.0),
        (WIRE, f"{OTHER} {WIRE}", 1.0, 1.0),
        (f"{WIRE}\n\n{OTHER}", WIRE, 0.4, 0.6),
        (WIRE.replace("Monday", "Tuesday"), WIRE, 0.8, 0.9),
        (WIRE.upper(), WIRE, 1.0, 1.0),
        (WIRE, OTHER, 0.0, 0.0),
        ("", WIRE, 0.0, 0.0),
        (f"Ada Lorne spoke. {SPEECH}", f"In Veld many came. {SPEECH}", 0.0, 0.0),  # two may quote one speech
        (f"{WIRE} {SPEECH}", f"{WIRE} {SPEECH}", 1.0, 1.0),  # a copy has its quotations too
        (POST, POST, 0.0, 0.0),  # without marks
        (f"{OTHER}\n\n{INVITING}", f"{WIRE}\n\n{INVITING}", 0.0, 0.0),
        (f"{OTHER}\n\n{CAPTION}\n\n{CAPTION}", f"{WIRE}\n\n{CAPTION}", 0.0, 0.0),  # a caption stands twice
    ],
)
def test_the_share_of_a_copys_text(copy: str, original: str, low: float, high: float) -> None:
    assert low <= share(copy, original) <= high


def test_a_fifth_of_a_text_is_enough() -> None:
    words = OTHER.split()
    whole = " ".join([*WIRE.split(), *words, *reversed(words), *reversed(WIRE.split())])
    assert share(whole, WIRE) >= LEAST


@pytest.mark.parametrize(
    ("outlet", "agency"),
    [("Reuters", True), ("The Associated Press", True), ("AFP", True), ("The Courier", False), (None, False), ("", False)],
)
def test_agencies(outlet: str | None, agency: bool) -> None:
    assert is_agency(outlet) == agency


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        (rank("Reuters", 12, 10, "b"), rank("The Courier", 10, 99, "a")),  # the agency's own, whenever it came
        (rank("The Courier", 10, 10, "b"), rank("The Post", 11, 99, "a")),
        (rank("The Courier", 10, 99, "b"), rank("The Post", 10, 10, "a")),
        (rank("The Courier", 10, 10, "a"), rank("The Post", 10, 10, "b")),
    ],
)
def test_the_original_comes_first(original: tuple[bool, int, int, str], copy: tuple[bool, int, int, str]) -> None:
    assert original < copy


def test_a_short_text_has_no_signature() -> None:
    assert signature("The harbour of Veld closed on Monday.") is None
    assert len(signature(WIRE) or b"") == 2 * PRINTS


def test_copies_have_values_in_common_and_others_hardly() -> None:
    def equal(one: str, other: str) -> int:
        a, b = signature(one) or b"", signature(other) or b""
        return sum(a[at : at + 2] == b[at : at + 2] for at in range(0, 2 * PRINTS, 2))

    assert equal(WIRE, WIRE) == PRINTS
    assert equal(WIRE, f"{WIRE} {OTHER}") > PRINTS / 4
    assert equal(WIRE, OTHER) <= 1


@given(st.text(max_size=300), st.text(max_size=300))
def test_a_share_is_of_one(copy: str, original: str) -> None:
    assert 0.0 <= share(copy, original) <= 1.0
    signature(copy)
