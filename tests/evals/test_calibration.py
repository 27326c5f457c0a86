"""The calibration error on pairs counted by hand."""

from __future__ import annotations

import pytest
from evals.calibration import bins, error

PAIRS = [
    ([], 0.0),
    ([(1.0, True)], 0.0),
    ([(1.0, False)], 1.0),
    ([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], 0.0),
    ([(0.9, True), (0.9, False), (0.1, False), (0.1, False)], 0.5 * 0.4 + 0.5 * 0.1),
]


@pytest.mark.parametrize(("pairs", "expected"), PAIRS)
def test_the_error_is_the_mean_distance(pairs: list[tuple[float, bool]], expected: float) -> None:
    assert error(pairs) == pytest.approx(expected)


def test_full_confidence_falls_into_the_last_bin() -> None:
    assert [each.count for each in bins([(1.0, True), (0.95, True), (0.0, False)])] == [1, 2]
