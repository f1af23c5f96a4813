"""Lengths of time written like a clock's: `2:14 Stunden`, `2:01:09 hours`, `1:42,3 Minuten`."""

from __future__ import annotations

from laut.reading.figures.draft import Line
from laut.reading.figures.lex import low_at
from laut.reading.figures.numerals import Num
from laut.reading.figures.units import units

SIXTY = 60
LONGEST = 3  # hours, minutes, seconds
LAPS = frozenset(("h", "min"))  # units of the first part


def lap(line: Line, i: int) -> Num | None:
    """The length that begins at atom `i` and has its unit behind it, None where none does."""
    atoms, k = line.atoms, i + 1
    if low_at(atoms, k) != ":" or low_at(atoms, i - 1) == ":" or not atoms[i].text.isdigit() or len(atoms[i].text) > LONGEST:
        return None
    value, part = float(atoms[i].text), 1.0
    while (
        k + 1 < len(atoms)
        and atoms[k].text == ":"
        and atoms[k].glued
        and atoms[k + 1].kind == "n"
        and atoms[k + 1].glued
        and part >= 1 / SIXTY
    ):
        whole, _, rest = atoms[k + 1].text.replace(",", ".").partition(".")
        if len(whole) != 2 or not (whole + rest).isdigit() or int(whole) >= SIXTY:
            return None
        part /= SIXTY
        value += float(f"{whole}.{rest or 0}") * part
        k += 2
    found = units(line.language).at(atoms, k)
    if k == i + 1 or found is None or found[1] not in LAPS or low_at(atoms, k) == ":":
        return None
    return Num(i, k, float(round(value, 9)), 1.0, "digits", bare=True)  # as a year, it may look like a time
