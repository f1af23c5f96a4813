"""What people decide on questions: which figures answer one, which do not, what it is called; anchored on documents and the words of
figures."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

from sqlalchemy import Connection, func, select

from laut.ledger import decisions, tables
from laut.ledger.decisions import APART_FIGURES, PIN, TOGETHER, UNDO, Decision

At = tuple[str, int]
"""A figure: `Document.id` and where it begins."""
RULED = "ruled"


@dataclass(frozen=True, slots=True)
class Rules:
    """Pairs of figures that answer one question, and that do not; names of questions by a figure of theirs, and figures of pinned ones."""

    together: tuple[tuple[At, At], ...]
    apart: tuple[tuple[At, At], ...]
    names: dict[At, str]
    pinned: frozenset[At]


def rules(connection: Connection) -> Rules:
    """What the decisions that stand come to; a later one goes before an earlier one on the same two figures."""
    pairs: dict[tuple[At, At], bool] = {}
    names: dict[At, str] = {}
    pinned: set[At] = set()
    for decision in decisions.standing(connection, [TOGETHER, APART_FIGURES, PIN]):
        mine = _figures(decision, "figures")
        if decision.kind == APART_FIGURES:
            for one, other in product(mine, _figures(decision, "others")):
                pairs[min(one, other), max(one, other)] = False
            continue
        for one, other in pairwise(mine):
            pairs[min(one, other), max(one, other)] = True
        if decision.kind == PIN:
            pinned |= set(mine)
            if name := str(decision.value.get("name") or ""):
                names.update(dict.fromkeys(mine, name))
    together = tuple(pair for pair, same in pairs.items() if same)
    return Rules(together, tuple(pair for pair, same in pairs.items() if not same), names, frozenset(pinned))


def _figures(decision: Decision, name: str) -> list[At]:
    return [(str(f["document"]), int(f["b"])) for f in decision.target.get(name, ())]


def anchor(document: str, b: int, quote: str) -> dict[str, Any]:
    """What a figure is found again by."""
    return {"document": document, "b": b, "quote": quote}


def unknown(connection: Connection) -> set[int]:
    """The documents of decisions on questions that the questions do not know."""
    s, x, d = tables.state, tables.decision, tables.document
    last = int(connection.execute(select(s.c.value).where(s.c.name == RULED)).scalar() or 0)
    rows = connection.execute(select(x.c.id, x.c.kind, x.c.undoes).where(x.c.id > last)).all()
    ids = {row.id for row in rows if row.kind in (TOGETHER, APART_FIGURES, PIN)} | {row.undoes for row in rows if row.kind == UNDO}
    hashes = {
        at[0] for id in ids if (found := decisions.get(connection, id)).kind in (TOGETHER, APART_FIGURES, PIN)
        for name in ("figures", "others") for at in _figures(found, name)
    }  # fmt: skip
    return (
        set(connection.execute(select(d.c.id).where(d.c.hash.in_(sorted(hashes)), d.c.forgotten.is_(None))).scalars()) if hashes else set()
    )


def settle(connection: Connection) -> None:
    """Write down that the questions know all decisions."""
    s, x = tables.state, tables.decision
    last = connection.execute(select(func.max(x.c.id))).scalar() or 0
    connection.execute(s.delete().where(s.c.name == RULED))
    connection.execute(s.insert(), [{"name": RULED, "value": str(last)}])
