"""Units: words and signs after a number, currency signs before it, glued, by hyphen, or with a word of addition between."""

from __future__ import annotations

from functools import cache

from laut import languages
from laut.reading.figures.lex import Atom, lex, split_words
from laut.reading.figures.numerals import Num, numerals

LONGEST_UNIT = 4  # atoms
# of one of which a fraction is a measure, not a share
SHARED = frozenset(("time", "length", "area", "volume", "mass", "share", "index", "angle", "temperature"))
ENDINGS = ("ig", "ige", "igen", "iger", "iges", "igem")  # of units that number words are written together with


class Units:
    """The units of one language, from `units.tsv`."""

    def __init__(self, language: str) -> None:
        self.dimension: dict[str, str] = {}
        self.words: dict[tuple[str, ...], str] = {}
        self.signs: dict[tuple[str, ...], str] = {}
        self.fore: dict[tuple[str, ...], str] = {}
        self.large: dict[tuple[str, ...], str] = {}  # stand only before a number that is told in full
        self.close: dict[str, str] = {}  # stand only right behind digits
        for row in languages.table(language, "units"):
            unit = row["unit"]
            self.dimension[unit] = row["dimension"]
            for word in filter(None, row["words"].split("|")):
                self.words.setdefault(split_words(word), unit)
            for column, table in (("signs", self.signs), ("before", self.fore), ("large", self.large)):
                for sign in filter(None, row.get(column, "").split("|")):
                    table.setdefault(tuple(a.text for a in lex(sign, 0, len(sign))), unit)
            for sign in filter(None, row.get("close", "").split("|")):
                self.close.setdefault(sign, unit)
        self._endings = tuple(sorted((k[0] for k in self.words if len(k) == 1 and k[0].endswith(ENDINGS)), key=len, reverse=True))
        self._firsts = frozenset(k[0] for k in self.words) | frozenset(k[0] for k in self.signs)
        self._lasts = frozenset(k[-1] for k in self.fore) | frozenset(k[-1] for k in self.large)

    def ending(self, low: str, language: str) -> tuple[float, str] | None:
        """Number and unit of a word that holds both (`dreitägig`), None for any other."""
        if not low.endswith(self._endings):
            return None
        for end in self._endings:
            if low.endswith(end) and len(low) > len(end):
                value = numerals(language).part(low[: -len(end)])
                return (value, self.words[(end,)]) if value is not None else None
        return None

    def before(self, atoms: list[Atom], i: int, large: bool = False) -> tuple[int, str] | None:
        """The unit sign that ends right before atom `i` (`$`, `US $`, `CHF`): its first atom and the unit.

        `large`: the number has a separator or a scale, so that some signs count that are also names (`PS2.7m`, not `PS5`).
        """
        if i <= 0 or atoms[i - 1].text not in self._lasts:
            return None
        for n in (4, 3, 2, 1):
            if i - n >= 0:
                sign = tuple(a.text for a in atoms[i - n : i])
                unit = self.fore.get(sign) or (self.large.get(sign) if large else None)
                if unit and not (n == 1 and atoms[i - 1].glued and i >= 2 and atoms[i - 2].kind != "s"):
                    return i - n, unit
        return None

    def at(self, atoms: list[Atom], j: int, digits: bool = True) -> tuple[int, str] | None:
        """The unit that begins at atom `j`: the atom after it and the unit; signs count only after `digits`."""
        if j >= len(atoms) or (atoms[j].text not in self._firsts and atoms[j].low not in self._firsts):
            return None
        for n in range(min(LONGEST_UNIT + 1, len(atoms) - j), 0, -1):
            part = atoms[j : j + n]
            unit = self.signs.get(tuple(a.text for a in part)) if digits and all(a.glued for a in part[1:]) else None
            unit = unit or self.words.get(tuple(a.low for a in part))
            if unit:
                return j + n, unit
        return None

    def after(self, atoms: list[Atom], num: Num, between: frozenset[str], of: frozenset[str]) -> tuple[int, str, bool] | None:
        """The unit behind a number: the atom after it, the unit, and whether a hyphen or nothing at all joins them.

        One word of `between` (`weitere`, `more`) may stand before the unit, one of `of` after a vague number.
        """
        j, digits = num.j, num.kind == "digits"
        if j >= len(atoms):
            return None
        if atoms[j].dash and atoms[j].glued:
            if j + 2 < len(atoms) and atoms[j + 1].kind == "s" and atoms[j + 2].kind == "n" and atoms[j + 2].glued:
                return None  # `$3bn-$4bn`
            found = self.at(atoms, j + 1, digits) if j + 1 < len(atoms) and atoms[j + 1].glued else None
            return (*found, True) if found else None
        if num.kind == "vague" and atoms[j].low in of:
            j += 1
        if found := self.at(atoms, j, digits):
            return (*found, atoms[j].glued)
        if digits and atoms[j].glued and num.scale == 1 and (unit := self.close.get(atoms[j].text)):
            return j + 1, unit, True
        if j < len(atoms) and atoms[j].low in between and (found := self.at(atoms, j + 1, False)):
            return (*found, False)
        return None


@cache
def units(language: str) -> Units:
    """The units of `language`, read once."""
    return Units(language)
