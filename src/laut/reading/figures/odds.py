"""Numbers that stand in a proportion or a code and count nothing: `3 zu 1`, `1 : 10.000`, `90.+3 Minute`, `+49 (0)171 2345678`."""

from __future__ import annotations

from laut.reading.figures.draft import Draft
from laut.reading.figures.lex import Atom, low_at

FEW = 20  # the first number of a proportion that is told by `zu`; larger ones may be votes
ENDS = frozenset(".,;:!?)")


def proportion(d: Draft, joints: frozenset[str], scales: frozenset[str]) -> bool:
    """The number is one of two that a colon or one of `joints` joins, and nothing that is counted follows."""
    atoms, i, j = d.line.atoms, d.num.i, d.num.j
    if d.unit is not None or d.first < i:
        return False
    return any(_joined(atoms, k, joints, scales) for k in (j, i - 1))


def _joined(atoms: list[Atom], k: int, joints: frozenset[str], scales: frozenset[str]) -> bool:
    """The atom at `k` joins two numbers to a proportion."""
    if not (0 < k < len(atoms) - 1 and atoms[k - 1].kind == atoms[k + 1].kind == "n" and atoms[k - 1].text.isdigit()):
        return False
    first, end = int(atoms[k - 1].text[:9]), k + 2
    if atoms[k].text == ":":
        return first == 1
    if atoms[k].low not in joints or first > FEW:
        return False
    end += low_at(atoms, end) in scales
    return end >= len(atoms) or atoms[end].text in ENDS


def coded(d: Draft) -> bool:
    """Minutes of added time, and a telephone number with the code of its country."""
    atoms, i, j = d.line.atoms, d.num.i, d.num.j
    if low_at(atoms, j) == "." and low_at(atoms, j + 1) == "+" and atoms[j + 1].glued:
        return True
    if i > 1 and low_at(atoms, i - 1) == "+" and low_at(atoms, i - 2) == "." and atoms[i - 1].glued:
        return True
    if low_at(atoms, i - 1) == "+" and atoms[i].glued and [a.text for a in atoms[j : j + 3]] == ["(", "0", ")"]:
        return True
    return [a.text for a in atoms[max(0, i - 3) : i]] == ["(", "0", ")"] and atoms[i].glued
