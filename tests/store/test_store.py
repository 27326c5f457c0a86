"""Keeping: whole articles, once, whatever stands in them."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import shutil
import sqlite3
import threading
from dataclasses import fields, replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import RecordUnusable, Unreadable
from onrecord.records import (
    Actor,
    AnonymousKind,
    Article,
    Date,
    Dating,
    Figure,
    Findings,
    Mention,
    Name,
    Passage,
    Rejected,
    Role,
    Span,
    Speaker,
    Statement,
    spelt_out,
)
from onrecord.store import Store, engine, keeping, queries
from onrecord.store.schema import metadata
from tests.store import made


def rows(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as raw:
        counts = {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in metadata.tables}  # noqa: S608
    raw.close()
    return counts


def back(store: Store, id: str) -> Findings:
    with store.reading() as connection:
        found = queries.findings(connection, id)
    assert found is not None
    return found


def test_what_is_kept_comes_back(store: Store) -> None:
    for each in made.EVERY:
        given_, found = made.findings(each), back(store, each.id)
        assert found.article == given_.article
        assert found.dates == given_.dates
        assert [(s.id, s.source, s.cue, s.content, s.kind, s.via, s.said_on, s.confidence) for s in found.statements] == [
            (s.id, s.source, s.cue, s.content, s.kind, s.via, s.said_on, s.confidence) for s in given_.statements
        ]
        assert [replace(f, given_by=None) for f in found.figures] == [replace(f, given_by=None) for f in given_.figures]
        assert [replace(m, actor=None) for m in found.mentions] == [replace(m, actor=None) for m in given_.mentions]


def test_speakers_are_those_of_the_record(store: Store) -> None:
    speaker = back(store, made.QUAY.id).statements[0].speaker
    assert speaker == Speaker(made._actor_id("Lorne"), "Ada Lorne", "harbour master")
    figure = back(store, made.HARBOUR.id).figures[0]
    assert figure.given_by == speaker
    assert back(store, made.HARBOUR.id).mentions[0].actor == made._actor_id("Lorne")
    assert [actor.name for actor in back(store, made.HARBOUR.id).actors] == ["Ada Lorne", "Ben Tarr"]


def test_before_linking_speakers_are_those_of_the_article(path: Path) -> None:
    store = Store(path)
    store.keep(made.findings(made.QUAY))
    assert back(store, made.QUAY.id).statements[0].speaker == Speaker(f"{made.QUAY.id}.e1", "Lorne", "harbour master")
    assert store.stale()
    store.close()


def test_keeping_twice_keeps_once(store: Store, path: Path) -> None:
    before = rows(path)
    assert not store.keep(made.findings(made.HARBOUR))
    assert rows(path) == before
    assert not store.stale()


def test_what_is_kept_is_told(store: Store) -> None:
    kept = store.kept(made.HARBOUR.head)
    assert kept is not None
    assert (kept.new, kept.statements) == (False, 2)
    assert store.kept(made.article("never seen").head) is None


def test_rejections_are_kept_once_whatever_their_path(store: Store) -> None:
    items = [Rejected("a.txt", "reading", "empty"), Rejected("b\udcff", "decoding", "\ud800"), Rejected("\0", "x", "y")]
    for item in items * 2:
        store.reject(item)
    with store.reading() as connection:
        found = [(each.path, each.reason) for each in queries.rejections(connection)]
    assert found == [("\0", "y"), ("a.txt", "empty"), ("b\\udcff", "\\ud800")]


def _broken(findings: Findings) -> dict[str, Findings]:
    one, figure = findings.statements[0], replace(findings.figures[0], statement=f"{findings.article.id}.s9")
    return {
        "statement of another article": replace(findings, statements=(replace(one, id="a0000000000000000.s1"),)),
        "number twice": replace(findings, statements=(one, one)),
        "speaker not in the cast": replace(findings, actors=()),
        "speaker's id is none": replace(findings, statements=(replace(one, speaker=Speaker("nobody", "Nobody")),)),
        "figure in no statement": replace(findings, statements=(), figures=(figure,)),
        "half a character": replace(findings, article=replace(findings.article, title="\ud800")),
    }


@pytest.mark.parametrize("name", _broken(made.findings(made.HARBOUR)))
def test_findings_that_do_not_belong_together_leave_nothing(path: Path, name: str) -> None:
    store = Store(path)
    before = rows(path)
    wrong = _broken(made.findings(made.HARBOUR))[name]
    if name == "half a character":
        wrong = Findings(wrong.article)
    with pytest.raises(Unreadable) as caught:
        store.keep(wrong)
    assert caught.value.step == "storing"
    assert rows(path) == before
    store.close()


MARKS = ["\0", "a\0b", "\u202e reversed \u202c", "\u200f", "\r\n", "\ud800", "٣", "a" * 5000]
HOSTILE = st.text(max_size=12) | st.sampled_from([*MARKS, "'; DROP TABLE articles; --", '"'])
DAYS = st.none() | st.dates()


@st.composite
def hostile(draw: st.DrawFn) -> Findings:
    """One of everything, hostile text in every field that holds text."""
    say = lambda: draw(HOSTILE)  # noqa: E731
    maybe = lambda: draw(st.none() | HOSTILE)  # noqa: E731
    text = say() + "word"
    article = Article(text, maybe(), maybe(), maybe(), maybe(), maybe(), (say(), say()), draw(DAYS))
    id, span = article.id, Span(0, len(text))
    passage = Passage.of(text, [span])
    actor = Actor(f"{id}.e1", "person", say(), (Name(say(), 1),), (Role(say(), draw(DAYS), draw(DAYS)),))
    speaker = Speaker(actor.id, actor.name, maybe(), draw(st.none() | st.sampled_from(get_args(AnonymousKind))))
    figure = Figure(span, text, 1.0, None, "at_least", maybe(), maybe(), None, f"{id}.s1", speaker, maybe(), 1.0, f"{id}.f1")
    return Findings(
        article,
        (Statement(f"{id}.s1", "direct", passage, passage, passage, speaker, (say(),), article=article.head),),
        (replace(figure, article=article.head),),
        (Date(span, "DATE", say(), draw(DAYS), draw(DAYS), text, f"{id}.d1", article.head),),
        (Mention(span, "person", text, actor.id, 1.0, f"{id}.m1", article.head),),
        (actor,),
    )


def _texts(value: object) -> list[str]:
    """Every string inside a value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for each in value for text in _texts(each)]
    if hasattr(value, "__dataclass_fields__"):
        return [text for each in fields(value) for text in _texts(getattr(value, each.name))]  # type: ignore[arg-type]
    return []


