"""What an amount measures where its name stands before it: the phrase right before, or the subject of the amount's verb.

There is no parser. A verb is known by closed classes (auxiliaries, verbs of measure, common irregular verbs) and by its
ending where the words on both sides allow for no noun; its subject is the noun phrase before it, past relative pronouns,
insertions in commas or parentheses, and dates. A verb without a subject of its own ("to spend", "and fell", "adding")
has that of the verb before it.
"""

from __future__ import annotations

from onrecord.extract.amounts import AGE, Amount
from onrecord.extract.tokens import MASK, Tokens
from onrecord.extract.wordclasses import (
    AGENTIVE,
    AUXILIARIES,
    DETERMINERS,
    FINITE,
    MEASURED,
    MEASURING,
    MINOR,
    NOUNS_LIKE_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    calendar,
    coded,
    open_word,
)

GENERAL = frozenset(
    "number numbers total totals amount amounts count figure figures age ages average sum level equivalent mark low "
    "high".split()
)
_LEADS = frozenset("of at to by for from between".split())
_CHAIN = frozenset("of in for on".split())
BEINGS = frozenset("is are was were be been being".split())
_RELATIVE = frozenset("which that who".split())
_WITHIN = frozenset("to not more less than about roughly".split())  # "has more than doubled"
_WHICH = frozenset("last next this past same and".split())  # "last year", "between May and June"
_STOPS = frozenset(';—–“”"?!')  # what no verb's subject is looked for beyond
_LONGEST = 8  # words of a phrase
_INSERTED = 12  # words of an insertion in commas or parentheses
_FAR = 40  # tokens that are looked back over for the verb
_CHAINED = 3  # prepositions in a subject: "the price of the yacht in the harbour of the town"

Words = tuple[int, int]  # from one token up to another


def measured(tokens: Tokens, amount: Amount, floor: int) -> Words | None:
    """The phrase right before that the amount measures: "core inflation" rose 0.3%, "a fine of" $3 billion, "the toll" to 58.

    `floor` is the token behind the amount before, which no phrase reaches over.
    """
    end, lead = _lead(tokens, amount, floor)
    if tokens.text[end - 1] == "(" or (lead == "with" and _apparent(amount)):  # "the S24 (4 inches)", "a van with 90 hp"
        return _phrase_back(tokens, end - 1, floor, chains=True) if end == amount.first else None
    if lead not in ("of", ":"):
        end = _tied(tokens, end, floor)
        if tokens.low[end] == "having" or (lead == "for" and amount.unit is None):  # "lean years for millions"
            return None
    if amount.unit == AGE:
        end -= tokens.text[end - 1] == ","
    elif end < amount.first:
        end = _past(tokens, end, floor)
    if end <= floor or (end == amount.first and not _compared(tokens, amount)):
        return None
    found = _phrase_back(tokens, end, floor, chains=amount.unit != AGE)
    if found is not None and tokens.low[found[0] - 1] in ("who", "which"):  # "bakers who lacked ovens fell to"
        return None
    return None if found is None or _verbal(tokens, *found, lead) else found


def _apparent(amount: Amount) -> bool:
    """Whether the amount is a measure that a thing has: no count, no share and no sum."""
    return amount.unit not in (None, AGE, "percent", "share") and not amount.unit[:3].isupper()


def _lead(tokens: Tokens, amount: Amount, floor: int) -> tuple[int, str]:
    """Where what stands before the amount ends, past determiners, "by an average of" and one preposition; and that one."""
    end = amount.first
    while end > floor and (tokens.low[end - 1] in DETERMINERS or tokens.low[end - 1] in MINOR):
        end -= 1
    if tokens.low[end - 1] == "of" and tokens.low[end - 2] in GENERAL and tokens.low[end - 3] in DETERMINERS:
        end -= 3
    elif tokens.low[end - 1] == "of" and tokens.low[end - 2] in GENERAL:
        end -= 2
    lead = tokens.low[end - 1]
    return end - (lead in _LEADS or lead == ":"), lead


def _compared(tokens: Tokens, amount: Amount) -> bool:
    """Whether a comparison or a range stands right behind its subject: "wavelengths at least 2.4 μm", "homes from $2"."""
    return amount.unit is not None and amount.first < amount.number and tokens.low[amount.first] not in ("some", "an")


