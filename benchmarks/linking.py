"""How long linking takes when articles are added to a record of many actors.

    python -m benchmarks.linking [--actors 100000] [--cast 15] [--added 100] [--record FILE]

Builds a record of made-up articles, links all of it, then adds single articles and lets the links follow each. The articles
hold casts and no text to speak of: what is measured is linking alone. Names are drawn with a spread as in news (Zipf's): a few
actors stand in thousands of articles, most in one or two. Prints the sizes, the time of the full derivation, median, 95th
percentile and maximum of the time for one added article, by the clock and of the processor, and the bytes that the evidence
takes; `--check` derives everything again at the end and tells whether the links are the same.
"""

from __future__ import annotations

import argparse
import bisect
import datetime as dt
import itertools
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.knowledge import given_names
from onrecord.link.actors import actors
from onrecord.records import Actor, ActorKind, Article, Findings, Name, Role
from onrecord.store import Store, queries

# Shares of the actors of an article, near those of the 32,000 actors with a name in 696 articles (news/syria-2012-2016).
PERSONS = 0.3
BARE = 0.24  # of persons: shown by the surname alone
ROLES = 0.4  # of persons: with an office or a description
OFFICES = 0.15  # of articles: an office without a name
SHORT = 0.15  # of bodies: also or only under a short form
STARTS = "b br c d f fl g gr h j k kl l m n p r s st t tr v w".split()
MIDDLES = "a ae ai e ea i o oa ou u".split()
ENDS = "ck ld ll lm n nd ng nt r rd rk rn s sk st t th x y".split()
TYPES = "Board;Bank;Party;Council;Institute;Works;Union;Front;Agency;Company;Group;Ministry of Health;Police".split(";")
LANDS = "Norlandish;French;Turkish;German;Indian;U.S.;British;Chinese".split(";")
OFFICE = "president;foreign minister;mayor;spokesman;defence secretary;professor;lawyer;director;general;senator".split(";")


