"""Two numbers that belong together: the ends of a range, or two values that share a unit."""

from __future__ import annotations

from laut.reading.figures.bounds import bounds
from laut.reading.figures.changes import changes
from laut.reading.figures.counted import counted
from laut.reading.figures.draft import Draft
from laut.reading.figures.lex import low_at
from laut.reading.figures.multiples import FACTOR, OFTEN
from laut.reading.figures.parts import give_or_take

SHARES = frozenset(("percent", "percentage_point", "permille"))
HUNDRED = 100
NEAREST = 3  # times its beginning that the end of a range in thousands is
FARTHEST = 20  # times the other that one of two values told by the same scale may be


MOST = 100  # to one
NEAR = 4  # atoms from a value to `up from`


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
    if _of_ten(a, b):
        return True
    if a.second is not None or not (plain or a.num.kind == b.num.kind == "share"):
        return False
    if a.unit and b.unit and a.unit != b.unit:
        return False
    if _or_two(a, b):
        return True
    how = known.range_between(atoms, a, b)
    if how != "range":
        if (how is None and a.num.kind == "digits" and _score(a, b)) or (how is not None and _odds(a, b)):
            a.num.base, b.num.base = -1.0, -1.0
        return False
    low, high = a.num.base * a.num.scale, b.num.value
    if a.num.scale == 1 and b.num.scale > 1 and a.num.base <= b.num.base:
        low = a.num.base * b.num.scale
    elif a.num.scale == 1 == b.num.scale and _thousands(a, b):
        low = 1000 * a.num.base
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


def _of_ten(a: Draft, b: Draft) -> bool:
    """Let `a` be the range of `drei bis vier von zehn`, in percent."""
    gap = tuple(x.low for x in a.line.atoms[a.last : b.first])
    if not b.num.whole or a.unit is not None or a.second is not None or a.num.kind not in ("digits", "word") or a.num.scale != 1:
        return False
    low, known = 100 * a.num.base / b.num.whole, bounds(a.line.language)
    if (gap not in known.joint and not (len(gap) == 1 and gap[0] in known.either)) or b.low is None or not low < b.low:
        return False
    a.low, a.high, a.bound, a.second, a.unit = low, b.low, "between", b.num, b.unit
    a.last, a.j, a.num.base, a.num.kind, a.num.direct = b.last, b.j, low, "share", True
    return True


def _thousands(a: Draft, b: Draft) -> bool:
    """`15-20.000 Menschen`: both ends are thousands, which only the second one writes."""
    many = b.num.value / 1000
    digits = a.num.kind == b.num.kind == "digits" and a.num.base == int(a.num.base) and b.second is None
    return digits and many == int(many) and a.num.base <= many <= NEAREST * a.num.base


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


def _or_two(a: Draft, b: Draft) -> bool:
    """Let `a` be one to two where it says so: `a day or two`."""
    gap = [x.low for x in a.line.atoms[a.last : b.first]]
    either = len(gap) == 1 and gap[0] in bounds(a.line.language).either and gap[0] not in bounds(a.line.language).change
    alone = b.unit is None and b.num.kind == "word" and b.num.value == 2 and _alone(b)
    if not (either and alone and a.num.kind == "article" and a.unit is not None and a.num.value == 1):
        return False
    a.low, a.high, a.bound, a.second, a.last, a.j, a.joined = 1.0, 2.0, "between", b.num, b.last, b.j, False
    return True


def _alone(d: Draft) -> bool:
    """Nothing is counted behind the number."""
    return counted(d.line.language).phrase(d.line, d.j) is None


def _odds(a: Draft, b: Draft) -> bool:
    """`3 to 1`, `5-to-4 votes`: so many to so many."""
    same = a.unit is None and b.unit is None and a.num.kind == b.num.kind == "digits" and a.num.scale == 1 == b.num.scale
    moved = a.first > 0 and a.line.atoms[a.first - 1].low in bounds(a.line.language).origin
    gap = a.line.atoms[a.last : b.first]
    if same and len(gap) > 1 and gap[0].dash and gap[-1].dash:
        return True
    return same and b.num.base == 1 < a.num.base and a.num.base < MOST and not moved and a.bound == "exact"


