"""What the page shows of its author and its day: the byline, the line with the date, in microformats or only in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from laut.acquire.web import names
from laut.acquire.web.kinds import Kinds
from laut.acquire.web.lines import is_byline, is_day
from laut.acquire.web.meta import people
from laut.acquire.web.meta.outlet import is_topic
from laut.acquire.web.meta.tags import value, words
from laut.acquire.web.moments import moment, without_days
from laut.acquire.web.outline import entry, near
from laut.acquire.web.words import opening

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement
    from laut.acquire.web.units import Unit

_LONG = 200
_BEFORE = 14
_FAR = 1_000
_SMALL = 3  # letters of the small words in a byline
_HEADLINE = 12  # letters of a link that is the headline of another article
_NEAR = 40  # units before and after the headline in which its byline stands


def bylines(root: HtmlElement, units: list[Unit], start: int) -> Iterator[str]:
    """Texts that name authors, the surest first."""
    yield from (words(e) for e in _classed(root, {"p-author", "h-card"}) if _in_entry(e))
    yield from (words(e) for e in root.iter("a", "span", "address") if (e.get("rel") or "") == "author" and len(words(e)) < _LONG)
    close = [u for u in _around(units, start) if entry(u) is None]
    classed = [u for u in close if len(u.text) < _LONG and any(_is_author(e) for e in (*near(u.element, 3), *_inline(u)))]
    signed = [u for u in classed if people.split(u.text)]
    persons = [u for u in signed if opening("by").match(u.text) or _is_person(u.text)]  # not the column that the name stands below
    for unit in persons or signed:
        yield _name_element(unit) or " ".join(run.text.strip() if run else "|" for run in unit.runs)
    for unit in close:
        text = unit.text
        bare = without_days(text).strip(" |,;·•–—-\n\u200e\u200f")
        found = opening("by").match(bare)
        named = found and len(text) < 120 and not text.endswith(".") and any(c.isupper() for c in bare[found.end() :])
        if named or (moment(text) and len(bare) < 60 and _is_person(bare)):
            yield bare
    for unit in units[start : start + _FAR]:
        if len(unit.text) < 80 and is_byline(unit) and entry(unit) is None and len(people.split(unit.text)) == 1:
            yield unit.text


def days(root: HtmlElement, units: list[Unit], start: int) -> Iterator[tuple[str, str]]:
    """(`published` or `modified`, moment) as shown, the surest first."""
    for kind, classes in (("published", {"dt-published", "published"}), ("modified", {"dt-updated", "updated"})):
        for element in _classed(root, classes):
            if when := moment(value(element)) or moment(words(element)):
                yield kind, when
    tables = Kinds()  # a cell of a table of data says when something happened, not when the page came out
    close = [u for u in _around(units, start) if len(u.text) < _LONG and not _is_apart(u) and tables.cell(u) is None]
    changed = set()
    for unit in close:
        told = list(_told(unit.text))
        changed |= {when for kind, when in told if kind == "modified"}
        yield from told
    yield from _times(close, changed)
    for unit in close:
        if {"about"} & names.of(unit.element) and (when := moment(unit.text)) and when not in changed:
            yield "published", when
    for unit in close:
        if len(unit.text) < 60 and (when := moment(unit.text)) and when not in changed and _is_dateline(unit):
            yield "published", when
    for unit in [u for u in units[-12:] if len(u.text) < _LONG and not _is_apart(u)]:
        yield from _told(unit.text)


def _is_apart(unit: Unit) -> bool:
    """The headline, a caption, a teaser, the foot of the page: a day in it is not that of the article."""
    tags = {unit.element.tag, *(e.tag for e in unit.element.iterancestors())}
    foot = "footer" in tags and "article" not in tags
    leads = unit.links() > 0.5 and sum(c.isalpha() for c in without_days(unit.text)) > _HEADLINE
    return foot or leads or bool({"h1", "figcaption", "nav"} & tags)


def _is_dateline(unit: Unit) -> bool:
    """Whether a short unit is nothing but a day, alone or beside names (of an author, a place): a sentence with a day in it is not."""
    bare = without_days(unit.text).strip(" |,;·•–—-\n()[]")
    many = [word for word in bare.split() if word[:1].isalpha()]
    return (
        is_day(unit)
        or is_byline(unit)
        or (len(many) <= 4 and all(word[0].isupper() or len(word) <= _SMALL for word in many) and not unit.text.endswith("."))
    )


def _around(units: list[Unit], start: int) -> list[Unit]:
    """The units before and behind the headline in which its byline stands: up to the second long paragraph, then the last ones."""
    long = 0
    for end in range(start, min(len(units), start + _NEAR)):
        long += len(units[end].text) > _LONG and units[end].links() < 0.3
        if long > 1:
            break
    else:
        end = min(len(units), start + _NEAR)
    return units[start:end] + list(reversed(units[max(0, start - _BEFORE) : start]))


def brand(root: HtmlElement) -> str | None:
    """The name that stands in the page's head and leads to its first page."""
    for element in root.iter("a", "div", "p", "span", "h1"):
        if (
            "brand" in names.of(element)
            or element.get("rel") == "home"
            or (element.tag == "a" and element.get("href") in ("/", "./", "index.html"))
        ):
            name = words(element) or next((i.get("alt") or "" for i in element.iter("img")), "")
            if 3 <= len(name) <= 40 and not opening("home").match(name) and not is_topic(name):
                return name
    return None


