"""The made-up record of the benchmark of linking: the same each time, and its links follow."""

from __future__ import annotations

import random
from argparse import Namespace
from pathlib import Path

import pytest

from benchmarks import linking


def test_a_small_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    linking.measure(tmp_path / "record.db", Namespace(actors=200, cast=10, added=3, check=True))
    told = capsys.readouterr().out
    assert "the same afresh   yes" in told
    assert "95th percentile" in told


def test_the_same_articles_each_time() -> None:
    one, other = (linking.World(100, random.Random(4)) for _ in range(2))
    assert [linking.findings(one, n, 15) for n in range(20)] == [linking.findings(other, n, 15) for n in range(20)]


def test_the_first_are_drawn_most() -> None:
    zipf = linking.Zipf(50, 1.0, random.Random(1))
    drawn = [zipf.draw() for _ in range(5_000)]
    assert set(drawn) <= set(range(50))
    assert drawn.count(0) > 3 * drawn.count(40) > 0
