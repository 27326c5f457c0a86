"""What a request asks for: the filters of its query string, checked and in words where they cannot be meant."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, cast
from urllib.parse import urlencode

from onrecord.ask import Ask, Named
from onrecord.errors import Usage
from onrecord.records import StatementKind

PAGE = 50  # rows of a page
LAST_PAGE = 100_000  # a page number above this is a mistake, and its offset would be too
LONGEST = 500  # characters of one filter
LONGEST_QUOTE = 3_000  # of words to be checked; an address of 9,000 bytes passes everywhere
FILTERS = ("speaker", "about", "since", "until", "outlet", "kind", "named", "via", "story", "name", "quote", "beside")
BESIDE: dict[str, tuple[Literal["statement", "figure"], ...]] = {
    "": (),
    "statements": ("statement",),
    "figures": ("figure",),
    "both": ("statement", "figure"),
}
KINDS = ("direct", "indirect", "mixed")
NAMED = ("named", "unnamed", "unknown")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

Format = Literal["html", "json", "csv"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: the filters, the page's number from 1, the id in its address, and the address itself."""

    path: str = "/"
    id: str = ""
    ask: Ask = field(default_factory=Ask)
    name: str | None = None
    page: int = 1
    given: tuple[tuple[str, str], ...] = ()
    form: str = ""

    @property
    def quote(self) -> str:
        """The words to be checked; empty where there are none."""
        return dict(self.given).get("quote", "")

    @property
    def beside(self) -> tuple[Literal["statement", "figure"], ...]:
        """What is to stand in a timeline beside happenings."""
        return BESIDE[dict(self.given).get("beside", "")]

    @property
    def offset(self) -> int:
        return (self.page - 1) * PAGE

    def rows(self, **more: str | None) -> Ask:
        """The filters with this page's rows and one more, which tells whether another page follows."""
        return replace(self.ask, limit=PAGE + 1, offset=self.offset, **more)  # type: ignore[arg-type]

    @property
    def as_json(self) -> str:
        """This page's address in JSON."""
        return replace(self, form="json").address(self.page)

    @property
    def as_csv(self) -> str:
        """The address of the data of this page's chart."""
        return replace(self, form="csv").address(1)

    def address(self, page: int) -> str:
        """This page's address at another page number."""
        query = [*self.given, *([("page", str(page))] if page > 1 else []), *([("format", self.form)] if self.form else [])]
        return f"{self.path}?{urlencode(query)}" if query else self.path

    def choosing(self, **chosen: str | None) -> str:
        """The address of the first page with these filters set anew, None taking one away."""
        given = {**dict(self.given), **chosen}
        return replace(self, given=tuple((name, value) for name, value in given.items() if value)).address(1)


def asked(path: str, id: str, query: Mapping[str, str]) -> Asked:
    """Raises Usage where a filter cannot be meant."""
    given = tuple((name, value) for name in FILTERS if (value := _value(query, name)))
    values = dict(given)
    if values.get("beside", "") not in BESIDE:
        raise Usage(f"“beside” is {values['beside'][:40]!r}; it can be {', '.join(each for each in BESIDE if each)}.")
    return Asked(path, id, _ask(values), values.get("name"), _page(query.get("page", "")), given, query.get("format", ""))


def _ask(values: Mapping[str, str]) -> Ask:
    since, until = _day("since", values.get("since")), _day("until", values.get("until"))
    if since and until and until < since:
        raise Usage(f"The dates do not fit: until {until} comes before since {since}.")
    return Ask(
        speaker=values.get("speaker"),
        about=values.get("about"),
        since=since,
        until=until,
        outlet=values.get("outlet"),
        kind=cast(StatementKind | None, _one_of("kind", values.get("kind"), KINDS)),
        named=cast(Named | None, _one_of("named", values.get("named"), NAMED)),
        via=values.get("via"),
        story=values.get("story"),
    )


def longest(name: str) -> int:
    """Characters of the longest value that a filter may have."""
    return LONGEST_QUOTE if name == "quote" else LONGEST


def _value(query: Mapping[str, str], name: str) -> str:
    """The filter as given; figures are asked `of` something, which is the same as `about`."""
    value = query.get(name, "") or (query.get("of", "") if name == "about" else "")
    if len(value) > longest(name):
        raise Usage(f"“{name}” is {len(value)} characters long; at most {longest(name)} are searched for.")
    return value.strip()


def _day(name: str, value: str | None) -> dt.date | None:
    if value is None:
        return None
    try:
        if not _DAY.fullmatch(value):
            raise ValueError(value)
        return dt.date.fromisoformat(value)
    except ValueError:
        raise Usage(f"“{name}” is {value!r}, which is no day. Write a day as 2019-11-14.") from None


def _one_of(name: str, value: str | None, known: tuple[str, ...]) -> str | None:
    if value is not None and value not in known:
        raise Usage(f"“{name}” is {value!r}; it can be {', '.join(known)}.")
    return value


def _page(value: str) -> int:
    if not value:
        return 1
    if not (value.isascii() and value.isdigit() and len(value) < 9 and 1 <= int(value) <= LAST_PAGE):
        raise Usage(f"“page” is {value[:40]!r}; it can be a number from 1 to {LAST_PAGE:,}.")
    return int(value)


def form(query: Mapping[str, str], accept: str) -> Format:
    """HTML, JSON or a chart's data: `?format=` decides, else the Accept header where it names JSON and not HTML."""
    wanted = query.get("format", "")
    if wanted not in ("", "html", "json", "csv"):
        raise Usage(f"“format” is {wanted[:40]!r}; it can be html or json, and csv where there is a chart.")
    if wanted:
        return cast(Format, wanted)
    return "json" if "application/json" in accept and "text/html" not in accept else "html"
