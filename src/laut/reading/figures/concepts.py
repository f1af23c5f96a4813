"""The published name of a counted thing: `nordkoreanische Soldaten` is `soldier`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from laut import languages
from laut.reading.figures.compounds import lemma, parts
from laut.reading.figures.lex import split_words
from laut.reading.figures.own_concepts import OwnConcepts

PERSON = "person"  # the concept of all people
PEOPLED = frozenset(("people", "troops", "animals"))  # fields of what no money is a measure of
LONGEST = 3  # words of a phrase in the table

Row = Mapping[str, str]


class Concepts:
    """The concepts of one language, from `concepts.tsv` and its own `concepts.tsv`; the lists of a user go before them."""

    def __init__(self, language: str, own: OwnConcepts | None = None) -> None:
        self.language = language
        self.words: dict[tuple[str, ...], str] = {}
        self.measured: dict[str, dict[tuple[str, ...], str]] = {}  # by the dimension of the unit that stands with the thing
        self.suffixes: dict[str, str] = {}
        self.heads: dict[str, str] = {}  # last parts of compounds that must come apart, as lemmas
        self.dimension: dict[str, str] = {}  # the field of each concept
        self.broader: dict[str, str] = {}
        self.listed: dict[str, str] = {}  # the words of the tables as they stand there
        for row in own.rows if own else ():
            if row["language"] in ("", language):
                self._words(row)
        for row in languages.table(language, "concepts"):
            self._words(row)
        for ending in languages.toml(language, "compounds").get("other", {}).get("endings", []):
            self.suffixes.setdefault(ending, "")
        self._names(own)
        self._peoples(language)
        self._lengths = tuple(sorted({len(s) for s in self.suffixes}, reverse=True))
        words_of = languages.toml(language, "counted")
        self._inflections, self._dative = tuple(words_of["inflections"]), words_of.get("dative", "")
        self._cache: dict[str, str | None] = {}

    def _names(self, own: OwnConcepts | None) -> None:
        """Field and broader concept of every concept; a user's word on one goes before ours."""
        rows = [*(own.rows if own else ()), *languages.common("concepts")]
        for row in rows:
            self.broader[row["concept"]] = self.broader.get(row["concept"]) or row["broader"]
            self.dimension[row["concept"]] = self.dimension.get(row["concept"]) or row["field"]
        for row in rows:
            above = row["concept"]
            while above and not self.dimension[row["concept"]]:
                above = self.broader[above]
                self.dimension[row["concept"]] = self.dimension.get(above, "")

    def _words(self, row: Row) -> None:
        """The words of one row."""
        concept = row["concept"]
        words = self.measured.setdefault(row["unit"], {}) if row.get("unit") else self.words
        for word in filter(None, row["words"].split("|")):
            words.setdefault(split_words(word), concept)
            self.listed.setdefault(word, concept)
        for suffix in filter(None, row.get("suffixes", "").split("|")):
            kept = self.heads if suffix.startswith("-") else self.suffixes
            kept.setdefault(suffix.removeprefix("-"), concept)

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
        base = lemma(words[-1].capitalize(), self.language).lower() if len(words) > 1 else ""
        for n in (*range(min(LONGEST, len(words)), 0, -1), 5, 4):
            if found := self.words.get(words[-n:]) or (self.words.get((*words[-n:-1], base)) if n > 1 else None):
                return found
        for part in (0, 2, 3):  # a compound by hyphens may begin with the thing: `M1991-Einheiten`
            if len(words) >= 3 and words[-2] == "-" and (found := self.words.get(words[part : part + 1])):
                return found
        last = words[-1] if words else ""
        for end in self._inflections:
            if last.endswith(end) and len(last) > len(end) + 2 and (found := self.words.get((last[: -len(end)],))):
                return found
        found = self._ending(last) if last else None
        return (found or None) if found is not None or not last else self._base(words)

    def _ending(self, last: str) -> str | None:
        """By the end of a compound; empty for one that ends like a word of the table and is no kind of it."""
        for form in (last, last.removesuffix(self._dative) if self._dative else last):
            for length in self._lengths:
                if length <= len(form) and (found := self.suffixes.get(form[-length:])) is not None:
                    return found
        return None

    def _base(self, words: tuple[str, ...]) -> str | None:
        """By the dictionary form of the last word, then by the last part of a compound that comes apart."""
        base = lemma(words[-1].capitalize(), self.language).lower()
        if found := self.words.get((base,)):
            return found
        pieces = parts(words[-1].capitalize(), self.language) if self.heads else []
        return self.heads.get(pieces[-1].lower()) if len(pieces) > 1 else None

    def within(self, concept: str | None, wide: str) -> bool:
        """`concept` is `wide` or narrower."""
        while concept:
            if concept == wide:
                return True
            concept = self.broader.get(concept)
        return False


_OWN: ContextVar[OwnConcepts | None] = ContextVar("own_concepts", default=None)


@contextmanager
def using(own: OwnConcepts | None) -> Iterator[None]:
    """What is read inside knows the concepts of a user's lists too."""
    before = _OWN.set(own)
    try:
        yield
    finally:
        _OWN.reset(before)


def stamped(data: str) -> str:
    """The stamp of the language's data, with that of the user's lists in use."""
    own = _OWN.get()
    return f"{data}+{own.stamp}" if own else data


def concepts(language: str) -> Concepts:
    """The concepts of `language`, read once, with those of the user's lists in use."""
    return _concepts(language, _OWN.get())


@lru_cache(maxsize=64)
def _concepts(language: str, own: OwnConcepts | None) -> Concepts:
    return Concepts(language, own)
