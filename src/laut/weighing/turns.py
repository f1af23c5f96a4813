"""Positions over time: a source that denied and later confirmed, promised and did not keep, demanded and gave up, in different articles.

Only the same speaker's words, or those of his institution, are set against each other, the later against the earlier. Where it is not
sure that both speak of the same, the turn is only possible, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from laut.weighing.brief import Brief
from laut.weighing.casework import CaseDraft
from laut.weighing.desk import Draft
from laut.weighing.opposites import turned_away
from laut.weighing.statements import AFFIRMS, BREAKS, DEMANDS, DENIES, DROPS, PROMISES, Statement, bodies, institution, keys
from laut.weighing.weights import weight

BEFORE = {AFFIRMS: (DENIES, PROMISES), BREAKS: (PROMISES,), DROPS: (DEMANDS,), DENIES: (PROMISES,), PROMISES: (), DEMANDS: ()}
"""From what a later position may turn away."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A position with its article and its day of publication."""

    article: str
    outlet: str
    published: date | None
    statement: Statement

    @property
    def day(self) -> date | None:
        """When it was taken, as far as is known."""
        return self.statement.said or self.published


@dataclass(frozen=True, slots=True)
class Turn:
    """A source's turn: what it said before, and what from then on, each in the order of the days. `sure`: both speak of the same."""

    earlier: tuple[Stated, ...]
    later: tuple[Stated, ...]
    sure: bool

    @property
    def before(self) -> str:
        """The side that was turned away from."""
        return self.earlier[0].statement.side


def stated(briefs: Iterable[Brief], copies: Mapping[str, str]) -> list[Stated]:
    """The positions of articles, those of copies left out."""
    return [
        Stated(b.article, b.outlet.name, b.published, statement) for b in briefs if b.article not in copies for statement in b.statements
    ]


def by_key(items: Iterable[Stated]) -> dict[str, list[Stated]]:
    """Positions by who takes them, each list in the order of days."""
    told: dict[str, list[Stated]] = {}
    for item in sorted(items, key=_order):
        for key in keys(item.statement):
            told.setdefault(key, []).append(item)
    return told


def changes(items: Iterable[Stated]) -> list[Turn]:
    """All turns among positions, by who takes them; the same in any order of the positions."""
    return [turn for key, some in sorted(by_key(items).items()) for turn in turned(key, some)]


def turned(key: str, items: Sequence[Stated]) -> list[Turn]:
    """The turns of one source, of whose positions `items` are all, in order; of an institution only those between two speakers.

    What is said again after a turn, or before it, belongs to the same turn.
    """
    made: dict[Stated, Turn] = {}
    for k, later in enumerate(items):
        sides = BEFORE[later.statement.side]
        window = _before(items, k) if sides else ()
        if key.startswith("=") and any(_himself(e, later) for e in window if e.statement.side in sides):
            continue
        fitting = [(e, sure) for e in window if e.statement.side in sides and (sure := _turned(e, later, key)) is not None]
        if not fitting:
            continue
        surest = any(sure for _, sure in fitting)
        held = [e for e, sure in fitting if sure == surest]
        last = max((e for e in held if e.statement.side == held[-1].statement.side), key=_order)
        held = [e for e in held if e.statement.side == last.statement.side]
        known = made.get(last)
        if known is None:
            made[last] = Turn(tuple(held), (later,), surest)
        else:
            both = dict.fromkeys((*known.earlier, *held)) if known.sure == surest else known.earlier if known.sure else held
            after = (*known.later, later) if known.sure == surest else known.later if known.sure else (later,)
            made[last] = Turn(tuple(sorted(both, key=_order)), after, known.sure or surest)
    return _once(made.values())


def _before(items: Sequence[Stated], k: int) -> Sequence[Stated]:
    """The positions before one, and those of its own day; so many on either side."""
    last, reach = k, int(weight("turns", "before"))
    while last < min(len(items), k + reach) and items[last].day == items[k].day:
        last += 1
    return items[max(0, k - reach) : last]


