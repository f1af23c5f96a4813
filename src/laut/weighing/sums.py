"""Sums and differences, in interval arithmetic: parts and their whole, a change from, to and by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from laut.records import Figure
from laut.weighing.calculation import calculation, ends
from laut.weighing.desk import Desk, Draft
from laut.weighing.interval import Range, compare, end, slack, spread, stated
from laut.weighing.occasions import elsewhen
from laut.weighing.things import broader, head, is_duration, is_share, same_thing
from laut.weighing.weights import weight
from laut.weighing.words import has, phrase

MANY = 8  # a list longer than this is a table, not a sum in prose
_AROUND = 200  # figures on either side that an amount may be the difference to
_NEAR = 45  # code points within which a word belongs to a figure


def near(desk: Desk, figure: Figure, name: str, before: int = _NEAR, after: int = _NEAR) -> bool:
    """A word of the list stands beside the figure, in its sentence."""
    b, e = desk.sentences.span(desk.sentence(figure))
    return has(desk.language, name, desk.text[max(b, figure.span.b - before) : min(e, figure.span.e + after)])


def addable(figure: Figure) -> bool:
    """A count, an amount or a measure that can be a part or a whole."""
    if is_share(figure) or is_duration(figure) or figure.per or figure.bound in ("order_of_magnitude", "at_most", "less_than"):
        return False
    return figure.role not in ("rate", "share", "change_by", "change_from", "limit") and end(figure) > 0


def _like(desk: Desk, whole: Figure, part: Figure) -> bool:
    """A part of the whole, as far as unit, event and thing tell: a counted noun that is left out fits any."""
    if whole.unit != part.unit or elsewhen(desk, whole) != elsewhen(desk, part):
        return False
    if whole.event and part.event and whole.event != part.event and not of_whole(desk, part):
        return False
    if whole.unit is not None:
        return True
    if whole.event and whole.event == part.event and _kin(desk, whole, part):
        return True
    return same_thing(whole, part, desk.language, wide=True) or None in (head(part, desk.language), head(whole, desk.language))


def of_whole(desk: Desk, part: Figure) -> bool:
    """The text itself says that this is a part, or what is left: whatever happened to it."""
    return part.role in ("part", "remaining") or near(desk, part, "of_them") or near(desk, part, "rest", after=0)


def _kin(desk: Desk, whole: Figure, part: Figure) -> bool:
    """Both are kinds of one thing, or one of them is not named."""
    if whole.concept and part.concept:
        return broader(whole.concept, desk.language)[-1] == broader(part.concept, desk.language)[-1]
    return not (whole.counted and part.counted) or bool(whole.concept) == bool(part.concept)


def _runs(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Stretches of two or more figures that follow one another, the longest first."""
    for size in range(min(len(figures), MANY), 1, -1):
        for i in range(len(figures) - size + 1):
            yield list(figures[i : i + size])


def _total(parts: Sequence[Figure], as_said: bool) -> Range:
    """The sum of parts: as said, or with what their bounds and rounding allow."""
    found = Range(0.0, 0.0)
    for p in parts:
        found = found.plus(stated(p) if as_said else spread(p))
    return found


def sums(desk: Desk) -> Iterator[Draft]:
    """Parts against their whole. That they close is found wherever it is; that they do not only where the text says that they should."""
    by_sentence: dict[int, list[Figure]] = {}
    for f in desk.figures:
        if addable(f):
            by_sentence.setdefault(desk.sentence(f), []).append(f)
    used: set[str] = set()
    for at in sorted(by_sentence):
        for whole in by_sentence[at]:
            found = None if whole.id in used or whole.role in ("part", "additional", "remaining") else _sum(desk, whole, at, by_sentence)
            if found is None:
                continue
            parts, holds = found
            used |= {whole.id, *(p.id for p in parts)}
            words: dict[str, str | int] = {
                "parts": " + ".join(p.text for p in parts), "thing": whole.counted or "",
                "sum": ends(_total(parts, True)), "total": whole.text,
            }  # fmt: skip
            yield calculation(desk, "sum", "parts", words, [whole, *parts], holds)


def _sum(desk: Desk, whole: Figure, at: int, by_sentence: dict[int, list[Figure]]) -> tuple[list[Figure], bool] | None:
    """The parts of a whole and whether they close."""
    reach = int(weight("reach", "sum"))
    near_by = [f for i in range(at - reach, at + reach + 1) for f in by_sentence.get(i, [])]
    if len(near_by) > weight("reach", "table"):
        return None
    parts = [f for f in near_by if f is not whole and _like(desk, whole, f)]
    marked = whole.role == "total" or near(desk, whole, "whole", after=20)
    for run in _runs(parts):
        at_once = {desk.sentence(f) for f in run}
        if any(end(f) >= end(whole) for f in run) or any(f not in run for f in parts if desk.sentence(f) in at_once):
            continue  # a part that is left out of its own list makes the sum chance
        if _closes(desk, whole, run, marked):
            return run, True
    broken = _explicit(desk, whole, at, by_sentence, marked)
    return (broken, False) if broken else None


