"""Which words name an office that one holds, and whose it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.seats import seat, stated

ONE = [  # ways to write one seat
    (
        "the US secretary of state",
        "U.S. Secretary of State",
        "American secretary of state",
        "Secretary of State of the United States",
    ),
    ("Sudan's foreign minister", "Sudan’s Foreign Minister", "Sudanese foreign minister", "foreign minister of Sudan"),
    ("Norlandish prime minister", "Norlandish Premier", "Norlandish PM"),
    ("British defence secretary", "Britain's Defense Secretary", "UK defense secretary"),
    ("president of the United States", "US President", "the current U.S. president"),
    ("Peru's newly elected president", "Peruvian President"),
    ("South Korean president", "South Korea's president", "President of South Korea"),
    ("NATO secretary-general", "NATO Secretary General", "secretary general of NATO"),
    ("UN chief", "U.N. chief", "United Nations chief"),
    ("Chile's attorney general", "Chilean Attorney General"),
]
UNSAID = [  # whose it is, or that one holds it, is not said
    "president",
    "the foreign minister",
    "his foreign minister",
    "country's prime minister",
    "Chilean senator",
    "Chilean minister",
    "Chilean cabinet minister",
    "Chilean government spokesman",
    "Chilean ambassador",
    "Chilean president and general",
    "former Chilean president",
    "then-Chilean president",
    "Chilean president-elect",
    "Chilean vice president",
    "Chilean deputy foreign minister",
    "Chilean president, a lawyer",
    "Chilean film director",
    "Kurdish leader",
    "Chilean chief minister",
    "New Mexico attorney general",
    "African American president",
    "Chilean minister for trade",
    "head of the Harbour Board",
    "chairman of the harbour board",
    "DIRECTOR OF NOTHING",
    "Harbour Ministry spokesman",
    "Chile",
    "",
    "...",
    "of the of",
]
TWO = [  # not one seat
    ("US president", "US secretary of state"),
    ("Chilean president", "Peruvian president"),
    ("Chilean foreign minister", "Chilean defence minister"),
    ("CIA director", "FBI director"),
    ("New Zealand's prime minister", "Papua New Guinea's prime minister"),
    ("UN chief", "UN disarmament chief"),
    ("Norlandish president", "Norlandish prime minister"),
    ("North Korean president", "South Korean president"),
]


@pytest.mark.parametrize("written", ONE, ids=lambda written: written[0])
def test_one_seat_in_all_ways_to_write_it(written: tuple[str, ...]) -> None:
    assert len({seat(each) for each in written}) == 1
    assert {stated(each) for each in written} == {seat(written[0])} != {None}


@pytest.mark.parametrize("office", UNSAID)
def test_no_seat_is_stated(office: str) -> None:
    assert stated(office) is None


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_seats(one: str, other: str) -> None:
    assert None not in (seat(one), seat(other))
    assert seat(one) != seat(other)


def test_a_title_in_capitals_may_be_a_seat_that_it_does_not_state() -> None:
    assert seat("Harbour Board Chairman") is not None
    assert stated("Harbour Board Chairman") is None


@given(st.text())
def test_any_words(office: str) -> None:
    assert stated(office) in (None, seat(office))
