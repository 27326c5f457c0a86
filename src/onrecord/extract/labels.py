"""Numbers that count nothing: parts of names, years, times, ordinals, addresses, phone numbers, numbers of a list."""

from __future__ import annotations

from onrecord.extract.amounts import Amount
from onrecord.extract.tokens import Tokens
from onrecord.extract.wordclasses import CLOCK, NUMERALS, STATES, open_word, plural

# Words that a number behind them names rather than counts: "page 12", "Article 5", "phase 3".
_LABELS = frozenset(
    "article section chapter paragraph page part line row channel route highway interstate flight room gate level phase "
    "stage grade group type class category version model no no. number nos resolution district unit area zone act amendment "
    "title volume episode season week day round game match lap figure table step tier apartment platform terminal block "
    "clause item question option proposition measure bill rule schedule appendix annex exhibit count lot plot ward precinct "
    "squad battalion caption slide photo image brigade regiment division pier berth bus junction exit studio floor verse "
    "track test formula bp windows top ground".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec".split()
)
_BEFORE_YEAR = frozenset(
    "in since by from until till of during before after to the for early late mid through between and or circa pre post".split()
) | {"-", "/", "–", "'", "’", "("}
_BEFORE_PAST = frozenset("in since until till during before after circa early late mid".split())
_OF_A_YEAR = frozenset("level levels prices standards terms figures rates".split())
_ORDINAL = frozenset("st nd rd th s ths".split())
_STREETS = frozenset("street road avenue lane drive downing st ave rd blvd boulevard square".split())
# After these "one" is a pronoun ("this one", "no one", "the one"), and before those ("one another", "one day", "one of").
_ONE_AFTER = frozenset("no the this that any every each which some another other first last big".split())
_ONE_BEFORE = frozenset("another of day thing that who which to can could is was has would must should might will may".split())
_HARM = ("kill", "wound", "injur", "hurt", "dead", "dy", "die", "shot", "arrest", "detain", "missing", "behead")
_EMERGENCY = frozenset(("911", "999"))  # numbers that are dialled
_CALLS = frozenset("call calls caller callers operator operators dispatcher dispatchers service".split())
_MODEL = 4  # digits of the longest number that a name goes on behind
_NEAR = 12  # tokens to either side of a lone "one" in which another number or a word of harm makes it a count


def label(tokens: Tokens, amount: Amount) -> bool:
    """Whether the number of `amount` is a label, a name's part, a year or a time, and so no figure."""
    at = amount.number
    if not tokens.numeric(at):
        return _word_label(tokens, amount)
    return (
        _joined(tokens, amount)
        or _ordinal_or_time(tokens, amount)
        or _dated(tokens, amount)
        or _year(tokens, amount)
        or _named(tokens, amount)
        or _listed(tokens, amount)
    )


def _word_label(tokens: Tokens, amount: Amount) -> bool:
    at = amount.number
    if tokens.low[at - 1] == "-" and tokens.glued(at) and tokens.wordy(at - 2) and amount.qualifier != "less_than":
        return True
    if tokens.low[at - 1] in _LABELS and amount.first == at and not _topmost(tokens, amount):
        return True
    if tokens.low[amount.last] in CLOCK and amount.unit is None:
        return True
    if at > 0 and tokens.text[at][:1].isupper() and amount.first == at and tokens.text[amount.last].istitle():
        return tokens.low[at - 1] == "the" or not _title_counts(tokens, amount.last)
    if at > 0 and tokens.text[at][:1].isupper() and _capital(tokens, at - 1) and amount.first == at:
        return not plural(tokens.text[amount.last])
    return tokens.low[at] == "one" and 1 in (amount.low, amount.high) and _pronoun(tokens, amount)


def _pronoun(tokens: Tokens, amount: Amount) -> bool:
    """Whether "one" stands for somebody or for "a certain": it counts with a unit, a qualifier, or close to another number
    or a word of harm, before a noun or behind a verb of harm ("killing one")."""
    at, after = amount.number, amount.last
    if amount.unit is not None or (amount.qualifier != "exact" and tokens.low[at - 1] != "about"):  # "talk about one thing"
        return amount.unit == "day" and amount.qualifier == "exact"
    if tokens.low[at - 1] in _ONE_AFTER or tokens.low[after] in _ONE_BEFORE or tokens.text[after] == "-":
        return True
    if tokens.low[at - 1].startswith(_HARM):
        return False
    near = (i for i in range(max(0, at - _NEAR), min(tokens.size, after + _NEAR)) if i != at)
    return not open_word(tokens, after) or not any(_numeral(tokens, i) or tokens.low[i].startswith(_HARM) for i in near)


def _numeral(tokens: Tokens, at: int) -> bool:
    return tokens.numeric(at) or (tokens.low[at] in NUMERALS and tokens.low[at] != "one")


def _joined(tokens: Tokens, amount: Amount) -> bool:
    """Glued to what makes it a name, a code, a phone number or a score: "F-16", "G20", "10:30", "555-0199-3"."""
    at, end = amount.number, amount.last
    before = tokens.text[at - 1]
    if tokens.low[at - 2 : at] == ["minus", "-"] and at >= 2:
        return False
    if amount.first == at and tokens.glued(at) and (before.isalnum() or before in "-−/.:,'’_#@–+=*&×^\\"):
        return not (before == "-" and at >= 2 and not tokens.glued(at - 1))
    if tokens.low[at - 1] in ("#", "№") or (tokens.text[at].isdecimal() and tokens.text[at][0] == "0" < tokens.text[at][1:]):
        return True
    if not tokens.glued(end):
        return False
    after = tokens.text[end]
    if after[:1].isalnum() or after in "×^_=*@\\":
        return True
    return after in ":/.,–-" and tokens.glued(end + 1) and tokens.numeric(end + 1)


