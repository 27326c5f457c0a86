"""Figures side by side with quantulum3 on newsquant, in one run: value, value and unit, sentences a second.

    pip install quantulum3==0.10.0
    python -m benchmarks.quantities          # with ONRECORD_CORPORA naming the folder that holds the corpora

Both are scored by `evals.figures.newsquant_scores`. A quantity of quantulum3 has the ends value minus and plus its
uncertainty, which is how it gives a range, and the name of its unit is read as newsquant's are. It names no things that are
counted ("7 European countries"), so `measures` scores the unit on quantities of a measure or a currency alone: the share of
the annotated ones that have their value and their unit. Without its classifier, which pip does not install, it takes the
first meaning of a unit of several.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from evals.figures import Extract, found_in_sentence, measure_recall, newsquant, newsquant_scores, unit_of

from evals import corpora
from onrecord.records import Figure, Span


def quantulum() -> Extract:
    """quantulum3's `parse` as figures. Raises ImportError where it is not installed."""
    parser = import_module("quantulum3.parser")

    def found(text: str) -> tuple[Figure, ...]:
        return tuple(figures_of(parser.parse(text), text))

    return found


def figures_of(given: Iterable[Any], text: str) -> Iterator[Figure]:
    """quantulum3's quantities in `text` as figures without qualifiers."""
    for each in given:
        span, about = Span(*each.span), each.uncertainty or 0.0
        low, high = float(each.value) - about, float(each.value) + about
        unit = None if each.unit.name == "dimensionless" else unit_of(each.unit.name) or each.unit.name
        yield Figure(span, span.of(text), low, high, "exact", unit)


def _line(name: str, path: Path, extract: Extract) -> str:
    extract("It cost $5.")  # tables are loaded
    began = time.perf_counter()
    scores = newsquant_scores(path, extract)
    rate = sum(1 for _ in newsquant(path)) / (time.perf_counter() - began)
    value, unit = scores["value"], scores["value+unit"]
    measures = measure_recall(path, extract)
    return f"{name:18} {value.f1:6.1f} {unit.f1:11.1f} {measures.recall:9.1f} {rate:12.0f}"


def main() -> int:
    """Prints the table; 0, also where there are no corpora or no quantulum3, which one line says."""
    root = corpora.folder()
    if root is None:
        print("benchmarks.quantities: ONRECORD_CORPORA names no folder; nothing scored")
        return 0
    path = root / "newsquant" / "dev.jsonl.gz"
    print(f"{'newsquant':18} {'value':>6} {'value+unit':>11} {'measures':>9} {'sentences/s':>12}")
    print(_line("onrecord", path, found_in_sentence))
    try:
        peer = quantulum()
    except ImportError:
        print("quantulum3 is not installed (pip install quantulum3==0.10.0); left out")
        return 0
    print(_line(f"quantulum3 {version('quantulum3')}", path, peer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
