"""Derives src/onrecord/knowledge/given_names.json from the name data of nomquamgender.

    pip install nomquamgender==0.1.4; python training/given_names.py

Source: nomquamgender (MIT licence, Copyright (c) 2022 Ian Van Buskirk; Van Buskirk, Clauset and Larremore, "An Open-Source
Cultural Consensus Approach to Name-Based Gender Classification", ICWSM 2023), which counts names over 36 public sources
worldwide. Facts only: which given names nine in ten bearers of one gender have. All others are left to the texts themselves.
"""

from __future__ import annotations

import json
import unicodedata
from importlib.util import find_spec
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/onrecord/knowledge/given_names.json"
SOURCES, BEARERS = 8, 300  # fewer are mostly misspellings, surnames and single letters
SHARE = 0.9  # of the bearers


def main() -> None:
    kept: dict[str, set[str]] = {"male": set(), "female": set()}
    for name, (sources, bearers, female, _) in _data().items():
        if sources < SOURCES or bearers < BEARERS or max(female, 1 - female) < SHARE:
            continue
        plain = _plain(name)
        if plain.replace("-", "").isalpha() and plain.isascii() and len(plain) > 2:
            kept["female" if female > 0.5 else "male"].add(plain)
    both = kept["male"] & kept["female"]  # two spellings of which only one has an accent
    derived = {
        "source": "nomquamgender 0.1.4, MIT licence, Copyright (c) 2022 Ian Van Buskirk",
        **{gender: " ".join(sorted(names - both)) for gender, names in kept.items()},
    }
    OUT.write_text(json.dumps(derived, indent=0) + "\n", encoding="utf-8")
    print({gender: len(names - both) for gender, names in kept.items()}, OUT.stat().st_size)


def _data() -> dict[str, list[float]]:
    """The package's table, without importing it: name -> sources, bearers, share of women, and more."""
    spec = find_spec("nomquamgender")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("pip install nomquamgender==0.1.4")
    return dict(json.loads(Path(spec.submodule_search_locations[0], "name_data.json").read_text(encoding="utf-8")))


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))


if __name__ == "__main__":
    main()
