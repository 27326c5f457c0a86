"""The ratchet: floors hold for their data, rise on request, never fall."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evals.gate import compared, raised

from evals import gate

FLOORS: dict[str, dict[str, object]] = {"set": {"data": "abc", "scores": {"F1": 70.0}}}


def test_a_score_at_its_floor_passes_and_one_under_it_does_not() -> None:
    assert list(compared("set", "abc", {"F1": 70.0}, FLOORS)) == []
    assert list(compared("set", "abc", {"F1": 69.8}, FLOORS)) == []
    assert list(compared("set", "abc", {"F1": 69.0}, FLOORS)) == ["set: F1 is 69.0, under its floor of 70.0"]


def test_other_data_a_missing_score_and_a_new_one_are_said() -> None:
    assert "changed" in next(compared("set", "xyz", {"F1": 70.0}, FLOORS))
    assert list(compared("set", "abc", {}, FLOORS)) == ["set: F1 is no longer scored"]
    assert "no floor" in next(iter(compared("set", "abc", {"F1": 70.0, "new": 1.0}, FLOORS)))
    assert "no floor yet" in next(compared("other", "abc", {"F1": 70.0}, FLOORS))


def test_floors_only_rise_while_the_data_stays() -> None:
    assert raised("abc", {"F1": 69.9}, FLOORS["set"])["scores"] == {"F1": 70.0}
    assert raised("abc", {"F1": 75.0}, FLOORS["set"])["scores"] == {"F1": 75.0}
    assert raised("xyz", {"F1": 60.0}, FLOORS["set"])["scores"] == {"F1": 60.0}


def test_an_update_takes_new_data_and_refuses_a_fall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    new_data = list(compared("set", "xyz", {"F1": 70.0}, FLOORS))
    assert gate._update(FLOORS, new_data) == 0
    assert json.loads((tmp_path / "floors.json").read_text()) == FLOORS
    assert gate._update(FLOORS, list(compared("set", "abc", {"F1": 60.0}, FLOORS))) == 1
