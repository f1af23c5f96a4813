"""Weighing across articles: from briefs to questions; a pure function, whose result hangs neither on the order nor on the engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from laut.weighing.answering import Around, Weighed, answered
from laut.weighing.blocks import candidates
from laut.weighing.brief import Brief
from laut.weighing.grouping import Pair, Placed, grouped
from laut.weighing.tracing import Told
from laut.weighing.voices import Voice, outlet_key

At = tuple[str, int]
"""A figure: `Document.id` and where its span begins."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided on questions: figures that answer one question, and those that do not; the names that they gave, and which are fixed."""

    together: tuple[tuple[At, At], ...] = ()
    apart: tuple[tuple[At, At], ...] = ()
    names: Mapping[At, str] = field(default_factory=dict)
    pinned: frozenset[At] = frozenset()


def weigh_across(briefs: Iterable[Brief], around: Around | None = None, decided: Decided | None = None, ui: str = "en") -> list[Weighed]:
    """The questions that the figures of articles answer, those of the first published answer first."""
    around, decided = around or Around(), decided or Decided()
    every = sorted(briefs, key=lambda brief: brief.article)
    outlets = around.outlets or frozenset(outlet_key(brief.outlet.name) for brief in every if brief.outlet.name)
    around = replace(around, told=around.told or who_tells(every), outlets=outlets)
    told = [[Told(brief, given) for given in brief.given] for brief in every]
    flat = {(i, n): k for k, (i, n) in enumerate((i, n) for i, some in enumerate(told) for n in range(len(some)))}
    answers = [t for some in told for t in some]
    placed = [Placed(t.brief.article, t.given.ask, tuple(v.who for v in t.given.ends) or (t.brief.outlet.who,)) for t in answers]
    among = ((flat[one], flat[other]) for one, other in candidates(every))
    at = {(t.brief.article, t.given.ask.span.b): k for k, t in enumerate(answers)}
    groups = grouped(placed, among, _known(decided.together, at), _known(decided.apart, at))
    of = {(t.brief.article, t.given.ask.figure): t for t in answers}
    found = [_weighed([of[p.article, p.ask.figure] for p in group], around, decided, ui) for group in groups]
    return sorted(found, key=lambda w: w.answers[0].key)


def _known(pairs: Iterable[tuple[At, At]], at: Mapping[At, int]) -> list[Pair]:
    return [(at[one], at[other]) for one, other in pairs if one in at and other in at]


def _weighed(group: Sequence[Told], around: Around, decided: Decided, ui: str) -> Weighed:
    places = [(told.brief.article, told.given.ask.span.b) for told in sorted(group, key=lambda t: t.key)]
    name = next((decided.names[place] for place in places if place in decided.names), None)
    return answered(group, around, ui, name, any(place in decided.pinned for place in places))


def who_tells(briefs: Iterable[Brief]) -> dict[str, Voice]:
    """For each speaker by `Voice.who` a voice whose words tell whom he speaks for: what most articles say, nothing where as many disagree."""
    found: dict[str, Counter[tuple[str, str, tuple[str, ...]]]] = {}
    shown: dict[tuple[str, tuple[str, str, tuple[str, ...]]], Voice] = {}
    for brief in briefs:
        voices = {v for given in brief.given for v in (*given.ends, *given.links)}
        for v in sorted(voices, key=lambda v: v.source):
            if v.person and v.told:
                key = (v.entry, v.slug, v.own)
                found.setdefault(v.who, Counter())[key] += 1
                shown.setdefault((v.who, key), v)
    out = {}
    for who, keys in found.items():
        most = max(keys.values())
        best = sorted(key for key, n in keys.items() if n == most)
        if len(best) == 1:
            out[who] = shown[who, best[0]]
    return out
