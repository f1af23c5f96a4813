"""`diff`: readings of one text beside each other, texts at one address, two documents."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, func, select

from laut.ledger import copies, loading, revising, tables
from laut.ledger.changes import Change, changes
from laut.ledger.differences import Difference, differences
from laut.records import Span


@dataclass(frozen=True, slots=True)
class Reread:
    """Two readings of a document, one after the other, each named by version, data and model, and what differs between them."""

    document: int
    title: str | None
    before: str
    after: str
    differences: tuple[Difference, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {
            "document": self.document, "title": self.title, "before": self.before, "after": self.after,
            "differences": [d.to_dict() for d in self.differences],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Revised:
    """Two documents, the later text of one address behind the earlier, and what changed."""

    before: int
    after: int
    title: str | None
    changes: tuple[Change, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {"before": self.before, "after": self.after, "title": self.title, "changes": [c.to_dict() for c in self.changes]}


@dataclass(frozen=True, slots=True)
class Beside:
    """Two documents beside each other: whether they are copies, how much of each stands in the other, what only one has, word for word."""

    one: int
    other: int
    copies: bool
    in_one: float
    in_other: float
    only_in_one: tuple[tuple[Span, str], ...]
    only_in_other: tuple[tuple[Span, str], ...]
    changes: tuple[Change, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {
            "one": self.one, "other": self.other, "copies": self.copies, "in_one": self.in_one, "in_other": self.in_other,
            "only_in_one": [[list(span), words] for span, words in self.only_in_one],
            "only_in_other": [[list(span), words] for span, words in self.only_in_other], "changes": [c.to_dict() for c in self.changes],
        }  # fmt: skip


Diff = Reread | Revised | Beside


def every(connection: Connection) -> tuple[Diff, ...]:
    """What the present reading of each document reads differently from the one before, and what changed at each address."""
    r, d = tables.reading, tables.document
    several = select(r.c.document).join(d, d.c.id == r.c.document).where(d.c.forgotten.is_(None)).group_by(r.c.document)
    again = connection.execute(several.having(func.count() > 1).order_by(r.c.document)).scalars().all()
    found: list[Diff] = [rereads[-1] for document in again if (rereads := _rereads(connection, document)) and rereads[-1].differences]
    later = connection.execute(select(d.c.id, d.c.revises).where(d.c.revises.is_not(None), d.c.forgotten.is_(None)).order_by(d.c.id)).all()
    return (*found, *(_revised(connection, before, after) for after, before in later))


def of(connection: Connection, name: str | int) -> tuple[Diff, ...]:
    """The readings of a document, each beside the one before it, then the texts at its address, each beside the one before it."""
    document = loading.document(connection, name)["id"]
    history = revising.history(connection, document)
    return (*_rereads(connection, document), *(_revised(connection, a, b) for a, b in pairwise(history)))


def two(connection: Connection, one: str | int, other: str | int) -> tuple[Diff, ...]:
    """Two documents beside each other; of two texts at one address what changed from one to the other."""
    a, b = loading.document(connection, one), loading.document(connection, other)
    if a["address"] and a["address"] == b["address"]:
        return (_revised(connection, a["id"], b["id"]),)
    first, second = loading.reading(connection, a["id"]), loading.reading(connection, b["id"])
    text, texts = first.document.text, second.document.text
    found = copies.compared(text, texts)
    beside = Beside(
        a["id"], b["id"], copies.pair(connection, a["id"], b["id"]), _share(found.shared_in_one, found.only_in_one),
        _share(found.shared_in_other, found.only_in_other), tuple((s, text[s.b : s.e]) for s in found.only_in_one),
        tuple((s, texts[s.b : s.e]) for s in found.only_in_other), changes(first, second),
    )  # fmt: skip
    return (beside,)


def _share(shared: tuple[Span, ...], only: tuple[Span, ...]) -> float:
    """The part of a text, by its letters, that stands in the other."""
    size = sum(e - b for b, e in shared)
    return round(size / max(1, size + sum(e - b for b, e in only)), 3)


def _revised(connection: Connection, before: int, after: int) -> Revised:
    old, new = loading.reading(connection, before), loading.reading(connection, after)
    return Revised(before, after, new.document.title, changes(old, new))


def _rereads(connection: Connection, document: int) -> list[Reread]:
    t = tables.reading
    rows = connection.execute(select(t.c.id, t.c.version, t.c.data, t.c.model).where(t.c.document == document).order_by(t.c.id)).all()
    made = [loading.reading(connection, document, row.id) for row in rows] if len(rows) > 1 else []
    names = [" ".join(part for part in (row.version, row.data, row.model) if part) for row in rows]
    pairs = pairwise(zip(names, made, strict=True)) if made else ()
    return [Reread(document, new.document.title, a, b, differences(old, new)) for (a, old), (b, new) in pairs]
