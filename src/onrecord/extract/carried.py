"""Whose words an agency carries: `"...," Doe said, according to Reuters` is Doe's statement, by way of Reuters. So it is
"according to a video of the speech".

The network finds the outer attribution, the medium's, since a word has one tag; who said it stands inside its content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.extract.carriers import is_medium
from onrecord.language import nouns
from onrecord.language.reading import Attribution, Part, Reading
from onrecord.language.spans import items_touching, touching
from onrecord.records import Span

# The verbs of saying that news puts beside a name; a closed class for this pattern alone.
_SAYS = (
    r"(?:said|says|told|added|adds|wrote|writes|tweeted|stated|argued|insisted|warned|claimed|announced|declared|vowed|asked)"
)
_TITLES = r"(?:[A-Z][\w.]*\s+){0,4}"


def unwrapped(reading: Reading, found: Iterable[Attribution]) -> Iterator[tuple[Attribution, tuple[str, ...]]]:
    """Each attribution with the medium that carried it: a medium's, or one "according to" anything, is replaced by the one
    inside it, where there is one."""
    for each in found:
        medium = _medium(reading, each)
        according = each.cue.span.of(reading.text).lower().startswith("according to")
        inner = _inner(reading, each) if medium is not None or according else None
        yield (each, ()) if inner is None else (inner, (medium,) if medium is not None else ())


def _medium(reading: Reading, found: Attribution) -> str | None:
    for source in found.sources:
        name = re.sub(r"^the\s+|['’]s$", "", source.span.of(reading.text), flags=re.IGNORECASE)
        if is_medium(name):
            return name
    return None


def _inner(reading: Reading, found: Attribution) -> Attribution | None:
    """The statement inside: a quotation of the content, and unquoted beside it a speaker with a verb of saying."""
    for part in found.contents:
        beside = _beside(found, part)
        quoted = touching(reading.quotations, part.span)
        for source, cue in _spoken(reading, beside, quoted):
            contents = tuple(_cut(part, each) for each in quoted)
            if contents:
                return Attribution(Part(cue, part.confidence), (Part(source, part.confidence),), contents, found.confidence)
    return None


def _beside(found: Attribution, part: Part) -> Span:
    """From the content to the medium's cue, whichever comes first."""
    if found.cue.span.start >= part.span.end:
        return Span(part.span.start, found.cue.span.start)
    return part.span


def _spoken(reading: Reading, content: Span, quoted: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """(source, cue) of each "Doe said", "said Doe" or "he said" in the content outside its quotations."""
    text = reading.text
    names = [part.span for part in items_touching(reading.names, content) if part.kind == "person"]
    forms = "|".join(re.escape(span.of(text)) for span in sorted(names)) or r"(?!)"
    who = rf"(?P<who>{_TITLES}(?:{forms})|{'|'.join(('he', 'she', 'they', 'He', 'She', 'They'))})"
    pattern = rf"\b{who}\s+(?P<cue>{_SAYS})\b|\b(?P<cue2>{_SAYS})\s+{who.replace('who', 'who2')}(?!\w)"
    for match in re.finditer(pattern, text[content.start : content.end]):
        side = "" if match["who"] else "2"
        source, cue = (Span(*(content.start + at for at in match.span(name + side))) for name in ("who", "cue"))
        if not any(each.overlaps(cue) for each in quoted) and match["who" + side].lower() not in nouns.DETERMINERS:
            yield source, cue


def _cut(part: Part, quotation: Span) -> Part:
    return Part(Span(max(part.span.start, quotation.start), min(part.span.end, quotation.end)), part.confidence)
