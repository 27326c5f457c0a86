"""Names and offices as they are compared: what two forms have in common when case, titles and accents are left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from onrecord.knowledge import aliases, country_codes, lands
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
# Titles of those who go by a given name alone.
ROYAL = frozenset("prince princess king queen pope saint emperor empress sultan emir".split())
_ANOTHER = frozenset("vice deputy former ex then assistant acting elect designate shadow".split())  # makes another office
# Between two names of one body: ", the movement also known as the ", " (ABC), known to its foes as ".
_ALSO = re.compile(
    r"(?:\s?\([^()\n]{1,12}\)|\))?,?\s(?:[^.;:\n]{0,40}?\b)?(?:(?:also|better|formerly|previously|otherwise|sometimes)\s)?"
    r"(?:known|referred to)(?:\s(?:to|by|among|in)\s[\w\s]{1,25}?)?\sas\s(?:the\s)?[\"“'‘]?"
)
_KNOWN = re.compile(r"\b(?:known|referred to)\b")
# What may stand before "known" beside a word for a body.
_KNOWING = frozenset(
    "also better formerly previously otherwise sometimes once now more commonly widely is was are were which that but itself"
    " — – -".split()
)
# What abbreviated titles stand for, and words for one office.
_SPELLED = {
    "rep": "representative", "congressman": "representative", "congresswoman": "representative", "sen": "senator",
    "gov": "governor", "gen": "general", "lt": "lieutenant", "col": "colonel", "capt": "captain", "sgt": "sergeant",
    "adm": "admiral", "maj": "major", "sec": "secretary", "chairwoman": "chairman", "chair": "chairman",
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "pm": "minister", "premier": "minister",
}  # fmt: skip
_CACHED = 65_536  # names whose forms are kept: linking asks for those of a whole record several times over
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset("al el bin ibn abu de der van von la le di da dos del ter ten".split())
# An adjective of a land, people or faith, as the first word of a body's form: by its ending, or one of the few without any.
OF_LAND = re.compile(
    r"(?!republican|libertarian|humanitarian|civilian|guardian)\w{2,}(?:ian|ish|[^aeiou]i|can)|\w{3,}(?:ean|ese|ite)|french|dutch|czech|greek|swiss|thai|welsh|german|afghan|cuban|moroccan|arab"
)
# Legal forms of firms, as they end a name; dots are gone by then ("S.p.A.").
_LEGAL = frozenset(
    "inc incorporated corp corporation co company ltd limited llc llp lp plc ag nv sa spa se gmbh ab asa oyj bv pty pte kk"
    " sarl srl".split()
)
_AMERICAN = {r"is(?=(?:ation|ations|ed|ing)$)": "iz", r"our$": "or", r"tre$": "ter", r"fence$": "fense"}
_SPELLINGS = tuple((re.compile(british), american) for british, american in _AMERICAN.items())
_LINKING = frozenset({"of", "in", "for", "and", "the"})
HOLDINGS = frozenset({"group", "holding", "holdings"})
_SMALL = frozenset("of the and for in to de la et du des on".split())


def _without_accents(name: str) -> str:
    return name if name.isascii() else "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


@lru_cache(maxsize=_CACHED)
def tokens(name: str) -> tuple[str, ...]:
    """A person's name as words to compare: no honorific, suffix, accent or stop; hyphens kept."""
    plain = _without_accents(name)
    split = [re.sub(r"['’]s?$", "", word).strip('.,"“”') for word in plain.casefold().split()]
    return tuple(word for word in split if word and word not in HONORIFICS and word not in _SUFFIXES)


@lru_cache(maxsize=_CACHED)
def body_key(name: str) -> str:
    """A body's name to compare: no article, dots, possessive, accents or case."""
    plain = _without_accents(name)
    words = re.sub(r"['’]s?$", "", plain.casefold()).replace(".", "").replace("’", "'").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=_CACHED)
def body_form(name: str) -> str:
    """As `body_key`, in American spelling, without the legal form at its end, and a country that it begins with by its two
    letters in capitals: one form for "Moor Works", "Moor Works, Inc."; for "U.S. Navy", "United States Navy"."""
    words = [_american("and" if word == "&" else word.strip(",()")) for word in body_key(name).split()]
    while len(words) > 1 and words[-1] in _LEGAL | {"and", ""}:
        words = words[:-1]
    for length in (3, 2, 1):
        code = country_codes().get(" ".join(words[:length]).removesuffix("'s").removesuffix("'"))
        if code is not None:
            return " ".join([code, *words[length:]])
    return " ".join(words)


def _american(word: str) -> str:
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    return word


def nationless(form: str) -> str | None:
    """What follows the country that a body's form begins with: "navy" of "us navy" or of "norlandish navy"; else None."""
    land, _, rest = form.partition(" ")
    return rest if rest and (_is_land(land) or OF_LAND.fullmatch(land)) else None


