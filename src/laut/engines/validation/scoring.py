"""The machine's answers against a person's: what was found, and what of the found is right, with intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isclose, sqrt
from random import Random

from laut.engines.validation.naming import same_names
from laut.engines.validation.passages import Item
from laut.records import Span

LEAST = 0.5  # of the shorter one's characters that two statements share to be one
CLOSE = 0.002  # of a value, that two may differ and be the same
TIMES, SEED = 1000, 1  # of the bootstrap
Z = 1.959964  # of the normal distribution, for an interval of 95 %


@dataclass(frozen=True, slots=True)
class Coded:
    """One passage with both answers. `weight` is how many passages of its stratum it stands for."""

    id: str
    stratum: tuple[str, ...]
    language: str
    weight: float
    machine: tuple[Item, ...]
    person: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """`right` of `of`, and the interval of 95 %: Wilson's, which takes the items for independent."""

    right: int
    of: int

    @property
    def value(self) -> float | None:
        """The share; None of nothing."""
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Low and high end; None of nothing."""
        if not self.of:
            return None
        p, n, z = self.right / self.of, self.of, Z * Z
        middle, half = (p + z / (2 * n)) / (1 + z / n), Z * sqrt(p * (1 - p) / n + z / (4 * n * n)) / (1 + z / n)
        return max(0.0, middle - half), min(1.0, middle + half)


def matched(machine: Sequence[Item], person: Sequence[Item]) -> list[tuple[int, int]]:
    """Places of the items of both that are the same one: of one sort, at the same words; each at most once, the closest first.

    Of statements at the same words (one relays the other) those that say the same are taken for one.
    """
    near: list[tuple[float, int, int, int]] = []
    for i, one in enumerate(machine):
        for j, other in enumerate(person):
            share = _shared(one, other)
            if share > 0:
                alike = (one.who == other.who) + (one.through == other.through) + (one.stance == other.stance)
                near.append((-share, -alike, i, j))
    mine, theirs, pairs = set[int](), set[int](), list[tuple[int, int]]()
    for _, _, i, j in sorted(near):
        if i not in mine and j not in theirs:
            mine.add(i)
            theirs.add(j)
            pairs.append((i, j))
    return pairs


def _shared(one: Item, other: Item) -> float:
    """The share of the shorter one's characters that stand in both; 0 for two that are not one.

    A figure need only touch; one whose words stand several times in the passage has all those places.
    """
    if one.what != other.what:
        return 0
    both = sum(max(0, min(a.e, b.e) - max(a.b, b.b)) for a in one.spans for b in other.spans)
    share = both / max(1, min(_size(one.spans), _size(other.spans)))
    return share if one.what == "figure" or share >= LEAST else 0


def _size(spans: Iterable[Span]) -> int:
    return sum(e - b for b, e in spans)


Same = Callable[[Item, Item, str], bool]
FIELDS: dict[str, dict[str, Same]] = {
    "figure": {
        "value": lambda m, p, _: _near(m.low, p.low) and _near(m.high, p.high),
        "bound": lambda m, p, _: m.bound == p.bound,
        "unit": lambda m, p, _: (m.unit or "") == (p.unit or ""),
        "who": lambda m, p, language: same_names(m.who, p.who, language),
        "chain": lambda m, p, language: _same_chain(m, p, language),
    },
    "statement": {
        "who": lambda m, p, language: same_names(m.who, p.who, language),
        "chain": lambda m, p, language: _same_chain(m, p, language),
        "stance": lambda m, p, _: m.stance == p.stance,
    },
}


def _near(one: float | None, other: float | None) -> bool:
    """The same end of a figure; a third written as 33.3 is the same."""
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=CLOSE)


def _same_chain(one: Item, other: Item, language: str) -> bool:
    if len(one.through) != len(other.through) or not same_names(one.who, other.who, language):
        return False
    return all(same_names(a, b, language) for a, b in zip(one.through, other.through, strict=True))


Counts = dict[str, tuple[int, int]]
"""Measure -> (right, of)."""


def counts(coded: Coded) -> Counts:
    """What one passage gives to each measure: `figure precision`, `figure recall`, `figure value`, `statement who`, ..."""
    out: Counts = {}
    for what, fields in FIELDS.items():
        machine = [item for item in coded.machine if item.what == what]
        person = [item for item in coded.person if item.what == what]
        pairs = [(machine[i], person[j]) for i, j in matched(machine, person)]
        out[f"{what} precision"] = len(pairs), len(machine)
        out[f"{what} recall"] = len(pairs), len(person)
        for name, same in fields.items():
            out[f"{what} {name}"] = sum(same(m, p, coded.language) for m, p in pairs), len(pairs)
    return out


@dataclass(frozen=True, slots=True)
class Row:
    """The measures of one stratum; `name` is empty for all."""

    name: tuple[str, ...]
    passages: int
    rates: dict[str, Rate]


@dataclass(frozen=True, slots=True)
class Weighted:
    """A measure over all strata, each passage counted for those that it stands for; the interval by drawing passages of each again."""

    value: float | None
    low: float | None
    high: float | None


def by_stratum(coded: Sequence[Coded]) -> Iterator[Row]:
    """All passages first, then each stratum by its name."""
    every = [(c, counts(c)) for c in coded]
    yield _row((), [found for _, found in every])
    for name in sorted({c.stratum for c in coded}):
        yield _row(name, [found for c, found in every if c.stratum == name])


def _row(name: tuple[str, ...], every: Sequence[Counts]) -> Row:
    sums = _summed(every)
    return Row(name, len(every), {measure: Rate(right, of) for measure, (right, of) in sums.items()})


def _summed(every: Iterable[Counts]) -> Counts:
    out: Counts = {}
    for found in every:
        for measure, (right, of) in found.items():
            a, b = out.get(measure, (0, 0))
            out[measure] = a + right, b + of
    return out


def weighted(coded: Sequence[Coded], times: int = TIMES) -> dict[str, Weighted]:
    """Each measure for all that was sampled from, not for the sample alone."""
    every = [(c, counts(c)) for c in coded]
    strata: dict[tuple[str, ...], list[tuple[float, Counts]]] = {}
    for c, found in every:
        strata.setdefault(c.stratum, []).append((c.weight, found))
    random = Random(SEED)
    point = _estimate([one for some in strata.values() for one in some])
    drawn: dict[str, list[float]] = {}
    for _ in range(times):
        again = [random.choice(some) for _, some in sorted(strata.items()) for _ in some]
        for measure, value in _estimate(again).items():
            if value is not None:
                drawn.setdefault(measure, []).append(value)
    return {measure: Weighted(value, *_ends(drawn.get(measure, ()))) for measure, value in point.items()}


def _estimate(some: Iterable[tuple[float, Counts]]) -> dict[str, float | None]:
    right: dict[str, float] = {}
    of: dict[str, float] = {}
    for weight, found in some:
        for measure, (a, b) in found.items():
            right[measure] = right.get(measure, 0.0) + weight * a
            of[measure] = of.get(measure, 0.0) + weight * b
    return {measure: right[measure] / of[measure] if of[measure] else None for measure in right}


def _ends(values: Sequence[float]) -> tuple[float | None, float | None]:
    if not values:
        return None, None
    ranked = sorted(values)
    return ranked[int(0.025 * (len(ranked) - 1))], ranked[int(0.975 * (len(ranked) - 1) + 0.5)]
