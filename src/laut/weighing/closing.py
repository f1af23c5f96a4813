"""Arithmetic across articles: whether answers to questions that fit add up, each calculation written out."""

from __future__ import annotations

from collections.abc import Sequence

from laut.weighing.closing_rates import paces, rates, shares
from laut.weighing.closing_sums import additions, differences, sums
from laut.weighing.closing_table import Closing, Table
from laut.weighing.grouping import Placed
from laut.weighing.wording import say

__all__ = ["Closing", "closing", "says"]


def closing(groups: Sequence[Sequence[Placed]]) -> list[Closing]:
    """The calculations that close, or surely do not, between the questions that `groups` answer; the result hangs not on their order.

    Figures are taken together only where they are of one thing, in one unit, of the same days or the latest standing, and their articles
    share questions; where one article gives all of them, `laut.weighing.within` tells it. A calculation over the same questions and
    numbers is told once.
    """
    table = Table(groups)
    found: dict[tuple[object, ...], Closing] = {}
    for consideration in (sums, additions, differences, rates, paces, shares):
        for one in consideration(table):
            key = (one.kind, one.holds, one.groups, tuple(sorted((name, value) for name, value in one.words.items() if name != "thing")))
            found.setdefault(key, one)
    return sorted(found.values(), key=lambda c: (c.holds, c.kind, c.spans))


def says(one: Closing, ui: str) -> str:
    """The sentence for a calculation, in the language of the reader."""
    return say(one.draft, ui)
