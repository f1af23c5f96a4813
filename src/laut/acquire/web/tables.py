"""Tables of data, and tables that only lay a page out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement

_LONG = 250  # characters: no cell of a table of data holds a paragraph of this length, but for a few
_WIDEST = 100  # columns or rows that one cell is believed to reach over
_INNER = ("table", "form", "h1", "h2", "article", "section", "iframe")


def is_data(table: HtmlElement) -> bool:
    """Whether the table's rows and columns mean something: it has headings of columns, or short cells in rows of equal length."""
    if table.get("role") in ("presentation", "none") or any(table.find(f".//{tag}") is not None for tag in _INNER):
        return False
    rows = [[c for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]
    cells = [cell for row in rows for cell in row]
    if len(cells) < 4 or len(rows) < 2 or max(len(row) for row in rows) < 2:
        return False
    sizes = [len(" ".join(_text(cell).split())) for cell in cells]
    long = sum(size > _LONG for size in sizes)
    if table.find(".//th") is not None or table.find("caption") is not None:
        return long <= len(cells) / 4
    filled = sum(size > 0 for size in sizes)
    return not long and filled > len(cells) / 2


def columns(table: HtmlElement) -> dict[HtmlElement, int]:
    """The column that each cell begins in; cells that reach over several columns or rows are counted as far as they reach."""
    out: dict[HtmlElement, int] = {}
    held: dict[int, int] = {}  # rows that a cell from above still holds of each column
    for row in table.iter("tr"):
        held = {column: rows - 1 for column, rows in held.items() if rows > 1}
        at = 0
        for cell in (c for c in row if c.tag in ("td", "th")):
            while at in held:
                at += 1
            out[cell] = at
            end = at + _reach(cell, "colspan")
            held |= dict.fromkeys(range(at, end), _reach(cell, "rowspan"))
            at = end
    return out


def _reach(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return max(1, min(int(value), _WIDEST)) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _text(cell: HtmlElement) -> str:
    return "".join(t for t in cell.itertext() if isinstance(t, str))