def _once(found: Iterable[Turn]) -> list[Turn]:
    """Turns without those whose later words another turn has: the surer one is told, else the one from the later position."""
    told: list[Turn] = []
    for turn in sorted(found, key=lambda t: (not t.sure, -_order(t.earlier[-1])[0].toordinal(), _order(t.earlier[-1]))):
        quotes = {(s.article, s.statement.spans) for s in turn.later}
        if not any(quotes & {(s.article, s.statement.spans) for s in other.later} for other in told):
            told.append(turn)
    return sorted(told, key=lambda t: _order(t.later[0]))


def _order(item: Stated) -> tuple[date, str, tuple[tuple[int, int], ...], str]:
    statement = item.statement
    return item.day or date.max, item.article, tuple((s.b, s.e) for s in statement.spans), statement.side


def _turned(earlier: Stated, later: Stated, key: str) -> bool | None:
    """Whether the later position turns away from the earlier one: surely, possibly (False), or not at all (None)."""
    if earlier.day is None or later.day is None or earlier.day > later.day or earlier.article == later.article:
        return None
    if earlier.day == later.day and not later.statement.admits:
        return None  # nothing tells which came first
    if (later.day - earlier.day).days > weight("turns", "days"):
        return None
    a, b = earlier.statement, later.statement
    person = {v.who for v in a.voices} & {v.who for v in b.voices}
    if person and key != min(person):
        return None  # what one speaker said twice is told under his name, and of several who speak together once
    if not person and (key != min(bodies(a) & bodies(b), default="") or not _one_body(a, b, key)):
        return None
    sure = turned_away(a, b, bool(person), later.day)
    return sure and earlier.day < later.day and not _loosely(a, b, person, key) if sure is not None else None


def _one_body(a: Statement, b: Statement, key: str) -> bool:
    """Two voices speak for the institution, which is not called two things: the hospital Neutal is not the police Neutal."""
    if key in {f"= {name}" for s in (a, b) for name in s.firms}:
        return True
    mine, others = ([v for v in s.voices if institution(v) == key] for s in (a, b))
    return any(
        not (v.slug and w.slug) or v.slug == w.slug or v.slug.endswith("-" + w.slug) or w.slug.endswith("-" + v.slug)
        for v in mine
        for w in others
    )


def _himself(earlier: Stated, later: Stated) -> bool:
    """The later speaker turns away from his own words: that is told under his name, and not of his institution once more."""
    person = {v.who for v in earlier.statement.voices} & {v.who for v in later.statement.voices}
    return bool(person) and _turned(earlier, later, min(person)) is not None


def _loosely(a: Statement, b: Statement, same: set[str], key: str) -> bool:
    """It is not sure that two voices of one name are one: nobody names them, or they are told to speak for different bodies; or only a name
    tells that both speak for one."""
    if not same and key in {f"= {name}" for s in (a, b) for name in s.firms}:
        return True
    mine = [v for v in a.voices if v.who in same]
    others = [v for v in b.voices if v.who in same]
    if any(not v.named and not (v.entry or v.own) for v in (*mine, *others)):
        return True
    return any(v.own and w.own and v.slug != w.slug and not set(v.own) & set(w.own) for v in mine for w in others)


def turns(key: str, items: Sequence[Stated]) -> Iterator[CaseDraft]:
    """The findings of the turns of one source."""
    for turn in turned(key, items):
        first, last = _fullest(turn.earlier), _fullest(turn.later)
        a, b = first.statement, last.statement
        who = list(dict.fromkeys(v.name for v in b.voices))
        words: dict[str, str | int] = {
            "who": ", ".join(who), "first": a.quote, "later": b.quote, "at_first": _at(first, b), "at_later": _at(last, b),
        }  # fmt: skip
        form = f"{'' if turn.sure else 'possible_'}{turn.before}"
        places = tuple(dict.fromkeys((s.article, span) for s in (*turn.earlier, *turn.later) for span in s.statement.spans))
        yield CaseDraft(Draft("position_change", form, words, ()), places, tuple(who))


def _fullest(items: Sequence[Stated]) -> Stated:
    """The position that says the most of what it is about; of equal ones the first."""
    return max(items, key=lambda s: len(s.statement.subject))


def _at(item: Stated, told: Statement) -> str:
    """Outlet and day of a position; before them who took it, where it is not who is told already."""
    by = [v.name for v in item.statement.voices if v.who not in {w.who for w in told.voices}]
    return ", ".join([*dict.fromkeys(by), f"{item.outlet or '?'} ({item.published.isoformat() if item.published else '?'})"])
