"""Routes and sheets in a terminal."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from laut.engines.local import read_document
from laut.records import Document, Reading
from laut.showing.terminal import show_reading
from laut.showing.words import show_item

TEXT = (
    "Laut der Reederei brachte der Frachter „Selma“ Weizen aus Odessa nach Beirut.\n\n"
    "Die Rakete Falke-2 hat eine Reichweite von 300 Kilometern. Der Hersteller gibt für die Rakete Falke-2 eine Reichweite von "
    "450 Kilometern an."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_document(Document(TEXT, language="de"))


def printed(reading: Reading, id: str | None, ui: str) -> str:
    out = StringIO()
    console = Console(file=out, width=80, highlight=False)
    if id is None:
        show_reading(reading, ui, console)
    else:
        show_item(reading, id, ui, console)
    return out.getvalue()


@pytest.mark.parametrize(("ui", "mode", "says"), [("de", "per Schiff", "die voneinander abweichen"), ("en", "by ship", "that differ")])
def test_a_page_has_routes_and_sheets(reading: Reading, ui: str, mode: str, says: str) -> None:
    page = printed(reading, None, ui)
    assert f"Odessa → Beirut · {mode} · Selma" in page
    assert "≠ 300 km  Reichweite" in page
    assert says in page


def test_what_is_not_there_has_no_section(reading: Reading) -> None:
    assert "WEGE" not in printed(read_document(Document("Es regnet.", language="de")), None, "de")


def test_a_route_and_a_sheet_are_shown_with_their_words(reading: Reading) -> None:
    assert "⟦" in printed(reading, "r1", "de")
    shown = printed(reading, "falke-2", "de")
    assert "f1 300 km ≠ f2 450 km" in " ".join(shown.split())
    assert "⟦300 Kilometern⟧" in shown
