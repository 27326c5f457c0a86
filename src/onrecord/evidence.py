"""The words around an item: its sentence, its paragraph, its article."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from onrecord.extract.conversion import converted
from onrecord.overtime import Series
from onrecord.records import Actor, Article, Date, Figure, Head, Mention, Passage, Quote, Span, Statement, Story
from onrecord.store.words import folded, wanted

ShownKind = Literal["article", "statement", "figure", "date", "mention", "actor", "quote", "story", "series"]
_KINDS: dict[type, ShownKind] = {Statement: "statement", Figure: "figure", Date: "date", Mention: "mention"}
_Told = TypeVar("_Told", Figure, Date)
_HELD = 20_000  # sentences kept at hand, about 2 MB; a page of a timeline goes to and fro between articles


@dataclass(frozen=True, slots=True)
class Shown:
    """One item with its evidence: the article it stands in and the paragraph (or paragraphs) that hold its words.

    For an article, `article` is itself and `paragraph` None; for an actor, a quote, a story and a series both are None.
    `compared` is a figure in the unit in which its kind is compared (extract.conversion), where the text gives another one.
    """

    kind: ShownKind
    item: Article | Statement | Actor | Figure | Date | Mention | Quote | Story | Series
    article: Article | None = None
    paragraph: Span | None = None
    compared: Figure | None = None


def shown(article: Article, item: Statement | Figure | Date | Mention | Actor) -> Shown:
    """An item that stands in `article`; an actor is shown by itself."""
    if isinstance(item, Actor):
        return Shown("actor", item)
    compared = converted(item) if isinstance(item, Figure) else None
    return Shown(_KINDS[type(item)], item, article, _paragraph(article.text, _spans(item)), compared)


def _spans(item: Statement | Figure | Date | Mention) -> tuple[Span, ...]:
    if isinstance(item, Statement):
        return (*item.source.spans, *item.cue.spans, *item.content.spans)
    return (item.span,)


def _paragraph(text: str, spans: Sequence[Span]) -> Span:
    """From the beginning of the first line with a word of it to the end of the last."""
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    end = text.find("\n", last)
    return Span(text.rfind("\n", 0, first) + 1, len(text) if end < 0 else end)


def told(found: Iterable[tuple[_Told, str]], about: str, more: Callable[[_Told], str]) -> Iterator[tuple[_Told, Passage]]:
    """Items with their sentences, out of items with their articles' texts; only those whose sentence and what `more`
    adds hold the words of `about`."""
    sentences, words = Sentences(), wanted(about)
    for item, text in found:
        sentence = sentences.around(item.article, text, item.span)
        held = folded(f"{more(item)}\n{sentence.text}") if words else ""
        if all(word in held for word in words):
            yield item, sentence


class Sentences:
    """The sentences of articles, found once an article and kept for the last few."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, tuple[Span, ...]] = OrderedDict()
        self._size = 0

    def around(self, article: Head | None, text: str, span: Span) -> Passage:
        """The sentence that `span` stands in; from the first to the last where it runs over several."""
        spans = self._of(article, text)
        first, last = _at(spans, span.start), _at(spans, span.end - 1)
        start = min(spans[first].start, span.start) if first is not None else span.start
        end = max(spans[last].end, span.end) if last is not None else span.end
        return Passage.of(text, [Span(start, end)])

    def _of(self, article: Head | None, text: str) -> tuple[Span, ...]:
        from onrecord.language.segmentation import sentences  # loads the network's library too, which little here needs

        id = article.id if article is not None else ""
        if id not in self._held:
            self._held[id] = sentences(text)
            self._size += len(self._held[id])
            while self._size > _HELD and len(self._held) > 1:
                self._size -= len(self._held.popitem(last=False)[1])
        return self._held[id]


def _at(spans: tuple[Span, ...], place: int) -> int | None:
    """The number of the last span that begins at or before `place`."""
    found = bisect_right(spans, place, key=lambda span: span.start)
    return found - 1 if found else None
