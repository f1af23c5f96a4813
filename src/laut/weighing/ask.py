"""The record of what one figure answers, and whether two of them may answer one question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from laut.records import Span
from laut.weighing.interval import Range

COUNT, SHARE, MONEY, TIME = "count", "share", "money", "time"
NOTHING = Range(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Ask:
    """One figure as an answer to a question that other articles may answer too.

    `kind` is what it is a number of: `count`, `share`, `money EUR`, or the dimension of its unit; `per` the period or base of a rate.
    `size` is the number itself, in the SI unit where it has one. `thing` is the concept that is counted, `kinds` that and all wider ones,
    `head` the stem of the counted noun, `modifiers` those of the words before it. `event` is what happened to it, `events` and `measures`
    what its words tell beside, `codes` all that its sentence tells in words which every language shares, `stems` the others. `places` are
    where, `names` the names of its sentence. `apart`: it is given for one of several places beside each other, as the part that is in a
    place, or as some of others of whom nothing else is told. `past`: it is of another occasion. `former`: words beside it say that it is
    the count before. `text` are the figure's words, `named` those with the counted thing, `stated` what they say in its `unit`, `day` the
    last day on which it can have been counted; `of` is, of a share, what it is a share of: concepts and measures.
    """

    figure: str
    span: Span
    kind: str
    size: float
    allowed: Range
    per: str | None
    role: str | None
    thing: str | None
    kinds: tuple[str, ...]
    head: str | None
    modifiers: frozenset[str]
    event: str | None
    events: frozenset[str]
    measures: frozenset[str]
    codes: frozenset[str]
    stems: frozenset[str]
    places: frozenset[str]
    names: frozenset[str]
    apart: bool
    past: bool
    former: bool
    in_title: bool
    sentence: int
    language: str
    when: tuple[date | None, date | None] | None
    text: str = ""
    named: str = ""
    stated: Range = NOTHING
    unit: str | None = None
    day: date | None = None
    of: frozenset[str] = frozenset()
