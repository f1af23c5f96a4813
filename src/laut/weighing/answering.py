"""One question from the figures that answer it: their origins, how they stand to each other, what can be said today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256

from laut.records import Answer, Question
from laut.weighing.bodies import Who, bodies
from laut.weighing.counting import count
from laut.weighing.interval import Range
from laut.weighing.quantities import convert, convertible
from laut.weighing.relations import AGREE, UPDATE, Relation, Standing, goes_on, relation
from laut.weighing.sourced import sourcing
from laut.weighing.topics import about
from laut.weighing.tracing import Told, Traced, traced
from laut.weighing.voices import Voice

_ROUGH = frozenset({"estimates", "assesses", "predicts"})
_LENGTH = 10  # letters of a question's id


@dataclass(frozen=True, slots=True)
class Around:
    """What weighing knows beside the articles: the original of each copy, the version before each later one, which sources of which
    article are one (ids of who is who), whose words elsewhere tell whom a speaker speaks for, and the outlets that the articles appeared
    in.
    """

    copies: Mapping[str, str] = field(default_factory=dict)
    revises: Mapping[str, str] = field(default_factory=dict)
    roots: Mapping[Who, str] = field(default_factory=dict)
    told: Mapping[str, Voice] = field(default_factory=dict)
    outlets: frozenset[str] = frozenset()
    revised: frozenset[str] = field(init=False, repr=False)
    """The articles that have a later version."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "revised", frozenset(self.revises.values()))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question with what findings about it need: its answers as they were told and traced, and their institutions."""

    question: Question
    answers: tuple[Told, ...]
    traced: tuple[Traced, ...]
    ids: tuple[tuple[str, ...], ...]
    stands: tuple[Standing, ...]


def answered(group: Sequence[Told], around: Around, ui: str, name: str | None = None, pinned: bool = False) -> Weighed:
    """The question that a group of figures answers; `name` is what a person calls it."""
    every = sorted(group, key=lambda told: told.key)
    given = [told for told in every if not told.given.disputed] or every
    rest = [told for told in every if told.given.disputed] if len(given) < len(every) else []
    found = traced(given, around.copies, around.outlets)
    known = bodies((end for t in found for end in t.ends), around.roots, around.told)
    ids = [tuple(dict.fromkeys(known.names[end] for end in t.ends)) for t in found]
    counted = count(found, ids, known.apart, around.revised)
    unit = _unit(given)
    stands = [_standing(t, i, unit, _before(t, found)) for t, i in zip(found, ids, strict=True)]
    if any(stand.goes_on for stand in stands):  # one thing that is counted goes on, or does not, whoever's words tell it
        stands = [replace(stand, goes_on=True) for stand in stands]
    replaced = _replaced(given, around.revises)
    how = _relation(stands, replaced, _unheard(found))
    answers = tuple(_answer(t, i, adds, given) for t, i, adds in zip(found, ids, counted.adds, strict=True))
    disputes = tuple(_answer(t, (), "disputes", rest) for t in traced(rest, {}))
    question = Question(
        _id(given[0]), name or about(given, ui), answers, counted.independent, counted.least, counted.most, how.relation, how.low, how.high,
        how.standing, (), disputes, unit, pinned,
    )  # fmt: skip
    return Weighed(sourcing(question, found), tuple(given), tuple(found), tuple(ids), tuple(stands))


def _id(first: Told) -> str:
    """A name that stays as long as the first answer does: of its article and its place there."""
    at = f"{first.brief.article} {first.given.ask.span.b}"
    return "q" + sha256(at.encode()).hexdigest()[:_LENGTH]


def _unit(given: Sequence[Told]) -> str | None:
    """The unit that most answers have, the first one among equals."""
    units = Counter(told.given.unit for told in given if told.given.unit)
    first = [told.given.unit for told in given]
    return min(units, key=lambda unit: (-units[unit], first.index(unit)), default=None)


def _in(value: Range, unit: str | None, to: str | None) -> Range:
    return convert(value, unit, to) if unit != to and unit and to and convertible(unit, to) else value


def _standing(t: Traced, ids: tuple[str, ...], unit: str | None, before: bool) -> Standing:
    given, ask = t.told.given, t.told.given.ask
    day = (given.day or t.told.key[0]) - timedelta(before)
    estimated = given.stance in _ROUGH or bool(given.hedges)
    return Standing(
        _in(given.stated, given.unit, unit), _in(ask.allowed, given.unit, unit), given.bound, day, frozenset(ids), ask.kind, estimated,
        goes_on(ask.kind, ask.event, ask.measures),
    )  # fmt: skip


def _before(t: Traced, found: Sequence[Traced]) -> bool:
    """The count is told as the one before another that the same article gives."""
    former = t.told.given.ask.former or t.told.given.ask.role == "change_from"
    return former and any(
        o.told.brief.article == t.told.brief.article and not o.told.given.ask.former and o.told.given.ask.role != "change_from"
        for o in found
    )


def _replaced(given: Sequence[Told], revises: Mapping[str, str]) -> frozenset[int]:
    """The answers of versions that a later version of the same article, which answers too, has taken the place of."""
    gone = {revises[told.brief.article] for told in given if told.brief.article in revises}
    return frozenset(i for i, told in enumerate(given) if told.brief.article in gone)


def _relation(stands: Sequence[Standing], replaced: frozenset[int], unheard: frozenset[int]) -> Relation:
    """How the answers that are heard stand to each other; `standing` are places among all.

    Those on an outlet's own word are no party, but a count of theirs that a later one took the place of tells that it moved.
    """
    heard = [i for i in range(len(stands)) if i not in unheard]
    how = relation([stands[i] for i in heard], frozenset(k for k, i in enumerate(heard) if i in replaced))
    if unheard and how.relation == AGREE and relation(stands, replaced).relation == UPDATE:
        how = how._replace(relation=UPDATE)
    return how._replace(standing=tuple(heard[k] for k in how.standing))


def _unheard(found: Sequence[Traced]) -> frozenset[int]:
    """Answers on an outlet's own word, where others have an origin: they are no party to a question."""
    silent = frozenset(i for i, t in enumerate(found) if t.silent)
    return silent if len(silent) < len(found) else frozenset()


def _answer(t: Traced, ids: tuple[str, ...], adds: str, given: Sequence[Told]) -> Answer:
    brief, g = t.told.brief, t.told.given
    origins = tuple(dict.fromkeys(v.name for _, v in t.ends))
    chain = g.chain
    for place in t.via:
        chain = (*chain, *given[place].given.chain)
    return Answer(
        brief.article, g.ask.figure, g.ask.span, g.quote, g.text, g.low, g.high, g.bound, g.unit, brief.outlet.name or None,
        brief.published,
        g.ask.when, g.day, chain, origins, ids, g.stance, g.hedges, adds, tuple(v.name for v in g.perhaps),
        tuple(given[place].brief.article for place in t.via),
    )  # fmt: skip
