"""Rates and shares across articles: a rate and the total of others over a known span, a rate in another period, a share and its amounts."""

from __future__ import annotations

from collections.abc import Iterator

from laut.weighing.ask import SHARE, TIME
from laut.weighing.calculation import ends, number
from laut.weighing.closing_table import Closing, Entry, Table, days_between, happened, made, plain, span, together
from laut.weighing.interval import Range, compare, slack
from laut.weighing.paces import ORDER, factors
from laut.weighing.periods import days, periods
from laut.weighing.weights import weight

_RATE = (None, "rate", "total")


def _is_rate(e: Entry) -> bool:
    return e.ask.per in ORDER and e.ask.kind not in (SHARE, TIME) and not e.ask.past and not e.ask.apart and e.ask.role in _RATE


def _mean(e: Entry) -> Range:
    """What a rate allows: it is an average, and rounded."""
    low, high = e.ask.allowed
    if e.ask.stated.low != e.ask.stated.high or (low, high) != tuple(e.ask.stated):
        return e.ask.allowed
    return Range(
        low - max(slack(low, True), 0.5 if low.is_integer() else 0.0), high + max(slack(high, True), 0.5 if high.is_integer() else 0.0)
    )


def rates(table: Table) -> Iterator[Closing]:
    """A rate of one article over the span of a total that stands in others.

    An article that gives a total of its own is left to what it says itself. That they do not fit is told only where the events are surely
    one.
    """
    for e in table.entries:
        if not _is_rate(e) or not days(e.ask.per or "") or any(True for _ in table.like(e, elsewhere=False)):
            continue
        broken: Closing | None = None
        for total in sorted(table.like(e), key=lambda t: (abs(days_between(e.ask, t.ask) or 0), t.key)):
            count = _count(table, e, total)
            if count is None or total.ask.allowed.low <= e.ask.allowed.high:
                continue
            holds = compare(_mean(e).times(count), total.ask.allowed)
            if holds is True:
                yield _rate(e, total, count, True)
                break
            low, high = sorted((e.ask.stated.low * count, total.ask.stated.low))
            near = low > 0 and high <= weight("reach", "rate_factor") * low
            if holds is False and near and broken is None and table.sure(e, total) and happened(e.ask) & happened(total.ask):
                broken = _rate(e, total, count, False)
        else:
            if broken is not None:
                yield broken


def _count(table: Table, rate: Entry, total: Entry) -> float | None:
    """How many periods the total runs over: by its own time, else by the one time that answers of its question name."""
    own = span(total.ask)
    if own is None:
        known = table.spans(total.group)
        open_end = total.ask.when[1] if total.ask.when else None
        if len(known) != 1 or open_end not in (None, next(iter(known))[1]):
            return None
        own = next(iter(known))
    inner = span(rate.ask)
    if inner and (inner[0] > own[1] or inner[1] < own[0]):
        return None
    count = periods(*own, rate.ask.per or "") or 0.0
    return count if count >= 2 else None


def _rate(rate: Entry, total: Entry, count: float, holds: bool) -> Closing:
    words: dict[str, str | int] = {
        "rate": rate.ask.named, "count": number(count), "per": rate.ask.per or "", "product": ends(rate.ask.stated.times(count)),
        "total": total.ask.named,
    }  # fmt: skip
    return made("rate_vs_total", words, [total, rate], holds)


def paces(table: Table) -> Iterator[Closing]:
    """The same rate per month in one article and per quarter in another."""
    for e in table.entries:
        if not _is_rate(e):
            continue
        for other in table.rates(e):
            if not _is_rate(other) or ORDER.index(other.ask.per or "") <= ORDER.index(e.ask.per or ""):
                continue
            if any(r.ask.per == other.ask.per for r in table.rates(e, elsewhere=False)) or not _same_time(e, other):
                continue
            how_many = factors(e.ask.per or "", other.ask.per or "")
            fitting = next((x for x in how_many if compare(_mean(e).times(x), _mean(other)) is True), None)
            mean = _mean(e)
            outside = how_many and compare(Range(mean.low * min(how_many), mean.high * max(how_many)), _mean(other)) is False
            if fitting or (outside and table.sure(e, other) and set(e.origins) & set(other.origins)):
                factor = fitting or how_many[0]
                words: dict[str, str | int] = {
                    "rate": e.ask.named, "count": number(factor), "per": e.ask.per or "", "other": other.ask.per or "",
                    "product": ends(e.ask.stated.times(factor)), "total": other.ask.named,
                }  # fmt: skip
                yield made("per_period", words, [e, other], bool(fitting))


def _same_time(one: Entry, other: Entry) -> bool:
    a, b = span(one.ask), span(other.ask)
    return not (a and b) or (a[0] <= b[1] and b[0] <= a[1])


def shares(table: Table) -> Iterator[Closing]:
    """A share of one article against the part and the whole that others give on the same day."""
    for e in table.entries:
        if e.ask.kind != SHARE or e.ask.role != "share" or not e.ask.of or e.ask.past or e.ask.per or not happened(e.ask):
            continue
        broken: Closing | None = None
        for part, whole in _amounts(table, e):
            ratio = part.ask.allowed.over(whole.ask.allowed).times(100.0)
            holds = compare(ratio, e.ask.allowed) if ratio.closed else None
            if holds is True:
                yield _share(e, part, whole, True)
                break
            off = max(ratio.low - e.ask.allowed.high, e.ask.allowed.low - ratio.high)
            same = part.ask.unit is not None and days_between(e.ask, part.ask) == 0 == days_between(e.ask, whole.ask)
            if holds is False and off > weight("closing", "points") and same and broken is None and table.sure(e, part, whole):
                broken = _share(e, part, whole, False)
        else:
            if broken is not None:
                yield broken


def _amounts(table: Table, share: Entry) -> Iterator[tuple[Entry, Entry]]:
    """Pairs of a part, to which happened what the share tells, and the whole that it is a share of; not both of the share's own article."""
    near = (share.article, *table.near(share.article))
    amounts = [t for article in near for t in table.first[article] if plain(t.ask) and together(share.ask, t.ask)]
    wholes = [t for t in amounts if share.ask.of & (t.ask.measures | set(t.ask.kinds))]
    parts = [t for t in amounts if happened(share.ask) & happened(t.ask)]
    for part in parts:
        for whole in wholes:
            a, b = part.ask, whole.ask
            if a.unit != b.unit or a.kind != b.kind or share.article == part.article == whole.article or not together(a, b):
                continue
            own = (happened(share.ask) & happened(a)) - happened(b) - share.ask.of
            counted = a.unit is not None or (bool(set(a.kinds) & set(b.kinds)) and not happened(b))
            if own and counted and a.allowed.high <= b.allowed.low:
                yield part, whole


def _share(share: Entry, part: Entry, whole: Entry, holds: bool) -> Closing:
    ratio = part.ask.stated.over(whole.ask.stated).times(100.0)
    words: dict[str, str | int] = {
        "part": part.ask.text, "whole": whole.ask.text, "share": share.ask.text, "ratio": ends(Range(*(round(x, 1) for x in ratio))),
    }  # fmt: skip
    return made("share", words, [part, whole, share], holds)
