"""Shares: a part and its whole against the share that is stated for them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain, pairwise

from laut.records import Figure
from laut.weighing.calculation import calculation, ends
from laut.weighing.desk import Desk, Draft
from laut.weighing.interval import Range, compare, end, spread, stated
from laut.weighing.propositions import subject
from laut.weighing.sums import MANY, addable, near, of_them
from laut.weighing.things import broader, happened, is_money, same_thing
from laut.weighing.weights import weight
from laut.weighing.words import has, phrase


def shares(desk: Desk) -> Iterator[Draft]:
    """A part and its whole against the share that is stated for them."""
    counts = [f for f in desk.figures if addable(f)]
    starts = [desk.sentence(f) for f in counts]
    for p in desk.figures:
        if p.unit != "percent" or p.role in ("change_by", "rate", "change_from", "change_to", "limit") or p.per or end(p) > 100:
            continue
        at = desk.sentence(p)
        reach = int(weight("reach", "share"))
        first, last = bisect_left(starts, at - reach), bisect_right(starts, at + reach)
        found = _share(desk, p, counts[first:last][:MANY], counts[max(0, last - 3 * MANY) : last])
        if found is None:
            continue
        part, whole, holds = found
        words: dict[str, str | int] = {
            "part": part.text, "whole": whole.text, "thing": whole.counted or "", "share": p.text,
            "ratio": ends(Range(*(round(x, 1) for x in _as_said(part).over(_shut(whole)).times(100.0)))),
        }  # fmt: skip
        yield calculation(desk, "share", "part", words, [part, whole, p], holds)


def _as_said(figure: Figure) -> Range:
    """What the figure states, of an open end the number that is written."""
    return stated(figure) if stated(figure).closed else _shut(figure)


def _shut(figure: Figure) -> Range:
    """The number as written, without its open end."""
    return Range(end(figure), end(figure))


def _share(desk: Desk, p: Figure, window: list[Figure], before: list[Figure]) -> tuple[Figure, Figure, bool | None] | None:
    """The part and the whole that a share is stated for: by the words between them, else by a unique pair that fits."""
    for part, whole in chain(_linked(desk, p, window), _said_again(desk, p, window), _of_those(desk, p, before)):
        holds = compare(_ratio(part, whole), _portion(p))
        between = desk.text[part.span.e : max(part.span.e, p.span.b)]
        if holds is not True and (")" in between or has(desk.language, "needed", between)):
            continue  # the part is told in passing, the share of something that is still to be
        if holds is None and {f.bound for f in (part, whole, p)} == {"exact"}:
            holds = compare(_shut(part).over(_shut(whole)).times(100.0), _portion(p)) or None  # the numbers as they are written fit
        return part, whole, holds
    fits = []
    for part in window:
        for whole in window:
            near_by = max(desk.distance(part, p), desk.distance(whole, p)) <= 1 and desk.sentences.same_block(
                desk.sentence(part), desk.sentence(p)
            )
            if (
                near_by
                and "between" not in (part.bound, whole.bound)
                and end(part) < end(whole)
                and _comparable(desk, part, whole)
                and desk.distance(part, p) == 0
                and _share_of(desk, p, whole)
            ):
                ratio = _ratio(part, whole)
                if ratio.closed and compare(ratio, _portion(p)) is True:
                    fits.append((part, whole, True))
    return fits[0] if len(fits) == 1 else None


def _share_of(desk: Desk, p: Figure, whole: Figure) -> bool:
    """What the share is said of may be the whole: votes are no delegates."""
    if not (p.concept and whole.concept):
        return True
    return broader(p.concept, desk.language)[-1] == broader(whole.concept, desk.language)[-1]


def _portion(share: Figure) -> Range:
    """What a share allows: nothing below none, nothing above all."""
    low, high = spread(share, mean=True)
    if share.bound == "exact" and not any(c.isdigit() for c in share.text):
        low, high = low - weight("tolerance", "worded_share"), high + weight("tolerance", "worded_share")
    return Range(max(low, 0.0), min(high, 100.0))


def _ratio(part: Figure, whole: Figure) -> Range:
    """The part in percent of the whole, as far as bound words and rounding allow; of an open end the number that is written."""
    low, high = (spread(f) if stated(f).closed else _shut(f) for f in (part, whole))
    return low.over(high).times(100.0)


def _comparable(desk: Desk, part: Figure, whole: Figure) -> bool:
    """Same unit; same thing where both say which."""
    if part.unit != whole.unit:
        return False
    if part.unit is not None:
        return is_money(part.unit) or part.unit == whole.unit
    return same_thing(part, whole, desk.language, wide=True) or not (part.counted and whole.counted)


def _linked(desk: Desk, p: Figure, window: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs that the text itself makes part and whole of the share."""
    joint = phrase(desk.language, "part_of")
    for whole in window:
        between = desk.text[p.span.e : whole.span.b].strip() if whole.span.b >= p.span.e else "-"
        if desk.sentence(whole) == desk.sentence(p) and joint.fullmatch(between):
            before = [f for f in window if f.span.e <= p.span.b and desk.sentence(f) == desk.sentence(p) and _comparable(desk, f, whole)]
            if before and "between" not in (before[-1].bound, whole.bound) and end(before[-1]) < end(whole):
                yield before[-1], whole
    for i, part in enumerate(window):
        for whole in window[i + 1 : i + 2]:
            between = desk.text[part.span.e : whole.span.b].strip()
            after = p.span.b >= whole.span.e and desk.sentence(p) == desk.sentence(whole)
            if (
                joint.fullmatch(between)
                and after
                and p.span.b - whole.span.e <= weight("reach", "beside")
                and _alone(desk, whole, p)
                and part.unit == whole.unit
                and end(part) < end(whole)
            ):
                yield part, whole


