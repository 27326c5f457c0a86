"""Figures against the specification cases of Recognizers-Text: numbers, ranges, percentages, ages, sums, measures, degrees.

A case passes where each of its results has a figure of the same value (within 1e-5) in the same unit whose words overlap it,
no figure serving two, and where a case without results has no figure of that model's kind (any figure for NumberModel). Of an
interval both ends must agree; the other models know no bounds, so that one end is enough ("over two pounds" is 2).
Resolutions that are a unit without a number ("to fahrenheit") are not asked for. What another model would find in the same
input is no fault.

The specifications test what people type at a chat program. A case is left out, with the reason counted, where it asks

- for what a figure is not, by this project's own rules: numbers inside a longer code, address, date or phone number
  ("10.0.0.1", "+1-555-0100"), runs of more than twelve digits, "one" as a pronoun; or for no number where one has a unit;
- for a unit without a number ("a small percent"), an ordinal, a currency that ISO 4217 does not know (bitcoins);
- for arithmetic: powers ("1.5^9", "1e10"), "one over twenty", parts other than one to nine of halves to tenths
  ("four twenty-thirds");
- for numbers as other languages write them ("2.222,22", "7,00"), broken by a tokenizer ("$ 6 . 8 million", "c $ 3"),
  or misspelt ("celcius");
- for an answer that depends on the models' options: of intervals "[20,30)" both ends are compared and not their brackets.

Whole models are left out: OrdinalModel (ordinals are no figures), and the copies of the models under other options
(ExperimentalMode, PercentMode, SuppressExtendedTypes).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path

from evals.figures import found
from evals.recognizers_specs import Case, Result, Tally, cases, tally
from onrecord.extract.units import unit_name
from onrecord.records import Figure

MODELS = (
    ("Number", "NumberModel"), ("Number", "NumberRangeModel"), ("Number", "PercentModel"), ("NumberWithUnit", "AgeModel"),
    ("NumberWithUnit", "CurrencyModel"), ("NumberWithUnit", "DimensionModel"), ("NumberWithUnit", "TemperatureModel"),
)  # fmt: skip
_TEMPERATURES = {"C": "degree Celsius", "F": "degree Fahrenheit", "K": "kelvin", "Degree": "degree"}
_UNDIMENSIONED = ("percent", "share", "score", "times", "year of age")
_CRYPTIC = ("Bitcoin", "Satoshi")
_TONS = ("ton", "metric ton")  # Recognizers makes no difference
_NAMES = {"Pound": "GBP", "Penny": "penny", "Cent": "cent"}  # of currencies, where the weight or nothing has the same name
_MISSPELT = re.compile(r"farenheit|celcius|centigrate|anyome", re.IGNORECASE)
_ORDINAL = re.compile(r"the \w+th\b")
_BROKEN = re.compile(r"\bc \$ \d|\d \. ?\d|\d ?\. \d|\d - [a-z]|[a-z] - [a-z]+ - old")
_FOREIGN = re.compile(r"\d,\d{1,2}(?!\d)|\d\.\d{3},\d")
# A part up to tenths, alone or behind "and", perhaps of a scale; digits; one in so many.
_PARTS = r"(?:half|thirds?|fourths?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
_COMMON = re.compile(
    rf"\D*?(?:^| and )(?:a |an |(?:one|two|three|four|five|six|seven|eight|nine)[ -]+)?{_PARTS}(?: of)?(?: a)?(?: \w+illion)?"
    r"|.*[\d½¼¾⅓⅔⅙].*|.* (?:out of|in) .*|\s*half a\s+dozen",
    re.IGNORECASE,
)
_INTERVAL = re.compile(r"([\[(])(-?[\d.E+-]*),(-?[\d.E+-]*)[\])]")


def tallies(root: Path) -> Iterator[tuple[str, Tally]]:
    """Each model's name with its tally, from the specifications under `root`, the folder of the corpora."""
    for family, model in MODELS:
        yield model, tally(cases(root, family, model), left_out, passes)


