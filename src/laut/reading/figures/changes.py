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
QUOTES = frozenset("„“”\"»«‚‘'’")
PASSED = frozenset(("less_than", "more_than"))  # bounds of a value that was passed
QUALIFIED = 3  # words between a preposition and its number
NEAR = 9  # atoms to either side in which a noun of total, limit or change counts


class Changes:
    """The words of change in one language, from `roles.toml`."""

    def __init__(self, language: str) -> None:
        change = languages.toml(language, "roles")["change"]
        self.by = phrases({"by": change["by"], "none": change["not"]})
        self.origin, self.to = phrases({"from": change["from"]}), phrases({"to": change["to"], "none": change.get("not_to", [])})
        self.crossed = frozenset(change.get("crossed", []))
        self.moved = frozenset(change.get("moved", []))
        self.moves, self.reckoned = tuple(change["moves"]), tuple(change["reckoned"])
        self.behind, self.than = phrases({"by": change["behind"]}), phrases({"by": change["than"]})
        self.gains, self.since = frozenset(change["gains"]), phrases({"since": change["since"]})
        self.fewer, self.fold_articles = frozenset(change["fewer"]), bounds(language).share_filler
        self.direct = frozenset(change["direct"])
        self.loses, self.measured = frozenset(change.get("loses", [])), frozenset(change.get("measured_behind", []))
        self.always_by, self.asks = frozenset(change.get("always_by", [])), tuple(change.get("asks", []))
        self.back = frozenset(change.get("back", []))
        self.since_origin = phrases({"from": change.get("from_now", [])})

    def changes(self, d: Draft) -> bool:
        """The share of `d` is one of change."""
        return self.told(d, "share") is not None

    def told(self, d: Draft, dimension: str) -> Told | None:
        """The role of change that `d` plays, and the atoms that say so; None where it tells none."""
        atoms = d.line.atoms
        behind = d.counted[1] if d.counted and d.counted[0] >= d.j else d.j
        for place in (behind, d.per_words[1] if d.per_words else behind):
            found = self.than.at(atoms, place)
            if found and not (found[0] < len(atoms) and atoms[found[0]].kind == "n"):  # `aus 30 Texten mehr als 120 Zeilen`
                return "change_by", (place, found[0])
        if d.unit is not None and dimension != "ratio" and low_at(atoms, d.j) in self.measured:
            return "change_by", (d.j, d.j + 1)
        if behind > d.j and low_at(atoms, behind) in self.fewer:
            return "change_by", (behind, behind + 1)
        passed = d.bound in PASSED and d.first < d.num.i and atoms[d.first].low in self.crossed
        if passed and low_at(atoms, verb := self._verb(d)).startswith(self.moves):
            return "change_to", (verb, d.first + 1)  # `sank below 43%`
        if dimension in SHARED and (words := self._by_itself(d)):
            return "change_by", words
        if dimension in ("money", *SHARED) and (words := self._direct(d)) and self._numbered(d, self.to.at(atoms, self._or_so(d))):
            return "change_by", words  # `fell $1.20 to $83.40`
        if d.unit is None and low_at(atoms, d.first - 1) in self.direct and self._numbered(d, self.to.at(atoms, d.j)):
            return "change_by", (d.first - 1, d.first)  # `fell 200 to 46,000`
        if dimension in SHARED and not d.phrase and (words := self._direct(d)) and low_at(atoms, words[0]) in self.loses:
            return "change_by", words  # `verlor am Donnerstag neun Prozent`
        if dimension == "ratio" and low_at(atoms, verb := self._verb(d)) in self.direct:
            return "change_by", (verb, verb + 1)  # `grew fivefold`
        if found := self.since.before(atoms, d.first) or self.since_origin.before(atoms, d.first):
            return "change_from", (found[0], d.first)
        if d.unit is not None and low_at(atoms, d.first - 1) in self.always_by and not self._asks(d):
            return "change_by", (d.first - 1, d.first)
        return self._from_to(d)

    def _from_to(self, d: Draft) -> Told | None:
        """`um`, `von` or `auf` before the figure, with a word of change near or the second value behind."""
        atoms = d.line.atoms
        start = d.first - 1 if d.first and atoms[d.first - 1].text in QUOTES else d.first
        for table, role in ((self.by, "change_by"), (self.origin, "change_from"), (self.to, "change_to")):
            found = table.before(atoms, start)
            if found is None and d.num.kind in ("share", "times") and low_at(atoms, d.first - 1) in self.fold_articles:
                found = table.before(atoms, d.first - 1)  # `um das Doppelte`, `auf die Hälfte`
            if found is None and table is self.origin:
                found = table.before(atoms, self._qualified(d, start))  # `from the usual 0.1 per cent to 4`
            turned = table is self.by and self._numbered(d, self.to.at(atoms, d.j))  # `um 53 Prozent auf 291 Millionen`
            if table is self.origin:
                turned = self._numbered(d, self.to.at(atoms, d.j))  # `von 45 auf 48 Prozent`
            if found is None or found[1] == "none" or not (turned or self.moves_near(d)):
                continue
            wrong = {"change_by": self._asks, "change_to": self._reckons, "change_from": self._stays}
            if not wrong[role](d):
                return role, (found[0], start)
        return None

    def _qualified(self, d: Draft, start: int) -> int:
        """The atom at which the article and the adjectives before the figure begin."""
        k = start
        while k > 0 and start - k < QUALIFIED and d.line.pos(k - 1) in ("ADJ", "DET"):
            k -= 1
        return k

    def _by_itself(self, d: Draft) -> tuple[int, int] | None:
        """The word of change right behind a share or points, or the verb of change right before them."""
        atoms = d.line.atoms
        if self.to.before(atoms, d.first) or self.origin.before(atoms, self._qualified(d, d.first)):
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
        if line.pos(d.first - 1) == "ADP" or self.origin.before(line.atoms, self._qualified(d, d.first)):
            return None
        verbs = (k for k in range(d.first - 1, max(0, d.first - NEAR) - 1, -1) if line.atoms[k].low in self.direct | self.gains)
        return next(((k, k + 1) for k in verbs), None)

    def _numbered(self, d: Draft, found: tuple[int, str] | None) -> bool:
        """A number, perhaps behind the sign of its currency, follows the words that were found."""
        return found is not None and any(a.kind == "n" for a in d.line.atoms[found[0] : found[0] + 3])

    def _or_so(self, d: Draft) -> int:
        """The atom behind the figure, and behind the same in other words: `slipped $12, or 0.9 percent, to $1,300`."""
        atoms, j = d.line.atoms, d.j
        if low_at(atoms, j) != "," or low_at(atoms, j + 1) not in bounds(d.line.language).either:
            return j
        return next((k + 1 for k in range(j + 2, min(j + NEAR, len(atoms))) if atoms[k].text == ","), j)

    def _reckons(self, d: Draft) -> bool:
        near = d.line.atoms[max(0, d.first - NEAR) : d.first] + d.line.atoms[d.j : d.j + NEAR]
        return any(a.kind == "w" and a.low.startswith(self.reckoned) for a in near)

    def _asks(self, d: Draft) -> bool:
        """`bat um 3 Euro`, `fürchten um 900 Stellen`: the preposition belongs to a verb that asks or strives."""
        near = d.line.atoms[max(0, d.first - NEAR) : d.first] + d.line.atoms[d.j : d.j + NEAR]
        if not self.asks or self._numbered(d, self.to.at(d.line.atoms, d.j)) or any(a.low in self.back for a in near):
            return False
        return any(a.kind == "w" and a.low.startswith(self.asks) for a in near)

    def _stays(self, d: Draft) -> bool:
        """No second value follows the first one: `von 3 auf 5`, `von 3 auf „etwa 5“`, `von minus 3 auf minus 5`."""
        atoms, known = d.line.atoms, numerals(d.line.language)
        for k in range(d.j, min(d.j + 6, len(atoms))):
            if found := self.to.at(atoms, k):
                near = atoms[found[0] : found[0] + 3]
                return not any(a.kind == "n" or known.word(a.low) is not None for a in near)
        return True

    def moves_near(self, d: Draft) -> bool:
        """A word of change stands near the figure."""
        atoms = d.line.atoms
        behind = atoms[d.j : d.j + NEAR] if low_at(atoms, d.j) != "(" else []  # `kam auf 17,3 Prozent (plus 3,2)`
        near = atoms[max(0, d.first - NEAR) : d.first] + behind
        return any(a.kind == "w" and (a.low.startswith(self.moves) or (d.unit is not None and a.low in self.moved)) for a in near)


@cache
def changes(language: str) -> Changes:
    """The words of change in `language`, read once."""
    return Changes(language)
