"""The made-up record of the benchmark of quotes."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from benchmarks import quotes


def test_a_small_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quotes.measure(tmp_path / "record.db", Namespace(statements=600, added=2, checked=3))
    told = capsys.readouterr().out
    assert "60 articles, 600 statements" in told
    assert "one article added" in told


def test_the_same_articles_each_time() -> None:
    one, other = (quotes.World(3) for _ in range(2))
    assert [one.article(n, 9) for n in range(9)] == [other.article(n, 9) for n in range(9)]
