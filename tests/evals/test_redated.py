"""Dates taken away and asked of the other articles of a record: made-up articles, judged by hand."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path

from evals import redated, undated
from tests.link.test_dating import FERRY, MILL, SALT


def _written(path: Path, rows: list[dict[str, object]]) -> None:
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def test_shares_of_a_small_record(tmp_path: Path) -> None:
    texts = [f"{FERRY}\n{MILL}"] * 8 + [SALT] * 2
    rows = [
        {"id": str(at), "text": text, "outlet": f"outlet {at}", "published": "2023-05-03" if at else "2025-01-01"}
        for at, text in enumerate(texts)
    ]
    _written(tmp_path / "news/mixed.jsonl.gz", rows[1:])
    _written(tmp_path / "news/syria-2012-2016.jsonl.gz", [])
    _written(tmp_path / "basil/dev.jsonl.gz", [])
    every = list(redated.record(tmp_path))
    assert {known.carrier.day for known in every} == {dt.date(2023, 5, 3)}
    found = {name: undated.scores(judged) for name, judged in undated.record_table(tmp_path, developed=False)}
    assert list(found) == ["mixed, record", "  by pair"]
    assert (found["mixed, record"].articles, found["  by pair"].articles) == (4, 3)
    assert (found["  by pair"].holding, found["  by pair"].width) == (100.0, 11)
