"""Units and currencies by their many forms."""

from __future__ import annotations

import pytest

from onrecord.extract.tokens import tokens
from onrecord.extract.units import currency_before, unit_after, unit_name
from onrecord.records import Span

AFTER = [
    ("20 sq mile", "square mile"), ("52 sq km", "square kilometer"), ("7 kilometres", "kilometer"), ("7km", "kilometer"),
    ("80 km/h", "kilometer per hour"), ("12 per cent", "percent"), ("12%", "percent"), ("3 pct", "percent"),
    ("6 tonnes", "metric ton"), ("6 tons", "ton"), ("5 feet", "foot"), ("20-mile", "mile"), ("9 US dollars", "USD"),
    ("9 Turkish lira", "TRY"), ("9 yuan", "CNY"), ("110 JPY", "JPY"), ("12€", "EUR"), ("40 hours a week", "hour per week"),
    ("15 barrels-a-day", "barrel per day"), ("30°C", "degree Celsius"), ("90 pounds", "pound"), ("3 acres", "acre"),
    ("400-year-old", "year of age"), ("5 MW", "megawatt"), ("5 in", None), ("5 men", None), ("5 points", None),
    ("5 ALL", None), ("9 million pounds", "GBP"), ("6 weeks old", "week of age"),
    ("9 m2", "square meter"), ("15.3 ppg", "point per game"), ("5 consecutive days", "day"), ("5 more votes", None),
    ("30 MUSD", "USD"), ("100₡", "CRC"), ("3 times higher", "times"), ("3 times", None), ("10-fold", "times"),
    ("9 pesetas", "ESP"), ("6 US dollars (5 euros) a day", "USD per day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), AFTER)
def test_a_unit_behind_its_number(text: str, name: str | None) -> None:
    read = tokens(text, Span(0, len(text)))
    at = 2 if "million" in text else 1
    unit = unit_after(read, at, scaled="million" in text)
    assert (unit.name if unit else None) == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("$ 5", "USD"), ("US$5", "USD"), ("A$5", "AUD"), ("$US5", "USD"), ("C $5", "CAD"), ("£5", "GBP"), ("₹5", "INR"),
        ("EUR5", "EUR"), ("CHF 5", "CHF"), ("CAD$5", "CAD"), ("Y=5", "JPY"), ("Rs 5", "INR"),
        ("ALL 5", None), ("the 5", None), ("THE 5", None),
    ],
)  # fmt: skip
def test_a_currency_before_its_number(text: str, code: str | None) -> None:
    read = tokens(text, Span(0, len(text)))
    found = currency_before(read, read.low.index("5"))
    assert (found[0] if found else None) == code


@pytest.mark.parametrize(("form", "name"), [("dollar", "USD"), ("kilometre", "kilometer"), ("EUR", "EUR"), ("kittens", None)])
def test_a_form_has_one_name(form: str, name: str | None) -> None:
    assert unit_name(form) == name
