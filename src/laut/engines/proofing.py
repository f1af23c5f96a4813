"""A draft against a ledger: the case is weighed as it stands there, with what people decided over its readings."""

from __future__ import annotations

from sqlalchemy import select

from laut.ledger import Ledger, copies, loading, overlay, tables
from laut.records import Reading
from laut.weighing.across import weigh_across
from laut.weighing.answering import Around
from laut.weighing.brief import brief
from laut.weighing.proofing import proof
from laut.weighing.proofs import Proof


def proof_of(draft: Reading, ledger: Ledger, ui: str | None = None) -> Proof:
    """What to check in a draft against all articles of a ledger. Raises LautError."""
    d = tables.document
    with ledger.reading() as connection:
        rows = connection.execute(select(d.c.id, d.c.revises).where(d.c.forgotten.is_(None)).order_by(d.c.id)).all()
        readings = {row.id: overlay.over(connection, row.id, loading.reading(connection, row.id)).reading for row in rows}
        groups = copies.groups(connection)
    names = {id: reading.document.id for id, reading in readings.items()}
    copied = {names[c.document]: names[g.original] for g in groups for c in g.copies if c.document in names and g.original in names}
    revises = {names[row.id]: names[row.revises] for row in rows if row.revises in names}
    briefs = [brief(reading) for reading in readings.values()]
    weighed = weigh_across(briefs, Around(copied, revises), ui=ui or draft.document.language or "en")
    asks = {(b.article, given.ask.figure): given.ask for b in briefs for given in b.given}
    return proof(draft, [w.question for w in weighed], asks, {r.document.id: r.document.text for r in readings.values()}, ui)
