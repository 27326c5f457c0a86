"""Derives src/onrecord/knowledge/petrarch.json from the actor dictionaries of PETRARCH2.

    ONRECORD_CORPORA=... python training/petrarch.py

Source: openeventdata/petrarch2, data/dictionaries/Phoenix.*.txt (MIT licence, Open Event Data Alliance, 2014). Facts only:
which names one armed group or international organisation goes by, which names are news media, which nouns name people by
what they do, which adjective is which country's. Persons and dates are left to the texts themselves.
"""

from __future__ import annotations

import json
import os
import re
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.knowledge import country_codes
from onrecord.language.forms import OF_LAND, body_key

OUT = Path(__file__).parents[1] / "src/onrecord/knowledge/petrarch.json"
FOLDER = "petrarch2/data/dictionaries/"
NAMES = ("Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt")
AGENTS = "Phoenix.agents.txt"
KEPT = re.compile(r"^(IMG|IGO|NGO)|REB")  # codes of armed groups and of international organisations
# The dictionaries list the leaders of a group among its names: "abu karim al-moori", "sheikh karim moori".
LEADER = re.compile(r"^(?:abu \S+ al[- ]\S+|(?:sheikh?|sa[yi]yy?[ei]d|seyy[ei]d|mullah|ayatollah|dr|mr) .*)$")
FIRST = 8  # names of an entry among which its country stands, before towns and regions
# Adjectives that begin otherwise than their country's name.
IRREGULAR = {"danish", "dutch", "filipino", "french", "irish", "saudi", "swedish"}
SMALL = {"of", "the", "and", "for", "in", "to", "de", "la", "al", "on", "a", "et", "du", "des"}


def main() -> None:
    with tarfile.open(Path(os.environ["ONRECORD_CORPORA"]) / "petrarch/actors.tar.gz") as archive:
        text = {name: archive.extractfile(FOLDER + name).read().decode("utf-8", "replace") for name in (*NAMES, AGENTS)}
    entries = [entry for name in NAMES for entry in _entries(text[name])]
    derived = {
        "source": "openeventdata/petrarch2, Phoenix dictionaries, MIT licence, Copyright (c) 2014 Open Event Data Alliance",
        "aliases": sorted(_aliases(entries)),
        "agents": sorted(set(_agents(text[AGENTS]))),
        "nationalities": dict(sorted(_nationalities(_entries(text[NAMES[0]])))),
        "media": sorted({name for names, codes in entries if {"MED"} & codes for name in names}),
    }
    OUT.write_text(json.dumps(derived, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print({key: len(value) for key, value in derived.items() if key != "source"})


def _entries(text: str) -> Iterator[tuple[list[str], set[str]]]:
    """(names, codes) of each entry: a line that begins one, lines with + for its other names, codes in brackets."""
    names: list[str] = []
    codes: set[str] = set()
    for raw in text.splitlines():
        line = raw.split("#")[0].rstrip()
        if not line.strip():
            continue
        if not line.startswith(("+", "\t", " ", "[")) and names:
            yield names, codes
            names, codes = [], set()
        codes |= {code.split()[0] for code in re.findall(r"\[([^\]]+)\]", line) if code.split()}
        words = re.sub(r"\[[^\]]*\]", " ", line)
        names += [_written(part) for part in re.split(r"\s*\+|\s{2,}|\t", words) if part.strip(" _+")]
    yield names, codes


def _written(name: str) -> str:
    """ISLAMIC_STATE_OF_IRAQ_ -> islamic state of iraq; an acronym in parentheses stays with its name."""
    return " ".join(re.sub(r"[_()]", " ", name).split()).lower().removeprefix("the ")


def _aliases(entries: list[tuple[list[str], set[str]]]) -> Iterator[list[str]]:
    for names, codes in entries:
        if not any(KEPT.search(code) for code in codes):
            continue
        split = _without_leaders({form for name in names for form in _with_acronym(name)})
        forms = sorted(form for form in split if len(form) > 2)
        if len(forms) > 1:
            yield forms


def _without_leaders(names: set[str]) -> set[str]:
    """Without what names a leader, and without a leader's surname alone: "moori" beside "karim al-moori", or beside two given
    names and never with an article."""
    led = {_last(name) for name in names if LEADER.match(name)}
    longer = [name for name in names if " " in name]

    def leads(name: str) -> bool:
        last = _last(name)
        arabic = any(re.fullmatch(rf"\S+ al[- ]{re.escape(last)}", each) for each in longer)
        given = sum(_last(each) == last for each in longer) > 1 and f"al-{last}" not in names
        return bool(LEADER.match(name)) or last in led or (" " not in name and (arabic or given))

    return {name for name in names if not leads(name)}


def _last(name: str) -> str:
    return name.split()[-1].removeprefix("al-")


def _with_acronym(name: str) -> list[str]:
    """ "revolutionary army erg" names both the army and its acronym where the letters agree."""
    *words, last = name.split()
    initials = "".join(word[0] for word in words if word not in SMALL)
    every = "".join(word[0] for word in words)
    return [" ".join(words), last] if words and len(last) > 1 and last in (initials, every) else [name]


def _nationalities(entries: Iterable[tuple[list[str], set[str]]]) -> Iterator[tuple[str, str]]:
    """Adjective -> the two letters of the country. An entry is a country's where one of its first names is; an adjective
    has an adjective's ending and begins as a name of the country does, or is one of the few without that ending."""
    codes = {body_key(name): code for name, code in country_codes().items()}
    made: dict[str, set[str]] = {}
    for names, _ in entries:
        code = next((codes[name] for name in names[:FIRST] if name in codes), "")
        lands = {name for name, own in codes.items() if own == code}
        for name in names if code else ():
            if name not in codes and _adjective(name, lands):
                made.setdefault(name, set()).add(code)
    return ((name, codes.pop()) for name, codes in made.items() if len(codes) == 1)


def _adjective(name: str, lands: set[str]) -> bool:
    """Whether it may be the adjective of what has these names: "norlandish", "south norlandish"; not of a town there."""
    *before, last = name.split()
    begins = any(land.split()[:-1] == before and land.split()[-1][:3] == last[:3] for land in lands)
    return name in IRREGULAR or (name[:-1] in lands and name.endswith("n")) or bool(begins and OF_LAND.fullmatch(last))


def _agents(text: str) -> Iterator[str]:
    """The last words of the patterns: the head nouns."""
    for raw in text.splitlines():
        match = re.match(r"([A-Z][A-Z_'-]+)[\s_]*[\[{]", raw.split("#")[0])
        if match:
            yield _written(match[1]).split()[-1]


if __name__ == "__main__":
    main()
