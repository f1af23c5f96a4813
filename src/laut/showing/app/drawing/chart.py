"""The map of routes: outlines, points, arcs in a frame of longitude and latitude."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, radians
from typing import Any

from laut.showing.app.gazetteer import Point
from laut.showing.app.rendering import static_file

WIDTH = 960.0
LEAST = 12.0  # degrees of longitude that a map shows
WIDE = 70.0  # degrees from which on the coarse outlines are drawn
MARGIN = 0.12  # of the width, around the outermost points
CLOSE = 14.0  # units within which labels are not set beside each other


@dataclass(frozen=True, slots=True)
class Frame:
    """What a map shows: degrees of longitude and of latitude (south is larger), and how units of the picture come from them."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def squeeze(self) -> float:
        """How much narrower a degree of longitude is drawn than one of latitude."""
        return max(0.2, cos(radians((self.y0 + self.y1) / 2)))

    @property
    def scale(self) -> float:
        """Units of a degree of latitude."""
        return WIDTH / ((self.x1 - self.x0) * self.squeeze)

    @property
    def height(self) -> float:
        """Units of the picture's height."""
        return (self.y1 - self.y0) * self.scale

    def at(self, point: Point) -> tuple[float, float]:
        """Where a point is drawn."""
        return (point.lon - self.x0) * self.squeeze * self.scale, (-point.lat - self.y0) * self.scale


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map; `anchor` says on which side its name stands."""

    point: Point
    x: float
    y: float
    anchor: str
    labelled: bool


@dataclass(frozen=True, slots=True)
class Arc:
    """A way from a place to another; `row` is its row in the table beside."""

    path: str
    row: int
    sure: bool
    title: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A map: outlines as paths in degrees under `transform`, dots and arcs in units."""

    width: float
    height: float
    transform: str
    land: tuple[str, ...]
    borders: tuple[str, ...]
    dots: tuple[Dot, ...]
    arcs: tuple[Arc, ...]


Way = tuple[Point, Point, int, bool, str]
"""From, to, row of the table, whether every link of who says so is named, the words of its title."""


def chart(points: Sequence[Point], ways: Iterable[Way], whole: bool = False) -> Chart:
    """The map that shows all points, or the whole world."""
    frame = Frame(-180, -84, 180, 60) if whole or not points else framed(points)
    outlines = _world()["110" if frame.x1 - frame.x0 > WIDE else "50"]
    inside = {
        kind: tuple(o[4] for o in outlines[kind] if o[0] < frame.x1 and o[2] > frame.x0 and o[1] < frame.y1 and o[3] > frame.y0)
        for kind in ("land", "borders")
    }
    kx, ky = frame.squeeze * frame.scale, frame.scale
    transform = f"scale({kx:.4f} {ky:.4f}) translate({-frame.x0:.4f} {-frame.y0:.4f})"
    arcs = tuple(Arc(_arc(frame.at(a), frame.at(b)), row, sure, title) for a, b, row, sure, title in ways)
    return Chart(WIDTH, frame.height, transform, inside["land"], inside["borders"], _dots(points, frame), arcs)


def framed(points: Sequence[Point]) -> Frame:
    """The frame around points, with a margin, not narrower than LEAST, and neither very flat nor very high."""
    x0, x1 = min(p.lon for p in points), max(p.lon for p in points)
    y0, y1 = min(-p.lat for p in points), max(-p.lat for p in points)
    width = max(LEAST, (x1 - x0) * (1 + 2 * MARGIN))
    squeeze = max(0.2, cos(radians((y0 + y1) / 2)))
    height = max((y1 - y0) * (1 + 2 * MARGIN), width * squeeze * 0.45)
    width = max(width, height / squeeze / 0.8)
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return Frame(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _dots(points: Sequence[Point], frame: Frame) -> tuple[Dot, ...]:
    """The places with their names; a name that would stand on another is left to the dot's title."""
    out: list[Dot] = []
    taken: list[tuple[float, float, float, float]] = []
    for point in points:
        x, y = frame.at(point)
        size = len(point.name) * 7.2
        chosen = None
        for anchor, left in (("start", x + 8), ("end", x - 8 - size)):
            box = (left, y - CLOSE / 2, left + size, y + CLOSE / 2)
            if box[0] >= 0 and box[2] <= WIDTH and not any(a < box[2] and c > box[0] and b < box[3] and d > box[1] for a, b, c, d in taken):
                chosen = anchor
                taken.append(box)
                break
        out.append(Dot(point, x, y, chosen or "start", chosen is not None))
    return tuple(out)


def _arc(a: tuple[float, float], b: tuple[float, float]) -> str:
    """A curve that leaves the straight line to its left, so that the way back is another."""
    (x0, y0), (x1, y1) = a, b
    length = hypot(x1 - x0, y1 - y0) or 1.0
    bend = min(60.0, length * 0.18)
    mx, my = (x0 + x1) / 2 + (y1 - y0) / length * bend, (y0 + y1) / 2 - (x1 - x0) / length * bend
    return f"M{x0:.1f} {y0:.1f}Q{mx:.1f} {my:.1f} {x1:.1f} {y1:.1f}"


@cache
def _world() -> dict[str, dict[str, list[Any]]]:
    found = static_file("world.json")
    assert found is not None
    read: dict[str, dict[str, list[Any]]] = json.loads(found[0])
    return read
