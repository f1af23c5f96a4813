"""Short lines around an article that are none of its text: labels, calls to the reader, bylines, dates, notes of rights."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from laut.acquire.web.moments import moment, without_days
from laut.acquire.web.words import anywhere, opening, words

if TYPE_CHECKING:
    from laut.acquire.web.units import Unit

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SHORT, _LONG = 120, 320
_FEW = 10  # words before the mark
_EDGES = " :.…»›>→➜|·•*+–—-\n[]()"


def is_label(unit: Unit) -> bool:
    """Whether the whole unit is a word of the page's furniture (`Share`, `Advertisement`), or nothing but marks."""
    text = unit.text.strip(_EDGES).lower()
    if text in _labels() or not any(c.isalnum() for c in text):
        return True
    if len(text) > _SHORT / 2 or not opening("labels").match(text):
        return False
    return not any(c.isalnum() for c in without_days(anywhere("labels").sub(" ", text)))


def is_comments(unit: Unit) -> bool:
    """Whether the unit heads the readers' comments: their name, with or without how many there are."""
    return len(unit.text) < _SHORT / 2 and bool(_comments().fullmatch(unit.text.strip(_EDGES)))


def is_call(unit: Unit) -> bool:
    """Whether the unit calls on the reader (to subscribe, to look at a film) or says where the text comes from."""
    text = unit.text.lstrip(_EDGES)
    if len(text) > _LONG:
        return False
    first, _, rest = text.partition("-")
    if opening("calls").match(text) or (len(text) < 200 and anywhere("notices").search(text)):
        return True
    found = opening("media").match(text) or (opening("media").match(rest) if first.isalpha() else None)
    text = rest if found and found.string is rest else text
    return found is not None and len(text) < _SHORT and text[found.end() :].lstrip()[:1] in (":", "|", "")


def is_related(unit: Unit) -> bool:
    """Whether the unit leads to other articles: its words say so, and it is a link or little more than these words."""
    text = unit.text.lstrip(_EDGES)
    found = opening("related").match(text)
    if not found:
        return False
    return unit.links() > 0.3 or unit.element.tag in _HEADINGS or len(text.split()) <= len(found[0].split()) + 2


def is_day(unit: Unit) -> bool:
    """Whether the unit is nothing but a day or a moment, with the words that say what it is the day of."""
    text = unit.text
    if len(text) > _SHORT or not moment(text):
        return False
    rest = without_days(text)
    for name in ("published", "modified", "as_of", "clock", "labels"):
        rest = anywhere(name).sub(" ", rest)
    told = opening("published").match(text) or opening("modified").match(text)
    return sum(c.isalpha() for c in rest) <= (6 if told else 3)


def is_byline(unit: Unit) -> bool:
    """Whether the unit is nothing but who wrote the article."""
    if len(unit.text) > _LONG:
        return False
    text = without_days(unit.text).strip(_EDGES)
    found = opening("by").match(text)
    if found is None or len(text) >= _SHORT or unit.text.endswith((".", "!", "?")):
        return False
    return text[found.end() :].strip(_EDGES)[:1].isupper()


def is_rights(unit: Unit) -> bool:
    """Whether the unit is a note of who holds the rights."""
    found = _rights().search(unit.text)
    return found is not None and len(unit.text) < _LONG and len(unit.text[: found.start()].split()) <= _FEW


def names_only(unit: Unit, authors: str | None) -> bool:
    """Whether the unit holds nothing but these authors, with a day and the small words of a byline."""
    rest = unit.text
    for name in (authors or "").split(", "):
        rest = rest.replace(name, " ") if name else rest
    if len(rest) == len(unit.text) or len(rest) > _SHORT:
        return False
    rest = without_days(rest)
    for name in ("by", "joined", "published", "modified", "as_of", "clock", "labels"):
        rest = anywhere(name).sub(" ", rest)
    return sum(c.isalpha() for c in rest) <= 3


@cache
def _comments() -> re.Pattern[str]:
    alone, counted = ("|".join(map(re.escape, words(name))) for name in ("comments", "counted_comments"))
    return re.compile(rf"(?:\d[\d.,]*\s+)?(?:{alone})(?:\s*\(?\d+\)?)?|\d[\d.,]*\s+(?:{counted})", re.IGNORECASE)


@cache
def _rights() -> re.Pattern[str]:
    return re.compile(r"©|\bcopyright\b\s*:?\s*(?:\(c\)|\d{4}|[A-Z])", re.IGNORECASE)


@cache
def _labels() -> frozenset[str]:
    return frozenset(w.lower() for w in words("labels"))
