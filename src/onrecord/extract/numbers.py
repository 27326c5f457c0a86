"""Reading a number where one begins: digits, number words, both together, parts of a whole and vague multitudes.

A number above 10^18, of more than 36 characters or of more than 12 digits without commas is nothing that news gives (an
identifier, perhaps): it is left out, so that no value is ever
infinite, and a megabyte of digits costs one comparison.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.cardinals import ARTICLES, PARTS, SCALES, SMALL, TENS, below_hundred, cardinal, multiplied
from onrecord.extract.tokens import Tokens

_LARGEST = 1e18
_LONGEST = 36  # characters: 18 digits with commas and decimals
_UNGROUPED = 12  # a longer run of digits without commas is an identifier
_SHORT_SCALES = {
    "mn": 1e6, "mln": 1e6, "mil": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "tln": 1e12, "dozen": 12.0,
    "dozens": 12.0,
}  # fmt: skip
_GLUED_SCALES = {"k": 1e3, "m": 1e6}  # "15k", "1.5m"
_MONEY_SCALES = {"k": 1e3, "m": 1e6, "mm": 1e6, "b": 1e9, "t": 1e12}  # "$5b"
_MANY_PARTS = {f"{part}s": value for part, value in PARTS.items() if part != "half"}
SIGNS = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6,
    "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
_MULTITUDES = frozenset("tens dozens scores hundreds thousands millions billions trillions".split())
_SEVERAL = frozenset("several few many couple countless".split())
_BARE_SCALES = frozenset((*SCALES, "hundred", "dozen"))
_WHOLES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1e3, 1e4, 1e5, 1e6))
# What stands behind a length in metres: "a 5m high wall", "5m from the road"; elsewhere "5m" is five million.
_LENGTHS = frozenset("long wide high deep tall thick away from above below across apart".split())
# What a part of a whole stands behind where no "of" follows: "by a third", "more than a quarter".
_BEFORE_PART = frozenset("by than about around nearly almost roughly over approximately".split())

STARTS = frozenset((*SMALL, *TENS, *_BARE_SCALES, *PARTS, *_MULTITUDES, *_SEVERAL))


@dataclass(frozen=True, slots=True)
class Number:
    """A number from token `first` up to `last`. `value` is None for a vague one; a `share` is a part of a whole (2/3).

    `scale` is what its last scale word multiplied by (1 without one); the lower end of a range may borrow it.
    """

    first: int
    last: int
    value: float | None
    scale: float = 1.0
    share: bool = False


def number_at(tokens: Tokens, at: int, *, money: bool = False) -> Number | None:
    """The number that begins at token `at` (or at the article before it); None where none can be read.

    `money` says that a currency's sign stands before it, so that a glued "b" is billion.
    """
    if tokens.numeric(at):
        return _ratio(tokens, _checked(_digits(tokens, at, money)))
    if tokens.text[at] in SIGNS:
        return Number(at, at + 1, SIGNS[tokens.text[at]], share=True)
    return _vague(tokens, at) or _part(tokens, at) or _ratio(tokens, _checked(_words(tokens, at)))


def _checked(number: Number | None) -> Number | None:
    return None if number is None or (number.value or 0) > _LARGEST else number


def _article(tokens: Tokens, at: int) -> int:
    return at - 1 if tokens.low[at - 1] in ARTICLES else at


def _vague(tokens: Tokens, at: int) -> Number | None:
    """Multitudes: "hundreds", "tens of thousands", "several hundred", "a few thousand", "a couple of dozen"."""
    low, end = tokens.low, at + 1
    if low[at] in _MULTITUDES:
        while low[end] == "of" and low[end + 1] in _MULTITUDES and end - at < 6:
            end += 2
        lone = end == at + 1 and low[at] in ("tens", "scores")
        return None if lone and low[end] != "of" else Number(at, end, None)
    if low[at] in _SEVERAL:
        end += low[end] == "of" and low[at] == "couple"
        if low[end] in _BARE_SCALES:
            return Number(_article(tokens, at), end + 1 + (low[end + 1] in SCALES), None)
    return None


def _digits(tokens: Tokens, at: int, money: bool) -> Number | None:
    written = tokens.text[at]
    if len(written) > _LONGEST or (len(written) > _UNGROUPED and written.isdecimal()):
        return None
    value, end = float("".join(char for char in written if char.isdecimal() or char == ".")), at + 1
    if tokens.text[end] in SIGNS:
        value, end = value + SIGNS[tokens.text[end]], end + 1
    elif tokens.text[end] == "/" and tokens.glued(end) and tokens.glued(end + 1):
        return _quotient(tokens, at, value)
    elif written.isdecimal() and tokens.text[end + 1] == "/" and (part := _mixed(tokens, end)):
        value, end = value + (part.value or 0), part.last
    scale, end = _scale(tokens, end, value, money)
    return _and_part(tokens, Number(at, end, multiplied(value, scale), scale))


def _mixed(tokens: Tokens, at: int) -> Number | None:
    """The written fraction behind a whole number: "10 1/2"."""
    written = tokens.text[at].isdecimal() and len(tokens.text[at]) == 1 and tokens.glued(at + 1) and tokens.glued(at + 2)
    return _quotient(tokens, at, float(tokens.text[at])) if written else None


def _and_part(tokens: Tokens, number: Number) -> Number:
    """The number with a part of its last scale: "five and a quarter", "three million and a half"."""
    low, end = tokens.low, number.last
    top = 1.0 if low[end + 1] in ARTICLES else float(SMALL.get(low[end + 1], 0))
    part = (PARTS if top == 1 else _MANY_PARTS).get(low[end + 2])
    if low[end] != "and" or number.value is None or not 0 < top < 10 or part is None or low[end + 3] in ("of", "-"):
        return number
    if low[end + 3] in SCALES:  # "one billion and a half million"
        return Number(number.first, end + 4, number.value + SCALES[low[end + 3]] * top / part, SCALES[low[end + 3]])
    return Number(number.first, end + 3, number.value + number.scale * top / part, number.scale)


def _quotient(tokens: Tokens, at: int, top: float) -> Number | None:
    """A written fraction: "1/2", "3/4"; not "9/11" or "24/7", which are names."""
    bottom = tokens.text[at + 2]
    if bottom not in ("2", "3", "4", "5", "8", "10") or top >= int(bottom) or tokens.text[at + 3] == "/":
        return None
    return Number(at, at + 3, top / int(bottom), share=True)


def _scale(tokens: Tokens, at: int, value: float, money: bool) -> tuple[float, int]:
    """What follows digits and multiplies them, and the token behind it: "million", "-million", "bn", "m", "dozen"."""
    start = at + (tokens.low[at] == "-" and tokens.low[at + 1] in SCALES)
    scale, end = 1.0, start
    if tokens.low[end] == "hundred":
        scale, end = 100.0, end + 1
    if tokens.low[end] in SCALES:
        scale, end = scale * SCALES[tokens.low[end]], end + 1
        if tokens.low[end - 1] == "lakh" and tokens.low[end] == "crore":
            scale, end = scale * SCALES["crore"], end + 1
    if end > start:
        return scale, end
    word, glued = tokens.low[at], tokens.glued(at)
    if word in _SHORT_SCALES:
        return _SHORT_SCALES[word], at + 1
    if glued and word in ("b", "bn") and "." in tokens.text[at - 1]:  # "1.2b"; "5b" may be anything
        return 1e9, at + 1
    if money and word in _MONEY_SCALES and (glued or word == "m"):
        return _MONEY_SCALES[word], at + 1
    if glued and word in _GLUED_SCALES and (tokens.text[at] == "M" or not _metres(tokens, at, value)):
        return _GLUED_SCALES[word], at + 1
    return 1.0, at


def _metres(tokens: Tokens, at: int, value: float) -> bool:
    after = tokens.low[at + 1]
    return tokens.low[at] == "m" and (value >= 100 or after in _LENGTHS or not after[:1].isalpha() or tokens.glued(at + 1))


def _words(tokens: Tokens, at: int) -> Number | None:
    first = _article(tokens, at) if tokens.low[at] in _BARE_SCALES else at
    read = cardinal(tokens, first)
    return None if read is None else _and_part(tokens, Number(first, read[1], read[0], read[2]))


def _part(tokens: Tokens, at: int) -> Number | None:
    """A part of a whole ("two thirds", "a quarter of", "half the"), or of a scale ("half a million")."""
    low = tokens.low
    if low[at] in PARTS:
        first = _article(tokens, at)
        return _part_of(tokens, first, at + 1, 1 / PARTS[low[at]]) if _single(tokens, first, at) else None
    top = below_hundred(tokens, at)
    if top is None or not 0 < top[0] < 10:
        return None
    end = top[1] + (low[top[1]] == "-")
    parts = PARTS if top[0] == 1 else _MANY_PARTS
    if low[end] not in parts or low[end + 1] == "-" or (low[end] == "half" and low[end - 1] != "-" and low[end + 1] != "of"):
        return None
    return _part_of(tokens, at, end + 1, top[0] / parts[low[end]])


def _single(tokens: Tokens, first: int, at: int) -> bool:
    """Whether "half", "a third" or "a quarter" is a part here, not an ordinal, a match's half or a quarter of a year."""
    before, after = tokens.low[first - 1], tokens.low[at + 1]
    if tokens.low[at] == "half":
        scaled = after in SCALES or (after in (*ARTICLES, "-") and tokens.low[at + 2] in _BARE_SCALES)
        whole = after in ("of", "the", "its", "their", "his", "her", "our", "all", "that", "these", "those")
        return scaled or (whole and before not in ("first", "second", "other", "latter")) or before == "than"
    if tokens.low[at] == "quarter" and after in SCALES:
        return True
    return first < at and (after == "of" or (before in _BEFORE_PART and after not in ("of", "-") and not tokens.wordy(at + 1)))


