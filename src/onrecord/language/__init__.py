"""Text -> Reading: sentences, quotations, word pieces and one pass of the network."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from onrecord.language.completion import completed
from onrecord.language.confidence import probability
from onrecord.language.decoding import NAMES, Linked, Run, linked, runs
from onrecord.language.nesting import alone, hints
from onrecord.language.network import Window, scheme, scored, weights
from onrecord.language.pieces import Pieces, pieces
from onrecord.language.quotation import quotations
from onrecord.language.reading import Attribution, NamePart, Part, Reading
from onrecord.language.segmentation import sentences
from onrecord.records import ActorKind, Article, Span

GROUP = 16  # windows decoded together; bounds what a long text holds in memory


def read(article: Article) -> Reading:
    """One article through the language step; about 0.1 s for 800 words on one core."""
    word_pieces = pieces(article.text)
    attributions: list[Attribution] = []
    names: list[NamePart] = []
    hinted: list[int] = []
    every = scored(word_pieces)
    while group := list(islice(every, GROUP)):
        attributions.extend(_attributions(word_pieces, group))
        names.extend(_name(word_pieces, run) for found in runs(group, [each.names for each in group], NAMES) for run in found)
        hinted.extend(at for each in group for at in hints(each))
    return Reading(
        article=article,
        sentences=sentences(article.text),
        quotations=tuple(quotations(article.text)),
        pieces=word_pieces,
        attributions=tuple(attributions),
        names=tuple(names),
        hints=tuple(Span(int(word_pieces.start[at]), int(word_pieces.end[at])) for at in hinted),
    )


def read_alone(read: Pieces, spans: Sequence[Span]) -> list[Attribution]:
    """The statements with a source that the network finds in some spans of a text, put together and read without the rest."""
    ranges = [(bisect_left(read.start, span.start), bisect_left(read.start, span.end)) for span in spans]
    return [_attribution(read, each) for each in alone(read, ranges)]


def _attributions(read: Pieces, group: Sequence[Window]) -> Iterator[Attribution]:
    outer = runs(group, [each.tags for each in group], scheme())
    for window, found in zip(group, outer, strict=True):
        made = linked(window, found, read)
        made += completed(window, found, made, read)
        yield from (_attribution(read, each) for each in made)


def _attribution(read: Pieces, found: Linked) -> Attribution:
    sure = probability(found.signs, weights())
    return Attribution(_part(read, found.cue), _parts(read, found.sources), _parts(read, found.contents), sure)


def _parts(read: Pieces, found: Iterable[Run]) -> tuple[Part, ...]:
    return tuple(_part(read, run) for run in found)


def _part(read: Pieces, run: Run) -> Part:
    return Part(_span(read, run), run.confidence)


_KIND: dict[str, ActorKind] = {"person": "person", "organisation": "organisation", "place": "place", "group": "group"}


def _name(read: Pieces, run: Run) -> NamePart:
    return NamePart(_span(read, run), _KIND[run.label], run.confidence)


def _span(read: Pieces, run: Run) -> Span:
    return Span(int(read.start[run.start]), int(read.end[run.end - 1]))
