"""Sums and differences across articles: parts by place against the total of others, a base with what came to it, so many more than then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from laut.weighing.ask import SHARE, TIME
from laut.weighing.calculation import ends
from laut.weighing.closing_table import Closing, Entry, Table, days_between, fits, happened, made, plain, together
from laut.weighing.interval import Range, compare
from laut.weighing.weights import weight

_TINY = 1e-6


def sums(table: Table) -> Iterator[Closing]:
    """Parts that one article lists by place, or several articles give, against a total that stands in another."""
    for article in sorted(table.first):
        for parts in _lists(table.first[article]):
            found = _listed(table, parts)
            if found is not None:
                yield found
    for e in table.entries:
        if plain(e.ask):
            scattered = _scattered(table, e)
            if scattered is not None:
                yield scattered


def _is_part(e: Entry) -> bool:
    """A count or an amount of one place, as others are given for other places."""
    ask = e.ask
    return ask.apart and len(ask.places) == 1 and ask.per is None and not ask.past and ask.kind not in (SHARE, TIME) and ask.role in (
        None, "part", "remaining", "total",
    )  # fmt: skip


def _lists(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The parts that an article gives beside each other: of one thing, each of another place."""
    parts = [e for e in entries if _is_part(e)]
    while parts:
        first, rest = parts[0], parts[1:]
        run = [first]
        for e in rest:
            near = e.ask.sentence - run[-1].ask.sentence <= weight("reach", "sum")
            if near and fits(first.ask, e.ask) and happened(first.ask) and not any(e.ask.places & p.ask.places for p in run):
                run.append(e)
        parts = [e for e in rest if e not in run]
        if len(run) > 1:
            yield run


def _listed(table: Table, parts: Sequence[Entry]) -> Closing | None:
    """The total of other articles on the same day; that it does not close only where the parts are more, and the event is surely one.

    An article that gives a total of its own is left to what it says itself.
    """
    first = parts[0]
    if any(True for _ in table.like(first, elsewhere=False)):
        return None
    totals = [t for t in table.like(first) if together(first.ask, t.ask)]
    total, most = _total(parts), None
    for t in sorted(totals, key=lambda t: (abs(days_between(first.ask, t.ask) or 0), t.key)):
        holds = compare(total, t.ask.allowed)
        if holds is True:
            return _sum(parts, t, True)
        surely = holds is False and total.low > t.ask.allowed.high and days_between(first.ask, t.ask) == 0
        if most is None and surely and table.sure(first, t):
            most = t
    return _sum(parts, most, False) if most and not any(compare(total, t.ask.allowed) is not False for t in totals) else None


def _scattered(table: Table, total: Entry) -> Closing | None:
    """Parts of different places that different articles give, none of them all: told only where the numbers add up to the total."""
    latest: dict[str, Entry] = {}
    given: dict[str, set[str]] = {}
    for article in (*table.near(total.article), total.article):
        for e in table.first[article]:
            gap = days_between(e.ask, total.ask)
            if not _is_part(e) or gap is None or not 0 <= gap <= weight("closing", "days") or not fits(total.ask, e.ask):
                continue
            (place,) = e.ask.places
            given.setdefault(article, set()).add(place)
            old = latest.get(place)
            if old is None or ((days_between(old.ask, e.ask) or 0), e.key) > (0, old.key):
                latest[place] = e
    parts = [latest[place] for place in sorted(latest)]
    articles = {p.article for p in parts}
    if not 2 <= len(parts) <= weight("closing", "places") or len(articles) < 2 or not happened(total.ask):
        return None
    if any(places == set(latest) for places in given.values()):
        return None  # one article lists them all, and is taken at its word
    numbers = [p.ask.stated for p in (*parts, total)]
    if any(n.low != n.high for n in numbers) or abs(sum(n.low for n in numbers[:-1]) - numbers[-1].low) > _TINY * numbers[-1].low:
        return None
    return _sum(parts, total, True)


def _total(parts: Sequence[Entry], as_said: bool = False) -> Range:
    found = Range(0.0, 0.0)
    for p in parts:
        found = found.plus(p.ask.stated if as_said else p.ask.allowed)
    return found


