"""A time as it is read, before it becomes a record: value, interval, and what others can be reckoned from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

CLOCK = {"TH": "H", "TM": "M", "TS": "S"}


@dataclass(slots=True)
class Moment:
    """`grain` is the unit of a calendar time (D, W, WE, M, SE, Q, H, Y, DE, CE, L, night as N), or of a length of time.

    `n` is the length in that unit, None where a vague word says it; `capped`: it goes on now, so it ends with publication unless the text
    looks ahead; `reckoned` is False where no other time is counted from it. `quant` and `freq` are TIMEX3's, of what is repeated;
    `least` is the smaller number of `zwei bis drei Wochen`; `anchor` is the number of the time that it was reckoned from, 0 for
    publication.
    """

    kind: str
    grain: str
    value: str
    start: date | None = None
    end: date | None = None
    mod: str | None = None
    n: float | None = None
    capped: bool = False
    reckoned: bool = True
    quant: str | None = None
    freq: str | None = None
    anchor: int | None = None
    least: float | None = None

    @property
    def anchored(self) -> bool:
        """Whether it is a place in the calendar from which other times are reckoned."""
        return self.reckoned and self.start is not None and self.end is not None and self.kind in ("date", "now")


def length(n: float | None, unit: str) -> str:
    """`P3W`, `PT0.5H`; X for a number that is not said."""
    number = "X" if n is None else f"{n:g}" if n < 1e6 else str(int(n))
    return f"PT{number}{CLOCK[unit]}" if unit in CLOCK else f"P{number}{unit}"
