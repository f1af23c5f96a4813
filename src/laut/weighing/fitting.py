"""Which question of a case a figure of another article answers: by the likeness of the asks, where the articles share a name.

Two articles that share no name are about different things. Where two questions fit nearly as well, the one whose answers agree with the
figure is taken: a figure is set against a case only where nothing better speaks for it. Never does a number alone join the two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from laut.ledger.changes import corrects
from laut.records import Answer, Question
from laut.sources.naming import folded, is_known, place_key
from laut.sources.words import romanised
from laut.weighing.alike import NO, likeness
from laut.weighing.anchors import keys, near
from laut.weighing.ask import COUNT, MONEY, SHARE, Ask
from laut.weighing.blocks import ANY, blocks, things
from laut.weighing.brief import Brief, Given
from laut.weighing.counting import NO_ORIGIN, REPEATS
from laut.weighing.interval import Range, close, compare
from laut.weighing.quantities import convert, convertible
from laut.weighing.relations import Standing, goes_on, relation
from laut.weighing.weights import weight

ROUGH = frozenset({"estimates", "assesses", "predicts"})
_PART = "part"
_NAME = re.compile(r"[^\W\d_][\w’'-]+")
_SAME = 1e-9  # how far two numbers may lie apart that are one, as a part of them


class Casebook:
    """The questions of a case, as the figures of one article outside it are set against them.

    `asks_of` has the ask of each answer by article and figure, `texts` the text of each article. What the article itself answers is left
    out, should it be a part of the case.
    """

    def __init__(self, case: Sequence[Question], asks_of: Mapping[tuple[str, str], Ask], texts: Mapping[str, str], draft: Brief) -> None:
        self.asks_of, self.texts, self.draft = asks_of, texts, draft
        self.case = case
        self.by_thing: dict[str, list[int]] = {}
        for i, question in enumerate(case):
            for thing in {thing for a in question.answers if (ask := self._ask(a)) for thing in things(ask)}:
                self.by_thing.setdefault(thing, []).append(i)
        self.shared: dict[str, int] = {}
        self.left: dict[int, Question | None] = {}

    def _left(self, place: int) -> Question | None:
        """A question without what the draft itself answers, and what an article gives as its count before or as its own mistake."""
        if place not in self.left:
            every = [a for a in self.case[place].answers if a.article != self.draft.article and not self._withdrawn(a)]
            now = {a.article for a in every if not self._former(a)}
            self.left[place] = self._of(self.case[place], [a for a in every if a.article not in now or not self._former(a)])
        return self.left[place]

    def near(self, question: Question, some: Sequence[Given]) -> Question:
        """A question with those answers alone that nothing speaks against being set beside the figures."""
        asks = {a: self._ask(a) for a in question.answers}
        left = [a for a, ask in asks.items() if ask and any(_likeness(given.ask, ask) != NO for given in some)]
        return self._of(question, left) or question

    def _of(self, question: Question, some: Sequence[Answer]) -> Question | None:
        """A question with some of its answers: how these stand to each other."""
        left = tuple(some)
        if not left or len(left) == len(question.answers):
            return question if left else None
        heard = [i for i, a in enumerate(left) if a.adds not in (NO_ORIGIN, REPEATS)] or list(range(len(left)))
        found = relation([self._standing(left[i], question.unit) for i in heard])
        places = tuple(heard[k] for k in found.standing)
        return replace(question, answers=left, relation=found.relation, low=found.low, high=found.high, standing=places)

    def _former(self, answer: Answer) -> bool:
        """Words beside it may say that it is the count before; it is, where its article has another one."""
        ask = self._ask(answer)
        return ask is not None and ask.former

    def _withdrawn(self, answer: Answer) -> bool:
        """Its article itself gives it as a count before a change, or as a mistake of its own."""
        ask, text = self._ask(answer), self.texts.get(answer.article, "")
        return ask is not None and (ask.role == "change_from" or corrects(text, answer.span.b, ask.language))

    def _standing(self, answer: Answer, unit: str | None) -> Standing:
        ask = self._ask(answer)
        runs = ask is not None and goes_on(ask.kind, ask.event, ask.measures)
        stated, day = in_unit(_stated(answer), answer.unit, unit), answer.day or answer.published or date.max
        estimated = bool(answer.hedges) or answer.stance in ROUGH
        origins = frozenset(answer.origin_ids)
        return Standing(stated, self.allowed(answer, unit), answer.bound, day, origins, ask.kind if ask else COUNT, estimated, runs)

    def question(self, given: Given) -> Question | None:
        """The question that a figure answers, None where the case has none."""
        places = {i for thing in (*things(given.ask), ANY) for i in self.by_thing.get(thing, ())}
        left = [question for i in sorted(places) if (question := self._left(i))]
        found = [(score, n) for n, question in enumerate(left) if (score := self._fits(given, question)) is not None]
        if not found:
            return None
        best = max(score for score, _ in found)
        nearly = sorted((-score, n) for score, n in found if best - score <= weight("proof", "nearly"))
        agreeing = (n for _, n in nearly if any(self.agrees(given, a) for a in standing(left[n])))
        return left[next(agreeing, nearly[0][1])]

    def _fits(self, given: Given, question: Question) -> float | None:
        """How well a figure fits the answers of a question; None where it is none of them."""
        if not any(near(self.draft.published, a.published) for a in question.answers):
            return None
        asks = [(a, ask) for a in question.answers if (ask := self._ask(a))]
        scores = [_likeness(given.ask, ask) for _, ask in asks]
        if not scores or max(scores) < weight("alike", "join"):
            return None
        if sum(s < 0 for s in scores) > weight("alike", "against") * len(scores):
            return None
        mean = sum(max(s, 0.0) for s in scores) / len(scores)
        if mean < weight("alike", "join") * weight("alike", "mean") or not any(self._shares(a) for a, _ in asks):
            return None
        return mean

    def _ask(self, answer: Answer) -> Ask | None:
        return self.asks_of.get((answer.article, answer.figure))

    def _shares(self, answer: Answer) -> bool:
        """Its article names what the draft names: more than one name or one in the same days, or one of few that the draft has."""
        article, mine = answer.article, blocks(self.draft)
        if article not in self.shared:
            words = {word for word in _NAME.findall(self.texts.get(article, "")) if word[:1].isupper()}
            places = {place_key(word) for word in words}
            famous = {"=" + key[1:] if key[:1] in "=*" else key for key in places if is_known(key)}
            named = {" ".join(romanised(part) for part in folded(word).split()) for word in words}
            self.shared[article] = len(keys(self.draft.names & named, self.draft.places & frozenset(famous)))
        shared = self.shared[article]
        if shared and near(self.draft.published, answer.published, "close_days"):
            return True
        return shared >= weight("blocks", "shared") or shared >= weight("blocks", "part") * len(mine) > 0

    def allowed(self, answer: Answer, unit: str | None) -> Range:
        """What an answer allows, in another unit where it can be told in it."""
        ask = self._ask(answer)
        return in_unit(ask.allowed if ask else _stated(answer), answer.unit, unit)

    def speaks(self, given: Given, answer: Answer) -> float:
        """How much speaks for the two answering one question."""
        ask = self._ask(answer)
        return _likeness(given.ask, ask) if ask else NO

    def known(self, given: Given) -> bool:
        """Some article of the case gives the number of the same thing, to whatever question."""
        return any(_one_number(given.ask, ask) for (article, _), ask in self.asks_of.items() if article != self.draft.article)

    def runs(self, given: Given) -> bool:
        """What is counted goes on, so that a later count may be another."""
        return goes_on(given.ask.kind, given.ask.event, given.ask.measures)

    def elsewhere(self, given: Given, answer: Answer, fitting: Sequence[Answer]) -> bool:
        """The answer is of a place that neither the figure nor those that agree with it name."""
        ask = self._ask(answer)
        named = {place for other in fitting if (other_ask := self._ask(other)) for place in other_ask.places} | given.ask.places
        return ask is not None and bool(ask.places) and not ask.places & named

    def near_in_size(self, given: Given, answer: Answer) -> bool:
        """One is no more than so many times the other, else they count two things; or the digits are the same, and the scale is not."""
        theirs = written(in_unit(_stated(answer), answer.unit, given.unit))
        low, high = sorted((abs(written(given.stated)), abs(theirs)))
        return low > 0 and (high <= low * weight("reach", "update_factor") or _digits(low) == _digits(high))

    def agrees(self, given: Given, answer: Answer) -> bool:
        """The two do not exclude each other."""
        return compare(given.ask.allowed, self.allowed(answer, given.unit)) is not False

    def same(self, given: Given, answer: Answer) -> bool:
        """The two have one number, whatever their bounds, or the figure is the other's rounded."""
        theirs = written(in_unit(_stated(answer), answer.unit, given.unit))
        low, high = given.ask.allowed
        return close(written(given.stated), theirs, _SAME) or (given.bound == "exact" and low <= theirs <= high)


