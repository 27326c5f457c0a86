"""A number with its unit, two of them as a range, and the words before or behind that say how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.extract.cardinals import multiplied
from onrecord.extract.numbers import Number, number_at
from onrecord.extract.tokens import Tokens
from onrecord.extract.units import Unit, currency_before, dollars, rate, unit_after
from onrecord.extract.wordclasses import open_word
from onrecord.records import Qualifier

_BEFORE: dict[str, Qualifier] = {
    "about": "about", "around": "about", "approximately": "about", "approx": "about", "approx.": "about", "roughly": "about",
    "some": "about", "nearly": "about", "almost": "about", "circa": "about",
    "nearer": "about", "nearer to": "about", "closer to": "about", "close to": "about", "an estimated": "about",
    "estimated": "about", "in the region of": "about", "in the order of": "about", "on the order of": "about",
    "somewhere around": "about", "virtually": "about", "~": "about", "≈": "about",
    "at least": "at_least", "no fewer than": "at_least", "no less than": "at_least", "not less than": "at_least",
    "not fewer than": "at_least", "a minimum of": "at_least", "≥": "at_least", "minimum of": "at_least",
    "up to": "at_most", "at most": "at_most", "no more than": "at_most", "not more than": "at_most", "as many as": "at_most",
    "as much as": "at_most", "a maximum of": "at_most", "maximum of": "at_most", "at the most": "at_most", "≤": "at_most",
    "more than": "more_than", "over": "more_than", "above": "more_than", "greater than": "more_than", "exceeding": "more_than",
    "exceeded": "more_than", "exceed": "more_than", "exceeds": "more_than", "upwards of": "more_than", "upward of": "more_than",
    "in excess of": "more_than", "higher than": "more_than", "larger than": "more_than", "longer than": "more_than",
    "better than": "more_than", ">": "more_than",
    "less than": "less_than", "fewer than": "less_than", "under": "less_than", "below": "less_than", "lower than": "less_than",
    "smaller than": "less_than", "shorter than": "less_than", "sub -": "less_than", "<": "less_than",
    "exactly": "exact", "precisely": "exact", "surpass": "more_than", "surpassed": "more_than", "surpasses": "more_than",
    "surpassing": "more_than", "topped": "more_than", "topping": "more_than", "bigger than": "more_than", "> =": "at_least",
    "< =": "at_most", "at least or equal to": "at_least",
}  # fmt: skip
# "less than or equal to", "equal to or less than", "less or equal than".
_SIDES: dict[Qualifier, str] = {"at_least": "more greater larger bigger higher", "at_most": "less fewer smaller lower"}
_BEFORE |= {
    form: side
    for side, words in _SIDES.items()
    for word in words.split()
    for form in (f"{word} than or equal to", f"equal to or {word} than", f"{word} or equal than")
}
_BEHIND: dict[str, Qualifier] = {
    "or more": "at_least", "or greater": "at_least", "or higher": "at_least", "or better": "at_least", "and more": "at_least",
    "or lower": "at_most", "or smaller": "at_most", "or so": "about", "or less": "at_most",
    "or above": "at_least", "or over": "at_least", "or older": "at_least",
    "or fewer": "at_most", "at least": "at_least",
    "at most": "at_most", "and above": "at_least", "and over": "at_least", "or thereabouts": "about", "- odd": "about",
    "- plus": "at_least", "+": "at_least", "plus": "at_least", "or under": "at_most",
}  # fmt: skip
_GLUED_BEHIND = frozenset(("- odd", "- plus", "+"))
AGE = "year of age"
SCORE = "score"
TIMES = "times"
_NEVER_AGED = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday however yes no and but".split()
)
_AGES = frozenset("aged age ages".split())
_BEINGS = frozenset("am is was be turns turned".split())
_PERSONS = frozenset("i he she who".split())
_PEOPLE = frozenset(
    "people persons men women boys girls children kids adults youths teenagers voters citizens residents those".split()
)
_JUST = frozenset("just only now then still".split())
_BEFORE_AGE = frozenset("over under about around between at from just only above below up".split())
_BEHIND_AGE = frozenset("and but when at in by on who or as".split())
_DASHES = frozenset("-–—~")
# Verbs and nouns of change, by their stems: with one of these before, "from 5 to 9" tells two values, not a range.
_CHANGE = tuple(
    "rise rose risen fall fell grow grew drop declin increas decreas reduc cut slash rais expand climb jump slip slid surg "
    "shrink shrank swell double doubl triple lower narrow widen chang went going gone plung soar bring brought revis".split()
)
SCORED = frozenset("won win wins lost lose loses losing winning beat beaten draw drew defeat victory voted vote".split())
_BACK = 12  # tokens that are looked at for a verb of change


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, from token `first` up to `last`; `number` is where the bare number begins.

    `low` and `high` are None for a vague one and differ for a range.
    """

    first: int
    last: int
    number: int
    low: float | None
    high: float | None
    qualifier: Qualifier = "exact"
    unit: str | None = None
    scale: float = 1.0


