"""Writing an article into a ledger: bytes, how they were got, reading, and what it is found by; all in one transaction, or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, select, text
from sqlalchemy.dialects import postgresql, sqlite

from laut.ledger import copies, revising, rows, tables
from laut.ledger.addresses import plain
from laut.ledger.credits import agencies
from laut.ledger.entities import Who, arrive, everybody
from laut.ledger.packing import packed
from laut.records import Reading

NEW, KNOWN, READ_AGAIN, REVISION = "new", "known", "read_again", "revision"


@dataclass(frozen=True, slots=True)
class Got:
    """The bytes of an article and how they came: `place` names them (a path, an address, a record of an archive), `status` and `headers`
    are those of the answer on the web, `retrieved` its moment (ISO 8601)."""

    data: bytes
    place: str
    media: str | None = None
    url: str | None = None
    retrieved: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an article: `what` is new, known (only how it came was kept), read_again, or revision (another text stands
    at its address too; `revises` is the document before it)."""

    document: int
    what: str
    revises: int | None = None


def keep(connection: Connection, reading: Reading, got: Got, terms: Sequence[str], now: str) -> Kept:
    """Write one reading with its evidence; a second time the same is known and changes nothing. `now` is the moment of writing."""
    document, fresh, address = _document(connection, reading, got, now)
    fetched(connection, document, got, now)
    if not _reading(connection, document, reading, now):
        return Kept(document, KNOWN)
    _index(connection, document, reading, terms, fresh)
    if not fresh:
        return Kept(document, READ_AGAIN)
    if not address or revising.order(connection, address) == 1:
        return Kept(document, NEW)
    revises = connection.execute(select(tables.document.c.revises).where(tables.document.c.id == document)).scalar()
    return Kept(document, REVISION, revises)


def again(connection: Connection, document: int, reading: Reading, terms: Sequence[str], now: str) -> Kept:
    """Write a reading of a document that is kept, made by another reader; the one before stays."""
    if not _reading(connection, document, reading, now):
        return Kept(document, KNOWN)
    _index(connection, document, reading, terms, fresh=False)
    return Kept(document, READ_AGAIN)


def insert(connection: Connection, table: Table) -> Any:
    """An insert that does nothing where the row is there already, in the database's own words."""
    made = postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
    return made.on_conflict_do_nothing()


def _document(connection: Connection, reading: Reading, got: Got, now: str) -> tuple[int, bool, str | None]:
    """The row of the document, whether it is new, and its address where it has one."""
    d, t = reading.document, tables.document
    _original(connection, got)
    address = plain(d.url or got.url)
    row = {
        "hash": d.id, "original": got.sha256, "address": address, "place": got.place, "title": d.title, "outlet": d.outlet,
        "author": d.author, "published": d.published.isoformat() if d.published else None, "moment": revising.moment(d),
        "language": d.language, "credits": " ".join(agencies(d)), "added": now,
    }  # fmt: skip
    made = connection.execute(insert(connection, t).values(row).returning(t.c.id)).scalar()
    if made is None:
        made, gone = connection.execute(select(t.c.id, t.c.forgotten).where(t.c.hash == d.id)).one()
        if gone is None:
            return made, False, None
        _given_back(connection, made, row)
    copies.note(connection, made, address, d.text)
    return made, True, address


def _given_back(connection: Connection, document: int, row: dict[str, Any]) -> None:
    """Content that was taken out, and that a person gives back: the stub is a document again."""
    d, r = tables.document, tables.reading
    connection.execute(d.update().where(d.c.id == document).values(**row, forgotten=None, why=None))
    connection.execute(r.delete().where(r.c.document == document, r.c.packed.is_(None)))


def _original(connection: Connection, got: Got) -> None:
    row = {"sha256": got.sha256, "size": len(got.data), "media": got.media, "packed": packed(got.data)}
    t = tables.original
    connection.execute(insert(connection, t).values(row))
    connection.execute(t.update().where(t.c.sha256 == got.sha256, t.c.packed.is_(None)).values(packed=row["packed"], media=got.media))


def fetched(connection: Connection, document: int, got: Got, now: str) -> None:
    """How the bytes were got, once for each place, moment and content."""
    t = tables.fetch
    row = {
        "document": document, "original": got.sha256, "place": got.place, "url": got.url, "retrieved": got.retrieved, "status": got.status,
        "headers": json.dumps(got.headers) if got.headers else None, "added": now,
    }  # fmt: skip
    same = [t.c.document == document, t.c.place == got.place, t.c.original == got.sha256]
    moment = t.c.retrieved.is_(None) if got.retrieved is None else t.c.retrieved == got.retrieved
    if connection.execute(select(t.c.id).where(*same, moment)).first() is None:
        connection.execute(t.insert().values(row))
    x = tables.failure
    whole = got.place.partition("#")[0]  # the archive or table that it is a piece of
    connection.execute(x.update().where(x.c.place.in_([got.place, whole]), x.c.mended.is_(None)).values(mended=now))


