"""Which figures are of another occasion: an accident like this one years ago, a year long past."""

from __future__ import annotations

import re
from functools import cache

from laut.languages import toml
from laut.records import Figure
from laut.weighing.desk import Desk
from laut.weighing.weights import weight
from laut.weighing.words import phrase

_PART = re.compile(r"[,;:]\s|\s[–—-]\s|\(|\)")


@cache
def _ago(language: str) -> re.Pattern[str]:
    """So many years before now."""
    return re.compile(toml(language, "weighing")["years_ago"], re.IGNORECASE)


def elsewhen(desk: Desk, figure: Figure) -> bool:
    """The sentence tells the figure of another occasion, in words or by a time that ended long before the article.

    The word or the time stands before the figure, or behind it in the same part of the sentence.
    """
    if figure.id not in desk.past:
        desk.past[figure.id] = _elsewhen(desk, figure)
    return desk.past[figure.id]


def _elsewhen(desk: Desk, figure: Figure) -> bool:
    b, e = desk.sentences.span(desk.sentence(figure))
    cut = _PART.search(desk.text, figure.span.e, e)
    e = cut.start() if cut else e
    if any(rule.search(desk.text, b, e) for rule in (phrase(desk.language, "occasion"), _ago(desk.language))):
        return True
    published, long_ago = desk.reading.document.published, weight("reach", "long_ago")
    if published is None:
        return False
    dated = [t for t in desk.reading.times if b <= t.span.b and t.span.e <= e and t.type == "DATE" and t.end]
    return bool(dated) and all(t.end is not None and (published - t.end).days > long_ago for t in dated)
