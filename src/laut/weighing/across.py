"""Weighing across articles: from briefs to questions and findings; a pure function, whose result hangs neither on the order nor on the
engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from laut.weighing.answering import Around, Weighed, answered
from laut.weighing.blocks import Nearness, blocks, candidates
from laut.weighing.brief import Brief
from laut.weighing.collecting import seldom_collected
from laut.weighing.grouping import Pair, Placed, components, joined, links
from laut.weighing.tracing import Told
from laut.weighing.voices import Voice, outlet_key

At = tuple[str, int]
"""A figure: `Document.id` and where its span begins."""
Telling = tuple[str, str, tuple[str, ...]]
"""What tells whom a speaker speaks for: entry, slug, own names."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What people decided on questions: figures that answer one question, and those that do not; the names that they gave, and which are
    fixed."""

    together: tuple[tuple[At, At], ...] = ()
    apart: tuple[tuple[At, At], ...] = ()
    names: Mapping[At, str] = field(default_factory=dict)
    pinned: frozenset[At] = frozenset()


@dataclass(frozen=True, slots=True)
class Gathered:
    """Figures that answer one question; `component` names all figures that are weighed together with them: the first of them."""

    component: At
    told: tuple[Told, ...]


def weigh_across(briefs: Iterable[Brief], around: Around | None = None, ruled: Ruled | None = None, ui: str = "en") -> list[Weighed]:
    """The questions that the figures of articles answer, those of the first published answer first."""
    with seldom_collected():
        every = sorted(briefs, key=lambda brief: brief.article)
        around, ruled = known(every, around), ruled or Ruled()
        return [weighed(g.told, around, ruled, ui) for g in gathered(every, ruled)]


def known(briefs: Sequence[Brief], around: Around | None = None) -> Around:
    """What weighing knows beside the articles, with what these articles themselves tell: outlets, and whom speakers speak for."""
    around = around or Around()
    outlets = around.outlets or frozenset(outlet_key(brief.outlet.name) for brief in briefs if brief.outlet.name)
    return replace(around, told=around.told or who_tells(briefs), outlets=outlets)


def gathered(briefs: Sequence[Brief], ruled: Ruled | None = None, only: Callable[[At], bool] | None = None) -> list[Gathered]:
    """The figures of articles by the questions that they answer, in the order of the first answer; of all figures, or of `only` those."""
    ruled = ruled or Ruled()
    told = [[Told(brief, given) for given in brief.given] for brief in briefs]
    cut = briefs
    if only is not None:
        told = [[t for t in some if only(place(t))] for some in told]
        cut = [replace(brief, given=tuple(t.given for t in some)) for brief, some in zip(briefs, told, strict=True)]
    flat = {(i, n): k for k, (i, n) in enumerate((i, n) for i, some in enumerate(told) for n in range(len(some)))}
    answers = [t for some in told for t in some]
    laid = [placed(t) for t in answers]
    pairs = links(laid, ((flat[one], flat[other]) for one, other in candidates(cut)))
    at = {place(t): k for k, t in enumerate(answers)}
    together, apart = _known(ruled.together, at), _known(ruled.apart, at)
    parts = components(len(laid), [*pairs, *together])
    first: dict[int, At] = {}
    for k, part in enumerate(parts):
        first[part] = min(first.get(part, place(answers[k])), place(answers[k]))
    groups = joined(laid, pairs, together, apart, Nearness({brief.article: (blocks(brief), brief.published) for brief in briefs}))
    found = [Gathered(first[parts[group[0]]], tuple(sorted((answers[k] for k in group), key=lambda t: t.key))) for group in groups]
    return sorted(found, key=lambda g: g.told[0].key)


def beside(briefs: Sequence[Brief], ruled: Ruled, fresh: AbstractSet[str]) -> set[At]:
    """The figures of articles that figures of `fresh` ones (their ids) are alike enough to, or that people joined with theirs; those of the
    fresh ones too.

    What hangs together by other articles alone is not looked at: its parts hang together already.
    """
    mine = [i for i, brief in enumerate(briefs) if brief.article in fresh]
    answers = [Told(brief, given) for brief in briefs for given in brief.given]
    flat = {(i, n): k for k, (i, n) in enumerate((i, n) for i, brief in enumerate(briefs) for n in range(len(brief.given)))}
    pairs = links([placed(t) for t in answers], ((flat[one], flat[other]) for one, other in candidates(briefs, mine)))
    known = {place(t): k for k, t in enumerate(answers)}
    ruled_ = _known(ruled.together, known)
    pairs += [pair for pair in ruled_ if any(answers[k].brief.article in fresh for k in pair)]
    return {place(t) for t in answers if t.brief.article in fresh} | {place(answers[k]) for pair in pairs for k in pair}


def placed(told: Told) -> Placed:
    """A figure with its article and who stands at the end of its chain."""
    return Placed(told.brief.article, told.given.ask, tuple(v.who for v in told.given.ends) or (told.brief.outlet.who,))


def place(told: Told) -> At:
    """Where a figure stands."""
    return told.brief.article, told.given.ask.span.b


def _known(pairs: Iterable[tuple[At, At]], at: Mapping[At, int]) -> list[Pair]:
    return [(at[one], at[other]) for one, other in pairs if one in at and other in at]


def weighed(group: Sequence[Told], around: Around, ruled: Ruled, ui: str) -> Weighed:
    """The question that a group of figures answers, with what people decided on it."""
    places = [place(told) for told in group]
    name = next((ruled.names[at] for at in places if at in ruled.names), None)
    return answered(group, around, ui, name, any(at in ruled.pinned for at in places))


def voices(brief: Brief) -> tuple[Voice, ...]:
    """Everybody who speaks in an article or hands on, each once."""
    found = {v for given in brief.given for v in (*given.ends, *given.links)} | {v for s in brief.statements for v in s.voices}
    return tuple(sorted(found, key=lambda v: (v.who, v.source)))


def who_tells(briefs: Iterable[Brief]) -> dict[str, Voice]:
    """For each speaker by `Voice.who` a voice whose words tell whom he speaks for, as most articles say."""
    found: dict[str, list[Voice]] = {}
    for brief in briefs:
        for v in voices(brief):
            if v.person and v.told:
                found.setdefault(v.who, []).append(v)
    return {who: best for who, some in found.items() if (best := most_told(some)) is not None}


def most_told(some: Sequence[Voice]) -> Voice | None:
    """Of what the articles tell of one speaker what most say; None where as many say something else. What tells no name counts only
    alone."""
    some = [v for v in some if v.entry or v.own] or some
    counts = Counter((v.entry, v.slug, v.own) for v in some)
    most = max(counts.values())
    best = sorted(key for key, n in counts.items() if n == most)
    return next(replace(v, source="") for v in _sorted(some) if (v.entry, v.slug, v.own) == best[0]) if len(best) == 1 else None


def _sorted(some: Sequence[Voice]) -> list[Voice]:
    return sorted(some, key=lambda v: (v.entry, v.slug, v.own, v.kind, v.language, v.name))
