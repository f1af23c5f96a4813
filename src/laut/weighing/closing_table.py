"""Answers of many articles laid out for arithmetic: which of them may be parts of one calculation. Never by all pairs."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from laut.records import Span
from laut.weighing.alike import same_thing
from laut.weighing.ask import COUNT, SHARE, TIME, Ask
from laut.weighing.desk import Draft
from laut.weighing.grouping import Placed
from laut.weighing.weights import weight

_PLAIN = (None, "total", "change_to", "measure")


@dataclass(frozen=True, slots=True)
class Closing:
    """A calculation over answers of several articles, written out. `groups` are the places of the questions in what was given.

    `spans` and `figures` stand with the id of their article; `holds` is True where it closes and False where it cannot.
    """

    kind: str
    words: Mapping[str, str | int]
    spans: tuple[tuple[str, Span], ...]
    figures: tuple[tuple[str, str], ...]
    groups: tuple[int, ...]
    holds: bool

    @property
    def draft(self) -> Draft:
        """What `wording.say` says; its spans are those of several articles, and stand here alone."""
        return Draft(self.kind, "across", dict(self.words), (), holds=self.holds, arithmetic=True)


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer with the place of its question."""

    group: int
    article: str
    ask: Ask
    origins: tuple[str, ...]

    @property
    def key(self) -> tuple[str, int, str]:
        """Its place in the order of all."""
        return self.article, self.ask.span.b, self.ask.figure


class Table:
    """Answers by article and by what they count or measure."""

    def __init__(self, groups: Sequence[Sequence[Placed]]) -> None:
        entries = [Entry(g, p.article, p.ask, p.origins) for g, group in enumerate(groups) for p in group if not p.ask.in_title]
        self.entries = sorted(entries, key=lambda e: e.key)
        days: dict[int, dict[str, date]] = {}
        self.groups: dict[str, set[int]] = {}
        self.of_group: dict[int, list[Entry]] = {}
        self.at: dict[tuple[str, str, str | None], list[Entry]] = {}
        for e in self.entries:
            of = days.setdefault(e.group, {})
            of[e.article] = min(of.get(e.article, date.max), e.ask.day or date.max)
            self.groups.setdefault(e.article, set()).add(e.group)
            self.of_group.setdefault(e.group, []).append(e)
            self.at.setdefault((e.article, *_root(e.ask)), []).append(e)
        self.by_day = {g: sorted((day, article) for article, day in of.items()) for g, of in days.items()}
        self.day = days
        self._near: dict[str, dict[str, int]] = {}
        self._spans: dict[int, frozenset[tuple[date, date]]] = {}

    @cached_property
    def first(self) -> dict[str, list[Entry]]:
        """The answers of each article, in the order of its text."""
        found: dict[str, list[Entry]] = {}
        for e in self.entries:
            found.setdefault(e.article, []).append(e)
        return found

    def near(self, article: str) -> dict[str, int]:
        """The articles that answer questions of this one, with how many: some of the days around, and of those the ones with most."""
        if article not in self._near:
            most = int(weight("closing", "articles"))
            counts: Counter[str] = Counter()
            for g in sorted(self.groups.get(article, ())):
                at = bisect_left(self.by_day[g], (self.day[g][article], article))
                for _, other in self.by_day[g][max(0, at - most) : at + most + 1]:
                    counts[other] += other != article
            best = sorted((-n, a) for a, n in counts.items() if n)[:most]
            self._near[article] = {a: -n for n, a in best}
        return self._near[article]

    def answers(self, entry: Entry) -> list[Entry]:
        """The answers to the question of `entry` in its own article and those nearby."""
        return [t for article in (entry.article, *self.near(entry.article)) for t in self.first[article] if t.group == entry.group]

    def spans(self, group: int) -> frozenset[tuple[date, date]]:
        """The closed times that answers to a question name."""
        if group not in self._spans:
            self._spans[group] = frozenset(s for t in self.of_group[group] if (s := span(t.ask)))
        return self._spans[group]

    def like(self, entry: Entry, elsewhere: bool = True) -> Iterator[Entry]:
        """Plain answers of articles nearby (of its own where not `elsewhere`) that count or measure what `entry` is one of."""
        for article in self.near(entry.article) if elsewhere else (entry.article,):
            for other in self.at.get((article, *_root(entry.ask)), ()):
                if plain(other.ask) and fits(entry.ask, other.ask):
                    yield other

    def rates(self, entry: Entry, elsewhere: bool = True) -> Iterator[Entry]:
        """Rates of articles nearby (of its own where not `elsewhere`) of what `entry` is a rate of."""
        for article in self.near(entry.article) if elsewhere else (entry.article,):
            for other in self.at.get((article, *_root(entry.ask)), ()):
                if other.ask.per is not None and other is not entry and fits(entry.ask, other.ask):
                    yield other

    def sure(self, *entries: Entry) -> bool:
        """The articles are of one event: their sentences name the same, and they share questions."""
        first = entries[0]
        for other in entries[1:]:
            if other.article != first.article and self.near(first.article).get(other.article, 0) < weight("closing", "shared"):
                return False
        return all((named(first.ask) & named(other.ask)) or first.article == other.article for other in entries[1:])


def _root(ask: Ask) -> tuple[str, str | None]:
    """What asks of one calculation share: the kind, and of counts the widest concept or the head of the noun."""
    if ask.kind != COUNT:
        return ask.kind, None
    return ask.kind, ask.kinds[-1] if ask.kinds else ask.head and f"{ask.language} {ask.head}"


def named(ask: Ask) -> frozenset[str]:
    """The names of an ask and of its places, word by word."""
    return ask.names | {word for place in ask.places for word in place.split()}


def plain(ask: Ask) -> bool:
    """A total as far as the text tells: no part, no rate, no change, not of one place among others."""
    return ask.role in _PLAIN and ask.per is None and not ask.apart and not ask.past and ask.kind not in (SHARE, TIME)


def happened(ask: Ask) -> frozenset[str]:
    """What happened to the thing, or what is measured of it."""
    told = ask.measures | ask.events
    return told | {ask.event} if ask.event else told


def fits(one: Ask, other: Ask) -> bool:
    """Both are of one thing, in one unit and of one occasion, and nothing else happened to it; amounts must tell what they measure."""
    if one.kind != other.kind or one.unit != other.unit or one.past != other.past:
        return False
    a, b = happened(one), happened(other)
    if (a and b and not a & b) or (one.event and other.event and one.event != other.event):
        return False
    if one.kind != COUNT:
        return bool(one.measures & other.measures)
    return same_thing(replace(one, per=None), replace(other, per=None)) >= weight("alike", "wider")


def days_between(one: Ask, other: Ask) -> int | None:
    """How many days lie between two counts, positive where the other is later; None where one has no day."""
    return (other.day - one.day).days if one.day and other.day else None


def together(one: Ask, other: Ask) -> bool:
    """Both are of one standing: counted on the same day, or nearly."""
    gap = days_between(one, other)
    return gap is not None and abs(gap) <= weight("closing", "days")


def span(ask: Ask) -> tuple[date, date] | None:
    """The closed interval that an answer is of."""
    return (ask.when[0], ask.when[1]) if ask.when and ask.when[0] and ask.when[1] else None


def made(kind: str, words: Mapping[str, str | int], entries: Sequence[Entry], holds: bool) -> Closing:
    """The closing over answers."""
    spans = tuple(sorted({(e.article, e.ask.span) for e in entries}))
    figures = tuple((e.article, e.ask.figure) for e in entries)
    return Closing(kind, words, spans, figures, tuple(sorted({e.group for e in entries})), holds)
