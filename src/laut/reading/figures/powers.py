"""Numbers with a power of ten: `1.99×10−30`, `6 x 10^24`, `3,2·10²⁴`."""

from __future__ import annotations

from laut.reading.figures.lex import Atom, low_at

SIGNS, MINUS = frozenset("×x·*⋅"), frozenset("-−–⁻")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
GREATEST = 99  # exponents beyond are no measures


def power(atoms: list[Atom], j: int, decimal: bool) -> tuple[int, float] | None:
    """The factor `×10^n` that begins at atom `j`: the atom after it and its value; `decimal`: the number before it has decimals.

    A hyphen that only touches the ten (`3x10-12`) makes an exponent behind a number with decimals or a true sign of multiplication.
    """
    if low_at(atoms, j) not in SIGNS or j + 2 >= len(atoms) or atoms[j + 1].text != "10":
        return None
    k, raised = j + 2, atoms[j + 2].text == "^"
    k += raised
    below = k < len(atoms) and atoms[k].text in MINUS and atoms[k].glued
    sure = raised or decimal or atoms[j].text == "×"
    k += below
    if k >= len(atoms) or not atoms[k].glued or not sure:
        return None
    text = atoms[k].text.translate(RAISED)
    high = text != atoms[k].text
    if not text.isdecimal() or not (raised or below or high) or int(text[:3]) > GREATEST:
        return None
    return k + 1, 10.0 ** (-int(text) if below else int(text))
