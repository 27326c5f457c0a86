"""The colours have the contrast that WCAG 2.2 AA asks of text (4.5 to 1) and of borders of fields (3 to 1)."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import product

import pytest

CSS = files("onrecord.web").joinpath("static", "onrecord.css").read_text(encoding="utf-8")
LIGHT, DARK = (dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL))
GROUNDS = ("paper", "box", "content", "figure", "date", "hit")
PAIRS = [
    *product(("ink", "link", "cue", "source"), GROUNDS),
    *product(("soft",), ("paper", "box", "content", "hit")),
    ("paper", "link"),  # a button's words
]


def brightness(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((brightness(one), brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_can_be_read(colours: dict[str, str], words: str, ground: str) -> None:
    assert contrast(colours[words], colours[ground]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("line", ["soft", "focus", "name"])
def test_borders_and_focus_can_be_seen(colours: dict[str, str], line: str) -> None:
    assert contrast(colours[line], colours["paper"]) >= 3


def test_contrast_is_that_of_the_norm() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
