"""Rates: against the total of the same thing over the same span, against another period, and the ratio that two of them imply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from laut.records import Attribution, Figure, Source, Time
from laut.weighing.calculation import calculation, ends, number
from laut.weighing.desk import Desk, Draft, interval
from laut.weighing.institutions import voice
from laut.weighing.interval import Range, close, compare, end, spread, stated
from laut.weighing.periods import days, period_of, periods
from laut.weighing.things import is_duration, is_share, pairs, same_thing
from laut.weighing.weights import neutral, weight
from laut.weighing.words import has, phrase

_POINTS = 24  # code points beside a figure or a cue in which words stand that point from it


class Run(NamedTuple):
    """How many periods a total runs over, the figure that says so where one does, and how near to the total it is said (0 is nearest)."""

    times: float
    by: Figure | None
    nearness: int


def _is_rate(figure: Figure) -> bool:
    return figure.per is not None and days(figure.per) is not None and not is_share(figure) and not is_duration(figure)


def _is_total(figure: Figure, distance: int) -> bool:
    """A count or an amount that a rate may lead to; a plain measure only beside the rate."""
    if figure.role == "measure" and (figure.unit is None or distance > 1):
        return False
    return figure.per is None and not is_share(figure) and not is_duration(figure) and figure.role not in (
        "part", "additional", "remaining", "change_by", "limit", "share", "change_from",
    )  # fmt: skip


def same_voice(desk: Desk, a: Figure, b: Figure) -> bool:
    """Both hang on the same voices at the end of their chains, or both on none."""
    x, y = desk.carried_by(a), desk.carried_by(b)
    if x is None or y is None:
        return x is y or bool(x and x.id == b.perhaps) or bool(y and y.id == a.perhaps)
    return bool({voice(s, desk) for s in _ends(desk, x)} & {voice(s, desk) for s in _ends(desk, y)})


def _ends(desk: Desk, attribution: Attribution) -> tuple[Source, ...]:
    """The sources at the end of the chain; where it only points back (`it says there`), those of the last statement before."""
    found = desk.ends(attribution)
    if found or not attribution.cue:
        return found
    b, e = attribution.cue[0].b, attribution.cue[-1].e
    if not has(desk.language, "there", desk.text[max(0, b - _POINTS) : e + _POINTS]):
        return ()
    block = desk.sentences.at(b)
    before = [a for a in desk.reading.attributions if a.content and a.content[0].b < min(b, attribution.content[0].b) and desk.ends(a)]
    last = max(before, key=lambda a: (a.content[0].b, a.id), default=None)
    return desk.ends(last) if last and desk.sentences.same_block(desk.sentences.at(last.content[0].b), block) else ()


def _closed(desk: Desk, figure: Figure) -> tuple[date, date] | None:
    """The one closed interval of the times of a figure's clause."""
    times: list[Time] = [t for t in desk.when(figure) if t.start and t.end and t.type in ("DATE", "DURATION")]
    found = interval(times)
    return (found[0], found[1]) if found and found[0] and found[1] else None


def _runs(desk: Desk, total: Figure, rate: Figure) -> list[Run]:
    """How many of the rate's periods the total may run over: by its own time, by a length of time beside either, by the rate's own time.

    A total whose own time is shorter than two periods is not the rate's: one month's count has no rate of months.
    """
    per, found = rate.per or "", []
    own = _closed(desk, total)
    if own is not None:
        count = periods(*own, per) or 0.0
        if count < 2:
            return []
        found.append(Run(count, None, 0))
    for at, near in enumerate((total, rate), 1):
        for f in desk.in_sentence[desk.sentence(near)]:
            if f not in (total, rate) and (count := _length(f, per, desk.language) or 0.0) >= 2:
                found.append(Run(count, f, at))
                break
    own = _closed(desk, rate)
    count = (periods(*own, per) or 0.0) if own is not None else 0.0
    return [*found, Run(count, None, 2)] if count >= 2 and (own != _closed(desk, total)) else found


