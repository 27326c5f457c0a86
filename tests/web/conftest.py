"""A client of the app over a small record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from onrecord.web.app import create
from tests.web.small import Held


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    with TestClient(create(Held()), base_url="http://127.0.0.1", raise_server_exceptions=False) as made:
        yield made
