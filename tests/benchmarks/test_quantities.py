"""quantulum3's quantities as figures."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from benchmarks import quantities


@pytest.mark.parametrize(
    ("value", "uncertainty", "unit", "expected"),
    [
        (550.0, 50.0, "dimensionless", (500, 600, None)),
        (7e12, None, "dollar", (7e12, 7e12, "USD")),
        (12.0, None, "percentage", (12, 12, "percent")),
        (3.0, None, "parsec", (3, 3, "parsec")),
    ],
)
def test_a_quantity_is_a_figure(
    value: float, uncertainty: float | None, unit: str, expected: tuple[float, float, str | None]
) -> None:
    given = SimpleNamespace(value=value, uncertainty=uncertainty, unit=SimpleNamespace(name=unit), span=(0, 4))
    (made,) = quantities.figures_of([given], "some words")
    assert (made.low, made.high, made.unit) == expected
    assert (made.text, made.qualifier) == ("some", "exact")


def test_without_corpora_a_line_says_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_CORPORA", raising=False)
    assert quantities.main() == 0
    assert "nothing scored" in capsys.readouterr().out
