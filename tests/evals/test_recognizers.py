"""The specification cases of Recognizers-Text: which apply, and when one passes."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest
from evals.recognizers_numbers import left_out, passes
from evals.recognizers_specs import ARCHIVE, Case, Result, cases, tally

from onrecord.records import Span


def case(model: str, text: str, *results: tuple[str, dict[str, Any]]) -> Case:
    made = [Result(words, Span(text.index(words), text.index(words) + len(words)), "", given) for words, given in results]
    return Case(model, text, tuple(made), {})


PASSING = [
    case("NumberModel", "six vans", ("six", {"value": "6"})),
    case("NumberModel", "no van"),
    case("NumberRangeModel", "between 6 and 9 vans", ("between 6 and 9", {"value": "[6,9)"})),
    case("NumberRangeModel", "at least 6 vans", ("at least 6", {"value": "[6,)"})),
    case("NumberRangeModel", "6 vans"),
    case("PercentModel", "6% of vans", ("6%", {"value": "6%"})),
    case("AgeModel", "a 6 year old van", ("6 year old", {"value": "6", "unit": "Year"})),
    case("CurrencyModel", "over $6 a van", ("$6", {"value": "6", "unit": "Dollar"})),
    case("CurrencyModel", "6 km of vans"),
    case("DimensionModel", "6 tonnes of vans", ("6 tonnes", {"value": "6", "unit": "Ton"})),
    case("TemperatureModel", "vans at 6 degrees celsius", ("6 degrees celsius", {"value": "6", "unit": "C"})),
]


@pytest.mark.parametrize("given", PASSING, ids=[each.text for each in PASSING])
def test_a_case_passes(given: Case) -> None:
    assert left_out(given) is None
    assert passes(given)


FAILING = [
    case("NumberModel", "six vans", ("six", {"value": "7"})),
    case("NumberModel", "six vans"),
    case("NumberModel", "six vans", ("six", {"value": "6"}), ("vans", {"value": "6"})),
    case("NumberRangeModel", "at least 6 vans", ("at least 6", {"value": "(,6]"})),
    case("NumberRangeModel", "6-9 vans"),
    case("AgeModel", "a 6 year old van", ("6 year old", {"value": "6", "unit": "Month"})),
    case("CurrencyModel", "$6 a van", ("$6", {"value": "6", "unit": "Euro"})),
    case("DimensionModel", "6 tonnes of vans"),
]


@pytest.mark.parametrize("given", FAILING, ids=[f"{each.model} {each.text}" for each in FAILING])
def test_a_case_fails(given: Case) -> None:
    assert not passes(given)


LEFT_OUT = [
    (case("NumberModel", "1.5^9 vans", ("1.5^9", {"value": "9", "subtype": "power"})), "power"),
    (case("NumberModel", "one over nine", ("one over nine", {"value": "0.1", "subtype": "fraction"})), "uncommon fraction"),
    (case("NumberModel", "VAN-180", ("180", {"value": "180"})), "inside a code, a date or a name"),
    (case("NumberModel", "7,00 vans", ("7,00", {"value": "7"})), "as other languages write it"),
    (case("NumberModel", "a 6 km road"), "a measure, which is a figure here"),
    (case("NumberModel", "that one", ("one", {"value": "1"})), "one as a pronoun"),
    (case("NumberModel", "1" * 13, ("1" * 13, {"value": "1" * 13})), "an identifier"),
    (case("PercentModel", "a small percent", ("percent", {})), "a unit without a number"),
    (case("CurrencyModel", "$ 6 . 8 million", ("$ 6 . 8", {"value": "6.8"})), "broken by a tokenizer"),
    (case("CurrencyModel", "6 bitcoins", ("6 bitcoins", {"value": "6", "unit": "Bitcoin"})), "no currency of ISO 4217"),
    (case("NumberRangeModel", "from the tenth", ("the tenth", {"value": "[10,)"})), "ordinals"),
    (case("TemperatureModel", "6 celcius", ("6 celcius", {"value": "6", "unit": "C"})), "misspelt"),
]


@pytest.mark.parametrize(("given", "reason"), LEFT_OUT, ids=[reason for _, reason in LEFT_OUT])
def test_a_case_does_not_apply(given: Case, reason: str) -> None:
    assert left_out(given) == reason


def test_cases_come_out_of_the_archive_and_are_counted(tmp_path: Path) -> None:
    rows = [
        {"Input": "six vans", "Results": [{"Text": "six", "TypeName": "number", "Resolution": {"value": "6"}, "Start": 0}]},
        {"Input": "no vans", "Results": []},
        {"Input": "nine vans", "Results": []},
    ]
    (tmp_path / ARCHIVE).parent.mkdir()
    with tarfile.open(tmp_path / ARCHIVE, "w:gz") as archive:
        content = json.dumps(rows).encode("utf-8-sig")
        member = tarfile.TarInfo("Specs/Number/English/NumberModel.json")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    read = list(cases(tmp_path, "Number", "NumberModel"))
    assert read[0] == Case("NumberModel", "six vans", (Result("six", Span(0, 3), "number", {"value": "6"}),), {})
    made = tally(read, lambda given: "nobody" if given.text.startswith("no ") else None, passes)
    assert (made.passed, made.applied, made.left_out["nobody"], made.share) == (1, 2, 1, 50)
    assert [given.text for given in made.failed] == ["nine vans"]
