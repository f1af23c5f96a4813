"""From an item that a rule found to its moment in the calendar: one method a kind of rule."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from datetime import date

from laut.reading.times import days
from laut.reading.times.direction import FUTURE, HAVING, OPEN, PAST, PRESENT, Directions
from laut.reading.times.lengths import Lengths
from laut.reading.times.moment import Moment
from laut.reading.times.pieces import Item, Pieces
from laut.reading.times.years import Years
from laut.text.records import Text, Token

_FAR = 5  # sentences over which `tags darauf` still reaches back to a named day
_NIGHT_FAR = 12  # the same for `in der Nacht vor dem Brand`
_UNLIKELY = {PAST: 300, FUTURE: 150, OPEN: 60}  # days that a year against the verb's tense, or ahead without one, counts as farther off


class Resolver(Lengths, Years):
    """Resolves the items of one text from left to right, keeping the time named last.

    `published` is None where nobody says it: then what is relative has a value without a year, or none, and no interval.
    """

    def __init__(self, pieces: Pieces, directions: Directions, text: Text, published: date | None) -> None:
        self.pieces, self.directions, self.text, self.published = pieces, directions, text, published
        self._tokens: list[int] | None = None
        self._last: dict[bool, tuple[int, date]] = {}  # where which day was named last (True), and which time of any grain (False)
        self._dated: dict[int, date] = {}  # weekdays that the text has named with their date
        self.until = self.since = False
        self.present_ahead = pieces.rules.tense.get("present") == "ahead"
        self._makers: dict[str, Callable[[Item], Moment | None]] = {
            kind: getattr(self, "make_" + kind)
            for kind in (
                "day", "weekday", "now", "night", "daypart", "clock", "thatday", "month", "season", "feast", "year", "bareyear", "rel",
                "step", "shift", "firstmonths", "decade", "century", "quarter", "partunit", "unit", "dur", "count", "lasting", "set", "ref",
            )
        }  # fmt: skip

    def token_at(self, b: int) -> Token | None:
        """The token that begins at offset b."""
        if self._tokens is None:
            self._tokens = [token.b for token in self.text.tokens]
        i = bisect_left(self._tokens, b)
        return self.text.tokens[i] if i < len(self._tokens) and self._tokens[i] == b else None

    def resolve(self, item: Item, year: int | None = None) -> Moment | None:
        """The moment of `item`, None where the words turn out to be no time; `year` is one that follows (`8. Mai dieses Jahres`)."""
        self.item, self.given = item, year
        self.b, self.e = self.pieces.b[item.first], self.pieces.e[item.last - 1]
        return self._makers[item.kind](item)

    def named(self, moment: Moment) -> None:
        """Keep a moment as the one that `zuvor`, `später` and `am Vortag` are reckoned from."""
        if moment.start is not None and moment.anchored:
            self._last[False] = self.b, moment.start
            if moment.grain in "DN":
                self._last[True] = self.b, moment.start

    def direction(self) -> int:
        """PAST, OPEN or FUTURE at the current item."""
        return PAST if self.since else self.directions.at(self.b, self.e)

    def anchor(self, grain: str = "D", far: int = 0) -> date | None:
        """The day that a step is reckoned from: of the time named last, if it stands near and is as fine, else of publication."""
        return self.named_day(grain, max(far, _FAR if grain == "D" else 0)) or self.published

    def named_day(self, grain: str, far: int) -> date | None:
        """The first day of the time named last, if it stands no more than `far` sentences back and is as fine as `grain`."""
        last = self._last.get(grain in "DT")
        return last[1] if last and self._near(last[0], far) else None

    def _near(self, at: int, sentences: int) -> bool:
        here, there = self.directions.sentence(self.b), self.directions.sentence(at)
        return here is not None and there is not None and here.index - there.index <= sentences

    def number(self, label: str, name: str | None = None) -> int | None:
        """The whole number under a label."""
        value = self.item.get(self.pieces, label, name)
        return int(value) if isinstance(value, (int, float)) else None

    def year(self) -> int | None:
        """The year that the item names, or that follows it."""
        year = self.number("year")
        if year is None and (short := self.number("yy")) is not None:
            now = self.published.year if self.published else 2024
            year = now // 100 * 100 + short
            if year > now + 10:
                year -= 100
        if year is None:
            year = self.number("three")
        return year if year is not None else self.given

    def choose(self, make: Callable[[int], days.Interval], direction: int | None = None, sure: bool = True) -> int | None:
        """The year in which a day, month or season without a year lies: the nearest, those against the tense of the verb counted as far."""
        now = self.published
        if now is None:
            return None
        direction = self.direction() if direction is None else direction
        if direction in (PAST, OPEN) and self.until:
            direction = PRESENT
        found: list[tuple[int, int]] = []
        for year in (now.year, now.year - 1, now.year + 1, now.year - 4):
            start, end = make(year)
            if start is None or end is None or (year == now.year - 4 and found):
                continue
            ahead, behind = (start - now).days, (now - end).days
            distance = max(ahead, behind, 0)
            if (direction in (PAST, OPEN) and ahead > 0) or (direction == FUTURE and behind > 0):
                distance += 10_000 if direction == PAST and sure else _UNLIKELY[direction]
            found.append((distance, year))
        return min(found)[1] if found else None

    def make_day(self, item: Item) -> Moment | None:
        """`Mittwoch, 3. Mai 2011`; without a year the weekday decides, else the verb, else nearness."""
        month, number = self.number("month"), self.number("day") or 1
        month = month if month is not None else self.number("mon")
        if month is None:
            return self._bare_day(number)
        year = self.year()
        weekday = self._weekday()
        if year is None and weekday is not None:
            year = self._weekday_year(weekday, month, number)
        if year is None:
            year = self.choose(lambda y: (days.day(y, month, number),) * 2, sure=False)
        part = self._part()
        if year is None:
            valid = days.day(2024, month, number)
            return Moment("date", "D", f"XXXX-{month:02}-{number:02}{part}") if valid else None
        day = days.day(year, month, number)
        if day is None:
            return None
        last = self.number("to", "day")
        end = days.day(year, month, last) if last else None
        if weekday is not None and day.weekday() == weekday:
            self._dated[weekday] = day
        if end and end > day:
            return Moment("date", "D", f"{day}/{end}", day, end)
        return Moment("date", "D", day.isoformat() + part, day, day)

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

    def _weekday(self) -> int | None:
        pair = self.item.get(self.pieces, "weekpart")
        return pair[0] if isinstance(pair, tuple) else self.number("weekday")

    def _part(self) -> str:
        for label in ("partafter", "daypart"):
            if isinstance(part := self.item.get(self.pieces, label), str):
                return "T" + part
        if isinstance(pair := self.item.get(self.pieces, "weekpart"), tuple):
            return "T" + str(pair[1])
        return ""

    def make_weekday(self, item: Item) -> Moment | None:
        """A bare weekday is the last one up to publication, the next one of what is to come."""
        weekday = self._weekday()
        if weekday is None:
            return None
        part, rel = self._part(), item.get(self.pieces, "rel")
        if self.published is None:
            return Moment("date", "D", f"XXXX-WXX-{weekday + 1}{part}")
        back = (self.published.weekday() - weekday) % 7
        if isinstance(rel, int) and rel:
            offset = -back or -7 if rel < 0 else (-back) % 7 or 7
        elif weekday in self._dated and rel is None:
            offset = (self._dated[weekday] - self.published).days
        else:
            direction = self.direction()
            ahead = direction == FUTURE or (direction == PRESENT and (self.present_ahead or self.directions.near(self.b, "happens")))
            offset = (-back) % 7 if ahead else -back
        day = days.plus_days(self.published, offset)
        return Moment("date", "D", day.isoformat() + part, day, day) if day else None

    def make_now(self, item: Item) -> Moment | None:
        """`heute`, `gestern`, `morgen`, counted from publication; `heute` of what is so nowadays is PRESENT_REF."""
        offset = self.number("deictic")
        if offset is None:
            offset = self._before("todayish")
        part = self._part()
        if offset is None:
            return None
        if offset == 0 and not part and self._nowadays():
            return Moment("ref", "", "PRESENT_REF")
        if self.published is None:
            vague = "PRESENT_REF" if offset == 0 else "PAST_REF" if offset < 0 else "FUTURE_REF"
            return Moment("date", "D", f"XXXX-XX-XX{part}" if part else vague)
        day = days.plus_days(self.published, offset)
        return Moment("now", "D", day.isoformat() + part, day, day) if day else None

    def _before(self, name: str) -> int | None:
        value = self.pieces.rules.words.value(name, self.pieces.word(self.item.first - 1)) if self.item.first else None
        return value if isinstance(value, int) else None

    def _nowadays(self) -> bool:
        if self.direction() not in (PRESENT, HAVING) and not (self.direction() == OPEN and self.published is None):
            return False
        after, noun = (self.token_at(self.pieces.b[i]) if i < len(self.pieces.b) else None for i in (self.item.last, self.item.last + 1))
        if after and noun and after.pos == "ADJ" and noun.pos == "NOUN":  # `in seinem heute bekanntgegebenen Gutachten`
            return False
        return not self.directions.near(self.b, "happens") and not self.directions.near(self.b, "clocked")

    def make_night(self, item: Item) -> Moment | None:
        """`Nacht zu Dienstag`: both days; the value is the day on which the night begins."""
        if isinstance(way := item.fixed.get("way"), int):
            return self._night_beside(way)
        if "day" in item.labels:
            end = self.make_day(item)
        elif "deictic" in item.labels:
            end = self.make_now(item)
        else:
            to = self.number("to", "weekday")
            if to is not None:
                item.labels["weekday"] = item.labels["to"]
            end = self.make_weekday(item)
        return self._night_to(end.end if end else None)

    def _night_to(self, end: date | None) -> Moment | None:
        start = days.plus_days(end, -1) if end else None
        return Moment("date", "N", f"{start}TNI", start, end) if start else Moment("date", "N", "XXXX-XX-XXTNI")

    def _night_beside(self, way: int) -> Moment | None:
        """The night before (-1) or after (1) the day named last, or the one before publication (0)."""
        day = self.named_day("D", _NIGHT_FAR) if way else self.published
        return self._night_to(days.plus_days(day, 1) if day and way > 0 else day)

    def make_daypart(self, item: Item, of: date | None = None) -> Moment | None:
        """`am Abend`: of the day that follows (`des 13. Februar`), else of the day named last, else of publication."""
        part = item.get(self.pieces, "daypart") or "DT"
        day = of or self.anchor()
        if day is None:
            return Moment("date", "D", f"XXXX-XX-XXT{part}")
        return Moment("date", "D", f"{day}T{part}", day, day)

    def make_thatday(self, item: Item) -> Moment | None:
        """`im Laufe des Tages`: the day named last, else of publication."""
        day = self.anchor()
        return Moment("date", "D", day.isoformat(), day, day) if day else None

    def make_clock(self, item: Item) -> Moment | None:
        """A time of the clock on the day named last."""
        hour, minute = self.number("hour"), self.number("minute") or self.number("min", "minute") or 0
        if hour is None:
            hour = self.number("hourword")
            if hour is None:
                return None
            if "half" in item.fixed:
                hour, minute = hour - 1, 30
        meridiem = item.get(self.pieces, "meridiem")
        if isinstance(meridiem, int):
            hour = hour % 12 + meridiem
        day = self.anchor("T", 1 if self.direction() == PAST else 0)
        return Moment("clock", "T", f"{day or 'XXXX-XX-XX'}T{hour:02}:{minute:02}", day, day)

    def make_month(self, item: Item) -> Moment | None:
        """A month; without a year the last or the next one."""
        month = self.number("month")
        month = month if month is not None else self.number("mon")
        if month is None:
            return None
        year = self.year()
        rel = item.get(self.pieces, "rel")
        if rel is None:
            rel = self._before("rel")
        if year is None and isinstance(rel, int) and rel and self.published:
            year = self.published.year + rel if rel > 0 else self.published.year
            if (rel < 0 and month >= self.published.month) or (rel > 0 and month > self.published.month):
                year -= 1
        if year is None:
            year = self.choose(lambda y: days.months(y, month))
        if year is None:
            return Moment("date", "M", f"XXXX-{month:02}")
        return Moment("date", "M", f"{year:04}-{month:02}", *days.months(year, month))

    def make_season(self, item: Item) -> Moment | None:
        """A season; winter is that of the year in which it begins."""
        name = item.get(self.pieces, "season")
        if not isinstance(name, str):
            return None
        year, rel = self.year(), item.get(self.pieces, "rel")
        direction = PAST if isinstance(rel, int) and rel < 0 else FUTURE if isinstance(rel, int) and rel > 0 else None
        if year is None:
            year = self.choose(lambda y: days.season(y, name), direction)
            if year and self.published and isinstance(rel, int) and rel:
                start, end = days.season(year, name)
                year += rel if start and end and start <= self.published <= end else 0
        if year is None:
            return Moment("date", "SE", f"XXXX-{name}")
        return Moment("date", "SE", f"{year:04}-{name}", *days.season(year, name), capped=rel == 0 and self.direction() == PAST)

    def make_feast(self, item: Item) -> Moment | None:
        """A feast, by its date in the year."""
        key = item.get(self.pieces, "feast")
        if not isinstance(key, str):
            return None
        year = self.year()
        if year is None:
            year = self.choose(lambda y: days.feast(y, key))
        if year is None:
            return Moment("date", "D", "XXXX-XX-XX")
        start, end = days.feast(year, key)
        return Moment("date", "D", start.isoformat(), start, end) if start else None

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
            short = self.number("decade")
            short = short if short is not None else self.number("yy")
            if short is None:
                return None
            now = self.published.year if self.published else 2024
            year = now // 100 * 100 + short
            if year > now:
                year -= 100
        year -= year % 10
        return Moment("date", "DE", f"{year // 10:03}", *days.years(year, year + 9))

    def make_century(self, item: Item) -> Moment | None:
        """`19. Jahrhundert`: 1801 to 1900, value 18."""
        unit, nth = item.get(self.pieces, "one"), self.nth()
        if unit not in ("CE", "L") or nth is None or not 0 < nth < 100:
            return self.make_quarter(item)
        length = 100 if unit == "CE" else 1000
        value = f"{nth - 1:02}" if unit == "CE" else str(nth - 1)
        return Moment("date", str(unit), value, *days.years((nth - 1) * length + 1, nth * length))

    def nth(self) -> int | None:
        """The ordinal number of the item."""
        value = self.number("ord", "ord")
        return value if value is not None else self.number("day")

    def make_quarter(self, item: Item) -> Moment | None:
        """`drittes Quartal 2014`, `erstes Halbjahr`."""
        unit, nth = item.get(self.pieces, "one"), self.nth()
        nth = nth if nth is not None else self.number("digits")
        unit = unit or item.fixed.get("unit")
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

    def make_rel(self, item: Item) -> Moment | None:
        """`letzten Monat`, `diese Woche`, `nächstes Jahr`: counted from publication."""
        unit = item.get(self.pieces, "one") or item.get(self.pieces, "fiscal") or item.fixed.get("unit") or "Y"
        rel = item.get(self.pieces, "rel")
        if rel is None:
            rel = item.get(self.pieces, "thisyear")
        if not isinstance(unit, str) or unit in ("TH", "TM", "TS"):
            return None
        if self.published is None:
            far = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[max(-1, min(1, rel if isinstance(rel, int) else 0))]
            return Moment("date", unit, far)
        if not isinstance(rel, int):
            rel = self._which(unit)
        if unit == "D":
            return self.make_step(item) if rel > 0 else self.make_thatday(item) if rel == 0 else None
        day = days.shift(self._whole(unit), rel, unit)
        if day is None:
            return None
        return Moment("date", unit, days.unit_value(day, unit), *days.unit_around(day, unit), capped=rel == 0)

    def _whole(self, unit: str) -> date:
        assert self.published is not None
        start, _ = days.unit_around(self.published, unit)
        return start or self.published

    def _which(self, unit: str) -> int:
        """A bare weekend: of this week where it is to come or has come, else the last."""
        assert self.published is not None
        if self.direction() == FUTURE or self.published.weekday() >= 5:
            return 0
        return -1

    def make_firstmonths(self, item: Item) -> Moment | None:
        """`die ersten neun Monate des Jahres`: from January on."""
        n, year = self.number("num"), self.year()
        if n is None or not 1 <= n <= 12:
            return None
        if year is None and self.published:
            year = self.published.year
        start, end = days.months(year, 1, n) if year is not None else (None, None)
        if end and self.published and "year" not in item.labels and self.given is None and end > self.published and self.direction() == PAST:
            start, end = days.months(end.year - 1, 1, n)
        return Moment("date", "M", f"P{n}M", start, end, reckoned=False)

    def make_partunit(self, item: Item) -> Moment | None:
        """`Jahresende`: a part of the year that is told of, or of the year that follows."""
        key = item.get(self.pieces, "partunit")
        if not isinstance(key, str):
            return None
        mod, unit = key.split()
        year = self.year()
        day = date(year, 1, 1) if year and unit == "Y" and 0 < year < 10000 else self.published
        if day is None:
            return Moment("date", unit, "XXXX", mod=mod)
        return Moment("date", unit, days.unit_value(day, unit), *days.part(days.unit_around(day, unit), mod), mod=mod)

    def make_unit(self, item: Item) -> Moment | None:
        """`der Woche`, `des Jahres`: only a part of it is a time, so it stands for the present one."""
        unit = item.get(self.pieces, "one")
        if not isinstance(unit, str) or unit in ("DE", "CE", "L") or self.published is None:
            return None
        return Moment("unit", unit, days.unit_value(self.published, unit), *days.unit_around(self.published, unit), reckoned=False)

    def make_step(self, item: Item) -> Moment | None:
        """`am Vortag`, `im Vorjahr`, `am folgenden Tag`: one unit from the time named last, else from publication."""
        n, unit = self._step(item)
        if unit is None or unit in ("TH", "TM", "TS"):
            return None
        base = self.published if item.fixed.get("now") else self.anchor(unit, item.fixed.get("far", 0))
        if base is None:
            return Moment("date", unit, "PAST_REF" if n < 0 else "FUTURE_REF")
        start, _ = days.unit_around(base, unit)
        day = days.shift(start or base, n, unit)
        if day and unit == "D" and n == -1 and day.weekday() > 4 and self.directions.near(self.b, "exchange"):
            day = days.plus_days(day, 4 - day.weekday())
        part = f"T{item.fixed['part']}" if "part" in item.fixed else ""
        return Moment("date", unit, days.unit_value(day, unit) + part, *days.unit_around(day, unit)) if day else None

    def _step(self, item: Item) -> tuple[int, str | None]:
        key = item.get(self.pieces, "step") or item.fixed.get("step")
        if isinstance(key, str):
            return int(key.rstrip("DWMQY")), key[-1]
        unit = item.get(self.pieces, "one") or item.fixed.get("unit")
        way = item.get(self.pieces, "thence") or item.get(self.pieces, "way") or item.fixed.get("way")
        return (way if isinstance(way, int) else 1), unit if isinstance(unit, str) else None
