"""`onrecord demo`: a record of the sample story in the package, and what it answers."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import RenderableType

from onrecord import ingest
from onrecord.cli import adding, tables
from onrecord.cli.printing import say
from onrecord.sample import story

if TYPE_CHECKING:
    from onrecord.record import Record

SHOWN = 12  # rows of each answer: one screen


def fill(record: Record) -> str:
    """Adds the sample story; gives the closing line."""
    with story() as files:
        return adding.summary(adding.add(record, files, stated=ingest.Stated(), jobs=1))


def tell(record: Record, path: Path) -> None:
    """Prints who said what, the figures, the timeline and the actors, and what to type next."""
    held = f"--record {shlex.quote(str(path))}"
    _part("Who said what", tables.statements(record.statements(limit=SHOWN)), f"statements {held}")
    _part("Which figures were given", tables.figures(record.figures(limit=SHOWN)), f"figures {held}")
    days = [head.published for head in record.articles() if head.published is not None]
    since = min(days, default=None)  # what came before the story is background
    told = record.timeline(since=since, limit=SHOWN)
    _part("What happened when", tables.timeline(told), f"timeline --since {since} {held}" if since else f"timeline {held}")
    _part("Who is on the record", tables.actors(record.actors(limit=SHOWN)), f"actors {held}")
    counts = record.counts()
    say(
        f"{path} holds {counts.articles} articles with {counts.statements} statements, {counts.figures} figures, "
        f"{counts.dates} dates and {counts.actors} actors.",
        f"Open it in the browser:  {program()} serve {held}",
    )


def program() -> str:
    """How this program was called, so that what it tells people to type works where they are."""
    called = sys.argv[0]
    return "onrecord" if shutil.which("onrecord") == called else shlex.quote(called)


def _part(title: str, table: RenderableType, command: str) -> None:
    say(f"\n{title}", table, f"All of it:  {program()} {command}")
