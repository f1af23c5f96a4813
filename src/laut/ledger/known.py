"""What a ledger knows of an input before it is read, so that adding the same once more costs next to nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select
from sqlalchemy.dialects import postgresql, sqlite

from laut.ledger import tables
from laut.ledger.keeping import Got

Reader = Mapping[str, str | None]
READER = ("version", "data", "model")


@dataclass(frozen=True, slots=True)
class Met:
    """A document that came from the same place with the same bytes. `reader` is that of its current reading, None where its content was
    taken out; `told` is false where this fetch, or that a failure is mended, is not written yet."""

    document: int
    language: str | None
    reader: Reader | None
    told: bool


def met(connection: Connection, got: Got, given: Mapping[str, str]) -> Met | None:
    """The last document that came from this place with these bytes and has the fields in `given` (outlet, published ...); None if none."""
    d, f, r = tables.document, tables.fetch, tables.reading
    columns = (d.c.id, d.c.language, d.c.forgotten, r.c.version, r.c.data, r.c.model)
    found = (
        select(*columns).distinct().select_from(f.join(d, f.c.document == d.c.id).outerjoin(r, (r.c.document == d.c.id) & r.c.current))
        .where(f.c.original == got.sha256, f.c.place == got.place, *(d.c[name] == value for name, value in given.items()))
        .order_by(d.c.id.desc()).limit(1)
    )  # fmt: skip
    row = connection.execute(found).mappings().first()
    if row is None:
        return None
    reader = None if row["forgotten"] else {name: row[name] for name in READER}
    return Met(row["id"], row["language"], reader, _told(connection, row["id"], got))


def _told(connection: Connection, document: int, got: Got) -> bool:
    f, x = tables.fetch, tables.failure
    moment = f.c.retrieved.is_(None) if got.retrieved is None else f.c.retrieved == got.retrieved
    same = select(f.c.id).where(f.c.document == document, f.c.place == got.place, f.c.original == got.sha256, moment)
    broken = select(x.c.id).where(x.c.place == got.place, x.c.mended.is_(None))
    return connection.execute(same).first() is not None and connection.execute(broken).first() is None


def failed(connection: Connection, place: str, reason: str, now: str) -> None:
    """Keep why an input could not be added; the last reason stands."""
    t = tables.failure
    made = (postgresql.insert(t) if connection.dialect.name == "postgresql" else sqlite.insert(t)).values(
        place=place, reason=reason, at=now
    )
    changed = {"reason": made.excluded.reason, "at": made.excluded.at, "mended": None}
    connection.execute(made.on_conflict_do_update(index_elements=[t.c.place], set_=changed))


def outdated(connection: Connection, readers: Mapping[str, Reader]) -> list[int]:
    """The documents, in order, whose current reading is not by the reader of their language; those whose content was taken out aside."""
    d, r = tables.document, tables.reading
    found = (
        select(d.c.id, d.c.language, r.c.version, r.c.data, r.c.model).select_from(d.join(r, (r.c.document == d.c.id) & r.c.current))
        .where(d.c.forgotten.is_(None), r.c.packed.is_not(None)).order_by(d.c.id)
    )  # fmt: skip
    rows = connection.execute(found).mappings()
    return [row["id"] for row in rows if not by(readers.get(row["language"] or ""), row)]


def by(reader: Reader | None, made: Reader | RowMapping) -> bool:
    """Whether a reading was `made` by this reader; true where there is no reader, as nobody could read it again."""
    return reader is None or all((reader[name] or "") == (made[name] or "") for name in READER)


def taken_out(connection: Connection, hash: str) -> int | None:
    """The document of this hash where its content was taken out of the ledger."""
    d = tables.document
    return connection.execute(select(d.c.id).where(d.c.hash == hash, d.c.forgotten.is_not(None))).scalar()
