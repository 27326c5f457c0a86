"""Sources into a store: what is new is read and kept, what is known is passed over, what cannot be read is rejected."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from onrecord.errors import Unreadable
from onrecord.extract.publication import publication
from onrecord.ingest.stated import Stated
from onrecord.records import Article, Findings, Rejected
from onrecord.store import Kept, Store

EXACT = dt.timedelta(days=2)  # an interval of at most three days gives a day: its middle

OnItem = Callable[[Kept | Rejected], None]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the sources: how many articles were new, how many were known already, and what was rejected."""

    articles: int
    known: int
    rejected: tuple[Rejected, ...]


def add(
    store: Store, sources: str | Path | Iterable[str | Path], *, stated: Stated, jobs: int, on_item: OnItem | None
) -> Added:
    """As Record.add."""
    adding = Adding(store, on_item)
    for found in findings(adding.unknown(_articles(sources, stated)), jobs=jobs):
        adding.take(found)
    if adding.articles:
        store.note(onrecord=version("onrecord"), model=_model())
    return Added(adding.articles, adding.known, tuple(adding.rejected))


def _articles(sources: str | Path | Iterable[str | Path], stated: Stated) -> Iterator[Article | Rejected]:
    from onrecord.ingest import articles  # loads the HTML reader, which asking does not need

    for found in articles(sources, stated=stated):
        yield found if isinstance(found, Rejected) else dated(found)


def dated(article: Article) -> Article:
    """The article with what its words tell of when it came out, where its source does not say."""
    found = publication(article.text) if article.published is None else None
    if found is None:
        return article
    middle = found.first + (found.last - found.first) / 2
    day = middle if found.last - found.first <= EXACT else None
    return replace(article, published=day, published_how="inferred", dating=found)


def findings(articles: Iterable[Article], *, jobs: int) -> Iterator[Findings | Rejected]:
    from onrecord.run.local import run  # loads the network, which asking does not need

    return run(articles, jobs=jobs)


@cache
def _model() -> str:
    """A digest of the network's file: what its findings came from."""
    with files("onrecord.models").joinpath("reader.onnx").open("rb") as file:
        return hashlib.sha256(file.read()).hexdigest()[:16]


@dataclass(slots=True)
class Adding:
    """One call of `add`: what was seen so far."""

    store: Store
    on_item: OnItem | None
    articles: int = 0
    known: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    def unknown(self, items: Iterable[Article | Rejected]) -> Iterator[Article]:
        """Articles that are not on record, so that only they are read; the others are settled here."""
        for item in items:
            if isinstance(item, Rejected):
                self.reject(item)
            elif (kept := self.store.kept(item.head)) is not None:
                self.tell(kept)
            else:
                yield item

    def take(self, found: Findings | Rejected) -> None:
        if isinstance(found, Rejected):
            self.reject(found)
            return
        article = found.article
        try:
            self.tell(Kept(article.head, self.store.keep(found), len(found.statements)))
        except Unreadable as wrong:
            self.reject(Rejected(article.path or article.url or article.id, wrong.step, wrong.reason))

    def reject(self, item: Rejected) -> None:
        self.store.reject(item)
        self.rejected.append(item)
        if self.on_item is not None:
            self.on_item(item)

    def tell(self, kept: Kept) -> None:
        self.articles += kept.new
        self.known += not kept.new
        if self.on_item is not None:
            self.on_item(kept)
