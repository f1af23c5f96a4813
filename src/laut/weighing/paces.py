"""One rate in two periods: so many a day, so many a week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from laut.weighing.calculation import calculation, ends, number
from laut.weighing.desk import Desk, Draft
from laut.weighing.interval import Range, compare, spread, stated
from laut.weighing.rates import same_voice
from laut.weighing.things import apart, is_duration, is_share, pairs
from laut.weighing.weights import weights

ORDER = ("s", "min", "h", "day", "night", "week", "month", "quarter", "year")
"""Periods of which one may be told in another, from short to long."""


def factors(short: str, long: str) -> Sequence[float]:
    """How many of the one period are in the other, as it is reckoned with; empty where the two are not told in one another."""
    found: list[float] = weights()["per"].get(f"{short}_{long}", [])
    return found


def per_period(desk: Desk) -> Iterator[Draft]:
    """The same thing per month and per quarter, per day and per week: one is the other times their length."""
    for a, b in pairs(desk):
        if a.per not in ORDER or b.per not in ORDER or a.per == b.per or desk.distance(a, b) > 1 or not same_voice(desk, a, b):
            continue
        if is_share(a) or is_duration(a) or apart(desk, a, b):
            continue
        short, long = sorted((a, b), key=lambda f: ORDER.index(f.per or ""))
        how_many = factors(short.per or "", long.per or "")
        if not how_many:
            continue
        rate, stated_rate = spread(short, mean=True), spread(long, mean=True)
        fitting = next((x for x in how_many if compare(rate.times(x), stated_rate) is True), None)
        factor = fitting or how_many[0]
        reach = Range(rate.low * min(how_many), rate.high * max(how_many))
        holds = True if fitting else False if compare(reach, stated_rate) is False else None
        words: dict[str, str | int] = {
            "rate": short.text, "thing": short.counted or "", "count": number(factor), "per": short.per or "", "other": long.per or "",
            "product": ends(stated(short).times(factor)), "total": long.text,
        }  # fmt: skip
        yield calculation(desk, "per_period", "product", words, [short, long], holds)
