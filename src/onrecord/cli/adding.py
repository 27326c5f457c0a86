"""`onrecord add`: a progress bar on a terminal, every rejected item on standard error, counts at the end."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from onrecord import ingest
from onrecord.cli.printing import errors, line
from onrecord.errors import Usage
from onrecord.records import Rejected

if TYPE_CHECKING:
    from onrecord.record import Added, Kept, Record


def check(sources: Sequence[Path]) -> None:
    """Raises Usage where a source names nothing at all; asked before a record is made."""
    missing = ingest.missing(sources)
    if missing:
        raise Usage(f"no such file or folder, and no file that matches: {', '.join(missing)}")


def add(record: Record, sources: Sequence[Path], *, stated: ingest.Stated, jobs: int) -> Added:
    """Adds the sources, telling of each as it comes."""
    out = errors()
    with _notes(out):
        if not out.is_terminal:
            return record.add(sources, stated=stated, jobs=jobs, on_item=_reporter(out))
        with _bar(out) as bar:
            task = bar.add_task("reading", total=ingest.count(sources))
            return record.add(sources, stated=stated, jobs=jobs, on_item=_reporter(out, lambda: bar.advance(task)))


def summary(added: Added) -> str:
    """`12 articles added, 3 known already, 1 rejected`."""
    new = f"{added.articles:,} {'article' if added.articles == 1 else 'articles'} added"
    return f"{new}, {added.known:,} known already, {len(added.rejected):,} rejected"


def _reporter(out: Console, advance: Callable[[], None] = lambda: None) -> Callable[[Kept | Rejected], None]:
    def tell(item: Kept | Rejected) -> None:
        if isinstance(item, Rejected):
            out.print(Text(f"{line(item.path)}: rejected in {line(item.step)}: {line(item.reason)}"))
        advance()

    return tell


def _bar(out: Console) -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=out, transient=True)


class _notes(logging.Handler):
    """Prints what the reading notes without rejecting anything, such as a date that is none."""

    def __init__(self, out: Console) -> None:
        super().__init__(logging.WARNING)
        self._out = out

    def emit(self, record: logging.LogRecord) -> None:
        self._out.print(Text(f"note: {line(record.getMessage())}"))

    def __enter__(self) -> _notes:
        logging.getLogger("onrecord.ingest").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("onrecord.ingest").removeHandler(self)