def _unstorable(text: str) -> bool:
    return any("\ud800" <= each <= "\udfff" for each in text)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(hostile())
def test_hostile_text_comes_back_as_it_is_or_is_refused(filled: Path, path: Path, findings: Findings) -> None:
    shutil.copy(filled, path)  # anew for each example, since what is kept stays
    store = Store(path)
    try:
        _keep_and_compare(store, findings)
    finally:
        store.close()


def _keep_and_compare(store: Store, findings: Findings) -> None:
    apart_from_path = replace(findings, article=replace(findings.article, path=None))
    if any(_unstorable(text) for text in _texts(apart_from_path)):
        with pytest.raises(Unreadable):
            store.keep(findings)
        return
    assert store.keep(findings)
    found, path = back(store, findings.article.id), findings.article.path
    assert found.article == replace(findings.article, path=path and spelt_out(path))
    assert (found.statements, found.figures) == (findings.statements, findings.figures)
    assert (found.dates, found.mentions) == (findings.dates, findings.mentions)
    sighting = next(each for each in store.sightings() if each.article.id == findings.article.id)
    assert sighting.actors == findings.actors
    assert store.verify() == []


def _kill_amid(path: str, at: int) -> None:
    """Keeps articles until the process dies inside the transaction of one."""
    store = Store(path)
    for n in range(at):
        store.keep(made.findings(made.article(f"Ada Lorne said {n} boats came.")))
    with engine.transaction(store._writer) as connection:
        keeping.keep(connection, made.findings(made.article("Ada Lorne said the last boats came.")))
        os._exit(9)


def test_a_kill_leaves_whole_articles_and_the_rest_can_follow(path: Path) -> None:
    process = multiprocessing.get_context("spawn").Process(target=_kill_amid, args=(str(path), 3))
    process.start()
    process.join()
    assert process.exitcode == 9
    store = Store(path)
    counts = rows(path)
    assert {name: counts[name] for name in ("articles", "statements", "figures", "mentions", "casts")} == dict.fromkeys(
        ("articles", "statements", "figures", "mentions", "casts"), 3
    )
    assert store.verify() == []
    assert store.keep(made.findings(made.article("Ada Lorne said the last boats came.")))
    store.close()


def test_readers_see_one_state_while_another_thread_writes(store: Store) -> None:
    with store.reading() as connection:
        before = queries.counts(connection)
        thread = threading.Thread(target=store.keep, args=(made.findings(made.article("Ada Lorne said 9 boats came.")),))
        thread.start()
        thread.join()
        assert queries.counts(connection) == before
    with store.reading() as connection:
        assert queries.counts(connection).articles == before.articles + 1


def test_many_threads_read_and_write(store: Store) -> None:
    failures: list[Exception] = []

    def work(number: int) -> None:
        try:
            store.keep(made.findings(made.article(f"Ada Lorne said {number} boats came.")))
            store.relink(made.links, only_if_stale=True)
            with store.reading() as connection:
                assert queries.counts(connection).articles > 3
        except Exception as wrong:
            failures.append(wrong)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(12)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert failures == []
    assert not store.stale()


def test_readers_cannot_write(store: Store) -> None:
    with pytest.raises(RecordUnusable), store.reading() as connection:
        keeping.reject(connection, Rejected("a", "b", "c"))


def test_links_are_stale_until_they_know_every_article(store: Store) -> None:
    assert not store.stale()
    store.keep(made.findings(made.article("Ada Lorne said it rained.", day="2031-07-01")))
    assert store.stale()
    store.relink(made.links, only_if_stale=True)
    assert not store.stale()


def test_linking_does_not_depend_on_the_order_of_adding(tmp_path: Path) -> None:
    found = []
    for number, order in enumerate((made.EVERY, made.EVERY[::-1])):
        store = Store(tmp_path / f"{number}.db")
        for each in order:
            store.keep(made.findings(each))
        found.append(list(store.sightings()))
        store.close()
    assert found[0] == found[1]


def test_notes(store: Store) -> None:
    store.note(model="m1")
    store.note(model="m2", onrecord="0")
    assert {"model": "m2", "onrecord": "0"}.items() <= store.notes().items()


def test_days_before_the_common_era_of_computers(path: Path) -> None:
    store = Store(path)
    old = made.article("Ada Lorne said so.", day="0001-01-01")
    store.keep(made.findings(old))
    assert back(store, old.id).article.published == dt.date(1, 1, 1)
    store.close()


def test_the_days_between_which_an_article_came_out_are_kept(store: Store) -> None:
    words = (Span(0, 3), Span(9, 12))
    known = Dating(dt.date(2031, 5, 1), dt.date(2031, 5, 9), 0.92, words)
    article = Article("Ada Lorne said so.", published_how="inferred", dating=known)
    store.keep(made.findings(article))
    assert back(store, article.id).article == article
