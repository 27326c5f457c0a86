"""What a number counts or measures, by a light reading of noun phrases over closed classes of words; there is no parser.

Behind a number a phrase runs to its head: the first plural, or for one thing the last word before a closed class, a mark or
a number. "of" and a noun phrase narrow it, and so do "in" and "from" with a name ("troops in Syria"). What a sum or a share
measures stands behind it ("60 per cent of its revenue", "a 25% tax") or is the subject before ("inflation rose 0.3%").
"""

from __future__ import annotations

from onrecord.extract.amounts import AGE, Amount
from onrecord.extract.tokens import Tokens
from onrecord.extract.wordclasses import (
    AGENTIVE,
    AUXILIARIES,
    DETERMINERS,
    MEASURED,
    MEASURING,
    MINOR,
    NOUNS_LIKE_VERBS,
    NUMERALS,
    PRONOUNS,
    STATES,
    open_word,
    plural,
)

_GENERAL = frozenset("number numbers total totals amount amounts count figure figures age ages average sum level".split())
_LEADS = frozenset("of at to by for with from between".split())
_CHAIN = frozenset("of in for on".split())
_JOINS = frozenset(("to", "from", "and", "or", "(", ")", ",", "by", "at", "then", "/", "-", "–"))
_LONGEST = 8  # words of a phrase
_NARROWING = 5  # words of what narrows it

Words = tuple[int, int]  # from one token up to another


def counted(tokens: Tokens, amount: Amount, earlier: tuple[Amount, Words | None] | None = None) -> Words | None:
    """What the amount counts or measures, without a leading determiner, as tokens; None where nothing is named.

    `earlier` is the amount before this one with what it counts, which a conversion in parentheses, the other end of a
    change ("from 9 to 12 per cent") and an item of a list share.
    """
    floor = earlier[0].last if earlier else 0
    if earlier is not None and tokens.text[amount.first - 1] == "(" and floor == amount.first - 1:
        return earlier[1]
    found = _behind(tokens, amount)
    if found is None and earlier is not None and _joined(tokens, floor, amount.first):
        return earlier[1]
    return _told(tokens, found or _before(tokens, amount, floor) or _purpose(tokens, amount))


def _told(tokens: Tokens, found: Words | None) -> Words | None:
    """The phrase past a general head: "the number of residents" counts residents, "the total" by itself nothing."""
    if found is None or tokens.low[found[0]] not in _GENERAL:
        return found
    start = found[0] + 2
    start += tokens.low[start] in DETERMINERS
    if tokens.low[found[0] + 1] == "of" and start < found[1]:
        return start, found[1]
    return None if found[1] == found[0] + 1 else found


def _joined(tokens: Tokens, first: int, last: int) -> bool:
    return last - first <= 3 and all(tokens.low[at] in _JOINS for at in range(first, last))


def _purpose(tokens: Tokens, amount: Amount) -> Words | None:
    """What a sum is for, where nothing else is named: "$12,000 for a new roof"."""
    at = amount.last
    if amount.unit is None or tokens.low[at] != "for":
        return None
    start = at + 1 + (tokens.low[at + 1] in DETERMINERS)
    end = _phrase(tokens, start, singular=True)
    return None if end is None else (start, end)


def _behind(tokens: Tokens, amount: Amount) -> Words | None:
    at = _past_parenthesis(tokens, amount.last)
    if amount.unit is None:
        return _things(tokens, at, amount)
    return _measured_behind(tokens, at, amount)


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
        at = _past_number(tokens, at)
    return at


def _past_number(tokens: Tokens, at: int) -> int:
    """Past a number inside a phrase: "of the dam's eight turbines" is of turbines."""
    for ahead in range(at, at + 4):
        if tokens.numeric(ahead) or tokens.low[ahead] in NUMERALS:
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
    if open_word(tokens, at) or (at > first and tokens.text[at - 1] == "-" and tokens.glued(at) and tokens.wordy(at)):
        return True
    if tokens.text[at] in ("-", "&"):
        return at > first and tokens.wordy(at + 1) and (tokens.text[at] == "&" or tokens.glued(at))
    return tokens.low[at] in ("and", "or") and at > first and open_word(tokens, at + 1) and _alike(tokens, at)


