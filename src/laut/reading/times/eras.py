"""Years that are none of our calendar: before Christ, financial years, school years; and the nth weekday of a month."""

from __future__ import annotations

from datetime import date

from laut.reading.times import days
from laut.reading.times.direction import FUTURE, PAST
from laut.reading.times.moment import Moment
from laut.reading.times.pieces import Item
from laut.reading.times.reckoner import NEAR
from laut.reading.times.years import Years

_SATURDAY = 5
_WEEKS = 12  # of a course of weeks
_COURSE = 12  # sentences over which its first day is looked for
_TERMS = 8  # the month in which a school year begins at the earliest


class Eras(Years):
    """Makers of such times."""

    _course: date | None = None

    def make_monthday(self, item: Item) -> Moment | None:
        """`on the 9th`: of the month of the day named last, else the last one up to publication, or the next of what is to come."""
        number, named = self.number("day"), self.named_day("D", NEAR)
        near = named or self.published
        if number is None or near is None:
            return None
        day = days.day(near.year, near.month, number)
        way = 0 if named or day is None else FUTURE if self.direction() == FUTURE and day < near else PAST if day > near else 0
        if way and day and (other := days.plus_months(date(day.year, day.month, 1), way)):
            day = days.day(other.year, other.month, number)
        return Moment("date", "D", day.isoformat(), day, day) if day else None

    def make_era(self, item: Item) -> Moment | None:
        """`44 BC`, `AD 79`: no calendar of ours has days before the first year."""
        year, era = self.number("n", "num"), self.number("era")
        if year is None or era is None or not 0 < year < 10_000:
            return None
        if era < 0:
            return Moment("date", "Y", f"BC{year:04}", reckoned=False)
        return Moment("date", "Y", f"{year:04}", *days.years(year, year))

    def make_nthday(self, item: Item) -> Moment | None:
        """`the first Tuesday in November`, `the last Monday of May 2021`."""
        nth, weekday, month, year = self.number("ord"), self.number("weekday"), self.number("month"), self.year()
        month = month if month is not None else self.number("monthweekend")
        nth = -1 if "final" in item.labels else nth
        weekend = weekday is None
        weekday = _SATURDAY if weekday is None else weekday
        if nth is None or month is None or not -1 <= nth <= 5:
            return None
        if year is None:
            year = self.choose(lambda y: (days.nth_weekday(y, month, nth, weekday),) * 2)
        if year is None:
            return Moment("date", "M", f"XXXX-{month:02}")
        day = days.nth_weekday(year, month, nth, weekday)
        if day and weekend:
            return Moment("date", "WE", days.unit_value(day, "WE"), *days.weekend(day))
        return Moment("date", "D", day.isoformat(), day, day) if day else None

    def make_fiscal(self, item: Item) -> Moment | None:
        """`fiscal 2024`: the text does not say on which days such a year begins and ends, so it has no interval."""
        year, rel = self.year(), self.number("rel")
        if year is None and rel is not None and self.published:
            year = self.published.year + rel
        if year is not None and (short := self.number("yy")) is not None and "year" in item.labels:  # named after the year it ends in
            year = year // 100 * 100 + short + (100 if short < year % 100 else 0)
        quarter = f"-Q{nth}" if (nth := self.number("ord")) is not None and 1 <= nth <= 4 else ""
        return Moment("date", "Y", f"FY{year:04}{quarter}" if year else "FYXXXX" + quarter, reckoned=False)

    def _term(self, now: date, rel: int, begins: int, lasts: int) -> int:
        """The year in which the last, the present or the next term begins, seen from `now`."""
        first = now.year - (now.month < begins)
        _, end = days.months(first, begins, lasts)
        return first + rel + (rel < 0 and end is not None and end < now)

    def make_terms(self, item: Item) -> Moment | None:
        """`the 2023-24 school year`, `this school year`: from the summer of the first year to that of the second."""
        first, rel = self.number("year"), self.number("rel")
        begins, lasts = int(item.fixed.get("begins", _TERMS)), int(item.fixed.get("months", 12))
        if first is None and rel is not None and self.published:
            first = self._term(self.published, rel, begins, lasts)
        if first is None:
            return None
        if lasts < 12 and begins + lasts <= 12:
            return Moment("date", "Y", f"{first:04}", *days.months(first, begins, lasts), reckoned=False)
        second = self.number("to", "year")
        if second is None and (short := self.number("yy")) is not None:
            second = first // 100 * 100 + short + (100 if short < first % 100 else 0)
        if second is None and "year" in item.labels:
            return Moment("date", "Y", f"{first:04}", reckoned=False)  # one year named: which of two school years it is stays open
        if second not in (None, first + 1):
            return None
        start, end = days.months(first, begins, lasts)
        return Moment("date", "Y", f"{first:04}/{first + 1:04}", start, end, reckoned=False)

    def make_courseweek(self, item: Item) -> Moment | None:
        """`in der dritten Woche` of what began in the week of the day named last before `in der ersten Woche`."""
        nth = self.nth()
        if nth is None or not 0 < nth <= _WEEKS:
            return None
        if nth == 1:
            self._course = self.named_day("D", _COURSE)
        if self._course is None:
            return None
        day = days.plus_days(self._course, 7 * (nth - 1))
        return Moment("date", "W", days.unit_value(day, "W"), *days.week(day)) if day else None
