"""A figure that nobody stands for, and that somebody calls wrong right behind it, is no answer."""

from __future__ import annotations

import pytest

import laut
from laut.weighing.brief import brief


def disputed(text: str, language: str) -> list[bool]:
    return [given.disputed for given in brief(laut.read_text(text, language=language)).given]


@pytest.mark.parametrize(
    "text",
    [
        "On social media, a figure of 40 dead circulated on Thursday. Arıkan called it false.",
        "On social media, a figure of 40 dead circulated. The port authority dismissed the number as a rumour.",
        "A figure of 40 dead circulated on Thursday, which the port authority called false.",
        "There was talk of 40 dead on Thursday. That is not true, the port authority said.",
    ],
)
def test_what_is_called_wrong(text: str) -> None:
    assert disputed(text, "en") == [True]


@pytest.mark.parametrize(
    "text",
    [
        "In den Netzen kursierte am Donnerstag die Zahl von 40 Toten. Die Hafenbehörde nannte das falsch.",
        "In den Netzen war von 40 Toten die Rede. Die Hafenbehörde wies das als falsch zurück.",
        "In den Netzen war von 40 Toten die Rede. Das dementierte die Hafenbehörde.",
        "In den Netzen war von 40 Toten die Rede, was die Hafenbehörde als unzutreffend bezeichnete.",
    ],
)
def test_was_falsch_genannt_wird(text: str) -> None:
    assert disputed(text, "de") == [True]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour master counted 40 dead. The ministry called it false.", "en"),
        ("On social media, a figure of 40 dead circulated. The port authority did not comment on it.", "en"),
        ("On social media, a figure of 40 dead circulated. The authority called it plausible.", "en"),
        ("Der Hafenmeister sprach von 40 Toten. Das Ministerium nannte das falsch.", "de"),
        ("In den Netzen war von 40 Toten die Rede. Die Hafenbehörde nannte das glaubhaft.", "de"),
        ("In den Netzen war von 40 Toten die Rede. Die Hafenbehörde nannte den Bericht über die Mole falsch, die Zahl nicht.", "de"),
    ],
)
def test_what_stays_somebodys_word(text: str, language: str) -> None:
    """The harbour master's figure stays his, whatever the ministry says."""
    assert disputed(text, language) == [False]
