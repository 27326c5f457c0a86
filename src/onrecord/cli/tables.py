"""Answers as tables that read well from 80 columns on: when and where, who, and the words in full."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from onrecord.cli.printing import line
from onrecord.compared import Carried, Near, Stretch
from onrecord.overtime import Happening, Move, Series
from onrecord.records import Actor, Correction, Figure, Head, Name, Quote, Role, Standing, Statement, Story

INFERRED = "~"
QUALIFIERS = {
    "exact": "",
    "about": "about ",
    "at_least": "at least ",
    "at_most": "at most ",
    "more_than": "more than ",
    "less_than": "less than ",
    "between": "",
    "vague": "vague",
}
MOVES: dict[Move, str] = {"first": "", "same": "", "update": "update", "conflict": "conflict", "correction": "correction"}
DATED_BY = {"as_of": "in the text", "said_on": "said", "published": "published"}
STANDINGS: dict[Standing, str] = {
    "applied": "applied",
    "needless": "nothing to do: so without it",
    "unfound": "finds nobody at present",
    "undone": "undone",
}


def statements(items: Sequence[Statement]) -> Table:
    table = _table(("published", 16), ("speaker", 22), ("said", None), note=_note(item.article for item in items))
    for item in items:
        table.add_row(_place(item.article), _speaker(item), _stacked(line(item.content.text), _tail(item.kind, item.id)))
    return table


def figures(items: Sequence[Figure]) -> Table:
    table = _table(
        ("published", 16), ("figure", 22), ("of", None), ("given by", 21), note=_note(item.article for item in items)
    )
    for item in items:
        given = _stacked(line(item.given_by_name or "unknown"), item.id)
        figure = _stacked(line(item.text), amount(item), bold=True)
        counted = _stacked(line(item.counted or ""), f"as of {line(item.as_of)}" if item.as_of else "")
        table.add_row(_place(item.article), figure, counted, given)
    return table


def series(item: Series) -> Table:
    """One series under its name, by the days its figures are of; what is only said again is dimmed."""
    heads = [each.figure.article for each in item.points]
    table = _table(("of", 16), ("figure", 22), ("of what", None), ("given by", 21), note=_note(heads))
    table.title = f"{line(item.counted or item.unit or 'figures')} · {item.id}"
    table.title_justify = "left"
    for each in item.points:
        days = _stacked(interval(each.first, each.last) or "undated", DATED_BY.get(each.dated_by or "", ""))
        figure = _stacked(line(each.figure.text), MOVES[each.move], bold=each.move != "same")
        given = _stacked(line(each.figure.given_by_name or "unknown"), each.figure.id)
        table.add_row(days, figure, line(each.figure.counted or ""), given, style="dim" if each.move == "same" else None)
    return table


def timeline(items: Sequence[Happening]) -> Table:
    table = _table(("when", 16), ("what", None), ("told by", 16), note=_note(item.article for item in items))
    for item in items:
        days = Text(interval(item.date.first, item.date.last), style="bold")
        told = _place(item.article)
        if item.outlets > 1:
            voices = f", {item.voices} in own words" if item.voices < item.outlets else ""
            told.append(f"\nand {item.outlets - 1} more{voices}", style="not bold dim")
        kind = "" if item.kind == "happening" else f"{item.kind} · "
        table.add_row(days, _stacked(line(item.sentence.text), f"{kind}{item.date.id}"), told)
    return table


def actors(items: Sequence[Actor]) -> Table:
    table = _table(("actor", 26), ("names", None), ("roles", None))
    for item in items:
        who = _stacked(line(item.name), _tail(item.kind, item.id), bold=True)
        if item.corrections:
            who.append(f"\ncorrected: {', '.join(map(str, item.corrections))}", style="not bold dim")
        table.add_row(who, _names(item.names), _roles(item.roles))
    return table


def quotes(items: Sequence[Quote]) -> Table:
    table = _table(("first", 10), ("quote", None), ("carried by", 28))
    for item in items:
        wordings = f"{len(item.variants)} wordings · " if len(item.variants) > 1 else ""
        carriers = _stacked(", ".join(map(line, item.carriers)), f"{len(item.statements)} statements")
        table.add_row(str(item.first_on or "undated"), _stacked(line(item.wording), f"{wordings}{item.id}"), carriers)
    return table


def carried(items: Sequence[Carried]) -> Table:
    """The statements of a quote, what differs from its wording marked."""
    table = _table(("published", 16), ("speaker", 22), ("wording", None))
    for item in items:
        words = differing(item.stretches)
        words.append(f"\n{_faith(item)}{item.statement.id}", style="dim")
        table.add_row(_place(item.statement.article), _speaker(item.statement), words)
    return table


def near(items: Sequence[Near]) -> Table:
    """Statements near to words that were checked, what differs marked."""
    table = _table(("published", 16), ("speaker", 22), ("wording", None))
    for item in items:
        words = differing(item.stretches)
        quote = f" · {item.quote.id}, carried by {', '.join(map(line, item.quote.carriers))}" if item.quote else ""
        words.append(f"\n{item.faith} · {item.statement.id}{quote}", style="dim")
        table.add_row(_place(item.statement.article), _speaker(item.statement), words)
    return table


def differing(stretches: Iterable[Stretch]) -> Text:
    """`the same [-left out-] {+put in+}`: readable without colour, too."""
    marked = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
    styles = {"same": "", "out": "red", "in": "green"}
    return Text(" ").join(Text(marked[each.what].format(line(each.text)), styles[each.what]) for each in stretches)


def _faith(item: Carried) -> str:
    return f"{item.faith} against the transcript or release · " if item.faith is not None else ""


def stories(items: Sequence[Story]) -> Table:
    table = _table(("when", 16), ("story", None), ("articles", 8), ("outlets", 26))
    for item in items:
        days = Text(interval(item.first, item.last), style="bold")
        title = _stacked(line(item.title or "no title"), item.id)
        table.add_row(days, title, str(len(item.articles)), line(", ".join(item.outlets)))
    return table


def heads(items: Sequence[Head]) -> Table:
    table = _table(("published", 16), ("article", None), note=_note(items))
    for item in items:
        table.add_row(_place(item), _stacked(line(item.shown or "no title"), item.id))
    return table


def corrections(items: Sequence[Correction]) -> Table:
    table = _table(("n", 6), ("correction", None), ("standing", 20), ("made", 10))
    for item in items:
        made = f"{item.made:%Y-%m-%d}" if item.made else ""
        table.add_row(str(item.number), _stacked(correction(item), ", ".join(item.actors)), STANDINGS[item.standing], made)
    return table


def correction(item: Correction) -> str:
    """`merge Ada Moor + A. Moor`, `rename Moor: Ada Moor`."""
    names = " + ".join(line(each.name) for each in item.meant)
    told = f"in {', '.join(item.articles)}" if item.articles else line(item.value or "")
    return f"{item.what} {names}: {told}" if told else f"{item.what} {names}"


def pairs(rows: Iterable[tuple[str, str | Text]]) -> Table:
    """Two columns without a head: a label and its value."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(name, Text(line(value)) if isinstance(value, str) else value)
    return table


