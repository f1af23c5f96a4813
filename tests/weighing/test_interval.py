"""Interval arithmetic: what bounds allow, and when two intervals say the same."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.records import BOUNDS, Figure, Span
from laut.weighing.interval import Range, compare, slack, spread, stated

NUMBERS = st.floats(0, 1e12, allow_nan=False)
RANGES = st.tuples(NUMBERS, NUMBERS).map(lambda p: Range(min(p), max(p)))


def figure(low: float | None, high: float | None, bound: str) -> Figure:
    return Figure("f1", Span(0, 1), "x", low, high, bound)


@pytest.mark.parametrize(
    ("low", "high", "bound", "expected"),
    [
        (750, 750, "about", (675, 825)),
        (50, 50, "just_under", (45, 50)),
        (75, 75, "just_over", (75, 82.5)),
        (35, 35, "exact", (35, 35)),
        (2400, 2400, "exact", (2350, 2450)),
        (3.4e6, 3.4e6, "exact", (3.35e6, 3.45e6)),
        (15809, None, "at_least", (15809, inf)),
        (None, 60, "at_most", (-inf, 60)),
    ],
)
def test_a_bound_word_and_rounding_widen_a_figure(low: float | None, high: float | None, bound: str, expected: tuple[float, float]) -> None:
    assert spread(figure(low, high, bound)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((13500, 16500), (15809, inf), True),
        ((21600, 26400), (15809, inf), None),
        ((4.0e6, 5.22e6), (4.2e6, 5.8e6), None),
        ((600, 783), (600, 783), True),
        ((2600, 2620), (2350, 2450), False),
        ((12900, inf), (12600, 15400), True),
        ((100, inf), (105, inf), True),
        ((100, inf), (900, inf), None),
        ((-inf, 50), (60, inf), False),
    ],
)
def test_agreement_disjointness_and_the_part_between(a: tuple[float, float], b: tuple[float, float], expected: bool | None) -> None:
    assert compare(Range(*a), Range(*b)) is expected
    assert compare(Range(*b), Range(*a)) is expected


@given(RANGES, RANGES)
def test_comparing_is_symmetric_and_agrees_with_itself(a: Range, b: Range) -> None:
    assert compare(a, b) is compare(b, a)
    assert compare(a, a) is True


@given(NUMBERS, st.sampled_from(BOUNDS))
def test_what_a_figure_allows_holds_what_it_states(value: float, bound: str) -> None:
    low = None if bound in ("at_most", "less_than") else value
    high = None if bound in ("at_least", "more_than", "order_of_magnitude") else value
    f = figure(low, high, bound)
    assert spread(f).low <= stated(f).low and stated(f).high <= spread(f).high


@given(NUMBERS, st.booleans())
def test_rounding_is_small(value: float, mean: bool) -> None:
    assert 0 <= slack(value, mean) <= 0.03 * value + 1e-9
