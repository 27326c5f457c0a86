"""Measures of one kind in one unit, so that figures can be compared: lengths in meters, areas in square meters and so on.

The factors are pint's (pint.readthedocs.io), which is loaded when the first measure is converted. A ton is the short one, a
barrel that of oil, gallons and the like American, a calorie the thermochemical one. Currencies are not converted: that takes a
rate of the day.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.records import Figure

if TYPE_CHECKING:
    from pint import UnitRegistry

# The unit that each kind is compared in, and the others of the kind.
_KINDS = {
    "meter": "kilometer,centimeter,decimeter,millimeter,micrometer,nanometer,mile,yard,foot,inch,nautical mile,light year",
    "square meter": "square kilometer,hectare,dunam,square mile,acre,square yard,square foot,square inch",
    "kilogram": "metric ton,gram,milligram,microgram,ton,pound,ounce,carat",
    "liter": "cubic kilometer,cubic meter,cubic centimeter,centiliter,milliliter,cubic foot,cubic inch,gallon,fluid ounce"
    ",barrel,bushel,acre-foot",
    "second": "millisecond,minute,hour,day,week,month,year,decade,century",
    "year of age": "month of age,week of age,day of age",
    "meter per second": "kilometer per hour,mile per hour,knot",
    "watt": "kilowatt,megawatt,gigawatt,horsepower",
    "joule": "kilojoule,calorie,kilocalorie,kilowatt hour,megawatt hour,gigawatt hour,terawatt hour",
    "pascal": "hectopascal,kilopascal,megapascal,gigapascal,millibar,pound-force per square inch,kilopound per square inch",
    "hertz": "kilohertz,megahertz,gigahertz",
    "byte": "bit,kilobyte,megabyte,gigabyte,terabyte,petabyte,megabit,gigabit",
    "degree Celsius": "degree Fahrenheit,kelvin",
}
# Parts of a whole are numbers, no measures: how many of the first each other is.
_PARTS = {
    "percent": {"share": 100.0, "part per million": 1e-4, "part per billion": 1e-7},
    "percentage point": {"basis point": 0.01},
}
# What pint calls by another name, or by none.
_PINTS = {
    "ton": "short_ton", "barrel": "oil_barrel", "acre-foot": "acre_foot", "decade": "ten_years",
    "pound-force per square inch": "psi", "kilopound per square inch": "ksi",
    "degree Celsius": "degC", "degree Fahrenheit": "degF",
}  # fmt: skip


@cache
def _registry() -> UnitRegistry[Any]:
    from pint import UnitRegistry  # half a second, which most articles do not need

    made: UnitRegistry[Any] = UnitRegistry(autoconvert_offset_to_baseunit=True)
    for unit in ("dunam = 1000 * meter**2", "ten_years = 10 * year"):
        made.define(unit)
    return made


def _pints(unit: str) -> str:
    """A unit as pint reads it: "square mile" is mile**2, "kilometer per hour" kilometer / hour."""
    if unit in _PINTS:
        return _PINTS[unit]
    parts = []
    for part in unit.removesuffix(" of age").split(" per "):
        power = next((power for name, power in (("square ", 2), ("cubic ", 3)) if part.startswith(name)), 1)
        bare = part.removeprefix("square ").removeprefix("cubic ")
        bare = bare.replace("att hour", "att * hour") if bare.endswith("att hour") else bare.replace(" ", "_")
        parts.append(f"({bare})**{power}")
    return " / ".join(parts)


@cache
def _kind(unit: str) -> str | None:
    return next((kind for kind, others in _KINDS.items() if unit == kind or unit in others.split(",")), None)


@cache
def _scale(unit: str, kind: str) -> tuple[float, float]:
    """By what a value in `unit` is multiplied, and what is added, to have it in `kind`."""
    own, other = _registry().Quantity(1, _pints(unit)), _registry().Quantity(0, _pints(unit))
    at_one, at_zero = (float(each.to(_pints(kind)).magnitude) for each in (own, other))
    return at_one - at_zero, at_zero


def comparable(value: float, unit: str | None) -> tuple[float, str | None]:
    """The value in the unit that its kind is compared in, and that unit; as it is where the kind is not known.

    `unit` is one of `Figure.unit`; of a rate the measure alone is converted ("mile per gallon" to "meter per gallon").
    """
    for whole, parts in _PARTS.items():
        if unit in parts:
            return value * parts[unit], whole
    measure, per, by = (unit or "").partition(" per ")
    kind = _kind(unit or "")
    if kind is not None:
        factor, offset = _scale(unit or "", kind)
        return value * factor + offset, kind
    kind = _kind(measure) if per else None
    if kind is None or kind == "degree Celsius":
        return value, unit
    return value * _scale(measure, kind)[0], f"{kind} per {by}"


def converted(figure: Figure) -> Figure | None:
    """The figure in the unit that its kind is compared in; None where it is given in that unit, in one of no kind, or in none.
    To six digits, more than news gives; text and span stay the text's own."""
    target = comparable(1.0, figure.unit)[1]
    if figure.unit is None or target == figure.unit:
        return None
    low, high = (None if end is None else float(f"{comparable(end, figure.unit)[0]:.6g}") for end in (figure.low, figure.high))
    return replace(figure, low=low, high=high, unit=target)


def alike(one: str | None, other: str | None) -> bool:
    """Whether two units are of one kind, or both currencies, so that one may be the conversion of the other."""
    if one is None or other is None:
        return False
    money = [len(unit.partition(" ")[0]) == 3 and unit[:3].isupper() for unit in (one, other)]
    return all(money) or (not any(money) and _compared(one) == _compared(other))


def _compared(unit: str) -> str:
    """The unit that `comparable` would give, found without pint."""
    whole = next((whole for whole, parts in _PARTS.items() if unit in parts), None) or _kind(unit)
    measure, per, by = unit.partition(" per ")
    kind = _kind(measure) if per and whole is None else None
    return whole or (f"{kind} per {by}" if kind and kind != "degree Celsius" else unit)