class Zipf:
    """Draws numbers from 0, the n-th about as often as n + 8 to the power of minus `steep`: so the first are not in all."""

    def __init__(self, count: int, steep: float, chance: random.Random) -> None:
        self.sums = list(itertools.accumulate(1 / (n + 8) ** steep for n in range(count)))
        self.chance = chance

    def draw(self) -> int:
        return min(bisect.bisect(self.sums, self.chance.random() * self.sums[-1]), len(self.sums) - 1)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person or body as articles may show it: whole name, short name, kind, roles."""

    name: str
    short: str
    kind: ActorKind
    roles: tuple[str, ...] = ()


def _word(chance: random.Random) -> str:
    """One of about 27,000 words of two syllables at most, the first ones more often."""
    parts = [chance.choice(STARTS), chance.choice(MIDDLES), chance.choice(ENDS)]
    if chance.random() < 0.6:
        parts += [chance.choice(MIDDLES), chance.choice(ENDS)]
    return "".join(parts).capitalize()


class World:
    """Everybody there is to be named."""

    def __init__(self, size: int, chance: random.Random) -> None:
        self.chance = chance
        given = [name.capitalize() for name in given_names()]
        surnames = list(dict.fromkeys(_word(chance) for _ in range(size)))
        first, last = Zipf(len(given), 0.9, chance), Zipf(len(surnames), 0.7, chance)
        self.persons = [self._person(given[first.draw()], surnames[last.draw()]) for _ in range(size)]
        self.bodies = [self._body() for _ in range(size)]
        self.named, self.known = Zipf(size, 1.0, chance), Zipf(size, 1.1, chance)

    def _person(self, given: str, surname: str) -> Somebody:
        middle = f" {self.chance.choice('ABCDEFGHJKLMPRSTW')}." if self.chance.random() < 0.05 else ""
        place = _word(self.chance)
        roles = tuple(f"{self.chance.choice(('', 'former ', 'deputy '))}{self.chance.choice(OFFICE)} of {place}" for _ in "123")
        return Somebody(f"{given}{middle} {surname}", surname, "person", (self.chance.choice(OFFICE), *roles))

    def _body(self) -> Somebody:
        if self.chance.random() < 0.5:
            name = _word(self.chance) if self.chance.random() < 0.7 else f"{_word(self.chance)} {_word(self.chance)}"
            return Somebody(name, name, self.chance.choice(("place", "place", "organisation", "group")))
        kind = self.chance.choice(TYPES)
        if self.chance.random() < 0.1:
            return Somebody(f"{self.chance.choice(LANDS)} {_word(self.chance)} {kind}", kind, "organisation")
        name = f"{_word(self.chance)} {_word(self.chance)} {kind}"
        letters = "".join(word[0] for word in name.split())
        return Somebody(name, self.chance.choice((letters, name.rpartition(" ")[0])), "organisation")

    def cast(self, size: int) -> Iterator[Actor]:
        drawn = (self._drawn() for _ in range(size))
        yield from dict.fromkeys(drawn)
        if self.chance.random() < OFFICES:
            office = self.chance.choice(OFFICE)
            yield Actor("", "office", office, (Name(office, 1),))

    def _drawn(self) -> Actor:
        chance = self.chance
        if chance.random() >= PERSONS:
            body = self.bodies[self.known.draw()]
            forms = chance.choice(([body.name, body.short], [body.short])) if chance.random() < SHORT else [body.name]
            return Actor("", body.kind, forms[0], tuple(Name(form, 1) for form in dict.fromkeys(forms)))
        person = self.persons[self.named.draw()]
        forms = [person.short] if chance.random() < BARE else [person.name, person.short]
        roles = (Role(chance.choice(person.roles)),) if chance.random() < ROLES else ()
        return Actor("", "person", forms[0], tuple(Name(form, 1) for form in forms), roles)


def findings(world: World, number: int, size: int) -> Findings:
    day = dt.date(2016, 1, 1) + dt.timedelta(days=world.chance.randrange(2000))
    article = Article(f"Article {number}.", published=day, published_how="stated")
    cast = (replace(each, id=f"{article.id}.e{n}") for n, each in enumerate(world.cast(size), 1))
    return Findings(article, actors=tuple(cast))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actors", type=int, default=100_000)
    parser.add_argument("--cast", type=int, default=15, help="actors of an article")
    parser.add_argument("--added", type=int, default=100, help="articles added one by one")
    parser.add_argument("--record", type=Path)
    parser.add_argument("--check", action="store_true", help="derives everything again at the end")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(given.record or Path(folder) / "record.db", given)


def measure(path: Path, given: argparse.Namespace) -> None:
    world = World(given.actors, random.Random(4))
    store = Store(path)
    number = fill(store, world, given.actors, given.cast)
    began, used = time.perf_counter(), time.process_time()
    store.relink(actors)
    print(f"full derivation   {time.perf_counter() - began:.1f} s, {time.process_time() - used:.1f} s of the processor")
    print(f"record            {number} articles, {_actors(store)} actors, {_most(store)}")
    clock, processor = [], []
    for each in range(number, number + given.added):
        store.keep(findings(world, each, given.cast))
        began, used = time.perf_counter(), time.process_time()
        store.relink(actors, only_if_stale=True)
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - used)
    report("one article", clock)
    report("of the processor", processor)
    print(*sizes(store, number + given.added), sep="\n")
    if given.check:
        before = _linked(store)
        store.relink(actors)
        print("the same afresh   " + ("yes" if before == _linked(store) else "NO"))
    store.close()


def fill(store: Store, world: World, wanted: int, size: int) -> int:
    """Adds articles until they show that many different names, and gives how many it took: some of these are one actor, and
    an office or a contested surname is one more in each of its articles."""
    shown: set[str] = set()
    for number in itertools.count():
        if len(shown) >= wanted:
            return number
        found = findings(world, number, size)
        shown.update(each.name for each in found.actors)
        store.keep(found)
    raise AssertionError("the numbers ran out")


def _actors(store: Store) -> int:
    with store.reading() as connection:
        return queries.counts(connection).actors


def _most(store: Store) -> str:
    """How often those stand in the record that stand there most."""
    with store.reading() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM links GROUP BY actor ORDER BY 1 DESC LIMIT 100").fetchall()
    return f"the first of them in {found[0][0]} articles, the hundredth in {found[-1][0]}"


def _linked(store: Store) -> list[tuple[str, int, str, str]]:
    query = (
        "SELECT a.id, l.n, p.id, p.name FROM links l JOIN articles a ON a.key = l.article JOIN actors p ON p.key = l.actor"
        " ORDER BY a.id, l.n"
    )
    with store.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def report(what: str, seconds: Sequence[float]) -> None:
    ordered = sorted(seconds)
    high = ordered[int(0.95 * len(ordered))]
    print(f"{what:18}median {1000 * statistics.median(ordered):.0f} ms, 95th percentile {1000 * high:.0f} ms,", end=" ")
    print(f"maximum {1000 * ordered[-1]:.0f} ms")


def sizes(store: Store, articles: int) -> Iterator[str]:
    """What the evidence adds to the record."""
    with store.reading() as connection:
        pages = connection.exec_driver_sql("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
    own = [(name, size) for name, size in pages if name.startswith(("signatures", "terms", "crowds", "links_by_signature"))]
    for name, size in sorted(own, key=lambda each: -each[1]):
        yield f"{name:26}{size / 1e6:.1f} MB, {1000 * size / 1e6 / articles:.2f} MB per 1,000 articles"
    yield f"whole file                {os.path.getsize(store.path) / 1e6:.1f} MB (without texts)"


if __name__ == "__main__":
    main()
