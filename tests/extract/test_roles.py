"""Offices that the words around a person's name give."""

from __future__ import annotations

import pytest

from onrecord.extract.roles import roles
from onrecord.language.forms import same_office
from onrecord.records import ActorKind, Mention, Span

CASES = [
    ("US Secretary of State Ada Moor vowed to stay.", ["US Secretary of State"]),
    ("Defense Secretary Ada Moor later said no.", ["Defense Secretary"]),
    ("President Ada Moor left.", ["President"]),
    ("He spoke to Mrs Ada Moor.", []),
    ("The head of the Northern Command, Gen Ada Moor, told a committee.", ["Gen", "head of the Northern Command"]),
    ("A statement from Ada Moor, the Blue House press secretary, said so.", ["Blue House press secretary"]),
    ("Norland's prime minister, Ada Moor, left.", ["Norland's prime minister"]),
    ("Campaign manager Ada Moor said so.", ["Campaign manager"]),
    ("The regime of President Ada Moor fell.", ["President"]),
    ("He met Tom Reed and Foreign Minister Ada Moor.", ["Foreign Minister"]),
    ("They convinced Speaker Ada Moor.", ["Speaker"]),
    ("JUST WATCHED Sen. Ada Moor", ["Sen"]),
    ("FBI Director Ada Moor", ["FBI Director"]),
    ("When Ada Moor left, the minister wept.", []),
    ("On Tuesday Ada Moor said so.", []),
    ("Ada Moor, who left, said so.", []),
    ("“No,” said former governor Ada Moor.", ["former governor"]),
    ("Unlike President Ada Moor, he left.", ["President"]),
    ("Not only has President Ada Moor left.", ["President"]),
    ("They wait for what must be President Ada Moor at the gate.", ["President"]),
    ("CLOSE President Ada Moor left", ["President"]),
    ("BRAVE - President Ada Moor left", ["President"]),
    ("He raised tax rates. President Ada Moor left.", ["President"]),
    ("On the data hub President Ada Moor left.", ["President"]),
    ("Late Friday President Ada Moor left.", ["President"]),
    ("Norlandish President Ada Moor left.", ["Norlandish President"]),
    ("NATO Commander Ada Moor left.", ["NATO Commander"]),
    ("Orrin Mayor Ada Moor left.", ["Orrin Mayor"]),
    ("Terrorists Ada Moor", []),
    ("Ada Moor, ringleader, left.", []),
    ("Ada Moor, a miner, left.", ["miner"]),
    ("A major Ada Moor donor left.", []),
    ("On politics US Secretary of State Ada Moor left.", ["US Secretary of State"]),
    ("Ada Moor, leader of the group was killed, he said.", []),
    ("A spokeswoman for Secretary of State Ada Moor left.", ["Secretary of State"]),
    ("Ada Moor, the best-known senator in the U.S. Congress, left.", ["best-known senator in the U.S. Congress"]),
    ("Ada Moor, Mayor Reed and Minister Hale, left.", []),
    ("It is what voters want, Ada Moor.", []),
    ("Ada Moor, President, left.", ["President"]),
    ("Ada Moor, how history will judge, left.", []),
    ("Ada Moor, the measure's opponents, left.", []),
    ("Ada Moor, joining Mayor Reed, left.", []),
    ("Ada Moor, Mayor Reed, left.", []),
    ("Ada Moor, father of two girls, left.", ["father of two girls"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_roles(text: str, expected: list[str]) -> None:
    at = text.index("Ada Moor")
    person = Mention(Span(at, at + 8), "person", "Ada Moor")
    cues = [Span(text.index("said"), text.index("said") + 4)] if "said" in text else []
    named: dict[str, ActorKind] = {"Orrin": "place", "Reed": "person"}
    names = [
        Mention(Span(text.index(name), text.index(name) + len(name)), kind, name)
        for name, kind in named.items()
        if name in text
    ]
    assert list(roles(text, person, Span(0, len(text)), cues, names)) == expected


OFFICES = [
    ("president", "President", True),
    ("US Secretary of State", "Secretary of State", True),
    ("secretary of state", "US Secretary of State", True),
    ("foreign minister", "Defence Minister", False),
    ("White House press secretary", "press secretary", True),
    ("head of the army", "head of the navy", False),
    ("president", "vice president", False),
    ("former president", "president", False),
    ("", "President", False),
]


@pytest.mark.parametrize(("asked", "given", "same"), OFFICES)
def test_same_office(asked: str, given: str, same: bool) -> None:
    assert (same_office(asked, given) >= 1.0) is same
