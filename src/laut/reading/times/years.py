"""Whether four digits are a year or a number: what stands before and behind them."""

from __future__ import annotations

from functools import cache

from laut import languages
from laut.reading.times.pieces import Item
from laut.reading.times.reckoner import Reckoner
from laut.text.records import Token

OLDEST, FIRST_LIKELY, FARTHEST = 1500, 1900, 2100


LETTERS = 5  # of a unit's word that is no other word


@cache
def measures(language: str) -> frozenset[str]:
    """The words for units of `language`, save those of time, as they are written behind a number."""
    rows = [row for row in languages.table(language, "units") if row["dimension"] != "time"]
    return frozenset(w for row in rows for w in row["words"].split("|") if len(w) >= LETTERS and " " not in w)


class Years(Reckoner):
    """Whether a number is a year."""

    _starts: frozenset[int] | None = None  # where the sentences begin

    def is_year(self, item: Item) -> bool:
        """Whether the digits stand where a year can stand; a counted noun behind makes them a number."""
        pieces = self.pieces
        first, last = item.first, item.last
        year = int(pieces.word(first))
        led = pieces.has(first - 1, "yearlead") or pieces.has(last, "founding")
        if not OLDEST <= year <= FARTHEST and not led:
            return False
        if pieces.has(last, "nonyear") or pieces.has(last, "unit") or pieces.has(first - 1, "nonyear"):
            return False
        if self._number(first, last):
            return False
        if pieces.has(last + 1, "year") and pieces.has(last + 2, "nonyear"):
            return False
        number = pieces.has(first - 2, "num") and not (pieces.has(first - 2, "year") or pieces.has(first - 2, "article"))
        if year % 500 == 0 and number:  # `4,5 von 1000`
            return False
        unlike = pieces.has(first - 1, "yearless") and not pieces.has(first - 2, "rangeword")  # but `bis mindestens 2036`
        if unlike or (pieces.has(last, "yearnext") and year % 100 == 0 and (not led or pieces.has(first - 1, "weaklead"))):
            return False
        likely = FIRST_LIKELY <= year <= (self.published.year if self.published else FARTHEST) + 20 and year % 50
        return bool(likely) or led or not self._noun(last)

    def _number(self, first: int, last: int) -> bool:
        """`2000 bis 2500`, `2025 Megawattstunden`, `stieg auf 2021.`, and `2024 Gäste kamen` where the verb comes second."""
        pieces = self.pieces
        following = pieces.word(last + 1) if last + 1 < len(pieces.b) else ""
        if (
            pieces.has(last, "rangeword")
            and following.isdecimal()
            and int(following[:9]) > FARTHEST
            and len(following) >= len(str(FARTHEST))
        ):
            return True
        if last < len(pieces.b) and pieces.word(last) in measures(self.text.language):
            return True
        if pieces.has(first - 1, "risen") and pieces.has(first - 2, "rising"):
            return last >= len(pieces.b) or not pieces.word(last)[:1].isalnum()
        return bool(pieces.rules.habits.get("verb_second")) and self._opens(first, last)

    def _opens(self, first: int, last: int) -> bool:
        """The digits and their noun open the sentence, and its verb follows."""
        if self._starts is None:
            self._starts = frozenset(s.b for s in self.text.sentences)
        noun = self._noun(last) if self.pieces.b[first] in self._starts else None
        verb = self.token_at(self.pieces.b[last + 1]) if noun is not None and last + 1 < len(self.pieces.b) else None
        return verb is not None and verb.fin

    def _noun(self, i: int) -> Token | None:
        """The noun that directly follows as piece i."""
        pieces = self.pieces
        if i >= len(pieces.b) or not pieces.word(i)[:1].isalpha():
            return None
        token = self.token_at(pieces.b[i])
        return token if token is not None and token.tag == pieces.rules.habits.get("counted") else None
