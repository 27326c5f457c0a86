"""Statements of one article: who said (thought, wanted) what, as the network found them, speaker still to come.

What counts as a statement is PolNeAR's attribution (Newell, Margolin and Ruths, LREC 2018): a source, a cue and a content,
said, written, thought, planned or wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.agents import with_agents
from onrecord.extract.carriers import carriers, without_carrier
from onrecord.extract.clauses import with_clauses
from onrecord.extract.dialogues import in_turn
from onrecord.extract.embedded import printed_turns, without_lines_of
from onrecord.extract.headlines import headline
from onrecord.extract.nested import with_nested
from onrecord.extract.parenthetical import whole
from onrecord.extract.saidon import SayingDays
from onrecord.extract.transcripts import turns
from onrecord.language import nouns
from onrecord.language.reading import Attribution, Part, Reading
from onrecord.language.spans import Cover, home, touching
from onrecord.records import Date, Passage, Span, Statement, StatementKind

LONGEST_SOURCE = 120  # characters; 99 % of polnear/train's are shorter
_RELATIVE = frozenset("who whom which whose".split())
LONGEST_HEAD = 70  # characters of a cross-head
_WHEN = re.compile(
    r",?\s+(?:(?:late |earlier |early )?(?:today|yesterday|tonight|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?)$"
)
_HEADER = re.compile(r"\s*(?:date|dateline|published|posted|issued|released)\s*[:=]?\s*\d{4}-\d{2}-\d{2}\s+", re.IGNORECASE)
# "PORT ANSEL, Sarvenia (Agency) — ": where and through whom a report came, at a paragraph's start.
_AGENCY = r"\([A-Z][\w .,/&-]{1,30}\)\s*"
_CAPITALS, _TITLED = r"[A-Z][A-Z.'’ -]{1,40}(?:,\s[\w.'’ ,]{1,40}?)?\s*", r"[A-Z][\w.'’, -]{1,60}?\s"
_DATELINE = re.compile(rf"(?:{_CAPITALS}(?:{_AGENCY})?|{_TITLED}{_AGENCY})(?:[—–]|--?\s)\s*")
# What a line begins with that leads elsewhere.
_LINK = re.compile(
    r"\s*(?:(?:please\s+)?(?:read|see|watch|listen|hear|view)(?:\s+(?:more|also|next|now|this|to|here))*|(?:also|more)\s+(?:read|on|from)"
    r"|related(?:\s+(?:articles?|stories|story|news|videos?|content|topics?))?|don['’]t\s+miss|recommended)\s*[:>»|]",
    re.IGNORECASE,
)
_CLOSING = "\"”»’'“«"
_OPENING = "\"“„«‘'»"


def statements(reading: Reading, dates: Sequence[Date]) -> tuple[Statement, ...]:
    """The article's statements in reading order, without speakers.

    `kind` follows from the quotation marks (see `kind`); `said_on` from a date of the sentence that goes with the cue
    (extract.saidon); `via` from an outlet or agency that the source or cue is carried by.
    """
    certain = tuple(turns(reading))
    if certain:
        return certain
    printed = printed_turns(reading)
    found = sorted((*_told(reading, printed), *((turn, ()) for turn in printed)), key=lambda each: _place(each[0]))
    contents = _continued(reading, [[part.span for part in each.contents] for each, _ in found])
    days = SayingDays(reading, _outside(reading, dates))
    colons = {turn.cue.span for turn in printed}
    made = []
    for number, ((each, media), spans) in enumerate(zip(found, contents, strict=True), 1):
        via = tuple(dict.fromkeys((*carriers(reading, each), *media)))
        statement = replace(_statement(reading, each, spans, number), via=via, said_on=days.of(each))
        made.append(replace(statement, kind="direct") if each.cue.span in colons else statement)
    return tuple(made)


def _told(reading: Reading, printed: Sequence[Attribution]) -> Iterator[tuple[Attribution, tuple[str, ...]]]:
    """What the network found and what a headline says, in the form in which it is kept, each with the medium it came by; what
    is said inside other statements too."""
    kept = without_lines_of(printed, [*headline(reading), *reading.attributions])
    kept = with_clauses(reading, in_turn(reading, list(with_agents(reading, kept))))
    empty = (_asked, _wordless, _linking, _infinitive)
    told = (each for each in kept if not any(states_nothing(reading, each) for states_nothing in empty))
    return with_nested(reading, whole(reading, told))


def _asked(reading: Reading, found: Attribution) -> bool:
    """A cross-head that only asks ("What did Doe say?") states nothing: a line of its own, short, unquoted, with a question
    mark at its end."""
    head, text = home(reading.sentences, found.cue.span), reading.text
    words = head.of(text)
    if not words.endswith("?") or len(words) > LONGEST_HEAD or touching(reading.quotations, head):
        return False
    before = text.rfind("\n", 0, head.start) + 1
    after = text.find("\n", head.end)
    return not text[before : head.start].strip() and not text[head.end : after if after >= 0 else None].strip()


def _linking(reading: Reading, found: Attribution) -> bool:
    """A line that only leads to another article ("Read more: Why the river matters") states nothing."""
    start = reading.text.rfind("\n", 0, found.cue.span.start) + 1
    return bool(_LINK.match(reading.text, start))


def _infinitive(reading: Reading, found: Attribution) -> bool:
    """ "To say that it works is too much": nobody says it."""
    return bool(found.sources) and all(part.span.of(reading.text).lower() == "to" for part in found.sources)


def _wordless(reading: Reading, found: Attribution) -> bool:
    """A content of "which" or "who" alone ("the report, which the paper has seen,") states nothing."""
    words = [word for part in found.contents for word in part.span.of(reading.text).lower().split()]
    return all(word in _RELATIVE for word in words)


def _source(reading: Reading, part: Part) -> Span:
    """The source without the day behind it; where the network found its determiner alone, the words up to the next cue."""
    text, span = reading.text, part.span
    when = _WHEN.search(span.of(text))
    span = Span(span.start, span.start + when.start()) if when and when.start() else span
    if span.of(text).lower() not in nouns.DETERMINERS - {"all", "some", "many", "most", "both"}:
        return span
    cues = (each.cue.span.start for each in reading.attributions)
    following = min((start for start in cues if start >= span.end), default=len(text))
    if following > home(reading.sentences, span).end or following - span.end > LONGEST_SOURCE:
        return span
    return Span(span.start, span.start + len(text[span.start : following].rstrip(" ,")))


def _place(found: Attribution) -> tuple[Span, Span]:
    return min(part.span for part in found.contents), found.cue.span


def _continued(reading: Reading, contents: list[list[Span]]) -> list[list[Span]]:
    """Contents with the quotations that go on in the next paragraph: left open in one, opened again in the following."""
    owner = {}
    for number, spans in enumerate(contents):
        owner.update({quotation: number for span in spans for quotation in touching(reading.quotations, span)})
    for before, after in zip(reading.quotations, reading.quotations[1:], strict=False):
        open_ended = reading.text[before.end - 1] not in _CLOSING
        next_line = not reading.text[before.end : after.start].strip() and "\n" in reading.text[before.end : after.start]
        if before in owner and after not in owner and open_ended and next_line:
            owner[after] = owner[before]
            contents[owner[before]].append(after)
    return contents


def _statement(reading: Reading, found: Attribution, spans: Sequence[Span], number: int) -> Statement:
    text = reading.text
    content = tuple(_past_header(text, _with_marks(reading, without_carrier(reading, span))) for span in spans)
    return Statement(
        id=f"{reading.article.id}.s{number}",
        kind=kind(text, content, reading.quotations),
        source=Passage.of(text, [_source(reading, part) for part in found.sources]),
        cue=Passage.of(text, [found.cue.span]),
        content=Passage.of(text, content),
        confidence=round(found.confidence, 3),
        article=reading.article.head,
    )


def _with_marks(reading: Reading, span: Span) -> Span:
    """The span with the mark that opens or closes its quotation, where the network left it out."""
    text, start, end = reading.text, span.start, span.end
    opened = touching(reading.quotations, Span(start - 1, start)) if start else ()
    closed = touching(reading.quotations, Span(end, end + 1))
    if start and text[start - 1] in _OPENING and any(each.start == start - 1 for each in opened):
        start -= 1
    if end < len(text) and text[end] in _CLOSING and any(each.end == end + 1 for each in closed):
        end += 1
    return Span(start, end)


def _past_header(text: str, span: Span) -> Span:
    """The span without the date line that the article opens with, " date 2019-11-15 Troops will stay, general says", or the
    dateline of a paragraph's."""
    header = _HEADER.match(text)
    start = max(span.start, header.end()) if header else span.start
    opens = start == span.start and not text[text.rfind("\n", 0, start) + 1 : start].strip()
    dateline = _DATELINE.match(text, start, span.end) if opens else None
    start = dateline.end() if dateline else start
    return Span(start, span.end) if start < span.end else span


def kind(text: str, content: Sequence[Span], quotations: Sequence[Span]) -> StatementKind:
    """direct: all of the content's letters and digits stand inside quotation marks; mixed: some do; indirect: none does."""
    letters = inside = 0
    for span in content:
        letters += _letters(text, span)
        for quotation in touching(quotations, span):
            inside += _letters(text, Span(max(span.start, quotation.start), min(span.end, quotation.end)))
    if not inside:
        return "indirect"
    return "direct" if inside == letters else "mixed"


def _letters(text: str, span: Span) -> int:
    return sum(map(str.isalnum, span.of(text)))


def _outside(reading: Reading, dates: Sequence[Date]) -> list[Date]:
    """The dates that stand in no content: of what is said, they do not tell when it was."""
    covered = Cover(len(reading.text))
    for each in reading.attributions:
        for part in each.contents:
            covered.add(part.span)
    return [date for date in dates if not covered.touches(date.span)]
