"""Whom a pronoun means: made-up stories, and who the last statement's speaker is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract import relatives
from onrecord.extract.names import mentions
from onrecord.extract.speakers import cast
from onrecord.extract.statements import statements
from onrecord.language.segmentation import sentences
from onrecord.records import ActorKind, Span
from tests.extract.hand import at, reading

P: ActorKind = "person"
B: ActorKind = "organisation"
G: ActorKind = "group"
Said = list[tuple[str | None, str, str]]
Case = tuple[str, str, Said, dict[str, ActorKind], str | None]

CASES: list[Case] = [
    ("given name", "Ada Moor met Tom Reed. She said no.", [("She", "said", "no")], {"Ada Moor": P, "Tom Reed": P}, "Ada Moor"),
    (
        "a wife is no Mr",
        "Tom Reed and his wife, Quill Reed, left. She said no.",
        [("She", "said", "no")],
        {"Tom Reed": P, "Quill Reed": P},
        "Quill Reed",
    ),
    (
        "Mrs of two with one surname",
        "Ada Moor left. Tom Moor stayed. Mrs. Moor said no.",
        [("Mrs. Moor", "said", "no")],
        {"Ada Moor": P, "Tom Moor": P, "Moor": P},
        "Ada Moor",
    ),
    (
        "the subject before the object",
        "Tom Reed met Jack Hale in Norland. He said no.",
        [("He", "said", "no")],
        {"Tom Reed": P, "Jack Hale": P},
        "Tom Reed",
    ),
    (
        "no subject behind a preposition",
        "Tom Reed lost. Against Jack Hale, he said no.",
        [("he", "said", "no")],
        {"Tom Reed": P, "Jack Hale": P},
        "Tom Reed",
    ),
    (
        "the subject ahead",
        "Jack Hale left. As he spoke, Tom Reed smiled.",
        [("he", "spoke", "Tom Reed smiled")],
        {"Tom Reed": P, "Jack Hale": P},
        "Tom Reed",
    ),
    (
        "nobody named inside the words said",
        "Tom Reed spoke in Norland.\n\n“Jack Hale is wrong,” he said.",
        [("he", "said", "“Jack Hale is wrong,”")],
        {"Tom Reed": P, "Jack Hale": P},
        "Tom Reed",
    ),
    (
        "on with him of whom the text goes on",
        "Tom Reed met Jack Hale. Later he ran the works. Then he was its head. He said no.",
        [("He", "said", "no")],
        {"Tom Reed": P, "Jack Hale": P},
        "Tom Reed",
    ),
    (
        "a relative without a name",
        "My mother wanted rain. She said no.",
        [("My mother", "wanted", "rain"), ("She", "said", "no")],
        {},
        "My mother",
    ),
    (
        "it, a paper",
        "The Dam Board left. The memo reached Norland. It said no.",
        [("It", "said", "no")],
        {"Dam Board": B, "Norland": "place"},
        "memo",
    ),
    (
        "it is clear, nobody",
        "The Dam Board met. It is clear that rain fell.",
        [("It", "is clear", "that rain fell")],
        {"Dam Board": B},
        None,
    ),
    (
        "she, not in a role of hers",
        "Ada Moor left. As a congresswoman she said no.",
        [("she", "said", "no")],
        {"Ada Moor": P},
        "Ada Moor",
    ),
    (
        "it, a body",
        "The Dam Board met Tom Reed. It said no.",
        [("It", "said", "no")],
        {"Dam Board": B, "Tom Reed": P},
        "Dam Board",
    ),
    (
        "it, not what only describes",
        "The Dam Board met. A Quill official left. It said no.",
        [("It", "said", "no")],
        {"Dam Board": B, "Quill": B},
        "Dam Board",
    ),
    (
        "they, two persons",
        "Ada Moor and Tom Reed left. They said no.",
        [("They", "said", "no")],
        {"Ada Moor": P, "Tom Reed": P},
        "Ada Moor and Tom Reed",
    ),
    ("they, people", "The 20 miners left the pit. They said no.", [("They", "said", "no")], {}, "20 miners"),
    ("they, a group", "The Reds left the hall. They said no.", [("They", "said", "no")], {"Reds": G}, "Reds"),
    ("who, unnamed", "Ada Moor paid an architect who said no.", [("who", "said", "no")], {"Ada Moor": P}, "architect"),
    (
        "who, in apposition",
        "Hale met Ada Moor, an aide at the Dam Board who said no.",
        [("who", "said", "no")],
        {"Ada Moor": P, "Dam Board": B, "Hale": P},
        "Ada Moor",
    ),
    ("which, a thing", "Ada Moor read the leaflet, which said no.", [("which", "said", "no")], {"Ada Moor": P}, "leaflet"),
    ("that, alone", "Ada Moor spoke of rules that said no.", [("that", "said", "no")], {"Ada Moor": P}, "rules"),
    (
        "the subject behind a phrase with a place",
        "Near his mill in Quill, Tom Reed met Jack Hale, head of the Dam Board. He said no.",
        [("He", "said", "no")],
        {"Tom Reed": P, "Jack Hale": P, "Dam Board": B},
        "Tom Reed",
    ),
    (
        "a clause that opens with as",
        "The Senate met. As the Dam Board sought rain, it said no.",
        [("it", "said", "no")],
        {"Senate": B, "Dam Board": B},
        "Dam Board",
    ),
    (
        "hardly one whom the words said name",
        "Tom Reed has a band, which troubles Jack Hale, head of the Dam Board."
        "\n\n“Nobody sings. Tom Reed has a band,” he said.",
        [("he", "said", "“Nobody sings. Tom Reed has a band,”")],
        {"Tom Reed": P, "Jack Hale": P, "Dam Board": B},
        "Jack Hale",
    ),
    (
        "somebody told by a relative alone",
        "Tom Reed left. His mother wept. She said no.",
        [("She", "said", "no")],
        {"Tom Reed": P},
        "His mother",
    ),
    (
        "no relative who has a name",
        "Tom Reed and his wife, Quill Hale, left. She said no.",
        [("She", "said", "no")],
        {"Tom Reed": P, "Quill Hale": P},
        "Quill Hale",
    ),
    (
        "gender by a role",
        "Quill Moor, the daughter of a miner, met Jack Hale. He said no.",
        [("He", "said", "no")],
        {"Quill Moor": P, "Jack Hale": P},
        "Jack Hale",
    ),
    (
        "no gender by the end of a name",
        "Ada Wasserman met Ann Hale. Wasserman left. She said no.",
        [("She", "said", "no")],
        {"Ada Wasserman": P, "Wasserman": P, "Ann Hale": P},
        "Ada Wasserman",
    ),
    (
        "not what an affair is called after",
        "Ann Moor spoke. The Quill affair, it seems, shook Norland. She said no.",
        [("She", "said", "no")],
        {"Ann Moor": P, "Quill": P},
        "Ann Moor",
    ),
    (
        "they, three persons",
        "Ada Moor, Tom Reed and Jack Hale left. They said no.",
        [("They", "said", "no")],
        {"Ada Moor": P, "Tom Reed": P, "Jack Hale": P},
        "Ada Moor and Tom Reed and Jack Hale",
    ),
    ("they, people who open a sentence", "Miners left. They said no.", [("They", "said", "no")], {}, "Miners"),
    ("they, papers", "The memos leaked. They said no.", [("They", "said", "no")], {}, "memos"),
    (
        "they, no adjective of a people",
        "The miners met in a Norlandian hall. They said no.",
        [("They", "said", "no")],
        {"Norlandian": G},
        "miners",
    ),
    (
        "who, of a body",
        "Hale met Ada Moor of the Dam Board, who said no.",
        [("who", "said", "no")],
        {"Ada Moor": P, "Dam Board": B, "Hale": P},
        "Ada Moor",
    ),
    (
        "who, in apposition by two nouns",
        "Hale met Ada Moor, a pilot and aide, who said no.",
        [("who", "said", "no")],
        {"Ada Moor": P, "Hale": P},
        "Ada Moor",
    ),
    ("nobody", "He said no.", [("He", "said", "no")], {}, None),
]


@pytest.mark.parametrize(("text", "said", "names", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_speaker(text: str, said: Said, names: dict[str, ActorKind], expected: str | None) -> None:
    read = reading(text, said, names)
    made = cast(read, mentions(read), statements(read, ())).statements[-1]
    assert (made.speaker.name if made.speaker else None) == expected


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        (("Ada Moor",), "Ada Moor"),
        (("Ada Moor", "Tom Reed"), None),
        (("Ada Moor, Tom Reed, The Agency",), None),
        (("Agency",), None),
        ((), None),
    ],
)
def test_i_in_the_words_of_a_signed_article_is_its_single_author(authors: tuple[str, ...], expected: str | None) -> None:
    read = reading("Norland is cold. I doubt that it snows.", [("I", "doubt", "that it snows")])
    read = replace(read, article=replace(read.article, authors=authors))
    made = cast(read, mentions(read), statements(read, ())).statements[-1]
    assert (made.speaker.name if made.speaker else None) == expected


def test_i_inside_quotation_marks_is_not_the_author() -> None:
    read = reading("“I doubt that it snows.”", [("I", "doubt", "that it snows")])
    read = replace(read, article=replace(read.article, authors=("Ada Moor",)))
    assert cast(read, mentions(read), statements(read, ())).statements[-1].speaker is None


@given(st.text(alphabet="aAT ,.(-—“\n'who", max_size=60))
def test_an_antecedent_stands_before_its_pronoun(before: str) -> None:
    text = f"{before} who said no"
    pronoun = at(text[len(before) :], "who")
    pronoun = Span(pronoun.start + len(before), pronoun.end + len(before))
    home = next((each for each in sentences(text) if each.holds(pronoun)), Span(0, len(text)))
    found = relatives.antecedent(text, home, pronoun, ())
    assert found is None or (home.start <= found.start < found.end <= pronoun.start)