def amount_at(tokens: Tokens, at: int) -> Amount | None:
    """The amount whose number begins at token `at`, with the range that it opens and its qualifier; else None."""
    single = _single(tokens, at)
    if single is None:
        return None
    return qualified(tokens, _ranged(tokens, single))


def _single(tokens: Tokens, at: int) -> Amount | None:
    money = currency_before(tokens, at) if tokens.numeric(at) else None
    number = number_at(tokens, at, money=money is not None)
    if number is None:
        return None
    if money is None:
        return _measured(tokens, number)
    value, first = _signed(tokens, number, money[1])
    paid = rate(tokens, dollars(tokens, Unit(money[0], number.last, True)))
    return Amount(first, paid.last, number.first, value, value, "exact", paid.name, number.scale)


def _measured(tokens: Tokens, number: Number) -> Amount:
    start = number.last
    if number.value is None and tokens.low[start] == "of":  # "trillions of dollars"
        unit = unit_after(tokens, start + 1, scaled=True)
        unit = unit if unit is not None and unit.money else None
    else:
        unit = unit_after(tokens, start, scaled=number.scale >= 1000)
    value, first = _signed(tokens, number, number.first)
    qualifier: Qualifier = "vague" if value is None else "exact"
    if number.share and unit is None:
        return Amount(first, start, number.first, value, value, qualifier, "share", number.scale)
    name, last = (None, start) if unit is None else (unit.name, unit.last)
    if unit is not None and unit.scale != 1 and value is not None and number.scale == 1:
        value = multiplied(value, unit.scale)
        return Amount(first, last, number.first, value, value, qualifier, name, unit.scale)
    name = AGE if name in (None, "year") and _aged(tokens, number, last) else name
    return Amount(first, last, number.first, value, value, qualifier, name, number.scale)


def _aged(tokens: Tokens, number: Number, last: int) -> bool:
    """Whether a bare number or one of years is an age: "aged 44", "the age of 12", "Hann, 44, said", "she was 10."."""
    if number.value is None or not 0 < number.value < 120 or number.last > number.first + 3:
        return False
    before = tokens.low[number.first - 1]
    if before in _AGES or tokens.phrase(number.first - 2, number.first) in ("age of", "ages of"):
        return True
    if tokens.low[number.first - 2] in _AGES and before in _BEFORE_AGE:
        return True
    if tokens.low[number.first - 2] in _PEOPLE and before in ("over", "under") and not open_word(tokens, last):
        return number.scale == 1
    if last > number.last or (tokens.wordy(last) and tokens.low[last] not in _BEHIND_AGE):
        return False
    if tokens.low[number.first - 1 - (before in _JUST)] in _BEINGS and tokens.text[last] not in _DASHES:
        return _person(tokens, number.first - 1 - (before in _JUST))
    named = before == "," and tokens.text[number.first - 2].istitle() and tokens.low[number.first - 2] not in _NEVER_AGED
    return named and tokens.numeric(number.first) and tokens.text[last] in (",", ".") and last == number.first + 1


def _person(tokens: Tokens, at: int) -> bool:
    """Whether a form of "to be" at token `at` has a personal pronoun or "who" for its subject."""
    at -= tokens.low[at - 1] in _JUST or tokens.low[at] == "be"
    return tokens.low[at - 1] in _PERSONS


def _signed(tokens: Tokens, number: Number, first: int) -> tuple[float | None, int]:
    """The value, negative behind "minus" or a minus sign that stands free on its left, and where the sign begins."""
    sign = tokens.low[first - 1]
    width = 1 if sign in ("minus", "negative") else 2 if tokens.low[first - 2 : first] == ["minus", "-"] and first > 1 else 0
    if first > 0 and sign in ("-", "−") and tokens.glued(first) and not tokens.glued(first - 1):
        width = 1
    return (-number.value if number.value is not None and width else number.value), first - width


def _ranged(tokens: Tokens, low: Amount) -> Amount:
    """`low` with the upper end that follows it: "500-600", "$3 to $5 billion", "between 60 and 80", "two or three"."""
    if low.low is None:
        return low
    at = _joint(tokens, low)
    if at is None:
        return low
    high = _single(tokens, at + _sign_width(tokens, at))
    if high is None or high.low is None or high.first != at:
        return low
    if tokens.low[at - 1] == "to" and low.unit not in (None, AGE) and high.unit is None:  # "up 2% to 930"
        return low
    if tokens.low[at - 1] == "or" and low.scale not in (1.0, high.scale):
        return low
    low = _shared(low, high)
    if low.low is None or low.low >= high.low or not _agree(low.unit, high.unit):
        return low
    return replace(low, last=high.last, high=high.high, qualifier="between", unit=high.unit or low.unit, scale=high.scale)


