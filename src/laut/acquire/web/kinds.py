"""What kind of part a unit is: by its own element first, then by what it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laut.acquire.web import names
from laut.acquire.web.outline import near
from laut.acquire.web.tables import is_data
from laut.acquire.web.units import Unit
from laut.acquire.web.words import opening

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEVELS = 8
_CREDIT = 300  # characters of a caption that is told by a name alone


class Kinds:
    """Tells the kinds of one page's units; each table is judged once."""

    def __init__(self) -> None:
        self._tables: dict[HtmlElement, bool] = {}
        self._frames: dict[HtmlElement, bool] = {}

    def kind(self, unit: Unit) -> str:
        """A kind of records.PART_KINDS; `paragraph` where nothing tells."""
        for element in near(unit.element, _LEVELS):
            kind = self._of(element, unit)
            if kind:
                break
        else:
            kind = "paragraph"
        if kind in ("paragraph", "caption") and is_correction(unit):
            return "correction"
        return kind

    def cell(self, unit: Unit) -> tuple[HtmlElement, HtmlElement, HtmlElement] | None:
        """Table, row and cell of a unit in a table of data."""
        cell = next((e for e in near(unit.element, _LEVELS) if e.tag in ("td", "th")), None)
        row = None if cell is None else next(cell.iterancestors("tr"), None)
        table = None if row is None else next(row.iterancestors("table"), None)
        if cell is None or row is None or table is None or not self._is_data(table):
            return None
        return table, row, cell

    def _is_data(self, table: HtmlElement) -> bool:
        if table not in self._tables:
            self._tables[table] = is_data(table)
        return self._tables[table]

    def _of(self, element: HtmlElement, unit: Unit) -> str | None:
        tag, found = element.tag, names.of(element)
        if tag in _HEADINGS:
            return "heading"
        if "correction" in found:
            return "correction"
        if tag in ("figcaption", "caption") or ("caption" in found and unit.size <= _CREDIT and tag not in ("figure", "body", "article")):
            return "caption"
        if tag in ("li", "dt", "dd"):
            return "list" if tag == "li" or element.find("p") is None else None
        if tag in ("td", "th"):
            return "table" if self.cell(unit) else None
        if tag in ("div", "td", "table", "section", "span", "center") and unit.element.tag != "p" and self._is_pictures(element, unit):
            return "caption"
        if tag == "blockquote" or ("quotation" in found and tag not in ("article", "body", "main")):
            return "quotation"
        return None

    def _is_pictures(self, element: HtmlElement, unit: Unit) -> bool:
        """Whether an element holds a picture and little else than the unit; each element is looked through once."""
        if unit.size > _CREDIT:
            return False
        if element not in self._frames:
            self._frames[element] = element.find(".//img") is not None and element.find(".//p") is None
        return self._frames[element] and _is_little_else(element, unit)


def _is_little_else(element: HtmlElement, unit: Unit) -> bool:
    """Whether an element holds little else than the unit."""
    size = 0
    for text in element.itertext():
        size += len(text.strip()) if isinstance(text, str) else 0
        if size > 1.5 * unit.size + 60:
            return False
    return True


def is_correction(unit: Unit) -> bool:
    """Whether the unit opens as a correction or an editor's note does: the words, then a colon, or the whole in brackets."""
    text = unit.text.lstrip('*([„"“ \n')
    found = opening("corrections").match(text)
    if not found:
        return False
    return text[found.end() :].lstrip()[:1] in (":", "", ")", "–", "-", "\n") or len(found[0].split()) > 2
