"""What the styles of a Word file say: their names inside the file are English in every language of Word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from laut.acquire.docx.package import STRICT, Element, W

_KINDS = {"title": "title", "caption": "caption", "quote": "quotation", "intense quote": "quotation", "block text": "quotation"}
_OFF = ("0", "false", "off", "none")
_BODY_LEVEL = 9
_DEEPEST = 20  # styles that stand on one another; a ring of them ends here


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    base: str
    level: int | None
    listed: bool | None
    hidden: bool | None


class Styles:
    """Kind, list and visibility of each style, each asked of the style and then of those that it stands on."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self.language: str | None = None
        if root is None:
            return
        for element in children(root, "style"):
            self._styles[attribute(element, "styleId") or ""] = _style(element)
        lang = path(root, "docDefaults", "rPrDefault", "rPr", "lang")
        self.language = attribute(lang, "val") if lang is not None else None

    def kind(self, properties: Element | None) -> str | None:
        """The kind of a paragraph: a kind of part, `contents` for a table of contents, None where nothing is said."""
        chain = self._chain(properties, "pStyle")
        for style in chain:
            if style.name in _KINDS:
                return _KINDS[style.name]
            if _heading().fullmatch(style.name):
                return "heading"
            if _contents().fullmatch(style.name):
                return "contents"
        levels = [_number(child(properties, "outlineLvl")), *(style.level for style in chain)]
        level = next((found for found in levels if found is not None), _BODY_LEVEL)
        if level < _BODY_LEVEL:
            return "heading"
        listed = [_listed(properties), *(style.listed for style in chain)]
        return "list" if next((found for found in listed if found is not None), False) else None

    def is_hidden(self, properties: Element | None, which: str = "rStyle") -> bool:
        """Whether the words under these properties of a run (or, with `pStyle`, of a paragraph) are not shown."""
        chain = self._chain(properties, which)
        own = _toggle(child(properties, "vanish")) if which == "rStyle" else None
        return next((found for found in (own, *(style.hidden for style in chain)) if found is not None), False)

    def is_struck(self, properties: Element | None) -> bool:
        """Whether the words under these properties of a run are struck out: the writer took them back."""
        return any(_toggle(child(properties, name)) for name in ("strike", "dstrike"))

    def _chain(self, properties: Element | None, which: str) -> list[_Style]:
        named = child(properties, which)
        name = attribute(named, "val") if named is not None else None
        chain: list[_Style] = []
        while name and name in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[name])
            name = chain[-1].base
        return chain


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name in Word's namespace."""
    if element is None:
        return None
    found = element.find(W + name)
    return found if found is not None else element.find(STRICT + name)


def children(element: Element, name: str) -> list[Element]:
    """The children of that name in Word's namespace."""
    return [*element.iterchildren(W + name, STRICT + name)]


def path(element: Element | None, *names: str) -> Element | None:
    """The element that the names lead to, child by child."""
    for name in names:
        element = child(element, name)
    return element


def attribute(element: Element, name: str) -> str | None:
    """The value of an attribute in Word's namespace."""
    value: str | None = element.get(W + name, element.get(STRICT + name))
    return value


def _style(element: Element) -> _Style:
    name, base, of_paragraph = child(element, "name"), child(element, "basedOn"), child(element, "pPr")
    return _Style(
        (attribute(name, "val") or "").lower() if name is not None else "",
        (attribute(base, "val") or "") if base is not None else "",
        _number(child(of_paragraph, "outlineLvl")),
        _listed(of_paragraph),
        _toggle(path(element, "rPr", "vanish")),
    )


def _number(element: Element | None) -> int | None:
    value = attribute(element, "val") if element is not None else None
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 4 else None


def _listed(properties: Element | None) -> bool | None:
    """Whether the paragraph is numbered or has a bullet; the number 0 takes a style's numbering back."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return None
    return _number(child(numbering, "numId")) != 0


def _toggle(element: Element | None) -> bool | None:
    return None if element is None else attribute(element, "val") not in _OFF


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(r"heading [1-9]")


@cache
def _contents() -> re.Pattern[str]:
    return re.compile(r"toc [1-9]|toc heading|table of figures|index [1-9]")
