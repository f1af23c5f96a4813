"""Which asks of many articles answer one question: those that are alike, by blocking, never by all pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from laut.weighing.alike import Likeness
from laut.weighing.ask import Ask
from laut.weighing.interval import compare
from laut.weighing.weights import weight


class Placed(NamedTuple):
    """An ask with its article and who stands at the end of its chain (ids of who is who)."""

    article: str
    ask: Ask
    origins: tuple[str, ...]


Pair = tuple[int, int]


def links(asks: Sequence[Placed], among: Iterable[Pair] | None = None) -> list[Pair]:
    """The pairs of asks that are alike enough to be joined at first hand, the most alike first; of those `among`, or of all."""
    return list(ordered(asks, alike(asks, among)))


def alike(asks: Sequence[Placed], among: Iterable[Pair] | None = None) -> Iterator[tuple[float, int, int]]:
    """As `links`, each pair behind how alike it is, in any order."""
    least = weight("alike", "join")
    likeness = Likeness([placed.ask for placed in asks])
    for i, j in combinations(range(len(asks)), 2) if among is None else among:
        if (s := likeness(i, j)) >= least:
            yield s, i, j


def ordered(asks: Sequence[Placed], pairs: Iterable[tuple[float, int, int]]) -> Iterator[Pair]:
    """Pairs of asks, the most alike first; of equal ones by their keys."""
    order = sorted(range(len(asks)), key=lambda i: _key(asks[i]))
    place = {i: n for n, i in enumerate(order)}
    for _, one, other in sorted((-s, min(place[i], place[j]), max(place[i], place[j])) for s, i, j in pairs):
        yield order[one], order[other]


def grouped(
    asks: Sequence[Placed],
    among: Iterable[Pair] | None = None,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> list[list[Placed]]:
    """The asks in groups, each the answers to one question, in the order of their keys; the result does not depend on that of `asks`.

    Pairs are taken from the most alike to the least; two groups become one where the mean of their pairs is high enough, few have
    something against them, and no origin would give two numbers for one question in one article. `among` are the pairs that may be joined
    at first hand, all where it is None. `together` and `apart` are pairs that people decided on.
    """
    groups = joined(asks, links(asks, among), together, apart)
    return [[asks[i] for i in group] for group in groups]


def joined(
    asks: Sequence[Placed],
    pairs: Iterable[Pair],
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    near: Callable[[str, str], bool] | None = None,
) -> list[list[int]]:
    """The groups that `pairs` of asks lead to, taken in their order, as places in `asks`. `near` tells of two articles whether they share
    names: the likeness of figures of others counts for less."""
    likes = _Likes(asks, near)
    firm = {(min(p), max(p)) for p in apart}
    order = sorted(range(len(asks)), key=lambda i: _key(asks[i]))
    group = {i: [n] for n, i in enumerate(order)}  # places in `order`
    some = {i: [i] for i in range(len(asks))}
    of = list(range(len(asks)))
    changes = [0] * len(asks)
    refused: set[tuple[int, int, int, int]] = set()  # two groups, each as it stood after so many changes

    def join(a: int, b: int) -> None:
        if len(group[a]) < len(group[b]):
            a, b = b, a
        for n in group[b]:
            of[order[n]] = a
        group[a] = sorted(group[a] + group.pop(b))
        some[a] = [order[n] for n in _some(group[a])]
        del some[b]
        changes[a] += 1

    for i, j in together:
        if of[i] != of[j]:
            join(of[i], of[j])
    for i, j in pairs:
        a, b = of[i], of[j]
        if a == b or (state := (a, changes[a], b, changes[b])) in refused:
            continue
        parted = bool(firm) and _parted([order[n] for n in group[a]], [order[n] for n in group[b]], firm)
        if not parted and _joins(asks, some[a], some[b], likes):
            join(a, b)
        else:
            refused.add(state)
    return [[order[n] for n in members] for members in sorted(group.values(), key=lambda members: members[0])]


def components(size: int, pairs: Iterable[Pair]) -> list[int]:
    """For each of `size` places the smallest one that pairs lead to from it."""
    to = list(range(size))

    def top(i: int) -> int:
        while to[i] != i:
            to[i] = to[to[i]]
            i = to[i]
        return i

    for i, j in pairs:
        a, b = sorted((top(i), top(j)))
        to[b] = a
    return [top(i) for i in range(size)]


class _Likes:
    """How alike two asks are, worked out when it is first asked for."""

    def __init__(self, asks: Sequence[Placed], near: Callable[[str, str], bool] | None) -> None:
        self.asks, self.near = asks, near
        self.likeness = Likeness([placed.ask for placed in asks])
        self.known: dict[int, float] = {}
        self.strange = weight("alike", "strange")

    def __call__(self, i: int, j: int) -> float:
        if i > j:
            i, j = j, i
        pair = i * len(self.asks) + j
        found = self.known.get(pair)
        if found is None:
            one, other = self.asks[i].article, self.asks[j].article
            found = self.likeness(i, j)
            if found > 0 and self.near is not None and one != other and not self.near(one, other):
                found *= self.strange
            self.known[pair] = found
        return found


def _parted(one: Sequence[int], other: Sequence[int], apart: set[Pair]) -> bool:
    return any((min(i, j), max(i, j)) in apart for i in one for j in other)


def _key(placed: Placed) -> tuple[str, int, str]:
    return placed.article, placed.ask.span.b, placed.ask.figure


def _joins(asks: Sequence[Placed], one: Sequence[int], other: Sequence[int], likes: _Likes) -> bool:
    here = {asks[i].article for i in one}
    if not here.isdisjoint(asks[j].article for j in other) and any(twice(asks[i], asks[j]) for i in one for j in other):
        return False
    found = [likes(i, j) for i in one for j in other]
    against = sum(s < 0 for s in found)
    mean = sum(max(s, 0.0) for s in found) / len(found)
    return against <= weight("alike", "against") * len(found) and mean >= weight("alike", "join") * weight("alike", "mean")


def _some(members: list[int]) -> list[int]:
    """The members of a group that stand for all of it: every so many of a large one, in the order of their keys."""
    most = int(weight("blocks", "members"))
    if len(members) <= most:
        return members
    return [members[k * len(members) // most] for k in range(most)]


def twice(one: Placed, other: Placed) -> bool:
    """One article gives two numbers that exclude each other on the word of the same origin: they answer two questions."""
    if one.article != other.article or one.origins != other.origins:
        return False
    if "change_from" in (one.ask.role, other.ask.role) or one.ask.former != other.ask.former:
        return False
    return compare(one.ask.allowed, other.ask.allowed) is False
