"""Whom the outlets of a ledger cite: reckoned once for a state of the ledger, and held."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from sqlalchemy import func, select

from laut.ledger import tables as t
from laut.showing.app.desk import Desk

MOST = 2_000  # pairs


@dataclass(frozen=True, slots=True)
class Pair:
    """An outlet and a source that it cites (`id` of the entity): in how many documents, of how many claims as origin and as relay."""

    outlet: str
    id: int
    name: str
    kind: str
    documents: int
    origin: int
    relay: int


_held: dict[str, tuple[tuple[int, int], list[Pair]]] = {}
_lock = Lock()


def cited(desk: Desk) -> list[Pair]:
    """The pairs of most documents first."""
    d, m, e, x = t.document, t.mention, t.entity, t.decision
    with desk.reading() as connection:
        last = [int(connection.execute(select(func.max(column))).scalar() or 0) for column in (d.c.id, x.c.id)]
        state = (last[0], last[1])
        with _lock:
            known = _held.get(desk.ledger.place)
        if known is not None and known[0] == state:
            return known[1]
        root = t.entity.alias("root")
        number = func.count(func.distinct(d.c.id))
        query = (
            select(d.c.outlet, root.c.id, root.c.name, root.c.kind, number, func.sum(m.c.origin), func.sum(m.c.relay))
            .select_from(m.join(d, d.c.id == m.c.document).join(e, e.c.id == m.c.entity).join(root, root.c.id == e.c.root))
            .where(d.c.forgotten.is_(None), d.c.outlet.is_not(None), m.c.name != "outlet", (m.c.origin > 0) | (m.c.relay > 0))
            .group_by(d.c.outlet, root.c.id, root.c.name, root.c.kind)
            .order_by(number.desc(), d.c.outlet, root.c.key)
            .limit(MOST)
        )
        found = [Pair(*row) for row in connection.execute(query)]
    with _lock:
        _held[desk.ledger.place] = (state, found)
    return found
