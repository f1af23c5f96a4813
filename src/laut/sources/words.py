"""Words of names brought to one form, so that an inflected name meets the one in a table."""

from __future__ import annotations

import re
from functools import lru_cache

_STRIP = "„“”\"'‚‘’»«›‹()[],;:!?"
_DATIVE = ("ln", "rn")  # only the n goes
_DIGIT = re.compile(r"\d")
_ENDINGS = ("ern", "en", "em", "er", "es", "e", "ln", "rn")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The lower-case word without the endings of German declension; crude, but the same for every form of most words."""
    low = word.lower()
    if len(low) > 4 and low.endswith("s") and not low.endswith("ss"):
        low = low[:-1]
    if low.endswith(_ENDINGS):
        for ending in _ENDINGS:
            if low.endswith(ending) and len(low) - len(ending) >= 3:
                return low[:-1] if ending in _DATIVE else low[: -len(ending)]
    return low


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
