"""Quotes on file: they follow articles as they are added, and are those derived afresh; what is on record and what is not."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ask import Ask
from onrecord.errors import Usage
from onrecord.link.actors import actors
from onrecord.records import (
    Actor,
    Article,
    ArticleKind,
    Correction,
    Findings,
    Meant,
    Name,
    Passage,
    Quote,
    Span,
    Speaker,
    Statement,
)
from onrecord.store import Store, linking, quotes

WHOLE = "The harbour board has lost the trust of the crews, and it will not win it back with a new pier."
FRAGMENT = "lost the trust of the crews"
OTHER = "Every boat that the storm took will be paid for by midsummer, down to the last oar."


def told(speaker: str, *said: str, day: int | None = 0, outlet: str = "The Lamp", kind: ArticleKind = "report") -> Findings:
    """An article in which somebody says these words, each in quotation marks."""
    lines = [f"“{words}” said {speaker}." for words in said]
    text = "\n".join(lines) + f"\n{outlet}"
    published = dt.date(2031, 5, 2) + dt.timedelta(day) if day is not None else None
    how = "stated" if published else "unknown"
    article = Article(text, outlet=outlet, published=published, published_how=how, kind=kind)  # type: ignore[arg-type]
    who = Actor(f"{article.id}.e1", "person", speaker, (Name(speaker, 1),))
    made, at = [], 0
    for line, words in zip(lines, said, strict=True):
        content, cue = Span(at, at + len(words) + 2), Span(at + len(words) + 3, at + len(words) + 7)
        source = Span(cue.end + 1, cue.end + 1 + len(speaker))
        spans = (Passage.of(text, [span]) for span in (source, cue, content))
        made.append(Statement("", "direct", *spans, Speaker(who.id, speaker)))
        at += len(line) + 1
    return Findings(article, tuple(made), actors=(who,))


def kept(path: Path, found: Iterable[Findings], *, follow: bool = False) -> Store:
    store = Store(path)
    for each in found:
        store.keep(each)
        if follow:
            store.relink(actors, only_if_stale=True)
    store.relink(actors, only_if_stale=True)
    return store


def every(store: Store) -> list[Quote]:
    with store.reading() as connection:
        return list(quotes.every(connection))


def test_one_utterance_is_one_quote(path: Path) -> None:
    first, second = told("Ada Moor", WHOLE, "No comment."), told("Moor", FRAGMENT, day=1, outlet="The Oar")
    store = kept(path, [second, told("Ada Moor", WHOLE, day=1, outlet="The Net"), first, told("Tom Reed", "No comment.")])
    [quote] = every(store)
    assert quote.wording == WHOLE
    assert quote.carriers[0] == "The Lamp"
    assert set(quote.carriers) == {"The Lamp", "The Net", "The Oar"}
    assert quote.first_article == first.article.id
    assert quote.first_on == dt.date(2031, 5, 2)
    assert [(each.wording, each.count) for each in quote.variants] == [(WHOLE, 2), (FRAGMENT, 1)]
    with store.reading() as connection:
        assert [each.statement.id for each in quotes.carried(connection, quote.id)] == list(quote.statements)
        assert {each.statement.quote for each in quotes.carried(connection, quote.id)} == {quote.id}
    assert store.verify() == []
    store.close()


def test_what_a_transcript_has(path: Path) -> None:
    altered = "The board lost the trust of the crews and will never win it back with a pier."
    printed = {WHOLE: "verbatim", FRAGMENT: "verbatim", altered: "altered"}
    found = [told("Ada Moor", words, day=1, outlet=f"Outlet {n}") for n, words in enumerate(printed)]
    cut = "The harbour board has lost the trust of the crews, and it will not win it back."
    found += [told("Ada Moor", cut.replace("harbour ", ""), day=2), told("Ada Moor", f"Good day. {WHOLE}", kind="transcript")]
    store = kept(path, found)
    [quote] = every(store)
    assert quote.wording == WHOLE
    with store.reading() as connection:
        faith = {each.statement.content.text.strip("“”"): each.faith for each in quotes.carried(connection, quote.id)}
    assert faith == {**printed, cut.replace("harbour ", ""): "cut", f"Good day. {WHOLE}": None}
    store.close()


ASKED = [
    (Ask(speaker="Moor"), 1),
    (Ask(speaker="Reed"), 0),
    (Ask(about="trust"), 1),
    (Ask(about="oar"), 1),
    (Ask(outlet="The Oar"), 2),
    (Ask(outlet="The Net"), 0),
    (Ask(since=dt.date(2031, 5, 4)), 1),
    (Ask(limit=1), 1),
    (Ask(offset=1), 1),
]


@pytest.mark.parametrize(("ask", "count"), ASKED)
def test_asked(path: Path, ask: Ask, count: int) -> None:
    two = [told("Ada Moor", WHOLE), told("Ada Moor", WHOLE, day=1, outlet="The Oar")]
    store = kept(
        path, [*two, told("Eva Senn", OTHER, day=2, outlet="The Oar"), told("Eva Senn", OTHER, day=1), told("Tom Reed", "Yes")]
    )
    with store.reading() as connection:
        assert len(list(quotes.asked(connection, ask))) == count
    store.close()


# --- in any order ---

_FOUND = st.lists(
    st.builds(
        lambda speaker, said, day, outlet: told(speaker, *said, day=day, outlet=f"Outlet {outlet}"),
        st.sampled_from(["Ada Moor", "Moor", "Tom Reed", "Tom Moor"]),
        st.lists(st.sampled_from([WHOLE, FRAGMENT, OTHER, "the last oar", "No comment."]), min_size=1, max_size=3, unique=True),
        st.one_of(st.none(), st.integers(0, 30)),
        st.integers(0, 3),
    ),
    min_size=2,
    max_size=5,
    unique_by=lambda each: each.article.id,
)


@settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(found=_FOUND, chosen=st.randoms(use_true_random=False))
def test_quotes_that_follow_are_those_derived_afresh(found: list[Findings], chosen: random.Random) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "SHARE", 1e9)
        first = kept(Path(folder) / "one.db", found)
        expected = every(first)
        chosen.shuffle(found)
        second = kept(Path(folder) / "two.db", found, follow=True)
        assert every(second) == expected
        assert second.verify() == []
        second.relink(actors)
        assert every(second) == expected
        first.close()
        second.close()


def test_quotes_follow_a_correction(path: Path) -> None:
    words = "lost the trust of the crews and of the port"
    store = kept(path, [told("Ada Moor", words), told("Tom Reed", words, day=1, outlet="The Oar")])
    assert every(store) == []
    store.correct(Correction(0, "merge", (Meant("Ada Moor"), Meant("Tom Reed")), made=dt.datetime.now(dt.UTC)))
    store.relink(actors, only_if_stale=True)
    assert len(every(store)) == 1
    store.undo(1, dt.datetime.now(dt.UTC))
    store.relink(actors, only_if_stale=True)
    assert every(store) == []
    store.close()


def test_a_tampered_quote_is_found(path: Path) -> None:
    store = kept(path, [told("Ada Moor", WHOLE), told("Ada Moor", WHOLE, day=1, outlet="The Oar")])
    [quote] = every(store)
    raw = sqlite3.connect(path)
    raw.execute("UPDATE quoted SET quote = NULL WHERE statement = 1")
    raw.commit()
    assert {(each.id, each.table) for each in store.verify()} == {(quote.id, "quotes")}
    raw.execute("UPDATE quoted SET quote = 1")
    raw.execute("UPDATE quotes SET id = 'q0000000000000000'")
    raw.commit()
    assert [(each.id, each.table) for each in store.verify()] == [("q0000000000000000", "quotes")]
    raw.close()
    store.close()


# --- checking ---

CHECKED = [
    (WHOLE, "verbatim"),
    ("“lost the trust” of the crews", "verbatim"),
    ("the board has lost the trust of the crews and will not win it back", "cut"),
    ("The harbour board has lost all faith of the crews", "altered"),
    ("No comment", "verbatim"),
    ("Nobody asked the fishermen about the bridge", "not in it"),
    ("No comments", "not in it"),
    ('" OR "a', "not in it"),
    ("oar*", "verbatim"),
]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Iterable[Store]:
    found = [told("Ada Moor", WHOLE, "No comment."), told("Ada Moor", WHOLE, day=1, outlet="The Oar"), told("Eva Senn", OTHER)]
    store = kept(tmp_path_factory.mktemp("checked") / "record.db", found)
    yield store
    store.close()


@pytest.mark.parametrize(("text", "faith"), CHECKED)
def test_checked(checked: Store, text: str, faith: str) -> None:
    with checked.reading() as connection:
        made = quotes.check(connection, text, 10)
    assert made.faith == faith
    assert made.on_record == (faith in ("verbatim", "cut"))
    assert bool(made.near) == (faith != "not in it")
    assert all(each.statement.speaker for each in made.near)


def test_what_is_near_tells_its_quote(checked: Store) -> None:
    with checked.reading() as connection:
        made = quotes.check(connection, "The harbour board has lost the trust of its crews", 10)
    assert [each.quote.carriers if each.quote else None for each in made.near] == [("The Lamp", "The Oar")] * 2
    assert [(each.what, each.text) for each in made.near[0].stretches][1:3] == [("out", "its"), ("in", "the")]


def test_part_of_what_is_asked_is_near_it(checked: Store) -> None:
    with checked.reading() as connection:
        made = quotes.check(
            connection, "The mayor of the old town is said to have lost the trust of the crews of seven ferries", 10
        )
    assert made.faith == "not in it"
    assert not made.on_record
    assert {each.faith for each in made.near} == {"not in it"}
    assert len(made.near) == 2


@pytest.mark.parametrize("text", ["", " … ", "boat " * 3_000])
def test_what_cannot_be_checked(checked: Store, text: str) -> None:
    with checked.reading() as connection, pytest.raises(Usage):
        quotes.check(connection, text, 10)


def test_any_text_can_be_checked(checked: Store) -> None:
    for text in ("\x00 a", "a\ud800b", "😀 boat", "'; DROP TABLE quotes; --", "a" * 9_000, "boat quay " * 900):
        with checked.reading() as connection:
            assert quotes.check(connection, text, 10).text == text
