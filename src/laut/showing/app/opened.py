"""Articles of the ledger as pages ask for them: the last ones are held, so that a giant one is unpacked once."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import func, select

from laut.errors import LedgerError
from laut.ledger import loading, tables
from laut.ledger.decisions import UNDO
from laut.ledger.searching import Kept
from laut.records import Reading, Span
from laut.showing.app.desk import Desk
from laut.showing.app.pieces import pieces
from laut.showing.app.resting import Rests

HELD = 12  # articles


@dataclass(frozen=True, slots=True)
class Shown:
    """A document with its reading as people corrected it, and where its pieces begin and end."""

    kept: Kept
    reading: Reading
    pieces: list[Span]
    rests: dict[str, Rests] = field(default_factory=dict)  # by the language of the page


_held: OrderedDict[tuple[object, ...], Shown] = OrderedDict()
_lock = Lock()


def article(desk: Desk, number: int) -> Shown:
    """The document of that number. Raises MissingError for none, LedgerError where its content was taken out."""
    t = tables.reading
    with desk.reading() as connection:
        row = loading.document(connection, number)
        if row["forgotten"]:
            raise LedgerError("the content of a document", "one that was taken out; the log of decisions says why", f"document {number}")
        current = connection.execute(select(t.c.id).where(t.c.document == row["id"], t.c.current)).scalar()
        x = tables.decision
        last = connection.execute(select(func.max(x.c.id)).where(x.c.document == row["id"])).scalar()
        undone = connection.execute(select(func.max(x.c.id)).where(x.c.kind == UNDO)).scalar()
        key = (desk.ledger.place, row["id"], current, last, undone)
    with _lock:
        found = _held.get(key)
        if found is not None:
            _held.move_to_end(key)
            return found
    kept = desk.ledger.show(row["id"])
    assert kept.decided is not None
    made = Shown(kept, kept.decided.reading, pieces(kept.decided.reading))
    with _lock:
        _held[key] = made
        while len(_held) > HELD:
            _held.popitem(last=False)
    return made
