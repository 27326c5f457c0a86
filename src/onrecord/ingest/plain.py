"""Plain text and Markdown: the text stays as given; a date line or front matter at its top is read, not removed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from onrecord.ingest import days
from onrecord.ingest.draft import Draft

TOP = 5  # lines that are not blank in which a date line is looked for
LONGEST_LINE = 400  # characters of a line that are looked at
FRONT_MATTER = 20_000  # characters in which front matter must close

_LABEL = re.compile(
    r"\s*(?:publication date|date published|date|dateline|published|posted|issued|released)\b(?P<link>\s*[:=]\s*|\s+on\s+|\s+)",
    re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}\b", re.ASCII)
_FENCE = re.compile(r"---[ \t]*\r?\n(?P<matter>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?$|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*\r?\n?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*?)[ \t]*\r?\n?")
_QUOTED = re.compile(r"""(["'])(?P<inner>.*)\1(?:\s+#.*)?""")


def from_text(text: str) -> Draft:
    """A .txt file: `Date: ...`, `Published: ...` or ` date 2019-11-15 ...` among its first lines gives the date."""
    return Draft(text, published=_date_line(text))


def from_markdown(text: str) -> Draft:
    """A .md file: flat YAML front matter (title, date, author, source, url, id) is read where there is any."""
    matter = _front_matter(text)
    if matter is None:
        return from_text(text)

    def first(*keys: str) -> str | None:
        return next((values[0] for key in keys if (values := matter.get(key))), None)

    return Draft(
        text,
        external_id=first("id"),
        url=first("url", "link"),
        outlet=first("outlet", "source", "publisher"),
        title=first("title"),
        authors=tuple(matter.get("authors") or matter.get("author") or ()),
        published=first("published", "date"),
    )


def _date_line(text: str) -> str | None:
    for line in islice(_lines(text), TOP):
        label = _LABEL.match(line)
        if label:
            return _date_after(line[label.end() :], label["link"])
    return None


def _lines(text: str) -> Iterator[str]:
    return (line[:LONGEST_LINE] for line in text[: TOP * LONGEST_LINE * 4].splitlines() if line.strip())


def _date_after(rest: str, link: str) -> str | None:
    """A colon may be followed by any day, bare words only by an ISO day or a day that ends the line: else it is prose."""
    found = days.beginning(rest)
    if found is None:
        return None
    alone = not rest[found[1] :].strip(" .")
    return rest[: found[1]] if link.strip() in (":", "=") or _ISO.match(rest) or alone else None


def _front_matter(text: str) -> dict[str, list[str]] | None:
    fence = _FENCE.match(text[:FRONT_MATTER])
    if fence is None:
        return None
    entries: dict[str, list[str]] = {}
    key = ""
    for line in fence["matter"].splitlines(keepends=True):
        entry, item = _ENTRY.fullmatch(line), _ITEM.fullmatch(line)
        if entry:
            key = entry["key"].lower()
            entries[key] = _values(entry["value"])
        elif item and key:
            entries[key].append(_unquoted(item["value"]))
    return entries


def _values(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(each.strip()) for each in value[1:-1].split(",") if each.strip()]
    return [_unquoted(value)] if value else []


def _unquoted(value: str) -> str:
    quoted = _QUOTED.fullmatch(value)
    return quoted["inner"] if quoted else value
