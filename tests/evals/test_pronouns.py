"""Pronouns against judged gold: what counts as found, as resolved and as right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evals.pronouns import Count, Judged

from evals import pronouns
from onrecord.records import Article, Findings, Passage, Span, Speaker, Statement

TEXT = "He said no. They said yes. Who knows? Ada Moor left."


def said(source: str, speaker: str | None) -> Statement:
    start = TEXT.index(source)
    passage = Passage.of(TEXT, [Span(start, start + len(source))])
    return Statement("s", "indirect", passage, passage, passage, speaker=Speaker("e", speaker) if speaker else None)


def span(word: str) -> Span:
    return Span(TEXT.index(word), TEXT.index(word) + len(word))


def test_counts_by_class_and_over_every_pronoun() -> None:
    read = Findings(
        Article(TEXT, external_id="one"), (said("He", "Tom Reed"), said("They", None), said("Ada Moor", "Ada Moor"))
    )
    gold = {"one": (Judged(span("He"), ("Tom Reed",)), Judged(span("They"), ("Reds",)), Judged(span("Who"), ("Ada Moor",)))}
    counts, every = pronouns.score([read], gold)
    assert counts["he, she"] == Count(1, 1, 1, 1)
    assert counts["they"] == Count(1, 1, 0, 0)
    assert counts["relative"] == Count(1, 0, 0, 0)
    assert counts["all"].scores == {"judged": 3, "found": 2, "resolved": 50.0, "right": 50.0}
    assert (every.found, every.resolved) == (2, 1)


@pytest.mark.parametrize(
    ("found", "names", "expected"),
    [
        ("Ada Moor", ("Moor",), True),
        ("Moor", ("Ada Moor",), True),
        ("Tom Moor", ("Ada Moor",), False),
        ("Ada Moor and Tom Reed", ("Ada Moor",), False),
        ("the Front", ("River Front", "Front"), True),
        (None, ("Ada Moor",), False),
        (None, (), True),
        ("Ada Moor", (), False),
    ],
)
def test_right(found: str | None, names: tuple[str, ...], expected: bool) -> None:
    assert pronouns.right(found, names) is expected


def test_of_several_statements_the_one_with_the_shortest_source() -> None:
    short, long = said("He", "Tom Reed"), said("He said", "Ada Moor")
    assert pronouns.statement_of([long, short], span("He")) is short


def test_the_judged_file_is_whole() -> None:
    rows = [json.loads(line) for line in pronouns.GOLD.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 200
    assert all(list(row) == ["article", "source", "speaker", "names"] for row in rows)
    assert sum(len(each) for each in pronouns.judged().values()) == 200


def test_articles_carry_the_id_of_the_corpus(tmp_path: Path) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text('{"id": "one", "text": "No.", "author": "Ada Moor"}\n{"id": "two", "text": "Yes.", "author": "None"}\n')
    assert [(each.external_id, each.authors) for each in pronouns.articles(path)] == [("one", ("Ada Moor",)), ("two", ())]


def test_without_the_corpora_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("ONRECORD_CORPORA", raising=False)
    pronouns.main()
    assert capsys.readouterr().out.count("\n") == 1
