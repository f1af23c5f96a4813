"""Times that the calendar names: days, months, years, decades, quarters."""

from __future__ import annotations

from datetime import date

from laut.reading.times import days
from laut.reading.times.direction import FUTURE, OPEN, PAST
from laut.reading.times.feasts import Feasts
from laut.reading.times.moment import Moment, length
from laut.reading.times.pieces import Item
from laut.reading.times.reckoner import UNDATED

_HUNDREDS = 1900  # up to here `the 1800s` are a century
_PARTS_OF_YEAR = {"M": 1, "Q": 3}  # months


class Calendar(Feasts):
    """Makers of times with a name in the calendar; a year that is not said is chosen."""

    def make_day(self, item: Item) -> Moment | None:
        """`Mittwoch, 3. Mai 2011`; without a year the weekday decides, else the verb, else nearness."""
        month, number = self.number("month"), self.number("day") or 1
        month = month if month is not None else self.number("mon")
        if month is None:
            return self._bare_day(number)
        year = self.year()
        if "slashed" in item.fixed and month != number and number <= 12:
            order = self.slashes()
            if order == 0:
                return Moment("date", "D", f"{year:04}-XX-XX")
            month, number = (month, number) if order > 0 else (number, month)
        weekday = self.weekday()
        if year is None and weekday is not None:
            year = self._weekday_year(weekday, month, number)
        if year is None:
            year = self.choose(
                lambda y: (days.day(y, month, number),) * 2,
                OPEN if self._attributive(item) else FUTURE if self.aim and self.present_ahead else None,
                sure=False,
            )
        part = self.part()
        if year is None:
            valid = days.day(2024, month, number)
            return Moment("date", "D", f"XXXX-{month:02}-{number:02}{part}") if valid else None
        day = days.day(year, month, number)
        if day is None:
            return None
        last = self.number("to", "day")
        end = days.day(year, month, last) if last else None
        if weekday is not None and day.weekday() == weekday:
            self.dated[weekday] = day
        if end and end > day and ("and" not in item.labels or (end - day).days == 1):
            return Moment("date", "D", f"{day}/{end}", day, end)
        return Moment("date", "D", day.isoformat() + part, day, day)

    def make_weekof(self, item: Item) -> Moment | None:
        """`the week of July 10`."""
        day = self.make_day(item)
        if day is None or day.start is None:
            return None
        return Moment("date", "W", days.unit_value(day.start, "W"), *days.week(day.start))

    def _attributive(self, item: Item) -> bool:
        """`the Nov. 8 election`: the verb of the sentence says nothing of the election."""
        behind = self.token_at(self.pieces.b[item.last]) if item.last < len(self.pieces.b) else None
        return behind is not None and behind.pos in ("NOUN", "ADJ", "PROPN") and self.pieces.has(item.first - 1, "the")

    def _bare_day(self, number: int) -> Moment | None:
        return Moment("bareday", "D", str(number), n=number)

    def _weekday_year(self, weekday: int, month: int, number: int) -> int | None:
        if self.published is None:
            return None
        for year in sorted(range(self.published.year - 5, self.published.year + 6), key=lambda y: abs(y - self.published_year)):
            day = days.day(year, month, number)
            if day and day.weekday() == weekday and abs(year - self.published_year) <= 1:
                return year
        return None

    @property
    def published_year(self) -> int:
        """The year of publication, 0 without one."""
        return self.published.year if self.published else 0

    def make_month(self, item: Item) -> Moment | None:
        """A month; without a year the last or the next one."""
        month = next((n for name in ("month", "mon", "halfmonth", "monthweek") if (n := self.number(name)) is not None), None)
        if month is None:
            return None
        year = self.year()
        if (ago := self.number("ago", "num")) is not None and self.published:
            year = self.published.year - ago
        rel = item.get(self.pieces, "rel")
        if rel is None:
            rel = self.before("rel")
        if year is None and rel == 0 and self.published:
            year = self.published.year
        if year is None and isinstance(rel, int) and rel and self.published:
            year = self.published.year + rel if rel > 0 else self.published.year
            if (rel < 0 and month >= self.published.month) or (rel > 0 and month > self.published.month):
                year -= 1
        if year is None:
            year = self.choose(lambda y: days.months(y, month))
        if year is None:
            return Moment("date", "M", f"XXXX-{month:02}")
        start, end = days.months(year, month)
        if "half" in item.fixed and start and end:
            start, end = (start, days.day(year, month, 15)) if self.nth() == 1 else (days.day(year, month, 16), end)
        elif "week" in item.fixed and end and "final" in item.labels:
            start = days.plus_days(end, -6)
        elif "week" in item.fixed and start and end and (nth := self.nth()) is not None:
            start, end = days.day(year, month, 7 * nth - 6) or start, days.day(year, month, 7 * nth) or end
        return Moment("date", "M", f"{year:04}-{month:02}", start, end)

    def make_year(self, item: Item) -> Moment | None:
        """A year, or two by slash or dash."""
        first = self.year()
        if first is None:
            return None
        last = self.number("to", "year")
        if last is None and "year" in item.labels and (short := self.number("yy")) is not None:
            last = first // 100 * 100 + short
        if last is None or last <= first:
            return Moment("date", "Y", f"{first:04}", *days.years(first, first))
        return Moment("date", "Y", f"{first:04}/{last:04}", *days.years(first, last))

    def make_bareyear(self, item: Item) -> Moment | None:
        """Four digits that stand where a year can stand."""
        return self.make_year(item) if self.is_year(item) else None

    def make_decade(self, item: Item) -> Moment | None:
        """`siebziger Jahre`, `1970er`."""
        year = self.number("year")
        if year is None:
            short = next((n for name in ("decade", "decadeword", "yy") if (n := self.number(name)) is not None), None)
            if short is None or any(self.pieces.has(i, "owner") for i in range(item.first - 3, item.first)):
                return None  # `a man in his 30s`
            now = self.published.year if self.published else UNDATED
            year = now // 100 * 100 + short
            if year > now:
                year -= 100
        if year % 10:
            return None
        if year % 100 == 0 and year < _HUNDREDS and self.pieces.rules.habits.get("centuries"):
            return Moment("date", "CE", f"{year // 100:02}", *days.years(year, year + 99))
        return Moment("date", "DE", f"{year // 10:03}", *days.years(year, year + 9))

    def make_century(self, item: Item) -> Moment | None:
        """`19. Jahrhundert`: 1801 to 1900, value 18."""
        unit, nth = item.get(self.pieces, "one"), self.nth()
        if unit not in ("CE", "L") or nth is None or not 0 < nth < 100:
            return self.make_quarter(item)
        length = 100 if unit == "CE" else 1000
        value = f"{nth - 1:02}" if unit == "CE" else str(nth - 1)
        if (self.number("era") or 0) < 0:
            return Moment("date", str(unit), "BC" + value, reckoned=False)
        return Moment("date", str(unit), value, *days.years((nth - 1) * length + 1, nth * length))

    def make_quarter(self, item: Item) -> Moment | None:
        """`drittes Quartal 2014`, `erstes Halbjahr`."""
        unit, nth = item.get(self.pieces, "one"), self.nth()
        nth = nth if nth is not None else self.number("digits")
        unit = unit or item.fixed.get("unit") or item.get(self.pieces, "quartered")
        if unit not in ("Q", "H") or nth is None or not 1 <= nth <= (4 if unit == "Q" else 2):
            return None
        size = 3 if unit == "Q" else 6
        first = (nth - 1) * size + 1
        year = self.year()
        if year is None:
            year = self.choose(lambda y: days.months(y, first, size))
        if year is None:
            return Moment("date", str(unit), f"XXXX-{unit}{nth}")
        return Moment("date", str(unit), f"{year:04}-{unit}{nth}", *days.months(year, first, size))

    def make_calweek(self, item: Item) -> Moment | None:
        """`Kalenderwoche 47`."""
        n, year = self.number("digits"), self.year()
        if n is None or not 1 <= n <= 52 or (year is None and self.published is None):
            return None
        if year is None:
            year = self.choose(lambda y: days.week(date.fromisocalendar(y, n, 1)))
        if year is None:
            return None
        start, end = days.week(date.fromisocalendar(year, n, 1))
        return Moment("date", "W", f"{year:04}-W{n:02}", start, end)

    def make_spanto(self, item: Item) -> Moment | None:
        """`the five years to 2019`, `the three months to Oct. 31`: so long, up to the end of what is named."""
        unit, n = item.get(self.pieces, "many") or item.get(self.pieces, "one"), item.get(self.pieces, "n", "num")
        if n is None:
            n = item.get(self.pieces, "num")
        if not isinstance(unit, str) or unit in ("TH", "TM", "TS") or not isinstance(n, (int, float)):
            return None
        month, number, year = self.number("month"), self.number("day"), self.year()
        if month is not None and year is None:
            year = self.choose(lambda y: days.months(y, month))
        if year is None:
            return Moment("dur", unit, length(n, unit), n=n)
        end = days.years(year, year)[1] if month is None else days.day(year, month, number) if number else days.months(year, month)[1]
        after = days.plus_days(end, 1) if end else None
        start = days.shift(after, -n, unit) if after else None
        return Moment("count", unit, length(n, unit), start, end, n=n) if start else None

    def make_firstmonths(self, item: Item) -> Moment | None:
        """`die ersten neun Monate des Jahres`: from January on."""
        n, year = self.number("num"), self.year()
        if n is None or not 1 <= n <= 12:
            return None
        if (unit := item.get(self.pieces, "many")) not in _PARTS_OF_YEAR or n * _PARTS_OF_YEAR[str(unit)] > 12:
            return Moment("lasting", str(unit), length(n, str(unit)), n=n)
        if year is None and self.published:
            year = self.published.year
        length_ = n * _PARTS_OF_YEAR[str(unit)]
        start, end = days.months(year, 1, length_) if year is not None else (None, None)
        named = "year" in item.labels or self.given is not None
        if end and self.published and not named and end > self.published and self.direction() == PAST:
            start, end = days.months(end.year - 1, 1, length_)
        return Moment("date", "M", f"P{n}{unit}", start, end, reckoned=False)
