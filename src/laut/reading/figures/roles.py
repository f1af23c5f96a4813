"""The part that a figure plays (total, part, additional, change ...) and per what it is told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from laut import languages
from laut.reading.figures.changes import NEAR, Told, changes
from laut.reading.figures.draft import Draft
from laut.reading.figures.lex import Atom, Phrases, low_at, phrases, split_words

BEHIND = 4  # atoms behind a share in which the word that makes it one may stand
NAMES = frozenset(("NOUN", "PROPN", "X", ""))
FAR = 7  # atoms behind a figure of money in which its rate may stand
ENDS = frozenset(".,;:!?)–")


class Roles:
    """The words of role and rate in one language, from `roles.toml`."""

    def __init__(self, language: str) -> None:
        data = languages.toml(language, "roles")
        self.before: Phrases = phrases(
            {r["role"]: r["before"] for r in data["role"]}
            | {"limit": data["limit"].get("before", [])}
            | {"": [p for r in data["role"] for p in r.get("not", [])]}
        )
        self.after: Phrases = phrases({r["role"]: r["after"] for r in data["role"]})
        around = data.get("near", {})
        self.shares, self.allowed = tuple(around.get("shares", [])), frozenset(around.get("allowed", []))
        self.reached, self.behind = frozenset(around.get("reached", [])), frozenset(around.get("shares_behind", []))
        self.among, self.limits = phrases({"part": around.get("among", [])}), phrases({"limit": data["limit"].get("behind", [])})
        self.beginnings = tuple((w, r["role"]) for r in data["role"] for w in r.get("near_beginnings", []))
        self.whole: Phrases = phrases({"total": around.get("whole", [])})
        self.opening = {w: r["role"] for r in data["role"] for w in r.get("opening", [])}
        self.near = {w: r["role"] for r in data["role"] for w in r["near"]} | dict.fromkeys(data["limit"]["near"], "limit")
        per = data["per"]
        self.leads: Phrases = phrases({"lead": per["leads"]})
        self.money_leads = frozenset(per["money_leads"])
        self.front_leads = frozenset(per["front_leads"])
        self.any_leads, self.skipped = frozenset(per.get("any_leads", [])), frozenset(per.get("skipped", []))
        self.any_small, self.piece_leads = bool(per.get("any_small", False)), frozenset(per.get("piece_leads", []))
        self.far_leads = phrases({"lead": per.get("far_leads", [])})
        self.prices = frozenset(per.get("prices", []))
        base = per.get("base", {})
        self.base_leads: Phrases = phrases({"lead": base.get("leads", [])})
        self.sure_leads, self.base_verbs = frozenset(base.get("sure", [])), frozenset(base.get("verbs", []))
        self.joint = frozenset(per["and"])
        self.time_leads = frozenset(split_words(p) for p in per["time_leads"])
        self.adverbs: Phrases = phrases(per["adverbs"])
        self.adjectives = {w: unit for unit, words in per["adjectives"].items() for w in words}
        self.quantities = tuple(per["quantities"])
        self.per_units: Phrases = phrases(per["units"])
        self.time_units = frozenset(("s", "min", "h", "day", "week", "month", "quarter", "year", "night", "game"))

    # -- per ------------------------------------------------------------------------------------------------------------------------

    def per(self, d: Draft, money: bool = False) -> tuple[int, int, str] | None:
        """What a rate is told by: the atoms of the phrase and the unit; the phrase stands behind the number or its thing."""
        atoms = d.line.atoms
        places = [d.j]
        if d.counted and d.counted[0] >= d.j:
            places.insert(0, d.counted[1])
        if hyphened := self._hyphened(d):
            return hyphened
        places += [end for place in places if (end := _bracket(atoms, place))]
        places += [place + 1 for place in places if low_at(atoms, place) in self.skipped]
        for place in places:
            if found := self._per_at(d, place, money):
                return place, *found
        if low_at(atoms, d.j) in self.adjectives and d.unit is not None and d.line.pos(d.j + 1) in ("NOUN", "ADJ"):
            return d.j, d.j + 1, str(self.adjectives[low_at(atoms, d.j)])  # `a $500 annual benefit`
        if d.unit != "percent" and (at := self._by_adjective(d)) is not None:
            return at, at + 1, str(self.adjectives[atoms[at].low])
        for place in (d.first, d.first - 1):
            if found := self.adverbs.before(atoms, place):
                return found[0], place, found[1]
        return self._per_far(d) if money else None

    def _per_far(self, d: Draft) -> tuple[int, int, str] | None:
        """`4200 Euro zahlt eine Bewohnerin im Monat`: the rate of money ends its clause."""
        atoms = d.line.atoms
        for k in range(d.j, min(d.j + FAR, len(atoms))):
            if atoms[k].kind != "w":
                return None
            if (lead := self.far_leads.at(atoms, k)) and (unit := self.per_units.at(atoms, lead[0])):
                ends = unit[0] == len(atoms) or atoms[unit[0]].text in ENDS
                return (k, *unit) if ends else None
        return None

    def _per_at(self, d: Draft, j: int, money: bool = False) -> tuple[int, str] | None:
        atoms = d.line.atoms
        if found := self.adverbs.at(atoms, j):
            return found
        lead = self.leads.at(atoms, j)
        if lead is None and low_at(atoms, j) in self.money_leads and j == d.j and money:
            lead = (j + 1, "lead")
        if lead is None or (j >= d.last and low_at(atoms, j) in self.front_leads):
            return None
        unit = self.per_units.at(atoms, lead[0])
        if unit is None or (self.any_small and d.line.pos(unit[0]) == "NOUN"):  # `per night shift`
            noun = lead[0] if unit is None else unit[0]
            big = d.line.upper(noun) or (self.any_small and noun < len(atoms) and atoms[noun].kind == "w")
            other = (atoms[j].text in self.any_leads or (money and self._piece(d, lead[0]))) and big and d.line.pos(noun) in NAMES
            return (noun + 1, atoms[noun].text) if other else unit
        words = tuple(a.low for a in atoms[j : lead[0]])
        if words in self.time_leads and (unit[0] < len(atoms) and atoms[unit[0]].kind == "n"):
            return None
        if words in self.time_leads and unit[1] not in self.time_units and d.unit is None:
            return None
        joint = low_at(atoms, unit[0])
        if joint in self.joint and (second := self.per_units.at(atoms, unit[0] + 1)) and second[1] in self.time_units:
            return second
        return unit

    def _piece(self, d: Draft, k: int) -> bool:
        """`£5 a ticket`: a noun behind the article, at the end of its phrase."""
        article = low_at(d.line.atoms, k - 1) in self.piece_leads
        return article and d.line.pos(k) == "NOUN" and d.line.pos(k + 1) in ("PUNCT", "ADP", "CCONJ", "ADV", "")

    def _hyphened(self, d: Draft) -> tuple[int, int, str] | None:
        """`a 47,000 barrel-a-day plant`: a rate that hyphens join to its unit."""
        atoms, j = d.line.atoms, d.j
        if j + 3 >= len(atoms) or not (atoms[j].dash and atoms[j].glued and atoms[j + 2].dash and atoms[j + 2].glued):
            return None
        unit = self.per_units.at(atoms, j + 3) if self.leads.at(atoms, j + 1) else None
        return (j + 1, *unit) if unit else None

    def _by_adjective(self, d: Draft) -> int | None:
        """The adjective in `Der monatliche Umfang beträgt etwa 750 Container`."""
        atoms = d.line.atoms
        for k in range(d.first - 1, max(-1, d.first - 14), -1):
            if atoms[k].kind == "n" or atoms[k].text in (",", ";"):
                return None
            if atoms[k].low in self.adjectives:
                nouns = atoms[k + 1 : min(k + 4, d.first)]
                if any(a.low.endswith(self.quantities) for a in nouns):
                    return k
        return None

    def _priced(self, d: Draft, k: int) -> tuple[int, str] | None:
        """`kostete die Tonne ... 212 Euro`, `die Tonne kostet 212 Euro`."""
        atoms = d.line.atoms
        if low_at(atoms, k) not in self.money_leads or (unit := self.per_units.at(atoms, k + 1)) is None or unit[1] in self.time_units:
            return None
        return unit if low_at(atoms, k - 1) in self.prices or low_at(atoms, unit[0]) in self.prices else None

    def per_in_front(self, d: Draft, money: bool = False) -> tuple[int, int, str] | None:
        """`Pro Haushalt und Monat gebe es zwei Säcke`: the rate stands before the number, in the same clause."""
        atoms = d.line.atoms
        for k in range(d.first - 1, max(-1, d.first - 12), -1):
            if atoms[k].kind == "n" or atoms[k].text in (",", ";"):
                return None
            if money and (found := self._priced(d, k)):
                return k, *found
            lead = self.leads.at(atoms, k)
            inside = k > 0 and atoms[k - 1].kind != "s" and atoms[k - 1].low not in self.joint
            if inside and not (lead and lead[0] + 1 == d.first and atoms[k].text in self.any_leads):
                continue
            if lead and tuple(a.low for a in atoms[k : lead[0]]) not in self.time_leads and (found := self._per_at(d, k)):
                return k, *found
        return None

    # -- role -----------------------------------------------------------------------------------------------------------------------

    def role(self, d: Draft, dimension: str) -> Told | None:
        """The role of one draft whose other fields are filled, and the atoms that say so."""
        atoms = d.line.atoms
        if change := changes(d.line.language).told(d, dimension):
            return change
        if found := self._limit(d) or self._in_front(d):
            return found
        for place in self._behind(d):
            if told := self.after.at(atoms, place):
                shared = d.unit == "percent" and told[1] == "part" and (d.num.kind == "share" or place == d.j)
                return "share" if shared else told[1], (place, told[0])
        if d.per:
            return "rate", d.per_words
        if d.unit == "percent" and (d.share_of or d.num.kind == "share"):
            return "share", None
        if found := self._near(d):
            return found
        return ("measure", None) if d.unit is not None and dimension not in ("money", "share", "index", "ratio") else None

    def _in_front(self, d: Draft) -> Told | None:
        """The words right before the figure, or before its number; what is left is counted and no measure."""
        atoms = d.line.atoms
        for end in (d.first, d.num.i):
            if found := self.before.before(atoms, end):
                return self._fits(d, found[1], found[0], end)
        if d.line.upper(d.first - 1) and (among := self.among.before(atoms, d.first - 1)) and among[0] > 0:
            return among[1], (among[0], d.first)  # `unter den Geiseln vier Kinder`
        return (self.opening[atoms[0].low], (0, 1)) if d.first == 1 and atoms[0].low in self.opening else None

    def _fits(self, d: Draft, role: str, first: int, end: int) -> Told | None:
        """The role of words `[first, end)` where it fits: no measure and no old value (`2019 noch 30`) remains, `noch 60 weitere` add."""
        if role == "remaining":
            more = self.after.at(d.line.atoms, d.j)
            if more and more[1] == "additional":
                return more[1], (d.j, more[0])
            if d.unit is not None or (first > 0 and d.line.atoms[first - 1].kind == "n"):
                return None
        return (role, (first, end)) if role else None

    def _limit(self, d: Draft) -> Told | None:
        """A word of permission near a bound, or `als Obergrenze` behind the figure and its rate."""
        atoms = d.line.atoms
        for place in (d.j, d.per_words[1] if d.per_words else d.j):
            if found := self.limits.at(atoms, place):
                return "limit", (place, found[0])
        if d.bound not in ("at_most", "less_than", "at_least"):
            return None
        words = (k for k in range(d.first - 1, max(0, d.first - NEAR) - 1, -1) if atoms[k].low in self.allowed)
        return next((("limit", (k, k + 1)) for k in words), None)

    def _near(self, d: Draft) -> Told | None:
        """A word of role among those before the figure, up to another number."""
        atoms = d.line.atoms
        for k in range(d.first - 1, max(0, d.first - NEAR) - 1, -1):
            if atoms[k].kind == "n":
                break
            low = atoms[k].low
            if d.unit == "percent" and ((self.shares and low.endswith(self.shares)) or low in self.reached):
                return "share", (k, k + 1)
            if low in self.near and not (self.near[low] == "part" and d.unit in self.time_units):
                return str(self.near[low]), (k, k + 1)
            if found := next((role for begin, role in self.beginnings if low.startswith(begin) and d.line.upper(k)), ""):
                return found, (k, k + 1)
        place = next((k for k in range(d.j, min(d.j + BEHIND, len(atoms))) if atoms[k].low in self.behind), None)
        return ("share", (place, place + 1)) if d.unit == "percent" and place is not None else None

    def _behind(self, d: Draft) -> Iterator[int]:
        """Where a word of role may stand behind the number: right there, behind the counted thing, and before it."""
        yield d.j
        if d.counted and d.counted[0] >= d.j:
            yield d.counted[1]
        if d.counted and d.counted[0] > d.j:
            yield d.counted[0] - 1


def _bracket(atoms: list[Atom], j: int) -> int:
    """The atom after a short bracket that opens at `j` (`9 billion shekels ($2.4 billion) a year`), 0 where none does."""
    if low_at(atoms, j) != "(":
        return 0
    return next((k + 1 for k in range(j + 1, min(j + FAR, len(atoms))) if atoms[k].text == ")"), 0)


@cache
def roles(language: str) -> Roles:
    """The words of role and rate in `language`, read once."""
    return Roles(language)
