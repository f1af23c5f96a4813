"""Every example that stands beside the rules of measures."""

from __future__ import annotations

from typing import Any

import pytest

from laut import languages
from laut.engines.local import read_document
from laut.reading import read
from laut.records import Document, Sheet

LANGUAGES = ("de", "en")


def of(kind: str) -> list[Any]:
    """(language, example) of every language."""
    found = [(code, example) for code in LANGUAGES for example in languages.toml(code, "sheets")["examples"][kind]]
    return [pytest.param(code, example, id=f"{code}-{str(example)[:50]}") for code, example in found]


def rows(sheet: Sheet, figures: dict[str, str]) -> list[list[str]]:
    """The rows of a sheet as [words of the figure, measure, of]."""
    told = zip(sheet.rows, sheet.measures, sheet.of, strict=True)
    return [[figures[i], measure or "", part or ""] for i, measure, part in told]


@pytest.mark.parametrize(("code", "example"), of("yes"))
def test_measures_of_a_thing_are_a_sheet(code: str, example: list[Any]) -> None:
    reading = read(Document(example[0], language=code))
    figures = {f.id: f.text for f in reading.figures}
    assert [(s.subject, rows(s, figures)) for s in reading.sheets] == [(example[1], example[2])]
    assert reading.sheets[0].mentions


@pytest.mark.parametrize(("code", "example"), of("no"))
def test_no_sheet(code: str, example: str) -> None:
    assert read(Document(example, language=code)).sheets == ()


@pytest.mark.parametrize(("code", "example"), of("differ"))
def test_rows_that_differ(code: str, example: list[Any]) -> None:
    reading = read_document(Document(example[0], language=code))
    figures = {f.id: f.text for f in reading.figures}
    assert len(reading.sheets) == 1
    assert [[figures[a], figures[b]] for a, b in reading.sheets[0].discrepancies] == example[1]