def shorter_forms(form: str) -> Iterator[str]:
    """The forms that an article may go on with once it has named a body whole: all but the last word, unless that is a land
    ("Moor Works", but not "Moor Norland": a branch) or the rest a word for any body; and the name without its country."""
    rest = nationless(form)
    if rest is not None:
        yield rest
    words = form.split()
    while len(words) > 2 and words[-1] in HOLDINGS:
        words = words[:-1]
    begin, last = words[:-1], words[-1]
    product = not last.isalpha() or len(last) < 3  # "Moor A40", "Mill X"
    branch = product or last in lands() or last.startswith("al-") or bool(_LINKING & set(begin[-1:]))
    single = len(begin) == 1 or nouns.is_body(last)  # not "National Grain" of "National Grain Plan"
    general = len(begin) == 1 and (nouns.is_body(begin[0]) or nouns.is_person(begin[0]))
    of_land = bool(begin) and (_is_land(begin[0]) or bool(OF_LAND.fullmatch(begin[0])))
    if begin and single and not (branch or general or of_land) and " ".join(begin) not in aliases():
        yield " ".join(begin)


def initials(name: str) -> set[str]:
    """What may stand for a name of several words: "ncr" for "Navy Club of Reed", also without "of"; letters stay whole, so that
    "U.S. Navy" is "usn"."""
    written = [word for word in name.replace(".", "").split() if word.lower() not in ("the", "&")]
    parts = [part for word in written for part in re.findall(r"[^\W_]+", word.replace("’", "'").removesuffix("'s"))]
    if len(parts) < 2:
        return set()
    letters = [(part if part.isupper() and len(part) < 4 else part[0]).lower() for part in parts]
    kept = [first for first, part in zip(letters, parts, strict=True) if part.lower() not in _SMALL]
    return {"".join(letters), "".join(kept)}


def also_known(one: str, between: str, other: str) -> bool:
    """Whether the words between two names say that both name one: ", the movement also known as". Not where the first only
    tells of what land, people or creed the one is ("the Norlandish militia known as", "a Marxist group known as") or, with no
    comma or bracket behind it, whose deed or thing ("Ordan's attack on a base known as"): then only words for a body may
    follow it."""
    if _is_land(body_form(one)) or _is_land(body_form(other)) or not _ALSO.fullmatch(between):
        return False
    if between.lstrip()[:1] in (",", "("):
        return True
    words = [word.strip(",").lower() for word in _KNOWN.split(between)[0].split()]
    said = [word for word in words if word not in _KNOWING]
    body = not said or (nouns.is_body(said[-1]) and nouns.PREPOSITIONS.isdisjoint(said) and nouns.DETERMINERS.isdisjoint(said))
    return body and not OF_LAND.fullmatch(body_key(one)) and not (said and body_key(one).endswith("ist"))


def names_again(between: str) -> bool:
    """Whether the words say that what follows is another name of what stands before: ", also known as the "."""
    return bool(_ALSO.fullmatch(between))


def _is_land(form: str) -> bool:
    return form in _land_codes()


@cache
def _land_codes() -> frozenset[str]:
    return frozenset(country_codes().values())


def fits_acronym(name: str, short: str) -> bool:
    """Whether `short` can stand for `name`: two words or more, the same first letter, its letters in order among the name's."""
    letters, key = body_key(short), body_key(name)
    if " " not in key or not 2 <= len(letters) <= 7 or not letters.isalpha() or letters[0] != key[0]:
        return False
    rest = iter(key)
    return all(letter in rest for letter in letters)


def is_acronym(name: str) -> bool:
    """Whether a name is one word of capitals, a legal form aside: "NATO", "N.A.T.O.", "MW Inc."."""
    return " " not in body_form(name) and name.split()[0].replace(".", "").isupper()


def is_suffix(word: str) -> bool:
    """Whether a word marks a generation: "Jr.", "III"."""
    return word.casefold().rstrip(".") in _SUFFIXES


@lru_cache(maxsize=_CACHED)
def bare_surname(name: str) -> bool:
    """Whether a person's name has no given name: "Moor", "de Moor", "Van Moor"; but "Al Moor" and "Van Moor Reed" have one."""
    words = tokens(name)
    if len(words) == 1 and suffix(name) not in ("", "jr"):
        return False  # "Ada II" is a whole name
    first = next((word for word in name.split() if word.casefold().strip(".") not in HONORIFICS), "")
    particle = first in _PARTICLES or (len(words) == 2 and words[0] in _PARTICLES - {"al", "abu"})
    return len(words) < 2 or (particle and all(word in _PARTICLES for word in words[:-1]))


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


def office_words(phrase: str) -> tuple[str, ...]:
    """What `same_office` compares of an office phrase: no two are the same office without a word in common."""
    return _content(phrase)


@lru_cache(maxsize=8192)
def _content(phrase: str) -> tuple[str, ...]:
    """The head noun first, then the other words that mean something, singular."""
    run = re.findall(r"[^\W_]+", phrase.lower().replace("'s", "").replace("’s", ""))
    cut = next((i for i, word in enumerate(run) if word in nouns.PREPOSITIONS), len(run))
    core, rest = run[:cut], run[cut:]
    skipped = nouns.PREPOSITIONS | nouns.DETERMINERS | {"and", "new", "current", "outgoing", "incoming"}
    kept = [nouns.singular(word) for word in (*reversed(core), *rest) if word not in skipped]
    return tuple(_SPELLED.get(word, word) for word in kept)
