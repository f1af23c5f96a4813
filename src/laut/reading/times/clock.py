"""Times of the clock: `4:40 p.m. ET`, `halb drei`, `0630 GMT`, `noon`."""

from __future__ import annotations

from datetime import date

from laut.reading.times.direction import PAST
from laut.reading.times.moment import Moment
from laut.reading.times.pieces import Item
from laut.reading.times.reckoner import Reckoner

_NOON = 12 * 60
_LATE = {"AF": 1, "EV": 1, "NI": 6}  # `nine o'clock in the evening`: from which hour on a part of the day means its second half


class Clock(Reckoner):
    """Makers of times of the clock."""

    def make_clock(self, item: Item, of: date | None = None) -> Moment | None:
        """A time of the clock, on the day that stands beside it or was named last; a zone that is the same all year stays with it."""
        minutes = self._minutes(item)
        if minutes is None or not 0 <= minutes <= 24 * 60:
            return None
        day = of or (self.event_day() if self.direction() == PAST else self.named_day("T", 0)) or self.published
        first, second = self._night
        if day and day == first and minutes < _NOON:  # `in der Nacht zum Sonntag` at three it is Sunday
            day = second or day
        zone = item.get(self.pieces, "zone") or ""
        return Moment("clock", "T", f"{day or 'XXXX-XX-XX'}T{minutes // 60:02}:{minutes % 60:02}{zone}", day, day)

    def _minutes(self, item: Item) -> int | None:
        """Minutes since midnight; `past` are those that the words add to the hour or take from it."""
        if "fourdigits" in item.labels:  # `0630 GMT`
            written = self.pieces.word(item.labels["fourdigits"][0])
            return int(written[:2]) * 60 + int(written[2:]) if len(written) == 4 and int(written[2:]) < 60 else None
        hour = next((n for name in ("hour", "hourword", "hourname") if (n := self.number(name)) is not None), None)
        if hour is None:
            return None
        meridiem, part = item.get(self.pieces, "meridiem"), item.get(self.pieces, "daypart") or item.get(self.pieces, "partafter")
        if isinstance(meridiem, int):
            hour = hour % 12 + meridiem
        elif isinstance(part, str) and _LATE.get(part, 12) <= hour < 12:
            hour += 12
        minute = self.number("minute") or self.number("min", "minute") or 0
        return hour * 60 + minute + int(item.fixed.get("past", 0))
