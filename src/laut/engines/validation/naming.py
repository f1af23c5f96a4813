"""When two people write the same source: by the directory of sources, or by the words of its name."""

from __future__ import annotations

from collections.abc import Sequence

from laut.languages import toml
from laut.sources import directory
from laut.sources.naming import folded

SHORT = 3  # letters of words that tell nothing beside longer ones: articles, prepositions, initials
ENDING, STEM = 2, 4  # letters that an inflected word may end in, and that it must begin with


def same_names(one: Sequence[str], other: Sequence[str], language: str) -> bool:
    """Whether two links of a chain name the same sources: each of one has one of the other, and none is left."""
    left = list(other)
    for name in one:
        found = next((n for n in left if same_name(name, n, language)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def same_name(one: str, other: str, language: str) -> bool:
    """Whether two names are of one source: the same entry of the directory, or all words of the shorter name stand in the longer one
    (`Ohl` and `Ministerin Mara Ohl`, `das Klinikum` and `Klinikums Auried`), but for articles and inflected endings."""
    entries = [directory().find(name, language) for name in (one, other)]
    if all(entries):
        return entries[0] is entries[1]
    short, long = sorted((_words(one, language), _words(other, language)), key=len)
    return bool(short) and all(any(_same_word(a, b) for b in long) for a in short)


def _words(name: str, language: str) -> list[str]:
    words = folded(name).split()
    articles = toml(language, "cast")["indefinite"]
    return [word for word in words if len(word) > SHORT and word not in articles] or words


def _same_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= STEM and long.startswith(short) and len(long) - len(short) <= ENDING)
