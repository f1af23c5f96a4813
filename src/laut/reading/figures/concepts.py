"""The published name of a counted thing: `nordkoreanische Soldaten` is `soldier`."""

from __future__ import annotations

from functools import cache

from laut import languages
from laut.reading.figures.lex import split_words

PERSON = "person"  # the concept of all people
PEOPLED = frozenset(("people", "troops", "animals"))  # dimensions of what no money is a measure of
LONGEST = 3  # words of a phrase in the table


class Concepts:
    """The concepts of one language, from `concepts.tsv`."""

    def __init__(self, language: str) -> None:
        self.words: dict[tuple[str, ...], str] = {}
        self.measured: dict[str, dict[tuple[str, ...], str]] = {}  # by the dimension of the unit that stands with the thing
        self.suffixes: dict[str, str] = {}
        self.dimension: dict[str, str] = {}
        self.broader: dict[str, str] = {}
        for row in languages.table(language, "concepts"):
            concept = row["concept"]
            self.dimension[concept], self.broader[concept] = row["dimension"], row["broader"]
            words = self.measured.setdefault(row["unit"], {}) if row.get("unit") else self.words
            for word in filter(None, row["words"].split("|")):
                words.setdefault(split_words(word), concept)
            for suffix in filter(None, row.get("suffixes", "").split("|")):
                self.suffixes.setdefault(suffix, concept)
        self._peoples(language)
        self._lengths = tuple(sorted({len(s) for s in self.suffixes}, reverse=True))
        words_of = languages.toml(language, "counted")
        self._inflections, self._dative = tuple(words_of["inflections"]), words_of.get("dative", "")
        self._cache: dict[str, str | None] = {}

    def _peoples(self, language: str) -> None:
        """The people of each country are persons: `Koreaner`, `Mexicans`."""
        rule = languages.toml(language, "counted")["demonyms"]
        for row in languages.table(language, "countries"):
            for adjective in filter(None, row["adjectives"].lower().split("|")):
                for ending in rule["endings"]:
                    self.words.setdefault(split_words(adjective.removesuffix(rule["strip"]) + ending), PERSON)

    def of(self, phrase: str, dimension: str = "") -> str | None:
        """The concept of a noun phrase by its last words, then by the end of a compound; None where the table has none.

        `dimension` is that of the unit beside it: a loss of money is none of people.
        """
        if dimension in self.measured:
            found = self.measured[dimension].get(split_words(phrase[-200:])[-1:]) if phrase else None
            if found is None and (known := self.of(phrase)) and self.dimension[known] not in PEOPLED:
                return known
            return found
        if phrase not in self._cache:
            if len(self._cache) > 20_000:
                self._cache.clear()
            self._cache[phrase] = self._find(split_words(phrase[-200:])) if phrase else None
        return self._cache[phrase]

    def _find(self, words: tuple[str, ...]) -> str | None:
        for n in range(min(LONGEST, len(words)), 0, -1):
            if found := self.words.get(words[-n:]):
                return found
        for n in (5, 4, 3):
            if found := self.words.get(words[-n:]):
                return found
        for part in (0, 2, 3):  # a compound by hyphens may begin with the thing: `M1991-Einheiten`
            if len(words) >= 3 and words[-2] == "-" and (found := self.words.get(words[part : part + 1])):
                return found
        last = words[-1] if words else ""
        for end in self._inflections:
            if last.endswith(end) and len(last) > len(end) + 2 and (found := self.words.get((last[: -len(end)],))):
                return found
        for form in (last, last.removesuffix(self._dative) if self._dative else last):
            for length in self._lengths:
                if length < len(form) and (found := self.suffixes.get(form[-length:])):
                    return found
        return None

    def within(self, concept: str | None, wide: str) -> bool:
        """`concept` is `wide` or narrower."""
        while concept:
            if concept == wide:
                return True
            concept = self.broader.get(concept)
        return False


@cache
def concepts(language: str) -> Concepts:
    """The concepts of `language`, read once."""
    return Concepts(language)
