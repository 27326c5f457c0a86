"""Statements inside the contents of others, as the last shipped reader finds them when it reads each content alone.

    ONRECORD_CORPORA=... python training/nested.py --out build/nested.jsonl     # a few minutes on one core

PolNeAR marks outer statements only. `reader.py --nested` trains a second head on these, which tells what is worth a second
reading (onrecord.language.nesting). Silver, and kept only where the reader is fairly sure and somebody is named: what a
pronoun inside says is mostly the outer source's.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

from onrecord.language import nouns, read_alone
from onrecord.language.pieces import pieces
from onrecord.language.reading import Attribution, Part
from onrecord.records import Span

SURE = 0.5  # the least confidence


def nested(row: dict) -> Iterator[dict]:
    """The statements found inside the contents of one article's statements, in the article's offsets."""
    read = pieces(row["text"])
    for attribution in row["attributions"]:
        for found in read_alone(read, [Span(*each) for each in attribution["content"]]):
            if found.confidence >= SURE and _named(row["text"], found):
                yield {"source": _spans(found.sources), "cue": _spans((found.cue,)), "content": _spans(found.contents)}


def _named(text: str, found: Attribution) -> bool:
    return found.sources[0].span.of(text).split()[0].lower() not in nouns.PRONOUNS | nouns.POSSESSIVES


def _spans(parts: tuple[Part, ...]) -> list[list[int]]:
    return [[part.span.start, part.span.end] for part in parts]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    path = Path(os.environ["ONRECORD_CORPORA"]) / "polnear/train.jsonl.gz"
    given.out.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "rt", encoding="utf-8") as lines, given.out.open("w") as made:
        for row in map(json.loads, lines):
            made.write(json.dumps({"id": row["id"], "nested": list(nested(row))}) + "\n")


if __name__ == "__main__":
    main()
