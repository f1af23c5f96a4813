"""From an item that a rule found to its moment in the calendar: one method a kind of rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from laut.reading.times.clock import Clock
from laut.reading.times.direction import Directions
from laut.reading.times.eras import Eras
from laut.reading.times.lengths import Lengths
from laut.reading.times.moment import Moment
from laut.reading.times.nearby import Nearby
from laut.reading.times.pieces import Item, Pieces
from laut.text.records import Text

_ABSOLUTE = frozenset(("year", "bareyear", "era", "century"))
_DATING = frozenset(("year", "three"))


class Resolver(Nearby, Lengths, Eras, Clock):
    """Resolves the items of one text from left to right, keeping the time named last.

    `published` is None where nobody says it: then what is relative has a value without a year, or none, and no interval.
    """

    def __init__(self, pieces: Pieces, directions: Directions, text: Text, published: date | None) -> None:
        super().__init__(pieces, directions, text, published)
        self._makers: dict[str, Callable[[Item], Moment | None]] = {
            kind: getattr(self, "make_" + kind)
            for kind in (
                "day", "weekday", "now", "night", "daypart", "clock", "thatday", "month", "season", "feast", "year", "bareyear", "rel",
                "step", "shift", "firstmonths", "decade", "century", "quarter", "partunit", "unit", "dur", "count", "lasting", "set", "ref",
                "calweek", "advent", "spanto", "era", "nthday", "fiscal", "terms", "monthday", "courseweek", "weekof",
            )
        }  # fmt: skip

    def resolve(self, item: Item, year: int | None = None) -> Moment | None:
        """The moment of `item`, None where the words turn out to be no time; `year` is one that follows (`8. Mai dieses Jahres`)."""
        self.turn(item, year)
        moment = self._makers[item.kind](item)
        if moment is not None:
            moment.anchor = self._anchor(item, moment)
            if moment.mod is None and isinstance(early := item.get(self.pieces, "early"), str):
                moment.mod = early
        return moment

    def _anchor(self, item: Item, moment: Moment) -> int | None:
        """The number of the time that the moment was reckoned from, 0 for publication; None where its own words say all."""
        if moment.start is None or moment.kind not in ("date", "now", "clock", "unit"):
            return None
        if self.used is not None:
            return self.used
        if self.published is None or item.kind in _ABSOLUTE or self.given is not None or not _DATING.isdisjoint(item.labels):
            return None
        return 0

    def turn(self, item: Item, year: int | None = None) -> None:
        """Make `item` the one that is asked about."""
        self.item, self.given, self.used = item, year, None
        self.b, self.e = self.pieces.b[item.first], self.pieces.e[item.last - 1]
