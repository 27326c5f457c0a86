"""The options that commands share, each spelled once."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.records import ArticleKind, StatementKind

Form = Literal["table", "json", "csv"]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day(value: str) -> dt.date:
    """YYYY-MM-DD and nothing else."""
    try:
        return dt.date.fromisoformat(value if _DAY.fullmatch(value) else "")
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day; write it as YYYY-MM-DD") from None


RecordFile = Annotated[
    Path | None, typer.Option("--record", metavar="FILE", help="The record file; else $ONRECORD_RECORD, else ./record.db.")
]
Format = Annotated[Form | None, typer.Option("--format", help="How to print: table on a terminal, json otherwise.")]
Limit = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="N", help="The most rows; 100 in a table, else all, unless given.")
]
Offset = Annotated[int, typer.Option("--offset", min=0, metavar="N", help="Rows to skip.")]

Speaker = Annotated[str | None, typer.Option("--speaker", metavar="NAME", help="An actor's id, or any form of the name.")]
About = Annotated[str | None, typer.Option("--about", metavar="TEXT", help="Words that must all stand in it.")]
Of = Annotated[str | None, typer.Option("--of", metavar="TEXT", help="Words of what is counted, or of its sentence.")]
Story = Annotated[str | None, typer.Option("--story", metavar="ID", help="Only articles of this story.")]
WithStatements = Annotated[bool, typer.Option("--statements", help="Statements on the same axis, by when they were said.")]
WithFigures = Annotated[bool, typer.Option("--figures", help="Figures on the same axis, by the days they are of.")]
Since = Annotated[dt.date | None, typer.Option("--since", metavar="DAY", parser=day, help="From this day on, YYYY-MM-DD.")]
Until = Annotated[dt.date | None, typer.Option("--until", metavar="DAY", parser=day, help="Up to this day, YYYY-MM-DD.")]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Only articles of this outlet.")]
Kind = Annotated[StatementKind | None, typer.Option("--kind", help="All, none or some of it in quotation marks.")]

StatedOutlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="The outlet, for sources that do not say.")]
StatedDay = Annotated[
    dt.date | None, typer.Option("--published", metavar="DAY", parser=day, help="The day, for sources that do not say.")
]
StatedKind = Annotated[ArticleKind | None, typer.Option("--kind", help="What they are, for sources that do not say.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", min=1, metavar="N", help="Processes that read; else $ONRECORD_JOBS, else 1.")
]
