"""Seasons and feasts; a year that is not said is chosen."""

from __future__ import annotations

from collections import Counter
from datetime import date

from laut.reading.times import days
from laut.reading.times.direction import FUTURE, PAST
from laut.reading.times.moment import Moment
from laut.reading.times.pieces import Item
from laut.reading.times.reckoner import NEAR
from laut.reading.times.years import Years

_JUST_OVER = 75  # days after its end in which `this fall` can still be the last one
_FEASTS = ("feast", "dayfeast", "weekfeast", "surefeast", "saint", "nation")


_HEAD = 4000  # pieces of a text that tell which country it speaks of


class Feasts(Years):
    """Makers of seasons and feasts."""

    def make_season(self, item: Item) -> Moment | None:
        """A season; winter is that of the year in which it begins."""
        name = item.get(self.pieces, "season")
        if isinstance(key := item.get(self.pieces, "partseason"), str):
            return self._part_of_season(*key.split())
        return self._season(name) if isinstance(name, str) else None

    def _part_of_season(self, mod: str, name: str) -> Moment | None:
        """`Spätsommer`: a month of the season."""
        moment = self._season(name)
        if moment is not None:
            moment.mod, (moment.start, moment.end) = mod, days.part((moment.start, moment.end), mod)
        return moment

    def _season(self, name: str) -> Moment | None:
        item = self.item
        if isinstance(way := item.get(self.pieces, "way"), int):
            return self._season_beside(name, way)
        year, rel = self.year(), item.get(self.pieces, "rel")
        direction = PAST if isinstance(rel, int) and rel < 0 else FUTURE if isinstance(rel, int) and rel > 0 else None
        if year is None and rel == 0 and self.published:
            year = self._this_season(name)
        if year is None:
            year = self.choose(lambda y: days.season(y, name), direction)
            if year and self.published and isinstance(rel, int) and rel:
                start, end = days.season(year, name)
                year += rel if start and end and start <= self.published <= end else 0
                year += rel > 0 and end is not None and end < self.published  # `next autumn` is none that is over
        if year is None:
            return Moment("date", "SE", f"XXXX-{name}")
        return Moment("date", "SE", f"{year:04}-{name}", *days.season(year, name), capped=rel == 0 and self.direction() == PAST)

    def _this_season(self, name: str) -> int | None:
        """The season that goes on; else that of this year, unless the last one is just over and is told of."""
        assert self.published is not None
        for year in (self.published.year - 1, self.published.year):
            start, end = days.season(year, name)
            if start and end and start <= self.published <= end:
                return year
            if end and 0 < (self.published - end).days <= _JUST_OVER and self.direction() == PAST:
                return year
        return self.published.year

    def _season_beside(self, name: str, way: int) -> Moment | None:
        """`der Winter zuvor`: the last one that was over, or the first that began after, the time named last."""
        day = self.anchor("Y", NEAR)
        for year in (day.year + way * k for k in range(3)) if day else ():
            start, end = days.season(year, name)
            if start and end and day and (start > day if way > 0 else end < day):
                return Moment("date", "SE", f"{year:04}-{name}", start, end)
        return Moment("date", "SE", f"XXXX-{name}")

    def make_feast(self, item: Item) -> Moment | None:
        """A feast, by its date in the year; one that is named for a weekday lies on the first such day from there on."""
        key = next((k for name in _FEASTS if isinstance(k := item.get(self.pieces, name), str)), None)
        key = self.homeland(str(item.fixed["homeland"]), item.fixed.get("usual")) if "homeland" in item.fixed else key
        if key is None:
            return None
        year, rel = self.year(), self.number("rel")
        if year is None and rel == 0 and self.published:
            year = self.published.year
        if year is None:
            year = self.choose(lambda y: days.feast(y, key), PAST if rel and rel < 0 else FUTURE if rel else None)
        if year is None:
            return Moment("date", "D", "XXXX-XX-XX")
        start, end = days.feast(year, key)
        if start and "weekfeast" in item.labels and (weekday := self.number("weekday")) is not None:
            start = end = days.plus_days(start, (weekday - start.weekday()) % 7)
        if start and "weekend" in item.fixed:
            return self._long_weekend(start)
        return Moment("date", "D", start.isoformat(), start, end) if start else None

    def homeland(self, name: str, usual: str | None = None) -> str | None:
        """The key of the feast in the country whose words (class `name`) stand most often in the text, None where two have as many.

        The `usual` key has two words ahead.
        """
        if name not in self._homelands:
            self._homelands[name] = self._homeland(name, usual)
        return self._homelands[name]

    def _homeland(self, name: str, usual: str | None) -> str | None:
        known, seen = self.pieces.rules.words, Counter[str]({usual: 2} if usual else {})
        letters = set(known.letters_of.get(name, ()))
        for i, letter in enumerate(self.pieces.letters[:_HEAD]):
            if letter in letters and isinstance(key := known.value(name, self.pieces.word(i)), str):
                seen[key] += 1
        first = sorted(((n, key) for key, n in seen.items()), reverse=True)
        return first[0][1] if first and (len(first) == 1 or first[0][0] > first[1][0]) else None

    def _long_weekend(self, feast: date) -> Moment | None:
        """`Labor Day weekend`: Saturday to a Monday, a Thursday or Friday to Sunday."""
        saturday, sunday = days.weekend(days.plus_days(feast, -2) or feast)
        if feast.weekday() == 0:
            return Moment("date", "WE", days.unit_value(saturday or feast, "WE"), saturday, feast)
        saturday, sunday = days.weekend(feast)
        start = feast if feast.weekday() in (3, 4) else saturday
        return Moment("date", "WE", days.unit_value(feast, "WE"), start, sunday)

    def make_advent(self, item: Item) -> Moment | None:
        """`der erste Advent`: the first of the four Sundays before Christmas."""
        nth, year = self.nth(), self.year()
        if nth is None or not 1 <= nth <= 4:
            return None
        if year is None:
            year = self.choose(lambda y: (self._advent(y, nth),) * 2)
        day = self._advent(year, nth) if year else None
        return Moment("date", "D", day.isoformat(), day, day) if day else None

    def _advent(self, year: int, nth: int) -> date | None:
        first = days.day(year, 11, 27)
        return days.plus_days(first, 6 - first.weekday() + 7 * (nth - 1)) if first else None
