"""Cardinal numbers in words: "seventy-nine", "two hundred and five thousand", "a dozen", "two and a half million"."""

from __future__ import annotations

from onrecord.extract.tokens import Tokens

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
SMALL |= {"nought": 0, "naught": 0}
TENS = {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12}
GROUPS = {"hundred": 100.0, "dozen": 12.0}
ARTICLES = frozenset(("a", "an"))
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip

Read = tuple[float, int]  # a value, and the token behind its last one


def cardinal(tokens: Tokens, at: int) -> tuple[float, int, float] | None:
    """The value of the cardinal at token `at`, the token behind it, and its last scale (1 without one); else None.

    Scales must fall (million before thousand), so each is read once and the reading is bounded whatever follows.
    """
    total, end, last = 0.0, at, float("inf")
    while last > 1:
        start = end + (end > at and tokens.low[end] == "and")
        group = _group(tokens, start)
        if group is None:
            break
        value, stop = group
        if start > end and start > at and tokens.low[stop].removesuffix("s") in PARTS:  # "six million and two thirds"
            break
        scale, stop = _scale(tokens, stop)
        if scale >= last:
            break
        total, end, last = total + multiplied(value, scale), stop, scale
    if last == 1 and tokens.low[end] == "point" and tokens.low[end + 1] in SMALL:
        total, end = _decimals(tokens, total, end + 1)
    return (total, end, last) if end > at else None


def multiplied(value: float, factor: float) -> float:
    """The product to 15 digits, as a float holds them: 1.053 trillion is 1,053,000,000,000 and not a cent less."""
    return float(f"{value * factor:.15g}")


def _scale(tokens: Tokens, at: int) -> Read:
    at += tokens.low[at] == "-" and tokens.low[at + 1] in SCALES
    word = tokens.low[at]
    if word == "lakh" and tokens.low[at + 1] == "crore":
        return 1e12, at + 2
    return (SCALES[word], at + 1) if word in SCALES else (1.0, at)


def _group(tokens: Tokens, at: int) -> Read | None:
    """What stands before a scale word: up to 999, "a", dozens, or a number with a half or decimals."""
    low = tokens.low
    if low[at] == "hundred" and low[at + 1] in SCALES:
        return 100.0, at + 1
    if low[at] in ARTICLES:
        return _hundreds(tokens, 1.0, at + 1) if low[at + 1] in GROUPS else (1.0, at + 1) if low[at + 1] in SCALES else None
    lead = below_hundred(tokens, at)
    if lead is None:
        return None
    value, end = lead
    if low[end] == "point" and low[end + 1] in SMALL:
        return _decimals(tokens, value, end + 1)
    if low[end : end + 3] == ["and", "a", "half"]:
        return value + 0.5, end + 3
    return _hundreds(tokens, value, end)


def _hundreds(tokens: Tokens, value: float, at: int) -> Read:
    low = tokens.low
    at += low[at] == "-" and low[at + 1] in GROUPS
    if low[at] == "dozens":
        return value * 12, at + 1
    if low[at] not in GROUPS:
        return value, at
    value, end = value * GROUPS[low[at]], at + 1
    rest = below_hundred(tokens, end + (low[end] == "and")) if low[at] == "hundred" else None
    parted = rest is not None and low[rest[1]].removesuffix("s") in PARTS  # "one hundred and three quarters"
    return (value + rest[0], rest[1]) if rest and not parted else (value, end)


def below_hundred(tokens: Tokens, at: int) -> Read | None:
    """A number up to 99 in words, hyphened or not."""
    low = tokens.low
    if low[at] in SMALL:
        return float(SMALL[low[at]]), at + 1
    if low[at] not in TENS:
        return None
    unit = at + 1 + (low[at + 1] == "-")
    if 1 <= SMALL.get(low[unit], 0) <= 9:
        return float(TENS[low[at]] + SMALL[low[unit]]), unit + 1
    return float(TENS[low[at]]), at + 1


def _decimals(tokens: Tokens, value: float, at: int) -> Read:
    end = at
    while end - at < 6 and SMALL.get(tokens.low[end], 10) < 10:
        end += 1
    digits = "".join(str(SMALL[word]) for word in tokens.low[at:end])
    return value + float(f"0.{digits or 0}"), end
