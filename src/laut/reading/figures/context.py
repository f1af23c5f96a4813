"""What only the text around decides: points of a poll or an index, and what an ellipsis stands for."""

from __future__ import annotations

from typing import Any

from laut import languages
from laut.reading.figures.bounds import bounds, ends
from laut.reading.figures.concepts import PERSON, concepts
from laut.reading.figures.counted import counted
from laut.reading.figures.draft import Draft, Line
from laut.reading.figures.lex import low_at, phrases
from laut.reading.figures.multiples import FACTOR
from laut.reading.figures.roles import roles
from laut.reading.figures.units import units
from laut.text.records import Text

OLDEST = 115  # years of age
OPEN = frozenset(("less_than", "more_than", "at_least", "at_most"))
NEAREST = 6  # atoms to either side in which a word decides between two meanings of a unit
NEAR = 30  # atoms before a number in which a thing without a number is looked for


class Context:
    """One text's answers, from `context.toml`; each question is asked only when a figure raises it."""

    def __init__(self, text: Text) -> None:
        data = languages.toml(text.language, "context")
        self._poll, self._index = tuple(data["poll"]), tuple(data["index"])
        self._rates = (*self._poll, *data.get("rates", []))
        self._measures = {w: label for label in data["label"] for w in label["words"]}
        self._instead = {str(rule["of"]): rule for rule in data.get("instead", [])}
        self._reach = max(label["reach"] for label in data["label"]) + 1
        self._age_marks = frozenset((m[0], m[1]) for m in data["age_marks"])
        self._persons, self._no_persons = tuple(data["persons"]), tuple(data["no_persons"])
        age = data.get("age", {})
        self._age_bounds: dict[str, str] = {w: bound for bound, words in age.get("bound", {}).items() for w in words}
        self._age = {name: frozenset(words) for name, words in age.items() if name != "bound"}
        again = data.get("again", {})
        self._again, self._apart = frozenset(again.get("behind", [])), phrases({"apart": again.get("apart", [])})
        self._lists: dict[Line, bool] = {}
        self._low: str | None = None
        self._text = text
        self.memory: list[Draft] = []  # figures and single things in the order of the text

    def unit(self, d: Draft) -> None:
        """Settle units that several things share: `points`, `pounds`; `Stärke 5,3` has a unit by the word before."""
        if d.unit == "point":
            near = d.line.words(0, len(d.line.atoms)).lower()
            if not any(w in near for w in self._index) and (any(w in near for w in self._rates) or self._to_share(d) or self.polls()):
                d.unit = "percentage_point"
        elif d.unit is None and not d.scaled and self._aged(d):
            d.unit = "year"
        elif d.unit is None and d.num.kind == "digits" and not d.scaled:
            self._label(d)
        elif d.unit == "lb" and d.scaled:
            d.unit = "GBP"
        elif (other := self._instead.get(d.unit or "")) and self._weighed(d, other):
            d.unit = str(other["unit"])

    def _weighed(self, d: Draft, other: dict[str, Any]) -> bool:
        """`Der Hecht wog zwölf Pfund`, `drei Pfund Spargel`: the word of money is one of weight here."""
        if d.line.atoms[d.last - 1].low not in other["words"] or d.scaled:
            return False
        near = d.line.atoms[max(0, d.first - NEAREST) : d.first] + d.line.atoms[d.j : d.j + NEAREST]
        return d.head in other["things"] or any(a.low in other["near"] for a in near)

    def _to_share(self, d: Draft) -> bool:
        """`um 2,5 Punkte auf 34,1 Prozent`: the new value is a share."""
        atoms = d.line.atoms
        found = units(d.line.language).at(atoms, d.j + 2) if low_at(atoms, d.j) in bounds(d.line.language).change else None
        return found is not None and found[1] == "percent"

    def polls(self) -> bool:
        """The text is about a poll."""
        if self._low is None:
            self._low = self._text.text[:100_000].lower()
        return sum(w in self._low for w in self._poll) >= 2

    def _label(self, d: Draft) -> None:
        if self._behind_name(d):
            d.unit = "year"
            return
        for k in range(d.first - 1, max(-1, d.first - self._reach), -1):
            atom = d.line.atoms[k]
            if atom.text in (",", ";") or atom.kind == "n":
                return
            found = self._measures.get(atom.low)
            if found and d.first - k <= found["reach"] and found["least"] <= d.num.value <= found["most"]:
                d.unit, d.phrase, d.head, d.counted = str(found["unit"]), "", "", None
                return

    def _aged(self, d: Draft) -> bool:
        """`children under 14`, `those 65 or older`, `who is 61`, `turned nine`: an age, as the words around tell."""
        if not self._age or d.second is not None or not 0 < d.num.value <= OLDEST or d.num.value != int(d.num.value):
            return False
        atoms, p, known = d.line.atoms, d.first - 1, self._age
        if d.bound in OPEN and any(a.low in known["compared"] for a in (*atoms[d.first : d.num.i], *atoms[d.num.j : d.last])):
            d.phrase, d.head, d.counted = "", "", None  # `those 65 and older pay half`
            return True
        if d.phrase:
            return False
        if d.first < d.num.i:
            return d.bound in OPEN and self._people(d, p, known["people"])
        if self._limit(d, p) or self._at_age(d, p):
            return True
        after = atoms[d.j] if d.j < len(atoms) else None
        if after is not None and after.low not in known["behind"] and (after.kind != "s" or (after.glued and after.dash)):
            return False
        if low_at(atoms, p) in known["turns"]:
            return True
        if low_at(atoms, p) not in known["verbs"]:
            return False
        while low_at(atoms, p) in known["verbs"]:
            p -= 1
        return self._people(d, p, known["who"])

    def _limit(self, d: Draft, p: int) -> bool:
        """`Kinder unter 14`, `Kinder bis 18`: a preposition that bounds a bare number behind people."""
        bound = self._age_bounds.get(low_at(d.line.atoms, p))
        if bound is None or d.bound != "exact" or d.low is None or not self._people(d, p - 1, self._age["people"]):
            return False
        d.first, d.bound = p, bound
        d.low, d.high = ends(d.low, bound)
        return True

    def _at_age(self, d: Draft, p: int) -> bool:
        """`starb mit 92`, `geht mit 63 in Rente`, `1,98 Meter groß, 23, ...`."""
        atoms, known = d.line.atoms, self._age
        if low_at(atoms, p) in known.get("at", ()):
            return any(a.low in known["at_near"] for a in (*atoms[max(0, p - 4) : p], *atoms[d.j : d.j + 4]))
        return low_at(atoms, p) == "," == low_at(atoms, d.j) and low_at(atoms, p - 1) in known.get("tall", ())

    def _people(self, d: Draft, k: int, words: frozenset[str]) -> bool:
        """The word at `k` is one of `words`, or a noun for people."""
        if low_at(d.line.atoms, k) in words:
            return True
        known = concepts(d.line.language)
        return k >= 0 and d.line.pos(k) == "NOUN" and known.within(known.of(d.line.atoms[k].text), PERSON)

    def _behind_name(self, d: Draft) -> bool:
        """`Peter Müller (45)`, `John Smith, 45, said`: a bare number set off behind a name."""
        atoms, i, j = d.line.atoms, d.num.i, d.num.j
        if not d.num.bare or d.second is not None or not 0 < d.num.value < 115 or i < 2 or j >= len(atoms):
            return False
        marks = (atoms[i - 1].text, atoms[j].text)
        k = i - 3 if atoms[i - 2].text == "." and len(atoms[i - 3].text) < 3 else i - 2  # Manfred K. (67), Donald Roe Jr., 38
        person = self._person(atoms[k].low, d)
        name = person or (d.line.upper(k) and (d.line.pos(k) in ("PROPN", "") or d.line.upper(k - 1)) and not self._listing(d, k))
        if not name or marks not in self._age_marks:
            return False
        if marks[0] == "," and counted(d.line.language).capital_heads and not (d.line.pos(k) == d.line.pos(k - 1) == "PROPN"):
            return False
        return j + 1 >= len(atoms) or atoms[j + 1].kind != "n"

    def _listing(self, d: Draft, k: int) -> bool:
        """One of several single names with a number each, which is no age: `China (132), Myanmar (85)`."""
        atoms = d.line.atoms
        if atoms[d.num.i - 1].text != "(" or (k > 0 and d.line.upper(k - 1)):
            return False
        if d.line not in self._lists:
            alone = [m for m in range(2, len(atoms) - 1) if atoms[m].kind == "n" and atoms[m - 1].text == "(" and atoms[m + 1].text == ")"]
            self._lists = {d.line: sum(not d.line.upper(m - 3) for m in alone) > 1}
        return self._lists[d.line]

    def _person(self, low: str, d: Draft) -> bool:
        """The noun before the brackets names one person: `Rentnerin (81)`."""
        return d.num.value > 3 and low.endswith(self._persons) and not low.endswith(self._no_persons) if self._persons else False

    def _named_before(self, d: Draft) -> bool:
        """`Es gab Verletzte, sechs von ihnen ...`: people without a number, named before in the sentence."""
        known = concepts(d.line.language)
        for k in range(d.first - 1, max(-1, d.first - NEAR), -1):
            if d.line.atoms[k].kind == "w" and d.line.pos(k) in ("NOUN", "ADJ", "PROPN", ""):
                name = known.of(d.line.atoms[k].text)
                if known.within(name, PERSON):
                    d.phrase, d.head, d.concept, d.inherited = d.line.atoms[k].text, d.line.atoms[k].low, name, True
                    return True
        return False

    def _bare_end(self, d: Draft, other: Draft) -> bool:
        """`under 30 seconds. The maker claims 50.`: a bare number at the end of its clause takes the unit just said."""
        atoms, j = d.line.atoms, d.j
        gap = atoms[other.last : d.first] if other.line is d.line else []
        share = units(d.line.language).dimension.get(other.unit or "") == "share"
        if share and len(gap) == 1 and gap[0].low in bounds(d.line.language).change:
            return False  # `um 30 Prozent auf 12.000`
        row = other.line is d.line and "." in atoms[d.num.i].text and low_at(atoms, d.first - 1) in bounds(d.line.language).both
        if share and row and d.line.pos(j) == "ADP":
            return True  # `3.2 percent in May and 3.9 in July`
        ends = j >= len(atoms) or (atoms[j].kind == "s" and not atoms[j].dash)
        near = other.line.block == d.line.block and d.line.number - other.line.number <= 1
        if other.line is not d.line and units(d.line.language).dimension.get(other.unit or "") == "money":
            return False  # `at $1.14. The index was up at 96.`
        if not ends or not near or not self._measures_again(d, other):
            return False
        return other.unit not in (None, FACTOR) and not other.phrase and not other.joined and d.num.kind in ("digits", "word")

    def _measures_again(self, d: Draft, other: Draft) -> bool:
        """No verb of its own tells something else of the number: `killed 50` behind `20 km`, `Police held 14`, `there were five`."""
        atoms, k = d.line.atoms, d.first - 1
        while k > 0 and d.line.pos(k) == "ADV":
            k -= 1
        low = low_at(atoms, k)
        if self._apart.before(atoms, k + 1) or k < 0:
            return False
        if other.line is not d.line:
            return low in self._again
        verb = d.line.pos(k) in ("VERB", "AUX") and k >= other.last
        return not verb or low in self._again or any(a.low == low for a in atoms[max(0, other.first - NEAR) : other.first])

    def _converted(self, d: Draft) -> bool:
        """`771 billion ($1tn)`: what the brackets turn into another currency has not that one."""
        atoms, j = d.line.atoms, d.j
        return low_at(atoms, j) == "(" and units(d.line.language).before(atoms, j + 2) is not None

    def _own(self, d: Draft, dimension: str) -> bool:
        """`nach einem Gewinn von 19 Millionen`: the number has a noun of its own before it."""
        things = counted(d.line.language)
        if found := things.before_measure(d):
            things.set(d, found)
            d.concept = concepts(d.line.language).of(d.phrase, dimension)
        return found is not None

    def mention(self, d: Draft) -> None:
        """Remember a single person who is no figure (`ein Mensch starb`), so that `vier weitere` can stand for it."""
        known = concepts(d.line.language)
        d.concept = known.of(d.phrase) if d.unit is None else None
        if known.within(d.concept, PERSON):
            self.memory.append(d)

    def ellipsis(self, d: Draft) -> None:
        """A number without unit or thing takes the thing, or with a scale the unit of money, of the figure before it."""
        if low_at(d.line.atoms, d.j) in counted(d.line.language).multiples:
            return
        near = self.memory[-4:][::-1]
        if d.num.kind == "share":
            other = next((o for o in near if o.line is d.line and o.unit == "percent" and o.phrase), None)
            if other:
                _take(d, other)
                d.share_of = other.share_of
            elif counted(d.line.language).elided.at(d.line.atoms, d.j):  # `190 Menschen, ein Fünftel davon`
                whole = next((o for o in near if o.line is d.line and o.unit is None and o.phrase), None)
                if whole:
                    _take(d, whole)
            return
        dimension = units(d.line.language).dimension
        if d.elided and (not near or near[0].line is not d.line) and self._named_before(d):
            return
        if near and not d.scaled and self._bare_end(d, near[0]):
            d.unit = near[0].unit
            return
        for other in near:
            if other.line is d.line and (part := roles(d.line.language).before.before(other.line.atoms, other.first)) and part[1] == "part":
                continue  # `41 Menschen, darunter 12 Kinder, starben, Hunderte ...`
            apart = d.line.number - other.line.number
            if d.scaled and self._converted(d):
                return
            if d.scaled and apart <= 5 and other.unit is not None and (other.scaled or dimension.get(other.unit) == "money"):
                d.unit = other.unit
                if not self._own(d, dimension.get(d.unit or "", "")):
                    _take(d, other)
                return
            if other.unit is None and other.phrase and (other.scaled or not d.scaled or apart <= 1):
                if other.line.block == d.line.block and apart <= 1:
                    _take(d, other)
                return


def _take(d: Draft, other: Draft) -> None:
    """Let `d` stand for what `other` counts."""
    d.phrase, d.head, d.concept, d.inherited, d.source = other.phrase, other.head, other.concept, True, other
