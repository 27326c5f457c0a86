"""Whom a surname or a given name alone means in an article that names several who bear it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.names import mentions
from onrecord.extract.speakers import cast
from onrecord.records import ActorKind
from tests.extract.hand import at, reading

FULL = "Ada Moor|Tom Moor|Lena Moor|Otis Reed|Ada Moor Jr.|Andrei Moor|Andrey Moor|Rufus Karl Moor|Mr Moor"


def meant(text: str, names: str, asked: str, nth: int = 0) -> str:
    """The name of whom the word stands for at its nth place; of names within one another the longest is found."""
    longest = sorted(names.split("|"), key=len, reverse=True)
    kinds: dict[str, ActorKind] = dict.fromkeys(longest, "person")
    read = reading(text, names=kinds)
    cut = [one for one in read.names if not any(each.span != one.span and each.span.holds(one.span) for each in read.names)]
    read = replace(read, names=tuple(cut))
    made = cast(read, mentions(read), ())
    place = at(text, asked, nth)
    of = {each.span: each.actor for each in made.mentions}
    return next(actor.name for actor in made.actors if actor.id == of[place])


SURNAMES = [
    ("the only bearer", "Ada Moor left. Otis Reed spoke. Moor stayed.", 1, "Ada Moor"),
    (
        "named first, the other not close by",
        "Ada Moor left.\n\nTom Moor left.\n\nIt rained.\n\nIt froze.\n\nMoor stayed.",
        2,
        "Ada Moor",
    ),
    ("the other named close by", "Ada Moor left.\n\nTom Moor left. Moor stayed.", 2, "Moor"),
    ("the pronoun behind it", "Ada Moor left.\n\nTom Moor left. Moor said her mill was dry.", 2, "Ada Moor"),
    ("a pronoun in what is quoted", "Ada Moor left.\n\nTom Moor left. Moor, “He is here,” left.", 2, "Moor"),
    (
        "a pronoun that somebody else explains",
        "Ada Moor left.\n\nTom Moor left. Otis Reed wept. Moor took his hat.",
        2,
        "Moor",
    ),
    ("the office before it", "Ada Moor left.\n\nMayor Tom Moor left. Mayor Moor stayed.", 2, "Tom Moor"),
    ("a former office", "Ada Moor left.\n\nFormer mayor Tom Moor left. Mayor Moor stayed.", 2, "Tom Moor"),
    ("a president's rule", "Ada Moor left.\n\nPresident Tom Moor left. The Moor administration fell.", 2, "Tom Moor"),
    ("nobody's rule", "Ada Moor left. It rained.\n\nTom Moor left. The Moor administration fell.", 2, "Moor"),
    ("the title of the other gender", "Ada Moor left. Mr Moor stayed. Ms Moor wept.", 1, "Moor"),
    ("the title of hers", "Ada Moor left. Mr Moor stayed. Ms Moor wept.", 2, "Ada Moor"),
    ("the younger", "Ada Moor left.\n\nTom Moor left.\n\nIt rained.\n\nThe younger Moor stayed.", 2, "Moor"),
    (
        "a wife comes second",
        "His wife, Lena Moor, left.\n\nIt rained.\n\nTom Moor spoke.\n\nIt froze.\n\nMoor stayed.",
        2,
        "Tom Moor",
    ),
    ("one of a couple", "Tom and Lena Moor left.\n\nIt rained.\n\nIt froze.\n\nMoor stayed.", 1, "Lena Moor"),
    ("two of a couple", "Tom and Lena Moor left. Tom Moor wept.\n\nIt rained.\n\nIt froze.\n\nMoor stayed.", 2, "Moor"),
    ("a president beside a daughter", "His daughter, Ada Moor, left. President Moor wept. Moor stayed.", 2, "Moor"),
    ("a president beside the first lady", "Mr Moor spoke. First lady Ada Moor left. President Moor wept.", 2, "Moor"),
    ("a pronoun before its bearer is named", "Moor left in her car.\n\nTom Moor left.\n\nAda Moor wept.", 0, "Tom Moor"),
    ("alone before a relative is named", "It rained.\nMoor left. His daughter, Ada Moor, wept. Moor stayed.", 2, "Moor"),
    ("a headline before a relative", "Moor left\nHis daughter, Ada Moor, wept. Moor stayed.", 2, "Ada Moor"),
    ("two spellings of one", "Andrei Moor left. Andrey Moor left. Moor stayed.", 2, "Andrey Moor"),
    ("a son called so", "Ada Moor Jr. left. Moor Jr. wept. Moor stayed.", 2, "Moor"),
    ("litter of a page", "Ada Moor left. Ada Moor spoke. Moor Moor wept. Moor stayed.", 4, "Ada Moor"),
]


@pytest.mark.parametrize(("text", "nth", "expected"), [case[1:] for case in SURNAMES], ids=[case[0] for case in SURNAMES])
def test_a_surname_alone(text: str, nth: int, expected: str) -> None:
    assert meant(text, f"{FULL}|Tom|Moor", "Moor", nth) == expected


GIVEN_NAMES = [
    ("whoever has it", "Ada Moor left. Ada wept.", "Ada", 1, "Ada Moor"),
    (
        "who is named close by",
        "Ada Moor left.\n\nAda Reed left.\n\nIt rained.\n\nIt froze.\n\nAda Moor left. Ada wept.",
        "Ada",
        3,
        "Ada Moor",
    ),
    ("of two named close by neither", "Ada Moor met Ada Reed. Ada wept.", "Ada", 2, "Ada"),
    ("a middle name", "Rufus Karl Moor left. Karl wept.", "Karl", 1, "Rufus Karl Moor"),
    ("a prince", "Karl Reed left. Prince Karl wept.", "Karl", 1, "Karl"),
    ("the prince named before", "Prince Karl Reed left. Prince Karl wept.", "Karl", 1, "Karl Reed"),
    ("half of a couple", "Karl Reed left. Karl and Lena Moor wept.", "Karl", 1, "Karl"),
    ("a surname behind a by-name", "George Reed left. Richard “Dick” George wept.", "George", 1, "George"),
]


@pytest.mark.parametrize(
    ("text", "asked", "nth", "expected"), [case[1:] for case in GIVEN_NAMES], ids=[case[0] for case in GIVEN_NAMES]
)
def test_a_given_name_alone(text: str, asked: str, nth: int, expected: str) -> None:
    names = "Ada Moor|Ada Reed|Rufus Karl Moor|Karl Reed|Lena Moor|George Reed|Ada|Karl|George|Prince Karl Reed"
    assert meant(text, names, asked, nth) == expected


_WORDS = st.sampled_from(
    "Ada Moor|Tom Moor|Moor|Moor Jr.|Ada|Mr Moor|President Moor|his wife, Lena Moor|and|left.|She|\n\n".split("|")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=14))
def test_every_name_of_a_person_is_somebodys_and_none_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    kinds: dict[str, ActorKind] = dict.fromkeys(("Ada Moor", "Tom Moor", "Lena Moor", "Moor", "Ada"), "person")
    read = reading(text, names=kinds)
    found = mentions(read)
    made = cast(read, found, ())
    known = {actor.id for actor in made.actors}
    assert {each.span for each in made.mentions} >= {each.span for each in found}
    assert all(each.actor in known and each.span.of(text) == each.text for each in made.mentions)


def test_a_middle_name_alone_calls_who_was_named_before() -> None:
    names = "Rufus Karl Moor|Karl"
    assert meant("Rufus Karl Moor left. Karl wept.", names, "Karl", 1) == "Rufus Karl Moor"
    assert meant("The star of Karl hung there. Rufus Karl Moor left.", names, "Karl") == "Karl"
