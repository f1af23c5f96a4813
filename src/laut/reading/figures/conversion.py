"""Values in other units of the same dimension, by `languages/units.toml`: always reckoned, kept apart from what was written."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _factors() -> dict[str, tuple[str, float, float]]:
    """The dimension of each unit, what is added to a value in it, and what the sum is multiplied by."""
    tables = tomllib.loads((files("laut.languages") / "units.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[str, float, float]] = {}
    for dimension, units in tables.items():
        for unit, factor in units.items():
            if unit != "si":
                plus, times = factor if isinstance(factor, list) else (0.0, factor)
                found[unit] = (dimension, plus, times)
    return found


@cache
def _si() -> dict[str, str]:
    """The SI unit of each dimension that has one."""
    tables = tomllib.loads((files("laut.languages") / "units.toml").read_text(encoding="utf-8"))
    return {dimension: units["si"] for dimension, units in tables.items() if "si" in units}


def convertible(a: str | None, b: str | None) -> bool:
    """A value in the one unit can be told in the other."""
    if a == b:
        return True
    x, y = _factors().get(a or ""), _factors().get(b or "")
    return x is not None and y is not None and x[0] == y[0]


def convert(value: float, unit: str | None, to: str | None) -> float:
    """`value` in another unit that it can be told in."""
    if unit == to or unit is None or to is None:
        return value
    (_, plus, factor), (_, minus, back) = _factors()[unit], _factors()[to]
    return (value + plus) * factor / back - minus


def to_si(low: float | None, high: float | None, unit: str | None, change: bool = False) -> tuple[float | None, float | None, str | None]:
    """Both ends in the SI unit and that unit, to 12 digits; three times None where nothing can be reckoned (counts, money, shares).

    `change`: a difference is scaled and not moved (3 degrees warmer are 3 K, not 276).
    """
    found = _factors().get(unit or "")
    si = _si().get(found[0]) if found else None
    if found is None or si is None:
        return None, None, None
    plus = 0.0 if change else found[1]
    ends = (None if end is None else float(f"{(end + plus) * found[2]:.12g}") for end in (low, high))
    return next(ends), next(ends), si
