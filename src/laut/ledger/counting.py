"""How much there is in a ledger, and whether it is whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select, text

from laut.errors import LautError, LedgerError
from laut.ledger import database, decisions, loading, tables
from laut.ledger.keeping import count
from laut.ledger.packing import unpacked

if TYPE_CHECKING:
    from laut.ledger.book import Ledger


def counts(connection: Connection) -> dict[str, int]:
    """How many documents, claims, figures, sources ... there are."""
    d, e, r, x = tables.document, tables.tally, tables.reading, tables.failure
    here = d.c.forgotten.is_(None)

    def many(what: Any, *where: Any) -> int:
        return int(connection.execute(select(func.count(what)).where(*where)).scalar_one())

    return {
        "documents": many(d.c.id, here), "claims": count(connection, tables.claim), "figures": count(connection, tables.figure),
        "sources": many(e.c.entity, e.c.documents > 0), "times": count(connection, tables.moment),
        "readings": many(r.c.id, r.c.packed.is_not(None)),
        "revisions": many(d.c.id, d.c.revises.is_not(None)), "copies": _copies(connection), "failures": many(x.c.id, x.c.mended.is_(None)),
        "forgotten": many(d.c.id, d.c.forgotten.is_not(None)), "decisions": count(connection, tables.decision),
    }  # fmt: skip


def _copies(connection: Connection) -> int:
    """Documents that are one report with another."""
    c = tables.copy
    both = select(c.c.one.label("document")).union(select(c.c.other)).subquery()
    return int(connection.execute(select(func.count()).select_from(both)).scalar_one())


def info(ledger: Ledger) -> dict[str, Any]:
    """The counts, with languages, readers, days, outlets, failures that are open, orphans among the decisions, and the size in bytes."""
    from laut.ledger.deciding import orphans

    d, x = tables.document, tables.failure
    with ledger.reading() as connection:
        found: dict[str, Any] = dict(counts(connection))
        here = d.c.forgotten.is_(None)
        languages = select(d.c.language, func.count()).where(here).group_by(d.c.language).order_by(d.c.language)
        found["languages"] = {code or "": n for code, n in connection.execute(languages)}
        first, last, outlets = connection.execute(
            select(func.min(d.c.published), func.max(d.c.published), func.count(d.c.outlet.distinct())).where(here)
        ).one()
        found |= {"published": [first, last], "outlets": outlets}
        found["readers"] = readers(connection)
        failed = select(x.c.place, x.c.reason, x.c.at).where(x.c.mended.is_(None)).order_by(x.c.place)
        found["failed"] = [dict(row) for row in connection.execute(failed).mappings()]
        found["orphans"] = len(orphans(connection))
        found["standing"] = dict(decisions.counted(connection))
        found["bytes"] = _size(ledger, connection)
    return found


def readers(connection: Connection) -> dict[str, int]:
    """By which reader how many of the present readings were made."""
    r = tables.reading
    found = select(r.c.version, r.c.data, func.count()).where(r.c.current, r.c.packed.is_not(None)).group_by(r.c.version, r.c.data)
    return {f"{version} {data}".strip(): n for version, data, n in connection.execute(found.order_by(r.c.version, r.c.data))}


_SERVER_SIZE = """select coalesce(sum(pg_total_relation_size(c.oid)), 0) from pg_class c
join pg_namespace n on n.oid = c.relnamespace where n.nspname = current_schema() and c.relkind = 'r'"""


def _size(ledger: Ledger, connection: Connection) -> int:
    if connection.dialect.name == "postgresql":
        return int(connection.execute(text(_SERVER_SIZE)).scalar_one())
    return sum(path.stat().st_size for name in ("", "-wal") if (path := Path(f"{ledger.place}{name}")).exists())


def faults(ledger: Ledger) -> list[str]:
    """What is not whole: the database's own check, and every original and reading against its hash. Empty where all is well."""
    wrong: list[str] = []
    with ledger.reading() as connection:
        if connection.dialect.name == "sqlite":
            wrong += [str(row[0]) for row in connection.execute(text("pragma integrity_check")) if row[0] != "ok"]
            wrong += [f"a row of {row[0]} leads nowhere" for row in connection.execute(text("pragma foreign_key_check"))]
        o, r = tables.original, tables.reading
        for sha, packed in connection.execute(select(o.c.sha256, o.c.packed).where(o.c.packed.is_not(None)).order_by(o.c.sha256)):
            wrong += _said(lambda s=sha, p=packed: unpacked(p, s, f"the original {s[:12]}"))
        for id, document in connection.execute(select(r.c.id, r.c.document).where(r.c.packed.is_not(None)).order_by(r.c.id)).all():
            wrong += _said(lambda i=id, d=document: loading.reading(connection, d, i))
    return wrong


def _said(work: Any) -> list[str]:
    try:
        work()
    except LautError as error:
        return [str(error)]
    return []


def backup(ledger: Ledger, out: str | Path) -> Path:
    """A copy of the ledger as it is at this moment, while others may write: a ledger again, or for PostgreSQL what pg_dump writes.

    LedgerError where there is something at `out`, or no room.
    """
    from laut.ledger import migrating

    path = Path(out)
    if path.exists():
        raise LedgerError("a path where nothing is", "a file", str(path), "a copy is never written over another")
    if not path.parent.is_dir():
        raise LedgerError("a folder for the copy", "none at this path", str(path.parent))
    with database.said_plainly(str(path)):
        migrating.copied(ledger.engine, ledger.place, path)
    if not database.is_server(ledger.place):
        from laut.ledger.book import Ledger as Book

        with Book(path) as copy:
            if wrong := faults(copy):
                raise LedgerError("a copy that is whole", wrong[0], str(path))
    return path
