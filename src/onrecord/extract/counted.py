"""What a number counts or measures, by a light reading of noun phrases over closed classes of words; there is no parser.

Behind a number a phrase runs to its head: the first plural, or for one thing the last word before a closed class, a mark or
a number. "of" and "for" with a noun phrase narrow it, and so do "in", "from" and "at" with a name ("troops in Syria"). What a
sum, a share or a measure is of stands behind it ("60 per cent of its revenue", "a 25% tax"); else it is looked for before it,
by extract.subjects, or is what the amount before counts. A score and a multiple have rules of their own.
"""

from __future__ import annotations

from onrecord.extract.amounts import AGE, SCORE, TIMES, Amount, amount_at
from onrecord.extract.subjects import BEINGS, GENERAL, Words, measured, own_subject, subject, verb_at
from onrecord.extract.tokens import Tokens
from onrecord.extract.wordclasses import (
    DETERMINERS,
    FINITE,
    NOUNS_LIKE_VERBS,
    NUMERALS,
    PRONOUNS,
    STATES,
    calendar,
    coded,
    open_word,
    plural,
)

_JOINS = frozenset(("to", "from", "and", "or", "(", ")", ",", "by", "at", "then", "/", "-", "–", "up", "down"))
_ELLIPTIC = frozenset("and or but compared from to than versus against while".split())
_STANDS = frozenset("at to by from".split())
_NARROWERS = frozenset("of for in from at".split())
_HOW = frozenset("high heavy broad strong old".split())  # "5 metres high"
_STACKED = 3  # measures of one thing in a row
_NOMINAL = ("ment", "tion", "sion", "ness", "ity", "ance", "ence", "wth", "ship", "ism")  # endings of nouns alone
_APART = 14  # tokens between items of a list
_LONGEST = 8  # words of a phrase
_NARROWING = 5  # words of what narrows it


def counted(tokens: Tokens, amount: Amount, earlier: tuple[Amount, Words | None] | None = None) -> Words | None:
    """What the amount counts or measures, without a leading determiner, as tokens; None where nothing is named.

    `earlier` is the amount before this one with what it counts, which a conversion in parentheses, the other end of a
    change ("from 9 to 12 per cent") and an item of a list share. What nothing beside it names measures the subject of its
    clause ("the mill cut 30 jobs" is of jobs, "the mill spent $3 million" of the mill).
    """
    floor = earlier[0].last if earlier else 0
    if earlier is not None and tokens.text[amount.first - 1] == "(" and floor == amount.first - 1:
        return earlier[1]
    if amount.unit == SCORE:
        second = earlier is not None and earlier[0].unit == SCORE and floor == amount.first - 1
        return earlier[1] if second and earlier else _voted(tokens, amount.last) or subject(tokens, amount.first)
    if amount.unit == TIMES:
        return _multiplied(tokens, amount)
    found = _behind(tokens, amount)
    if found is None and _person(tokens, amount):
        return None
    if found is None and earlier is not None and _joined(tokens, earlier, amount):
        return earlier[1]
    found = _told(tokens, found or measured(tokens, amount, floor)) or _purpose(tokens, amount)
    if found is not None:
        return found
    own = subject(tokens, amount.first, floor) if _has_subject(tokens, amount) else None
    if own is None and earlier is not None and earlier[1] is not None and _listed(tokens, earlier[0], amount):
        return earlier[1]
    return _told(tokens, own or (subject(tokens, amount.first) if _has_subject(tokens, amount) else None))


def _multiplied(tokens: Tokens, amount: Amount) -> Words | None:
    """What is multiplied: the object ("doubled the fee", "twice the rate") or, where none stands behind, the subject."""
    at = amount.last
    start = at + (tokens.low[at] in DETERMINERS)
    end = _phrase(tokens, start, singular=True) if tokens.low[at] not in ("last", "next") else None
    if end is not None and not tokens.low[start].endswith(("ly", "er")) and not calendar(tokens, end - 1):
        return start, _narrowed(tokens, end)
    verbal = tokens.low[amount.number].endswith(("e", "ed", "es", "ing")) and not tokens.numeric(amount.number)
    return own_subject(tokens, amount.number) if verbal and at == amount.number + 1 else subject(tokens, amount.first)


