"""The README keeps its word: short, and its example says what it says."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_it_is_short() -> None:
    assert len(README.splitlines()) < 150


def test_the_first_example_prints_what_it_says() -> None:
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    example = block.split("\n\nwith ")[0]
    (expected,) = re.findall(r"^ +# (.*)$", example, re.MULTILINE)
    printed = StringIO()
    with redirect_stdout(printed):
        exec(example, {})
    assert printed.getvalue().strip() == expected
