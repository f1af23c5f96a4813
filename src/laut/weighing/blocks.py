"""Which figures are set beside each other at all: those of one kind of thing, of articles that share a name and stand near in time.

Never all pairs: figures meet only in a block, that of a thing and a name. Whether two are a pair hangs on these two alone, so that what an
article adds can be weighed without the rest of a ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from laut.weighing.alike import happening
from laut.weighing.anchors import keys, near
from laut.weighing.ask import COUNT, Ask
from laut.weighing.brief import Brief
from laut.weighing.weights import weight

ANY = "any"


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


def candidates(briefs: Sequence[Brief]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs of figures that are to be compared, as (place of the article, place of its figure), the smaller one first; each once.

    Those of one article too: an article may give one count twice.
    """
    for i, brief in enumerate(briefs):
        for a in range(len(brief.given)):
            for b in range(a + 1, len(brief.given)):
                yield (i, a), (i, b)
    held = [blocks(brief) for brief in briefs]
    named: dict[str, list[int]] = {}
    for i in sorted(range(len(briefs)), key=lambda i: (briefs[i].published or date.min, briefs[i].article)):
        for key in held[i]:
            named.setdefault(key, []).append(i)
    tabled = [_tabled(brief) for brief in briefs]
    seen: set[tuple[int, int]] = set()
    for key in sorted(named):
        members = named[key]
        for k, i in enumerate(members):
            for j in members[k + 1 :]:
                if not near(briefs[i].published, briefs[j].published) and briefs[i].published is not None:
                    break
                pair = (i, j) if i < j else (j, i)
                if pair in seen:
                    continue
                seen.add(pair)
                if related(held[i], held[j], near(briefs[i].published, briefs[j].published, "close_days")):
                    yield from _across(pair, tabled[pair[0]], tabled[pair[1]])


class Nearness:
    """Tells of two articles (their ids) whether they share names enough, and are near enough in time, for their figures to meet."""

    def __init__(self, briefs: Sequence[Brief]) -> None:
        self.of = {brief.article: (blocks(brief), brief.published) for brief in briefs}

    def __call__(self, one: str, other: str) -> bool:
        (mine, day), (its, other_day) = self.of[one], self.of[other]
        return near(day, other_day) and related(mine, its, near(day, other_day, "close_days"))


def related(one: frozenset[str], other: frozenset[str], close: bool) -> bool:
    """Two articles share more than one of their names, or one and are of the same days, or one that is much of what the shorter one
    names."""
    shared = len(one & other)
    return (
        shared >= weight("blocks", "shared") or (close and shared > 0) or shared >= weight("blocks", "part") * min(len(one), len(other)) > 0
    )


Table = dict[str, list[int]]


def _tabled(brief: Brief) -> Table:
    table: Table = {}
    for n, given in enumerate(brief.given):
        for thing in things(given.ask):
            table.setdefault(thing, []).append(n)
    return table


def _across(pair: tuple[int, int], one: Table, other: Table) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The figures of two articles that may be of the same thing."""
    i, j = pair
    met: set[tuple[int, int]] = set()
    counts = [(t, u) for t in one for u in other if t == u or (ANY in (t, u) and _is_count(t) and _is_count(u))]
    for t, u in counts:
        for a in one[t]:
            for b in other[u]:
                if (a, b) not in met:
                    met.add((a, b))
                    yield (i, a), (j, b)


def _is_count(thing: str) -> bool:
    return thing == ANY or thing.startswith(COUNT)
