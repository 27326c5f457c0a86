"""What linking looks at of an actor, and which signatures bear upon one another."""

from __future__ import annotations

import pytest

from onrecord.link.evidence import blocks_of
from onrecord.link.signatures import Body, Person, Signature, signature, terms
from onrecord.records import Actor
from tests.link.casts import actor

SIGNATURES: list[tuple[Actor, Signature | None]] = [
    (actor("person", "Ada Moor", "Moor"), Person("Ada Moor")),
    (actor("organisation", "Moor Works Inc.", "Moor"), Body("organisation", ("moor works",), ("moor",))),
    (actor("organisation", "River Front", "RF"), Body("organisation", ("river front",), ("rf",), ("rf",))),
    (actor("place", "United States", "U.S."), Body("place", ("US",))),
    (actor("group", "officials", anonymous="official"), None),
    (actor("person", "a nurse", anonymous="witness"), None),
    (actor("office", "mayor"), None),
    (actor("document", "annual report"), None),
    (Actor("", "organisation", "no name"), None),
    (actor("organisation", "aid group"), None),
    (actor("organisation", "aid group", "Aid Works"), Body("organisation", ("aid group", "aid works"))),
]


@pytest.mark.parametrize(("shown", "expected"), SIGNATURES, ids=[each.name for each, _ in SIGNATURES])
def test_signatures(shown: Actor, expected: Signature | None) -> None:
    assert signature(shown) == expected


def test_a_listed_name_keeps_the_form_that_articles_print() -> None:
    found = signature(actor("group", "Hamas"))
    assert isinstance(found, Body)
    assert found.whole[0].startswith("entry ")
    assert found.called == {"hamas"}


TOGETHER = [
    (Person("Ada Moor"), Person("Tom al-Moor"), True),
    (Person("Ada Moor"), Person("Moor Reed"), False),
    (Person("Ada Moor"), Body("organisation", ("ada moor",)), True),
    (Body("organisation", ("moor",)), Body("organisation", ("moor group",)), True),
    (Body("organisation", ("norlandish navy",)), Body("group", ("US navy",)), True),
    (Body("organisation", ("moor works",), ("mw",), ("mw",)), Body("organisation", ("mw",), (), ("mw",)), True),
    (Body("place", ("moor",)), Body("place", ("moor norland",)), False),
    (Person("Moor"), Body("place", ("reed",)), False),
]


@pytest.mark.parametrize(("one", "other", "together"), TOGETHER, ids=str)
def test_what_shares_a_term_is_of_one_block(one: Signature, other: Signature, together: bool) -> None:
    assert bool(terms(one) & terms(other)) is together
    assert (len(blocks_of([one, other])) == 1) is together
