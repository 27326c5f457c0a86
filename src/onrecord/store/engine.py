"""Connections to the file: how they are set up, and what SQLite's errors mean for the caller.

Readers and the writer have an engine each. Readers are many, one a thread, and cannot write; there is one writer at a time,
which waits for another process up to BUSY_SECONDS. Transactions are opened by us, not by the driver, so that table
definitions are part of them too. Who must not wait for long asks within `limited`: then a reading that goes on for longer is
stopped (sqlite.org/c3ref/progress_handler.html), whatever was asked.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, TimeoutError

from onrecord.errors import RecordDamaged, RecordUnusable, TookTooLong

BUSY_SECONDS = 60
READERS = 8  # connections kept for readers; FastAPI's threads beyond these wait or get one for the moment
_STEPS = 20_000  # of SQLite's machine between two looks at the clock: milliseconds, of which a look costs a thousandth
_SECONDS: ContextVar[float | None] = ContextVar("seconds", default=None)  # that a transaction may take
_DEADLINE: ContextVar[float | None] = ContextVar("deadline", default=None)  # of the transaction that is open, by time.monotonic
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_ALWAYS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=NORMAL",  # with WAL: a power cut may lose the last articles, never part of one
    "PRAGMA temp_store=MEMORY",
    "PRAGMA trusted_schema=OFF",  # a record may come from somebody else
)


def writer(path: Path) -> Engine:
    """One connection that may write; a transaction takes the file's write lock at once."""
    return _engine(path, begin="BEGIN IMMEDIATE", pragmas=_ALWAYS, pool_size=1, max_overflow=0)


def readers(path: Path) -> Engine:
    """Connections that may not write; a transaction sees the record as it was when it began."""
    engine = _engine(path, begin="BEGIN", pragmas=(*_ALWAYS, "PRAGMA query_only=ON"), pool_size=READERS, max_overflow=32)

    @event.listens_for(engine, "connect")
    def watch(driver: Any, _: Any) -> None:  # a writer is let finish: what it began, the next would have to do again
        driver.set_progress_handler(_late, _STEPS)

    return engine


def _engine(path: Path, *, begin: str, pragmas: tuple[str, ...], pool_size: int, max_overflow: int) -> Engine:
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        connect_args={"timeout": BUSY_SECONDS, "isolation_level": None, "check_same_thread": False},
        pool_timeout=BUSY_SECONDS,
        pool_size=pool_size,
        max_overflow=max_overflow,
    )

    @event.listens_for(engine, "connect")
    def set_up(driver: Any, _: Any) -> None:
        for each in pragmas:
            driver.execute(each)

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


@contextmanager
def limited(seconds: float | None) -> Iterator[None]:
    """Within it a reading transaction of this thread raises TookTooLong once it takes longer; with None, none does."""
    before = _SECONDS.set(seconds)
    try:
        yield
    finally:
        _SECONDS.reset(before)


def _late() -> bool:
    """Whether SQLite is to stop what it does in this thread."""
    deadline = _DEADLINE.get()
    return deadline is not None and time.monotonic() > deadline


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """One transaction, undone where an error leaves it; SQLite's errors come out as ours."""
    with translated(engine.url.database or ""), engine.begin() as connection, _timed():
        yield connection


@contextmanager
def _timed() -> Iterator[None]:
    """Starts the clock of a transaction, where there is a limit to it."""
    seconds = _SECONDS.get()
    if seconds is None and _DEADLINE.get() is None:
        yield
        return
    before = _DEADLINE.set(None if seconds is None else time.monotonic() + seconds)
    try:
        yield
    finally:
        _DEADLINE.reset(before)


@contextmanager
def trial(engine: Engine) -> Iterator[Connection]:
    """A transaction that leaves nothing behind."""
    with translated(engine.url.database or ""), engine.connect() as connection:
        yield connection


def log_ahead(engine: Engine) -> None:
    """Has the file keep a write-ahead log, so that readers and the writer do not wait for each other. Stays with the file.

    Not a pragma of every connection: a file of somebody else's, opened by mistake, must stay as it is.
    """
    with translated(engine.url.database or ""):
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode=WAL")
        finally:
            raw.close()


def measure(connection: Connection) -> None:
    """Counts what the indexes hold, for the planner: a page of statements then takes 2 ms of 25,000, where it took 24."""
    connection.exec_driver_sql("PRAGMA analysis_limit=400")
    connection.exec_driver_sql("ANALYZE")


@contextmanager
def translated(path: str) -> Iterator[None]:
    """RecordDamaged where the file is no database or its pages are broken, RecordUnusable where it cannot be used now."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as wrong:
        cause = wrong.orig if isinstance(wrong, DBAPIError) else wrong
        if getattr(cause, "sqlite_errorcode", 0) & 0xFF in _DAMAGED:
            raise RecordDamaged(f"{path}: {cause}") from wrong
        if getattr(cause, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_INTERRUPT:
            raise TookTooLong(f"stopped after {_SECONDS.get()} seconds") from wrong
        if isinstance(cause, sqlite3.OperationalError):
            raise RecordUnusable(f"{path}: {cause}") from wrong
        raise
    except TimeoutError as wrong:
        raise RecordUnusable(f"{path}: no connection became free in {BUSY_SECONDS} seconds") from wrong
