"""Which Penn tags an English word can have: closed classes and irregular forms by list, open classes by table, the rest by its shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from laut.languages import table, toml

MOST = 50_000  # unknown words that are kept in mind; past that each is looked at again, so that memory has an end


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """The tags that a word can have: `first` is the likeliest; `closed` words are function words."""

    first: str
    tags: frozenset[str]
    closed: bool = False


class Lexicon:
    """All words of `words.tsv` and the closed classes of `tagging.toml`; unknown words by suffix."""

    def __init__(self) -> None:
        data = toml("en", "tagging")
        self.words: dict[str, Entry] = {}
        for row in table("en", "words"):
            self.words.update(dict.fromkeys(row["words"].split(" "), _entry(row["tags"].split(" "))))
        for group in data["closed"]:
            entry = _entry(group["tags"].split(), closed=group.get("closed", True))
            self.words.update(dict.fromkeys(group["words"].split(), entry))
        self.proper: dict[str, Entry] = {}
        for group in data["proper"]:
            self.proper.update(dict.fromkeys(group["words"].split(), _entry(group["tags"].split())))
        self.suffixes = {group["suffix"]: _entry(group["tags"].split()) for group in data["suffix"]}
        self.longest = max(map(len, self.suffixes))
        self.shapes = [(re.compile(group["pattern"]), _entry(group["tags"].split())) for group in data["shape"]]
        self.name, self.names = _entry(["NNP"]), _entry(["NNPS", "NNP"])
        self.noun = _entry(["NN", "JJ", "VB"])
        self.plural = tuple(data["names"]["plural_suffixes"])
        self.kept: dict[str, Entry] = {}

    def lower(self, low: str) -> Entry:
        """The entry of a word in lower case."""
        return self.words.get(low) or self.kept.get(low) or self._keep(low)

    def known(self, low: str) -> Entry | None:
        """The entry of a word that is listed."""
        return self.words.get(low)

    def capital(self, text: str, low: str) -> Entry:
        """The entry of a capitalised word that its place does not explain."""
        entry = self.proper.get(low)
        if entry is not None:
            return entry
        listed = self.words.get(low)
        if listed is not None and listed.closed and listed.first in ("PRP", "CD"):
            return listed
        if not text.isalpha():
            for pattern, shape in self.shapes:
                if pattern.fullmatch(low):
                    return shape
        return self.names if text.endswith(self.plural) else self.name

    def _keep(self, low: str) -> Entry:
        entry = self._guess(low)
        if len(self.kept) < MOST and len(low) < 40:
            self.kept[low] = entry
        return entry

    def _guess(self, low: str) -> Entry:
        if not low.isalpha() and len(low) < 60:
            for pattern, entry in self.shapes:
                if pattern.fullmatch(low):
                    return entry
            head, dash, tail = low.rpartition("-")
            if dash and head and tail in self.words and not self.words[tail].closed:
                return self.words[tail]
        for size in range(min(self.longest, len(low) - 2), 0, -1):
            found = self.suffixes.get(low[-size:])
            if found is not None:
                return found
        return self.noun


def _entry(tags: list[str], closed: bool = False) -> Entry:
    return Entry(tags[0], frozenset(tags) | ({"VBP"} if "VB" in tags else frozenset()), closed)


@cache
def lexicon() -> Lexicon:
    """The one lexicon, read when it is first asked for."""
    return Lexicon()