def _length(figure: Figure, per: str, language: str) -> float | None:
    """A length of time in periods `per`: a measure of time, or counted nights and the like."""
    unit = figure.unit or ""
    if figure.bound not in ("exact", "about") or figure.per:
        return None
    mine, other = days(unit), days(per)
    if mine and other:
        length = mine / other
        return end(figure) * {("year", "month"): 12.0, ("quarter", "month"): 3.0, ("year", "quarter"): 4.0}.get((unit, per), length)
    counted = None if unit else period_of(figure, language)
    if counted is not None and days(counted) == other:
        return end(figure)
    return None


class Check(NamedTuple):
    """One rate held against one total."""

    rate: Figure
    total: Figure
    run: Run
    holds: bool | None


def checks(desk: Desk) -> list[Check]:
    """Every rate that has a total of its own: the nearest one of the same voice, thing and event, over a known span."""
    best: dict[str, Check] = {}
    for mine in (*_paired(desk), *_each(desk)):
        rate = mine.rate
        if rate.id not in best or _order(desk, mine) < _order(desk, best[rate.id]):
            best[rate.id] = mine
    used: dict[str, Check] = {}
    for f in desk.figures:  # a total has one rate: the one of the same period that is written first
        if f.id in best:
            used.setdefault(best[f.id].total.id, best[f.id])
    return list(used.values())


def _paired(desk: Desk) -> Iterator[Check]:
    """A rate and a total of one thing or in one unit."""
    for a, b in pairs(desk, wide=True):
        rate, total = (a, b) if _is_rate(a) else (b, a)
        if not _is_rate(rate) or not _is_total(total, desk.distance(a, b)) or rate.unit != total.unit:
            continue
        if rate.unit is not None and desk.distance(a, b) > weight("reach", "sum"):
            continue
        if rate.event and total.event and rate.event != total.event and desk.distance(a, b) > 1:
            continue
        found = [_check(rate, total, run) for run in _runs(desk, total, rate) if end(total) > end(rate)]
        mine = next((c for c in found if c.holds is True), found[0] if found else None)
        if mine is None or (mine.holds is not True and not (_serious(desk, mine) and _linked(desk, rate, total))):
            continue
        yield mine


def _check(rate: Figure, total: Figure, run: Run) -> Check:
    holds = compare(spread(rate, mean=True).times(run.times), spread(total))
    if holds is None and rate.bound == total.bound == "exact" and close(end(rate) * run.times, end(total), weight("tolerance", "rounding")):
        holds = True
    return Check(rate, total, run, holds)


def _serious(desk: Desk, check: Check) -> bool:
    """The two must fit: one voice gives both, they are of one size and surely of one thing, and nothing is only supposed.

    Another voice's total need not fit, and amounts in one unit may be of many things: those stand side by side.
    """
    rate, total = check.rate, check.total
    if not ((same_voice(desk, rate, total) or _points_back(desk, rate, total)) and _near(check)) or (
        rate.unit is not None and desk.distance(rate, total) > 1
    ):
        return False
    b, _ = desk.sentences.span(desk.sentence(rate))
    supposed = has(desk.language, "conditional", desk.text[b : rate.span.b]) or has(desk.language, "condition", desk.around(rate))
    return not supposed


def _points_back(desk: Desk, rate: Figure, total: Figure) -> bool:
    """The rate's sentence begins with a word that points to the one before, in which the total stands: `That had been an average of 20`."""
    b, _ = desk.sentences.span(desk.sentence(rate))
    follows = desk.sentence(rate) == desk.sentence(total) + 1 and desk.sentences.same_block(desk.sentence(rate), desk.sentence(total))
    return follows and phrase(desk.language, "points_back").match(desk.text[b : rate.span.b]) is not None


def _linked(desk: Desk, rate: Figure, total: Figure) -> bool:
    """The text tells the rate of the total: in one sentence, as an average, as what that is; or both are of one thing."""
    if desk.sentence(rate) == desk.sentence(total) or (rate.event and rate.event == total.event):
        return True
    b, e = desk.sentences.span(desk.sentence(rate))
    before = desk.text[b : rate.span.b]
    if has(desk.language, "average", desk.text[b : min(e, rate.span.e + _POINTS)]) or phrase(desk.language, "that_is").match(before):
        return True
    return rate.unit is None and not {rate.concept, total.concept} & neutral()


