"""Whether an article writes 3/4/2019 for the 3rd of April: by its own other dates, else by the country of its outlet."""

from __future__ import annotations

import re
from typing import Final

from onrecord.extract.timewords import MONTHS
from onrecord.records import Article

# Countries of English-language news that put the day first, by the ending of web addresses (ISO 3166, with .uk for GB).
_COUNTRIES: Final = "uk ie au nz in za ng ke gh pk bd lk sg my mt cy ae qa sa eg jo lb il"
_ADDRESS: Final = re.compile(rf"(?:https?://[^/?#]*|[\w-]+)\.(?:{'|'.join(_COUNTRIES.split())})(?=[/?#:]|$)", re.IGNORECASE)
_NUMBERS: Final = re.compile(r"(?<![\w/.-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\w/-])", re.ASCII)
_MONTH: Final = "|".join(sorted({name.rstrip(".") for name in MONTHS}, key=len, reverse=True))
_DAY_FIRST: Final = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})\b", re.IGNORECASE)
_MONTH_FIRST: Final = re.compile(rf"\b(?:{_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?\b", re.IGNORECASE)


def day_first(article: Article) -> bool:
    """A number above 12 in another such date decides; else where the outlet is; else how months in words are written."""
    numbers = [(int(match[1]), int(match[3])) for match in _NUMBERS.finditer(article.text)]
    if not numbers:
        return False
    one, other = sum(first > 12 for first, _ in numbers), sum(second > 12 for _, second in numbers)
    if one != other:
        return one > other
    if any(_ADDRESS.match(place) for place in (article.url, article.outlet) if place):
        return True
    return sum(1 for _ in _DAY_FIRST.finditer(article.text)) > sum(1 for _ in _MONTH_FIRST.finditer(article.text))
