"""An item among its neighbours: the sentence around it, its paragraph, and its address in the article's page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from onrecord.language.segmentation import sentences
from onrecord.record import Record
from onrecord.records import Article, Date, Figure, Head, Mention, Span, Statement
from onrecord.store.words import places
from onrecord.web.lines import Excerpt, Item, Row
from onrecord.web.wording import address, tail

PART = 25_000  # characters of text on one page of an article; a page dense with marks took 4.8 bytes a character
LONGEST_EXCERPT = 1_500  # characters; a statement that runs on is cut, its article has the rest
REACH = 2_000  # characters looked at on either side for the sentence's ends
_SURROGATE = re.compile("[\ud800-\udfff]")

Around = Callable[[str, Span], Excerpt]


def extent(item: Statement | Figure | Date | Mention) -> Span:
    """From an item's first word to its last."""
    if not isinstance(item, Statement):
        return item.span
    spans = [span for passage in (item.source, item.cue, item.content) for span in passage.spans]
    return Span(min((each.start for each in spans), default=0), max((each.end for each in spans), default=0))


def sentence(text: str, span: Span) -> Excerpt:
    """The sentences that `span` stands in."""
    lines = _lines(text, span)
    near = Span(max(lines.start, span.start - REACH), min(lines.end, max(span.end, span.start) + REACH))
    found = [Span(each.start + near.start, each.end + near.start) for each in sentences(_sendable(near.of(text)))]
    touched = [each for each in found if each.overlaps(span)] or [near]
    whole = Span(touched[0].start, touched[-1].end)
    cut = near.start == whole.start > lines.start or near.end == whole.end < lines.end
    shown = _excerpt(text, whole, span)
    return replace(shown, cut=shown.cut or cut)


def _sendable(text: str) -> str:
    """Of the same length: the library that finds sentences takes no lone surrogates."""
    return _SURROGATE.sub("\ufffd", text)


def paragraph(text: str, span: Span) -> Excerpt:
    """The lines that `span` stands in."""
    return _excerpt(text, _lines(text, span), span)


def _lines(text: str, span: Span) -> Span:
    end = text.find("\n", max(span.end - 1, span.start))
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))


def _excerpt(text: str, whole: Span, span: Span) -> Excerpt:
    if whole.end - whole.start <= LONGEST_EXCERPT:
        return Excerpt(whole, whole.of(text))
    start = max(whole.start, min(span.start - LONGEST_EXCERPT // 3, whole.end - LONGEST_EXCERPT))
    shown = Span(start, min(whole.end, start + LONGEST_EXCERPT))
    return Excerpt(shown, shown.of(text), cut=True)


def parts(text: str) -> list[Span]:
    """The text in stretches, none longer than PART; one for all but very long texts."""
    found, start = [], 0
    while len(text) - start > PART:
        end = _break(text, start)
        found.append(Span(start, end))
        start = end
    return [*found, Span(start, len(text))]


def _break(text: str, start: int) -> int:
    """Where the part that begins at `start` ends: after a line, else after a word, so that it is at least half of PART."""
    ends = (text.rfind(blank, start + PART // 2, start + PART) + 1 for blank in "\n ")
    return next((end for end in ends if end), start + PART)


def place(article: str, text: str, at: int, fragment: str) -> str:
    """The address of a place in an article's page; of the part that holds it where the text is a very long one."""
    number = 1 + sum(part.end <= at for part in parts(text)[:-1])
    return address("articles", article) + (f"?page={number}" if number > 1 else "") + f"#t-{fragment}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles that a page quotes, each fetched once; by an actor's id the corrections that it was given; and what was
    searched for."""

    record: Record
    marks: dict[str, tuple[int, ...]]
    about: str = ""
    taken: dict[str, Article] = field(default_factory=dict)

    def article(self, id: str) -> Article:
        if id not in self.taken:
            self.taken[id] = self.record.article(id)
        return self.taken[id]

    def rows(self, items: Iterable[Item]) -> tuple[Row[Item], ...]:
        """Each as `row` gives it; what they need of the record is asked for at once."""
        every = list(items)
        needed = {_article(each) for each in every} - self.taken.keys()
        self.taken.update(self.record.whole(needed))
        return tuple(map(self.row, every))

    def row(self, item: Item, around: Around = sentence) -> Row[Item]:
        """Raises NotOnRecord where the item's article is gone."""
        id = _article(item)
        article, span = self.article(id), extent(item)
        head: Head = item.article or article.head
        corrections = self.marks.get(_speaking(item), ())
        excerpt, where = around(article.text, span), place(id, article.text, span.start, tail(item.id))
        return Row(item, excerpt, where, head, corrections, tuple(places(excerpt.text, self.about)))


def shelf_of(record: Record, about: str | None = None) -> Shelf:
    return Shelf(record, record.corrections.marks(), about or "")


def _article(item: Item) -> str:
    """The id of the article that it stands in."""
    return item.article.id if item.article else item.id.rpartition(".")[0]


def _speaking(item: Item) -> str:
    """The id of the actor whose words these are; empty where there is none."""
    by = item.speaker if isinstance(item, Statement) else item.given_by if isinstance(item, Figure) else None
    return by.actor if by is not None else ""
