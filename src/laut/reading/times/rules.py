"""Rules over classes of words, as `times.toml` writes them, compiled to regular expressions over letters.

A pattern is a sequence of elements: `name` is a class, `'word'` a literal word or mark, `(a | b)` a choice, `x?` may be missing,
`label:x` gives the element a name, `@name` is one of the file's macros. `<x` and `!<x` ask what stands directly before (`>x`, `!>x`
behind) without taking it in. A class takes its own name as its label where it stands in a rule for the first time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from laut import languages
from laut.errors import DataError
from laut.reading.times.words import NONE, Words, words

_ELEMENT = re.compile(
    r"\s*(?:(?P<look>!?[<>])|(?P<label>[a-z_0-9]+):|@(?P<macro>[a-z_0-9]+)|'(?P<word>[^']+|')'|(?P<name>[a-z_0-9]+)|(?P<sign>[()|?]))"
)
_TABLES = ("leads", "joints", "dateline")
MARKS = ".,:-/()'?"


@dataclass(slots=True)
class Rule:
    """One rule: `kind` is what it makes, `set` fixed values for it; the pattern is compiled when it is first tried."""

    name: str
    kind: str
    source: str
    fixed: dict[str, Any]
    first: frozenset[str] = frozenset()
    _pattern: re.Pattern[str] | None = field(default=None, repr=False)

    def match(self, letters: str, at: int) -> re.Match[str] | None:
        """The match that begins at letter `at`."""
        if self._pattern is None:
            self._pattern = re.compile(self.source)
        return self._pattern.match(letters, at)


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of a language: `starts` are those that can begin with a letter, in the order of the file."""

    words: Words
    starts: dict[str, tuple[Rule, ...]]
    contexts: dict[str, dict[str, re.Pattern[str]]]
    habits: dict[str, Any]


class _Compiler:
    """Writes one pattern as a regular expression and collects the letters that it can begin with."""

    def __init__(self, known: Words, macros: dict[str, str], where: str) -> None:
        self.words, self.macros, self.where = known, macros, where
        self.labels: set[str] = set()

    def compile(self, pattern: str) -> tuple[str, frozenset[str]]:
        self.labels = set()
        self.items = self._items(pattern)
        self.at = 0
        source, first, _ = self._choice()
        if self.at < len(self.items):
            raise DataError("the end of the pattern", repr(self.items[self.at]), self.where)
        return source, frozenset(first)

    def _items(self, pattern: str) -> list[tuple[str, str]]:
        items: list[tuple[str, str]] = []
        at = 0
        while at < len(pattern.rstrip()):
            found = _ELEMENT.match(pattern, at)
            if not found or not found.lastgroup:
                raise DataError("an element of a pattern", repr(pattern[at : at + 20]), self.where)
            at = found.end()
            kind, value = found.lastgroup, found[found.lastgroup]
            if kind == "macro":
                if value not in self.macros:
                    raise DataError("a macro", repr(value), self.where)
                items += [("sign", "("), *self._items(self.macros[value]), ("sign", ")")]
            else:
                items.append((kind, value))
        return items

    def _peek(self) -> tuple[str, str]:
        return self.items[self.at] if self.at < len(self.items) else ("end", "")

    def _choice(self) -> tuple[str, set[str], bool]:
        parts = [self._sequence()]
        while self._peek() == ("sign", "|"):
            self.at += 1
            parts.append(self._sequence())
        return "|".join(p[0] for p in parts), set().union(*(p[1] for p in parts)), any(p[2] for p in parts)

    def _sequence(self) -> tuple[str, set[str], bool]:
        source, first, empty = "", set[str](), True
        while self._peek() not in (("sign", "|"), ("sign", ")"), ("end", "")):
            s, f, e = self._element()
            source += s
            if empty:
                first |= f
            empty = empty and e
        return source, first, empty

    def _element(self) -> tuple[str, set[str], bool]:
        kind, value = self._peek()
        self.at += 1
        if kind == "look":
            source, _, _ = self._element()
            source = re.sub(r"\?P<[a-z_0-9]+>", "?:", source)
            ahead = {">": "(?=", "!>": "(?!", "<": "(?<=", "!<": "(?<!"}[value]
            return f"{ahead}{source})", set(), True
        label = ""
        if kind == "label":
            label = value
            kind, value = self._peek()
            self.at += 1
        if (kind, value) == ("sign", "("):
            source, first, empty = self._choice()
            if self._peek() != ("sign", ")"):
                raise DataError("a closing bracket", repr(self._peek()[1]), self.where)
            self.at += 1
            source = f"(?P<{label}>{source})" if label else f"(?:{source})"
        elif kind in ("name", "word"):
            name = value if kind == "name" or value in MARKS else "=" + value
            letters = self.words.letters_of.get(name)
            if not letters:
                raise DataError("a class of words", repr(name), self.where)
            label = label or (name if kind == "name" and name not in self.labels else "")
            charset = "[" + "".join(re.escape(c) for c in letters) + "]"
            source, first, empty = (f"(?P<{label}>{charset})" if label else charset), set(letters), False
        else:
            raise DataError("an element", repr(value), self.where)
        if label:
            self.labels.add(label)
        if self._peek() == ("sign", "?"):
            self.at += 1
            return source + "?", first, True
        return source, first, empty


def _literals(data: dict[str, Any]) -> list[str]:
    patterns = [p for rule in data["rule"] for p in _patterns(rule)] + list(data.get("macros", {}).values())
    patterns += [p for table in _TABLES for found in data.get(table, {}).values() for p in found]
    return sorted({found["word"] for p in patterns for found in _ELEMENT.finditer(p) if found["word"] and found["word"] not in MARKS})


def _patterns(rule: dict[str, Any]) -> list[str]:
    pattern = rule["pattern"]
    return pattern if isinstance(pattern, list) else [pattern]


@cache
def rules(code: str) -> Rules:
    """The rules of language `code`, read once.

    Raises DataError where a pattern names no class or is not well formed.
    """
    known, data = words(code), languages.toml(code, "times")
    macros: dict[str, str] = data.get("macros", {})
    for literal in _literals(data):
        known.add("=" + literal, literal)
    known.seal()
    starts: dict[str, list[Rule]] = {}
    for entry in data["rule"]:
        compiler = _Compiler(known, macros, f"languages/{code}/times.toml: {entry['name']}")
        for pattern in _patterns(entry):
            source, first = compiler.compile(pattern)
            rule = Rule(entry["name"], entry["kind"], source, entry.get("set", {}), first)
            for letter in first - {NONE}:
                starts.setdefault(letter, []).append(rule)
    contexts = {table: _contexts(known, macros, code, data, table) for table in _TABLES}
    return Rules(known, {letter: tuple(found) for letter, found in starts.items()}, contexts, data.get("habits", {}))


def _contexts(known: Words, macros: dict[str, str], code: str, data: dict[str, Any], table: str) -> dict[str, re.Pattern[str]]:
    """The patterns of `leads` (what ends right before a time) or `joints` (what stands between two)."""
    found = {}
    for name, patterns in data.get(table, {}).items():
        compiler = _Compiler(known, macros, f"languages/{code}/times.toml: {table}.{name}")
        sources = [re.sub(r"\?P<[a-z_0-9]+>", "?:", compiler.compile(pattern)[0]) for pattern in patterns]
        found[name] = re.compile(f"(?:{'|'.join(sources)})" + ("" if table == "joints" else r"\Z"))
    return found
