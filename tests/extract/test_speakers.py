"""Who speaks: sources resolved to actors of the article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.extract.names import mentions
from onrecord.extract.speakers import Cast, cast
from onrecord.extract.statements import statements
from onrecord.records import ActorKind
from tests.extract.hand import reading

P, B = "person", "organisation"
Said = list[tuple[str | None, str, str]]


def told(text: str, said: Said, names: dict[str, ActorKind]) -> Cast:
    read = reading(text, said, names)
    return cast(read, mentions(read), statements(read, ()))


CASES: list[tuple[str, str, Said, dict[str, ActorKind], str | None]] = [
    ("surname", "Ada Moor left. Moor said no.", [("Moor", "said", "no")], {"Ada Moor": P, "Moor": P}, "Ada Moor"),
    ("honorific", "Ada Moor left. Ms Moor said no.", [("Ms Moor", "said", "no")], {"Ada Moor": P, "Moor": P}, "Ada Moor"),
    ("pronoun", "Ada Moor left. She said no.", [("She", "said", "no")], {"Ada Moor": P}, "Ada Moor"),
    (
        "the father, where his son is named too",
        "Ada Moor left. Ada Moor Jr. stayed. Moor said no.",
        [("Moor", "said", "no")],
        {"Ada Moor": P, "Moor": P},
        "Ada Moor",
    ),
    (
        "the son by his suffix",
        "Ada Moor left. Ada Moor Jr. stayed. Moor Jr. said no.",
        [("Moor Jr.", "said", "no")],
        {"Ada Moor": P, "Moor": P},
        "Ada Moor Jr.",
    ),
    (
        "who, of people without a name",
        "Ada Moor met party leaders, who said no.",
        [("who", "said", "no")],
        {"Ada Moor": P},
        "party leaders",
    ),
    (
        "taken for a body",
        "Ada Moor left. Ms Moor said no.",
        [("Ms Moor", "said", "no")],
        {"Ada Moor": P, "Ms Moor": B},
        "Ada Moor",
    ),
    (
        "pronoun by gender",
        "Ms Ada Moor met Mr Tom Reed. She said no.",
        [("She", "said", "no")],
        {"Ada Moor": P, "Tom Reed": P},
        "Ada Moor",
    ),
    (
        "office",
        "Foreign Minister Ada Moor met Tom Reed. The foreign minister said no.",
        [("The foreign minister", "said", "no")],
        {"Ada Moor": P, "Tom Reed": P},
        "Ada Moor",
    ),
    (
        "office without holder",
        "The foreign minister said no.",
        [("The foreign minister", "said", "no")],
        {},
        "foreign minister",
    ),
    ("body", "The Blue House said no.", [("The Blue House", "said", "no")], {"Blue House": B}, "Blue House"),
    (
        "issued",
        "A letter from the Blue House said no.",
        [("A letter from the Blue House", "said", "no")],
        {"Blue House": B},
        "Blue House",
    ),
    (
        "document again",
        "The risk report warned of war. The report said no.",
        [("The risk report", "warned", "of war"), ("The report", "said", "no")],
        {},
        "risk report",
    ),
    ("people", "Some officials said no.", [("Some officials", "said", "no")], {}, "Some officials"),
    (
        "no source",
        "Ada Moor released a letter saying no.",
        [(None, "released a letter saying", "no")],
        {"Ada Moor": P},
        "Ada Moor",
    ),
    ("nobody", "It was said no.", [(None, "said", "no")], {}, None),
    (
        "first person",
        "Ada Moor said I want no part.",
        [("Ada Moor", "said", "I want no part"), ("I", "want", "no part")],
        {"Ada Moor": P},
        "Ada Moor",
    ),
    (
        "a surname of two words",
        "Ada Moor Reed left. Moor Reed said no.",
        [("Moor Reed", "said", "no")],
        {"Ada Moor Reed": P, "Moor Reed": P},
        "Ada Moor Reed",
    ),
    (
        "a participle",
        "Ada Moor stunned the hall by announcing rain.",
        [(None, "announcing", "rain")],
        {"Ada Moor": P},
        "Ada Moor",
    ),
    (
        "a bare office straight after its holder",
        "Mr Moor wanted rain. The president said no.",
        [("Mr Moor", "wanted", "rain"), ("The president", "said", "no")],
        {"Moor": P},
        "Moor",
    ),
    (
        "a bare office after somebody with another",
        "Mayor Ada Moor wanted rain. The president said no.",
        [("Mayor Ada Moor", "wanted", "rain"), ("The president", "said", "no")],
        {"Ada Moor": P},
        "president",
    ),
    (
        "an office a sentence further on",
        "Mr Moor wanted rain. Norland was dry. The president said no.",
        [("Mr Moor", "wanted", "rain"), ("The president", "said", "no")],
        {"Moor": P},
        "president",
    ),
    (
        "I in a signed post",
        "Ada Moor left. I am so glad. pic.example/x — Tom Reed (@tomreed) May 3",
        [("I", "am so glad", "pic.example/x")],
        {"Ada Moor": P, "Tom Reed": P},
        "Tom Reed",
    ),
    (
        "I in words announced",
        "Ada Moor left. Here is her letter in full:\n\nNorland is dry. I want rain.",
        [("I", "want", "rain")],
        {"Ada Moor": P},
        "Ada Moor",
    ),
    (
        "I where another has spoken since the announcement",
        "Ada Moor left. Here is her letter in full:\n\nTom Reed said no.\n\nI want rain.",
        [("Tom Reed", "said", "no"), ("I", "want", "rain")],
        {"Ada Moor": P, "Tom Reed": P},
        None,
    ),
    (
        "I in a quotation whose opening mark is missing",
        'Ada Moor left. "No," said Tom Reed. Norland is dry. I want rain."',
        [("Tom Reed", "said", '"No,"'), ("I", "want", "rain")],
        {"Ada Moor": P, "Tom Reed": P},
        "Tom Reed",
    ),
    ("aide", "Ada Moor left. Moor's aide said no.", [("Moor's aide", "said", "no")], {"Ada Moor": P, "Moor": P}, "Moor's aide"),
]


@pytest.mark.parametrize(("text", "said", "names", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_speaker(text: str, said: Said, names: dict[str, ActorKind], expected: str | None) -> None:
    last = told(text, said, names).statements[-1]
    assert (last.speaker.name if last.speaker else None) == expected


def test_people_without_a_name_are_anonymous_and_named_ones_are_not() -> None:
    made = told(
        "One senior Norland source said no. Ada Moor said yes.",
        [("One senior Norland source", "said", "no"), ("Ada Moor", "said", "yes")],
        {"Norland": "place", "Ada Moor": P},
    )
    assert [(each.speaker.name, each.speaker.anonymous) for each in made.statements if each.speaker] == [
        ("senior Norland source", "source"),
        ("Ada Moor", None),
    ]


def test_a_role_comes_with_the_speaker() -> None:
    text = "Ada Moor, the head of the Northern Command, said no."
    made = told(text, [("Ada Moor, the head of the Northern Command,", "said", "no")], {"Ada Moor": P, "Northern Command": B})
    assert made.statements[0].speaker is not None
    assert made.statements[0].speaker.role == "head of the Northern Command"


def test_two_full_names_with_one_surname_stay_apart() -> None:
    made = told("Ada Moor met Tom Moor.", [], {"Ada Moor": P, "Tom Moor": P})
    assert sorted(actor.name for actor in made.actors) == ["Ada Moor", "Tom Moor"]


def test_an_acronym_in_parentheses_is_the_body_before_it() -> None:
    made = told("The River Front (RF) left. RF said no.", [("RF", "said", "no")], {"River Front": B})
    assert [(actor.name, {name.name for name in actor.names}) for actor in made.actors] == [
        ("River Front", {"River Front", "RF"})
    ]
    assert all(mention.actor == made.actors[0].id for mention in made.mentions)
    assert [mention.text for mention in made.mentions] == ["River Front", "RF", "RF"]


def test_an_article_without_names_has_a_cast_all_the_same() -> None:
    assert told("Nothing happened.", [], {}).actors == ()


def test_a_body_also_known_as_another_is_one() -> None:
    for known in ("the movement also known as the", "known to diplomats as the"):
        made = told(f"Ordan, {known} River Front, left.", [], {"Ordan": P, "River Front": B})
        assert [(actor.name, actor.kind) for actor in made.actors] == [("River Front", "organisation")]


def test_a_country_is_not_also_known_as_a_body_named_after_it() -> None:
    made = told("The Front of Chad, also known as FOC, left.", [], {"Chad": "place", "FOC": B})
    assert sorted(actor.name for actor in made.actors) == ["Chad", "FOC"]


def forms(text: str, names: dict[str, ActorKind]) -> list[set[str]]:
    """The names of each actor; of names within one another the network found the longest."""
    read = reading(text, names=names)
    longest = tuple(
        one for one in read.names if not any(each.span != one.span and each.span.holds(one.span) for each in read.names)
    )
    read = replace(read, names=longest)
    return [{name.name for name in each.names} for each in cast(read, mentions(read), ()).actors]


@pytest.mark.parametrize(("short", "kind", "one"), [("D.C.", "place", False), ("D.C.", B, True), ("DCN", "place", True)])
def test_the_letters_of_a_place_are_no_bodys(short: str, kind: ActorKind, one: bool) -> None:
    court: dict[str, ActorKind] = {"District Court North" if short == "DCN" else "District Court": B, short: kind}
    whole = next(iter(court))
    assert (len(forms(f"The {whole} rose in {short} today.", court)) == 1) is one


def test_two_letters_stand_for_no_body_named_later() -> None:
    assert len(forms("The DC council rose. The Daily Courier fell.", {"DC": B, "Daily Courier": B})) == 2
    assert len(forms("The Daily Courier fell. DC rose.", {"DC": B, "Daily Courier": B})) == 1


SHORTENED: list[tuple[str, dict[str, ActorKind], bool]] = [
    ("Moor Works rose. Moor fell.", {"Moor Works": "organisation", "Moor": "organisation"}, True),
    ("Moor fell. Moor Works rose.", {"Moor Works": "organisation", "Moor": "organisation"}, False),
    ("Moor to rise again\n\nMoor Works rose. Moor fell.", {"Moor Works": "organisation", "Moor": "organisation"}, True),
    ("The Norlandish Navy rose. The Navy fell.", {"Norlandish Navy": "organisation", "Navy": "organisation"}, True),
    ("Moor Works rose in Moor.", {"Moor Works": "organisation", "Moor": "place"}, False),
    ("Moor Inc. rose. Moor fell.", {"Moor Inc": "organisation", "Moor": "organisation"}, True),
    ("The Sunni militia known as Ordan rose.", {"Sunni": "group", "Ordan": "organisation"}, False),
]


@pytest.mark.parametrize(("text", "names", "one"), SHORTENED, ids=[text for text, _, _ in SHORTENED])
def test_a_body_that_an_article_goes_on_to_name_by_part_of_its_name(text: str, names: dict[str, ActorKind], one: bool) -> None:
    assert (len(forms(text, names)) == 1) is one


def test_the_beginning_of_two_names_and_letters_that_fit_two_are_neither() -> None:
    mills: dict[str, ActorKind] = {"Moor Works": "organisation", "Moor Mills": "organisation", "Moor": "organisation"}
    assert len(forms("Moor Works met Moor Mills. Moor fell.", mills)) == 3
    letters: dict[str, ActorKind] = {"Moor Works": "organisation", "Mill Ward": "organisation", "MW": "organisation"}
    assert len(forms("Moor Works met Mill Ward. MW fell.", letters)) == 3


def test_a_junior_is_not_the_one_whose_given_name_he_shares() -> None:
    assert len(forms("Ada Moor met Ada Jr. there.", {"Ada Moor": "person", "Ada Jr.": "person"})) == 2


TWICE = "The minister has said rain is “the start of a great flood”. {} “Rain is the start of a great flood,” {} told us."


@pytest.mark.parametrize(
    ("between", "source", "expected"),
    [("Ada Moor left.", "she", "Ada Moor"), ("Ada Moor met aides.", "officials", "minister")],
)
def test_an_office_is_who_says_the_same_words(between: str, source: str, expected: str) -> None:
    said: Said = [
        ("The minister", "has said", "rain is “the start of a great flood”"),
        (source, "told us", "“Rain is the start of a great flood,”"),
    ]
    made = told(TWICE.format(between, source), said, {"Ada Moor": P})
    first = made.statements[0].speaker
    assert first is not None
    assert first.name == expected
    known = {actor.id for actor in made.actors}
    assert all(each.speaker is None or each.speaker.actor in known for each in made.statements)
