"""The words of time of one language: each piece of a text becomes one letter that stands for the classes it belongs to.

A class is a named list of words in `calendar.toml` or `times.toml` (`month`, `weekday`, `past`, ...), optionally with a value for each
word. Words in the same classes share one letter, so a rule over classes is an ordinary regular expression over letters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from laut import languages
from laut.errors import DataError

Value = int | float | str | tuple[Any, ...] | None

_MARKS = ".,:-/()'?"
_DASHES = {"–": "-", "—": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "`": "'"}
_MEMO = 50_000
NONE = " "


class Words:
    """Classes and values of the words of one language, and the letters that stand for sets of classes."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._classes: dict[str, set[str]] = {}
        self._values: dict[tuple[str, str], Value] = {}
        self._letters: dict[frozenset[str], str] = {frozenset(): NONE}
        self._memo: dict[str, str] = {}
        self._ending: re.Pattern[str] | None = None
        calendar, times = languages.toml(code, "calendar"), languages.toml(code, "times")
        for part in (calendar, times):
            for name, entries in part.get("class", {}).items():
                self._enter(name, entries)
        self._count(calendar.get("numbers", {}))
        self._compound(calendar.get("compound", {}))
        self._lasting = {ending: unit for unit, endings in calendar.get("lasting", {}).items() for ending in endings}
        if self._lasting:
            self._ending = re.compile(rf"(.{{2,}})({'|'.join(self._lasting)})(e[nrms]?)?")
        self.letters_of: dict[str, list[str]] = {}

    def add(self, name: str, word: str, value: Value = None) -> None:
        """Put `word` into class `name`; a capital first letter means that the word is written so (or all in capitals)."""
        self._classes.setdefault(word, set()).add(name)
        self._values[name, word] = value

    def _enter(self, name: str, entries: dict[str, list[str]] | list[str]) -> None:
        if isinstance(entries, list):
            entries = {"": entries}
        for key, words in entries.items():
            for word in words:
                if re.search(r"\s", word):
                    raise DataError("one word", f"{word!r}", f"languages/{self.code}: class {name}")
                self.add(name, word, _plain(key))

    def _count(self, numbers: dict[str, Any]) -> None:
        ones, tens, joint = numbers.get("ones", []), numbers.get("tens", []), numbers.get("joint")
        for t, ten in enumerate(tens):
            self.add("num", ten, 20 + 10 * t)
            if joint is None:
                continue
            for o, one in enumerate(ones, 1):
                self.add("num", one + joint + ten, 20 + 10 * t + o)

    def _compound(self, compound: dict[str, Any]) -> None:
        for day in compound.get("days", []):
            for part, words in compound.get("parts", {}).items():
                for word in words:
                    self.add("weekpart", day + word, (self._values["weekday", day], part))
                    self.add("weekpart", day.upper() + word, (self._values["weekday", day], part))

    def seal(self) -> None:
        """Give every set of classes its letter; called once when all words, those of the rules too, are in."""
        for word in list(self._classes):
            if word.isdigit():  # a number that a rule names
                self._letter(_digits(word) | self._classes[word])
            for written in (word, word.upper(), word.capitalize()):
                self._letter(set().union(*(self._classes.get(form, set()) for form in _forms(written))))
        for mark in _MARKS:
            self._letter({mark})
            self._letter({mark, mark + "t"})
        for number in ("0", "00", "1", "12", "13", "01", "24", "25", "31", "32", "59", "60", "99", "100", "1000", "2200", "10000"):
            self._letter(_digits(number))
        self._letter({"lasting"})
        for classes, letter in self._letters.items():
            for name in classes:
                self.letters_of.setdefault(name, []).append(letter)

    def _letter(self, classes: set[str]) -> str:
        key = frozenset(classes)
        letter = self._letters.get(key)
        if letter is None:
            letter = self._letters[key] = chr(0x30 + len(self._letters))
        return letter

    def letter(self, piece: str) -> str:
        """The letter of a word or a number."""
        letter = self._memo.get(piece)
        if letter is None:
            if len(self._memo) >= _MEMO:
                self._memo.clear()
            letter = self._memo[piece] = self._look(piece)
        return letter

    def mark(self, mark: str, tight: bool) -> str:
        """The letter of a punctuation mark; `tight`: no white space after it."""
        mark = _DASHES.get(mark, mark)
        if mark not in _MARKS:
            found = self._classes.get(mark)
            return self._letter(found) if found else NONE
        return self._letter({mark, mark + "t"} if tight else {mark})

    def _look(self, piece: str) -> str:
        if piece.isdigit():
            return self._letter(_digits(piece) | self._classes.get(piece, set())) if piece.isascii() else NONE
        classes: set[str] = set()
        for form in _forms(piece):
            classes |= self._classes.get(form, set())
        if not classes and self._ending and (found := self._ending.fullmatch(piece.lower())):
            number = self._values.get(("num", found[1]))
            if number is not None:
                classes = {"lasting"}
                self._values["lasting", piece.lower()] = (number, self._lasting[found[2]])
        return self._letter(classes)

    def value(self, name: str, piece: str) -> Value:
        """What `piece` means as a word of class `name`; the number itself for digits."""
        if piece.isascii() and piece.isdigit():
            return int(piece[:9])
        for form in _forms(piece):
            if (name, form) in self._values:
                return self._values[name, form]
        return None


def _forms(piece: str) -> tuple[str, ...]:
    low = piece.lower()
    if piece.isupper() and len(piece) > 1:
        return (piece, piece.capitalize(), low)
    return (piece, low) if piece != low else (piece,)


def _plain(key: str) -> Value:
    if key.lstrip("-").isdigit():
        return int(key)
    if key.replace(".", "", 1).isdigit():
        return float(key)
    return key or None


def _digits(piece: str) -> set[str]:
    classes = {"num", "digits"}
    if len(piece) > 4:
        return classes
    n = int(piece)
    if len(piece) <= 2:
        for name, low, high in (("day", 1, 31), ("mon", 1, 12), ("hour", 0, 24), ("minute", 0, 59)):
            if low <= n <= high and (name != "minute" or len(piece) == 2):
                classes.add(name)
        if len(piece) == 2:
            classes |= {"yy", "two"}
    elif len(piece) == 3:
        classes.add("three")
    elif 1000 <= n < 2200:
        classes.add("year")
    return classes


@cache
def words(code: str) -> Words:
    """The words of time of language `code`, not sealed yet: the rules add their own."""
    return Words(code)
