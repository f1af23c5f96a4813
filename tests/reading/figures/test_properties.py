"""A number reads back to its value however it is written; no text raises, hangs, or gives a span that is not its words."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laut.reading.figures import find_figures
from laut.records import BOUNDS, ROLES
from laut.text import analyse
from laut.text.records import Sentence, Text
from tests.reading.figures.shared import read

ONES = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn"]
ONES += ["fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
EN_ONES = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"]
EN_ONES += ["fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
EN_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def german(n: int) -> str:
    """`n` below a million in one word."""
    if n >= 1000:
        return german(n // 1000) + "tausend" + german(n % 1000)
    if n >= 100:
        return ONES[n // 100] + "hundert" + german(n % 100)
    if n < 20:
        return ONES[n]
    return (ONES[n % 10] + "und" if n % 10 else "") + TENS[n // 10]


def english(n: int) -> str:
    """`n` below a million in words."""
    if n >= 1000:
        return (english(n // 1000) + " thousand " + english(n % 1000)).strip()
    if n >= 100:
        return EN_ONES[n // 100] + " hundred" + (" and " + english(n % 100) if n % 100 else "")
    if n < 20:
        return EN_ONES[n]
    return EN_TENS[n // 10] + ("-" + EN_ONES[n % 10] if n % 10 else "")


def value(text: str, language: str) -> float | None:
    """The value of the only figure."""
    found = read(text, language)
    assert len(found) == 1, (text, [f.text for f in found])
    return found[0].low


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 999_999))
def test_digits_and_words_mean_the_same(n: int) -> None:
    grouped = f"{n:,}"
    assert value(f"Es kamen {grouped.replace(',', '.')} Gäste.", "de") == n
    assert value(f"Es kamen {grouped.replace(',', chr(0x202F))} Gäste.", "de") == n
    assert value(f"They fed {grouped} guests.", "en") == n
    if n % 100 != 1:
        assert value(f"Es kamen {german(n)} Gäste.", "de") == n
    assert value(f"They fed {english(n)} guests.", "en") == n


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 999), st.integers(0, 99))
def test_decimals_with_scales(whole: int, part: int) -> None:
    de, en = f"{whole},{part:02d}", f"{whole}.{part:02d}"
    want = pytest.approx((whole + part / 100) * 1e6)
    assert value(f"Das kostet {de} Millionen Euro.", "de") == want
    assert value(f"Das kostet {de} Mio. Euro.", "de") == want
    assert value(f"It cost ${en} million.", "en") == want
    assert value(f"It cost ${en}m.", "en") == want


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["de", "en"]))
def test_any_text_is_read(text: str, language: str) -> None:
    check(analyse(text, language))


PIECES = """4 1.200 3,5 Millionen million bis to - – $ € % Prozent zwischen und von of ( ) , . mm a ein halbe half drei three § Artikel
Uhr : / Menschen people getötet killed ' “ + 0 hundred thousand mindestens over nearly Dutzend"""
PIECE = st.sampled_from([*re.split(r"\s+", PIECES), "\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PIECE, st.sampled_from(["", " "])), max_size=25), st.sampled_from(["de", "en"]))
def test_any_order_of_number_words_is_read(pieces: list[tuple[str, str]], language: str) -> None:
    text = "".join(a + b for a, b in pieces)
    check(Text(text, language, sentences=[Sentence(0, 0, len(text), 0, 0, 0)]))


def check(made: Text) -> None:
    """Spans slice their words; ends and vocabularies keep the contract."""
    for figure in find_figures(made):
        assert made.text[figure.span.b : figure.span.e] == figure.text
        assert figure.bound in BOUNDS
        assert figure.role is None or figure.role in ROLES
        assert figure.low is not None or figure.high is not None
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high


LONG = ["4 ", "1.000 bis ", "drei ", "(5 ", "12 Menschen und ", "$3 ", "a half ", "ein Mann ", "hundert", "tausend", "9", "0/"]


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("language", ["de", "en"])
def test_long_sentences_take_linear_time(piece: str, language: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        made = Text(text, language, sentences=[Sentence(0, 0, len(text), 0, 0, 0)])
        started = time.perf_counter()
        find_figures(made)
        return time.perf_counter() - started

    short, long = seconds(4_000), seconds(32_000)
    assert long < 40 * short + 0.5
