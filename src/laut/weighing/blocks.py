"""Which figures are set beside each other at all: those of one kind of thing, of articles that share a name and stand near in time.

Never all pairs: figures meet only in a block, that of a thing and a name. Whether two are a pair hangs on these two alone, so that what an
article adds can be weighed without the rest of a ledger.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from laut.weighing.alike import happening
from laut.weighing.anchors import keys, near
from laut.weighing.ask import COUNT, Ask
from laut.weighing.brief import Brief
from laut.weighing.weights import numbers, weight

ANY = "any"
Pair = tuple[int, int]


def things(ask: Ask) -> tuple[str, ...]:
    """What a figure may be a number of, so that two that may be of the same thing share one: the widest concept, the noun, the
    dimension."""
    if ask.kind != COUNT:
        return (f"{ask.kind} {ask.per or ''}",)
    found = [f"{COUNT} {ask.kinds[-1]}"] if ask.kinds else []
    if event := happening(ask):
        found.append(f"{COUNT} {event}")
    if ask.head:
        found.append(f"{COUNT} {ask.language} {ask.head}")
    return tuple(found) or (ANY,)


def blocks(brief: Brief) -> frozenset[str]:
    """The names under which the figures of an article are found by those of others."""
    return keys(brief.names, brief.places)


def candidates(briefs: Sequence[Brief], among: Collection[int] | None = None) -> Iterator[tuple[Pair, Pair]]:
    """Pairs of figures that are to be compared, as (place of the article, place of its figure), the smaller one first; each once.

    Those of one article too: an article may give one count twice. With `among` those pairs alone of which one is of these articles.
    """
    for i in range(len(briefs)) if among is None else sorted(among):
        for a in range(len(briefs[i].given)):
            for b in range(a + 1, len(briefs[i].given)):
                yield (i, a), (i, b)
    held = [blocks(brief) for brief in briefs]
    tabled = [by_thing([given.ask for given in brief.given]) for brief in briefs]
    for pair in _meeting(briefs, held) if among is None else _beside(briefs, held, among):
        yield from across(pair, tabled[pair[0]], tabled[pair[1]])


def _meeting(briefs: Sequence[Brief], held: Sequence[frozenset[str]]) -> Iterator[Pair]:
    """The pairs of articles whose figures meet, the smaller place first; each once.

    Articles are taken by day. Of each name those are counted at once that are near in time, which stand together at the end of its list.
    """
    days = [brief.published.toordinal() if brief.published else None for brief in briefs]
    within, close = weight("blocks", "days"), weight("blocks", "close_days")
    undated: dict[str, list[int]] = {}
    dated: dict[str, tuple[list[int], list[int]]] = {}
    for i in sorted(range(len(briefs)), key=lambda i: (briefs[i].published or date.min, briefs[i].article)):
        day = days[i]
        shared: Counter[int] = Counter()
        for key in held[i]:
            shared.update(undated.get(key, ()))
            if day is None:
                undated.setdefault(key, []).append(i)
                continue
            members, at = dated.setdefault(key, ([], []))
            shared.update(members[bisect_left(at, day - within) :])
            members.append(i)
            at.append(day)
        for j, n in shared.items():
            its = days[j]
            if enough(n, min(len(held[i]), len(held[j])), day is None or its is None or day - its <= close):
                yield (i, j) if i < j else (j, i)


def _beside(briefs: Sequence[Brief], held: Sequence[frozenset[str]], among: Collection[int]) -> Iterator[Pair]:
    """Those of the pairs of `_meeting` of which one is `among` some articles."""
    named: dict[str, list[int]] = {key: [] for i in among for key in held[i]}
    for i, keys_ in enumerate(held):
        for key in keys_ & named.keys():
            named[key].append(i)
    for i in sorted(among):
        for j in sorted({j for key in held[i] for j in named[key]}):
            if (j > i or (j < i and j not in among)) and meet(briefs[i].published, briefs[j].published, held[i], held[j]):
                yield (i, j) if i < j else (j, i)


class Nearness:
    """Tells of two articles (their ids) whether they share names enough, and are near enough in time, for their figures to meet. `of` are
    the names of each, as `blocks` gives them, and its day."""

    def __init__(self, of: Mapping[str, tuple[frozenset[str], date | None]]) -> None:
        self.of = of

    def __call__(self, one: str, other: str) -> bool:
        (mine, day), (its, other_day) = self.of[one], self.of[other]
        return meet(day, other_day, mine, its)


def meet(day: date | None, other_day: date | None, one: frozenset[str], other: frozenset[str]) -> bool:
    """Two articles of these days and names are near enough in time and share enough names for their figures to meet."""
    if not near(day, other_day) or one.isdisjoint(other):
        return False
    return related(one, other, near(day, other_day, "close_days"))


def related(one: frozenset[str], other: frozenset[str], close: bool) -> bool:
    """Two articles share enough of their names."""
    return enough(len(one & other), min(len(one), len(other)), close)


def enough(shared: int, fewer: int, close: bool) -> bool:
    """Two articles `shared` more than one of their names, or one and are of the same days, or one that is much of what the shorter one,
    of `fewer` names, names."""
    if not shared or close:
        return shared > 0
    needed = numbers("blocks")
    return shared >= needed["shared"] or shared >= needed["part"] * fewer


Table = dict[str, list[int]]


def by_thing(asks: Sequence[Ask]) -> Table:
    """The places of asks by what they may be a number of."""
    table: Table = {}
    for n, ask in enumerate(asks):
        for thing in things(ask):
            table.setdefault(thing, []).append(n)
    return table


def across(pair: Pair, one: Table, other: Table) -> Iterator[tuple[Pair, Pair]]:
    """The figures of two articles that may be of the same thing."""
    i, j = pair
    met: set[Pair] = set()
    same = [(t, t) for t in one if t in other]
    if ANY in one or ANY in other:
        same += [(t, u) for t in one for u in other if t != u and ANY in (t, u) and _is_count(t) and _is_count(u)]
    for t, u in same:
        for a in one[t]:
            for b in other[u]:
                if (a, b) not in met:
                    met.add((a, b))
                    yield (i, a), (j, b)


def _is_count(thing: str) -> bool:
    return thing == ANY or thing.startswith(COUNT)
