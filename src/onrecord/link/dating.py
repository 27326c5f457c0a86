"""When an article without a date came out, by what it shares with dated articles of the record: `inferred`.

Evidence is of three kinds (link.datingtraces). *Quotations* that articles of other outlets print within one week of one
another; one that they print weeks apart is one that is recalled, and says nothing. A *copy*: an article of another outlet that
has half of the same text. An *event* that several dated articles put on one day, where the article names the same weekday: then
it came out within the week from that day. What is inferred so is evidence for nothing else: only dates that a source, an
address or an article's own words give are. So the result hangs on the set of articles alone, and not on their order.

One quotation alone is right in half of the cases and gives nothing; with an event of the same week it does.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.link.datingtraces import Trace
from onrecord.records import Dating, Span

RULES: Final = "1"  # to be raised with the rules of this module, datingtraces and datingevents
WEEK: Final = 7  # days within which articles that share their evidence must lie
COMMON: Final = 50  # articles that share a trace, beyond which it is a saying or an imprint
ALIKE: Final = 3  # traces of a copy's sketch that must be shared, of six
TELLERS: Final = 2  # dated articles that must put an event on one day

EvidenceKind = Literal["quotations", "pair", "copy", "event", "both"]
# Days before the first and after the last article that shares the evidence, and the share of articles for which that held. On
# the half of news/mixed developed on (python -m evals.undated --record --developed) 24 of 25 by three quotations and more and
# 29 of 33 by a pair, of which other samplings of runs gave 80-88 %; on the other half 27 of 27 and 27 of 33. No article there
# was dated by a copy or an event: what 6,000 articles of eight years share is too thin. Of pairs of articles of two outlets
# that have a fifth of their text in common all nine came out within a week; of one outlet's pairs 35 of 46 did not.
REACH: Final[dict[EvidenceKind, tuple[int, int, float]]] = {
    "quotations": (3, 3, 0.95),
    "pair": (5, 5, 0.85),
    "copy": (3, 3, 0.8),
    "event": (0, 6, 0.7),
    "both": (0, 6, 0.8),
}


@dataclass(frozen=True, slots=True)
class Carrier:
    """A dated article that has a trace."""

    article: str
    outlet: str | None
    day: dt.date


@dataclass(frozen=True, slots=True)
class Inferred:
    """What the record tells of an article's date, and by which kind of evidence."""

    dating: Dating
    kind: EvidenceKind


Carriers = Mapping[int, Sequence[Carrier]]


@dataclass(frozen=True, slots=True)
class _Week:
    """Days on which articles carry something, and the words in the article itself."""

    first: dt.date
    last: dt.date
    words: tuple[Span, ...]
    old: bool = False


def inferred(own: Iterable[Trace], outlet: str | None, carriers: Carriers) -> Inferred | None:
    """The days between which the article of the traces `own` came out; None where the record does not tie it down.

    `carriers` are, by a trace's number, the dated articles that have it, where they are no more than COMMON; those of `outlet`
    itself do not count: a paper prints its own words again.
    """
    theirs = {number: [each for each in every if not _same(each.outlet, outlet)] for number, every in carriers.items()}
    by_kind: dict[str, list[Trace]] = defaultdict(list)
    for trace in own:
        if theirs.get(trace.number):
            by_kind[trace.kind].append(trace)
    quoted = _quotations(by_kind["quotation"], theirs)
    found = list(_found(quoted, _copies(by_kind["copy"], theirs), list(_events(by_kind["event"], theirs))))
    if not found or not _agree([each.dating for each in found]):
        return None
    return max(found, key=lambda each: (each.dating.confidence, each.kind))


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.casefold() == other.casefold()


def _found(quoted: list[_Week], copy: _Week | None, told: list[tuple[_Week, int]]) -> Iterator[Inferred]:
    fresh = [each for each in quoted if not each.old]
    if len(quoted) > 2:
        yield _made("quotations", _joined(quoted))
    elif len(fresh) > 1:
        yield _made("pair", _joined(fresh))
    if copy is not None:
        yield _made("copy", copy)
    for event, tellers in told:
        near = [each for each in fresh if abs((each.first - event.first).days) <= WEEK]
        if near:
            yield _made("both", _Week(event.first, event.last, (*event.words, *near[0].words)))
        elif tellers >= TELLERS:
            yield _made("event", event)


def _made(kind: EvidenceKind, week: _Week) -> Inferred:
    before, after, sure = REACH[kind]
    first, last = _moved(week.first, -before), _moved(week.last, after)
    return Inferred(Dating(first, last, sure, tuple(sorted(set(week.words)))), kind)


def _agree(found: Sequence[Dating]) -> bool:
    return max(each.first for each in found) <= min(each.last for each in found)


def _joined(weeks: Iterable[_Week]) -> _Week:
    every = list(weeks)
    words = (span for each in every for span in each.words)
    return _Week(min(each.first for each in every), max(each.last for each in every), tuple(words))


# --- quotations ---


def _quotations(own: Iterable[Trace], carriers: Carriers) -> list[_Week]:
    """The shared quotations of the week that most of them speak for; none where the others are half as many."""
    parts: dict[int, list[Trace]] = defaultdict(list)
    for trace in own:
        parts[trace.part].append(trace)
    weeks = [week for every in parts.values() if (week := _week(every, carriers)) is not None]
    best: list[_Week] = []
    for start in sorted({week.first for week in weeks}):
        within = [week for week in weeks if start <= week.first and (week.last - start).days <= WEEK]
        best = max(best, within, key=len)
    return best if 2 * (len(weeks) - len(best)) < len(best) else []


def _week(own: Sequence[Trace], carriers: Carriers) -> _Week | None:
    """The days on which others carry one quotation; None where they lie apart."""
    days = [each.day for trace in own for each in carriers[trace.number]]
    if (max(days) - min(days)).days > WEEK:
        return None
    words = Span(min(trace.span.start for trace in own), max(trace.span.end for trace in own))
    return _Week(min(days), max(days), (words,), all(trace.old for trace in own))


# --- copies ---


def _copies(own: Sequence[Trace], carriers: Carriers) -> _Week | None:
    shared = Counter(each for trace in own for each in set(carriers[trace.number]))
    alike = {each for each, count in shared.items() if count >= ALIKE}
    days = [each.day for each in alike]
    if not days or (max(days) - min(days)).days > WEEK:
        return None
    words = tuple(trace.span for trace in own if alike.intersection(carriers[trace.number]))
    return _Week(min(days), max(days), words)


# --- events ---


def _events(own: Iterable[Trace], carriers: Carriers) -> Iterator[tuple[_Week, int]]:
    """The days on which dated articles put events, with how many do; 0 where they put it on several: it happens again."""
    for trace in own:
        days = {_last(each.day, trace.weekday or 0) for each in carriers[trace.number]}
        tellers = len({each.article for each in carriers[trace.number]})
        yield from ((_Week(day, day, (trace.span,)), tellers if len(days) == 1 else 0) for day in sorted(days))


def _last(day: dt.date, weekday: int) -> dt.date:
    """The last such weekday up to the day."""
    return _moved(day, -((day.weekday() - weekday) % 7))


def _moved(day: dt.date, days: int) -> dt.date:
    """Not beyond the calendar's ends."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))
