"""Items told by the words of their lines: a sentence does not run over a line's end, so an item whose lines do not hold the
words that are asked for need not be read, nor its sentences be looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from onrecord.store.values import Texts
from onrecord.store.words import folded, wanted

_HELD = 2_000  # lines at hand

Narrow = tuple[int, int, int, int, str | None]  # of an item: article, number, start, end, and words that are added to its line


def holding(connection: Connection, rows: Iterable[Any], about: str) -> Iterator[tuple[int, int]]:
    """Article and number of the items whose lines hold all words of `about`, or the words added do."""
    texts, words = Texts(connection), wanted(about)
    lines: dict[tuple[int, int, int], str] = {}
    for article, n, start, end, more in rows:
        extra = folded(more) if more else ""
        left = [word for word in words if word not in extra]
        if left:
            line = _line(texts[article], start, end)
            if (article, *line) not in lines:
                if len(lines) >= _HELD:
                    lines.clear()
                lines[article, *line] = folded(texts[article][slice(*line)])
            left = [word for word in left if word not in lines[article, *line]]
        if not left:
            yield article, n


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """From the beginning of the first line with a word of it to the end of the last."""
    after = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if after < 0 else after
