"""The scorer of statements, on cases small enough to count by hand."""

from __future__ import annotations

import pytest
from evals.statements import Attribution, Document, by_kind, covering, exact, iou, linked, trimmed

from onrecord.records import Span

TEXT = "“We go home,” Moor said. Reed denied it."


def said(source: tuple[int, int] | None, cue: tuple[int, int], *content: tuple[int, int]) -> Attribution:
    return Attribution((Span(*source),) if source else (), (Span(*cue),), tuple(Span(*each) for each in content))


GOLD = said((14, 18), (19, 23), (0, 13))
DOCUMENT = Document(TEXT, (GOLD,))


@pytest.mark.parametrize(
    ("words", "expected"),
    [("“We go home,”", "We go home"), (" Moor ", "Moor"), ("“,” ", None), ("denied it.", "denied it"), ("", None)],
)
def test_trimmed(words: str, expected: str | None) -> None:
    cut = trimmed(words, Span(0, len(words)))
    assert (cut.of(words) if cut else None) == expected


def test_a_perfect_guess_scores_a_hundred_and_none_nothing() -> None:
    assert [count.f1 for count in exact([DOCUMENT], [[GOLD]]).values()] == [100, 100, 100]
    assert linked([DOCUMENT], [[GOLD]]).f1 == 100
    assert linked([DOCUMENT], [[]]).f1 == 0


def test_a_wrong_source_is_not_linked_but_its_content_is_recalled() -> None:
    wrong = said((25, 29), (19, 23), (0, 13))
    assert linked([DOCUMENT], [[wrong]]).right == 0
    assert by_kind([DOCUMENT], [[wrong]])["direct"].recall == 100


def test_a_source_where_the_gold_has_none_is_wrong() -> None:
    document = Document(TEXT, (said(None, (19, 23), (0, 13)),))
    assert linked([document], [[GOLD]]).right == 0
    assert linked([document], [[said(None, (19, 23), (0, 13))]]).right == 1


def test_half_of_the_content_is_linked_less_is_not() -> None:
    assert linked([DOCUMENT], [[said((14, 18), (19, 23), (0, 7))]]).right == 1
    assert linked([DOCUMENT], [[said((14, 18), (19, 23), (0, 6))]]).right == 0


def test_one_guess_serves_one_gold_statement() -> None:
    document = Document(TEXT, (GOLD, GOLD))
    assert linked([document], [[GOLD]]).right == 1


def test_overlap() -> None:
    assert iou((Span(0, 10),), (Span(5, 15),)) == pytest.approx(1 / 3)
    assert covering([DOCUMENT], [[said((14, 18), (19, 23), (0, 6))]], 0.3).right == 1
    assert covering([DOCUMENT], [[said((14, 18), (19, 23), (0, 6))]], 0.8).right == 0
