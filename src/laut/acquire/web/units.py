"""A page's text cut into the units that a reader sees as blocks, each a row of runs that know their text node."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from laut.acquire.web import names
from laut.acquire.web.hidden import is_silent
from laut.acquire.web.styles import is_hidden

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "optgroup",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "amp-img",
        "amp-iframe",
    ]
)
_INLINE = frozenset(("span", "a", "small", "time", "strong", "em", "b", "i", "button"))
_HEAD = 300  # characters of the lines that an old page begins with
_WORDS_BETWEEN = " \t\n\r\f"
_PRE = frozenset(("pre", "xmp", "listing", "plaintext"))


class Run(NamedTuple):
    """Characters of one text node: `holder`'s text, or what follows it (`tail`); `text` stands in it from `at` on."""

    holder: HtmlElement
    tail: bool
    at: int
    text: str
    link: bool


@dataclass(slots=True)
class Unit:
    """One block: `element` is the innermost element of block kind, `runs` its text, None for a line break."""

    element: HtmlElement
    runs: list[Run | None] = field(default_factory=list)
    size: int = 0
    linked: int = 0
    _text: str | None = None

    @property
    def text(self) -> str:
        """Its words, white space made one space; line breaks as line breaks."""
        if self._text is None:
            self._text = self._joined()
        return self._text

    def _joined(self) -> str:
        raw = "".join(run.text if run else "\x00" for run in self.runs)
        return "\n".join(" ".join(line.split()) for line in raw.split("\x00")).strip()

    def add(self, run: Run) -> None:
        """Put `run` at the end."""
        self.runs.append(run)
        self._text = None
        size = len(run.text) - sum(run.text.count(c) for c in _WORDS_BETWEEN)
        self.size += size
        self.linked += size if run.link else 0

    def links(self) -> float:
        """The share of its characters that are links."""
        return self.linked / self.size if self.size else 0.0


def units(root: HtmlElement, unseen: frozenset[str] = frozenset()) -> list[Unit]:
    """The blocks of the page that a reader sees, in the order of the page; `unseen` are the names that its styles hide."""
    return [line for unit in _Cutter(unseen).cut(root) if unit.size for line in _lines(unit)]


def _lines(unit: Unit) -> list[Unit]:
    """Lines that are set in different ways (bold, italic, small) are blocks of their own: headline, author and day of old pages."""
    if None not in unit.runs or len(unit.text) > _HEAD:
        return [unit]
    lines = [Unit(unit.element)]
    styles: list[set[HtmlElement | None]] = [set()]
    for run in unit.runs:
        if run is None:
            lines.append(Unit(unit.element))
            styles.append(set())
        else:
            lines[-1].add(run)
            styles[-1] |= {_style(run, unit.element)} if run.text.strip() else set()
    seen = [next(iter(s)) for s in styles if s]
    if any(len(s) > 1 for s in styles) or None in seen or len(set(seen)) < len(seen) or len(seen) < 2:
        return [unit]
    return [line for line in lines if line.size]


def _style(run: Run, block: HtmlElement) -> HtmlElement | None:
    """The outermost inline element that a run stands in; None for a run of the block itself."""
    here = run.holder.getparent() if run.tail else run.holder
    last = None
    while here is not None and here is not block:
        last, here = here, here.getparent()
    return last


