"""One source after the other: which reader takes it, and what becomes of one that cannot be read."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import Unreadable
from onrecord.ingest import html, places, plain, tables
from onrecord.ingest.decoding import decoded
from onrecord.ingest.draft import Draft, finished
from onrecord.ingest.stated import NOTHING, Stated
from onrecord.records import Article, Rejected
from onrecord.settings import Settings

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".jsonl.gz")
CHARACTER_BYTES = 4  # the most that one character takes in UTF-8 or UTF-16
ESCAPED_BYTES = 6  # what one character takes in JSON written as \uNNNN
PEEK = 4096  # bytes of standard input that are looked at to tell JSON lines from text
BLOCK = 1 << 20

Found = tuple[str, Draft | Unreadable]


def articles(
    sources: str | Path | Iterable[str | Path], *, stated: Stated = NOTHING, settings: Settings | None = None
) -> Iterator[Article | Rejected]:
    """The articles of files, folders, globs and "-" (standard input), in order; Rejected for what cannot be read.

    Of .txt, .md, .json and .jsonl the text is kept character for character. Nothing that an article names is opened.
    A source that names nothing is rejected too. Raises nothing for the content of a source; see ingest.draft.finished
    for dates that cannot be read. Settings are those of the environment where none are given. A .json file is held in
    memory, .jsonl is read line by line.
    """
    longest = (settings or Settings.load()).max_text
    for source in [sources] if isinstance(sources, str | Path) else sources:
        for path, found in _drafts(source, longest):
            yield _settled(path, found, stated, longest)


def _settled(path: str, found: Draft | Unreadable, stated: Stated, longest: int) -> Article | Rejected:
    if isinstance(found, Unreadable):
        return Rejected(path, found.step, found.reason)
    try:
        return finished(found, path, stated, longest)
    except Unreadable as error:
        return Rejected(path, error.step, error.reason)


def _drafts(source: str | Path, longest: int) -> Iterator[Found]:
    if str(source) == places.STDIN:
        yield from _standard_input(sys.stdin.buffer, longest)
        return
    for path, trouble in places.found(source):
        name = places.shown(path)
        try:
            if trouble:
                raise trouble
            yield from _file(path, name, longest)
        except Unreadable as error:
            yield name, error


def _file(path: Path, name: str, longest: int) -> Iterator[Found]:
    suffix = _suffix(path)
    with os.fdopen(places.opened(path), "rb") as stream:
        if suffix.startswith(".jsonl"):
            yield from _table(stream, name, longest, zipped=suffix.endswith(".gz"))
        elif suffix == ".json":
            for number, found in tables.from_json(_file_content(stream, ESCAPED_BYTES * longest)):
                yield (name if number is None else f"{name}#{number}"), found
        else:
            yield name, _READERS[suffix](_file_content(stream, CHARACTER_BYTES * longest))


def _suffix(path: Path) -> str:
    name = path.name.lower()
    suffix = next((each for each in reversed(SUFFIXES) if name.endswith(each)), None)
    if suffix is None:
        raise Unreadable(f"a kind of file that is not read; those that are: {' '.join(SUFFIXES)}")
    return suffix


def _file_content(stream: BinaryIO, longest: int) -> bytes:
    """All bytes; the size is asked before anything is read."""
    size = os.fstat(stream.fileno()).st_size
    if size > longest:
        raise Unreadable(f"too long: {size:,} bytes, at most {longest:,} are read")
    return _content(stream, longest)


def _content(stream: BinaryIO, longest: int) -> bytes:
    """All bytes, never more than `longest` in memory: a pipe has no size, and a file may grow."""
    raw = stream.read(longest + 1)
    if len(raw) > longest:
        raise Unreadable(f"too long: over {longest:,} bytes")
    return raw


def _table(stream: BinaryIO, name: str, longest: int, *, zipped: bool = False) -> Iterator[Found]:
    """Line by line; damage that hides where the next line begins (gzip, UTF-16) ends the file with a reason."""
    number = 0
    try:
        with tables.by_line(gzip.GzipFile(fileobj=stream) if zipped else stream) as lines:
            for number, found in tables.from_lines(lines, ESCAPED_BYTES * longest):
                yield f"{name}:{number}", found
    except (OSError, EOFError, zlib.error, UnicodeError) as error:
        yield f"{name}:{number + 1}", Unreadable(f"damaged, and not read any further: {error}", step="decoding")


def _standard_input(stream: BinaryIO, longest: int) -> Iterator[Found]:
    """JSON lines where the first thing in it is an opening brace, else one plain text."""
    buffered = io.BufferedReader(stream)  # type: ignore[type-var]  # a pipe's or a test's: all have readinto
    try:
        if tables.opens_object(buffered.peek(PEEK)):
            yield from _table(buffered, places.STDIN, longest)
        else:
            yield places.STDIN, _attempt(buffered, longest)
    finally:
        buffered.detach()  # or standard input is closed with the wrapper


def _attempt(stream: BinaryIO, longest: int) -> Draft | Unreadable:
    try:
        return plain.from_text(decoded(_content(stream, CHARACTER_BYTES * longest)))
    except Unreadable as error:
        return error


def count(sources: str | Path | Iterable[str | Path]) -> int | None:
    """About how many items `articles` will give, for a progress bar; None where standard input is among the sources.

    One a file, one a line of .jsonl; a .json list counts as one.
    """
    each = [sources] if isinstance(sources, str | Path) else list(sources)
    if any(str(source) == places.STDIN for source in each):
        return None
    return sum(1 if trouble else _items(path) for source in each for path, trouble in places.found(source))


def _items(path: Path) -> int:
    name = path.name.lower()
    if not name.endswith((".jsonl", ".jsonl.gz")):
        return 1
    try:
        with os.fdopen(places.opened(path), "rb") as stream:
            blocks = gzip.GzipFile(fileobj=stream) if name.endswith(".gz") else stream
            return sum(block.count(b"\n") for block in iter(lambda: blocks.read(BLOCK), b""))
    except (Unreadable, OSError, EOFError, zlib.error):
        return 1  # only a guess for the bar; reading it will give the reason


_READERS: dict[str, Callable[[bytes], Draft]] = {
    ".txt": lambda raw: plain.from_text(decoded(raw)),
    ".md": lambda raw: plain.from_markdown(decoded(raw)),
    ".html": html.from_page,
    ".htm": html.from_page,
}
