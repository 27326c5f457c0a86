"""Which statements are one utterance: tables, and the same whatever their order."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.quotes import Judge, Said, pooled, quote_id, quotes
from onrecord.link.wordings import wording
from onrecord.records import Span

DAY = dt.date(2031, 5, 2)
WHOLE = "The harbour board has lost the trust of the crews, and it will not win it back with a new pier"


def said(id: str, words: str, speaker: str = "Ada Moor", *, after: int | None = 0, person: bool = True) -> Said:
    day = DAY + dt.timedelta(after) if after is not None else None
    key = f"p{speaker}" if speaker else ""
    return Said(id, wording(words, [Span(0, len(words))]), day, day, key, speaker.casefold(), person)


def joined(one: Said, other: Said) -> bool:
    alike = Judge().alike(one, other)
    assert alike == Judge().alike(other, one)
    made = alike and bool(quotes([one, other]))
    assert made == (alike and bool(quotes([other, one])))
    return made


A = said("a1.s1", WHOLE)
TABLE = [  # why, the other, whether they are one
    ("the same words", said("a2.s1", WHOLE), True),
    (
        "nearly the same words",
        said("a2.s1", "the board has lost the crews' trust and will not win it back with a new pier"),
        True,
    ),
    ("a fragment", said("a2.s1", "lost the trust of the crews", after=1), True),
    ("a fragment of three words", said("a2.s1", "a new pier", after=1), True),
    ("no day", said("a2.s1", WHOLE, after=None), True),
    ("nobody is named", said("a2.s1", WHOLE, ""), True),
    ("a surname", said("a2.s1", "lost the trust of the crews", "Moor"), True),
    ("a body for its head", said("a2.s1", WHOLE, "Moor Works", person=False), True),
    ("a dozen words by two people are one's", said("a2.s1", WHOLE, "Tom Reed"), True),
    ("somebody else", said("a2.s1", "lost the trust of the crews", "Tom Reed"), False),
    ("somebody else, nearly the same words", said("a2.s1", "the board lost the trust of its crews", "Tom Reed"), False),
    ("other words", said("a2.s1", "The harbour board met again and nobody lost a word on it"), False),
    ("a formula months apart", said("a2.s1", "lost the trust of the crews", after=70), False),
    ("whole, but years apart", said("a2.s1", WHOLE, after=900), False),
    ("a common phrase", said("a2.s1", "it will"), False),
    ("nobody is named, and few words", said("a2.s1", "a new pier", ""), False),
]


@pytest.mark.parametrize(("why", "other", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_joined(why: str, other: Said, expected: bool) -> None:
    assert joined(A, other) == expected


COMMON = [("No comment", "no comment"), ("Very soon", "very soon"), ("We will see", "we will see what we can do")]


@pytest.mark.parametrize(("one", "other"), COMMON)
def test_common_phrases_do_not_join(one: str, other: str) -> None:
    assert not joined(said("a1.s1", one), said("a2.s1", other))


def test_a_fragment_does_not_make_one_of_two_speeches() -> None:
    speech = (
        "and so the storm took every boat that the northern fleet had left at anchor beside the old customs house, a new pier"
    )
    made = quotes([A, said("a2.s1", speech), said("a3.s1", "a new pier")])
    assert sorted(len(each) for each in made) == [2]


def test_one_that_nobody_is_named_for_joins_no_two_people() -> None:
    words = "the harbour board has lost the trust of the crews"
    three = [said("a1.s1", words), said("a2.s1", words, "Tom Reed"), said("a3.s1", words, "")]
    [made] = quotes(three)
    assert {each.speaker for each in made} in ({"pAda Moor", ""}, {"pTom Reed", ""})


def test_in_an_article_fewer_words_are_enough() -> None:
    one, other = said("a1.s1", "all over the harbour"), said("a1.s2", "He is all over the harbour and every pier of it")
    assert joined(one, other)
    assert not joined(one, replace(other, id="a2.s2"))
    assert not joined(one, replace(other, speaker="pTom Reed", name="tom reed"))


def test_an_id_is_that_of_whoever_printed_first() -> None:
    later = said("a0.s1", WHOLE, after=3)
    assert quote_id([A, later]) == quote_id([later, A]) == quote_id([A])
    assert quote_id([A]) != quote_id([later])
    assert len(quote_id([A])) == 17


_PHRASES = ["lost the trust of the crews", WHOLE, "a new pier", "the crews will strike on the new pier at dawn", "no comment"]
_SAID = st.builds(
    said,
    st.integers(1, 12).map(lambda n: f"a{n % 4}.s{n}"),
    st.sampled_from(_PHRASES),
    st.sampled_from(["Ada Moor", "Moor", "Tom Reed", ""]),
    after=st.one_of(st.none(), st.integers(0, 40)),
)


@given(st.lists(_SAID, max_size=9, unique_by=lambda each: each.id), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_quotes(every: list[Said], chosen: object) -> None:
    before = [[each.id for each in group] for group in quotes(every)]
    chosen.shuffle(every)  # type: ignore[attr-defined]
    assert [[each.id for each in group] for group in quotes(every)] == before


POOLS = [
    ([1, 2, 3], [(1, 2)], {}, {1: 1, 2: 1, 3: 3}),
    ([5, 6], [(5, 6)], {5: 2}, {2: 2, 5: 2, 6: 2}),
    ([9], [(9, 5), (9, 7)], {5: 2, 7: 3}, {2: 2, 3: 2, 5: 2, 7: 2, 9: 2}),
]


@pytest.mark.parametrize(("numbers", "alike", "known", "expected"), POOLS)
def test_pooled(numbers: list[int], alike: list[tuple[int, int]], known: dict[int, int], expected: dict[int, int]) -> None:
    assert pooled(numbers, alike, known) == expected