def _one_number(one: Ask, other: Ask) -> bool:
    same = one.kind == other.kind and one.per == other.per and close(one.size, other.size, _SAME)
    bare = not (one.thing or one.head) or not (other.thing or other.head)
    alike = one.thing == other.thing or one.thing in other.kinds or other.thing in one.kinds
    return same and (one.kind != COUNT or bare or alike or (one.head is not None and one.head == other.head))


def _digits(value: float) -> str:
    return f"{value:.6e}".partition("e")[0]


def _likeness(one: Ask, other: Ask) -> float:
    """The likeness of two asks; a part is never set against a whole, nor people to whom something happened against others, nor a share of
    one thing against a share of another.
    """
    parts = (one.role == _PART) != (other.role == _PART)
    others = one.kind == COUNT and bool(one.event or one.measures) != bool(other.event or other.measures)
    shares = one.kind == SHARE and one.thing != other.thing
    measures = bool(one.measures and other.measures) and one.measures.isdisjoint(other.measures) and not one.kind.startswith(MONEY)
    return NO if parts or others or shares or measures else likeness(one, other)


def standing(question: Question) -> list[Answer]:
    """The answers that say what can be said today."""
    return [question.answers[i] for i in question.standing]


def in_unit(value: Range, unit: str | None, to: str | None) -> Range:
    """A range in another unit that it can be told in; else as it is."""
    return convert(value, unit, to) if unit and to and unit != to and convertible(unit, to) else value


def _stated(answer: Answer) -> Range:
    return Range(-float("inf") if answer.low is None else answer.low, float("inf") if answer.high is None else answer.high)


def written(stated: Range) -> float:
    """The number that is written: the closed end of a bound, the middle of a range."""
    if stated.closed:
        return (stated.low + stated.high) / 2
    return stated.high if stated.low == -float("inf") else stated.low
