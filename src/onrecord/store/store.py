"""The record file, open: what is kept goes in whole, what is asked is read from one unchanging state."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from onrecord.ask import Ask
from onrecord.errors import Unreadable
from onrecord.facets import Facets
from onrecord.link.actors import Sighting
from onrecord.records import Correction, Findings, Head, Rejected
from onrecord.store import checks, corrections, dating, engine, keeping, linking, migrations, notes, stories_noted
from onrecord.store.answers import Broken, Kept

if TYPE_CHECKING:
    from onrecord.store.census import Census, Censuses


class Store:
    """One record file. Safe to use from several threads; other processes may read and write it at the same time.

    Raises RecordMissing (with create=False), RecordNewer, RecordDamaged, RecordUnusable.
    """

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        self.path = Path(path)
        migrations.look(self.path, create=create)
        self._writer = engine.writer(self.path)
        self._readers = engine.readers(self.path)
        self._linking = threading.Lock()
        try:
            migrations.migrate(self._writer, self._readers, self.path)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """May be called twice. The last to close folds SQLite's write-ahead log into the file."""
        self._readers.dispose()
        self._writer.dispose()

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection on which all queries see the record as it is now, whoever writes meanwhile."""
        return engine.transaction(self._readers)

    def kept(self, article: Head) -> Kept | None:
        """The article as it is on record already, else None."""
        with self.reading() as connection:
            count = keeping.statements_in(connection, article.id)
        return Kept(article, False, count) if count is not None else None

    def keep(self, findings: Findings) -> bool:
        """Keeps an article with all that was read out of it, or nothing; False where it is on record already.

        Raises Unreadable (step "storing") for text that UTF-8 cannot hold and for findings that do not belong together.
        """
        try:
            with engine.transaction(self._writer) as connection:
                return keeping.keep(connection, findings)
        except UnicodeEncodeError as wrong:
            raise Unreadable(f"half a character (a lone surrogate) at {wrong.start}", step="storing") from wrong
        except IntegrityError as wrong:
            raise Unreadable(f"findings that do not belong together: {wrong.orig}", step="storing") from wrong

    def reject(self, item: Rejected) -> None:
        """Keeps a rejection; the same one twice is one."""
        with engine.transaction(self._writer) as connection:
            keeping.reject(connection, item)

    def census(self) -> Census:
        """What statements are counted by. Takes a connection for itself, so it must not be asked for by who holds one."""
        return self._censuses.now()

    def facets(self, connection: Connection, census: Census, ask: Ask) -> Facets:
        """The statements as asked, counted by who spoke, where, how and when."""
        from onrecord.store import facets  # late, as it loads numpy, which other questions do not need

        return facets.facets(connection, census, ask)

    @cached_property
    def _censuses(self) -> Censuses:
        from onrecord.store.census import Censuses

        return Censuses(self._readers)

    def note(self, **values: str) -> None:
        """Notes something about the record, such as the version of the model that read it."""
        with engine.transaction(self._writer) as connection:
            notes.write(connection, **values)

    def notes(self) -> dict[str, str]:
        with self.reading() as connection:
            return notes.read(connection)

    def sightings(self) -> Iterator[Sighting]:
        """The actors of each article, by the article's id."""
        with self.reading() as connection:
            yield from linking.sightings(connection)

    def stale(self) -> bool:
        """Whether an article was kept, or a correction made or undone, since links, stories and copies were derived."""
        with self.reading() as connection:
            return linking.stale(connection) or stories_noted.stale(connection)

    def relink(self, derive: linking.Derive, *, only_if_stale: bool = False) -> None:
        """Replaces all links by `derive(sightings)`, and what the record tells of dates, in one transaction: other writers
        wait, readers see the old links. Stories and copies are derived again, too.

        With `only_if_stale` links just catch up with what was added, which `derive` would make the same of.
        """
        with self._linking, engine.transaction(self._writer) as connection:
            if not only_if_stale:
                linking.relink(connection, derive)
                dating.derive(connection)
            elif linking.stale(connection):
                linking.catch_up(connection, derive)
            if not only_if_stale or stories_noted.stale(connection):
                from onrecord.store import stories  # late, as it loads numpy, which asking does not need

                stories.follow(connection, afresh=not only_if_stale)

    def date(self) -> None:
        """Lets what the record tells of articles without a date catch up with what was added."""
        with self.reading() as connection:
            if not dating.stale(connection):
                return
        with self._linking, engine.transaction(self._writer) as connection:
            dating.catch_up(connection)

    def correct(self, correction: Correction) -> int:
        """Keeps a correction under the next number, which it gives; its own number, standing and actors do not count."""
        with engine.transaction(self._writer) as connection:
            return corrections.keep(connection, correction)

    def undo(self, number: int, when: dt.datetime) -> None:
        """Marks a correction undone. Raises NotOnRecord, and Usage where it is undone already."""
        with engine.transaction(self._writer) as connection:
            corrections.undo(connection, number, when)

    def verify(self) -> list[Broken]:
        """What does not hold: of the file itself, else of what was read, else of the quotes, stories and copies made of it."""
        with engine.trial(self._writer) as connection:  # SQLite takes the check of a full-text index for writing
            damaged = list(checks.file(connection)) or list(checks.spans(connection)) or list(checks.index(connection))
            return damaged or [*checks.links(connection), *checks.across(connection)]
