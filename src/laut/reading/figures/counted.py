"""The counted thing: the noun phrase after the number, the base of a share, or what an ellipsis stands for."""

from __future__ import annotations

from functools import cache

from laut import languages
from laut.reading.figures.concepts import concepts
from laut.reading.figures.draft import Draft, Line
from laut.reading.figures.lex import Phrases, low_at, phrases
from laut.reading.figures.numerals import numerals
from laut.reading.figures.units import units

REACH = 7  # atoms that a noun phrase may take
QUOTES = frozenset("\"'“”„‟»«‘’‚›‹")
CLOSED = frozenset(("AUX", "ADP", "DET", "PRON", "SCONJ", "CCONJ"))  # never part of a noun phrase behind its number
NOMINAL = ("ADJ", "PROPN", "NOUN")
TITLED = ("title", "heading")  # blocks in which every word may begin with a capital
APOSTROPHES = frozenset("'’")


class Counted:
    """The words around counted things in one language, from `counted.toml`."""

    def __init__(self, language: str) -> None:
        data = languages.toml(language, "counted")
        self.additions = frozenset(data["additions"])
        self.stop = frozenset(data["stop"])
        self.elided: Phrases = phrases({"elided": data["elided"]})
        self.holders = frozenset(data["holders"])
        self.holder_suffixes = tuple(data["holder_suffixes"])
        self.share_of = frozenset(data["share_of"])
        self.of = frozenset(data["of"])
        self.genitive = frozenset(data["genitive"])
        self.articles = frozenset(data["articles"])
        self.no_heads = frozenset(data["no_heads"])
        self.endings = tuple(data["endings"])
        self.measured = frozenset(w + end for w in data["measured"] for end in ("", *self.endings))
        self.participles = frozenset(data["participles"])
        self.adverbs = frozenset(data["adverbs"])
        self.place_endings = tuple(data["place_endings"])
        self.plural_endings = tuple(data["plural_endings"])
        self.plurals = frozenset(data["plurals"])
        self.no_plurals = frozenset(data.get("no_plurals", []))
        self.capital_heads = bool(data["capital_heads"])
        self.pronouns = frozenset(data["pronouns"])
        self.joints = frozenset(data["joints"])
        self.both = frozenset(data["both"])
        self.multiples, self.stretches = frozenset(data["multiples"]), self.additions | frozenset(data["stretches"])
        self.amounts: Phrases = phrases({"amount": data["amounts"]})
        self.base: Phrases = phrases({"base": data["base"]})
        self.measured_by = frozenset(data["measured_by"])
        self.measures = frozenset(data["measures"])
        self.strong, self.compounds = frozenset(data.get("strong", [])), frozenset(data.get("compounds", []))
        self.groups, self.aged = frozenset(data.get("groups", [])), frozenset(data.get("aged", []))
        self.copulas, self.were = frozenset(data["copulas"]), frozenset(data.get("were", []))

    # -- noun phrases ---------------------------------------------------------------------------------------------------------------

    def phrase(self, line: Line, j: int, one: bool = False) -> tuple[int, int] | None:
        """The noun phrase that begins at atom `j` (after words of addition): atoms `[first, last)`, None where there is none."""
        start, j = j, self.skip(line, j)
        if self.capital_heads:
            return self._capital(line, j)
        found = self._plural(line, j, one)
        quoted = found is not None and j > start and line.atoms[j - 1].text in QUOTES
        if found and quoted and any(a.text in QUOTES and a.text not in APOSTROPHES for a in line.atoms[j : found[1]]):
            return j - 1, found[1]  # `“unbound” delegates`
        return found

    def skip(self, line: Line, j: int) -> int:
        """The atom after quotation marks and words of addition at `j`."""
        while j < len(line.atoms) and (line.atoms[j].low in self.additions or line.atoms[j].text in QUOTES):
            j += 1
        return j

    def _capital(self, line: Line, j: int) -> tuple[int, int] | None:
        """Adjectives, then a word with a capital letter (German)."""
        atoms = line.atoms
        for k in range(j, min(j + REACH, len(atoms))):
            atom = atoms[k]
            if k > j and (atom.text in QUOTES or (atom.dash and atom.glued and k + 1 < len(atoms) and atoms[k + 1].glued)):
                continue
            if atom.kind != "w":
                return None
            if line.upper(k):
                if atom.text in self.no_heads:
                    return None
                end = self._shortened(line, self._compound(line, k))
                if line.upper(end) and not atoms[end].glued and self._goes_on(line, k, end):
                    end = self._compound(line, end)
                return j, end
            if k > j and atom.low in self.both and self._adjective(line, k - 1) and self._adjective(line, k + 1):
                continue  # `kaufmännische und handwerkliche Lehrlinge`
            if atom.low in self.stop or numerals(line.language).word(atom.low) is not None:
                return None
            adverb = atom.low in self.adverbs or (line.pos(k) == "ADV" and self._adjective(line, k + 1))  # `radioaktiv verseuchtes Wasser`
            if not atom.low.endswith(self.endings) and not adverb and line.pos(k) != "ADJ":
                return None
            if line.pos(k) in CLOSED:
                return None
            token = line.token(k)
            if token is not None and token.fin and not (line.upper(k + 1) and line.pos(k + 1) == "NOUN"):
                return None  # a verb, unless the tagger misread an adjective before its noun
        return None

    def _adjective(self, line: Line, k: int) -> bool:
        """The word at `k` is an adjective before its noun, as far as its ending tells."""
        low = low_at(line.atoms, k)
        return low.endswith(self.endings) and not line.upper(k) and low not in self.stop and line.pos(k) in ("ADJ", "")

    def _shortened(self, line: Line, end: int) -> int:
        """The atom after `Diagnose- und Heilmethoden`, whose first part ends at `end`."""
        atoms = line.atoms
        if end + 2 < len(atoms) and atoms[end].dash and atoms[end].glued and atoms[end + 1].low in self.both and line.upper(end + 2):
            return self._compound(line, end + 2)
        return end

    def _goes_on(self, line: Line, k: int, end: int) -> bool:
        """The capital word at `k` belongs to the one at `end`: `Berliner Schüler`, `Creative Cities`."""
        thing = line.pos(end) in ("NOUN", "PROPN", "X")
        if end == k + 1 and line.atoms[k].low.endswith(self.place_endings):
            return line.pos(k) in ("ADJ", "") or (thing and concepts(line.language).of(line.atoms[k].text) is None)
        return thing and line.pos(k) in ("PROPN", "X", "ADJ")

    def _compound(self, line: Line, k: int) -> int:
        """The atom after a word and what is glued to it by hyphens: `M1991-Einheiten`."""
        atoms, end = line.atoms, k + 1
        while end < len(atoms) and atoms[end].glued and (atoms[end].kind != "s" or (atoms[end].dash and end + 1 < len(atoms))):
            if atoms[end].dash and not (atoms[end + 1].glued and atoms[end + 1].kind != "s"):
                break
            end += 1
        return end

    def _plural(self, line: Line, j: int, one: bool) -> tuple[int, int] | None:
        """Words up to the first plural noun, or up to a word that ends the phrase (English)."""
        atoms, last, k = line.atoms, 0, j
        while k < min(j + REACH, len(atoms)):
            atom = atoms[k]
            if atom.kind == "s" and atom.glued and atom.dash and k > j and k + 1 < len(atoms) and atoms[k + 1].glued:
                k += 1
                continue
            if atom.text in QUOTES and k > j:
                if atom.text in APOSTROPHES and atom.glued:
                    if low_at(atoms, k + 1) != "s" or not atoms[k + 1].glued:
                        break
                    k += 1  # a genitive: `Clinton's emails`
                k += 1
                continue
            if atom.kind == "w" and len(atom.text) == 1 and low_at(atoms, k + 1) == "." and atoms[k + 1].glued:  # U.S. senators
                k += 2
                continue
            if atom.kind == "n" and atom.glued and k > j and atoms[k - 1].dash:  # COVID-19 tests
                k += 1
                continue
            if k == j and atom.low in self.participles and (line.pos(k + 1) == "AUX" or low_at(atoms, k + 1) in self.copulas):
                return k, k + 1  # `600 injured were flown out`
            if k > j and atom.dash and line.upper(k - 1) and [(a.kind, a.glued) for a in atoms[k + 1 : k + 2]] == [("n", True)]:
                k += 2  # COVID -19 tests
                continue
            if k > j and (end := self._both(line, k)):
                k = end
                continue
            if k > j and atom.kind == "n" and (end := self._model(line, k)):
                k = last = end
                continue
            if atom.kind != "w" or (atom.low in self.stop and not self._before_noun(line, k)) or line.pos(k) in CLOSED:
                break
            if numerals(line.language).word(atom.low) is not None and not (k + 1 < len(atoms) and atoms[k + 1].dash and atoms[k + 1].glued):
                break
            token = line.token(k)
            if token is not None and token.pos == "VERB" and k > j and not one and self._head(line, k):
                return j, k + 1
            if token is not None and token.pos == "VERB" and not self.plural(line, k) and self._ends_phrase(line, k, token.fin and k > j):
                break
            last = k + 1
            k += 1
            named = line.pos(k - 1) == "PROPN" and line.pos(k) in ("NOUN", "PROPN")  # Dallas police officers
            if not one and self.plural(line, k - 1) and not named:
                break
        if not last:
            return None
        while last < len(atoms) and self.plural(line, last) and line.pos(last) == "NOUN" and low_at(atoms, last) not in self.stop:
            last += 1
        while last > j and line.pos(last - 1) in ("ADV", "VERB") and not self.plural(line, last - 1):
            last -= 1
        if last == j or (line.pos(last - 1) == "ADJ" and concepts(line.language).of(line.words(last - 1, last)) is None):
            return None
        return j, last

    def _both(self, line: Line, k: int) -> int:
        """The atom after `and` at `k` where it joins two modifiers of one noun: `Kia and Hyundai vehicles`."""
        atoms = line.atoms
        if atoms[k].low not in self.both or k + 2 >= len(atoms) or atoms[k + 1].kind != "w" or self.plural(line, k - 1):
            return 0
        if line.pos(k - 1) not in (*NOMINAL, "") or line.pos(k + 1) not in NOMINAL or self.plural(line, k + 1):
            return 0
        ends = (m for m in range(k + 2, min(k + 5, len(atoms))) if atoms[m].kind != "w" or self.plural(line, m))
        end = next(ends, k)
        hyphen = end > k and atoms[end].dash and atoms[end].glued
        return k + 1 if hyphen or (end > k and atoms[end].kind == "w" and line.pos(end) in ("NOUN", "PROPN", "")) else 0

    def _model(self, line: Line, k: int) -> int:
        """The atom after the number at `k` where it belongs to a name inside the phrase (`new 737 Max jets`, `Model 3s`), else 0."""
        atoms = line.atoms
        if k + 1 >= len(atoms) or not atoms[k].text.isdigit():
            return 0
        if line.upper(k - 1) and not atoms[k].glued and atoms[k + 1].glued and atoms[k + 1].low in self.plural_endings:
            return k + 2
        named = line.upper(k + 1) and not atoms[k + 1].glued
        return k + 1 if named and any(self.plural(line, m) for m in range(k + 1, min(k + 4, len(atoms)))) else 0

    def _head(self, line: Line, k: int) -> bool:
        """The word at `k` ends like a plural where a number behind a name wants its noun: `1,200 Clinton emails now deemed secret`."""
        low = low_at(line.atoms, k)
        wants = line.pos(k - 1) == "PROPN" and not self.plural(line, k - 1) and low.endswith(self.plural_endings)
        return wants and low not in self.no_plurals and low not in self.stop and not low.endswith("ss")

    def _ends_phrase(self, line: Line, k: int, fin: bool) -> bool:
        """The verb at `k` is the clause's, or a participle with words of its own: `263 entering the race`."""
        return fin or line.pos(k + 1) in ("PROPN", "DET", "ADP", "PRON", "AUX")

    def _before_noun(self, line: Line, k: int) -> bool:
        """A participle that may end a phrase stands before a noun: `wounded soldiers`, `“missing” emails`."""
        following = line.atoms[k + 1] if k + 1 < len(line.atoms) else None
        if following is not None and following.dash and following.glued:
            return True  # first-team players
        if line.atoms[k].low not in self.participles:
            return False
        return self.plural(line, self.skip(line, k + 1))

    def plural(self, line: Line, k: int) -> bool:
        """The word at atom `k` looks like a plural noun."""
        low = low_at(line.atoms, k)
        if low in self.plurals:
            return True
        if not low.endswith(self.plural_endings) or low in self.no_plurals or low.endswith("ss") or len(low) < 3:
            return False
        return line.pos(k) in ("NOUN", "PROPN", "")

    def single(self, d: Draft) -> bool:
        """Bare digits before a name in the singular, which they do not count: `787 Dreamliner`."""
        line = d.line
        if self.capital_heads or d.counted is None or not d.num.bare or d.bound != "exact" or d.num.base == 1 or d.second or d.elided:
            return False
        first, last = d.counted
        names = all(line.upper(k) or line.atoms[k].kind != "w" for k in range(first, last))
        return names and first == d.last and not any(self.plural(line, k) for k in range(first, last)) and line.kind not in TITLED

    # -- where the thing stands -----------------------------------------------------------------------------------------------------

    def find(self, d: Draft) -> None:
        """Fill `counted` of one draft from its own sentence."""
        if d.unit in ("percent",) and self._share(d):
            return
        if d.unit is not None:
            self._measured(d)
            return
        if found := self.compounded(d.line, d.j) or self._grouped(d):
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
            elif d.num.kind != "vague":
                return
        elif low_at(line.atoms, j) in self.genitive:
            j += 1
        found = self.phrase(line, j, one)
        if found and j > d.j and low_at(line.atoms, j - 1) in self.genitive and d.role is None:
            d.role = "part"  # `drei der Frauen`
        if found := found or self._held(d):
            self.set(d, found)

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
        found = self._capital(line, k)
        if found:
            return found
        atoms = line.atoms
        for m in range(k + 1, min(k + 9, len(atoms))):
            if atoms[m].kind == "s" and not atoms[m].dash:
                return None
            if line.upper(m) and atoms[m - 1].low.endswith(self.endings) and atoms[m - 1].low not in self.stop and not line.upper(m - 1):
                return m, self._compound(line, m)
        return None

    def _measured(self, d: Draft) -> None:
        """`160.000 Tonnen Müll`, `500 tons of grain`, `90-Kilogramm-Sprengkopf`."""
        line, j, atoms = d.line, d.j, d.line.atoms
        if d.joined and j + 1 < len(atoms) and atoms[j].dash and atoms[j].glued and atoms[j + 1].kind == "w":
            if atoms[j + 1].low in self.stop:
                return  # `a 10-hour-per-week job`
            self.set(d, (j + 1, self._compound(line, j + 1)))
        elif self.capital_heads:
            while low_at(atoms, j) in self.measured:
                j += 1
            if found := self._capital(line, j):
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
        return None

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
