"""`laut compare`: what it prints for people and as JSON, and what it says of inputs that it cannot take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Laut

SILO = Path(__file__).resolve().parents[2] / "examples" / "silo"
ONE, OTHER, ENGLISH = SILO / "01-agency.txt", SILO / "03-bote.txt", SILO / "04-courier.txt"


def test_two_articles_beside_each_other(laut: Laut) -> None:
    result = laut("compare", ONE, OTHER, "--ui", "de")
    assert (result.code, result.err) == (0, "")
    assert "ZAHLEN AUS BEIDEN" in result.out and "NUR IN A GEFUNDEN" in result.out and "NUR IN B GEFUNDEN" in result.out
    assert "49 % von A stehen Wort für Wort im anderen" in result.out
    assert "rund 4.200 Tonnen  Auenkorn Agrar" in result.out and "andere Tage" in result.out
    assert "beide  Kreispolizei Kellenau und Mareike Tönnes" in result.out


@pytest.mark.parametrize("ui", ["de", "en"])
def test_german_beside_english(laut: Laut, ui: str) -> None:
    out = laut("compare", OTHER, ENGLISH, "--ui", ui).out
    assert "Zwölf" in out and "Twelve" in out and ("gleich" if ui == "de" else "the same") in out


def test_json(laut: Laut) -> None:
    result = laut("compare", ONE, OTHER, "--json")
    told = json.loads(result.out)
    assert result.out == laut("compare", ONE, OTHER, "--json").out
    assert told["a"]["outlet"] == "dpa" and told["b"]["published"] == "2026-03-03"
    assert [row["relation"] for row in told["figures"]]


def test_one_of_the_two_on_standard_input(laut: Laut) -> None:
    result = laut("compare", ONE, "-", "--json", stdin=OTHER.read_bytes())
    assert result.code == 0 and json.loads(result.out)["b"]["outlet"] == "Kellenauer Bote"


def test_what_cannot_be_compared(laut: Laut, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("\n", encoding="utf-8")
    for arguments in (("-", "-"), (ONE, tmp_path / "none.txt"), (empty, ONE), (ONE,), (ONE, OTHER, "--ui", "tlh")):
        result = laut("compare", *arguments)
        assert result.code == 2 and result.out == "" and len(result.err.splitlines()) == 1, arguments
