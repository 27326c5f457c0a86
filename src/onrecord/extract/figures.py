"""Figures: the numbers that an article gives, with both ends, how sure, in which unit and of what."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.amounts import Amount, amount_at
from onrecord.extract.counted import counted
from onrecord.extract.labels import label
from onrecord.extract.multiples import MULTIPLES, multiple_at
from onrecord.extract.numbers import SIGNS, STARTS
from onrecord.extract.pairs import feet, score, settled
from onrecord.extract.tokens import MASK, Tokens, tokens
from onrecord.language.reading import Reading
from onrecord.language.spans import END, START
from onrecord.records import Date, Figure, Span

_NUMBER = re.compile(rf"\d|[{''.join(SIGNS)}]|\b(?:{'|'.join(sorted((*STARTS, *MULTIPLES)))})\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|@\S+")
# By how it is written: the share with an annotated value on newsquant's development sentences.
_WITH_UNIT, _DIGITS, _WORDS = 0.95, 0.84, 0.77
_BY = re.compile(r"(?:a|an|per|each|every) (second|minute|hour|day|night|week|month|year)\b", re.IGNORECASE)
_SCORE_DASHES = frozenset("-–")
_REACH = 60  # characters between a figure and a date that it may be attached to
_BREAK = re.compile(r"[,;:()\"“”—]|\b(?:and|but|that|who|which|while|when|after|before|since)\b", re.IGNORECASE)


def figures(reading: Reading, dates: Sequence[Date]) -> tuple[Figure, ...]:
    """The figures of an article in reading order, none overlapping another or one of `dates`; ids "<article>.f<n>" from 1.

    A figure's span takes in its qualifier, currency and unit, not what it counts. "between" has both ends; "from 2,000 to
    600", a change, is two figures, and so are the sides of a score ("2-1", unit "score"). A bound is open on its other side.
    A vague figure ("thousands", "several hundred") has no ends. A part of a whole ("two thirds", "one in five") is a number
    below one in the unit "share", a multiple ("doubled", "three times as many") one in the unit "times".

    Left out: ordinals, years, times, numbers in names, addresses and lists, "one" as a pronoun, "several" and "a few" by
    themselves, numbers above 10^18 or of more than 36 characters. `statement` and `given_by` are None here; `as_of` is the
    value of a date close by in the same clause. A currency or unit is named as extract.units says.
    """
    days = sorted(dates, key=lambda date: date.span)
    head = reading.article.head
    return tuple(
        Figure(
            span=span,
            text=span.of(reading.text),
            low=amount.low,
            high=amount.high,
            qualifier=amount.qualifier,
            unit=amount.unit,
            counted=None if what is None else what.of(reading.text),
            counted_span=what,
            as_of=_as_of(reading.text, span, sentence, days),
            confidence=_confidence(amount, span.of(reading.text)),
            id=f"{head.id}.f{number}",
            article=head,
        )
        for number, (sentence, amount, span, what) in enumerate(_found(reading, days), 1)
    )


def _confidence(amount: Amount, written: str) -> float:
    if not any(char.isdecimal() for char in written):
        return _WORDS
    return _DIGITS if amount.unit is None else _WITH_UNIT


def _found(reading: Reading, days: Sequence[Date]) -> Iterator[tuple[Span, Amount, Span, Span | None]]:
    """Each figure with its sentence, its span and that of what it counts."""
    closed = _closed(reading, days)
    for sentence in reading.sentences:
        if _NUMBER.search(reading.text, sentence.start, sentence.end):
            read = tokens(reading.text, sentence, _within(closed, sentence))
            earlier = None
            for amount in settled(read, amounts(read)):
                amount = _rated(reading.text, read, amount)
                what = counted(read, amount, earlier)
                earlier = amount, what
                span = read.span(amount.first, amount.last)
                if not any(span.overlaps(each) for each in _within(closed, span)):  # a date may be blank between two words
                    yield sentence, amount, span, None if what is None else _apart(read.span(*what), closed)


def _rated(text: str, read: Tokens, amount: Amount) -> Amount:
    """The amount with what it is counted by where a date stands for that: "830 barrels" before "a day", which is a set."""
    if amount.unit is None or read.text[amount.last] != MASK:
        return amount
    by = _BY.match(text, read.start[amount.last])
    return amount if by is None else replace(amount, unit=f"{amount.unit} per {by.group(1).lower()}")


def _apart(span: Span, closed: Sequence[Span]) -> Span | None:
    return None if any(span.overlaps(each) for each in _within(closed, span)) else span


def amounts(read: Tokens) -> Iterator[Amount]:
    """The amounts of one sentence in order, none overlapping another; labels, years and times are passed over."""
    at, floor, row = 0, -1, 0
    while at < read.size:
        amount = None
        if read.text[at + 1] in _SCORE_DASHES and (sides := score(read, at)):
            yield from sides
            at = floor = sides[1].last
            continue
        if read.numeric(at) or read.low[at] in STARTS or read.text[at] in SIGNS:
            row = row + 1 if at == floor else 0
            amount = None if row > 1 or _chained(read, at) else feet(read, at) or amount_at(read, at)
            if row > 1:
                floor = at + 1
        elif read.low[at] in MULTIPLES:
            amount = multiple_at(read, at)
        if amount is None or amount.number < floor:
            at += 1
            continue
        if not label(read, amount):
            yield replace(amount, first=max(amount.first, floor))
        at = floor = max(amount.last, at + 1)


def _chained(read: Tokens, at: int) -> bool:
    """Whether a number stands in a chain of glued numbers ("555-0199-3", "1.2.3.4"), which is a code or a date."""
    if not read.glued(at):
        return False
    inner = read.glued(at - 1) and read.numeric(at - 2) and read.glued(at + 1) and read.glued(at + 2)
    return read.numeric(at - 1) or (inner and read.numeric(at + 2))


def _closed(reading: Reading, days: Sequence[Date]) -> list[Span]:
    """The stretches that no figure may touch, in order: dates, web and mail addresses, names with numbers in them."""
    addresses = (Span(*match.span()) for match in _ADDRESS.finditer(reading.text))
    names = (name.span for name in reading.names if _numbered(name.span.of(reading.text)))
    return sorted((*(day.span for day in days), *addresses, *names))


def _numbered(name: str) -> bool:
    """Whether a name holds a number as its part ("Boeing 737", "7 News"), and is not a count of something named."""
    words = name.split()
    number = next((i for i, word in enumerate(words) if _NUMBER.search(word)), None)
    return number is not None and (number > 0 or (len(words) <= 3 and all(word[:1] == word[:1].upper() for word in words)))


def _within(closed: Sequence[Span], sentence: Span) -> Sequence[Span]:
    first = bisect_left(closed, sentence.start, key=END)
    return closed[first : bisect_left(closed, sentence.end, key=START)]


def _as_of(text: str, span: Span, sentence: Span, days: Sequence[Date]) -> str | None:
    """The value of the nearest date in the figure's clause: within 60 characters, no mark or clause word between."""
    first = bisect_left(days, sentence.start, key=lambda day: day.span.start)
    near: tuple[int, str] | None = None
    for day in days[first : bisect_left(days, sentence.end, key=lambda day: day.span.start)]:
        gap = Span(span.end, day.span.start) if day.span.start >= span.end else Span(day.span.end, span.start)
        length = gap.end - gap.start
        if day.type in ("DATE", "TIME") and day.first is not None and length <= _REACH and not _BREAK.search(gap.of(text)):
            near = min(near or (length, day.value), (length, day.value))
    return None if near is None else near[1]