def _person(tokens: Tokens, amount: Amount) -> bool:
    """Whether an age stands for who has it: "a 13-year-old"."""
    return amount.unit == AGE and tokens.text[amount.last - 2] == "-" and tokens.low[amount.first - 1] in DETERMINERS


def _voted(tokens: Tokens, at: int) -> Words | None:
    """What a score is of: "a 52-48 vote"; `at` is the token behind its first side."""
    return (at + 2, at + 3) if open_word(tokens, at + 2) and not tokens.low[at + 2].endswith(("ed", "ly")) else None


def _told(tokens: Tokens, found: Words | None) -> Words | None:
    """The phrase past a general head: "the number of residents" counts residents, "the total" by itself nothing."""
    if found is None or tokens.low[found[0]] not in GENERAL:
        return found
    start = found[0] + 2
    start += tokens.low[start] in DETERMINERS
    if tokens.low[found[0] + 1] == "of" and start < found[1]:
        return start, found[1]
    return None if found[1] == found[0] + 1 else found


def _joined(tokens: Tokens, earlier: tuple[Amount, Words | None], amount: Amount) -> bool:
    """Whether nothing but "and", "or", "to" and marks stands between the earlier amount, with its noun, and this one."""
    first, last = earlier[0].last, amount.first
    if earlier[1] is not None and first <= earlier[1][0] < last:
        first = max(first, earlier[1][1])
    return last - first <= 3 and all(tokens.low[at] in _JOINS for at in range(first, last))


def _listed(tokens: Tokens, earlier: Amount, amount: Amount) -> bool:
    """Whether the amount goes on with what the earlier one counts: "wounded six people and killed 30", "49 Hz, then 50 Hz"."""
    between = tokens.low[earlier.last : amount.first]
    if (earlier.unit is None) != (amount.unit is None) or len(between) > _APART or ";" in between:
        return False
    if amount.unit is None:
        return any(word in _ELLIPTIC for word in between)
    return _kin(earlier.unit, amount.unit) and (between[0] in _JOINS or between[-1] in _JOINS)


def _kin(one: str | None, other: str | None) -> bool:
    return one == other or (one or "").isupper() == (other or "").isupper() is True


def _has_subject(tokens: Tokens, amount: Amount) -> bool:
    """Measures have one, and so have bare numbers that a thing stands at: "shares trade at 9.86"."""
    return amount.unit not in (None, "share") or tokens.low[amount.first - 1] in _STANDS


def _purpose(tokens: Tokens, amount: Amount) -> Words | None:
    """What a sum is for, where nothing else is named: "$12,000 for a new roof"."""
    at = amount.last
    if amount.unit is None or tokens.low[at] != "for":
        return None
    start = at + 1 + (tokens.low[at + 1] in DETERMINERS)
    start = _past_measures(tokens, start)
    end = _phrase(tokens, start, singular=True)
    return None if end is None or calendar(tokens, end - 1) else (start, end)


def _behind(tokens: Tokens, amount: Amount) -> Words | None:
    named = tokens.text[amount.first - 1] == "(" and open_word(tokens, amount.first - 2)  # "the bonus ($3,000) in May"
    at = amount.last if named else _past_parenthesis(tokens, amount.last)
    found = _things(tokens, at, amount) if amount.unit is None else _measured_behind(tokens, at, amount)
    dated = found is not None and amount.unit is not None and calendar(tokens, found[1] - 1)
    return None if dated else found


def _past_parenthesis(tokens: Tokens, at: int) -> int:
    """Behind a conversion in parentheses: "20 sq mile (52 sq km) pocket"; or behind the one that the amount stands in."""
    if tokens.text[at] == "(":
        closing = next((i for i in range(at + 1, at + _LONGEST) if tokens.text[i] == ")"), at - 1)
        return closing + 1
    return at + 1 if tokens.text[at] == ")" else at


def _things(tokens: Tokens, at: int, amount: Amount) -> Words | None:
    """The phrase behind a bare count: "IS militants", "of the troops", "-nation"."""
    if _hyphen(tokens, at):
        return at + 1, at + 2
    start = _start(tokens, at)
    single = amount.low == amount.high == 1
    adjoined = tokens.low[amount.first - 1] in DETERMINERS  # "the 11 member agreement"
    end = _single(tokens, start) if single else _phrase(tokens, start, singular=adjoined or tokens.low[at] == "of")
    return None if end is None else (start, _narrowed(tokens, end))