def _alike(tokens: Tokens, at: int) -> bool:
    return tokens.text[at - 1][:1].isupper() == tokens.text[at + 1][:1].isupper() and tokens.low[at - 1] not in STATES


def _hyphen(tokens: Tokens, at: int) -> bool:
    return tokens.text[at] == "-" and tokens.glued(at) and tokens.glued(at + 1) and tokens.wordy(at + 1)


def _trimmed(tokens: Tokens, first: int, last: int) -> int | None:
    """The end of a singular phrase: cut before a past tense or a participle behind its first word, and adverbs."""
    end = first
    while end < last:
        word = tokens.low[end]
        verbal = word.endswith(("ed", "ing", "ly")) and tokens.text[end].islower()
        if end > first and verbal and not _hyphen(tokens, end + 1) and tokens.text[end - 1] != "-":
            break
        end += 1
    while end > first and not tokens.wordy(end - 1):
        end -= 1
    return end if end > first and tokens.low[end - 1] not in ("and", "or") else None


def _narrowed(tokens: Tokens, end: int) -> int:
    """Where the phrase ends with what narrows it: "of" and a phrase, "in" or "from" and a name."""
    word, start = tokens.low[end], end + 1
    if word not in ("of", "in", "from"):
        return end
    start += tokens.low[start] in DETERMINERS
    stop = start
    while stop < start + _NARROWING and open_word(tokens, stop) and (word == "of" or tokens.text[stop][:1].isupper()):
        stop += 1
        if word == "of" and plural(tokens.text[stop - 1]):
            break
    if word != "of" and tokens.low[stop] == "and" and tokens.text[stop + 1][:1].isupper() and stop > start:
        stop += 2
    return (_trimmed(tokens, start, stop) or end) if stop > start else end


def _measured_behind(tokens: Tokens, at: int, amount: Amount) -> Words | None:
    """What a measure is of: "of jet fuel", "worth of weapons", "in aid", or the noun it stands before ("a 25% tax")."""
    if tokens.low[amount.first - 1] == "within" and tokens.low[at] == "of":  # "within 10 miles of the border"
        return None
    start = at + (tokens.low[at] == "worth" and tokens.low[at + 1] == "of")
    if tokens.low[start] == "of":
        start = _start(tokens, start)
    elif tokens.low[start] == "in" and amount.unit is not None and amount.unit.isupper() and tokens.text[start + 1].islower():
        start += 1  # "$3 billion in aid", not "in Norland"
    else:
        start += _hyphen(tokens, start)
        start += amount.unit == "share" and tokens.low[start] in DETERMINERS
        if tokens.low[start].endswith(("ed", "ly", "ing")):
            return None
    one = tokens.low[amount.first - 1] in ("a", "an")
    end = _single(tokens, start) if one else _phrase(tokens, start, singular=True)
    if end is None or _predicate(tokens, amount, start, end):
        return None
    return start, _narrowed(tokens, end)


def _predicate(tokens: Tokens, amount: Amount, start: int, end: int) -> bool:
    """Whether one lower-cased word behind a percentage is its verb or adjective: "56 percent say", "100 percent done"."""
    bare = amount.unit == "percent" and start == amount.last and tokens.low[amount.first - 1] not in DETERMINERS
    return bare and end == start + 1 and tokens.text[start].islower() and not plural(tokens.text[start])


