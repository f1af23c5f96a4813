"""Words of names brought to one form, so that an inflected name meets the one in a table."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from laut.languages import known, toml

_STRIP = "„“”\"'‚‘’»«›‹()[],;:!?"
_DIGIT = re.compile(r"\d")
INFLECTED = frozenset({"de"})  # languages whose names are inflected: those with an inflection.toml


@cache
def inflection() -> dict[str, Any]:
    """The endings of the inflected language, from its inflection.toml."""
    return toml(min(INFLECTED), "inflection")


@cache
def _stem_rules() -> tuple[str, tuple[str, ...], frozenset[str]]:
    rules = inflection()["stem"]
    return rules["genitive"], tuple(rules["endings"]), frozenset(rules["dative"])


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The lower-case word without the endings of German declension; crude, but the same for every form of most words."""
    genitive, endings, dative = _stem_rules()
    low = word.lower()
    if len(low) > 4 and low.endswith(genitive) and not low.endswith(2 * genitive):
        low = low[:-1]
    if low.endswith(endings):
        for ending in endings:
            if low.endswith(ending) and len(low) - len(ending) >= 3:
                return low[:-1] if ending in dative else low[: -len(ending)]
    return low


@lru_cache(maxsize=50_000)
def key(word: str, stemmed: bool) -> str:
    """What a word of a name is looked up by: abbreviations and short words as they stand, others without endings (or in lower case)."""
    if word.isupper() or (len(word) <= 3 and not word[1:].islower()) or not (word.isalpha() or _DIGIT.search(word) is None):
        return word
    return stem(word) if stemmed else word.lower()


def split(name: str) -> list[str]:
    """The words of a name, without quotation marks and commas; a possessive `'s` is cut."""
    words = []
    for word in name.split():
        bare = word.strip(_STRIP)
        if bare.endswith(("'s", "’s")):
            bare = bare[:-2]
        if bare:
            words.append(bare)
    return words


@lru_cache(maxsize=50_000)
def romanised(word: str) -> str:
    """A name as it sounds, whether German or English wrote it out of another alphabet: `wolynez` and `volynets` are one."""
    out, i, table, longest = "", 0, *_letters()
    while i < len(word):
        size = next((n for n in range(longest, 0, -1) if word[i : i + n] in table), 0)
        sound = table[word[i : i + size]] if size else word[i]
        out += sound if not out.endswith(sound) else ""
        i += size or 1
    return out


@cache
def _letters() -> tuple[dict[str, str], int]:
    """Letters of each language -> one way to write their sound, and how many letters the longest have."""
    table = {letters: sound for code in known() for letters, sound in toml(code, "who")["romanised"].items()}
    return table, max(map(len, table), default=0)
