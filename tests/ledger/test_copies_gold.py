"""The copies of the gold cases: all found, none invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import laut
from laut.ledger import Ledger, copies
from tests.ledger.sample import put


@pytest.mark.parametrize("case", ["arms", "clinic", "dam"])
def test_copies_of_a_case(shared: Path, case: str, tmp_path: Path) -> None:
    folder = shared / "gold" / "cases" / case
    with Ledger(tmp_path / "case.laut", create=True) as ledger:
        names = {}
        for path in sorted(folder.glob("articles/*.txt")):
            reading = laut.read(path)
            names[put(ledger, reading.document.text, str(path), reading).document] = path.stem
        with ledger.reading() as connection:
            found = [[names[copy.document], names[group.original]] for group in copies.groups(connection) for copy in group.copies]
    assert found == json.loads((folder / "truth.json").read_text(encoding="utf-8"))["copies"]
