"""Feet and inches written as one: `6'2"`, `a 6-foot-4 guard`, `a 5-foot-11-inch man`."""

from __future__ import annotations

import re

from laut.reading.figures.draft import Line
from laut.reading.figures.numerals import Num
from laut.reading.figures.units import units

MARKED = re.compile("([3-9])['’](1[01]|[0-9])")  # `6'2`, whose mark of inches is an atom of its own
INCH_MARKS = frozenset('"”″')
INCHES = 12
FEET, PART = "ft", "in"


def height(line: Line, i: int) -> Num | None:
    """The measure in feet that begins at atom `i`, None where no inches are joined to it."""
    atom, after = line.atoms[i], line.atoms[i + 1 : i + 6]
    if atom.kind != "n":
        return None
    if found := MARKED.fullmatch(atom.text):
        marked = bool(after) and after[0].text in INCH_MARKS and after[0].glued
        return Num(i, i + 2, int(found[1]) + int(found[2]) / INCHES, 1.0, "digits", unit=FEET) if marked else None
    if len(after) < 4 or not atom.text.isdigit() or not all(a.glued for a in after[:4]) or not (after[0].dash and after[2].dash):
        return None
    known, inches = units(line.language), after[3].text
    if known.words.get((after[1].low,)) != FEET or not inches.isdigit() or len(inches) > 2 or int(inches) >= INCHES:
        return None
    joined = line.atoms[i + 5 : i + 7]
    named = len(joined) == 2 and joined[0].dash and joined[0].glued and known.words.get((joined[1].low,)) == PART
    return Num(i, i + 7 if named else i + 5, int(atom.text) + int(inches) / INCHES, 1.0, "digits", unit=FEET)
