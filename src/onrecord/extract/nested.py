"""Which of the statements inside other statements are kept.

"Moor, Hale said, wants to leave" is on the record twice: what Hale said, and what Moor wants. That "he said he hoped" is one
man's statement tells nothing more, so a pronoun's is left out, and so is one whose source is the outer one's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.language import nouns
from onrecord.language.reading import Attribution, Part, Reading
from onrecord.language.spans import items_touching, touching

SURE = 0.3  # by the weights fitted on outer statements; below, one in three was wrong by eye on polnear/dev


def worth_keeping(reading: Reading, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """All that is not nested, and of what is nested what somebody else says, named there."""
    around = {part.span: each for each in found if not each.nested for part in each.contents}
    contents = sorted(around)
    for each in found:
        outer = (around[span] for span in touching(contents, each.cue.span))
        if not each.nested or (each.confidence >= SURE and _named(reading, each) and not _same(reading, each, outer)):
            yield each


def _named(reading: Reading, found: Attribution) -> bool:
    words = found.sources[0].span.of(reading.text).split()
    if words[0].lower() in nouns.PRONOUNS | nouns.POSSESSIVES:
        return False
    return bool(items_touching(reading.names, found.sources[0].span)) or len(words) > 1


def _same(reading: Reading, found: Attribution, outer: Iterable[Attribution]) -> bool:
    """Whether the statement around it is by the same words."""
    own = _last(reading, found.sources[0])
    return any(_last(reading, source) == own for each in outer for source in each.sources)


def _last(reading: Reading, part: Part) -> str:
    return part.span.of(reading.text).split()[-1].casefold()
