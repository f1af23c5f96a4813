"""Lists of nouns that a text's words are looked up in, with their endings and as the last part of a compound."""

from __future__ import annotations

from collections.abc import Iterable

from laut.text.records import Token

_KEPT = 20_000  # words whose answer is kept
_TAIL = 5  # letters of the last part of a compound that say what it is
_LONGEST = 40  # and no more: a word of a hundred thousand letters is looked through once


class Nouns:
    """Nouns as a list has them: with the endings of declension, and, in an inflected language, as the last part of a compound."""

    def __init__(self, words: Iterable[str], endings: Iterable[str], stemmed: bool) -> None:
        listed = list(words)
        self._seen: dict[str, bool] = {}
        self.stemmed = stemmed
        self.whole = frozenset(w.lstrip("=").lower() + end for w in listed for end in (endings if not w.startswith("=") else ("",)))
        self.tails = frozenset(w.lower() + end for w in listed if not w.startswith("=") and len(w) >= _TAIL for end in endings)

    def has(self, token: Token) -> bool:
        """Whether `token` is one of these nouns."""
        if self.stemmed and not (token.text[:1].isupper() or "-" in token.text):
            return False
        if not self.stemmed and token.pos not in ("NOUN", "PROPN"):
            return False
        return self.knows(token.low) or token.lemma.lower() in self.whole

    def knows(self, low: str) -> bool:
        """Whether a word in lower case, or its last part, is one of these nouns."""
        known = self._seen.get(low)
        if known is None:
            if len(self._seen) >= _KEPT:
                self._seen.clear()
            known = self._seen[low] = self._look(low.rsplit("-", 1)[-1])
        return known

    def _look(self, word: str) -> bool:
        if word in self.whole:
            return True
        return self.stemmed and any(word[i:] in self.tails for i in range(max(2, len(word) - _LONGEST), len(word) - _TAIL + 1))
