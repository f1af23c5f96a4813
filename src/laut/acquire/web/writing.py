"""The article's units written as text, each run with the path of its text node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laut.acquire.web.kinds import Kinds
from laut.acquire.web.paths import Paths
from laut.acquire.web.tables import columns
from laut.acquire.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from laut.acquire.web.element import HtmlElement
    from laut.acquire.web.units import Run, Unit
    from laut.records import Part, Place

Piece = tuple["Unit", str, str | None]  # a unit, its kind, its moment


def write(pieces: Iterable[Piece], kinds: Kinds) -> tuple[str, tuple[Part, ...], tuple[Place, ...]]:
    """Text, parts and places of the pieces, in their order."""
    return _Writing(kinds).write(pieces)


class _Writing:
    def __init__(self, kinds: Kinds) -> None:
        self.writer, self.paths, self.kinds = Writer(), Paths(), kinds
        self.last: Unit | None = None
        self.last_kind = ""
        self.last_list: HtmlElement | None = None
        self.last_cell: tuple[HtmlElement, HtmlElement, HtmlElement] | None = None
        self.columns: dict[HtmlElement, int] = {}  # of the table of the last cell

    def write(self, pieces: Iterable[Piece]) -> tuple[str, tuple[Part, ...], tuple[Place, ...]]:
        for unit, kind, at in pieces:
            self._begin(unit, kind, at)
            for run in _bare(unit.runs):
                if run is None:
                    self.writer.line()
                elif not run.text.strip():  # also what only a style sheet parts, which stands in no node
                    self.writer.space()
                else:
                    self.writer.words(run.text, self.paths.node(run), run.at)
            self.last, self.last_kind = unit, kind
        return self.writer.close()

    def _begin(self, unit: Unit, kind: str, at: str | None) -> None:
        cell = self.kinds.cell(unit) if kind == "table" else None
        items = _list(unit) if kind == "list" else None
        if cell:
            self._begin_cell(cell, kind, at)
        elif items is not None and items is self.last_list:
            self.writer.row(kind, at)
        elif kind in ("title", "heading") and kind == self.last_kind and self._same_heading(unit):
            self.writer.line()
        else:
            self.writer.block(kind, at)
        self.last_cell, self.last_list = cell, items

    def _begin_cell(self, cell: tuple[HtmlElement, HtmlElement, HtmlElement], kind: str, at: str | None) -> None:
        """Begin a cell, with a tab for every column before it in its row: empty cells keep their place."""
        table, row, own = cell
        before = self.last_cell
        if before and own is before[2]:
            self.writer.line()
            return
        if not before or table is not before[0]:
            self.columns = columns(table)
            self.writer.block(kind, at)
        elif row is not before[1]:
            self.writer.row(kind, at)
        first = self.columns[before[2]] if before and row is before[1] else 0
        for _ in range(first, self.columns[own]):
            self.writer.cell(kind, at)

    def _same_heading(self, unit: Unit) -> bool:
        one, other = _heading(unit), None if self.last is None else _heading(self.last)
        return one is not None and one is other


def _bare(runs: list[Run | None]) -> list[Run | None]:
    """The runs of a unit without the white space at its ends, also such as no line is broken at."""
    worded = [i for i, run in enumerate(runs) if run is not None and run.text.strip()]
    if not worded:
        return []
    out = runs[worded[0] : worded[-1] + 1]
    if (last := out[-1]) is not None:
        out[-1] = last._replace(text=last.text.rstrip())
    if (first := out[0]) is not None:
        text = first.text.lstrip()
        out[0] = first._replace(text=text, at=first.at + len(first.text) - len(text))
    return out


def _list(unit: Unit) -> HtmlElement | None:
    for element in (unit.element, *unit.element.iterancestors()):
        if element.tag in ("ul", "ol", "dl", "menu", "dir"):
            return element
    return None


def _heading(unit: Unit) -> HtmlElement | None:
    for element in (unit.element, *unit.element.iterancestors()):
        if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return element
    return None
