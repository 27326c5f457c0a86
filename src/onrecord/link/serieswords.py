"""Words by which figures are told to count the same: lands by name or by adjective, other names, nouns in the singular.

Lands come from Unicode's CLDR through onrecord.knowledge. The adjectives that no rule makes of a land's name, and nouns that
count the same, are small closed classes of English below; nothing here is taken from any article.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.knowledge import aliases, country_codes
from onrecord.language.forms import body_form, body_key
from onrecord.language.nouns import singular

# Adjectives and short names that are not the land's name with another ending.
_LANDS = {
    "british": "GB", "english": "GB", "briton": "GB", "french": "FR", "german": "DE", "dutch": "NL", "danish": "DK",
    "dane": "DK",
    "swedish": "SE", "swede": "SE", "finnish": "FI", "finn": "FI", "norwegian": "NO", "spanish": "ES", "spaniard": "ES",
    "polish": "PL", "greek": "GR", "swiss": "CH", "irish": "IE", "chinese": "CN", "turkish": "TR", "turk": "TR", "turkey": "TR",
    "thai": "TH", "filipino": "PH", "welsh": "GB", "scottish": "GB", "czech": "CZ", "slovak": "SK", "cypriot": "CY",
    "belgian": "BE", "saudi": "SA", "emirati": "AE", "omani": "OM", "peruvian": "PE", "ukrainian": "UA", "icelandic": "IS",
    "burmese": "MM", "burma": "MM", "korean": "KR", "indian": "IN", "lebanese": "LB", "afghan": "AF", "palestinian": "PS",
    "palestine": "PS", "argentine": "AR", "brazilian": "BR", "canadian": "CA", "mexican": "MX", "portuguese": "PT",
    "hungarian": "HU", "kosovar": "XK", "serb": "RS", "croat": "HR", "bosnian": "BA", "congolese": "CD", "american": "US",
    "europe": "QE", "european": "QE", "africa": "QF", "african": "QF", "asia": "QA", "asian": "QA",  # no land has these letters
}  # fmt: skip
CONTINENTS = frozenset(("QE", "QF", "QA"))
_ENDINGS = ("ian", "ean", "ese", "ish", "an", "ni", "n", "i")
_SHORTEST = 4  # letters of a land's name that an adjective must share with it
# Nouns that count the same, in the singular.
_SAME = {
    "soldier": "troop", "serviceman": "troop", "servicewoman": "troop", "servicemember": "troop",
    "person": "people", "individual": "people", "folk": "people", "human": "people", "life": "people", "soul": "people",
    "adviser": "advisor", "militant": "fighter", "jihadist": "fighter", "jihadi": "fighter", "insurgent": "fighter",
    "extremist": "fighter", "combatant": "fighter", "gunman": "fighter", "terrorist": "fighter", "kid": "child",
    "airstrike": "strike", "displaced": "people displaced",
}  # fmt: skip
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "lives": "life", "wives": "wife", "feet": "foot",
    "troops": "troop", "bodies": "body", "dead": "dead", "buses": "bus", "crises": "crisis", "data": "data",
}  # fmt: skip
_NOT_LETTER = re.compile(r"[^a-z ]")
_VOWELS = re.compile(r"[aeiouyw]")
_TWICE = re.compile(r"(.)\1+")
_KINDS = frozenset(
    "province city town village district region governorate suburb suburbs countryside county state neighborhood neighbourhood "
    "north south east west northern southern eastern western northeast northwest central greater old rural road street".split()
)
_ARTICLES = frozenset("al el ad an ar as ash at the of".split())


def lemma(word: str) -> str:
    """A noun in the singular, one for those that count the same: "soldiers" is "troop"."""
    low = word.lower()
    one = _IRREGULAR.get(low) or singular(low)
    return _SAME.get(one, one)


@lru_cache(maxsize=65_536)
def land(name: str) -> str | None:
    """The two letters of the land that a name or an adjective means: "U.S.", "America" and "Americans" are US."""
    words = body_key(name)
    known = country_codes()
    for form in (words, words.removesuffix("s")):
        code = known.get(form) or _LANDS.get(form)
        if code is not None:
            return code
    return _by_adjective(words.removesuffix("s"))


def _by_adjective(word: str) -> str | None:
    """ "Syrian" by "Syria"; None where several lands begin so."""
    if " " in word:
        return None
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST:
            continue
        codes = {code for each, code in country_codes().items() if each.startswith(stem) and " " not in each}
        if len(codes) == 1:
            return codes.pop()
    return None


@lru_cache(maxsize=65_536)
def called(name: str) -> str:
    """What a name is held against others by: the land, the entry of a public dictionary of bodies, else its own form."""
    code = land(name)
    if code is not None:
        return code
    form = body_form(name)
    entries = aliases().get(form) or aliases().get(body_key(name))
    return f"#{min(entries)}" if entries else form.lower()


@lru_cache(maxsize=65_536)
def sounds(place: str) -> str:
    """The consonants of a place's name, for spellings of one foreign name are many: "Harrasta", "al-Harasta". Empty for a name
    of fewer than two. Only for names that stand together for another reason, such as a day."""
    plain = "".join(c for c in unicodedata.normalize("NFD", place.casefold()) if not unicodedata.combining(c))
    words = _NOT_LETTER.sub(" ", plain.replace("'", "").replace("’", "")).split()
    name = "".join(word for word in words if word not in _ARTICLES and word not in _KINDS)
    spoken = (name[:1] + _VOWELS.sub("", name[1:])).replace("q", "k").replace("ph", "f")
    spoken = _TWICE.sub(r"\1", spoken)
    spoken = spoken[:1] + spoken[1:].replace("h", "")
    spoken = spoken.removesuffix("s") if len(spoken) > 3 else spoken
    return spoken if len(spoken) > 1 else ""
