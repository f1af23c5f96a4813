"""Who cites whom as a matrix: outlets in rows, sources in columns, a dot as large as the number of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Protocol

from laut.showing.report.tree import short

OUTLETS, SOURCES = 14, 18
STEP, RADIUS, LETTER = 26.0, 11.0, 7.0


class Pair(Protocol):
    """What is drawn of a pair."""

    @property
    def outlet(self) -> str: ...
    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def documents(self) -> int: ...
    @property
    def origin(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Dot:
    """A pair: `hollow` where the source only hands on."""

    x: float
    y: float
    r: float
    hollow: bool
    id: int
    title: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The picture: names of rows and columns with their places, dots."""

    width: float
    height: float
    left: float
    top: float
    rows: tuple[tuple[str, float], ...]
    columns: tuple[tuple[str, float], ...]
    dots: tuple[Dot, ...]


def matrix(pairs: Sequence[Pair]) -> Matrix:
    """The outlets and the sources of most articles."""
    outlets: dict[str, int] = {}
    sources: dict[int, int] = {}
    names: dict[int, str] = {}
    for p in pairs:
        outlets[p.outlet] = outlets.get(p.outlet, 0) + p.documents
        sources[p.id] = sources.get(p.id, 0) + p.documents
        names[p.id] = p.name
    rows = sorted(outlets, key=lambda o: (-outlets[o], o))[:OUTLETS]
    columns = sorted(sources, key=lambda s: (-sources[s], names[s], s))[:SOURCES]
    left = 16 + max((len(short(o)) for o in rows), default=0) * LETTER
    top = 16 + max((len(short(names[s])) for s in columns), default=0) * LETTER * 0.72
    most = max((p.documents for p in pairs), default=1)
    dots = tuple(
        Dot(left + (columns.index(p.id) + 0.5) * STEP, top + (rows.index(p.outlet) + 0.5) * STEP,
            max(2.5, RADIUS * sqrt(p.documents / most)), p.origin == 0, p.id, f"{p.outlet} ← {p.name}: {p.documents}")
        for p in pairs if p.outlet in rows and p.id in columns
    )  # fmt: skip
    return Matrix(
        left + len(columns) * STEP + top * 0.75, top + len(rows) * STEP + 8, left, top,
        tuple((short(o), top + (n + 0.5) * STEP) for n, o in enumerate(rows)),
        tuple((short(names[s]), left + (n + 0.5) * STEP) for n, s in enumerate(columns)), dots,
    )  # fmt: skip
