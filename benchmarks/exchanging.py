"""One article's findings again as those of another article: on another day, with words and names exchanged.

Every word goes to one of as many letters, so that all spans hold. Plain words change places with others about as frequent, the
most frequent stay; so the words of all copies together are spread as those of news are. Half of the persons and a fifth of the
bodies get names that are no words, each copy its own, and the others stay whom they were: so copies share some of their actors
and bring new ones.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.records import Actor, Article, Date, Figure, Findings, Mention, Name, Passage, Speaker, Statement

KEPT = 150  # words, the most frequent, that stay: of, said, would
BAND = 40  # words about as frequent, and of as many letters, that change places
NEW = {"person": 0.5}  # share that gets new names, by kind; of others OTHERS
OTHERS = 0.2
_WORD = re.compile("[A-Za-z]+")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


def frequent(articles: Iterable[Article]) -> list[str]:
    """The words of these articles without case, most frequent first."""
    counts = Counter(word for each in articles for word in _WORD.findall(each.text.lower()))
    return [word for word, _ in counts.most_common()]


@dataclass(slots=True)
class Copy:
    """How one copy of all articles is worded; 0 leaves everything as it is."""

    number: int
    plain: dict[str, str]
    letters: dict[int, int]
    first: dt.date
    days: int

    @classmethod
    def of(cls, number: int, words: Sequence[str], first: dt.date, days: int) -> Copy:
        chance = random.Random(number)
        bands: dict[tuple[int, int], list[str]] = defaultdict(list)
        for place, word in enumerate(words[KEPT:]):
            bands[len(word), (place // 2_000)].append(word)
        plain = {word: other for band in bands.values() for word, other in _shuffled(band, chance)}
        return cls(number, plain, _cipher(chance), first, days)

    def findings(self, found: Findings) -> Findings:
        """The article with all that was read out of it, as this copy has it."""
        new = self._renamed(found.actors)
        before = found.article
        text, title = self.worded(before.text, new), before.title and self.worded(before.title, new)
        moved = dt.timedelta(days=random.Random(f"{self.number} {before.id}").randrange(self.days))
        day = self.first + moved
        shift = day - before.published if before.published is not None else dt.timedelta()
        published = day if before.published is not None else None
        url = f"{before.url}#{self.number}" if before.url else None
        article = replace(before, text=text, title=title, published=published, url=url, external_id=None, dating=None)
        return _Remade(self, article, found, new, shift).findings()

    def worded(self, text: str, new: set[str]) -> str:
        """The text in this copy's words; `new` are those of names that are exchanged."""
        return _WORD.sub(lambda found: self._word(found[0], new), text)

    def _word(self, word: str, new: set[str]) -> str:
        if word in new:
            return word.translate(self.letters)
        if word[0].isupper():
            return word
        return self.plain.get(word, word)

    def _renamed(self, actors: Iterable[Actor]) -> set[str]:
        """The words of names that are exchanged, decided by the last word of a name: Obama with Barack Obama."""
        new: set[str] = set()
        for each in actors:
            words = _WORD.findall(each.name)
            last = words[-1] if words else ""
            chance = random.Random(f"{self.number} {last}").random()
            if not each.anonymous and chance < NEW.get(each.kind, OTHERS):
                new.update(word for name in each.names for word in _WORD.findall(name.name) if word[0].isupper())
        return new


def _shuffled(band: list[str], chance: random.Random) -> Iterable[tuple[str, str]]:
    for start in range(0, len(band), BAND):
        some = band[start : start + BAND]
        yield from zip(some, chance.sample(some, len(some)), strict=True)


def _cipher(chance: random.Random) -> dict[int, int]:
    made: dict[int, int] = {}
    for letters in (_VOWELS, _CONSONANTS):
        other = chance.sample(letters, len(letters))
        for one, to in zip(letters, other, strict=True):
            made |= {ord(one): ord(to), ord(one.upper()): ord(to.upper())}
    return made


@dataclass(slots=True)
class _Remade:
    """The findings of one article in other words, with other ids."""

    copy: Copy
    article: Article
    found: Findings
    new: set[str]
    shift: dt.timedelta

    def findings(self) -> Findings:
        return Findings(
            self.article,
            tuple(map(self._statement, self.found.statements)),
            tuple(map(self._figure, self.found.figures)),
            tuple(map(self._date, self.found.dates)),
            tuple(map(self._mention, self.found.mentions)),
            tuple(map(self._actor, self.found.actors)),
        )

    def _id(self, id: str) -> str:
        return f"{self.article.id}.{id.rpartition('.')[2]}"

    def _said(self, text: str) -> str:
        return self.copy.worded(text, self.new)

    def _passage(self, passage: Passage) -> Passage:
        return Passage.of(self.article.text, passage.spans)

    def _day(self, day: dt.date | None) -> dt.date | None:
        """A day as far from the article's; a day that would be none stays."""
        try:
            return day and day + self.shift
        except OverflowError:
            return day

    def _speaker(self, who: Speaker | None) -> Speaker | None:
        if who is None:
            return None
        return Speaker(self._id(who.actor), self._said(who.name), who.role and self._said(who.role), who.anonymous)

    def _statement(self, each: Statement) -> Statement:
        days = [self._day(day) for day in each.said_on] if each.said_on else []
        return Statement(
            self._id(each.id),
            each.kind,
            self._passage(each.source),
            self._passage(each.cue),
            self._passage(each.content),
            self._speaker(each.speaker),
            each.via,
            (days[0], days[1]) if days and days[0] and days[1] else None,
            None,
            each.confidence,
            self.article.head,
        )

    def _figure(self, each: Figure) -> Figure:
        words = each.counted_span.of(self.article.text) if each.counted_span else each.counted
        text, within = each.span.of(self.article.text), each.statement and self._id(each.statement)
        named = replace(each, id=self._id(each.id), statement=within, article=self.article.head)
        return replace(named, text=text, counted=words, given_by=self._speaker(each.given_by))

    def _date(self, each: Date) -> Date:
        text, days = each.span.of(self.article.text), (self._day(each.first), self._day(each.last))
        return replace(each, text=text, first=days[0], last=days[1], id=self._id(each.id), article=self.article.head)

    def _mention(self, each: Mention) -> Mention:
        whom = each.actor and self._id(each.actor)
        return replace(each, text=each.span.of(self.article.text), actor=whom, id=self._id(each.id), article=self.article.head)

    def _actor(self, each: Actor) -> Actor:
        names = tuple(Name(self._said(name.name), name.count) for name in each.names)
        roles = tuple(
            replace(role, role=self._said(role.role), first=self._day(role.first), last=self._day(role.last))
            for role in each.roles
        )
        return replace(each, id=self._id(each.id), name=self._said(each.name), names=names, roles=roles)
