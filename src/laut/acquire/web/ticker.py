"""Live tickers: which moment each unit belongs to."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from laut.acquire.web import names
from laut.acquire.web.alike import like
from laut.acquire.web.meta import ld
from laut.acquire.web.meta.tags import value
from laut.acquire.web.moments import clock, moment
from laut.acquire.web.outline import near
from laut.acquire.web.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from laut.acquire.web.element import HtmlElement
    from laut.acquire.web.units import Unit

_FEWEST = 3  # entries make a ticker where nothing but their hours says so; two where the page calls itself one
_DATA = (
    "data-timestamp",
    "data-time",
    "data-date",
    "data-datetime",
    "data-published",
    "data-publish-date",
    "data-created",
    "datetime",
    "data-ts",
)
_TITLE = 200
_HEADLINE = 90  # characters of a line that holds nothing but day or hour and some marks


class Ticker:
    """The entries of a page's ticker: `at` holds the moment of each unit in one, `entries` the units that are in an entry,
    `marks` those that say only when it was.
    """

    def __init__(self, units: list[Unit], numbers: Iterable[int], entries: list[ld.Entry], day: str | None, is_ticker: bool) -> None:
        self.at: dict[int, str] = {}
        self.marks: set[int] = set()
        self._units, self._day = units, day
        self._updates = _updates(entries)
        few = 2 if is_ticker or self._updates else _FEWEST
        if not self._elements(few):
            self._lines(sorted(numbers), few)

    def _elements(self, few: int) -> bool:
        """Entries that are elements of their own, side by side, each with its moment."""
        groups: dict[HtmlElement, dict[HtmlElement, list[int]]] = {}
        judged: dict[HtmlElement, bool] = {}
        for i, unit in enumerate(self._units):
            for element in near(unit.element):
                parent = element.getparent()
                if element not in judged:
                    judged[element] = _is_entry(element)
                if parent is not None and judged[element]:
                    groups.setdefault(parent, {}).setdefault(element, []).append(i)
        best = max((g for g in groups.values() if len(g) >= few), key=lambda g: sum(map(len, g.values())), default=None)
        if best is None:
            return False
        day = self._day
        first = min(min(n) for n in best.values())
        opens = {numbers[0]: entry for entry, numbers in best.items()}
        for i, unit in enumerate(self._units):  # headings of days stand between the entries
            entry = opens.get(i)
            if entry is not None:
                self._entry(entry, best[entry], day)
            elif i >= first - 3 and i not in self.at and (found := _day_line(unit)):
                day = found
                self.marks.add(i)
        return bool(self.at)

    def _entry(self, entry: HtmlElement, numbers: list[int], day: str | None) -> None:
        when = self._moment(entry, numbers, day)
        for i in numbers:
            if _is_only_time(self._units[i]):
                self.marks.add(i)
            if when:
                self.at[i] = when

    def _moment(self, entry: HtmlElement, numbers: list[int], day: str | None) -> str | None:
        """The entry's own moment: of its attributes, of structured data with its headline, of its first words."""
        for element in (entry, *entry.iter("time", "meta", "abbr", "span", "div", "a")):
            for key in _DATA:
                if (when := moment(element.get(key))) and len(when) > 10:
                    return when
            if "datepublished" in (element.get("itemprop") or "").lower() and (when := moment(value(element))) and len(when) > 10:
                return when
        heads = [self._units[i].text for i in numbers[:3]]
        for headline, when in self._updates:
            if any(like(headline, head) > 0.8 for head in heads if len(head) > 8):
                return when
        for head in heads:
            if (when := moment(head)) and len(when) > 10:
                return when
            if day and (hour := _hour(head)):
                return day + hour
        return None

    def _lines(self, numbers: list[int], few: int) -> None:
        """Entries that are only parted by lines that begin with an hour."""
        own = set(numbers)
        near_by = range(max(0, min(own) - 3), max(own) + 1) if own else range(0)
        opened = [i for i in near_by if self._opened(i) and (i in own or _is_only_time(self._units[i]))]
        if len(opened) < few:
            return
        day, now = self._day, None
        for i in range(max(0, min(opened) - 3), max(numbers) + 1):
            unit = self._units[i]
            if found := _day_line(unit):
                day, now = found, None
                self.marks.add(i)
            elif told := self._update(i):
                now = told
            elif hour := _hour(unit.text, strict=True):
                now = day + hour if day else None
                if _is_only_time(unit):
                    self.marks.add(i)
            if now:
                self.at[i] = now

    def _opened(self, i: int) -> bool:
        return bool(_hour(self._units[i].text, strict=True) or self._update(i))

    def _update(self, i: int) -> str | None:
        """The moment of the update in structured data whose headline this unit is."""
        text = self._units[i].text
        if len(text) > _TITLE or not self._updates:
            return None
        return next((when for headline, when in self._updates if headline == text), None)