def _said_again(desk: Desk, p: Figure, window: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The part is said a second time as a share: `5 million of that, which is 31 percent`; `of the 80, 64, or four in five`."""
    at, language = desk.sentence(p), desk.language
    here = [f for f in window if desk.sentence(f) == at]
    before = [f for f in here if f.span.e <= p.span.b]
    again = phrase(language, "that_is")
    if before and _alone(desk, before[-1], p):
        part, between = before[-1], desk.text[before[-1].span.e : p.span.b].rstrip()
        wholes = [f for f in window if f.span < part.span and f.unit == part.unit and end(f) > end(part)]
        said = [m for m in again.finditer(between) if m.end() == len(between)]
        if said and of_them(desk, part):
            fits = [f for f in wholes if _comparable(desk, part, f) and desk.sentences.same_block(desk.sentence(f), at)]
            closing = [f for f in fits if compare(_ratio(part, f), _portion(p)) is True]
            yield from [(part, f) for f in (closing[-1:] or (fits if len(fits) == 1 else []))]
        whole = wholes[-1] if wholes and desk.sentence(wholes[-1]) == at and _comparable(desk, part, wholes[-1]) else None
        if whole is not None and (said or between.endswith(",")) and _opens(desk, whole):
            yield part, whole
    b, _ = desk.sentences.span(at)
    earlier = [f for f in window if desk.sentence(f) == at - 1]
    if not before and earlier and desk.sentences.same_block(at - 1, at) and again.match(desk.text[b : p.span.b]):
        for whole in here[:1]:
            joint = phrase(language, "part_of").fullmatch(desk.text[p.span.e : whole.span.b].strip())
            if joint and whole.unit == earlier[-1].unit and end(earlier[-1]) < end(whole):
                yield earlier[-1], whole


def _opens(desk: Desk, whole: Figure) -> bool:
    """The sentence begins with the whole: `Of the 80 flats`."""
    b, _ = desk.sentences.span(desk.sentence(whole))
    return phrase(desk.language, "part_of").fullmatch(desk.text[b : whole.span.b].strip(" \n\t\"„“”»«'‘’")) is not None


def _alone(desk: Desk, a: Figure, b: Figure) -> bool:
    """No other figure stands between the two."""
    return not any(a.span.e <= f.span.b and f.span.e <= b.span.b for f in desk.in_sentence[desk.sentence(a)])


def _of_those(desk: Desk, p: Figure, window: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """`Of those A`: the whole is the figure before; the share is of the same thing by its own words."""
    if not p.share_of:
        return
    said_of = desk.around(p)
    of = subject(p.share_of, desk.language)
    for whole, part in pairwise(window):
        if part.span.b > p.span.b or not near(desk, part, "of_them", after=25) or whole.unit != part.unit or end(part) >= end(whole):
            continue
        said = subject(whole.counted or "", desk.language) | ({"=" + whole.concept} if whole.concept else set())
        far = desk.distance(part, p) > weight("reach", "share")
        if of & said and (not far or happened(desk.language, part.event, said_of)):
            yield part, whole
