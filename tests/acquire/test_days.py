from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.acquire.days import parse_day
from laut.errors import DateError


@pytest.mark.parametrize(
    "words",
    [
        "2025-04-28",
        "20250428",
        "28.04.2025",
        "28.4.2025",
        "28. 4. 2025",
        " 2025-04-28 ",
        "2025-04-28T23:30:00+02:00",
        "28.04.2025, 14:05 Uhr",
    ],
)
def test_forms_of_a_day(words: str) -> None:
    assert parse_day(words) == date(2025, 4, 28)


@pytest.mark.parametrize(
    "words", ["2025-02-30", "31.04.2025", "2025-13-01", "04/05/2025", "28.04.25", "2025", "", "x", "٢٠٢٥-٠٤-٢٨", "0000-01-01"]
)
def test_what_is_no_day(words: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_day(words, "article.txt")
    assert str(caught.value).startswith("article.txt: expected a day such as 2025-04-28")


@given(st.dates())
def test_every_day_reads_back(day: date) -> None:
    assert parse_day(day.isoformat()) == day == parse_day(f"{day.day}.{day.month}.{day.year:04}")


@given(st.text(max_size=40))
def test_no_text_does_more_than_fail(words: str) -> None:
    with suppress(DateError):
        parse_day(words)
