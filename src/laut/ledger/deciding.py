"""The verbs of people: decide, note, undo. What they name is looked up, what they say is checked, and a row is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz
from sqlalchemy import ColumnElement, Connection, RowMapping, or_, select

from laut.errors import LedgerError, MissingError
from laut.ledger import anchoring, correcting, loading, overlay, tables
from laut.ledger import decisions as made
from laut.ledger.decisions import Decision
from laut.ledger.entities import folded
from laut.records import SOURCE_KINDS, Reading
from laut.sources import directory

if TYPE_CHECKING:
    from laut.ledger.book import Ledger

LEAST_WORDS = 3  # letters of words that a claim can stand on


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be decided, as in Ledger.decide: one of accept, reject, set, letter, digit and claim."""

    accept: bool = False
    reject: bool = False
    set: Mapping[str, Any] = field(default_factory=dict)
    letter: str | None = None
    digit: str | int | None = None
    claim: str | None = None
    source: str | None = None
    stance: str = "asserts"

    def kind(self, target: str) -> str:
        """The one kind of decision that this is; LedgerError for none or several."""
        given = {
            made.ACCEPT: self.accept, made.REJECT: self.reject, made.CORRECT: bool(self.set), made.LETTER: self.letter is not None,
            made.DIGIT: self.digit is not None, made.CLAIM: self.claim is not None,
        }  # fmt: skip
        kinds = [kind for kind, wanted in given.items() if wanted]
        if len(kinds) != 1:
            raise LedgerError("one decision: accept, reject, set, letter, digit or claim", " and ".join(kinds) or "none", target)
        return kinds[0]


def decide(ledger: Ledger, target: str, asked: Asked, why: str = "") -> Decision:
    """Write one decision; see Ledger.decide."""
    kind = asked.kind(target)
    if kind in (made.REJECT, made.CORRECT) and not why.strip():
        raise LedgerError("a reason", "none", target, '--why "..."')
    with ledger.writing() as connection:
        if asked.letter is not None:
            return _letter(connection, ledger.who, target, asked.letter, why)
        row, name = _split(connection, target)
        reading = loading.reading(connection, row["id"])
        if asked.claim is not None:
            if name:
                raise LedgerError("a document, for a claim to be added", repr(target))
            anchor, value = _claim(reading, asked.claim, asked.source, asked.stance)
        else:
            anchor, value = _over(connection, row, reading, name, kind, asked)
        id = made.write(connection, ledger.who, kind, anchor, value, why, row["id"])
        return made.get(connection, id)


def note(ledger: Ledger, target: str | None, words: str) -> Decision:
    """A note on a document (`12`), on something in it (`12/c3`), on a source (its name), or on the ledger as a whole (None)."""
    if not words.strip():
        raise LedgerError("the words of a note", "none")
    with ledger.writing() as connection:
        anchor, document = _noted(connection, target)
        id = made.write(connection, ledger.who, made.NOTE, anchor, {"note": words.strip()}, "", document)
        return made.get(connection, id)


def undo(ledger: Ledger, id: int, why: str = "") -> Decision:
    """Undo the decision `id`; returns it as it is now."""
    with ledger.writing() as connection:
        undone = made.undo(connection, ledger.who, id, why)
        _grouped_again(connection, undone)
        return made.get(connection, id)


def _grouped_again(connection: Connection, undone: Decision) -> None:
    """Who is who must be told anew where a merge, or its undoing, does not stand any more."""
    first = undone
    while first.kind == made.UNDO and first.undoes:
        first = made.get(connection, first.undoes)
    if first.kind in (made.MERGE, made.APART):
        from laut.ledger import entities

        entities.regroup(connection, [str(key) for key in first.target["sources"]])


def _split(connection: Connection, target: str) -> tuple[RowMapping, str]:
    """The document and the id behind the last slash: `12/c3`; a document alone has none."""
    head, _, name = target.rpartition("/")
    if head and name[:1].isalpha() and name[1:].isdecimal():
        return loading.document(connection, head), name
    return loading.document(connection, target), ""