def _reading(connection: Connection, document: int, reading: Reading, now: str) -> bool:
    """Keep a reading by this version; false where it is there. The one before stays, and is current no more."""
    t = tables.reading
    by = dict(reading.reader)
    body = reading.to_json().encode()
    row = {
        "document": document, "version": by["version"] or "", "data": by["data"] or "", "model": by["model"] or "", "made": now,
        "current": True, "packed": packed(body), "sha256": sha256(body).hexdigest(),
    }  # fmt: skip
    made = connection.execute(insert(connection, t).values(row).returning(t.c.id)).scalar()
    if made is None:
        return False
    connection.execute(t.update().where(t.c.document == document, t.c.id != made, t.c.current).values(current=False))
    return True


# what it is found by


_INDEX = (
    (tables.claim, rows.claims), (tables.figure, rows.figures), (tables.moment, rows.moments), (tables.thing, rows.things),
    (tables.route, rows.routes), (tables.measure, rows.measures),
)  # fmt: skip


def _index(connection: Connection, document: int, reading: Reading, terms: Sequence[str], fresh: bool) -> None:
    if not fresh:
        clear(connection, document)
    for table, made in _INDEX:
        if found := made(reading, document):
            connection.execute(table.insert(), found)
    _mentions(connection, document, everybody(reading))
    _terms(connection, document, terms)


def clear(connection: Connection, document: int) -> None:
    """Take out what a document is found by."""
    m = tables.mention
    old = connection.execute(select(m.c.entity, m.c.origin, m.c.relay).where(m.c.document == document)).all()
    _tally(connection, [(entity, origin, relay) for entity, origin, relay in old], -1)
    for table in (*(table for table, _ in _INDEX), m):
        connection.execute(table.delete().where(table.c.document == document))
    column = "document" if connection.dialect.name == "postgresql" else "rowid"
    connection.execute(text(f"delete from words where {column} = :document"), {"document": document})


def _mentions(connection: Connection, document: int, people: Sequence[Who]) -> None:
    if not people:
        return
    ids, new = _entities(connection, people)
    found = [
        {"document": document, "name": w.name, "entity": ids[w.key], "written": w.written, "origin": w.origin, "relay": w.relay}
        for w in people
    ]
    connection.execute(tables.mention.insert(), found)
    _tally(connection, [(ids[w.key], w.origin, w.relay) for w in people], 1)
    if new:
        arrive(connection, new)


def _entities(connection: Connection, people: Iterable[Who]) -> tuple[dict[str, int], list[int]]:
    """The id of each key, and the ids of those that are new."""
    t = tables.entity
    by_key = {w.key: w for w in people}
    rows = connection.execute(select(t.c.key, t.c.id, t.c.name, t.c.kind).where(t.c.key.in_(list(by_key)))).all()
    known = {row.key: row.id for row in rows}
    for row in rows:  # of two ways to write one name the same one stands, whichever came first
        name, kind = min(row.name, by_key[row.key].usual, key=lambda n: (n.isupper(), n)), min(row.kind, by_key[row.key].kind)
        if (name, kind) != (row.name, row.kind):
            connection.execute(t.update().where(t.c.id == row.id).values(name=name, kind=kind))
    missing = [by_key[key] for key in sorted(by_key.keys() - known.keys())]
    if not missing:
        return known, []
    made = [
        {"key": w.key, "name": w.usual, "kind": w.kind, "country": w.country, "entry": w.entry, "named": w.named} for w in missing
    ]  # fmt: skip
    connection.execute(insert(connection, t), made)
    again = dict(connection.execute(select(t.c.key, t.c.id).where(t.c.key.in_([w.key for w in missing]))).all())
    return known | again, list(again.values())


def _tally(connection: Connection, spoken: Iterable[tuple[int, int, int]], sign: int) -> None:
    """Add (1) or take away (-1) one document's entities from the sums of their groups; who is new is a group of its own."""
    rows = list(spoken)
    t, e = tables.tally, tables.entity
    roots = dict(connection.execute(select(e.c.id, func.coalesce(e.c.root, e.c.id)).where(e.c.id.in_([row[0] for row in rows]))).all())
    sums: dict[int, list[int]] = {}
    for entity, origin, relay in rows:
        one = sums.setdefault(roots[entity], [0, 0])
        one[0] += origin
        one[1] += relay
    if not sums:
        return
    values = [{"who": root, "d": sign, "o": sign * o, "r": sign * r} for root, (o, r) in sorted(sums.items())]
    connection.execute(insert(connection, t), [{"entity": v["who"], "documents": 0, "origin": 0, "relay": 0} for v in values])
    update = t.update().where(t.c.entity == bindparam("who")).values(
        documents=t.c.documents + bindparam("d"), origin=t.c.origin + bindparam("o"), relay=t.c.relay + bindparam("r")
    )  # fmt: skip
    connection.execute(update, values)


def _terms(connection: Connection, document: int, terms: Sequence[str]) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(
            text("insert into words (document, terms) values (:d, array_to_tsvector(:t))"), {"d": document, "t": list(terms)}
        )
    else:
        connection.execute(text("insert into words (rowid, terms) values (:d, :t)"), {"d": document, "t": " ".join(terms)})


def count(connection: Connection, table: Table) -> int:
    """How many rows a table has."""
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