def _agree(low: str | None, high: str | None) -> bool:
    return low == high or low is None or high is None or high.startswith(f"{low} per ")


def _sign_width(tokens: Tokens, at: int) -> int:
    """How many tokens of a currency's sign stand before the number at or behind `at`."""
    for width in range(3):
        if tokens.numeric(at + width):
            return width
    return 0


def _joint(tokens: Tokens, low: Amount) -> int | None:
    """Where the upper end begins, if a word or dash that opens one follows."""
    word, at = tokens.low[low.last], low.last
    if word in _DASHES and tokens.low[at + 1] in ("to", "or") and tokens.glued(at):  # "a 7- to 10-day", "0-to-60-mph"
        word, at = tokens.low[at + 1], at + 1
        at += tokens.low[at + 1] in _DASHES and tokens.glued(at + 1)
    if word in _DASHES and tokens.low[low.first - 1] in SCORED:
        return None
    if word in _DASHES:
        return at + 1 if tokens.glued(at) == tokens.glued(at + 1) and tokens.numeric(low.number) else None
    before = tokens.low[low.first - 1]
    if word == "and":
        return at + 1 if before == "between" or tokens.phrase(low.first - 2, low.first) == "ages of" else None
    if word == "or":
        return at + 1 if _few(tokens, low) else None
    if word == "through":
        return at + 1 if tokens.numeric(low.number) and tokens.numeric(at + 1) else None
    if word == "to":
        change = (before == "from" or low.unit is not None) and _changes(tokens, low.first)
        return None if change else at + 1
    return None


def _few(tokens: Tokens, low: Amount) -> bool:
    return low.unit is None and tokens.low[low.last + 1] not in ("so", "more", "less", "fewer")


def _changes(tokens: Tokens, at: int) -> bool:
    """Whether a word of change stands before token `at` in its sentence, close by."""
    return any(word.startswith(_CHANGE) for word in tokens.low[max(0, at - _BACK) : at])


def _shared(low: Amount, high: Amount) -> Amount:
    """`low` in the scale of `high` where it has none of its own: "3-5 million", "$10 to $15 billion"."""
    if low.low is None or high.low is None or low.scale != 1 or high.scale == 1 or low.low >= high.low / high.scale:
        return low
    value = multiplied(low.low, high.scale)
    return replace(low, low=value, high=value, scale=high.scale)


def qualified(tokens: Tokens, amount: Amount) -> Amount:
    """The amount with the words that qualify it, before or behind, taken in."""
    before, first = _before(tokens, amount.first)
    if amount.qualifier == "between":
        word = tokens.low[amount.first - 1]
        return replace(amount, first=amount.first - 1 if word in ("between", "from") else first)
    if amount.qualifier == "vague":
        return replace(amount, first=first)
    behind, last = _behind(tokens, amount.last)
    if before == "about" and behind in ("at_least", "at_most"):  # "some five hundred or more"
        before = None
    qualifier = before or behind or "exact"
    return bounded(replace(amount, first=first, last=amount.last if before else last), qualifier)


def _before(tokens: Tokens, at: int) -> tuple[Qualifier | None, int]:
    if tokens.phrase(at - 3, at) == "the age of" and (found := _BEFORE.get(tokens.low[at - 4])):
        return found, at - 4
    for size in (5, 4, 3, 2, 1):
        if at >= size and (found := _BEFORE.get(tokens.phrase(at - size, at))):
            return found, at - size
    return None, at


def _behind(tokens: Tokens, at: int) -> tuple[Qualifier | None, int]:
    for size in (2, 1):
        phrase = tokens.phrase(at, at + size)
        if phrase in _BEHIND and tokens.low[at + size] != "than" and (phrase not in _GLUED_BEHIND or tokens.glued(at)):
            return _BEHIND[phrase], at + size
    return next((_BEHIND[found] for found in _past_words(tokens, at) if found in _BEHIND), None), at


def _past_words(tokens: Tokens, at: int) -> Iterator[str]:
    """The two words behind one, two or three words that may be what is counted: "300 tents or more"."""
    for end in range(at, at + 3):
        if not open_word(tokens, end):
            break
        if tokens.low[end + 1] == "or":
            yield tokens.phrase(end + 1, end + 3)


def bounded(amount: Amount, qualifier: Qualifier) -> Amount:
    """The amount under a qualifier. A bound is open on its other side: "up to 1,500" has no lower end, "at least 70" no
    upper one."""
    low = None if qualifier in ("at_most", "less_than") else amount.low
    high = None if qualifier in ("at_least", "more_than") else amount.high
    return replace(amount, low=low, high=high, qualifier=qualifier)
