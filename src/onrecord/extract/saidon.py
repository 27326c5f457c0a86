"""When a statement was made: the date of its sentence that goes with the cue.

No parser: what stands between date and cue, and before the date in its own clause, tells whether the date is that of the
saying or of something else ("who left office in 2016, said"). A wrong day is worse than none. Limits: the sentence of the cue
alone; "after the talks on Monday" counts only behind the cue.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.language import nouns
from onrecord.language.reading import Attribution, Reading
from onrecord.language.spans import home, items_touching
from onrecord.records import Date, Span

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MARK = re.compile(r"[,;:()\[\]—–\"“”]")
_QUOTED = "\"”’'»"
_SAYING = frozenset(  # a date beside one of these is that of the saying
    "speaking talking writing speaks spoke wrote asked questioned pressed interviewed quoted published released issued posted"
    " delivered dated broadcast aired tweeted said saying told telling announced announcing briefing addressing testifying"
    " testified public".split()
)
_OTHER_CLAUSE = frozenset("who whom whose which that where when while because although though as once if".split())
_NOT_THEN = frozenset("before since until till ahead prior by".split())
_AFTER = frozenset("after following".split())
_PAST = frozenset(  # irregular verbs, common in news: "left office in May"
    "left went came met won lost took gave got began became fell rose stood sat shot hit broke ran fled led held made sent"
    " built brought bought fought grew kept knew saw struck tore was were had has have is are did does been".split()
)
_BARE = nouns.PREPOSITIONS | frozenset("late early earlier later only just".split())
_DAY = dt.timedelta(days=1)


class SayingDays:
    """When the statements of an article were made. `dates` are the article's that stand in no content, in order."""

    def __init__(self, reading: Reading, dates: Sequence[Date]) -> None:
        self.reading, self.dates = reading, dates
        self.told = sorted(reading.attributions, key=lambda each: each.cue.span)

    def of(self, found: Attribution) -> tuple[dt.date, dt.date] | None:
        """The days on which it was said, both included; None where the sentence does not tell. Of several dates the nearest
        to the cue; none that begins after the article's day."""
        sentence = home(self.reading.sentences, found.cue.span)
        best: tuple[int, dt.date, dt.date] | None = None
        for date in items_touching(self.dates, sentence):
            if date.type not in ("DATE", "TIME") or date.first is None or date.last is None:
                continue
            far = _far(found.cue.span, date.span)
            if (best is None or far < best[0]) and _past(self.reading, date.first) and self._fits(found, sentence, date.span):
                best = far, date.first, date.last
        return best[1:] if best else None

    def _fits(self, found: Attribution, sentence: Span, date: Span) -> bool:
        first = bisect_left(self.told, sentence.start, key=lambda each: each.cue.span.start)
        last = bisect_left(self.told, sentence.end, key=lambda each: each.cue.span.start)
        near = self.told[first:last]
        return not _of_another(found, date, near) and _goes_with(self.reading, found, date, near, sentence=sentence)


def _of_another(found: Attribution, date: Span, near: Sequence[Attribution]) -> bool:
    """Whether the cue of somebody else in the sentence stands nearer to the date."""
    sources = {part.span for part in found.sources}
    nearer = (each for each in near if _far(each.cue.span, date) < _far(found.cue.span, date))
    theirs = ({part.span for part in each.sources} for each in nearer)
    return any(spans and sources and not spans & sources for spans in theirs)


def _far(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _past(reading: Reading, day: dt.date) -> bool:
    """Nobody has said it yet where its day is still to come; one day more, since papers and news stand in different zones."""
    published = reading.article.published
    return published is None or day <= published or day - published <= _DAY


def _goes_with(reading: Reading, found: Attribution, date: Span, near: Sequence[Attribution], *, sentence: Span) -> bool:
    if found.cue.span.overlaps(date):
        return True
    clause = _clause(reading, found, sentence, date)
    lead = _words(reading.text, clause)
    if any(word in _SAYING for word in lead):
        return True
    behind = clause.start == found.cue.span.end
    aside = found.cue.span.start > date.end and found.cue.span.of(reading.text).endswith("ing")  # "hit back on Monday, saying"
    if _elsewhere(lead, behind=behind) or not (aside or _verbless(lead)) or not _in_reach(reading, found, date, near):
        return False
    held = next((part.span for part in found.sources if part.span.holds(date)), None)
    return held is None or _at_its_end(reading.text, held, clause, date, lead)


def _clause(reading: Reading, found: Attribution, sentence: Span, date: Span) -> Span:
    """What stands before the date, back to the cue, the end of a content, a mark or the sentence's start."""
    ends = [part.span.end for part in (found.cue, *found.contents) if part.span.end <= date.start]
    start = max((sentence.start, *ends))
    marks = [match.end() for match in _MARK.finditer(reading.text, start, date.start)]
    return Span(marks[-1] if marks else start, date.start)


def _elsewhere(lead: Sequence[str], *, behind: bool) -> bool:
    """Whether the words before a date give it to another event; `behind`: straight behind the cue."""
    if not _OTHER_CLAUSE.isdisjoint(lead) or not _NOT_THEN.isdisjoint(lead):
        return True
    return not behind and not _AFTER.isdisjoint(lead)


def _verbless(lead: Sequence[str]) -> bool:
    """Whether the words before a date hold no verb of their own: not "left office in", "passed in"."""
    following = (*lead[1:], "on")  # the date itself is no noun that a participle describes
    finite = not _PAST.isdisjoint(lead)
    return not finite and not any(_verbal(word) and after in _BARE for word, after in zip(lead, following, strict=False))


def _verbal(word: str) -> bool:
    return word in nouns.PARTICIPLES or (word.endswith("ed") and len(word) > 4)


def _in_reach(reading: Reading, found: Attribution, date: Span, near: Sequence[Attribution]) -> bool:
    """Whether nothing stands between date and cue that parts them: a content without marks, a verb."""
    cue, text = found.cue.span, reading.text
    between = Span(min(cue.end, date.end), max(cue.start, date.start))
    if any(part.span.overlaps(between) and _may_go_on(part.span.of(text)) for part in found.contents):
        return False
    if date.start > cue.end:
        return True  # the words before the date were looked at
    parts = [part.span for each in near for part in (each.cue, *each.sources, *each.contents)]
    rest = [word for word, at in _placed(text, between) if not any(span.start <= at < span.end for span in parts)]
    return not any(word in _PAST or _verbal(word) for word in rest)


def _may_go_on(content: str) -> bool:
    """Whether a date beside the content may belong to it: not where it is quoted, nor "this" alone."""
    return content[-1] not in _QUOTED and " " in content


def _at_its_end(text: str, source: Span, clause: Span, date: Span, lead: Sequence[str]) -> bool:
    """A date inside the source counts where it only ends it: "Moor on Tuesday"; not "the 2012 law", "minister in 2016"."""
    if text[date.end : source.end].strip(" ,"):
        return False
    return clause.start <= source.start or all(word in _BARE for word in lead)


def _words(text: str, span: Span) -> list[str]:
    return [word for word, _ in _placed(text, span)]


def _placed(text: str, span: Span) -> list[tuple[str, int]]:
    return [(match.group().lower(), match.start()) for match in _WORD.finditer(text, span.start, span.end)]
