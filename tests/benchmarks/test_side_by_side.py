"""What the side-by-side table is made of, on cases small enough to count by hand."""

from __future__ import annotations

import sys

import pytest
from benchmarks.peers import heads, runs
from benchmarks.side_by_side import Sample, against_spacy, middle, precision, present, table
from evals.statements import Attribution, Document

from benchmarks import peers
from onrecord.records import Span

TEXT = "“We go home,” Moor said. Reed denied it."
GOLD = Attribution((Span(14, 18),), (Span(19, 23),), (Span(0, 13),))
WHERE = (Span(0, 3), Span(4, 7), Span(7, 8), Span(9, 12))


def guess(start: int, end: int) -> Attribution:
    return Attribution((), (), (Span(start, end),))


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ([], ()),
        ([1], (Span(4, 7),)),
        ([0, 1, 2], (Span(0, 8),)),
        ([3, 0, 1], (Span(0, 7), Span(9, 12))),
        ([2, 2], (Span(7, 8),)),
    ],
)
def test_runs_of_tokens_are_spans(tokens: list[int], expected: tuple[Span, ...]) -> None:
    assert runs(WHERE, tokens) == expected


def test_heads_count_through_the_article_and_a_root_is_its_own() -> None:
    one = {"heads": [[2, "nsubj"], [0, "root"], [2, "punct"]]}
    two = {"heads": [[0, "root"], [1, "dobj"]]}
    assert list(heads([one, two])) == [1, 1, 1, 3, 3]


@pytest.mark.parametrize(
    ("guesses", "right", "found"),
    [((), 0, 0), ((guess(0, 13),), 1, 1), ((guess(0, 7), guess(0, 6)), 1, 2), ((guess(25, 40), guess(0, 13)), 1, 2)],
)
def test_precision(guesses: tuple[Attribution, ...], right: int, found: int) -> None:
    count = precision([Document(TEXT, (GOLD,))], [guesses])
    assert (count.right, count.found) == (right, found)


def test_ratio_is_the_median_of_the_passes_own() -> None:
    said = against_spacy([4.0, 1.0, 2.0], [2.0, 2.0, 2.0])
    assert said.startswith("onrecord/spaCy words/s: 1.00 ")
    assert "0.50 to 2.00" in said
    assert "; 0.50 in the first" in said


def test_table() -> None:
    assert list(table([("", "F1"), ("ours", "7.5"), ("a", "10.0")])) == [
        "|      |   F1 |",
        "|------|-----:|",
        "| ours |  7.5 |",
        "| a    | 10.0 |",
    ]


def test_the_article_of_middle_length() -> None:
    assert middle(["aaa", "a", "aa"]) == "aa"


def test_a_tool_that_is_absent_is_skipped_with_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(peers, "onrecord_pass", lambda texts: lambda: [() for _ in texts])
    for package in ("spacy", "textacy", "gdelt_regkg"):
        monkeypatch.setitem(sys.modules, package, None)
    assert [tool.name for tool in present(Sample([Document(TEXT, ())], [None]))] == ["onrecord"]
    assert [line.split(" is skipped: ")[0] for line in capsys.readouterr().out.splitlines()] == [
        "spacy",
        "textacy",
        "gdelt-regkg",
    ]
