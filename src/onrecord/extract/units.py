"""Units of measure and currencies around a number. Names come from Unicode CLDR through Babel, in its American singular.

A unit is named in the singular ("square mile", "kilometer", "year"), a currency by its ISO 4217 code, a share of a hundred
"percent", an age "year of age"; a rate adds what it is counted by ("barrel per day", "USD per ounce"). "$" alone is USD,
"pounds" alone is a weight unless millions of them are meant; "dinars" and other names that several countries share and
none leads stay what is counted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name
from babel.units import format_unit

from onrecord.extract.cardinals import SCALES
from onrecord.extract.tokens import Tokens

_MEASURES = (
    "area-square-kilometer area-hectare area-square-meter area-square-mile area-acre area-square-yard area-square-foot "
    "area-square-inch area-dunam concentr-permillion concentr-portion-per-1e9 concentr-percent consumption-mile-per-gallon "
    "digital-petabyte digital-bit digital-byte digital-terabyte digital-gigabyte digital-gigabit digital-megabyte "
    "digital-megabit digital-kilobyte duration-century duration-decade duration-year duration-month duration-week "
    "duration-day duration-hour duration-minute duration-second duration-millisecond angle-degree angle-radian "
    "electric-volt energy-kilowatt-hour energy-calorie energy-kilocalorie energy-kilojoule energy-joule frequency-gigahertz "
    "frequency-megahertz frequency-kilohertz frequency-hertz graphics-megapixel graphics-pixel length-kilometer "
    "length-meter length-decimeter length-centimeter length-millimeter length-micrometer length-nanometer length-mile "
    "length-yard length-foot length-inch length-light-year length-nautical-mile mass-tonne mass-kilogram mass-gram "
    "mass-milligram mass-microgram mass-ton mass-pound mass-ounce mass-carat power-gigawatt power-megawatt power-kilowatt "
    "power-watt power-horsepower pressure-pascal pressure-kilopascal pressure-megapascal pressure-hectopascal "
    "pressure-millibar pressure-pound-force-per-square-inch speed-kilometer-per-hour speed-meter-per-second "
    "speed-mile-per-hour speed-knot temperature-celsius temperature-fahrenheit temperature-kelvin volume-cubic-kilometer "
    "volume-cubic-meter volume-cubic-foot volume-cubic-inch volume-liter volume-centiliter volume-milliliter volume-bushel "
    "volume-gallon volume-fluid-ounce volume-barrel volume-acre-foot volume-teaspoon volume-tablespoon"
).split()
# Short forms of CLDR that are words or letters of other use.
_AMBIGUOUS = frozenset("in c d h s y m K ac ct CD cal dec kn t tn ha deg".split())
# Forms that news uses and CLDR does not hold.
_MORE = {
    "pc": "percent", "pct": "percent", "percentage point": "percentage point", "percentage points": "percentage point",
    "percent point": "percentage point", "% points": "percentage point", "%pts": "percentage point",
    "basis point": "basis point", "basis points": "basis point", "bps": "basis point",
    "celsius": "degree Celsius", "centigrade": "degree Celsius", "degrees centigrade": "degree Celsius",
    "° c": "degree Celsius", "fahrenheit": "degree Fahrenheit", "° f": "degree Fahrenheit", "degrees c": "degree Celsius",
    "degrees f": "degree Fahrenheit", "deg c": "degree Celsius", "degf": "degree Fahrenheit", "degc": "degree Celsius",
    "kph": "kilometer per hour", "kmh": "kilometer per hour", "km/hr": "kilometer per hour", "kmph": "kilometer per hour",
    "m.p.h.": "mile per hour", "m": "meter", "kms": "kilometer", "kgs": "kilogram", "lbs": "pound", "sq km": "square kilometer",
    "sqkm": "square kilometer", "sq m": "square meter", "sqm": "square meter", "sq mile": "square mile",
    "sq miles": "square mile", "sq feet": "square foot", "sq. ft.": "square foot", "sqft": "square foot", "ha": "hectare",
    "bpd": "barrel per day", "cc": "cubic centimeter", "kiloton": "kiloton", "kilotons": "kiloton", "megaton": "megaton",
    "megatons": "megaton", "bhp": "brake horsepower", "mah": "milliampere-hour", "gwh": "gigawatt hour",
    "mwh": "megawatt hour", "cent": "cent", "cents": "cent", "pence": "penny", "year old": "year of age",
    "years old": "year of age", "year olds": "year of age", "years of age": "year of age", "month old": "month of age",
    "months old": "month of age", "month of age": "month of age", "months of age": "month of age", "week old": "week of age",
    "weeks old": "week of age", "weeks of age": "week of age", "day old": "day of age", "days old": "day of age",
    "days of age": "day of age", "yo": "year of age", "deg": "degree", "deg.": "degree", "deg celsius": "degree Celsius",
    "deg fahrenheit": "degree Fahrenheit", "penny": "penny", "pennies": "penny", "km2": "square kilometer",
    "m2": "square meter", "grammes": "gram", "kilogrammes": "kilogram", "milligrammes": "milligram",
    "microgrammes": "microgram", "gigapascal": "gigapascal", "gigapascals": "gigapascal", "gpa": "gigapascal",
    "ksi": "kilopound per square inch", "terawatt hours": "terawatt hour", "twh": "terawatt hour",
    "ppg": "point per game", "rpg": "rebound per game", "apg": "assist per game",
    "gigawatt hours": "gigawatt hour", "megawatt hours": "megawatt hour", "feet": "foot", "foot": "foot",
}  # fmt: skip
_SIGNS = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₪": "ILS", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₴": "UAH",
    "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND", "₡": "CRC", "₾": "GEL", "₭": "LAK", "₮": "MNT", "₵": "GHS", "₸": "KZT",
    "₼": "AZN", "₲": "PYG", "元": "CNY",
}  # fmt: skip
_DOLLARS = {
    "us": "USD", "u.s.": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD",
    "nt": "TWD", "r": "BRL", "mx": "MXN", "mex": "MXN",
}  # fmt: skip
# A currency's bare name is that of the economy that leads among those that share it.
_LEADING = {
    "dollar": "USD", "euro": "EUR", "sterling": "GBP", "pound sterling": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rmb": "CNY", "rupee": "INR", "ruble": "RUB", "rouble": "RUB", "lira": "TRY", "franc": "CHF", "peso": "MXN", "rial": "IRR",
    "riyal": "SAR", "dirham": "AED", "shekel": "ILS", "baht": "THB", "rand": "ZAR", "zloty": "PLN", "forint": "HUF",
    "hryvnia": "UAH", "ringgit": "MYR", "rupiah": "IDR", "naira": "NGN", "krona": "SEK", "kronor": "SEK", "krone": "NOK",
    "greenback": "USD", "us dollar": "USD", "u.s. dollar": "USD", "british pound": "GBP", "afghani": "AFN",
    "peseta": "ESP", "drachma": "GRD", "guilder": "NLG", "markka": "FIM", "escudo": "PTE", "deutsche mark": "DEM", "usd": "USD",
    "eur": "EUR", "gbp": "GBP",
}  # fmt: skip
_PREFIXES = {"rs": "INR", "rs.": "INR", "rmb": "CNY"}
_ORDINARY = frozenset("ALL TOP CUP MOP PEN COP MAD SOS BAM GEL RON LAK".split())  # codes that headlines write as words
# What a rate is counted by where "a", "an" or "each" stands for "per": "$60 a barrel", "40 hours a week".
_PER = frozenset(
    "year month week day hour minute second barrel share head person tonne ton ounce gallon night game gram".split()
)
_TURNS = frozenset("ago earlier later before after".split())  # "$6 billion a year earlier" is no rate
# What may stand between a number and a length of time: "three straight years", "50 more days".
_TELLING = frozenset("more other additional extra further previous consecutive straight successive full whole long".split())
_LENGTHS_OF_TIME = frozenset("seconds minutes hours days weeks months years decades centuries".split())
_EXPLICIT = frozenset(("per", "/"))
_LONGEST = 6  # tokens of the longest unit, "pounds per square inch" with hyphens


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's name and the token behind it. `money` where it is a currency; `scale` multiplies ("75 USD million")."""

    name: str
    last: int
    money: bool = False
    scale: float = 1.0


