"""Ledgers of the tests: each test that takes `place` runs on a file and, where it is marked real, on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from laut.ledger import Ledger
from tests.ledger.postgres import Server

FILE = "sqlite"
SERVER = pytest.param("postgresql", marks=pytest.mark.real)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server for the whole run."""
    made = Server()
    yield made
    made.end()


@pytest.fixture(params=[FILE, SERVER])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may be made: a path, or a schema of its own."""
    if request.param == FILE:
        return str(tmp_path / "case.laut")
    return f"{request.getfixturevalue('server').address}#s{uuid4().hex}"


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """A new ledger, open."""
    with Ledger(place, create=True, who="Ada") as made:
        yield made
