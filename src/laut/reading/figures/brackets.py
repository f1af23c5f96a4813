"""Numbers in brackets behind another: `5,3 (Vorjahr: 4,1) Millionen Euro`, `17,2 (-1,8) Prozent`, `5.937 (+12)`."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from laut.reading.figures.bounds import bounds
from laut.reading.figures.draft import Draft
from laut.reading.figures.lex import low_at
from laut.reading.figures.numerals import numerals
from laut.reading.figures.units import units

NEAR = 5  # atoms between a number and the one in brackets behind it
WHOLE = 100  # percent
SHARES = frozenset(("percent", "percentage_point"))


def asides(drafts: list[Draft]) -> list[Draft]:
    """The drafts of one sentence: scale and unit behind a bracket belong to both numbers, and a sign in it tells a change."""
    taken = set[int]()
    for a, b in pairwise(drafts):
        if a.line.atoms[a.num.j : b.num.i] and _inside(a, b):
            _signed(a, b)
            taken.add(_lend(a, b))
    return [d for d in drafts if d.num.i not in taken]


def _inside(a: Draft, b: Draft) -> bool:
    """Only `b` and a word or two stand in the brackets behind `a`."""
    gap = a.line.atoms[a.last : b.first]
    opened = [k for k, x in enumerate(gap) if x.text == "("]
    return len(opened) == 1 and len(gap) <= NEAR and low_at(a.line.atoms, b.last) in (")", ",", ";")


def _signed(a: Draft, b: Draft) -> None:
    """`(-1,8)`, `(+12)`: by how much the figure before the brackets changed."""
    atoms = b.line.atoms
    found = bounds(b.line.language).signs.before(atoms, b.num.i)
    first = found[0] if found else b.first
    if found is None or found[1] == "both" or low_at(atoms, first - 1) != "(" or b.low is None or a.num.kind not in ("digits", "word"):
        return
    if found[1] == "minus":
        b.low = b.high = -b.num.value
    b.first, b.swing, b.role, b.role_words = first, True, "change_by", (first, b.num.i)
    a.num.bare = False  # no code and no year: `die Linke 8 (+2)`


def _lend(a: Draft, b: Draft) -> int:
    """Let scale and unit behind the bracket be those of both; the atom of the scale, -1 where there is none."""
    atoms, known, end = a.line.atoms, numerals(a.line.language), b.last + 1
    if low_at(atoms, b.last) != ")" or low_at(atoms, a.last) != "(" or a.unit or b.unit or a.scaled or b.scaled:
        return -1
    size = known.singular.get(low_at(atoms, end), known.plural.get(low_at(atoms, end), 1.0))
    far = end + (size > 1) + (size > 1 and low_at(atoms, end + 1) == ".")
    unit = found[1] if (found := units(a.line.language).at(atoms, far)) else None
    for d in (a, b):
        if d.low is not None and d.high is not None:
            d.low, d.high, d.num.scale = float(round(d.low * size, 6)), float(round(d.high * size, 6)), d.num.scale * size
            d.unit = unit if d is a or not b.swing else None
    return end if size > 1 else -1


def settle(drafts: list[Draft], poll: Callable[[], bool]) -> None:
    """A change in brackets is one of the figure before it: in points of a share, else in the same unit or of the same thing.

    A number without a unit is a share where the text is about a `poll`.
    """
    for a, b in pairwise(drafts):
        if not b.swing or b.last > b.num.j:
            continue
        if a.unit is None and not a.phrase and a.num.value < WHOLE and poll():
            a.unit, a.role = "percent", a.role or "share"
        if a.unit in SHARES:
            b.unit = "percentage_point"
        elif b.unit is None and not b.phrase:
            b.unit, b.phrase, b.head, b.concept, b.inherited = a.unit, a.phrase, a.head, a.concept, True
