"""What each element of a page is for: the article's own, furniture around it, a caption, a quotation; told by elements and names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from laut.acquire.web import names
from laut.acquire.web.units import Unit

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement

_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "toolbar", "tablist")
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MAIN = 0.5  # an element with so much of the chosen text is no furniture, whatever it is called
_PROSE = 0.3  # nor is one with so much, if it is prose
_SHORT = 200  # characters of a byline, a date, a topic label
_BOX = 600  # characters of a box that leads elsewhere, or of words around a player
_SENTENCES = re.compile(r"[\w)“\"»]{3}[.!?][“”\"»]?\s+[“„\"«»]?[A-ZÄÖÜ].*[.!?][“”\"»]?\s*$", re.DOTALL)


class Outline:
    """The zones of one page. `chosen` are the numbers of the units that are taken for the article so far."""

    def __init__(self, root: HtmlElement, units: list[Unit], chosen: set[int], headline: HtmlElement | None) -> None:
        self.units = units
        self._headline = set() if headline is None else {headline, *headline.iterancestors()}
        order = list(root.iter("*"))
        self._weight = _sums(order, ((units[i].element, units[i].size) for i in chosen))
        self._total = sum(units[i].size for i in chosen)
        self._size = _sums(order, ((unit.element, unit.size) for unit in units))
        self._linked = _sums(order, ((unit.element, unit.linked) for unit in units))
        self._furniture: dict[HtmlElement, bool] = {}

    def weight(self, element: HtmlElement) -> int:
        """The characters of chosen text in `element`."""
        return self._weight.get(element, 0)

    def links(self, element: HtmlElement) -> float:
        """The share of the characters in `element` that are links."""
        return self._linked.get(element, 0) / max(1, self._size.get(element, 0))

    def size(self, element: HtmlElement) -> int:
        """The characters in `element`."""
        return self._size.get(element, 0)

    def is_furniture(self, element: HtmlElement) -> bool:
        """Whether `element` stands in a piece that is no part of the article."""
        path = []
        here: HtmlElement | None = element
        while here is not None and here not in self._furniture:
            path.append(here)
            here = here.getparent()
        known = here is not None and self._furniture[here]
        for here in reversed(path):
            known = known or (not self._is_guarded(here) and self._is_own_furniture(here))
            self._furniture[here] = known
        return known

    def _is_guarded(self, element: HtmlElement) -> bool:
        weight = self._weight.get(element, 0)
        if element in self._headline or element.tag in ("html", "body", "main") or weight > _MAIN * self._total:
            return True
        return weight > _PROSE * self._total and self.links(element) < 0.1

    def _is_own_furniture(self, element: HtmlElement) -> bool:
        tag, found = element.tag, names.of(element)
        if found & {"correction", "body"}:
            return False
        if tag in ("nav", "form") or element.get("role") in _ROLES:
            return True
        if tag == "footer" and not _inside(element, ("blockquote", "figure")):
            return True
        if tag == "header" and not _inside(element, ("article", "main", "section")):
            return True
        if found & {"furniture", "paywall"}:
            return True
        if ("embeds" in found and self._is_foreign(element)) or ("related" in found and self.size(element) < _BOX):
            return True
        if tag == "aside":
            return not (found & {"quotation", "box"} and self.links(element) < 0.3) and not self._is_aside_of_article(element)
        if "teasers" in found:
            return self._linked.get(element, 0) > 0 and (self.links(element) > 0.2 or _has_linked_heading(element))
        return "about" in found and not found & {"lead", "caption", "headline"} and self._is_label(element) and not is_told(element)

    def _is_foreign(self, element: HtmlElement) -> bool:
        """Whether a foreign piece or a player holds nothing that is the article's: no quotation, no picture's caption, no long text."""
        return self.size(element) < _BOX and element.find(".//blockquote") is None and element.find(".//figcaption") is None

    def _is_aside_of_article(self, element: HtmlElement) -> bool:
        if self.links(element) > 0.2:
            return False
        if element.find(".//blockquote") is not None or element.find(".//figcaption") is not None or self.weight(element):
            return True
        return not self._linked.get(element, 0) and _inside(element, ("article",)) and any(_has_heading(element))

    def _is_label(self, element: HtmlElement) -> bool:
        return self.size(element) < _SHORT and element.tag != "h1"


def is_told(element: HtmlElement) -> bool:
    """Whether a paragraph holds two sentences, as no label does, whatever it is called."""
    return element.tag == "p" and bool(_SENTENCES.search("".join(t for t in element.itertext() if isinstance(t, str))))


def near(element: HtmlElement, levels: int = 12) -> Iterator[HtmlElement]:
    """`element` and its ancestors, innermost first, at most `levels`."""
    here: HtmlElement | None = element
    for _ in range(levels):
        if here is None or here.tag in ("body", "html"):
            return
        yield here
        here = here.getparent()


def entry(unit: Unit) -> HtmlElement | None:
    """The entry that a unit stands in: one of several elements of the same shape side by side, each with its own time."""
    for element in near(unit.element, 6):
        shape = element.get("class")
        if shape and element.tag in ("article", "section", "div", "li") and element.find(".//time") is not None:
            for preceding in (False, True):
                beside = next((e for e in element.itersiblings(element.tag, preceding=preceding) if e.get("class") == shape), None)
                if beside is not None and beside.find(".//time") is not None:
                    return element
    return None


def _sums(order: list[HtmlElement], pairs: Iterable[tuple[HtmlElement, int]]) -> dict[HtmlElement, int]:
    """The sum of the numbers in and below each element; `order` holds the elements as they stand in the page."""
    out: dict[HtmlElement, int] = {}
    for element, size in pairs:
        out[element] = out.get(element, 0) + size
    for element in reversed(order):
        if element in out and (parent := element.getparent()) is not None:
            out[parent] = out.get(parent, 0) + out[element]
    return out


def _inside(element: HtmlElement, tags: tuple[str, ...]) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _has_heading(element: HtmlElement) -> Iterator[bool]:
    yield from (True for _ in element.iter(*_HEADINGS, "strong", "b"))


def _has_linked_heading(element: HtmlElement) -> bool:
    return any(h.find(".//a") is not None or next(h.iterancestors("a"), None) is not None for h in element.iter(*_HEADINGS))
