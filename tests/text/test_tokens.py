"""Tokens: words, numbers and marks each as one."""

import pytest

from laut.text.tokens import tokens

CASES = [
    ("Die KN-23-Rakete hat 240-mm-Durchmesser.", "Die KN-23-Rakete hat 240-mm-Durchmesser .", "de"),
    (
        "Der X-Kanal meldet 14.000 Boote, 4,2 Tonnen und 15.809 Netze.",
        "Der X-Kanal meldet 14.000 Boote , 4,2 Tonnen und 15.809 Netze .",
        "de",
    ),
    ("Es kostet 40% oder $38million, 122mm dick, 1'200 Franken.", "Es kostet 40 % oder $ 38million , 122mm dick , 1'200 Franken .", "de"),
    ("Am 3. März (26.06.) kamen 10-15 Boote.", "Am 3. März ( 26.06. ) kamen 10 - 15 Boote .", "de"),
    ("Das gilt z.B. für Dr. Weber u. a. am 2025-03-01.", "Das gilt z.B. für Dr. Weber u. a. am 2025-03-01 .", "de"),
    (
        "Ost- und Westufer; https://kellenau.example/wehr, kurz kellenau.de.",
        "Ost- und Westufer ; https://kellenau.example/wehr , kurz kellenau.de .",
        "de",
    ),
    ("Das Spiel endete 3:1 um 12:30 Uhr...", "Das Spiel endete 3:1 um 12:30 Uhr ...", "de"),
    ("„Wie geht's?“, fragte Hale's Bruder.", "„ Wie geht's ? “ , fragte Hale's Bruder .", "de"),
    ("Hale’s dam isn't $3,500 or 4.5% of the U.S. total.", "Hale ’s dam isn't $ 3,500 or 4.5 % of the U.S. total .", "en"),
    ("The U.S.-backed plan by Ph.D. students at 5 p.m.", "The U.S.-backed plan by Ph.D. students at 5 p.m.", "en"),
]


@pytest.mark.parametrize(("text", "wanted", "language"), CASES)
def test_cut(text: str, wanted: str, language: str) -> None:
    assert " ".join(t.text for t in tokens(text, language)) == wanted


def test_space_and_offsets() -> None:
    found = tokens("Zwei  Boote\u00a0(alt).", "de")
    assert [(t.text, t.space) for t in found] == [("Zwei", False), ("Boote", True), ("(", True), ("alt", False), (")", False), (".", False)]
    assert all("Zwei  Boote\u00a0(alt)."[t.b : t.e] == t.text for t in found)


def test_fixed_space_in_numbers() -> None:
    assert [t.text for t in tokens("14\u00a0000 Boote und 3\u00a0Netze", "de")] == ["14\u00a0000", "Boote", "und", "3", "Netze"]