def _single(tokens: Tokens, at: int) -> int | None:
    """Where the phrase for one thing ends: before a word in -s, which is its verb."""
    end = at
    while end < at + _LONGEST and _carries_on(tokens, at, end) and not (end > at and plural(tokens.text[end])):
        end += 1
    return _trimmed(tokens, at, end) if end > at else None


def _start(tokens: Tokens, at: int) -> int:
    """Past "of", determiners, "more" and a number in between ("10 of the 48 people")."""
    at += tokens.low[at] in ("more", "other")
    if tokens.low[at] == "of":
        at += 1
        at += tokens.low[at] == "all"
        at += tokens.low[at] in DETERMINERS
        at += tokens.low[at] in ("most", "least")
        at = _past_number(tokens, at)
    return at


def _past_number(tokens: Tokens, at: int) -> int:
    """Past a number inside a phrase: "of the dam's eight turbines" is of turbines."""
    for ahead in range(at, at + 4):
        if (tokens.numeric(ahead) or tokens.low[ahead] in NUMERALS) and open_word(tokens, ahead + 1):
            at = ahead + 1
        elif not open_word(tokens, ahead) or plural(tokens.text[ahead]):
            break
    return at


def _phrase(tokens: Tokens, at: int, *, singular: bool) -> int | None:
    """Where the noun phrase that begins at token `at` ends; None where none does."""
    end, stop = at, min(at + _LONGEST, tokens.size)
    while end < stop and _carries_on(tokens, at, end):
        if plural(tokens.text[end]) and not _hyphen(tokens, end + 1) and not _compound(tokens, end + 1):
            return _coordinated(tokens, end + 1)
        end += 1
    if end > at and tokens.low[at] in STATES:
        return at + 1
    return _trimmed(tokens, at, end) if singular else None


def _compound(tokens: Tokens, at: int) -> bool:
    """Whether a second plural behind a first is its head ("arms dealers"), not a verb ("fouls proves it")."""
    return open_word(tokens, at) and plural(tokens.text[at]) and tokens.low[at + 1] not in PRONOUNS | DETERMINERS


def _coordinated(tokens: Tokens, end: int) -> int:
    """Past a second plural that is counted with the first: "engineers and guards", before a mark or a closed word."""
    second = end + 1
    if tokens.low[end] != "and" or not open_word(tokens, second) or not plural(tokens.text[second]):
        return end
    ends = not open_word(tokens, second + 1) and not tokens.numeric(second + 1) and tokens.low[second + 1] not in DETERMINERS
    return second + 1 if ends else end


