"""Which blocks are the article's, as trafilatura judges: each text node bears a rare letter on a copy of the tree, and the letters that
come back say which nodes were chosen.

trafilatura: Barbaresi (2021), "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and Extraction".
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any

from laut.acquire.web.units import Unit
from laut.errors import MissingError

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement

_RARE = ((0x20000, 0x2A6DF), (0x30000, 0x3134A), (0x2B820, 0x2CEA1), (0x2A700, 0x2B738), (0x17000, 0x187F7), (0x13000, 0x1342E))
_MOST = 60_000  # runs that are marked
_NO_XML = re.compile("[^\\t\\n\\r -\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")  # a parser takes them, lxml does not set them
_MANY = 5_000  # units: a page that long needs no second opinion
_SHARE = 0.5  # of a block's characters
_SAME = 40  # characters of a block that tell it apart from others


def chosen(root: HtmlElement, units: list[Unit], where: str = "") -> set[int]:
    """The numbers of the units that trafilatura takes for the article. Raises MissingError where it is not installed."""
    try:
        library: Any = import_module("trafilatura")
    except ImportError:
        raise MissingError("the package trafilatura, to read a page", "none", where, "pip install 'laut[web]'") from None
    copy, marks = _marked(root, units)
    text = _extract(library, copy, len(units) > _MANY)
    letters = set(text)
    if not marks or not (letters & marks.keys()):
        return _by_words(units, text)
    sizes: dict[int, int] = {}
    for letter, shares in marks.items():
        if letter in letters:
            for number, size in shares:
                sizes[number] = sizes.get(number, 0) + size
    return {number for number, size in sizes.items() if size >= _SHARE * units[number].size}


def _extract(library: Any, copy: HtmlElement, fast: bool) -> str:
    """The text that trafilatura extracts; empty where it fails, which it does on some broken trees. `fast` asks no other library."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = library.bare_extraction(copy, include_comments=False, include_tables=True, include_formatting=False, fast=fast)
    except Exception:  # a library's own slip on a broken page must not keep the page from being read
        return ""
    return (found.text or "") if found is not None else ""


def _marked(root: HtmlElement, units: list[Unit]) -> tuple[HtmlElement, dict[str, list[tuple[int, int]]]]:
    """A copy of the tree with a letter in each text node, and for each letter the units that the node is in, with the sizes there."""
    twins = dict(zip(root.iter(), (copy := deepcopy(root)).iter(), strict=True))
    letters = _letters(root)
    nodes: dict[tuple[HtmlElement, bool], str] = {}
    marks: dict[str, list[tuple[int, int]]] = {}
    for number, run in ((number, run) for number, unit in enumerate(units) for run in unit.runs if run and run.text.strip()):
        node = (run.holder, run.tail)
        if node not in nodes:
            letter = next(letters, "") if len(marks) < _MOST else ""
            if not letter:
                break
            nodes[node] = letter
            marks[letter] = []
            _put(twins[run.holder], run.tail, letter)
        marks[nodes[node]].append((number, sum(1 for c in run.text if not c.isspace())))
    return copy, marks


def _put(twin: HtmlElement, tail: bool, letter: str) -> None:
    """Before the first word, set off as a word of its own so that lists of usual words still know the next one."""
    text = (twin.tail if tail else twin.text) or ""
    words = text.lstrip()
    marked = f"{_NO_XML.sub(' ', text[: len(text) - len(words)])}{letter} {_NO_XML.sub(' ', words)}"
    if tail:
        twin.tail = marked
    else:
        twin.text = marked


def _letters(root: HtmlElement) -> Iterator[str]:
    used = set("".join(t for t in root.itertext() if isinstance(t, str)))
    return (letter for c in chain.from_iterable(range(b, e) for b, e in _RARE) if (letter := chr(c)) not in used)


def _by_words(units: list[Unit], text: str) -> set[int]:
    """The units whose words stand in `text`, where that came from elsewhere in the page (its structured data)."""
    plain = "".join(text.split())
    if not plain:
        return set()
    return {number for number, unit in enumerate(units) if (own := "".join(unit.text.split())) and len(own) >= _SAME and own in plain}
