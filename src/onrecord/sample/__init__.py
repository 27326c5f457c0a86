"""The sample story: one invented affair over 18 months, told by five invented outlets and an invented news agency.

Sarvenia, its dam, its people and everyone who writes about them are made up. Most articles are lines of `story.jsonl`; two
undated texts and one web page stand beside it. What a careful reader finds in them is in evals/gold/sample/.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.resources import as_file, files
from pathlib import Path

FILES = ("story.jsonl", "kite-convoy.txt", "letter-from-brenik.txt", "tidewrack.html")


@contextmanager
def story() -> Iterator[tuple[Path, ...]]:
    """The story's files as paths to add to a record; they hold while the context is open.

    In a package that is read from a zip archive they are copies under other names, gone at the end.
    """
    with ExitStack() as stack:
        yield tuple(stack.enter_context(as_file(files(__name__) / name)) for name in FILES)
