"""Moments of the clock against the length of time that is said to lie between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from laut.records import Figure, Time
from laut.weighing.calculation import ends
from laut.weighing.desk import Desk, Draft
from laut.weighing.interval import Range, spread
from laut.weighing.weights import weight
from laut.weighing.words import phrase

_CLOCK = re.compile(r"T(\d\d):(\d\d)$")
_MINUTES = {"min": 1.0, "h": 60.0}
_DAY = 24 * 60
_BEHIND = 12  # code points behind a length of time in which its word stands
_OVER = re.compile(r"\s*(?:[.;!?]|$)")
_TINY = 1e-6


def clocks(desk: Desk) -> Iterator[Draft]:
    """A length of time against two moments that stand beside each other near it, over midnight too.

    That it fits is told where it is found; that it does not only where one sentence says from when to when, and how long that was.
    """
    moments = [(t, clock) for t in sorted(desk.reading.times, key=lambda t: t.span) if (clock := _minutes(t)) is not None]
    if len(moments) < 2:
        return
    starts = [desk.sentences.at(t.span.b) for t, _ in moments]
    for f in desk.figures:
        if f.unit not in _MINUTES or f.per or f.bound not in ("exact", "about", "just_over", "just_under", "between"):
            continue
        at = desk.sentence(f)
        first, last = bisect_left(starts, at - 1), bisect_right(starts, at + 1)
        near = [m for m in moments[first:last] if desk.sentences.same_block(desk.sentences.at(m[0].span.b), at)]
        found = _fitting(desk, f, near, at) or _broken(desk, f, near, at)
        if found is not None:
            yield found


def _minutes(time: Time) -> int | None:
    """The minute of the day that a time names."""
    clock = _CLOCK.search(time.timex or "")
    return None if clock is None or time.type != "TIME" else int(clock[1]) * 60 + int(clock[2])


def _length(figure: Figure) -> Range:
    """A length of time in minutes, as far as bound and rounding allow."""
    return spread(figure).times(_MINUTES[figure.unit or "min"])


def _fitting(desk: Desk, figure: Figure, near: Sequence[tuple[Time, int]], at: int) -> Draft | None:
    """Two neighbouring moments that the length lies between; full hours only in one sentence, where chance is no explanation."""
    length = _length(figure)
    for (one, a), (other, b) in pairwise(near):
        together = desk.sentences.at(one.span.b) == desk.sentences.at(other.span.b) == at
        if not together and not (a % 30 or b % 30):
            continue
        gaps = [(one, other, (b - a) % _DAY), (other, one, (a - b) % _DAY)]
        for start, stop, gap in gaps:
            if gap and length.low - _TINY <= gap <= length.high + _TINY:
                return _draft(desk, figure, start, stop, gap, True)
    return None


def _broken(desk: Desk, figure: Figure, near: Sequence[tuple[Time, int]], at: int) -> Draft | None:
    """From when to when, and a length that is another: one sentence has the two moments and the one length, and nothing comes after it."""
    here = [m for m in near if desk.sentences.at(m[0].span.b) == at]
    lengths = [f for f in desk.in_sentence[at] if f.unit in _MINUTES]
    if len(here) != 2 or len(lengths) != 1 or here[1][0].span.e > figure.span.b:
        return None
    b, e = desk.sentences.span(at)
    (one, first), (other, second) = here
    behind = phrase(desk.language, "passed").match(desk.text[figure.span.e : min(e, figure.span.e + _BEHIND)].lstrip())
    opened = phrase(desk.language, "span_of").search(desk.text[max(b, one.span.b - _BEHIND) : one.span.b])
    closing = desk.text[figure.span.e : e].lstrip()[behind.end() :] if behind else desk.text[figure.span.e : e]
    if not (behind or opened) or not _OVER.match(closing) or "," not in desk.text[other.span.e : figure.span.b]:
        return None
    gap = (second - first) % _DAY
    length, part = _length(figure), weight("tolerance", "clock")
    if not gap or length.low * (1 - part) <= gap <= length.high * (1 + part):
        return None
    return _draft(desk, figure, one, other, gap, False)


def _draft(desk: Desk, figure: Figure, start: Time, stop: Time, gap: int, holds: bool) -> Draft:
    """The finding over the two moments and the length, told in the unit of the length."""
    told = gap / _MINUTES[figure.unit or "min"]
    words: dict[str, str | int] = {
        "from": start.text.rstrip("."), "to": stop.text.rstrip("."), "by": figure.text,
        "change": f"{ends(Range(told, told))} {figure.unit}",
    }  # fmt: skip
    spans = tuple(sorted({start.span, stop.span, figure.span}))
    return Draft("difference", "clock", words, spans, desk.claim_ids([figure]), (figure.id,), holds, arithmetic=True)
