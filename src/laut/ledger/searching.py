"""`search` and `show`: what a person asks for, put together."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from laut.errors import LedgerError
from laut.ledger import asking, copies, loading, overlay, querying, revising, tables, telling
from laut.ledger.asking import Hit, Wanted
from laut.ledger.overlay import Decided
from laut.ledger.telling import Passage
from laut.records import STANCES
from laut.sources import naming

if TYPE_CHECKING:
    from laut.ledger.book import Ledger

Day = str | date | None


def wanted(
    words: str = "",
    *,
    source: str | None = None,
    concept: str | None = None,
    unit: str | None = None,
    figure: str | tuple[float | None, float | None] | None = None,
    since: Day = None,
    until: Day = None,
    published: tuple[Day, Day] = (None, None),
    place: str | None = None,
    actor: str | None = None,
    outlet: str | None = None,
    stance: str | None = None,
) -> Wanted:
    """What is asked for, checked and understood; see Ledger.search."""
    asked = querying.query(words)
    low, high = querying.amount(figure) if isinstance(figure, str) else figure or (None, None)
    if stance is not None and stance not in STANCES:
        raise LedgerError(f"a stance out of {', '.join(STANCES)}", repr(stance))
    if place and not naming.is_known(naming.place_key(place)):  # a village that no table has is looked for by its name
        asked, place = replace(asked, words=(*asked.words, *querying.query(place).words)), None
    return Wanted(
        asked.words, asked.without, asked.phrases, source, querying.narrower(concept) if concept else (), unit, low, high, place, actor,
        stance, outlet, _day(since), _day(until), (_day(published[0]), _day(published[1])),
    )  # fmt: skip


def _day(value: Day) -> str | None:
    if value is None or isinstance(value, date):
        return value.isoformat() if value else None
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        raise LedgerError("a day such as 2026-03-02", repr(value)) from None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the documents, and how many there are in all. `ledger` and `wanted` are what was asked."""

    ledger: Ledger
    wanted: Wanted
    hits: tuple[Hit, ...]
    total: int

    def passages(self, hit: Hit, limit: int = 3) -> tuple[Passage, ...]:
        """The words of a document that the search stands on."""
        with self.ledger.reading() as connection:
            return telling.passages(connection, hit.id, self.wanted, limit)


def search(ledger: Ledger, wanted: Wanted, limit: int, offset: int) -> Found:
    """The documents that answer; of more than asking.MOST the total is one more than that."""
    with ledger.reading() as connection:
        hits = tuple(asking.search(connection, wanted, limit, offset))
        many = len(hits) + offset if len(hits) < limit and (hits or not offset) else asking.total(connection, wanted)
    return Found(ledger, wanted, hits, many)


@dataclass(frozen=True, slots=True)
class Kept:
    """A document as the ledger has it. `row` has its hash, address, place, when it was added; `fetches` how its bytes were got; `readers`
    who read it, the present one last; `history` the documents at its address from the first text to the last; `group` its copies.
    """

    id: int
    row: dict[str, Any]
    decided: Decided | None
    fetches: tuple[dict[str, Any], ...]
    readers: tuple[dict[str, Any], ...]
    history: tuple[int, ...]
    group: copies.Group | None
    names: dict[int, str]

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON: the reading as people corrected it, with all that the ledger knows of it."""
        group, decided = self.group, self.decided
        copied = {"original": group.original, "copies": [[c.document, c.shared, c.of_original] for c in group.copies]} if group else None
        return {
            "id": self.id, "document": self.row, "fetches": list(self.fetches), "readers": list(self.readers),
            "revisions": list(self.history), "copies": copied, "reading": decided.reading.to_dict() if decided else None,
            "decisions": [mark.to_dict() for mark in decided.marks] if decided else [],
            "orphans": [decision.to_dict() for decision in decided.orphans] if decided else [],
        }  # fmt: skip


def show(ledger: Ledger, name: str | int) -> Kept:
    """A document with all that is known of it."""
    d, f, r = tables.document, tables.fetch, tables.reading
    with ledger.reading() as connection:
        row = dict(loading.document(connection, name))
        id = row["id"]
        decided = None if row["forgotten"] else overlay.over(connection, id, loading.reading(connection, id))
        fetched = select(f.c.place, f.c.url, f.c.retrieved, f.c.status, f.c.headers, f.c.added, f.c.original).where(f.c.document == id)
        rows = connection.execute(fetched.order_by(f.c.id)).mappings()
        fetches = tuple(dict(one) | {"headers": json.loads(one["headers"] or "[]")} for one in rows)
        readers = select(r.c.version, r.c.data, r.c.model, r.c.made, r.c.current, r.c.sha256).where(r.c.document == id)
        readers = readers.order_by(r.c.current, r.c.id)
        history = revising.history(connection, id)
        groups = copies.groups(connection, [id])
        group = groups[0] if groups else None
        others = {*history, *((group.original, *(c.document for c in group.copies)) if group else ())}
        names = connection.execute(select(d.c.id, d.c.outlet, d.c.title, d.c.published).where(d.c.id.in_(others))).all()
        return Kept(
            id, row, decided, fetches, tuple(dict(one) for one in connection.execute(readers).mappings()), history, group,
            {one.id: " · ".join(part for part in (one.outlet, one.published, one.title) if part) for one in names},
        )  # fmt: skip
