"""Figures: what is stated of a true value, how it is written, and whether two of them can both be true."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor, inf, log10
from random import Random
from typing import Any

ABOUT = 0.10  # how far a bound word lets a figure reach
ROUNDING = 0.03  # how far rounding may have moved a plain number that ends in two zeros or more, or a large one
MANY = (24, 200, 2000)  # dozens, hundreds, thousands: twice the unit
CENT = {"m": "cm"}


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated: `low` and `high` in `unit`, None for an open end."""

    low: float | None
    high: float | None
    bound: str
    unit: str | None

    @property
    def value(self) -> float:
        """The number that is written, the middle of a range."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends)


@dataclass(frozen=True, slots=True)
class Written:
    """A figure in words: nominative and dative, and what follows it without being part of it."""

    text: str
    dative: str
    after: str = ""


def to_digits(value: float, digits: int, way: Any = round) -> float:
    """The value with so many digits that are not zero; `way` rounds, floors or ceils."""
    if value == 0:
        return 0.0
    step = 10.0 ** (floor(log10(abs(value))) - digits + 1)
    return float(round(way(round(value / step, 6)) * step, 6))


def exact(value: float, unit: str | None) -> Stated:
    """A plain number."""
    return Stated(value, value, "exact", unit)


def stated(value: float, unit: str | None, nature: str, open_below: bool, rng: Random) -> Stated:
    """What a body says where the truth is `value`: plain numbers for what is counted, bound words and ranges more often for estimates."""
    plain = exact(value, unit)
    if unit in ("percent", "m", "h", "km/h") and nature != "estimate":
        return plain
    draw = rng.random() + (0.35 if nature == "estimate" else 0.12 if value >= 1000 else 0.0)
    if draw < 0.66 or value < 8:
        return plain
    if value < 40:
        return Stated(value, None, "at_least", unit) if open_below else plain
    bound = rng.choice(("about", "about", "about", "at_least", "more_than", "just_over", "just_under", "at_most", "between"))
    if nature != "estimate" and bound in ("at_most", "between"):
        bound = "about"
    return bounded(value, unit, bound)


def bounded(value: float, unit: str | None, bound: str) -> Stated:
    """The value rounded as the bound word wants it; a plain number where there is nothing to round."""
    digits = 2
    if bound == "between":
        return Stated(to_digits(value * 0.88, digits), to_digits(value * 1.15, digits), bound, unit)
    ways = {"at_least": floor, "more_than": floor, "just_over": floor, "just_under": ceil, "at_most": ceil}
    rounded = to_digits(value, digits, ways.get(bound, round))
    if rounded == value and bound not in ("about", "at_least", "at_most"):
        bound = "about"
    low = None if bound == "at_most" else rounded
    high = None if bound in ("at_least", "more_than") else rounded
    return Stated(low, high, bound, unit)


def reach(figure: Stated) -> tuple[float, float]:
    """The interval that a figure allows, in the base unit."""
    factor = 0.01 if figure.unit in CENT.values() else 1.0
    low = -inf if figure.low is None else figure.low * factor
    high = inf if figure.high is None else figure.high * factor
    if figure.bound in ("about", "between"):
        part = ABOUT if figure.bound == "about" else 0.0
        return low * (1 - part), high * (1 + part)
    if figure.bound == "just_over":
        return low, high * (1 + ABOUT)
    if figure.bound == "just_under":
        return low * (1 - ABOUT), high
    if figure.bound != "exact":
        return low, high
    slack = _slack(low)
    return low - slack, high + slack


def _slack(value: float) -> float:
    if value < 100 or value % 100:
        return 1e-9 * value
    step = 100.0
    while value % (step * 10) == 0:
        step *= 10
    return min(step / 2, ROUNDING * value)


def compatible(one: Stated, other: Stated) -> bool:
    """Whether both can be true at once."""
    (a, b), (c, d) = reach(one), reach(other)
    return a <= d and c <= b


def write(figure: Stated, language: dict[str, Any], rng: Random, spelled: bool = True) -> Written:
    """The figure in words."""
    if figure.bound == "order_of_magnitude":
        word = language["many"][str(int(figure.low or 0))]
        return Written(word, word, language["many_after"])
    forms = language["units"].get(figure.unit) if figure.unit else None
    form = rng.choice(forms) if forms and figure.bound != "between" else forms[0] if forms else ("{x}", "{x}")
    bound = rng.choice(language["bounds"][figure.bound]) if figure.bound != "exact" else "{x}"
    if figure.bound == "between" and figure.low is not None and figure.high is not None:
        last = _number(figure.high, language, False)
        first = _number(figure.low, language, False, figure.high)
        return Written(*(bound.format(a=first, b=case.format(x=last)) for case in form))
    number = _number(figure.value, language, spelled and not figure.unit)
    return Written(*(bound.format(x=case.format(x=number)) for case in form))


def _number(value: float, language: dict[str, Any], spelled: bool, scale_of: float | None = None) -> str:
    """A number with its separators; `scale_of` is the other end of a range, whose million or billion counts for both."""
    if spelled and value <= language["spelled_to"] and value == int(value):
        return str(language["words"][int(value)])
    for unit, name in ((1e9, "billion"), (1e6, "million")):
        if (scale_of or value) >= unit:
            scaled = round(value / unit, 3)
            if abs(scaled * unit - value) > 0.5:
                break
            if scale_of:
                return _digits(scaled, language)
            forms = language[name]
            return str(forms[0] if scaled == 1 else forms[1].format(x=_digits(scaled, language)))
    return _digits(value, language)


def _digits(value: float, language: dict[str, Any]) -> str:
    text = f"{value:,.3f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    return text.translate({ord(","): language["group"], ord("."): language["decimal"]})


def round_off(figure: Stated) -> Stated | None:
    """The figure as an outlet rounds it, None where it has nothing to round."""
    if figure.bound != "exact" or figure.value < 100 or figure.unit in ("percent", "m"):
        return None
    rounded = to_digits(figure.value, 2)
    return None if rounded == figure.value else Stated(rounded, rounded, "about", figure.unit)


def unbounded(figure: Stated) -> Stated | None:
    """The figure without its bound word, None where it has none that can be lost."""
    return exact(figure.value, figure.unit) if figure.bound in ("about", "at_least", "more_than", "just_over", "just_under") else None


def rescaled(figure: Stated, up: bool) -> Stated:
    """A million taken for a billion, or the other way round."""
    factor = 1000.0 if up else 0.001
    return replace(
        figure,
        low=None if figure.low is None else round(figure.low * factor, 3),
        high=None if figure.high is None else round(figure.high * factor, 3),
    )


def magnitude(figure: Stated) -> Stated | None:
    """Dozens, hundreds, thousands instead of the figure, None where none of them fits."""
    fits = [low for low in MANY if low <= figure.value < low * 9]
    return Stated(float(fits[-1]), None, "order_of_magnitude", None) if fits and figure.unit is None and figure.bound == "exact" else None
