"""Sums in interval arithmetic: parts and their whole, a base and what came to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from laut.languages import toml
from laut.records import Figure
from laut.weighing.calculation import calculation, ends
from laut.weighing.desk import Desk, Draft
from laut.weighing.interval import Range, compare, end, slack, spread, stated
from laut.weighing.occasions import elsewhen
from laut.weighing.things import broader, head, is_duration, is_share, same_thing
from laut.weighing.weights import implied, weight, weights
from laut.weighing.words import has, phrase

MANY = 8  # a list longer than this is a table, not a sum in prose
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


def like(desk: Desk, whole: Figure, part: Figure, ever: bool = False) -> bool:
    """A part of the whole, as far as unit, event and thing tell: a counted noun that is left out fits any. `ever`: of another time, too."""
    if whole.unit != part.unit or (not ever and elsewhen(desk, whole) != elsewhen(desk, part)):
        return False
    if happened_to(whole) and happened_to(part) and happened_to(whole) != happened_to(part) and not of_whole(desk, part):
        return False
    if whole.unit is not None:
        return True
    if happened_to(whole) and happened_to(whole) == happened_to(part) and _kin(desk, whole, part):
        return True
    if anybody(part) and whole.concept and _kin(desk, whole, part):
        return True
    return same_thing(whole, part, desk.language, wide=True) or None in (head(part, desk.language), head(whole, desk.language))


def happened_to(figure: Figure) -> str | None:
    """What happened to the thing: of the dead that they died, however else they are told of."""
    return implied(figure.concept) or figure.event


def anybody(figure: Figure) -> bool:
    """The word counts whoever was named before: `3.000 Mann`."""
    return figure.concept in weights()["alike"]["anybody"]


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
    parts = [f for f in near_by if f is not whole and like(desk, whole, f)]
    b, e = desk.sentences.span(at)
    concluded = has(desk.language, "hence", desk.text[b : min(e, whole.span.e + _NEAR)])
    said = whole.role == "total" or near(desk, whole, "whole", after=20)
    marked = said or concluded
    for run in _runs(parts):
        at_once = {desk.sentence(f) for f in run}
        if any(end(f) >= end(whole) for f in run) or any(f not in run for f in parts if desk.sentence(f) in at_once):
            continue  # a part that is left out of its own list makes the sum chance
        if _closes(desk, whole, run, said or (concluded and _one_row(desk, whole, run))):
            return run, True
    broken = _explicit(desk, whole, at, by_sentence, marked) or (concluded and marked and _added(desk, whole, at, by_sentence)) or None
    return (broken, False) if broken else None


def _closes(desk: Desk, whole: Figure, run: list[Figure], marked: bool) -> bool:
    """The run adds up to the whole, too exactly or too clearly told to be chance."""
    if not marked and _contested(desk, [whole, *run]):
        return False
    if all(p.bound == "exact" for p in [whole, *run]):
        if {"part", "remaining"} <= {p.role for p in run} and desk.distance(run[0], run[-1]) <= 1:
            marked = True
        same = whole.event and all(p.event == whole.event and p.role == run[0].role for p in run) and desk.distance(run[0], run[-1]) == 0
        if not marked and not same and (end(whole) < weight("reach", "lost_from") or not _told(desk, whole, run)):
            return False
        allowed = slack(end(whole), False) + sum(slack(end(p), False) for p in run)
        return abs(sum(end(p) for p in run) - end(whole)) <= max(allowed if marked else 0.0, 1e-9)
    joined = marked and any(added(desk, p) for p in run)
    return (joined or _all_told(desk, whole, run)) and compare(_total(run, False), spread(whole)) is True


def added(desk: Desk, figure: Figure) -> bool:
    """The figure is told as what came to another: `a further 2,500`; `more than` says no such thing."""
    if figure.role == "additional":
        return True
    b, e = desk.sentences.span(desk.sentence(figure))
    words = desk.text[max(b, figure.span.b - _NEAR) : min(e, figure.span.e + 2 * _NEAR)]
    return has(desk.language, "further", phrase(desk.language, "than").sub("", words))


def _contested(desk: Desk, figures: Sequence[Figure]) -> bool:
    """One sentence sets the figures against each other, or gives each on another's word: numbers for the same, not parts of it."""
    said = [desk.carried_by(f) for f in figures]
    voices = {tuple(s.id for s in desk.ends(a)) if a else () for a in said}
    if len({desk.sentence(f) for f in figures}) > 1 or any(of_them(desk, f) for f in figures):
        return False
    return len(voices) == len(figures) or has(desk.language, "whereas", desk.around(figures[0]))