@cache
def _units() -> dict[str, str]:
    """Every form of a unit, lower-cased, and its name."""
    known: dict[str, str] = {}
    for measure in _MEASURES:
        name = _bare(format_unit(1, measure, length="long", locale="en"))
        for locale in ("en", "en_GB"):
            for length in ("long", "short", "narrow"):
                forms = {_bare(format_unit(count, measure, length=length, locale=locale)) for count in (1, 2)}
                for form in forms - _AMBIGUOUS:
                    known.setdefault(_key(form), name)
    return known | _MORE


def _bare(formatted: str) -> str:
    return formatted.strip("12").strip("\u00a0 ")


def _key(form: str) -> str:
    return form.lower().replace("-", " ").replace("\u00a0", " ").replace("μ", "µ")


@cache
def _currencies() -> dict[str, str]:
    """Names of currencies, lower-cased, singular and plural, and ISO codes in capitals."""
    codes = [str(code) for code in Locale.parse("en").currencies]
    known = {code: code for code in codes}
    for code in codes:
        for count in (1, 2):
            known.setdefault(get_currency_name(code, count=count, locale="en").lower(), code)
    for name, code in _LEADING.items():
        known |= {name: code, f"{name}s": code}
    return known


def unit_name(form: str) -> str | None:
    """The name of a unit or the ISO code of a currency for any of its forms, None where it is neither."""
    found = _units().get(_key(form))
    return found or _currencies().get(form.lower()) or _currencies().get(form)


