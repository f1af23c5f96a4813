"""The counted thing: the noun phrase after the number, the base of a share, or what an ellipsis stands for."""

from __future__ import annotations

from functools import cache

from laut import languages
from laut.reading.figures.concepts import concepts
from laut.reading.figures.draft import Draft, Line
from laut.reading.figures.lex import Phrases, low_at, phrases
from laut.reading.figures.nouns import APOSTROPHES, NounPhrases
from laut.reading.figures.units import units

TITLED = ("title", "heading")  # blocks in which every word may begin with a capital
ROW = 12  # atoms between two counts of a row


class Counted(NounPhrases):
    """The words around counted things in one language, from `counted.toml`."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        data = languages.toml(language, "counted")
        self.row_ends, self.reaching = frozenset(data.get("row_ends", [])), frozenset(data.get("reaching", []))
        self.elided: Phrases = phrases({"elided": data["elided"]})
        self.holders = frozenset(data["holders"])
        self.holder_suffixes = tuple(data["holder_suffixes"])
        self.share_of = frozenset(data["share_of"])
        self.of = frozenset(data["of"])
        self.genitive = frozenset(data["genitive"])
        self.articles = frozenset(data["articles"])
        self.measured = frozenset(w + end for w in data["measured"] for end in ("", *self.endings))
        self.pronouns = frozenset(data["pronouns"])
        self.joints = frozenset(data["joints"])
        self.multiples, self.stretches = frozenset(data["multiples"]), self.additions | frozenset(data["stretches"])
        self.amounts: Phrases = phrases({"amount": data["amounts"]})
        self.base: Phrases = phrases({"base": data["base"]})
        self.measured_by = frozenset(data["measured_by"])
        self.measures = frozenset(data["measures"])
        self.strong, self.compounds = frozenset(data.get("strong", [])), frozenset(data.get("compounds", []))
        self.groups, self.aged = frozenset(data.get("groups", [])), frozenset(data.get("aged", []))
        self.were = frozenset(data.get("were", []))

    def single(self, d: Draft) -> bool:
        """Bare digits before a name in the singular, which they do not count: `787 Dreamliner`."""
        line = d.line
        if self.capital_heads or d.counted is None or not d.num.bare or d.bound != "exact" or d.num.base == 1 or d.second or d.elided:
            return False
        first, last = d.counted
        names = all(line.upper(k) or line.atoms[k].kind != "w" for k in range(first, last))
        return names and first == d.last and not any(self.plural(line, k) for k in range(first, last)) and line.kind not in TITLED

    def find(self, d: Draft) -> None:
        """Fill `counted` of one draft from its own sentence."""
        if d.unit in ("percent",) and self._share(d):
            return
        if d.unit is not None:
            self._measured(d)
            return
        if found := self.compounded(d.line, d.j) or self._grouped(d) or self._measured_head(d.line, d.j):
            self.set(d, found)
            return
        one = d.high == 1 or d.low == 1
        line, j = d.line, d.j
        d.elided = self.elided.at(line.atoms, j) is not None
        if low_at(line.atoms, j) in self.of:
            if d.num.kind == "vague" or low_at(line.atoms, j + 1) in self.articles:
                j += 1
                while low_at(line.atoms, j) in self.articles:
                    j += 1
                if (m := self._owner(line, j)) is not None and m < len(line.atoms) and line.atoms[m].kind == "n":
                    j, d.role = m + 1, "part"  # `five of the town's 12 libraries`
            elif (m := self._owner(line, j + 1)) is not None:
                j = m
                if m < len(line.atoms) and line.atoms[m].kind == "n":
                    j, d.role = m + 1, "part"  # `1,200 of Malta's 1,900 taxi drivers`
            elif d.num.kind != "vague":
                return
        elif low_at(line.atoms, j) in self.genitive:
            j += 1
        found = self.phrase(line, j, one) or self.burdened(line, j)
        if found and j > d.j and low_at(line.atoms, j - 1) in self.genitive and d.role is None:
            d.role = "part"  # `drei der Frauen`
        if found := found or self._held(d):
            self.set(d, found)

    def _measured_head(self, line: Line, j: int) -> tuple[int, int] | None:
        """`sechs 155-mm-Haubitzen`: the head of a compound that begins with a measure."""
        atoms = line.atoms
        if not (j + 3 < len(atoms) and atoms[j].kind == "n" and atoms[j + 1].dash and atoms[j + 1].glued and atoms[j + 2].glued):
            return None
        found = units(line.language).at(atoms, j + 2)
        end = found[0] if found else len(atoms)
        joined = end + 1 < len(atoms) and atoms[end].dash and atoms[end].glued and atoms[end + 1].glued and line.upper(end + 1)
        return (end + 1, self.compound(line, end + 1)) if joined else None

    def compounded(self, line: Line, j: int) -> tuple[int, int] | None:
        """`300-bed hospital` counts beds, `1,000-strong crowd` the crowd."""
        atoms = line.atoms
        if j + 1 >= len(atoms) or not (atoms[j].dash and atoms[j].glued and atoms[j + 1].glued):
            return None
        if atoms[j + 1].low in self.strong:
            return self.phrase(line, j + 2, True)
        return (j + 1, j + 2) if atoms[j + 1].low in self.compounds else None

    def _grouped(self, d: Draft) -> tuple[int, int] | None:
        """`a crew of 52`: the noun before the number, where none stands behind it."""
        atoms, k = d.line.atoms, d.first - 2
        if k < 0 or atoms[k].low not in self.groups or atoms[k + 1].low not in self.of or d.num.kind not in ("digits", "word"):
            return None
        return (k, k + 1) if self.phrase(d.line, d.j) is None else None

    def complement(self, d: Draft) -> tuple[int, int] | None:
        """`Of those, 14 were children`: the noun behind the verb."""
        line, j = d.line, d.j
        if self.capital_heads or not self.copular(d):
            return None
        found = self.phrase(line, j + 1)
        return found if found and self.plural(line, found[1] - 1) and line.pos(found[1]) in ("PUNCT", "ADP", "CCONJ", "") else None

    def copular(self, d: Draft) -> bool:
        """A verb of being stands behind the number: `10,280 are Republican`."""
        return d.line.pos(d.j) == "AUX" and low_at(d.line.atoms, d.j) in self.were

    def injured(self, d: Draft) -> tuple[int, int] | None:
        """`12 dead and 30 wounded`: a participle that stands for people."""
        line, j = d.line, d.j
        if self.capital_heads or low_at(line.atoms, j) not in self.participles:
            return None
        return (j, j + 1) if line.pos(j + 1) in ("PUNCT", "ADP", "CCONJ", "ADV", "") else None

    def among(self, line: Line) -> str | None:
        """`Among likely voters, ...`, `Unter den Befragten mit Kindern ...`: the base that a sentence opens with."""
        found = self.base.at(line.atoms, 0)
        if found is None:
            return None
        first = found[0]
        end = next((k for k in range(first, min(first + 12, len(line.atoms))) if line.atoms[k].text == ","), first)
        if self.capital_heads:  # the verb follows at once
            end = next((k for k in range(first, min(first + 6, len(line.atoms))) if line.upper(k)), first - 1) + 1
        return line.words(first, end) if end > first and not any(a.kind == "n" for a in line.atoms[first:end]) else None

    def _owner(self, line: Line, j: int) -> int | None:
        """The atom after `Clinton's` at `j`, None where no genitive stands there."""
        for k in range(j + 1, min(j + 4, len(line.atoms) - 1)):
            if line.atoms[k].text in APOSTROPHES and line.atoms[k].glued and line.atoms[k + 1].low == "s":
                return k + 2
        return None

    def set(self, d: Draft, found: tuple[int, int]) -> None:
        """Let atoms `found` be the counted thing."""
        d.counted = found
        d.phrase = d.line.words(*found)
        d.head = low_at(d.line.atoms, found[1] - 1)

    def _share(self, d: Draft) -> bool:
        """`50 Prozent aller Geschosse`, `half the money`: `share_of` and its noun."""
        line, j, atoms = d.line, d.j, d.line.atoms
        if low_at(atoms, j) not in self.share_of:
            if d.num.direct and (found := self.phrase(line, j)):
                self.set(d, found)
                d.share_of = d.phrase
                return True
            return False
        k = j + 1
        while low_at(atoms, k) in self.articles and k < j + 3:
            k += 1
        if low_at(atoms, k - 1) in self.pronouns and k < len(atoms) and atoms[k].kind == "w":
            self.set(d, (k - 1, k + 1))
            d.share_of = line.words(k - 1, k + 1)
            return True
        if low_at(atoms, j) in self.of and (pronoun := self.elided.at(atoms, j)):
            d.share_of = line.words(j + 1, pronoun[0])  # `just over half of them`
            return False
        found = self._deep(line, k) if self.capital_heads else self._of_phrase(line, k)
        if not found:
            return False
        self.set(d, found)
        of_first = j + 1 if low_at(atoms, j) in self.of else j
        d.share_of = line.words(of_first, found[1])
        return True

    def _of_phrase(self, line: Line, k: int) -> tuple[int, int] | None:
        found = self.phrase(line, k)
        if found:
            return found
        end = k
        while end < min(k + 4, len(line.atoms)) and line.atoms[end].kind == "w" and line.pos(end) in ("ADJ", "NOUN", "PROPN"):
            end += 1
        return (k, end) if end > k and line.pos(end - 1) in ("NOUN", "PROPN") else None

    def _deep(self, line: Line, k: int) -> tuple[int, int] | None:
        """A noun phrase whose adjective carries words of its own: `aller von X abgefeuerten Geschosse`."""
        found = self.capital(line, k)
        if found:
            return found
        atoms = line.atoms
        for m in range(k + 1, min(k + 9, len(atoms))):
            if atoms[m].kind == "s" and not atoms[m].dash:
                return None
            if line.upper(m) and atoms[m - 1].low.endswith(self.endings) and atoms[m - 1].low not in self.stop and not line.upper(m - 1):
                return m, self.compound(line, m)
        return None

    def _measured(self, d: Draft) -> None:
        """`160.000 Tonnen Müll`, `500 tons of grain`, `90-Kilogramm-Sprengkopf`."""
        line, j, atoms = d.line, d.j, d.line.atoms
        if d.joined and j + 1 < len(atoms) and atoms[j].dash and atoms[j].glued and atoms[j + 1].kind == "w":
            if atoms[j + 1].low in self.stop:
                return  # `an 18-hour-per-week post`
            self.set(d, (j + 1, self.compound(line, j + 1)))
        elif self.capital_heads:
            while low_at(atoms, j) in self.measured:
                j += 1
            if found := self.capital(line, j):
                self.set(d, found)
        else:
            behind = j + 1 if low_at(atoms, j) in self.of else j if self._modifies(d) else len(atoms)
            if found := self.phrase(line, behind, True):
                self.set(d, found)

    def _modifies(self, d: Draft) -> bool:
        """A hyphen joins the measure to its unit, and a thing may follow: `a 12-mile stretch`, not `a 12-year-old boy`."""
        atoms, j = d.line.atoms, d.j
        return d.joined and low_at(atoms, d.last - 1) not in self.aged and j < len(atoms) and not atoms[j].glued

    def before_measure(self, d: Draft) -> tuple[int, int] | None:
        """`Sprengköpfe von bis zu einer Tonne`: the noun before the measure's preposition."""
        atoms, p = d.line.atoms, d.first - 1
        if found := self.amounts.before(atoms, d.first):
            p = found[0]
            return (p - 1, p) if p > 0 and atoms[p - 1].kind == "w" and atoms[p - 1].low not in self.stop else None
        if low_at(atoms, p) not in self.measured_by or p == 0 or atoms[p - 1].kind != "w":
            return None
        if units(d.line.language).at(atoms, p - 1) is not None:
            return None  # `in drei Sekunden von 0 auf 100`
        return (p - 1, p) if atoms[p - 1].low not in self.measures and atoms[p - 1].low not in self.stop else None

    def _held(self, d: Draft) -> tuple[int, int] | None:
        """`Die Zahl der Toten stieg auf sieben`, `the voter sample is 834`: the thing stands in the subject."""
        line, atoms = d.line, d.line.atoms
        for k in range(d.first - 1, max(-1, d.first - 24), -1):
            low = atoms[k].low
            if (atoms[k].kind == "n" and not self._percent(line, k)) or low in (";", "."):
                break
            if low in self.holders:
                found = self._holds(line, k)
                if found or low_at(atoms, k + 1) in self.share_of:
                    return found if found and found[1] <= d.first else None
                joined = any(a.low in self.copulas for a in atoms[k + 1 : d.first])
                return self._before_holder(line, k) if joined else None
            if self.holder_suffixes and line.upper(k) and low.endswith(self.holder_suffixes) and len(low) > 8:
                return k, k + 1
        for k in range(d.j, min(d.j + 6, len(atoms))):  # `auf 400 bezifferte er die Zahl der Toten`
            if atoms[k].kind != "w":
                break
            if atoms[k].low in self.holders:
                return self._holds(line, k)
        return self._subject(d)

    def _subject(self, d: Draft) -> tuple[int, int] | None:
        """`Flood deaths rise to nine`: people right before the verb and its preposition."""
        k, known = d.first - 3, concepts(d.line.language)
        if k < 0 or self.capital_heads or low_at(d.line.atoms, k + 2) not in self.reaching or d.line.pos(k + 1) != "VERB":
            return None
        people = known.dimension.get(known.of(d.line.atoms[k].text) or "") == "people"
        return (k, k + 1) if people and self.plural(d.line, k) else None

    def ends_row(self, d: Draft, before: Draft) -> bool:
        """`six in Wales and one in Scotland`: an article that counts, behind another count and before a preposition."""
        line, gap = d.line, range(before.j, d.first)
        if low_at(line.atoms, d.num.i) not in self.row_ends or d.unit is not None or d.phrase or before.unit is not None or not gap:
            return False
        if len(gap) > ROW or before.num.kind not in ("digits", "word") or line.atoms[d.first - 1].low not in (",", *self.both):
            return False
        verb = any((token := line.token(k)) is not None and token.fin for k in gap)
        return line.pos(d.j) == "ADP" and not verb

    def _percent(self, line: Line, k: int) -> bool:
        """The number at `k` is a share: `die Zahl der Anträge sank um 30 Prozent auf 12.000`."""
        found = units(line.language).at(line.atoms, k + 1)
        return found is not None and found[1] == "percent"

    def _holds(self, line: Line, k: int) -> tuple[int, int] | None:
        """What the holding noun at `k` counts: `Zahl der Toten`, `number of dead`."""
        atoms, m = line.atoms, k + 1
        if low_at(atoms, m) not in self.share_of and low_at(atoms, m) not in self.of:
            return None
        m += 1
        while low_at(atoms, m) in self.articles:
            m += 1
        found = self._deep(line, m) if self.capital_heads else self.phrase(line, m)
        if found is None and not self.capital_heads and m < len(atoms) and atoms[m].kind == "w":
            found = (m, m + 1)
        return found

    def _before_holder(self, line: Line, k: int) -> tuple[int, int] | None:
        """`registered voter sample`: the words before the holding noun."""
        first = k
        while first > 0 and line.atoms[first - 1].kind == "w" and line.atoms[first - 1].low not in self.stop and k - first < 3:
            first -= 1
        return (first, k) if first < k and not self.capital_heads else None


@cache
def counted(language: str) -> Counted:
    """The words around counted things in `language`, read once."""
    return Counted(language)