def _lend(a: Draft, b: Draft) -> None:
    """`von 114 auf 99 Euro`, `2 und 3 Kilometer`: the first number takes the unit and the scale of the second."""
    known = bounds(a.line.language)
    gap = _joint(a, b)
    if a.unit is not None and b.unit is None and b.num.kind == "digits" and b.second is None and not b.joined:
        points = a.unit in (*SHARES, FACTOR) and low_at(a.line.atoms, a.first - 1) not in known.origin
        bound = known.before(a.line.atoms, a.first, 0.0, False)
        if changes(a.line.language).since.before(a.line.atoms, b.first) and len(gap) <= NEAR and _alone(b):
            b.unit = a.unit  # `30 square kilometres, up from 12 on Friday`
        elif len(gap) == 1 and gap[0] in known.change and (bound is None or bound[1] == "about") and not points:
            b.unit = a.unit
        return
    if a.unit is None and len(gap) == 1 and _of_a_whole(a, b):
        a.unit, a.role = b.unit, "part"
        return
    if a.unit is None is b.unit and _scaled_alike(a, b, gap):
        _scale(a, b)
        return
    hyphen = len(gap) > 1 and a.line.atoms[a.last].dash and a.line.atoms[a.last].glued  # `10- and 12-week courses`
    if a.unit is not None or b.unit is None or a.num.kind not in ("digits", "word") or (b.joined and not hyphen):
        return
    gap = gap[hyphen:]
    listed = gap == (",",) and a.num.kind == b.num.kind and b.first == b.num.i
    lent = 0 < len(gap) <= 2 and all(x in known.lending for x in gap) and not (a.second and gap[0] in known.both)
    after = gap[:1] in [(w,) for w in known.after_value] and len(gap) == 1 and (b.num.scale > 1 or b.unit in SHARES)
    if (listed and a.second is None) or ((lent or after) and not _count_beside_share(a, b, gap)):
        a.unit = b.unit
        _scale(a, b)


def _joint(a: Draft, b: Draft) -> tuple[str, ...]:
    """The words between two numbers, without an adverb before the second (`statt bisher 5,8`)."""
    known = bounds(a.line.language)
    gap = tuple(x.low for x in a.line.atoms[a.last : b.first])
    while len(gap) > 1 and gap[-1] in known.lending_adverbs:
        gap = gap[:-1]
    return gap


def _scaled_alike(a: Draft, b: Draft, gap: tuple[str, ...]) -> bool:
    """`elf statt 5,5 Millionen`, `von 2,1 auf 1,7 Millionen`, `zwei oder drei Millionen`: the scale stands at the second number only."""
    known = bounds(a.line.language)
    if not gap or a.num.scale != 1 or _last_scale(b) == 1 or a.num.base >= 1000 or a.num.kind not in ("digits", "word"):
        return False
    if gap in known.scaling:
        return len(gap) > 1 or gap[0] in known.instead or a.num.base < 100
    turned = len(gap) == 1 and gap[0] in known.change and _lead(a) in known.origin
    return turned and 1 / FARTHEST < a.num.base / b.num.base < FARTHEST


def _lead(a: Draft) -> str:
    """The word before the number, its bound and its adverbs: `von bisher rund 2,1`."""
    known, atoms, k = bounds(a.line.language), a.line.atoms, a.first
    if found := known.before(atoms, k, 0.0, False):
        k = found[0]
    while low_at(atoms, k - 1) in known.lending_adverbs:
        k -= 1
    return low_at(atoms, k - 1)


def _last_scale(b: Draft) -> float:
    return b.second.scale if b.second else b.num.scale


def _scale(a: Draft, b: Draft) -> None:
    """Let `a`, a number or a range, have the scale of `b`."""
    scale = _last_scale(b)
    if a.num.scale != 1 or scale == 1 or a.num.base >= 1000 or a.low is None or a.high is None:
        return
    if a.second is not None and (a.second.scale != 1 or a.second.base >= 1000):
        return
    a.low, a.high = float(round(a.low * scale, 6)), float(round(a.high * scale, 6))
    a.num.scale = scale
    if a.second is not None:
        a.second.scale = scale


def _count_beside_share(a: Draft, b: Draft, gap: tuple[str, ...]) -> bool:
    """`63.000 oder 0,1 Prozent weniger`, `um 5.000 auf 12 Prozent`: the first number is a count and no share."""
    if b.unit not in SHARES or a.num.value < HUNDRED:
        return False
    known = bounds(a.line.language)
    from_to = gap[0] in known.change and _lead(a) in known.origin
    return not from_to or a.num.value >= 10 * HUNDRED
