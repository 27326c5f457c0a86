"""The words around an item: its sentence, its paragraph, its article."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar

from onrecord.extract.conversion import converted
from onrecord.overtime import Series
from onrecord.records import Actor, Article, Date, Figure, Head, Mention, Passage, Quote, Span, Statement, Story
from onrecord.store.words import folded, wanted

ShownKind = Literal["article", "statement", "figure", "date", "mention", "actor", "quote", "story", "series"]
_KINDS: dict[type, ShownKind] = {Statement: "statement", Figure: "figure", Date: "date", Mention: "mention"}
_Told = TypeVar("_Told", Figure, Date)
_HELD = 2_000_000  # characters of lines kept at hand


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
    lines, words = Lines(), wanted(about)
    for item, text in found:
        sentence = lines.around(item.article, text, item.span).sentence(item.span)
        held = folded(f"{more(item)}\n{sentence.text}") if words else ""
        if all(word in held for word in words):
            yield item, sentence


class Line:
    """A line of an article, or some where an item runs over several, and its sentences, found once."""

    def __init__(self, text: str, whole: Span) -> None:
        self._text, self._whole = text, whole

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """As those of the whole text, as none runs over a line's end."""
        from onrecord.language.segmentation import sentences  # loads the network's library too, which little here needs

        at = self._whole.start
        return tuple(Span(each.start + at, each.end + at) for each in sentences(self._whole.of(self._text)))

    def sentence(self, span: Span) -> Passage:
        """The sentence that `span` stands in; from the first to the last where it runs over several."""
        first, last = _at(self.sentences, span.start), _at(self.sentences, span.end - 1)
        start = min(self.sentences[first].start, span.start) if first is not None else span.start
        end = max(self.sentences[last].end, span.end) if last is not None else span.end
        return Passage.of(self._text, [Span(start, end)])


class Lines:
    """Lines of articles, the last few at hand: a page of a timeline goes to and fro between articles."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, Span], Line] = OrderedDict()
        self._size = 0

    def around(self, article: Head | None, text: str, span: Span) -> Line:
        whole = _paragraph(text, (span,))
        place = (article.id if article is not None else "", whole)
        if place not in self._held:
            self._held[place] = Line(text, whole)
            self._size += whole.end - whole.start
            while self._size > _HELD and len(self._held) > 1:
                _, gone = self._held.popitem(last=False)[0]
                self._size -= gone.end - gone.start
        return self._held[place]


def _at(spans: tuple[Span, ...], place: int) -> int | None:
    """The number of the last span that begins at or before `place`."""
    found = bisect_right(spans, place, key=lambda span: span.start)
    return found - 1 if found else None
