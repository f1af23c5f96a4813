"""Two numbers that belong together: the ends of a range, or two values that share a unit."""

from __future__ import annotations

from laut.reading.figures.bounds import bounds
from laut.reading.figures.counted import counted
from laut.reading.figures.draft import Draft
from laut.reading.figures.lex import low_at
from laut.reading.figures.multiples import FACTOR, OFTEN
from laut.reading.figures.parts import give_or_take


def join(drafts: list[Draft]) -> list[Draft]:
    """The drafts of one sentence with ranges made one and units shared."""
    out: list[Draft] = []
    for d in drafts:
        if out and _one(out[-1], d):
            continue
        out.append(d)
    for k in range(len(out) - 2, -1, -1):
        _lend(out[k], out[k + 1])
    return [d for k, d in enumerate(out) if d.num.value >= 0 and not _suspended(d, out[k + 1] if k + 1 < len(out) else None)]


def _suspended(d: Draft, after: Draft | None) -> bool:
    """`three- and four-way races`: the first part of a compound that is neither measure nor count (`two- and three-bed flats`)."""
    if after is not None and after.first - d.j <= 3 and counted(d.line.language).compounded(d.line, after.j):
        return False
    atoms, j = d.line.atoms, d.j
    hyphen = d.unit is None and d.second is None and j + 1 < len(atoms) and atoms[j].dash and atoms[j].glued
    return hyphen and (not atoms[j + 1].glued or atoms[j + 1].text == ",") and d.num.kind in ("digits", "word")


def _one(a: Draft, b: Draft) -> bool:
    """Let `a` be the range up to `b` where words join them."""
    known, atoms = bounds(a.line.language), a.line.atoms
    plain = a.num.kind in ("digits", "word", "article") and b.num.kind in ("digits", "word", OFTEN, FACTOR)
    if plain and give_or_take(a, b):
        return True
    if a.second is not None or not (plain or (a.num.kind == b.num.kind == "share" and known.between.before(atoms, a.first))):
        return False
    if a.unit and b.unit and a.unit != b.unit:
        return False
    how = known.range_between(atoms, a, b)
    if how != "range":
        if how is None and a.num.kind == "digits" and _score(a, b):
            a.num.base, b.num.base = -1.0, -1.0
        return False
    low, high = a.num.base * a.num.scale, b.num.value
    if a.num.scale == 1 and b.num.scale > 1 and a.num.base <= b.num.base:
        low = a.num.base * b.num.scale
    if (a.low or 0) < 0 and b.low is not None:
        low, high = sorted((-low, b.low))
    if low > high:
        return False
    if opened := known.between.before(atoms, a.first):
        a.first = opened[0]
    while a.first > 0 and atoms[a.first - 1].low in known.lead:
        a.first -= 1
    a.low, a.high, a.bound, a.second = float(round(low, 6)), high, "between", b.num
    a.unit, a.last, a.j, a.joined = b.unit or a.unit, b.last, b.j, b.joined
    return True


def _of_a_whole(a: Draft, b: Draft) -> bool:
    """`31 von 412 Kilometern`, and no change (`um 31 von 412 auf 443 Kilometer`)."""
    known, atoms = bounds(a.line.language), a.line.atoms
    if atoms[a.last].low not in known.whole or b.unit in (None, "percent", "percentage_point") or a.num.kind not in ("digits", "word"):
        return False
    turned = low_at(atoms, a.first - 1) in known.by or low_at(atoms, b.last) in known.change
    return a.second is None and b.second is None and a.num.value < b.num.value and not b.joined and not turned


def _score(a: Draft, b: Draft) -> bool:
    """`3-1`: two small numbers joined by a dash, the greater one first."""
    gap = a.line.atoms[a.last : b.first]
    return len(gap) == 1 and gap[0].dash and gap[0].glued and a.unit is None and a.num.base >= b.num.base and b.unit is None


def _lend(a: Draft, b: Draft) -> None:
    """`von 114 auf 99 Euro`, `2 und 3 Kilometer`: the first number takes the unit of the second."""
    known = bounds(a.line.language)
    if a.unit is not None and b.unit is None and b.num.kind == "digits" and b.second is None and not b.joined:
        gap = a.line.atoms[a.last : b.first]
        points = a.unit in ("percent", "percentage_point", FACTOR) and low_at(a.line.atoms, a.first - 1) not in known.origin
        bound = known.before(a.line.atoms, a.first, 0.0, False)
        if len(gap) == 1 and gap[0].low in known.change and (bound is None or bound[1] == "about") and not points:
            b.unit = a.unit
        return
    gap = a.line.atoms[a.last : b.first]
    if a.unit is None and len(gap) == 1 and _of_a_whole(a, b):
        a.unit, a.role = b.unit, "part"
        return
    if a.unit is None is b.unit and len(gap) == 1 and gap[0].low in known.instead and a.num.scale == 1 < b.num.scale and a.num.base < 1000:
        a.num.scale = b.num.scale  # `elf statt 5,5 Millionen`
        a.low = a.high = a.num.value
    hyphen = len(gap) > 1 and gap[0].dash and gap[0].glued  # `10- and 12-week courses`
    if a.unit is not None or b.unit is None or a.num.kind not in ("digits", "word") or a.second is not None or (b.joined and not hyphen):
        return
    gap = gap[hyphen:]
    listed = len(gap) == 1 and gap[0].text == "," and a.num.kind == b.num.kind and b.first == b.num.i
    if listed or (0 < len(gap) <= 2 and all(x.low in known.lending for x in gap)):
        a.unit = b.unit
        scale = b.second.scale if b.second else b.num.scale
        if a.num.scale == 1 and scale > 1 and a.num.base < 1000:
            a.num.scale = scale
            a.low = a.high = a.num.value
