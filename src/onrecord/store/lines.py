"""Items told by the words of their lines: a sentence does not run over a line's end, so an item whose lines do not hold the
words that are asked for need not be read, nor its sentences be looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onrecord.store.batches import cut
from onrecord.store.values import Texts
from onrecord.store.words import folded, wanted

_HELD = 2_000  # lines at hand
_AT_ONCE = 16  # items whose texts are asked for at once: a page may be full before the last
LINES = 64  # of an article; those of one with more share their words: line 65 stands with the first

Narrow = tuple[int, int, int, int, str | None]  # of an item: article, number, start, end, and words that are added to its line


def key(article: int, line: int) -> int:
    """The row of line_words; the number that stands with an item, and with its article tells the row."""
    return article * LINES + line


def numbered(text: str, spans: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """By where an item stands the number of its line, of those lines alone that hold items."""
    own = {span: _line(text, *span) for span in spans}
    at = {line: place % LINES for place, line in enumerate(sorted(set(own.values())))}
    return {span: at[line] for span, line in own.items()}


def words_of(text: str, numbers: Mapping[tuple[int, int], int], more: Sequence[tuple[tuple[int, int], str]]) -> dict[int, str]:
    """By the number of a line its words, folded, with those that `more` adds where its items stand."""
    every: dict[int, list[str]] = defaultdict(list)
    for number, line in sorted({(number, _line(text, *span)) for span, number in numbers.items()}):
        every[number].append(folded(text[slice(*line)]))
    for span, words in more:
        every[numbers[span]].append(folded(words))
    return {number: "".join(words) for number, words in every.items()}


def holding(texts: Texts, rows: Iterable[Any], about: str) -> Iterator[tuple[int, int]]:
    """Article and number of the items whose lines hold all words of `about`, or the words added do."""
    words = wanted(about)
    lines: dict[tuple[int, int, int], str] = {}
    for article, n, start, end, more in _gathered(texts, rows):
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


def _gathered(texts: Texts, rows: Iterable[Any]) -> Iterator[Any]:
    """The same, with the texts of some at a time at hand."""
    for some in cut(rows, _AT_ONCE):
        texts.gather(row[0] for row in some)
        yield from some


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """From the beginning of the first line with a word of it to the end of the last."""
    after = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if after < 0 else after
