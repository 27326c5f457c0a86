"""Who carried a statement: the outlet or agency that its words passed through.

"told AFP", "according to AFP", "in an interview with ABC", "in a statement to Reuters", "wrote in The Times": the carrier
is not the speaker. An audience that is no medium ("told the Senate") carries nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.knowledge import media
from onrecord.language.reading import Attribution, Reading
from onrecord.language.spans import home, items_touching
from onrecord.records import Span

# "PORT ANSEL (Agency) - Words": the dateline of agency copy.
_DATELINE = re.compile(r"\s*[A-Z][^\n()]{0,60}\(([A-Z][\w.-]{1,24})\)\s*[-–—]")
_BEFORE = re.compile(
    r"(?:\b(?:told|tells?|telling|according to|interview(?:s|ed)?(?: on| with| by| to)?|wr(?:o|i)t(?:e|ing) (?:in|for|on)"
    r"|speaking (?:to|on|with)|spoke (?:to|on|with)|(?:said|appeared|appearing|posted|tweeted) on|quoted by|reported by"
    r"|(?:remarks|comments?|statement|e-?mail|message) to|reporters? (?:for|from|at))\s+)(?:the\s+|news agency\s+)?$",
    re.IGNORECASE,
)
# Words that make a name a medium's; closed class of the trade's own titles.
_TITLES = frozenset(
    "news times post press agency telegraph journal radio tv television herald tribune gazette guardian broadcasting"
    " channel network daily weekly magazine chronicle observer courier mail today review wire newspaper".split()
)


def carriers(reading: Reading, found: Attribution) -> tuple[str, ...]:
    """The media named in the cue's sentence as what the statement passed through, in reading order, without its speaker."""
    sentence = home(reading.sentences, found.cue.span)
    sources = [part.span for part in found.sources]
    inside = [part.span for part in found.contents]
    made = [
        name
        for span, name in _media(reading, sentence)
        if not any(span.overlaps(source) for source in sources)
        and not any(span.overlaps(content) and span.start > content.start for content in inside)
    ]
    return tuple(dict.fromkeys(made))


def without_carrier(reading: Reading, content: Span) -> Span:
    """The content without a medium that the network drew into it: "told Reuters | the army would stay"."""
    for span, _ in _media(reading, home(reading.sentences, content)):
        if span.start == content.start and span.end < content.end:
            rest = reading.text[span.end : content.end]
            return Span(content.end - len(rest.lstrip(" ,")), content.end)
    return content


def _media(reading: Reading, sentence: Span) -> list[tuple[Span, str]]:
    """The media in a sentence that stand where a carrier stands, by the name shown for them."""
    own = own_media(reading)
    named = [part.span for part in items_touching(reading.names, sentence)]
    spans = {*named, *(span for name in own for span in _places(reading.text, name, sentence))}
    made = []
    for span in sorted(spans):
        bare = re.sub(r"^the\s+|['’]s$", "", span.of(reading.text), flags=re.IGNORECASE)
        known = own.get(bare)
        if (known or is_medium(bare)) and _BEFORE.search(reading.text[sentence.start : span.start]):
            made.append((span, known or bare))
    return made


def _places(text: str, name: str, sentence: Span) -> Iterator[Span]:
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence.of(text)):
        yield Span(sentence.start + match.start(), sentence.start + match.end())


def own_media(reading: Reading) -> dict[str, str]:
    """The article's outlet, as it calls itself ("the Courier"), and the agency of its dateline, by the name shown."""
    made = {}
    outlet = reading.article.outlet
    if outlet:
        words = [word for word in outlet.split() if word.lower() != "the"]
        made = {" ".join(words): outlet} | ({words[-1]: outlet} if len(words) > 1 else {})
    dateline = _DATELINE.match(reading.text)
    return made | ({dateline[1]: dateline[1]} if dateline else {})


def is_medium(name: str) -> bool:
    """Whether a name is an agency's, a paper's or a broadcaster's."""
    words = name.lower().replace("’", "'").split()
    return " ".join(words) in media() or bool(words and (words[-1] in _TITLES or words[0] in media()))
