"""Which statements inside others are kept: those of somebody else, named there; and what a medium passes on."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.extract import nested
from onrecord.language import nesting
from tests.cases import Case, check, direct, indirect
from tests.cases import case as row
from tests.extract.hand import reading

KEPT = [
    ("Ada Hale said that Moor wants to leave.", ["Ada Hale", "Moor"]),
    ("Ada Hale said that he wants to leave.", ["Ada Hale"]),
    ("Ada Hale said that Hale wants to leave.", ["Ada Hale"]),
    ("Ada Hale said that doctors fear a long winter.", ["Ada Hale", "doctors"]),
]


@pytest.mark.parametrize(("text", "sources"), KEPT, ids=[text for text, _ in KEPT])
def test_others_statements_inside_one_are_kept(text: str, sources: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """However sure the network has to be: that changes with the network."""
    monkeypatch.setattr(nested, "PERSON", 0.3)
    monkeypatch.setattr(nested, "ANYBODY", 0.3)
    monkeypatch.setattr(nesting, "HINT", 0.15)
    assert [each.source.text for each in onrecord.read(text).statements if each.source] == sources


PASSED_ON = [
    row("“The road is shut,” Otis Fenn said, according to Reuters.", direct("Otis Fenn", "The road is shut", "Reuters")),
    row("Otis Fenn said the road was shut, according to Reuters.", indirect("Otis Fenn", "the road was shut", "Reuters")),
    row("“The road is shut,” Otis Fenn said, according to a video of the speech.", direct("Otis Fenn", "The road is shut")),
]


@pytest.mark.parametrize("case", PASSED_ON, ids=[each.text for each in PASSED_ON])
def test_what_a_medium_passes_on_is_not_its_own(case: Case) -> None:
    check(case)


def test_whoever_passes_a_quotation_on_its_speaker_stands_beside_it() -> None:
    text = "“The road is shut until May,” Otis Fenn told the council on Friday, according to Ada Moor."
    read = reading(text, [("Ada Moor", "according to", "“The road is shut until May,”")], {"Ada Moor": "person"})
    ((made, media),) = nested.with_nested(read, read.attributions)
    assert [part.span.of(text) for part in made.sources] == ["Otis Fenn"]
    assert media == ()
