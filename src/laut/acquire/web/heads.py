"""The headline that the page shows, and the lead below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laut.acquire.web import names
from laut.acquire.web.alike import shared, words
from laut.acquire.web.lines import is_byline, is_day, is_label
from laut.acquire.web.outline import is_told, near
from laut.acquire.web.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from laut.acquire.web.element import HtmlElement

_ALIKE = 0.6
_LEAD = 700  # characters
_LINE = 150
_FAR = 12  # units between headline and lead (captions, credits, share buttons)


def headline(units: list[Unit], claims: Iterable[str]) -> int | None:
    """The number of the unit that is the headline: the heading that is most like what the page calls itself, else its only h1."""
    wanted = [w for claim in claims if len(w := words(claim)) > 1]
    heads = [(i, unit) for i, unit in enumerate(units) if _is_candidate(unit)]
    best: tuple[float, int, int] | None = None
    for i, unit in heads:
        own = words(unit.text)
        like = max((shared(own, w) for w in wanted), default=0.0)
        if like >= _ALIKE:
            tag = _tag(unit)
            score = (round(like, 2) + (0.5 if tag == "h1" else 0.2 if tag == "h2" else 0.0), -i)
            best = max(best, (*score, i)) if best else (*score, i)
    if best and _tag(units[best[2]]):
        return best[2]
    firsts = [i for i, unit in heads if _tag(unit) == "h1" and len(words(unit.text)) > 1]
    if best:  # a line that is no heading may be the masthead above the only one
        masthead = len(firsts) == 1 and best[2] < firsts[0] < best[2] + _FAR
        return firsts[0] if masthead else best[2]
    if firsts:
        return firsts[0] if len(firsts) == 1 or not wanted else None
    return next((i for i, unit in heads if "headline" in names.of(unit.element) and len(words(unit.text)) > 2 and unit.links() < 0.5), None)


def first_line(units: list[Unit], kept: list[int]) -> int | None:
    """The number of the line above the running text, where no heading is marked: short, no sentence, no link."""
    prose = next((i for i in kept if len(units[i].text) > 2 * _LINE / 3 and units[i].text.endswith((".", "“", '"', "”"))), None)
    if prose is None:
        return None
    for i in range(max(0, prose - _FAR), prose):
        unit = units[i]
        same = _level(unit) & _level(units[prose])
        text = unit.text
        line = 12 <= len(text) <= _LINE and len(text.split()) >= 3 and unit.links() < 0.5 and "\n" not in text
        if same and line and not text.endswith((".", ":", "…")) and not is_day(unit) and not is_byline(unit):
            return i
    return None


def _level(unit: Unit) -> set[HtmlElement]:
    """The element that a unit stands in, and its parent; the page's body is too wide to tell."""
    return {e for e in (unit.element, unit.element.getparent()) if e is not None and e.tag not in ("body", "html", "tr", "table")}


def _is_candidate(unit: Unit) -> bool:
    if len(unit.text) > 400 or not unit.size or "kicker" in names.of(unit.element):
        return False
    return len(unit.text) < 200 or _tag(unit) != "" or any("headline" in names.of(e) for e in near(unit.element, 2))


def _tag(unit: Unit) -> str:
    return next((e.tag for e in near(unit.element, 5) if e.tag in ("h1", "h2", "h3")), "")


def lead(units: list[Unit], start: int, body: list[int], described: str) -> set[int]:
    """The numbers of the units that are the lead: named so, or the words that the page describes itself with, before the running text."""
    out: set[int] = set()
    captions: set[int] = set()
    prose = 0
    for i in range(start + 1, min(len(units), start + 1 + 4 * _FAR)):
        unit = units[i]
        if not 15 <= len(unit.text) <= _LEAD or unit.links() > 0.5 or is_day(unit) or is_byline(unit) or is_label(unit):
            continue
        named = any(_is_lead(e) for e in near(unit.element, 3)) and _tag(unit) != "h1" and unit.element.tag not in ("li", "td")
        if any(e.tag in ("figcaption", "figure") or "caption" in names.of(e) for e in (*near(unit.element, 3), *_inline(unit))):
            captions.add(i)
            continue
        if named or (prose == 0 and described and _is_description(unit, described)):
            out.add(i)
        elif out and i in body:
            break
        elif i in body and _stands_first(unit) and not any(start < k < i and k not in captions for k in body):
            out.add(i)
        prose += i in body and len(unit.text) > 120 and i not in out
        if prose > 1:
            break
    return out


def _is_lead(element: HtmlElement) -> bool:
    found = names.of(element)
    if "kicker" in found:
        return element.tag == "p" and is_told(element)
    if ("body" in found and element.tag != "p") or element.tag in ("article", "main") or element.find(".//h1") is not None:
        return False
    return "lead" in found or ("teasers" in found and element.find(".//a") is None and "teaser" in " ".join(element.values()).lower())


def _inline(unit: Unit) -> list[HtmlElement]:
    """The inline element of a unit that is set all in one."""
    holders = {run.holder for run in unit.runs if run and run.text.strip() and not run.tail}
    return list(holders) if len(holders) == 1 else []


def _stands_first(unit: Unit) -> bool:
    """Whether a unit looks as a lead does that no name tells: all bold, and no cell or item."""
    return len(unit.text) >= 30 and is_bold(unit) and unit.element.tag not in ("li", "td", "th")


def is_bold(unit: Unit) -> bool:
    """Whether every word of a unit is set in bold."""
    return all(any(e.tag in ("b", "strong") for e in _above(run.holder, run.tail)) for run in unit.runs if run and run.text.strip())


def _above(holder: HtmlElement, tail: bool) -> Iterable[HtmlElement]:
    if not tail:
        yield holder
    for number, element in enumerate(holder.iterancestors()):
        if number > 6 or element.tag in ("p", "div", "td", "body"):
            return
        yield element


def _is_description(unit: Unit, described: str) -> bool:
    own, other = words(unit.text), words(described)
    return len(own) >= 5 and len(other) >= 5 and own[: len(other)] == other[: len(own)] and len(own) <= 1.6 * len(other)


def whole(units: list[Unit], start: int) -> list[int]:
    """The numbers of the units of the same heading: a headline may stand in two lines. The line above it is none of them."""
    heading = next((e for e in near(units[start].element, 5) if e.tag in ("h1", "h2", "h3")), None)
    if heading is None:
        return [start]
    inside = [i for i in range(max(0, start - 3), min(len(units), start + 4)) if heading in near(units[i].element, 6)]
    return [i for i in inside if i == start or (i > start and "kicker" not in names.of(units[i].element))]
