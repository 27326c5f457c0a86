"""The score of quotes against judged pairs."""

from __future__ import annotations

import json

import pytest

from evals import quotes
from onrecord.records import Passage, Span, Statement

NONE = Passage()


def statement(id: str, *spans: tuple[int, int], quote: str | None = None) -> Statement:
    content = Passage(tuple(Span(*span) for span in spans), "x")
    return Statement(id, "direct", NONE, NONE, content, quote=quote)


HELD = {
    "one": [statement("a1.s1", (0, 10), quote="q1"), statement("a1.s2", (20, 60), quote="q2")],
    "two": [statement("a2.s1", (5, 30), quote="q1")],
}
PLACES = [("one", (0, 10), "a1.s1"), ("one", (22, 40), "a1.s2"), ("one", (70, 90), None), ("three", (0, 10), None)]


@pytest.mark.parametrize(("article", "span", "expected"), PLACES)
def test_the_statement_at_a_place(article: str, span: tuple[int, int], expected: str | None) -> None:
    found = quotes.at(quotes.Place(article, (Span(*span),)), HELD)
    assert (found.id if found else None) == expected


def test_score() -> None:
    first, second = quotes.Place("one", (Span(0, 10),)), quotes.Place("one", (Span(20, 60),))
    other, absent = quotes.Place("two", (Span(5, 30),)), quotes.Place("three", (Span(0, 9),))
    gold = [
        quotes.Pair(first, other, True),
        quotes.Pair(first, second, False),
        quotes.Pair(second, other, True),
        quotes.Pair(first, absent, True),
    ]
    got, others = quotes.score(gold, HELD)
    assert (got.right, got.wrong, got.missed) == (1, 0, 2)
    assert (got.precision, round(got.recall, 1)) == (100.0, 33.3)
    assert [joined for _, joined in others] == [False, False]


def test_the_judged_file_is_whole() -> None:
    rows = [json.loads(line) for line in quotes.GOLD.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 200
    assert all([*row] == ["one", "other", "same"] and isinstance(row["same"], bool) for row in rows)
    assert len({json.dumps(row) for row in rows}) == 200
    assert 60 <= sum(pair.same for pair in quotes.pairs()) <= 70


def test_without_the_corpora_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("ONRECORD_CORPORA", raising=False)
    monkeypatch.setattr("sys.argv", ["quotes"])
    quotes.main()
    assert capsys.readouterr().out.count("\n") == 1