def _all_told(desk: Desk, whole: Figure, run: list[Figure]) -> bool:
    """So many of them, and the rest: the parts follow the whole and are said to be all."""
    first, last = run[0], run[-1]
    after = first.span > whole.span and desk.distance(first, whole) <= 1 and of_whole(desk, first)
    return after and (last.role == "remaining" or near(desk, last, "rest", after=0))


def _told(desk: Desk, whole: Figure, run: list[Figure]) -> bool:
    """The text speaks of parts: a word for it, three amounts in one sentence, or all in one sentence with the whole."""
    first = run[0]
    follows = first.span > whole.span and desk.sentences.same_block(desk.sentence(first), desk.sentence(whole))
    if follows and desk.distance(first, whole) <= 2 and (near(desk, first, "of_them") or first.role == "part"):
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
    after = at + 1 if at + 1 in desk.in_sentence else at + 2  # a sentence without a figure may say whose the whole is
    following = by_sentence.get(after, [])[:1]
    if not (marked or any(of_them(desk, f) for f in following) or ":" in desk.around(whole)):
        return None
    for i in (at, after, at - 1):
        inside = [f for f in by_sentence.get(i, []) if f is not whole]
        parts = [f for f in inside if like(desk, whole, f)]
        if len(parts) < 2 or len(parts) > MANY or parts != inside or not desk.sentences.same_block(i, at):
            continue
        if i == at and parts[0].span < whole.span:
            continue
        told = i == after and of_them(desk, parts[0])
        if any(desk.carried_by(p) is not desk.carried_by(parts[0]) for p in parts) or (
            not told and any(end(p) >= end(whole) for p in parts)
        ):
            continue
        if any(p.role == "total" or near(desk, p, "whole", after=0) for p in parts):
            continue  # a whole of its own, of another year or place
        listed = i == at and desk.text[whole.span.e : parts[0].span.b].rstrip().endswith(":")
        if not listed and not _parallel(desk, parts):
            continue  # parts that are told by different marks may overlap
        if compare(_total(parts, False), spread(whole)) is False and _total(parts, False).low > spread(whole).high:
            return parts
    return None


def of_them(desk: Desk, figure: Figure) -> bool:
    """The figure is told as a part of what was named before: `twelve of them`, `davon zwölf`."""
    return figure.role == "part" or near(desk, figure, "of_them", after=20)


def _parallel(desk: Desk, parts: Sequence[Figure]) -> bool:
    """Each part is told by the same preposition, of something else: `44 in the town and 69 in the port`. Only then do they not overlap."""
    groups = [
        re.compile(rf"\b(?:{group})\s+([^\W\d_][\w-]*(?:\s+[A-ZÄÖÜ][\w-]*)?)", re.IGNORECASE)
        for group in toml(desk.language, "weighing")["alike"]
    ]
    _, e = desk.sentences.span(desk.sentence(parts[-1]))
    pieces = [desk.text[p.span.e : (parts[k + 1].span.b if k + 1 < len(parts) else e)] for k, p in enumerate(parts)]
    for rule in groups:
        found = [rule.findall(piece) for piece in pieces]
        if all(found) and len({names[-1].casefold() for names in found}) == len(parts):
            return True
    return False


def _one_row(desk: Desk, whole: Figure, parts: Sequence[Figure]) -> bool:
    """The amounts are of one thing, word for word, or one of them came to another: a conclusion from them may be their sum."""
    things, events = {head(f, desk.language) for f in (whole, *parts)}, {happened_to(f) for f in (whole, *parts)}
    return any(added(desk, p) for p in parts) or len(things) == 1 or (len(events) == 1 and None not in events)


def _added(desk: Desk, whole: Figure, at: int, by_sentence: dict[int, list[Figure]]) -> list[Figure] | None:
    """A base and what came to it, out of which the text itself makes a whole that is another number: the two figures right before it."""
    reach = int(weight("reach", "share"))
    before = [
        f
        for i in range(at - reach, at + 1)
        if desk.sentences.same_block(max(i, 0), at)
        for f in by_sentence.get(i, [])
        if f.span < whole.span
    ]
    parts = before[-2:]
    if len(parts) < 2 or len(before) > 2 or not all(like(desk, whole, p) for p in parts) or any(end(p) >= end(whole) for p in parts):
        return None
    if (
        sum(added(desk, p) for p in parts) != 1
        or whole.role not in (None, "total")
        or compare(_total(parts, False), spread(whole)) is not False
    ):
        return None
    return parts
