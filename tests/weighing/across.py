"""Short ways to weigh several articles of our own writing in tests."""

from __future__ import annotations

from datetime import date

import laut
from laut.records import Reading
from laut.weighing.across import weigh_across
from laut.weighing.answering import Around, Weighed
from laut.weighing.brief import brief


def article(outlet: str, day: str, text: str, language: str = "de") -> Reading:
    """An article, read."""
    return laut.read_text(text, outlet=outlet, published=date.fromisoformat(day), language=language)


def weighed(*readings: Reading, around: Around | None = None) -> list[Weighed]:
    """The questions that several articles answer."""
    found = weigh_across([brief(reading) for reading in readings], around, ui="de")
    return [w for w in found if len({a.article for a in w.question.answers}) > 1]
