"""`onrecord correct`: what a person says of actors, against what was derived."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options as o
from onrecord.cli.opening import opened
from onrecord.cli.printing import chosen, line, listing, most, say
from onrecord.records import ActorKind, Correction

if TYPE_CHECKING:
    from onrecord.record import Record

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Who = Annotated[str, typer.Argument(metavar="ACTOR", help="An actor's id, or a name that only one has.")]


@app.command()
def merge(
    actors: Annotated[list[str], typer.Argument(metavar="ACTORS...", help="Ids of actors, or names that only one has.")],
    *,
    record: o.RecordFile = None,
) -> None:
    """Make two or more actors one."""
    with opened(record) as held:
        _tell(held, held.corrections.merge(*actors), record)


@app.command()
def split(
    actor: Who,
    *,
    article: Annotated[
        list[str] | None, typer.Option("--article", metavar="ID", help="Appearances in this article go; may be repeated.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="FORM", help="Appearances shown under this name go.")] = None,
    record: o.RecordFile = None,
) -> None:
    """Take some of an actor's appearances out into an actor of its own."""
    with opened(record) as held:
        _tell(held, held.corrections.split(actor, articles=article or (), name=name), record)


@app.command()
def rename(
    actor: Who,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to show.")],
    *,
    record: o.RecordFile = None,
) -> None:
    """Give the name that an actor is shown under."""
    with opened(record) as held:
        _tell(held, held.corrections.rename(actor, name), record)


@app.command()
def retype(
    actor: Who,
    kind: Annotated[ActorKind, typer.Argument(metavar="KIND", help="person, organisation, place, group, office or document.")],
    *,
    record: o.RecordFile = None,
) -> None:
    """Give an actor's kind."""
    with opened(record) as held:
        _tell(held, held.corrections.retype(actor, kind), record)


@app.command("list")
def list_(*, format: o.Format = None, limit: o.Limit = None, offset: o.Offset = 0, record: o.RecordFile = None) -> None:
    """All corrections, each with what it does at present."""
    from onrecord.cli import tables

    form = chosen(format)
    with opened(record) as held:
        found = held.corrections.all()
    wanted = most(form, limit)
    shown = found[offset:] if wanted is None else found[offset : offset + wanted]
    listing("corrections", shown, form, limit, tables.corrections)


@app.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="The correction's number, as listed.")],
    *,
    record: o.RecordFile = None,
) -> None:
    """Undo one correction; those made after it stay."""
    from onrecord.cli import tables

    with opened(record) as held:
        say(f"undone: {tables.correction(held.corrections.undo(number))}")


@app.command()
def copy(file: Annotated[Path, typer.Argument(metavar="FILE", help="Another record.")], *, record: o.RecordFile = None) -> None:
    """Take over another record's corrections, such as those made before its articles were read anew."""
    from onrecord import record as records

    with records.open(file, create=False) as other, opened(record) as held:
        new = held.corrections.copy(other.corrections)
        unfound = sum(each.standing == "unfound" for each in held.corrections.all())
    say(f"{new:,} new; {unfound:,} of all corrections find nobody here" if unfound else f"{new:,} new")


def _tell(held: Record, made: Correction, path: Path | None) -> None:
    """The correction in words, the actors after it, and how to undo it."""
    from onrecord.cli import tables

    after = [held.actor(id) for id in made.actors]
    where = f" --record {shlex.quote(str(path))}" if path else ""
    say(
        f"{made.number}: {tables.correction(made)}",
        *(f"   now {line(actor.name)} ({actor.kind}) {actor.id}" for actor in after),
        f"   undo it with: onrecord correct undo {made.number}{where}",
    )