def _closes(desk: Desk, whole: Figure, run: list[Figure], marked: bool) -> bool:
    """The run adds up to the whole, too exactly or too clearly told to be chance."""
    if all(p.bound == "exact" for p in [whole, *run]):
        same = whole.event and all(p.event == whole.event and p.role == run[0].role for p in run) and desk.distance(run[0], run[-1]) == 0
        if not marked and not same and (end(whole) < weight("reach", "lost_from") or not _told(desk, whole, run)):
            return False
        allowed = slack(end(whole), False) + sum(slack(end(p), False) for p in run)
        return abs(sum(end(p) for p in run) - end(whole)) <= max(allowed if marked else 0.0, 1e-9)
    joined = marked and any(p.role == "additional" or near(desk, p, "further", after=2 * _NEAR) for p in run)
    return (joined or _all_told(desk, whole, run)) and compare(_total(run, False), spread(whole)) is True


def _all_told(desk: Desk, whole: Figure, run: list[Figure]) -> bool:
    """So many of them, and the rest: the parts follow the whole and are said to be all."""
    first, last = run[0], run[-1]
    after = first.span > whole.span and desk.distance(first, whole) <= 1 and of_whole(desk, first)
    return after and (last.role == "remaining" or near(desk, last, "rest", after=0))


def _told(desk: Desk, whole: Figure, run: list[Figure]) -> bool:
    """The text speaks of parts: a word for it, three amounts in one sentence, or all in one sentence with the whole."""
    first = run[0]
    if first.span > whole.span and desk.distance(first, whole) <= 1 and (near(desk, first, "of_them") or first.role == "part"):
        return True
    one = len({desk.sentence(p) for p in run}) == 1
    if (
        one
        and not whole.counted
        and whole.unit is None
        and desk.distance(whole, run[0]) == 1
        and end(whole) >= weight("reach", "lost_from")
    ):
        return len({p.counted for p in run}) == 1
    return one and (len(run) > 2 or (desk.sentence(whole) == desk.sentence(run[0]) and whole.unit is None))


def _explicit(desk: Desk, whole: Figure, at: int, by_sentence: dict[int, list[Figure]], marked: bool) -> list[Figure] | None:
    """Parts that are too much for a whole that the text sets beside them: all like figures of its own or a neighbouring sentence."""
    if not (marked or any(near(desk, f, "of_them", after=0) for f in by_sentence.get(at + 1, [])[:1])):
        return None
    for i in (at, at + 1, at - 1):
        inside = [f for f in by_sentence.get(i, []) if f is not whole]
        parts = [f for f in inside if _like(desk, whole, f)]
        if len(parts) < 2 or len(parts) > MANY or parts != inside or not desk.sentences.same_block(i, at):
            continue
        if i == at and parts[0].span < whole.span:
            continue
        if any(desk.carried_by(p) is not desk.carried_by(parts[0]) for p in parts) or any(end(p) >= end(whole) for p in parts):
            continue
        if any(p.role == "total" or near(desk, p, "whole", after=0) for p in parts):
            continue  # a whole of its own, of another year or place
        if compare(_total(parts, False), spread(whole)) is False and _total(parts, False).low > spread(whole).high:
            return parts
    return None


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
        for f in by_sentence[at]:
            if f.role == "change_by" or phrase(desk.language, "than").match(desk.text[f.span.e : f.span.e + _NEAR].lstrip()):
                yield from _apart_by(desk, f, by_sentence[at])


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
        width = 100 * (a.high - a.low + b.high - b.low) / end(start) if a.closed and b.closed else 0.0
        moved, said = Range(ratio - width, ratio + width), Range(ratio, ratio)
    else:
        return
    holds = compare(moved, spread(by, mean=True))
    first, last = min(f.span.b for f in (start, stop, by)), max(f.span.e for f in (start, stop, by))
    if holds is not True and any(mark in desk.text[first:last].replace(by.text, "") for mark in (", ", "; ", " - ", " – ")):
        return
    words: dict[str, str | int] = {"from": start.text, "to": stop.text, "by": by.text, "change": ends(said), "unit": _sign(by)}
    yield calculation(desk, "difference", "change", words, [start, stop, by], holds)


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
        if f.unit == unit and f not in (by, here[0]) and abs(abs(end(f) - end(here[0])) - end(by)) <= 1e-6 * end(f):
            words: dict[str, str | int] = {
                "from": f.text, "to": here[0].text, "by": by.text, "change": ends(Range(end(by), end(by))), "unit": _sign(by),
            }  # fmt: skip
            yield calculation(desk, "difference", "apart", words, [f, here[0], by], True)
            return


def _sign(figure: Figure) -> str:
    """The sign of a share's unit; other units stand in the figure's words."""
    return " %" if figure.unit == "percent" else ""
