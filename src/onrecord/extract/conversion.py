"""Measures of one kind in one unit, so that figures can be compared: lengths in meters, areas in square meters and so on.

The factors are those of NIST Special Publication 811 (2008), appendix B; a calorie is the thermochemical one, a ton the short
one, a barrel that of oil, gallons and the like American, a month and a year of the mean Gregorian length. Currencies are not
converted: that takes a rate of the day.
"""

from __future__ import annotations

from functools import cache

_YEAR = 365.2425 * 86_400
# The unit that each kind is compared in, and how many of it make one of the others.
_KINDS: dict[str, dict[str, float]] = {
    "meter": {
        "kilometer": 1e3, "centimeter": 1e-2, "decimeter": 1e-1, "millimeter": 1e-3, "micrometer": 1e-6, "nanometer": 1e-9,
        "mile": 1609.344, "yard": 0.9144, "foot": 0.3048, "inch": 0.0254, "nautical mile": 1852, "light year": 9.460_73e15,
    },
    "square meter": {
        "square kilometer": 1e6, "hectare": 1e4, "dunam": 1e3, "square mile": 1609.344**2, "acre": 4046.873,
        "square yard": 0.9144**2, "square foot": 0.3048**2, "square inch": 0.0254**2,
    },
    "kilogram": {
        "metric ton": 1e3, "gram": 1e-3, "milligram": 1e-6, "microgram": 1e-9, "ton": 907.184_74, "pound": 0.453_592_37,
        "ounce": 0.028_349_523_125, "carat": 2e-4,
    },
    "liter": {
        "cubic kilometer": 1e12, "cubic meter": 1e3, "cubic centimeter": 1e-3, "centiliter": 1e-2, "milliliter": 1e-3,
        "cubic foot": 28.316_846_592, "cubic inch": 0.016_387_064, "gallon": 3.785_411_784, "fluid ounce": 0.029_573_529_562_5,
        "barrel": 158.987_294_928, "bushel": 35.239_07, "acre-foot": 1_233_489,
    },
    "second": {
        "millisecond": 1e-3, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800, "month": _YEAR / 12, "year": _YEAR,
        "decade": 10 * _YEAR, "century": 100 * _YEAR,
    },
    "year of age": {"month of age": 1 / 12, "week of age": 604_800 / _YEAR, "day of age": 86_400 / _YEAR},
    "meter per second": {"kilometer per hour": 1 / 3.6, "mile per hour": 0.447_04, "knot": 1852 / 3600},
    "watt": {"kilowatt": 1e3, "megawatt": 1e6, "gigawatt": 1e9, "horsepower": 745.699_9},
    "joule": {
        "kilojoule": 1e3, "calorie": 4.184, "kilocalorie": 4184, "kilowatt hour": 3.6e6, "megawatt hour": 3.6e9,
        "gigawatt hour": 3.6e12, "terawatt hour": 3.6e15,
    },
    "pascal": {
        "hectopascal": 100, "kilopascal": 1e3, "megapascal": 1e6, "gigapascal": 1e9, "millibar": 100,
        "pound-force per square inch": 6894.757, "kilopound per square inch": 6_894_757,
    },
    "hertz": {"kilohertz": 1e3, "megahertz": 1e6, "gigahertz": 1e9},
    "byte": {
        "bit": 1 / 8, "kilobyte": 1e3, "megabyte": 1e6, "gigabyte": 1e9, "terabyte": 1e12, "petabyte": 1e15, "megabit": 1.25e5,
        "gigabit": 1.25e8,
    },
    "percent": {"share": 100, "part per million": 1e-4, "part per billion": 1e-7},
    "percentage point": {"basis point": 0.01},
}  # fmt: skip
_SCALES = {"degree Celsius": (1.0, 0.0), "degree Fahrenheit": (5 / 9, -160 / 9), "kelvin": (1.0, -273.15)}


@cache
def _factors() -> dict[str, tuple[str, float, float]]:
    """For each unit the one that its kind is compared in, the factor, and what is added."""
    known = {kind: (kind, 1.0, 0.0) for kind in _KINDS}
    for kind, units in _KINDS.items():
        known |= {unit: (kind, float(factor), 0.0) for unit, factor in units.items()}
    return known | {unit: ("degree Celsius", *scale) for unit, scale in _SCALES.items()}


def comparable(value: float, unit: str | None) -> tuple[float, str | None]:
    """The value in the unit that its kind is compared in, and that unit; as it is where the kind is not known.

    `unit` is one of `Figure.unit`; of a rate the measure alone is converted ("mile per gallon" to "meter per gallon").
    """
    measure, per, by = (unit or "").partition(" per ")
    whole = _factors().get(unit or "")
    found = whole or _factors().get(measure)
    if found is None or (per and not whole and measure in _SCALES):
        return value, unit
    kind, factor, offset = found
    return value * factor + offset, kind if whole else f"{kind} per {by}"


def alike(one: str | None, other: str | None) -> bool:
    """Whether two units are of one kind, or both currencies, so that one may be the conversion of the other."""
    if one is None or other is None:
        return False
    money = [len(unit.partition(" ")[0]) == 3 and unit[:3].isupper() for unit in (one, other)]
    return all(money) or (not any(money) and comparable(0, one)[1] == comparable(0, other)[1])
