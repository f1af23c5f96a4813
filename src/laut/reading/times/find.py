"""The times of a text: rules find items, neighbours are put together, each is resolved, what stands before opens or closes it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from laut.reading.times import days
from laut.reading.times.direction import FUTURE, PAST, Directions
from laut.reading.times.moment import Moment
from laut.reading.times.pieces import BREAK, Item, cut, items
from laut.reading.times.resolve import Resolver
from laut.reading.times.rules import rules
from laut.records import Span, Time
from laut.text.records import Text

_DATED = frozenset(("day", "month", "season", "quarter", "feast", "partunit", "century", "firstmonths"))
_DAYS = frozenset(("day", "weekday", "now"))
_YEARLY = frozenset(("rel", "year", "bareyear", "unit", "step"))
_PARTED = frozenset(("month", "season", "year", "bareyear", "rel", "decade", "century", "quarter", "unit", "step", "fiscal"))
_RANGED = _PARTED - {"unit"} | {"day", "weekday", "now", "clock", "feast", "part"}
_OF_DAY = frozenset(("weekday", "now"))
_TYPES = {"dur": "DURATION", "count": "DURATION", "lasting": "DURATION", "set": "SET", "clock": "TIME"}
_LEAD = 4
_NEGATED = 10  # pieces before a time in which its `not until` begins


def find_times(text: Text, published: date | None) -> list[Time]:
    """The times of `text` in its order, as TIMEX3 and as intervals of days.

    Without `published` what is relative stays unresolved: it has a value as far as TIMEX3 allows one, and no interval. What an entry of
    a ticker says is reckoned from the entry's own day.
    """
    return _Finder(text, published).times()


class _Finder:
    def __init__(self, text: Text, published: date | None) -> None:
        self.text, self.published = text, published
        self.rules = rules(text.language)
        self.pieces = cut(text, self.rules)
        self.items = items(self.pieces)
        self.directions = Directions(text, self.rules.words, self.rules.habits.get("participles"))
        self.resolver = Resolver(self.pieces, self.directions, text, published)
        self.found: list[tuple[int, int, Moment]] = []
        dated = [(block.b, date.fromisoformat(block.at[:10]) if block.at else published) for block in text.blocks]
        self.entries = dated if any(block.at for block in text.blocks) else []

    def times(self) -> list[Time]:
        i = 0
        while i < len(self.items):
            self.resolver.until = self.resolver.since = self.resolver.aim = self.resolver.onset = False
            if self.entries:
                self._enter(self.pieces.b[self.items[i].first])
            i = self._range(i) or self._single(i)
        return [self._time(k, *found) for k, found in enumerate(self.found, 1)]

    def _enter(self, b: int) -> None:
        """From offset b on the day of the ticker's entry there is today."""
        day = self.entries[max(0, bisect_right(self.entries, b, key=lambda entry: entry[0]) - 1)][1]
        if day != self.published:
            self.published = day
            self.resolver.move(day)

    def _time(self, k: int, first: int, last: int, m: Moment) -> Time:
        b, e = self.pieces.b[first], self.pieces.e[last - 1]
        kind, text, anchor = _TYPES.get(m.kind, "DATE"), self.text.text[b:e], None if m.anchor is None else f"t{m.anchor}"
        return Time(f"t{k}", Span(b, e), text, m.start, m.end, kind, m.value or None, m.mod, m.quant, m.freq, anchor)

    def _single(self, i: int) -> int:
        moment, after = self._moment(i)
        if moment is not None and moment.kind not in ("unit", "bareday"):
            self._keep(self.items[i].first, self.items[after - 1].last, moment)
        return after

    def _keep(self, first: int, last: int, moment: Moment) -> None:
        self.resolver.named(moment, len(self.found) + 1)
        self._lead(first, last, moment)
        self.found.append((first, last, moment))

    def _moment(self, i: int, year: int | None = None) -> tuple[Moment | None, int]:
        """The moment that begins with item i, put together with its neighbours, and the item after it."""
        item = self.items[i]
        leads = set(self._leads(item.first))
        self.resolver.until |= "until" in leads
        self.resolver.since |= not leads.isdisjoint(("since", "back"))
        self.resolver.aim |= "aim" in leads
        self.resolver.onset |= not leads.isdisjoint(("onset", "still"))
        self.resolver.since |= "named" in leads and self._named(item.first)
        if item.kind == "part":
            return self._part(i, year)
        if item.kind in _DATED and "year" not in item.labels and (after := self._joined(i, "of")) and self.items[after].kind in _YEARLY:
            whole = self.resolver.resolve(self.items[after])
            if whole is not None and whole.grain == "Y" and whole.start is not None:
                moment = self.resolver.resolve(item, whole.start.year)
                if moment is not None:
                    return moment, after + 1
        if item.kind == "daypart" and (after := self._joined(i, "of") or self._joined(i, "on")) and self.items[after].kind in _DAYS:
            day = self.resolver.resolve(self.items[after])
            if day is not None and day.start is not None:
                if (part := self.resolver.make_daypart(item, day.start)) is not None:
                    part.anchor = day.anchor
                return part, after + 1
        if item.kind == "daypart" and (after := self._joined(i, "into")) and self.items[after].kind in ("feast", "nthday"):
            day = self.resolver.resolve(self.items[after])
            return self.resolver.night_to(day.start if day else None), after + 1
        if item.kind == "clock" and (after := self._joined(i, "on")) and self.items[after].kind in _DAYS:
            day = self.resolver.resolve(self.items[after])
            self.resolver.turn(item)
            moment = self.resolver.make_clock(item, day.start if day else None)
            if moment is not None and day is not None:
                moment.anchor = len(self.found) + 2  # the day is the time after this one
            return moment, i + 1
        return self.resolver.resolve(item, year), i + 1

    def _part(self, i: int, year: int | None) -> tuple[Moment | None, int]:
        """`Anfang` of what follows."""
        item = self.items[i]
        mod = item.get(self.pieces, "part") or item.get(self.pieces, "early")
        after = self._joined(i, "none")
        of_day = "ofday" in item.fixed and after is not None and self.items[after].kind in _OF_DAY
        if after is None or not isinstance(mod, str) or not (of_day or self.items[after].kind in _PARTED):
            return None, i + 1
        moment, after = self._moment(after, year)
        if of_day and moment is not None and moment.grain == "D" and moment.start is not None:  # `late Sunday`
            moment.mod = mod
            return moment, after
        if moment is None or moment.kind not in ("date", "unit") or moment.grain == "D":
            return None, i + 1
        moment.kind, moment.mod, moment.capped = "date", mod, moment.capped or moment.kind == "unit"
        moment.start, moment.end = days.part((moment.start, moment.end), mod)
        return moment, after

    def _joined(self, i: int, joint: str) -> int | None:
        """The next item, if nothing but a joint of that name stands between; None otherwise."""
        if i + 1 >= len(self.items):
            return None
        first, last = self.items[i].last, self.items[i + 1].first
        if first == last:
            return i + 1 if joint != "range" else None
        if joint == "none" or last - first > _LEAD:
            return None
        return i + 1 if self._fits("joints", joint, self.pieces.letters[first:last]) else None

    def _fits(self, table: str, name: str, letters: str) -> bool:
        pattern = self.rules.contexts[table].get(name)
        return pattern is not None and pattern.fullmatch(letters) is not None

    def _range(self, i: int) -> int | None:
        """Two times as the ends of one: the interval stands with the first, the second keeps its value alone."""
        if self.items[i].kind not in _RANGED:
            return None
        second = self._end_of(i)
        joint = self._joint(i, second) if second is not None else None
        if second is None or joint is None or self.items[second].kind not in _RANGED:
            return None
        right, after = self._moment(second)
        if right is None or right.kind not in ("date", "now", "clock"):
            return None
        listed = joint == "pair" and not self._between(self.items[i].first)
        if listed and not self._bare(self.items[i]) and not self._lent(i, second, after):
            return None
        left = self._left(i, right)
        if left is None or left.kind != right.kind:
            return None
        if listed:
            self._keep(self.items[i].first, self.items[second - 1].last, left)
            self._keep(self.items[second].first, self.items[after - 1].last, right)
            return after
        self._week_on(i, second, left, right)
        if left.start is not None and right.end is not None and left.start <= right.end:
            left.start, left.end, left.reckoned = left.start, right.end, False
        if "since" in self._leads(self.items[i].first):
            left.reckoned = False
        self.found.append((self.items[i].first, self.items[second - 1].last, left))
        self.resolver.named(right, len(self.found) + 1)
        right.start = right.end = None
        self.found.append((self.items[second].first, self.items[after - 1].last, right))
        return after

    def _week_on(self, i: int, second: int, left: Moment, right: Moment) -> None:
        """`von Montag bis Freitag`: the second weekday follows the first, at its next turn or, where all is over, at its last."""
        plain = all(item.kind == "weekday" and "rel" not in item.labels for item in (self.items[i], self.items[second]))
        if not plain or left.start is None or right.end is None or left.start <= right.end:
            return
        b = self.pieces.b[self.items[i].first]
        over = self.directions.at(b, self.pieces.e[self.items[second].last - 1]) == PAST and not self.directions.near(b, "state")
        moved, weeks = (left, -7) if over else (right, 7)
        moved.start = moved.end = days.plus_days(moved.start or right.end, weeks)
        if moved.start:
            moved.value = moved.start.isoformat() + moved.value[10:]

    def _end_of(self, i: int) -> int | None:
        """The item after the one that begins with i, neighbours that belong to it left aside."""
        last = i + 1 if self.items[i].kind == "part" else i
        if last < len(self.items) and self.items[last].kind in _DATED:
            after = self._joined(last, "of")
            last = after if after is not None and self.items[after].kind in _YEARLY else last
        return last + 1 if last + 1 < len(self.items) else None

    def _joint(self, i: int, second: int) -> str | None:
        return next((name for name in ("range", "pair") if self._joined(second - 1, name)), None)

    def _between(self, first: int) -> bool:
        return "range" in self._leads(first)

    def _lent(self, i: int, second: int, after: int) -> bool:
        """A month without a year before one that has it: `im Juli und August 2023`."""
        dated = "year" in self.items[second].labels or after > second + 1
        return dated and self.items[i].kind == self.items[second].kind == "month" and "year" not in self.items[i].labels

    @staticmethod
    def _bare(item: Item) -> bool:
        """A day without its month: `am 8. und 9. März`."""
        return item.kind == "day" and "month" not in item.labels and "mon" not in item.labels

    def _left(self, i: int, right: Moment) -> Moment | None:
        """The first end of a range; the second lends it month and year."""
        item = self.items[i]
        year = right.start.year if right.start else None
        if self._bare(item):
            n, end = item.get(self.pieces, "day"), right.start
            if right.grain != "D":
                return None
            if end is None or not isinstance(n, int):
                return Moment("date", "D", "XXXX-XX-XX")
            start = days.day(end.year, end.month, n)
            start = days.day(end.year, end.month - 1, n) if start and start > end and end.month > 1 else start
            return Moment("date", "D", start.isoformat(), start, start) if start else None
        moment, _ = self._moment(i, year)
        if moment and moment.start and right.end and moment.start > right.end and year and "year" not in item.labels:
            moment, _ = self._moment(i, year - 1)
        return moment

    def _leads(self, first: int) -> Iterator[str]:
        """The names of the leads that end right before piece `first`."""
        letters = self.pieces.letters[max(0, first - _LEAD) : first]
        for name, pattern in self.rules.contexts["leads"].items():
            if pattern.search(letters):
                yield name

    def _lead(self, first: int, last: int, moment: Moment) -> None:
        """Open or close the interval as the word before it says."""
        leads = set(self._leads(first))
        if moment.kind == "dur":
            return self.resolver.anchor_length(moment, leads)
        if moment.kind not in ("date", "now") or moment.start is None:
            return
        self._cap(moment, leads)
        start, end = moment.start, moment.end
        if "since" in leads:
            moment.end = self.published if self.published and start <= self.published else None
        elif "until" in leads:
            moment.start = start if "till" in leads and self._negated(first) else None
            if moment.grain == "D" and "/" not in moment.value:  # `bis Weihnachten`
                moment.end = start
        elif "/" in moment.value:  # a range of its own
            return
        elif (
            "from" in leads
            or ("onset" in leads and self.resolver.direction() == FUTURE)
            or ("range" in leads and self.pieces.has(last, "onward"))
        ):
            moment.end = None
        elif self._event(first, last):
            return
        elif "before" in leads:
            moment.start, moment.end = None, days.plus_days(start, -1)
        elif "after" in leads and end is not None:
            moment.start, moment.end = days.plus_days(end, 1), None

    def _named(self, first: int) -> bool:
        """`die Waffenruhe vom März`: a thing that has its name from a time is there already."""
        return first > 1 and (before := self.resolver.token_at(self.pieces.b[first - 2])) is not None and before.pos == "NOUN"

    def _negated(self, first: int) -> bool:
        """`will not open until 2027`: it does in that year."""
        for i in range(first - 2, max(-1, first - _NEGATED), -1):
            if self.pieces.has(i, ",") or self.pieces.letters[i] == BREAK or self.pieces.has(i, "."):
                return False
            if self.pieces.has(i, "negation"):
                return True
        return False

    def _event(self, first: int, last: int) -> bool:
        """Whether the time only names an event, so that nothing is before or after it: `before Monday's debate`, `am Tag vor Ostern`."""
        if self.pieces.has(last, "'") or self.pieces.has(last - 2, "'") or self.pieces.has(first - 2, "one"):
            return True
        return any(found[1] < first <= found[1] + 2 and found[2].kind == "dur" for found in self.found[-1:])

    def _cap(self, moment: Moment, leads: set[str]) -> None:
        """`dieses Jahr` goes on until now, unless the text looks ahead."""
        now = self.published
        if not moment.capped or now is None or moment.start is None or moment.end is None or not moment.start <= now < moment.end:
            return
        b = self.resolver.b
        if self.resolver.ahead() or self.directions.near(b, "forecast") or ("until" in leads and moment.mod == "END"):
            return
        moment.end = now
