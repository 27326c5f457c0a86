"""Links that follow articles as they are added: always what a derivation of everything gives."""

from __future__ import annotations

import datetime as dt
import json
import random
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import sample
from onrecord.ingest import articles
from onrecord.link.actors import Links, actors
from onrecord.link.gathering import Sighting
from onrecord.pipeline import run_shard
from onrecord.records import Actor, Article, Correction, Findings, Meant, Passage, Span, Speaker, Statement
from onrecord.store import Store, linking, offices, people
from tests.link.casts import ACTOR, actor


@pytest.fixture(autouse=True)
def _always_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much is new."""
    monkeypatch.setattr(linking, "SHARE", 1e9)


def found(number: int, cast: Sequence[Actor], day: dt.date | None) -> Findings:
    """An article with that cast, in which everybody says something."""
    article = Article(f"They said {number}.", published=day, published_how="stated" if day else "unknown")
    own = tuple(replace(each, id=f"{article.id}.e{at}") for at, each in enumerate(cast, 1))
    words = Passage.of(article.text, [Span(0, 4)])
    said = tuple(Statement("", "direct", words, words, words, Speaker(each.id, each.name)) for each in own)
    return Findings(article, said, actors=own)


def never(sightings: Iterable[Sighting]) -> Links:
    raise AssertionError("links were derived afresh")


def evidence(path: Path) -> tuple[object, ...]:
    """What the record keeps of names, without the numbers that it gives them."""
    raw = sqlite3.connect(path)
    rows = raw.execute(
        "SELECT key, block, what, words, count, shown, names, roles, how, decided, tied FROM signatures"
    ).fetchall()
    name = {row[0]: row[2:4] for row in rows}
    whole: dict[int, set[object]] = {}
    for row in rows:
        whole.setdefault(row[1], set()).add(row[2:4])
    kept = {block: frozenset(own) for block, own in whole.items()}
    told = {(*row[2:5], *(_unordered(part) for part in (row[5], _names(row), row[7])), *row[8:]) for row in rows}
    terms = {(term, kept[block]) for term, block in raw.execute("SELECT term, block FROM terms")}
    crowds = Counter[object]()
    for block, members, count in raw.execute("SELECT block, members, count FROM crowds"):
        crowds[kept[block], tuple(sorted(name[int(key)] for key in members.split(",")))] += count
    links = {(*row[:2], name.get(row[2])) for row in raw.execute("SELECT article, n, signature FROM links")}
    raw.close()
    return told, terms, crowds, links


def _names(row: Sequence[Any]) -> str:
    """The names of a signature; where they are those shown, these."""
    return str((row[5] or json.dumps([[row[3], row[4]]])) if row[6] == "[0]" else row[6])


def _unordered(pairs: str) -> object:
    return frozenset(map(tuple, json.loads(pairs))) if pairs else None


def state(store: Store) -> tuple[object, ...]:
    with store.reading() as connection:
        counted = list(people.listed(connection))
        rows = connection.exec_driver_sql(
            "SELECT a.id || '.e' || l.n, p.id FROM links l"
            " JOIN articles a ON a.key = l.article JOIN actors p ON p.key = l.actor"
        )
        return counted, {own: f"p{number + 2**63:016x}" for own, number in rows}


def check(store: Store) -> None:
    """What follows and what is derived afresh are one, and both are as `actors` has it."""
    followed, evidently = state(store), evidence(store.path)
    expected = actors(store.sightings())
    assert followed[1] == expected.of
    assert sorted((each for each, _ in followed[0]), key=lambda each: each.id) == list(expected.actors)
    assert store.verify() == []
    store.relink(actors)
    assert state(store) == followed
    assert evidence(store.path) == evidently


def follow(path: Path, parts: Sequence[Sequence[Findings]]) -> None:
    store = Store(path)
    for number, part in enumerate(parts):
        for each in part:
            store.keep(each)
        store.relink(never if number else actors, only_if_stale=True)
        assert not store.stale()
        assert state(store)[1] == actors(store.sightings()).of
    check(store)
    store.close()


_DAY = st.one_of(st.none(), st.integers(0, 200).map(lambda days: dt.date(2024, 1, 1) + dt.timedelta(days)))
_CAST = st.lists(ACTOR, min_size=1, max_size=4)
_ARTICLES = st.lists(st.tuples(_CAST, _DAY), min_size=2, max_size=9)


def _parts(chosen: random.Random, every: Sequence[Findings]) -> Iterator[Sequence[Findings]]:
    left = list(every)
    chosen.shuffle(left)
    while left:
        size = chosen.randint(1, len(left))
        yield left[:size]
        left = left[size:]


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(every=_ARTICLES, chosen=st.randoms(use_true_random=False))
def test_links_that_follow_are_those_derived_afresh(
    every: list[tuple[list[Actor], dt.date | None]], chosen: random.Random
) -> None:
    made = [found(number, cast, day) for number, (cast, day) in enumerate(every)]
    with TemporaryDirectory() as folder:
        follow(Path(folder) / "record.db", list(_parts(chosen, made)))


MINISTER = "Harbour Minister"
SEAT = "Norlandish harbour minister"
STEPS = {
    "a surname gets a second bearer, then one leads": [
        [actor("person", "Ada Moor")],
        [actor("person", "Moor")],
        [actor("person", "Tom Moor")],
        *([actor("person", "Ada Moor", role=str(number))] for number in range(10)),
    ],
    "company told apart by a middle name that comes later": [
        [actor("person", "Ada Moor"), actor("person", "Lena Reed")],
        [actor("person", "Tom Moor"), actor("person", "Lena H. Reed")],
        [actor("person", "Moor"), actor("person", "Lena Reed")],
        [actor("person", "Lena B. Reed")],
    ],
    "an office finds its holder when another article gives it": [
        [actor("office", "harbour minister"), actor("person", "Ada Moor")],
        [actor("person", "Ada Moor", role=MINISTER)],
        [actor("person", "Tom Reed", role=MINISTER), actor("office", "harbour minister"), actor("person", "Ada Moor")],
    ],
    "an office loses its holder when that one turns out to be two": [
        [actor("person", "Ada Moor", role=MINISTER)],
        [actor("office", "harbour minister"), actor("person", "Moor")],
        [actor("person", "Tom Moor")],
    ],
    "an office has the words of a role, then lends its days, then goes": [
        [actor("person", "Ada Moor", role=MINISTER)],
        [actor("person", "Ada Moor"), actor("office", "minister")],
        [actor("person", "Moor"), actor("office", "harbour minister")],
        [actor("person", "Ada Moor"), actor("office", "foreign minister")],
        [actor("person", "Ada Moor"), actor("person", "Tom Reed"), actor("office", "minister")],
        [actor("person", "Tom Reed", role="Foreign Minister")],
        [actor("person", "Tom Moor")],
    ],
    "an office that nobody in its article has gets its holder from others, then loses it to a second": [
        [actor("office", SEAT), actor("person", "Lena Ordan")],
        [actor("person", "Ada Moor", role=SEAT)],
        [actor("office", SEAT)],
        [actor("person", "Ada Moor", role=SEAT)],
        [actor("office", SEAT), actor("person", "Lena Ordan")],
        [actor("person", "Tom Reed", role=SEAT)],
        [actor("person", "Tom Reed"), actor("office", SEAT)],
    ],
    "of two who have a seat one turns out to be the other": [
        [actor("person", "Serge Moor", role=SEAT)],
        [actor("office", SEAT)],
        [actor("person", "Serge Moor", role=SEAT)],
        [actor("person", "Sergei Moor", role=SEAT)],
        [actor("person", "Sergei Moor", role="mayor"), actor("office", SEAT)],
    ],
    "who has a seat by a surname turns out to be nobody sure": [
        [actor("person", "Ada Moor"), actor("person", "Lena Ordan")],
        [actor("person", "Moor", role=SEAT)],
        [actor("office", SEAT)],
        [actor("person", "Moor", role=SEAT)],
        [actor("person", "Tom Moor")],
        [actor("person", "Tom Moor"), actor("office", SEAT)],
    ],
    "two names of a body are one until many articles tell them apart": [
        [actor("organisation", "Moor Works", "Reed Mills")],
        *([actor("organisation", "Moor Works"), actor("organisation", "Reed Mills")] for _ in range(6)),
    ],
    "a body is taken for a person, until somebody has it for a surname": [
        [actor("organisation", "Ordan")],
        [actor("person", "Ordan")],
        [actor("organisation", "Ordan"), actor("person", "Ordan")],
        [actor("person", "Tom Ordan")],
    ],
    "blocks become one, and an article tells two of them apart": [
        [actor("organisation", "Moor Works"), actor("organisation", "MW"), actor("organisation", "Moor Mills")],
        [actor("organisation", "Moor Works"), actor("organisation", "Moor Works"), actor("organisation", "MW")],
        [actor("organisation", "Moor Works", "MW")],
        [actor("organisation", "Moor Mills", "MW")],
        [actor("organisation", "Moor Works", "Moor Mills")],
    ],
    "one of two with a surname turns out to be a body, and whoever was taken for that one goes along": [
        [actor("person", "Ada Moor", role=MINISTER)],
        [actor("person", "Tom Moor"), actor("person", "Lena Reed")],
        [actor("person", "Moor", role=MINISTER)],
        *([actor("organisation", "Ada Moor")] for _ in range(4)),
        [actor("person", "Ada Moor"), actor("person", "Lena Reed")],
    ],
    "of many who bear a surname the company kept speaks for one, and nobody's for another": [
        [actor("person", "Ada Moor"), actor("person", "Lena Reed"), actor("person", "Olga Ordan")],
        [actor("person", "Tom Moor"), actor("person", "Olga Ordan")],
        [actor("person", "Moor"), actor("person", "Lena H. Reed")],
        [actor("person", "Moor"), actor("person", "Nobody Else")],
        [actor("person", "Tom Moor"), actor("person", "Lena B. Reed")],
        [actor("person", "Serge Moor"), actor("person", "Lena H. Reed")],
    ],
    "a board of one country, then of two": [
        [actor("organisation", "Harbour Board")],
        [actor("organisation", "Norlandish Harbour Board")],
        [actor("person", "Harbour Board")],
        [actor("organisation", "Sudanese Harbour Board")],
        [actor("organisation", "Harbour Board")],
    ],
    "a name without a word in it": [[actor("person", "Mr.")], [actor("organisation", "."), actor("person", "Mr.")]],
    "nobody at all": [[actor("person", "Ada Moor")], [], [actor("person", "Moor")]],
}


@pytest.mark.parametrize("casts", STEPS.values(), ids=STEPS.keys())
def test_links_that_follow_article_by_article(path: Path, casts: list[list[Actor]]) -> None:
    every = [found(number, cast, dt.date(2024, 1, 1 + number)) for number, cast in enumerate(casts)]
    follow(path, [[each] for each in every])


def test_the_sample_story_follows_article_by_article(path: Path) -> None:
    with sample.story() as paths:
        read = list(run_shard(each for each in articles(paths) if isinstance(each, Article)))
    whole = [each for each in read if isinstance(each, Findings)]
    assert len(whole) == len(read) > 10
    random.Random(4).shuffle(whole)
    half = len(whole) // 2
    follow(path, [whole[:half], *([each] for each in whole[half:])])


# --- when they do not follow ---


def test_where_much_is_new_everything_is_derived(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "SHARE", 1.0)
    store = Store(path)
    store.keep(found(0, [actor("person", "Ada Moor")], None))
    store.relink(actors)
    for number in (1, 2):
        store.keep(found(number, [actor("person", "Moor")], None))
    with pytest.raises(AssertionError, match="afresh"):
        store.relink(never, only_if_stale=True)
    assert store.stale()
    store.close()


def test_where_a_correction_stands_everything_is_derived(path: Path) -> None:
    store = Store(path)
    store.keep(found(0, [actor("person", "Ada Moor")], None))
    store.correct(Correction(0, "rename", (Meant("Ada Moor"),), "Dame Ada", made=dt.datetime.now(dt.UTC)))
    store.relink(actors)
    store.keep(found(1, [actor("person", "Moor")], None))
    with pytest.raises(AssertionError, match="afresh"):
        store.relink(never, only_if_stale=True)
    store.relink(actors, only_if_stale=True)
    assert [each.name for each, _ in state(store)[0]] == ["Dame Ada"]  # type: ignore[attr-defined]
    store.undo(1, dt.datetime.now(dt.UTC))
    store.relink(actors, only_if_stale=True)
    store.keep(found(2, [actor("person", "Moor")], None))
    store.relink(never, only_if_stale=True)
    check(store)
    store.close()


def test_a_failure_amid_leaves_the_links_as_they_were(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(path)
    store.keep(found(0, [actor("person", "Ada Moor")], None))
    store.relink(actors)
    before = state(store), evidence(path)
    store.keep(found(1, [actor("person", "Moor"), actor("person", "Ada Moor", role=MINISTER)], None))
    with monkeypatch.context() as broken:
        broken.setattr(offices, "settle", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.relink(never, only_if_stale=True)
    assert (state(store), evidence(path)) == before
    assert store.stale()
    store.relink(never, only_if_stale=True)
    check(store)
    store.close()
