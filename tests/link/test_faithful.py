"""How faithfully words were printed, and what differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compared import Faith
from onrecord.link.alignment import aligned
from onrecord.link.faithful import best, faith, stretches
from onrecord.link.wordings import Wording, wording
from onrecord.records import Span

SPOKEN = "Let me be plain. The harbour board has lost the trust of the crews, and it will not win it back with a new pier."


def pieces(*parts: str) -> Wording:
    text, spans = "", []
    for part in parts:
        spans.append(Span(len(text), len(text) + len(part)))
        text += part + " | "
    return wording(text, spans)


TABLE: list[tuple[tuple[str, ...], Faith]] = [
    (("the harbour board has lost the trust of the crews",), "verbatim"),
    (("lost the trust", "with a new pier"), "verbatim"),
    (("The harbour board has lost the trust, and it won’t win it back",), "cut"),
    (("The harbour board lost the faith of the crews",), "altered"),
    (("the harbour board will lose the crews",), "altered"),
    (("nobody asked the fishermen about the bridge",), "not in it"),
    (("the of the",), "not in it"),
]


@pytest.mark.parametrize(("printed", "expected"), TABLE)
def test_faith(printed: tuple[str, ...], expected: Faith) -> None:
    assert faith(pieces(*printed), pieces(SPOKEN)) == expected


def test_the_most_faithful_source_counts() -> None:
    assert best(pieces("a new pier"), [pieces("nothing of it"), pieces(SPOKEN)]) == "verbatim"
    assert best(pieces("a new pier"), []) is None


def test_stretches() -> None:
    one, other = "the board has lost all trust", "the harbour board has lost trust again"
    made = stretches(one, pieces(one), other, pieces(other))
    assert [(each.what, each.text) for each in made] == [
        ("same", "the"),
        ("in", "harbour"),
        ("same", "board has lost"),
        ("out", "all"),
        ("same", "trust"),
        ("in", "again"),
    ]


PRINTED = [
    ("No, we won't pay $5; not now!", "No, we won't pay $9; not now!", ["No, we won't pay", "$5;", "$9;", "not now!"]),
    ("Fewer than ten (or twelve). I know.", "Fewer than ten. I know.", ["Fewer than ten.", "(or twelve).", "I know."]),
]


@pytest.mark.parametrize(("one", "other", "expected"), PRINTED)
def test_stretches_are_printed_as_the_texts_have_them(one: str, other: str, expected: list[str]) -> None:
    assert [each.text for each in stretches(one, pieces(one), other, pieces(other))] == expected


def test_pieces_are_printed_apart_without_what_stands_between_them() -> None:
    text = "We lost the pier, said the mayor, and the quay."
    parts = wording(text, [Span(0, 17), Span(34, len(text))])
    assert [each.text for each in stretches(text, parts, text, parts)] == ["We lost the pier, and the quay."]


_WORDS = st.lists(st.sampled_from("the of boats quay storm harbour not pier".split()), max_size=25).map(" ".join)


@given(_WORDS, _WORDS)
def test_stretches_give_both_wordings_back(one: str, other: str) -> None:
    made = stretches(one, pieces(one), other, pieces(other))
    first = " ".join(each.text for each in made if each.what != "in" and each.text)
    second = " ".join(each.text for each in made if each.what != "out" and each.text)
    assert (first, second) == (one, other)


@given(_WORDS, _WORDS)
def test_an_alignment_is_the_same_from_both_sides(one: str, other: str) -> None:
    a, b = aligned(pieces(one), pieces(other)), aligned(pieces(other), pieces(one))
    assert (a.words, a.telling, a.one, a.other) == (b.words, b.telling, b.other, b.one)
    assert all(pieces(one).words[i : i + n] == pieces(other).words[j : j + n] for i, j, n in a.blocks)


def test_a_short_wording_is_found_anywhere_in_a_long_one() -> None:
    filler = " ".join(f"word{n} the of and" for n in range(300))
    long = f"{filler} {SPOKEN} {filler}"
    found = aligned(pieces("the board has lost the trust of the crews"), pieces(long))
    assert found.words >= 8
