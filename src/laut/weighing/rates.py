"""Rates: against the total of the same thing over the same span, against another period, and the ratio that two of them imply."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from laut.records import Figure, Time
from laut.weighing.calculation import calculation, ends, number
from laut.weighing.desk import Desk, Draft, interval
from laut.weighing.institutions import voice
from laut.weighing.interval import Range, close, compare, end, spread, stated
from laut.weighing.things import apart, head, is_duration, is_share, pairs, same_thing
from laut.weighing.weights import weight
from laut.weighing.words import has, stem


class Run(NamedTuple):
    """How many periods a total runs over, the figure that says so where one does, and how near to the total it is said (0 is nearest)."""

    times: float
    by: Figure | None
    nearness: int


def days(per: str) -> float | None:
    """The length of a period in days."""
    return weight("period", per) or None if per != "play" else None


def _months(start: date, last: date) -> int | None:
    """Whole calendar months from the first day of one to the last day of another."""
    if start.day != 1 or (last + timedelta(days=1)).day != 1:
        return None
    return (last.year - start.year) * 12 + last.month - start.month + 1


def periods(start: date, last: date, per: str) -> float | None:
    """How many periods `per` lie between two days, both counted: calendar months for month, quarter and year where they fit."""
    whole, length = _months(start, last), days(per)
    if last < start or length is None:
        return None
    if whole is not None and per in ("month", "quarter", "year"):
        return whole / {"month": 1, "quarter": 3, "year": 12}[per]
    count = ((last - start).days + 1) / length
    near = round(count)
    return float(near) if near and abs(count - near) <= weight("period", "play") * near else count


def _is_rate(figure: Figure) -> bool:
    return figure.per is not None and days(figure.per) is not None and not is_share(figure) and not is_duration(figure)


def _is_total(figure: Figure) -> bool:
    return figure.per is None and not is_share(figure) and not is_duration(figure) and figure.role not in (
        "part", "additional", "remaining", "change_by", "limit", "measure", "share", "change_from",
    )  # fmt: skip


def _same_voice(desk: Desk, a: Figure, b: Figure) -> bool:
    """Both hang on the same voices at the end of their chains, or both on none."""
    x, y = desk.carried_by(a), desk.carried_by(b)
    if x is None or y is None:
        return x is y or bool(x and x.id == b.perhaps) or bool(y and y.id == a.perhaps)
    return bool({voice(s, desk) for s in desk.ends(x)} & {voice(s, desk) for s in desk.ends(y)})


def _closed(desk: Desk, figure: Figure) -> tuple[date, date] | None:
    """The one closed interval of the times of a figure's clause."""
    times: list[Time] = [t for t in desk.when(figure) if t.start and t.end and t.type in ("DATE", "DURATION")]
    found = interval(times)
    return (found[0], found[1]) if found and found[0] and found[1] else None


def _run(desk: Desk, total: Figure, rate: Figure) -> Run | None:
    """How many of the rate's periods the total runs over: by the total's own time, else by a length of time beside either.

    A total whose own time is shorter than two periods is not the rate's: one month's count has no rate of months.
    """
    per = rate.per or ""
    own = _closed(desk, total)
    if own is not None:
        count = periods(*own, per) or 0.0
        return Run(count, None, 0) if count >= 2 else None
    for at, near in enumerate((total, rate), 1):
        for f in desk.in_sentence[desk.sentence(near)]:
            if f not in (total, rate) and (count := _length(f, per, desk.language) or 0.0) >= 2:
                return Run(count, f, at)
    own = _closed(desk, rate)
    count = (periods(*own, per) or 0.0) if own is not None else 0.0
    return Run(count, None, 2) if count >= 2 else None


def _length(figure: Figure, per: str, language: str) -> float | None:
    """A length of time in periods `per`: a measure of time, or counted nights and the like."""
    unit = figure.unit or ""
    if figure.bound not in ("exact", "about"):
        return None
    mine, other = days(unit), days(per)
    if mine and other and figure.per is None:
        length = mine / other
        return end(figure) * {("year", "month"): 12.0, ("quarter", "month"): 3.0, ("year", "quarter"): 4.0}.get((unit, per), length)
    if not unit and head(figure, language) == stem(per):
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
    found: list[Check] = []
    best: dict[str, Check] = {}
    for a, b in pairs(desk, wide=True):
        rate, total = (a, b) if _is_rate(a) else (b, a)
        if not _is_rate(rate) or not _is_total(total) or rate.unit != total.unit:
            continue
        if rate.unit is not None and desk.distance(a, b) > weight("reach", "sum"):
            continue
        if rate.event and total.event and rate.event != total.event and desk.distance(a, b) > 1:
            continue
        run = _run(desk, total, rate)
        if run is None or end(total) <= end(rate):
            continue
        mine = Check(rate, total, run, compare(spread(rate, mean=True).times(run.times), spread(total)))
        if mine.holds is not True and not (_same_voice(desk, a, b) and _near(mine)):
            continue  # another voice's total need not fit, and is told only where it does
        if mine.holds is not True and has(desk.language, "conditional", desk.around(rate)):
            continue
        if rate.id not in best or _nearness(desk, mine) < _nearness(desk, best[rate.id]):
            best[rate.id] = mine
    for f in desk.figures:
        if f.id in best:
            found.append(best[f.id])
    used: dict[str, Check] = {}
    for c in found:  # a total has one rate: the one of the same period that is written first
        used.setdefault(c.total.id, c)
    return list(used.values())


def _near(check: Check) -> bool:
    """Rate × time and total are of one size."""
    low, high = sorted((end(check.rate) * check.run.times, end(check.total)))
    return high <= weight("reach", "rate_factor") * low


def _nearness(desk: Desk, check: Check) -> tuple[int, int, int]:
    """What makes one total rather the rate's own than another."""
    return check.run.nearness, desk.distance(check.rate, check.total), check.total.span.b


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


def per_period(desk: Desk) -> Iterator[Draft]:
    """The same thing per month and per quarter, per day and per week: one is the other times their length."""
    for a, b in pairs(desk):
        if not _is_rate(a) or not _is_rate(b) or a.per == b.per or desk.distance(a, b) > 1 or not _same_voice(desk, a, b):
            continue
        if apart(desk, a, b):
            continue
        short, long = sorted((a, b), key=lambda f: days(f.per or "") or 0.0)
        factor = {("month", "quarter"): 3.0, ("month", "year"): 12.0, ("quarter", "year"): 4.0, ("day", "week"): 7.0}.get(
            (short.per or "", long.per or ""), (days(long.per or "") or 1.0) / (days(short.per or "") or 1.0)
        )
        holds = compare(spread(short, mean=True).times(factor), spread(long, mean=True))
        words: dict[str, str | int] = {
            "rate": short.text, "thing": short.counted or "", "count": number(factor), "per": short.per or "", "other": long.per or "",
            "product": ends(stated(short).times(factor)), "total": long.text,
        }  # fmt: skip
        yield calculation(desk, "per_period", "product", words, [short, long], holds)


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
