"""Positions over time, across articles."""

from __future__ import annotations

import random

import pytest

from laut.languages import known
from laut.weighing.turns import BEFORE, changes, stated, turns
from laut.weighing.turns import by_key as by_source
from laut.weighing.wording import say
from tests.weighing.turning import briefs, cases, turning

TURNED, UNTURNED = cases("turned"), cases("unturned")

NO = "„Aus unserem Werk gelangt keine Lauge in den Fluss“, sagte Ansgar Hollweg."
YES = "Ansgar Hollweg räumte ein, dass Lauge aus dem Werk in den Fluss gelangt."


@pytest.mark.parametrize("case", TURNED, ids=[c["name"] for c in TURNED])
def test_a_turn_is_found_with_both_quotes(case: dict) -> None:  # type: ignore[type-arg]
    (turn,) = turning(case["articles"])
    first, last = case["quotes"]
    texts = [text for _, _, text in case["articles"]]
    assert turn.before == case["before"]
    assert any(first in texts[0][b:e] or texts[0][b:e] in first for s in turn.earlier for b, e in s.statement.spans)
    assert any(last in texts[1][b:e] for s in turn.later for b, e in s.statement.spans)


@pytest.mark.parametrize("case", UNTURNED, ids=[c["name"] for c in UNTURNED])
def test_what_is_no_turn_is_none(case: dict) -> None:  # type: ignore[type-arg]
    assert turning(case["articles"]) == []


def test_all_articles_together_give_the_same_turns_in_any_order() -> None:
    articles = [a for case in TURNED + UNTURNED for a in case["articles"]]
    items = stated(briefs(articles), {})
    told = changes(items)
    for seed in range(3):
        shuffled = list(items)
        random.Random(seed).shuffle(shuffled)
        assert changes(shuffled) == told
    assert len(told) >= len(TURNED)


def test_what_is_said_again_belongs_to_the_same_turn() -> None:
    (turn,) = turning([("de", "2025-03-04", NO), ("de", "2025-03-06", NO), ("de", "2025-04-01", YES), ("de", "2025-04-03", YES)])
    assert len(turn.earlier) == 2 and len(turn.later) == 2


def test_who_denies_again_turns_again() -> None:
    days = ("2025-03-04", "2025-04-01", "2025-05-01", "2025-06-01")
    assert len(turning([("de", day, text) for day, text in zip(days, (NO, YES, NO, YES), strict=True)])) == 2


def test_what_is_admitted_on_the_day_of_its_denial_is_a_possible_turn() -> None:
    (turn,) = turning([("de", "2025-03-04", YES), ("de", "2025-03-04", NO)])
    assert not turn.sure and turn.before == "denies"


def test_positions_years_apart_are_not_set_against_each_other() -> None:
    assert turning([("de", "2021-03-04", NO), ("de", "2025-03-04", YES)]) == []


def test_copies_take_no_position() -> None:
    made = briefs([("de", "2025-03-04", NO), ("de", "2025-04-01", YES)])
    assert changes(stated(made, {made[1].article: made[0].article})) == []


def test_whose_denial_and_whose_confirmation_are_told_apart() -> None:
    other = "Gesche Lohmann räumte ein, dass Lauge aus dem Werk in den Fluss gelangt."
    assert turning([("de", "2025-03-04", NO), ("de", "2025-04-01", other)]) == []


def test_two_who_speak_together_turn_once() -> None:
    no = "The defence ministry of Norland and the interior ministry of Norland denied that drones had struck a market."
    yes = "The defence ministry of Norland and the interior ministry of Norland admitted that drones had struck a market."
    assert len(turning([("en", "2025-03-04", no), ("en", "2025-04-01", yes)])) <= 1


@pytest.mark.parametrize("ui", known())
def test_every_turn_has_words_in_every_language(ui: str) -> None:
    for case in TURNED:
        items = stated(briefs(case["articles"]), {})
        for key, some in by_source(items).items():
            for draft in turns(key, some):
                words = say(draft.draft, ui)
                assert "„" in words or "“" in words
                assert "{" not in words and len({article for article, _ in draft.places}) == 2


def test_every_side_turns_from_some_other_or_from_none() -> None:
    assert all(side not in befores for side, befores in BEFORE.items())
