"""Our figures in NewsQuant's words: names of units, rates, ages and singulars."""

from __future__ import annotations

import pytest
from bench.newsquant import in_words

from laut.reading.figures import find_figures
from laut.text import analyse

SCORER = {"USD": "dollar", "percent": "percentage"}


@pytest.mark.parametrize(
    ("text", "unit", "counted"),
    [
        ("It turns at 900 rpm.", "revolutions per minute", None),
        ("It burns 40 kWh.", "kilowatt hour", None),
        ("It covers 12 square miles.", "square mile", None),
        ("It holds 9 cubic feet.", "cubic foot", None),
        ("Oil costs $80 per barrel.", "dollar per barrel", None),
        ("A 9-year-old boy sang.", "year of age", None),
        ("He stayed for 12 years.", "year", None),
        ("They found two viruses.", None, "virus"),
        ("They met 12 small companies.", None, "small company"),
    ],
)
def test_in_words(text: str, unit: str | None, counted: str | None) -> None:
    made = analyse(text, "en")
    told = in_words(made, find_figures(made)[0], SCORER)
    assert (told["unit"], told["counted"]) == (unit, counted)
