"""Routes on a map, with the places that people added."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from laut.errors import InputError
from laut.ledger import decisions
from laut.ledger.telling import Way
from laut.showing.app.asked import Asked
from laut.showing.app.desk import Desk
from laut.showing.app.drawing.chart import chart
from laut.showing.app.gazetteer import Own, Point, Unplaced, located, place, places
from laut.showing.app.pages.asking import wanted
from laut.showing.app.places import at
from laut.showing.app.rendering import fragment, page
from laut.showing.app.routing import Part, done
from laut.showing.app.tables import Cell, Column, Table
from laut.sources.naming import folded

PART = Part()
MOST = 60  # ways on one map
ALL = 5_000


def _own(desk: Desk) -> Own:
    """The places that people added; the last word counts."""
    with desk.reading() as connection:
        some = decisions.standing(connection, [decisions.PLACE])
    return {
        folded(str(d.target["place"])): Point(str(d.target["place"]), float(d.value["lat"]), float(d.value["lon"]), d.who) for d in some
    }  # fmt: skip


class Located:
    """Ways with their places: `rows` are the ways, `points` the places that are known, `missing` those that are not."""

    def __init__(self, desk: Desk, rows: list[Way]) -> None:
        self.rows, own = rows, _own(desk)
        self.points: dict[str, Point] = {}
        self.missing: dict[str, Unplaced] = {}
        self.ways: list[tuple[Point, Point, int, bool, str]] = []
        for n, way in enumerate(rows, 1):
            starts = [name.strip() for name in (way.origin or "").split(";") if name.strip()]
            for start in starts:
                self._look(start, own)
            for end in way.to:
                self._look(end, own)
                for start in starts:
                    a, b = self.points.get(start), self.points.get(end)
                    if a and b and a != b:
                        self.ways.append((a, b, n, "┄" not in way.chain, f"{start} → {end}: {way.chain}"))

    def _look(self, name: str, own: Own) -> None:
        if name not in self.points and name not in self.missing:
            found = located(name, own)
            if isinstance(found, Point):
                self.points[name] = found
            else:
                self.missing[name] = found


def _located(desk: Desk, asked: Asked) -> tuple[Located, int, bool]:
    offset = asked.count("offset", 0)
    found = desk.ledger.routes(asked.get("q"), limit=MOST + 1, offset=offset, **wanted(asked))
    return Located(desk, list(found[:MOST])), offset, len(found) > MOST


def _drawn(desk: Desk, asked: Asked, found: Located) -> str:
    whole = asked.get("show") == "world"
    points = list(dict.fromkeys(found.points.values()))
    return fragment("chart.html", c=chart(points, found.ways, whole), title=asked.w("chart.title"))


@PART.shows("/map")
def routes(desk: Desk, asked: Asked) -> Response:
    """The ways on a map, and as a table; places that are not known are listed, never guessed."""
    found, offset, more = _located(desk, asked)
    rows = [(n, way, at(way.document, way.span.b)) for n, way in enumerate(found.rows, 1)]
    drawn = _drawn(desk, asked, found) if found.points else ""
    own = sorted(_own(desk).values(), key=lambda p: p.name)
    fields = {"q": asked.get("q"), "place": asked.get("place")}
    values: dict[str, Any] = {"found": found, "rows": rows, "drawn": drawn, "own": own, "fields": fields}
    return page(desk, asked, "map.html", offset=offset, size=MOST, more=more, **values)


@PART.picture("map")
def _picture(desk: Desk, asked: Asked) -> str:
    return _drawn(desk, asked, _located(desk, asked)[0])


@PART.table("routes")
def _table(desk: Desk, asked: Asked) -> Table:
    w = asked.w
    names = ("origin", "to", "mode", "carriers", "chain", "words", "outlet", "published", "number")
    columns = tuple(Column(n, w(f"chart.{n}")) for n in names)
    rows: list[tuple[Cell, ...]] = []
    for r in desk.ledger.routes(asked.get("q"), limit=ALL, **wanted(asked)):
        way: tuple[Any, ...] = (r.origin, "; ".join(r.to), r.mode, "; ".join(r.carriers), r.chain)
        rows.append(tuple(Cell(value) for value in (*way, r.words, r.outlet, r.published, r.document)))
    return Table("routes", w("places.map"), columns, rows)


@PART.does("/place")
def add(desk: Desk, asked: Asked) -> Response:
    """Say where a place lies: one, or a table with name, lat, lon; kept with who said so, and undoable."""
    table = asked.raw("table").strip()
    given = places(table) if table else [place(asked.field("name"), asked.field("lat"), asked.field("lon"))]
    if len(given) > 10_000:
        raise InputError("at most 10,000 places", str(len(given)))
    with desk.ledger.writing() as connection:
        for name, lat, lon in given:
            value = {"lat": lat, "lon": lon}
            made = decisions.write(connection, desk.ledger.who, decisions.PLACE, {"place": name, "name": name}, value, asked.field("why"))
        last = decisions.get(connection, made)
    return done(asked, last)
