"""What each step of reading costs beside the network's pass: names and speakers, figures, dates, statements.

    ONRECORD_CORPORA=... python -m benchmarks.steps [--articles N] [--passes N]

Reads polnear/dev step by step as `onrecord.read` does, on one core, and prints of each step the seconds of the processor (the
median over the passes) and its share of the network's. What a step has the network read again (statements inside
statements) counts as the network's; the heads, for names the largest with 3 % of a pass, are part of it.
"""

from __future__ import annotations

import os

os.environ.update(dict.fromkeys("OMP_NUM_THREADS OPENBLAS_NUM_THREADS MKL_NUM_THREADS BLIS_NUM_THREADS".split(), "1"))

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from statistics import median
from typing import Any, TypeVar
from unittest.mock import patch

from evals import corpora
from onrecord.adding import dated
from onrecord.extract.dates import dates
from onrecord.extract.figures import figures
from onrecord.extract.names import mentions
from onrecord.extract.speakers import cast
from onrecord.extract.statements import statements
from onrecord.language import network, read
from onrecord.pipeline import said_before
from onrecord.records import Article

NETWORK = "the network's pass"
Made = TypeVar("Made")


class Clock:
    """Seconds of the processor by step, without those that the network took meanwhile."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def take(self, step: str, work: Callable[[], Made]) -> Made:
        began, inside = time.process_time(), self.spent[NETWORK]
        made = work()
        self.spent[step] += time.process_time() - began - (self.spent[NETWORK] - inside)
        return made


class Timed:
    """The network's session, its runs timed."""

    def __init__(self, clock: Clock) -> None:
        self.clock, self.session = clock, network.session()

    def run(self, names: None, given: dict[str, Any]) -> Any:
        began = time.process_time()
        made = self.session.run(names, given)
        self.clock.spent[NETWORK] += time.process_time() - began
        return made

    def get_modelmeta(self) -> Any:
        return self.session.get_modelmeta()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, help="the first N articles alone")
    parser.add_argument("--passes", type=int, default=3)
    given = parser.parse_args()
    folder = corpora.folder()
    if folder is None:
        print("ONRECORD_CORPORA is not set: nothing is timed")
        return
    texts = [row["text"] for row in corpora.rows(folder / "polnear/dev.jsonl.gz")][: given.articles]
    one_pass(texts[:3])  # loads what is loaded once
    report([one_pass(texts) for _ in range(max(1, given.passes))])


def one_pass(texts: Iterable[str]) -> dict[str, float]:
    clock = Clock()
    timed = Timed(clock)
    with patch.object(network, "session", lambda: timed):
        for text in texts:
            one_article(Article(text=text), clock)
    return clock.spent


def one_article(article: Article, clock: Clock) -> None:
    """The steps of `onrecord.pipeline.findings`, after the article is given a day."""
    article = clock.take("dates", lambda: dated(article))
    reading = clock.take("words, sentences, quotations, tags to spans", lambda: read(article))
    told = clock.take("dates", lambda: dates(reading))
    said = clock.take("statements", lambda: statements(reading, told))
    quoted = clock.take("dates", lambda: said_before(reading, said))
    told = clock.take("dates", lambda: dates(reading, quoted)) if quoted else told
    clock.take("names and speakers", lambda: cast(reading, mentions(reading), said))
    clock.take("figures", lambda: figures(reading, told))


def report(passes: list[dict[str, float]]) -> None:
    spent = {step: median(each[step] for each in passes) for step in passes[0]}
    for step, seconds in sorted(spent.items(), key=lambda each: -each[1]):
        print(f"{step:<44} {seconds:6.2f} s {100 * seconds / spent[NETWORK]:6.1f} %")
    both = spent["dates"] + spent["figures"]
    print(f"{'dates and figures together':<44} {both:6.2f} s {100 * both / spent[NETWORK]:6.1f} %")


if __name__ == "__main__":
    main()
