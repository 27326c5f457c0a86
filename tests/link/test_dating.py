"""When an article without a date came out, by what it shares with dated articles."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections import defaultdict
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.dating import COMMON, Carrier, Inferred, inferred
from onrecord.link.datingevents import events
from onrecord.link.datingtraces import MOST, SKETCH, traces

FERRY = "“The ferry will not leave the harbour again before every one of its doors has been replaced,” she said."
MILL = "“Nobody at the mill was told that the water had risen by a full metre during the night,” he said."
BRIDGE = "“We looked at the bridge for nine long weeks and found nothing at all that would hold it up,” they wrote."
SALT = "“Salt eats at the pillars from below and there is no paint on this island that keeps it out,” Ordan said."
MAY = dt.date(2023, 5, 3)
Dated = tuple[str, str | None, dt.date]


def told(text: str, *dated: Dated, outlet: str | None = None) -> Inferred | None:
    """What the dated articles, each a text, an outlet and a day, tell of the text."""
    held: dict[int, list[Carrier]] = defaultdict(list)
    for place, (theirs, whose, day) in enumerate(dated):
        for number in {trace.number for trace in traces(theirs) if not trace.old}:
            held[number].append(Carrier(f"a{place}", whose, day))
    return inferred(traces(text), outlet, {number: every for number, every in held.items() if len(every) <= COMMON})


def text(*parts: str) -> str:
    return "\n".join(("Trams stood still.", *parts))


def days(*offsets: int) -> list[dt.date]:
    return [MAY + dt.timedelta(offset) for offset in offsets]


# --- quotations ---


def test_three_quotations_of_one_week() -> None:
    own = text(FERRY, MILL, BRIDGE)
    first, second = days(0, 2)
    found = told(own, (f"Rain. {FERRY}", "Gazette", first), (f"{MILL} Snow. {BRIDGE}", "Herald", second))
    assert found is not None
    assert found.kind == "quotations"
    assert (found.dating.first, found.dating.last) == (first - dt.timedelta(3), second + dt.timedelta(3))
    for span, quotation in zip(found.dating.words, (FERRY, MILL, BRIDGE), strict=True):
        assert span.of(own) in quotation


PAIR = [(text(FERRY, MILL), "Gazette", MAY)]
CASES: dict[str, tuple[str, Sequence[Dated], str | None]] = {  # the text, the dated articles, the kind of evidence
    "a pair": (text(FERRY, MILL), PAIR, "pair"),
    "a pair in other marks and cases": (text(FERRY.replace("“", '"').replace("”", '"').upper(), MILL), PAIR, "pair"),
    "half a quotation, with another": (text(FERRY[:80] + ",” she said.", MILL), PAIR, "pair"),
    "one quotation": (text(FERRY), PAIR, None),
    "one quotation twice": (text(FERRY, "He went home."), [(text(FERRY, FERRY), "Gazette", MAY)], None),
    "nothing shared": (text(BRIDGE, SALT), PAIR, None),
    "the words without their marks": (text(FERRY.strip("“").replace("”", ""), MILL), PAIR, None),
    "shared a year apart": (text(FERRY, MILL), [*PAIR, (text(FERRY, MILL), "Herald", dt.date(2024, 5, 3))], None),
    "one of three is recalled": (
        text(FERRY, MILL, BRIDGE),
        [(text(FERRY, MILL, BRIDGE), "Gazette", MAY), (text(BRIDGE), "Herald", dt.date(2024, 5, 3))],
        "pair",
    ),
    "two weeks speak": (
        text(FERRY, MILL, BRIDGE, SALT),
        [(text(FERRY, MILL), "Gazette", MAY), (text(BRIDGE, SALT), "Herald", dt.date(2023, 9, 1))],
        None,
    ),
    "one quotation against three": (
        text(FERRY, MILL, BRIDGE, SALT),
        [(text(FERRY, MILL, BRIDGE), "Gazette", MAY), (text(SALT), "Herald", dt.date(2023, 9, 1))],
        "quotations",
    ),
    "called old by the article": (text(f"In 2019 she wrote: {FERRY}", f"Two years ago: {MILL}"), PAIR, None),
    "called old by the others": (
        text(FERRY, MILL), [(text(f"Back in June {FERRY} in 2019", f"Years ago {MILL}"), "Gazette", MAY)], None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("own", "dated", "kind"), CASES.values(), ids=CASES.keys())
def test_quotations(own: str, dated: Sequence[Dated], kind: str | None) -> None:
    found = told(own, *dated)
    assert (found and found.kind) == kind


@pytest.mark.parametrize(
    ("own", "theirs", "dates"),
    [("Gazette", "Gazette", False), ("Gazette", "GAZETTE", False), ("Gazette", "Herald", True), (None, None, True)],
)
def test_an_outlet_is_no_evidence_for_itself(own: str | None, theirs: str | None, dates: bool) -> None:
    found = told(text(FERRY, MILL), (text(FERRY, MILL), theirs, MAY), outlet=own)
    assert (found is not None) is dates


def test_what_all_print_is_a_saying() -> None:
    assert told(text(FERRY, MILL), *PAIR * COMMON) is not None
    assert told(text(FERRY, MILL), *PAIR * (COMMON + 1)) is None


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_ends_of_the_calendar(day: dt.date) -> None:
    found = told(text(FERRY, MILL), (text(FERRY, MILL), "Gazette", day))
    assert found is not None
    assert found.dating.first <= day <= found.dating.last


# --- copies ---

WORDS = "harbour tram pillar salt metre door mill night paint island ferry bridge water stone wall rope lamp gate".split()
STORY = " ".join(f"The {a} by the {b} fell." for a in WORDS[:6] for b in WORDS[6:10])


def test_a_copy_of_another_outlet() -> None:
    found = told(f"By our staff. {STORY} More soon.", (f"{STORY} The wall stood.", "Herald", MAY), outlet="Gazette")
    assert found is not None
    assert found.kind == "copy"
    assert (found.dating.first, found.dating.last) == tuple(days(-3, 3))


def test_copies_weeks_apart_tell_nothing() -> None:
    assert told(STORY, (STORY, "Herald", MAY), (STORY, "Mirror", dt.date(2023, 6, 3))) is None


def test_a_few_words_are_no_copy() -> None:
    short = " ".join(STORY.split()[:40])
    assert told(short, (short, "Herald", MAY)) is None


# --- events ---

WEDNESDAY = dt.date(2023, 5, 3)
SUMMIT = "Norland and Sudmark signed it at the Harbour Pact summit on Wednesday."


def test_an_event_that_two_put_on_one_day() -> None:
    others = (
        ("The Harbour Pact summit on Wednesday ended late.", "Gazette", MAY),
        (f"Rain fell. {SUMMIT}", "Herald", days(2)[0]),
    )
    own = "Wednesday’s Harbour Pact summit was the fourth."
    found = told(own, *others)
    assert found is not None
    assert (found.kind, found.dating.first, found.dating.last) == ("event", WEDNESDAY, WEDNESDAY + dt.timedelta(6))
    assert [span.of(own) for span in found.dating.words] == ["Wednesday’s Harbour Pact summit"]
    assert told(own, others[0]) is None
    assert told(own.replace("Wednes", "Thurs"), *others) is None


def test_an_event_of_every_year_tells_nothing() -> None:
    others = [(SUMMIT, "Gazette", WEDNESDAY + dt.timedelta(days)) for days in (0, 1, 364, 366)]
    assert told(SUMMIT, *others) is None


def test_an_event_with_one_quotation() -> None:
    own = text(SUMMIT, FERRY)
    found = told(own, (SUMMIT, "Gazette", MAY), (text(FERRY), "Herald", days(1)[0]))
    assert found is not None
    assert (found.kind, found.dating.first, len(found.dating.words)) == ("both", WEDNESDAY, 2)
    assert told(own, (SUMMIT, "Gazette", MAY), (text(FERRY), "Herald", days(30)[0])) is None
    of_every_year = [(SUMMIT, "Gazette", dt.date(year, 5, 5)) for year in (2021, 2022, 2023)]
    assert told(own, *of_every_year, (text(FERRY), "Herald", days(1)[0])) == found


def test_an_event_of_every_week_with_one_quotation_tells_nothing() -> None:
    others = [(SUMMIT, "Gazette", MAY), (SUMMIT, "Herald", days(7)[0]), (text(FERRY), "Mirror", days(5)[0])]
    assert told(text(SUMMIT, FERRY), *others) is None


def test_kinds_that_clash_tell_nothing() -> None:
    others = [(SUMMIT, "Gazette", MAY), (SUMMIT, "Herald", MAY), (text(FERRY, MILL), "Mirror", days(60)[0])]
    assert told(text(SUMMIT), *others) is not None
    assert told(text(SUMMIT, FERRY, MILL), *others) is None


EVENTS = [
    ("He spoke at the Harbour Pact summit on Tuesday.", ["harbour pact summit 1"]),
    ("Tuesday night’s Harbour Pact Summit speech was long.", ["harbour pact summit speech 1"]),
    ("On Friday the Union of Trams convention opened.", ["union of trams convention 4"]),
    ("In her State of the Isles address on Monday she wept.", ["state of the isles speech 0"]),
    ("The Harbour Pact summit will open on Tuesday.", []),
    ("He spoke at the Harbour Pact summit last week, on Tuesday.", []),
    ("The Harbour Pact summit of 2019 began on a Tuesday.", []),
    ("The summit on Tuesday was long.", []),
    ("Norland summit on Tuesday", []),
    ("The Harbour Pact summit ended. Tuesday was wet.", []),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_events(text: str, expected: list[str]) -> None:
    found = list(events(text))
    assert [each.told for each in found] == expected
    for each in found:
        assert each.span.of(text) == text[each.span.start : each.span.end] != ""


# --- traces ---


@pytest.mark.parametrize("shared", [14, 20, 40])
def test_quotations_that_share_fourteen_words_share_a_trace(shared: int) -> None:
    same = " ".join(f"w{at}" for at in range(shared))
    one, other = (traces(f"“{before} {same} {after}”") for before, after in (("so it was", "and more of it"), ("no", "then")))
    assert {each.number for each in one} & {each.number for each in other}


def test_a_transcript_does_not_fill_the_index() -> None:
    long = "\n".join(f"“{' '.join(f'w{line * 31 + at}' for at in range(40))}”" for line in range(100))
    assert len({each.number for each in traces(long)}) <= MOST + SKETCH


@pytest.mark.parametrize(
    "part", ["A-", "A ", "The A of ", "“a", "“a b c d e f g h” ", '"', "Tuesday ", "x", "Pact vote Monday, ", "\n“no"]
)
def test_time_is_linear_in_the_text(part: str) -> None:
    start = time.process_time()
    traces(part * (100_000 // len(part)))
    assert time.process_time() - start < 3


_PARTS = st.lists(
    st.sampled_from(["“", "”", '"', "word", "Tuesday", "Pact Summit vote", "’", "\n", "é", "\ud800", "no no no no "])
)


@given(st.one_of(st.text(), _PARTS.map(" ".join)))
def test_spans_hold_in_any_text(text: str) -> None:
    for each in traces(text):
        assert 0 <= each.span.start < each.span.end <= len(text)
        assert -(2**31) <= each.number < 2**31


_QUOTES = st.lists(st.sampled_from([FERRY, MILL, BRIDGE, SALT, SUMMIT, STORY]), min_size=1, max_size=5).map(lambda x: text(*x))
_DAYS = st.sampled_from(days(0, 1, 5, 9, 200))
_DATED = st.lists(st.tuples(_QUOTES, st.sampled_from(["Gazette", "Herald", None]), _DAYS), max_size=5)


@given(own=_QUOTES, dated=_DATED, chosen=st.randoms(use_true_random=False))
def test_the_order_of_the_others_does_not_show(own: str, dated: list[Dated], chosen: random.Random) -> None:
    shuffled = list(dated)
    chosen.shuffle(shuffled)
    found = told(own, *dated)
    assert told(own, *shuffled) == found
    if found is not None:
        assert found.dating.first <= found.dating.last
        assert found.dating.words
