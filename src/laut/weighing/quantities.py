"""Units that measure the same: kilometres and miles, degrees of Celsius and Fahrenheit. Currencies are never converted."""

from __future__ import annotations

from functools import cache
from math import isfinite

from laut.languages import known, table
from laut.reading.figures import conversion
from laut.reading.figures.conversion import convertible
from laut.weighing.interval import Range

__all__ = ["convert", "convertible", "dimension", "dimensions"]


@cache
def dimensions() -> dict[str, str]:
    """What each unit of the languages' tables measures."""
    return {row["unit"]: row["dimension"] for language in known() for row in table(language, "units")}


def dimension(unit: str | None) -> str:
    """What a unit measures; empty for a count."""
    return dimensions().get(unit or "", "") if unit else ""


def convert(value: Range, unit: str | None, to: str | None) -> Range:
    """The range in another unit that it can be told in."""
    return Range(*(conversion.convert(end, unit, to) if isfinite(end) else end for end in value))
