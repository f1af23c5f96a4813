"""Ledgers of the two cases of examples/, made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import laut
from laut.ledger import Ledger

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def silo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("serving") / "silo.laut"
    laut.add(place, EXAMPLES / "silo", workers=1)
    return place


@pytest.fixture(scope="session")
def marit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("serving") / "marit.laut"
    laut.add(place, EXAMPLES / "marit-sund", workers=1)
    return place


@pytest.fixture
def ledger(silo: Path) -> Iterator[Ledger]:
    with Ledger(silo) as opened:
        yield opened
