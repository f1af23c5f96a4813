"""How the answers of two articles to one question stand to each other: the same, one weaker than the other, apart, or of different days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from laut.records import Answer
from laut.weighing.ask import Ask
from laut.weighing.interval import Range, close, compare
from laut.weighing.relations import Standing

SAME, WEAKER, OVERLAP, OTHER_TIME, EXCLUDED, DISPUTED = "same", "weaker", "overlap", "other_time", "excluded", "disputed"
FACINGS = (SAME, WEAKER, OVERLAP, OTHER_TIME, EXCLUDED, DISPUTED)
BOUND, HEDGE, PRECISION = "bound", "hedge", "precision"
DIFFERS = (BOUND, HEDGE, PRECISION)
A, B = "a", "b"
_ALIKE = 1e-9  # how far two numbers may lie apart that are one, as a part of them


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of an article with what it states and allows in the unit of the question."""

    answer: Answer
    ask: Ask
    standing: Standing


class Facing(NamedTuple):
    """How two articles stand to each other on one question. `weaker` is the one that says less, None where neither or both do.

    `differs` says by what: the bound, the hedge, how exactly. `further` are the articles that give another number beside.
    """

    relation: str
    weaker: str | None = None
    differs: tuple[str, ...] = ()
    further: tuple[str, ...] = ()


def facing(a: Sequence[Said], b: Sequence[Said]) -> Facing:
    """How the answers of two articles stand to each other, and who gives further numbers beside those that meet.

    Where one article gives several numbers: by all of them if each meets one of the other's, else by those of one origin, else by the
    first ones.
    """
    one, other = told(a), told(b)
    if not one or not other:
        return Facing(DISPUTED)
    pairs = {(i, k): _pair(x, y) for i, x in enumerate(one) for k, y in enumerate(other)}
    meet = [at for at, found in pairs.items() if found.relation in (SAME, WEAKER)]
    left = [side for side, some, n in ((A, one, 0), (B, other, 1)) if {at[n] for at in meet} != set(range(len(some)))]
    if left:
        of_one = [(i, k) for i, k in pairs if set(one[i].answer.origin_ids) & set(other[k].answer.origin_ids)]
        meet = of_one or [(0, 0)]
    best = min((pairs[at] for at in meet), key=lambda found: (FACINGS.index(found.relation), len(found.differs)))
    return best._replace(further=tuple(left) if best.relation in (SAME, WEAKER) else ())


def told(side: Sequence[Said]) -> list[Said]:
    """Each number that an article gives, once: not that of its title where the text has one, and with its bound or hedge where it is
    told with one.
    """
    body = [said for said in side if not said.ask.in_title] or list(side)
    found: list[Said] = []
    for said in body:
        at = next((i for i, other in enumerate(found) if _one_number(said.standing, other.standing)), None)
        if at is None:
            found.append(said)
        elif _weak(said) > _weak(found[at]):
            found[at] = said
    return found


def _weak(said: Said) -> int:
    return (said.answer.bound != "exact") + said.standing.estimated


def _one_number(a: Standing, b: Standing) -> bool:
    """The written numbers are one, whatever their bounds."""
    return close(_written(a.stated), _written(b.stated), _ALIKE)


def _written(stated: Range) -> float:
    if stated.closed:
        return (stated.low + stated.high) / 2
    return stated.high if stated.low == -float("inf") else stated.low


def _pair(x: Said, y: Said) -> Facing:
    a, b = x.standing, y.standing
    how = compare(a.allowed, b.allowed)
    if how is False:
        return Facing(OTHER_TIME if _other_time(x, y) else EXCLUDED)
    if how is None:
        return Facing(OVERLAP)
    differs: list[str] = []
    weaker: set[str | None] = set()
    if x.answer.bound != y.answer.bound:
        differs.append(BOUND)
        weaker.add(A if y.answer.bound == "exact" else B if x.answer.bound == "exact" else _wider(a, b))
    elif not _one_number(a, b):
        differs.append(PRECISION)
        weaker.add(_wider(a, b))
    if a.estimated != b.estimated:
        differs.append(HEDGE)
        weaker.add(A if a.estimated else B)
    if not differs:
        return Facing(SAME)
    return Facing(WEAKER, next(iter(weaker)) if len(weaker) == 1 else None, tuple(differs))


def _wider(a: Standing, b: Standing) -> str | None:
    """The one that allows more, where both have two ends."""
    if not (a.stated.closed and b.stated.closed) or close(_width(a), _width(b), _ALIKE):
        return None
    return A if _width(a) > _width(b) else B


def _width(standing: Standing) -> float:
    return standing.allowed.high - standing.allowed.low


def _other_time(x: Said, y: Said) -> bool:
    """The two are counts of different days: as the sentences say, or of what goes on, by the days of publication."""
    if x.answer.as_of and y.answer.as_of and x.answer.as_of != y.answer.as_of:
        return True
    known = x.answer.day and y.answer.day
    return bool(known) and x.answer.day != y.answer.day and (x.standing.goes_on or y.standing.goes_on)
