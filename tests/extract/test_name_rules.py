"""Names of bodies as the text gives them whole, and sources without the day behind them."""

from __future__ import annotations

from dataclasses import replace

import pytest

import onrecord
from onrecord.extract.names import mentions
from tests.extract.hand import reading

WHOLE = [
    ("Ada HarteTom Reed said no.", {"Ada HarteTom Reed": "person"}, ["Ada Harte", "Tom Reed"]),
    ("Ada HarteMore said no.", {"Ada HarteMore": "person"}, ["Ada Harte"]),
    ("Ada Reed Ada K. Reed said no.", {"Ada Reed Ada K. Reed": "person"}, ["Ada Reed", "Ada K. Reed"]),
    ("Ada DeMoor said no.", {"Ada DeMoor": "person"}, ["Ada DeMoor"]),
    ("They met Otis Harte. Moor said no.", {"Otis Harte. Moor": "person"}, ["Otis Harte", "Moor"]),
    ("They met Gen. Harte there.", {"Gen. Harte": "person"}, ["Harte"]),
    ("Al-Moor said no.", {"Al": "person"}, ["Al-Moor"]),
    ("Al Moor said no.", {"Al Moor": "person"}, ["Al Moor"]),
    ("Moor & Sons said no.", {"Moor": "person"}, ["Moor & Sons"]),
    ("The Board of Norland Rail said no.", {"Norland Rail": "organisation"}, ["Board of Norland Rail"]),
    ("The Friends of Norland Rail said no.", {"Norland Rail": "organisation"}, ["Norland Rail"]),
    ("Harbour Authority today said no.", {"Harbour Authority today": "organisation"}, ["Harbour Authority"]),
]


@pytest.mark.parametrize(("text", "names", "whole"), WHOLE, ids=[text for text, _, _ in WHOLE])
def test_a_bodys_name_is_whole_and_no_more(text: str, names: dict, whole: list[str]) -> None:
    assert [each.text for each in mentions(reading(text, names=names))] == whole


@pytest.mark.parametrize(("sure", "names"), [(0.3, ["Quill Moor"]), (0.9, ["Quill", "Moor"])])
def test_what_is_hardly_a_body_beside_a_surname_is_the_given_name(sure: float, names: list[str]) -> None:
    read = reading("Quill Moor said no.", names={"Quill": "organisation", "Moor": "person"})
    read = replace(read, names=tuple(replace(each, confidence=sure) for each in read.names))
    assert [each.text for each in mentions(read)] == names


@pytest.mark.parametrize(
    ("text", "names", "kinds"),
    [
        ("The Moors left. Ada Moor said no.", {"Moors": "person", "Ada Moor": "person"}, ["group", "person"]),
        ("He led the Ada Moor Fund.", {"Ada Moor Fund": "person"}, ["organisation"]),
        ("He saw the Ada Moor trial.", {"Ada Moor": "person"}, ["person"]),
    ],
)
def test_what_has_an_article_before_it_is_hardly_a_person(text: str, names: dict, kinds: list[str]) -> None:
    assert [each.kind for each in mentions(reading(text, names=names))] == kinds


def test_a_date_line_at_the_top_is_in_no_content() -> None:
    text = " date 2019-11-15 The ferries will keep running, Ada Moor said.\n\nThe port is open."
    (found, *_) = onrecord.read(text).statements
    assert found.content.text.startswith("The ferries")


def test_a_headline_in_the_first_person_has_its_speaker_before_the_colon() -> None:
    first = onrecord.read("Quell: we have won").statements
    assert [(each.source.text, each.content.text) for each in first] == [("Quell", "we have won")]
    assert not onrecord.read("Weather: what comes next").statements


def test_a_surname_behind_a_title_is_known_from_the_full_name_also_of_a_junior() -> None:
    text = "Angus Moor Jr. was late. Mr. Moor said no."
    assert [each.text for each in mentions(reading(text, names={"Angus Moor Jr.": "person"}))][-1] == "Moor"


def test_what_two_are_together_is_no_ones_role() -> None:
    found = onrecord.read("The senator and his wife, Ada Moor, were late. “We are sorry,” Ada Moor said.").statements
    assert [each.speaker.role for each in found if each.speaker] == [None]
