"""Measures in the unit that their kind is compared in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract import conversion
from onrecord.extract.conversion import alike, comparable, converted
from onrecord.extract.units import unit_name
from onrecord.records import Figure, Span

PAIRS = [
    (20, "square mile", 51.8, "square kilometer"),
    (3, "mile", 4.828, "kilometer"),
    (12, "foot", 3.658, "meter"),
    (90, "acre", 36.42, "hectare"),
    (2, "ton", 1.8144, "metric ton"),
    (16, "ounce", 1, "pound"),
    (59, "degree Fahrenheit", 15, "degree Celsius"),
    (273.15, "kelvin", 0, "degree Celsius"),
    (60, "mile per hour", 96.56, "kilometer per hour"),
    (42, "gallon", 1, "barrel"),
    (90, "minute", 1.5, "hour"),
    (24, "month of age", 2, "year of age"),
    (1, "share", 100, "percent"),
    (25, "basis point", 0.25, "percentage point"),
    (1, "kilowatt hour", 3600, "kilojoule"),
    (1, "mile per gallon", 1.609344, "kilometer per gallon"),
]


@pytest.mark.parametrize(("one", "unit", "other", "unit_of_other"), PAIRS)
def test_the_same_measure_compares_as_the_same(one: float, unit: str, other: float, unit_of_other: str) -> None:
    value, kind = comparable(one, unit)
    again, same = comparable(other, unit_of_other)
    assert kind == same
    assert value == pytest.approx(again, rel=1e-3, abs=1e-9)
    assert alike(unit, unit_of_other)


@pytest.mark.parametrize("unit", [None, "USD", "score", "times", "kiloton", "degree Celsius per decade", ""])
@given(value=st.floats(allow_nan=False))
def test_what_has_no_kind_stays_as_it_is(unit: str | None, value: float) -> None:
    assert comparable(value, unit) == (value, unit)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("USD", "EUR", True),
        ("USD per share", "CAD", True),
        ("mile", "liter", False),
        ("USD", "mile", False),
        (None, None, False),
    ],
)
def test_conversions_are_of_one_kind(one: str | None, other: str | None, expected: bool) -> None:
    assert alike(one, other) == expected


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("miles", "meter"), ("sq km", "square meter"), ("tonnes", "kilogram"), ("litres", "liter"), ("mph", "meter per second"),
        ("megawatts", "watt"), ("psi", "pascal"), ("kWh", "joule"), ("acre-feet", "liter"), ("knots", "meter per second"),
        ("bpd", "liter per day"), ("mpg", "meter per gallon"), ("bps", "percentage point"),
    ],
)  # fmt: skip
def test_names_are_those_of_units(form: str, kind: str) -> None:
    assert comparable(1, unit_name(form))[1] == kind


@pytest.mark.parametrize("unit", [unit for others in conversion._KINDS.values() for unit in others.split(",")])
def test_every_unit_that_is_compared_has_its_factor(unit: str) -> None:
    value, kind = comparable(1.0, unit)
    assert kind in conversion._KINDS
    assert value != 1.0 or unit == "degree Celsius"


def test_a_figure_is_converted_at_both_ends_and_keeps_its_words() -> None:
    given = Figure(Span(4, 17), "3 to 5 miles", 3, 5, "between", "mile")
    made = converted(given)
    assert made is not None
    assert (made.low, made.high, made.unit) == (4828.03, 8046.72, "meter")
    assert (made.text, made.span, made.qualifier) == (given.text, given.span, given.qualifier)


def test_a_bound_stays_a_bound() -> None:
    made = converted(Figure(Span(0, 16), "at least 2 tons", 2, None, "at_least", "ton"))
    assert made is not None
    assert (made.low, made.high) == (1814.37, None)


@pytest.mark.parametrize("unit", [None, "meter", "percent", "USD", "seat"])
def test_what_is_compared_as_it_is_given_is_not_converted(unit: str | None) -> None:
    assert converted(Figure(Span(0, 1), "5", 5, 5, "exact", unit)) is None
