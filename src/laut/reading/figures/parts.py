"""One measure told in several parts: `2 Stunden 15 Minuten`, `1 Meter 80`, `five feet eleven`; and with its error, `40 ± 3 Gramm`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from laut.reading.figures.bounds import bounds
from laut.reading.figures.counted import counted
from laut.reading.figures.draft import Draft
from laut.reading.figures.lex import Atom, low_at

KINDS = frozenset(("digits", "word", "article"))
TWO = 2  # digits of a bare number of hundredths: `1 Meter 5` is none


def put_together(drafts: list[Draft]) -> list[Draft]:
    """The drafts of one sentence, those that go on with a smaller unit made part of the one before."""
    out: list[Draft] = []
    last = ""  # the unit of the part that was added last
    for d in drafts:
        if out and (unit := _part(out[-1], d, last or out[-1].unit or "")):
            last = unit
        else:
            last = ""
            out.append(d)
    for d in out:
        _hundredths(d)
    return out


def _hundredths(d: Draft) -> None:
    """`2 Meter 05`, `3 Euro 05`: two digits of which the first is no number by itself."""
    atoms, part = d.line.atoms, _table()["bare"].get(d.unit or "")
    if part is None or d.last == d.num.j or d.joined or d.last >= len(atoms) or d.num.kind not in KINDS or d.num.scale > 1 or d.low is None:
        return
    digits = atoms[d.last].text
    if len(digits) != TWO or digits[0] != "0" or not digits.isdigit() or _table()["within"][d.unit or ""][part] != 100:
        return
    if d.num.value == int(d.num.value) and counted(d.line.language).phrase(d.line, d.last + 1) is None:
        d.num.base, d.num.bare = d.num.base + int(digits) / 100, False
        d.low = d.high = -d.num.value if d.low < 0 else d.num.value
        d.last, d.j = d.last + 1, d.last + 1


def _part(a: Draft, b: Draft, unit: str) -> str:
    """Add `b` to `a`, which ends in `unit`, where it is a smaller part of the same measure: the unit of `b`, empty where it is none."""
    smaller: dict[str, float] = _table()["within"].get(unit, {})
    if not smaller or a.num.kind not in KINDS or b.num.kind not in KINDS or a.num.scale > 1 or b.num.scale > 1 or not _meet(a, b):
        return ""
    part = b.unit or (str(_table()["bare"].get(unit, "")) if _bare(a, b, smaller) else "")
    many = smaller.get(part)
    if many is None or not 0 < b.num.value < many or a.low is None or (unit == a.unit and a.num.value != int(a.num.value)):
        return ""
    share = b.num.value / many
    for above in _between(a.unit or "", unit):
        share /= above
    a.num.base, a.num.bare = a.num.base + share, False
    a.num.kind = "word" if a.num.kind == "article" else a.num.kind
    a.low = a.high = -a.num.value if a.low < 0 else a.num.value
    a.last, a.j, a.joined = b.last, b.j, False
    return part


def _between(unit: str, last: str) -> list[float]:
    """How many of each unit make one of the next larger one, from `last` up to `unit`: the way of a third part to the first."""
    if unit == last:
        return []
    within: dict[str, dict[str, float]] = _table()["within"]
    for part, many in within.get(unit, {}).items():
        if part == last or last in within.get(part, {}):
            return [many, *_between(part, last)]
    return []


def _meet(a: Draft, b: Draft) -> bool:
    """Nothing, a comma or `und` stands between the two; `zwischen 2 Stunden und 30 Minuten` are two."""
    gap, known = a.line.atoms[a.last : b.first], bounds(a.line.language)
    if not gap:
        return a.last > a.num.j or a.first < a.num.i
    if len(gap) > 1 or b.unit is None or known.between.before(a.line.atoms, a.first):
        return False
    return gap[0].low in known.both or (gap[0].text == "," and gap[0].glued)


def _bare(a: Draft, b: Draft, smaller: dict[str, float]) -> bool:
    """The number of `b` has no unit and counts nothing: `1 Meter 80 hoch`, `3 Euro 50`, not `3 Euro 50 Gästen`."""
    atoms = b.line.atoms
    if b.unit is not None or b.num.kind == "article" or b.first != a.last or a.last == a.num.j or a.joined:
        return False  # `nimmt 3 Euro ein`
    hundredths = 100 in smaller.values()
    if b.num.kind == "digits" and (not b.num.bare or (hundredths and len(atoms[b.num.i].text) != TWO)):
        return False
    things = counted(b.line.language)
    return things.phrase(b.line, b.j) is None and low_at(atoms, b.j) not in things.multiples and not _dashed(atoms, b.j)


def _dashed(atoms: list[Atom], j: int) -> bool:
    return j < len(atoms) and atoms[j].dash and atoms[j].glued


def give_or_take(a: Draft, b: Draft) -> bool:
    """Let `a` take in the error that `b` tells: `40 ± 3 Gramm` is 37 to 43."""
    sign = bounds(a.line.language).signs.at(a.line.atoms, b.first)
    if sign is None or sign[1] != "both" or a.last != b.first or a.second or a.low is None or b.low is None or a.low != a.high:
        return False
    relative = b.unit == "percent" and a.unit not in (None, "percent")
    if a.unit not in (None, b.unit) and not relative:
        return False
    error = abs(a.low) * b.low / 100 if relative else b.low
    a.low, a.high, a.bound, a.second = float(round(a.low - error, 6)), float(round(a.low + error, 6)), "between", b.num
    a.unit, a.last, a.j = a.unit or b.unit, b.last, b.j
    return True


@cache
def _table() -> dict[str, Any]:
    """Larger and smaller units, from `languages/parts.toml`."""
    return tomllib.loads((files("laut.languages") / "parts.toml").read_text(encoding="utf-8"))
