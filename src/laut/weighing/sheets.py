"""Rows of a sheet that give different values for the same measure of the same thing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations

from laut.languages import known, toml
from laut.records import Figure, Reading, Sheet
from laut.weighing.interval import compare, spread
from laut.weighing.quantities import convert, convertible, dimension

_LIMITS = frozenset(["at_most", "at_least"])  # two of one measure that are not alike differ (`up to 70`, `at most 40`)
_NEAR, _BEHIND = 120, 20  # code points before and behind a figure in which such a word is looked for
_APART = frozenset(["rate", "share", "part"])  # roles that another role's row says nothing against


def discrepancies(reading: Reading) -> tuple[Sheet, ...]:
    """The sheets of a reading with the pairs of rows that exclude each other.

    Both speak of the same part or variant by the same measure, per the same time, in units that can be converted, and their intervals are
    disjoint beyond the tolerance of the table of weights, or are two different limits. Counts of what was delivered change with the
    days, two values in one statement are meant to be two, and what is said of another time or make of the thing (`früher`, `in der
    Exportversion`) is not said of this one: these are no discrepancy.
    """
    figures = {f.id: f for f in reading.figures if not _of_another(reading, f)}
    together = [frozenset(claim.figures) for claim in reading.claims]
    return tuple(replace(sheet, discrepancies=_pairs(sheet, figures, together, reading.document.language)) for sheet in reading.sheets)


def _pairs(sheet: Sheet, figures: dict[str, Figure], together: list[frozenset[str]], language: str | None) -> tuple[tuple[str, str], ...]:
    same = _same(language or "")
    keys = {
        row: (same.get(measure, measure), of)
        for row, measure, of in zip(sheet.rows, sheet.measures, sheet.of, strict=True)
        if measure and row in figures and not (figures[row].unit is None and figures[row].event)
    }
    found = []
    for a, b in combinations(sheet.rows, 2):
        alike = a in keys and b in keys and keys[a] == keys[b]
        if alike and not _one(figures[a], figures[b], together) and _differ(figures[a], figures[b], sheet.subject):
            found.append((a, b))
    return tuple(found)


def _of_another(reading: Reading, figure: Figure) -> bool:
    """Whether the words right before a figure in its sentence say that another time or make of the thing is meant."""
    language = reading.document.language or ""
    if language not in known():
        return False
    text, data = reading.document.text, toml(language, "sheets")
    begin = max(figure.span.b - _NEAR, *(text.rfind(mark, 0, figure.span.b) for mark in (". ", "\n")))
    words = text[max(0, begin) : figure.span.e + _BEHIND].lower().split()
    return any(word.strip(",.;:") in data["other"] or word.endswith(tuple(data["other_makes"])) for word in words)


def _one(a: Figure, b: Figure, together: list[frozenset[str]]) -> bool:
    """Whether one source gives both figures in one statement."""
    return a.attribution == b.attribution and any({a.id, b.id} <= claim for claim in together)


def _differ(a: Figure, b: Figure, subject: str) -> bool:
    """Whether two figures of one measure exclude each other."""
    if a.per != b.per or (a.role != b.role and {a.role, b.role} & _APART) or not convertible(a.unit, b.unit):
        return False
    if a.unit is None and subject in (a.counted or ""):
        return False
    other = a.unit != b.unit  # a converted value is as exact as its last digit
    temperatures = dimension(a.unit) == "temperature" and other
    if temperatures:
        return False
    first, second = spread(a, other), convert(spread(b, other), b.unit, a.unit)
    limits = a.bound == b.bound and a.bound in _LIMITS and a.unit is not None
    return compare(first, second) is (None if limits else False)


@cache
def _same(language: str) -> dict[str, str]:
    """Names of measures that mean the same, each with the first of them."""
    if language not in known():
        return {}
    return {name: first for first, names in toml(language, "sheets")["same"].items() for name in names}
