"""The directory: tables of known sources, looked up by any of their names in any inflection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from laut.errors import DataError
from laut.languages import read_table, toml
from laut.sources import rules
from laut.sources.countries import countries
from laut.sources.words import INFLECTED, inflection, key, split

_DATA = files(__package__) / "data"
TABLES = ("agencies", "outlets", "states", "international", "parties", "organisations", "research", "companies", "channels")


class Entry(NamedTuple):
    """One known source; its names begin with the usual one."""

    id: str
    kind: str
    country: str | None = None
    de: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    parent: str | None = None
    domain: str | None = None

    def name(self, language: str) -> str:
        """The usual name in a language, or in the other one."""
        names = (self.de or self.en) if language == "de" else (self.en or self.de)
        return names[0] if names else self.id


@dataclass(slots=True)
class Index:
    """The names of one language as keys of words; `longest` is by the first word, in words.

    `weak` names are common words too, and need the place of a speaker or quotation marks.
    """

    sure: dict[tuple[str, ...], str] = field(default_factory=dict)
    weak: dict[tuple[str, ...], str] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)


class Directory:
    """Known sources by id and by name."""

    def __init__(self, entries: Iterator[tuple[Entry, frozenset[str]]]) -> None:
        self.entries: dict[str, Entry] = {}
        self._weak: dict[str, frozenset[str]] = {}
        for entry, weak in entries:
            self.entries[entry.id] = entry
            if weak:
                self._weak[entry.id] = weak
        self._indexes: dict[str, Index] = {}
        self._made: dict[str, Entry] = {}
        self._domains: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, id: str) -> Entry | None:
        """The entry of an id, also of one that a rule made (`ru-mod`)."""
        return self.entries.get(id) or self._made.get(id)

    def index(self, language: str) -> Index:
        """All names as keys: those of the language first, then those of the others where they clash with none."""
        if language not in self._indexes:
            found, german = Index(), language == "de"
            none: frozenset[str] = frozenset()
            for own in (True, False):
                for entry in self.entries.values():
                    if own or entry.de != entry.en:
                        _enter(found, entry.de if german == own else entry.en, entry.id, self._weak.get(entry.id, none), german)
            self._indexes[language] = found
        return self._indexes[language]

    def look(self, words: Sequence[str], language: str, weak: bool = True) -> Entry | None:
        """The entry whose name these words are, in any inflection; without `weak` only by names that are no common words."""
        index = self.index(language)
        keys = tuple([key(word, language in INFLECTED) for word in words])
        id = index.sure.get(keys)
        if id is None or (len(words) == 1 and not self.spells(words[0], id)):
            id = self._weakly(index, words, language in INFLECTED) if weak and words else None
        if id is None and len(words) == 1 and "." in words[0] and words[0].replace(".", "").isupper():
            return self.look([words[0].replace(".", "")], language, weak)
        if id is None and len(words) == 1 and language in INFLECTED and words[0].endswith("s") and words[0][:-1].isupper():
            return self.look([words[0][:-1]], language, weak)
        return self.entries[id] if id else None

    def _weakly(self, index: Index, words: Sequence[str], stemmed: bool) -> str | None:
        exact = index.weak.get(tuple(words))
        genitive = stemmed and words[-1].endswith("s")
        return exact or (index.weak.get((*words[:-1], words[-1][:-1])) if genitive else None)

    def spells(self, word: str, id: str) -> bool:
        """Whether a single word is a name of the entry, with no more than a case ending behind it."""
        entry, word = self.entries[id], word.replace("'", "’")
        return any(word.startswith(name) and word[len(name) :] in _case_endings() for name in entry.de + entry.en)

    def by_domain(self, address: str) -> Entry | None:
        """The entry that a web address belongs to (`www.` and paths are cut); None where no domain is known."""
        if not self._domains:
            for entry in self.entries.values():
                if entry.domain:
                    self._domains.setdefault(entry.domain, entry.id)
        host = address.removeprefix("https://").removeprefix("http://").removeprefix("www.").split("/", 1)[0]
        id = self._domains.get(host)
        return self.entries[id] if id else None

    def find(self, name: str, language: str) -> Entry | None:
        """The source that a name stands for: in the tables, or a country (by name, capital, seat), or a body of a country by rule.

        Articles, quotation marks and an abbreviation in brackets may stand with the name.
        """
        inside = name[name.find("(") + 1 : name.rfind(")")] if 0 <= name.find("(") < name.rfind(")") else ""
        outside = name.split("(", 1)[0] if inside else name
        for part in (outside, inside):
            words = split(part)
            raw = part.replace("'", "’").replace("’s", "’s" if language in INFLECTED else " ’s").split()
            found = (self.look(raw, language) or self.look(words, language)) if words else None
            while words and words[0].casefold() in _articles(language):
                words = words[1:]
            found = found or (self._by_words(words, language) if words else None)
            if found:
                return found
        return None

    def _by_words(self, words: list[str], language: str) -> Entry | None:
        found = self.look(words, language)
        if found:
            return found
        code = countries(language).state(words) or countries(language).seat(words)
        if code:
            return self.state(code)
        kind = rules.typed(words, language)
        return self.body(kind) if kind and kind.country and len(words) <= 3 else None

    def state(self, code: str) -> Entry:
        """The entry of a country."""
        id = code.lower()
        if id not in self._made:
            self._made[id] = Entry(id, "state", code, (countries("de").written[code],), (countries("en").written[code],))
        return self._made[id]

    def body(self, kind: rules.Typed) -> Entry:
        """The entry of a body of a country, `COUNTRY-SLUG`."""
        id = f"{(kind.country or 'xx').lower()}-{kind.slug}"
        if id not in self._made:
            self._made[id] = self.entries.get(id) or Entry(id, kind.kind, kind.country, (), (), (kind.country or "").lower() or None)
        return self._made[id]

    def type_by_rule(self, name: str, language: str) -> tuple[str, str | None] | None:
        """Kind and country of a name by its words alone, or None."""
        return rules.type_by_rule(name, language)


def _enter(index: Index, names: tuple[str, ...], id: str, weak: frozenset[str], stemmed: bool) -> None:
    longest = index.longest
    for name in names:
        words = name.replace("’s", " ’s").split() if not stemmed and "’s" in name else name.split() if " " in name else [name]
        keys = tuple([key(word, stemmed) for word in words])
        if weak and name in weak:
            keys = tuple(name.split())
            index.weak.setdefault(keys, id)
        else:
            index.sure.setdefault(keys, id)
        if longest.get(keys[0], 0) < len(keys):
            longest[keys[0]] = len(keys)


@cache
def _case_endings() -> frozenset[str]:
    return frozenset(inflection()["name"]["endings"])


@cache
def _articles(language: str) -> frozenset[str]:
    rules_ = toml(language, "cast")
    return frozenset(rules_["definite"] + rules_["indefinite"])


def _rows() -> Iterator[tuple[Entry, frozenset[str]]]:
    """Entries with the names among theirs that are weak (marked with ? in the tables)."""
    none: frozenset[str] = frozenset()
    for table in TABLES:
        where = f"sources/data/{table}.tsv"
        for number, line in enumerate((_DATA / f"{table}.tsv").read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("#") or number == 2 or not line:
                continue
            fields = line.split("\t")
            if not 4 <= len(fields) <= 7:
                raise DataError("4 to 7 fields", f"{len(fields)}", f"{where}:{number}")
            id, kind, country, de, en, parent, domain = fields + [""] * (7 - len(fields))
            weak = frozenset(name[:-1] for name in f"{de}|{en}".split("|") if name.endswith("?")) if "?" in line else none
            german = tuple(de.replace("?", "").split("|"))
            english = tuple(en.replace("?", "").split("|")) if en else german
            yield Entry(id, kind, country or None, german, english, parent or None, domain or None), weak


@cache
def directory() -> Directory:
    """The directory that comes with the package."""
    return Directory(_rows())


@cache
def given_names() -> dict[str, tuple[str, bool]]:
    """Given names: gender (m, f, u) and whether the name is weak (also a word, a place or a family name)."""
    rows = read_table((_DATA / "given_names.tsv").read_text(encoding="utf-8"), "sources/data/given_names.tsv")
    return {row["name"]: (row["gender"], bool(row["weak"])) for row in rows}


@cache
def places() -> dict[str, tuple[str, str]]:
    """Cities and regions that are no capitals: name in any language -> (kind, country)."""
    return {name: (row["kind"], row["country"]) for row in _places() for name in _names(row)}


@cache
def nouns_too() -> frozenset[str]:
    """Those of them that are also nouns: `Halle`, `Bergen`, `Franken`."""
    return frozenset(name[:-1] for row in _places() for name in row["names"].split("|") if name.endswith("?"))


@cache
def towns() -> dict[str, str]:
    """Cities and regions that are no capitals: name in any language -> the first of its names, which stands for all."""
    return {name: _names(row)[0] for row in _places() for name in _names(row)}


def _names(row: dict[str, str]) -> list[str]:
    return row["names"].replace("?", "").split("|")


@cache
def _places() -> list[dict[str, str]]:
    return list(read_table((_DATA / "places.tsv").read_text(encoding="utf-8"), "sources/data/places.tsv"))
