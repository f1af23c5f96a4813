"""A ledger of the examples, to be asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import laut
from laut.ledger import Ledger

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("serving") / "case.laut"
    laut.add(path, EXAMPLES / "silo", EXAMPLES / "marit-sund")
    return path


@pytest.fixture
def ledger(place: Path) -> Iterator[Ledger]:
    with Ledger(place) as opened:
        yield opened
