"""The arithmetic of the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.reading.times import days


@pytest.mark.parametrize(("year", "month", "day"), [(1961, 4, 2), (2000, 4, 23), (2011, 4, 24), (2024, 3, 31), (2025, 4, 20)])
def test_easter(year: int, month: int, day: int) -> None:
    assert days.easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("interval", "part", "expected"),
    [
        (days.years(2024, 2024), "START", (date(2024, 1, 1), date(2024, 4, 30))),
        (days.years(2024, 2024), "MID", (date(2024, 5, 1), date(2024, 8, 31))),
        (days.months(2024, 2), "END", (date(2024, 2, 21), date(2024, 2, 29))),
        (days.months(2024, 9), "START", (date(2024, 9, 1), date(2024, 9, 10))),
        ((date(2024, 5, 15), date(2024, 5, 15)), "END", (date(2024, 5, 15), date(2024, 5, 15))),
    ],
)
def test_part(interval: days.Interval, part: str, expected: days.Interval) -> None:
    assert days.part(interval, part) == expected


@given(st.dates(), st.sampled_from(["D", "W", "WE", "M", "Q", "H", "Y", "DE", "CE", "L"]))
def test_a_day_lies_in_its_unit(day: date, unit: str) -> None:
    start, end = days.unit_around(day, unit)
    assert start is None or end is None or unit == "WE" or start <= day <= end
    assert days.unit_value(day, unit)


@given(st.dates(), st.floats(-1e9, 1e9), st.sampled_from(["D", "W", "M", "Q", "H", "Y", "DE", "CE", "L", "TH"]))
def test_a_step_stays_in_the_calendar_or_is_none(day: date, n: float, unit: str) -> None:
    moved = days.shift(day, n, unit)
    assert moved is None or (moved >= day) == (n >= 0) or moved == day or abs(n) < 1


@pytest.mark.parametrize(("key", "expected"), [
    ("11-4-3", (date(2024, 11, 28), date(2024, 11, 28))),
    ("easter-2", (date(2024, 3, 29), date(2024, 3, 29))),
    ("12-25/12-26", (date(2024, 12, 25), date(2024, 12, 26))),
])  # fmt: skip
def test_feast(key: str, expected: days.Interval) -> None:
    assert days.feast(2024, key) == expected