def is_ticker(root: HtmlElement, entries: list[ld.Entry], title: str) -> bool:
    """Whether the page calls itself a ticker."""
    if any("LiveBlog" in str(k) for e in entries for k in ld.many(e.get("@type"))):
        return True
    if any("LiveBlog" in (e.get("itemtype") or "") for e in root.iter("*")):
        return True
    return (
        any("ticker" in names.of(e) for e in root.iter("div", "section", "article", "main", "ol", "ul", "body"))
        and bool(names.kinds("-".join(re.findall(r"\w+", title))) & {"ticker"})
    ) or any(names.of(e) >= {"ticker"} for e in root.iter("article", "main", "ol", "ul", "section"))


def _updates(entries: list[ld.Entry]) -> list[tuple[str, str]]:
    """Headline (or first words) and moment of each entry in structured data."""
    out = []
    for entry in entries:
        for update in ld.many(entry.get("liveBlogUpdate")):
            if isinstance(update, dict) and (when := moment(ld.text(update.get("datePublished")))):
                out += [(text, when) for key in ("headline", "name", "articleBody") if (text := ld.text(update.get(key))[:200])]
    return out


def _is_entry(element: HtmlElement) -> bool:
    """Whether an element bears a moment of its own, in an attribute, a time element at its head, or its first words."""
    if element.tag in (
        "p",
        "span",
        "time",
        "a",
        "h1",
        "h2",
        "h3",
        "h4",
        "td",
        "tr",
        "dl",
        "ul",
        "ol",
        "table",
        "tbody",
        "dt",
        "figure",
        "blockquote",
        "header",
        "body",
        "main",
    ):
        return False
    if any(moment(element.get(key)) for key in _DATA) or "BlogPosting" in (element.get("itemtype") or ""):
        return "LiveBlogPosting" not in (element.get("itemtype") or "")
    times = list(element.iter("time"))
    if times:
        return len({t.get("datetime") or value(t) for t in times}) <= 2 and len(times) <= 3
    lead = "".join(_first_words(element))
    return bool(_hour(lead, strict=True))


def _first_words(element: HtmlElement) -> list[str]:
    for text in element.itertext():
        if isinstance(text, str) and text.strip():
            return [text.strip()[:_HEADLINE]]
    return []


def _hour(text: str, strict: bool = False) -> str:
    """The hour that a text opens with; `strict` wants a mark or a word behind it, or nothing else."""
    found = _opening().match(text)
    if not found or (
        strict and not (found["named"] or found["mark"] or found.end() == len(text.strip()) or "\n" in text[found.end() :][:2])
    ):
        return ""
    return clock(found["hour"])


def _day_line(unit: Unit) -> str | None:
    """The day of a line that is nothing but a day (`Wednesday, 12 March 2025`)."""
    text = unit.text
    when = moment(text) if len(text) <= 50 and not unit.text.endswith(".") else None
    return when[:10] if when and len(text.split()) <= 6 else None


def _is_only_time(unit: Unit) -> bool:
    text = unit.text
    found = _opening().match(text)
    if found and not text[found.end() :].strip(" |-–:+•\n") and not found["rest"]:
        return True
    when = moment(text)
    return bool(when) and len(text) <= 45 and len(text.split()) <= 7


@cache
def _opening() -> re.Pattern[str]:
    named = "|".join(re.escape(w) for w in words("clock"))
    return re.compile(
        rf"\W{{0,6}}(?P<hour>(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\b\.?)?)(?![\d.]\d|\s*%)\s*(?P<named>(?:{named})\b)?\s*(?P<mark>[:+|–—-])?(?P<rest>)",
        re.IGNORECASE,
    )
