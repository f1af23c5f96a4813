"""Units that measure the same: kilometres and miles, degrees of Celsius and Fahrenheit. Currencies are never converted."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from math import isfinite

from laut.languages import known, table
from laut.weighing.interval import Range

_MONEY = "money"
# A temperature in kelvins: factor and what is added first.
_TEMPERATURES = {"K": (1.0, 0.0), "°C": (1.0, 273.15), "°F": (5 / 9, 459.67)}


@cache
def _factors() -> dict[str, tuple[str, float]]:
    """The dimension and the factor of each unit of `units.toml`."""
    sections = tomllib.loads((files(__package__) / "units.toml").read_text(encoding="utf-8"))
    return {unit: (dimension, factor) for dimension, units in sections.items() for unit, factor in units.items()}


@cache
def dimensions() -> dict[str, str]:
    """What each unit of the languages' tables measures."""
    return {row["unit"]: row["dimension"] for language in known() for row in table(language, "units")}


def dimension(unit: str | None) -> str:
    """What a unit measures; empty for a count."""
    return dimensions().get(unit or "", "") if unit else ""


def convertible(a: str | None, b: str | None) -> bool:
    """A value in the one unit can be told in the other."""
    if a == b:
        return True
    if a is None or b is None or dimension(a) == _MONEY:
        return False
    if a in _TEMPERATURES and b in _TEMPERATURES:
        return True
    x, y = _factors().get(a), _factors().get(b)
    return x is not None and y is not None and x[0] == y[0]


def convert(value: Range, unit: str | None, to: str | None) -> Range:
    """The range in another unit that it can be told in."""
    return Range(*(_one(end, unit, to) if isfinite(end) else end for end in value))


def _one(value: float, unit: str | None, to: str | None) -> float:
    if unit == to or unit is None or to is None:
        return value
    if unit in _TEMPERATURES:
        (factor, plus), (back, minus) = _TEMPERATURES[unit], _TEMPERATURES[to]
        return (value + plus) * factor / back - minus
    return value * _factors()[unit][1] / _factors()[to][1]
