"""Tables of data, and tables that only lay a page out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement

_LONG = 250  # characters: no cell of a table of data holds a paragraph of this length, but for a few
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


def _text(cell: HtmlElement) -> str:
    return "".join(t for t in cell.itertext() if isinstance(t, str))
