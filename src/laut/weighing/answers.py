"""Figures that the text itself sets one against the other: a count that replaces another, a bare number that answers one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from laut.languages import toml
from laut.records import Figure, Span
from laut.weighing.desk import Desk
from laut.weighing.institutions import voices
from laut.weighing.interval import compare, end
from laut.weighing.occasions import elsewhen
from laut.weighing.things import is_duration, is_money, is_share, same_thing
from laut.weighing.weights import weight
from laut.weighing.words import has, stems

_PLAIN = (None, "total", "change_to", "rate")


@cache
def _former(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before or behind a figure that its own sentence replaces."""
    rules = toml(language, "weighing")
    before, behind = (re.compile(rules[name], re.IGNORECASE) for name in ("former_before", "former_behind"))
    return before, behind


def replaced(desk: Desk) -> Iterator[tuple[Figure, Figure]]:
    """An earlier figure and the one that replaces it, where one sentence says so: `instead of the 57 first reported, 41`."""
    reach = int(weight("reach", "former"))
    before, behind = _former(desk.language)
    for at, held in desk.in_sentence.items():
        b, e = desk.sentences.span(at)
        for old in held:
            left = desk.text[max(b, old.span.b - reach) : old.span.b].rstrip()
            if not (before.search(left) or behind.match(desk.text[old.span.e : min(e, old.span.e + reach)])) or desk.in_title(old):
                continue
            like = [f for f in held if f is not old and f.role in (*_PLAIN, old.role) and _fits(desk, old, f)]
            if like:
                yield old, min(like, key=lambda f: abs(f.span.b - old.span.b))


def _fits(desk: Desk, old: Figure, new: Figure) -> bool:
    """Both count or measure the same thing, and not the same number of it."""
    if is_share(old) != is_share(new) or compare(desk.allows(old), desk.allows(new)) is True:
        return False
    if old.unit is None and not _told(desk, old):
        return False
    return old.unit == new.unit if old.unit else same_thing(old, new, desk.language)


def _told(desk: Desk, figure: Figure) -> bool:
    """The word for the counted thing stands right behind the number, not carried on from elsewhere."""
    thing = (figure.counted or "").partition(" ")[0]
    return bool(thing) and thing in desk.text[figure.span.e : figure.span.e + int(weight("reach", "beside"))]


def answered(desk: Desk) -> Iterator[tuple[Figure, Figure]]:
    """A figure, and the bare number that another voice sets against it: `it was closer to 3m, he said`, `it was only 50`."""
    gone = {old.id for old, _ in replaced(desk)}
    for i, b in enumerate(desk.figures):
        y = desk.carried_by(b)
        if y is None or not y.sources or y.stance == "denies" or not _bare(desk, b, y.content):
            continue
        for a in reversed(desk.figures[max(0, i - int(weight("reach", "few"))) : i]):
            x = desk.carried_by(a)
            if desk.distance(a, b) > weight("reach", "answer"):
                break
            if (
                x is None
                or a.id in gone
                or not x.sources
                or x.stance == "denies"
                or voices(desk, x) & voices(desk, y)
                or not _answers(a, b)
            ):
                continue
            if _against(desk, a, b):
                yield a, b
            break


def _bare(desk: Desk, figure: Figure, content: tuple[Span, ...]) -> bool:
    """Next to nothing but the number is said, and not of what."""
    if figure.role not in _PLAIN or is_share(figure) or is_duration(figure) or (figure.unit and not is_money(figure.unit)):
        return False
    sentence = desk.sentences.span(desk.sentence(figure))
    here = " ".join(desk.text[max(s.b, sentence.b) : min(s.e, sentence.e)] for s in content)
    left = stems(here.replace(figure.text, " "), desk.language)
    return len(left) <= weight("reach", "bare") and not (figure.unit is None and _told(desk, figure))


def _answers(a: Figure, b: Figure) -> bool:
    """The bare number may be one of what the other counts or measures."""
    if is_share(a) or is_duration(a) or a.role not in _PLAIN:
        return False
    return a.unit == b.unit if b.unit or b.counted else True


def _against(desk: Desk, a: Figure, b: Figure) -> bool:
    """The two exclude each other, are of one size and occasion, and the words between them or beside the answer oppose them."""
    low, high = sorted((end(a), end(b)))
    if compare(desk.allows(a), desk.allows(b)) is not False or high > weight("reach", "update_factor") * low:
        return False
    if elsewhen(desk, a) != elsewhen(desk, b):
        return False
    between = desk.text[a.span.e : desk.sentences.span(desk.sentence(b)).e]
    return has(desk.language, "contrast", between) or has(desk.language, "merely", desk.around(b))
