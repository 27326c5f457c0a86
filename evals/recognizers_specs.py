"""The specification cases of Microsoft's Recognizers-Text (MIT), as its own tests read them, and how passing is counted.

An archive at recognizers/english-specs.tar.gz holds Specs/<family>/English/<model>.json: inputs with all that is to be found
in each, a text, its place and its resolution.
"""

from __future__ import annotations

import json
import tarfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.records import Span

ARCHIVE = "recognizers/english-specs.tar.gz"


@dataclass(frozen=True, slots=True)
class Result:
    """One thing to be found in an input: its words, where they stand, and what they are resolved to."""

    text: str
    span: Span
    type: str
    resolution: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """An input of a model's specification with all that is to be found in it; `context` holds its reference date, if any."""

    model: str
    text: str
    results: tuple[Result, ...]
    context: dict[str, Any]


@dataclass(slots=True)
class Tally:
    """How many cases of a model apply and how many of those pass, and why the others do not apply."""

    passed: int = 0
    applied: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    failed: list[Case] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of passing cases in per cent."""
        return 100 * self.passed / self.applied if self.applied else 0.0


def cases(root: Path, family: str, model: str) -> Iterator[Case]:
    """The cases of Specs/<family>/English/<model>.json, in order."""
    with tarfile.open(root / ARCHIVE) as archive:
        member = archive.extractfile(f"Specs/{family}/English/{model}.json")
        rows = json.loads(member.read().decode("utf-8-sig")) if member is not None else []
    for row in rows:
        yield Case(model, row["Input"], tuple(_result(each) for each in row["Results"]), row.get("Context") or {})


def _result(row: dict[str, Any]) -> Result:
    start = row.get("Start", 0)
    return Result(row["Text"], Span(start, start + len(row["Text"])), row["TypeName"], row.get("Resolution") or {})


def tally(given: Iterable[Case], applies: Callable[[Case], str | None], passes: Callable[[Case], bool]) -> Tally:
    """Counts the cases; `applies` gives the reason why one does not apply, or None where it does."""
    made = Tally()
    for case in given:
        reason = applies(case)
        if reason is not None:
            made.left_out[reason] += 1
            continue
        made.applied += 1
        if passes(case):
            made.passed += 1
        else:
            made.failed.append(case)
    return made
