"""Routes and sheets in a terminal: what was moved where on what, and the measures said of one thing with their sources."""

from __future__ import annotations

from rich.text import Text

from laut.records import Figure, Reading, Route, Sheet
from laut.showing.chains import Chains
from laut.showing.page import Page
from laut.showing.wording import NBSP, Words

INDENT = 4
_MEASURE = 28  # cells of what is measured, at most


def route_words(route: Route, words: Words) -> str:
    """`Rostock → Riga und Danzig · per Schiff · Hanko`."""
    ends = f"{route.origin or words('routes.unsaid')} →{NBSP}{words.joined(route.to)}"
    mode = words.find("modes", route.mode or "")
    return " · ".join(part for part in (ends, mode, words.joined(route.carriers)) if part)


def row_words(figure: Figure, measure: str | None, of: str | None) -> str:
    """What a row measures: `Gewicht · Sprengkopf`; the counted thing where no word says it."""
    return " · ".join(part for part in (measure or figure.counted or "", of) if part)


class Tables:
    """The sections for routes and sheets of one reading."""

    def __init__(self, reading: Reading, page: Page, chains: Chains) -> None:
        self.reading, self.page, self.words, self.chains = reading, page, page.words, chains

    def routes(self) -> None:
        """Every route with who says it."""
        for route in self.reading.routes:
            self.page.block(self.page.text(route_words(route, self.words)), indent=2)
            self.page.block(self._said(route.attribution), indent=INDENT)

    def sheets(self) -> None:
        """Every sheet: number, what it measures, whose number it is; a sign where another row gives another value."""
        for sheet in self.reading.sheets:
            self.page.block(self.page.text(sheet.subject), indent=2)
            self._rows(sheet)

    def _rows(self, sheet: Sheet) -> None:
        figures = [self.chains.figures[row] for row in sheet.rows]
        apart = {row for pair in sheet.discrepancies for row in pair}
        told = zip(figures, sheet.measures or [None] * len(figures), sheet.of or [None] * len(figures), strict=True)
        measures = {figure.id: self.page.text(row_words(figure, measure, of)) for figure, measure, of in told}
        numbers = {f.id: self.page.text(("≠ " if f.id in apart else "") + self.words.quantity(f)) for f in figures}
        wide = min(22, max(n.cell_len for n in numbers.values()))
        room = min(_MEASURE, max(m.cell_len for m in measures.values()))
        rest = self.page.width - INDENT - wide - room - 4
        for figure in figures:
            cells = [(numbers[figure.id], wide), (measures[figure.id], room), (self._of(figure), rest)]
            self.page.columns(cells, right=0, indent=INDENT)
        if apart:
            self.page.block(self.page.text(self.words("routes.apart"), "dim"), indent=INDENT)

    def _of(self, figure: Figure) -> Text:
        """The chain of a row's figure, or, inferred, whose it may be."""
        perhaps = self.chains.of(figure.perhaps)
        if perhaps and not figure.attribution:
            return self.page.join((f"┄{NBSP}", "dim"), self.page.link(perhaps[-1]))
        return self._said(figure.attribution)

    def _said(self, attribution: str | None) -> Text:
        links = self.chains.of(attribution)
        return self.page.chain(links) if links else self.page.text(self.words("claims.own"), "dim")
