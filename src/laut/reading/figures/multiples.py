"""How often, and how many times as much: `dreimal`, `3 Mal`, `doppelt so viele`, `zehnmal mehr`, `das Fünffache`, `three times as many`."""

from __future__ import annotations

from functools import cache

from laut import languages
from laut.reading.figures.draft import Line
from laut.reading.figures.lex import Atom, low_at
from laut.reading.figures.numerals import Num, numerals

NO_QUALITY = frozenset(("PRON", "PROPN", "AUX"))  # `he scored twice as they won` compares nothing
OFTEN, FACTOR = "often", "times"  # kinds of a number; the second is also its unit


class Multiples:
    """The words of multiples of one language, from `numerals.toml`; a language without them has none."""

    def __init__(self, language: str) -> None:
        data = languages.toml(language, "numerals").get("multiple", {})
        self._numerals = numerals(language)
        self._words: dict[str, float] = {k: float(v) for k, v in data.get("words", {}).items()}
        self._nouns: dict[str, float] = {k: float(v) for k, v in data.get("nouns", {}).items()}
        self._adverbs = {k: float(v) for k, v in data.get("adverbs", {}).items()}
        self._suffixes, self._folds = tuple(data.get("suffixes", [])), tuple(data.get("folds", []))
        self._times, self._alone = frozenset(data.get("times", [])), bool(data.get("alone", False))
        self._never = frozenset(data.get("never", []))
        self._so, self._so_much = frozenset(data.get("so", [])), frozenset(data.get("so_much", []))
        self._more = frozenset(data.get("more", []))
        self._cache: dict[str, float | None] = {}

    def word(self, atom: Atom) -> float | None:
        """The value of a word that is a multiple by itself, None for any other."""
        if atom.kind != "w" or atom.low in self._never:
            return None
        if atom.low not in self._cache:
            if len(self._cache) > 50_000:
                self._cache.clear()
            self._cache[atom.low] = self._value(atom.low)
        value = self._cache[atom.low]
        noun = atom.low in self._nouns or atom.low.endswith(self._folds)
        return None if noun and not atom.text[0].isupper() else value

    def _value(self, low: str) -> float | None:
        for table in (self._words, self._nouns, self._adverbs):
            if low in table:
                return table[low]
        for end in (*self._suffixes, *self._folds):
            if low.endswith(end) and len(low) > len(end):
                return self._numerals.part(low[: -len(end)])
        return None

    def at(self, line: Line, i: int) -> Num | None:
        """The multiple that begins at atom `i`: of kind `often`, or `times` where something is compared."""
        atoms = line.atoms
        value, j = self.word(atoms[i]), i + 1
        if value is None:
            num = self._numbered(atoms, i)
            if num is None:
                return None
            value, j = num.value, num.j
        low = atoms[i].low
        if low in self._nouns or low in self._adverbs or (value is not None and low.endswith(self._folds)):
            return Num(i, j, value, 1.0, FACTOR)
        if end := self._compared(line, j, low in self._numerals.half_share):
            return Num(i, end, value, 1.0, FACTOR)
        return Num(i, j, value, 1.0, OFTEN) if self._alone and low not in self._words else None

    def _numbered(self, atoms: list[Atom], i: int) -> Num | None:
        """`3 Mal`, `2,5-mal`, `three times`: a number and the word of times, which is taken in."""
        near = [a.text for a in atoms[i + 1 : i + 6]]
        if self._times.isdisjoint(near) or (num := self._numerals.parse(atoms, i)) is None or num.kind not in ("digits", "word"):
            return None
        k = num.j + (num.j < len(atoms) and atoms[num.j].dash and atoms[num.j].glued)
        if k >= len(atoms) or atoms[k].text not in self._times or (k + 1 < len(atoms) and atoms[k + 1].kind == "n"):
            return None  # `3 mal 400 Meter`
        num.j = k + 1
        return num

    def _compared(self, line: Line, j: int, half: bool) -> int:
        """The atom after `so viele` or `mehr` at `j`, 0 where nothing is compared; `half` the guests are a share."""
        atoms = line.atoms
        if low_at(atoms, j) in self._so and j + 1 < len(atoms) and atoms[j + 1].kind == "w":
            return j + 2 if line.pos(j + 1) not in NO_QUALITY and not line.upper(j + 1) else 0
        return j + 1 if low_at(atoms, j) in self._more or (low_at(atoms, j) in self._so_much and not half) else 0


@cache
def multiples(language: str) -> Multiples:
    """The multiples of `language`, read once."""
    return Multiples(language)
