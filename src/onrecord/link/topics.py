"""What somebody's statements are about: the words and names that most of them share and that few texts in general have.

A word counts once a statement, without case and plural; words with capitals that follow each other are one name. It is told by
how many statements hold it, times how rare it is in general (knowledge.word_counts): tf-idf over statements.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from onrecord.facets import Topic
from onrecord.knowledge import word_counts
from onrecord.link.stories_terms import plain_word, words

LEAST, SHARE = 2, 60  # statements that hold a topic, at least; of many one in so many
_COMMON = 1.9  # a word that more than one article in exp(1.9), or seven, has is no topic
_FORM = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_PART = 0.6  # of a word's statements; where a name holds it in so many, the name alone is a topic


def topics(contents: Iterable[str], own: Collection[str], most: int) -> list[Topic]:
    """The `most` telling topics, the most telling first; `own` are the names of who speaks, which are none."""
    mine = {plain_word(word) for name in own for word in name.split()}
    counts: Counter[str] = Counter()
    shown: dict[str, Counter[str]] = {}
    least = LEAST
    for number, content in enumerate(contents, 1):
        found = dict(_candidates(content))
        counts.update(found.keys())
        for topic, form in found.items():
            shown.setdefault(topic, Counter())[form] += 1
        least = max(LEAST, number // SHARE)
    often = (topic for topic in counts if counts[topic] >= least and not mine & set(topic.split()))
    telling = {topic: counts[topic] * _rare(topic) for topic in often}
    for name in [topic for topic in telling if " " in topic]:
        for word in name.split():
            if counts[name] >= _PART * counts.get(word, 0):
                telling.pop(word, None)
    best = sorted((topic for topic in telling if telling[topic] > 0), key=lambda topic: (-telling[topic], topic))[:most]
    return [Topic(shown[topic].most_common(1)[0][0], counts[topic]) for topic in best]


def _candidates(content: str) -> Iterator[tuple[str, str]]:
    """Words and names of several words, each with the form that it has here."""
    run: list[tuple[str, int, int]] = []
    for word, capital, start in words(content):
        end = start + len(_form(content, start))
        yield word, content[start:end]
        if run and (not capital or content[run[-1][2] : start] != " "):
            yield from _name(content, run)
            run = []
        if capital:
            run.append((word, start, end))
    yield from _name(content, run)


def _form(content: str, start: int) -> str:
    """The word that begins here, without the possessive."""
    found = _FORM.match(content, start)
    return _POSSESSIVE.sub("", found[0]) if found else ""


def _name(content: str, run: list[tuple[str, int, int]]) -> Iterator[tuple[str, str]]:
    if len(run) > 1:
        yield " ".join(word for word, _, _ in run), content[run[0][1] : run[-1][2]]


def _rare(topic: str) -> float:
    """Of a name that of its rarest word."""
    known = word_counts()
    found = (math.log((known.documents + 1) / (known.words.get(word, known.least) + 1)) for word in topic.split())
    rare = max(found)
    return rare if rare >= _COMMON else 0.0
