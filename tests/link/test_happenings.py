"""What happened when: one entry a happening, told by the sentence that tells it best."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from onrecord.link.happenings import entries, worth
from onrecord.overtime import Happening
from onrecord.records import Article, Date, Passage, Span

DAY = dt.date(2031, 5, 3)


def happening(text: str, words: str = "on May 3", outlet: str = "The Lamp", day: dt.date = DAY) -> Happening:
    article = Article(text, outlet=outlet, published=dt.date(2031, 5, 4), published_how="stated")
    at = text.index(words)
    date = Date(Span(at, at + len(words)), "DATE", day.isoformat(), day, day, words, f"{article.id}.d1", article.head)
    return Happening(date, Passage.of(text, [Span(0, len(text))]), article.head)


CLOSED = [
    happening("The Harbour Board closed the old quay of Veld on May 3."),
    happening("The old quay of Veld was closed by the Harbour Board on May 3.", outlet="The Oar"),
    happening("Ships stay away since the Harbour Board (on May 3) closed the old quay of Veld.", outlet="The Oar"),
]
OTHERS = [
    happening("Ada Moor won the race of Lima on May 3.", outlet="The Oar"),
    happening("The Harbour Board closed the old quay of Veld on May 9.", "on May 9", "The Mast", dt.date(2031, 5, 9)),
]


def test_sentences_of_one_happening_are_one_entry() -> None:
    found = entries([*CLOSED, *OTHERS])
    assert [(each.outlets, len(each.others)) for each in found if each.sentence.text.find("Harbour") >= 0] == [(2, 2), (1, 0)]
    assert len(found) == 3
    assert [each.date.first for each in found] == [DAY, DAY, dt.date(2031, 5, 9)]


@drawn(st.permutations([*CLOSED, *OTHERS]))
def test_entries_are_the_same_in_any_order(order: list[Happening]) -> None:
    assert entries(order) == entries([*CLOSED, *OTHERS])


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("The Harbour Board closed the quay on May 3.", "The Harbour Board would close the quay on May 3."),
        ("The Harbour Board closed the quay on May 3.", "The Harbour Board, which closed the quay on May 3, met."),
        ("The Harbour Board closed the quay on May 3.", "The Harbour Board closed the quay (work began on May 3)."),
        ("The Harbour Board of Veld closed the quay on May 3.", "It closed the quay by the old harbour on May 3."),
    ],
)
def test_what_tells_it_best(better: str, worse: str) -> None:
    assert worth(happening(better)) > worth(happening(worse))
