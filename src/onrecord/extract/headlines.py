"""Statements of a headline that a colon attributes: "Moor: we have won", "'We have won': Ada Moor".

A headline is the text's first line, where it is short and does not end as a sentence does. Before the colon (or behind it,
where a quotation stands before) a name, or a noun for people, a body or a document, without more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.language import nouns
from onrecord.language.reading import Attribution, Part, Reading
from onrecord.language.spans import items_touching, touching
from onrecord.records import Span

LONGEST, LONGEST_SOURCE = 20, 5  # words
LONGEST_NAME = 3  # words
_FIRST_PERSON = frozenset("i we my our me us".split())
SURE = 0.8  # confidence: a pattern's, not the network's; by eye, since gold has few headlines
_LINE = re.compile(r"\s*([^\n]+)")


def headline(reading: Reading) -> Iterator[Attribution]:
    """The statement of the text's first line, where a colon makes one and the network found none."""
    match = _LINE.match(reading.text)
    line = Span(match.start(1), match.start(1) + len(match[1].rstrip())) if match else Span(0, 0)
    words = line.of(reading.text)
    colon = words.find(":")
    if colon < 0 or len(words.split()) > LONGEST or words.endswith((".", "!", ":")) or words[colon + 1 : colon + 2] != " ":
        return
    if any(line.overlaps(each.cue.span) for each in reading.attributions):
        return
    before = Span(line.start, line.start + colon)
    after = Span(line.start + colon + 2, line.end)
    quoted = touching(reading.quotations, before)
    source, content = (after, before) if len(quoted) == 1 and quoted[0] == before else (before, after)
    named = _named(reading, source) or _unknown(reading, source, content)
    if named is not None and content.of(reading.text).strip():
        cue = Span(before.end, before.end + 1)
        yield Attribution(Part(cue, SURE), (Part(named, SURE),), (Part(content, SURE),), SURE)


def _named(reading: Reading, span: Span) -> Span | None:
    """Who is named at the start of `span` and, but for a quoted headline's "on her lost title", fills it."""
    words = span.of(reading.text).split()
    names = items_touching(reading.names, span)
    follows_quotation = span.start > 0 and reading.text[span.start - 2] == ":"
    if names and names[0].span.end <= span.end and _only_titles(reading.text[span.start : names[0].span.start]):
        rest = reading.text[names[0].span.end : span.end].split()
        if not rest or (follows_quotation and rest[0].lower() in nouns.PREPOSITIONS):
            return Span(span.start, names[0].span.end)
    noun = words[-1] if words and len(words) <= LONGEST_SOURCE else ""
    fits = nouns.is_person(noun) or nouns.is_body(noun) or nouns.is_document(noun)
    return span if fits and noun[:1].isalpha() else None


def _unknown(reading: Reading, source: Span, content: Span) -> Span | None:
    """A name that the network does not know, where what follows can only be speech: it says "we" or "my"."""
    words = source.of(reading.text).split()
    capital = 1 <= len(words) <= LONGEST_NAME and all(word[:1].isupper() and word.isalpha() for word in words)
    said = {word.lower() for word in re.findall(r"\w+", content.of(reading.text))}
    return source if capital and source.start < content.start and said & _FIRST_PERSON else None


def _only_titles(words: str) -> bool:
    return all(nouns.is_person(word) or word.lower() in nouns.DETERMINERS for word in words.split())
