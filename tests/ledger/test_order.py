"""The same articles give the same ledger, whatever the order in which they are added: copies, revisions, who is who across languages."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

import laut
from laut.ledger import Ledger
from tests.ledger.canonical import canonical

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_adding_changes_nothing(place: str, tmp_path: Path, seed: int) -> None:
    files = sorted(str(path) for path in EXAMPLES.rglob("*.txt"))
    with Ledger(tmp_path / "sorted.laut", create=True) as first:
        laut.add(first, *files, workers=1)
        expected, groups = canonical(first), [(row.key, row.name, row.documents, row.members) for row in first.sources(1000)]
    Random(seed).shuffle(files)
    with Ledger(place, create=True) as second:
        for file in files:
            laut.add(second, file, workers=1)
        assert canonical(second) == expected
        assert [(row.key, row.name, row.documents, row.members) for row in second.sources(1000)] == groups
