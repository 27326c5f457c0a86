"""Offices without a name: who holds them, in their article or by the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.actors import actors
from onrecord.link.offices import NEAR, Shift, Tenure, fits_role, seated, shifts, tenures
from onrecord.records import Actor, Role
from tests.link.casts import actor, sighting

SEAT = "Norlandish foreign minister"
ADA = actor("person", "Ada Moor", role=SEAT)

FITS = [
    ("foreign minister", "Norlandish Foreign Minister", True),
    ("foreign minister", "deputy foreign minister", False),
    ("Sudanese foreign minister", "Foreign Minister", False),  # of which country, the role does not say
    ("Sudanese foreign minister", "Peruvian Foreign Minister", False),
    ("Sudanese foreign minister", "Sudan's Foreign Minister", True),
    ("UN chief", "UN disarmament chief", False),
    ("author of the study", "author", False),
]


def who(day: int | None, *others: tuple[int, Actor], office: str = SEAT) -> str | None:
    """The one who holds the office in an article of that day, whose cast names somebody else; None for nobody."""
    told = [sighting(number, each, day=on(at)) for number, (at, each) in enumerate(others, 2)]
    asked = sighting(1, actor("office", office), actor("person", "Lena Ordan"), day=on(day or 0))
    if day is None:
        asked = type(asked)(type(asked.article)(asked.article.id), asked.actors)
    links = actors([asked, *told])
    holder = next(each for each in links.actors if each.id == links.of["a1.e1"])
    return holder.name if holder.kind == "person" else None


def on(day: int) -> dt.date:
    return dt.date(2024, 1, 1) + dt.timedelta(day)


HELD: list[tuple[str, int | None, list[tuple[int, Actor]], str | None]] = [
    ("between", 150, [(100, ADA), (200, ADA)], "Ada Moor"),
    ("60 days before", 40, [(100, ADA), (200, ADA)], "Ada Moor"),
    ("61 days before", 39, [(100, ADA), (200, ADA)], None),
    ("60 days after", 260, [(100, ADA), (200, ADA)], "Ada Moor"),
    ("61 days after", 261, [(100, ADA), (200, ADA)], None),
    ("no date", None, [(100, ADA), (200, ADA)], None),
    ("one article", 100, [(100, ADA)], None),
    ("two of one day", 100, [(100, ADA), (100, ADA)], None),
    ("another within 60 days", 150, [(100, ADA), (200, ADA), (210, actor("person", "Tom Reed", role=SEAT))], None),
    ("another later", 150, [(100, ADA), (200, ADA), (211, actor("person", "Tom Reed", role=SEAT))], "Ada Moor"),
    ("another office", 150, [(100, ADA), (200, ADA), (150, actor("person", "Tom Reed", role="Norlandish mayor"))], "Ada Moor"),
    ("once in office", 150, [(100, ADA), (200, ADA), (150, actor("person", "Tom Reed", role="former " + SEAT))], "Ada Moor"),
    ("nobody", 150, [], None),
]


@pytest.mark.parametrize(("day", "others", "expected"), [row[1:] for row in HELD], ids=[row[0] for row in HELD])
def test_who_has_a_seat_by_day(day: int | None, others: Sequence[tuple[int, Actor]], expected: str | None) -> None:
    assert who(day, *others) == expected


@pytest.mark.parametrize("office", ["foreign minister", "the president", "Peruvian foreign minister", "Norlandish spokesman"])
def test_an_office_that_is_not_that_seat(office: str) -> None:
    assert who(150, (100, ADA), (200, ADA), office=office) is None


def test_the_holder_gets_the_role_with_its_day() -> None:
    told = [sighting(2, ADA, day=on(100)), sighting(3, ADA, day=on(200))]
    links = actors([sighting(1, actor("office", "Norlandish Foreign Minister"), day=on(230)), *told])
    (ada,) = links.actors
    assert ada.roles == (Role(SEAT, on(100), on(230), 3),)


def test_an_office_that_is_resolved_carries_nobody_further() -> None:
    far = [sighting(4, actor("office", SEAT), day=on(255)), sighting(5, actor("office", SEAT), day=on(300))]
    links = actors([sighting(2, ADA, day=on(100)), sighting(3, ADA, day=on(200)), *far])
    assert links.of["a4.e1"] == links.of["a2.e1"] != links.of["a5.e1"]


def test_the_one_whom_the_article_names_goes_first() -> None:
    told = [sighting(2, ADA, day=on(100)), sighting(3, ADA, day=on(200))]
    tom = actor("person", "Tom Reed", role=SEAT)
    links = actors(
        [sighting(1, actor("office", SEAT), actor("person", "Tom Reed"), day=on(120)), *told, sighting(4, tom, day=on(900))]
    )
    assert links.of["a1.e1"] == links.of["a4.e1"]


@pytest.mark.parametrize(("office", "role", "expected"), FITS)
def test_roles_that_fit(office: str, role: str, expected: bool) -> None:
    assert fits_role(office, role) is expected


def test_tenures_of_all_ways_to_write_a_role() -> None:
    roles = [Role("US president", on(5), on(9)), Role("President of the United States", on(2), on(7)), Role("U.S. President")]
    assert list(tenures(roles).values()) == [Tenure(on(2), on(9))]
    assert tenures([Role("president", on(1), on(2))]) == {}


_TENURE = st.builds(lambda first, days: Tenure(on(first), on(first + days)), st.integers(0, 300), st.integers(0, 200))
_HAVING = st.fixed_dictionaries({}, optional=dict.fromkeys("abc", _TENURE))


@given(_HAVING, st.sampled_from("abc"), st.one_of(st.none(), _TENURE), st.integers(-100, 700))
def test_outside_a_shift_nobody_else_has_the_seat(having: dict[str, Tenure], name: str, now: Tenure | None, day: int) -> None:
    before = {"seat": having[name]} if name in having else {}
    after = {"seat": now} if now is not None else {}
    later = {each: own for each, own in having.items() if each != name}
    if now is not None:
        later[name] = now
    if not any(each.first <= on(day) <= each.last for each in shifts(before, after)):
        assert seated(on(day), having) == seated(on(day), later)


def test_what_grows_at_its_end_shifts_days_about_that_end_alone() -> None:
    grown = shifts({"seat": Tenure(on(0), on(100))}, {"seat": Tenure(on(0), on(110))})
    assert list(grown) == [Shift("seat", on(100) + NEAR, on(110) + NEAR)]


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_calendar_may_end(day: dt.date) -> None:
    assert Tenure(day, day).near(day)
    assert [day in (each.first, each.last) for each in shifts({"seat": Tenure(day, day)}, {})] == [True]
