"""The scorer of figures, on sentences of our own."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from evals.figures import Score, newsquant_scores, toll_share

ALL = {"value+unit", "value+change", "counted", "concept"}


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def quantity(value: str, unit: str, change: str = "=", concepts: str = "-") -> dict[str, str]:
    return {"value": value, "normalized_unit": unit, "unit": unit, "change": change, "referred_concepts": concepts}


@pytest.mark.parametrize(
    ("text", "gold", "right"),
    [
        (
            "Exports fell 7%.",
            quantity("7.0", "percentage", "down", "Exports"),
            ALL,
        ),
        ("They freed 40 sailors.", quantity("40", "sailor"), {"value+unit", "value+change", "counted"}),
        ("They freed about 40 sailors.", quantity("40", "pilot", "="), set()),
        ("Up to 40 yuan is due.", quantity("40.0", "chinese yuan", "<"), ALL),
        ("It weighs 3 to 5 kg.", quantity("3.0-5.0", "kilogram"), ALL),
    ],
)
def test_a_quantity_is_held_against_one_figure(tmp_path: Path, text: str, gold: dict[str, str], right: set[str]) -> None:
    scores = newsquant_scores(written(tmp_path / "dev.jsonl.gz", [{"text": text, "quantities": [gold]}]))
    assert {name for name, score in scores.items() if score.right} == right | {"value"}


def test_a_missed_quantity_costs_recall_and_one_too_many_precision(tmp_path: Path) -> None:
    rows = [{"text": "They freed 40 sailors and 3 pilots.", "quantities": [quantity("40", "sailor"), quantity("9", "cook")]}]
    assert newsquant_scores(written(tmp_path / "dev.jsonl.gz", rows))["value"] == Score(1, 2, 2)


def test_the_toll_is_looked_for_among_the_dead(tmp_path: Path) -> None:
    rows = [
        {"article_title": "Fire", "article_content": "A fire killed 12 people. It took 30 lorries.", "nb_civilians": "12"},
        {"article_title": "Fire", "article_content": "A fire killed 12 people. It took 30 lorries.", "nb_civilians": "30"},
        {"article_title": "Fire", "article_content": "Nobody died.", "nb_civilians": "0"},
    ]
    assert toll_share(written(tmp_path / "dev.jsonl.gz", rows)) == Score(1, 2, 2)


def test_a_score() -> None:
    score = Score(3, 4, 6)
    assert (score.precision, score.recall, score.f1) == (75, 50, 60)
    assert Score(0, 0, 0).f1 == 0
