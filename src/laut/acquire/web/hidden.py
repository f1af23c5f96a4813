"""What a reader of the page does not see: programs, forms, what is marked hidden by an attribute, a style or a usual class."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from laut.acquire.web import names

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement

_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "title",
        "meta",
        "link",
        "base",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "applet",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "datalist",
        "dialog",
        "frameset",
        "frame",
        "noframes",
        "param",
        "source",
        "track",
        "area",
        "img",
        "picture",
        "progress",
        "meter",
        "rp",
        "rt",
        "menu",
    ]
)  # a picture's alternative text is no text of the article; `rt` is a reading aid
_KEEP = frozenset(("h1", "article", "main"))
_SHOWN_AT = re.compile(r"(?:^|\s)\w+:(?:block|flex|inline|grid|table|inline-block)(?:\s|$)")


def is_silent(element: HtmlElement, unseen: bool = False) -> bool:
    """Whether nothing below `element` is text that a reader sees; `unseen` where the page's styles hide it."""
    tag = element.tag
    if tag in _SILENT or (tag in ("a", "sup") and _is_note_mark(element)):
        return True
    if not unseen and not _is_marked(element):
        return False
    inside = sum(1 for _ in element.iter(*_KEEP))
    return not inside or inside < sum(1 for _ in element.getroottree().iter(*_KEEP))


def _is_marked(element: HtmlElement) -> bool:
    """Whether it is marked as hidden. A script that failed, or an open consent box, may have hidden the article itself: what holds
    all headlines and articles of the page is not taken for hidden.
    """
    get = element.get
    if (get("hidden") is not None and get("hidden") != "until-found") or get("aria-hidden") == "true":
        return True
    style = get("style")
    if style and _unseen().search(style):
        return True
    spelled = get("class")
    if not spelled:
        return False
    if "hidden" in names.kinds(spelled) and not _SHOWN_AT.search(spelled):
        return True
    return "hidden" in spelled.split() and not _SHOWN_AT.search(spelled)


def _is_note_mark(element: HtmlElement) -> bool:
    """Whether it is the number of a footnote, which would join the word before it."""
    link = element if element.tag == "a" else next(iter(element.iter("a")), None)
    if element.tag == "sup" and link is not None and _bracketed().fullmatch("".join(t for t in element.itertext() if isinstance(t, str))):
        return True
    if link is None or "#" not in (link.get("href") or ""):
        return False
    text = "".join(t for t in element.itertext() if isinstance(t, str)).strip()
    return len(text) <= 5 and not any(c.isalpha() for c in text[1:])


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"\s*\[[^\[\]]{1,40}\]\s*")


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(
        r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)|clip\s*:\s*rect\(|clip-path\s*:\s*inset\(\s*(?:50|100)%|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{4,}",
        re.IGNORECASE,
    )
