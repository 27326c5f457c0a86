"""What is asked of a record, and in which order it comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.ask import Ask
from onrecord.facets import Tally
from onrecord.store import Store, fulltext, names, people, queries, quotes, searching, stories_asking
from onrecord.store.words import folded, wanted
from tests.store import made

H, Q, U = (each.id for each in made.EVERY)
STATEMENTS = [
    ({}, [f"{Q}.s1", f"{H}.s1", f"{H}.s2", f"{U}.s1"]),
    ({"limit": 2}, [f"{Q}.s1", f"{H}.s1"]),
    ({"limit": 2, "offset": 1}, [f"{H}.s1", f"{H}.s2"]),
    ({"offset": 3}, [f"{U}.s1"]),
    ({"limit": 0}, []),
    ({"speaker": "Ada Lorne"}, [f"{Q}.s1", f"{H}.s1"]),
    ({"speaker": "ada LORNE"}, [f"{Q}.s1", f"{H}.s1"]),
    ({"speaker": "lorne"}, [f"{Q}.s1", f"{H}.s1"]),
    ({"speaker": "Ada"}, [f"{Q}.s1", f"{H}.s1"]),  # no name is just that; one has the word
    ({"speaker": "Tarr Ben"}, [f"{H}.s2"]),
    ({"speaker": "Lor"}, []),  # the beginning of a word is none
    ({"speaker": "%"}, []),
    ({"speaker": "Ada Tarr"}, []),
    ({"speaker": made._actor_id("Tarr")}, [f"{H}.s2"]),
    ({"about": "boats"}, [f"{H}.s1", f"{U}.s1"]),
    ({"about": "boa"}, [f"{H}.s1", f"{U}.s1"]),
    ({"about": "12 lost"}, [f"{H}.s1"]),
    ({"about": "shut"}, []),  # stands in the article, in no statement
    ({"since": dt.date(2031, 5, 3)}, [f"{Q}.s1", f"{H}.s1", f"{H}.s2"]),
    ({"since": dt.date(2031, 5, 4)}, [f"{Q}.s1"]),
    ({"until": dt.date(2031, 5, 3)}, [f"{H}.s1", f"{H}.s2"]),
    ({"outlet": "the oar"}, [f"{Q}.s1"]),
    ({"kind": "direct"}, []),
    ({"kind": "indirect", "article": H}, [f"{H}.s1", f"{H}.s2"]),
    ({"speaker": "Lorne", "about": "quay"}, [f"{Q}.s1"]),
]


@pytest.mark.parametrize(("asked", "expected"), STATEMENTS)
def test_statements(full: Store, asked: dict[str, Any], expected: list[str]) -> None:
    with full.reading() as connection:
        ask = Ask(**asked)
        assert [each.id for each in queries.asked_statements(connection, ask)] == expected
        if ask.limit is None and not ask.offset:
            assert queries.count_statements(connection, ask) == len(expected)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [Q, H, U]),
        ({"about": "boats"}, [Q, H, U]),
        ({"about": "open"}, [Q]),  # of a title
        ({"about": "shut"}, [H]),
        ({"outlet": "The Lamp"}, [H]),
        ({"since": dt.date(2031, 5, 21)}, [Q]),
        ({"speaker": "Lorne"}, [Q, H]),
        ({"speaker": "Lorne", "about": "quay"}, [Q, H]),
        ({"kind": "direct"}, []),
        ({"limit": 1, "offset": 1}, [H]),
    ],
)
def test_articles(full: Store, asked: dict[str, Any], expected: list[str]) -> None:
    with full.reading() as connection:
        assert [head.id for head in queries.asked_articles(connection, Ask(**asked))] == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [f"{Q}.f1", f"{H}.f1", f"{U}.f1"]),
        ({"speaker": "Lorne"}, [f"{H}.f1"]),
        ({"speaker": "Senn"}, [f"{U}.f1"]),
        ({"kind": "indirect"}, [f"{H}.f1", f"{U}.f1"]),  # the other stands in no statement
        ({"limit": 1}, [f"{Q}.f1"]),
    ],
)
def test_figures(full: Store, asked: dict[str, Any], expected: list[str]) -> None:
    with full.reading() as connection:
        assert [figure.id for figure, _ in queries.asked_figures(connection, Ask(**asked))] == expected


def test_who_gives_a_figure(full: Store) -> None:
    with full.reading() as connection:
        given = [figure.given_by_name for figure, _ in queries.asked_figures(connection, Ask())]
    assert given == ["The Oar", "Ada Lorne", "Mira Senn"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [f"{H}.d1", f"{Q}.d2", f"{Q}.d1"]),
        ({"since": dt.date(2031, 5, 20)}, [f"{Q}.d2", f"{Q}.d1"]),
        ({"until": dt.date(2031, 5, 20)}, [f"{H}.d1", f"{Q}.d2"]),
        ({"outlet": "The Oar"}, [f"{Q}.d2", f"{Q}.d1"]),
    ],
)
def test_dates_come_by_day(full: Store, asked: dict[str, Any], expected: list[str]) -> None:
    with full.reading() as connection:
        assert {date.id for date, _ in queries.asked_dates(connection, Ask(**asked))} == set(expected)
        for limit in (1, 2, 9):
            page = queries.asked_dates(connection, Ask(**asked, limit=limit))
            assert [date.id for date, _ in page] == expected  # several may tell of one happening: pages are cut later


def test_actors_come_by_statements_then_by_name(full: Store) -> None:
    with full.reading() as connection:
        every = list(people.asked(connection, Ask()))
        assert [(actor.name, count) for actor, count in every] == [("Ada Lorne", 2), ("Ben Tarr", 1), ("Mira Senn", 1)]
        assert [actor.name for actor, _ in people.asked(connection, Ask(limit=1, offset=1))] == ["Ben Tarr"]
        assert [actor.name for actor, _ in people.asked(connection, Ask(speaker="tarr"))] == ["Ben Tarr"]
        assert [(name.name, name.count) for name in every[0][0].names] == [("Ada Lorne", 1), ("Lorne", 1)]


MAY, JUNE = (dt.date(2031, 5, 1), dt.date(2031, 5, 31)), (dt.date(2031, 6, 1), dt.date(2031, 6, 30))


@pytest.mark.parametrize(
    ("speaker", "days", "titled", "akin", "expected"),
    [
        ("Lorne", (None, None), "", "", ["Ada Lorne"]),
        ("Lorne", MAY, "", "", ["Ada Lorne"]),
        ("Lorne", JUNE, "", "", []),
        ("the harbour master", (None, None), "harbour master", "", ["Ada Lorne", "Ben Tarr", "Mira Senn"]),
        ("Lorne", (None, None), "quay master", "", ["Ada Lorne"]),
        ("the harbour master", MAY, "harbour master", "", ["Ada Lorne", "Ben Tarr"]),  # the third is of an undated article
        ("the harbour master", (None, dt.date(2031, 5, 3)), "harbour master", "", ["Ada Lorne", "Ben Tarr"]),
        ("the harbour master", (dt.date(2031, 5, 4), None), "harbour master", "", []),
        ("the harbour master", MAY, "", "harbour master", []),  # akin to what nobody has
        (None, MAY, "", "", ["Ada Lorne", "Ben Tarr"]),
        (None, JUNE, "", "", []),
    ],
)
def test_actors_by_title_and_days(
    full: Store, speaker: str | None, days: tuple[dt.date | None, dt.date | None], titled: str, akin: str, expected: list[str]
) -> None:
    ask = Ask(speaker=speaker, since=days[0], until=days[1])
    with full.reading() as connection:
        found = list(people.asked(connection, ask, titled=titled.__eq__, akin=akin.__eq__))
    assert sorted(actor.name for actor, _ in found) == expected


def test_a_record_with_nothing_in_it(path: Any) -> None:
    store = Store(path)
    store.relink(made.links)
    with store.reading() as connection:
        for ask in (Ask(), Ask(about="x"), Ask(speaker="x"), Ask(article="x")):
            assert list(queries.asked_statements(connection, ask)) == []
            assert list(queries.asked_figures(connection, ask)) == []
            assert list(queries.asked_dates(connection, ask)) == []
            assert list(queries.asked_articles(connection, ask)) == []
        assert queries.counts(connection).statements == 0
    assert store.verify() == []
    store.close()


def test_counts(full: Store) -> None:
    with full.reading() as connection:
        counts = queries.counts(connection)
    assert (counts.articles, counts.statements, counts.actors, counts.figures) == (3, 4, 3, 3)
    assert (counts.dates, counts.mentions, counts.rejected, counts.with_date, counts.speakerless) == (3, 4, 0, 2, 0)


def test_a_search_counts_what_its_listings_hold(full: Store) -> None:
    for about in ("boats", "quay", "Lorne", "quay open", "nothing at all"):
        with full.reading() as connection:
            found = dict(searching.tallies(connection, about))
            ask = Ask(about=about)
            assert found["statements"] == Tally(len(list(queries.asked_statements(connection, ask))))
            assert found["articles"] == Tally(len(list(queries.asked_articles(connection, ask))))
            assert found["actors"] == Tally(len(list(people.asked(connection, Ask(speaker=about)))))
            assert found["stories"] == Tally(len(list(stories_asking.asked_stories(connection, ask))))
            assert found["quotes"] == Tally(len(list(quotes.asked(connection, ask))))


def test_a_count_ends_where_no_reader_counts_on(full: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST", 1)
    with full.reading() as connection:
        assert dict(searching.tallies(connection, "boats"))["articles"] == Tally(1, more=True)


MANY = [made.article(f"Ada Lorne said {n} boats came on 2031-05-{n + 1:02}.", day=f"2031-05-{n + 1:02}") for n in range(20)]
ABOUT = [{}, {"about": "boats"}, {"about": "boa"}, {"about": "boats 7"}, {"about": "boats 9", "speaker": "Lorne"}]
PAGES = [(5, 0), (5, 3), (50, 0), (3, 18)]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("many") / "record.db")
    for each in MANY:
        store.keep(made.findings(each))
    store.relink(made.links)
    yield store
    store.close()


@pytest.mark.parametrize("asked", ABOUT)
@pytest.mark.parametrize("few", [0, 5, 10**6])
def test_however_words_are_looked_for_the_pages_are_the_same(
    many: Store, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any], few: int
) -> None:
    with many.reading() as connection:
        expected = [each.id for each in queries.asked_statements(connection, Ask(**asked))]
        articles = [each.id for each in queries.asked_articles(connection, Ask(**asked))]
        for name in ("FEW", "MANY", "DENSE"):
            monkeypatch.setattr(fulltext, name, few or 1)
        for limit, offset in PAGES:
            page = Ask(**asked, limit=limit, offset=offset)
            assert [each.id for each in queries.asked_statements(connection, page)] == expected[offset : offset + limit]
            assert [each.id for each in queries.asked_articles(connection, page)] == articles[offset : offset + limit]
        assert queries.count_statements(connection, Ask(**asked)) == len(expected)


def test_counts_are_those_of_the_listings(many: Store) -> None:
    with many.reading() as connection:
        found = queries.counts(connection)
        listed = [queries.statements_of, queries.figures_of, queries.dates_of, names.of_articles]
        assert [found.statements, found.figures, found.dates, found.mentions] == [
            len(list(each(connection))) for each in listed
        ]
        ask = Ask(since=dt.date(2031, 5, 3), until=dt.date(2031, 5, 7))
        assert queries.count_statements(connection, ask) == len(list(queries.asked_statements(connection, ask))) == 5


def test_lines_that_hold_the_words(many: Store) -> None:
    with many.reading() as connection:
        found = [each.text for each, _ in queries.asked_figures(connection, Ask(about="boats 7"))]
        assert (len(found), "7" in found) == (1, True)
        days = [each.value for each, _ in queries.asked_dates(connection, Ask(about="boats came", limit=3))]
        assert days == [f"2031-05-{n + 1:02}" for n in range(20)]  # of words, the limit is left to who looks at sentences


TOLD = [
    "The mill paid 30 crowns on 2031-04-02 and 7 boats came.\n\nOn 2031-04-05 the mill of Straße 4 shut.",
    "Some 40 boats left the mill.\nBy 2031-04-02 the 12 owners of the U.S. mill were paid 9 crowns.",
    "On 2031-04-09 nobody came.\n\n" + "\n\n".join(f"Line {n} has {n} crowns of 2031-06-01." for n in range(80)),
]
WORDS = [
    "mill",
    "mil",
    "boats mill",
    "crowns paid",
    "U.S. mill",
    "7",
    "strasse",
    "line 70",
    "line 6",
    "owners crowns",
    "nothing",
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("told") / "record.db")
    for n, text in enumerate(TOLD, 1):
        store.keep(made.findings(made.article(text, day=f"2031-04-{10 + n}")))
    store.relink(made.links)
    yield store
    store.close()


def _holding(found: Iterator[tuple[Any, str]], about: str) -> list[str]:
    """The plain way: the words of the item's lines, with what it counts."""
    kept = []
    for item, text in found:
        start, end = text.rfind("\n", 0, item.span.start) + 1, text.find("\n", item.span.end)
        held = folded(text[start : end if end >= 0 else len(text)]), folded(getattr(item, "counted", None) or "")
        if all(any(word in each for each in held) for word in wanted(about)):
            kept.append(item.id)
    return kept


@pytest.mark.parametrize("few", [0, 1, 10**6])  # lines are many, many and dense, few
@pytest.mark.parametrize("about", WORDS)
def test_however_lines_are_looked_for_the_items_are_the_same(
    told: Store, monkeypatch: pytest.MonkeyPatch, about: str, few: int
) -> None:
    monkeypatch.setattr(fulltext, "FEW_LINES", few)
    monkeypatch.setattr(fulltext, "DENSE_LINES", 10**6 if few else 1)
    with told.reading() as connection:
        figures = _holding(queries.asked_figures(connection, Ask()), about)
        assert [each.id for each, _ in queries.asked_figures(connection, Ask(about=about))] == figures
        for limit in (None, 5):
            dates = _holding(queries.asked_dates(connection, Ask(limit=limit)), about)
            assert [each.id for each, _ in queries.asked_dates(connection, Ask(about=about, limit=limit))] == dates


def test_the_lines_that_were_looked_for_are_not_all_or_nothing(told: Store) -> None:
    with told.reading() as connection:
        counts = {about: len(list(queries.asked_figures(connection, Ask(about=about)))) for about in WORDS}
    assert (counts["nothing"], counts["strasse"] > 0, counts["line 70"], counts["mill"] > 2) == (0, True, 2, True)
