"""The numbers of a sentence with their units and signs, without what looks like a number and is none."""

from __future__ import annotations

from laut.reading.figures.bounds import bounds
from laut.reading.figures.counted import counted
from laut.reading.figures.draft import Draft, Line
from laut.reading.figures.heights import height
from laut.reading.figures.laps import lap
from laut.reading.figures.letters import lettered
from laut.reading.figures.lex import low_at
from laut.reading.figures.multiples import FACTOR, OFTEN, multiples
from laut.reading.figures.numerals import Num, numerals
from laut.reading.figures.orders import orders
from laut.reading.figures.traps import traps
from laut.reading.figures.units import SHARED, units

NEXT = 3  # atoms from a number to the next one, whose unit it may share


def numbers(line: Line) -> list[Num]:
    """All numbers of a sentence, none inside another."""
    known, measures, nums, i = numerals(line.language), units(line.language), list[Num](), 0
    while i < len(line.atoms):
        atom = line.atoms[i]
        num = None
        if atom.kind != "s":
            num = lap(line, i) or height(line, i) or orders(line.language).at(line, i) or multiples(line.language).at(line, i)
            num = num or known.parse(line.atoms, i, atom.kind == "n" and lettered(line, i))
            if num is None and atom.kind == "w" and (ending := measures.ending(atom.low, line.language)):
                num = Num(i, i, ending[0], 1.0, "word")
        if num is None:
            i += 1
            continue
        nums.append(num)
        i = max(num.j, i + 1)
    return nums


def measure(line: Line, nums: list[Num]) -> list[Draft]:
    """Drafts with their units, without what the traps catch."""
    measures, labels, things = units(line.language), traps(line.language), counted(line.language)
    drafts, caught = list[Draft](), -1
    for num in nums:
        if drafts and num.i < drafts[-1].last:
            continue  # `fünf vom Hundert`
        draft = Draft(line, num, num.i, num.j, num.j, num.value, num.value)
        if num.i == num.j:  # a number inside a word: `dreitägig`
            ending = measures.ending(line.atoms[num.i].low, line.language)
            draft.unit, draft.last, draft.j, draft.joined = ending[1] if ending else None, num.i + 1, num.i + 1, True
            num.j = num.i + 1
        elif num.kind in (OFTEN, FACTOR):
            draft.unit = FACTOR if num.kind == FACTOR else None
        elif num.kind == "share":
            draft.unit = "percent"
            _share_of_unit(draft)
        elif piece := numerals(line.language).pieces.get(low_at(line.atoms, num.j)):
            num.base, num.kind, num.bare = num.base * piece[0], "word", False  # `eine Viertelstunde`
            draft.low, draft.high, draft.unit = num.value, num.value, piece[1]
            draft.last = draft.j = num.j + 1
        else:
            draft.unit = num.unit or None
            if fore := measures.before(line.atoms, num.i, not num.bare or num.scale > 1):
                draft.first, draft.unit = fore
            elif num.i > 1 and line.atoms[num.i - 1].dash and (fore := measures.before(line.atoms, num.i - 1)):  # $-50.8bn
                draft.first, draft.unit, draft.low, draft.high = fore[0], fore[1], -num.value, -num.value
            if (after := measures.after(line.atoms, num, things.stretches, things.of)) and (draft.unit is None or after[1] == draft.unit):
                draft.last, draft.unit, draft.joined = after
                _and_half(draft)
                draft.j = draft.last
        _below_zero(draft)
        if labels.caught(draft) or (caught >= 0 and labels.chained(draft, caught)):
            caught = num.j
            continue
        caught = -1
        drafts.append(draft)
    for k, made in enumerate(drafts):
        following = drafts[k + 1] if k + 1 < len(drafts) else made
        unit = made.unit or (following.unit if following.num.i - made.j <= NEXT else None)
        before = drafts[k - 1] if k else made
        if unit is None and made.num.i - before.last <= NEXT and low_at(line.atoms, before.last) == "(":
            unit = before.unit  # `17,3 Prozent (-3,2)`
        _sign(made, unit)
    return drafts


def _and_half(d: Draft) -> None:
    """`an hour and a half`."""
    if d.num.kind != "article":
        return
    more, end = numerals(d.line.language).and_more(d.line.atoms, d.last)
    if more:
        d.num.base, d.num.kind, d.last = 1 + more, "word", end
        d.low = d.high = 1 + more


def _share_of_unit(d: Draft) -> None:
    """`three-quarters of an hour`, `½ Stunde`, `3/4 Liter`: a share of one unit is a measure."""
    atoms, j, known = d.line.atoms, d.j, numerals(d.line.language)
    measures, things = units(d.line.language), counted(d.line.language)
    of = low_at(atoms, j) in things.of
    if (of or things.capital_heads) and low_at(atoms, j + of) in known.articles:
        found = measures.at(atoms, j + of + 1, False)
        if found is None or measures.dimension.get(found[1]) not in SHARED:
            return
    else:
        found = measures.at(atoms, j)
        if found is None or not (things.capital_heads or atoms[d.num.i].kind == "n" or atoms[d.num.i].low in known.fraction_whole):
            return
    d.low = d.high = d.num.value / 100
    d.num.base, d.num.scale, d.num.kind = d.low, 1.0, "word"
    d.last, d.unit = found
    d.j = d.last


def _below_zero(d: Draft) -> None:
    """`acht Grad unter null`: the words behind the unit are a sign."""
    found = bounds(d.line.language).below.at(d.line.atoms, d.last)
    if found and d.low and d.low > 0 and units(d.line.language).dimension.get(d.unit or "") == "temperature":
        d.low = d.high = -d.low
        d.last = d.j = found[0]


def _sign(d: Draft, unit: str | None) -> None:
    """`minus 5`, and `-5 Grad` where the sign touches the number alone; `+/- 4` and `plus or minus 4` take the signs in.

    `unit` is that of the number, or of the next one, which it may share (`-12 bis -3 Grad`).
    """
    known, atoms = bounds(d.line.language), d.line.atoms
    found = known.signs.before(atoms, d.first)
    if found is None or d.low is None:
        return
    first = found[0]
    if found[1] == "plus" and units(d.line.language).dimension.get(unit or "") not in ("temperature", "share", "index"):
        return
    if atoms[first].kind == "s" and found[1] != "both":
        free = not atoms[first].glued or low_at(atoms, first - 1) == "("
        touching = atoms[d.first].glued and free and d.first == first + 1 and d.num.kind == "digits"
        if not touching or units(d.line.language).dimension.get(unit or "") not in ("temperature", "share", "money", "index"):
            return
    d.first = first
    if found[1] == "minus":
        d.low = d.high = -d.low
