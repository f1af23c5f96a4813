"""A hyphen at the end of a line: part of the word, or of the page."""

from __future__ import annotations

import re
from functools import cache

from laut.acquire.pdf.wording import wording

JOINED, KEPT, SUSPENDED = "joined", "kept", "suspended"
_SOFT = "\u00ad"
_HYPHENS = ("-", "\u2010", _SOFT)
_FIRST = re.compile(r"[^\W_]+", re.UNICODE)


class Hyphens:
    """Decides for a document in `language` (None: any that is known), whose text, lines as they are, is `text`."""

    def __init__(self, language: str | None, text: str) -> None:
        self._language = language
        self._whole = {word.casefold() for word in _words().findall(text)}

    def at(self, last: str, first: str) -> str | None:
        """What the hyphen at the end of `last`, the last word of a line, is before `first`: JOINED (it falls away), KEPT (it stays, no
        white space follows), SUSPENDED (it stays, with white space); None where there is no hyphen that parts a word.
        """
        before, after = last.rstrip("".join(_HYPHENS)), _FIRST.match(first)
        if len(last) - len(before) != 1 or not before or not before[-1].isalnum():
            return None
        if last[-1] == _SOFT:
            return JOINED
        if after is None:
            return None
        if (last[:-1] + first).casefold() not in self._whole and first.rstrip(",;:").casefold() in wording(
            self._language, "hyphen", "after"
        ):
            return SUSPENDED
        if before[-1].isdigit() or not first[0].isalpha():
            return KEPT
        return self._choose(re.split(r"[^\w-]", before)[-1], _parts().match(first)[0])  # type: ignore[index]

    def _choose(self, left: str, right: str) -> str:
        """Between `Verband` and `Süd-Achse`, where both halves are letters."""
        joined, kept = (left + right).casefold(), f"{left}-{right}".casefold()
        if joined in self._whole:
            return JOINED
        if (
            kept in self._whole
            or kept in wording(self._language, "hyphen", "kept")
            or left.casefold() in wording(self._language, "hyphen", "keep")
        ):
            return KEPT
        return JOINED if right[0].islower() else KEPT


@cache
def _words() -> re.Pattern[str]:
    """Words with the hyphens inside them, not those at the end of a line."""
    return re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:-[^\W_]+)*")
