"""Where sources lie: files, folders and glob patterns become paths of regular files, in order, each once.

Folders are read all the way down, sorted by name; hidden files are skipped, and links are followed except in a circle.
In a pattern, ** stands for any folders, and a folder that matches is read whole.
"""

from __future__ import annotations

import fnmatch
import glob
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import Unreadable

STDIN = "-"
LITTER = frozenset({"thumbs.db", "desktop.ini"})  # what systems leave in folders unasked; nobody's article

Place = tuple[Path, Unreadable | None]
Inode = tuple[int, int]  # device and number: tells one place by two names

_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def shown(path: str | os.PathLike[str]) -> str:
    """A path as text that can be stored and printed; bytes that are no UTF-8 appear as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def missing(sources: Iterable[str | Path]) -> list[str]:
    """The sources that name nothing: no file, no folder, no match of a pattern."""
    return [shown(source) for source in sources if str(source) != STDIN and next(_matches(source), None) is None]


def found(source: str | Path) -> Iterator[Place]:
    """The files that a source names, each once; with the reason for a place that cannot be entered."""
    seen: set[Inode] = set()
    empty = True
    for path, trouble in _matches(source):
        empty = False
        if trouble:
            yield path, trouble
        else:
            yield from _walked(path, seen)
    if empty:
        yield Path(source), Unreadable(_absence(source))


def opened(path: Path) -> int:
    """A descriptor of a regular file, and of nothing else: pipes and devices are never opened."""
    try:
        _check_regular(os.stat(path).st_mode)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise Unreadable(_why(error)) from None
    return descriptor


def _check_regular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise Unreadable(f"{_KINDS.get(stat.S_IFMT(mode), 'not a file')}, not a regular file; it was not opened")


def _matches(source: str | Path) -> Iterator[Place]:
    pattern = str(source)
    if os.path.lexists(source):
        yield Path(source), None
    elif "**" in Path(pattern).parts:
        yield from _below(Path(pattern).parts)
    elif glob.has_magic(pattern):
        yield from ((Path(match), None) for match in sorted(glob.glob(pattern)))


def _below(parts: tuple[str, ...]) -> Iterator[Place]:
    """`**` by our own walk: the standard library's would follow links in a circle and hide folders it cannot enter."""
    split = parts.index("**")
    for root in sorted(glob.glob(str(Path(*parts[:split])))):
        for path, trouble in _walked(Path(root), set()):
            if trouble or _fits(path.relative_to(root).parts, parts[split:]):
                yield path, trouble


def _fits(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Whether a path, or a folder that holds it, matches the pattern."""
    if not pattern:
        return True
    if pattern[0] == "**":
        return any(_fits(parts[skipped:], pattern[1:]) for skipped in range(len(parts) + 1))
    return bool(parts) and fnmatch.fnmatchcase(parts[0], pattern[0]) and _fits(parts[1:], pattern[1:])


def _walked(start: Path, seen: set[Inode]) -> Iterator[Place]:
    """The files below, those of a folder by name; by a stack, since folders may lie deeper than Python calls."""
    waiting: list[tuple[Path, tuple[Inode, ...]]] = [(start, ())]
    while waiting:
        path, above = waiting.pop()
        try:
            status = os.stat(path)
        except OSError as error:
            yield path, Unreadable(_why(error))
            continue
        inode = status.st_dev, status.st_ino
        if inode in above:
            yield path, Unreadable("a link back to a folder that holds it; not followed in a circle")
        if inode in seen:
            continue
        seen.add(inode)
        if not stat.S_ISDIR(status.st_mode):
            yield path, None
            continue
        try:
            waiting.extend((path / name, (*above, inode)) for name in sorted(_names(path), reverse=True))
        except OSError as error:
            yield path, Unreadable(_why(error))


def _names(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder) if not name.startswith(".") and name.lower() not in LITTER]


def _absence(source: str | Path) -> str:
    try:
        os.lstat(source)
    except PermissionError:
        return "no permission to look there"
    except (OSError, ValueError):
        pass  # told below, in words that fit a pattern too
    return "there is no such file or folder, and no file matches it as a pattern"


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, FileNotFoundError):
        return "there is no such file (a link to nothing, or it was moved)"
    return f"cannot be read: {error.strerror or error}"
