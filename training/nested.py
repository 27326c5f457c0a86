"""Statements inside the contents of others, as the last shipped reader finds them when it reads each content alone.

    ONRECORD_CORPORA=... python training/nested.py --out build/nested.jsonl     # two minutes on one core

PolNeAR marks outer statements only. Read as a text of its own, a content is outer, so a reader of outer statements finds what
is said inside; `reader.py --nested` trains a second head on that, which then costs no second reading. Silver, and kept only
where the reader is fairly sure and found a source.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

from onrecord.language import read
from onrecord.language.reading import Attribution, Part
from onrecord.records import Article

SURE, SHORTEST = 0.6, 30  # confidence; characters of a content that can hold a statement


def nested(row: dict) -> Iterator[dict]:
    """The statements found inside each contiguous content of one article, in the article's offsets."""
    for attribution in row["attributions"]:
        for start, end in attribution["content"]:
            if end - start >= SHORTEST and row["text"][start:end].strip():
                for found in read(Article(text=row["text"][start:end])).attributions:
                    if found.sources and found.confidence >= SURE:
                        yield _moved(found, start)


def _moved(found: Attribution, by: int) -> dict:
    def spans(parts: tuple[Part, ...]) -> list[list[int]]:
        return [[part.span.start + by, part.span.end + by] for part in parts]

    return {"source": spans(found.sources), "cue": spans((found.cue,)), "content": spans(found.contents)}


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
