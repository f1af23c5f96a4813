"""What people decide: rows over what the machine read, never instead of it; each with who, when and why, and each can be undone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from laut.errors import LedgerError, MissingError
from laut.ledger import tables
from laut.ledger.moments import now

ACCEPT, CORRECT, REJECT, CLAIM, NOTE, LETTER, DIGIT = "accept", "correct", "reject", "claim", "note", "letter", "digit"
MERGE, APART, UNDO, FORGET = "merge", "apart", "undo", "forget"
TOGETHER, APART_FIGURES, PIN = "join", "split", "pin"
PLACE = "place"
KINDS = (ACCEPT, CORRECT, REJECT, CLAIM, NOTE, LETTER, DIGIT, MERGE, APART, TOGETHER, APART_FIGURES, PIN, PLACE, UNDO, FORGET)
OVER_READING = (ACCEPT, CORRECT, REJECT, CLAIM, DIGIT, NOTE)
"""Those that stand over what was read in one document."""

LETTERS = ("A", "B", "C", "D", "E", "F")
DIGITS = ("1", "2", "3", "4", "5", "6")
UNJUDGED = "F6"
"""The Admiralty code of what nobody has judged; it is shown and never exported."""

STANDS, UNDONE = "stands", "undone"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `target` is what it is anchored on, `value` what was decided; `document` is the number of the document that it stands
    over. `state` is `stands` or `undone`; `undone_by` the id of the decision that undid it.
    """

    id: int
    at: str
    who: str
    kind: str
    target: dict[str, Any]
    value: dict[str, Any]
    why: str
    document: int | None
    undoes: int | None
    state: str = STANDS
    undone_by: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


def write(
    connection: Connection,
    who: str,
    kind: str,
    target: dict[str, Any],
    value: dict[str, Any],
    why: str,
    document: int | None = None,
    undoes: int | None = None,
) -> int:
    """Keep a decision; its id. `target` and `value` are values of JSON."""
    if not who.strip():
        raise LedgerError("a name of who decides", "none", do="--who NAME, or set LAUT_WHO")
    row = {
        "at": now(), "who": who.strip(), "kind": kind, "target": _json(target), "value": _json(value), "why": why.strip(),
        "document": document, "undoes": undoes,
    }  # fmt: skip
    made = connection.execute(tables.decision.insert().values(row).returning(tables.decision.c.id)).scalar_one()
    return int(made)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def log(
    connection: Connection, *, document: int | None = None, who: str | None = None, kind: str | None = None, since: str | None = None
) -> tuple[Decision, ...]:
    """All decisions in their order, or those over one document, of one person, of one kind, since a moment."""
    t = tables.decision
    query = select(t).order_by(t.c.id)
    for column, wanted in ((t.c.document, document), (t.c.who, who), (t.c.kind, kind)):
        if wanted is not None:
            query = query.where(column == wanted)
    if since:
        query = query.where(t.c.at >= since)
    undone = _undone(connection)
    return tuple(_decision(row, undone) for row in connection.execute(query).mappings())


def latest(
    connection: Connection,
    limit: int | None = None,
    offset: int = 0,
    *,
    document: int | None = None,
    who: str | None = None,
    kind: str | None = None,
    undoes: int | None = None,
) -> tuple[Decision, ...]:
    """Decisions, the last first: over one document, of one person, of one kind, that undo another."""
    t = tables.decision
    query = select(t).order_by(t.c.id.desc())
    for column, wanted in ((t.c.document, document), (t.c.who, who), (t.c.kind, kind), (t.c.undoes, undoes)):
        if wanted is not None:
            query = query.where(column == wanted)
    undone = _undone(connection)
    return tuple(_decision(row, undone) for row in connection.execute(query.limit(limit).offset(offset)).mappings())


def people(connection: Connection) -> tuple[str, ...]:
    """Everybody who decided something, by name."""
    t = tables.decision
    return tuple(connection.execute(select(t.c.who).distinct().order_by(t.c.who)).scalars())


def reread(connection: Connection, limit: int) -> tuple[int, ...]:
    """Documents that were read again after something was decided over them: their decisions alone can have lost their words."""
    d, r = tables.decision, tables.reading
    query = select(d.c.document).join(r, (r.c.document == d.c.document) & r.c.current & (r.c.made >= d.c.at))
    query = query.where(d.c.kind.in_(OVER_READING), r.c.packed.is_not(None)).distinct().order_by(d.c.document)
    return tuple(connection.execute(query.limit(limit)).scalars())


def standing(connection: Connection, kinds: Iterable[str], document: int | None = None) -> tuple[Decision, ...]:
    """The decisions of these kinds that nobody undid, in their order."""
    t = tables.decision
    query = select(t).where(t.c.kind.in_(list(kinds))).order_by(t.c.id)
    if document is not None:
        query = query.where(t.c.document == document)
    undone = _undone(connection)
    return tuple(_decision(row, undone) for row in connection.execute(query).mappings() if row["id"] not in undone)


def get(connection: Connection, id: int) -> Decision:
    """The decision with this id; MissingError for none."""
    t = tables.decision
    row = connection.execute(select(t).where(t.c.id == id)).mappings().first()
    if row is None:
        raise MissingError("the id of a decision", str(id), do="laut log lists them")
    return _decision(row, _undone(connection))


def undo(connection: Connection, who: str, id: int, why: str = "") -> Decision:
    """Undo a decision; to undo an undoing gives the first one back. The undoing is a decision itself. Returns what was undone."""
    found = get(connection, id)
    if found.kind == FORGET:
        raise LedgerError("a decision that can be undone", "the content was taken out and is not there any more", f"decision {id}",
                          "add the article again with --anyway")  # fmt: skip
    if found.state == UNDONE:
        raise LedgerError("a decision that stands", f"one that decision {found.undone_by} undid", f"decision {id}")
    write(connection, who, UNDO, {"decision": id}, {}, why, found.document, id)
    return found


def _undone(connection: Connection) -> dict[int, int]:
    """For each decision that does not stand the undoing that says so; an undoing that was undone says nothing."""
    t = tables.decision
    rows = connection.execute(select(t.c.id, t.c.undoes).where(t.c.undoes.is_not(None)).order_by(t.c.id.desc()))
    found: dict[int, int] = {}
    for id, undoes in rows:  # the latest first: whether an undoing stands is known before what it undid is asked for
        if id not in found:
            found[undoes] = id
    return found


def _decision(row: Any, undone: dict[int, int]) -> Decision:
    values = {name: row[name] for name in ("id", "at", "who", "kind", "why", "document", "undoes")}
    by = undone.get(row["id"])
    state = UNDONE if by else STANDS
    return Decision(target=json.loads(row["target"]), value=json.loads(row["value"]), state=state, undone_by=by, **values)


def letters(connection: Connection) -> dict[str, str]:
    """The letter of the Admiralty code that people set for a source, by the key of its entity; the last one counts."""
    return {d.target["source"]: str(d.value["letter"]) for d in standing(connection, [LETTER])}


def counted(connection: Connection) -> Iterator[tuple[str, int]]:
    """(kind, how many stand)."""
    for kind in KINDS:
        if found := len(standing(connection, [kind])):
            yield kind, found
