"""`laut show ID`: the words that something stands on, marked in their sentence."""

from __future__ import annotations

import io

import pytest
from bench.gold import GoldArticle, gold_reading
from rich.console import Console

from laut.errors import LautError
from laut.records import Reading
from laut.showing.words import show_item
from tests.showing.sample import reading, span


def printed(shown: Reading, id: str, ui: str = "de", width: int = 80, **options: object) -> str:
    out = io.StringIO()
    show_item(shown, id, ui, Console(file=out, width=width, **options))  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("f1", ["f1  ≥ 1.200 Pendler", "⟦mindestens 1.200⟧ Pendler", "Kalmenauer Bote ← Beamte", "Stellen"]),
        ("f4", ["⟦Dutzende⟧ Lastwagen standen still.", "erschlossen", "Verkehrsamt"]),
        ("c1", ["„vermutlich“", "f1 ≥ 1.200", "t1 05.05.2025", "gesagt", "05.05.2025"]),
        ("a2", ["⟦gaben⟧ ⟦Beamte⟧ am Montag an", "Redewort", "„gaben“", "Sprecher", "indirekt"]),
        ("t1", ["05.05.2025", "DATE 2025-05-05", "⟦am Montag⟧"]),
        ("s2", ["Beamte", "ungenannt", "c1"]),
        ("1", ["w1  ≥ 1.200 Pendler: nur ein Ursprung genannt", "c1"]),
        ("2", ["w3  niemandem zugeschrieben", "⟦Dutzende Lastwagen⟧"]),
    ],
)
def test_show(id: str, expected: list[str]) -> None:
    text = " ".join(printed(reading(), id).split())
    for words in expected:
        assert " ".join(words.split()) in text, words


def test_offsets_are_those_of_the_reading() -> None:
    b, e = span("mindestens 1.200")
    assert f"{b}–{e}" in printed(reading(), "f1")


def test_marks_are_styles_on_a_terminal() -> None:
    text = printed(reading(), "f1", force_terminal=True, color_system="standard")
    assert "⟦" not in text
    assert "\x1b[1;4mmindestens 1.200\x1b[0m" in text


@pytest.mark.parametrize("id", ["zz", "99", "", "0"])
def test_unknown_id_is_an_error(id: str) -> None:
    with pytest.raises(LautError):
        printed(reading(), id)


def test_everything_in_the_gold_can_be_shown(gold: list[GoldArticle]) -> None:
    shown = gold_reading(gold[0])
    parts = (*shown.findings, *shown.claims, *shown.figures, *shown.attributions, *shown.times, *shown.sources)
    for part in parts:
        for line in printed(shown, part.id, "en", 60).splitlines():
            assert len(line) <= 60
