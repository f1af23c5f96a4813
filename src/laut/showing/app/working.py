"""What people work on: something of a document with the values that it has, a source with what was said of it, lines of the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from laut.errors import LautError, MissingError
from laut.ledger import anchoring, correcting, decisions, loading, overlay
from laut.ledger.decisions import Decision
from laut.ledger.speaking import Opened
from laut.records import Attribution, Claim, Reading
from laut.showing.app.desk import Desk
from laut.showing.app.rendering import address
from laut.showing.app.words import AppWords

LETTERS, DIGITS = decisions.LETTERS, decisions.DIGITS
QUOTED = 300  # characters of words in a line of the log
_AROUND = 160  # characters of the text beside the words of a record


@dataclass(frozen=True, slots=True)
class Field:
    """A field that may be corrected: how it is written (`text`, `number`, `day`, `list`, `choice`), its value, `among` which that is."""

    name: str
    kind: str
    value: str
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Worked:
    """A record of a document as a person decides over it: its words with what stands around, its fields, what was decided over it."""

    document: int
    id: str
    kind: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    before: str
    words: str
    after: str
    rejected: bool
    fields: tuple[Field, ...]
    decided: tuple[Decision, ...]

    @property
    def name(self) -> str:
        """What the ledger calls it: `12/c3`."""
        return f"{self.document}/{self.id}"


def worked(connection: Connection, document: int, name: str) -> Worked:
    """The record `name` of a document, as people corrected it; MissingError for none that can be decided over."""
    row = loading.document(connection, document)
    decided = overlay.over(connection, row["id"], loading.reading(connection, row["id"]))
    try:
        anchor, record = anchoring.of(decided.reading, name)
    except MissingError:
        anchor, record = anchoring.of(decided.machine, name)  # what was rejected
    if anchor["kind"] not in anchoring.PARTS:
        raise MissingError("a claim, figure, attribution or time", f"a {anchor['kind']}", f"{document}/{name}")
    text, (b, e) = decided.reading.document.text, (anchor["spans"][0][0], anchor["spans"][-1][1])
    mine = tuple(m.decision for m in decided.marks if m.name == name)
    return Worked(
        row["id"], name, anchor["kind"], row["title"], row["outlet"], row["published"], row["language"],
        _head(text[max(0, b - _AROUND) : b]), text[b:e], _tail(text[e : e + _AROUND]), any(d.kind == decisions.REJECT for d in mine),
        tuple(_field(field, kind, record, decided.reading) for field, kind in correcting.fields(anchor["kind"]).items()), mine,
    )  # fmt: skip


def _head(text: str) -> str:
    """What stands before in the same paragraph."""
    return text.rpartition("\n")[2].lstrip()


def _tail(text: str) -> str:
    return text.partition("\n")[0].rstrip()


def _field(name: str, kind: str | tuple[str, ...], record: Any, reading: Reading) -> Field:
    value = _source(record, reading) if name == "source" else getattr(record, name)
    among = kind if isinstance(kind, tuple) else ()
    if among and name == "role":
        among = ("", *among)
    return Field(name, kind if isinstance(kind, str) else "choice", _written(value), among)


def _source(record: Any, reading: Reading) -> str:
    """The names at the end of the chain."""
    if isinstance(record, Claim):
        return ", ".join(record.chain[-1]) if record.attribution and record.chain else ""
    names = {source.id: source.name for source in reading.sources}
    return ", ".join(names[id] for id in record.sources if id in names) if isinstance(record, Attribution) else ""


def _written(value: Any) -> str:
    """A value as it stands in a field of a form."""
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, date):
        return value.isoformat()
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def about_source(desk: Desk, source: Opened) -> tuple[Decision, ...]:
    """What people decided of a source, the last first: its letter, notes, with whom it is one and with whom not."""
    keys = {source.spoken.key} | {key for key, _ in source.members}
    wanted = (decisions.LETTER, decisions.NOTE, decisions.MERGE, decisions.APART)
    with desk.reading() as connection:
        found = decisions.standing(connection, wanted)
    return tuple(d for d in reversed(found) if d.target.get("source") in keys or keys & set(d.target.get("sources", ())))


# the log


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log: the decision, its words or names (`on`) and where they lead, what was decided, whether its words are gone."""

    decision: Decision
    on: str
    href: str
    value: str
    orphan: bool
    undoable: bool


def lines(found: tuple[Decision, ...], w: AppWords, orphans: frozenset[int]) -> tuple[Line, ...]:
    """Decisions as lines of the log."""
    return tuple(_line(decision, w, decision.id in orphans) for decision in found)


def _line(decision: Decision, w: AppWords, orphan: bool) -> Line:
    undoable = decision.state == decisions.STANDS and decision.kind != decisions.FORGET
    return Line(decision, on(decision), leads(decision), value(decision, w), orphan, undoable)


def on(decision: Decision) -> str:
    """The words or names that a decision is on; nothing where it is on a document or the ledger as a whole."""
    target = decision.target
    if "quote" in target:
        return _cut(str(target["quote"]))
    if "figures" in target:
        return ", ".join(_cut(str(figure.get("quote", ""))) for figure in [*target["figures"], *target.get("others", ())])
    if "sources" in target:
        return " = ".join(str(name) for name in target.get("names", target["sources"]))
    return str(target.get("name", ""))


def leads(decision: Decision) -> str:
    """The page of what a decision is on."""
    target = decision.target
    if decision.undoes is not None:
        return f"/log/{decision.undoes}"
    if "quote" in target and decision.document is not None:
        return f"/log/{decision.id}"
    if "source" in target and decision.kind in (decisions.LETTER, decisions.NOTE):
        return address("/judge", source=str(target["source"]))
    if "sources" in target:
        return address("/judge", source=str(target["sources"][0]))
    return f"/decide/{decision.document}" if decision.document is not None else ""


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= QUOTED else words[: QUOTED - 1] + "…"


def value(decision: Decision, w: AppWords) -> str:
    """What was decided, in words."""
    given: Mapping[str, Any] = decision.value
    if decision.kind == decisions.CORRECT:
        return "; ".join(f"{w.find('work_fields', name, name)}: {_told(name, v, w)}" for name, v in given.items())
    if decision.kind == decisions.CLAIM:
        parts = (given.get("source") or w("claims.own"), w.find("stances", given.get("stance"), ""))
        return ", ".join(part for part in parts if part)
    return ", ".join(str(v) for v in given.values() if v) if decision.kind != decisions.DIGIT else str(given.get("digit", ""))


def _told(name: str, value: Any, w: AppWords) -> str:
    if value is None or value == []:
        return w("work.empty")
    if name == "stance":
        return w.find("stances", str(value), str(value))
    if name == "bound":
        return w.find("work_bounds", str(value), str(value))
    if name == "role":
        return w.find("roles", str(value)) or w.find("work_roles", str(value), str(value))
    if isinstance(value, float):
        return w.number(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def where(connection: Connection, decision: Decision) -> str:
    """The record that a decision stands on in the present reading: `12/c3`; nothing where its words are not there, or it is on none."""
    if decision.document is None or "quote" not in decision.target:
        return ""
    try:
        reading = loading.reading(connection, decision.document)
    except LautError:  # taken out since
        return ""
    if decision.kind == decisions.CLAIM:
        return f"{decision.document}/h{decision.id}" if decision.target["quote"] in reading.document.text else ""
    hand = str(decision.target.get("id", ""))
    if hand.startswith("h"):
        return f"{decision.document}/{hand}"
    found = anchoring.attach(decision.target, reading)
    return f"{decision.document}/{found[0].id}" if found else ""
