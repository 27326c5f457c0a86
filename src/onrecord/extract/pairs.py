"""What two amounts side by side tell of each other: ends of a change, conversions, parts of a sum, and scores.

"from 2.5 to 4 billion euros" is of euros and billions on both sides, "lower than 9 miles (14 km)" is lower on both, and
"$2 million of the 5 million" of dollars. A score ("2-1", "a 52-48 vote") is two amounts in the unit "score".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.extract.amounts import SCORE, SCORED, Amount, bounded
from onrecord.extract.cardinals import multiplied
from onrecord.extract.conversion import alike
from onrecord.extract.tokens import Tokens
from onrecord.extract.wordclasses import CLOCK, DETERMINERS, open_word

_FEET, _INCHES = frozenset("'’′"), frozenset('"”″')
_DASHES = frozenset("-–")
# How many of the smaller unit make one of the larger.
_SMALLER: dict[tuple[str | None, str | None], int] = {
    ("foot", "inch"): 12, ("pound", "ounce"): 16, ("USD", "cent"): 100, ("EUR", "cent"): 100, ("GBP", "penny"): 100,
    ("CAD", "cent"): 100, ("AUD", "cent"): 100,
}  # fmt: skip
_PERCENTS = ("percent", "percentage point")
_DIGITS = 3  # of the longest number in a score
_BACK = 3  # tokens before a pair that may say that it is a score: "won 2-4", "beat the Larks 0-3"
_SCORED_BEHIND = frozenset("win victory defeat loss draw tie lead vote decision score ruling down up".split())


def settled(tokens: Tokens, found: Iterable[Amount]) -> Iterator[Amount]:
    """The amounts of a sentence, each with what the one beside it tells of it; `found` is in order."""
    earlier: Amount | None = None
    for amount in found:
        if earlier is not None and (one := _one(tokens, earlier, amount)):
            earlier = one
            continue
        if earlier is not None:
            earlier, amount = _told(tokens, earlier, amount)
            yield earlier
        earlier = amount
    if earlier is not None:
        yield earlier


def _one(tokens: Tokens, one: Amount, other: Amount) -> Amount | None:
    """Two that are one: "above 10 and below 20", "six feet two inches"; else None."""
    between = tokens.low[one.last : other.first]
    if between not in ([], ["and"], ["but"], [","], ["of"]):
        return None
    if one.unit == "share" and between == ["of"] and other.unit in _PERCENTS and other.low == other.high:
        return _times(one, other)
    if one.unit == "foot" and not between and tokens.low[other.last] == "in" and other.unit is None:  # "5 ft 2 in"
        other = replace(other, unit="inch", last=other.last + 1)
    if not between and other.unit is None and (one.unit, "cent") in _SMALLER and not open_word(tokens, other.last):
        other = replace(other, unit="cent")  # "15 dollars 50"
    smaller = _SMALLER.get((one.unit, other.unit))
    if smaller and one.low is not None and one.low == one.high and other.low == other.high and 0 < (other.low or 0) < smaller:
        value = one.low + (other.low or 0) / smaller
        return replace(one, last=other.last, low=value, high=value) if between in ([], ["and"]) else None
    low, high = (one.low, other.high) if one.high is None else (other.low, one.high)
    opposite = (one.low is None) != (other.low is None) and (one.high is None) != (other.high is None)
    if (
        not opposite
        or between in ([], ["of"])
        or low is None
        or high is None
        or low >= high
        or one.unit not in (None, other.unit)
    ):
        return None
    return replace(one, last=other.last, low=low, high=high, qualifier="between", unit=other.unit)


def _times(one: Amount, other: Amount) -> Amount:
    """ "less than half of 1 percent" is less than 0.5 percent."""
    whole = other.low or 0.0
    low, high = (None if end is None else multiplied(end, whole) for end in (one.low, one.high))
    return replace(one, last=other.last, low=low, high=high, unit=other.unit)


def _told(tokens: Tokens, one: Amount, other: Amount) -> tuple[Amount, Amount]:
    between = tokens.low[one.last : other.first]
    if between == ["("]:
        return one, _converted(one, other)
    if between == ["to"] and tokens.low[one.first - 1] == "from":
        return _ends(tokens, one, other)
    if between[:1] == ["of"] and all(word in DETERMINERS for word in between[1:]) and len(between) <= 2:
        return _part(one, other), other
    return one, other


def _converted(one: Amount, other: Amount) -> Amount:
    """The amount in parentheses, with the bound of the one that it converts."""
    conversion = one.unit != other.unit and other.qualifier == "exact" and alike(one.unit, other.unit)
    return bounded(other, one.qualifier) if conversion and one.qualifier not in ("between", "vague") else other


def _ends(tokens: Tokens, one: Amount, other: Amount) -> tuple[Amount, Amount]:
    """Both ends of a change in the unit that one of them has, and the first in the scale of the second."""
    if one.unit is None and other.unit is not None and one.low is not None and one.low == one.high:
        factor = other.scale if one.scale == 1 and one.low < 1000 else 1.0
        value = multiplied(one.low, factor)
        return replace(one, low=value, high=value, unit=other.unit, scale=factor), other
    if other.unit is None and one.unit is not None and _bare(tokens, other.last):
        return one, replace(other, unit=one.unit)
    return one, other


def _bare(tokens: Tokens, at: int) -> bool:
    """Whether nothing that could be counted stands behind a number."""
    return not open_word(tokens, at) or tokens.low[at].endswith("ly")


def _part(one: Amount, other: Amount) -> Amount:
    money = other.unit is not None and other.unit.isupper() and len(other.unit) == 3
    return replace(one, unit=other.unit) if one.unit is None and money and one.scale >= 1000 else one


def score(tokens: Tokens, at: int) -> tuple[Amount, Amount] | None:
    """The two sides of a score whose first number is token `at`; None where no score stands there.

    Two plain numbers with a dash between them are one where they fall, as a range does not, or where words of winning,
    losing or voting stand about them.
    """
    if not _plain(tokens, at) or tokens.text[at + 1] not in _DASHES or not _plain(tokens, at + 2):
        return None
    if not (tokens.glued(at + 1) and tokens.glued(at + 2)) or tokens.glued(at) or _goes_on(tokens, at + 3):
        return None
    before, after = tokens.low[max(0, at - _BACK) : at], tokens.low[at + 3]
    one, other = float(tokens.text[at]), float(tokens.text[at + 2])
    said = after in _SCORED_BEHIND or any(word in SCORED for word in before)
    named = tokens.text[at - 1][:1].isupper()
    if not said and (one <= other or one >= 100 or named or after in CLOCK):
        return None
    return Amount(at, at + 1, at, one, one, unit=SCORE), Amount(at + 2, at + 3, at + 2, other, other, unit=SCORE)


def feet(tokens: Tokens, at: int) -> Amount | None:
    """A length in feet and inches by marks alone, "6'3", token `at` the feet; None where none stands there."""
    marked = tokens.text[at + 1] in _FEET and tokens.glued(at + 1) and tokens.glued(at + 2)
    if not (marked and _plain(tokens, at) and _plain(tokens, at + 2)) or tokens.glued(at):
        return None
    inches = float(tokens.text[at + 2])
    closed = tokens.text[at + 3] in _INCHES and tokens.glued(at + 3)
    if inches >= _SMALLER["foot", "inch"] or (not closed and _goes_on(tokens, at + 3)):
        return None
    value = float(tokens.text[at]) + inches / _SMALLER["foot", "inch"]
    return Amount(at, at + 3 + closed, at, value, value, unit="foot")


def _plain(tokens: Tokens, at: int) -> bool:
    written = tokens.text[at]
    return written.isdecimal() and len(written) <= _DIGITS and (written == "0" or written[0] != "0")


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether something other than the end of a sentence's part is glued behind: "2-1-4", "10-7pm"."""
    return tokens.glued(at) and (tokens.text[at][:1].isalnum() or (tokens.text[at] in "-/–:" and tokens.glued(at + 1)))
