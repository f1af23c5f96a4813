"""Blocks: what line breaks mean, and the kinds of blocks."""

import textwrap

import pytest

from laut.text import analyse
from laut.text.blocks import unwrapped

ARTICLE = """Kellenau baut neues Wehr

Von Mia Kolb
Blick vom Ostufer auf die Baustelle am Kellbach, im Hintergrund der Kran
Foto: Stadt Kellenau

Die Stadt hat lange gezögert. Nun beginnt der Bau.

Das Wehr soll 4,2 Millionen Euro kosten, wie die Stadt am Montag mitteilte. Der Rat hatte den Bau im März beschlossen.

Streit um die Kosten

Die Opposition hält das für zu viel. Sie verweist auf den Haushalt der Stadt und auf das Wehr in der Nachbargemeinde.

„Wir zahlen am Ende alle.“

Die Stadt plant nun dreierlei:
- ein Wehr
- eine Brücke
- einen Weg

Der Bau dauert zwei Jahre. Danach wird der Weg am Ufer wieder geöffnet, sagte eine Sprecherin.
"""


def kinds(text: str, language: str = "de") -> list[tuple[str, str]]:
    return [(b.kind, text[b.b : b.e]) for b in analyse(text, language).blocks]


def test_article() -> None:
    assert [k for k, _ in kinds(ARTICLE)] == [
        "title",
        "byline",
        "caption",
        "caption",
        "lead",
        "paragraph",
        "heading",
        "paragraph",
        "quotation",
        "paragraph",
        "list",
        "list",
        "list",
        "paragraph",
    ]


def test_hard_wrapped_text_is_joined() -> None:
    text = (
        "Die Stadt Kellenau hat am Montag mit dem Bau eines neuen Wehrs\nbegonnen. Das Wehr soll 4,2 Millionen Euro kosten und im Jahr\n"
        "2027 fertig sein. Der Rat hatte den Bau im vergangenen März mit\ngroßer Mehrheit beschlossen.\n\n"
        "Die Opposition hält die Kosten für zu hoch und verweist auf den\nHaushalt der Stadt.\n"
    )
    assert [k for k, _ in kinds(text)] == ["paragraph", "paragraph"]
    assert len(analyse(text, "de").sentences) == 4


def test_line_breaks_that_are_meant() -> None:
    text = "Erste Zeile mit einem ganzen Satz.\nZweite Zeile, viel länger als die erste, mit noch einem ganzen Satz darin.\nDritte.\n"
    assert len(kinds(text)) == 3


def test_place_line_stays_in_its_paragraph() -> None:
    text = (
        "Wehr wird gebaut\n\nKellenau (dpa) - Die Stadt baut ein Wehr. Das teilte sie mit.\n\nDer Bau beginnt im Mai.\n\nEr dauert lange."
    )
    assert kinds(text)[1] == ("paragraph", "Kellenau (dpa) - Die Stadt baut ein Wehr. Das teilte sie mit.")


def test_other_line_ends_and_spaces() -> None:
    text = "Titel des Textes\r\n\r\n\u00a0Ein Satz steht hier.\u00a0\r\n\r\nNoch einer.\r\n"
    assert [t for _, t in kinds(text)] == ["Titel des Textes", "Ein Satz steht hier.", "Noch einer."]


def test_dateline() -> None:
    text = "Wehr wird gebaut\n\nStand: 28. April 2025, 10:15 Uhr\n\nDie Stadt baut ein Wehr. Das teilte sie mit.\n\nEs wird teuer."
    assert kinds(text)[1][0] == "dateline"


def test_english_headline_with_a_full_stop() -> None:
    text = "Town begins work on dam.\n\nKELLENAU, July 19 (KPA) — The town began to build a dam on Monday, the mayor said.\n\nIt costs $4."
    assert [k for k, _ in kinds(text, "en")] == ["title", "paragraph", "paragraph"]


def test_first_paragraph_is_no_title() -> None:
    text = "Die Stadt Kellenau hat mit dem Bau eines Wehrs begonnen.\n\nDas teilte sie mit. Der Bau kostet viel Geld."
    assert [k for k, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_empty() -> None:
    assert kinds("") == [] and kinds(" \n\t\n") == []


@pytest.mark.parametrize("width", range(50, 80))
def test_a_wrapped_line_may_begin_with_a_number_or_a_dash(width: int) -> None:
    sentence = "Der Pegel stieg von 9 auf fast 12. Danach fiel er – und zwar um neun Zentimeter – wieder, sagte der Landrat dem Blatt."
    prose = " ".join([sentence] * 8)
    wrapped = textwrap.fill(prose, width)
    assert [k for k, _ in kinds(wrapped)] == ["paragraph"]
    assert unwrapped(wrapped) == prose


def test_line_breaks_that_mean_something_stay() -> None:
    assert unwrapped(ARTICLE) == ARTICLE
    assert unwrapped("") == ""
