"""Whether a later position is the opposite of an earlier one: both must speak of the same, and not of two cases of it.

A denial of one thing and the confirmation of another are no change, nor are two meetings with two people, or a fire last year and one now.
"""

from __future__ import annotations

from datetime import date

from laut.weighing.statements import AFFIRMS, BREAKS, DENIES, DROPS, PROMISES, Statement, lead, shared
from laut.weighing.weights import implied, weight


def turned_away(a: Statement, b: Statement, same: bool, day: date) -> bool | None:
    """Whether `b`, taken on `day`, surely turns away from `a`; False where possibly, None where not. `same`: by the same speaker, and not
    only by one of the same institution."""
    if _at_odds(a, b) or _another_time(a, b) or (a.side == DENIES and a.yes):
        return None  # who admits that something is not so denies nothing that was held against him
    if b.side == AFFIRMS and (a.side == DENIES or a.never):
        sure = _affirmed(a, b, same)
        likely = sure or (sure is False and not b.admits)
        return sure if same or likely else None
    elif a.side == PROMISES and b.side == BREAKS:
        sure = _broken(a, b, same, day)
    elif a.side == PROMISES and b.side == DENIES:
        sure = _undone(a, b, day)
    elif b.side == DROPS:
        sure = _given_up(a, b)
    else:
        return None
    return sure if same or sure else None


def _at_odds(a: Statement, b: Statement) -> bool:
    """Each names what the other does not: one spoke of Weber in Rom, the other of Weber in Bonn."""
    if a.language != b.language:
        return False
    own = {lead(word) for s in (a, b) for v in s.voices for word in v.name.casefold().split()}
    one, other = ({word for word in s.names if lead(word) not in own} for s in (a, b))
    return bool(one - b.subject and other - a.subject)


def _another_time(a: Statement, b: Statement) -> bool:
    """Both tell when, and the days have none in common."""
    if a.when is None or b.when is None:
        return False
    (a_from, a_to), (b_from, b_to) = a.when, b.when
    return bool((a_to and b_from and a_to < b_from) or (b_to and a_from and b_to < a_from))


def _like(a: Statement, b: Statement) -> tuple[int, float]:
    """How many words both share, and what part they are of those of the shorter one."""
    both = len(shared(a, b))
    return both, both / max(1, min(len(a.subject), len(b.subject)))


def _core(a: Statement, b: Statement) -> float:
    """What part of the words of the shorter one are shared, names left out: a gift from a firm is no licence for the firm."""
    names = {lead(word) for word in a.names | b.names}
    one, other, both = ({lead(word) for word in words} - names for words in (a.subject, b.subject, shared(a, b)))
    return len(both) / max(1, min(len(one), len(other)))


def _affirmed(a: Statement, b: Statement, same: bool) -> bool | None:
    """A yes to what was denied, or done in spite of a promise. To `no X` the yes must be to X, and to what stands with it.

    A bare yes to X by the same speaker is possibly the same, surely where the words about it say that he spoke otherwise before; with such
    words it may be in other words altogether. A deed that nobody calls an admission is never more than possible.
    """
    both, part = _like(a, b)
    if a.negated:
        said = {lead(word) for word in b.subject} - {lead(word) for word in b.negated}
        if not {lead(word) for word in a.negated} & said:
            return False if same and b.turning and b.yes and part >= weight("turns", "few") else None
        if _grows(a) and both < weight("turns", "sure") and not b.turning:
            return None
        if both >= weight("turns", "shared") and part >= weight("turns", "part"):
            return b.admits
        if same and b.yes:
            return b.turning
        alone = len(a.subject) <= weight("turns", "short") and len(b.subject) <= weight("turns", "short") + 1
        return False if b.admits and alone and part == 1 else None
    part = _core(a, b)
    if not b.admits and (a.side != PROMISES or part < weight("turns", "most")):
        return None
    if both >= weight("turns", "sure") and part >= weight("turns", "core"):
        return b.admits
    if both >= weight("turns", "shared") and part >= weight("turns", "most"):
        return b.admits
    if b.yes and both >= weight("turns", "shared") and part >= weight("turns", "part"):
        return False
    short = max(len(a.subject), len(b.subject)) <= weight("turns", "brief")
    whole = part == 1 and len(a.subject) == len(b.subject)
    told = shared(a, b) - a.names  # a name alone tells nothing of what was denied
    return False if told and b.admits and same and (whole or (b.yes and short and part >= weight("turns", "part"))) else None


def _grows(a: Statement) -> bool:
    """Nobody was dead when it was said: of what goes on, a later count is no other position."""
    return all(implied(word.removeprefix("=")) for word in a.negated)


def _broken(a: Statement, b: Statement, same: bool, day: date) -> bool | None:
    """An admission that a promise was not kept: of the same by its own words, or by those around it where it tells nothing itself.

    Where neither tells anything, a day that was promised and has just gone by makes it possible.
    """
    both, part = _like(a, b)
    if both >= weight("turns", "shared"):
        return True
    if both and part >= weight("turns", "part"):
        return False
    if not same or len(b.subject) > weight("turns", "short"):
        return None
    near = len(a.subject & b.around) if a.language == b.language else len({lead(w) for w in a.subject} & {lead(w) for w in b.around})
    if near >= weight("turns", "shared"):
        return near >= weight("turns", "sure")
    if near and near >= weight("turns", "part") * len(a.subject):
        return False
    gone = a.day is not None and 0 < (day - a.day).days <= weight("turns", "soon")
    return False if gone and not b.subject else None


def _undone(a: Statement, b: Statement, day: date) -> bool | None:
    """An admission behind the day of a promise that what was promised is not so."""
    if not b.admits or a.never or a.day is None or day <= a.day:
        return None
    both, part = _like(a, b)
    return both >= weight("turns", "sure") if both >= weight("turns", "shared") and part >= weight("turns", "part") else None


def _given_up(a: Statement, b: Statement) -> bool | None:
    """A demand that is given up, by what was demanded."""
    both, part = _like(a, b)
    if both >= weight("turns", "shared") and part >= weight("turns", "part"):
        return True
    return False if both and part >= weight("turns", "part") else None
