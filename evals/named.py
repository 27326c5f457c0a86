"""Texts with gold names: CrossNER's politics part and MEANTIME, mapped to our kinds.

CrossNER (Liu et al., AAAI 2021, MIT): politicians and persons are persons, organisations and parties organisations, countries
and locations places. MEANTIME (Minard et al., LREC 2016, CC BY 4.0): names (NAM, PRE.NAM) of persons, organisations and places,
without the article; one that lies around another, and one of another kind, is neither asked for nor held against. Four in five
of MEANTIME's articles are trained on; every fifth, and CrossNER's test part, are held out.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

_CROSSNER = {
    "politician": "person", "person": "person", "organisation": "organisation", "politicalparty": "organisation",
    "country": "place", "location": "place",
}  # fmt: skip
_MEANTIME = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_ADJECTIVE = re.compile(r"\w+(?:an|ese|ish|ch|i)|federal")
_DOCUMENT = re.compile(r"intra_cross-doc_annotation/\w+/[^/]+\.xml$")
_GLUED = re.compile(r"[,.;:?!%)\]'’]+|'s|n't")
HELD_OUT = 5  # every so many of MEANTIME's articles
MARKED = 6  # sentences of a MEANTIME article whose names are all marked
TOGETHER = 6  # sentences of CrossNER set as one text: they come from articles, but alone

Words = list[tuple[str, str]]  # (word, BIO label) of one sentence


@dataclass(frozen=True, slots=True)
class Named:
    """A text and its names: (start, end, kind), the kind None where it is none of ours."""

    text: str
    names: tuple[tuple[int, int, str | None], ...]


def crossner(folder: Path, parts: Sequence[str]) -> Iterator[Named]:
    """The sentences of some of "train", "dev" and "test", six to a text."""
    with tarfile.open(folder / "crossner/politics.tar.gz") as archive:
        for part in parts:
            blocks = _read(archive, f"ner_data/politics/{part}.txt").decode().split("\n\n")
            sentences = [[_pair(line) for line in block.splitlines() if "\t" in line] for block in blocks]
            for group in range(0, len(sentences), TOGETHER):
                yield _joined([each for each in sentences[group : group + TOGETHER] if each], _CROSSNER)


def _pair(line: str) -> tuple[str, str]:
    word, label = line.split("\t")[:2]
    return word, label


def _read(archive: tarfile.TarFile, name: str) -> bytes:
    file: IO[bytes] | None = archive.extractfile(name)
    assert file is not None, name
    return file.read()


def meantime(folder: Path, held_out: bool) -> Iterator[Named]:
    """The fifth of the articles that is held out, or the others: their first six sentences, further than which not every name
    is marked."""
    for number, root in enumerate(meantime_documents(folder)):
        if (number % HELD_OUT == 0) == held_out:
            yield _joined(list(_labelled(root)), _MEANTIME)


def meantime_documents(folder: Path) -> Iterator[ElementTree.Element]:
    """The annotated articles of MEANTIME, in the order of their names."""
    with tarfile.open(folder / "meantime/meantime.tar.gz") as archive:
        for name in sorted(name for name in archive.getnames() if _DOCUMENT.search(name)):
            yield ElementTree.fromstring(_read(archive, name))


def _labelled(root: ElementTree.Element) -> Iterator[Words]:
    """The sentences; shorter names first, so that what lies around one is labelled as none of ours."""
    tokens = [token for token in root.iter("token") if int(token.get("sentence", "0")) < MARKED]
    words = [token.text or "" for token in tokens]
    place = {token.get("t_id"): number for number, token in enumerate(tokens)}
    labels = ["O"] * len(tokens)
    for kind, own in sorted(_mentions(root, place), key=lambda each: len(each[1])):
        own = _bare(own, words)
        free = [at for at in own if labels[at] == "O"]
        adjective = kind == "LOC" and len(own) == 1 and _ADJECTIVE.fullmatch(words[own[0]])
        whole = len(free) == len(own) and not adjective
        for number, at in enumerate(free):
            labels[at] = ("I-" if number else "B-") + (kind if whole else "other")
    numbered = zip(tokens, words, labels, strict=True)
    for _, group in groupby(numbered, key=lambda each: each[0].get("sentence")):
        yield [(word, label) for _, word, label in group]


def _bare(own: list[int], words: Sequence[str]) -> list[int]:
    while own and words[own[0]].lower() in ("the", "a", "an"):
        own = own[1:]
    while own and not any(char.isalnum() for char in words[own[-1]]):
        own = own[:-1]
    return own


def _mentions(root: ElementTree.Element, place: dict[str | None, int]) -> Iterator[tuple[str, list[int]]]:
    kinds = {each.get("m_id"): each.get("ent_type") for each in root.iter("ENTITY")}
    of = {
        source.get("m_id"): kinds.get(target.get("m_id"))
        for link in root.iter("REFERS_TO")
        for target in link.findall("target")
        for source in link.findall("source")
    }
    for mention in root.iter("ENTITY_MENTION"):
        own = sorted(place.get(anchor.get("t_id"), -1) for anchor in mention.iter("token_anchor"))
        if own and own[0] >= 0 and mention.get("syntactic_type") in ("NAM", "PRE.NAM", "", None):
            named = mention.get("syntactic_type") in ("NAM", "PRE.NAM")
            yield of.get(mention.get("m_id")) or "other" if named else "other", own


def written(sentences: Iterable[Sequence[str]]) -> tuple[str, list[tuple[int, int]]]:
    """The words set as running text, a sentence a line, and where each word stands in it."""
    text, places = "", []
    for sentence in sentences:
        for number, word in enumerate(sentence):
            glue = number == 0 or _GLUED.fullmatch(word) or text.endswith(("(", "["))
            text += ("" if glue else " ") + word
            places.append((len(text) - len(word), len(text)))
        text += "\n"
    return text, places


def _joined(sentences: Sequence[Words], kinds: dict[str, str]) -> Named:
    text, places = written([[word for word, _ in sentence] for sentence in sentences])
    names: list[tuple[int, int, str | None]] = []
    labels = (label for sentence in sentences for _, label in sentence)
    for (start, end), label in zip(places, labels, strict=True):
        if label.startswith("B-"):
            names.append((start, end, kinds.get(label[2:])))
        elif label.startswith("I-"):
            names[-1] = (names[-1][0], end, names[-1][2])
    return Named(text, tuple(names))
