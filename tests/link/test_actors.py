"""Which actors of which articles are one."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from onrecord.link.actors import Links, Sighting, actors
from onrecord.records import Actor, ActorKind, AnonymousKind, Head, Name, Role


def sighting(number: int, *people: Actor) -> Sighting:
    day = dt.date(2024, 1, 1) + dt.timedelta(days=number - 1)
    own = tuple(
        Actor(f"a{number}.e{at}", each.kind, each.name, each.names, each.roles, each.anonymous)
        for at, each in enumerate(people, 1)
    )
    return Sighting(Head(f"a{number}", published=day, published_how="stated"), own)


def actor(kind: ActorKind, *forms: str, role: str | None = None, day: int = 1, anonymous: AnonymousKind | None = None) -> Actor:
    roles = (Role(role, dt.date(2024, 1, day), dt.date(2024, 1, day)),) if role else ()
    return Actor("", kind, forms[0], tuple(Name(form, 1) for form in forms), roles, anonymous)


def same(links: Links, one: str, other: str) -> bool:
    return links.of[one] == links.of[other]


JOINED = [
    (actor("person", "Ada Moor"), actor("person", "Ada Moor", "Moor"), True),
    (actor("person", "Ada Moor"), actor("person", "Ada K. Moor"), True),
    (actor("person", "Ada Moor"), actor("person", "Moor"), True),
    (actor("person", "Ada W. Moor"), actor("person", "Ada H.W. Moor"), False),
    (actor("person", "Tom Moor"), actor("person", "Tom Moor Jr."), False),
    (actor("person", "Omar al-Masri"), actor("person", "Omar Masri"), True),
    (actor("person", "Ada Moor"), actor("person", "Tom Moor"), False),
    (actor("person", "Ada Moor"), actor("organisation", "Moor"), False),
    (actor("organisation", "River Front", "RF"), actor("organisation", "River Front"), True),
    (actor("organisation", "River Front", "RF"), actor("organisation", "RF"), True),
    (actor("organisation", "River Front", "RF"), actor("organisation", "Road Forum", "RF"), False),
    (actor("organisation", "The Blue House"), actor("place", "Blue House"), True),
    (actor("organisation", "Hamas"), actor("organisation", "Islamic Resistance Movement"), True),
    (actor("organisation", "N.A.T.O."), actor("organisation", "NATO"), True),
    (actor("group", "officials", anonymous="official"), actor("group", "officials", anonymous="official"), False),
    (actor("organisation", "state television", anonymous="report"), actor("organisation", "state television"), False),
    (actor("organisation", "local media", anonymous="report"), actor("organisation", "local media", anonymous="report"), False),
    (actor("document", "annual report"), actor("document", "annual report"), False),
]


@pytest.mark.parametrize(("one", "other", "joined"), JOINED, ids=[f"{a.name} - {b.name}" for a, b, _ in JOINED])
def test_joins(one: Actor, other: Actor, joined: bool) -> None:
    links = actors([sighting(1, one), sighting(2, other)])
    assert same(links, "a1.e1", "a2.e1") is joined


def test_a_surname_that_two_share_joins_neither() -> None:
    links = actors(
        [
            sighting(1, actor("person", "Ada Moor")),
            sighting(2, actor("person", "Tom Moor")),
            sighting(3, actor("person", "Moor")),
        ]
    )
    assert not same(links, "a1.e1", "a3.e1")
    assert not same(links, "a2.e1", "a3.e1")


def test_a_word_that_is_a_body_elsewhere_is_no_person_unless_it_is_a_surname() -> None:
    body = sighting(1, actor("organisation", "Ordan"))
    links = actors([body, sighting(2, actor("person", "Ordan"))])
    assert same(links, "a1.e1", "a2.e1")
    links = actors([body, sighting(2, actor("person", "Ordan")), sighting(3, actor("person", "Tom Ordan"))])
    assert not same(links, "a1.e1", "a2.e1")


def test_an_office_goes_to_the_person_of_its_article_who_holds_it_elsewhere() -> None:
    holder = sighting(1, actor("person", "Ada Moor", role="Foreign Minister"))
    asked = sighting(2, actor("office", "foreign minister"), actor("person", "Moor"), actor("person", "Tom Reed"))
    links = actors([holder, asked])
    assert same(links, "a1.e1", "a2.e1")


def test_an_office_without_its_holder_in_the_article_stays_an_office() -> None:
    links = actors(
        [sighting(1, actor("person", "Ada Moor", role="Foreign Minister")), sighting(2, actor("office", "foreign minister"))]
    )
    assert not same(links, "a1.e1", "a2.e1")


def test_roles_carry_their_first_and_last_day() -> None:
    links = actors([sighting(day, actor("person", "Ada Moor", role="Minister")) for day in (3, 9, 5)])
    assert links.actors[0].roles == (Role("Minister", dt.date(2024, 1, 3), dt.date(2024, 1, 9), 3),)


def test_the_order_of_articles_does_not_matter() -> None:
    every = [sighting(number, one) for number, (one, _, _) in enumerate(JOINED, 1)]
    every += [sighting(number, other) for number, (_, other, _) in enumerate(JOINED, len(JOINED) + 1)]
    expected = actors(every)
    for seed in range(5):
        random.Random(seed).shuffle(every)
        assert actors(every) == expected
