"""Atoms: number strings, words and single signs, finer than tokens, so that `122mm`, `$1B` and `240-mm-Durchmesser` come apart alike."""

from __future__ import annotations

import re
from functools import cache

# A space groups digits only before exactly three of them; which of . , ' groups is the language's matter.
SPACES = "\u00a0\u2002-\u200a\u202f\u205f "  # inside a class of a regular expression
_ATOM = (
    f"(?P<n>(?:[0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,'’ʼ][0-9]+)*|(?<![\w.,])\.[0-9]+(?![\w.])))"
    r"|(?P<w>[^\W\d_]+(?:\u00ad[^\W\d_]+)*)|(?P<s>\S)"
)
SOFT_HYPHEN = "\u00ad"  # inside a word it only says where the line may break
_DASHES = frozenset("-‐‑–")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_ATOM)


class Atom:
    """A number string (`n`), a word of letters (`w`) or one sign (`s`) at `[b, e)`; `glued` where no space stands before it."""

    __slots__ = ("b", "e", "glued", "kind", "low", "text")

    def __init__(self, b: int, e: int, text: str, kind: str, glued: bool) -> None:
        self.b, self.e, self.text, self.kind, self.glued = b, e, text, kind, glued
        self.low = text.lower().replace(SOFT_HYPHEN, "") if kind == "w" else text

    def __repr__(self) -> str:
        return f"{self.kind}:{self.text}"

    @property
    def dash(self) -> bool:
        """A hyphen or an en dash."""
        return self.text in _DASHES


def lex(text: str, b: int, e: int) -> list[Atom]:
    """The atoms of `text[b:e]`, in order, with offsets in `text`."""
    atoms, last = [], b
    for m in _pattern().finditer(text, b, e):
        x, y = m.span()
        atoms.append(Atom(x, y, m[0], m.lastgroup or "s", x == last and x > b))
        last = y
    return atoms


def low_at(atoms: list[Atom], i: int) -> str:
    """The lower-cased atom at `i`, empty outside."""
    return atoms[i].low if 0 <= i < len(atoms) else ""


def split_words(phrase: str) -> tuple[str, ...]:
    """A phrase of a data file as the lower-cased atoms that it matches."""
    return tuple(a.low for a in lex(phrase.lower(), 0, len(phrase)))


class Phrases:
    """Phrases with a value each, found by their words; the longest wins."""

    __slots__ = ("_heads", "_tails")

    def __init__(self) -> None:
        self._heads: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._tails: dict[str, list[tuple[tuple[str, ...], str]]] = {}

    def add(self, phrase: str, value: str) -> None:
        """Let `phrase` mean `value`."""
        words = split_words(phrase)
        for table, key in ((self._heads, words[0]), (self._tails, words[-1])):
            table.setdefault(key, []).append((words, value))
            table[key].sort(key=lambda p: -len(p[0]))

    def before(self, atoms: list[Atom], end: int) -> tuple[int, str] | None:
        """The longest phrase that ends right before atom `end`: its first atom and its value."""
        for words, value in self._tails.get(low_at(atoms, end - 1), ()):
            start = end - len(words)
            if start >= 0 and all(atoms[start + k].low == w for k, w in enumerate(words)):
                return start, value
        return None

    def at(self, atoms: list[Atom], start: int) -> tuple[int, str] | None:
        """The longest phrase that begins at atom `start`: the atom after it and its value."""
        for words, value in self._heads.get(low_at(atoms, start), ()):
            end = start + len(words)
            if end <= len(atoms) and all(atoms[start + k].low == w for k, w in enumerate(words)):
                return end, value
        return None


def phrases(table: dict[str, list[str]]) -> Phrases:
    """Phrases from `{value: [phrase, ...]}`."""
    made = Phrases()
    for value, list_ in table.items():
        for phrase in list_:
            made.add(phrase, value)
    return made
