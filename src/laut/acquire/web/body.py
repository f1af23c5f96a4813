"""Which units are the article: trafilatura's choice, without what leads elsewhere, with what belongs to it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from laut.acquire.web import names
from laut.acquire.web.appeals import is_appeal, trailing
from laut.acquire.web.kinds import Kinds
from laut.acquire.web.lines import is_byline, is_call, is_comments, is_day, is_label, is_related, is_rights
from laut.acquire.web.outline import Outline, entry, near
from laut.acquire.web.units import Unit
from laut.acquire.web.words import words

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement

_HOLDS = 0.85  # of the chosen text stands in the article's own element
_MISSED = 1.3  # times the chosen text stands in an element that calls itself the article's body
_LINKED = 0.5
_WORDS = 8
_SIGN = 60
_LINE = 300  # characters around the line below a player
_BOX = 600
_ENDS = tuple(".!?…:“”\"'’»«)")
_BEFORE = 6  # units between the caption of a picture and the headline below it
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_OWN = frozenset(("caption", "quotation", "list", "table", "correction"))


class Body:
    """The units of one page that are its article."""

    def __init__(self, root: HtmlElement, units: list[Unit], chosen: set[int], start: int | None) -> None:
        self.units, self.kinds, self.start = units, Kinds(), -1 if start is None else start
        head = None if start is None else units[start].element
        self.announced = self._announced()
        chosen = {
            i
            for i in chosen
            if units[i].links() < _LINKED or _is_prose(units[i]) or i in self.announced or self.kinds.kind(units[i]) in ("table", "caption")
        }
        self.outline = Outline(root, units, chosen, head)
        if missed := self._missed(chosen):
            chosen = chosen | missed
            self.outline = Outline(root, units, chosen, head)
        self.dropped = self._dropped()
        self.kept = {i for i in chosen if i > self.start and self.is_read(i)} or {i for i in chosen if i != self.start and self.is_read(i)}
        self.prose = [i for i in sorted(self.kept) if _is_prose(units[i]) and not is_rights(units[i])]
        self.kept -= {i for i in self.kept if self._is_edge(i)}

    def numbers(self) -> list[int]:
        """The numbers of the article's units in the order of the page, the headline's not among them."""
        if not self.kept:
            return []
        home = self._home()
        self.kept -= self._strays(home)
        home = self._home(1.0)
        inner = [i for i in self.kept if home in (self.units[i].element, *self.units[i].element.iterancestors())]
        first, last = min(inner or self.kept), max(self.kept)
        out = set(self.kept)
        for i, unit in enumerate(self.units):
            if i in out or i == self.start or not self.is_read(i) or self._is_edge(i):
                continue
            kind = self.kinds.kind(unit)
            inside = home in (unit.element, *unit.element.iterancestors())
            if (
                (first <= i <= last and inside and (i in self.announced or self._fits(unit, kind)))
                or (i > last and self._follows(unit, kind, inside))
                or (i < first and self._precedes(i, kind, inside))
            ):
                out.add(i)
        between = range(max(0, self.start + 1), max(out))
        out |= self._agency_signs(out, home)
        out -= {i for i in out if self._is_players(self.units[i]) or self._is_sign(i)}
        out -= trailing(self.units, sorted(out))
        out -= {i for i in out if self._is_boxed_appeal(i)}
        if not out:
            return []
        heads = (i for i in between if i not in out and i + 1 in out and self.units[i].element.tag in _HEADINGS)
        return sorted(out | {i for i in heads if self.is_read(i)})

    def _strays(self, home: HtmlElement) -> set[int]:
        """Chosen units behind the article's own element: what stands there is another column, or the foot of the page."""
        inside = {i for i in self.kept if home in (self.units[i].element, *self.units[i].element.iterancestors())}
        last = max(inside, default=0)
        return {i for i in self.kept - inside if i > last and self.kinds.kind(self.units[i]) not in _OWN}

    def _is_players(self, unit: Unit) -> bool:
        """Whether a unit is the line below a player: what stands before its element is a player without words."""
        if _is_prose(unit) or unit.element.tag == "caption":
            return False
        for element in near(unit.element, 3):
            before = element.getprevious()
            if self.outline.size(element) > _LINE:
                return False
            if before is not None and not self.outline.size(before) and _is_player(before):
                return True
        return False

    def _agency_signs(self, out: set[int], home: HtmlElement) -> set[int]:
        """The line behind the text that names the agencies which it comes from."""
        last = max(out)
        lines = (i for i in range(last + 1, min(last + 3, len(self.units))) if len(self.units[i].text) < _SIGN)
        parts = {i: re.split(r"[\s/,.:+()]+", self.units[i].text.lower()) for i in lines if not is_rights(self.units[i])}
        named = names.listed("agencies") | {w.lower() for w in words("agencies")}
        return {i for i, some in parts.items() if not named.isdisjoint(some) and self._in_order(i, home)}

    def _in_order(self, i: int, home: HtmlElement) -> bool:
        unit = self.units[i]
        if unit.linked or unit.element.tag == "li" or i in self.dropped or is_call(unit):
            return False
        return self._in_article(unit) or home in unit.element.iterancestors()

    def _is_sign(self, i: int) -> bool:
        """Whether a unit behind the text is the sign of who wrote it: one short word that is no agency's."""
        text = self.units[i].text.strip("()[]/ .")
        if not self.prose or i <= self.prose[-1] or self.kinds.kind(self.units[i]) in ("table", "list"):
            return False
        return len(text) <= 5 and text.isalpha() and text.lower() not in names.listed("agencies") and (text.isupper() or text.islower())

    def _is_boxed_appeal(self, i: int) -> bool:
        """Whether a unit stands in a box of its own in which the house speaks to its reader."""
        unit = self.units[i]
        box = unit.element if unit.element.tag not in ("p", "li", *_HEADINGS) else unit.element.getparent()
        if box is None or self.outline.size(box) > _BOX or self.outline.weight(box) > self.outline.weight(box.getparent()) / 2:
            return False
        return any(
            is_appeal(self.units[k], False) for k in range(max(0, i - 3), min(len(self.units), i + 4)) if _stands_in(self.units[k], box)
        )

    def _is_edge(self, i: int) -> bool:
        """Whether a unit before or after the running text is a line of the page's furniture: who, when, whose rights."""
        unit = self.units[i]
        if self.prose and i > self.prose[-1]:
            return is_rights(unit) and self.kinds.kind(unit) != "caption"
        if not self.prose or i >= self.prose[0]:
            return False
        if self.kinds.kind(unit) == "table":
            return False
        return is_day(unit) or (unit.element.tag != "p" and is_byline(unit))

    def _announced(self) -> set[int]:
        """The items of lists that the sentence before announces: they are the article's though they are links."""
        out: set[int] = set()
        list_: HtmlElement | None = None
        for i, unit in enumerate(self.units):
            own = unit.element.getparent() if unit.element.tag == "li" else None
            if own is not None and own is list_:
                out.add(i)
                continue
            list_ = None
            before = self.units[i - 1] if i else None
            if own is not None and before is not None and _announces(before):
                list_ = own
                out.add(i)
        return out

    def is_around(self, i: int) -> bool:
        """Whether a unit stands before the third paragraph or behind the last: where bylines and days stand."""
        return not self.prose or i < self.prose[min(2, len(self.prose) - 1)] or i > self.prose[-1]

    def is_read(self, i: int) -> bool:
        """Whether a unit may be the article's: no furniture, no label, nothing that leads elsewhere."""
        unit = self.units[i]
        return i not in self.dropped and not is_label(unit) and not is_call(unit) and not self.outline.is_furniture(unit.element)

    def _fits(self, unit: Unit, kind: str) -> bool:
        """Whether a unit among those of the article is one of them."""
        if unit.links() >= _LINKED:
            return kind in ("table", "caption") or (kind == "quotation" and unit.links() < 1)
        return kind in _OWN or unit.element.tag in _HEADINGS or unit.element.tag == "p" or _is_prose(unit)

    def _follows(self, unit: Unit, kind: str, inside: bool) -> bool:
        if kind == "correction":
            return inside or self._in_article(unit)
        if not inside or unit.links() >= 0.3:
            return False
        return kind in ("caption", "quotation", "table") or _is_prose(unit)

    def _precedes(self, i: int, kind: str, inside: bool) -> bool:
        unit = self.units[i]
        if unit.links() >= 0.3 or i < self.start - _BEFORE:
            return False
        if i < self.start:  # a picture may stand above the headline
            return kind == "caption" and unit.size > 20
        if kind in ("caption", "correction") or (kind == "list" and any("lead" in names.of(e) for e in near(unit.element, 4))):
            return True
        if unit.element.tag == "p" and _is_prose(unit) and self._in_article(unit):
            return True
        return inside and (_is_prose(unit) or kind in ("list", "quotation"))

    def _in_article(self, unit: Unit) -> bool:
        return any(e.tag in ("article", "main") for e in near(unit.element))

    def _home(self, share: float = _HOLDS) -> HtmlElement:
        """The innermost element that holds so much of what was kept."""
        total = sum(self.units[i].size for i in self.kept)
        best = self.units[min(self.kept)].element
        held: dict[HtmlElement, int] = {}
        for i in self.kept:
            for element in (self.units[i].element, *self.units[i].element.iterancestors()):
                held[element] = held.get(element, 0) + self.units[i].size
        enough = [element for element, size in held.items() if size >= share * total]
        return max(enough, key=lambda e: sum(1 for _ in e.iterancestors()), default=best)

    def _missed(self, chosen: set[int]) -> set[int]:
        """The units of an element that calls itself the article's body, where the choice left most of it out."""
        had = sum(self.units[i].size for i in chosen)
        best: set[int] = set()
        for element in self._bodies():
            inside = {
                i
                for i, unit in enumerate(self.units)
                if element in (unit.element, *unit.element.iterancestors())
                and unit.links() < 0.3
                and not self.outline.is_furniture(unit.element)
                and (_is_prose(unit) or unit.element.tag in _HEADINGS)
            }
            size = sum(self.units[i].size for i in inside)
            if size > _MISSED * had and size > 200:
                best, had = inside, size
        return best

    def _bodies(self) -> list[HtmlElement]:
        """Elements that call themselves the article's body; else the one article, else main."""
        seen: dict[HtmlElement, None] = {}
        for unit in self.units:
            for element in near(unit.element):
                seen[element] = None
        named = [e for e in seen if "body" in names.of(e) and e.tag not in ("p", "span", "body")]
        articles = [e for e in seen if e.tag == "article"]
        return named or (articles if len(articles) == 1 else []) or [e for e in seen if e.tag == "main"]

    def _dropped(self) -> set[int]:
        """Units that lead to other articles, and what follows their heading in the same element."""
        out: set[int] = set()
        until: HtmlElement | None = None
        long = 0
        for i, unit in enumerate(self.units):
            long += _is_prose(unit) and unit.links() < 0.3
            if long > 1 and i > self.start and is_comments(unit):
                if entry(unit) is None:
                    return out | set(range(i, len(self.units)))
                out.add(i)
            if until is not None:
                if until in unit.element.iterancestors() and (unit.links() > 0.2 or not _is_prose(unit) or self.kinds.kind(unit) == "list"):
                    out.add(i)
                    continue
                until = None
            if is_related(unit):
                out.add(i)
                if unit.links() < 0.5:
                    until = unit.element.getparent()
        return out


def _announces(unit: Unit) -> bool:
    """Whether a sentence ends in a colon, and is none that leads to other articles."""
    if not unit.text.endswith(":") or unit.links() >= _LINKED or unit.element.tag != "p":
        return False
    return len(unit.text.split()) >= _WORDS and not is_related(unit)


def _stands_in(unit: Unit, box: HtmlElement) -> bool:
    return box is unit.element or box in near(unit.element, 4)


def _is_player(element: HtmlElement) -> bool:
    """Whether an element holds a player and no picture."""
    if element.find(".//img") is not None or element.tag == "img":
        return False
    some = list(islice(element.iter("*"), 30))
    return any(e.tag in ("video", "audio", "iframe", "object") or "embeds" in names.of(e) for e in some)


def _is_prose(unit: Unit) -> bool:
    """Whether it reads as running text: some words, and a mark that ends them."""
    text = unit.text
    return len(text.split()) >= _WORDS and (text.endswith(_ENDS) or len(text) > 160)
