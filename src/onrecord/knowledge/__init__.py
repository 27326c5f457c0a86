"""Common knowledge from public data sets, read once a process: facts that no single article teaches.

petrarch.json is derived by training/petrarch.py from the actor dictionaries of PETRARCH2 (openeventdata/petrarch2, MIT
licence): names that one armed group or international organisation goes by, names of news media, nouns for people by what
they do, and countries' adjectives. All lower case.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from babel import Locale
from nicknames import NickNamer


@cache
def _petrarch() -> dict[str, Any]:
    text = files("onrecord.knowledge").joinpath("petrarch.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


@cache
def aliases() -> dict[str, frozenset[int]]:
    """Name -> the numbers of the entries that list it; two names with a number in common are one organisation."""
    made: dict[str, set[int]] = {}
    for number, names in enumerate(_petrarch()["aliases"]):
        for name in names:
            made.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in made.items()}


@cache
def alias_starts() -> frozenset[str]:
    """The first words of the names in `aliases`: most names in a text begin with none of them."""
    return frozenset(name.split()[0] for name in aliases())


def entry_size(number: int) -> int:
    """How many names an entry of `aliases` lists."""
    return len(_petrarch()["aliases"][number])


@cache
def countries() -> frozenset[str]:
    """Names of the world's countries in English, lower case, from Unicode's CLDR through Babel; the short forms of two that
    it does not list are added."""
    every = Locale("en").territories
    return frozenset(name.casefold() for code, name in every.items() if len(code) == 2) | {
        "us",
        "uk",
        "usa",
        "america",
        "britain",
    }


@cache
def country_codes() -> dict[str, str]:
    """The names in `countries`, the United Nations and the European Union with the two letters that the CLDR gives them."""
    every = Locale("en").territories
    codes = {name.casefold(): code for code, name in every.items() if len(code) == 2}
    return codes | {"us": "US", "usa": "US", "america": "US", "uk": "GB", "britain": "GB", "un": "UN", "eu": "EU"}


@cache
def nationalities() -> dict[str, str]:
    """A country's adjective, lower case -> the two letters that the CLDR gives the country: "french" -> "FR"."""
    return dict(_petrarch()["nationalities"])


@cache
def lands() -> frozenset[str]:
    """Names of countries, continents and the parts of continents, from the CLDR, lower case."""
    return countries() | {name.casefold() for name in Locale("en").territories.values()}


@cache
def _nicknames() -> NickNamer:
    return NickNamer()


@lru_cache(maxsize=65_536)
def short_forms(given: str) -> frozenset[str]:
    """The short forms of a given name, lower case, in English."""
    return frozenset(_nicknames().nicknames_of(given))


def is_nickname(short: str, given: str) -> bool:
    """Whether one given name, lower case, is a short form of the other in English: "bill" of "william". From the data set
    of the package nicknames (Northern and Crews, Apache-2.0)."""
    return short != given and short in short_forms(given)


@cache
def media() -> frozenset[str]:
    """Names of agencies, papers and broadcasters."""
    return frozenset(_petrarch()["media"])


@cache
def agents() -> frozenset[str]:
    """Nouns, singular, that name people (and some bodies) by what they do: diplomat, minister, rebel."""
    return frozenset(_petrarch()["agents"])


@cache
def given_names() -> dict[str, str]:
    """Given name, plain letters -> male or female, for those that nine in ten bearers of one gender have."""
    text = files("onrecord.knowledge").joinpath("given_names.json").read_text(encoding="utf-8")
    table: dict[str, str] = json.loads(text)
    return {name: gender for gender in ("male", "female") for name in table[gender].split()}


@dataclass(frozen=True, slots=True)
class WordCounts:
    """In how many of so many articles a word stands; words that fewer than `least` have are not listed."""

    documents: int
    least: int
    words: Mapping[str, int]


@cache
def word_counts() -> WordCounts:
    """How common words are in English news, plain as link.stories_terms has them."""
    text = files("onrecord.knowledge").joinpath("word_counts.json").read_text(encoding="utf-8")
    table = json.loads(text)
    return WordCounts(table["documents"], table["least"], table["words"])
