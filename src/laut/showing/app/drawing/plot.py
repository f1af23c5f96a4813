"""The answers to one question over time: a dot for a number, a bar for a range, an arrow for an open end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from laut.showing.app.drawing import scale
from laut.showing.app.drawing.scale import Tick
from laut.showing.app.words import AppWords

WIDTH, HEIGHT = 760.0, 330.0
LEFT, RIGHT, TOP, BOTTOM = 62.0, 24.0, 22.0, 50.0
LETTER = 7.2  # how wide a letter is drawn on average
SIDE = 24.0  # a mark is a link: so wide and high is what can be hit
OPEN = 30.0  # length of an arrow at an open end
_TRIES = 120  # places at each side that are looked at; where all are taken, marks stand on each other
UNDATED = 64.0  # room at the right for answers without a day
_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Dot:
    """An answer to be drawn: its number among the answers, its day, its ends (None: open), both in the unit of the question.

    `whisker` are the ends that a bound word allows. `colour` is the number of its origin's colour (0: none), `sign` the family of its kind,
    `letter` stands for its origin. `hollow`: it adds no origin. `crossed`: it is disputed.
    """

    key: str
    day: date | None
    low: float | None
    high: float | None
    whisker: tuple[float, float] | None
    colour: int
    sign: str
    letter: str
    hollow: bool
    crossed: bool
    says: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot with its place: `x`, `y` of the sign, `top` and `bottom` of its bar where it has one, `up` and `down` the tips of arrows."""

    dot: Dot
    x: float
    y: float
    top: float | None
    bottom: float | None
    up: float | None
    down: float | None
    soft: tuple[float, float] | None
    box: tuple[float, float]  # upper edge and height of what can be hit


@dataclass(frozen=True, slots=True)
class Band:
    """What can be said today, from the upper to the lower edge; an end that is open reaches the edge of the plot."""

    y: float
    height: float
    label: str
    label_y: float


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot in its own units. `undated` is where the column of answers without a day begins."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    rows: tuple[Tick, ...]
    columns: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    band: Band | None
    undated: float | None
    log: bool
    left_out: int


def plot(dots: Sequence[Dot], current: tuple[float | None, float | None], label: str, words: AppWords, left_out: int = 0) -> Plot | None:
    """Where everything stands; None where there is nothing to be drawn. `label` says what `current` is."""
    drawn = [dot for dot in dots if dot.low is not None or dot.high is not None]
    if not drawn:
        return None
    ends = [end for dot in drawn for end in (dot.low, dot.high, *(dot.whisker or ())) if end is not None]
    axis = scale.numbers([*ends, *(end for end in current if end is not None)])
    known = [dot.day for dot in drawn if dot.day]
    days = _days(known)
    bottom, right = HEIGHT - BOTTOM, WIDTH - max(RIGHT, 16 + LETTER * len(label))
    undated = right - UNDATED if known and len(known) < len(drawn) else None
    end = (undated - 12 if undated else right) - SIDE / 2
    start = LEFT + SIDE / 2

    def y(value: float) -> float:
        return round(bottom - axis.part(value) * (bottom - TOP), 1)

    def x(day: date | None) -> float:
        if day is None:
            return undated + UNDATED / 2 if undated else (start + end) / 2
        return start + days.part(day) * (end - start) if days else (start + end) / 2

    placed: list[Mark] = []
    for dot in sorted(drawn, key=lambda d: (d.day or date.max)):
        placed.append(_placed(dot, x(dot.day), y, placed, (LEFT, right), (TOP, bottom)))
    rows = tuple(Tick(round(bottom - tick.at * (bottom - TOP), 1), tick.label) for tick in axis.ticks(words))
    columns = tuple(Tick(round(start + t.at * (end - start), 1), t.label, t.below) for t in days.ticks(words)) if days else ()
    return Plot(
        WIDTH, HEIGHT, LEFT, right, TOP, bottom, rows, columns, tuple(placed), _band(current, label, y, bottom), undated, axis.log, left_out
    )


def _days(known: Sequence[date]) -> scale.Days | None:
    if not known:
        return None
    first, last = min(known), max(known)
    return scale.Days(first - _DAY, last + _DAY) if first == last else scale.Days(first, last)


def _placed(
    dot: Dot, x: float, y: Callable[[float], float], before: Sequence[Mark], wide: tuple[float, float], high: tuple[float, float]
) -> Mark:
    """A mark at its day, or beside it where another stands: no two can be hit at one place."""
    low, top = dot.low, dot.high
    value = (low + top) / 2 if low is not None and top is not None else low if low is not None else top
    assert value is not None
    bar = (y(top), y(low)) if low is not None and top is not None and low != top else None
    at = round((bar[0] + bar[1]) / 2, 1) if bar else y(value)
    up = max(high[0] - 12, at - OPEN) if top is None else None
    down = min(high[1] + 4, at + OPEN) if low is None else None
    soft = (y(dot.whisker[1]), y(dot.whisker[0])) if dot.whisker else None
    ends = [at, *(end for end in (*(bar or ()), up, down) if end is not None)]
    box = (min(min(ends), at - SIDE / 2), max(max(ends), at + SIDE / 2))
    taken = [m.x for m in before if m.box[0] < box[1] and box[0] < m.box[0] + m.box[1]]
    upper, lower = bar or (None, None)
    return Mark(dot, _free(x, taken, wide), at, upper, lower, up, down, soft, (box[0], round(box[1] - box[0], 1)))


def _free(x: float, taken: Sequence[float], wide: tuple[float, float]) -> float:
    """The place next to `x` that is not taken."""
    for n in range(min(2 * len(taken) + 2, _TRIES)):
        for side in ((1, -1) if n else (1,)):
            found = round(x + side * n * SIDE / 2, 1)
            if wide[0] + 8 <= found <= wide[1] + 4 and all(abs(found - other) >= SIDE for other in taken):
                return found
    return round(x, 1)


def _band(current: tuple[float | None, float | None], label: str, y: Callable[[float], float], bottom: float) -> Band | None:
    low, high = current
    if low is None and high is None:
        return None
    top = y(high) if high is not None else TOP
    floor = y(low) if low is not None else bottom
    height = max(3.0, floor - top)
    edge = round((top + floor - height) / 2, 1)
    return Band(edge, round(height, 1), label, round(edge + height / 2 + 4, 1))
