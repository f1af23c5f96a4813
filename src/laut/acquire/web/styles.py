"""What the page's own style sheets hide: classes and ids that a rule of one plain selector sets to `display: none` on a screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement

_MOST = 500_000  # characters of style sheets that are looked at
_STYLE = re.compile(r"<style\b([^>]*+)>(.*?)</style\s*>", re.IGNORECASE | re.DOTALL)
_NOTE = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*+)([{}])")
_PLAIN = re.compile(r"[.#][\w-]+")
_NAMES = re.compile(r"[.#][\w-]+")
_SHOWN = re.compile(r"display\s*:\s*(?!none)\w", re.IGNORECASE)
_UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MEDIA = re.compile(r"media\s*=\s*[\"']?\s*(?!all|screen)\w", re.IGNORECASE)


def hidden(text: str) -> frozenset[str]:
    """The names (`.x`, `#y`) that the styles in the markup `text` hide. What another rule shows again, or a program may, is not counted."""
    unseen: set[str] = set()
    shown: set[str] = set()
    sheets = (found[2][:_MOST] for found in _STYLE.finditer(text) if not _MEDIA.search(found[1]))
    for sheet in sheets:
        _read(_NOTE.sub(" ", sheet), unseen, shown)
    return frozenset(unseen - shown)


def _read(sheet: str, unseen: set[str], shown: set[str]) -> None:
    depth, selector = 0, ""
    for found in _RULE.finditer(sheet):
        words = found[1].strip()
        if found[2] == "{":
            depth, selector = depth + 1, words
            continue
        if depth == 1 and _UNSEEN.search(words):  # what stands in a rule for other media is deeper
            unseen.update(part for one in selector.split(",") if _PLAIN.fullmatch(part := one.strip()))
        elif _SHOWN.search(words):
            shown.update(_NAMES.findall(selector))
        depth = max(0, depth - 1)


def is_hidden(element: HtmlElement, unseen: frozenset[str]) -> bool:
    """Whether one of the names hides `element`."""
    if not unseen:
        return False
    own = element.get("id")
    return f"#{own}" in unseen or any(f".{name}" in unseen for name in (element.get("class") or "").split())
