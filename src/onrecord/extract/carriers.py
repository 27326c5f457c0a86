"""Who carried a statement: the outlet, agency or platform that its words passed through.

"told AFP", "according to AFP", "in an interview with ABC", "in a statement to Reuters", "wrote in The Times", "wrote on
Twitter": the carrier is not the speaker. An audience that is no medium ("told the Senate") carries nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.knowledge import media
from onrecord.language import nouns
from onrecord.language.reading import Attribution, Reading
from onrecord.language.spans import home, items_touching
from onrecord.records import Span

# "PORT ANSEL (Agency) - Words": the dateline of agency copy.
_DATELINE = re.compile(r"\s*[A-Z][^\n()]{0,60}\(([A-Z][\w.-]{1,24})\)\s*[-–—]")
_LEAD = (
    r"(?:\b(?:told|tells?|telling|according to|interview(?:s|ed)?(?: on| with| by| to| for| in)?"
    r"|wr(?:o|i)t(?:e|ing) (?:in|for|on)|(?:speaking|spoke|talking|talked) (?:to|on|with)"
    r"|(?:said|says|saying|appeared|appearing|posted|tweeted|speech|appearance) on"
    r"|(?:quoted|reported|cited|seen|broadcast|published|carried|aired|shown|obtained) (?:by|in|on)"
    r"|(?:remarks|comments?|statement|e-?mail|message|letter) to"
    r"|(?:column|op-ed|essay|article|piece|editorial) (?:in|for)|reporters? (?:for|from|at))\s+)"
)
_ANYWHERE = re.compile(_LEAD, re.IGNORECASE)  # most sentences have none
_BEFORE = re.compile(
    rf"{_LEAD}(?:the\s+)?(?:(?:news\s?paper|news\s+agency|broadcaster|magazine|weekly|daily)\s+)?$",
    re.IGNORECASE,
)
# Words that make a name a medium's; closed class of the trade's own titles.
_TITLES = frozenset(
    "news times post press telegraph journal radio tv television herald tribune gazette guardian broadcasting"
    " channel network daily weekly magazine chronicle observer courier mail today review wire newspaper".split()
)
# Agencies, networks and stations that go by a short name and that the public dictionary leaves out.
_STATIONS = frozenset(
    "ap upi dpa anadolu tass interfax ansa efe kyodo yonhap pti bloomberg abc nbc cbs pbs npr msnbc cnbc fox cbc itv rte zdf"
    " ard rai nhk politico axios c-span".split()
)
# Social platforms and messengers carry what is written on them; case tells X and Threads from the words.
_PLATFORM = re.compile(
    r"\b(?i:on|via|through|over|in an?|to)\s+(?:(?:the|his|her|its|their|a)\s+)?"
    r"(?:(?:official|personal|verified|social(?:[ -]media)?|network|platform|site|service|app|messaging|account)\s+){0,4}"
    r"(?P<name>Twitter|Facebook|Instagram|Telegram|YouTube|TikTok|LinkedIn|WhatsApp|WeChat|Weibo|Snapchat|Reddit|Tumblr"
    r"|Mastodon|Bluesky|Threads|Truth Social|VKontakte|Substack|X)\b(?!['’])"
)
_ADDRESSED = re.compile(r"\bto\s")  # "uploaded to YouTube", "taking to Twitter", but not "lost to Facebook"
_TAKEN = re.compile(r"\b(?:taking|took|takes|uploaded|posted|shared|turning|turned)\s+$", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-Z][\w-]+")
_STATE = re.compile(r"\bstate(?:[- ](?:run|owned))?\s+(?:television|TV|radio|media|broadcaster|news agency)\b", re.IGNORECASE)


@cache
def _known() -> frozenset[str]:
    return _STATIONS | media()


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
        and _carries(reading, found, span, sentence)
    ]
    return tuple(dict.fromkeys(made))


def _carries(reading: Reading, found: Attribution, medium: Span, sentence: Span) -> bool:
    """Whether of several statements in a sentence this is one that the medium carried: the nearest cue's, those of the same
    speaker, and all where the medium opens the sentence."""
    others = (each for each in reading.attributions if each.cue.span.overlaps(sentence))
    beside = [each for each in others if not any(part.span.overlaps(medium) for part in each.sources)]
    if found not in beside or all(medium.end <= each.cue.span.start for each in beside):
        return True  # unwrapped from an "according to", or after the medium
    nearest = min(beside, key=lambda each: max(each.cue.span.start - medium.end, medium.start - each.cue.span.end, 0))
    return nearest.cue == found.cue or _speakers(reading, found) <= _speakers(reading, nearest) | nouns.PRONOUNS


def _speakers(reading: Reading, found: Attribution) -> set[str]:
    return {part.span.of(reading.text).lower() for part in found.sources}


def without_carrier(reading: Reading, content: Span) -> Span:
    """The content without a medium that the network drew into it: "told Reuters | the army would stay"."""
    for span, _ in _media(reading, home(reading.sentences, content)):
        if span.start == content.start and span.end < content.end:
            rest = reading.text[span.end : content.end]
            return Span(content.end - len(rest.lstrip(" ,")), content.end)
    return content


def _media(reading: Reading, sentence: Span) -> list[tuple[Span, str]]:
    """The media in a sentence that stand where a carrier stands, by the name shown for them, in reading order; of two
    names in one place the longer."""
    found = {*_named(reading, sentence), *_platforms(reading.text, sentence)}
    return sorted(each for each in found if not any(other[0] != each[0] and other[0].holds(each[0]) for other in found))


def _named(reading: Reading, sentence: Span) -> Iterator[tuple[Span, str]]:
    """Outlets and agencies that a word before them makes carriers."""
    text = reading.text
    if not _ANYWHERE.search(text, sentence.start, sentence.end):
        return
    own = own_media(reading)
    found = {part.span for part in items_touching(reading.names, sentence)}
    places = {span for name in (*own, *_listed(text, sentence)) for span in _places(text, name, sentence)}
    state = {Span(sentence.start + m.start(), sentence.start + m.end()) for m in _STATE.finditer(sentence.of(text))}
    for span in {*found, *places, *state}:
        if _BEFORE.search(text[sentence.start : span.start]):
            bare = re.sub(r"^the\s+|['’]s$", "", span.of(text), flags=re.IGNORECASE)
            known = own.get(bare)
            if known or span in state or is_medium(bare):
                yield span, known or bare


def _listed(text: str, sentence: Span) -> set[str]:
    """Words in capitals that the lists of media hold, should the network have missed that they are names."""
    return {word for word in _CAPITAL.findall(text, sentence.start, sentence.end) if word.lower() in _known()}


def _platforms(text: str, sentence: Span) -> Iterator[tuple[Span, str]]:
    for match in _PLATFORM.finditer(text, sentence.start, sentence.end):
        if not _ADDRESSED.match(match.group()) or _TAKEN.search(text[sentence.start : match.start()]):
            yield Span(*match.span("name")), match["name"]


def _places(text: str, name: str, sentence: Span) -> Iterator[Span]:
    said = sentence.of(text)
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", said) if name in said else ():
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
    if " ".join(words) in _known():
        return True
    if len(words) > 1 and words[-1] == "agency":
        return words[-2] in ("news", "press")
    return bool(words) and ((words[-1] in _TITLES and name[0].isupper()) or words[0] in _known())
