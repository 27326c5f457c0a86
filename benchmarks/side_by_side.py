"""onrecord beside what else can be installed: the same articles, the same scorer, words per second.

    ONRECORD_CORPORA=... python -m benchmarks.side_by_side [--articles N] [--passes N]

Scores polnear/dev as evals/statements.py does. Every tool runs over all articles in turn, pass after pass, in one process
with one thread on one core; speeds are medians over the passes, in words between white space a second of the processor's
time, which on an idle core is the clock's: how much longer the clock took is printed. The ratio to spaCy is the median of
the passes' own ratios, so that what slows the machine for a while slows both. Tools other than onrecord are the optional
group `benchmarks`; one that is absent is skipped with one line. The last line is what a fresh process takes to import
onrecord and read one article, by the clock.
"""

from __future__ import annotations

import os

os.environ.update(dict.fromkeys("OMP_NUM_THREADS OPENBLAS_NUM_THREADS MKL_NUM_THREADS BLIS_NUM_THREADS".split(), "1"))

import argparse
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from evals.statements import Count, Document, by_kind, exact, iou, linked, polnear

from benchmarks import peers
from benchmarks.peers import Found, Pass
from evals import corpora

HEAD = ("", "content F1", "linked F1", "direct", "mixed", "indirect", "precision", "words/s")
SPACY = "spaCy efficiency, untrained"
FRESH = "import sys, onrecord; onrecord.read(sys.stdin.buffer.read().decode())"


@dataclass(slots=True)
class Tool:
    """One row: how to run it, what it gives, and what its passes found and took."""

    name: str
    package: str
    run: Pass
    scored: bool
    links: bool
    found: list[Found] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)  # of the processor
    waited: list[float] = field(default_factory=list)  # by the clock on the wall


@dataclass(frozen=True, slots=True)
class Sample:
    """The articles, and CoreNLP's parse of each where there is one."""

    documents: list[Document]
    parses: list[dict[str, Any] | None]

    @property
    def texts(self) -> list[str]:
        return [document.text for document in self.documents]

    @property
    def words(self) -> int:
        return sum(len(text.split()) for text in self.texts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, help="the first N articles alone")
    parser.add_argument("--passes", type=int, default=5)
    given = parser.parse_args()
    folder = corpora.folder()
    if folder is None:
        print("ONRECORD_CORPORA is not set: nothing is compared")
        return
    compare(sample(folder / "polnear", given.articles), max(1, given.passes))


def compare(articles: Sample, passes: int) -> None:
    one_core()
    clock, work = fresh(middle(articles.texts))
    tools = list(present(articles))
    for _ in range(passes):
        for tool in tools:
            timed(tool)
    print(f"\npolnear/dev: {len(articles.documents)} articles, {articles.words} words; {passes} passes; {where()}\n")
    print("\n".join(table([HEAD, *(row(tool, articles) for tool in tools)])))
    print()
    print("\n".join(notes(tools)))
    print(f"A fresh process imports onrecord and reads an article of middle length in {clock:.2f} s (processor {work:.2f} s).")


def sample(folder: Path, most: int | None) -> Sample:
    parses = {row["id"]: row for row in corpora.rows(folder / "dev.corenlp.jsonl.gz")}
    ids = [row["id"] for row in corpora.rows(folder / "dev.jsonl.gz")]
    return Sample(polnear(folder / "dev.jsonl.gz")[:most], [parses.get(each) for each in ids[:most]])


# --- the tools that are here ---


def present(articles: Sample) -> Iterator[Tool]:
    """Every tool that can be run, ready to run; a line for each that cannot."""
    texts = articles.texts
    makers: list[tuple[Callable[[], Pass], str, str, bool, bool]] = [
        (lambda: peers.onrecord_pass(texts), "onrecord", "onrecord", True, True),
        (lambda: peers.spacy_pass(texts), SPACY, "spacy", False, False),
        (lambda: peers.Textacy(texts, articles.parses), "textacy direct_quotations", "textacy", True, True),
        (lambda: peers.gdelt_pass(texts, with_verb=False), "gdelt-regkg", "gdelt-regkg", True, False),
        (lambda: peers.gdelt_pass(texts, with_verb=True), "gdelt-regkg, with a verb", "gdelt-regkg", True, False),
    ]
    absent: dict[str, str] = {}
    for make, name, package, scored, links in makers:
        try:
            run = make()
        except ImportError as missing:
            needs = " (it needs Python 3.12)" if package == "gdelt-regkg" and sys.version_info < (3, 12) else ""
            absent[package] = f"{package} is skipped: {missing}{needs}"
        else:
            yield Tool(name, package, run, scored, links)
    for line in absent.values():
        print(line)


