"""The tools that benchmarks.side_by_side sets beside onrecord, each as one pass over all articles.

A pass is made once, with everything that is no part of the tool's own work (imports, weights, parses) done before, and
may then be run and timed as often as wanted. The packages are the optional group `benchmarks`; where one is absent,
making its pass raises ImportError.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from evals.statements import Attribution, Spans

import onrecord
from onrecord.records import Span

Found = tuple[Attribution, ...]
Pass = Callable[[], list[Found]]

# What direct_quotations asks of the coarse part of speech is whether a token is a VERB: Penn's tags of verbs, without modals.
VERBS = frozenset("VB VBD VBG VBN VBP VBZ".split())
# As many labels as spaCy's own English models have, so that the output layers of the untrained ones have their size.
TAGS, RELATIONS, CLASSES = 45, 45, 18
LEFT, RIGHT = 2, 3  # as spaCy's arc-eager transitions are numbered
SEED = 7


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article's parse as spaCy's Doc, and where its tokens stand in the article's text."""

    doc: Any
    where: tuple[Span, ...]


# --- onrecord ---


def onrecord_pass(texts: Sequence[str]) -> Pass:
    """`onrecord.read(text)`, one text after the other; the model is loaded by a first article here."""
    onrecord.read(texts[0])
    return lambda: [tuple(map(_spans, onrecord.read(text).statements)) for text in texts]


def _spans(statement: onrecord.Statement) -> Attribution:
    return Attribution(statement.source.spans, statement.cue.spans, statement.content.spans)


# --- textacy: direct_quotations on ready parses ---


class Textacy:
    """textacy's direct_quotations on parses made by CoreNLP; an article without a parse has nothing found.

    It raises ValueError on an article with an odd number of quotation marks, apostrophes that stand alone among them:
    such an article has nothing found, and `refused` counts them.
    """

    def __init__(self, texts: Sequence[str], parses: Sequence[dict[str, Any] | None]) -> None:
        import spacy
        import textacy.extract

        vocab = spacy.blank("en").vocab
        self._extract: Callable[[Any], Iterable[Any]] = textacy.extract.direct_quotations
        self._parsed = [parsed(vocab, text, parse) if parse else None for text, parse in zip(texts, parses, strict=True)]
        self.unparsed = self._parsed.count(None)
        self.refused = 0

    def __call__(self) -> list[Found]:
        self.refused = 0
        return [self._found(each) if each else () for each in self._parsed]

    def _found(self, article: Parsed) -> Found:
        try:
            triples = list(self._extract(article.doc))
        except ValueError:
            self.refused += 1
            return ()
        return tuple(
            Attribution(*(runs(article.where, [token.i for token in part]) for part in (each.speaker, each.cue, each.content)))
            for each in triples
        )


def parsed(vocab: Any, text: str, parse: dict[str, Any]) -> Parsed:
    """CoreNLP's parse as a Doc: words, lemmas, tags, relations and sentences as given, nothing renamed; VERB from the tag."""
    from spacy.tokens import Doc

    tokens = [token for sentence in parse["sentences"] for token in sentence["tokens"]]
    relations = [relation for sentence in parse["sentences"] for _, relation in sentence["heads"]]
    where = tuple(Span(start, end) for start, end, *_ in tokens)
    doc = Doc(
        vocab,
        words=[span.of(text) for span in where],
        spaces=[text[span.end : span.end + 1].isspace() for span in where],
        lemmas=[lemma for _, _, lemma, _, _ in tokens],
        tags=[tag for _, _, _, tag, _ in tokens],
        pos=["VERB" if tag in VERBS else "" for _, _, _, tag, _ in tokens],
        heads=list(heads(parse["sentences"])),
        deps=relations,
    )
    return Parsed(doc, where)


def heads(sentences: Iterable[dict[str, Any]]) -> Iterator[int]:
    """Each token's governor by its number in the article, from 0; a root is its own, as spaCy has it."""
    first = 0
    for sentence in sentences:
        for number, (governor, _) in enumerate(sentence["heads"]):
            yield first + (governor - 1 if governor else number)
        first += len(sentence["heads"])


def runs(where: Sequence[Span], tokens: Iterable[int]) -> Spans:
    """The spans of these tokens in the text, neighbours as one."""
    groups = groupby(enumerate(sorted(set(tokens))), key=lambda each: each[1] - each[0])
    numbers = [[token for _, token in group] for _, group in groups]
    return tuple(Span(where[run[0]].start, where[run[-1]].end) for run in numbers)


# --- gdelt-regkg: quotations and the verb beside them ---


def gdelt_pass(texts: Sequence[str], *, with_verb: bool) -> Pass:
    """gdelt-regkg's analyze_quotations: every quotation, or those alone that it gives a verb of saying.

    It names no source, and the verb as a word without its place: what it finds is a content and nothing else.
    """
    from gdelt_regkg.fields.quotations import analyze_quotations

    def quoted(text: str) -> Found:
        mentions = analyze_quotations(text).mentions
        return tuple(Attribution((), (), (Span(each.start, each.end),)) for each in mentions if each.verb or not with_verb)

    return lambda: [quoted(text) for text in texts]


# --- spaCy: for its speed alone ---


def spacy_pass(texts: Sequence[str]) -> Pass:
    """spaCy's small English architecture with untrained weights, over all texts by `nlp.pipe`; it finds no statements."""
    nlp = untrained()
    nlp(texts[0])

    def run() -> list[Found]:
        return [() for _ in nlp.pipe(texts)]

    return run


def untrained() -> Any:
    """What `spacy init config --lang en -p tagger,parser,ner -o efficiency` describes, with weights drawn by chance.

    Labels are added by hand, since a parser's initialisation drops those seen fewer than 30 times; the parser's to the two
    moves that carry one in a trained parser, left and right.
    """
    from spacy.cli.init_config import init_config
    from spacy.training import Example
    from spacy.util import fix_random_seed, load_model_from_config

    fix_random_seed(SEED)
    config = init_config(lang="en", pipeline=["tagger", "parser", "ner"], optimize="efficiency", gpu=False)
    nlp = load_model_from_config(config, auto_fill=True)
    for name, count in (("tagger", TAGS), ("ner", CLASSES)):
        for number in range(count):
            nlp.get_pipe(name).add_label(f"L{number}")
    for move in (LEFT, RIGHT):
        for number in range(RELATIONS):
            nlp.get_pipe("parser").moves.add_action(move, f"L{number}")
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc(text), labels) for text, labels in _examples()])
    return nlp


def _examples(count: int = 10, length: int = 12) -> Iterator[tuple[str, dict[str, Any]]]:
    """Sentences of made-up words, each with tags, a flat tree and one entity: enough to give every layer its size."""
    chance = random.Random(SEED)
    for _ in range(count):
        words = [f"w{chance.randrange(1000)}" for _ in range(length)]
        yield (
            " ".join(words),
            {
                "words": words,
                "tags": [f"L{chance.randrange(TAGS)}" for _ in words],
                "heads": [0] * length,
                "deps": ["ROOT"] + [f"L{chance.randrange(RELATIONS)}" for _ in words[1:]],
                "entities": [f"U-L{chance.randrange(CLASSES)}"] + ["O"] * (length - 1),
            },
        )