def _carries_on(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a phrase that began at `first` goes on with this token: an open word, a hyphen in a word, "A and B things"."""
    if tokens.text[at] in FINITE:
        return False
    if open_word(tokens, at) or (at > first and tokens.text[at - 1] == "-" and tokens.glued(at) and tokens.wordy(at)):
        return True
    if coded(tokens, at) or (at > first and _model(tokens, at)):
        return True
    if tokens.text[at] in ("-", "&"):
        return at > first and tokens.wordy(at + 1) and (tokens.text[at] == "&" or tokens.glued(at))
    return tokens.low[at] in ("and", "or") and at > first and open_word(tokens, at + 1) and _alike(tokens, at)


def _model(tokens: Tokens, at: int) -> bool:
    """A plain number that completes a name before its noun: "Model 7 vans"."""
    return (
        tokens.text[at].isdecimal()
        and len(tokens.text[at]) <= 4
        and tokens.text[at - 1].istitle()
        and open_word(tokens, at + 1)
    )


def _alike(tokens: Tokens, at: int) -> bool:
    return tokens.text[at - 1][:1].isupper() == tokens.text[at + 1][:1].isupper() and tokens.low[at - 1] not in STATES


def _hyphen(tokens: Tokens, at: int) -> bool:
    return tokens.text[at] == "-" and tokens.glued(at) and tokens.glued(at + 1) and tokens.wordy(at + 1)


def _trimmed(tokens: Tokens, first: int, last: int) -> int | None:
    """The end of a singular phrase: cut before a past tense or a participle behind its first word, and adverbs."""
    end = first
    while end < last:
        word = tokens.low[end]
        verbal = word.endswith(("ed", "ing", "ly")) and tokens.text[end].islower() and word not in NOUNS_LIKE_VERBS
        if end > first and verbal and not _hyphen(tokens, end + 1) and tokens.text[end - 1] != "-":
            break
        end += 1
    while end > first and not tokens.wordy(end - 1):
        end -= 1
    return end if end > first and tokens.low[end - 1] not in ("and", "or") else None


def _narrowed(tokens: Tokens, end: int) -> int:
    """Where the phrase ends with what narrows it: "of" or "for" and a phrase, "in", "from" or "at" and a name."""
    word, start = tokens.low[end], end + 1
    if word not in _NARROWERS:
        return end
    start += tokens.low[start] in DETERMINERS
    whole, stop = word in ("of", "for"), start
    while stop < start + _NARROWING and open_word(tokens, stop) and (whole or tokens.text[stop][:1].isupper()):
        stop += 1
        if whole and plural(tokens.text[stop - 1]):
            break
    if not whole and tokens.low[stop] == "and" and tokens.text[stop + 1][:1].isupper() and stop > start:
        stop += 2
    if stop == start or tokens.low[stop - 1].endswith(("'s", "’s")):  # "three rehearsals for Friday's debate"
        return end
    return _trimmed(tokens, start, stop) or end


def _measured_behind(tokens: Tokens, at: int, amount: Amount) -> Words | None:
    """What a measure is of: "of jet fuel", "worth of weapons", "in aid", or the noun it stands before ("a 25% tax")."""
    if tokens.low[amount.first] == "from" and plural(tokens.text[amount.first - 1]):  # "homes from $2 to $3 million"
        return None
    if tokens.low[amount.first - 1] == "within" and tokens.low[at] == "of":  # "within 10 miles of the border"
        return None
    if amount.unit == AGE and not tokens.low[amount.last - 1].startswith("old"):
        return None
    one = tokens.low[amount.first - 1] in ("a", "an")
    at = _past_measures(tokens, at)
    start = at + (tokens.low[at] == "worth" and tokens.low[at + 1] == "of")
    if tokens.low[start] == "of":
        start = _start(tokens, start)
    elif tokens.low[start] == "in" and amount.unit is not None and amount.unit.isupper() and tokens.text[start + 1].islower():
        start += 1  # "$3 billion in aid", not "in Norland"
    else:
        start += _hyphen(tokens, start)
        start += tokens.low[start] == "off" and tokens.low[start + 1] != "the"  # "50% off a lamp"
        start += (amount.unit == "share" or tokens.low[start - 1] == "off") and tokens.low[start] in DETERMINERS
        participle = tokens.low[start].endswith(("ed", "ing")) and not (one and open_word(tokens, start + 1))
        if tokens.low[start] in _HOW and not open_word(tokens, start + 1):
            return None
        if participle or tokens.low[start].endswith("ly") or tokens.low[start] in FINITE:
            return None
    end = _single(tokens, start) if one else _phrase(tokens, start, singular=True)
    if end is None or _predicate(tokens, amount, start, end):
        return None
    return start, _narrowed(tokens, end)


def _past_measures(tokens: Tokens, at: int) -> int:
    """Past further measures and counts of the same thing: "a 90-hp 1.2 litre four-cylinder engine" is all of the engine."""
    for _ in range(_STACKED):
        start = at + (tokens.text[at] == "-")
        following = amount_at(tokens, start) if tokens.numeric(start) or tokens.low[start] in NUMERALS else None
        if following is None or following.first != start or following.low is None:
            break
        at = following.last
        at += 2 * (following.unit is None and _hyphen(tokens, at))  # "four-cylinder"
        at += following.unit is None and tokens.text[at - 1] != "-" and at == following.last and open_word(tokens, at + 1)
    return at


def _governed(tokens: Tokens, at: int) -> bool:
    """Whether token `at` is a verb whose object the amount is: "drew 31 percent support", not "is 80 percent done"."""
    return verb_at(tokens, at) and tokens.low[at] not in BEINGS


def _predicate(tokens: Tokens, amount: Amount, start: int, end: int) -> bool:
    """Whether one lower-cased word behind a percentage is its verb or adjective: "56 percent say", "100 percent done"."""
    bare = amount.unit == "percent" and start == amount.last and tokens.low[amount.first - 1] not in DETERMINERS
    lone = end == start + 1 and tokens.text[start].islower() and not plural(tokens.text[start])
    return bare and lone and not tokens.low[start].endswith(_NOMINAL) and not _governed(tokens, amount.first - 1)
