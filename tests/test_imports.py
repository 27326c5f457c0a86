"""Imports run one way, as docs/design.md draws it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord

ROOT = Path(onrecord.__file__).parent
DOMAIN = {"records", "errors", "settings", "ask", "compared", "facets", "overtime", "shapes"}
STEPS = {"ingest", "language", "extract", "link", "store"}
MAY: dict[str, set[str]] = {  # room -> the rooms it may look into, beside the words of the domain
    "records": set(),
    "errors": set(),
    "settings": set(),
    "ask": set(),
    "compared": set(),
    "facets": set(),
    "overtime": set(),
    "shapes": set(),
    "knowledge": set(),
    "ingest": set(),
    "language": {"knowledge"},
    "extract": {"language", "knowledge"},
    "link": {"extract", "language", "knowledge"},
    "store": {"link"},
    "pipeline": STEPS,
    "run": {"pipeline"},
    "adding": STEPS | {"pipeline", "run"},
    "correcting": STEPS,
    "asking": {"language"},
    "evidence": STEPS,
    "timelines": STEPS | {"asking", "evidence"},
    "record": STEPS | {"pipeline", "run", "adding", "asking", "correcting", "evidence", "timelines"},
    "plain": set(),
    "web": STEPS | {"record", "adding", "evidence", "plain"},
    "cli": {"ingest", "record", "plain", "sample", "web"},
    "": {"ingest", "record"},  # __init__.py
}
IO = {"sqlite3", "sqlalchemy", "socket", "subprocess", "urllib", "requests", "httpx", "tempfile", "shutil"}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ("" if parts == ("__init__",) else parts[0]), path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            base = node.module or ""
            yield from (f"{base}.{each.name}" for each in node.names) if base == "onrecord" else (base,)


def rooms(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imported(path) if name.startswith("onrecord.")}


@pytest.mark.parametrize(("room", "path"), list(modules()), ids=lambda value: str(value).removeprefix(str(ROOT)))
def test_imports_run_one_way(room: str, path: Path) -> None:
    if room in {"models", "sample"}:
        return
    if room in DOMAIN:
        assert rooms(path) <= DOMAIN
    else:
        assert rooms(path) <= MAY[room] | DOMAIN | {room}


def test_only_the_store_knows_the_database() -> None:
    for room, path in modules():
        if room not in {"store", "record", "evidence", "adding", "correcting", "timelines"}:
            assert not {name for name in imported(path) if name.split(".")[0] in {"sqlite3", "sqlalchemy"}}, path


def test_extraction_and_linking_do_no_io() -> None:
    for room, path in modules():
        if room in {"extract", "link"}:
            assert not IO & {name.split(".")[0] for name in imported(path)}, path


def test_importing_onrecord_loads_nothing_heavy() -> None:
    heavy = "numpy", "onnxruntime", "sqlalchemy", "trafilatura", "tokenizers", "fastapi", "rich", "typer"
    script = f"import sys, onrecord, onrecord.ingest; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