def _before(tokens: Tokens, amount: Amount, floor: int) -> Words | None:
    """The subject that the amount measures: "core inflation" rose 0.3%, "a fine of" $3 billion, "the toll" to 58."""
    end = amount.first
    while end > floor and (tokens.low[end - 1] in DETERMINERS or tokens.low[end - 1] in MINOR):
        end -= 1
    if tokens.low[end - 1] == "of" and tokens.low[end - 2] in _GENERAL:  # "by an average of"
        end -= 2
        end -= tokens.low[end - 1] in DETERMINERS
    lead = tokens.low[end - 1]
    end -= lead in _LEADS or lead == ":"
    if lead != "of":
        end = _tied(tokens, end, floor)
    end -= tokens.low[end - 1] in ("which", "that", "who")
    end -= tokens.text[end - 1] == ","
    if end <= floor or (end == amount.first and not _compared(tokens, amount)):
        return None
    found = _phrase_back(tokens, end, floor, chains=amount.unit != AGE)
    return None if found is None or _verbal(tokens, *found, lead) else found


def _compared(tokens: Tokens, amount: Amount) -> bool:
    """Whether a comparison stands right behind its subject: "wavelengths at least 2.4 μm"."""
    return amount.unit is not None and amount.first < amount.number and tokens.low[amount.first] not in ("some", "an")


def _tied(tokens: Tokens, end: int, floor: int) -> int:
    """Back over the verb group that ends before token `end`, with its pronoun and adverbs; `end` where it has no subject."""
    at, first = end, max(floor, end - 6)
    at -= tokens.low[at - 1] in ("it", "me", "him", "them") and _ties(tokens, at - 2)
    while at > first and (_ties(tokens, at - 1) or tokens.low[at - 1] in MINOR):
        at -= 1
    while at < end and not (open_word(tokens, at - 1) or tokens.low[at - 1] in ("which", "that", "who", ",")):
        at += 1
    return at


def _ties(tokens: Tokens, at: int) -> bool:
    word = tokens.low[at]
    if tokens.text[at].isupper() and len(word) > 1:
        return False
    return (
        word in AUXILIARIES
        or word in ("by", "to", "at", "down", "up")
        or MEASURING.fullmatch(word) is not None
        or (word.endswith("ly") and tokens.wordy(at))
    )


def _phrase_back(tokens: Tokens, end: int, floor: int, *, chains: bool) -> Words | None:
    """The noun phrase that ends before token `end`, with a chain of "of", "in", "for" and "on" before it."""
    first = _run_back(tokens, end, floor)
    if first == end:
        return None
    if not chains:  # a person's age: the name alone
        while first < end - 1 and tokens.text[first].islower():
            first += 1
    for _ in range(2 * chains):
        joint = first - 1 - (tokens.low[first - 1] in DETERMINERS)
        if joint <= floor or tokens.low[joint] not in _CHAIN:
            break
        further = _run_back(tokens, joint, floor)
        if further == joint:
            break
        first = further
    return first, end


def _verbal(tokens: Tokens, first: int, end: int, lead: str) -> bool:
    """Whether what stands before an amount ends in a verb that does something with it ("donors promised", "to save")."""
    last = tokens.low[end - 1]
    lone = end == first + 1 and tokens.text[first].islower()
    if lone and (tokens.low[first - 1] in PRONOUNS | AUXILIARIES or tokens.low[first - 1] == "to"):
        return True
    if lead == "of":
        return False
    if lead == "for" and tokens.text[first].islower() and tokens.low[first].endswith("ed"):  # "asked donors for $3 million"
        return True
    if last.endswith(("ed", "ing")) and tokens.text[end - 1].islower() and last not in NOUNS_LIKE_VERBS:
        return True
    return last in AGENTIVE


def _run_back(tokens: Tokens, end: int, floor: int) -> int:
    first = end
    while first > floor and end - first < _LONGEST and (open_word(tokens, first - 1) or _inner(tokens, first - 1)):
        if first < end and MEASURED.fullmatch(tokens.text[first - 1]):
            break
        first -= 1
    while first < end and not tokens.wordy(first):
        first += 1
    return first


def _inner(tokens: Tokens, at: int) -> bool:
    if tokens.numeric(at):  # "the TA-125", "the Norland 500"
        return tokens.text[at].isdecimal() and (tokens.text[at - 1] == "-" or tokens.text[at - 1][:1].isupper())
    return tokens.text[at] in ("-", "&") and tokens.wordy(at - 1) and (tokens.wordy(at + 1) or tokens.numeric(at + 1))
