"""The articles of our own writing: each is read, and what is read opens to its words."""

from __future__ import annotations

from pathlib import Path

import pytest

import laut

EXAMPLES = sorted(path for path in (Path(__file__).resolve().parents[1] / "examples").iterdir() if path.suffix in (".txt", ".html"))


def test_there_are_german_and_english_ones() -> None:
    languages = [laut.read(path).document.language for path in EXAMPLES]
    assert languages.count("de") >= 4
    assert languages.count("en") >= 2


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_reads(path: Path) -> None:
    reading = laut.read(path)
    text = reading.document.text
    assert reading.document.published and reading.document.outlet and reading.document.title
    assert len(reading.attributions) >= 8
    assert len(reading.figures) >= 10
    assert reading.times
    assert reading.claims
    for figure in reading.figures:
        assert text[figure.span.b : figure.span.e] == figure.text
    for time in reading.times:
        assert text[time.span.b : time.span.e] == time.text
    assert laut.read(path).to_json() == reading.to_json()


def test_the_press_review_has_one_origin_behind_three_papers() -> None:
    path = next(path for path in EXAMPLES if path.stem == "presseschau")
    kinds = {finding.kind for finding in laut.read(path).findings}
    assert "one_named_origin" in kinds
    assert "position_change" in kinds


def test_the_page_has_one_origin_behind_three_voices() -> None:
    """A page as it was saved: its menus, teasers, comments and cookie banner are not the article's words."""
    reading = laut.read(next(path for path in EXAMPLES if path.stem == "frachter"))
    assert (reading.document.outlet, reading.document.author, reading.document.title) == (
        "Hafenbote",
        "Svea Lund",
        "Was der Frachter „Brenna“ geladen hatte",
    )
    assert "one_named_origin" in {finding.kind for finding in reading.findings}
    assert reading.routes and reading.sheets
    assert not [words for words in ("Partner", "Lokalderby", "Dünger drin", "Alle Rechte") if words in reading.document.text]
    assert "April\t\tPort Salen" in reading.document.text
