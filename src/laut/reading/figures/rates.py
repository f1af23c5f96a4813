"""Rates by a round base, which is no figure: `34 Fälle je 100.000 Einwohner`, `auf 1.000 Geburten kommen drei`."""

from __future__ import annotations

from laut.reading.figures.changes import changes
from laut.reading.figures.draft import Draft
from laut.reading.figures.lex import low_at
from laut.reading.figures.roles import roles
from laut.reading.figures.units import units

NEAR = 6  # atoms of the sentence's beginning or of its verb


def by_bases(drafts: list[Draft]) -> list[Draft]:
    """The drafts of one sentence without the round bases, which become `per` of the figures that are told by them."""
    drafts = _by_strokes(drafts)
    if len(drafts) < 2 or not any(d.num.kind == "article" or _round(d) for d in drafts):
        return drafts
    out = [d for k, d in enumerate(drafts) if k + 1 == len(drafts) or not _priced(d, drafts[k + 1])]
    for k in range(len(drafts) - 1, -1, -1):
        b = drafts[k]
        if not _round(b):
            continue
        lead = _lead(b)
        if lead is None:
            continue
        figure = next(
            (a for a in (drafts[k - 1] if k else None, drafts[k + 1] if k + 1 < len(drafts) else None) if a and _told(a, b, lead)), None
        )
        if figure is not None:
            figure.per, figure.per_words = f"{int(b.num.value)} {_name(b)}", (lead, _end(b))
            out = [d for d in out if d is not b]
    return out


def _by_strokes(drafts: list[Draft]) -> list[Draft]:
    """`7 Cent/kWh`, `40 µg/m³`, `3,5 l/100 km`: a stroke leads to what a measure is told per; a number behind it is no figure."""
    bases = set[int]()
    for d in drafts:
        atoms, k = d.line.atoms, d.j
        if d.unit is None or d.per or d.last == d.num.j or low_at(atoms, k) != "/" or not atoms[k].glued or k + 1 >= len(atoms):
            continue
        number = atoms[k + 1].text if atoms[k + 1].kind == "n" else ""
        found = units(d.line.language).at(atoms, k + 1 + bool(number)) if atoms[k + 1].glued else None
        if found and found[1] != d.unit and number.strip("0") in ("", "1"):
            d.per, d.per_words = f"{number} {found[1]}".strip(), (k, found[0])
            bases.add(k + 1 if number else -1)
    return [d for d in drafts if d.num.i not in bases]


def _priced(b: Draft, a: Draft) -> bool:
    """`Ein Kilo Kirschen kostet neun Euro`: let the price `a` be told by the one unit of `b`."""
    measures, known, atoms = units(a.line.language).dimension, roles(a.line.language), a.line.atoms
    if b.num.kind != "article" or b.num.value != 1 or a.per or measures.get(a.unit or "") != "money":
        return False
    if b.bound != "exact" or measures.get(b.unit or "") in (None, "money", "time", "share", "temperature"):
        return False
    between = atoms[_end(b) : a.first]
    verb = low_at(atoms, b.first - 1) in known.prices or any(x.low in known.prices for x in between[:1])
    if not verb or len(between) > NEAR or any(x.kind == "s" for x in between):
        return False
    a.per, a.per_words = b.unit, (b.first, _end(b))
    return True


def _round(d: Draft) -> bool:
    """A power of ten from ten up, exact, with something counted or measured."""
    value = d.num.value
    if d.num.kind not in ("digits", "word", "article") or d.bound != "exact" or d.second is not None or not 10 <= value <= 1e9:
        return False
    return str(int(value)).strip("0") == "1" and value == int(value) and bool(d.phrase or (d.unit and d.unit != "percent") or _unit(d))


def _lead(b: Draft) -> int | None:
    """The atom at which the words that lead to a base begin, None where none stand before `b`."""
    found = roles(b.line.language).base_leads.before(b.line.atoms, b.first)
    return found[0] if found else None


def _told(a: Draft, b: Draft, lead: int) -> bool:
    """The figure `a` is told by the base `b`: right before its lead, or behind it and a verb that says so."""
    known, atoms = roles(a.line.language), a.line.atoms
    if a.unit is not None and a.unit == b.unit:
        return False
    always = atoms[lead].low in known.sure_leads
    if a.first < b.first:
        turned = changes(a.line.language).origin.before(atoms, a.first)  # `von 144 auf 100 Sitze`
        return _end(a) == lead and (always or not turned) and (always or not changes(a.line.language).moves_near(b))
    between = [x.low for x in atoms[_end(b) : a.first]]
    opens = lead == 0 or atoms[lead - 1].kind == "s" or always
    return opens and len(between) <= NEAR and "," not in between[always:] and (always or any(w in known.base_verbs for w in between))


def _end(d: Draft) -> int:
    """The atom after the number, its unit and its thing."""
    return max(d.j, d.counted[1] if d.counted and d.counted[0] >= d.j else 0)


def _name(b: Draft) -> str:
    """What the base counts: its unit, the name of a rate's base in the data, or the noun as written."""
    known = roles(b.line.language)
    if b.unit is not None:
        return b.unit
    named = known.per_units.at(b.line.atoms, b.counted[1] - 1) if b.counted else None
    return named[1] if named else b.phrase or _unit(b)


def _unit(b: Draft) -> str:
    """The name of a base that is no thing: `100 Stück`."""
    found = roles(b.line.language).per_units.at(b.line.atoms, b.j) if b.unit is None else None
    return found[1] if found else ""
