"""Statements inside the contents of others: "Moor, Hale said, wants to leave" holds what Hale said and what Moor wants.

Read as a text of its own, what somebody said is read as any text is, and what is said inside it is found. A head of the
network tells which contents are worth that second reading, since reading every one again costs more than it finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from onrecord.language.completion import completed
from onrecord.language.decoding import Linked, Run, linked, runs
from onrecord.language.network import PARTS, Window, scheme, window
from onrecord.language.pieces import TITLE, WINDOW, Ints, Pieces, first_of_word, taken, tokenizer

# The probability of a cue inside by which a content is read again; a lower one is slower and, at the confidence that
# extract.nested asks for, finds no more on polnear/dev.
HINT = 0.8
SHORTEST = 3  # words that can hold a statement
_CUES = slice(1 + 4 * PARTS.index("cue"), 5 + 4 * PARTS.index("cue"))


def hints(window: Window) -> list[int]:
    """The pieces at which a cue inside a content may begin."""
    odds = np.exp(window.inner - window.inner.max(axis=1, keepdims=True))
    chance = odds[:, _CUES].sum(axis=1) / odds.sum(axis=1)
    made: list[int] = window.words[:-1][chance >= HINT].tolist()
    return made


def alone(read: Pieces, ranges: Sequence[tuple[int, int]]) -> Iterator[Linked]:
    """The statements with a source in the text that the `ranges` of pieces make when put together, as the network reads it
    without the rest; of a text longer than a window its beginning."""
    index = _trimmed(read, np.concatenate([np.arange(*each) for each in sorted(ranges)]))[: WINDOW - 2]
    if np.count_nonzero(read.wordlike[index]) < SHORTEST:
        return
    part = taken(read, index)
    part.case[:1] = np.maximum(part.case[:1], TITLE)
    seen = window(part, first_of_word(part), 0, len(part))
    (found,) = runs([seen], [seen.tags], scheme())
    made = linked(seen, found, part)
    for each in [*made, *completed(seen, found, made, part)]:
        if each.sources:
            yield _put_back(each, index)


def _trimmed(read: Pieces, index: Ints) -> Ints:
    """Without marks at the ends and without "that": what is left is a sentence."""
    words = np.flatnonzero(read.wordlike[index] & (read.ids[index] != tokenizer().token_to_id("that")))
    return index[words[0] : words[-1] + 1] if len(words) else index[:0]


def _put_back(found: Linked, index: Ints) -> Linked:
    sources, contents = (tuple(each for run in part for each in _apart(run, index)) for part in (found.sources, found.contents))
    return replace(found, cue=next(_apart(found.cue, index)), sources=sources, contents=contents)


def _apart(run: Run, index: Ints) -> Iterator[Run]:
    """The run in places of the whole text, cut where something was left out."""
    places = index[run.start : run.end]
    for stretch in np.split(places, np.flatnonzero(np.diff(places) != 1) + 1):
        yield replace(run, start=int(stretch[0]), end=int(stretch[-1]) + 1)
