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
from laut.weighing.statements import AFFIRMS, TURNS, Statement, keys, lead, names, shared
from laut.weighing.weights import weight


@dataclass(frozen=True, slots=True)
class Stated:
    """A position with its article and its day of publication."""

    article: str
    outlet: str
    published: date | None
    statement: Statement


def stated(briefs: Iterable[Brief], copies: Mapping[str, str]) -> list[Stated]:
    """The positions of articles, those of copies left out."""
    return [
        Stated(b.article, b.outlet.name, b.published, statement) for b in briefs if b.article not in copies for statement in b.statements
    ]


def by_key(items: Sequence[Stated]) -> dict[str, list[Stated]]:
    """Positions by who takes them, each list in the order of publication."""
    found: dict[str, list[Stated]] = {}
    for item in sorted(items, key=lambda s: (s.published or date.max, s.article, s.statement.spans, s.statement.side)):
        for key in keys(item.statement):
            found.setdefault(key, []).append(item)
    return found


def turns(key: str, items: Sequence[Stated]) -> Iterator[CaseDraft]:
    """The turns of one source; of an institution only those between two speakers. Each later position is told once, with the nearest
    before."""
    for k, later in enumerate(items):
        before = TURNS.get(later.statement.side)
        if before is None or later.published is None:
            continue
        fitting = [
            (sure, earlier)
            for earlier in items[max(0, k - int(weight("turns", "before"))) : k]
            if earlier.statement.side == before and (sure := _turned(earlier, later, key)) is not None
        ]
        if fitting:
            sure, earlier = max(fitting, key=lambda f: (f[0], f[1].published or date.min, f[1].article))
            yield _draft(earlier, later, sure)


def _turned(earlier: Stated, later: Stated, key: str) -> bool | None:
    """Whether the later position turns away from the earlier one: surely, possibly (False), or not at all (None)."""
    a, b = earlier.statement, later.statement
    if earlier.published is None or later.published is None or earlier.published >= later.published:
        return None
    if (later.published - earlier.published).days > weight("turns", "days"):
        return None
    person = bool({v.who for v in a.voices} & {v.who for v in b.voices})
    if key.startswith("=") == person:
        return None  # what one speaker said twice is told under his name
    both = shared(a, b)
    if b.side == AFFIRMS:
        if a.firm and len(both) >= weight("turns", "shared"):
            return True  # denied by its verb, and the same words affirmed
        said_no = bool(names(a) & {lead(word) for word in b.subject} - names(b))
        if said_no and (b.firm or len(both) >= weight("turns", "shared")):
            return len(both) >= weight("turns", "shared") or a.language != b.language or len(a.subject) <= weight("turns", "short")
        return False if person and b.firm and len(both) >= weight("turns", "possible") and a.negated else None
    if not person and len(both) < weight("turns", "shared"):
        return None
    if a.day is not None and later.published <= a.day and not both:
        return None
    kept = len(both) >= weight("turns", "shared")
    return kept if kept or both or (person and a.day is not None) else None


def _draft(earlier: Stated, later: Stated, sure: bool) -> CaseDraft:
    a, b = earlier.statement, later.statement
    who = [v.name for v in b.voices]
    form = f"{'' if sure else 'possible_'}{a.side}"
    words: dict[str, str | int] = {
        "who": ", ".join(who), "first": a.quote, "later": b.quote, "at_first": _at(earlier), "at_later": _at(later),
        "by": ", ".join(v.name for v in a.voices),
    }  # fmt: skip
    places = (*((earlier.article, span) for span in a.spans), *((later.article, span) for span in b.spans))
    return CaseDraft(Draft("position_change", form, words, ()), places, tuple(who))


def _at(item: Stated) -> str:
    return f"{item.outlet or '?'} ({item.published.isoformat() if item.published else '?'})"
