"""A time as it is read, before it becomes a record: value, interval, and what others can be reckoned from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True)
class Moment:
    """`grain` is the unit of a calendar time (D, W, WE, M, SE, Q, H, Y, DE, CE, L, night as N), or of a length of time.

    `n` is the length (None: vague) where `kind` is `dur` or `count`; `open` says that a length has no anchor of its own. `year` is False
    where the text names no year, so that a year that follows may still be its own.
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

    @property
    def anchored(self) -> bool:
        """Whether it is a place in the calendar from which other times are reckoned."""
        return self.reckoned and self.start is not None and self.end is not None and self.kind in ("date", "now")
