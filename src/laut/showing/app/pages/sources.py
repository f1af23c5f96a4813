"""Who speaks: the list of sources, who cites whom, one source."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from starlette.responses import Response

from laut.errors import MissingError
from laut.ledger import asked as questions
from laut.ledger import decisions
from laut.ledger import tables as t
from laut.ledger.speaking import Spoken
from laut.records import SOURCE_KINDS
from laut.showing.app.asked import PAGE, Asked
from laut.showing.app.cited import cited
from laut.showing.app.desk import Desk
from laut.showing.app.places import at
from laut.showing.app.rendering import fragment, page
from laut.showing.app.routing import Part
from laut.showing.app.tables import Cell, Column, Table
from laut.weighing.casebook import TURN
from laut.weighing.worded import finding_from

PART = Part()
ALL = 1_000_000
LINKS = 60  # pairs of who cites whom that a page shows
TURNS = 400  # changes of position that are looked through for a source


def _filtered(asked: Asked) -> dict[str, Any]:
    kind = asked.get("kind")
    if kind and kind not in SOURCE_KINDS:
        raise MissingError(f"a kind of source: {', '.join(SOURCE_KINDS)}", repr(kind[:30]))
    named = {"yes": True, "no": False}.get(asked.get("named"))
    return {"kind": kind or None, "country": asked.get("country").upper() or None, "named": named}


@PART.shows("/sources")
def sources(desk: Desk, asked: Asked) -> Response:
    """Who speaks, those in most documents first; whom the outlets cite."""
    offset = asked.count("offset", 0)
    found = desk.ledger.sources(PAGE + 1, offset, **_filtered(asked))
    table = _table(asked, found[:PAGE])
    links = cited(desk)[:LINKS]
    return page(desk, asked, "sources.html", table=table, offset=offset, size=PAGE, more=len(found) > PAGE, kinds=SOURCE_KINDS,
                links=_links(asked, links), some=bool(links), drawn=_matrix(desk, asked) if links else "")  # fmt: skip


@PART.table("sources")
def _all(desk: Desk, asked: Asked) -> Table:
    return _table(asked, desk.ledger.sources(ALL, 0, **_filtered(asked)))


def _table(asked: Asked, rows: tuple[Spoken, ...]) -> Table:
    w = asked.w
    columns = (
        Column("number", w("sources.number")), Column("name", w("sources.name")), Column("kind", w("sources.kind")),
        Column("country", w("sources.country")), Column("documents", w("sources.documents"), True),
        Column("origin", w("sources.origin"), True), Column("relay", w("sources.relay"), True), Column("letter", w("sources.letter")),
    )  # fmt: skip
    made = [
        (Cell(f"s{s.id}"), Cell(s.name, f"/source/s{s.id}", "words" if s.named else "words unnamed"),
         Cell(s.kind, shown=w.find("kinds", s.kind) or w("sources.other")), Cell(s.country), Cell(s.documents), Cell(s.origin),
         Cell(s.relay), Cell(s.letter))
        for s in rows
    ]  # fmt: skip
    return Table("sources", w("places.sources"), columns, made)


@PART.table("citations")
def _citations(desk: Desk, asked: Asked) -> Table:
    return _links(asked, cited(desk))


def _links(asked: Asked, rows: list[Any]) -> Table:
    w = asked.w
    columns = (Column("outlet", w("sources.outlet")), Column("source", w("sources.cites")),
               Column("documents", w("sources.documents"), True), Column("origin", w("sources.origin"), True),
               Column("relay", w("sources.relay"), True))  # fmt: skip
    made = [(Cell(r.outlet), Cell(r.name, f"/source/s{r.id}", "words"), Cell(r.documents), Cell(r.origin), Cell(r.relay)) for r in rows]
    return Table("citations", w("sources.who_cites"), columns, made)


@PART.picture("citations")
def _matrix(desk: Desk, asked: Asked) -> str:
    from laut.showing.app.drawing.matrix import matrix

    return fragment("matrix.html", c=matrix(cited(desk)), title=asked.w("sources.who_cites"))


@PART.shows("/source/{name}")
def source(desk: Desk, asked: Asked) -> Response:
    """One source with all that it said."""
    offset = asked.count("offset", 0)
    opened = desk.ledger.source(asked.part("name"), PAGE + 1, offset)
    with desk.reading() as connection:
        letters = [d for d in decisions.log(connection, kind=decisions.LETTER) if d.target.get("source") == opened.spoken.key]
        notes = [d for d in decisions.standing(connection, [decisions.NOTE]) if d.target.get("source") == opened.spoken.key]
        turned = [finding_from(row, asked.ui) for row in questions.findings(connection, (TURN,), TURNS, 0)]
        names = {name.casefold() for name, _ in opened.written} | {opened.spoken.name.casefold()}
        mine = [f for f in turned if any(who.casefold() in names for who in f.who)]
        known = questions.articles(connection, sorted({article for f in mine for article, _ in f.spans}))
        places = _begins(connection, {(s.document, s.claim) for s in opened.sayings})
    turns = [(f, [(known[a], _quote(desk, known[a]["document"], span), at(known[a]["document"], span.b))
                  for a, span in f.spans if a in known]) for f in mine]  # fmt: skip
    sayings = [(s, at(s.document, places[s.document, s.claim]) if (s.document, s.claim) in places else f"/article/{s.document}")
               for s in opened.sayings[:PAGE]]  # fmt: skip
    return page(desk, asked, "source.html", source=opened, s=opened.spoken, sayings=sayings, offset=offset, size=PAGE,
                more=len(opened.sayings) > PAGE, letters=letters, notes=notes, turns=turns)  # fmt: skip


def _begins(connection: Any, wanted: set[tuple[int, str]]) -> dict[tuple[int, str], int]:
    """Where claims begin."""
    c = t.claim
    query = select(c.c.document, c.c.name, c.c.b).where(c.c.document.in_({document for document, _ in wanted}))
    return {(row.document, row.name): row.b for row in connection.execute(query) if (row.document, row.name) in wanted}


def _quote(desk: Desk, document: int, span: Any) -> str:
    from laut.showing.app.opened import article

    return article(desk, document).reading.document.text[span.b : span.e]


@PART.table("sayings")
def _sayings(desk: Desk, asked: Asked) -> Table:
    w = asked.w
    opened = desk.ledger.source(asked.get("source"), 20_000)
    columns = tuple(Column(n, w(f"sources.{n}")) for n in ("published", "outlet", "role", "stance", "words", "chain"))
    made = [
        (Cell(s.published), Cell(s.outlet), Cell(s.role), Cell(s.stance), Cell(s.words), Cell(s.chain)) for s in opened.sayings
    ]  # fmt: skip
    return Table("sayings", opened.spoken.name, columns, made)


