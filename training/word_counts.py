"""Derives src/onrecord/knowledge/word_counts.json: in how many of 6,000 news articles a word stands.

    ONRECORD_CORPORA=... python training/word_counts.py

Source: articles of many outlets on all topics, 2012-2020 (github ramybaly/Article-Bias-Prediction, Apache-2.0). Counts only, of
words that stand in at least LEAST articles; no text is kept.
"""

from __future__ import annotations

import gzip
import json
import os
from collections import Counter
from pathlib import Path

from onrecord.link.stories_terms import words

OUT = Path(__file__).parents[1] / "src/onrecord/knowledge/word_counts.json"
LEAST = 20  # swept 1, 5, 10, 20: stories are as good with each


def main() -> None:
    counts: Counter[str] = Counter()
    documents = 0
    with gzip.open(Path(os.environ["ONRECORD_CORPORA"]) / "news/mixed.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            documents += 1
            counts.update({word for word, _, _ in words(f"{row['title'] or ''}\n{row['text']}")})
    kept = {word: count for word, count in sorted(counts.items()) if count >= LEAST}
    made = {
        "source": "github.com/ramybaly/Article-Bias-Prediction, Apache-2.0: number of articles that have a word",
        "documents": documents,
        "least": LEAST,
        "words": kept,
    }
    OUT.write_text(json.dumps(made, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(documents, "articles,", len(kept), "words")


if __name__ == "__main__":
    main()
