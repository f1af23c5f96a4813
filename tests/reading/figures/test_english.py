"""Whole English sentences: the thing behind the number, several figures beside one another, and what is none."""

from __future__ import annotations

import pytest

from tests.reading.figures.shared import read


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Twelve men, five women and a child drowned.", ["men", "women"]),
        ("The storm hurt 12 people, four of them badly.", ["people", "people"]),
        ("Police counted 14 suspected gang members and nine lookouts.", ["suspected gang members", "lookouts"]),
        ("Seven of the 16 former ministers signed.", ["former ministers", "former ministers"]),
        ("The union has 5,000 full-time and part-time drivers.", ["full-time and part-time drivers"]),
        ("Some 30 nurses stayed, ten are retired.", ["nurses", "nurses"]),
        ("The blast left 12 dead and 30 wounded.", ["dead", "wounded"]),
        ("A fleet of 40 and a crew of 900 left.", ["fleet", "crew"]),
        ("The 40-room inn has 12 two-bed suites.", ["room", "two-bed suites"]),
        ("Sales of 1,200 Model 3s and 90 F-150 trucks fell.", ["Model 3s", "F-150 trucks"]),
    ],
)
def test_things(text: str, things: list[str]) -> None:
    assert [f.counted for f in read(text, "en")] == things


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Profit slipped $12 million, or 4 percent, to $290 million.", ["change_by", "change_by", "change_to"]),
        ("Arrivals fell to 640 from 812.", ["change_to", "change_from"]),
        ("Output rose to 90 tonnes (99 tons) from 70 tonnes.", ["change_to", "measure", "change_from"]),
        ("Rates rose 25 basis points to 4.5 percent.", ["change_by", "change_to"]),
    ],
)
def test_changes(text: str, roles: list[str]) -> None:
    assert [f.role for f in read(text, "en")] == roles


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The 9-year-old weighs 30kg and is 4ft 2in tall.", ["year", "kg", "ft"]),
        ("Children under 14 and adults over 65 travel free.", ["year", "year"]),
        ("It was 31C in Ayr and 88F in Ohio.", ["°C", "°F"]),
        ("They paid Rs 40 crore, R2.5m, kr9,000 and ₦900.", ["INR", "ZAR", "krone", "NGN"]),
        ("The city owes 300 million of its 1.5 billion shekels.", ["ILS", "ILS"]),
        ("It owes 771 billion ($1tn).", [None, "USD"]),
        ("The dollar stood at $1.14. The total was up at 96.", ["USD", None]),
    ],
)
def test_units(text: str, units: list[str | None]) -> None:
    assert [f.unit for f in read(text, "en")] == units


@pytest.mark.parametrize(
    "text",
    [
        "He won 6-4 6-3.",
        "They drew 2-2.",
        "She is in her 30s.",
        "He drives an F-150.",
        "It airs at 9.30 on Channel 4.",
        "Odds of 7/2 were given.",
    ],
)
def test_no_figures(text: str) -> None:
    assert read(text, "en") == []