def left_out(case: Case) -> str | None:
    """Why a case does not apply, or None where it does."""
    if _BROKEN.search(case.text):
        return "broken by a tokenizer"
    if _FOREIGN.search(case.text):
        return "as other languages write it"
    if case.results and not _asked(case):
        return "a unit without a number"
    if not case.results and case.model == "NumberModel" and any(figure.unit for figure in found(case.text)):
        return "a measure, which is a figure here"
    if _MISSPELT.search(case.text):
        return "misspelt"
    for result in _asked(case):
        if result.resolution.get("unit") in _CRYPTIC:
            return "no currency of ISO 4217"
        if case.model == "NumberRangeModel" and _ORDINAL.search(result.text):
            return "ordinals"
        if len(re.sub(r"\D", "", result.text)) > 12 and "," not in result.text:
            return "an identifier"
        if result.resolution.get("subtype") == "power" or "^" in case.text:
            return "power"
        if case.model == "NumberModel" and _inside(case.text, result):
            return "inside a code, a date or a name"
        if result.resolution.get("subtype") == "fraction" and _uncommon(result.text):
            return "uncommon fraction"
        if case.model == "NumberModel" and result.text == "one" and len(case.results) == 1:
            return "one as a pronoun"
    return None


def _asked(case: Case) -> list[Result]:
    return [result for result in case.results if result.resolution.get("value") not in (None, "null", "")]


def _inside(text: str, result: Result) -> bool:
    """Whether the number is glued to a letter, a digit or a mark that goes on with one."""
    before, after = text[: result.span.start], text[result.span.end :]
    return bool(re.search(r"(?:\w|\d[-/.]|\w-|\+)$", before) or re.match(r"[-/.,]\w|\w", after))


def _uncommon(text: str) -> bool:
    return " over " in text or _COMMON.fullmatch(text) is None


def passes(case: Case) -> bool:
    """Whether the figures found in the input are those that the case asks for."""
    given = [figure for figure in found(case.text) if figure.qualifier != "vague"]
    asked = _asked(case)
    if not asked:
        return not any(_of_kind(case.model, figure) for figure in given)
    for result in asked:
        same = next(
            (figure for figure in given if figure.span.overlaps(result.span) and _same(case.model, result, figure)), None
        )
        if same is None:
            return False
        given.remove(same)
    return True


def _of_kind(model: str, figure: Figure) -> bool:
    unit = figure.unit or ""
    kinds = {
        "PercentModel": unit == "percent",
        "AgeModel": unit.endswith(" of age"),
        "CurrencyModel": len(unit) >= 3 and unit[:3].isupper(),
        "TemperatureModel": unit in _TEMPERATURES.values() and unit != "degree",
        "DimensionModel": bool(unit) and not unit[:3].isupper() and unit not in (*_UNDIMENSIONED, *_TEMPERATURES.values()),
        "NumberRangeModel": figure.low != figure.high,
    }
    return kinds.get(model, True)


def _same(model: str, result: Result, figure: Figure) -> bool:
    low, high = _ends(str(result.resolution["value"]))
    unit = result.resolution.get("unit")
    known = (figure.unit, (figure.unit or "").partition(" per ")[0])
    wanted = _unit(model, result) if unit is not None else ""
    alike = unit is None or wanted in known or (wanted in _TONS and figure.unit in _TONS)
    if model == "NumberRangeModel":
        return alike and _close(low, figure.low) and _close(high, figure.high)
    return alike and any(_close(low, end) for end in (figure.low, figure.high))


def _ends(value: str) -> tuple[float | None, float | None]:
    interval = _INTERVAL.fullmatch(value)
    if interval is None:
        number = float(value.removesuffix("%"))
        return number, number
    low, high = (float(end) if end else None for end in interval.group(2, 3))
    return low, high


def _close(wanted: float | None, got: float | None) -> bool:
    return wanted is got is None or (wanted is not None and got is not None and math.isclose(wanted, got, rel_tol=1e-5))


def _unit(model: str, result: Result) -> str:
    name = str(result.resolution["unit"])
    if model == "AgeModel":
        return f"{name.lower()} of age"
    if model == "TemperatureModel":
        return _TEMPERATURES.get(name, name)
    iso = result.resolution.get("isoCurrency") or (_NAMES.get(name) if model == "CurrencyModel" else None)
    return iso or unit_name(name) or name.lower()
