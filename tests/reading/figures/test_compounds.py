"""Heads of counted things in their dictionary form, and the parts of compounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut import languages
from laut.reading.figures.compounds import lemma, parts, split

LANGUAGES = ("de", "en")
LEMMAS = [(code, *pair) for code in LANGUAGES for pair in languages.toml(code, "compounds")["said"]["lemmas"]]
PARTS = [(code, *pair) for code in LANGUAGES for pair in languages.toml(code, "compounds")["said"]["examples"]]


@pytest.mark.parametrize(("code", "word", "wanted"), PARTS)
def test_parts_of_a_compound(code: str, word: str, wanted: str) -> None:
    assert " ".join(split(word, code)) == wanted


@pytest.mark.parametrize(("code", "phrase", "wanted"), LEMMAS)
def test_lemma_of_the_head(code: str, phrase: str, wanted: str) -> None:
    assert lemma(phrase, code) == wanted


def test_the_parts_of_a_phrase_are_those_of_its_head() -> None:
    assert parts("neue Artilleriegeschosse", "de") == ["Artillerie", "Geschoss"]
    assert parts("", "de") == [] and parts("...", "en") == []


@pytest.mark.parametrize("code", LANGUAGES)
@given(text=st.text(max_size=60))
def test_any_text_is_read(code: str, text: str) -> None:
    assert isinstance(lemma(text, code), str)
    assert all(isinstance(part, str) and part for part in split(text, code))


def test_a_word_without_end_is_left_whole() -> None:
    assert split("Haus" * 5000) == [lemma("Haus" * 5000, "de")] or len(split("Haus" * 5000)) == 1