def _ordinal_or_time(tokens: Tokens, amount: Amount) -> bool:
    """ "5th", "1990s", "10am", "6 o'clock"."""
    end = amount.last
    return (tokens.glued(end) and tokens.low[end] in _ORDINAL) or (tokens.low[end] in CLOCK and amount.unit is None)


def _dated(tokens: Tokens, amount: Amount) -> bool:
    """ "11 February", "Feb. 11", "October 26, 2019"."""
    at, end = amount.number, amount.last
    if amount.unit is not None or "." in tokens.text[at] or (amount.low or amount.high or 0) > 2200:
        return False
    before = at - 1 - (tokens.text[at - 1] in (".", ","))
    before -= tokens.low[before] == "the"
    return _month(tokens, before) or _month(tokens, end) or (tokens.numeric(before) and _month(tokens, before - 1))


def _month(tokens: Tokens, at: int) -> bool:
    return tokens.low[at] in _MONTHS and tokens.text[at][:1].isupper()


def _year(tokens: Tokens, amount: Amount) -> bool:
    """A number of four digits that reads as a year. 1950 to 2035 is one unless words of quantity stand about it."""
    written, at = tokens.text[amount.number], amount.number
    if not _year_like(written) or amount.unit is not None:
        return False
    if amount.qualifier == "between":
        return _year_like(tokens.text[amount.last - 1])
    if amount.last != at + 1:
        return False
    if amount.first == at and tokens.low[at - 1] in (_BEFORE_YEAR if 1950 <= int(written) <= 2035 else _BEFORE_PAST):
        return True
    counts = plural(tokens.text[amount.last]) and tokens.text[amount.last].islower()
    if 1950 <= int(written) <= 2035:
        if amount.first < at and tokens.low[amount.last] in _OF_A_YEAR:  # "below 1990 levels"
            return True
        return not (counts and (written.endswith("00") or amount.first < at))
    return False


def _year_like(written: str) -> bool:
    return len(written) == 4 and written.isdecimal() and 1000 <= int(written) <= 2200


def _named(tokens: Tokens, amount: Amount) -> bool:
    """Behind a label or a capitalised word that it completes: "Boeing 737", "Channel 4", "iPhone 14 Pro"; an address."""
    at, end = amount.number, amount.last
    if amount.first != at or tokens.text[at - 1] in ("", "("):
        return False
    if tokens.low[end] == "zip" or (tokens.text[at] in _EMERGENCY and tokens.low[end] in _CALLS):  # "the 12345 ZIP code"
        return True
    if _topmost(tokens, amount):
        return False
    if tokens.low[at - 1] in _LABELS or (
        tokens.low[at - 1] == "of" and tokens.numeric(at - 2) and tokens.low[at - 3] in _LABELS
    ):
        return True
    if tokens.text[at - 1] == "." and tokens.low[at - 2] == "no":
        return True
    if any(tokens.low[i] in _STREETS and tokens.text[i][:1].isupper() for i in range(end, end + 3)):
        return True
    if _title_behind(tokens, amount):
        return True
    if not _capital(tokens, at - 1) or amount.unit is not None or "," in tokens.text[at] or amount.scale != 1:
        return False
    return not _counts(tokens, end)


def _topmost(tokens: Tokens, amount: Amount) -> bool:
    """ "the top three seeds" are three; "the top 40" is a name."""
    return tokens.low[amount.number - 1] == "top" and _counts(tokens, amount.last)


def _title_behind(tokens: Tokens, amount: Amount) -> bool:
    """Whether a name goes on behind a plain number: "and 11 Pro Max", "10 Downing Street"."""
    word, written = tokens.text[amount.last], tokens.text[amount.number]
    if amount.unit is not None or amount.scale != 1 or not word.istitle() or "," in written or len(written) > _MODEL:
        return False
    return not _title_counts(tokens, amount.last)


def _title_counts(tokens: Tokens, at: int) -> bool:
    """Whether a plural or a state stands within four words of a headline's number: "58 Killed in Blast"."""
    ends = next((i for i in range(at, at + 4) if not tokens.wordy(i)), at + 4)
    return tokens.low[at] in STATES or any(plural(tokens.text[i]) for i in range(at, ends))


def _capital(tokens: Tokens, at: int) -> bool:
    """Whether a token has a capital of its own: not a sentence's first word, if that is of a closed class."""
    word = tokens.text[at]
    return word[:1].isalpha() and not word.islower() and (open_word(tokens, at) if at == 0 or word.istitle() else True)


def _counts(tokens: Tokens, at: int) -> bool:
    """Whether a lower-cased plural stands close behind, before any word that ends a noun phrase."""
    for i in range(at, at + 4):
        if not open_word(tokens, i):
            return False
        if plural(tokens.text[i]) and tokens.text[i].islower():
            return True
    return False


def _listed(tokens: Tokens, amount: Amount) -> bool:
    """A number of a list at the head of a paragraph or in parentheses, or one of a row of bare numbers (a table)."""
    at, end = amount.number, amount.last
    plain = amount.unit is None and end == at + 1
    if plain and (at == 0 or tokens.text[at - 1] in (":", ";")) and tokens.text[end] in (".", ")", ":") and end < tokens.size:
        return True
    if plain and tokens.text[at - 1] == "(" and tokens.text[end] == ")" and len(tokens.text[at]) <= 2:
        return True
    return plain and tokens.numeric(at - 1) and (tokens.numeric(end) or tokens.numeric(at - 2))
