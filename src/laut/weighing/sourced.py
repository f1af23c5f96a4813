"""Facts of sourcing, by the rule of docs/weighing.md: what the answers to a question rest on, without any judgement of who is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from laut.records import Question
from laut.weighing.counting import NO_ORIGIN
from laut.weighing.relations import CONFLICT, RANGE, UPDATE, goes_on
from laut.weighing.tracing import Traced


def sourcing(question: Question, answers: Sequence[Traced]) -> Question:
    """The question with its facts, in the order of SOURCINGS.

    `one_named_origin`: one named institution stands behind all answers that name one. `several_origins`: two or more do at least.
    `contested`: two answers exclude each other, or an article quotes the figure to deny it. `changed`: a later count took the place of an
    earlier one. `withdrawn`: who gave the figure gave another one later for what does not go on. `attributed_to_nobody`: some answer is
    attributed, but to nobody who is named, and no answer names an origin. `unattributed`: every answer stands on its outlet's own word.
    """
    named = {i for a, answer in zip(answers, question.answers, strict=True) if not a.silent for i in answer.origin_ids}
    facts = {
        "one_named_origin": bool(named) and question.at_least == 1,
        "several_origins": question.at_least > 1,
        "contested": question.relation in (CONFLICT, RANGE) or bool(question.disputes),
        "changed": question.relation == UPDATE,
        "withdrawn": question.relation == UPDATE and not any(_running(a) for a in answers),
        "attributed_to_nobody": not named and any(a.open for a in answers),
        "unattributed": not named
        and all(answer.adds == NO_ORIGIN or a.copied for a, answer in zip(answers, question.answers, strict=True)),
    }
    return replace(question, sourcing=tuple(name for name, holds in facts.items() if holds))


def _running(answer: Traced) -> bool:
    ask = answer.told.given.ask
    return goes_on(ask.kind, ask.event, ask.measures)
