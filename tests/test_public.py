"""What is public is listed, documented, and there."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import fields
from pathlib import Path

import pytest
import typer.main

import onrecord
from onrecord.cli import app
from onrecord.settings import Settings

GROUP = typer.main.get_command(app).commands  # type: ignore[attr-defined]
COMMANDS = {  # those of a group by both words: "correct merge"
    f"{name} {each}" if each else name: command
    for name, first in GROUP.items()
    for each, command in {"": first, **getattr(first, "commands", {})}.items()
}
DOCS = (Path(__file__).parents[1] / "docs/commands.md").read_text(encoding="utf-8")


def test_public_names_are_those_of_all() -> None:
    tree = ast.parse(Path(onrecord.__file__).read_text(encoding="utf-8"))
    given = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("onrecord")
        for alias in node.names
    }
    assert given | {"__version__"} == set(onrecord.__all__)
    assert 10 <= len(onrecord.__all__) <= 20
    assert list(onrecord.__all__) == sorted(onrecord.__all__)


@pytest.mark.parametrize("name", onrecord.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    value = getattr(onrecord, name)
    assert name in dir(onrecord)
    assert name == "__version__" or inspect.getdoc(value)


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = onrecord.nothing_of_the_kind


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    command = COMMANDS[name]
    assert f"`onrecord {name}" in DOCS
    assert command.help
    for parameter in command.params:
        assert parameter.help or parameter.name == "help", parameter.name
        for option in (each for each in parameter.opts if each.startswith("--")):
            assert re.search(rf"`{option}[ `]", DOCS), option


@pytest.mark.parametrize("setting", fields(Settings), ids=lambda setting: setting.name)
def test_every_setting_is_documented(setting) -> None:  # type: ignore[no-untyped-def]
    [row] = [row for row in DOCS.splitlines() if row.startswith(f"| `{setting.name}` ")]
    assert f"`ONRECORD_{setting.name.upper()}`" in row
    assert f"`{setting.default}`" in row
    assert setting.metadata["help"] in row


def test_nothing_is_documented_that_is_not_there() -> None:
    options = {option for command in COMMANDS.values() for parameter in command.params for option in parameter.opts}
    assert set(re.findall(r"--[a-z][a-z-]*", DOCS)) <= options
    assert set(re.findall(r"`onrecord ([a-z]+)", DOCS)) == set(GROUP)
    assert {name.lower() for name in re.findall(r"ONRECORD_([A-Z_]+)", DOCS)} == {each.name for each in fields(Settings)}