def _is_person(text: str) -> bool:
    """Whether a text has the form of a name, or of a name and a place: two to four capitalized words."""
    many = text.split(",")[0].split()
    return 2 <= len(many) <= 4 and all(w[0].isupper() and w.isalpha() | ("-" in w) | w.endswith(".") for w in many)


def _told(text: str) -> Iterator[tuple[str, str]]:
    """`Published: ...`, `As of ...`: a day behind the word that says what it is."""
    for piece in re.split(r"\s*[|•·\n]\s*|\s{2,}|\s+[–—-]\s+", text):
        for name, kind in (("modified", "modified"), ("published", "published"), ("as_of", "as_of")):
            found = opening(name).match(piece)
            if found and (when := moment(piece[found.end() :].lstrip(" :"))):
                yield kind, when
                break


def _times(close: list[Unit], changed: set[str]) -> Iterator[tuple[str, str]]:
    """The `time` elements around the headline; `changed` are moments of change already told, and takes those told here."""
    seen: set[HtmlElement] = set()
    for unit in close:
        for element in (*unit.element.iter("time"), *unit.element.iterancestors("time")):
            if element not in seen:
                seen.add(element)
                shown = words(element)
                if when := moment(element.get("datetime")) or moment(shown):
                    before = re.split(r"\s*[|•·\n]\s*", unit.text.partition(shown)[0])[-1] if shown else ""
                    new = opening("modified").match(before) or "updated" in (element.get("class") or "")
                    changed |= {when} if new else set()
                    if new or when not in changed:
                        yield "modified" if new else "published", when


def _classed(root: HtmlElement, classes: set[str]) -> Iterator[HtmlElement]:
    for element in root.iter("*"):
        if classes & set((element.get("class") or "").split()):
            yield element


def is_entrys(element: HtmlElement) -> bool:
    """Whether a microformat is the entry's own, not its author's."""
    kinds = [set((e.get("class") or "").split()) for e in element.iterancestors()]
    return any({"h-entry", "hentry"} & k for k in kinds) and not any({"h-card", "vcard"} & k for k in kinds)


def _in_entry(element: HtmlElement) -> bool:
    return any({"h-entry", "hentry"} & set((e.get("class") or "").split()) for e in element.iterancestors())


def _inline(unit: Unit) -> Iterator[HtmlElement]:
    for run in unit.runs:
        if run:
            yield from (run.holder, *run.holder.iterancestors("span", "a", "div", "p"))[:3]


def _is_author(element: HtmlElement) -> bool:
    found = names.of(element)
    return ("author" in found or element.get("rel") == "author") and "furniture" not in found


def _name_element(unit: Unit) -> str:
    """The links in a byline are its names, where there are some; else what a microformat calls the name."""
    links = [
        words(a) for a in unit.element.iter("a") if "author" in (a.get("rel") or "") or re.search(r"/au(?:thor|tor)", a.get("href") or "")
    ]
    links = links or [words(e) for e in unit.element.iter("span", "a", "b") if "fn" in (e.get("class") or "").split()]
    return ", ".join(name for name in links if name)
