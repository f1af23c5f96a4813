"""The timeline, sheets, search, the proof of a draft."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import Any

from starlette.responses import RedirectResponse, Response

from laut.acquire import Original, from_original
from laut.errors import InputError, LautError
from laut.ledger.querying import amount
from laut.records import STANCES, Span
from laut.showing.app.asked import PAGE, Asked
from laut.showing.app.desk import Desk
from laut.showing.app.places import at, of
from laut.showing.app.rendering import page
from laut.showing.app.routing import Part
from laut.showing.app.tables import Cell, Column, Table

PART = Part()
ALL = 20_000  # rows of a table that is taken away
HITS = 12  # documents of a search on one page: the words of each are looked for in its text
FIELDS = ("source", "concept", "unit", "figure", "since", "until", "place", "actor", "outlet", "stance")


def wanted(asked: Asked) -> dict[str, Any]:
    """What a search asks for, as `Ledger.search` takes it."""
    found: dict[str, Any] = {name: asked.get(name) or None for name in FIELDS}
    found["published"] = (asked.get("from") or None, asked.get("to") or None)
    if found["figure"]:
        amount(found["figure"])
    return found


def _form(asked: Asked) -> dict[str, Any]:
    return {"fields": {name: asked.get(name) for name in (*FIELDS, "from", "to", "q")}, "stances": STANCES,
            "more_fields": any(asked.get(name) for name in (*FIELDS, "from", "to"))}  # fmt: skip


@PART.shows("/search")
def search(desk: Desk, asked: Asked) -> Response:
    """The documents that answer, each with the words that it stands on."""
    offset = asked.count("offset", 0)
    asks = bool(asked.get("q") or any(asked.get(name) for name in (*FIELDS, "from", "to")))
    error: LautError | None = None
    hits: list[Any] = []
    total = 0
    if asks:
        try:
            found = desk.ledger.search(asked.get("q"), limit=HITS, offset=offset, **wanted(asked))
            hits = [(hit, [(p, at(p.document, p.marks[0].b if p.marks else p.span.b), marked(p.words, p.span, p.marks))
                           for p in found.passages(hit)]) for hit in found.hits]  # fmt: skip
            total = found.total
        except LautError as wrong:
            error = wrong
    more = total > offset + HITS
    return page(desk, asked, "search.html", 400 if error else 200, hits=hits, total=total, offset=offset, size=HITS, more=more,
                error=error, asks=asks, **_form(asked))  # fmt: skip


def marked(words: str, span: Span, marks: tuple[Span, ...]) -> list[tuple[str, bool]]:
    """Words that begin at `span` in runs, with whether each is marked."""
    edges = sorted({0, len(words), *(min(max(0, x - span.b), len(words)) for b, e in marks for x in (b, e))})
    inside = [(max(0, b - span.b), e - span.b) for b, e in marks]
    return [(words[a:b], any(x <= a and b <= y for x, y in inside)) for a, b in pairwise(edges) if a < b]


@PART.table("search")
def _found(desk: Desk, asked: Asked) -> Table:
    w = asked.w
    found = desk.ledger.search(asked.get("q"), limit=1000, **wanted(asked))
    columns = tuple(Column(n, w(f"search.{n}")) for n in ("number", "published", "outlet", "title", "words", "chain"))
    rows = [
        (Cell(hit.id), Cell(hit.published), Cell(hit.outlet), Cell(hit.title), Cell(p.words), Cell(p.chain))
        for hit in found.hits for p in found.passages(hit)
    ]  # fmt: skip
    return Table("search", w("places.search"), columns, rows)


@PART.shows("/timeline")
def timeline(desk: Desk, asked: Asked) -> Response:
    """Claims in the order of the time that they speak of, by months."""
    offset = asked.count("offset", 0)
    found = desk.ledger.timeline(asked.get("q"), limit=PAGE + 1, offset=offset, **wanted(asked))
    rows = found[:PAGE]
    months = [
        (_month(asked, month), [(e, at(e.document, e.span.b)) for e in some])
        for month, some in groupby(rows, key=lambda e: (e.start or e.end or "")[:7])
    ]
    return page(desk, asked, "timeline.html", months=months, offset=offset, size=PAGE, more=len(found) > PAGE, **_form(asked))


def _month(asked: Asked, month: str) -> str:
    from datetime import date

    return asked.w.month(date(int(month[:4]), int(month[5:7]), 1)) if len(month) == 7 else asked.w("ledger.undated")


@PART.table("timeline")
def _events(desk: Desk, asked: Asked) -> Table:
    w = asked.w
    columns = tuple(Column(n, w(f"search.{n}")) for n in ("start", "end", "words", "chain", "stance", "outlet", "published", "number"))
    found = desk.ledger.timeline(asked.get("q"), limit=ALL, **wanted(asked))
    rows = [(Cell(e.start), Cell(e.end), Cell(e.words), Cell(e.chain), Cell(e.stance), Cell(e.outlet), Cell(e.published), Cell(e.document))
            for e in found]  # fmt: skip
    return Table("timeline", w("places.timeline"), columns, rows)


@PART.shows("/sheets")
def sheets(desk: Desk, asked: Asked) -> Response:
    """The things that there are sheets on."""
    offset = asked.count("offset", 0)
    found = desk.ledger.subjects(PAGE + 1, offset)
    return page(desk, asked, "sheets_list.html", subjects=found[:PAGE], offset=offset, size=PAGE, more=len(found) > PAGE)


@PART.shows("/sheet")
def sheet(desk: Desk, asked: Asked) -> Response:
    """One thing: what is measured of it, who says so, and which rows exclude each other."""
    name = asked.get("name")
    if not name:
        raise InputError("the name of a thing", "none")
    table = _measured(desk, asked)
    apart = sum(any(cell.look == "apart" for cell in row) for row in table.rows)
    return page(desk, asked, "sheet.html", name=name, table=table, apart=apart, rows=len(list(table.rows)))


@PART.table("sheet")
def _measured(desk: Desk, asked: Asked) -> Table:
    w = asked.w
    columns = (
        Column("measure", w("sheet.measure")), Column("of", w("sheet.of")), Column("words", w("sheet.words")),
        Column("low", w("sheet.low"), True), Column("high", w("sheet.high"), True),
        Column("unit", w("sheet.unit")), Column("chain", w("sheet.chain")),
        Column("published", w("sheet.published")), Column("place", w("sheet.place")), Column("differs", w("sheet.differs")),
    )  # fmt: skip
    rows = [
        (Cell(r.measure or w("sheet.unnamed")), Cell(r.of), Cell(r.words, of(r.document, r.name), "words"), Cell(r.low), Cell(r.high),
         Cell(r.unit), Cell(r.chain), Cell(r.published, shown=w.iso(r.published)), Cell(f"{r.document}/{r.name}"),
         Cell(", ".join(r.differs), look="apart" if r.differs else ""))
        for r in desk.ledger.sheet(asked.get("name"))
    ]  # fmt: skip
    return Table("sheet", asked.get("name"), columns, rows)


@PART.shows("/proof")
def proof(desk: Desk, asked: Asked) -> Response:
    """Where a draft is given in."""
    return page(desk, asked, "proof.html", found=None)


@PART.does("/proof")
def proved(desk: Desk, asked: Asked) -> Response:
    """Set a draft against the ledger."""
    from laut.engines.local import read_document

    files = asked.files("file")
    if files:
        original = Original(files[0].file.read(), (files[0].filename or "draft").replace("\\", "/").rpartition("/")[2])
    elif asked.raw("text").strip():
        original = Original(asked.raw("text").encode("utf-8", "surrogatepass"), "draft.txt", "text/plain")
    else:
        raise InputError("a text or a file", "none of them")
    known: Any = {"language": asked.field("language") or None}
    reading = read_document(from_original(original, **known))
    return RedirectResponse(f"/proof/{desk.hold(reading, original, original.where, known, draft=True).id}", 303)


@PART.shows("/proof/{id}")
def shown(desk: Desk, asked: Asked) -> Response:
    """What to check in a draft, with the words of the ledger beside it."""
    from laut.showing.app.proofing import proofed

    return page(desk, asked, "proof.html", found=proofed(desk, asked, asked.part("id")))


@PART.table("proof")
def _checked(desk: Desk, asked: Asked) -> Table:
    from laut.showing.app.proofing import proofed

    w, found = asked.w, proofed(desk, asked, asked.get("id"))
    columns = tuple(Column(n, w(f"proof_page.{n}")) for n in ("kind", "says", "draft", "beside"))
    rows = [(Cell(one.kind), Cell(one.says), Cell(" … ".join(q for q, _ in one.draft)),
             Cell(" | ".join(f"{b.outlet}, {b.day}: {b.words}" for b in one.beside))) for one in found.findings]  # fmt: skip
    return Table("proof", w("places.proof"), columns, rows)