def _part_of(tokens: Tokens, first: int, end: int, value: float) -> Number:
    low, scale = tokens.low, end
    scale += low[scale] == "of" and low[scale + 1] in ARTICLES
    scale += low[scale] in ARTICLES or low[scale] == "-"
    if low[scale] in (SCALES if scale == end else _BARE_SCALES):
        whole = SCALES.get(low[scale], 12.0 if low[scale] == "dozen" else 100.0)
        return Number(first, scale + 1, multiplied(value, whole), whole)
    return Number(first, end, value, share=True)


def _ratio(tokens: Tokens, number: Number | None) -> Number | None:
    """ "one in five", "nine out of ten", "1 in every 100" as a share; any other number as it is."""
    if number is None or number.scale != 1 or number.value is None or not 0 < number.value < 100 or number.share:
        return number
    low, end = tokens.low, number.last
    if low[end] != "in" and low[end : end + 2] not in (["out", "of"], ["of", "every"]):
        return number
    end += 1 if low[end] == "in" else 2
    end += low[end] == "every"
    whole = _digits(tokens, end, False) if tokens.numeric(end) else _words(tokens, end)
    if whole is None and low[end] == "hundred":  # "one in every hundred"
        whole = Number(end, end + 1, 100.0, 100.0)
    if whole is None or whole.value is None or whole.value <= number.value:
        return number
    if low[end - 1] != "of" and (whole.value not in _WHOLES or _unlike(tokens, number, whole)):
        return number
    return Number(number.first, whole.last, number.value / whole.value, share=True)


def _unlike(tokens: Tokens, number: Number, whole: Number) -> bool:
    """ "killed five in 2 attacks" is two figures: a ratio is written alike on both sides, or counts "one" or up to ten."""
    alike = tokens.numeric(number.first) == tokens.numeric(whole.first)
    return not (alike or number.value == 1) or (number.value != 1 and whole.value not in (3, 4, 5, 10, 100, 1000))
