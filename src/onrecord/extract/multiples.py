"""Multiples in one word: "doubled", "nearly triple the amount", "twice the rate", "threefold"; a number in the unit "times".

"twice" alone tells how often and is no figure, nor are "double-digit", "doubled down" and a double as a noun.
"""

from __future__ import annotations

from onrecord.extract.amounts import TIMES, Amount, qualified
from onrecord.extract.cardinals import SMALL, TENS
from onrecord.extract.tokens import Tokens
from onrecord.extract.wordclasses import AUXILIARIES, DETERMINERS, MINOR

_STEMS = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5}
_ENDINGS = ("e", "ed", "es", "ing")
_VERBS = {stem + ending: (value, ending) for stem, value in _STEMS.items() for ending in _ENDINGS}
_FOLDS = {f"{word}fold": float(value) for word, value in (SMALL | TENS | {"hundred": 100}).items() if value > 1}
_ONCE = {"twice": 2.0, "thrice": 3.0}
_NO_MULTIPLE = frozenset("down up as back digit digits play standard".split())  # "doubled down", "doubles as", "double digits"
_BEFORE_BASE = frozenset("to than nearly almost about roughly over".split())
_AS = frozenset("as the its their his her our what".split())

MULTIPLES = frozenset((*_VERBS, *_FOLDS, *_ONCE))


def multiple_at(tokens: Tokens, at: int) -> Amount | None:
    """The multiple that token `at` tells of, with its qualifier; None where the word is no multiple."""
    word = tokens.low[at]
    value = _FOLDS.get(word) or _twice(tokens, at) or _verb(tokens, at)
    return None if value is None else qualified(tokens, Amount(at, at + 1, at, value, value, unit=TIMES))


def _twice(tokens: Tokens, at: int) -> float | None:
    """ "twice as many", "twice the rate"; not "twice a day" or "voted twice"."""
    return _ONCE.get(tokens.low[at]) if tokens.low[at + 1] in _AS else None


def _verb(tokens: Tokens, at: int) -> float | None:
    value, ending = _VERBS.get(tokens.low[at], (None, ""))
    after = tokens.low[at + 1]
    if value is None or after in _NO_MULTIPLE or (tokens.text[at + 1] == "-" and tokens.glued(at + 1)):
        return None
    if tokens.low[at - 1] in DETERMINERS or (ending == "es" and after not in (*DETERMINERS, ".", ",")):
        return None
    before = next((word for word in reversed(tokens.low[max(0, at - 3) : at]) if word not in MINOR or word in _BEFORE_BASE), "")
    if ending == "e" and after not in DETERMINERS and not (before in _BEFORE_BASE or before in AUXILIARIES):
        return None
    return value
