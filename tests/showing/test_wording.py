"""Numbers, days and lists in the reader's own writing; and that every language of the interface has every word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.languages import known, toml
from laut.records import BASES, BOUNDS, ROLES, SOURCE_KINDS, STANCES, TYPES, Figure, Span
from laut.showing.wording import NBSP, words


def figure(low: float | None, high: float | None, bound: str, unit: str | None = None, per: str | None = None) -> Figure:
    return Figure("f1", Span(0, 1), "viele", low, high, bound, unit, per=per)


@pytest.mark.parametrize(
    ("shown", "german", "english"),
    [
        (figure(15809, None, "at_least"), "≥ 15.809", "≥ 15,809"),
        (figure(4000, 4000, "about"), "~4.000", "~4,000"),
        (figure(4.2e6, 5.8e6, "between"), "4,2–5,8 Mio.", "4.2–5.8 million"),
        (figure(800000, 1.2e6, "between"), "800.000–1,2 Mio.", "800,000–1.2 million"),
        (figure(None, 1e6, "less_than"), "< 1 Mio.", "< 1 million"),
        (figure(1234567, 1234567, "exact"), "1.234.567", "1,234,567"),
        (figure(2.5e9, 2.5e9, "exact", "EUR"), "2,5 Mrd. Euro", "€2.5 billion"),
        (figure(52, 52, "just_over", "percent"), "gut 52 %", "just over 52%"),
        (figure(0.25, 0.25, "exact", "t"), "0,25 t", "0.25 t"),
        (figure(200 / 3, 200 / 3, "just_under", "percent"), "knapp 67 %", "just under 67%"),
        (figure(1, 1, "exact", "year"), "1 Jahr", "1 year"),
        (figure(3, 3, "exact", "year"), "3 Jahre", "3 years"),
        (figure(200000, 261000, "between", None, "month"), "200.000–261.000 je Monat", "200,000–261,000 per month"),
        (figure(-3, -3, "exact", "°C"), "-3 °C", "-3 °C"),
        (figure(None, None, "exact"), "viele", "viele"),
        (figure(2000, None, "order_of_magnitude"), "≥ 2.000", "≥ 2,000"),
        (figure(5, 5, "exact", "furlong", "lap"), "5 furlong je lap", "5 furlong per lap"),
    ],
)
def test_quantities(shown: Figure, german: str, english: str) -> None:
    assert words("de").quantity(shown).replace(NBSP, " ") == german
    assert words("en").quantity(shown).replace(NBSP, " ") == english


@given(st.floats(allow_nan=True, allow_infinity=True), st.sampled_from(["de", "en"]))
def test_any_number_can_be_written(value: float, ui: str) -> None:
    assert words(ui).number(value)


@given(st.integers(0, 999_999))
def test_whole_numbers_keep_every_digit(value: int) -> None:
    assert words("de").number(value).replace(".", "") == str(value)


def test_days_and_intervals() -> None:
    de, en, day = words("de"), words("en"), date(2025, 4, 3)
    assert de.interval(day, day) == "03.04.2025"
    assert en.interval(day, date(2025, 4, 5)) == "3 April 2025–5 April 2025"
    assert de.interval(None, day) == "→ 03.04.2025"
    assert de.interval(day, None) == "03.04.2025 →"
    assert de.interval(None, None) == "offen"


def test_marks_inside_quotation_marks_are_single() -> None:
    assert words("de").quoted("keine") == "„keine“"
    assert words("de").quoted("es gebe „keine“ mehr") == "„es gebe ‚keine‘ mehr“"
    assert words("en").quoted('he said "no"') == "“he said 'no'”"
    assert words("de").quoted("„keine“") == "„keine“"


def test_lists() -> None:
    assert words("de").joined([]) == ""
    assert words("de").joined(["A", "B", "C"]) == "A, B und C"


def leaves(data: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{key}.")
        else:
            yield path + key, value


def test_every_interface_language_has_the_same_words() -> None:
    own = ("plain.", "units.", "numbers.months", "quotes.inner")
    keys = {code: {key for key, _ in leaves(toml(code, "ui")) if not key.startswith(own)} for code in known()}
    assert len(set(map(frozenset, keys.values()))) == 1


@pytest.mark.parametrize("code", known())
def test_every_word_of_the_contract_has_a_word_of_the_interface(code: str) -> None:
    ui = toml(code, "ui")
    for section, names in (("bounds", BOUNDS), ("stances", STANCES), ("kinds", SOURCE_KINDS), ("types", TYPES), ("basis", BASES)):
        assert set(names) <= set(ui[section])
    assert set(ui["roles"]) <= set(ROLES)
    assert {"reported_speech", "quotation", "speaker", "open_quotation", "byline", "reviewed_claim"} == set(ui["unread"])


@pytest.mark.parametrize("code", known())
def test_every_base_of_a_rate_has_a_word_of_the_interface(code: str) -> None:
    bases = {base for language in known() for base in toml(language, "roles")["per"]["units"]}
    assert bases <= set(toml(code, "ui")["per"])
