"""Two sources that people say are one are one in the list and in the search, until it is undone."""

from __future__ import annotations

import pytest

from laut.errors import LedgerError
from laut.ledger import Ledger, asking
from tests.ledger.sample import put

ONE = "Die Stadtwerke Nord teilten am Montag mit, dass zwölf Leitungen gebrochen seien."
OTHER = "Das Netzwerk Morgenrot teilte am Dienstag mit, dass neun Leitungen gebrochen seien."


def _add(ledger: Ledger) -> list[str]:
    put(ledger, ONE, outlet="Blatt Eins")
    put(ledger, OTHER, outlet="Blatt Zwei")
    return ["Blatt Eins", "Blatt Zwei"]


def test_merge_apart_undo(ledger: Ledger) -> None:
    a, b = _add(ledger)
    before = ledger.sources()
    made = ledger.merge(a, b, why="one house")
    assert len(ledger.sources()) == len(before) - 1
    assert next(row for row in ledger.sources() if "merged" in row)["documents"] == 2
    with ledger.reading() as connection:
        assert len(asking.search(connection, asking.Wanted(source=a))) == 2
    ledger.undo(made.id)
    assert ledger.sources() == before
    ledger.merge(b, a, why="one house")
    ledger.apart(a, b, why="two houses")
    assert ledger.sources() == before


def test_a_merge_needs_two_and_a_reason(ledger: Ledger) -> None:
    a, b = _add(ledger)
    for one, other, why in ((a, b, " "), (a, a, "same")):
        with pytest.raises(LedgerError):
            ledger.merge(one, other, why)
