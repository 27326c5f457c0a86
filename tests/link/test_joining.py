"""What an actor of the record shows of its articles, however they are added up."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.joining import Tally, joined
from onrecord.records import Actor, Head, Name, Role

DAY = st.one_of(st.none(), st.dates(dt.date(2020, 1, 1), dt.date(2020, 3, 1)))
ROLES = st.lists(st.sampled_from(("mayor", "Mayor", "harbour minister")).map(Role), max_size=2)
NAMES = st.lists(st.builds(Name, st.sampled_from(("Moor", "Ada Moor", "A. Moor")), st.integers(1, 3)), min_size=1, max_size=3)
SEEN = st.lists(
    st.builds(lambda day, names, roles: (Head("a", published=day), _person(names, roles)), DAY, NAMES, ROLES), min_size=1
)


def _person(names: list[Name], roles: list[Role]) -> Actor:
    return Actor("", "person", names[0].name, tuple(names), tuple(roles))


@given(seen=SEEN, cut=st.integers(0, 20))
def test_sums_of_sums_are_sums(seen: list[tuple[Head, Actor]], cut: int) -> None:
    singly = joined("p", (Tally.of(*each) for each in seen))
    parts = [Tally("person"), Tally("person")]
    for number, each in enumerate(seen):
        parts[number >= cut].add(*each)
    assert joined("p", (part for part in parts if part.shown)) == singly


def test_ways_to_write_a_role_are_one() -> None:
    days = [dt.date(2020, 1, day) for day in (5, 3, 9)]
    roles = ("mayor", "Mayor", "mayor")
    seen = [
        (Head("a", published=day), _person([Name("Ada Moor", 1)], [Role(role)])) for day, role in zip(days, roles, strict=True)
    ]
    assert joined("p", (Tally.of(*each) for each in seen)).roles == (Role("mayor", days[1], days[2], 3),)


def test_of_an_office_that_somebody_holds_only_the_role_counts() -> None:
    office = Tally.of(Head("a"), Actor("", "office", "mayor", (Name("mayor", 4),)))
    person = Tally.of(Head("a"), _person([Name("Ada Moor", 1)], []))
    assert joined("p", [office, person]).names == (Name("Ada Moor", 1),)
    assert joined("p", [office, person]).roles == (Role("mayor"),)
    assert joined("p", [office]).name == "mayor"
    assert joined("p", [office]).roles == ()
