"""Noun phrases behind a number: adjectives and a word with a capital (German), or words up to a plural (English)."""

from __future__ import annotations

from laut import languages
from laut.reading.figures.concepts import concepts
from laut.reading.figures.draft import Line
from laut.reading.figures.lex import low_at
from laut.reading.figures.numerals import numerals

REACH = 7  # atoms that a noun phrase may take
QUOTES = frozenset("\"'“”„‟»«‘’‚›‹")
CLOSED = frozenset(("AUX", "ADP", "DET", "PRON", "SCONJ", "CCONJ"))  # never part of a noun phrase behind its number
NOMINAL = ("ADJ", "PROPN", "NOUN")
APOSTROPHES = frozenset("'’")


class NounPhrases:
    """The words of noun phrases in one language, from `counted.toml`."""

    def __init__(self, language: str) -> None:
        data = languages.toml(language, "counted")
        self.additions = frozenset(data["additions"])
        self.stop = frozenset(data["stop"])
        self.no_heads = frozenset(data["no_heads"])
        self.endings = tuple(data["endings"])
        self.participles = frozenset(data["participles"])
        self.adverbs = frozenset(data["adverbs"])
        self.place_endings = tuple(data["place_endings"])
        self.plural_endings = tuple(data["plural_endings"])
        self.plurals = frozenset(data["plurals"])
        self.no_plurals = frozenset(data.get("no_plurals", []))
        self.capital_heads = bool(data["capital_heads"])
        self.both = frozenset(data["both"])
        self.copulas = frozenset(data["copulas"])

    def phrase(self, line: Line, j: int, one: bool = False) -> tuple[int, int] | None:
        """The noun phrase that begins at atom `j` (after words of addition): atoms `[first, last)`, None where there is none."""
        start, j = j, self.skip(line, j)
        if self.capital_heads:
            return self.capital(line, j)
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

    def capital(self, line: Line, j: int) -> tuple[int, int] | None:
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
                end = self._shortened(line, self.compound(line, k))
                if line.upper(end) and not atoms[end].glued and self._goes_on(line, k, end):
                    end = self.compound(line, end)
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

    def burdened(self, line: Line, j: int) -> tuple[int, int] | None:
        """`zwölf zum Tode verurteilte Menschen`: the adjective carries a phrase with a noun of its own."""
        if not self.capital_heads or line.pos(j) != "ADP":
            return None
        for k in range(j + 1, min(j + REACH, len(line.atoms) - 2)):
            if line.atoms[k].kind != "w":
                return None
            if line.upper(k) and self._adjective(line, k + 1):
                return (k + 1, self.compound(line, k + 2)) if line.upper(k + 2) else None
        return None

    def _shortened(self, line: Line, end: int) -> int:
        """The atom after `Diagnose- und Heilmethoden`, whose first part ends at `end`."""
        atoms = line.atoms
        if end + 2 < len(atoms) and atoms[end].dash and atoms[end].glued and atoms[end + 1].low in self.both and line.upper(end + 2):
            return self.compound(line, end + 2)
        return end

    def _goes_on(self, line: Line, k: int, end: int) -> bool:
        """The capital word at `k` belongs to the one at `end`: `Berliner Schüler`, `Creative Cities`."""
        thing = line.pos(end) in ("NOUN", "PROPN", "X")
        if end == k + 1 and line.atoms[k].low.endswith(self.place_endings):
            return line.pos(k) in ("ADJ", "") or (thing and concepts(line.language).of(line.atoms[k].text) is None)
        return thing and line.pos(k) in ("PROPN", "X", "ADJ")

    def compound(self, line: Line, k: int) -> int:
        """The atom after a word and what is glued to it by hyphens: `M1991-Einheiten`."""
        atoms, end = line.atoms, k + 1
        while end < len(atoms) and atoms[end].glued and (atoms[end].kind != "s" or (atoms[end].dash and end + 1 < len(atoms))):
            if atoms[end].dash and not (atoms[end + 1].glued and atoms[end + 1].kind != "s"):
                break
            end += 1
        return end

    def _plural(self, line: Line, j: int, one: bool) -> tuple[int, int] | None:
        """Words up to the first plural noun, or up to a word that ends the phrase (English)."""
        if self._people(line, j):
            return j, j + 1
        atoms, last, k = line.atoms, 0, j
        while k < min(j + REACH, len(atoms)):
            if (end := self._inside(line, j, k)) != k:
                if end < 0:
                    break
                last = end if atoms[k].kind == "n" and not atoms[k].glued else last
                k = end
                continue
            verb = line.pos(k) == "VERB" and line.token(k)
            if verb and k > j and not one and self._head(line, k):
                return j, k + 1
            if self._closes(line, k) or (verb and not self.plural(line, k) and self._ends_phrase(line, k, verb.fin and k > j)):
                break
            last = k = k + 1
            named = line.pos(k - 1) == "PROPN" and line.pos(k) in ("NOUN", "PROPN")  # Dallas police officers
            if not one and self.plural(line, k - 1) and not named:
                break
        return self._trimmed(line, j, last) if last else None

    def _people(self, line: Line, j: int) -> bool:
        """A participle that stands for people: `600 injured were flown out`."""
        if low_at(line.atoms, j) not in self.participles:
            return False
        return line.pos(j + 1) == "AUX" or low_at(line.atoms, j + 1) in self.copulas

    def _inside(self, line: Line, j: int, k: int) -> int:
        """The atom after signs, quotation marks and numbers that belong into the phrase at `k`; `k` where a word stands, -1 at an end."""
        atoms = line.atoms
        atom, after = atoms[k], atoms[k + 1] if k + 1 < len(atoms) else None
        if atom.kind == "w":
            if len(atom.text) == 1 and after is not None and after.text == "." and after.glued:
                return k + 2  # U.S. senators
            return (self._both(line, k) or k) if k > j else k
        if k == j:
            return k
        if atom.text in APOSTROPHES and atom.glued:
            genitive = after is not None and after.low == "s" and after.glued  # `Clinton's emails`
            return k + 2 if genitive else -1
        if atom.text in QUOTES:
            return k + 1
        if atom.dash and after is not None and after.glued:
            number = after.kind == "n" and line.upper(k - 1)  # COVID -19 tests
            return k + 1 if atom.glued else k + 2 if number else k
        if atom.kind == "n":
            return k + 1 if atom.glued and atoms[k - 1].dash else (self._model(line, k) or k)
        return k

    def _closes(self, line: Line, k: int) -> bool:
        """The atom at `k` is no part of a noun phrase."""
        atoms = line.atoms
        atom = atoms[k]
        if atom.kind != "w" or line.pos(k) in CLOSED or (atom.low in self.stop and not self._before_noun(line, k)):
            return True
        hyphen = k + 1 < len(atoms) and atoms[k + 1].dash and atoms[k + 1].glued  # two-bedroom flats
        return not hyphen and numerals(line.language).word(atom.low) is not None

    def _trimmed(self, line: Line, j: int, last: int) -> tuple[int, int] | None:
        """The phrase with the plurals behind it, without adverbs and verbs at its end; None where no noun is left."""
        atoms = line.atoms
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
        """The word at `k` ends like a plural where a number behind a name wants its noun: `1,300 Boeing parts now deemed unsafe`."""
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
