"""What a source says of itself, and the article that comes of it together with what the user states."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass

from onrecord.ingest import days
from onrecord.ingest.decoding import label, sound
from onrecord.ingest.stated import Stated
from onrecord.records import Article, ArticleKind, Dating, PublishedHow

ADDRESS = dt.timedelta(days=1)
ADDRESS_HOLDS = 0.99  # measured: 3,549 of 3,549 dated addresses in news/mixed and 137 of 137 in basil held

log = logging.getLogger("onrecord.ingest")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its source gives it; `published` is still the source's own words, or a date that a page gave."""

    text: str
    external_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    inferred: bool = False
    kind: ArticleKind | None = None


def finished(draft: Draft, path: str, stated: Stated, longest: int) -> Article:
    """The article; `stated` fills only what the source does not say. Raises Unreadable for text that cannot be kept.

    A date that cannot be read leaves the article undated (or dated as stated by the user) and is logged as a warning
    on the logger "onrecord.ingest": the article is whole, so it is not rejected, and the loss is not silent. A day in the
    web address is taken, as inferred, where neither source nor user gives one.
    """
    published, how = _published(draft, path, stated)
    address = days.of_address(draft.url) if draft.url and published is None else None
    return Article(
        sound(draft.text, longest),
        external_id=label(draft.external_id or "", "the id"),
        path=path,
        url=label(draft.url or "", "the url"),
        outlet=label(draft.outlet or "", "the outlet") or stated.outlet,
        title=label(draft.title or "", "the title"),
        authors=tuple(name for name in (label(each, "an author") for each in draft.authors) if name),
        published=published or address,
        published_how="inferred" if address else how,
        kind=draft.kind or stated.kind or "report",
        dating=_around(address) if address else None,
    )


def _published(draft: Draft, path: str, stated: Stated) -> tuple[dt.date | None, PublishedHow]:
    words = (draft.published or "").strip()
    day = days.whole(words) if words else None
    if day:
        if not day.sure:
            log.warning("%s: date %.80r read month first, as %s; marked as inferred", path, words, day.date)
        return day.date, "inferred" if draft.inferred or not day.sure else "stated"
    if words:
        otherwise = f"dated {stated.published} as stated" if stated.published else "kept without a date"
        log.warning("%s: no day can be read from its date %.80r; %s", path, words, otherwise)
    return stated.published, "stated" if stated.published else "unknown"


def _around(day: dt.date) -> Dating | None:
    """The day of an address with one to either side: papers put the day there that they print on."""
    try:
        return Dating(day - ADDRESS, day + ADDRESS, ADDRESS_HOLDS)
    except OverflowError:  # the calendar's first or last day
        return None
