"""How fast and in how much memory a folder of articles becomes a record.

    python -m benchmarks.add SOURCE [--jobs N] [--record FILE]

Prints articles and words per second, the time linking takes, peak memory of this process and of the largest process that
reads for it, the size of the record, and whether it verifies.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

import onrecord


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--record", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(given.source, given.record or Path(folder) / "record.db", given.jobs)


def measure(source: str, path: Path, jobs: int) -> None:
    with onrecord.open(path) as record:
        began = time.perf_counter()
        added = record.add([source], jobs=jobs)
        reading = time.perf_counter() - began
        began = time.perf_counter()
        record.relink()
        linking = time.perf_counter() - began
        words = sum(len(record.article(head.id).text.split()) for head in record.articles())
        counts = record.counts()
        broken = record.verify()
    report(added.articles, words, reading, linking)
    mb = sum(file.stat().st_size for file in path.parent.glob(path.name + "*")) / 1e6
    print(f"record            {mb:.1f} MB, {1000 * mb / max(1, added.articles):.1f} MB per 1,000 articles")
    print(f"held              {counts}")
    print(f"rejected          {len(added.rejected)}, verify finds {len(broken)} broken")


def report(articles: int, words: int, reading: float, linking: float) -> None:
    print(f"articles          {articles} ({words} words)")
    print(f"read and kept     {reading:.1f} s: {articles / reading:.2f} articles/s, {words / reading:.0f} words/s")
    print(f"linked            {linking:.2f} s")
    for who, label in ((resource.RUSAGE_SELF, "peak memory"), (resource.RUSAGE_CHILDREN, "largest reader")):
        print(f"{label:18}{resource.getrusage(who).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
