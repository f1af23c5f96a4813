"""The XPath of a text node, counted as XPath counts: elements of one name among their siblings, text nodes of one parent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laut.acquire.web.units import Run

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement

_PLAIN = re.compile(r"[a-z][a-z0-9-]*")


class Paths:
    """The paths of one tree; each element's place among its siblings is counted once."""

    def __init__(self) -> None:
        self._steps: dict[HtmlElement, str] = {}
        self._texts: dict[HtmlElement, dict[tuple[HtmlElement, bool], int]] = {}

    def node(self, run: Run) -> str:
        """The XPath of the text node that `run` is of."""
        parent = run.holder.getparent() if run.tail else run.holder
        assert parent is not None
        if parent not in self._texts:
            self._texts[parent] = _text_nodes(parent)
        return f"{self._path(parent)}/text()[{self._texts[parent][(run.holder, run.tail)]}]"

    def _path(self, element: HtmlElement) -> str:
        steps = []
        here: HtmlElement | None = element
        while here is not None:
            steps.append(self._step(here))
            here = here.getparent()
        return "/" + "/".join(reversed(steps))

    def _step(self, element: HtmlElement) -> str:
        if element not in self._steps:
            parent = element.getparent()
            self._steps |= _steps([element] if parent is None else [c for c in parent if isinstance(c.tag, str)])
        return self._steps[element]


def _steps(siblings: list[HtmlElement]) -> dict[HtmlElement, str]:
    """Each element's step, with its number where others bear the same name; a name that XPath cannot spell is counted among all."""
    many: dict[str, int] = {}
    for element in siblings:
        many[element.tag] = many.get(element.tag, 0) + 1
    seen: dict[str, int] = {}
    out = {}
    for number, element in enumerate(siblings, 1):
        seen[element.tag] = seen.get(element.tag, 0) + 1
        if not _PLAIN.fullmatch(element.tag):
            out[element] = f"*[{number}]"
        else:
            out[element] = element.tag if many[element.tag] == 1 else f"{element.tag}[{seen[element.tag]}]"
    return out


def _text_nodes(parent: HtmlElement) -> dict[tuple[HtmlElement, bool], int]:
    out = {}
    if parent.text:
        out[(parent, False)] = 1
    for child in parent:
        if child.tail:
            out[(child, True)] = len(out) + 1
    return out
