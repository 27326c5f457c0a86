"""What kind of noun phrase a source is."""

from __future__ import annotations

import pytest

from onrecord.extract.phrases import phrase
from onrecord.records import ActorKind, Mention, Span

# (source, names in it with their kinds, kind, names that speak or the description)
CASES: list[tuple[str, dict[str, ActorKind], str, list[str]]] = [
    ("Ada Moor", {"Ada Moor": "person"}, "name", ["Ada Moor"]),
    ("Trade Minister Ada Moor", {"Ada Moor": "person"}, "name", ["Ada Moor"]),
    ("US Secretary of State Ada Moor", {"US": "place", "Ada Moor": "person"}, "name", ["Ada Moor"]),
    (
        "Ada Moor, the head of the Northern Command,",
        {"Ada Moor": "person", "Northern Command": "organisation"},
        "name",
        ["Ada Moor"],
    ),
    (
        "the head of the Northern Command, Gen Ada Moor",
        {"Northern Command": "organisation", "Ada Moor": "person"},
        "name",
        ["Ada Moor"],
    ),
    ("Moor's spokesman", {"Moor": "person"}, "office", ["Moor's spokesman"]),
    ("a spokesman for Ms Moor", {"Moor": "person"}, "people", ["spokesman for Ms Moor"]),
    ("a spokesman for Ms Moor, Tom Reed,", {"Moor": "person", "Tom Reed": "person"}, "name", ["Tom Reed"]),
    ("Ada Moor and Tom Reed", {"Ada Moor": "person", "Tom Reed": "person"}, "names", ["Ada Moor", "Tom Reed"]),
    ("the Blue House", {"Blue House": "organisation"}, "name", ["Blue House"]),
    ("a Blue House official", {"Blue House": "organisation"}, "people", ["Blue House official"]),
    ("a statement from the Blue House", {"Blue House": "organisation"}, "issued", ["Blue House"]),
    ("the Blue House in a statement", {"Blue House": "organisation"}, "name", ["Blue House"]),
    ("Norland officials", {"Norland": "place"}, "people", ["Norland officials"]),
    ("one senior Norland source", {"Norland": "place"}, "people", ["senior Norland source"]),
    (
        "the annual risk assessment report compiled by Norland agencies",
        {"Norland": "place"},
        "document",
        ["annual risk assessment report"],
    ),
    ("the president", {}, "office", ["president"]),
    ("his deputy", {}, "office", ["his deputy"]),
    ("the ministry", {}, "body", ["ministry"]),
    ("he", {}, "pronoun", ["he"]),
    ("They", {}, "pronoun", ["they"]),
    ("critics", {}, "people", ["critics"]),
    ("Others", {}, "people", ["Others"]),
    ("one of the officials", {}, "people", ["one of the officials"]),
    ("some of Moor's critics", {"Moor": "person"}, "people", ["some of Moor's critics"]),
    ("officials familiar with the talks", {}, "people", ["officials familiar with the talks"]),
    ("a woman living near the bridge", {}, "people", ["woman living near the bridge"]),
]


@pytest.mark.parametrize(("source", "named", "kind", "expected"), CASES, ids=[case[0] for case in CASES])
def test_phrase(source: str, named: dict[str, ActorKind], kind: str, expected: list[str]) -> None:
    text = f"Then {source} said so."
    mentions = [
        Mention(Span(text.index(name), text.index(name) + len(name)), of, name, id=f"m{number}")
        for number, (name, of) in enumerate(named.items())
    ]
    read = phrase(text, Span(5, 5 + len(source)), mentions)
    assert read is not None
    assert read.kind == kind
    shown = [name.text for name in read.names] or [read.description]
    assert [word.split(" compiled")[0] for word in shown] == expected


def test_nothing_is_read_in_marks_alone() -> None:
    assert phrase('" , "', Span(0, 5), []) is None
