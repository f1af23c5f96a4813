"""Interval arithmetic over what figures state: bounds open an end, bound words and rounding widen it."""

from __future__ import annotations

from math import inf, isfinite, log10
from typing import NamedTuple

from laut.records import Figure
from laut.weighing.weights import weight


class Range(NamedTuple):
    """A closed interval of numbers; an open end is infinite."""

    low: float
    high: float

    def plus(self, other: Range) -> Range:
        """The sum."""
        return Range(self.low + other.low, self.high + other.high)

    def minus(self, other: Range) -> Range:
        """The difference."""
        return Range(self.low - other.high, self.high - other.low)

    def times(self, factor: float) -> Range:
        """The product with a number that is not negative; an open end stays open."""
        return Range(*(end if not isfinite(end) else end * factor for end in self))

    def over(self, other: Range) -> Range:
        """The quotient of two intervals of positive numbers; open where the divisor reaches zero."""
        low = 0.0 if not isfinite(other.high) else max(self.low, 0.0) / other.high if other.high > 0 else 0.0
        return Range(low, inf if other.low <= 0 or not isfinite(self.high) else self.high / other.low)

    @property
    def closed(self) -> bool:
        """Both ends are numbers."""
        return isfinite(self.low) and isfinite(self.high)


def stated(figure: Figure) -> Range:
    """What the figure says, word for word."""
    return Range(-inf if figure.low is None else figure.low, inf if figure.high is None else figure.high)


def end(figure: Figure) -> float:
    """The number that is written: the closed end of a bound, the middle of a range."""
    if figure.low is None:
        return figure.high or 0.0
    return figure.low if figure.high is None else (figure.low + figure.high) / 2


def _step(value: float) -> float:
    """The unit of the last digit of `value` that is not zero."""
    if not value or not isfinite(value):
        return 1.0
    digits = f"{abs(value):.6e}"
    mantissa, exponent = digits.split("e")
    places = len(mantissa.rstrip("0").split(".")[1])
    return float(10.0 ** (int(exponent) - places))


def slack(value: float, mean: bool) -> float:
    """How far rounding may have moved `value`; `mean` for a rate or an average, which is rounded to its last digit that is not zero."""
    step, cap = _step(value), abs(value) * weight("tolerance", "rounding")
    if not mean and float(value).is_integer() and log10(step) < weight("tolerance", "round_zeros"):
        return 0.0
    return min(step / 2, cap)


def _play(value: float, mean: bool) -> float:
    """The slack of a figure; a small average may have been rounded by half a unit of its last digit, however much of it that is."""
    step = min(_step(value), 1.0)
    return max(slack(value, mean), step / 2) if mean else slack(value, mean)


def spread(figure: Figure, mean: bool = False) -> Range:
    """What the figure allows: stated ends, widened by its bound word and by rounding."""
    low, high = stated(figure)
    part = weight("tolerance", figure.bound)
    if figure.bound == "just_over":
        return Range(low - _play(low, mean), high * (1 + part))
    if figure.bound == "just_under":
        return Range(low * (1 - part), high + _play(high, mean))
    if part:
        return Range(low - abs(low) * part, high + abs(high) * part)
    return Range(low - _play(low, mean) if isfinite(low) else low, high + _play(high, mean) if isfinite(high) else high)


def compare(a: Range, b: Range) -> bool | None:
    """True where both say the same as far as their bounds allow, False where they are disjoint, None where they overlap in part.

    An open end agrees with a closed interval that its closed end lies in; two intervals agree where one holds the other.
    """
    tiny = 1e-9 * max(1.0, *(abs(x) for x in (*a, *b) if isfinite(x)))
    if a.low > b.high + tiny or b.low > a.high + tiny:
        return False
    if a.closed and b.closed:
        inside = a.low >= b.low - tiny and a.high <= b.high + tiny
        around = b.low >= a.low - tiny and b.high <= a.high + tiny
        return True if inside or around else None
    if a.closed or b.closed:
        shut, open_ = (a, b) if a.closed else (b, a)
        ends = [x for x in open_ if isfinite(x)]
        return True if ends and shut.low - tiny <= ends[0] <= shut.high + tiny else None
    near = weight("tolerance", "open_ends")
    if isfinite(a.low) and isfinite(b.low) and abs(a.low - b.low) <= near * max(abs(a.low), abs(b.low)):
        return True
    if isfinite(a.high) and isfinite(b.high) and abs(a.high - b.high) <= near * max(abs(a.high), abs(b.high)):
        return True
    return None


def close(a: float, b: float, part: float) -> bool:
    """Two numbers lie within `part` of the larger one."""
    return abs(a - b) <= part * max(abs(a), abs(b)) + 1e-12
