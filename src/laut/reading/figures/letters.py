"""Whether a letter glued to digits is a scale: `$5m` and `37m eggs` are millions, `a 5m wave` and `9mm rounds` are measures."""

from __future__ import annotations

from laut.reading.figures.concepts import concepts
from laut.reading.figures.counted import counted
from laut.reading.figures.draft import Line
from laut.reading.figures.lex import low_at
from laut.reading.figures.numerals import numerals
from laut.reading.figures.units import units

MEASURED = frozenset(("money", "mass", "volume", "area", "energy"))  # what a scale stands before, as a length does not
APOSTROPHES = frozenset("'’")
NAMED = 3  # atoms behind the letter in which the counted noun stands


def lettered(line: Line, i: int) -> bool:
    """A letter behind the digits at `i` is a scale: money stands before (`$5m`, `£10-15m`), or a measure or counted things behind."""
    atoms, measures = line.atoms, units(line.language)
    if measures.before(atoms, i, True) is not None:
        return True
    if i > 2 and atoms[i - 1].dash and atoms[i - 1].glued and atoms[i].glued and atoms[i - 2].kind == "n":
        return measures.before(atoms, i - 2, True) is not None
    known, j = numerals(line.language), i + 2
    letter = j < len(atoms) and atoms[i + 1].glued and atoms[i + 1].low in known.letters and atoms[i + 1].low not in known.signed
    if not letter or atoms[j].glued or atoms[j].kind != "w":
        return False
    if found := measures.at(atoms, j, False):
        return measures.dimension.get(found[1]) in MEASURED or counted(line.language).plural(line, found[0] - 1)
    return _counts(line, i, j)


def _counts(line: Line, i: int, j: int) -> bool:
    """A plural noun at `j` that has no length of its own: `37m eggs`, `1.2m laying hens`; not `400m hurdles`, `5m waves`."""
    things, known = counted(line.language), numerals(line.language)
    found = things.phrase(line, j) if low_at(line.atoms, i - 1) not in known.articles else None
    if found is None or found[1] - found[0] > NAMED:
        return False
    if any(a.low in APOSTROPHES or a.low in known.distance for a in line.atoms[j : found[1] + 1]):
        return False  # `the 25m children's pool`
    name = concepts(line.language).of(line.words(*found))
    return things.plural(line, found[1] - 1) or concepts(line.language).dimension.get(name or "") in ("people", "animals")