def when(head: Head | None) -> str:
    """The article's day, with a mark where it was inferred."""
    if head is None or head.published is None:
        return f"{INFERRED}{head.dated_from} to {head.dated_to}" if head and head.dated_from else "undated"
    return f"{INFERRED if head.published_how == 'inferred' else ''}{head.published}"


def amount(item: Figure) -> str:
    """The figure as a number: `500-600 people`, `at most 1,500`."""
    unit = f" {line(item.unit)}" if item.unit else ""
    ends = [_number(end) for end in (item.low, item.high) if end is not None]
    number = "-".join(dict.fromkeys(ends))
    return f"{QUALIFIERS[item.qualifier]}{number}{unit}".strip() or "vague"


def interval(first: dt.date | None, last: dt.date | None) -> str:
    """Days as people write them: 2023-03-09, a whole month as 2023-03, a whole year as 2023, else from-to."""
    if first is None or last is None or first == last:
        return str(first or last or "")
    after = last + dt.timedelta(days=1) if last < dt.date.max else None
    if after and first.day == after.day == 1 and first.year == last.year:
        if first.month == last.month:
            return f"{first:%Y-%m}"
        if first.month == after.month == 1:
            return f"{first:%Y}"
    return f"{first} to {last}"


def _table(*columns: tuple[str, int | None], note: str | None = None) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, leading=1, caption=note, caption_justify="left", expand=True)
    for name, width in columns:
        table.add_column(name, max_width=width, overflow="fold", ratio=None if width else 1)
    return table


def _note(heads: Iterable[Head | None]) -> str | None:
    inferred = any(head is not None and head.published_how == "inferred" for head in heads)
    return f"{INFERRED} a date that was inferred" if inferred else None


def _place(head: Head | None) -> Text:
    return _stacked(when(head), line((head and head.outlet) or ""))


def _speaker(item: Statement) -> Text:
    if item.speaker is None:
        return _stacked("unknown", line(item.source.text))
    name = line(item.speaker.name) + (f" (unnamed {item.speaker.anonymous})" if item.speaker.anonymous else "")
    return _stacked(name, line(item.speaker.role or ""), bold=True)


def _stacked(above: str, below: str, *, bold: bool = False) -> Text:
    text = Text(above, style="bold" if bold else "")
    if below and below != above:
        text.append(f"\n{below}", style="not bold dim")
    return text


def _tail(kind: str, id: str) -> str:
    return f"{kind} · {id}"


def _names(names: Iterable[Name]) -> Text:
    return Text(", ".join(f"{line(each.name)} ({each.count})" for each in names))


def _roles(roles: Iterable[Role]) -> Text:
    return Text("\n".join(f"{line(each.role)} {interval(each.first, each.last)}".strip() for each in roles))


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
