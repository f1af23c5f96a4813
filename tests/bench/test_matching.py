"""How names and words are compared."""

from __future__ import annotations

from collections import Counter

import pytest
from bench.matching import best_first, f1, row, same_chain, same_name, share_name, words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tomke Eilers", "Eilers", True),
        ("die Reederei Nordlinie", "Reederei Nordlinie", True),
        ("südliche Beamte", "südlichen Beamten", True),
        ("Eilers", "Tomke Harms", False),
        ("Reederei", "Nordlinie Reederei AG", False),
        ("", None, True),
        ("Eilers", "", False),
    ],
)
def test_names_are_the_same_without_articles_and_endings_and_in_part(one: str, other: str | None, same: bool) -> None:
    assert same_name(one, other) == same_name(other, one) == same


def test_lists_of_names_share_one_or_are_both_empty() -> None:
    assert share_name(["Eilers", "Harms"], ["Imke Harms"])
    assert share_name([], [])
    assert not share_name([], ["Harms"])


def test_chains_are_the_same_link_by_link() -> None:
    assert same_chain([["Eilers", "Harms"], ["Bote"]], [["Imke Harms", "Tomke Eilers"], ["der Bote"]])
    assert not same_chain([["Eilers"]], [["Eilers"], ["Bote"]])


def test_words_stand_at_their_places() -> None:
    text = "Das Schiff „Wattläufer“, das Schiff"
    assert words(text, [[0, 10]]) == {(0, 3), (4, 10)}
    assert f1(words(text, [[0, 10]]), words(text, [[25, 35]])) == 0.0
    assert f1(words(text, [[0, 10]]), words(text, [[0, 24]])) == pytest.approx(4 / 5)


def test_the_best_match_goes_first_and_nothing_is_matched_twice() -> None:
    assert best_first([(0.6, 0, 0), (0.9, 0, 1), (0.8, 1, 1), (0.5, 1, 0)]) == [(0, 1), (1, 0)]


def test_a_row_of_nothing_is_zero() -> None:
    assert row("chain", Counter()) == {"name": "chain", "p": 0.0, "r": 0.0, "f1": 0.0, "hit": 0, "read": 0, "gold": 0}
