"""The commands: each takes its options to the public API and prints what comes back.

Exit status: 0 done, 1 done but something was rejected or does not hold, 2 wrong usage.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import socket
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
import typer.core

from onrecord.ask import Ask
from onrecord.cli import correcting
from onrecord.cli import options as o
from onrecord.cli.opening import opened
from onrecord.cli.printing import as_json, chosen, complain, listing, most, say
from onrecord.errors import OnrecordError, Usage
from onrecord.settings import Settings


class Commands(typer.core.TyperGroup):
    """Tells an error that is meant for people in one line, with exit status 2."""

    def invoke(self, ctx: Any) -> Any:
        logging.getLogger().addHandler(logging.NullHandler())  # libraries' own warnings are no news to a user
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:  # whoever read our output has seen enough, as `head` does
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except (OnrecordError, OSError) as error:
            complain(f"onrecord: {error}")
            raise typer.Exit(2) from None


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Reads news and keeps the record: who said what, when, through whom, and which figures were given.",
)


def main() -> None:
    """The entry point of `onrecord`."""
    app()


@app.command()
def add(
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="SOURCES...", help="Files, folders, patterns, or - for standard input.", allow_dash=True),
    ],
    *,
    record: o.RecordFile = None,
    outlet: o.StatedOutlet = None,
    published: o.StatedDay = None,
    kind: o.StatedKind = None,
    jobs: o.Jobs = None,
) -> None:
    """Read articles and keep what they hold; what is known already adds nothing."""
    from onrecord.cli import adding
    from onrecord.ingest import Stated

    settings = Settings.load(record=record, jobs=jobs)
    adding.check(sources)
    try:
        with opened(settings.record, create=True) as held:
            added = adding.add(held, sources, stated=Stated(outlet, published, kind), jobs=settings.jobs)
    except KeyboardInterrupt:
        complain("interrupted; what was added is whole, and the same command goes on from there")
        raise
    say(f"{adding.summary(added)}; the record is {settings.record}")
    if added.rejected:
        raise typer.Exit(1)


@app.command()
def statements(
    *,
    speaker: o.Speaker = None,
    about: o.About = None,
    since: o.Since = None,
    until: o.Until = None,
    outlet: o.Outlet = None,
    kind: o.Kind = None,
    format: o.Format = None,
    limit: o.Limit = None,
    offset: o.Offset = 0,
    record: o.RecordFile = None,
) -> None:
    """Who said what, about what, when."""
    from onrecord.cli import tables

    form = chosen(format)
    ask = _ask(since, until, speaker=speaker, about=about, outlet=outlet, kind=kind, limit=most(form, limit), offset=offset)
    with opened(record) as held:
        listing("statements", held.statements(ask), form, limit, tables.statements)


@app.command()
def actors(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="An actor's id, any form of the name, or an office.")
    ] = None,
    *,
    since: Annotated[
        dt.date | None, typer.Option(metavar="DAY", parser=o.day, help="In an office on this day or after.")
    ] = None,
    until: Annotated[
        dt.date | None, typer.Option(metavar="DAY", parser=o.day, help="In an office on this day or before.")
    ] = None,
    format: o.Format = None,
    limit: o.Limit = None,
    offset: o.Offset = 0,
    record: o.RecordFile = None,
) -> None:
    """Who is on the record, under which names, in which offices; of some days, who was in office then."""
    from onrecord.cli import tables

    form = chosen(format)
    days = _ask(since, until, limit=most(form, limit), offset=offset)
    with opened(record) as held:
        found = held.actors(name, since=days.since, until=days.until, limit=days.limit, offset=days.offset)
    listing("actors", found, form, limit, tables.actors)


@app.command()
def figures(
    *,
    of: o.Of = None,
    speaker: o.Speaker = None,
    since: o.Since = None,
    until: o.Until = None,
    outlet: o.Outlet = None,
    format: o.Format = None,
    limit: o.Limit = None,
    offset: o.Offset = 0,
    record: o.RecordFile = None,
) -> None:
    """Which figures were given for this, by whom, and how they moved."""
    from onrecord.cli import tables

    form = chosen(format)
    ask = _ask(since, until, speaker=speaker, about=of, outlet=outlet, limit=most(form, limit), offset=offset)
    with opened(record) as held:
        found = held.figures(ask)
        if form == "table" and of:
            moving = {each.series for each in found if each.series is not None}
            say(*map(tables.series, held.series(replace(ask, limit=len(moving), offset=0)) if moving else ()))
        listing("figures", found, form, limit, tables.figures)


@app.command()
def timeline(
    *,
    about: o.About = None,
    story: o.Story = None,
    statements: o.WithStatements = False,
    figures: o.WithFigures = False,
    since: o.Since = None,
    until: o.Until = None,
    outlet: o.Outlet = None,
    format: o.Format = None,
    limit: o.Limit = None,
    offset: o.Offset = 0,
    record: o.RecordFile = None,
) -> None:
    """What happened when, and how many outlets tell it."""
    from onrecord.cli import tables

    beside: tuple[tuple[Literal["statement", "figure"], bool], ...] = (("statement", statements), ("figure", figures))
    also = [kind for kind, asked in beside if asked]
    form = chosen(format)
    ask = _ask(since, until, about=about, outlet=outlet, story=story, limit=most(form, limit), offset=offset)
    with opened(record) as held:
        listing("timeline", held.timeline(ask, also=also), form, limit, tables.timeline)


@app.command()
def quotes(
    *,
    speaker: o.Speaker = None,
    about: o.About = None,
    since: o.Since = None,
    until: o.Until = None,
    outlet: o.Outlet = None,
    format: o.Format = None,
    limit: o.Limit = None,
    offset: o.Offset = 0,
    record: o.RecordFile = None,
) -> None:
    """Which utterances more than one statement carries, in which wordings; most carriers first."""
    from onrecord.cli import tables

    form = chosen(format)
    ask = _ask(since, until, speaker=speaker, about=about, outlet=outlet, limit=most(form, limit), offset=offset)
    with opened(record) as held:
        listing("quotes", held.quotes(ask), form, limit, tables.quotes)


@app.command()
def check(
    quote: Annotated[str, typer.Argument(metavar="QUOTE", help="Words from anywhere, in quotation marks for the shell.")],
    *,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="The most statements to show.")] = 10,
    format: Annotated[
        Literal["table", "json"] | None, typer.Option("--format", help="How to print: table on a terminal, json otherwise.")
    ] = None,
    record: o.RecordFile = None,
) -> None:
    """Is this quote on the record, in which wordings, carried by whom, first where."""
    from onrecord.cli import showing
    from onrecord.plain import plain

    with opened(record) as held:
        checked = held.check(quote, limit=limit)
    if chosen(format) == "json":
        print(as_json(plain(checked)))
    else:
        say(showing.checked(checked))


@app.command()
def stories(
    *,
    about: o.About = None,
    speaker: o.Speaker = None,
    since: o.Since = None,
    until: o.Until = None,
    outlet: o.Outlet = None,
    format: o.Format = None,
    limit: o.Limit = None,
    offset: o.Offset = 0,
    record: o.RecordFile = None,
) -> None:
    """Which articles tell one story, newest first."""
    from onrecord.cli import tables

    form = chosen(format)
    ask = _ask(since, until, about=about, speaker=speaker, outlet=outlet, limit=most(form, limit), offset=offset)
    with opened(record) as held:
        listing("stories", held.stories(ask), form, limit, tables.stories)


@app.command()
def show(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The id of an article, statement, figure, date, name, actor, quote, story or series."
        ),
    ],
    *,
    format: Annotated[
        Literal["table", "json"] | None, typer.Option("--format", help="How to print: table on a terminal, json otherwise.")
    ] = None,
    record: o.RecordFile = None,
) -> None:
    """One item with the words that bear it."""
    from onrecord.cli import showing

    with opened(record) as held:
        shown = held.show(id)
        if chosen(format) == "json":
            print(as_json(showing.row(held, shown)))
        else:
            say(showing.told(held, shown))


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder; made where there is none.")],
    *,
    format: Annotated[Literal["jsonl", "csv", "parquet"], typer.Option("--format", help="One file a table.")] = "jsonl",
    record: o.RecordFile = None,
) -> None:
    """Write the whole record as one file a table."""
    with opened(record) as held:
        written = held.export(folder, format=format)
    for table, rows in written.items():
        say(f"{rows:>9,}  {folder / table}.{format}")


@app.command()
def verify(*, record: o.RecordFile = None) -> None:
    """Check that every span holds in the stored text."""
    with opened(record) as held:
        broken = held.verify()
        counts = held.counts()
    for each in broken:
        complain(f"{each.table} {each.id}: {each.what}")
    say(f"{counts.articles:,} articles, {counts.statements:,} statements: {len(broken) or 'none'} broken")
    if broken:
        raise typer.Exit(1)


@app.command()
def relink(*, record: o.RecordFile = None) -> None:
    """Derive every link across articles again."""
    with opened(record) as held:
        held.relink()
        say(f"{held.counts().actors:,} actors linked")


app.add_typer(correcting.app, name="correct", help="Correct actors: a person's corrections win over what is derived.")


@app.command()
def demo(
    *,
    record: Annotated[Path, typer.Option("--record", metavar="FILE", help="Where to build it.")] = Path("onrecord-demo.db"),
) -> None:
    """Build a record from the sample story in the package, and show what it answers."""
    from onrecord.cli import demo as story

    with opened(record, create=True) as held:
        say(f"{story.fill(held)}; the record is {record}")
        story.tell(held, record)


@app.command()
def serve(
    *,
    host: Annotated[str | None, typer.Option("--host", metavar="ADDRESS", help="Address to bind; else 127.0.0.1.")] = None,
    port: Annotated[int | None, typer.Option("--port", min=1, max=65535, help="Port to bind; else 8000.")] = None,
    record: o.RecordFile = None,
) -> None:
    """Open the record as a web app; Ctrl-C ends it."""
    settings = Settings.load(record=record, host=host, port=port)
    _check_free(settings.host, settings.port)
    from onrecord.web.app import serve as run

    say(f"{settings.record} on http://{settings.host}:{settings.port} (Ctrl-C ends it)")
    run(settings.record, host=settings.host, port=settings.port)


def _ask(since: dt.date | None, until: dt.date | None, **filters: Any) -> Ask:
    if since and until and until < since:
        raise Usage(f"no day is both after {since} and before {until}")
    return Ask(since=since, until=until, **filters)


def _check_free(host: str, port: int) -> None:
    """The web server would end without a word that says what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Usage(f"cannot serve on {host}:{port}: {error.strerror}; choose another with --port or --host") from None
