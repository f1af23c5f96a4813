"""How the answers to one question stand to each other, and what can be said today.

agree: all hold together. update: a later count replaces an earlier one, of the same origin, or of a thing that goes on and is counted
again. conflict: two cannot both be true. range: parties or methods differ on what is only estimated or measured, and no later count
settles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import isfinite
from typing import NamedTuple

from laut.weighing.ask import COUNT
from laut.weighing.interval import Range, compare
from laut.weighing.weights import weight, weights

AGREE, UPDATE, CONFLICT, RANGE = "agree", "update", "conflict", "range"
_INEXACT = ("about", "between", "order_of_magnitude", "just_over", "just_under")


@dataclass(frozen=True, slots=True)
class Standing:
    """One answer as relations see it: what it states and allows, for which day, on whose word (ids of institutions), and how exactly.

    `goes_on`: what it counts goes on, so that a later count may be another without a contradiction.
    """

    stated: Range
    allowed: Range
    bound: str
    day: date
    origins: frozenset[str]
    kind: str
    estimated: bool
    goes_on: bool


class Relation(NamedTuple):
    """`relation`, the ends of what can be said today (None: open), and the places in the sequence of the answers that say it."""

    relation: str
    low: float | None
    high: float | None
    standing: tuple[int, ...]


def relation(answers: Sequence[Standing], replaced: frozenset[int] = frozenset()) -> Relation:
    """How answers stand to each other; they may come in any order. `replaced` are the places of those that their own outlet put right."""
    if replaced and len(replaced) < len(answers):
        return _put_right(answers, replaced)
    order = sorted(range(len(answers)), key=lambda i: (answers[i].day, answers[i].stated, sorted(answers[i].origins)))
    series = [answers[i] for i in order]
    last = [order[k] for k in _last_of_each(series)]
    if _contested(series):
        how = RANGE if _measured_apart([answers[i] for i in last]) else CONFLICT
        return Relation(how, *_hull([answers[i] for i in last]), tuple(sorted(last)))
    if _moved(series):
        day = max(a.day for a in series)
        newest = [order[k] for k in range(len(series)) if not any(_replaces(series[j], series[k]) for j in range(k + 1, len(series)))]
        latest = [i for i in newest if answers[i].day == day] or newest
        return Relation(UPDATE, *_hull([answers[i] for i in latest]), tuple(sorted(latest)))
    return Relation(AGREE, *_hull(series), tuple(range(len(answers))))


def _put_right(answers: Sequence[Standing], replaced: frozenset[int]) -> Relation:
    """What stands beside those that are put right; an update where that alone differs from them."""
    left = [i for i in range(len(answers)) if i not in replaced]
    how, low, high, standing = relation([answers[i] for i in left])
    every = tuple(left[i] for i in standing)
    if how == AGREE and any(compare(answers[i].allowed, answers[k].allowed) is False for i in replaced for k in left):
        how = UPDATE
    return Relation(how, low, high, every)


def _differs(one: Standing, other: Standing) -> bool:
    """The two do not say the same: they exclude each other, or what goes on has moved by more than rounding explains."""
    if compare(one.allowed, other.allowed) is False:
        return True
    same, whole = bool(one.origins & other.origins), _closed(one) and _closed(other)
    if not (same and (whole or one.goes_on)) and not (whole and one.goes_on):
        return False
    low, high = sorted((_middle(one), _middle(other)))
    return low <= 0 < high or (low > 0 and high / low > 1 + weight("relation", "moved"))


def _replaces(later: Standing, earlier: Standing) -> bool:
    """A later count takes the place of an earlier one: it is of the same origin, or of what goes on."""
    return later.day > earlier.day and _differs(earlier, later) and (bool(later.origins & earlier.origins) or later.goes_on)


def _contested(series: Sequence[Standing]) -> bool:
    """Two exclude each other, and neither takes the other's place; or what a later count replaced is said again after it by somebody
    else."""
    for k, one in enumerate(series):
        for other in series[k + 1 :]:
            if compare(one.allowed, other.allowed) is False and not _replaces(other, one):
                return True
    return _turns(series)


def _turns(series: Sequence[Standing]) -> bool:
    """What goes on first grows and then shrinks, on the word of different origins."""
    moves = [(a, b) for k, a in enumerate(series) for b in series[k + 1 :] if compare(a.allowed, b.allowed) is False]
    up = [(a, b) for a, b in moves if _middle(b) > _middle(a)]
    down = [(a, b) for a, b in moves if _middle(b) < _middle(a)]
    return bool(up and down) and any(not (a.origins & b.origins) for a, b in (up if len(up) < len(down) else down))


def _moved(series: Sequence[Standing]) -> bool:
    return any(_replaces(b, a) for k, a in enumerate(series) for b in series[k + 1 :])


def _last_of_each(series: Sequence[Standing]) -> list[int]:
    """Each origin's last word: those that no later answer of one of its origins replaces."""
    return [
        k
        for k, one in enumerate(series)
        if not any(later.day >= one.day and later.origins & one.origins and _differs(one, later) for later in series[k + 1 :])
    ]


def _measured_apart(answers: Sequence[Standing]) -> bool:
    """All that exclude each other are near, and are measured or estimated, not counted."""
    pairs = [(a, b) for k, a in enumerate(answers) for b in answers[k + 1 :] if compare(a.allowed, b.allowed) is False]
    return bool(pairs) and all(_near(a, b) and (_measured(a) or (_rough(a) and _rough(b))) for a, b in pairs)


def _near(one: Standing, other: Standing) -> bool:
    low, high = sorted((one.stated, other.stated))
    if not isfinite(low.high) or not isfinite(high.low) or low.high <= 0:
        return False
    return high.low / low.high <= weight("relation", "range")


def _measured(answer: Standing) -> bool:
    return answer.kind.partition(" ")[0] in _kinds()


@cache
def _kinds() -> frozenset[str]:
    return frozenset(weights()["relation"]["measured"])


def _rough(answer: Standing) -> bool:
    return answer.estimated or answer.bound in _INEXACT


def _closed(answer: Standing) -> bool:
    return answer.stated.closed


def _middle(answer: Standing) -> float:
    low, high = answer.stated
    return (low + high) / 2 if answer.stated.closed else low if isfinite(low) else high


def _hull(answers: Iterable[Standing]) -> tuple[float | None, float | None]:
    """From the least to the most that is stated; half-open answers count only where there are no others."""
    every = list(answers)
    ranges = [a.stated for a in every if _closed(a)] or [a.stated for a in every]
    low, high = min(r.low for r in ranges), max(r.high for r in ranges)
    return (low if isfinite(low) else None), (high if isfinite(high) else None)


def goes_on(kind: str, event: str | None, measures: frozenset[str]) -> bool:
    """What is counted may grow or shrink by the day: the dead of a flood, the costs of an attack; not the range of a rocket."""
    return (kind == COUNT and event in _running()) or bool(measures & _running())


@cache
def _running() -> frozenset[str]:
    return frozenset(weights()["relation"]["goes_on"])
