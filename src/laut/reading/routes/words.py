"""Words that no list of common nouns has: likely names, whatever the tagger took them for."""

from __future__ import annotations

from functools import cache

from laut.sources.words import INFLECTED
from laut.text.german_words import Words
from laut.text.records import Token

_UNKNOWN = "?"  # ends the kind of a word that no list has


@cache
def _german() -> Words:
    return Words(learned=False)


def strange(token: Token, language: str) -> bool:
    """Whether a noun in an inflected language stands in no list and is not made of two that do (`Poti`, `Unterau`)."""
    if language not in INFLECTED or not token.text[:1].isupper():
        return False
    return all(_german()(word, False).kind.endswith(_UNKNOWN) for word in (token.text, token.lemma))