def timed(tool: Tool) -> None:
    began, clock = time.process_time(), time.perf_counter()
    tool.found = tool.run()
    tool.seconds.append(time.process_time() - began)
    tool.waited.append(time.perf_counter() - clock)


# --- what is printed ---


def row(tool: Tool, articles: Sample) -> tuple[str, ...]:
    speed = f"{articles.words / median(tool.seconds):,.0f}"
    return (tool.name, *(scores(articles.documents, tool) if tool.scored else ("–",) * 6), speed)


def scores(documents: Sequence[Document], tool: Tool) -> Iterator[str]:
    yield f"{exact(documents, tool.found)['content'].f1:.1f}"
    yield f"{linked(documents, tool.found).f1:.1f}" if tool.links else "–"
    kinds = by_kind(documents, tool.found)
    yield from (f"{kinds[name].recall:.1f}" for name in ("direct", "mixed", "indirect"))
    yield f"{precision(documents, tool.found).precision:.1f}"


def precision(documents: Sequence[Document], predicted: Sequence[Found]) -> Count:
    """How many of the found have a content that some gold one covers with intersection over union of at least .5."""
    count = Count()
    for document, guesses in zip(documents, predicted, strict=True):
        count.found += len(guesses)
        count.right += sum(any(iou(gold.content, guess.content) >= 0.5 for gold in document.gold) for guess in guesses)
    return count


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A Markdown table: the first column to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for number, cells in enumerate(rows):
        first, *rest = zip(cells, widths, strict=True)
        yield "| " + " | ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]) + " |"
        if number == 0:
            yield "|" + "|".join(["-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:])]) + "|"


def notes(tools: Sequence[Tool]) -> Iterator[str]:
    yield "Recall by kind and precision ask for the content alone (intersection over union of at least .5)."
    versions = {tool.package: version(tool.package) for tool in tools}
    yield "Versions: " + ", ".join(f"{name} {number}" for name, number in versions.items()) + "."
    longer = sum(sum(tool.waited) for tool in tools) / sum(sum(tool.seconds) for tool in tools) - 1
    yield f"Speeds are by the processor's time; by the clock the passes took {100 * longer:.0f} % longer (idle core: about 0)."
    by_name = {tool.name: tool for tool in tools}
    if SPACY in by_name:
        yield against_spacy(by_name["onrecord"].seconds, by_name[SPACY].seconds)
    for tool in tools:
        if isinstance(tool.run, peers.Textacy):
            yield (
                f"textacy works on ready parses (CoreNLP's), whose making is not in its words/s; it refused {tool.run.refused} "
                f"articles and had no parse of {tool.run.unparsed}: nothing found there."
            )
    if any(tool.scored and not tool.links for tool in tools):
        yield "gdelt-regkg names no source and does not say where its verb stands: nothing of it can be linked."


def against_spacy(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """The ratio of speeds; the first pass apart, since spaCy keeps every word it has met and is quicker the second time."""
    ratios = [their / our for our, their in zip(ours, theirs, strict=True)]
    return (
        f"onrecord/spaCy words/s: {median(ratios):.2f} (median of the passes; {min(ratios):.2f} to {max(ratios):.2f}); "
        f"{ratios[0]:.2f} in the first, when the text was new to both."
    )


# --- the machine ---


def one_core() -> None:
    """Keeps this process, and those it starts, to one core, where the system lets it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def where() -> str:
    core = "one core" if hasattr(os, "sched_setaffinity") else "one thread, not kept to a core"
    return f"{core}, {platform.machine()}, Python {platform.python_version()}"


def middle(texts: Sequence[str]) -> str:
    return sorted(texts, key=len)[len(texts) // 2]


def fresh(text: str) -> tuple[float, float]:
    """Seconds by the clock, and of the processor, that a new process takes to import onrecord and read the text.

    Medians of 3, after one not counted that leaves compiled modules, as an installed package has them.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    clocked, worked = [], []
    for _ in range(4):
        began, before = time.perf_counter(), _children()
        subprocess.run([sys.executable, "-c", FRESH], input=text.encode(), env=kept, check=True)
        clocked.append(time.perf_counter() - began)
        worked.append(_children() - before)
    return median(clocked[1:]), median(worked[1:])


def _children() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system


if __name__ == "__main__":
    main()
