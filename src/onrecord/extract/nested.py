"""Statements inside statements: who keeps them beside the outer one, and where they take its place.

"Moor, Hale said, wants to leave" is on the record twice: what Hale said, and what Moor wants. That "he said he hoped" is one
man's statement tells nothing more, so a pronoun's is left out, and so is one whose source is the outer one's. But `"...," Doe
said, according to Reuters` is Doe's statement alone, by way of Reuters, and so it is "according to a video of the speech": what
a medium or a document passes on is not its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.extract.carriers import carriers, is_medium
from onrecord.language import nouns, read_alone
from onrecord.language.reading import Attribution, Part, Reading
from onrecord.language.spans import items_touching, touching
from onrecord.records import Span

# By the weights fitted on outer statements; the higher one where no person is named, of which one in three is none.
PERSON, ANYBODY = 0.8, 0.93
NEVER = 2.0
PASSED_ON = 0.3  # the same where the outer source is a medium: then something inside is expected
MOST = 0.7  # of an outer content, that a statement inside takes up, source and all, where it is not quoted


def with_nested(reading: Reading, found: Iterable[Attribution]) -> Iterator[tuple[Attribution, tuple[str, ...]]]:
    """The statements and, behind each, those inside it that are kept, with the medium they came by; one that is told
    "according to" a medium, or quoted with its speaker "according to" anybody, stands in place of the outer one."""
    for each in found:
        media = _media(reading, each)
        carried = _according(reading, each) and (media or not _person(reading, each) or _told_between(reading, each))
        passed = _passed_on(reading, each, bool(media)) if carried else None
        if passed is not None:
            yield passed, media
        else:
            yield each, ()
            yield from ((inner, media) for inner in _kept(reading, each))


def _kept(reading: Reading, outer: Attribution) -> Iterator[Attribution]:
    spans = [part.span for part in outer.contents]
    if any(touching(reading.hints, span) for span in spans):
        for each in read_alone(reading.pieces, spans):
            if each.confidence >= _least(reading, each.sources[0]) and not _same(reading, each, outer):
                yield each


def _least(reading: Reading, source: Part) -> float:
    """The confidence that a statement inside needs by its source; a pronoun's is never kept."""
    words, names = source.span.of(reading.text).split(), items_touching(reading.names, source.span)
    if words[0].lower() in nouns.PRONOUNS | nouns.POSSESSIVES or not (names or len(words) > 1 or nouns.is_person(words[0])):
        return NEVER
    return PERSON if any(name.kind == "person" for name in names) else ANYBODY


def _same(reading: Reading, found: Attribution, outer: Attribution) -> bool:
    """Whether the statement around it is by the same words."""
    return any(_last(reading, source) == _last(reading, found.sources[0]) for source in outer.sources)


def _last(reading: Reading, part: Part) -> str:
    return part.span.of(reading.text).split()[-1].casefold()


def _media(reading: Reading, found: Attribution) -> tuple[str, ...]:
    """The medium that is the source, where no person of it is named; of a cue without a source what carries it."""
    if not found.sources:
        return carriers(reading, found)[:1]
    span = found.sources[0].span
    name = re.sub(r"^the\s+|['’]s$", "", span.of(reading.text), flags=re.IGNORECASE)
    return (name,) if is_medium(name) and not _person(reading, found) else ()


def _person(reading: Reading, found: Attribution) -> bool:
    names = (name for part in found.sources for name in items_touching(reading.names, part.span))
    return any(name.kind == "person" for name in names)


def _according(reading: Reading, found: Attribution) -> bool:
    return found.cue.span.of(reading.text).lower().startswith("according to")


def _told_between(reading: Reading, outer: Attribution) -> bool:
    """Whether words stand between content and attribution: `"...," Doe said, according to Roe` is Doe's, whoever Roe is."""
    beside = ((part.span, _beside(outer, part)) for part in outer.contents)
    return any(len(whole.of(reading.text).split()) - len(own.of(reading.text).split()) > 1 for own, whole in beside)


def _passed_on(reading: Reading, outer: Attribution, medium: bool) -> Attribution | None:
    """The statement whose words are all quoted in the outer content, or that in a medium's takes up most of it."""
    for part in outer.contents:
        for each in read_alone(reading.pieces, [_beside(outer, part)]):
            most = MOST * (part.span.end - part.span.start)
            whole = medium and _shared(_hull(each), part.span) >= most
            if each.confidence >= PASSED_ON and (whole or _direct(reading, each)):
                return replace(each, confidence=min(each.confidence, outer.confidence))
    return None


def _direct(reading: Reading, found: Attribution) -> bool:
    spans = [part.span for part in found.contents]
    return all(any(quoted.holds(span) for quoted in touching(reading.quotations, span)) for span in spans)


def _hull(found: Attribution) -> Span:
    spans = [part.span for part in (found.cue, *found.sources, *found.contents)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _beside(found: Attribution, part: Part) -> Span:
    """The content with what stands between it and the attribution: who spoke may stand there."""
    own = [each.span for each in (found.cue, *found.sources)]
    before = [span.end for span in own if span.end <= part.span.start]
    after = [span.start for span in own if span.start >= part.span.end]
    return Span(max(before, default=part.span.start), min(after, default=part.span.end))