def _tied(tokens: Tokens, end: int, floor: int) -> int:
    """Back over the verb group that ends before token `end`, with its pronoun and adverbs; `end` where it has no subject."""
    at, first = end, max(floor, end - 6)
    at -= tokens.low[at - 1] in ("it", "me", "him", "them") and _ties(tokens, at - 2)
    while at > first and (_ties(tokens, at - 1) or tokens.low[at - 1] in MINOR):
        at -= 1
    while at < end and not (_inner(tokens, at - 1) or open_word(tokens, at - 1) or tokens.low[at - 1] in (*_RELATIVE, ",")):
        at += 1
    return at


def _ties(tokens: Tokens, at: int) -> bool:
    word = tokens.low[at]
    if (tokens.text[at].isupper() and len(word) > 1) or (tokens.text[at - 1] == "-" and tokens.glued(at)):
        return False
    return (
        word in AUXILIARIES
        or word in ("by", "to", "at", "down", "up")
        or (MEASURING.fullmatch(word) is not None and tokens.low[at + 1] not in AUXILIARIES)  # "prices will" has a noun
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
    for _ in range(_CHAINED * chains):
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
    before = tokens.low[first - 1]
    if calendar(tokens, end - 1) or (lone and (before in PRONOUNS | AUXILIARIES or before == "to")):
        return True
    if lone and MEASURED.fullmatch(last) and before not in DETERMINERS:
        return True
    if lead == "of":
        return False
    asked = lead == "for" and tokens.text[first].islower() and tokens.low[first].endswith("ed")
    if asked and tokens.low[first - 1] not in DETERMINERS:  # "asked donors for $3 million"
        return True
    if last.endswith(("ed", "ing")) and tokens.text[end - 1].islower() and not _noun_like(tokens, end, lead):
        return True
    return last in AGENTIVE or last in FINITE


def _noun_like(tokens: Tokens, end: int, lead: str) -> bool:
    """Whether a word in -ed or -ing ends a noun phrase: "spending on", "the glue employed was"."""
    return (tokens.low[end - 1] in NOUNS_LIKE_VERBS and tokens.low[end] == lead != "") or tokens.low[end] in BEINGS


def _run_back(tokens: Tokens, end: int, floor: int) -> int:
    first = end
    while first > floor and end - first < _LONGEST and (open_word(tokens, first - 1) or _inner(tokens, first - 1)):
        if first < end and (MEASURED.fullmatch(tokens.text[first - 1]) or tokens.text[first - 1] in FINITE):
            break
        first -= 1
    while first < end and not tokens.wordy(first):
        first += 1
    return first


def _inner(tokens: Tokens, at: int) -> bool:
    if tokens.numeric(at):  # "the TA-125", "the Norland 500"
        return coded(tokens, at) or (
            tokens.text[at].isdecimal() and (tokens.text[at - 1] == "-" or tokens.text[at - 1][:1].isupper())
        )
    if tokens.low[at] == "and":  # "the M4 and M5"
        return tokens.text[at - 1][:1].isupper() and tokens.text[at + 1][:1].isupper()
    return tokens.text[at] in ("-", "&", "/") and tokens.wordy(at - 1) and (tokens.wordy(at + 1) or tokens.numeric(at + 1))


# --- the subject of the amount's verb ---


def subject(tokens: Tokens, at: int, floor: int = 0) -> Words | None:
    """The subject of the verb whose clause the amount at token `at` stands in; None where that is a pronoun or not found.

    The verb and its subject stand behind token `floor`.
    """
    first, to = max(floor, at - _FAR), None
    at -= tokens.text[at - 1] in "–—"
    while at > first:
        at -= 1
        if tokens.text[at] in _STOPS:
            break
        if not verb_at(tokens, at):
            continue
        verb, at = at, _group(tokens, at, first)
        if _subjectless(tokens, at, verb):
            to = at if tokens.low[at] == "to" else to
            continue
        return _subject_before(tokens, at, first)
    return (
        None if to is None or first else _subject_before(tokens, to, first)
    )  # "Company to spend $3 million", as headlines have it


def own_subject(tokens: Tokens, verb: int) -> Words | None:
    """The subject of the verb at token `verb`."""
    first = max(0, verb - _FAR)
    at = _group(tokens, verb, first)
    return subject(tokens, at) if _subjectless(tokens, at, verb) else _subject_before(tokens, at, first)


def verb_at(tokens: Tokens, at: int) -> bool:
    """Whether the token is a verb, as far as closed classes, its ending and its neighbours tell."""
    word, written = tokens.low[at], tokens.text[at]
    if not written.islower() or not tokens.wordy(at):
        return False
    if word in AUXILIARIES or word in FINITE or (MEASURED.fullmatch(word) and not word.endswith("ed")):
        return True
    before, after = tokens.low[at - 1], at + 1
    if before in DETERMINERS or (before in PREPOSITIONS and before != "to"):
        return False
    ends = not open_word(tokens, after)
    if before == "to" or word.endswith("ed"):
        return ends or tokens.low[after] in DETERMINERS
    if word in AGENTIVE or MEASURING.fullmatch(word) is not None:
        return ends
    acts = tokens.low[after] in DETERMINERS or tokens.low[after] in ("to", "that") or tokens.numeric(after)
    return word.endswith(("s", "ing")) and acts and (open_word(tokens, at - 1) or before == ",")


def _group(tokens: Tokens, at: int, first: int) -> int:
    """Where the verb group that holds token `at` begins: auxiliaries, "to", "not" and adverbs before it."""
    while at > first + 1:
        word = tokens.low[at - 1]
        part = word in AUXILIARIES or word in MINOR or word in _WITHIN or word.endswith(("ly", "n't", "n’t"))
        if not part or not tokens.text[at - 1].islower():
            break
        at -= 1
    return at


def _subjectless(tokens: Tokens, at: int, verb: int) -> bool:
    """Whether the verb group from token `at` to its verb has the subject of a verb before: "to", participles, "and fell"."""
    before = tokens.low[at - 1]
    if tokens.low[at] in ("to", "having", "being") or before in ("and", "but", "or", "then"):
        return True
    finite = any(word in AUXILIARIES and word != "having" for word in tokens.low[at:verb])
    return tokens.low[verb].endswith("ing") and not finite and not _insertion(tokens, at)


def _insertion(tokens: Tokens, at: int) -> bool:
    return tokens.text[at - 1] == "," and "," in tokens.text[max(0, at - _INSERTED) : at - 1]


def _subject_before(tokens: Tokens, at: int, first: int) -> Words | None:
    """The noun phrase whose verb group begins at token `at`: the outermost that prepositions chain, with what narrows it."""
    end = _past(tokens, at, first)
    start = _run_back(tokens, end, first)
    if start < end and tokens.low[start - 1] in ("who", "which"):  # "bakers who lacked ovens fell"
        end = start - 1
        start = _run_back(tokens, end, first)
    if start == end or (tokens.low[start - 1] in ("and", "or") and tokens.text[start - 2] == ","):
        return None
    outer = start, end
    for _ in range(_CHAINED):
        joint = outer[0] - 1 - (tokens.low[outer[0] - 1] in DETERMINERS)
        if joint <= first or tokens.low[joint] not in PREPOSITIONS:
            break
        further = _run_back(tokens, joint, first)
        if further == joint:
            break
        outer = further, end if end - further <= _LONGEST else joint
    return None if calendar(tokens, outer[1] - 1) else outer


def _past(tokens: Tokens, at: int, first: int) -> int:
    """Back over what stands between a subject and its verb: relative pronouns, insertions, parentheses, dates, "on it"."""
    end = at - (tokens.low[at - 1] in _RELATIVE)
    for _ in range(3):
        if tokens.text[end - 1] in (",", ")"):
            mark = "," if tokens.text[end - 1] == "," else "("
            opening = next((i for i in range(end - 2, max(first, end - _INSERTED), -1) if tokens.text[i] == mark), end - 1)
            end = opening
        elif _dated(tokens, end - 1):
            while end > first and (_dated(tokens, end - 1) or tokens.low[end - 1] in _WHICH):
                end -= 1
            end -= tokens.low[end - 1] in PREPOSITIONS
        elif tokens.low[end - 1] in PRONOUNS and tokens.low[end - 2] in PREPOSITIONS:
            end -= 2
    return end


def _dated(tokens: Tokens, at: int) -> bool:
    """Whether the token is of a date: masked, a word of the calendar, or four digits."""
    return tokens.text[at] == MASK or calendar(tokens, at) or (tokens.text[at].isdecimal() and len(tokens.text[at]) == 4)
