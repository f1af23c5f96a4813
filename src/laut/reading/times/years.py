"""Whether four digits are a year or a number: what stands before and behind them."""

from __future__ import annotations

from laut.reading.times.pieces import Item
from laut.reading.times.reckoner import Reckoner
from laut.text.records import Token

OLDEST, FIRST_LIKELY, FARTHEST = 1500, 1900, 2100


class Years(Reckoner):
    """Whether a number is a year."""

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
        if pieces.has(last + 1, "year") and pieces.has(last + 2, "nonyear"):
            return False
        number = pieces.has(first - 2, "num") and not (pieces.has(first - 2, "year") or pieces.has(first - 2, "article"))
        if year % 500 == 0 and number:  # `4,5 von 1000`
            return False
        if pieces.has(first - 1, "yearless") or (
            pieces.has(last, "yearnext") and year % 100 == 0 and (not led or pieces.has(first - 1, "weaklead"))
        ):
            return False
        likely = FIRST_LIKELY <= year <= (self.published.year if self.published else FARTHEST) + 20 and year % 50
        return bool(likely) or led or not self._noun(last)

    def _noun(self, i: int) -> Token | None:
        """The noun that directly follows as piece i."""
        pieces = self.pieces
        if i >= len(pieces.b) or not pieces.word(i)[:1].isalpha():
            return None
        token = self.token_at(pieces.b[i])
        return token if token is not None and token.tag == pieces.rules.habits.get("counted") else None