def _sum(parts: Sequence[Entry], total: Entry, holds: bool) -> Closing:
    words = {"parts": " + ".join(p.ask.text for p in parts), "sum": ends(_total(parts, True)), "total": total.ask.named}
    return made("sum", words, [*parts, total], holds)


def additions(table: Table) -> Iterator[Closing]:
    """What came to a base, of one article, with the base of an earlier one and the total of one that is as late: only where it closes."""
    for e in table.entries:
        if e.ask.role != "additional" or e.ask.kind in (SHARE, TIME) or e.ask.per or e.ask.apart or e.ask.past:
            continue
        others = [t for t in (*table.like(e), *table.like(e, elsewhere=False)) if days_between(t.ask, e.ask) is not None]
        before = [t for t in others if (days_between(t.ask, e.ask) or 0) > 0]
        after = [t for t in others if 0 <= (days_between(e.ask, t.ask) or 0) <= weight("closing", "days") and t not in before]
        for base in sorted(before, key=lambda t: (days_between(t.ask, e.ask) or 0, t.key))[:1]:
            for total in sorted(after, key=lambda t: t.key):
                if (
                    total.group != base.group
                    or len({e.article, base.article, total.article}) < 2
                    or total.ask.stated.low < weight("reach", "lost_from")
                ):
                    continue
                if (
                    total.ask.allowed.low > base.ask.allowed.low
                    and compare(base.ask.allowed.plus(e.ask.allowed), total.ask.allowed) is True
                ):
                    yield _sum([base, e], total, True)
                    break


def differences(table: Table) -> Iterator[Closing]:
    """So many more than on that day, against what other articles gave for that day."""
    for e in table.entries:
        ask = e.ask
        if ask.role != "change_by" or ask.kind in (SHARE, TIME) or ask.per or ask.past or ask.stated.low != ask.stated.high:
            continue
        now = _now(table, e)
        if now is None or now.ask.stated.low != now.ask.stated.high:
            continue
        than = ask.when[1] if ask.when and ask.when[0] and ask.when[0] == ask.when[1] and ask.when[1] != now.ask.day else None
        others = [t for t in table.answers(now) if t.ask.stated.low == t.ask.stated.high and fits(now.ask, t.ask) and plain(t.ask)]
        if any(
            t not in (e, now) and t.ask.kind == ask.kind and t.ask.unit == ask.unit and _closes(now, t, e) for t in table.first[e.article]
        ):
            continue  # the article itself gives both
        earlier = [t for t in others if t.article != e.article and (days_between(t.ask, now.ask) or 0) > 0]
        last = max((t.ask.day for t in earlier if t.ask.day), default=None)
        day = than or last
        beside = [t for t in earlier if day and t.ask.day and abs((t.ask.day - day).days) <= weight("closing", "days")]
        on_day = [t for t in beside if t.ask.day == day]
        large = [t for t in beside if than and t.ask.stated.low >= weight("reach", "lost_from")]
        fitting = next((t for t in (*on_day, *large) if _closes(now, t, e)), None)
        if fitting is not None:
            yield _difference(e, now, fitting, True)
        elif than is not None and not any(_closes(now, t, e) for t in beside):
            same = [t for t in on_day if set(t.origins) & set(now.origins) and table.sure(now, t)]
            yield from [_difference(e, now, t, False) for t in same[:1]]


def _now(table: Table, by: Entry) -> Entry | None:
    """The count that the change is told of: the last one before it, in its sentence or the one before."""
    found = [
        t
        for t in table.first[by.article]
        if t.ask.span < by.ask.span and 0 <= by.ask.sentence - t.ask.sentence <= 1 and plain(t.ask) and fits(by.ask, t.ask)
    ]
    return found[-1] if found else None


def _closes(now: Entry, then: Entry, by: Entry) -> bool:
    return abs(abs(now.ask.stated.low - then.ask.stated.low) - by.ask.stated.low) <= _TINY * max(1.0, now.ask.stated.low)


def _difference(by: Entry, now: Entry, then: Entry, holds: bool) -> Closing:
    apart = abs(now.ask.stated.low - then.ask.stated.low)
    words = {"from": then.ask.named, "to": now.ask.named, "by": by.ask.text, "change": ends(Range(apart, apart))}
    return made("difference", words, [now, then, by], holds)
