"""Stores and records in a folder of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.store import Store
from tests.store import made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of three articles, linked and closed: to be copied, since making one takes long."""
    path = tmp_path_factory.mktemp("filled") / "record.db"
    held = Store(path)
    for each in made.EVERY:
        held.keep(made.findings(each))
    held.relink(made.links)
    held.close()
    return path


@pytest.fixture
def store(filled: Path, path: Path) -> Iterator[Store]:
    """Three articles, linked."""
    shutil.copy(filled, path)
    held = Store(path)
    yield held
    held.close()


@pytest.fixture(scope="session")
def full(filled: Path) -> Iterator[Store]:
    """The same, only to be read."""
    held = Store(filled)
    yield held
    held.close()