class _Cutter:
    """Walks the tree with a stack of its own: pages nest deeper than functions may."""

    def __init__(self, unseen: frozenset[str]) -> None:
        self.unseen = unseen
        self.out: list[Unit] = []
        self.unit: Unit | None = None
        self.blocks: list[HtmlElement] = []
        self.links = 0
        self.pre = 0

    def cut(self, root: HtmlElement) -> list[Unit]:
        self._open(root)
        stack = [(root, self._children(root))]
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._close(element)
                if stack:
                    self._text(element, element.tail, True)
                continue
            if not isinstance(child.tag, str) or is_silent(child, is_hidden(child, self.unseen)):
                self._skip(child)
                self._text(child, child.tail, True)
                continue
            self._open(child)
            stack.append((child, self._children(child)))
        return self.out

    def _children(self, element: HtmlElement) -> Iterator[HtmlElement]:
        self._text(element, element.text, False)
        return iter(element)

    def _open(self, element: HtmlElement) -> None:
        self.links += is_link(element)
        self.pre += element.tag in _PRE
        if element.tag == "br":
            self._break()
        elif _is_block(element):
            self.blocks.append(element)
            self.unit = None
        elif self.unit is not None and (_is_set_off(element) or "caption" in names.of(element)):
            self.unit.add(Run(element, False, 0, " ", bool(self.links)))

    def _close(self, element: HtmlElement) -> None:
        self.links -= is_link(element)
        self.pre -= element.tag in _PRE
        if self.blocks and self.blocks[-1] is element:
            self.blocks.pop()
            self.unit = None

    def _skip(self, child: HtmlElement) -> None:
        """What is left out may be a block of its own, which parts the words before and after it."""
        if isinstance(child.tag, str) and child.tag in ("iframe", "video", "audio", "object", "table", "div", "p", "section", "menu"):
            self.unit = None

    def _break(self) -> None:
        """The first break is a line's end, the second one with nothing between a block's."""
        if self.unit is None:
            return
        last = len(self.unit.runs) - 1
        while last >= 0 and (run := self.unit.runs[last]) is not None and not run.text.strip():
            last -= 1
        if last >= 0 and self.unit.runs[last] is None:
            self.unit = None
        else:
            self.unit.runs.append(None)
            self.unit._text = None

    def _text(self, holder: HtmlElement, text: str | None, tail: bool) -> None:
        if not text:
            return
        if not self.pre or not text.strip():
            self._add(Run(holder, tail, 0, text, bool(self.links)))
            return
        at = 0
        for line in text.splitlines(keepends=True):  # an empty line in preformatted text ends a block
            if not line.strip():
                self.unit = None
            else:
                self._add(Run(holder, tail, at, line, bool(self.links)))
            at += len(line)

    def _add(self, run: Run) -> None:
        if self.unit is None:
            self.unit = Unit(self.blocks[-1])
            self.out.append(self.unit)
        self.unit.add(run)


def is_link(element: HtmlElement) -> bool:
    """Whether an element leads somewhere; one without an address that is no anchor either is led by a program."""
    return element.tag == "a" and (element.get("href") is not None or not (element.get("name") or element.get("id")))


def _is_block(element: HtmlElement) -> bool:
    if element.tag in _BLOCKS:
        return True
    if element.get("slot") is not None or (element.tag == "span" and "block" in (element.get("class") or "").split()):
        return True
    style = element.get("style")
    if style and "display" in style and "block" in style.replace("inline-block", ""):
        return True
    # the line above a headline, and its own words, are inline elements that a style sheet puts on lines of their own
    if element.tag not in _INLINE or not _in_heading(element):
        return False
    return (
        _is_set_off(element) or bool(names.of(element) & {"kicker", "headline"}) or _is_topic(element) or _is_topic(element.getprevious())
    )


def _is_topic(element: HtmlElement | None) -> bool:
    """Whether an element opens a heading of several elements and ends in a colon: the topic before the headline."""
    if element is None or element.tag != "span" or element.getprevious() is not None or element.getnext() is None:
        return False
    return not (element.getparent().text or "").strip() and visible_words(element).rstrip().endswith(":")


def _is_set_off(element: HtmlElement) -> bool:
    """Whether an inline element follows another one with nothing between, and a sentence or name begins there: a style sheet parts them."""
    before = element.getprevious()
    if before is None or before.tail or element.tag not in _INLINE or before.tag not in _INLINE:
        return False
    left, right = visible_words(before)[-1:], visible_words(element)[:1]
    if not left or not right:
        return False
    if "time" in (before.tag, element.tag):
        return left.isalnum() and right.isalnum()
    return (left.islower() or left in ".!?)”“") and (right.isupper() or right == "©")


def visible_words(element: HtmlElement) -> str:
    """The characters in an element, comments aside."""
    return "".join(t for t in element.itertext() if isinstance(t, str))


def _in_heading(element: HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in ("h1", "h2", "h3")
