"""One way to read figures for all tests of this folder."""

from __future__ import annotations

from datetime import date

from laut.reading.figures import find_figures
from laut.reading.times import find_times
from laut.records import Figure
from laut.text import analyse


def read(text: str, language: str = "de") -> list[Figure]:
    """The figures of `text`, published on 5 May 2025."""
    made = analyse(text, language)
    return find_figures(made, find_times(made, date(2025, 5, 5)))
