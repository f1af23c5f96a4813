"""Taking out the content of a document that must go, by law or by a person's right; what stays is a marked, hashed stub.

Gone are the text, the original bytes (unless another document has the same), all readings, what it was found by, title, author,
address, and the words in what people decided over it. What stays: the hashes, outlet and day of publication, when it was added and taken
out, by whom and why. Copies of the ledger that somebody made are not reached.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, RowMapping, delete, func, select, text

from laut.errors import LedgerError
from laut.ledger import briefs, copies, entities, keeping, loading, revising, tables
from laut.ledger import decisions as made
from laut.ledger.decisions import Decision
from laut.ledger.moments import now

if TYPE_CHECKING:
    from laut.ledger.book import Ledger

_WORDS = ("quote", "before", "after", "same", "spans", "note", "source", "name", "counted")
_REWRITTEN = (*sorted(tables.metadata.tables), "words")


def forget(ledger: Ledger, name: str | int, why: str) -> Decision:
    """Take out the content of a document, and write down who did so and why. MissingError for none, LedgerError without a reason."""
    if not why.strip():
        raise LedgerError("a reason", "none", str(name), '--why "..."')
    with ledger.writing() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("pragma secure_delete = on"))
        row = loading.document(connection, name)
        if row["forgotten"]:
            raise LedgerError("a document with its content", f"one that was taken out on {row['forgotten'][:10]}", f"document {row['id']}")
        id = made.write(connection, ledger.who, made.FORGET, {"document": row["hash"]}, {}, why, row["id"])
        _take_out(connection, row, why)
        done = made.get(connection, id)
    _wipe(ledger)
    return done


def _take_out(connection: Connection, row: RowMapping, why: str) -> None:
    document = row["id"]
    people = set(connection.execute(select(tables.mention.c.entity).where(tables.mention.c.document == document)).scalars())
    keeping.clear(connection, document)
    briefs.forget(connection, document)
    copies.remove(connection, document)
    reading, d = tables.reading, tables.document
    connection.execute(reading.update().where(reading.c.document == document).values(packed=None))
    _originals(connection, document)
    _decisions(connection, document)
    _nobody(connection, people)
    fetch = tables.fetch
    connection.execute(fetch.update().where(fetch.c.document == document).values(url=None, headers=None, place=_place(document)))
    gone = {"title": None, "author": None, "address": None, "place": _place(document), "credits": "", "revises": None}
    connection.execute(d.update().where(d.c.id == document).values(forgotten=now(), why=why.strip(), **gone))
    connection.execute(d.update().where(d.c.revises == document).values(revises=None))
    if row["address"]:
        revising.order(connection, row["address"])


def _place(document: int) -> str:
    """What stands where the place of a document stood that is gone."""
    return f"forgotten:{document}"


def _originals(connection: Connection, document: int) -> None:
    """The bytes that no other document has."""
    fetch, original, d = tables.fetch, tables.original, tables.document
    mine = set(connection.execute(select(fetch.c.original).where(fetch.c.document == document)).scalars())
    mine |= set(connection.execute(select(d.c.original).where(d.c.id == document)).scalars())
    for sha in sorted(mine - {None}):
        query = select(func.count()).select_from(d).where(d.c.original == sha, d.c.id != document, d.c.forgotten.is_(None))
        if not connection.execute(query).scalar_one():
            connection.execute(original.update().where(original.c.sha256 == sha).values(packed=None, media=None))


def _decisions(connection: Connection, document: int) -> None:
    """Their words go, hashes of them stay."""
    t = tables.decision
    rows = connection.execute(
        select(t.c.id, t.c.kind, t.c.target, t.c.value).where(t.c.document == document, t.c.kind != made.FORGET)
    ).all()
    for id, _, target, value in rows:
        values = {"target": _hashed(json.loads(target)), "value": _hashed(json.loads(value))}
        connection.execute(t.update().where(t.c.id == id).values(**values))


def _hashed(value: dict[str, Any]) -> str:
    out = {name: _hash(found) if name in _WORDS and found else found for name, found in value.items()}
    return json.dumps(out, ensure_ascii=False, sort_keys=True)


def _hash(value: Any) -> str:
    return "sha256:" + sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def _nobody(connection: Connection, people: set[int]) -> None:
    """Sources that no article names any more; what is left of their groups is formed anew."""
    m, e = tables.mention, tables.entity
    left = set(connection.execute(select(m.c.entity).where(m.c.entity.in_(people)).distinct()).scalars()) if people else set()
    gone = sorted(people - left)
    roots = connection.execute(select(e.c.root).where(e.c.id.in_(gone))).scalars().all()
    for table, column in ((t, c) for t in tables.metadata.sorted_tables if t is not m for c in t.c):
        if any(key.column is e.c.id for key in column.foreign_keys):
            connection.execute(delete(table).where(column.in_(gone)))
    connection.execute(delete(e).where(e.c.id.in_(gone)))
    entities.regroup(connection, connection.execute(select(e.c.key).where(e.c.root.in_(roots))).scalars().all())


def _wipe(ledger: Ledger) -> None:
    """Nothing of it stays in pages of the database that are not in use. LedgerError where somebody's reading keeps the old pages alive."""
    if ledger.engine.dialect.name == "postgresql":
        with ledger.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            for table in _REWRITTEN:
                connection.execute(text(f'vacuum (full) "{table}"'))
        return
    with closing(ledger.engine.raw_connection()) as raw:
        cursor = raw.cursor()
        try:
            cursor.execute("insert into words (words) values ('optimize')")
            cursor.execute("pragma wal_checkpoint(truncate)")
            cursor.execute("vacuum")
            busy = cursor.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
        except sqlite3.OperationalError:
            busy = 1
    if busy:
        found = "one that somebody reads: the content is taken out, pieces of it may stay in the file until the ledger is opened alone"
        raise LedgerError("a ledger that nobody else has open", found, ledger.place, "close the others, then sqlite3 LEDGER vacuum")
