"""A sentence as words, numbers and marks, for the rule-based extractors that look a few words to either side."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Span

# Digits in groups of three (1,500; 1 500 000), in Indian groups (1,50,000), or plain, with decimals; possessive, so linear in
# length. A blank parts groups only where there are three or more: two numbers may stand side by side.
_GROUPED = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})++|\d{1,2}(?:,\d{2}(?!\d))++,\d{3}|[1-9]\d{0,2}(?: \d{3}){2,3}+)(?!\d)"
_DIGITS = rf"{_GROUPED}(?:\.\d++)?|\d++(?:\.\d++)?|\.\d++"
_VULGAR = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"  # fractions of one character
_TOKEN = re.compile(rf"(?:[A-Za-z]\.){{2,}}|[{_VULGAR}]|[^\W\d_{_VULGAR}]+(?:['’][^\W\d_]+)*|{_DIGITS}|\S")
MASK = "\0"
_PAD = 8  # a look beyond either end gives "": an index of -1 to -8 falls into the padding too


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one sentence in columns: as written, lower-cased, and their offsets in the article's text.

    Looking up to 8 places before the first or behind the last token gives "".
    """

    text: list[str]
    low: list[str]
    start: list[int]
    end: list[int]
    size: int

    def glued(self, at: int) -> bool:
        """Whether nothing stands between this token and the one before it."""
        return self.start[at] == self.end[at - 1]

    def numeric(self, at: int) -> bool:
        return self.text[at][-1:].isdecimal()

    def wordy(self, at: int) -> bool:
        return self.text[at][:1].isalpha()

    def span(self, first: int, last: int) -> Span:
        """The stretch from token `first` up to, not including, token `last`."""
        return Span(self.start[first], self.end[last - 1])

    def phrase(self, first: int, last: int) -> str:
        """The lower-cased words from `first` up to `last`, joined by blanks."""
        return " ".join(self.low[max(first, 0) : last])


def tokens(text: str, sentence: Span, masked: Sequence[Span] = ()) -> Tokens:
    """The tokens of a sentence of `text`, with offsets in `text`; linear in the sentence's length.

    Tokens that overlap one of `masked` (in order, as dates are) read as MASK, a mark that no rule reads on from.
    """
    found = [(match.group(), *match.span()) for match in _TOKEN.finditer(text, sentence.start, sentence.end)]
    written = [each[0] for each in found] + [""] * _PAD
    for span in masked:
        at = bisect_right(found, span.start, key=lambda each: each[2])
        while at < len(found) and found[at][1] < span.end:
            written[at], at = MASK, at + 1
    return Tokens(
        text=written,
        low=[word.lower() for word in written],
        start=[each[1] for each in found] + [-1] * _PAD,
        end=[each[2] for each in found] + [-2] * _PAD,
        size=len(found),
    )
