"""How one without a name speaks."""

from __future__ import annotations

import pytest

from onrecord.extract.anonymous import anonymous
from onrecord.extract.phrases import phrase
from onrecord.records import ActorKind, AnonymousKind, Mention, Span
from tests.extract.test_speakers import told

N: dict[str, ActorKind] = {
    "Norland": "place",
    "Blue House": "organisation",
    "Valley Herald": "organisation",
    "Dam Inquiry": "organisation",
    "Ada Moor": "person",
    "Republicans": "group",
    "Ostmark": "place",
}

CASES: list[tuple[str, AnonymousKind | None]] = [
    ("officials", "official"),
    ("a senior Blue House official", "official"),
    ("a spokesman for Ms Ada Moor", "official"),
    ("the ministry spokeswoman", "official"),
    ("one of Norland's diplomats", "official"),
    ("Norland generals", "official"),
    ("a police officer who asked not to be named", "official"),
    ("a former government minister", "official"),
    ("two officials familiar with the matter", "official"),
    ("three of the envoys", "official"),
    ("a member of the cabinet", "official"),
    ("opposition MPs", "official"),
    ("two co-chairmen of the party", "official"),
    ("military commanders and diplomats", "official"),
    ("one senior Norland source", "source"),
    ("sources close to Ada Moor", "source"),
    ("people familiar with the talks", "source"),
    ("critics", "source"),
    ("some analysts", "source"),
    ("Others", "source"),
    ("some", "source"),
    ("friends of the minister", "source"),
    ("the insider", "source"),
    ("a member of the choir", "source"),
    ("animal rights activists", "source"),
    ("officials and residents", "source"),
    ("a source who fled in March", "source"),
    ("a carpenter who would not give her name", "source"),
    ("witnesses", "witness"),
    ("an eyewitness", "witness"),
    ("the resident", "witness"),
    ("neighbours", "witness"),
    ("local people", "witness"),
    ("dozens of passengers", "witness"),
    ("survivors of the flood", "witness"),
    ("a carpenter who saw the blast", "witness"),
    ("people who had fled the town", "witness"),
    ("a woman living near the bridge", "witness"),
    ("activists on the ground", "witness"),
    ("local activists", "witness"),
    ("protesters and refugees", "witness"),
    ("a leaked report", "report"),
    ("media reports", "report"),
    ("a confidential memo", "report"),
    ("the document", "report"),
    ("documents seen by the Valley Herald", "report"),
    ("local media", "report"),
    ("Norland media", "report"),
    ("State television", "report"),
    ("the state news agency", "report"),
    ("a report compiled by Norland agencies", "report"),
    ("a Norland newspaper", "report"),
    ("the Dam Inquiry report", None),
    ("the Ostmark report", None),
    ("the report of the Dam Inquiry", None),
    ("a report by the Dam Inquiry", None),
    ("a Blue House memo", None),
    ("its annual report", None),
    ("the constitution", None),
    ("a statement from the ministry", None),
    ("the Valley Herald", None),
    ("the president", None),
    ("the army", None),
    ("a news channel of the Blue House", None),
    ("Norland and Ostmark", None),
    ("Ada Moor", None),
    ("Republicans", None),
    ("he", None),
]


@pytest.mark.parametrize(("source", "expected"), CASES, ids=[case[0] for case in CASES])
def test_anonymous(source: str, expected: AnonymousKind | None) -> None:
    text = f"{source} said so." if source[0].isupper() else f"Then {source} said so."
    at = text.index(source)
    found = [
        Mention(Span(text.index(name), text.index(name) + len(name)), kind, name, id=name)
        for name, kind in N.items()
        if name in text
    ]
    names = sorted(found, key=lambda each: each.span)
    span = Span(at, at + len(source))
    read = phrase(text, span, names)
    assert read is not None
    assert anonymous(text, span, read, names) == expected


def test_a_medium_without_a_name_is_no_person() -> None:
    made = told("State television said no.", [("State television", "said", "no")], {})
    assert [(actor.name, actor.kind, actor.anonymous) for actor in made.actors] == [
        ("State television", "organisation", "report")
    ]


def test_a_named_report_stays_named_where_the_text_goes_back_to_it() -> None:
    made = told(
        "A Dam Inquiry report warned of war. The report said no.",
        [("A Dam Inquiry report", "warned", "of war"), ("The report", "said", "no")],
        {"Dam Inquiry": "organisation"},
    )
    assert [each.speaker.anonymous for each in made.statements if each.speaker] == [None, None]
