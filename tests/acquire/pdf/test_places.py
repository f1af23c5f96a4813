"""Each word leads back to its page, its characters there and its box."""

from __future__ import annotations

from itertools import product
from typing import Any

import pypdfium2 as library
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from laut.acquire import from_bytes
from laut.records import Document

from .making import JUSTIFIED, Picture, broken, laid_out, paragraph

_ARTICLE = (
    ("title", "Der Deich bei Kellenau hält nicht mehr, und niemand weiß, warum"),
    ("byline", "Von Lena Brandt"),
    ("lead", "Der Wasserstand der Kelle ist seit Montag um zwei Meter gestiegen. Das Landratsamt ließ drei Orte räumen."),
    ("picture", ""),
    ("caption", "Helfer am Deich bei Kellenau. Foto: Olaf Kehr"),
    ("paragraph", "Nach Worten von Mia Kolb sind 1.200 Menschen betroffen; die Vor- und Nachsorge am Nord-Süd-Kanal reiche nicht."),
    ("heading", "Katastrophenschutz im Einsatz"),
    ("paragraph", "„Wir haben 14 Kilometer Deich gesichert“, sagte der Einsatzleiter – die Hochwasserschutzbehörde hatte gewarnt. " * 6),
    ("paragraph", "Die Bundesanstalt für Gewässerkunde rechnet mit weiter steigenden Wasserständen bis zum Wochenende. " * 8),
)  # fmt: skip


def article(columns: int = 1, hyphens: bool = False, times: int = 1, **more: Any) -> bytes:
    """The article above as a PDF, its running text `times` times."""
    story: list[Any] = []
    for kind, text in _ARTICLE:
        if kind == "picture":
            story.append(Picture())
        else:
            story += [paragraph(broken(text) if hyphens else text, kind, **(more if kind == "paragraph" else {}))] * (
                times if kind == "paragraph" else 1
            )
    return laid_out(story, columns, "Kellenauer Bote · Seite #", "Montag, 28. April 2025 – #", 60 if columns > 1 else 0)


def check_places(data: bytes, document: Document) -> None:
    """All words have places; at each place PDFium has these characters, in this box."""
    covered = sum(place.e - place.b for place in document.places)
    assert covered >= sum(len(word) for word in document.text.split())
    file = library.PdfDocument(data)
    pages: dict[int, Any] = {}
    for place in document.places:
        number = int(place.node.removeprefix("page "))
        page = pages.setdefault(number, file[number - 1].get_textpage())
        text = document.text[place.b : place.e]
        codes = [raw.FPDFText_GetUnicode(page.raw, place.at + i) for i in range(len(text))]
        assert "".join("-" if code == 2 else chr(code) for code in codes) == text
        assert place.box is not None
        left, bottom, right, top = place.box
        box = raw.FS_RECTF()
        for i in range(len(text)):
            assert raw.FPDFText_GetLooseCharBox(page.raw, place.at + i, box)
            assert left <= box.left + 0.001 and box.right <= right + 0.001
            assert bottom <= box.bottom + 0.001 and box.top <= top + 0.001
        bounded = page.get_text_bounded(left, bottom, right, top).replace("\ufffe", "-").replace("\x02", "-")
        assert text in bounded


@pytest.mark.parametrize(("columns", "hyphens", "justified"), list(product((1, 2, 3), (False, True), (False, True))))
def test_each_word_leads_back_to_its_page(columns: int, hyphens: bool, justified: bool) -> None:
    more = {"alignment": JUSTIFIED} if justified else {}
    data = article(columns, hyphens, 4, **more)
    document = from_bytes(data)
    check_places(data, document)
    assert {place.node for place in document.places} >= {"page 1", "page 2"}
    assert "Bote" not in document.text and "28. April" not in document.text
    assert "Hochwasserschutzbehörde" in document.text and "Vor- und Nachsorge am Nord-Süd-Kanal" in " ".join(document.text.split())


def test_a_broken_word_has_two_places() -> None:
    data = article(2, True, 2)
    document = from_bytes(data)
    pairs = [(a, b) for a, b in zip(document.places, document.places[1:], strict=False) if a.e == b.b]
    assert pairs
    assert all(document.text[a.e - 1].isalnum() or document.text[a.e - 1] == "-" for a, b in pairs)


def test_the_same_bytes_give_the_same_document() -> None:
    assert from_bytes(article(2, True)) == from_bytes(article(2, True))


_words = st.text(st.sampled_from("abcdeÄöß„“-–.,0123456789 ()"), min_size=1, max_size=300)


@settings(max_examples=25, deadline=None)
@given(st.lists(_words, min_size=1, max_size=6), st.integers(1, 3))
def test_any_words_lead_back(texts: list[str], columns: int) -> None:
    story = [paragraph("Der Damm ist am Abend gebrochen, sagte die Sprecherin der Stadt.")]
    data = laid_out(story + [paragraph(" ".join(text.split()) or "a") for text in texts], columns)
    check_places(data, from_bytes(data, language="de"))
