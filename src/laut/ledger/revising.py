"""Which text at an address came after which: by the moments that the texts themselves bear, not by the order in which they were added."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

from sqlalchemy import Connection, select

from laut.ledger import tables
from laut.records import Document


def moment(document: Document) -> str | None:
    """When this text was published or changed last, as exactly as it says; a moment with a zone in UTC. None where it says nothing."""
    said = document.modified or document.published_at
    day = document.published.isoformat() if document.published else None
    if said is None:
        return day
    try:
        at = datetime.fromisoformat(said)
    except ValueError:
        return day
    exact = "T" in said or " " in said
    return (at.astimezone(UTC) if at.tzinfo else at).strftime("%Y-%m-%dT%H:%M:%S") if exact else said


def order(connection: Connection, address: str) -> int:
    """Put the texts at `address` in their order: each revises the one before it. How many there are.

    Where the texts bear no moments, or the same one, the moment of fetching tells, and without that the order of adding.
    """
    d, f = tables.document, tables.fetch
    fetched = select(f.c.retrieved).where(f.c.document == d.c.id, f.c.retrieved.is_not(None)).order_by(f.c.retrieved).limit(1)
    query = select(d.c.id, d.c.moment, d.c.revises, fetched.scalar_subquery().label("retrieved")).where(d.c.address == address)
    found = connection.execute(query.where(d.c.forgotten.is_(None))).all()
    if len(found) == 1 and found[0].revises is None:
        return 1
    rows = sorted(found, key=lambda row: (row.moment or "", row.retrieved or "", row.id))
    before = {later.id: earlier.id for earlier, later in pairwise(rows)}
    for row in rows:
        if row.revises != before.get(row.id):
            connection.execute(d.update().where(d.c.id == row.id).values(revises=before.get(row.id)))
    return len(rows)


def history(connection: Connection, document: int) -> tuple[int, ...]:
    """The documents at the address of `document` from the first text to the last; itself alone where it has no address."""
    d = tables.document
    address = connection.execute(select(d.c.address).where(d.c.id == document)).scalar()
    if address is None:
        return (document,)
    rows = connection.execute(select(d.c.id, d.c.revises).where(d.c.address == address, d.c.forgotten.is_(None))).all()
    after = {revises: id for id, revises in rows}
    chain: list[int] = []
    at = after.get(None)
    while at is not None and at not in chain:
        chain.append(at)
        at = after.get(at)
    return tuple(chain) or (document,)
