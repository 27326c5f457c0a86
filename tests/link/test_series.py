"""Which figures are of one thing, and how they move."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from onrecord.link.series import Placed, Told, events, key_from, key_of, placed, series_id
from onrecord.link.seriescontext import Context
from onrecord.link.seriesmoves import agree, moved, point
from onrecord.link.seriesstocks import stock
from onrecord.link.seriestolls import toll
from onrecord.link.serieswords import called, land, lemma, sounds
from onrecord.overtime import Move
from onrecord.records import Figure, Findings
from tests.link.told import DAY, told

# --- words ---


@pytest.mark.parametrize(
    ("name", "code"),
    [("Peru", "PE"), ("Peruvian", "PE"), ("U.S.", "US"), ("Americans", "US"), ("Kenyan", "KE"), ("Iraqi", "IQ"),
     ("Lebanese", "LB"), ("Turkish", "TR"), ("the United States", "US"), ("Harbour", None), ("Lima", None)],
)  # fmt: skip
def test_lands_by_name_and_adjective(name: str, code: str | None) -> None:
    assert land(name) == code


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Harrasta", "al-Harasta", True), ("Qasr Amal", "Kasr Amaal", True), ("Veld", "Vold", True), ("Veld", "Reed", False)],
)
def test_spellings_of_a_place(one: str, other: str, same: bool) -> None:
    assert (sounds(one) == sounds(other)) is same


@pytest.mark.parametrize(
    ("word", "one"), [("soldiers", "troop"), ("Troops", "troop"), ("children", "child"), ("boats", "boat")]
)
def test_nouns_in_the_singular(word: str, one: str) -> None:
    assert lemma(word) == one


def test_a_body_goes_by_its_entry() -> None:
    assert called("the United Nations") == called("UN")
    assert called("Moor Works") == "moor works"


# --- what is counted ---


def line(findings: Findings, at: int = 0) -> str | None:
    return stock(Context(findings), findings.figures[at])


PERU = told("The army of Peru said it keeps 2,000 soldiers there.", [("2,000", 2000, "soldiers")], places=["Peru"])
STOCKS = [  # two texts with a figure, the nouns counted, and whether they are of one thing
    ("Kenya has 400 troops in Peru.", "troops in Peru", "In Peru, 600 Kenyan soldiers remain.", "Kenyan soldiers", True),
    ("Kenya has 400 troops in Peru.", "troops in Peru", "Kenya has 400 troops in Chad.", "troops in Chad", False),
    ("Kenya has 400 troops in Peru.", "troops in Peru", "Kenya has 400 tanks in Peru.", "tanks in Peru", False),
    (
        "Kenya has 400 troops in Peru.",
        "troops in Peru",
        "Talks on Peru failed. Some 600 Kenyan soldiers are in the country.",
        "Kenyan soldiers",
        True,
    ),
    (
        "Kenya has 400 troops in Peru.",
        "troops in Peru",
        "Talks on Peru failed. Chad agreed. Some 600 Kenyan soldiers are in the country.",
        "Kenyan soldiers",
        False,
    ),
    ("Chad hosts 40,000 Kenyan refugees.", "Kenyan refugees", "Kenyan refugees in Chad: 52,000 refugees", "refugees", True),
    ("Chad hosts 4,000 Kenyan refugees.", "Kenyan refugees", "Chad has admitted 90 Kenyan refugees.", "Kenyan refugees", False),
    ("In Peru 40,000 people were displaced.", "people", "Some 60,000 people are displaced in Peru.", "people", True),
    ("In Peru 40,000 people were displaced.", "people", "In Peru 40,000 people were arrested.", "people", False),
    (
        "Chad has 400 special forces in Peru.",
        "special forces in Peru",
        "Chad has 90 special operators in Peru.",
        "special operators in Peru",
        True,
    ),
    ("Chad has 400 special forces in Peru.", "special forces in Peru", "Chad has 400 troops in Peru.", "troops in Peru", False),
    (
        "Chad will admit 4,000 Kenyan refugees.",
        "Kenyan refugees",
        "Chad has admitted 90 Kenyan refugees.",
        "Kenyan refugees",
        False,
    ),
    (
        "Of the 50,000 Kenyan refugees few left Chad.",
        "Kenyan refugees",
        "60,000 registered Kenyan refugees left.",
        "registered Kenyan refugees",
        True,
    ),
    (
        "Peru, which has taken 4,000 Kenyan refugees, is full.",
        "Kenyan refugees",
        "Peru hosts 5,000 Kenyan refugees.",
        "Kenyan refugees",
        True,
    ),
]
LANDS = ("Peru", "Kenya", "Chad")


def _counting(text: str, counted: str) -> Findings:
    words = next(word for word in text.replace(".", " ").split() if word[0].isdigit())
    value = float(words.replace(",", ""))
    return told(text, [(words, value, counted)], places=[each for each in LANDS if each in text], groups=["Kenyan"])


@pytest.mark.parametrize(("one", "counted", "other", "counts", "same"), STOCKS)
def test_what_two_figures_count(one: str, counted: str, other: str, counts: str, same: bool) -> None:
    found = [line(_counting(one, counted)), line(_counting(other, counts))]
    assert all(found)
    assert (found[0] == found[1]) is same


def test_comparable_units_are_one() -> None:
    made = [
        told("Peru burnt 40 tons of coal.", [("40 tons", 40, "coal")], places=["Peru"], unit="ton"),
        told("Peru burnt 90 tonnes of coal.", [("90 tonnes", 90, "coal")], places=["Peru"], unit="metric ton"),
        told("Peru burnt 90 litres of oil.", [("90 litres", 90, "oil")], places=["Peru"], unit="liter"),
    ]
    found = [line(each) for each in made]
    assert found[0] == found[1] == "kilogram|coal|||PE"
    assert found[2] != found[0]


@pytest.mark.parametrize(
    ("text", "words", "value", "counted"),
    [
        ("The mill has 400 looms.", "400", 400, "looms"),  # nothing narrows it to a land or a name
        ("Three Kenyan soldiers stood by.", "Three", 3, "Kenyan soldiers"),  # a few at hand
        ("In Kenya 40,000 people cheered.", "40,000", 40_000, "people"),  # people of no state
        ("Peru votes. The plan has 400 teachers less.", "400", 400, "teachers"),  # of anything, as far as its words go
        ("Peru votes. They want $400 million in cuts.", "$400 million", 4e8, "cuts"),
        ("Sixty of the 400 Kenyan troops left.", "Sixty", 60, "Kenyan troops"),  # a part
    ],
)
def test_what_belongs_to_no_series(text: str, words: str, value: float, counted: str) -> None:
    assert line(told(text, [(words, value, counted)], places=["Kenya"], groups=["Kenyan"])) is None


def test_an_age_is_no_series() -> None:
    assert (
        line(told("At 60 years old Kenya is young.", [("60 years old", 60, "Kenya")], places=["Kenya"], unit="year of age"))
        is None
    )


# --- tolls ---

TOLLS = [  # text, the figure's words, what it counts, kind, group
    ("As well as those killed, 40 people were injured in Veld.", "40", "people", "hurt", ""),
    ("At least 18 dead, 40 injured in a blast in Veld.", "40", "injured", "hurt", ""),
    ("The toll of the fire in Veld on July 15 rose to 41.", "41", None, "dead", ""),
    ("It killed 40 passengers in Veld.", "40", "passengers", "dead", ""),
    ("Volunteers saved the lives of 40 people in Veld.", "40", "people", None, ""),
    ("The fire in Veld killed 12 while 40 people watched.", "40", "people", None, ""),
    ("A blast killed 40 people in Veld.", "40", "people", "dead", ""),
    ("A blast in Veld killed 40 and injured 90.", "90", None, "hurt", ""),
    ("A blast in Veld killed 40 and injured 90.", "40", None, "dead", ""),
    ("Forty people were killed and 90 wounded in Veld.", "Forty", "people", "dead", ""),
    ("Forty people were killed and 90 wounded in Veld.", "90", None, "hurt", ""),
    ("The police put the death toll in Veld at 41.", "41", None, "dead", ""),
    ("A blast killed 40 soldiers in Veld.", "40", "soldiers", "dead", "troop"),
    ("It killed 40 people, including 12 children, in Veld.", "12", "children", "dead", "of them child"),
    ("A blast killed 40 civilians in Veld.", "40", "civilians", "dead", ""),
    ("The blast hit 40 houses in Veld.", "40", "houses", None, ""),
    ("The flood killed 40 and displaced 9,000 people in Veld.", "9,000", "people", None, ""),
    ("Six more people were killed in Veld.", "Six", "more people", None, ""),
    ("Since May, 40 people have been killed in Veld.", "40", "people", None, ""),
    ("Every month 40 people are killed per month in Veld.", "40", "people", None, ""),
    ("More than 40 people were killed or wounded in Veld.", "40", "people", None, ""),
]


@pytest.mark.parametrize(("text", "words", "counted", "kind", "group"), TOLLS)
def test_tolls_of_events(text: str, words: str, counted: str | None, kind: str | None, group: str) -> None:
    value = float(words.replace(",", "")) if words[0].isdigit() else 40.0
    findings = told(text, [(words, value, counted)], places=["Veld"])
    found = toll(Context(findings), findings.figures[0])
    assert (found.kind if found else None) == kind
    if found is not None:
        assert (found.group, found.day, set(found.places)) == (group, DAY, {"vld"})


def test_the_day_of_an_event_is_the_one_told_beside_it() -> None:
    text = "A blast on Thursday killed 40 people in Veld. In March another one killed 12."
    found = told(text, [("40", 40, "people")], places=["Veld"], days=[("Thursday", dt.date(2031, 5, 1))])
    told_of = toll(Context(found), found.figures[0])
    assert told_of is not None
    assert told_of.day == dt.date(2031, 5, 1)


DAYS = [  # the words of a day in a text, which day it is, and the day of the toll with its reach
    ("A blast on Thursday killed 40 people in Veld.", "Thursday", dt.date(2031, 5, 1), (dt.date(2031, 5, 1), 0)),
    ("Officials in Veld said on Thursday that it killed 40 people.", "Thursday", dt.date(2031, 5, 1), (dt.date(2031, 5, 1), 6)),
    ("On Thursday officials said that it killed 40 people in Veld.", "Thursday", dt.date(2031, 5, 1), (dt.date(2031, 5, 1), 6)),
    ("The Lamp, 3 May 2031. A blast killed 40 people in Veld.", "3 May 2031", DAY, (DAY, 6)),
]


@pytest.mark.parametrize(("text", "words", "day", "expected"), DAYS)
def test_the_day_of_a_toll(text: str, words: str, day: dt.date, expected: tuple[dt.date, int]) -> None:
    found = told(text, [("40", 40, "people")], places=["Veld"], days=[(words, day)])
    told_of = toll(Context(found), found.figures[0])
    assert told_of is not None
    assert (told_of.day, told_of.reach) == expected


@pytest.mark.parametrize(("first", "expected"), [(21, (dt.date(2031, 4, 27), 7)), (1, None)])
def test_of_a_week_the_toll_may_be_of_any_day_and_of_a_month_of_none(first: int, expected: tuple[dt.date, int] | None) -> None:
    text = "A blast in those days killed 40 people in Veld."
    made = told(text, [("40", 40, "people")], places=["Veld"], days=[("those days", dt.date(2031, 4, first))])
    made = replace(made, dates=(replace(made.dates[0], last=dt.date(2031, 4, 27)),))
    told_of = toll(Context(made), made.figures[0])
    assert (told_of and (told_of.day, told_of.reach)) == expected


def test_a_number_that_an_article_gives_twice_is_of_one_event() -> None:
    text = "A blast on Thursday killed 41 people in Veld.\nThe blast killed 41 people."
    given = [("41", 41.0, "people"), ("41", 41.0, "people")]
    one, other = placed(told(text, given, places=["Veld"], days=[("Thursday", dt.date(2031, 5, 1))]))
    assert one.told == other.told


def test_the_land_of_a_war_is_that_which_an_article_tells_of_war_in() -> None:
    text = (
        "Kenya met Kenya and Kenya. "
        + "They talked on. " * 5
        + "Rebels in Peru fight the regime of Peru. 80,000 people have died."
    )
    found = told(text, [("80,000", 80_000, "people")], places=["Peru", "Kenya"])
    told_of = toll(Context(found), found.figures[0])
    assert told_of is not None
    assert set(told_of.lands) == {"PE"}


def test_the_dead_of_one_year_of_a_war_are_another_series() -> None:
    text = "The war in Peru killed 8,000 people in 2030."
    found = told(text, [("8,000", 8_000, "people")], places=["Peru"])
    told_of = toll(Context(found), found.figures[0])
    assert told_of is not None
    assert told_of.kind == "dead in war in 2030"


def test_the_dead_of_a_war_have_no_day() -> None:
    text = "The war in Peru has killed more than 80,000 people. Kenya looks on."
    found = told(text, [("more than 80,000", 80_000, "people")], places=["Peru", "Kenya"])
    told_of = toll(Context(found), found.figures[0])
    assert told_of is not None
    assert (told_of.kind, told_of.day, set(told_of.lands)) == ("dead in war", None, {"PE"})


# --- events ---

FIRST = DAY.toordinal()


def dead(*places: str, value: float = 40, on: int = 0, reach: int = 0) -> Told:
    return Told(FIRST + on, "dead|", value, frozenset(places), reach)


def hurt(*places: str) -> Told:
    return Told(FIRST, "hurt|", 90, frozenset(places))


def test_events_of_a_day_are_told_apart_by_their_places() -> None:
    found = events({"a": dead("vld"), "b": dead("vld", "rd"), "c": dead("lm"), "d": dead("rd")})
    assert found["a"] == found["b"] == found["d"] != found["c"]


def test_the_dead_and_the_wounded_of_an_event_are_two_series_and_share_its_places() -> None:
    found = events({"a": dead("vld"), "b": hurt("vld"), "c": hurt("rd"), "d": dead("vld", "rd")})
    assert found["b"] == found["c"] != found["a"] == found["d"]


def test_tolls_of_one_value_are_of_one_event() -> None:
    value = "#dead|#41"
    found = events({"a": dead("vld", value), "b": dead("lm", value), "c": dead(value), "d": dead("rd"), "e": dead("kt")})
    assert found["a"] == found["b"] == found["c"]
    assert len(set(found.values())) == 3


def test_a_toll_without_a_place_is_of_the_event_that_leads() -> None:
    one = {"a": dead("vld"), "b": dead()}
    assert len(set(events(one).values())) == 1
    three = {**one, "c": dead("lm"), "d": dead("rd")}
    assert events(three)["b"] not in {events(three)[each] for each in "acd"}


LATER = [  # a toll that comes days after one of 40 dead in a place, and whether it is of the same event
    (dead("vld", value=44, on=2, reach=6), True),  # it has grown
    (dead("vld", value=44, on=2), False),  # its day is told
    (dead("vld", value=9, on=2, reach=6), False),  # no toll shrinks like this
    (dead("vld", value=900, on=2, reach=6), False),
    (dead("vld", value=44, on=8, reach=6), False),  # too late
    (dead("vld", value=44, on=10, reach=13), True),  # "last week"
    (dead("lm", value=44, on=2, reach=6), False),
    (dead(value=44, on=2, reach=6), False),
    (dead("#dead|#41", value=41, on=2, reach=6), True),  # the value hardly two events share
    (dead("vld", "#dead|#41", value=41, on=2), True),  # the same, and the place: another day was told beside it
    (dead("#dead|#41", value=41, on=2), False),
]


@pytest.mark.parametrize(("later", "same"), LATER)
def test_a_toll_that_is_told_later(later: Told, same: bool) -> None:
    found = events({"first": dead("vld", "#dead|#41", value=41), "later": later})
    assert (found["first"] == found["later"]) is same


def test_a_toll_moves_up_over_days() -> None:
    every = {day: dead("vld", value=40 + 15 * day, on=day, reach=6 if day else 0) for day in range(4)}
    assert len(set(events(every).values())) == 1


def test_an_event_is_found_again_in_the_place_of_another_one() -> None:
    """Six die in a place where many died four days before, and both are told on that day."""
    first = {"one": dead("vld", value=120), "other": dead("vld", value=126)}
    found = events({**first, "new": dead("vld", value=6, on=4), "again": dead("vld", value=126, on=4, reach=6)})
    assert found["again"] == found["one"] == found["other"] != found["new"]


def test_a_toll_far_beyond_that_of_its_place_stays_where_no_event_was_before() -> None:
    found = events({"one": dead("vld", value=6), "other": dead("vld", value=40, reach=6)})
    assert found["one"] == found["other"]


_TOLD = st.builds(
    Told,
    st.integers(FIRST, FIRST + 12),
    st.sampled_from(["dead|", "hurt|"]),
    st.sampled_from([6.0, 40.0, 41.0, 90.0]),
    st.frozensets(st.sampled_from(["vld", "rd", "lm", "#dead|#41"]), max_size=3),
    st.sampled_from([0, 3, 6, 9, 31]),
)


@drawn(every=st.lists(_TOLD, max_size=12), order=st.randoms(use_true_random=False))
def test_events_are_the_same_in_any_order(every: list[Told], order: random.Random) -> None:
    numbered = list(enumerate(every))
    order.shuffle(numbered)
    assert events(dict(numbered)) == events(dict(enumerate(every)))


@drawn(st.lists(_TOLD, max_size=12), st.integers(0, 12))
def test_an_event_depends_on_the_days_before_alone(every: list[Told], on: int) -> None:
    tolls = dict(enumerate(every))
    before = {number: told for number, told in tolls.items() if told.day <= FIRST + on}
    found = events(tolls)
    assert events(before) == {number: found[number] for number in before}
    assert events(tolls, since=FIRST + on) == {number: found[number] for number in tolls if tolls[number].day >= FIRST + on}


@drawn(st.text())
def test_a_series_is_found_by_its_id(words: str) -> None:
    key = key_of(words)
    assert -(2**63) <= key < 2**63
    assert key_from(series_id(key)) == key
    assert len(series_id(key)) == 17


def test_what_is_placed() -> None:
    # forty is too round to tell events apart
    text = "A blast killed 40 people in Veld.\nKenya has 400 troops in Peru.\nThe mill has 400 looms."
    given = [("40", 40.0, "people"), ("400", 400.0, "troops in Peru"), ("400", 400.0, "looms")]
    found = list(placed(told(text, given, places=["Veld", "Kenya", "Peru"])))
    assert [each.at for each in found] == [0, 1]
    assert [each.told for each in found] == [
        replace(dead("vld"), reach=6),
        None,
    ]
    assert list(placed(Findings(told(text, []).article))) == []
    assert isinstance(found[0], Placed)


# --- moves ---


def figure(value: float, *, day: int, outlet: str = "The Lamp", as_of: str | None = None) -> Figure:
    made = told(
        f"{outlet} of {day}: {value:g} boats", [(f"{value:g}", value, "boats")], day=dt.date(2031, 5, day), outlet=outlet
    )
    return replace(made.figures[0], as_of=as_of)


MOVES: list[tuple[str, list[Figure], list[Move]]] = [
    ("told again", [figure(40, day=1), figure(41, day=1, outlet="The Oar")], ["first", "same"]),
    ("a later state", [figure(40, day=1), figure(80, day=9)], ["first", "update"]),
    ("two givers on one day", [figure(40, day=1), figure(80, day=1, outlet="The Oar")], ["first", "conflict"]),
    ("a count that grew", [figure(40, day=2, as_of="2031-05-01"), figure(60, day=3, as_of="2031-05-01")], ["first", "update"]),
    (
        "put right by who gave it",
        [figure(60, day=2, as_of="2031-05-01"), figure(40, day=3, as_of="2031-05-01")],
        ["first", "correction"],
    ),
    (
        "another says less",
        [figure(60, day=2, as_of="2031-05-01"), figure(40, day=3, outlet="The Oar", as_of="2031-05-01")],
        ["first", "conflict"],
    ),
]


@pytest.mark.parametrize(("what", "figures", "expected"), MOVES, ids=[each[0] for each in MOVES])
def test_moves(what: str, figures: list[Figure], expected: list[Move]) -> None:
    found = moved([point(each, None) for each in reversed(figures)], ())
    assert sorted(each.move for each in found) == sorted(expected)
    assert found[0].move == "first"
    assert [each.against is None for each in found] == [each.move == "first" for each in found]


def test_a_figure_whose_sentence_says_so_is_a_correction() -> None:
    one, other = figure(40, day=1, as_of="2031-05-01"), figure(60, day=2, as_of="2031-05-01")
    assert [each.move for each in moved([point(one, None), point(other, None)], {other.id})] == ["first", "correction"]


@pytest.mark.parametrize(
    ("as_of", "said", "dated_by", "days"),
    [
        ("2031-02", None, "as_of", ("2031-02-01", "2031-02-28")),
        ("2030", None, "as_of", ("2030-01-01", "2030-12-31")),
        ("2031-05-01T10:00", None, "as_of", ("2031-05-01", "2031-05-01")),
        ("PAST_REF", ("2031-04-30", "2031-05-01"), "said_on", ("2031-04-30", "2031-05-01")),
        ("2031-02-30", None, "published", ("2031-05-03", "2031-05-03")),
        (None, None, "published", ("2031-05-03", "2031-05-03")),
    ],
)
def test_the_days_of_a_point(as_of: str | None, said: tuple[str, str] | None, dated_by: str, days: tuple[str, str]) -> None:
    stated = (dt.date.fromisoformat(said[0]), dt.date.fromisoformat(said[1])) if said else None
    found = point(figure(40, day=3, as_of=as_of), stated)
    assert (found.dated_by, str(found.first), str(found.last)) == (dated_by, *days)


@pytest.mark.parametrize(("one", "other", "same"), [(40, 43, True), (40, 46, False), (0, 0, True), (500, 550, True)])
def test_values_that_agree(one: float, other: float, same: bool) -> None:
    assert agree(figure(one, day=1), figure(other, day=2)) is same
    assert agree(figure(other, day=1), figure(one, day=2)) is same
