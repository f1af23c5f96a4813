"""What a page repeats at its edges: running titles, page numbers, and the lines that a browser prints around a web page."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from laut.acquire.pdf.lines import Line, lines
from laut.acquire.pdf.page import Page
from laut.acquire.pdf.wording import wording

_ZONE = 0.16  # of the page's height, at the top and at the bottom
_OUTER = 3  # lines from the edge
_SAME = 4.0  # points by which a running line may move
_NEAR = 2  # pages: left and right pages bear different lines
_ALONE = 1.4  # of the type's size: the least distance of a page number from the text


@dataclass(frozen=True, slots=True)
class Print:
    """What a browser said in the lines that it printed: the address, and the page's own title."""

    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class _Edge:
    page: Page
    side: int  # 0 the top, 1 the bottom
    line: Line
    alone: bool
    key: str


def without_margins(pages: list[Page]) -> Print:
    """Take the running lines out of `pages`; what a browser said in them."""
    edges = {(page.number, side): _edges(page, side) for page in pages for side in (0, 1)}
    outer = [found[0] for found in edges.values() if found]
    printed = any(_address().search(e.line.text) and (_count().search(e.line.text) or _moment().search(e.line.text)) for e in outer)
    heights: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for found in edges.values():
        for edge in found:
            heights[edge.key].append((edge.page.number, edge.line.base))
    gone: list[_Edge] = []
    for found in edges.values():
        for rank, edge in enumerate(found):  # from the edge inward: a line is running only where those outside it are
            if not (_is_running(edge, heights[edge.key]) or _is_number(edge) or (printed and rank == 0 and _is_print(edge))):
                break
            gone.append(edge)
    if sum(len(edge.line.words) for edge in gone) == sum(len(page.words) for page in pages):
        return Print()  # nothing else is there: slides, cards
    words = {id(word) for edge in gone for word in edge.line.words}
    for page in pages:
        page.words = [word for word in page.words if id(word) not in words]
    return _said(gone) if printed else Print()


def _edges(page: Page, side: int) -> list[_Edge]:
    """The lines at one side of the page, from the edge inward."""
    _, low, _, high = page.box
    zone = _ZONE * (high - low)
    words = [w for w in page.words if (w.base > high - zone if side == 0 else w.base < low + zone)]
    rows = lines(words)
    if side:
        rows.reverse()
    found = []
    for i, row in enumerate(rows[:_OUTER]):
        after = rows[i + 1].base if i + 1 < len(rows) else None
        alone = after is None or abs(after - row.base) > _ALONE * row.size
        found.append(_Edge(page, side, row, alone, re.sub(r"\d+", "#", " ".join(row.text.split())).casefold()))
    return found


def _is_running(edge: _Edge, heights: list[tuple[int, float]]) -> bool:
    """Whether a page nearby bears the same line at the same height, figures aside."""
    near = (n for n, base in heights if 0 < abs(n - edge.page.number) <= _NEAR and abs(base - edge.line.base) <= _SAME)
    return any(c.isalpha() for c in edge.key) and any(True for _ in near)


def _is_number(edge: _Edge) -> bool:
    return edge.alone and _number().fullmatch(edge.line.text.strip()) is not None


def _is_print(edge: _Edge) -> bool:
    text = edge.line.text
    return any(form.search(text) for form in (_address(), _moment(), _count()))


def _said(gone: list[_Edge]) -> Print:
    url = title = None
    for edge in gone:
        text = " ".join(edge.line.text.split())
        address = _address().search(text)
        if address and url is None and address[0].startswith("http"):
            url = None if address[0].endswith("…") else address[0]
        if edge.side == 0 and title is None:
            for form in (_address(), _moment(), _count()):
                text = form.sub("", text)
            title = text.strip(" ,|–-") or None
    return Print(url, title)


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"\b(?:https?|file)://\S+")


@cache
def _moment() -> re.Pattern[str]:
    return re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?:,? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?)?")


@cache
def _count() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_any('page', 'words')})\s*)?\b\d{{1,4}}\s*(?:{_any('page', 'of')})\s*\d{{1,4}}\s*$", re.IGNORECASE)


@cache
def _number() -> re.Pattern[str]:
    """A page number: alone, between dashes, with its word, with the number of pages."""
    number = rf"(?:(?:{_any('page', 'words')})\s*)?\d{{1,4}}(?:\s*(?:{_any('page', 'of')})\s*\d{{1,4}})?"
    return re.compile(rf"[-–—|•.\s\[(]*{number}[-–—|•.\s\])]*", re.IGNORECASE)


def _any(group: str, key: str) -> str:
    return "|".join(re.escape(word) for word in wording(None, group, key))