def _over(
    connection: Connection, row: RowMapping, reading: Reading, name: str, kind: str, asked: Asked
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Anchor and value of a decision over something that was read."""
    if not name:
        do = f"laut show lists what document {row['id']} has"
        raise LedgerError("something in the document, such as 12/c3", repr(str(row["id"])), do=do)
    record = None
    if name.startswith("h"):
        anchor = _by_hand(connection, row, reading, name)
    else:
        anchor, record = anchoring.of(reading, name)
    if anchor["kind"] not in anchoring.PARTS:
        raise LedgerError("a claim, figure, attribution or time", f"a {anchor['kind']}", name)
    if kind == made.DIGIT:
        if anchor["kind"] != "claim" or str(asked.digit) not in made.DIGITS:
            raise LedgerError("a claim, and a digit from 1 to 6", f"{anchor['kind']}, {asked.digit}", name)
        return anchor, {"digit": str(asked.digit)}
    return anchor, correcting.checked(anchor["kind"], asked.set, record) if kind == made.CORRECT else {}


def _by_hand(connection: Connection, row: RowMapping, reading: Reading, name: str) -> dict[str, Any]:
    """The anchor of a claim that was added by hand."""
    decided = overlay.over(connection, row["id"], reading)
    if not any(mark.name == name for mark in decided.marks):
        raise MissingError("a claim added by hand", repr(name), f"document {row['id']}")
    anchor, _ = anchoring.of(decided.reading, name)
    return anchor


def _claim(reading: Reading, words: str, source: str | None, stance: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Anchor and value of a claim added by hand: its words must stand in the text, once, letter for letter."""
    text, words = reading.document.text, words.strip()
    at = text.find(words) if len(words) >= LEAST_WORDS else -1
    if at < 0:
        near = fuzz.partial_ratio_alignment(words, text) if words and text else None
        found = (
            f"nothing like it; the nearest is {text[near.dest_start : near.dest_end]!r}" if near and near.score > 0 else "nothing like it"
        )
        raise LedgerError("words that stand in the text", found, repr(words[:60]), "copy them from laut show --text")
    if text.find(words, at + 1) >= 0:
        raise LedgerError("words that stand in the text once", "the same words twice", repr(words[:60]), "take more of the sentence")
    b, e = at, at + len(words)
    anchor = {
        "document": reading.document.id, "kind": "claim", "id": "", "spans": [[b, e]], "quote": words, "before": text[max(0, b - 40) : b],
        "after": text[e : e + 40], "same": {},
    }  # fmt: skip
    return anchor, {"source": source.strip() if source else None, "stance": correcting.stance(stance)}


def _letter(connection: Connection, who: str, name: str, letter: str, why: str) -> Decision:
    if letter.upper() not in made.LETTERS:
        raise LedgerError("a letter from A to F", repr(letter), name)
    entity = source(connection, name)
    target = {"source": entity["key"], "name": entity["name"]}
    id = made.write(connection, who, made.LETTER, target, {"letter": letter.upper()}, why)
    return made.get(connection, id)


def source(connection: Connection, name: str) -> RowMapping:
    """The row of the entity that `name` names: its number with `s` before it, its key, or a name; MissingError for none, or for several."""
    e = tables.entity
    keys = {entry.id for language in ("de", "en") if (entry := directory().find(name, language))}
    keys |= {f"{kind}|{folded(name)}" for kind in SOURCE_KINDS} | {name}
    ways: list[ColumnElement[bool]] = [e.c.key.in_(sorted(keys))]
    if name[:1] == "s" and name[1:].isdecimal():
        ways.append(e.c.id == int(name[1:18]))
    found = connection.execute(select(e).where(or_(*ways)).order_by(e.c.id)).mappings().all()
    found = found or connection.execute(select(e).where(e.c.name == name).order_by(e.c.id).limit(9)).mappings().all()
    if not found:
        raise MissingError("a source of this ledger", repr(name), do="laut sources lists them")
    if len({row["root"] for row in found}) > 1:
        told = ", ".join(f"s{row['id']} ({row['kind']})" for row in found)
        raise MissingError("one source", f"several: {told}", repr(name), "name it by its number")
    return found[0]


def _noted(connection: Connection, target: str | None) -> tuple[dict[str, Any], int | None]:
    if target is None:
        return {"ledger": True}, None
    try:
        row, name = _split(connection, target)
    except MissingError:
        entity = source(connection, target)
        return {"source": entity["key"], "name": entity["name"]}, None
    if not name:
        return {"document": row["hash"]}, row["id"]
    reading = loading.reading(connection, row["id"])
    if name.startswith("h"):
        return _by_hand(connection, row, reading, name), row["id"]
    return anchoring.of(reading, name)[0], row["id"]


def orphans(connection: Connection, among: Iterable[int] | None = None) -> tuple[Decision, ...]:
    """The decisions that stand over words which the present readings do not have, in all documents or `among` some."""
    found: list[Decision] = []
    if among is None:
        rows = made.standing(connection, made.OVER_READING)
        among = {d.document for d in rows if d.document is not None}
    for document in sorted(among):
        t = tables.document
        if connection.execute(select(t.c.forgotten).where(t.c.id == document)).scalar() is None:
            found += overlay.over(connection, document, loading.reading(connection, document)).orphans
    return tuple(sorted(found, key=lambda d: d.id))
