"""Axes: which numbers and days are written at them, and where a value stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10

from laut.showing.app.words import AppWords

SPREAD = 50.0  # the largest number is so many times the smallest: then each step of the axis is a factor
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)
_PLAIN = 10_000.0  # larger numbers are written short


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark at an axis; `below` is a second line."""

    at: float
    label: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """An axis of numbers from `low` to `high`; `log`: by factors, `whole`: by whole numbers. Values beyond it stand at its ends."""

    low: float
    high: float
    log: bool
    whole: bool = False

    def part(self, value: float) -> float:
        """Where a value stands: 0 at the low end, 1 at the high end."""
        if self.log:
            value = max(value, self.low)
            found = (log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        else:
            found = (value - self.low) / (self.high - self.low)
        return min(1.0, max(0.0, found))

    def ticks(self, words: AppWords, most: int = 6) -> tuple[Tick, ...]:
        """Round numbers on the axis with their words."""
        values = self._factors(most) if self.log else self._steps(most)
        return tuple(Tick(self.part(value), amount(words, value)) for value in values)

    def _steps(self, most: int) -> list[float]:
        step = max(1.0 if self.whole else 0.0, _step(self.high - self.low, most))
        step = ceil(step) if self.whole else step
        first = ceil(self.low / step - 1e-9)
        last = floor(self.high / step + 1e-9)
        return [round(n * step, 12) for n in range(first, last + 1)]

    def _factors(self, most: int) -> list[float]:
        low, high = floor(log10(self.low)), ceil(log10(self.high))
        for parts in ((1, 2, 5), (1, 3), (1,)):
            found = [part * 10.0**n for n in range(low, high + 1) for part in parts]
            found = [value for value in found if self.low * 0.999 <= value <= self.high * 1.001]
            if len(found) <= most + 1:
                return found
        return found[:: ceil(len(found) / most)]


def numbers(values: Iterable[float]) -> Numbers:
    """The axis that holds all of some numbers, with a little room; from 0 to 1 for none."""
    every = sorted(values)
    if not every:
        return Numbers(0.0, 1.0, False)
    low, high = every[0], every[-1]
    whole = all(float(value).is_integer() for value in every)
    if low > 0 and high / low >= SPREAD:
        return Numbers(low / 1.5, high * 1.5, True)
    if low == high:
        room = max(abs(low) * 0.25, 1.0 if whole else 0.0) or 1.0
        return Numbers(max(0.0, low - room) if low >= 0 else low - room, high + room, False, whole)
    if 0 < low < 0.5 * high:
        low = 0.0
    room = (high - low) * 0.08
    bottom = low if low == 0 else low - room
    return Numbers(max(0.0, bottom) if low >= 0 else bottom, high + room, False, whole)


def amount(words: AppWords, value: float) -> str:
    """A number at an axis."""
    return words.number(value) if abs(value) < _PLAIN else words.compact(value)


def _step(width: float, most: int) -> float:
    raw = width / most
    size = 10.0 ** floor(log10(raw))
    return next(step * size for step in _STEPS if step * size >= raw * 0.999)


@dataclass(frozen=True, slots=True)
class Days:
    """An axis of days, both ends included."""

    first: date
    last: date

    def part(self, day: date) -> float:
        """Where a day stands: 0 at the first, 1 at the last; in the middle where there is only one."""
        width = (self.last - self.first).days
        return (day - self.first).days / width if width else 0.5

    def ticks(self, words: AppWords, most: int = 7) -> tuple[Tick, ...]:
        """Days or months with their words; the year below where it is not in the label, once for each."""
        width = (self.last - self.first).days
        for step in _DAYS:
            if width / step < most:
                every = [self.first + timedelta(n) for n in range(0, width + 1, step)]
                years = [n == 0 or every[n - 1].year != day.year for n, day in enumerate(every)]
                below = [str(day.year) if first else "" for day, first in zip(every, years, strict=True)]
                return tuple(Tick(self.part(day), words.short_day(day), year) for day, year in zip(every, below, strict=True))
        for step in _MONTHS:
            every = self._months(step)
            if len(every) <= most:
                break
        if len(every) < 2:
            every = [self.first, self.last]
        return tuple(Tick(self.part(day), words.month(day) if step < 12 else str(day.year)) for day in every)

    def _months(self, step: int) -> list[date]:
        start = self.first.year * 12 + self.first.month - 1
        start += bool(self.first.day > 1)
        start = ceil(start / step) * step
        end = self.last.year * 12 + self.last.month - 1
        return [date(n // 12, n % 12 + 1, 1) for n in range(start, end + 1, step)]
