"""People say that two sources are one, or that they are not: each a decision with who, when and why, that names entities by their keys.

Groups are told from the decisions that stand whenever they are asked for, so that an undoing needs nothing else. Of one pair the last
decision counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from laut.errors import LedgerError
from laut.ledger import decisions, tables
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
        return decisions.get(connection, decisions.write(connection, ledger.who, MERGE if same else APART, target, {}, why))


def groups(connection: Connection) -> dict[str, tuple[str, ...]]:
    """For each key that people merged with another all keys of its group, sorted; the first stands for all."""
    last: dict[tuple[str, ...], str] = {}
    for decision in decisions.standing(connection, (MERGE, APART)):
        last[tuple(sorted(decision.target["sources"]))] = decision.kind
    found: dict[str, set[str]] = {}
    for pair in sorted(pair for pair, kind in last.items() if kind == MERGE):
        joined = set(pair).union(*(found.get(key, set()) for key in pair))
        found.update(dict.fromkeys(joined, joined))
    return {key: tuple(sorted(keys)) for key, keys in found.items()}


def together(connection: Connection, keys: Iterable[str]) -> tuple[str, ...]:
    """These keys with all that people merged them with, sorted."""
    known = groups(connection)
    return tuple(sorted({one for key in keys for one in known.get(key, (key,))}))


def sums(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """How many different documents the entities of these keys stand in, and the claims that they are origin of and hand on."""
    e, m = tables.entity, tables.mention
    query = select(func.count(m.c.document.distinct()), func.sum(m.c.origin), func.sum(m.c.relay)).join(e, e.c.id == m.c.entity)
    documents, origin, relay = connection.execute(query.where(e.c.key.in_(sorted(keys)))).one()
    return {"documents": documents, "origin": int(origin or 0), "relay": int(relay or 0)}


def listed(connection: Connection, limit: int = 100) -> list[dict[str, Any]]:
    """Who speaks in the ledger, those in most documents first; those that people merged are one, under the smallest key."""
    e, t = tables.entity, tables.tally
    known = groups(connection)
    query = select(e.c.id, e.c.key, e.c.name, e.c.kind, e.c.country, e.c.named, t.c.documents, t.c.origin, t.c.relay)
    query = query.join(t, t.c.entity == e.c.id).where(t.c.documents > 0).order_by(t.c.documents.desc(), e.c.key)
    single = query.where(e.c.key.not_in(sorted(known))) if known else query
    found = [dict(row) for row in connection.execute(single.limit(limit)).mappings()]
    merged: dict[tuple[str, ...], dict[str, Any]] = {}
    if known:
        for row in connection.execute(query.where(e.c.key.in_(sorted(known))).order_by(None).order_by(e.c.key)).mappings():
            keys = known[row["key"]]
            if keys not in merged:
                merged[keys] = dict(row) | sums(connection, keys) | {"merged": list(keys)}
    return sorted([*found, *merged.values()], key=lambda row: (-row["documents"], row["key"]))[:limit]
