"""Dates side by side: onrecord, dateparser's search and timexy on the same documents, scored by the same rules (evals.dates).

    ONRECORD_CORPORA=... python -m benchmarks.dates [--documents N]

The others are no part of the project: `pip install dateparser timexy` (measured: dateparser 1.5.0, timexy 0.1.3) into the
environment that runs this; one that is missing is passed over with a line. dateparser gives days and no TIMEX3: its values are
those days, and it is told the article's day, the language, and that dates lie in the past, which is right more often;
timexy cannot be told the day. Seconds are for reading all documents once, after a first one.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from evals.dates import Document, Scores, Timex, found, meantime, scores, timex

from evals import corpora
from onrecord.records import Span

Read = Callable[[Document], tuple[Timex, ...]]


def dateparser() -> Read:
    """Raises ImportError where it is not installed."""
    search: Any = importlib.import_module("dateparser.search")

    def read(document: Document) -> tuple[Timex, ...]:
        options: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
        if document.published is not None:
            options["RELATIVE_BASE"] = dt.datetime.combine(document.published, dt.time())
        made = search.search_dates(document.text, languages=["en"], settings=options) or ()
        return tuple(_placed(document.text, ((words, "DATE", day.date().isoformat()) for words, day in made)))

    return read


def _placed(text: str, told: Iterable[tuple[str, str, str]]) -> Iterator[Timex]:
    """dateparser tells the words but not where they stand: they come in the order of the text."""
    at = 0
    for words, kind, value in told:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield Timex(Span(start, at), kind, value)


def timexy() -> Read:
    """Raises ImportError where it or spaCy is not installed."""
    spacy: Any = importlib.import_module("spacy")
    importlib.import_module("timexy")
    model = spacy.blank("en")
    model.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})

    def read(document: Document) -> tuple[Timex, ...]:
        made = model(document.text).ents
        return tuple(Timex(Span(each.start_char, each.end_char), "DATE", _value(each.kb_id_)) for each in made)

    return read


def _value(mark: str) -> str:
    """Of `TIMEX3 type="DATE" value="2019-11-15T00:00:00"` the value, without the midnight that stands for the whole day."""
    return mark.partition('value="')[2].partition('"')[0].removesuffix("T00:00:00")


TOOLS: dict[str, Callable[[], Read]] = {"onrecord": lambda: found, "dateparser": dateparser, "timexy": timexy}


def run(documents: Sequence[Document], read: Read) -> tuple[Scores, float]:
    """The scores, and the seconds that reading took."""
    read(documents[0])
    begun = time.perf_counter()
    made = [(document.gold, read(document)) for document in documents]
    return scores(made), time.perf_counter() - begun


def table(folder: Path, count: int | None) -> Iterator[str]:
    """A line a set and a tool."""
    for name, documents in (("timebank, aquaint", timex(folder)), ("meantime", meantime(folder))):
        chosen = list(islice(documents, count))
        for tool, make in TOOLS.items():
            try:
                got, seconds = run(chosen, make())
            except ImportError as missing:
                yield f"{name:18} {tool:11} is not installed ({missing.name}): passed over"
                continue
            yield f"{name:18} {tool:11}{got.strict:8.1f}{got.relaxed:9.1f}{got.value:7.1f}{seconds:9.1f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description="Score dates beside dateparser and timexy.")
    parser.add_argument("--documents", type=int, help="only so many of each set")
    count = parser.parse_args().documents
    folder = corpora.folder()
    if folder is None:
        print("ONRECORD_CORPORA is not set: nothing is compared")
        return
    print(f"{'':30}{'strict':>8}{'relaxed':>9}{'value':>7}{'time':>9}")
    for line in table(folder, count):
        print(line, flush=True)


if __name__ == "__main__":
    main()
