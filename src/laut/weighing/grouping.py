"""Which asks of many articles answer one question: those that are alike, by blocking, never by all pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from laut.weighing.alike import likeness
from laut.weighing.ask import Ask
from laut.weighing.interval import compare
from laut.weighing.weights import weight


class Placed(NamedTuple):
    """An ask with its article and who stands at the end of its chain (ids of who is who)."""

    article: str
    ask: Ask
    origins: tuple[str, ...]


def grouped(asks: Sequence[Placed]) -> list[list[Placed]]:
    """The asks of one block in groups, each the answers to one question, in the order of `asks`; the result does not depend on it.

    Pairs are taken from the most alike to the least; two groups become one where the mean of their pairs is high enough, few have something
    against them, and no origin would give two numbers for one question in one article.
    """
    order = sorted(range(len(asks)), key=lambda i: _key(asks[i]))
    at = {(i, j): likeness(asks[i].ask, asks[j].ask) for i, j in combinations(order, 2)}
    pairs = sorted(((s, i, j) for (i, j), s in at.items() if s >= weight("alike", "join")), key=lambda p: (-p[0], _key(asks[p[1]]), _key(asks[p[2]])))
    group = {i: [i] for i in order}
    of = {i: i for i in order}
    for _, i, j in pairs:
        a, b = of[i], of[j]
        if a != b and _joins(asks, group[a], group[b], at):
            for k in group[b]:
                of[k] = a
            group[a] += group.pop(b)
    return [[asks[i] for i in sorted(members, key=lambda i: _key(asks[i]))] for members in group.values()]


def _key(placed: Placed) -> tuple[str, int, str]:
    return placed.article, placed.ask.span.b, placed.ask.figure


def _joins(asks: Sequence[Placed], one: Sequence[int], other: Sequence[int], at: Mapping[tuple[int, int], float]) -> bool:
    if any(twice(asks[i], asks[j]) for i in one for j in other):
        return False
    found = [at[i, j] if (i, j) in at else at[j, i] for i in one for j in other]
    against = sum(s < 0 for s in found)
    mean = sum(max(s, 0.0) for s in found) / len(found)
    return against <= weight("alike", "against") * len(found) and mean >= weight("alike", "join") * weight("alike", "mean")


def twice(one: Placed, other: Placed) -> bool:
    """One article gives two numbers that exclude each other on the word of the same origin: they answer two questions."""
    if one.article != other.article or one.origins != other.origins or "change_from" in (one.ask.role, other.ask.role):
        return False
    return compare(one.ask.allowed, other.ask.allowed) is False
