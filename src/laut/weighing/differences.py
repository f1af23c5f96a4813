"""Differences in interval arithmetic: a change from, to and by; so much more or less than what stands elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from laut.records import Figure
from laut.weighing.calculation import calculation, ends
from laut.weighing.desk import Desk, Draft
from laut.weighing.interval import Range, compare, end, spread
from laut.weighing.sums import addable, like, near
from laut.weighing.things import is_share
from laut.weighing.weights import weight
from laut.weighing.words import has, phrase

_AROUND = 200  # figures on either side that an amount may be the difference to
_NEAR = 45  # code points within which a word belongs to a figure


def differences(desk: Desk) -> Iterator[Draft]:
    """A change: from, to, by. By percent against the first value, by points and amounts as the difference."""
    by_sentence = desk.in_sentence
    for at in sorted(by_sentence):
        roles: dict[str, list[Figure]] = {}
        for f in by_sentence[at]:
            roles.setdefault(f.role or "", []).append(f)
        trio = [roles.get(r, []) for r in ("change_from", "change_to", "change_by")]
        if all(len(r) == 1 for r in trio):
            yield from _change(desk, *(r[0] for r in trio))
            continue
        if not roles.get("change_by") and len(roles.get("change_from", [])) == 1:
            yield from _moved(desk, roles["change_from"][0], by_sentence[at])
        for f in by_sentence[at]:
            told = phrase(desk.language, "than").match(desk.text[f.span.e : f.span.e + _NEAR].lstrip()) is not None
            if f.role == "change_by" or told:
                found = _more_than(desk, f) if told and addable(_as_count(f)) else None
                yield from [found] if found else _apart_by(desk, f, by_sentence[at])


def _change(desk: Desk, start: Figure, stop: Figure, by: Figure) -> Iterator[Draft]:
    """One change in one sentence; where a comma parts the three, only a change that closes is told."""
    if start.unit != stop.unit and None not in (start.unit, stop.unit):
        return
    a, b = spread(start), spread(stop)
    if by.unit == (stop.unit or start.unit) or (by.unit == "percentage_point" and stop.unit == "percent"):
        moved = b.minus(a) if end(stop) >= end(start) else a.minus(b)
        said = Range(abs(end(stop) - end(start)), abs(end(stop) - end(start)))
    elif by.unit == "percent" and end(start) and stop.unit != "percent":
        ratio = 100 * abs(end(stop) - end(start)) / end(start)
        part = (
            b.over(a).times(100.0)
            if a.closed and b.closed and a.low > 0
            else Range(100 * end(stop) / end(start), 100 * end(stop) / end(start))
        )
        hundred = Range(100.0, 100.0)
        moved, said = part.minus(hundred) if end(stop) >= end(start) else hundred.minus(part), Range(ratio, ratio)
    else:
        return
    holds = compare(moved, spread(by, mean=True))
    first, last = min(f.span.b for f in (start, stop, by)), max(f.span.e for f in (start, stop, by))
    if holds is not True and any(mark in desk.text[first:last].replace(by.text, "") for mark in (", ", "; ", " - ", " – ")):
        return
    words: dict[str, str | int] = {"from": start.text, "to": stop.text, "by": by.text, "change": ends(said), "unit": _sign(by)}
    yield calculation(desk, "difference", "change", words, [start, stop, by], holds)


def _moved(desk: Desk, start: Figure, sentence: Sequence[Figure]) -> Iterator[Draft]:
    """`400 jobs, from 2,400 to 2,000`: the amount of the change has no word of its own, and is told where it fits."""
    stop = next((f for f in sentence if f.span.b >= start.span.e), None)
    if stop is None:
        return
    for by in sentence:
        if by in (start, stop) or by.role is not None or not by.unit == start.unit == stop.unit or not like(desk, stop, by):
            continue
        exact = {f.bound for f in (start, stop, by)} == {"exact"}
        if exact and end(by) > 0 and abs(abs(end(start) - end(stop)) - end(by)) <= 1e-6 * end(start):
            yield from _change(desk, start, stop, by)
            return


def _apart_by(desk: Desk, by: Figure, sentence: Sequence[Figure]) -> Iterator[Draft]:
    """So much more or less than a figure that stands elsewhere: told only where it closes."""
    unit = "percent" if by.unit == "percentage_point" else by.unit
    if unit is None or by.unit == "percent":
        return
    here = [f for f in sentence if f is not by and f.unit == unit]
    if len(here) != 1:
        return
    at = bisect_left(desk.figures, by.span, key=lambda f: f.span)
    for f in desk.figures[max(0, at - _AROUND) : at + _AROUND]:
        if is_share(f) and not (
            desk.distance(f, by) <= weight("reach", "sum") and desk.sentences.same_block(desk.sentence(f), desk.sentence(by))
        ):
            continue
        if (
            f.unit == unit
            and f not in (by, here[0])
            and "between" not in (f.bound, here[0].bound)
            and abs(abs(end(f) - end(here[0])) - end(by)) <= 1e-6 * end(f)
        ):
            words: dict[str, str | int] = {
                "from": f.text, "to": here[0].text, "by": by.text, "change": ends(Range(end(by), end(by))), "unit": _sign(by),
            }  # fmt: skip
            yield calculation(desk, "difference", "apart", words, [f, here[0], by], True)
            return


def _as_count(by: Figure) -> Figure:
    """The amount of a change, as an amount."""
    return replace(by, role=None)


def _more_than(desk: Desk, by: Figure) -> Draft | None:
    """So many more than then: the number now stands before, the number then behind it (`when it was`) or elsewhere.

    That it does not fit is told only where one sentence holds all that is said of then.
    """
    if by.bound != "exact":
        return None
    b, e = desk.sentences.span(desk.sentence(by))
    amount = _as_count(by)
    at = bisect_left(desk.figures, by.span, key=lambda f: f.span)
    before = [f for f in desk.figures[max(0, at - _AROUND) : at] if addable(f) and f.bound == "exact" and like(desk, f, amount)]
    same = [f for f in before if f.span.b >= b]
    now = same[-1] if same else before[-1] if before and _said_again(desk, by, before[-1]) else None
    if now is None:
        return None
    then = next((f for f in desk.figures[at + 1 : at + 2] if f.span.e <= e and addable(f) and like(desk, now, f)), None)
    when = then is not None and has(desk.language, "at_that_time", desk.text[by.span.e : then.span.b])
    if then is not None and when and then.bound == "exact":
        return _told(desk, now, then, by, abs(abs(end(now) - end(then)) - end(by)) <= 1e-6 * end(now))
    for f in desk.figures[max(0, at - _AROUND) : at + _AROUND]:
        near_by = desk.distance(f, by) <= weight("reach", "sum") or by.unit is not None
        then_said = f.span.b > by.span.e and desk.distance(f, by) == 1 and any(near(desk, f, name) for name in ("earlier", "occasion"))
        if f in (now, by) or not near_by or not addable(f) or f.bound != "exact" or not like(desk, now, f, ever=then_said):
            continue
        sure = by.unit is not None or then_said or end(f) >= weight("reach", "lost_from")
        if sure and abs(abs(end(f) - end(now)) - end(by)) <= 1e-6 * end(now):
            return _told(desk, now, f, by, True)
    return None


def _said_again(desk: Desk, by: Figure, now: Figure) -> bool:
    """The sentence begins with the amount, and says it of the figure in the sentence before: `That is seven more than`."""
    b, _ = desk.sentences.span(desk.sentence(by))
    opened = phrase(desk.language, "that_is").match(desk.text[b : by.span.b])
    return opened is not None and desk.distance(by, now) == 1 and desk.sentences.same_block(desk.sentence(by), desk.sentence(now))


def _told(desk: Desk, now: Figure, then: Figure, by: Figure, holds: bool) -> Draft:
    """The finding over the three."""
    apart = abs(end(now) - end(then))
    words: dict[str, str | int] = {
        "from": then.text, "to": now.text, "by": by.text, "change": ends(Range(apart, apart)), "unit": _sign(by),
    }  # fmt: skip
    return calculation(desk, "difference", "apart", words, [now, then, by], holds)


def _sign(figure: Figure) -> str:
    """The sign of a share's unit; other units stand in the figure's words."""
    return " %" if figure.unit == "percent" else ""
