"""The terminal view: what it says, at every width, in a pipe, and of readings that lack things."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from bench.gold import GoldArticle, gold_reading
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from laut.errors import LanguageError
from laut.records import Claim, Document, Reading, Span, Unread
from laut.showing.page import Page, excerpt, sentence, wrapped
from laut.showing.terminal import show_reading
from laut.showing.wording import words
from tests.showing.sample import TEXT, reading


def printed(shown: Reading, ui: str = "de", width: int = 80, **options: object) -> str:
    """What a pipe of `width` columns gets."""
    out = io.StringIO()
    show_reading(shown, ui, Console(file=out, width=width, **options))  # type: ignore[arg-type]
    return out.getvalue()


def test_german_view_says_what_an_editor_needs() -> None:
    lines = printed(reading()).splitlines()
    assert lines[:2] == ["Brücke bei Kalmenau gesperrt", "Talpost · 06.05.2025 · 4 Zahlen, 1 ohne Quelle"]
    text = "\n".join(lines)
    for words_ in (
        "VOR DEM DRUCK PRÜFEN", " 1  ≥ 1.200 Pendler: nur ein Ursprung genannt", "Kalmenauer Bote ← Beamte ·", "„vermutlich“",
        " 2  niemandem zugeschrieben: Lastwagen", "1 Rechnung unauffällig",
        "ZAHLEN NACH URSPRUNG", "Beamte  ungenannt", "≥ 1.200  Pendler", "← Kalmenauer Bote", "4,2 Mio. Euro  Schaden", "30 %",
        "≥ 24  „Dutzende“ Lastwagen", "┄ Verkehrsamt", "Ohne Quelle", "AUSSAGEN", "gesagt 05.05.2025", "Niemandem zugeschrieben",
        "NICHT GELESEN", "← genannt  ┄ erschlossen · Wortlaut: laut show 1",
    ):  # fmt: skip
        assert words_ in text, words_
    assert "die Summe geht auf" not in text


def test_english_view_writes_numbers_and_days_as_english_readers_do() -> None:
    text = printed(reading(), "en")
    for words_ in ("CHECK BEFORE PRINTING", "6 May 2025 · 4 figures, 1 without a source", "≥ 1,200", "€4.2 million", "30%", "CLAIMS"):
        assert words_ in text, words_


def test_unknown_interface_language_is_an_error() -> None:
    with pytest.raises(LanguageError, match="de, en"):
        printed(reading(), "xx")


@pytest.mark.parametrize("width", [60, 72, 80, 100, 120, 200])
@pytest.mark.parametrize("ui", ["de", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, ui: str, gold: list[GoldArticle]) -> None:
    for shown in [reading(), *map(gold_reading, gold[:4])]:
        for line in printed(shown, ui, width).splitlines():
            assert cell_len(line) <= width
            assert line == line.rstrip()


def test_a_pipe_gets_no_escapes_and_a_terminal_the_same_words() -> None:
    plain = printed(reading())
    coloured = printed(reading(), force_terminal=True, color_system="truecolor")
    assert "\x1b" not in plain
    assert "\x1b" in coloured
    assert Text.from_ansi(coloured).plain.strip() == plain.strip()


def test_colour_is_never_red_or_green() -> None:
    coloured = printed(reading(), force_terminal=True, color_system="standard")
    assert not any(f"\x1b[{bold}{code}" in coloured for bold in ("", "1;", "2;", "3;") for code in ("31m", "32m", "91m", "92m"))


def test_an_output_that_cannot_write_the_signs_gets_others() -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="latin-1", errors="replace")
    show_reading(reading(), "de", Console(file=out, width=80))
    out.seek(0)
    text = out.read()
    assert "<- genannt  .. erschlossen" in text
    assert ">= 1.200" in text


def test_empty_reading_still_reads_well() -> None:
    text = printed(Reading(Document(""), ()))
    assert text.splitlines()[:2] == ["(ohne Titel)", "Medium nicht genannt · ohne Datum · keine Zahlen"]
    assert "Keine der Prüfungen hat angeschlagen." in text
    assert "Keine Zahlen gefunden." in text
    assert "NICHT GELESEN" not in text


def test_missing_date_says_how_many_times_stay_open() -> None:
    shown = reading()
    times = tuple(replace(t, start=None, end=None) for t in shown.times)
    text = printed(replace(shown, document=replace(shown.document, published=None), times=times))
    assert "ohne Datum der Veröffentlichung bleibt 1 Zeitangabe offen" in text


def test_four_hundred_claims_keep_their_margin() -> None:
    shown = reading()
    many = tuple(replace(shown.claims[0], id=f"c{i}") for i in range(1, 401))
    lines = printed(replace(shown, claims=many)).splitlines()
    heads = [line for line in lines if line.lstrip().startswith("c") and "←" in line]
    assert len(heads) == 400
    assert len({line.index("Kalmenauer") for line in heads}) == 1


def test_control_characters_never_reach_the_terminal() -> None:
    text = "\x1b[31mAlarm\x07 \u202eumgekehrt \ud800 a\x00b"
    shown = Reading(Document(text, title=text), (), claims=(Claim("c1", (Span(0, len(text)),), None, ((),), "asserts"),))
    out = printed(shown)
    assert not set(out) & {"\x1b", "\x07", "\u202e", "\ud800", "\x00"}
    assert "Alarm" in out


@given(st.text(max_size=200), st.integers(1, 60))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    page = Page(words("de"), Console(file=io.StringIO(), width=80))
    line = page.text(text)
    lines = wrapped(line, width)
    assert "".join("".join(part.plain.split()) for part in lines) == "".join(line.plain.split())
    assert all(part.cell_len <= max(2, width) for part in lines)


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300), st.integers(1, 80))
def test_sentence_and_excerpt_stay_inside_the_text(text: str, b: int, size: int, room: int) -> None:
    b = min(b, len(text))
    focus = Span(b, min(len(text), b + size))
    around = sentence(text, focus)
    assert 0 <= around.b <= focus.b <= focus.e <= around.e <= len(text)
    assert len(excerpt(text, around, focus, room)) <= max(room, 1) + 4


@settings(max_examples=30)
@given(st.text(max_size=2000))
def test_any_text_can_be_shown(text: str) -> None:
    claim = Claim("c1", (Span(0, len(text)),), None, ((),), "asserts")
    printed(Reading(Document(text, title=text, outlet=text), (), claims=(claim,)), width=60)


def test_excerpt_cuts_between_words() -> None:
    focus = Span(TEXT.index("1.200"), TEXT.index("1.200") + 5)
    found = excerpt(TEXT, sentence(TEXT, focus), focus, 40)
    assert "1.200" in found
    assert all(word.strip("… ") in TEXT.split() for word in found.split(" ") if word != "…")


def test_a_speaker_that_could_not_be_told_is_shown_by_his_words() -> None:
    shown = reading()
    words_ = Span(TEXT.index("Sollte"), TEXT.index("Sollte") + 6)
    last = replace(shown.attributions[4], speaker=(words_,))
    text = printed(replace(shown, attributions=(*shown.attributions[:4], last), unread=(Unread(words_, "speaker"),)))
    assert "Sprecher nicht sicher: „Sollte“" in text and "Niemandem zugeschrieben" not in text
    assert "1 Sprecher genannt, aber nicht sicher, wer es ist" in text


def test_figures_that_describe_a_speaker_need_no_source() -> None:
    shown = reading()
    asked = replace(shown.attributions[0], speaker=(Span(shown.figures[3].span.b, shown.figures[3].span.e + 10),))
    lines = printed(replace(shown, attributions=(asked, *shown.attributions[1:])))
    assert "4 Zahlen, alle mit Quelle" in lines and "Nicht mitgezählt" in lines
