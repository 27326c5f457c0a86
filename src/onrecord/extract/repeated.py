"""An office without a name whose quoted words the article gives again as somebody's: the two are one.

Reports open with "the minister has said" and name the minister only where they give the whole quotation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.extract.character import Character
from onrecord.language.spans import touching
from onrecord.records import Span, Statement

LEAST = 4  # words in a row that are no chance
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def holders(
    text: str, quotations: Sequence[Span], spoken: Sequence[tuple[Statement, Character | None]]
) -> Iterator[tuple[Character, Character]]:
    """The offices and the one person whose quoted words hold all words of a quotation of theirs."""
    offices = [(each, who) for each, who in spoken if who is not None and who.kind == "office"]
    if not offices:
        return
    said = [
        (words, who)
        for each, who in spoken
        if who is not None and who.kind == "person"
        for words in _quoted(text, quotations, each)
    ]
    found: dict[int, dict[int, Character]] = defaultdict(dict)
    for each, office in offices:
        for short in _quoted(text, quotations, each):
            if short.count(" ") > LEAST:
                found[id(office)].update({id(who): who for words, who in said if short in words})
    for office in {id(who): who for _, who in offices}.values():
        if len(found[id(office)]) == 1:
            yield office, next(iter(found[id(office)].values()))


def _quoted(text: str, quotations: Sequence[Span], statement: Statement) -> Iterator[str]:
    """The words of each quotation in a statement's content, lower case, a blank before and behind each."""
    for span in statement.content.spans:
        for quotation in touching(quotations, span):
            inside = text[max(span.start, quotation.start) : min(span.end, quotation.end)]
            yield f" {' '.join(_WORD.findall(inside.replace('’', chr(39)).lower()))} "
