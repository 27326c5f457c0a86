"""How values are put into words and addresses on a page: days, figures, how sure, cut titles, links that are safe."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from calendar import monthrange
from typing import Any
from urllib.parse import quote, urlsplit

from onrecord.records import Article, Date, Figure, Head, Mention, PublishedHow, Qualifier, Statement

# Confidence below this is said. The lowest tenth of statements and names in 40 news articles; the scales are the network's
# own and not calibrated. Figures are sure unless the rule that read them says otherwise.
UNSURE_STATEMENT, UNSURE_NAME, UNSURE_FIGURE = 0.65, 0.3, 0.5
LONGEST_LABEL = 160  # characters of a title or name in a list
_BLANKS = re.compile(r"\s+")
_HOW: dict[PublishedHow, str] = {"stated": "", "inferred": " (date inferred)", "unknown": " (date uncertain)"}
_BEFORE: dict[Qualifier, str] = {
    "about": "about ",
    "at_least": "at least ",
    "at_most": "at most ",
    "more_than": "more than ",
    "less_than": "less than ",
    "vague": "roughly ",
}


def label(text: str | None, otherwise: str = "untitled", longest: int = LONGEST_LABEL) -> str:
    """One line of at most `longest` characters; `otherwise` where nothing in it can be seen."""
    line = _BLANKS.sub(" ", (text or "")[: 4 * longest]).strip()
    line = "".join(char for char in line if unicodedata.category(char) not in ("Cc", "Cs"))
    if all(unicodedata.category(char) in ("Cf", "Zs", "Mn", "Co", "Cn") for char in line):
        return otherwise
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def day(date: dt.date | None) -> str:
    return f"{date.day} {date:%B} {date.year}" if date else ""


def days(first: dt.date | None, last: dt.date | None) -> str:
    """An interval of days: a year or month by its name, else both ends, with what they share said once."""
    if first is None or last is None or first == last:
        return day(first or last)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and _ends_month(last):
        return f"{first:%B} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{first.day} {first:%B} – {day(last)}" if first.year == last.year else f"{day(first)} – {day(last)}"


def _ends_month(date: dt.date) -> bool:
    return date.day == monthrange(date.year, date.month)[1]


def published(article: Article | Head) -> str:
    """The article's date and how it is known: stated, inferred or unknown."""
    if article.published is None:
        head = article.head if isinstance(article, Article) else article
        return f"{days(head.dated_from, head.dated_to)} (date inferred)" if head.dated_from else "date unknown"
    return day(article.published) + _HOW[article.published_how]


def between(article: Article) -> str:
    """The days between which an article without a date came out, and the words that tell so; empty where none do."""
    if article.dating is None:
        return ""
    words = "; ".join(f"“{label(span.of(article.text))}”" for span in article.dating.words) or "its web address"
    days = f"between {day(article.dating.first)} and {day(article.dating.last)}"
    by = "dated articles have the same words" if article.dating.shared else "by"
    return f"It came out {days} ({article.dating.confidence:.0%} sure){':' if article.dating.shared else ','} {by} {words}."


def number(value: float) -> str:
    if not math.isfinite(value):
        return "?"
    return f"{value:,.15g}" if abs(value) < 1e15 else f"{value:.4g}"


def amount(figure: Figure) -> str:
    """A figure's value in words: "at most 1,500", "500 to 600 percent"; of a vague one the text's own: "“thousands”"."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return f"“{label(figure.text)}”" if label(figure.text, "") else "no exact number"
    if low is not None and high is not None and low != high:
        value = f"{number(low)} to {number(high)}"
        before = "about " if figure.qualifier == "about" else ""
    else:
        value = number(low if low is not None else high or 0.0)
        before = _BEFORE.get(figure.qualifier, "")
    return f"{before}{value}{f' {label(figure.unit)}' if figure.unit else ''}"


def unsure(item: Statement | Figure | Date | Mention) -> bool:
    """Whether its confidence is low enough to be said. A date has none."""
    match item:
        case Statement():
            return item.confidence < UNSURE_STATEMENT
        case Mention():
            return item.confidence < UNSURE_NAME
        case Figure():
            return item.confidence < UNSURE_FIGURE
    return False


def how_sure(item: Statement | Figure | Mention) -> str:
    """Empty where the confidence is not low."""
    return f"less sure ({item.confidence:.0%})" if unsure(item) else ""


def speaker_of(statement: Statement) -> str:
    """The speaker's name; where none was found, the words of the source."""
    if statement.speaker is not None:
        return label(statement.speaker.name, "speaker unknown")
    return label(statement.source.text, "speaker unknown")


def role_of(statement: Statement) -> str:
    """The speaker's role where it says more than the name."""
    speaker = statement.speaker
    if speaker is None or not speaker.role or speaker.role.casefold() in speaker.name.casefold():
        return ""
    return label(speaker.role, "")


def plural(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def web_link(url: str | None) -> str | None:
    """The address where it is one of the web; None for every other, such as javascript: or data:, and for broken ones."""
    if not url or any(ord(char) <= 32 or ord(char) == 127 for char in url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:  # brackets that are no address: shown as text, not linked
        return None


def address(kind: str, id: str | int) -> str:
    """A page's address: `address("actors", actor.id)`."""
    return f"/{kind}/{quote(str(id), safe='', errors='replace')}"


def tail(id: str) -> str:
    """The fragment of an item within its article's page: `s12` of `a0123456789abcdef.s12`."""
    return quote(id.rpartition(".")[2], safe="", errors="replace")


FILTERS: dict[str, Any] = {
    each.__name__: each
    for each in (label, day, days, published, between, number, amount, how_sure, speaker_of, role_of, web_link, tail)
}
