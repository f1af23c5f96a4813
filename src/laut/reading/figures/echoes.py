"""What one figure leaves out because another of its sentence says it: a unit told later, a share told again."""

from __future__ import annotations

from itertools import pairwise

from laut.reading.figures.draft import Draft
from laut.reading.figures.lex import low_at
from laut.reading.figures.units import units

FAR = 8  # atoms to the figure that names the unit of money
NEAR = 4  # atoms of a comma, an article and a noun
WHOLE = 100  # percent
LARGE = 1e6


def units_ahead(drafts: list[Draft]) -> None:
    """The unit stands at the second: `40 Millionen Zuschüsse und 160 Millionen Euro`, `der Bund zahlt 70, das Land 30 Prozent`."""
    for a, b in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if a.unit is not None or a.phrase or b.unit is None or a.second is not None:
            continue
        gap = a.line.atoms[a.j : b.first]
        money = units(a.line.language).dimension.get(b.unit) == "money"
        if money and low_at(a.line.atoms, a.j) != "(" and a.num.scale >= LARGE and b.num.scale >= LARGE and len(gap) <= FAR:
            a.unit = b.unit
        clause = len(gap) in (NEAR - 1, NEAR) and gap[0].text == "," and all(x.kind == "w" for x in gap[1:]) and a.line.upper(b.first - 1)
        if b.unit == "percent" and clause and a.num.kind == "digits" and a.num.value < WHOLE:
            a.unit = b.unit


def shares_again(drafts: list[Draft]) -> None:
    """Shares of one sentence that nothing else tells apart: `die Hälfte, nämlich 53 Prozent`, `70, das Land 30 Prozent der Kosten`."""
    for a, b in pairwise([d for d in drafts if d.unit == "percent"]):
        if a.role == "share" and b.role is None:
            b.role = "share"
        listed = low_at(a.line.atoms, a.j) == "," and a.last == a.num.j and not a.phrase
        if listed and a.role is None and b.role == "share" and b.share_of:
            a.role, a.share_of, a.phrase, a.head, a.concept, a.inherited = "share", b.share_of, b.phrase, b.head, b.concept, True
