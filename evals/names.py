"""Names against gold: F1 of exact span and kind over CrossNER politics' test part and the fifth of MEANTIME held out.

    ONRECORD_CORPORA=... python -m evals.names

What is found is what `onrecord.read` lists as mentions of persons, organisations and places. A found name that touches a gold
one of another kind than ours is left out (see evals/named.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from evals import corpora
from evals.named import Named, crossner, meantime
from onrecord.pipeline import findings
from onrecord.records import Article

KINDS = ("person", "organisation", "place")
Spans = set[tuple[int, int, str]]


def found(given: Named) -> Spans:
    """The names that onrecord finds in the text, none of what gold leaves open."""
    free = [(start, end) for start, end, kind in given.names if kind is None]
    made = {(each.span.start, each.span.end, each.kind) for each in findings(Article(given.text)).mentions}
    return {(s, e, kind) for s, e, kind in made if kind in KINDS and not any(s < end and start < e for start, end in free)}


def scores(texts: Iterable[Named]) -> dict[str, float]:
    """Per cent: F1 of spans with their kind, and of spans alone."""
    gold = got = right = place = 0
    for given in texts:
        asked = {(s, e, kind) for s, e, kind in given.names if kind is not None}
        own = found(given)
        gold, got, right = gold + len(asked), got + len(own), right + len(asked & own)
        place += len({each[:2] for each in asked} & {each[:2] for each in own})
    return {"name F1": _f1(right, gold, got), "name span F1": _f1(place, gold, got)}


def _f1(right: int, gold: int, got: int) -> float:
    return round(200 * right / max(1, gold + got), 1)


def main() -> None:
    folder = corpora.folder()
    if folder is None:
        print("names: ONRECORD_CORPORA is not set, nothing is scored")
        return
    parts = {"crossner politics test": list(crossner(folder, ["test"])), "meantime held out": list(meantime(folder, True))}
    made = {name: scores(texts) for name, texts in parts.items()}
    print(json.dumps(made | {"both": scores([text for texts in parts.values() for text in texts])}, indent=1))


if __name__ == "__main__":
    main()
