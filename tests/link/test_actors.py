"""Which actors of which articles are one."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.forms import bare_surname, suffix
from onrecord.link.actors import Links, Sighting, actors
from onrecord.records import Actor, Role
from tests.link.casts import RECORD, actor, sighting


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
    (actor("person", "Mike Moor"), actor("person", "Michael R. Moor"), True),
    (actor("person", "A. Moor"), actor("person", "Ada Moor"), True),
    (actor("person", "Ada de Moor"), actor("person", "de Moor"), True),
    (actor("person", "Al Moor"), actor("person", "Moor"), True),
    (actor("person", "Ada II"), actor("person", "Tom Ada"), False),
    (actor("person", "Serge Moor", role="Foreign Minister"), actor("person", "Sergei Moor", role="foreign minister"), True),
    (actor("person", "Marta Moor", role="Foreign Minister"), actor("person", "Mark Moor", role="foreign minister"), False),
    (actor("person", "Serge Moor", role="Foreign Minister"), actor("person", "Sergei Moor", role="goalkeeper"), False),
    (actor("person", "Ada"), actor("person", "Ada"), False),
    (actor("person", "Ada", role="Queen"), actor("person", "Ada", role="queen"), True),
    (actor("person", "Tom Moor"), actor("person", "Moor Jr."), False),
    (actor("person", "Tom Moor Jr."), actor("person", "Moor Jr."), True),
    (actor("person", "J. Karl Moor"), actor("person", "John Paul Moor"), False),
    (actor("organisation", "aid group"), actor("organisation", "aid group"), False),
    (actor("organisation", "White House"), actor("organisation", "House"), False),
    (actor("organisation", "Moor Works Inc."), actor("organisation", "Moor Works"), True),
    (actor("organisation", "Moor & Reed Ltd"), actor("organisation", "Moor and Reed"), True),
    (actor("organisation", "Moor Group"), actor("organisation", "Moor"), True),
    (actor("organisation", "Moor Group"), actor("place", "Moor"), False),
    (actor("organisation", "Moor Works", "Moor"), actor("organisation", "Moor"), True),
    (actor("organisation", "Moor Works", "Moor"), actor("organisation", "Moor Mills", "Moor"), False),
    (actor("organisation", "U.S. Harbour Board"), actor("organisation", "United States Harbor Board"), True),
    (actor("organisation", "Norlandish Harbour Board"), actor("organisation", "Harbour Board"), True),
    (actor("organisation", "Norlandish Harbour Board"), actor("organisation", "Sudanese Harbour Board"), False),
    (actor("person", "Moor Mills"), actor("organisation", "Moor Mills"), True),
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


def test_a_surname_that_two_share_goes_to_whom_the_office_speaks_for() -> None:
    links = actors(
        [
            sighting(1, actor("person", "Ada Moor", role="Harbour Minister")),
            sighting(2, actor("person", "Tom Moor")),
            sighting(3, actor("person", "Moor", role="Harbour Minister")),
        ]
    )
    assert same(links, "a1.e1", "a3.e1")


def test_a_surname_that_two_share_goes_to_whom_the_company_speaks_for() -> None:
    reed, hale = actor("person", "Lena Reed"), actor("person", "Otis Hale")
    links = actors(
        [
            sighting(1, actor("person", "Ada Moor"), reed),
            sighting(2, actor("person", "Tom Moor"), hale),
            sighting(3, actor("person", "Moor"), hale),
        ]
    )
    assert same(links, "a2.e1", "a3.e1")


def test_the_company_kept_tells_nothing_where_the_article_names_a_bearer_in_full() -> None:
    reed, hale = actor("person", "Lena Reed"), actor("person", "Otis Hale")
    links = actors(
        [
            sighting(1, actor("person", "Ada Moor"), reed),
            sighting(2, actor("person", "Tom Moor"), hale),
            sighting(3, actor("person", "Moor"), actor("person", "Ada Moor"), hale),
        ]
    )
    assert not same(links, "a2.e1", "a3.e1")
    assert not same(links, "a1.e1", "a3.e1")


def test_a_surname_that_two_share_goes_to_the_one_of_those_days() -> None:
    months_between = 90
    later = sighting(months_between + 1, actor("person", "Moor"))
    links = actors([sighting(1, actor("person", "Ada Moor")), sighting(months_between, actor("person", "Tom Moor")), later])
    assert same(links, f"a{months_between}.e1", f"a{months_between + 1}.e1")
    links = actors([sighting(1, actor("person", "Ada Moor")), sighting(2, actor("person", "Tom Moor")), later])
    assert len(set(links.of.values())) == 3


def test_a_word_mostly_given_alone_is_no_surname_of_one_hardly_ever_named() -> None:
    links = actors([sighting(1, actor("person", "Ada Moor")), *(sighting(n, actor("person", "Moor")) for n in range(2, 12))])
    assert not same(links, "a1.e1", "a2.e1")
    assert same(links, "a2.e1", "a3.e1")


def test_short_given_names_that_fit_two_or_stand_beside_the_long_one_join_neither() -> None:
    chris = sighting(1, actor("person", "Chris Moor"))
    both = [sighting(2, actor("person", "Christopher Moor")), sighting(3, actor("person", "Christine Moor"))]
    links = actors([chris, *both])
    assert len({links.of[each] for each in ("a1.e1", "a2.e1", "a3.e1")}) == 3
    links = actors([sighting(1, actor("person", "Bob Moor"), actor("person", "Robert Moor"))])
    assert not same(links, "a1.e1", "a1.e2")


def test_a_board_that_two_countries_have_stays_in_its_article() -> None:
    boards = ("Norlandish Harbour Board", "Sudanese Harbour Board", "Harbour Board", "Harbour Board")
    links = actors([sighting(number, actor("organisation", name)) for number, name in enumerate(boards, 1)])
    assert len(set(links.of.values())) == 4


def test_an_article_that_tells_two_apart_teaches_no_short_form() -> None:
    taught = sighting(1, actor("organisation", "Moor Works", "Moor"))
    apart = sighting(2, actor("organisation", "Moor Works"), actor("organisation", "Moor"))
    assert same(actors([taught, sighting(3, actor("organisation", "Moor"))]), "a1.e1", "a3.e1")
    assert not same(actors([taught, apart]), "a2.e1", "a2.e2")


MOOR, REED = actor("organisation", "Moor Works"), actor("organisation", "Reed Mills")
BOTH = actor("organisation", "Moor Works", "Reed Mills")


@pytest.mark.parametrize(
    ("taught", "apart", "joined"), [(1, 0, True), (1, 4, True), (1, 5, False), (2, 8, True), (2, 9, False)]
)
def test_whole_names_are_one_unless_far_more_articles_tell_them_apart(taught: int, apart: int, joined: bool) -> None:
    articles = [*([BOTH] for _ in range(taught)), *([MOOR, REED] for _ in range(apart)), [MOOR], [REED]]
    links = actors([sighting(number, *people) for number, people in enumerate(articles, 1)])
    assert same(links, f"a{len(articles) - 1}.e1", f"a{len(articles)}.e1") is joined


def test_an_article_that_mixes_up_two_keeps_its_actor_to_itself() -> None:
    links = actors([sighting(1, BOTH), *(sighting(number, MOOR, REED) for number in range(2, 8))])
    assert len({links.of[each] for each in ("a1.e1", "a2.e1", "a2.e2")}) == 3
    assert same(links, "a2.e1", "a7.e1")


def test_a_third_name_brings_together_nothing_that_is_told_apart() -> None:
    third = [actor("organisation", name, "Dale Yard") for name in ("Moor Works", "Reed Mills")]
    links = actors([*(sighting(n, each) for n, each in enumerate(third, 1)), *(sighting(n, MOOR, REED) for n in range(3, 20))])
    assert not same(links, "a3.e1", "a3.e2")


def test_a_person_beside_a_body_tells_that_the_body_has_another_name() -> None:
    ada = actor("person", "Ada Moor")
    mixed = sighting(1, actor("organisation", "Reed Mills", "Ada Moor"))
    links = actors([mixed, *(sighting(n, REED, ada) for n in range(2, 8))])
    assert len({links.of[each] for each in ("a1.e1", "a2.e1", "a2.e2")}) == 3


def test_the_dictionary_joins_what_no_article_tells_apart() -> None:
    one, other = actor("organisation", "Hamas"), actor("organisation", "Islamic Resistance Movement")
    known = [sighting(1, one), sighting(2, other)]
    assert same(actors(known), "a1.e1", "a2.e1")
    assert not same(actors([*known, sighting(3, one, other)]), "a1.e1", "a2.e1")
    taught = sighting(4, actor("organisation", "Hamas", "Islamic Resistance Movement"))
    agreed = actors([*known, taught, *(sighting(n, one, other) for n in range(5, 15))])
    assert same(agreed, "a1.e1", "a2.e1")


def test_a_name_that_the_dictionary_has_for_several_lands_is_none_of_them() -> None:
    links = actors([sighting(1, actor("organisation", "Hezbollah")), sighting(2, actor("organisation", "Islamic Jihad"))])
    assert not same(links, "a1.e1", "a2.e1")


def test_a_body_named_mostly_without_a_country_is_not_that_of_the_one_country_named() -> None:
    named = [actor("organisation", "Norlandish Pilots")] * 3
    alone = [actor("organisation", "Pilots")]
    links = actors([sighting(number, each) for number, each in enumerate([*named, *alone * 16], 1)])
    assert not same(links, "a1.e1", "a4.e1")
    links = actors([sighting(number, each) for number, each in enumerate([*named, *alone * 4], 1)])
    assert same(links, "a1.e1", "a4.e1")


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
    roles = (Role("Foreign Minister", dt.date(2024, 1, 1), dt.date(2024, 1, 2), 2),)
    assert [each.roles for each in links.actors if each.kind == "person"] == [roles, ()]


def test_an_office_that_somebody_holds_speaks_for_no_other() -> None:
    given = sighting(1, actor("person", "Ada Moor", role="Harbour Minister"))
    less = sighting(2, actor("office", "minister"), actor("person", "Ada Moor"))
    another = sighting(3, actor("office", "foreign minister"), actor("person", "Ada Moor"))
    links = actors([given, less, another])
    assert same(links, "a2.e1", "a1.e1")
    assert not same(links, "a3.e1", "a1.e1")


def test_an_office_without_its_holder_in_the_article_stays_an_office() -> None:
    links = actors(
        [sighting(1, actor("person", "Ada Moor", role="Foreign Minister")), sighting(2, actor("office", "foreign minister"))]
    )
    assert not same(links, "a1.e1", "a2.e1")


def test_roles_carry_their_first_and_last_day() -> None:
    links = actors([sighting(day, actor("person", "Ada Moor", role="Minister")) for day in (3, 9, 5)])
    assert links.actors[0].roles == (Role("Minister", dt.date(2024, 1, 3), dt.date(2024, 1, 9), 3),)


# --- the same links in whatever order ---


@settings(deadline=None)
@given(every=RECORD, chosen=st.randoms(use_true_random=False), halves=st.integers(0, 8))
def test_links_are_the_same_in_whatever_order_and_after_two_halves(
    every: list[Sighting], chosen: random.Random, halves: int
) -> None:
    expected = actors(every)
    shuffled = [Sighting(each.article, tuple(chosen.sample(each.actors, len(each.actors)))) for each in every]
    chosen.shuffle(shuffled)
    actors(shuffled[:halves])  # the first half was linked before; nothing of it may linger
    assert actors(iter(shuffled)) == expected


@settings(deadline=None)
@given(every=RECORD)
def test_every_actor_of_every_article_is_one_of_the_record_and_no_name_is_lost(every: list[Sighting]) -> None:
    links = actors(every)
    own = {each.id: each for one in every for each in one.actors}
    assert links.of.keys() == own.keys()
    assert set(links.of.values()) == {each.id for each in links.actors}
    names = {each.id: {name.name for name in each.names} for each in links.actors}
    assert all({name.name for name in each.names} <= names[links.of[key]] for key, each in own.items() if each.kind != "office")


@settings(deadline=None)
@given(every=RECORD)
def test_who_has_no_name_and_a_father_and_his_son_are_never_joined(every: list[Sighting]) -> None:
    links = actors(every)
    counted = Counter(links.of.values())
    assert all(counted[links.of[each.id]] == 1 for one in every for each in one.actors if each.anonymous)
    for made in links.actors:
        wholes = {name.name for name in made.names if made.kind == "person" and not bare_surname(name.name)}
        assert (
            len(
                {
                    suffix(name)
                    for one in every
                    for each in one.actors
                    for name in (each.name,)
                    if links.of[each.id] == made.id and name in wholes and each.kind == "person"
                }
            )
            < 2
        )
