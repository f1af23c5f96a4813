"""What every rule's maker can ask: the words of its item, the tense around, the time named last, the year that fits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from datetime import date

from laut.reading.times import days
from laut.reading.times.direction import FUTURE, OPEN, PAST, PRESENT, Directions
from laut.reading.times.moment import Moment
from laut.reading.times.pieces import Item, Pieces
from laut.text.records import Text, Token

FAR = 5  # sentences over which `tags darauf` still reaches back to a named day
NEAR = 2  # over which `im Jahr darauf` does
UNLIKELY = {
    PAST: 340,
    FUTURE: 150,
    OPEN: 60,
    PRESENT: 100,
}  # days that a year against the verb's tense, or ahead without one, counts as farther off
UNDATED = 2024  # the year from which two digits are reckoned where nobody says the day of publication


class Reckoner:
    """One text, its day of publication (None where nobody says it), and the times named so far; `item` is the one being resolved."""

    def __init__(self, pieces: Pieces, directions: Directions, text: Text, published: date | None) -> None:
        self.pieces, self.directions, self.text, self.published = pieces, directions, text, published
        self._tokens: list[int] | None = None
        self._slashes: int | None = None
        self._event: tuple[int, date, int] | None = None  # the day named last beside no verb of saying
        self.vague_at: int | None = None  # where some days ago were named last, which day stays open
        self._told: tuple[int, date, int] | None = None  # the time named last that is no step from another
        self._night: tuple[date | None, date | None] = (None, None)  # the first and the second day of the night named last
        self._last: dict[bool, tuple[int, date, int]] = {}  # where which day was named last (True), and which time of any grain (False)
        self.used: int | None = None  # the number of the named time that the item was reckoned from
        self.dated: dict[int, date] = {}  # weekdays that the text has named with their date
        self.until = self.since = self.aim = self.onset = False  # what the word before the item says
        self.present_ahead = pieces.rules.habits.get("present") == "ahead"
        self._homelands: dict[str, str | None] = {}  # which country's feasts the text speaks of
        self.item: Item
        self.given: int | None = None
        self.b = self.e = 0

    def token_at(self, b: int) -> Token | None:
        """The token that begins at offset b."""
        if self._tokens is None:
            self._tokens = [token.b for token in self.text.tokens]
        i = bisect_left(self._tokens, b)
        return self.text.tokens[i] if i < len(self._tokens) and self._tokens[i] == b else None

    def move(self, today: date | None) -> None:
        """What follows was published on another day; no day that was named before is near any more."""
        self.published = today
        self._event = self._told = None
        self._last.clear()

    def named(self, moment: Moment, number: int) -> None:
        """Keep a moment, the text's `number`th, as the one that `zuvor`, `später` and `am Vortag` are reckoned from."""
        if moment.start is not None and moment.anchored:
            self._last[False] = self.b, moment.start, number
            if self.item.kind != "step":
                self._told = self.b, moment.start, number
            if moment.grain == "N":
                self._night = moment.start, moment.end
            if moment.grain in "DN":
                self._last[True] = self.b, moment.start, number
                if not self.directions.near(self.b, "said"):
                    self._event = self.b, moment.start, number

    def direction(self) -> int:
        """PAST, OPEN or FUTURE at the current item."""
        if self.planned() or (self.aim and self.directions.near(self.b, "forecast")):
            return FUTURE
        if self.since:
            return PAST
        found = self.directions.at(self.b, self.e)
        if self.present_ahead and (self.onset or self.until):
            if found == PAST and self.directions.near(self.b, "hearsay"):  # `soll ab Montag gesperrt sein`
                return FUTURE
            if found == OPEN and self.onset:  # `Stallpflicht ab Freitag`
                return FUTURE
        return found

    def ahead(self) -> bool:
        """Whether the clause looks ahead: by its tense, or by a present of what is to take place (`dieses Jahr fällt der Markt aus`)."""
        direction = self.direction()
        return direction == FUTURE or (direction == PRESENT and self.present_ahead and self.directions.near(self.b, "happens"))

    def planned(self) -> bool:
        """`voted to raise it from April`, `demanded an answer by Monday`: what was resolved upon or asked for is to come."""
        return (self.onset or self.until) and self.directions.near(self.b, "intent")

    def slashes(self) -> int:
        """Which number comes first in `04/11/2026`, as the words and the other dates of the text tell: 1 the month, -1 the day, 0 open."""
        if self._slashes is None:
            known = self.pieces.rules.words
            seen = [known.letter(t.text) for t in self.text.tokens[:4000]]
            month, day = (sum(letter in known.letters_of.get(name, ()) for letter in seen) for name in ("monthfirst", "dayfirst"))
            for first, second in re.findall(r"\b([0-9]{1,2})/([0-9]{1,2})/[0-9]{2,4}\b", self.text.text[:100_000]):
                month, day = month + (int(first) <= 12 < int(second)), day + (int(second) <= 12 < int(first))
            self._slashes = (month > day) - (day > month)
        return self._slashes

    def anchor(self, grain: str = "D", far: int = 0) -> date | None:
        """The day that a step is reckoned from: of the time named last, if it stands near and is as fine, else of publication."""
        return self.named_day(grain, max(far, FAR if grain == "D" else 0)) or self.published

    def event_day(self) -> date | None:
        """The day of what is told: the one named last, but not the day on which somebody said so, where another was named before."""
        event = self._event
        return self._use(event) if event and self._near(event[0], FAR) else self.named_day("T", FAR)

    def named_day(self, grain: str, far: int) -> date | None:
        """The first day of the time named last, if it stands no more than `far` sentences back and is as fine as `grain`."""
        last = self._last.get(grain in "DT")
        return self._use(last) if last and self._near(last[0], far) else None

    def _use(self, named: tuple[int, date, int]) -> date:
        self.used = named[2]
        return named[1]

    def _near(self, at: int, sentences: int) -> bool:
        here, there = self.directions.sentence(self.b), self.directions.sentence(at)
        return here is not None and there is not None and here.index - there.index <= sentences

    def number(self, label: str, name: str | None = None) -> int | None:
        """The whole number under a label."""
        value = self.item.get(self.pieces, label, name)
        return int(value) if isinstance(value, (int, float)) else None

    def nth(self) -> int | None:
        """The ordinal number of the item."""
        value = self.number("ord", "ord")
        return value if value is not None else self.number("day")

    def year(self) -> int | None:
        """The year that the item names, or that follows it."""
        year = self.number("year")
        if year is None and (short := self.number("yy")) is not None:
            now = self.published.year if self.published else UNDATED
            year = now // 100 * 100 + short
            if year > now + 10:
                year -= 100
        if year is None:
            year = self.number("three")
        return year if year is not None else self.given

    def weekday(self) -> int | None:
        pair = self.item.get(self.pieces, "weekpart")
        if isinstance(pair, tuple):
            return int(pair[0])
        return next((n for name in ("weekday", "ofweekday") if (n := self.number(name)) is not None), None)

    def part(self) -> str:
        for label in ("partafter", "daypart"):
            if isinstance(part := self.item.get(self.pieces, label), str):
                return "T" + part
        if isinstance(pair := self.item.get(self.pieces, "weekpart"), tuple):
            return "T" + str(pair[1])
        return ""

    def before(self, name: str) -> int | None:
        value = self.pieces.rules.words.value(name, self.pieces.word(self.item.first - 1)) if self.item.first else None
        return value if isinstance(value, int) else None

    def _stands(self, direction: int) -> bool:
        """`ist ausgebucht`: a participle that may tell a state, of what is to come as well."""
        return (
            direction == PAST and self.present_ahead and self.directions.near(self.b, "state") and not self.directions.near(self.b, "past")
        )

    def choose(self, make: Callable[[int], days.Interval], direction: int | None = None, sure: bool = True) -> int | None:
        """The year in which a day, month or season without a year lies: the nearest, those against the tense of the verb counted as far."""
        now = self.published
        if now is None:
            return None
        direction = self.direction() if direction is None else direction
        if direction == PRESENT:
            direction = FUTURE if self.directions.near(self.b, "happens") else PRESENT if self.present_ahead else OPEN
        present = direction == PRESENT and self.present_ahead
        if direction in (PAST, OPEN) and self.until:
            direction = PRESENT
        found: list[tuple[int, int]] = []
        for year in (now.year, now.year - 1, now.year + 1, now.year - 4):
            start, end = make(year)
            if start is None or end is None or (year == now.year - 4 and found):
                continue
            ahead, behind = (start - now).days, (now - end).days
            behind += UNLIKELY[PRESENT] if present and behind > 0 else 0
            distance = max(ahead, behind, 0)
            if (direction in (PAST, OPEN) and ahead > 0) or (direction == FUTURE and behind > 0):
                distance += 10_000 if direction == PAST and sure else UNLIKELY[FUTURE if self._stands(direction) else direction]
            found.append((distance, year))
        return min(found)[1] if found else None
