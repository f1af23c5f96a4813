"""`--facts` on the command line and in the Python API."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import laut as api

from .conftest import Laut

ARTICLE = """---
title: Feuer in Auried
outlet: Talbote
published: 2025-07-09
language: de
---

Feuer in Auried

In Auried starben nach Angaben der Polizei 19 Menschen. Der Pegel in Auried erreichte 7,80 Meter.
"""


@pytest.fixture
def fire(tmp_path: Path) -> Path:
    path = tmp_path / "feuer.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text(
        "Gegenstand;Messgröße;Wert;Einheit;Quelle\nAuried;Tote;17;;Leitstelle\nAuried;Pegel;7,8;m;\nHolm;Tote;3;;\n", encoding="utf-8"
    )
    return path


def test_the_finding_is_listed_and_the_rows_are_counted(laut: Laut, fire: Path, sheet: Path) -> None:
    result = laut("read", fire, "--facts", sheet, "--ui", "de")
    assert (result.code, result.err) == (0, "")
    words = " ".join(result.out.split())
    assert "„19 Menschen“ (Polizei) weicht von Ihrer Liste ab. Dort steht zu Auried, Tote: „17“ (Leitstelle, liste.csv:2)" in words
    assert "Ihre Liste: 3 Zeilen, 2 verglichen, 1 mit Abweichung" in words


def test_show_opens_the_row(laut: Laut, fire: Path, sheet: Path) -> None:
    laut("read", fire, "--facts", sheet, "--ui", "de")
    for result in (laut("show", "1", "--ui", "de"), laut("show", "1", fire, "--facts", sheet, "--ui", "de")):
        assert "liste.csv:2 · Auried · Tote · 17 · Leitstelle" in " ".join(result.out.split())
    refused = laut("show", "1", "--facts", sheet)
    assert (refused.code, refused.err.count("\n")) == (2, 1)


def test_json_is_the_same_every_time_and_as_from_python(laut: Laut, fire: Path, sheet: Path) -> None:
    first, again = (laut("read", fire, "--facts", sheet, "--json").out for _ in range(2))
    assert first == again
    value = json.loads(first)
    assert [(fact["id"], fact["where"], bool(fact["differs"])) for fact in value["facts"]] == [
        ("u1", "liste.csv:2", True), ("u2", "liste.csv:3", False),
    ]  # fmt: skip
    assert [w["reference"] for w in value["findings"] if w["kind"] == "reference_mismatch"] == ["u1"]
    assert api.read(fire, facts=sheet).to_json() + "\n" == first
    made = api.Fact("", "Tote", "17", subject="Auried")
    assert [f.differs for f in api.read_text(ARTICLE.partition("---\n\n")[2], language="de", facts=[made]).facts] == [("f1",)]


def test_two_sheets(laut: Laut, fire: Path, sheet: Path) -> None:
    value = json.loads(laut("read", fire, "--facts", sheet, "--facts", sheet, "--json").out)
    assert [fact["id"] for fact in value["facts"]] == ["u1", "u2", "u4", "u5"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("measure,value\nkilled,viele\n", ":2: expected a number in column value, found 'viele'"),
        ("measure,valeu\nkilled,3\n", "expected a known column, found 'valeu'; write value"),
        ("", "found an empty sheet"),
    ],
)
def test_a_sheet_that_cannot_be_used_is_one_line_before_anything_is_read(
    laut: Laut, fire: Path, tmp_path: Path, content: str, message: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(content, encoding="utf-8")
    result = laut("read", fire, "--facts", path)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert message in result.err


def test_a_sheet_that_is_not_there(laut: Laut, fire: Path, tmp_path: Path) -> None:
    result = laut("read", fire, "--facts", tmp_path / "none.csv")
    assert result.code == 2
    assert "nothing at this path" in result.err
