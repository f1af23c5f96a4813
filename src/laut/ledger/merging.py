"""People say that two sources are one, or that they are not: each a decision with who, when and why, that names entities by their keys.

Of one pair the last decision counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from laut.errors import LedgerError
from laut.ledger import decisions, entities
from laut.ledger.deciding import source
from laut.ledger.decisions import APART, MERGE, Decision

if TYPE_CHECKING:
    from laut.ledger.book import Ledger


def decide(ledger: Ledger, one: str, other: str, why: str, same: bool = True) -> Decision:
    """Keep that two sources are one, or (`same` false) that they are not. Raises LedgerError, MissingError."""
    if not why.strip():
        raise LedgerError("a reason", "none", f"{one}, {other}", '--why "..."')
    with ledger.writing() as connection:
        found = sorted((source(connection, one), source(connection, other)), key=lambda row: str(row["key"]))
        if found[0]["key"] == found[1]["key"]:
            raise LedgerError("two sources", "one and the same", f"{one}, {other}")
        target = {"sources": [row["key"] for row in found], "names": [row["name"] for row in found]}
        id = decisions.write(connection, ledger.who, MERGE if same else APART, target, {}, why)
        entities.regroup(connection, target["sources"])
        return decisions.get(connection, id)
