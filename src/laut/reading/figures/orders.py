"""Orders of magnitude by digits: `ein hoher zweistelliger Millionenbetrag` is ten million or more."""

from __future__ import annotations

from functools import cache

from laut import languages
from laut.reading.figures.draft import Line
from laut.reading.figures.numerals import Num

LONGEST = 6  # atoms of a compound written with hyphens


class Orders:
    """The words for numbers of so many digits in one language, from `numerals.toml`; a language without them has none."""

    def __init__(self, language: str) -> None:
        data = languages.toml(language, "numerals").get("order", {})
        endings = data.get("endings", [""])
        self.words = {word + end: float(value) for word, value in data.get("words", {}).items() for end in endings}
        self._degrees = frozenset(word + end for word in data.get("degrees", []) for end in endings)
        self._nouns = tuple(data.get("nouns", []))
        self._scales: dict[str, float] = {k: float(v) for k, v in data.get("scales", {}).items()}
        self._units: dict[str, str] = dict(data.get("units", {}))

    def at(self, line: Line, i: int) -> Num | None:
        """The order of magnitude whose word of digits stands at atom `i`, with the noun of amount right behind it."""
        atoms = line.atoms
        least = self.words.get(atoms[i].low)
        if least is None or i + 1 >= len(atoms) or atoms[i + 1].kind != "w":
            return None
        j = i + 2
        while j < len(atoms) and j - i < LONGEST and atoms[j].glued and (atoms[j].kind == "w" or atoms[j].dash):
            j += 1
        amount = self._amount("".join(a.low for a in atoms[i + 1 : j] if a.kind == "w"))
        if amount is None:
            return None
        first = i - 1 if i > 0 and atoms[i - 1].low in self._degrees else i
        return Num(first, j, least, amount[0], "vague", unit=amount[1])

    def _amount(self, low: str) -> tuple[float, str] | None:
        """Scale and unit of a noun of amount (`millionenbetrag`, `milliardeneurosumme`), None for any other word."""
        noun = next((n for n in self._nouns if low.endswith(n)), None)
        if noun is None:
            return None
        rest, scale, unit = low[: -len(noun)], 1.0, ""
        for word, size in self._scales.items():
            if rest.startswith(word):
                rest, scale = rest[len(word) :], size
                break
        for word, name in self._units.items():
            if rest.startswith(word):
                rest, unit = rest[len(word) :], name
                break
        return (scale, unit) if not rest else None


@cache
def orders(language: str) -> Orders:
    """The orders of magnitude of `language`, read once."""
    return Orders(language)
