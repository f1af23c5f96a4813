"""What was kept, taken out again: a document by whatever names it, its reading, its bytes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, RowMapping, select

from laut import contract
from laut.errors import LedgerError, MissingError
from laut.ledger import tables
from laut.ledger.addresses import plain
from laut.ledger.packing import unpacked
from laut.records import Reading

_SHORT = 6  # letters of a hash that name a document


def document(connection: Connection, name: str | int) -> RowMapping:
    """The row of the document that `name` names: its number, its hash or the first letters of it, its address, the place it came from.

    Of several at one address or place the last is meant. Raises MissingError.
    """
    t = tables.document
    found = next((row for where in _ways(str(name)) if (row := _last(connection, where)) is not None), None)
    if found is None:
        raise MissingError("a document of this ledger", repr(str(name)), do="laut search lists them, with their numbers")
    return connection.execute(select(t).where(t.c.id == found)).mappings().one()


def _ways(name: str) -> list[Any]:
    t = tables.document
    if name.isdecimal():
        return [t.c.id == int(name[:18])]
    hashed = name.removeprefix("sha256:")
    ways = [t.c.hash.startswith(f"sha256:{hashed}", autoescape=True)] if len(hashed) >= _SHORT and hashed.isalnum() else []
    address = plain(name)
    return [*ways, *([t.c.address == address] if address else []), t.c.place == name]


def _last(connection: Connection, where: Any) -> int | None:
    return connection.execute(select(tables.document.c.id).where(where).order_by(tables.document.c.id.desc()).limit(1)).scalar()


def reading(connection: Connection, document: int, made: int | None = None) -> Reading:
    """The current reading of a document, or the one with the id `made`; LedgerError where its content was taken out, or is damaged."""
    t = tables.reading
    which = t.c.current if made is None else t.c.id == made
    row = connection.execute(select(t.c.packed, t.c.sha256).where(t.c.document == document, which)).first()
    if row is None:
        raise MissingError("a reading of this document", "none", str(document))
    if row.packed is None:
        raise LedgerError("the content of a document", "one that was taken out; laut log says why", f"document {document}")
    return contract.from_json(unpacked(row.packed, row.sha256, f"the reading of document {document}").decode())


def original(connection: Connection, sha256: str) -> bytes:
    """The bytes as they came; LedgerError where they were taken out, or are damaged."""
    t = tables.original
    packed = connection.execute(select(t.c.packed).where(t.c.sha256 == sha256)).scalar()
    if packed is None:
        raise LedgerError("the bytes of an original", "none; they were taken out, or never kept", sha256[:12])
    return unpacked(packed, sha256, f"the original {sha256[:12]}")
