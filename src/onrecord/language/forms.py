"""Names and offices as they are compared: what two forms have in common when case, titles and accents are left out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.language import nouns

HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady mx prof professor".split())
# Offices and ranks that stand before a name and are none; spelled out or abbreviated.
TITLES = frozenset(
    "president vice-president secretary minister chancellor senator sen representative rep congressman congresswoman"
    " governor gov mayor general gen lieutenant lt colonel col captain capt sergeant sgt admiral adm major maj corporal"
    " cpl private pvt commander chief judge justice ambassador chairman chairwoman director king queen prince princess"
    " pope cardinal archbishop bishop rabbi imam sheikh reverend rev father sister chief prime premier coach spokesman"
    " spokeswoman former then-president ex-president".split()
)
_ANOTHER = frozenset("vice deputy former ex then assistant acting elect designate shadow".split())  # makes another office
# Between two names of one body: ", the movement also known as the ", " (ABC), known to its foes as ".
_ALSO = re.compile(
    r"(?:\s?\([^()\n]{1,12}\)|\))?,?\s(?:[^.;:\n]{0,40}?\b)?(?:(?:also|better|formerly|previously|otherwise|sometimes)\s)?"
    r"(?:known|referred to)(?:\s(?:to|by|among|in)\s[\w\s]{1,25}?)?\sas\s(?:the\s)?[\"“'‘]?"
)
# What abbreviated titles stand for, and words for one office.
_SPELLED = {
    "rep": "representative", "congressman": "representative", "congresswoman": "representative", "sen": "senator",
    "gov": "governor", "gen": "general", "lt": "lieutenant", "col": "colonel", "capt": "captain", "sgt": "sergeant",
    "adm": "admiral", "maj": "major", "sec": "secretary", "chairwoman": "chairman", "chair": "chairman",
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "pm": "minister", "premier": "minister",
}  # fmt: skip
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset("al el bin ibn abu de der van von la le di da dos del ter ten".split())
_SMALL = frozenset("of the and for in to de la et du des on".split())


@lru_cache(maxsize=8192)
def tokens(name: str) -> tuple[str, ...]:
    """A person's name as words to compare: no honorific, suffix, accent or stop; hyphens kept."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    split = [re.sub(r"['’]s?$", "", word).strip('.,"“”') for word in plain.casefold().split()]
    return tuple(word for word in split if word and word not in HONORIFICS and word not in _SUFFIXES)


@lru_cache(maxsize=8192)
def body_key(name: str) -> str:
    """A body's name to compare: no article, dots, possessive, accents or case."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    words = re.sub(r"['’]s?$", "", plain.casefold()).replace(".", "").replace("’", "'").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def initials(name: str) -> set[str]:
    words = re.findall(r"[^\W_]+", body_key(name))
    if len(words) < 2:
        return set()
    return {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL)}


def also_known(between: str) -> bool:
    """Whether the words between two names say that both name one."""
    return bool(_ALSO.fullmatch(between))


def fits_acronym(name: str, short: str) -> bool:
    """Whether `short` can stand for `name`: two words or more, the same first letter, its letters in order among the name's."""
    letters, key = body_key(short), body_key(name)
    if " " not in key or not 2 <= len(letters) <= 7 or not letters.isalpha() or letters[0] != key[0]:
        return False
    rest = iter(key)
    return all(letter in rest for letter in letters)


def is_suffix(word: str) -> bool:
    """Whether a word marks a generation: "Jr.", "III"."""
    return word.casefold().rstrip(".") in _SUFFIXES


def suffix(name: str) -> str:
    """ "jr" of a son, "ii" of a king; empty for most."""
    last = name.casefold().replace(".", "").split()[-1:]
    return last[0] if last and last[0] in _SUFFIXES - {"sr"} else ""


def middle(name: str) -> str:
    """The initials of a person's middle names: "hw" of Ada H.W. Moor; particles of a surname are none."""
    words = [part for word in tokens(name)[1:-1] for part in word.split(".")]
    return "".join(word[0] for word in words if word and word not in _PARTICLES)


def same_office(asked: str, given: str) -> float:
    """How well an office phrase fits a role: 0 where heads differ, else the share of the shorter one's words in the other."""
    ask, give = _content(asked), _content(given)
    if not ask or not give or not (ask[0] == give[0] or ask[0] in give or give[0] in ask):
        return 0.0
    shared = set(ask) & set(give)
    if (set(ask) ^ set(give)) & _ANOTHER:
        return 0.0
    return len(shared) / min(len(set(ask)), len(set(give)))


@lru_cache(maxsize=8192)
def _content(phrase: str) -> tuple[str, ...]:
    """The head noun first, then the other words that mean something, singular."""
    run = re.findall(r"[^\W_]+", phrase.lower().replace("'s", "").replace("’s", ""))
    cut = next((i for i, word in enumerate(run) if word in nouns.PREPOSITIONS), len(run))
    core, rest = run[:cut], run[cut:]
    skipped = nouns.PREPOSITIONS | nouns.DETERMINERS | {"and", "new", "current", "outgoing", "incoming"}
    kept = [nouns.singular(word) for word in (*reversed(core), *rest) if word not in skipped]
    return tuple(_SPELLED.get(word, word) for word in kept)
