"""A client of the app over a small record, a browser, and a record of the sample story."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium import webdriver
from starlette.testclient import TestClient

from onrecord import record
from onrecord.sample import story
from onrecord.web.app import create
from tests.web import chromium
from tests.web.small import Held


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    with TestClient(create(Held()), base_url="http://127.0.0.1", raise_server_exceptions=False) as made:
        yield made


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    with chromium.opened(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def browser(opened: webdriver.Chrome) -> webdriver.Chrome:
    """A browser whose console says nothing yet."""
    opened.get_log("browser")  # type: ignore[no-untyped-call]
    return opened


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[record.Record]:
    """What `onrecord demo` makes."""
    with record.open(tmp_path_factory.mktemp("sample") / "record.db") as held, story() as files:
        held.add(files)
        yield held
