"""Lengths of time: their TIMEX3 value, and the interval where a word before or behind them anchors them."""

from __future__ import annotations

from datetime import date

from laut.reading.times import days
from laut.reading.times.direction import FUTURE, PAST
from laut.reading.times.moment import CLOCK, Moment, length
from laut.reading.times.pieces import Item
from laut.reading.times.reckoner import Reckoner

_BACK = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER", "EQUAL_OR_MORE": "ON_OR_BEFORE", "EQUAL_OR_LESS": "ON_OR_AFTER"}


_RATED = 5  # pieces before `im Jahr` in which the number stands
_COMPARED = 4  # pieces after `früher` in which `als sonst` begins


class Lengths(Reckoner):
    """Makers of lengths of time, and what anchors them."""

    def count(self, label: str = "n") -> float | None:
        """The number of units, None where the text has a vague word."""
        value = self.item.get(self.pieces, label, "num")
        if value is None:
            value = self.item.get(self.pieces, "num")
        if isinstance(value, (int, float)) and (unit := self._unit()):
            value *= _times(unit)[0]
        if "plushalf" in self.item.labels:  # `half a century`, `two and a half years`
            value = (value if isinstance(value, (int, float)) else 0) + 0.5
        return float(value) if isinstance(value, (int, float)) else None

    def bounded(self, moment: Moment | None) -> Moment | None:
        """The moment with the mod that a word before its number gives it: `about six months`, `more than a year ago`."""
        mod = next((m for name in ("about", "bounding", "atbound") if isinstance(m := self.item.get(self.pieces, name), str)), None)
        known = moment is not None and moment.n is not None and mod is None and "about" not in self.item.labels
        if known and self.pieces.has(self.item.first - 1, "about"):  # `seit rund zehn Jahren`
            mod = str(self.pieces.rules.words.value("about", self.pieces.word(self.item.first - 1)) or "")
        if moment is not None and mod and moment.kind in ("dur", "count", "lasting"):
            moment.mod = mod
        elif moment is not None and mod and moment.end and self.published and moment.end < self.published:
            moment.mod = _BACK.get(mod, mod)
        return moment

    def span_unit(self) -> str | None:
        """The unit of the length."""
        unit = self._unit()
        return _times(unit)[1] if unit else None

    def _unit(self) -> str | None:
        units = (self.item.get(self.pieces, label) for label in ("unit", "many", "one", "oneclock", "often"))
        return next((unit for unit in units if isinstance(unit, str)), None)

    def make_dur(self, item: Item) -> Moment | None:
        """A length without an anchor of its own: what stands before it may give it one."""
        unit, n, least = self.span_unit(), self.count(), self.number("low", "num")
        if unit is None and (ahead := next((i for i in range(item.last, item.last + 3) if self.pieces.has(i, "unit")), None)):
            unit = str(self.pieces.rules.words.value("unit", self.pieces.word(ahead)))  # `50 statt 30 Jahre`
        if unit is None or (unit == "Y" and self._age(item)) or (least is not None and n is not None and least >= n):
            return None
        value = length(n, unit) if least is None else f"{length(least, unit)}/{length(n, unit)}"
        if n == 1 and self._each(item):
            return Moment("set", unit, value)
        second = item.get(self.pieces, "to", "unit")
        if isinstance(second, str) and n is not None and unit not in CLOCK and second not in CLOCK:
            value += length(self.count("m"), second)[1:]
        return self.bounded(Moment("dur", unit, value, n=n, least=least))

    def _each(self, item: Item) -> bool:
        """`90,000 visitors a year`, `$300 a day`: the article behind what is counted, in a language where that means each."""
        has = self.pieces.has
        single = has(item.last - 1, "one") or has(item.last - 1, "oneclock")
        if not item.first or not has(item.first, "perarticle") or not single or has(item.last, "relating"):
            return False
        if has(item.first - 1, "counting"):
            return True
        before = next((t for k in (1, 2) if item.first >= k and (t := self.token_at(self.pieces.b[item.first - k]))), None)
        return before is not None and (before.tag == self.pieces.rules.habits.get("each") or before.pos == "NUM")

    def _age(self, item: Item) -> bool:
        """`Kinder bis 15 Jahre`, `three years old`."""
        first = item.first - 1
        after = item.last + 1 if self.pieces.has(item.last, "-") else item.last
        if self.pieces.has(after, "old") or (self.pieces.has(first, "agelead") and not self.pieces.has(first - 1, "num")):
            return True
        if "low" in item.labels and any(self.pieces.has(i, "aged") for i in range(first - 3, first + 1)):
            return True
        return any(self.pieces.has(i, "ageword") for i in range(first - 5, first))

    def make_lasting(self, item: Item) -> Moment | None:
        """`wochenlang`, `zweitägig`."""
        if (years := self.count("years")) is not None and "years" in item.labels:
            return self.bounded(Moment("lasting", "Y", length(years, "Y")))
        unit, n = item.get(self.pieces, "long"), None
        pair = self.pieces.rules.words.value("lasting", self.pieces.word(item.first).lower()) if "lasting" in item.labels else None
        if isinstance(pair, tuple):
            n, unit = pair
            if unit == "Y" and not self.pieces.has(item.last, "lastingthing"):  # `der sechsjährige Sohn`
                return None
        if unit is None:
            unit, n = item.get(self.pieces, "unit") or item.get(self.pieces, "lastingunit") or item.fixed.get("unit"), self.count("digits")
        return Moment("lasting", unit, length(n, unit)) if isinstance(unit, str) else None

    def make_count(self, item: Item) -> Moment | None:
        """`die letzten zwei Wochen`: up to publication; `die nächsten Monate`: from it on."""
        unit, n = self.span_unit(), self.count()
        rel = item.get(self.pieces, "rel")
        if unit is None or not isinstance(rel, int):
            return None
        if rel == 0 and unit == "D" and n is None:  # `in diesen Tagen`
            return Moment("ref", "", "PRESENT_REF")
        moment = Moment("count", unit, length(n, unit), n=n)
        now = self.published
        if unit == "TH" and n and n % 24 == 0:  # `in den vergangenen 24 Stunden`
            n, unit = n / 24, "D"
        if now is None or unit in CLOCK or rel == 0:
            return moment
        far = days.shift(now, n if rel > 0 else -n, unit) if n is not None else None
        moment.start, moment.end = (far, now) if rel < 0 else (now, far)
        return moment

    def make_shift(self, item: Item) -> Moment | None:
        """`drei Jahre später`, `zwei Tage zuvor`, `three years ago`."""
        unit, n, way = self.span_unit(), self.count(), item.get(self.pieces, "way") or item.fixed.get("way")
        if unit is None or not isinstance(way, int):
            return None
        compared = any(self.pieces.has(i, "comparing") for i in range(item.last, item.last + _COMPARED))
        if n is None or unit in CLOCK or compared:  # `zwei Wochen früher als sonst`
            moment = Moment("lasting" if compared else "dur", unit, length(n, unit), n=n)
            if item.fixed.get("now"):
                self._away(moment, way)
            return moment
        if "day" in item.fixed and self.published:  # `heute vor zehn Jahren`
            day = days.shift(self.published, n * way, unit)
            return Moment("date", "D", day.isoformat(), day, day) if day else None
        base = self.published if item.fixed.get("now") else self.anchor(unit, 1) if way < 0 else self.named_day(unit, 5)
        if base is None or (way > 0 and base == self.published and not item.fixed.get("now")):  # `heute, fünf Jahre später`
            return Moment("dur", unit, length(n, unit), n=n)
        return self.bounded(self.reckon(base, n * way, unit))

    def reckon(self, base: date, n: float, unit: str) -> Moment | None:
        """The unit that lies n units from `base`; of half a year the month, of other parts of a unit the day."""
        if n != int(n) and unit in days.UNIT_MONTHS and (n * days.UNIT_MONTHS[unit]).is_integer():
            n, unit = n * days.UNIT_MONTHS[unit], "M"
            if n % 12 == 0:
                n, unit = n / 12, "Y"
        if unit in ("CE", "L") and n < 0 and (then := days.shift(base, n, unit)):  # `a century ago`
            return Moment("date", "DE", days.unit_value(then, "DE"), *days.unit_around(then, "DE"))
        whole = n == int(n)
        start = days.unit_around(base, unit)[0] if whole else base
        day = days.shift(start or base, n, unit)
        if day is None:
            return None
        unit = unit if whole else "D"
        return Moment("date", unit, days.unit_value(day, unit), *days.unit_around(day, unit))

    def anchor_length(self, moment: Moment, leads: set[str]) -> None:
        """Give a length the interval that the word before it says; without one it has none."""
        if "since" in leads:
            self.apply_since(moment)
        elif "ago" in leads:
            self.apply_ago(moment)
            if "until" in leads:  # `bis vor zwei Jahren`
                moment.start = None
        elif "ahead" in leads:
            self.apply_ahead(moment)

    def apply_ago(self, moment: Moment) -> None:
        """`vor drei Jahren`: that year of the calendar; a vague length is open."""
        self._away(moment, -1)

    def apply_ahead(self, moment: Moment) -> None:
        """`in zwei Jahren`, unless it tells how long something took."""
        direction = self.direction()
        if direction == FUTURE or (self.present_ahead and direction != PAST):
            self._away(moment, 1)

    def _away(self, moment: Moment, way: int) -> None:
        now = self.published
        if now is None or moment.grain in CLOCK:
            return
        if moment.n is None:
            self.vague_at = self.b if way < 0 and moment.grain == "D" else None
            moment.start, moment.end = (None, now) if way < 0 else (now, None)
            return
        found = self.reckon(now, way * moment.n, moment.grain)
        near = self.reckon(now, way * moment.least, moment.grain) if moment.least is not None else found
        if found and near:
            ends = [day for day in (found.start, found.end, near.start, near.end) if day]
            moment.start, moment.end = min(ends, default=None), max(ends, default=None)

    def apply_since(self, moment: Moment) -> None:
        """`seit drei Jahren`, `seit Tagen`."""
        now = self.published
        if now is None or moment.grain in CLOCK:
            return
        moment.end = now
        moment.start = days.shift(now, -moment.n, moment.grain) if moment.n is not None else None

    def make_set(self, item: Item) -> Moment | None:
        """What is repeated: `jährlich`, `jeden Montag`, `alle vier Jahre`, `twice a week`; the rule may say its quant."""
        if ("often" in item.labels and self._titled(item)) or ("rate" in item.fixed and not self._measured(item)):
            return None
        unit, value = self.span_unit(), self._turn(item)
        if value is None and isinstance(unit, str):
            n = self.count() if "n" in item.labels else self.count("num") if "num" in item.labels else None if "vague" in item.labels else 1
            every = 2 if "other" in item.labels else 1 if "which" in item.labels else self.number("ord") or 1
            value = length(every * _times(self._unit() or unit)[0] if n == 1 else n, unit)
        if value is None:
            return None
        times, quant = self.number("freq") or self.number("times", "num"), item.get(self.pieces, "every") or item.fixed.get("quant")
        return Moment("set", "", value, quant=quant if isinstance(quant, str) else None, freq=f"{times}X" if times else None)

    def _measured(self, item: Item) -> bool:
        """`400 Tonnen Holz im Jahr`: so many of a thing stand before it."""
        before = self.token_at(self.pieces.b[item.first - 1]) if item.first else None
        counted = before is not None and before.pos == "NOUN"
        return counted and any(self.pieces.has(i, "num") for i in range(item.first - _RATED, item.first - 1))

    def _titled(self, item: Item) -> bool:
        """`the Daily News`: the word is a part of a name."""
        token, sentence = self.token_at(self.b), self.directions.sentence(self.b)
        return token is not None and token.pos == "PROPN" and sentence is not None and self.b > sentence.b and token.text[:1].isupper()

    def _turn(self, item: Item) -> str | None:
        """The value of a day, a part of the day, a month or a season that comes again and again."""
        if isinstance(once := item.get(self.pieces, "once", "one"), str):  # `jeden letzten Samstag im Monat`
            return length(1, once)
        weekday = next((n for name in ("weekday", "weekdays") if (n := self.number(name)) is not None), None)
        part = item.get(self.pieces, "everypart") or item.get(self.pieces, "daypart")
        if weekday is not None:
            return f"XXXX-WXX-{weekday + 1}" + (f"T{part}" if isinstance(part, str) and "daypart" in item.labels else "")
        if isinstance(part, str):
            return f"XXXX-XX-XXT{part}"
        if isinstance(season := item.get(self.pieces, "season"), str):
            return f"XXXX-{season}"
        month, number = self.number("month"), self.number("day")
        if month is not None:
            return f"XXXX-{month:02}" + (f"-{number:02}" if number is not None else "")
        return None

    def make_ref(self, item: Item) -> Moment | None:
        """`jetzt`, `damals`, `künftig`."""
        return Moment("ref", "", str(item.fixed["value"]))


def _times(unit: str) -> tuple[int, str]:
    """`2W`, a unit of two weeks, as its number and its unit."""
    kind = unit.lstrip("0123456789")
    return int(unit[: -len(kind)] or 1), kind
