"""Contents made whole: an attribution set in commas amid what is said, "The plant, Moor said, would close", has both sides, of
which the network often finds one alone; and another name of what is spoken of, ", also known as the ODF", breaks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.language.forms import names_again
from onrecord.language.reading import Attribution, Part, Reading
from onrecord.language.spans import home, touching
from onrecord.records import Span

BETWEEN = 3  # words that may stand between the cue and its comma: "said on Tuesday"
FEWEST = 2  # words of the side that follows; less is a list's end or an apposition


def whole(reading: Reading, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """The statements, those set in commas with both sides of their sentence as content, none broken by a further name."""
    every = [_unbroken(reading, each) for each in found]
    cues = sorted({each.cue.span for each in every})
    for each in every:
        sides = _sides(reading, each) if _alone(reading, each, cues) else None
        yield (
            each if sides is None else replace(each, contents=tuple(Part(side, each.contents[0].confidence) for side in sides))
        )


def _unbroken(reading: Reading, each: Attribution) -> Attribution:
    """Two contents between which stands nothing but "also known as" are one."""
    made: list[Part] = []
    for part in each.contents:
        before = made[-1] if made else None
        if before is not None and names_again(reading.text[before.span.end : part.span.start]):
            made[-1] = Part(Span(before.span.start, part.span.end), min(before.confidence, part.confidence))
        else:
            made.append(part)
    return each if len(made) == len(each.contents) else replace(each, contents=tuple(made))


def _alone(reading: Reading, each: Attribution, cues: list[Span]) -> bool:
    """One cue in the sentence, one source, one content there, and no quotation."""
    sentence = home(reading.sentences, each.cue.span)
    parts = (*each.sources, *each.contents)
    inside = all(sentence.holds(part.span) for part in parts) and len(each.sources) == len(each.contents) == 1
    return inside and len(touching(cues, sentence)) == 1 and not touching(reading.quotations, sentence)


def _sides(reading: Reading, each: Attribution) -> tuple[Span, Span] | None:
    text, sentence = reading.text, home(reading.sentences, each.cue.span)
    start = min(each.cue.span.start, each.sources[0].span.start)
    end = max(each.cue.span.end, each.sources[0].span.end)
    comma = text.find(",", end - 1, sentence.end)
    if text[max(sentence.start, start - 2) : start] != ", " or comma < 0 or len(text[end:comma].split()) > BETWEEN:
        return None
    before = Span(sentence.start, start - 2)
    after = Span(comma + 2, sentence.start + len(sentence.of(text).rstrip(".!? ")))
    content = each.contents[0].span
    fits = content in (before, after) and text[comma + 1 : comma + 2] == " " and "," not in before.of(text)
    return (before, after) if fits and len(after.of(text).split()) >= FEWEST else None