def _each(desk: Desk) -> Iterator[Check]:
    """An amount for each of so many periods: `each of the 31 days cost 110,000 euros`."""
    opened = phrase(desk.language, "each_of")
    for by in desk.figures:
        at = desk.sentence(by)
        b, _ = desk.sentences.span(at)
        per = by.unit if days(by.unit or "") else period_of(by, desk.language)
        if (
            not per
            or by.per not in (None, by.unit)
            or not any(m.end() == by.span.b - 1 for m in opened.finditer(desk.text, max(b, by.span.b - _POINTS), by.span.b))
        ):
            continue
        amounts = [f for f in desk.in_sentence[at] if f.span.b > by.span.e and _is_total(f, 0) and f.bound not in ("at_most", "less_than")]
        for amount in amounts[:1]:
            rate = replace(amount, per=per, role="rate")
            for total in desk.figures:
                if (
                    total.id in (amount.id, by.id)
                    or not _is_total(total, 1)
                    or end(total) <= end(rate)
                    or not _one_thing(desk, amount, total)
                ):
                    continue
                mine, far = _check(rate, total, Run(end(by), by, 0)), desk.distance(total, amount) > weight("reach", "sum")
                product = end(rate) * end(by)
                if far and not (mine.holds is True and close(product, end(total), weight("tolerance", "far_total"))):
                    continue
                if mine.holds is True or (total.span < by.span and _same_block(desk, total, by) and _serious(desk, mine)):
                    yield mine


def _same_block(desk: Desk, a: Figure, b: Figure) -> bool:
    return desk.sentences.same_block(desk.sentence(a), desk.sentence(b))


def _one_thing(desk: Desk, a: Figure, b: Figure) -> bool:
    return a.unit == b.unit and (a.unit is not None or same_thing(a, b, desk.language, wide=True))


def _near(check: Check) -> bool:
    """Rate × time and total are of one size."""
    low, high = sorted((end(check.rate) * check.run.times, end(check.total)))
    return high <= weight("reach", "rate_factor") * low


def _order(desk: Desk, check: Check) -> tuple[bool, int, int, int]:
    """What makes one total rather the rate's own than another: that it fits, and how near it is said."""
    return check.holds is not True, check.run.nearness, desk.distance(check.rate, check.total), check.total.span.b


def rate_vs_total(desk: Desk, found: list[Check]) -> Iterator[Draft]:
    """Rate × time against the total of the same thing over the same span."""
    for c in found:
        figures = [c.total, c.rate, *([c.run.by] if c.run.by else [])]
        product = stated(c.rate).times(c.run.times)
        words: dict[str, str | int] = {
            "rate": c.rate.text, "thing": c.rate.counted or "", "count": number(c.run.times), "per": c.rate.per or "",
            "product": ends(product), "total": c.total.text,
        }  # fmt: skip
        yield calculation(desk, "rate_vs_total", "product", words, figures, c.holds)


def implied_ratio(desk: Desk, found: list[Check]) -> Iterator[Draft]:
    """Two things given together as totals and as rates: how many of one come to one of the other, both ways."""
    for i, x in enumerate(found):
        for y in found[i + 1 : i + 4]:
            few, many = sorted((x, y), key=lambda c: end(c.total))
            if few.rate.per != many.rate.per or same_thing(few.total, many.total, desk.language, wide=True):
                continue
            if desk.sentence(few.total) != desk.sentence(many.total) or desk.sentence(few.rate) != desk.sentence(many.rate):
                continue
            totals = stated(many.total).over(_point(few.total))
            rates = stated(many.rate).over(_point(few.rate))
            part = weight("tolerance", "ratio")
            near = [close(p, q, part) for p, q in zip(totals, rates, strict=True)]
            holds = True if all(near) else None if compare(totals, rates) is not False else False
            figures = [few.total, many.total, few.rate, many.rate]
            words: dict[str, str | int] = {
                "many": desk.named(many.total), "few": desk.named(few.total), "totals": ends(totals), "rates": ends(rates),
                "per": few.rate.per or "",
            }  # fmt: skip
            yield calculation(desk, "implied_ratio", "ratio", words, figures, holds)


def _point(figure: Figure) -> Range:
    """The number as written, without its open end."""
    return Range(end(figure), end(figure)) if not stated(figure).closed else stated(figure)
