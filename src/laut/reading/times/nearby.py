"""Times reckoned from publication or from the time named last: weekdays, `heute`, nights, `letzten Monat`, `am Vortag`."""

from __future__ import annotations

from datetime import date

from laut.reading.times import days
from laut.reading.times.calendar import Calendar
from laut.reading.times.direction import FUTURE, HAVING, OPEN, PAST, PRESENT
from laut.reading.times.moment import Moment, length
from laut.reading.times.pieces import Item
from laut.reading.times.reckoner import NEAR

_SOME_DAYS = 7  # `vor einigen Tagen` lies in the month of publication from its second week on
_FINE = ("M", "Q", "W")
_RECENT = 2  # years up to publication in which `Vormonat` lies before the month that the sentences before told of
_UNSAID = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}
_NIGHT_FAR = 12  # sentences over which `in der Nacht vor dem Unglück` reaches back to a named day


class Nearby(Calendar):
    """Makers of times that lie beside another."""

    def make_weekday(self, item: Item) -> Moment | None:
        """A bare weekday is the last one up to publication, the next one of what is to come."""
        weekday = self.weekday()
        if weekday is None or self._surname():
            return None
        part, rel = self.part(), item.get(self.pieces, "rel")
        if self.published is None or "any" in item.fixed:
            return Moment("date", "D", f"XXXX-WXX-{weekday + 1}{part}")
        if isinstance(way := item.get(self.pieces, "way"), int) and (day := self.anchor()):
            day = days.plus_days(day, ((weekday - day.weekday()) * way % 7 or 7) * way)
            return Moment("date", "D", day.isoformat() + part, day, day) if day else None
        back = (self.published.weekday() - weekday) % 7
        if isinstance(rel, int) and "week" in item.fixed:
            offset = 7 * rel + weekday - self.published.weekday()
        elif isinstance(rel, int) and rel:
            offset = (-back or -7 if rel < 0 else (-back) % 7 or 7) + 7 * (rel - (1 if rel > 0 else -1))  # `übernächsten Montag`
        elif weekday in self.dated and rel is None:
            offset = (self.dated[weekday] - self.published).days
        else:
            direction = self.direction()
            present = direction == PRESENT and (
                self.present_ahead or self.until or self.directions.near(self.b, "happens") or self._free(item)
            )
            present = present or (self.until and self.directions.near(self.b, "forecast"))
            inclusive = "inclusive" in item.fixed and not self.directions.near(self.b, "past")
            ahead = self.aim or "ahead" in item.fixed or inclusive or direction == FUTURE or present
            offset = (-back) % 7 if ahead else -back
        day = days.plus_days(self.published, offset)
        return Moment("date", "D", day.isoformat() + part, day, day) if day else None

    def _free(self, item: Item) -> bool:
        """`the board meets Thursday`: neither `Tuesday's vote` nor `comments made Tuesday`, which may be over whatever the clause tells."""
        pieces = self.pieces
        behind = self.token_at(pieces.b[item.last]) if item.last < len(pieces.b) else None
        noun = behind is not None and behind.pos in ("NOUN", "PROPN", "ADJ") and pieces.e[item.last - 1] + 1 == pieces.b[item.last]
        owned = pieces.has(item.first - 1, "owner") or pieces.has(item.last, "'") or pieces.has(item.last - 2, "'")
        if not pieces.rules.habits.get("weekdays") or owned or noun:
            return False
        return self.directions.scheduled(self.b)

    def _surname(self) -> bool:
        """Whether a bare weekday stands right behind a name, where the language has weekdays as surnames."""
        item, pieces = self.item, self.pieces
        if pieces.rules.habits.get("surnames") != "weekday" or not item.first or "rel" in item.labels or "weekpart" in item.labels:
            return False
        before = self.token_at(pieces.b[item.first - 1])
        return before is not None and before.pos == "PROPN" and pieces.e[item.first - 1] + 1 == pieces.b[item.first]

    def make_now(self, item: Item) -> Moment | None:
        """`heute`, `gestern`, `morgen`, counted from publication; `heute` of what is so nowadays is PRESENT_REF."""
        offset = self.number("deictic")
        if offset is None:
            offset = self.number("todayish") if "todayish" in item.labels else self.before("todayish")
        part = self.part()
        if offset is None or self._noun_of_name(item):
            return None
        if offset == 0 and not part and not self.aim and self._nowadays():
            return Moment("ref", "", "PRESENT_REF")
        if self.published is None:
            vague = "PRESENT_REF" if offset == 0 else "PAST_REF" if offset < 0 else "FUTURE_REF"
            return Moment("date", "D", f"XXXX-XX-XX{part}" if part else vague)
        day = days.plus_days(self.published, offset)
        return Moment("now", "D", day.isoformat() + part, day, day) if day else None

    def _noun_of_name(self, item: Item) -> bool:
        """`im Kieler Morgen`: written with a capital behind another word, where the language writes nouns so."""
        pieces, i = self.pieces, item.first
        if "deictic" not in item.labels or not i or pieces.rules.habits.get("surnames") is None:
            return False
        word, before = pieces.word(i), pieces.word(i - 1)
        named = before[:1].isupper() and not before.isupper() and not any(pieces.has(i - 1, c) for c in ("deictic", "weekday", "clocklead"))
        return word[0].isupper() and not word.isupper() and named

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
        elif "deictic" in item.labels or "todayish" in item.labels:
            end = self.make_now(item)
        else:
            to = self.number("to", "weekday")
            if to is not None:
                item.labels["weekday"] = item.labels["to"]
            end = self.make_weekday(item)
        return self.night_to(end.end if end else None)

    def night_to(self, end: date | None) -> Moment | None:
        """The night that ends on a day."""
        start = days.plus_days(end, -1) if end else None
        return Moment("date", "N", f"{start}TNI", start, end) if start else Moment("date", "N", "XXXX-XX-XXTNI")

    def _night_beside(self, way: int) -> Moment | None:
        """The night before (-1) or after (1) the day named last, or the one before publication (0)."""
        day = self.named_day("D", _NIGHT_FAR) if way else self.published
        return self.night_to(days.plus_days(day, 1) if day and way > 0 else day)

    def make_daypart(self, item: Item, of: date | None = None) -> Moment | None:
        """`am Abend`: of the day that follows (`des 13. Februar`), else of the day named last (`zuvor`: the one before), or published."""
        part = item.get(self.pieces, "daypart") or item.fixed.get("part") or "DT"
        if "overnight" in item.fixed and of is None and (self.directions.near(self.b, "perfect") or self.named_day("D", NEAR) is None):
            to_come = self.published if self.direction() == FUTURE else None
            return self.night_to(days.plus_days(to_come, 1)) if to_come else self._night_beside(0)
        if of is None and self.published and self.vague_at is not None and self._near(self.vague_at, 0):  # `vor einigen Tagen am Abend`
            month = f"{self.published:%Y-%m}" if self.published.day > _SOME_DAYS else "XXXX-XX"
            return Moment("date", "D", f"{month}-XXT{part}", None, self.published, reckoned=False)
        day = of or self.anchor()
        if isinstance(way := item.get(self.pieces, "way") or item.fixed.get("way"), int) and day:
            after_nothing = way > 0 and self.used is None and self.pieces.rules.habits.get("unsaid") and self.direction() == PAST
            day = None if after_nothing else days.plus_days(day, way)
        mod = item.get(self.pieces, "early")
        return Moment("date", "D", f"{day or 'XXXX-XX-XX'}T{part}", day, day, mod if isinstance(mod, str) else None)

    def make_thatday(self, item: Item) -> Moment | None:
        """`im Laufe des Tages`: the day named last, else of publication."""
        day = self.anchor()
        return Moment("date", "D", day.isoformat(), day, day) if day else None

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
        elif unit == "WE" and rel == 1 and self.published.weekday() < 5 and self.pieces.has(item.last - 2, "nearest"):
            rel = 0
        elif unit == "WE" and rel == 0 and self.direction() == PAST and self.published.weekday() < 5:
            rel = -1
        if "stretch" in item.labels or self.pieces.has(item.last - 2, "stretch"):
            ends = sorted(filter(None, (self.published, days.shift(self.published, rel or -1, unit))))
            return Moment("count", unit, length(1, unit), ends[0], ends[-1])
        if unit == "D":
            return self.make_step(item) if rel > 0 else self.make_thatday(item) if rel == 0 else None
        day = days.shift(self._whole(unit), rel, unit)
        if day is None:
            return None
        start, end = days.unit_around(day, unit)
        if rel == 0 and (side := self.number("side")) is not None:  # `earlier this month`
            start, end = (start, self.published) if side < 0 else (self.published, end)
        return Moment("date", unit, days.unit_value(day, unit), start, end, capped=rel == 0 and "side" not in item.labels)

    def _whole(self, unit: str) -> date:
        assert self.published is not None
        start, _ = days.unit_around(self.published, unit)
        return start or self.published

    def _which(self, unit: str) -> int:
        """A bare weekend: of this week where it is to come or has come, else the last."""
        assert self.published is not None
        if self.until or self.direction() == FUTURE or self.published.weekday() >= 5 or self.directions.near(self.b, "forecast"):
            return 0
        return -1

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
        far = item.fixed.get("far", NEAR if "way" in item.labels else 0)
        base = self.published if item.fixed.get("now") else self._told_of(unit) if "step" in item.labels else self.anchor(unit, far)
        if base is None:
            return Moment("date", unit, "PAST_REF" if n < 0 else "FUTURE_REF")
        after_nothing = n > 0 and self.used is None and not item.fixed.get("now") and self.pieces.rules.habits.get("unsaid")
        if after_nothing and self.direction() == PAST:  # `The next day he left`, and no day is named before
            return Moment("date", unit, _UNSAID.get(unit, "XXXX"))
        start, _ = days.unit_around(base, unit)
        day = days.shift(start or base, n, unit)
        if day and unit == "D" and n == -1 and day.weekday() > 4 and self.directions.near(self.b, "exchange"):
            day = days.plus_days(day, 4 - day.weekday())
        part = f"T{item.fixed['part']}" if "part" in item.fixed else ""
        return Moment("date", unit, days.unit_value(day, unit) + part, *days.unit_around(day, unit)) if day else None

    def _told_of(self, unit: str) -> date | None:
        """What `Vormonat` is reckoned from: the month named shortly before, where it is no more than some years ago, else publication."""
        told = self._told
        if unit in _FINE and told and self._near(told[0], NEAR) and self.published and 0 <= self.published.year - told[1].year <= _RECENT:
            return self._use(told)
        return self.anchor(unit)

    def _step(self, item: Item) -> tuple[int, str | None]:
        key = item.get(self.pieces, "step") or item.fixed.get("step")
        if isinstance(key, str):
            return int(key.rstrip("DWMQY")), key[-1]
        unit = item.get(self.pieces, "one") or item.fixed.get("unit")
        way = item.get(self.pieces, "thence") or item.get(self.pieces, "way") or item.fixed.get("way")
        return (way if isinstance(way, int) else 1), unit if isinstance(unit, str) else None
