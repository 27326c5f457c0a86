"""What a person's corrections make of derived actors."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.actors import Sighting, actors
from onrecord.link.corrections import PLACES, Corrected, corrected, spread
from onrecord.records import Actor, Correction, CorrectionKind, Meant, Name, Place, Span
from tests.link.casts import actor, sighting

NOW = dt.datetime(2031, 5, 3, tzinfo=dt.UTC)
EVERY = [
    sighting(1, actor("person", "Ada Moor", "Moor", role="Mayor"), actor("person", "Tom Reed")),
    sighting(2, actor("person", "Ada Moor"), actor("person", "Adele Moore")),
    sighting(3, actor("person", "Adele Moore", "Moore", role="mayor"), actor("organisation", "River Front")),
    sighting(4, actor("person", "Moor"), actor("group", "two clerks", anonymous="source")),
]


def at(cast: str) -> Place:
    """A place that tells by itself which actor of its article stands there: the n-th at n."""
    article, _, n = cast.partition(".e")
    return Place(article, Span(int(n), int(n) + 1))


def meant(name: str, *cast: str) -> Meant:
    return Meant(name, tuple(map(at, cast)))


MOOR, MOORE = meant("Ada Moor", "a1.e1", "a2.e1"), meant("Adele Moore", "a2.e2", "a3.e1")
REED, FRONT, CLERKS = meant("Tom Reed", "a1.e2"), meant("River Front", "a3.e2"), meant("two clerks", "a4.e2")


def correct(*made: Correction, every: Sequence[Sighting] = EVERY, moved: dict[str, str] | None = None) -> Corrected:
    """The actors of `every` after the corrections; `moved` tells which actor of its article now stands where one stood."""
    there = {at(each.id): each.id for sighting in every for each in sighting.actors}
    there |= {at(old): new for old, new in (moved or {}).items()}
    return corrected(actors(every), every, made, there)


def correction(number: int, what: CorrectionKind, *whom: Meant, value: str | None = None, articles: str = "") -> Correction:
    return Correction(number, what, whom, value, tuple(articles.split()))


def who(after: Corrected, cast: str) -> Actor:
    return next(each for each in after.links.actors if each.id == after.links.of[cast])


def test_nothing_without_corrections() -> None:
    assert correct().links == actors(EVERY)
    assert correct(replace(correction(1, "merge", MOOR, MOORE), undone=NOW)).links == actors(EVERY)


def test_merged_actors_share_one_of_their_ids_whatever_the_order() -> None:
    before = actors(EVERY)
    after = correct(correction(1, "merge", MOOR, MOORE))
    assert after.links == correct(correction(1, "merge", MOORE, MOOR)).links
    assert len(after.links.actors) == len(before.actors) - 1
    both = who(after, "a1.e1")
    assert {after.links.of[cast] for cast in ("a1.e1", "a2.e1", "a2.e2", "a3.e1", "a4.e1")} == {both.id}
    assert both.id == min(before.of["a1.e1"], before.of["a3.e1"])
    assert {each.name: each.count for each in both.names} == {"Ada Moor": 2, "Moor": 2, "Adele Moore": 2, "Moore": 1}
    assert [(each.role, each.count) for each in both.roles] == [("Mayor", 2)]
    assert after.outcomes[1].standing == "applied"
    assert after.outcomes[1].actors == (both.id,)


def test_three_become_one_at_once() -> None:
    after = correct(correction(1, "merge", MOOR, MOORE, REED))
    assert after.links.of["a1.e1"] == after.links.of["a1.e2"] == after.links.of["a3.e1"]


def test_what_is_one_already_need_not_be_merged() -> None:
    after = correct(correction(1, "merge", MOOR, meant("Moor", "a4.e1")))
    assert after.links == actors(EVERY)
    assert after.outcomes[1].standing == "needless"


def test_one_without_a_name_takes_the_name_of_whom_it_is_merged_with() -> None:
    both = who(correct(correction(1, "merge", CLERKS, REED)), "a4.e2")
    assert (both.name, both.anonymous, both.kind) == ("Tom Reed", None, "person")


def test_split_by_article() -> None:
    after = correct(correction(1, "split", MOOR, articles="a4"))
    assert who(after, "a4.e1").name == "Moor"
    assert who(after, "a1.e1").id == actors(EVERY).of["a1.e1"]
    assert after.outcomes[1].actors == (after.links.of["a1.e1"], after.links.of["a4.e1"])
    assert [each.name for each in who(after, "a4.e1").names] == ["Moor"]
    assert {each.name: each.count for each in who(after, "a1.e1").names} == {"Ada Moor": 2, "Moor": 1}


def test_split_by_the_name_that_articles_show() -> None:
    after = correct(correction(1, "split", MOOR, value=" MOOR"))
    assert after.links.of["a4.e1"] != after.links.of["a1.e1"] == after.links.of["a2.e1"]


@pytest.mark.parametrize("whom", [{"articles": "a3"}, {"value": "Nobody"}, {"articles": "a1 a2 a4"}])
def test_a_split_of_nothing_or_all_is_needless(whom: dict[str, str]) -> None:
    after = correct(correction(1, "split", MOOR, **whom))  # type: ignore[arg-type]
    assert after.links == actors(EVERY)
    assert after.outcomes[1].standing == "needless"


def test_the_id_of_what_is_split_off_stays_when_more_is_known() -> None:
    made = correction(1, "split", MOOR, value="Moor")
    more = [*EVERY, sighting(5, actor("person", "Moor"), actor("person", "Ada Moor", "Moor"))]
    after = correct(made, every=more)
    assert after.links.of["a4.e1"] == after.links.of["a5.e1"] == correct(made).links.of["a4.e1"]
    assert after.links.of["a5.e2"] == after.links.of["a1.e1"]


def test_rename_shows_the_name_and_lets_it_be_asked_for() -> None:
    named = who(correct(correction(1, "rename", MOOR, value="Dame Ada Moor")), "a4.e1")
    assert named.name == "Dame Ada Moor"
    assert named.names[-1] == Name("Dame Ada Moor", 0)
    known = who(correct(correction(1, "rename", MOOR, value="Moor")), "a1.e1")
    assert (known.name, {each.name for each in known.names}) == ("Moor", {"Ada Moor", "Moor"})


def test_retype() -> None:
    assert who(correct(correction(1, "retype", FRONT, value="group")), "a3.e2").kind == "group"


def test_each_is_applied_to_what_those_before_it_made() -> None:
    made = (
        correction(2, "rename", MOORE, value="Moore, Adele"),
        correction(1, "merge", MOOR, MOORE),
        correction(3, "split", meant("Moore, Adele", "a1.e1", "a3.e1"), value="moor"),
        correction(4, "merge", meant("Moor", "a4.e1"), REED),
    )
    after = correct(*made)
    assert after.links.of["a1.e1"] == after.links.of["a3.e1"]
    assert who(after, "a1.e1").name == "Moore, Adele"
    assert after.links.of["a4.e1"] == after.links.of["a1.e2"]
    assert after.outcomes[3].actors == (after.links.of["a1.e1"], after.links.of["a1.e2"])  # where the fourth left it
    assert after.links == correct(*made[::-1]).links


def test_a_name_given_by_hand_outlives_a_merge() -> None:
    for order in ((MOOR, MOORE), (MOORE, MOOR)):
        after = correct(correction(1, "rename", MOORE, value="Adele"), correction(2, "merge", *order))
        assert who(after, "a1.e1").name == "Adele"


def test_whom_most_places_fall_on_is_meant() -> None:
    whom = meant("?", "a1.e1", "a2.e1", "a1.e2")
    assert who(correct(correction(1, "rename", whom, value="Ada")), "a1.e1").name == "Ada"


def test_it_survives_articles_read_anew() -> None:
    anew = [
        sighting(1, actor("person", "Tom Reed"), actor("person", "Moor")),
        sighting(2, actor("organisation", "Road Forum"), actor("person", "Adele Moore"), actor("person", "Moor")),
        sighting(3, actor("person", "Moore"), actor("organisation", "River Front")),
    ]
    moved = {"a1.e1": "a1.e2", "a1.e2": "a1.e1", "a2.e1": "a2.e3", "a2.e2": "a2.e2"}
    made = correction(1, "merge", MOOR, MOORE), correction(2, "rename", MOOR, value="Dame Ada")
    after = correct(*made, every=anew, moved=moved)
    assert {after.links.of[cast] for cast in ("a1.e2", "a2.e3", "a2.e2", "a3.e1")} == {who(after, "a1.e2").id}
    assert who(after, "a3.e1").name == "Dame Ada"
    assert who(after, "a1.e1").name == "Tom Reed"


@pytest.mark.parametrize(
    ("name", "found"),
    [("tom  REED", "Tom Reed"), ("Moore", "Adele Moore"), ("Nobody", None)],
)
def test_where_no_place_is_there_the_name_means_its_only_bearer(name: str, found: str | None) -> None:
    after = correct(correction(1, "rename", meant(name, "a9.e1"), value="Found"))
    assert after.outcomes[1].standing == ("applied" if found else "unfound")
    assert [each.name for each in actors(EVERY).actors if each not in after.links.actors] == ([found] if found else [])


def test_a_name_of_several_means_nobody() -> None:
    every = [*EVERY, sighting(5, actor("person", "Tom Moor", "Moor"))]
    after = correct(correction(1, "merge", meant("Moor"), REED), every=every)
    assert after.outcomes[1].standing == "unfound"
    assert after.links == actors(every)


def test_places_are_spread_over_articles_and_names_come_first() -> None:
    named = [Place(f"a{article}", Span(start, start + 4)) for article in (2, 1) for start in (30, 0)]
    spoken = [Place("a3", Span(0, 2)), Place("a1", Span(0, 4))]
    chosen = [(each.article, each.span.start) for each in spread(named, spoken)]
    assert chosen == [("a1", 0), ("a2", 0), ("a1", 30), ("a2", 30), ("a3", 0)]
    assert len(spread((Place("a1", Span(n, n + 1)) for n in range(99)), ())) == PLACES


CAST = [each.id for sighting in EVERY for each in sighting.actors]
WHOM = st.lists(st.sampled_from(CAST), min_size=1, max_size=3).map(lambda cast: meant("?", *cast))
MADE = st.lists(
    st.one_of(
        st.builds(lambda a, b: correction(0, "merge", a, b), WHOM, WHOM),
        st.builds(lambda a, n: correction(0, "split", a, articles=f"a{n}"), WHOM, st.integers(1, 4)),
        st.builds(lambda a, name: correction(0, "split", a, value=name), WHOM, st.sampled_from(["Moor", "Tom Reed"])),
        st.builds(lambda a: correction(0, "rename", a, value="X"), WHOM),
    ),
    max_size=8,
).map(lambda made: [replace(each, number=n) for n, each in enumerate(made, 1)])


@settings(deadline=None)  # the first call loads the dictionaries of actors
@given(MADE, st.randoms(use_true_random=False))
def test_no_appearance_is_lost_and_no_order_shows(made: list[Correction], rng: random.Random) -> None:
    after = correct(*made)
    assert set(after.links.of) == set(CAST)
    assert sorted(set(after.links.of.values())) == [each.id for each in after.links.actors]
    assert all(id in after.links.of.values() for outcome in after.outcomes.values() for id in outcome.actors)
    other, shuffled = list(made), list(EVERY)
    rng.shuffle(other)
    rng.shuffle(shuffled)
    assert correct(*other, every=shuffled) == after
