"""Where the answers to one question come from, across articles: through copies, and through articles that another article cites.

An article that cites another one of the same question hands on what that one rests on. A copy rests on what its original rests on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from laut.weighing.brief import Brief, Given
from laut.weighing.interval import compare
from laut.weighing.voices import Voice, outlet_key

_EVER = date.max


@dataclass(frozen=True, slots=True)
class Told:
    """An answer with its article, before it is weighed."""

    brief: Brief
    given: Given

    @property
    def key(self) -> tuple[date, str, int, str]:
        """The order of answers: by publication."""
        return self.brief.published or _EVER, self.brief.article, self.given.ask.span.b, self.given.ask.figure


@dataclass(frozen=True, slots=True)
class Traced:
    """An answer with the voices that it rests on in the end, each with its article. `via` are the answers that were followed, by their
    places.

    `silent`: no origin is named, and it rests on the word of an outlet. `copied`: it is one of a copy. `open`: it is attributed, but to
    nobody.
    """

    told: Told
    ends: tuple[tuple[str, Voice], ...]
    via: tuple[int, ...]
    silent: bool
    copied: bool
    open: bool


def traced(answers: Sequence[Told], copies: Mapping[str, str], outlets: frozenset[str] = frozenset()) -> list[Traced]:
    """Each answer with what it rests on; `answers` are in the order of their keys, `copies` the original of each copy, `outlets` the keys
    of the names under which articles appeared: who bears one hands on, whatever its article calls it."""
    found: list[Traced] = []
    for told in answers:
        found.append(_trace(told, found, copies, outlets))
    return found


def _trace(told: Told, before: Sequence[Traced], copies: Mapping[str, str], outlets: frozenset[str]) -> Traced:
    given, article = told.given, told.brief.article
    original = copies.get(article)
    own = tuple((article, _as_outlet(v, outlets)) for v in given.ends)
    real = tuple(end for end in own if not end[1].hands_on)
    if real:
        return Traced(told, real, (), False, original is not None, False)
    if original is not None:
        for place, other in enumerate(before):
            if other.told.brief.article == original and _same(other.told.given, given):
                return Traced(told, other.ends, (*other.via, place), other.silent, True, other.open)
    for _, cited in reversed(own):
        for place, other in enumerate(before):
            if not other.silent and _of(other.told.brief, cited) and other.told.brief.article != article and _same(other.told.given, given):
                return Traced(told, other.ends, (*other.via, place), False, original is not None, False)
    last = own or ((article, told.brief.outlet),)
    return Traced(told, last, (), True, original is not None, given.nobody or bool(given.perhaps))


def _same(one: Given, other: Given) -> bool:
    return compare(one.ask.allowed, other.ask.allowed) is not False


def _as_outlet(v: Voice, outlets: frozenset[str]) -> Voice:
    """Who bears the name of an outlet is one, not a person or a body."""
    if v.hands_on or outlet_key(v.name) not in outlets:
        return v
    who = f"outlet {outlet_key(v.name)}"
    return replace(v, who=who, entry="", slug="", own=(), kind="outlet", named=True, hands_on=True, person=False)


def _of(brief: Brief, cited: Voice) -> bool:
    """The article is one of the outlet that is cited."""
    if cited.entry and brief.outlet.entry:
        return cited.entry == brief.outlet.entry
    return bool(brief.outlet.name) and cited.who == brief.outlet.who
