"""Whether a figure tells a change (by how much, from what, to what), and the words that say so."""

from __future__ import annotations

from functools import cache

from laut import languages
from laut.reading.figures.bounds import bounds
from laut.reading.figures.draft import Draft
from laut.reading.figures.lex import low_at, phrases
from laut.reading.figures.numerals import numerals

SHARED = frozenset(("share", "index"))  # dimensions of what a change is told in without a preposition
Told = tuple[str, tuple[int, int] | None]  # a role, and the atoms `[first, last)` of the words that say so
NEAR = 9  # atoms to either side in which a noun of total, limit or change counts


class Changes:
    """The words of change in one language, from `roles.toml`."""

    def __init__(self, language: str) -> None:
        change = languages.toml(language, "roles")["change"]
        self.by = phrases({"by": change["by"], "none": change["not"]})
        self.origin, self.to = phrases({"from": change["from"]}), phrases({"to": change["to"]})
        self.moves, self.reckoned = tuple(change["moves"]), tuple(change["reckoned"])
        self.behind, self.than = phrases({"by": change["behind"]}), phrases({"by": change["than"]})
        self.gains, self.since = frozenset(change["gains"]), phrases({"since": change["since"]})
        self.fewer, self.fold_articles = frozenset(change["fewer"]), bounds(language).share_filler
        self.direct = frozenset(change["direct"])

    def changes(self, d: Draft) -> bool:
        """The share of `d` is one of change."""
        return self.told(d, "share") is not None

    def told(self, d: Draft, dimension: str) -> Told | None:
        """The role of change that `d` plays, and the atoms that say so; None where it tells none."""
        atoms = d.line.atoms
        behind = d.counted[1] if d.counted and d.counted[0] >= d.j else d.j
        if found := self.than.at(atoms, behind):
            return "change_by", (behind, found[0])
        if behind > d.j and low_at(atoms, behind) in self.fewer:
            return "change_by", (behind, behind + 1)
        if dimension in SHARED and (words := self._by_itself(d)):
            return "change_by", words
        if dimension in ("money", *SHARED) and (words := self._direct(d)) and self._numbered(d, self.to.at(atoms, d.j)):
            return "change_by", words  # `fell $1.20 to $83.40`
        if found := self.since.before(atoms, d.first):
            return "change_from", (found[0], d.first)
        for table, role in ((self.by, "change_by"), (self.origin, "change_from"), (self.to, "change_to")):
            found = table.before(atoms, d.first)
            if found is None and d.num.kind in ("share", "times") and low_at(atoms, d.first - 1) in self.fold_articles:
                found = table.before(atoms, d.first - 1)  # `um das Doppelte`, `auf die Hälfte`
            turned = table is self.by and self._numbered(d, self.to.at(atoms, d.j))  # `um 53 Prozent auf 291 Millionen`
            if found and found[1] != "none" and (turned or self.moves_near(d)):
                if role == "change_to" and self._reckons(d):
                    continue
                if role == "change_from" and not self._goes_on(d):
                    continue
                return role, (found[0], d.first)
        return None

    def _by_itself(self, d: Draft) -> tuple[int, int] | None:
        """The word of change right behind a share or points, or the verb of change right before them."""
        atoms = d.line.atoms
        if self.to.before(atoms, d.first):
            return None
        if found := self.behind.at(atoms, d.j):
            return d.j, found[0]
        verb = self._verb(d)
        return (verb, verb + 1) if low_at(atoms, verb) in self.direct else None

    def _verb(self, d: Draft) -> int:
        """The atom before the figure and its adverbs."""
        k = d.first - 1
        while k > max(0, d.first - 4) and d.line.pos(k) == "ADV":
            k -= 1
        return k

    def _direct(self, d: Draft) -> tuple[int, int] | None:
        """The verb of gain or loss before the figure, no preposition between."""
        line = d.line
        if line.pos(d.first - 1) == "ADP":
            return None
        verbs = (k for k in range(d.first - 1, max(0, d.first - NEAR) - 1, -1) if line.atoms[k].low in self.direct | self.gains)
        return next(((k, k + 1) for k in verbs), None)

    def _numbered(self, d: Draft, found: tuple[int, str] | None) -> bool:
        """A number, perhaps behind the sign of its currency, follows the words that were found."""
        return found is not None and any(a.kind == "n" for a in d.line.atoms[found[0] : found[0] + 2])

    def _reckons(self, d: Draft) -> bool:
        near = d.line.atoms[max(0, d.first - NEAR) : d.first] + d.line.atoms[d.j : d.j + NEAR]
        return any(a.kind == "w" and a.low.startswith(self.reckoned) for a in near)

    def _goes_on(self, d: Draft) -> bool:
        """After a first value the second one follows: `von 3 auf 5`."""
        atoms = d.line.atoms
        for k in range(d.j, min(d.j + 6, len(atoms))):
            if (found := self.to.at(atoms, k)) and found[0] < len(atoms):
                if sign := bounds(d.line.language).signs.at(atoms, found[0]):
                    found = sign
                if found[0] == len(atoms):
                    return False
                return atoms[found[0]].kind == "n" or numerals(d.line.language).word(atoms[found[0]].low) is not None
        return False

    def moves_near(self, d: Draft) -> bool:
        """A word of change stands near the figure."""
        atoms = d.line.atoms
        near = atoms[max(0, d.first - NEAR) : d.first] + atoms[d.j : d.j + NEAR]
        return any(a.kind == "w" and a.low.startswith(self.moves) for a in near)


@cache
def changes(language: str) -> Changes:
    """The words of change in `language`, read once."""
    return Changes(language)
