"""How long it takes to check a quote, and to add an article, on a record of many statements.

    python -m benchmarks.quotes [--statements 200000] [--added 50] [--checked 200] [--record FILE]

Fills a record with made-up articles: each has ten statements, two of them in quotation marks, of words drawn with a spread as
in news (Zipf's). Of the quotes one in five is carried on by up to six other articles within days: whole, cut or altered. Prints
the sizes, the bytes of the tables of quotes, and median, 95th percentile and maximum of the time to check words (whole quotes,
altered ones, and words of no quote) and to let all links follow one added article.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import onrecord
from benchmarks.linking import Zipf, report
from onrecord.link.actors import actors
from onrecord.record import Record
from onrecord.records import Actor, Article, Findings, Name, Passage, Span, Speaker, Statement
from onrecord.store import Store

SAID, QUOTED = 10, 2  # statements of an article, and how many of them stand in quotation marks
CARRIED = 0.2  # of quotes: told again by others
COMMON = "the of to and a in that is was for on with we our it they be not have this will".split()
STARTS = "b br c d f fl g gr h j k l m n p r s st t tr v w".split()
ENDS = "ack and ape are ark ast ell end ent ick ill ine ing ire ock old one ope ore ound own uck une urn".split()
VOCABULARY = [f"{a}{b}{c}" for c in ("", *ENDS[:12]) for a in STARTS for b in ENDS]


class World:
    """Everything that is said, by a few thousand people over three years."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = Zipf(len(VOCABULARY), 0.9, self.chance)
        self.people = [f"{a.capitalize()} {b.capitalize()}" for a in VOCABULARY[:60] for b in VOCABULARY[60:120]]
        self.speaking = Zipf(len(self.people), 1.0, self.chance)
        self.told: list[tuple[int, str, str]] = []  # day, speaker, words: quotes that are still to be carried on

    def sentence(self, size: int) -> str:
        chance = self.chance
        return " ".join(chance.choice(COMMON) if chance.random() < 0.5 else VOCABULARY[self.words.draw()] for _ in range(size))

    def quote(self, day: int) -> tuple[str, str]:
        """The speaker and the words: of somebody who was heard within the last days, or new ones."""
        if self.told and self.chance.random() < 0.4:
            said, speaker, words = self.told.pop(self.chance.randrange(len(self.told)))
            if abs(day - said) <= 5:
                return speaker, self.altered(words)
        speaker, words = self.people[self.speaking.draw()], self.sentence(self.chance.randint(5, 40))
        if self.chance.random() < CARRIED:
            self.told += [(day, speaker, words)] * self.chance.randint(1, 6)
        return speaker, words

    def altered(self, words: str) -> str:
        split = words.split()
        how = self.chance.random()
        if how < 0.4:
            first = self.chance.randrange(max(1, len(split) - 6))
            return " ".join(split[first : first + self.chance.randint(5, 12)])
        if how < 0.6:
            split[self.chance.randrange(len(split))] = VOCABULARY[self.words.draw()]
        return " ".join(split)

    def article(self, number: int, total: int) -> Findings:
        day = number * 1_000 // max(1, total)
        lines = [(speaker, f'"{words}"') for speaker, words in (self.quote(day) for _ in range(QUOTED))]
        lines += [(self.people[self.speaking.draw()], self.sentence(18)) for _ in range(SAID - QUOTED)]
        text = "".join(f"{speaker} said {words}.\n" for speaker, words in lines)
        published = dt.date(2020, 1, 1) + dt.timedelta(day)
        article = Article(text, f"n{number}", outlet=f"Outlet {number % 40}", published=published, published_how="stated")
        return Findings(article, tuple(_said(article, lines)), actors=tuple(_cast(article, lines)))


def _cast(article: Article, lines: list[tuple[str, str]]) -> Iterator[Actor]:
    for n, name in enumerate(dict.fromkeys(speaker for speaker, _ in lines), 1):
        yield Actor(f"{article.id}.e{n}", "person", name, (Name(name, 1),))


def _said(article: Article, lines: list[tuple[str, str]]) -> Iterator[Statement]:
    ids = {actor.name: actor.id for actor in _cast(article, lines)}
    at = 0
    for speaker, words in lines:
        source, cue = Span(at, at + len(speaker)), Span(at + len(speaker) + 1, at + len(speaker) + 5)
        content = Span(cue.end + 1, cue.end + 1 + len(words))
        parts = (Passage.of(article.text, [span]) for span in (source, cue, content))
        yield Statement("", "direct" if words[0] == '"' else "indirect", *parts, Speaker(ids[speaker], speaker))
        at = content.end + 2


def fill(store: Store, world: World, statements: int) -> int:
    """Keeps articles with so many statements, and gives how many they are."""
    count = max(1, statements // SAID)
    for number in range(count):
        store.keep(world.article(number, count))
    return count


def measure(path: Path, given: argparse.Namespace) -> None:
    world = World(7)
    store = Store(path)
    count = fill(store, world, given.statements)
    began = time.perf_counter()
    store.relink(actors)
    print(f"all derived       {time.perf_counter() - began:.1f} s: {count} articles, {count * SAID} statements")
    followed = []
    for number in range(count, count + given.added):
        store.keep(world.article(number, count))
        began = time.perf_counter()
        store.relink(actors, only_if_stale=True)
        followed.append(time.perf_counter() - began)
    print(*sizes(store, count), sep="\n")
    store.close()
    with onrecord.open(path) as record:
        checks(record, world, given.checked)
    if followed:
        report("one article added", followed)


def checks(record: Record, world: World, count: int) -> None:
    quotes = [quote.wording for quote in record.quotes(limit=count)]
    asked = {
        "a quote on record": quotes,
        "an altered one": [world.altered(each) for each in quotes],
        "no quote at all": [world.sentence(20) for _ in quotes],
        "four words": [world.sentence(4) for _ in quotes],
    }
    for what, words in asked.items():
        taken = []
        for each in words:
            began = time.perf_counter()
            record.check(each)
            taken.append(time.perf_counter() - began)
        if taken:
            report(what, taken)


def sizes(store: Store, articles: int) -> Iterator[str]:
    with store.reading() as connection:
        pages = connection.exec_driver_sql("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
        quotes = connection.exec_driver_sql("SELECT count(*), sum(statements) FROM quotes").one()
    own = sum(size for name, size in pages if name.startswith(("marks", "quote", "sqlite_autoindex_quote")))
    yield f"quotes            {quotes[0]} of {quotes[1]} statements"
    yield f"tables of quotes  {own / 1e6:.1f} MB, {1000 * own / 1e6 / articles:.2f} MB per 1,000 articles"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=200_000)
    parser.add_argument("--added", type=int, default=50, help="articles added one by one")
    parser.add_argument("--checked", type=int, default=200, help="quotes checked")
    parser.add_argument("--record", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(given.record or Path(folder) / "record.db", given)


if __name__ == "__main__":
    main()
