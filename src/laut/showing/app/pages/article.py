"""One article with its reading, and the list of the articles of a ledger."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from starlette.responses import RedirectResponse, Response

from laut.contract import spans_of
from laut.errors import MissingError
from laut.ledger import briefs
from laut.ledger import tables as t
from laut.lookup import find
from laut.records import Reading, Span
from laut.showing.app.asked import PAGE, Asked
from laut.showing.app.desk import Desk
from laut.showing.app.opened import article as opened
from laut.showing.app.pieces import home, piece
from laut.showing.app.places import PREFIX, at
from laut.showing.app.rendering import page
from laut.showing.app.resting import Rests, rests
from laut.showing.app.routing import Part
from laut.showing.app.tables import Cell, Column, Table
from laut.showing.report.view import View

PART = Part()
ALL = 1_000_000  # rows of a table that is taken away


def reading_values(asked: Asked, reading: Reading, every: list[Span], base: str, known: dict[str, Rests]) -> dict[str, Any]:
    """What the page of a reading needs: the view of the piece that is asked for, and the way to the other pieces; `known` holds what it
    rests on, by language."""
    if asked.ui not in known:
        known[asked.ui] = rests(reading, asked.w)
    number = asked.count("part", 1) - 1
    if asked.get("at"):
        number = home(every, asked.count("at", 0))
    if not 0 <= number < len(every):
        raise MissingError(f"a part of the article, 1 to {len(every)}", str(number + 1))
    return {
        "v": View(piece(reading, every[number]), asked.w, PREFIX), "level": 1, "whole": reading, "part": number + 1, "parts": len(every),
        "base": base, "rests": known[asked.ui],
    }  # fmt: skip


@PART.shows("/articles")
def articles(desk: Desk, asked: Asked) -> Response:
    """The documents of the ledger, the last published first."""
    offset = asked.count("offset", 0)
    table = _table(desk, asked, PAGE + 1, offset)
    rows = list(table.rows)
    shown = Table(table.name, table.caption, table.columns, rows[:PAGE])
    with desk.reading() as connection:
        total = connection.execute(select(func.count()).select_from(t.document).where(t.document.c.forgotten.is_(None))).scalar_one()
    return page(desk, asked, "articles.html", table=shown, offset=offset, size=PAGE, more=len(rows) > PAGE, total=total)


@PART.table("articles")
def _all(desk: Desk, asked: Asked) -> Table:
    return _table(desk, asked, ALL, 0)


def _table(desk: Desk, asked: Asked, limit: int, offset: int) -> Table:
    d, w = t.document, asked.w
    columns = (
        Column("number", w("articles.number"), True), Column("published", w("articles.published")), Column("outlet", w("articles.outlet")),
        Column("title", w("articles.title")), Column("language", w("articles.language")), Column("url", w("articles.url")),
        Column("marks", w("articles.marks")),
    )  # fmt: skip
    query = select(d.c.id, d.c.published, d.c.outlet, d.c.title, d.c.language, d.c.address, d.c.revises).where(d.c.forgotten.is_(None))
    query = query.order_by(d.c.published.desc().nulls_last(), d.c.hash).limit(limit).offset(offset)
    with desk.reading() as connection:
        found = connection.execute(query).all()
        copies = briefs.copied(connection, {row.id for row in found})

    def rows() -> Any:
        for row in found:
            marks = [w("articles.copy")] * (row.id in copies) + [w("articles.revision")] * bool(row.revises)
            title = row.title or w("head.untitled")
            yield (
                Cell(row.id), Cell(row.published, shown=w.iso(row.published)), Cell(row.outlet or w("head.no_outlet")),
                Cell(title, f"/article/{row.id}", "words", lang=row.language or ""), Cell(row.language),
                Cell(row.address or "", look="address"),
                Cell(", ".join(marks)),
            )  # fmt: skip

    return Table("articles", w("places.articles"), columns, list(rows()))


@PART.shows("/article/{number}")
def article(desk: Desk, asked: Asked) -> Response:
    """A document with its reading; a long one in parts, of which `at` (a character) or `part` names one."""
    number = asked.number("number")
    shown = opened(desk, number)
    if asked.get("at") and len(shown.pieces) > 1:
        b = asked.count("at", 0)
        n = home(shown.pieces, b)
        return RedirectResponse(f"/article/{number}?part={n + 1}#{PREFIX}p{b - shown.pieces[n].b}", 303)
    values = reading_values(asked, shown.reading, shown.pieces, f"/article/{number}", shown.rests)
    return page(desk, asked, "document.html", kept=shown.kept, document=number, held=None, **values)


@PART.shows("/article/{number}/{record}")
def record(desk: Desk, asked: Asked) -> Response:
    """The words of something that was read in a document."""
    number, name = asked.number("number"), asked.part("record")
    _, found = find(opened(desk, number).reading, name)
    spans = sorted(spans_of(found))
    return RedirectResponse(at(number, spans[0].b) if spans else f"/article/{number}", 303)
