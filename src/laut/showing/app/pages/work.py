"""What people decide, and the log of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from laut.errors import InputError, LedgerError
from laut.ledger import deciding, decisions, loading, speaking
from laut.ledger.decisions import Decision
from laut.records import STANCES
from laut.showing.app import working
from laut.showing.app.asked import PAGE, Asked
from laut.showing.app.desk import Desk
from laut.showing.app.rendering import page
from laut.showing.app.routing import Part, checked, done
from laut.showing.app.tables import Cell, Column, Table

PART = Part()
FOUND = 20  # sources that a name finds
REREAD = 100  # documents that are looked through for decisions without their words
WAYS = ("accept", "reject", "correct", "digit", "note")
TOLD = ("read_again", "known", "failed")


# pages


@PART.shows("/decide/{document}")
def document(desk: Desk, asked: Asked) -> Response:
    """One document with what can be done to it as a whole, and what was."""
    with desk.reading() as connection:
        row = loading.document(connection, asked.number("document"))
        found = decisions.latest(connection, PAGE + 1, asked.count("offset", 0), document=row["id"])
    told = asked.choice("told", ("", *TOLD), "")
    return page(desk, asked, "work_one.html", row=row, document=row["id"], told=told, stances=STANCES, offset=asked.count("offset", 0),
                lines=working.lines(found[:PAGE], asked.w, frozenset()), more=len(found) > PAGE, size=PAGE)  # fmt: skip


@PART.shows("/decide/{document}/{record}")
def record(desk: Desk, asked: Asked) -> Response:
    """One claim, figure, attribution or time with its words, and the forms to decide over it."""
    with desk.reading() as connection:
        found = working.worked(connection, asked.number("document"), asked.part("record"))
    lines = working.lines(found.decided, asked.w, frozenset())
    return page(desk, asked, "work_decide.html", found=found, lines=lines, digits=working.DIGITS)


@PART.shows("/judge")
def judge(desk: Desk, asked: Asked) -> Response:
    """One source with its letter, notes, and with whom it is one; `q` looks for others by name."""
    words = asked.get("q")
    with desk.reading() as connection:
        opened = speaking.opened(connection, asked.get("source"), 0)
        found = speaking.named(connection, words, FOUND) if words else ()
    others = [one for one in found if one.id != opened.spoken.id]
    return page(desk, asked, "work_judge.html", source=opened, found=others, q=words)


@PART.shows("/log")
def log(desk: Desk, asked: Asked) -> Response:
    """Every decision, the last first; by person, kind or document; or those whose words are gone."""
    offset = asked.count("offset", 0)
    with desk.reading() as connection:
        people = decisions.people(connection)
        lost = _lost(desk, asked)
        if asked.get("lost"):
            every = tuple(reversed(lost))
            found = every[offset : offset + PAGE + 1]
        else:
            found = decisions.latest(connection, PAGE + 1, offset, **_filter(asked))
    shown = working.lines(found[:PAGE], asked.w, frozenset(d.id for d in lost))
    filtered = any(asked.get(name) for name in ("who", "kind", "document"))
    return page(desk, asked, "log.html", lines=shown, more=len(found) > PAGE, offset=offset, size=PAGE, people=people,
                kinds=decisions.KINDS, lost=len(lost), filtered=filtered)  # fmt: skip


@PART.shows("/log/{id}")
def one(desk: Desk, asked: Asked) -> Response:
    """One decision in full, with where its words stand now."""
    with desk.reading() as connection:
        found = decisions.get(connection, asked.number("id"))
        where = working.where(connection, found)
        row = loading.document(connection, found.document) if found.document is not None else None
    lost = "quote" in found.target and not where and found.state == decisions.STANDS and found.kind in decisions.OVER_READING
    (line,) = working.lines((found,), asked.w, frozenset({found.id} if lost else ()))
    return page(desk, asked, "log_one.html", line=line, d=found, where=where, row=row)


def _filter(asked: Asked) -> dict[str, Any]:
    kind = asked.choice("kind", ("", *decisions.KINDS), "")
    document = asked.count("document", 0)
    return {"who": asked.get("who") or None, "kind": kind or None, "document": document or None}


def _lost(desk: Desk, asked: Asked) -> tuple[Decision, ...]:
    """Decisions whose words are not in the present readings; only what was read again can have such."""
    with desk.reading() as connection:
        return deciding.orphans(connection, decisions.reread(connection, REREAD))


@PART.table("log")
def table(desk: Desk, asked: Asked) -> Table:
    """All decisions that the page asks for, the first first."""
    w = asked.w
    heads = ("id", "at", "who", "kind", "document", "on", "value", "why", "state", "undone_by")
    columns = tuple(Column(name, w.find("log_columns", name, name), name in ("id", "document", "undone_by")) for name in heads)
    with desk.reading() as connection:
        lost = _lost(desk, asked)
        found = lost if asked.get("lost") else tuple(reversed(decisions.latest(connection, **_filter(asked))))
    rows = [
        (Cell(d.id), Cell(d.at), Cell(d.who), Cell(d.kind), Cell(d.document), Cell(working.on(d)), Cell(working.value(d, w)), Cell(d.why),
         Cell(d.state), Cell(d.undone_by)) for d in found
    ]  # fmt: skip
    return Table("log", w("log.title"), columns, rows)


# forms


def _kept(desk: Desk, asked: Asked, decision: Decision) -> Response:
    desk.weigh()
    return done(asked, decision)


@PART.does("/decide")
def decide(desk: Desk, asked: Asked) -> Response:
    """Accept, reject, correct, judge or annotate something of a document."""
    way = checked(asked.field("do"), WAYS, "do")
    target, why = f"{_document(asked)}/{asked.field('record')}", asked.field("why")
    if way == "note":
        return _kept(desk, asked, desk.ledger.note(target, asked.field("words") or why))
    if way == "digit":
        return _kept(desk, asked, desk.ledger.decide(target, digit=asked.field("digit"), why=why))
    if way != "correct":
        return _kept(desk, asked, desk.ledger.decide(target, accept=way == "accept", reject=way == "reject", why=why))
    given = {name: asked.field(f"set.{name}") for name in asked.fields("field")}
    changes = {name: value for name, value in given.items() if value != asked.field(f"was.{name}")}
    if not changes:
        raise LedgerError("a field with another value than it had", "none", target)
    return _kept(desk, asked, desk.ledger.decide(target, set=changes, why=why))


@PART.does("/note")
def note(desk: Desk, asked: Asked) -> Response:
    """A note on a document, something in it, a source, or (without `target`) the whole ledger."""
    return _kept(desk, asked, desk.ledger.note(asked.field("target") or None, asked.field("words")))


@PART.does("/claim")
def claim(desk: Desk, asked: Asked) -> Response:
    """Add a claim that was overlooked."""
    given = {"claim": asked.raw("claim").strip("\n"), "source": asked.field("source") or None, "stance": asked.field("stance", "asserts")}
    return _kept(desk, asked, desk.ledger.decide(str(_document(asked)), why=asked.field("why"), **given))  # type: ignore[arg-type]


@PART.does("/forget")
def forget(desk: Desk, asked: Asked) -> Response:
    """Take the content of a document out for good, where its number was typed once more."""
    number = _document(asked)
    if asked.field("number") != str(number):
        raise InputError(f"the number of the document, {number}, typed to confirm", repr(asked.field("number")[:20]) or "none")
    made = desk.ledger.forget(number, asked.field("why"))
    desk.weigh()
    return done(asked, to=f"/log/{made.id}")


@PART.does("/again")
def again(desk: Desk, asked: Asked) -> Response:
    """Read a document again by the reader of today; what was read before stays beneath."""
    from laut.engines.adding import read_again

    number = _document(asked)
    added = read_again(desk.ledger, workers=1, only=number)
    desk.weigh()
    what = "failed" if added.failures else "read_again" if added.counts["read_again"] else "known"
    return done(asked, to=f"/decide/{number}?told={what}")


@PART.does("/letter")
def letter(desk: Desk, asked: Asked) -> Response:
    """Say how reliable a source is, by the Admiralty code."""
    return _kept(desk, asked, desk.ledger.decide(asked.field("source"), letter=asked.field("letter"), why=asked.field("why")))


@PART.does("/merge")
def merge(desk: Desk, asked: Asked) -> Response:
    """Say that two sources are one."""
    return _pair(desk, asked, desk.ledger.merge)


@PART.does("/apart")
def apart(desk: Desk, asked: Asked) -> Response:
    """Say that two sources are not the same."""
    return _pair(desk, asked, desk.ledger.apart)


def _pair(desk: Desk, asked: Asked, verb: Callable[[str, str, str], Decision]) -> Response:
    one, other = asked.field("one"), asked.field("other")
    if not other:
        raise InputError("the name of the other source", "none")
    return _kept(desk, asked, verb(one, other, asked.field("why")))


@PART.does("/undo")
def undo(desk: Desk, asked: Asked) -> Response:
    """Take a decision back; the undoing is a decision, and can be taken back too."""
    id = asked.field("id")
    if not id.isdecimal() or len(id) > 15:
        raise InputError("the number of a decision", repr(id[:20]))
    desk.ledger.undo(int(id), asked.field("why"))
    with desk.reading() as connection:
        undoing = decisions.latest(connection, 1, undoes=int(id))
    desk.weigh()
    return done(asked, undoing[0])


def _document(asked: Asked) -> int:
    value = asked.field("document")
    if not value.isdecimal() or len(value) > 15:
        raise InputError("the number of a document", repr(value[:20]))
    return int(value)
