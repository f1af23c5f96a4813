"""The credit of a picture: who made it and who holds its rights stands beside the caption in an element of its own."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from laut.acquire.web import names
from laut.acquire.web.outline import near
from laut.acquire.web.units import Run, Unit, visible_words
from laut.acquire.web.words import opening

if TYPE_CHECKING:
    from laut.acquire.web.element import HtmlElement

_LEVELS = 5
_WORDS = 8  # of a credit
_NAME = 4  # words of a credit that only its form tells
_PICTURES = frozenset(("img", "picture", "amp-img", "figure"))
_FIRST = 12  # elements of one around a credit
_FRAME = 10  # elements around a cell in which its figure is looked for
_LONG = 160  # characters of a credit that is named so


def without(units: list[Unit]) -> list[Unit]:
    """The units without the credits of pictures; what was nothing else is gone."""
    return [rest for unit in units if (rest := _bare(unit)) is not None]


def _bare(unit: Unit) -> Unit | None:
    if _is_framed_cell(unit):
        return unit
    caption = next((e for e in near(unit.element, _LEVELS) if _is_caption(e)), None)
    if caption is None:
        if not _is_by_picture(unit, 2):
            return unit
        if _opens(unit.text):
            return None
        if not any(own is not None and "caption" in names.of(own) for own, _ in _pieces(unit)):
            return unit
        caption = unit.element
    if not _is_by_picture(unit, _LEVELS):
        return unit
    if _is_credit_block(unit, caption):
        return None
    pieces = _pieces(unit)
    if len(pieces) == 1 and (own := pieces[0][0]) is not None and _is_named(own) and len(unit.text) <= _LONG:
        return None
    cut = len(pieces)
    while cut > 1 and (not any(c.isalnum() for c in _text(pieces[cut - 1][1])) or _is_credit(*pieces[cut - 1])):
        cut -= 1
    first = next((number for number, (_, runs) in enumerate(pieces[:cut]) if _text(runs)), cut)
    if first < cut - 1 and (own := pieces[first][0]) is not None and _is_named(own) and len(_text(pieces[first][1])) <= _LONG:
        first += 1  # the credit may stand before the caption's words
    else:
        first = 0
    if not any(_text(runs) for _, runs in pieces[first:cut]):
        return unit
    return unit if (first, cut) == (0, len(pieces)) else _made(unit, pieces[first:cut])


def _is_framed_cell(unit: Unit) -> bool:
    """Whether a unit is the cell of a table that a `figure` frames: no picture's."""
    around = [unit.element, *islice(unit.element.iterancestors(), _FRAME)]
    table = next((k for k, e in enumerate(around) if e.tag == "table"), None)
    return table is not None and any(e.tag == "figure" for e in around[table:])


def _is_by_picture(unit: Unit, levels: int) -> bool:
    """Whether a picture stands in the elements around a unit, among the first of each."""
    for element in near(unit.element, levels):
        before = element.getprevious()
        some = islice(chain(element.iter("*"), () if before is None else before.iter("*")), _FIRST)
        if element.tag in ("figure", "figcaption") or any(e.tag in _PICTURES for e in some):
            return True
    return False


def _is_caption(element: HtmlElement) -> bool:
    return element.tag in ("figcaption", "figure") or ("caption" in names.of(element) and element.tag not in ("article", "main"))


def _is_credit_block(unit: Unit, caption: HtmlElement) -> bool:
    """Whether a whole unit is a credit: an element of its own between it and the caption's is named so, or its first words say so."""
    if len(unit.text) > _LONG:
        return False
    for element in near(unit.element, _LEVELS):
        if element.tag in ("figure", "figcaption"):
            break
        if _is_named(element) and (element is not caption or len(unit.text.split()) <= _WORDS):
            return True
    if "\n" in unit.text:
        return False
    beside = caption.tag == "figure" and caption.find(".//figcaption") is not None and not _in_caption(unit)
    return _opens(unit.text) or (beside and _is_name(unit.text))


def _in_caption(unit: Unit) -> bool:
    return any(e.tag == "figcaption" for e in near(unit.element, _LEVELS))


def _is_named(element: HtmlElement) -> bool:
    return element.tag in ("footer", "small", "cite") or "credit" in names.of(element)


def _is_credit(own: HtmlElement | None, runs: list[Run | None]) -> bool:
    """Whether the words of an inline element are a credit: by its name, by their opening, or by their form."""
    if own is None:
        return False
    text = _text(runs)
    if len(text) <= _LONG and any(_is_named(e) for e in (own, *own.iter("*")) if len(visible_words(e)) >= 0.8 * len(text)):
        return True
    return _opens(text) or _is_name(text) or own.tag == "a"


def _opens(text: str) -> bool:
    """Whether a text begins as credits do: the kind of picture, then a mark, then who made it."""
    bare = text.strip(" ([|–-")
    found = opening("credits").match(bare)
    rest = bare[found.end() :].lstrip() if found else ""
    return len(text.split()) <= _WORDS and (bare[:1] == "©" or (rest[:1] in (":", "/", "©", ".", "|") and found is not None))


def _is_name(text: str) -> bool:
    """Whether a text is nothing but who: capitalized words, two parts with a slash between."""
    if text[:1] in "/|" and len(text.split()) <= _WORDS:
        return True
    text = text.strip("()[]")
    many = text.replace("/", " / ").split()
    if not many or len(many) > _WORDS or text.endswith((".", "!", "?", ":")):
        return False
    names_ = all(w[:1].isupper() or len(w) <= 3 or w == "/" or w.lower() in names.listed("agencies") for w in many)
    return names_ and ("/" in text or (len(many) <= _NAME and any(c.isalpha() for c in text)))


def _pieces(unit: Unit) -> list[tuple[HtmlElement | None, list[Run | None]]]:
    """The runs of a unit by the outermost inline element that they stand in, None for its own words."""
    out: list[tuple[HtmlElement | None, list[Run | None]]] = []
    for run in unit.runs:
        own = None if run is None else _outermost(run, unit.element)
        if out and (run is None or own is out[-1][0] or not run.text.strip()):
            out[-1][1].append(run)
        else:
            out.append((own, [run]))
    return out


def _outermost(run: Run, block: HtmlElement) -> HtmlElement | None:
    here = run.holder.getparent() if run.tail else run.holder
    last = None
    while here is not None and here is not block:
        last, here = here, here.getparent()
    return last


def _text(runs: list[Run | None]) -> str:
    return " ".join("".join(run.text if run else " " for run in runs).split())


def _made(unit: Unit, pieces: list[tuple[HtmlElement | None, list[Run | None]]]) -> Unit:
    out = Unit(unit.element)
    for run in (run for _, runs in pieces for run in runs):
        if run is None:
            out.runs.append(None)
        else:
            out.add(run)
    while out.runs and out.runs[-1] is None:
        out.runs.pop()
    if out.runs and (last := out.runs[-1]) is not None and (bare := last.text.rstrip(" \n\t([|")) and bare != last.text:
        out.runs[-1] = last._replace(text=bare)  # the bracket that opens the credit goes with it
    return out