def currency_before(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands before the number at token `at`, and the sign's first token."""
    sign = tokens.text[at - 1]
    if tokens.phrase(at - 2, at) == "y =" and tokens.glued(at):  # how agencies that have no yen sign write it
        return "JPY", at - 2
    if sign in _SIGNS:
        letters = tokens.text[at - 2]
        if sign == "$" and len(letters) == 3 and tokens.glued(at - 1) and letters.upper() in _currencies():  # "CAD$"
            return letters.upper(), at - 2
        if sign == "$" and (letters.isupper() or len(letters) > 1) and tokens.low[at - 2] in _DOLLARS:
            return _DOLLARS[tokens.low[at - 2]], at - 2
        return _SIGNS[sign], at - 1
    if tokens.text[at - 2] == "$" and tokens.glued(at - 1) and tokens.glued(at) and tokens.low[at - 1] in _DOLLARS:
        return _DOLLARS[tokens.low[at - 1]], at - 2
    if tokens.low[at - 1] in _PREFIXES:
        return _PREFIXES[tokens.low[at - 1]], at - 1
    if len(sign) == 3 and sign.isupper() and sign in _currencies() and (tokens.glued(at) or sign not in _ORDINARY):
        return sign, at - 1
    return None


def unit_after(tokens: Tokens, at: int, *, scaled: bool) -> Unit | None:
    """The unit that stands at token `at`, right behind a number, hyphened or not; with its rate.

    `scaled` says that the number is in thousands or more, as sums of money are and weights in pounds are not.
    """
    start = at + (tokens.low[at] == "-" and tokens.glued(at))
    if tokens.low[start] in _TELLING and tokens.low[start + 1] in _LENGTHS_OF_TIME:
        start += 1
    if tokens.low[start] in ("times", "fold") and _multiplies(tokens, start):
        return Unit("times", start + 1)
    found = _longest(tokens, start, scaled)
    return None if found is None else rate(tokens, found)


def _multiplies(tokens: Tokens, at: int) -> bool:
    """Whether "times" or "fold" multiplies: "three times as many", "five times higher"; not "arrested three times"."""
    after = tokens.low[at + 1]
    return tokens.low[at] == "fold" or after in ("as", "the", "more", "its", "their", "less") or after.endswith("er")


def _longest(tokens: Tokens, start: int, scaled: bool) -> Unit | None:
    key, found = "", None
    for at in range(start, start + _LONGEST):
        word = tokens.text[at]
        if not word or (word in _SIGNS and tokens.numeric(at + 1)):
            break
        if word != "-":
            joined = tokens.glued(at) and at > start and tokens.text[at - 1] != "-"
            key += word if joined or not key else f" {word}"
            name = _named(key, scaled)
            found = found if name is None else Unit(name, at + 1, name.isupper() and len(name) == 3)
    return _scaled(tokens, start) if found is None else _multiplied(tokens, found)


def _scaled(tokens: Tokens, at: int) -> Unit | None:
    """A currency's code with an M for million, as company reports have it: "30 MUSD"."""
    code = tokens.text[at][1:]
    return Unit(code, at + 1, True, 1e6) if tokens.text[at][:1] == "M" and len(code) == 3 and code in _currencies() else None


def _multiplied(tokens: Tokens, unit: Unit) -> Unit:
    scale = SCALES.get(tokens.low[unit.last], 1.0) if unit.money else 1.0
    return unit if scale == 1 else replace(unit, last=unit.last + 1, scale=scale)


def _named(key: str, scaled: bool) -> str | None:
    low = _key(key)
    if low in ("pound", "pounds") and scaled:
        return "GBP"
    if key in _SIGNS:
        return _SIGNS[key]
    if len(low) == 1 and low.isalpha():
        return {"m": "meter", "g": "gram", "L": "liter", "l": "liter", "W": "watt", "V": "volt", "C": "degree Celsius"}.get(key)
    return _units().get(low) or _currencies().get(low) or (_currencies().get(key) if key not in _ORDINARY else None)


def dollars(tokens: Tokens, unit: Unit) -> Unit:
    """A sum in dollars with the country that stands behind it: "$76 US a barrel"."""
    written, low = tokens.text[unit.last], tokens.low[unit.last]
    last = tokens.low[unit.last + 1] in ("a", "per", "") or not tokens.wordy(unit.last + 1)
    if unit.name == "USD" and written.isupper() and low in _DOLLARS and last:
        return Unit(_DOLLARS[low], unit.last + 1, True)
    return unit


def _past_conversion(tokens: Tokens, at: int) -> int:
    """Behind a conversion in parentheses: "C$6 ($4.46) a share"."""
    if tokens.text[at] != "(":
        return at
    return next((i + 1 for i in range(at + 2, at + _LONGEST) if tokens.text[i] == ")"), at)


def rate(tokens: Tokens, unit: Unit) -> Unit:
    """The unit with what it is counted by, where that follows: "a barrel", "per square foot", "/day"."""
    at = _past_conversion(tokens, unit.last)
    at += tokens.low[at] == "-" and tokens.low[at + 1] in ("a", "per")
    word = tokens.low[at]
    explicit, behind = word in _EXPLICIT, at + 1 + (tokens.low[at + 1] == "-")
    if not explicit and (word not in ("a", "an", "each", "every") or tokens.low[behind] not in _PER):
        return unit
    if not tokens.wordy(behind) or tokens.low[behind + 1] in _TURNS:
        return unit
    last = behind + 1 + (tokens.low[behind] in ("square", "cubic"))
    by = tokens.phrase(behind, last)
    if tokens.text[unit.last] == "(":  # the conversion is an amount of its own
        last = unit.last
    return replace(unit, name=f"{unit.name} per {_units().get(by, by)}", last=last)
